/* embargo.c - when an embargo ends.
 *
 * The dates are those of EDTF (ISO 8601-2), levels 0 and 1, and its sets: a
 * year, month or day, "?", "~" and "%" for doubt, X for a digit that is not
 * known, FROM/TO, [A..B] and {A,B}.  Of all days that one may mean the last
 * counts, and of several dates the latest. */
#include <stdio.h>

#include "metadata.h"
#include "rights.h"

/* COUNT digits at *P as the largest number that they may be. */
static bool
embargo_number(struct sakuin_str *p, size_t count, int largest, int *out)
{
	*out = 0;
	if (p->len < count)
		return false;
	for (size_t i = 0; i < count; i++) {
		char c = p->ptr[i];
		bool unknown = c == 'X' || c == 'x' || c == 'u';

		if (!unknown && (c < '0' || c > '9'))
			return false;
		*out = 10 * *out + (unknown ? 9 : c - '0');
		if (unknown && *out > largest)
			*out = largest;
	}
	p->ptr += count;
	p->len -= count;
	return true;
}

static int
embargo_days(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30,
				    31, 31, 30, 31, 30, 31 };
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return days[month - 1] + (month == 2 && leap);
}

static bool
embargo_dash(struct sakuin_str *p)
{
	if (p->len == 0 || *p->ptr != '-')
		return false;
	p->ptr++;
	p->len--;
	return true;
}

/* The last day of the one date S, which has no signs of doubt. */
static bool
embargo_last_day(struct sakuin_str s, char out[11])
{
	int year, month = 12, day = 31;

	if (!embargo_number(&s, 4, 9999, &year))
		return false;
	if (embargo_dash(&s)) {
		if (!embargo_number(&s, 2, 12, &month) || month < 1 ||
		    month > 12)
			return false;
		day = embargo_days(year, month);
		if (embargo_dash(&s) && !embargo_number(&s, 2, day, &day))
			return false;
	}
	/* A time of the day; the day counts to its end. */
	if (s.len && *s.ptr == 'T')
		s.len = 0;
	if (s.len || day < 1 || day > embargo_days(year, month))
		return false;
	snprintf(out, 11, "%04u-%02u-%02u", (unsigned)year % 10000,
		 (unsigned)month % 100, (unsigned)day % 100);
	return true;
}

/* S, of at most SIZE bytes, without signs of doubt and blanks. */
static struct sakuin_str
embargo_plain(struct sakuin_str s, char *to, size_t size)
{
	size_t n = 0;

	for (size_t i = 0; i < s.len && n < size; i++)
		if (!strchr("?~% \t", s.ptr[i]))
			to[n++] = s.ptr[i];
	return (struct sakuin_str){ to, n };
}

static bool
embargo_is_open(struct sakuin_str s)
{
	return s.len == 0 || sk_str_eq(s, sk_str("..")) ||
	       sk_str_eq(s, sk_str("open")) || sk_str_eq(s, sk_str("unknown"));
}

/* Let *LATEST be the last day of S if that is later. */
static bool
embargo_later(struct sakuin_str s, char latest[11])
{
	char day[11];

	if (!embargo_last_day(s, day))
		return false;
	if (strcmp(day, latest) > 0)
		memcpy(latest, day, sizeof day);
	return true;
}

/* The next of several dates, which "," or ".." divide; *OPEN tells whether
 * nothing is behind the "..". */
static struct sakuin_str
embargo_next(struct sakuin_str *rest, bool *open)
{
	struct sakuin_str part = *rest;
	const char *comma = memchr(rest->ptr, ',', rest->len);
	const char *dots = memmem(rest->ptr, rest->len, "..", 2);
	bool by_dots = dots && (!comma || dots < comma);
	const char *end = by_dots ? dots : comma;

	*open = false;
	if (!end) {
		rest->len = 0;
		return part;
	}
	part.len = (size_t)(end - part.ptr);
	end += by_dots ? 2 : 1;
	rest->len -= (size_t)(end - rest->ptr);
	rest->ptr = end;
	*open = by_dots && rest->len == 0;
	return part;
}

/* [A..B], {A,B,C}. */
static bool
embargo_set(struct sakuin_str s, char out[11])
{
	bool any = false;

	while (s.len) {
		bool open;
		struct sakuin_str part = embargo_next(&s, &open);

		if (open) {
			memcpy(out, SK_EMBARGO_NEVER, 11);
			return true;
		}
		/* "[..2030" has no beginning, which is no matter. */
		if (part.len && !embargo_later(part, out))
			return false;
		any |= part.len > 0;
	}
	return any;
}

bool
sk_embargo_end(struct sakuin_str date, char out[11])
{
	char text[64];
	struct sakuin_str s = embargo_plain(sk_trim(date), text, sizeof text);
	const char *slash = s.len ? memchr(s.ptr, '/', s.len) : NULL;
	char close = s.len ? s.ptr[s.len - 1] : 0;

	memset(out, 0, 11);
	if (s.len == sizeof text)
		return false;
	if (s.len > 2 && ((*s.ptr == '[' && close == ']') ||
			  (*s.ptr == '{' && close == '}')))
		return embargo_set((struct sakuin_str){ s.ptr + 1, s.len - 2 },
				   out);
	if (!slash)
		return embargo_later(s, out);
	/* Its beginning has to be a date, too, or it is something else. */
	if (slash > s.ptr &&
	    !embargo_is_open(
		    (struct sakuin_str){ s.ptr, (size_t)(slash - s.ptr) }) &&
	    !embargo_later(
		    (struct sakuin_str){ s.ptr, (size_t)(slash - s.ptr) }, out))
		return false;
	s.len -= (size_t)(slash + 1 - s.ptr);
	s.ptr = slash + 1;
	if (embargo_is_open(s)) {
		memcpy(out, SK_EMBARGO_NEVER, 11);
		return true;
	}
	return embargo_later(s, out);
}
