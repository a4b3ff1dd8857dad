/* store_stamp.c - with what a database was made: compared and kept. */
#include <stdio.h>

#include "store_impl.h"

/* Compare the stamp of DB with ours.  *SAME is false, and s->line holds the
 * database's value, where they differ. */
static bool
store_compare(struct sk_store *s, struct xc_db *db, const struct sk_stamp *ours,
	      bool *same, struct sakuin_error *err)
{
	if (!xc_metadata_get(db, sk_str(ours->key), &s->line, err))
		return false;
	*same = sk_str_eq(sk_buf_str(&s->line), sk_str(ours->value));
	return true;
}

bool
sk_store_stamp_readings(struct sk_store *s, struct sakuin_error *err)
{
	struct sk_stamp stamps[SK_STAMP_COUNT];

	if (s->readings_stamped)
		return true;
	s->readings_stamped = true;
	sk_schema_stamps(stamps);
	for (size_t i = 0; i < SK_STAMP_COUNT; i++) {
		const char *value = stamps[i].value;
		bool same;

		if (!stamps[i].mixes)
			continue;
		if (!store_compare(s, s->db, &stamps[i], &same, err))
			return false;
		if (s->line.len)
			value = SK_STAMP_MIXED;
		if (!same && !xc_metadata_set(s->db, sk_str(stamps[i].key),
					      sk_str(value), err))
			return false;
	}
	return true;
}

/* The dictionaries differ: what is there is found as it was read. */
static void
store_warn_readings(const struct sk_store *s, const struct sk_stamp *ours,
		    const char *path, char *warning)
{
	snprintf(warning, 500,
		 "%.200s: its kanji were read with the dictionaries '%.*s', "
		 "here are '%s'; some names may be missed; install the same, "
		 "or rebuild it: sakuin export -d OLD | sakuin index -d NEW -",
		 path, (int)s->line.len, s->line.ptr, ours->value);
}

/* What DB goes without.  A word of a later version is as good as none: the
 * schema's number tells. */
static bool
store_without(struct sk_store *s, struct xc_db *db, unsigned *without,
	      struct sakuin_error *err)
{
	struct sakuin_error unknown;

	*without = 0;
	if (!xc_metadata_get(db, sk_str(SK_KEY_WITHOUT), &s->line, err))
		return false;
	if (!sk_schema_without(sk_buf_str(&s->line), without, &unknown))
		*without = 0;
	return true;
}

bool
sk_store_warn(struct sk_store *s, struct xc_db *db, const char *path,
	      char *warning, struct sakuin_error *err)
{
	struct sk_stamp stamps[SK_STAMP_COUNT];
	struct xc_stats stats;
	unsigned without;

	if (!store_without(s, db, &without, err) || !xc_stats(db, &stats, err))
		return false;
	sk_schema_stamps_without(stamps, without);
	/* Nothing has been put into it yet, not even stamps perhaps. */
	if (stats.last_docid == 0)
		return true;
	for (size_t i = 0; i < SK_STAMP_COUNT; i++) {
		bool same;

		if (!stamps[i].must_match && !stamps[i].mixes)
			continue;
		if (!store_compare(s, db, &stamps[i], &same, err))
			return false;
		if (same || (stamps[i].mixes && s->line.len == 0))
			continue;
		if (stamps[i].mixes)
			store_warn_readings(s, &stamps[i], path, warning);
		else if (s->line.len == 0)
			snprintf(warning, 500,
				 "%.200s: not made by sakuin; words are "
				 "searched, texts and files are not known",
				 path);
		else
			snprintf(warning, 500,
				 "%.200s: made with %s '%.*s', this is '%s'; "
				 "some words may be missed; rebuild it: sakuin "
				 "export -d OLD | sakuin index -d NEW -",
				 path, stamps[i].key, (int)s->line.len,
				 s->line.ptr, stamps[i].value);
		return true;
	}
	return true;
}

/* A new database goes without what it is told to, an old one without what it
 * was told. */
static bool
store_settle(struct sk_store *s, struct xc_db *db, const char *path, bool fresh,
	     unsigned without, struct sakuin_error *err)
{
	char was[40], wanted[40];

	if (!store_without(s, db, &s->without, err))
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

		if (!store_compare(s, db, &stamps[i], &same, err))
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

bool
sk_store_stamp(struct sk_store *s, const char *path, unsigned without,
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
