/* walk.c - the regular files below a path, in order of names (fts(3)). */
#include <errno.h>
#include <fts.h>
#include <stdlib.h>
#include <unicode/uchar.h>

#include "digest.h"
#include "walk.h"

enum { ID_MAX = 200 };

/* Is the character C at [P, Q) not what the bytes say? */
static bool
walk_ill_formed(uint32_t c, const char *p, const char *q)
{
	return c == 0xFFFD && (q - p != 3 || memcmp(p, "\xEF\xBF\xBD", 3) != 0);
}

/* Add S with bytes that are no UTF-8 percent-encoded and, if BLANKS, white
 * space, control characters and the percent sign too. */
static bool
walk_encode(struct sk_buf *out, struct sakuin_str s, bool blanks,
	    struct sakuin_error *err)
{
	const char *end = s.ptr + s.len;

	for (const char *p = s.ptr, *q = p; p < end; p = q) {
		uint32_t c = sk_utf8_next(&q, end);
		bool plain = !walk_ill_formed(c, p, q);

		if (blanks && (c == '%' || u_isUWhiteSpace((UChar32)c) ||
			       u_iscntrl((UChar32)c)))
			plain = false;
		if (plain && !sk_buf_add(out, p, (size_t)(q - p), err))
			return false;
		for (; !plain && p < q; p++)
			if (!sk_buf_printf(out, err, "%%%02X",
					   (unsigned)(unsigned char)*p))
				return false;
	}
	return true;
}

bool
sk_walk_text(struct sakuin_str path, struct sk_arena *arena,
	     struct sakuin_str *out, struct sakuin_error *err)
{
	struct sk_buf text = { 0 };
	bool ok = walk_encode(&text, path, false, err) &&
		  sk_arena_copy(arena, sk_buf_str(&text), out, err);

	sk_buf_done(&text);
	return ok;
}

/* An id that is too long becomes a digest. */
static bool
walk_shorten(struct sk_buf *id, struct sakuin_error *err)
{
	char digest[65];

	if (id->len <= ID_MAX)
		return true;
	sk_digest(sk_buf_str(id), digest);
	sk_buf_clear(id);
	return sk_buf_puts(id, digest, err);
}

static bool
walk_id(struct sk_buf *id, const char *base, const char *below,
	struct sakuin_error *err)
{
	sk_buf_clear(id);
	return walk_encode(id, sk_str(base), true, err) &&
	       walk_encode(id, sk_str(below), true, err) &&
	       walk_shorten(id, err);
}

bool
sk_walk_member(struct sakuin_str file, struct sakuin_str member,
	       struct sk_arena *arena, struct sakuin_str *id,
	       struct sakuin_error *err)
{
	struct sk_buf whole = { 0 };
	bool ok;

	*id = file;
	if (member.len == 0)
		return true;
	ok = sk_buf_add(&whole, file.ptr, file.len, err) &&
	     sk_buf_puts(&whole, "!/", err) &&
	     walk_encode(&whole, member, true, err) &&
	     walk_shorten(&whole, err) &&
	     sk_arena_copy(arena, sk_buf_str(&whole), id, err);
	sk_buf_done(&whole);
	return ok;
}

bool
sk_walk_file(struct sakuin_str path, struct sakuin_str id,
	     struct sakuin_str *file, struct sakuin_error *err)
{
	const char *slash = path.len ? memrchr(path.ptr, '/', path.len) : NULL;
	size_t from = slash ? (size_t)(slash - path.ptr) + 1 : 0;
	struct sakuin_str last = { path.ptr + from, path.len - from };
	struct sk_buf name = { 0 };
	bool ok = walk_encode(&name, last, true, err) &&
		  sk_buf_puts(&name, "!/", err);
	const char *at = ok && id.len
				 ? memmem(id.ptr, id.len, name.ptr, name.len)
				 : NULL;

	*file = id;
	if (at && (at == id.ptr || at[-1] == '/'))
		file->len = (size_t)(at - id.ptr) + name.len - 2;
	sk_buf_done(&name);
	return ok;
}

static int
walk_order(const FTSENT **a, const FTSENT **b)
{
	return strcmp((*a)->fts_name, (*b)->fts_name);
}

/* What FN is to hear of E: true to call it, with *ERROR set or NULL. */
static bool
walk_visit(FTS *fts, FTSENT *e, const char **error)
{
	*error = NULL;
	if (e->fts_level > 0 && e->fts_name[0] == '.') {
		fts_set(fts, e, FTS_SKIP);
		return false;
	}
	switch (e->fts_info) {
	case FTS_F:
		return true;
	case FTS_DNR:
	case FTS_ERR:
	case FTS_NS:
		*error = strerror(e->fts_errno);
		return true;
	case FTS_DC:
		*error = "a folder that contains itself";
		return true;
	default:
		return false;
	}
}

static bool
walk_run(FTS *fts, const char *root, sk_walk_fn *fn, void *ctx,
	 struct sakuin_error *err)
{
	const char *slash = strrchr(root, '/');
	const char *base = slash && slash[1] ? slash + 1 : root;
	size_t root_len = strlen(root);
	struct sk_buf id = { 0 };
	bool ok = true;

	for (FTSENT *e; ok && (e = fts_read(fts));) {
		const char *error;

		if (!walk_visit(fts, e, &error))
			continue;
		ok = walk_id(&id, base, e->fts_path + root_len, err) &&
		     fn(ctx, e->fts_path, sk_buf_str(&id), error, err);
	}
	sk_buf_done(&id);
	return ok;
}

/* The files at or below FROM, which is ROOT or below it. */
static bool
walk_from(const char *root, char *from, sk_walk_fn *fn, void *ctx,
	  struct sakuin_error *err)
{
	char *paths[2] = { from, NULL };
	FTS *fts = fts_open(paths, FTS_PHYSICAL | FTS_NOCHDIR, walk_order);
	bool ok = (fts || sk_nomem(err)) && walk_run(fts, root, fn, ctx, err);

	if (fts)
		fts_close(fts);
	return ok;
}

bool
sk_walk_from(const char *root, const char *from, sk_walk_fn *fn, void *ctx,
	     struct sakuin_error *err)
{
	char *copy = strdup(from);
	bool ok =
		(copy || sk_nomem(err)) && walk_from(root, copy, fn, ctx, err);

	free(copy);
	return ok;
}

bool
sk_walk(const char *given, struct sk_buf *root, sk_walk_fn *fn, void *ctx,
	struct sakuin_error *err)
{
	char *real = realpath(given, NULL);
	bool ok;

	if (!real)
		return sk_fail(err, SAKUIN_ENOTFOUND, "%s; check the path",
			       strerror(errno));
	sk_buf_clear(root);
	/* Closed before it is read, glibc's FTS leaks. */
	ok = sk_buf_puts(root, real, err) && sk_buf_cstr(root, err) &&
	     walk_from(real, real, fn, ctx, err);
	free(real);
	return ok;
}
