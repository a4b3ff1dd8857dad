/* store_await.c - files with documents whose embargo will end.
 *
 * Such a document is not in the database, and its file may never change.  So
 * the day is kept with the path, and in the first run after it the file is
 * read as if it had changed. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "digest.h"
#include "store_impl.h"

void
sk_store_today(char out[SK_ADDED_SIZE])
{
	time_t now = time(NULL);
	struct tm day;

	gmtime_r(&now, &day);
	strftime(out, SK_ADDED_SIZE, "%Y-%m-%d", &day);
}

/* A key is SK_KEY_AWAITED, the day, a colon and the digest of the path, which
 * is the value. */
enum { AWAIT_DAY = 10, AWAIT_KEY = 6 + AWAIT_DAY + 1 + 64 + 1 };

bool
sk_store_await(struct sk_store *s, struct sakuin_str path, const char *until,
	       struct sakuin_error *err)
{
	char digest[65], key[AWAIT_KEY];

	sk_digest(path, digest);
	snprintf(key, sizeof key, "%s%s:%s", SK_KEY_AWAITED, until, digest);
	return xc_metadata_set(s->db, sk_str(key), path, err);
}

struct awaited {
	struct sakuin_str *keys;
	size_t count, cap;
	struct sk_arena arena;
};

static bool
await_key(void *ctx, struct sakuin_str key, uint32_t freq,
	  struct sakuin_error *err)
{
	struct awaited *a = ctx;

	(void)freq;
	if (key.len != AWAIT_KEY - 1)
		return true;
	return sk_grow(&a->keys, &a->cap, a->count + 1, sizeof *a->keys, err) &&
	       sk_arena_copy(&a->arena, key, &a->keys[a->count++], err);
}

/* All keys; read before any is changed. */
static bool
await_list(struct sk_store *s, struct awaited *a, struct sakuin_error *err)
{
	return xc_metadata_keys(s->db, sk_str(SK_KEY_AWAITED), await_key, a,
				err);
}

static void
await_done(struct awaited *a)
{
	free(a->keys);
	sk_arena_done(&a->arena);
}

bool
sk_store_await_nothing(struct sk_store *s, struct sakuin_str path,
		       struct sakuin_error *err)
{
	struct awaited a = { .count = 0 };
	char digest[65];
	bool ok = await_list(s, &a, err);

	sk_digest(path, digest);
	for (size_t i = 0; ok && i < a.count; i++)
		if (memcmp(a.keys[i].ptr + AWAIT_KEY - 1 - 64, digest, 64) == 0)
			ok = xc_metadata_set(s->db, a.keys[i], sk_str(""), err);
	await_done(&a);
	return ok;
}

bool
sk_store_embargo_over(struct sk_store *s, bool *over, struct sakuin_error *err)
{
	struct awaited a = { .count = 0 };
	char today[SK_ADDED_SIZE];
	bool ok = await_list(s, &a, err);

	sk_store_today(today);
	*over = false;
	for (size_t i = 0; ok && i < a.count; i++)
		*over |= memcmp(a.keys[i].ptr + strlen(SK_KEY_AWAITED), today,
				AWAIT_DAY) < 0;
	await_done(&a);
	return ok;
}

/* Forget what is known of the file at KEY, so that this run reads it. */
static bool
await_lift(struct sk_store *s, struct sakuin_str key, struct sakuin_error *err)
{
	struct sk_arena arena = { 0 };
	struct sk_buf path = { 0 };
	struct sk_file file;
	bool found = false;
	bool ok =
		xc_metadata_get(s->db, key, &path, err) &&
		sk_store_file(s, sk_buf_str(&path), &arena, &file, &found, err);

	if (ok && found) {
		file.mtime = 0;
		file.digest = sk_str("");
		ok = sk_store_put_file(s, &file, err);
	}
	ok = ok && xc_metadata_set(s->db, key, sk_str(""), err);
	sk_buf_done(&path);
	sk_arena_done(&arena);
	return ok;
}

bool
sk_store_lift_embargoes(struct sk_store *s, struct sakuin_error *err)
{
	struct awaited a = { .count = 0 };
	bool ok = await_list(s, &a, err);

	for (size_t i = 0; ok && i < a.count; i++)
		if (memcmp(a.keys[i].ptr + strlen(SK_KEY_AWAITED), s->today,
			   AWAIT_DAY) < 0)
			ok = await_lift(s, a.keys[i], err);
	await_done(&a);
	return ok;
}
