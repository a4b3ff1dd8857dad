/* date_parse.c - dates as references print them, in the order of any
 * language: "May 17, 2012", "3 de maio de 2019", "2019. 5. 3.",
 * "2019<nen>5<gatsu>3<nichi>", "2014 Jan 5", "15/06/2021", "2017a". */
#include "parse.h"

enum { FIRST_YEAR = 1400, LAST_YEAR = 2100, SEASON = 13 };

/* A date while it is read: where it began, where it goes on. */
struct reading {
	const struct sk_ref_parse *p;
	size_t at;
	struct sk_ref_date d;
};

static bool
date_is(const struct sk_ref_parse *p, size_t i, uint32_t c)
{
	const struct sk_ref_token *t = sk_ref_tok(p, i);

	return t->c == c && t->letters == 1;
}

/* The characters for year, month and day in Han and Hangul. */
static bool
date_unit(const struct sk_ref_parse *p, size_t i, unsigned unit)
{
	static const uint16_t han[] = { 0x5E74, 0x6708, 0x65E5 };
	static const uint16_t hangul[] = { 0xB144, 0xC6D4, 0xC77C };

	return date_is(p, i, han[unit]) || date_is(p, i, hangul[unit]);
}

static uint32_t
date_number(const struct sk_ref_parse *p, size_t i, uint32_t max)
{
	const struct sk_ref_token *t = sk_ref_tok(p, i);

	return t->kind == SK_TOKEN_NUMBER && t->letters <= 2 &&
			       t->number >= 1 && t->number <= max
		       ? t->number
		       : 0;
}

static uint32_t
date_year(const struct sk_ref_parse *p, size_t i)
{
	const struct sk_ref_token *t = sk_ref_tok(p, i);

	return t->kind == SK_TOKEN_NUMBER && t->letters == 4 &&
			       t->number >= FIRST_YEAR && t->number <= LAST_YEAR
		       ? t->number
		       : 0;
}

/* A month's name; a small first letter and "." are fine. */
static unsigned
date_month(const struct sk_ref_parse *p, size_t i)
{
	return sk_ref_kind(p, i, SK_TOKEN_WORD) ? sk_ref_tok(p, i)->cue.month
						: 0;
}

static void
date_set_month(struct sk_ref_date *d, unsigned month)
{
	d->month = month < SEASON ? (uint8_t)month : 0;
}

static size_t
date_skip(const struct sk_ref_parse *p, size_t i, const char *signs)
{
	const struct sk_ref_token *t = sk_ref_tok(p, i);

	while (t->kind == SK_TOKEN_SIGN && t->c < 0x80 &&
	       strchr(signs, (int)t->c))
		t = sk_ref_tok(p, ++i);
	return i;
}

/* "de", "of", "th", a degree sign: nothing but the language's grammar. */
static size_t
date_skip_words(const struct sk_ref_parse *p, size_t i)
{
	static const char *const words[] = { "de", "of", "th", "st",
					     "nd", "rd", "er", "do" };
	struct sakuin_str s = sk_ref_text(p, i, i + 1);

	for (size_t k = 0; k < sizeof words / sizeof words[0]; k++)
		if (sk_str_eq(s, sk_str(words[k])))
			return i + 1;
	return sk_ref_is(p, i, 0xBA) || sk_ref_is(p, i, 0xB0) ? i + 1 : i;
}

/* Two separators that are the same sign. */
static bool
date_same(const struct sk_ref_parse *p, size_t i, size_t k)
{
	const struct sk_ref_token *a = sk_ref_tok(p, i), *b = sk_ref_tok(p, k);

	return a->kind == SK_TOKEN_SIGN && b->kind == SK_TOKEN_SIGN &&
	       a->c == b->c && (a->c == '.' || a->c == '-' || a->c == '/');
}

