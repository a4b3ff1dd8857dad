/* store_writer.c - open a database for writing: made, stamped, mended. */
#include <stdlib.h>
#include <time.h>

#include "link.h"
#include "shards.h"
#include "source_key.h"
#include "store_correct.h"
#include "store_impl.h"

/* A new database goes without what it is told to, an old one without what it
 * was told. */
static bool
store_settle(struct sk_store *s, struct xc_db *db, const char *path, bool fresh,
	     unsigned without, struct sakuin_error *err)
{
	char was[40], wanted[40];

	if (!sk_store_without(s, db, &s->without, err))
		return false;
	if (without == 0 || without == s->without)
		return true;
	sk_schema_without_name(s->without, was);
	sk_schema_without_name(without, wanted);
	if (!fresh)
		return sk_fail(err, SAKUIN_ESCHEMA,
			       "%s: made without '%s', not without '%s'; leave "
			       "--without away, or index into a new database",
			       path, was, wanted);
	s->without = without;
	return xc_metadata_set(db, sk_str(SK_KEY_WITHOUT), sk_str(wanted), err);
}

/* A new database DB gets our stamps; an old one must have them. */
static bool
store_stamp_part(struct sk_store *s, struct xc_db *db, const char *path,
		 unsigned without, bool *fresh, struct sakuin_error *err)
{
	struct sk_stamp stamps[SK_STAMP_COUNT];
	struct xc_stats stats;

	sk_schema_stamps(stamps);
	if (!xc_stats(db, &stats, err) ||
	    !xc_metadata_get(db, sk_str(stamps[0].key), &s->line, err))
		return false;
	s->all_postings += (size_t)(stats.documents * stats.average_length);
	*fresh = s->line.len == 0;
	if (!store_settle(s, db, path, *fresh, without, err))
		return false;
	sk_schema_stamps_without(stamps, s->without);
	if (*fresh && stats.last_docid > 0)
		return sk_fail(err, SAKUIN_ESCHEMA,
			       "%s: this database was not made by sakuin; "
			       "index into another one",
			       path);
	for (size_t i = 0; i < SK_STAMP_COUNT; i++) {
		bool same;

		if (!sk_store_compare(s, db, &stamps[i], &same, err))
			return false;
		if (!same && s->line.len && stamps[i].must_match)
			return sk_fail(
				err, SAKUIN_ESCHEMA,
				"%s: made with %s '%.*s', this is '%s'; "
				"nothing was changed; rebuild it: sakuin "
				"export -d %s | sakuin index -d NEW -",
				path, stamps[i].key, (int)s->line.len,
				s->line.ptr, stamps[i].value, path);
		if (!same && !stamps[i].mixes &&
		    !xc_metadata_set(db, sk_str(stamps[i].key),
				     sk_str(stamps[i].value), err))
			return false;
	}
	return true;
}

static bool
store_stamp(struct sk_store *s, const char *path, unsigned without,
	    struct sakuin_error *err)
{
	size_t count = sk_store_part_count(s);
	bool any = false, fresh;

	for (size_t i = 0; i < count; i++) {
		if (!store_stamp_part(s, sk_store_part(s, i), path, without,
				      &fresh, err))
			return false;
		any |= fresh;
	}
	/* Whatever ends this run, the database is known for ours. */
	return !any || sk_store_flush(s, err);
}

static bool
store_terms(struct sk_store *s, struct sakuin_error *err)
{
	s->terms = sk_terms_new_chain(s->without & SK_WITHOUT_READINGS
					      ? SK_SCHEMA_CHAIN_PLAIN
					      : SK_SCHEMA_CHAIN,
				      err);
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
	time_t now = time(NULL);
	struct tm day;

	if (!s) {
		sk_nomem(err);
		return NULL;
	}
	gmtime_r(&now, &day);
	strftime(s->today, sizeof s->today, "%Y-%m-%d", &day);
	if (!store_open_writers(s, path, err) ||
	    !store_stamp(s, path, without, err) || !store_terms(s, err) ||
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
