// xapian_c.cc - databases and search: see xapian_c.h.
//
// Documents are in xapian_c_document.cc, queries in xapian_c_query.cc and
// xapian_c_tree.cc.
#include "xapian_c_impl.h"

#include <exception>
#include <new>

using namespace xc;

namespace
{

// Xapian's message, with the remote end and the reason where it has them.
// get_error_string() may allocate, hence the guard.
void
complain(sakuin_error *err, sakuin_code code, const Xapian::Error &e,
	 const char *type = "") noexcept
{
	guard(err, [&] {
		const char *why = e.get_error_string();
		const char *where = e.get_context().c_str();

		return sk_fail(err, code, "%s%s%s%s%s%s%s%s", type,
			       *type ? ": " : "", where, *where ? ": " : "",
			       e.get_msg().c_str(), why ? " (" : "",
			       why ? why : "", why ? ")" : "");
	});
}

// Xapian commits by itself after some thousand documents and when a database
// is closed.  In a transaction it does not, so that only xc_commit() does.
void
begin(xc_db *db)
{
	db->writer.begin_transaction();
	db->in_transaction = true;
}

// COUNT databases as one.  Not all of Xapian's messages name the path.
bool
join(Xapian::Database *all, const char *const *paths, size_t count,
     sakuin_error *err)
{
	if (count == 0)
		return sk_fail(err, SAKUIN_EINVAL, "no database is named");
	for (size_t i = 0; i < count; i++) {
		if (guard(err, [&] {
			    all->add_database(Xapian::Database(paths[i]));
			    return true;
		    }))
			continue;
		return strstr(err->text, paths[i]) ? false
						   : sk_fail_at(err, paths[i]);
	}
	return true;
}

} // namespace

Xapian::WritableDatabase &
xc::writer(xc_db *db)
{
	if (!db->writable)
		throw Xapian::InvalidArgumentError(
			"the database was opened for reading only");
	xc_db *whole = db->whole ? db->whole : db;
	if (!whole->in_transaction)
		throw Xapian::InvalidOperationError(
			"an earlier commit failed; open the database again");
	whole->changed = true;
	return db->writer;
}

void
xc::translate(sakuin_error *err) noexcept
{
	try {
		throw;
	} catch (const Xapian::DatabaseLockError &e) {
		complain(err, SAKUIN_ELOCKED, e);
	} catch (const Xapian::DatabaseModifiedError &e) {
		complain(err, SAKUIN_EMODIFIED, e);
	} catch (const Xapian::DatabaseVersionError &e) {
		complain(err, SAKUIN_ESCHEMA, e);
	} catch (const Xapian::DatabaseOpeningError &e) {
		complain(err, SAKUIN_ENOTFOUND, e);
	} catch (const Xapian::DocNotFoundError &e) {
		complain(err, SAKUIN_ENOTFOUND, e);
	} catch (const Xapian::DatabaseCreateError &e) {
		complain(err, SAKUIN_EIO, e);
	} catch (const Xapian::NetworkError &e) {
		complain(err, SAKUIN_EIO, e);
	} catch (const Xapian::InvalidArgumentError &e) {
		complain(err, SAKUIN_EINVAL, e);
	} catch (const Xapian::QueryParserError &e) {
		complain(err, SAKUIN_EINVAL, e);
	} catch (const Xapian::SerialisationError &e) {
		complain(err, SAKUIN_EINVAL, e);
	} catch (const Xapian::WildcardError &e) {
		complain(err, SAKUIN_EINVAL, e);
	} catch (const Xapian::Error &e) {
		complain(err, SAKUIN_EDB, e, e.get_type());
	} catch (const std::bad_alloc &) {
		sk_nomem(err);
	} catch (const std::exception &e) {
		sk_fail(err, SAKUIN_EINTERNAL, "%s", e.what());
	} catch (...) {
		sk_fail(err, SAKUIN_EINTERNAL, "an unknown C++ exception");
	}
}

const char *
xc_version(void)
{
	return Xapian::version_string();
}

xc_db *
xc_open(const char *const *paths, size_t count, sakuin_error *err)
{
	return make<xc_db>(err, [&](xc_db &db) {
		return join(&db.db, paths, count, err);
	});
}

xc_db *
xc_open_writer(const char *path, sakuin_error *err)
{
	return xc_open_writers(&path, 1, err);
}

xc_db *
xc_open_writers(const char *const *paths, size_t count, sakuin_error *err)
{
	return make<xc_db>(err, [&](xc_db &db) {
		for (size_t i = 0; i < count; i++) {
			db.parts.emplace_back(paths[i],
					      Xapian::DB_CREATE_OR_OPEN);
			db.writer.add_database(db.parts.back());
		}
		db.db = db.writer;
		db.writable = true;
		begin(&db);
		return true;
	});
}

xc_db *
xc_part(xc_db *db, size_t part, sakuin_error *err)
{
	return make<xc_db>(err, [&](xc_db &one) {
		one.writer = db->parts.at(part);
		one.db = one.writer;
		one.writable = true;
		one.whole = db;
		return true;
	});
}

void
xc_close(xc_db *db)
{
	sakuin_error ignored;

	if (db && db->in_transaction)
		guard(&ignored, [&] {
			db->writer.cancel_transaction();
			return true;
		});
	delete db;
}

bool
xc_reopen(xc_db *db, sakuin_error *err)
{
	return guard(err, [&] {
		db->db.reopen();
		return true;
	});
}

