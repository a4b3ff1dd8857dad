/* base.h - errors, bytes and memory for our own files.
 *
 * struct sk_buf owns bytes and refuses to grow past its limit.  struct
 * sk_arena owns everything made for one document or query and is freed in
 * one call.  Both are harmless to `done` when zeroed. */
#ifndef SK_BASE_H
#define SK_BASE_H

#include <string.h>

#include "sakuin.h"

#define SK_MUST_CHECK SAKUIN_MUST_CHECK

#ifdef __cplusplus
extern "C" {
#endif

/* Record a failure; always returns false, so: return sk_fail(err, ...). */
bool sk_fail(struct sakuin_error *err, enum sakuin_code code, const char *fmt,
	     ...) SAKUIN_PRINTF(3, 4);
/* The same for an allocation that failed. */
bool sk_nomem(struct sakuin_error *err);
/* Put "WHERE: " before the message of *err; returns false. */
bool sk_fail_at(struct sakuin_error *err, const char *where);

static inline struct sakuin_str
sk_str(const char *s)
{
	struct sakuin_str r = { s, s ? strlen(s) : 0 };

	return r;
}

static inline bool
sk_str_eq(struct sakuin_str a, struct sakuin_str b)
{
	return a.len == b.len && (a.len == 0 || !memcmp(a.ptr, b.ptr, a.len));
}

/* strcmp order, bytes unsigned, shorter first. */
int sk_str_cmp(struct sakuin_str a, struct sakuin_str b);

/* Growable bytes.  `max` 0 means SK_BUF_MAX. */
struct sk_buf {
	char *ptr;
	size_t len, cap, max;
};

#define SK_BUF_MAX ((size_t)1 << 30)

void sk_buf_done(struct sk_buf *b);
static inline void
sk_buf_clear(struct sk_buf *b)
{
	b->len = 0;
}
static inline struct sakuin_str
sk_buf_str(const struct sk_buf *b)
{
	struct sakuin_str r = { b->ptr, b->len };

	return r;
}
/* Make room for MORE bytes after len, and one for a NUL. */
SK_MUST_CHECK bool sk_buf_reserve(struct sk_buf *b, size_t more,
				  struct sakuin_error *err);
SK_MUST_CHECK bool sk_buf_add(struct sk_buf *b, const void *bytes, size_t len,
			      struct sakuin_error *err);
SK_MUST_CHECK bool sk_buf_puts(struct sk_buf *b, const char *s,
			       struct sakuin_error *err);
SK_MUST_CHECK bool sk_buf_putc(struct sk_buf *b, char c,
			       struct sakuin_error *err);
SK_MUST_CHECK bool sk_buf_printf(struct sk_buf *b, struct sakuin_error *err,
				 const char *fmt, ...) SAKUIN_PRINTF(3, 4);
/* NUL-terminate (not counted in len) and return the bytes, "" if empty. */
SK_MUST_CHECK const char *sk_buf_cstr(struct sk_buf *b,
				      struct sakuin_error *err);

/* Memory that is freed all at once. */
struct sk_arena {
	struct sk_arena_block *blocks;
	size_t used;
};

void sk_arena_done(struct sk_arena *a);
/* Forget everything but keep the first block for the next document. */
void sk_arena_reset(struct sk_arena *a);
/* SIZE zeroed bytes, aligned for any type; NULL with *err set. */
SK_MUST_CHECK void *sk_arena_alloc(struct sk_arena *a, size_t size,
				   struct sakuin_error *err);
/* COUNT zeroed elements of SIZE bytes; checks the product. */
SK_MUST_CHECK void *sk_arena_array(struct sk_arena *a, size_t count,
				   size_t size, struct sakuin_error *err);
/* Copy S, with a NUL behind it, and point *OUT at the copy. */
SK_MUST_CHECK bool sk_arena_copy(struct sk_arena *a, struct sakuin_str s,
				 struct sakuin_str *out,
				 struct sakuin_error *err);

/* Grow the array *P of *CAP elements of SIZE bytes so that it holds NEED. */
SK_MUST_CHECK bool sk_grow(void *p, size_t *cap, size_t need, size_t size,
			   struct sakuin_error *err);

/* The code point at *P < END of valid UTF-8; moves *P behind it.  Ill-formed
 * bytes give U+FFFD, once for each start of a character that breaks off and
 * for each byte that starts none (Unicode 3.9, maximal subparts). */
uint32_t sk_utf8_next_long(const char **p, const char *end); /* any */
static inline uint32_t
sk_utf8_next(const char **p, const char *end)
{
	const unsigned char *s = (const unsigned char *)*p;

	if (s[0] < 0x80) {
		*p += 1;
		return s[0];
	}
	/* Han, kana and Hangul; 0xED may begin a surrogate. */
	if (s[0] >= 0xE1 && s[0] <= 0xEF && end - *p >= 3 &&
	    (s[1] & 0xC0) == 0x80 && (s[2] & 0xC0) == 0x80 &&
	    (s[0] != 0xED || s[1] < 0xA0)) {
		*p += 3;
		return (s[0] & 0x0Fu) << 12 | (s[1] & 0x3Fu) << 6 |
		       (s[2] & 0x3Fu);
	}
	return sk_utf8_next_long(p, end);
}
/* Write C to OUT (room for 4 bytes); returns the bytes written. */
size_t sk_utf8_put(char *out, uint32_t c);

#ifdef __cplusplus
}
#endif
#endif
