// xapian_c_synonyms.cc - the synonyms in a database: see xapian_c.h.
#include "xapian_c_impl.h"

using namespace xc;

bool
xc_synonyms(xc_db *db, sakuin_str key, xc_name_fn *fn, void *ctx,
	    sakuin_error *err)
{
	return guard(err, [&] {
		return each_name(db->db.synonyms_begin(string(key)), fn, ctx,
				 err, no_freq);
	});
}

bool
xc_synonym_keys(xc_db *db, sakuin_str prefix, xc_name_fn *fn, void *ctx,
		sakuin_error *err)
{
	return guard(err, [&] {
		return each_name(db->db.synonym_keys_begin(string(prefix)), fn,
				 ctx, err, no_freq);
	});
}
