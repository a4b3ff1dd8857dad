/* store.c - open a database, check its stamps, commit. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "digest.h"
#include "link.h"
#include "shards.h"
#include "source_key.h"
#include "store_impl.h"
#include "stub.h"

void
sk_store_close(struct sk_store *s)
{
	if (!s)
		return;
	for (size_t i = 0; i < s->part_count; i++)
		xc_close(s->parts[i]);
	free(s->parts);
	xc_close(s->db);
	sk_terms_free(s->terms);
	sk_links_free(s->links);
	sk_corrections_free(s->corrections);
	sk_source_matcher_free(s->matcher);
	sk_table_done(&s->words);
	free(s->word_counts);
	sk_buf_done(&s->record);
	sk_buf_done(&s->line);
	sk_buf_done(&s->packed);
	sk_buf_done(&s->key);
	free(s);
}

struct xc_db *
sk_store_db(struct sk_store *s)
{
	return s->db;
}

bool
sk_store_compare(struct sk_store *s, struct xc_db *db,
		 const struct sk_stamp *ours, bool *same,
		 struct sakuin_error *err)
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
		if (!sk_store_compare(s, s->db, &stamps[i], &same, err))
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

/* A word of a later version is as good as none: the schema's number tells. */
bool
sk_store_without(struct sk_store *s, struct xc_db *db, unsigned *without,
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

/* One line about the first stamp that differs. */
static bool
store_warn(struct sk_store *s, struct xc_db *db, const char *path,
	   char *warning, struct sakuin_error *err)
{
	struct sk_stamp stamps[SK_STAMP_COUNT];
	struct xc_stats stats;
	unsigned without;

	if (!sk_store_without(s, db, &without, err) ||
	    !xc_stats(db, &stats, err))
		return false;
	sk_schema_stamps_without(stamps, without);
	/* Nothing has been put into it yet, not even stamps perhaps. */
	if (stats.last_docid == 0)
		return true;
	for (size_t i = 0; i < SK_STAMP_COUNT; i++) {
		bool same;

		if (!stamps[i].must_match && !stamps[i].mixes)
			continue;
		if (!sk_store_compare(s, db, &stamps[i], &same, err))
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

struct store_opening {
	struct sk_store *store;
	char *warning;
};

/* Each local database is opened alone too, for its metadata. */
static bool
store_add_part(void *ctx, const char *path, struct sakuin_error *err)
{
	struct store_opening *o = ctx;
	struct sk_store *s = o->store;
	struct xc_db *db;

	if (!sk_grow(&s->parts, &s->part_cap, s->part_count + 1,
		     sizeof *s->parts, err))
		return false;
	db = xc_open(&path, 1, err);
	if (!db)
		return false;
	s->parts[s->part_count++] = db;
	return *o->warning || store_warn(s, db, path, o->warning, err);
}

/* Which of PATHS can't be opened, and what to do. */
static void
store_blame(const char *const *paths, size_t count, struct sakuin_error *err)
{
	const char *path = NULL, *why = err->text;

	for (size_t i = 0; i < count && !path; i++) {
		struct xc_db *db = xc_open(&paths[i], 1, err);

		if (!db)
			path = paths[i];
		xc_close(db);
	}
	if (!path)
		return;
	if (strncmp(why, path, strlen(path)) == 0) {
		why += strlen(path);
		why += strspn(why, ": ");
	}
	if (access(path, F_OK) != 0)
		sk_fail(err, err->code,
			"%s: no such database; name another, or make it with "
			"sakuin index",
			path);
	else if (err->code == SAKUIN_ENOTFOUND)
		sk_fail(err, err->code,
			"%s: no Xapian database and no stub file (%s); name "
			"another",
			path, why);
	else
		sk_fail(err, err->code, "%s: %s; xapian-check may tell more",
			path, why);
}

struct sk_store *
sk_store_open(const char *const *paths, size_t count, char *warning,
	      struct sakuin_error *err)
{
	struct sk_store *s = calloc(1, sizeof *s);
	struct store_opening o = { s, warning };
	bool ok = s != NULL;

	*warning = '\0';
	if (!s) {
		sk_nomem(err);
		return NULL;
	}
	s->db = xc_open(paths, count, err);
	ok = s->db != NULL;
	if (!ok)
		store_blame(paths, count, err);
	for (size_t i = 0; ok && i < count; i++)
		ok = sk_stub_each(paths[i], store_add_part, &o, err);
	ok = ok && sk_shards_are_one(s->parts, s->part_count, &s->shards, err);
	if (!ok) {
		sk_store_close(s);
		return NULL;
	}
	return s;
}

void
sk_store_language(struct sk_store *s, const char *lang)
{
	sk_terms_language(s->terms, lang);
}

bool
sk_store_has_kanji(const struct sk_store *s)
{
	return sk_terms_has_kanji(s->terms);
}

bool
sk_store_commit_some(struct sk_store *s, struct sakuin_error *err)
{
	s->postings = 0;
	return sk_store_link(s, err) && sk_store_spell_later(s, err) &&
	       sk_store_flush(s, err);
}

bool
sk_store_commit(struct sk_store *s, struct sakuin_error *err)
{
	s->postings = 0;
	return sk_store_link(s, err) && sk_store_spell_now(s, err) &&
	       sk_store_flush(s, err);
}

bool
sk_store_key(struct sk_store *s, const char *key, struct sakuin_str name,
	     struct sakuin_str *out, struct sakuin_error *err)
{
	char digest[65];

	if (strlen(key) + name.len > SAKUIN_TERM_MAX) {
		sk_digest(name, digest);
		name = sk_str(digest);
	}
	sk_buf_clear(&s->key);
	if (!sk_buf_puts(&s->key, key, err) ||
	    !sk_buf_add(&s->key, name.ptr, name.len, err))
		return false;
	*out = sk_buf_str(&s->key);
	return true;
}
