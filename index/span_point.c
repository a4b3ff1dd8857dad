/* span_point.c - one date: a day, month, year, decade or century. */
#include <stdio.h>

#include "metadata.h"
#include "span_impl.h"

/* Units of years, months and days; a date in digits has none. */
static const char *const year_signs[] = { "\u5E74", "\uB144" };
static const char *const month_signs[] = { "\u6708", "\uC6D4" };
static const char *const day_signs[] = { "\u65E5", "\uC77C" };

/* Eras, by the year before their first. */
static const struct {
	const char *name;
	unsigned before;
} eras[] = {
	{ "\u660E\u6CBB", 1867 }, /* Meiji */
	{ "\u5927\u6B63", 1911 }, /* Taisho */
	{ "\u662D\u548C", 1925 }, /* Showa */
	{ "\u5E73\u6210", 1988 }, /* Heisei */
	{ "\u4EE4\u548C", 2018 }, /* Reiwa */
	{ "\u6176\u5FDC", 1864 }, /* Keio */
	{ "\u6176\u61C9", 1864 },
	{ "\u6C11\u570B", 1911 }, /* Minguo */
	{ "\u6C11\u56FD", 1911 },
	{ "\u5149\u7DD2", 1874 }, /* Guangxu */
	{ "\u5149\u7EEA", 1874 },
	{ "\u5BA3\u7D71", 1908 }, /* Xuantong */
	{ "\u5BA3\u7EDF", 1908 },
	{ "\u5149\u6B66", 1896 },       /* Gwangmu */
	{ "\u9686\u7199", 1906 },       /* Yunghui */
	{ "\uBA54\uC774\uC9C0", 1867 }, /* the same in Hangul */
	{ "\uBA85\uCE58", 1867 },
	{ "\uB2E4\uC774\uC1FC", 1911 },
	{ "\uB300\uC815", 1911 },
	{ "\uC1FC\uC640", 1925 },
	{ "\uC18C\uD654", 1925 },
	{ "\uD5E4\uC774\uC138\uC774", 1988 },
	{ "\uAD11\uBB34", 1896 },
	{ "\uC735\uD76C", 1906 },
	{ "\uBBFC\uAD6D", 1911 },
	{ "meiji", 1867 },
	{ "taisho", 1911 },
	{ "showa", 1925 },
	{ "heisei", 1988 },
	{ "reiwa", 2018 },
};

static const char *const months[] = {
	"january", "february", "march",     "april",   "may",      "june",
	"july",    "august",   "september", "october", "november", "december",
	"jan",     "feb",      "mar",       "apr",     "may",      "jun",
	"jul",     "aug",      "sep",       "oct",     "nov",      "dec",
};

enum { MONTHS = sizeof months / sizeof *months };

void
sk_span_spaces(struct sk_span_scan *s)
{
	while (s->p < s->end && *s->p == ' ')
		s->p++;
}

bool
sk_span_word(struct sk_span_scan *s, const char *word)
{
	size_t len = strlen(word);

	if ((size_t)(s->end - s->p) < len || memcmp(s->p, word, len) != 0)
		return false;
	s->p += len;
	sk_span_spaces(s);
	return true;
}

size_t
sk_span_one_of(struct sk_span_scan *s, const char *const *words, size_t count)
{
	size_t i = 0;

	while (i < count && !sk_span_word(s, words[i]))
		i++;
	return i;
}

size_t
sk_span_digits(struct sk_span_scan *s, size_t max, unsigned *value)
{
	size_t n = 0;

	*value = 0;
	while (s->p < s->end && n < max && *s->p >= '0' && *s->p <= '9') {
		*value = 10 * *value + (unsigned)(*s->p++ - '0');
		n++;
	}
	return n;
}

bool
sk_span_put(unsigned year, unsigned month, unsigned day, char out[11])
{
	if (month == 0)
		snprintf(out, 11, "%04u", year % 10000);
	else if (day == 0)
		snprintf(out, 11, "%04u-%02u", year % 10000, month % 100);
	else
		snprintf(out, 11, "%04u-%02u-%02u", year % 10000, month % 100,
			 day % 100);
	return sk_date_valid(sk_str(out));
}

