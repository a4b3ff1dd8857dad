/* walk.c - the regular files below a path, in order of names (fts(3)). */
#include <errno.h>
#include <fts.h>
#include <stdlib.h>
#include <unicode/uchar.h>

#include "digest.h"
#include "walk.h"

enum { ID_MAX = 200 };

/* Can C, whose bytes are [P, Q), stand in an id?  Not white space, not a
 * control character, not what is no text (sk_field_check() agrees). */
static bool
walk_plain(uint32_t c, const char *p, const char *q)
{
	if (c == 0xFFFD && (q - p != 3 || memcmp(p, "\xEF\xBF\xBD", 3) != 0))
		return false;
	return c != '%' && !u_isUWhiteSpace((UChar32)c) &&
	       !u_iscntrl((UChar32)c);
}

/* Add S, the other characters percent-encoded. */
static bool
walk_encode(struct sk_buf *id, const char *s, struct sakuin_error *err)
{
	const char *end = s + strlen(s);

	while (s < end) {
		const char *p = s;
		uint32_t c = sk_utf8_next(&s, end);

		if (walk_plain(c, p, s)) {
			if (!sk_buf_add(id, p, (size_t)(s - p), err))
				return false;
			continue;
		}
		for (; p < s; p++)
			if (!sk_buf_printf(id, err, "%%%02X", (uint8_t)*p))
				return false;
	}
	return true;
}

static bool
walk_id(struct sk_buf *id, const char *base, const char *below,
	struct sakuin_error *err)
{
	char digest[65];

	sk_buf_clear(id);
	if (!walk_encode(id, base, err) || !walk_encode(id, below, err))
		return false;
	if (id->len <= ID_MAX)
		return true;
	sk_digest(sk_buf_str(id), digest);
	sk_buf_clear(id);
	return sk_buf_puts(id, digest, err);
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

bool
sk_walk(const char *given, struct sk_buf *root, sk_walk_fn *fn, void *ctx,
	struct sakuin_error *err)
{
	char *real = realpath(given, NULL);
	char *roots[2] = { real, NULL };
	FTS *fts;
	bool ok;

	if (!real)
		return sk_fail(err, SAKUIN_ENOTFOUND, "%s: %s; check the path",
			       given, strerror(errno));
	sk_buf_clear(root);
	fts = fts_open(roots, FTS_PHYSICAL | FTS_NOCHDIR, walk_order);
	ok = sk_buf_puts(root, real, err) && sk_buf_cstr(root, err) &&
	     (fts || sk_nomem(err)) && walk_run(fts, real, fn, ctx, err);
	if (fts)
		fts_close(fts);
	free(real);
	return ok;
}
