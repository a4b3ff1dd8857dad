// xapian_c_synonym.cc - synonyms, and which state of a database this is: see
// xapian_c.h.
#include "xapian_c_impl.h"

using namespace xc;

namespace
{

// Xapian 1.4 writes the length of a synonym in one byte, and reads nothing
// any more where it was longer; keys have the limit of terms.
void
check_synonym(sakuin_str s)
{
	if (s.len == 0 || s.len > XC_SYNONYM_MAX || memchr(s.ptr, '\0', s.len))
		throw Xapian::InvalidArgumentError(
			"a synonym that is empty, too long, or has a NUL");
}

uint32_t
no_count(const Xapian::TermIterator &)
{
	return 0;
}

} // namespace

bool
xc_synonym_keys(xc_db *db, sakuin_str prefix, xc_name_fn *fn, void *ctx,
		sakuin_error *err)
{
	return guard(err, [&] {
		return each_name(db->db.synonym_keys_begin(string(prefix)), fn,
				 ctx, err, no_count);
	});
}

bool
xc_synonyms(xc_db *db, sakuin_str key, xc_name_fn *fn, void *ctx,
	    sakuin_error *err)
{
	return guard(err, [&] {
		return each_name(db->db.synonyms_begin(string(key)), fn, ctx,
				 err, no_count);
	});
}

bool
xc_synonyms_set(xc_db *db, sakuin_str key, const sakuin_str *values,
		size_t count, sakuin_error *err)
{
	return guard(err, [&] {
		const std::string name = string(key);

		check_synonym(key);
		for (size_t i = 0; i < count; i++)
			check_synonym(values[i]);
		writer(db).clear_synonyms(name);
		for (size_t i = 0; i < count; i++)
			writer(db).add_synonym(name, string(values[i]));
		return true;
	});
}

bool
xc_state(const char *path, sk_buf *out, sakuin_error *err)
{
	return guard(err, [&] {
		const Xapian::Database db(path);

		return put(out,
			   db.get_uuid() + ":" +
				   std::to_string(db.get_revision()),
			   err);
	});
}
