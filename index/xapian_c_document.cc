// xapian_c_document.cc - what a database holds of a document: terms, data,
// values and the spelling of its words.
#include "xapian_c_impl.h"

#include <algorithm>
#include <map>
#include <set>

using namespace xc;

namespace
{

// Xapian looks only when it commits whether a term with NULs, which take two
// bytes each in its tables, fits, and then nothing can be committed any more.
void
check_term(sakuin_str term)
{
	size_t size = term.len;

	if (size == 0)
		throw Xapian::InvalidArgumentError("an empty term");
	if (size <= SAKUIN_TERM_MAX / 2)
		return; // NULs or not
	for (size_t i = 0; i < term.len && size <= SAKUIN_TERM_MAX; i++)
		size += term.ptr[i] == '\0';
	if (size > SAKUIN_TERM_MAX)
		throw Xapian::InvalidArgumentError(
			"a term of " + std::to_string(size) +
			" bytes; at most " + std::to_string(SAKUIN_TERM_MAX) +
			" fit, and NULs count twice");
}

// The postings of one term mostly follow each other, so that one string does
// for all of them.
Xapian::Document
document(const xc_document &doc)
{
	Xapian::Document made;
	std::string term;

	made.set_data(string(doc.data));
	for (size_t i = 0; i < doc.posting_count; i++) {
		const xc_posting &p = doc.postings[i];

		if (term.empty() || !sk_str_eq(p.term, borrow(term))) {
			check_term(p.term);
			term.assign(p.term.ptr, p.term.len);
		}
		if (p.position)
			made.add_posting(term, p.position, p.wdf);
		else
			made.add_term(term, p.wdf);
	}
	for (size_t i = 0; i < doc.value_count; i++)
		made.add_value(doc.values[i].slot, string(doc.values[i].bytes));
	return made;
}

// What a document has of one term.
struct Had {
	bool there = false;
	Xapian::termcount wdf = 0;
	std::set<Xapian::termpos> positions;
};

// What DOC has of the terms in MINUS.
std::map<std::string, Had>
had(const Xapian::Document &doc, const xc_document &minus)
{
	std::map<std::string, Had> terms;

	for (size_t i = 0; i < minus.posting_count; i++)
		terms[string(minus.postings[i].term)];
	for (auto t = doc.termlist_begin(); t != doc.termlist_end(); ++t) {
		auto found = terms.find(*t);

		if (found == terms.end())
			continue;
		found->second.there = true;
		found->second.wdf = t.get_wdf();
		found->second.positions.insert(t.positionlist_begin(),
					       t.positionlist_end());
	}
	return terms;
}

// Take away from DOC what MINUS has; what is not there is passed over.
void
take_away(Xapian::Document &doc, const xc_document &minus)
{
	std::map<std::string, Had> terms = had(doc, minus);

	for (auto &term : terms)
		if (term.second.there)
			doc.remove_term(term.first);
	for (size_t i = 0; i < minus.posting_count; i++) {
		const xc_posting &p = minus.postings[i];
		Had &has = terms[string(p.term)];

		has.wdf -= std::min<Xapian::termcount>(has.wdf, p.wdf);
		has.positions.erase(p.position);
	}
	for (const auto &term : terms) {
		for (Xapian::termpos position : term.second.positions)
			doc.add_posting(term.first, position, 0);
		if (term.second.wdf)
			doc.add_term(term.first, term.second.wdf);
	}
}

void
add(Xapian::Document &doc, const xc_document &plus)
{
	for (size_t i = 0; i < plus.posting_count; i++) {
		const xc_posting &p = plus.postings[i];

		check_term(p.term);
		if (p.position)
			doc.add_posting(string(p.term), p.position, p.wdf);
		else
			doc.add_term(string(p.term), p.wdf);
	}
	for (size_t i = 0; i < plus.value_count; i++)
		doc.add_value(plus.values[i].slot,
			      string(plus.values[i].bytes));
	if (plus.data.ptr)
		doc.set_data(string(plus.data));
}

} // namespace

