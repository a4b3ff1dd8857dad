/* error.c - the one way to record a failure. */
#include <stdarg.h>
#include <stdio.h>

#include "base.h"

/* The length of the first MAX bytes of S without a part of a character at
 * their end. */
static size_t
error_cut(const char *s, size_t max)
{
	size_t len = strnlen(s, max + 1);

	if (len <= max)
		return len;
	while (max > 0 && ((unsigned char)s[max] & 0xC0) == 0x80)
		max--;
	return max;
}

bool
sk_fail(struct sakuin_error *err, enum sakuin_code code, const char *fmt, ...)
{
	char text[sizeof err->text + 4]; /* one more character than fits */
	va_list ap;
	size_t len;

	err->code = code;
	va_start(ap, fmt);
	vsnprintf(text, sizeof text, fmt, ap);
	va_end(ap);
	len = error_cut(text, sizeof err->text - 1);
	memcpy(err->text, text, len);
	err->text[len] = '\0';
	return false;
}

bool
sk_nomem(struct sakuin_error *err)
{
	return sk_fail(err, SAKUIN_ENOMEM,
		       "out of memory; free some or index smaller files");
}

/* The place gets what the message leaves, and 200 bytes in any case. */
bool
sk_fail_at(struct sakuin_error *err, const char *where)
{
	char was[sizeof err->text];
	size_t room = sizeof err->text - sizeof ": ", len = strlen(err->text);

	memcpy(was, err->text, len + 1);
	room = room > len + 200 ? room - len : 200;
	return sk_fail(err, err->code, "%.*s: %s", (int)error_cut(where, room),
		       where, was);
}