static bool
span_digit_next(const struct sk_span_scan *s)
{
	return s->p < s->end && *s->p >= '0' && *s->p <= '9';
}

/* 198X, 19XX, 198-, 19--: any year of the decade or century. */
static bool
span_unknown(struct sk_span_scan *s, struct sk_date_span *out)
{
	struct sk_span_scan at = *s;
	unsigned from, unit = 1;
	size_t n = sk_span_digits(&at, 4, &from);

	if (n < 1 || n > 3 || from == 0)
		return false;
	for (; n < 4; n++, unit *= 10) {
		if (at.p == at.end || !strchr("xu-", *at.p))
			return false;
		from *= 10;
		at.p++;
	}
	*s = at;
	return sk_span_put(from, 0, 0, out->from) &&
	       sk_span_put(from + unit - 1, 0, 0, out->to);
}

/* 1980s, or with the word for decade. */
static bool
span_decade(struct sk_span_scan *s, struct sk_date_span *out)
{
	static const char *const signs[] = { "\u5E74\u4EE3", "\uB144\uB300",
					     "s", "'s", "\u2019s" };
	struct sk_span_scan at = *s;
	unsigned from;

	if (sk_span_digits(&at, 4, &from) != 4 || from % 10 != 0)
		return false;
	sk_span_spaces(&at);
	if (sk_span_one_of(&at, signs, 5) == 5)
		return false;
	*s = at;
	return sk_span_put(from, 0, 0, out->from) &&
	       sk_span_put(from + (from % 100 ? 9 : 99), 0, 0, out->to);
}

static bool
span_century(struct sk_span_scan *s, struct sk_date_span *out)
{
	static const char *const signs[] = {
		"\u4E16\u7D00", "\u4E16\u7EAA", "\uC138\uAE30", "st century",
		"nd century",   "rd century",   "th century",
	};
	struct sk_span_scan at = *s;
	unsigned n;

	if (!sk_span_digits(&at, 2, &n) || n == 0 || n > 99)
		return false;
	sk_span_spaces(&at);
	if (sk_span_one_of(&at, signs, sizeof signs / sizeof *signs) ==
	    sizeof signs / sizeof *signs)
		return false;
	*s = at;
	return sk_span_put(100 * (n - 1) + 1, 0, 0, out->from) &&
	       sk_span_put(100 * n, 0, 0, out->to);
}

/* The part of a date behind UNITS or a separator; 0 for none.  "XX" is one
 * that is not known, and so is a season (21 to 41) for a month. */
static unsigned
span_part(struct sk_span_scan *s, bool units, const char *const *signs,
	  unsigned max, bool *unknown)
{
	struct sk_span_scan at = *s;
	unsigned value;
	size_t n;

	if (!units) {
		if (at.p == at.end || !strchr("-/.", *at.p))
			return 0;
		at.p++;
		sk_span_spaces(&at);
		if (sk_span_word(&at, "xx") || sk_span_word(&at, "uu")) {
			*unknown = true;
			*s = at;
			return 0;
		}
	}
	n = sk_span_digits(&at, 2, &value);
	if (n == 0 || span_digit_next(&at))
		return 0;
	sk_span_spaces(&at);
	if (units && sk_span_one_of(&at, signs, 2) == 2)
		return 0;
	*unknown = !units && max == 12 && value >= 21 && value <= 41;
	if (!*unknown && (value < 1 || value > max))
		return 0;
	*s = at;
	return *unknown ? 0 : value;
}

/* Month and day, if they come behind the year. */
static bool
span_rest(struct sk_span_scan *s, unsigned year, bool units,
	  struct sk_date_span *out)
{
	bool unknown = false;
	unsigned month = span_part(s, units, month_signs, 12, &unknown);
	unsigned day = 0;

	if (month || unknown)
		day = span_part(s, units, day_signs, 31, &unknown);
	if (month == 0)
		day = 0;
	if (day && !units && s->p < s->end && *s->p == '.')
		s->p++;
	*out = (struct sk_date_span){ "", "" };
	return sk_span_put(year, month, day, out->from) &&
	       sk_span_put(year, month, day, out->to);
}

