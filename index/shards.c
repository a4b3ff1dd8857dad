/* shards.c - how a database in several parts is laid out, and whether it is
 * whole. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "digest.h"
#include "folder.h"
#include "shards.h"
#include "stub.h"

enum { STAMP_SIZE = 48 };

size_t
sk_shard_of(struct sakuin_str id, size_t count)
{
	char digest[65];

	if (count < 2)
		return 0;
	sk_digest(id, digest);
	digest[8] = '\0';
	return strtoul(digest, NULL, 16) % count;
}

/* ------------------------------------------------------------- the list */

static bool
shards_add(void *ctx, const char *path, struct sakuin_error *err)
{
	struct sk_shards *s = ctx;
	struct sakuin_str copy;

	if (!sk_arena_copy(&s->arena, sk_str(path), &copy, err) ||
	    !sk_grow(&s->paths, &s->cap, s->count + 1, sizeof *s->paths, err))
		return false;
	s->paths[s->count++] = copy.ptr;
	return true;
}

bool
sk_shards_list(const char *path, struct sk_shards *out,
	       struct sakuin_error *err)
{
	*out = (struct sk_shards){ .count = 0 };
	return sk_stub_each(path, shards_add, out, err) &&
	       (out->count > 0 || shards_add(out, path, err));
}

void
sk_shards_done(struct sk_shards *s)
{
	free(s->paths);
	sk_arena_done(&s->arena);
}

/* PATH, TAIL and, unless that is negative, NUMBER. */
static bool
shards_name(struct sk_buf *out, const char *path, const char *tail, int number,
	    struct sakuin_error *err)
{
	size_t len = strlen(path);

	while (len > 1 && path[len - 1] == '/')
		len--;
	sk_buf_clear(out);
	return sk_buf_add(out, path, len, err) && sk_buf_puts(out, tail, err) &&
	       (number < 0 || sk_buf_printf(out, err, "%d", number)) &&
	       sk_buf_cstr(out, err);
}

/* ------------------------------------------------------------ a new one */

/* The stub, which is written when all that it names is there. */
static bool
shards_stub(const char *folder, size_t count, struct sakuin_error *err)
{
	struct sk_buf name = { 0 };
	bool ok = shards_name(&name, folder, "/XAPIANDB", -1, err);
	FILE *f = ok ? fopen(name.ptr, "we") : NULL;

	if (f) {
		fputs("# The shards of a database of sakuin's: all of them, in "
		      "this order.\n",
		      f);
		for (size_t i = 0; i < count; i++)
			fprintf(f, "auto %zu\n", i);
		ok = fflush(f) == 0 && fsync(fileno(f)) == 0;
		ok = fclose(f) == 0 && ok;
	}
	if (ok && !f)
		ok = false;
	if (!ok && (name.ptr || f))
		sk_fail(err, SAKUIN_EIO, "%s/XAPIANDB: %s", folder,
			strerror(errno));
	sk_buf_done(&name);
	return ok;
}

static bool
shards_mark(struct xc_db *db, size_t count, struct sakuin_error *err)
{
	for (size_t i = 0; i < count; i++) {
		struct xc_db *part = xc_part(db, i, err);
		char stamp[STAMP_SIZE];
		bool ok;

		snprintf(stamp, sizeof stamp, "%zu/%zu", i, count);
		ok = part && xc_metadata_set(part, sk_str(SK_KEY_SHARD),
					     sk_str(stamp), err);
		xc_close(part);
		if (!ok)
			return false;
	}
	return xc_commit(db, err);
}

bool
sk_shards_fill(const char *folder, size_t count, struct sakuin_error *err)
{
	struct sk_shards s = { .count = 0 };
	struct sk_buf name = { 0 };
	struct xc_db *db = NULL;
	bool ok = true;

	for (size_t i = 0; ok && i < count; i++)
		ok = shards_name(&name, folder, "/", (int)i, err) &&
		     shards_add(&s, name.ptr, err);
	if (ok)
		db = xc_open_writers(s.paths, count, err);
	ok = db && shards_mark(db, count, err);
	xc_close(db);
	sk_shards_done(&s);
	sk_buf_done(&name);
	return ok && shards_stub(folder, count, err);
}

/* The folder MAKING, for the database PATH. */
static bool
shards_folder(const char *making, const char *path, struct sakuin_error *err)
{
	if (sk_folder_make(making))
		return true;
	if (errno == EEXIST)
		return sk_fail(err, SAKUIN_EIO,
			       "%s: it is in the way; move it, or name another "
			       "database",
			       making);
	return sk_fail(err, SAKUIN_EIO, "%s: making it failed: %s", path,
		       strerror(errno));
}

/* In a folder beside it, so that it is there as a whole or not at all. */
static bool
shards_make(const char *path, size_t count, struct sakuin_error *err)
{
	struct sk_buf making = { 0 };
	bool ok = shards_name(&making, path, ".making", -1, err);

	if (ok) {
		sk_folder_remove_left(making.ptr);
		ok = shards_folder(making.ptr, path, err) &&
		     sk_shards_fill(making.ptr, count, err);
		if (ok && rename(making.ptr, path) != 0)
			ok = sk_fail(err, SAKUIN_EIO,
				     "%s: there is something else: %s; name "
				     "another",
				     path, strerror(errno));
		if (ok)
			sk_folder_mark(path, false);
		else
			sk_folder_remove_left(making.ptr);
	}
	sk_buf_done(&making);
	return ok;
}

/* How many PATH has: 0 if there is no such database yet. */
static size_t
shards_count(const char *path, const struct sk_shards *s)
{
	struct stat st;

	if (s->count > 1 || stat(path, &st) != 0 || rmdir(path) == 0)
		return s->count > 1 ? s->count : 0;
	return 1;
}

