/* scan.h - steps through UTF-8, to both sides. */
#ifndef SK_SCAN_H
#define SK_SCAN_H

#include "base.h"

/* The character at P, 0 at END. */
static inline uint32_t
sk_at(const char *p, const char *end)
{
	return p < end ? sk_utf8_next(&p, end) : 0;
}

/* Step back over the character before *P; returns it, or 0 at START. */
static inline uint32_t
sk_back(const char *start, const char **p)
{
	const char *end = *p, *q;

	if (*p <= start)
		return 0;
	do
		(*p)--;
	while (*p > start && end - *p < 4 && ((uint8_t) * *p & 0xC0) == 0x80);
	q = *p;
	return sk_utf8_next(&q, end);
}

/* The character before P, 0 at START. */
static inline uint32_t
sk_before(const char *start, const char *p)
{
	return sk_back(start, &p);
}

/* Is C one of the characters of SET? */
static inline bool
sk_one_of(uint32_t c, const char *set)
{
	char bytes[4];
	size_t len;

	if (c < 0x80)
		return c && strchr(set, (int)c);
	len = sk_utf8_put(bytes, c);
	while ((set = strchr(set, bytes[0])) && strncmp(set, bytes, len) != 0)
		set++;
	return set;
}

/* Does [P, END) begin with S, which is in lower case?  Only the case of ASCII
 * counts for nothing. */
static inline bool
sk_starts_nocase(const char *p, const char *end, const char *s)
{
	for (; *s; s++, p++)
		if (p == end || (*p >= 'A' && *p <= 'Z' ? *p | 0x20 : *p) != *s)
			return false;
	return true;
}

/* The length of the first of the COUNT words that [P, END) begins with; 0 if
 * it begins with none. */
static inline size_t
sk_starts_any(const char *p, const char *end, const char *const *words,
	      size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (sk_starts_nocase(p, end, words[i]))
			return strlen(words[i]);
	return 0;
}

/* Is [P, END) one of the COUNT words? */
static inline bool
sk_is_any(const char *p, const char *end, const char *const *words,
	  size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (strlen(words[i]) == (size_t)(end - p) &&
		    sk_starts_nocase(p, end, words[i]))
			return true;
	return false;
}

/* Does [P, END) begin with S? */
static inline bool
sk_starts(const char *p, const char *end, const char *s)
{
	size_t len = strlen(s);

	return (size_t)(end - p) >= len && !memcmp(p, s, len);
}

#endif