/* 2019-05-03, 2019. 5. 3., 2019.05 */
static bool
date_ymd(struct reading *r)
{
	const struct sk_ref_parse *p = r->p;
	size_t i = r->at;

	if (date_same(p, i + 1, i + 3) && date_number(p, i + 2, 12) &&
	    date_number(p, i + 4, 31)) {
		r->d.month = (uint8_t)date_number(p, i + 2, 12);
		r->d.day = (uint8_t)date_number(p, i + 4, 31);
		r->d.to = i + 5;
		return true;
	}
	if ((sk_ref_is(p, i + 1, '.') || sk_ref_is(p, i + 1, '/')) &&
	    date_number(p, i + 2, 12) &&
	    (sk_ref_tok(p, i + 2)->letters == 2 || sk_ref_is(p, i + 3, ',')) &&
	    !sk_ref_tok(p, i + 2)->space && !sk_ref_is(p, i + 3, '(') &&
	    !sk_ref_is(p, i + 3, ':')) {
		r->d.month = (uint8_t)date_number(p, i + 2, 12);
		r->d.to = i + 3;
		return true;
	}
	return false;
}

/* 2019 year-sign 5 month-sign 3 day-sign, with any of the later parts. */
static bool
date_units(struct reading *r)
{
	const struct sk_ref_parse *p = r->p;
	size_t i = r->at + 2;

	if (!date_unit(p, r->at + 1, 0))
		return false;
	if (date_number(p, i, 12) && date_unit(p, i + 1, 1)) {
		r->d.month = (uint8_t)date_number(p, i, 12);
		i += 2;
		if (date_number(p, i, 31) && date_unit(p, i + 1, 2)) {
			r->d.day = (uint8_t)date_number(p, i, 31);
			i += 2;
		}
	}
	r->d.to = i;
	return true;
}

/* 2014 Jan 5; 2012, May 13 */
static bool
date_year_month(struct reading *r)
{
	const struct sk_ref_parse *p = r->p;
	size_t i = date_skip(p, r->at + 1, ",");
	unsigned month = date_month(p, i);

	if (!month || !(sk_ref_tok(p, i)->look & SK_LOOK_UPPER))
		return false;
	date_set_month(&r->d, month);
	r->d.to = ++i;
	i = date_skip(p, i, ".");
	if (date_number(p, i, 31) && !sk_ref_is(p, i + 1, '(') &&
	    !sk_ref_is(p, i + 1, ':') && r->d.month) {
		r->d.day = (uint8_t)date_number(p, i, 31);
		r->d.to = i + 1;
	}
	return true;
}

static bool
date_from_year(struct reading *r)
{
	r->d.year = date_year(r->p, r->at);
	if (!r->d.year)
		return false;
	r->d.to = r->at + 1;
	return date_units(r) || date_ymd(r) || date_year_month(r) || true;
}

/* May 17, 2012; May 2012; May/June 2012; August 25-27, 2016; October1, 2023 */
static bool
date_from_month(struct reading *r)
{
	const struct sk_ref_parse *p = r->p;
	unsigned month = date_month(p, r->at);
	size_t i = date_skip(p, r->at + 1, ".,");
	uint32_t day = date_number(p, i, 31);

	if (!month)
		return false;
	if ((sk_ref_dash(p, i) || sk_ref_is(p, i, '/')) && date_month(p, i + 1))
		i = date_skip(p, i + 2, ".,");
	else if (day) {
		i = date_skip_words(p, i + 1);
		if (sk_ref_dash(p, i) && date_number(p, i + 1, 31)) {
			i += 2;
			day = 0;
		}
		i = date_skip(p, i, ".,");
	}
	i = date_skip_words(p, i);
	date_set_month(&r->d, month);
	r->d.day = r->d.month ? (uint8_t)day : 0;
	r->d.year = date_year(p, i);
	r->d.to = i + 1;
	return r->d.year != 0;
}

/* 3 November 2012; 3. Marz 2012; 29 de setembro de 2014; 20 June */
static bool
date_from_day(struct reading *r)
{
	const struct sk_ref_parse *p = r->p;
	size_t i = date_skip_words(p, date_skip(p, r->at + 1, "."));
	unsigned month;

	r->d.day = (uint8_t)date_number(p, r->at, 31);
	if (sk_ref_dash(p, i) && date_number(p, i + 1, 31))
		i = date_skip_words(p, date_skip(p, i + 2, "."));
	month = date_month(p, i);
	if (!r->d.day || !month)
		return false;
	date_set_month(&r->d, month);
	r->d.to = i + 1;
	i = date_skip_words(p, date_skip(p, i + 1, ".,"));
	r->d.year = date_year(p, i);
	if (r->d.year)
		r->d.to = i + 1;
	return r->d.month != 0;
}

