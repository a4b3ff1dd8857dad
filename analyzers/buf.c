/* buf.c - growable bytes with a limit, and small helpers for strings. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base.h"

int
sk_str_cmp(struct sakuin_str a, struct sakuin_str b)
{
	size_t len = a.len < b.len ? a.len : b.len;
	int order = len ? memcmp(a.ptr, b.ptr, len) : 0;

	return order ? order : (a.len > b.len) - (a.len < b.len);
}

void
sk_buf_done(struct sk_buf *b)
{
	free(b->ptr);
	*b = (struct sk_buf){ .max = b->max };
}

bool
sk_buf_reserve(struct sk_buf *b, size_t more, struct sakuin_error *err)
{
	size_t max = b->max ? b->max : SK_BUF_MAX, cap = b->cap;
	char *ptr;

	if (more >= max || b->len >= max - more)
		return sk_fail(err, SAKUIN_EINVAL,
			       "more than %zu bytes in one piece; split it",
			       max);
	if (b->len + more < b->cap)
		return true;
	cap = cap > max / 2 ? max : 2 * cap;
	if (cap < b->len + more + 1)
		cap = b->len + more + 1;
	if (cap < 64)
		cap = 64;
	ptr = realloc(b->ptr, cap);
	if (!ptr)
		return sk_nomem(err);
	b->ptr = ptr;
	b->cap = cap;
	return true;
}

bool
sk_buf_add(struct sk_buf *b, const void *bytes, size_t len,
	   struct sakuin_error *err)
{
	if (len == 0)
		return true;
	if (!sk_buf_reserve(b, len, err))
		return false;
	memcpy(b->ptr + b->len, bytes, len);
	b->len += len;
	return true;
}

bool
sk_buf_puts(struct sk_buf *b, const char *s, struct sakuin_error *err)
{
	return sk_buf_add(b, s, strlen(s), err);
}

bool
sk_buf_putc(struct sk_buf *b, char c, struct sakuin_error *err)
{
	return sk_buf_add(b, &c, 1, err);
}

bool
sk_buf_printf(struct sk_buf *b, struct sakuin_error *err, const char *fmt, ...)
{
	va_list ap;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	if (n < 0)
		return sk_fail(err, SAKUIN_EINTERNAL, "bad format '%s'", fmt);
	if (!sk_buf_reserve(b, (size_t)n, err))
		return false;
	va_start(ap, fmt);
	vsnprintf(b->ptr + b->len, (size_t)n + 1, fmt, ap);
	va_end(ap);
	b->len += (size_t)n;
	return true;
}

const char *
sk_buf_cstr(struct sk_buf *b, struct sakuin_error *err)
{
	if (!sk_buf_reserve(b, 0, err))
		return NULL;
	b->ptr[b->len] = '\0';
	return b->ptr;
}

bool
sk_grow(void *p, size_t *cap, size_t need, size_t size,
	struct sakuin_error *err)
{
	void **array = p;
	size_t want = *cap < 16 ? 16 : 2 * *cap;
	void *more;

	if (need <= *cap)
		return true;
	if (want < need)
		want = need;
	if (want > SIZE_MAX / size)
		return sk_nomem(err);
	more = realloc(*array, want * size);
	if (!more)
		return sk_nomem(err);
	*array = more;
	*cap = want;
	return true;
}
