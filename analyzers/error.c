/* error.c - the one way to record a failure. */
#include <stdarg.h>
#include <stdio.h>

#include "base.h"

bool
sk_fail(struct sakuin_error *err, enum sakuin_code code, const char *fmt, ...)
{
	va_list ap;

	err->code = code;
	va_start(ap, fmt);
	vsnprintf(err->text, sizeof err->text, fmt, ap);
	va_end(ap);
	return false;
}

bool
sk_nomem(struct sakuin_error *err)
{
	return sk_fail(err, SAKUIN_ENOMEM,
		       "out of memory; free some or index smaller files");
}

bool
sk_fail_at(struct sakuin_error *err, const char *where)
{
	char was[sizeof err->text];

	memcpy(was, err->text, sizeof was);
	snprintf(err->text, sizeof err->text, "%.200s: %.*s", where,
		 (int)sizeof err->text - 204, was);
	return false;
}
