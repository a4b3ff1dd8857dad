/* utf8.c - code points in and out of UTF-8 (Unicode 15, table 3-7). */
#include <unicode/utf8.h>

#include "base.h"

uint32_t
sk_utf8_next_long(const char **p, const char *end)
{
	const uint8_t *s = (const uint8_t *)*p;
	ptrdiff_t left = end - *p;
	int32_t i = 0;
	UChar32 c;

	U8_NEXT_OR_FFFD(s, i, (int32_t)(left < 4 ? left : 4), c);
	*p += i;
	return (uint32_t)c;
}

size_t
sk_utf8_put(char *out, uint32_t c)
{
	int32_t n = 0;

	U8_APPEND_UNSAFE((uint8_t *)out, n, c);
	return (size_t)n;
}