bool
sk_shards_prepare(const char *path, size_t count, struct sakuin_error *err)
{
	struct sk_shards s = { .count = 0 };
	size_t has;
	bool ok;

	if (count == 0)
		return true;
	ok = sk_shards_list(path, &s, err);
	has = ok ? shards_count(path, &s) : 0;
	sk_shards_done(&s);
	if (!ok || has == count)
		return ok;
	if (has)
		return sk_fail(
			err, SAKUIN_ESCHEMA,
			"%s: made with %zu shard%s, not %zu; nothing was "
			"changed; leave --shards away, or make another: "
			"sakuin export -d %s | sakuin index -d NEW "
			"--shards %zu -",
			path, has, has == 1 ? "" : "s", count, path, count);
	return count == 1 || shards_make(path, count, err);
}

bool
sk_shards_compact(const char *const *from, size_t from_count, const char *to,
		  size_t count, struct sakuin_error *err)
{
	bool ok = true;

	for (size_t i = 0; ok && i < count; i++) {
		struct sk_shards s = { .count = 0 };
		struct sk_buf name = { 0 };

		for (size_t j = 0; ok && j < from_count; j++)
			ok = shards_name(&name, from[j], "/", (int)i, err) &&
			     shards_add(&s, name.ptr, err);
		ok = ok && shards_name(&name, to, "/", (int)i, err) &&
		     xc_compact(s.paths, s.count, name.ptr, err);
		sk_shards_done(&s);
		sk_buf_done(&name);
	}
	return ok && shards_stub(to, count, err);
}

/* ------------------------------------------------------- is it all here? */

struct stamp {
	bool is;
	size_t number, count;
};

static bool
stamp_read(struct xc_db *db, struct stamp *out, struct sakuin_error *err)
{
	struct sk_buf text = { 0 };
	bool ok = xc_metadata_get(db, sk_str(SK_KEY_SHARD), &text, err) &&
		  sk_buf_cstr(&text, err);

	*out = (struct stamp){ .is = false };
	if (ok)
		out->is = sscanf(text.ptr, "%zu/%zu", &out->number,
				 &out->count) == 2;
	sk_buf_done(&text);
	return ok;
}

static bool
shards_alone(const char *path, const struct stamp *stamp,
	     struct sakuin_error *err)
{
	return !stamp->is ||
	       sk_fail(err, SAKUIN_ESCHEMA,
		       "%s: shard %zu of a database of %zu; index into the "
		       "folder that has all of them",
		       path, stamp->number, stamp->count);
}

static bool
shards_missing(const char *path, size_t number, size_t count,
	       struct sakuin_error *err)
{
	return sk_fail(err, SAKUIN_ESCHEMA,
		       "%s: shard %zu of %zu is missing, or not in its place; "
		       "nothing was changed; put it back, and its line into "
		       "the file XAPIANDB, where all stand in order",
		       path, number, count);
}

bool
sk_shards_check(const struct sk_shards *s, struct xc_db *const *parts,
		const char *path, struct sakuin_error *err)
{
	struct stamp stamp;
	size_t all = 0;

	for (size_t i = 0; i < s->count; i++) {
		if (!stamp_read(parts[i], &stamp, err))
			return false;
		if (s->count == 1)
			return shards_alone(path, &stamp, err);
		if (!stamp.is)
			return sk_fail(err, SAKUIN_ESCHEMA,
				       "%s: a stub file of several databases; "
				       "index into one of them: %s",
				       path, s->paths[0]);
		if (stamp.number != i)
			return shards_missing(path, i, stamp.count, err);
		all = stamp.count;
	}
	return all == s->count || shards_missing(path, s->count, all, err);
}

bool
sk_shards_are_one(struct xc_db *const *parts, size_t count, bool *one,
		  struct sakuin_error *err)
{
	*one = true;
	for (size_t i = 0; *one && i < count; i++) {
		struct stamp stamp;

		if (!stamp_read(parts[i], &stamp, err))
			return false;
		*one = count == 1 ||
		       (stamp.is && stamp.number == i && stamp.count == count);
	}
	return true;
}

/* --------------------------------------------------------------- commits */

static bool
commit_read(struct xc_db *db, unsigned long long *out, struct sakuin_error *err)
{
	struct sk_buf text = { 0 };
	bool ok = xc_metadata_get(db, sk_str(SK_KEY_COMMIT), &text, err) &&
		  sk_buf_cstr(&text, err);

	*out = ok ? strtoull(text.ptr, NULL, 10) : 0;
	sk_buf_done(&text);
	return ok;
}

/* One more than any of them has. */
bool
sk_shards_tick(struct xc_db *const *parts, size_t count,
	       struct sakuin_error *err)
{
	unsigned long long most = 0, one;
	char text[STAMP_SIZE];

	for (size_t i = 0; i < count; i++) {
		if (!commit_read(parts[i], &one, err))
			return false;
		most = one > most ? one : most;
	}
	snprintf(text, sizeof text, "%llu", most + 1);
	for (size_t i = 0; i < count; i++)
		if (!xc_metadata_set(parts[i], sk_str(SK_KEY_COMMIT),
				     sk_str(text), err))
			return false;
	return true;
}

bool
sk_shards_in_step(struct xc_db *const *parts, size_t count, bool *in_step,
		  struct sakuin_error *err)
{
	unsigned long long first = 0, one;

	*in_step = true;
	for (size_t i = 0; i < count; i++) {
		if (!commit_read(parts[i], &one, err))
			return false;
		if (i == 0)
			first = one;
		*in_step = *in_step && one == first;
	}
	return true;
}