bool
xc_commit(xc_db *db, sakuin_error *err)
{
	return guard(err, [&] {
		writer(db);
		db->in_transaction = db->changed = false;
		for (size_t i = db->parts.size(); i-- > 0;)
			db->parts[i].commit_transaction();
		begin(db);
		return true;
	});
}

bool
xc_changed(const xc_db *db)
{
	return db->changed;
}

bool
xc_stats(xc_db *db, struct xc_stats *out, sakuin_error *err)
{
	return guard(err, [&] {
		out->documents = db->db.get_doccount();
		out->last_docid = db->db.get_lastdocid();
		out->average_length = db->db.get_avlength();
		out->placed = db->db.has_positions();
		return true;
	});
}

bool
xc_metadata_get(xc_db *db, sakuin_str key, sk_buf *out, sakuin_error *err)
{
	return guard(err, [&] {
		return put(out, db->db.get_metadata(string(key)), err);
	});
}

bool
xc_metadata_set(xc_db *db, sakuin_str key, sakuin_str value, sakuin_error *err)
{
	return guard(err, [&] {
		writer(db).set_metadata(string(key), string(value));
		return true;
	});
}

bool
xc_metadata_keys(xc_db *db, sakuin_str prefix, xc_name_fn *fn, void *ctx,
		 sakuin_error *err)
{
	return guard(err, [&] {
		return each_name(db->db.metadata_keys_begin(string(prefix)), fn,
				 ctx, err, no_freq);
	});
}

bool
xc_terms(xc_db *db, sakuin_str prefix, xc_name_fn *fn, void *ctx,
	 sakuin_error *err)
{
	return guard(err, [&] {
		return each_name(db->db.allterms_begin(string(prefix)), fn, ctx,
				 err,
				 [](const Xapian::TermIterator &i) -> uint32_t {
					 return i.get_termfreq();
				 });
	});
}

bool
xc_terms_begin(xc_db *db, sakuin_str prefix, const sakuin_str *starts,
	       size_t count, bool *found, sakuin_error *err)
{
	return guard(err, [&] {
		const auto end = db->db.allterms_end(string(prefix));
		auto term = db->db.allterms_begin(string(prefix));

		for (size_t i = 0; i < count; i++) {
			const std::string start = string(starts[i]);

			if (term != end)
				term.skip_to(start);
			found[i] = term != end &&
				   (*term).compare(0, start.size(), start) == 0;
		}
		return true;
	});
}

bool
xc_postings(xc_db *db, sakuin_str term, xc_docid_fn *fn, void *ctx,
	    sakuin_error *err)
{
	return guard(err, [&] {
		const std::string name = string(term);

		for (auto i = db->db.postlist_begin(name);
		     i != db->db.postlist_end(name); ++i)
			if (!fn(ctx, *i, i.get_wdf(), err))
				return false;
		return true;
	});
}

bool
xc_term_freq(xc_db *db, sakuin_str term, uint32_t *out, sakuin_error *err)
{
	return guard(err, [&] {
		*out = db->db.get_termfreq(string(term));
		return true;
	});
}

bool
xc_compact(const char *const *from, size_t count, const char *to,
	   sakuin_error *err)
{
	return guard(err, [&] {
		Xapian::Database all;

		if (!join(&all, from, count, err))
			return false;
		all.compact(to, Xapian::Compactor::FULL);
		return true;
	});
}

size_t
xc_sortable(double value, char out[9])
{
	return Xapian::sortable_serialise_(value, out);
}

double
xc_sortable_decode(sakuin_str bytes)
{
	// Short enough for std::string to need no memory.
	return Xapian::sortable_unserialise(
		string({ bytes.ptr, bytes.len < 9 ? bytes.len : 9 }));
}

bool
xc_search(xc_db *db, const xc_query *query, const struct xc_search *options,
	  xc_hit_fn *fn, void *ctx, uint32_t *estimate, sakuin_error *err)
{
	return guard(err, [&] {
		const struct xc_search &o = *options;
		Xapian::Enquire enquire(db->db);

		enquire.set_query(query->query);
		enquire.set_weighting_scheme(
			Xapian::BM25Weight(o.k1, 0, o.k3, o.b, o.min_length));
		if (o.sort_by_value)
			enquire.set_sort_by_value_then_relevance(
				o.sort_slot, o.sort_descending);
		if (o.collapse)
			enquire.set_collapse_key(o.collapse_slot);

		Xapian::MSet set =
			enquire.get_mset(o.first, o.limit, o.check_at_least);
		std::vector<std::string> data;

		// The database may turn out to be modified here, and that
		// has to be known before the first hit is handed over.
		// (fetch() only helps with remote databases; of a later page
		// it reads what is not there, up to 1.4.22 at least.)
		if (o.first == 0)
			set.fetch();
		data.reserve(set.size());
		for (auto i = set.begin(); i != set.end(); ++i)
			data.push_back(i.get_document().get_data());
		if (estimate)
			*estimate = set.get_matches_estimated();
		for (auto i = set.begin(); i != set.end(); ++i) {
			Xapian::doccount rank = i.get_rank();
			xc_hit hit = { rank + 1, *i, i.get_weight(),
				       borrow(data[rank - o.first]) };

			if (!fn(ctx, &hit, err))
				return false;
		}
		return true;
	});
}