/* 20120903: nothing but digits. */
static bool
span_packed(struct sk_span_scan *s, struct sk_date_span *out)
{
	struct sk_span_scan at = *s;
	unsigned n;

	if (sk_span_digits(&at, 8, &n) != 8 || span_digit_next(&at))
		return false;
	*s = at;
	return sk_span_put(n / 10000, n / 100 % 100, n % 100, out->from) &&
	       sk_span_put(n / 10000, n / 100 % 100, n % 100, out->to);
}

static bool
span_year(struct sk_span_scan *s, struct sk_date_span *out)
{
	struct sk_span_scan at = *s;
	unsigned year;
	bool units;

	if (sk_span_digits(&at, 4, &year) != 4 || span_digit_next(&at))
		return false;
	sk_span_spaces(&at);
	units = sk_span_one_of(&at, year_signs, 2) < 2;
	if (!units) /* what belongs to it follows at once */
		at.p = s->p + 4;
	*s = at;
	return span_rest(s, year, units, out);
}

/* The years of Dangun begin in 2333 BC. */
static bool
span_dangi(struct sk_span_scan *s, struct sk_date_span *out)
{
	struct sk_span_scan at = *s;
	unsigned year;

	if (!(sk_span_word(&at, "\uB2E8\uAE30") ||
	      sk_span_word(&at, "\u6A80\u7D00")) ||
	    sk_span_digits(&at, 4, &year) != 4 || year <= 2333)
		return false;
	sk_span_spaces(&at);
	if (sk_span_one_of(&at, year_signs, 2) == 2)
		return false;
	*s = at;
	return span_rest(s, year - 2333, true, out);
}

static bool
span_era(struct sk_span_scan *s, struct sk_date_span *out)
{
	struct sk_span_scan at = *s;
	unsigned n = 1;
	size_t i = 0;

	while (i < sizeof eras / sizeof *eras &&
	       !sk_span_word(&at, eras[i].name))
		i++;
	if (i == sizeof eras / sizeof *eras ||
	    (!sk_span_word(&at, "\u5143") && !sk_span_word(&at, "\uC6D0") &&
	     (!sk_span_digits(&at, 3, &n) || n == 0)))
		return false;
	sk_span_spaces(&at);
	/* In Latin letters there is no sign. */
	if (sk_span_one_of(&at, year_signs, 2) == 2 &&
	    (unsigned char)*eras[i].name >= 0x80)
		return false;
	*s = at;
	return span_rest(s, eras[i].before + n, true, out);
}

/* March 1987; March 3, 1987; 3 March 1987; 3 Mar. 1987 */
static bool
span_named(struct sk_span_scan *s, struct sk_date_span *out)
{
	struct sk_span_scan at = *s;
	unsigned day = 0, year;
	size_t month;

	sk_span_digits(&at, 2, &day);
	sk_span_spaces(&at);
	month = sk_span_one_of(&at, months, MONTHS);
	if (month == MONTHS)
		return false;
	if (!sk_span_word(&at, "."))
		sk_span_word(&at, ",");
	if (day == 0) {
		struct sk_span_scan before = at;

		if (sk_span_digits(&at, 2, &day) && !span_digit_next(&at)) {
			sk_span_word(&at, ",");
			sk_span_spaces(&at);
		} else {
			at = before;
			day = 0;
		}
	}
	if (sk_span_digits(&at, 4, &year) != 4 || span_digit_next(&at))
		return false;
	*s = at;
	return sk_span_put(year, (unsigned)(month % 12) + 1, day, out->from) &&
	       sk_span_put(year, (unsigned)(month % 12) + 1, day, out->to);
}

bool
sk_span_point(struct sk_span_scan *s, struct sk_date_span *out)
{
	bool (*const forms[])(struct sk_span_scan *, struct sk_date_span *) = {
		span_packed,  span_decade, span_century, span_year,
		span_unknown, span_era,    span_dangi,   span_named,
	};

	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
		struct sk_span_scan at = *s;

		if (!forms[i](&at, out))
			continue;
		*s = at;
		return true;
	}
	return false;
}