bool
xc_document_terms(xc_db *db, uint32_t docid, xc_name_fn *fn, void *ctx,
		  sakuin_error *err)
{
	return guard(err, [&] {
		return each_name(db->db.termlist_begin(docid), fn, ctx, err,
				 [](const Xapian::TermIterator &i) -> uint32_t {
					 return i.get_wdf();
				 });
	});
}

bool
xc_document_data(xc_db *db, uint32_t docid, sk_buf *out, sakuin_error *err)
{
	return guard(err, [&] {
		return put(out, db->db.get_document(docid).get_data(), err);
	});
}

bool
xc_document_value(xc_db *db, uint32_t docid, uint32_t slot, sk_buf *out,
		  sakuin_error *err)
{
	return guard(err, [&] {
		return put(out, db->db.get_document(docid).get_value(slot),
			   err);
	});
}

bool
xc_put(xc_db *db, const xc_document *doc, uint32_t *docid, sakuin_error *err)
{
	return xc_put_part(db, 0, doc, docid, err);
}

// Of databases that are read as one, Xapian deals out the numbers in turn.
bool
xc_put_part(xc_db *db, size_t part, const xc_document *doc, uint32_t *docid,
	    sakuin_error *err)
{
	return guard(err, [&] {
		Xapian::WritableDatabase &w = writer(db);
		Xapian::Document made = document(*doc);
		auto count = static_cast<uint32_t>(db->parts.size());

		if (*docid) {
			w.replace_document(*docid, made);
			return true;
		}
		*docid = (db->parts.at(part).add_document(made) - 1) * count +
			 static_cast<uint32_t>(part) + 1;
		return true;
	});
}

bool
xc_touch(xc_db *db, uint32_t docid, sakuin_str data, const xc_value *value,
	 sakuin_error *err)
{
	return guard(err, [&] {
		Xapian::Document was = writer(db).get_document(docid);

		was.set_data(std::string(data.ptr, data.len));
		was.add_value(value->slot,
			      std::string(value->bytes.ptr, value->bytes.len));
		writer(db).replace_document(docid, was);
		return true;
	});
}

bool
xc_patch(xc_db *db, uint32_t docid, const xc_document *minus,
	 const xc_document *plus, sakuin_error *err)
{
	return guard(err, [&] {
		Xapian::Document doc = writer(db).get_document(docid);

		take_away(doc, *minus);
		add(doc, *plus);
		writer(db).replace_document(docid, doc);
		return true;
	});
}

bool
xc_delete(xc_db *db, uint32_t docid, sakuin_error *err)
{
	return guard(err, [&] {
		writer(db).delete_document(docid);
		return true;
	});
}

bool
xc_spelling_add(xc_db *db, sakuin_str word, int32_t count, sakuin_error *err)
{
	return guard(err, [&] {
		auto n = static_cast<uint32_t>(count);

		// Some words with NULs corrupt the table of Xapian 1.4.22.
		check_term(word);
		if (memchr(word.ptr, '\0', word.len))
			throw Xapian::InvalidArgumentError("a word with a NUL");
		if (count > 0)
			writer(db).add_spelling(string(word), n);
		else if (count < 0)
			writer(db).remove_spelling(string(word), 0u - n);
		return true;
	});
}

bool
xc_spelling_words(xc_db *db, xc_name_fn *fn, void *ctx, sakuin_error *err)
{
	return guard(err, [&] {
		return each_name(db->db.spellings_begin(), fn, ctx, err,
				 [](const Xapian::TermIterator &i) -> uint32_t {
					 return i.get_termfreq();
				 });
	});
}

bool
xc_spelling_suggest(xc_db *db, sakuin_str word, uint32_t edits, sk_buf *out,
		    sakuin_error *err)
{
	return guard(err, [&] {
		return put(out,
			   db->db.get_spelling_suggestion(string(word), edits),
			   err);
	});
}
