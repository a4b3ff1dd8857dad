/* store.c - open a database, commit. */
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
	sk_buf_done(&s->shared);
	sk_buf_done(&s->key);
	free(s);
}

struct xc_db *
sk_store_db(struct sk_store *s)
{
	return s->db;
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
	return *o->warning || sk_store_warn(s, db, path, o->warning, err);
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