/* 15/06/2021, 3.5.2019: the day first, unless that can't be. */
static bool
date_dmy(struct reading *r)
{
	const struct sk_ref_parse *p = r->p;
	size_t i = r->at;
	uint32_t first = date_number(p, i, 31);
	uint32_t second = date_number(p, i + 2, 31);

	r->d.year = date_year(p, i + 4);
	if (!first || !second || !r->d.year || !date_same(p, i + 1, i + 3) ||
	    (first > 12 && second > 12))
		return false;
	r->d.day = (uint8_t)(second > 12 ? second : first);
	r->d.month = (uint8_t)(second > 12 ? first : second);
	r->d.to = i + 5;
	return true;
}

/* The year before the first of an era, by the era's first character and, as
 * that would do for a name too, only before a number and the year's sign. */
static bool
date_era(struct reading *r)
{
	static const struct {
		const char *name;
		uint32_t before;
	} eras[] = {
		{ "\xE6\x98\x8E\xE6\xB2\xBB", 1867 }, /* Meiji */
		{ "\xE5\xA4\xA7\xE6\xAD\xA3", 1911 }, /* Taisho */
		{ "\xE6\x98\xAD\xE5\x92\x8C", 1925 }, /* Showa */
		{ "\xE5\xB9\xB3\xE6\x88\x90", 1988 }, /* Heisei */
		{ "\xE4\xBB\xA4\xE5\x92\x8C", 2018 }, /* Reiwa */
		{ "\xE6\xB0\x91\xE5\x9C\x8B", 1911 }, /* Minguo */
		{ "\xE6\xB0\x91\xE5\x9B\xBD", 1911 },
	};
	const struct sk_ref_parse *p = r->p;
	struct sakuin_str s = sk_ref_text(p, r->at, r->at + 1);
	const struct sk_ref_token *t = sk_ref_tok(p, r->at + 1);
	uint32_t n =
		t->kind == SK_TOKEN_NUMBER && t->letters <= 3 ? t->number : 0;

	if (!n || !date_unit(p, r->at + 2, 0))
		return false;
	for (size_t i = 0; i < sizeof eras / sizeof eras[0]; i++)
		if (sk_str_eq(s, sk_str(eras[i].name))) {
			r->at++;
			r->d.year = eras[i].before + n;
			return date_units(r);
		}
	return false;
}

static bool
date_at(const struct sk_ref_parse *p, size_t i, struct sk_ref_date *out)
{
	bool (*const forms[])(struct reading *) = {
		date_from_year,  date_dmy, date_from_day,
		date_from_month, date_era,
	};

	for (size_t k = 0; k < sizeof forms / sizeof forms[0]; k++) {
		struct reading r = { .p = p, .at = i, .d = { .from = i } };

		if (!forms[k](&r))
			continue;
		*out = r.d;
		return true;
	}
	return false;
}

/* Brackets right around the date belong to it. */
static void
date_bracket(const struct sk_ref_parse *p, struct sk_ref_date *d)
{
	size_t to = date_skip(p, d->to, ".");

	if (d->from == 0)
		return;
	if ((sk_ref_is(p, d->from - 1, '(') && sk_ref_is(p, to, ')')) ||
	    (sk_ref_is(p, d->from - 1, '[') && sk_ref_is(p, to, ']'))) {
		d->from--;
		d->to = to + 1;
		d->bracketed = true;
	}
}

void
sk_ref_find_dates(struct sk_ref_parse *p)
{
	for (size_t i = p->first; i < p->count && p->date_count < SK_REF_DATES;
	     i++) {
		struct sk_ref_date *d = &p->dates[p->date_count];

		if (!sk_ref_free(p, i) || !date_at(p, i, d))
			continue;
		date_bracket(p, d);
		p->date_count++;
		i = d->to - 1;
	}
}
