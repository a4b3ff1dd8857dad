/* store_writer.c - open a database for writing: made, stamped, mended. */
#include <stdlib.h>

#include "link.h"
#include "shards.h"
#include "source_key.h"
#include "store_correct.h"
#include "store_impl.h"

static bool
store_terms(struct sk_store *s, struct sakuin_error *err)
{
	s->terms = sk_terms_new_chain(s->without & SK_WITHOUT_READINGS
					      ? SK_SCHEMA_CHAIN_PLAIN
					      : SK_SCHEMA_CHAIN,
				      err);
	if (s->terms && s->without & SK_WITHOUT_POSITIONS)
		sk_terms_without_places(s->terms);
	return s->terms != NULL;
}

static bool
store_open_parts(struct sk_store *s, const struct sk_shards *shards,
		 const char *path, struct sakuin_error *err)
{
	if (shards->count == 1)
		return sk_shards_check(shards, &s->db, path, err);
	if (!sk_grow(&s->parts, &s->part_cap, shards->count, sizeof *s->parts,
		     err))
		return false;
	while (s->part_count < shards->count) {
		struct xc_db *part = xc_part(s->db, s->part_count, err);

		if (!part)
			return false;
		s->parts[s->part_count++] = part;
	}
	s->shards = true;
	return sk_shards_check(shards, s->parts, path, err);
}

/* The database PATH, or the shards that it has. */
static bool
store_open_writers(struct sk_store *s, const char *path,
		   struct sakuin_error *err)
{
	struct sk_shards shards;
	bool ok = sk_shards_list(path, &shards, err);

	if (ok)
		s->db = xc_open_writers(shards.paths, shards.count, err);
	if (ok && !s->db && sk_store_clear_unfinished(path))
		s->db = xc_open_writers(shards.paths, shards.count, err);
	if (ok && !s->db && err->code == SAKUIN_ELOCKED)
		sk_fail(err, SAKUIN_ELOCKED,
			"%s: another process is writing to it; wait until it "
			"ends",
			path);
	ok = ok && s->db && store_open_parts(s, &shards, path, err);
	sk_shards_done(&shards);
	return ok;
}

struct sk_store *
sk_store_open_writer(const char *path, struct sakuin_error *err)
{
	return sk_store_open_writer_without(path, 0, err);
}

struct sk_store *
sk_store_open_writer_without(const char *path, unsigned without,
			     struct sakuin_error *err)
{
	struct sk_store *s = calloc(1, sizeof *s);

	if (!s) {
		sk_nomem(err);
		return NULL;
	}
	sk_store_today(s->today);
	if (!store_open_writers(s, path, err) ||
	    !sk_store_stamp(s, path, without, err) || !store_terms(s, err) ||
	    !sk_store_mend(s, err) ||
	    !(s->matcher = sk_source_matcher_new(err)) ||
	    !(s->links = sk_links_new(s->matcher, err)) ||
	    !sk_store_load_corrections(s, err) ||
	    !sk_store_spell_begin(s, err)) {
		sk_store_close(s);
		return NULL;
	}
	return s;
}
