/* look.c - what a line looks like. */
#include "look.h"
#include "letter.h"
#include "scan.h"
#include "tables/words.h"

#define COUNT(a) (sizeof(a) / sizeof *(a))

enum { WORD_MAX_BYTES = 40 };

static unsigned
digit_at(const char *p, const char *end, const char **next)
{
	int d;

	if (p == end)
		return 10;
	d = sk_digit(sk_utf8_next(&p, end));
	*next = p;
	return d < 0 ? 10 : (unsigned)d;
}

unsigned
sk_look_year(const char *start, const char *p, const char *end,
	     const char **behind)
{
	unsigned year = 0;
	const char *next;

	if (sk_digit(sk_before(start, p)) >= 0)
		return 0;
	for (int i = 0; i < 4; i++) {
		unsigned d = digit_at(p, end, &next);

		if (d > 9)
			return 0;
		year = year * 10 + d;
		p = next;
	}
	if (digit_at(p, end, &next) <= 9 || year < 1500 || year > 2099)
		return 0;
	*behind = p;
	return year;
}

/* "hep-ph/0112274" */
static bool
arxiv_id(const char *p, const char *end)
{
	const char *q = p;
	int digits = 0;

	while (q < end && q - p < 10 &&
	       ((*q >= 'a' && *q <= 'z') || *q == '-' || *q == '.'))
		q++;
	if (q - p < 2 || q == end || *q != '/')
		return false;
	for (q++; q < end && *q >= '0' && *q <= '9'; q++)
		digits++;
	return digits == 7;
}

bool
sk_look_url(const char *p, const char *end)
{
	static const char *const begins[] = { "http://", "https://", "ftp://",
					      "www.",    "doi:",     "doi.org/",
					      "urn:",    "arxiv:",   "10." };

	for (size_t i = 0; i < sizeof begins / sizeof *begins - 1; i++)
		if (sk_starts_nocase(p, end, begins[i]))
			return true;
	if (arxiv_id(p, end))
		return true;
	/* A bare DOI: "10." and four digits or more, a slash. */
	if (!sk_starts(p, end, "10."))
		return false;
	for (p += 3; p < end && *p >= '0' && *p <= '9'; p++)
		;
	return p < end && *p == '/' && p[-1] != '.' && p[-2] != '.' &&
	       p[-3] != '.';
}

const char *
sk_look_url_end(const char *p, const char *end)
{
	while (p < end) {
		const char *at = p;
		uint32_t c = sk_utf8_next(&p, end);

		if (sk_space(c) || sk_one_of(c, "<>\"“”（）「」『』《》，。、"))
			return at;
	}
	return p;
}

/* Does a number stand behind the word [P, Q), with a stop or a space between
 * where the word is Latin? */
static bool
digit_behind(const char *p, const char *q, const char *end)
{
	bool latin = (uint8_t)*p < 0xE0;

	if (latin && (q == end || (*q != '.' && *q != ' ')))
		return false;
	while (q < end && (*q == ' ' || *q == '.'))
		q++;
	return sk_digit(sk_at(q, end)) >= 0;
}

/* Behind the letters at P; of a script without case, behind the first. */
static const char *
word_end(const char *p, const char *end)
{
	const char *q = p;

	if (sk_at(p, end) >= 0x2E80) {
		(void)sk_utf8_next(&q, end);
		return q;
	}
	while (q < end && q - p < WORD_MAX_BYTES) {
		uint32_t c = sk_at(q, end);

		if ((!sk_letter(c) && c != 0xBA) || c >= 0x2E80)
			break;
		(void)sk_utf8_next(&q, end);
	}
	return q;
}

/* A year in Chinese numerals ("二〇二三年") or of an era ("平成30年"), which
 * begins with C at P. */
static bool
han_year(uint32_t c, const char *p, const char *end)
{
	size_t era = 0;
	int digits = 0;

	if (c - 0xAC00 < 11172)
		return false;
	if (sk_one_of(c, era_first))
		era = sk_starts_any(p, end, era_words, COUNT(era_words));
	if (era) {
		c = sk_at(p + era, end);
		return sk_digit(c) >= 0 ||
		       sk_one_of(c, "元一二三四五六七八九十");
	}
	while (p < end && digits < 4 &&
	       sk_one_of(sk_at(p, end), "〇○零一二三四五六七八九")) {
		(void)sk_utf8_next(&p, end);
		digits++;
	}
	return digits == 4 && sk_at(p, end) == 0x5E74; /* the word for year */
}

/* What begins with C at P, the start of a word. */
static unsigned
seen_word(uint32_t c, const char *p, const char *end)
{
	uint32_t lower = c - 'A' < 26 ? c | 0x20 : c;
	const char *q;

	if (c < 0x80 && sk_look_url(p, end))
		return SK_SEEN_URL;
	if (sk_one_of(lower, coming_first) &&
	    sk_starts_any(p, end, coming_words, COUNT(coming_words)))
		return SK_SEEN_YEAR;
	if (sk_one_of(lower, back_first) &&
	    sk_starts_any(p, end, back_words, COUNT(back_words)))
		return SK_SEEN_BACK;
	q = word_end(p, end);
	if (q == p || !digit_behind(p, q, end))
		return 0;
	if (sk_is_any(p, q, page_words, COUNT(page_words)))
		return SK_SEEN_PAGES;
	if (sk_is_any(p, q, volume_words, COUNT(volume_words)))
		return SK_SEEN_VOLUME;
	return 0;
}

/* What the number at P, with no digit before it, is part of: "12-15", "12頁",
 * "12(3)", "第3巻". */
static unsigned
seen_number(const char *start, const char *p, const char *end)
{
	const char *q;
	uint32_t c;
	int digits = 0;

	if (sk_look_year(start, p, end, &q))
		return SK_SEEN_YEAR;
	while (p < end && sk_digit(c = sk_at(p, end)) >= 0 && ++digits < 7)
		(void)sk_utf8_next(&p, end);
	while (p < end && *p == ' ')
		p++;
	c = sk_at(p, end);
	if (sk_one_of(c, "頁页쪽면"))
		return SK_SEEN_PAGES;
	if (sk_one_of(c, "巻卷号號期권호집輯"))
		return SK_SEEN_VOLUME;
	if (sk_one_of(c, "-–—~〜～")) {
		(void)sk_utf8_next(&p, end);
		while (p < end && *p == ' ')
			p++;
		return sk_digit(sk_at(p, end)) >= 0 ? SK_SEEN_PAGES : 0;
	}
	return c == '(' && p + 1 < end && sk_digit(sk_at(p + 1, end)) >= 0
		       ? SK_SEEN_VOLUME
		       : 0;
}

unsigned
sk_look_seen(struct sakuin_str s)
{
	const char *start = s.ptr, *p = start,
		   *end = p + (s.len < SK_LOOK_MAX ? s.len : SK_LOOK_MAX);
	unsigned seen = 0;
	bool word = false, digit = false;

	while (p < end) {
		const char *at = p;
		uint32_t c = sk_utf8_next(&p, end);
		bool letter = sk_letter(c), number = sk_digit(c) >= 0;

		/* Most characters: a word goes on. */
		if (word && letter && c < 0x80) {
			digit = false;
			continue;
		}
		if (number && !digit)
			seen |= seen_number(start, at, end);
		if ((letter && !word) || (number && !digit && !word) ||
		    c >= 0x2E80)
			seen |= seen_word(c, at, end);
		if (c >= 0x3000 && !(seen & SK_SEEN_YEAR) &&
		    han_year(c, at, end))
			seen |= SK_SEEN_YEAR;
		if (sk_one_of(c, "“”„«»「『《〈‹"))
			seen |= SK_SEEN_QUOTE;
		if ((sk_one_of(c, ",.:;") && sk_space(sk_at(p, end))) ||
		    sk_one_of(c, "，。、：；"))
			seen |= SK_SEEN_PARTS;
		if (c == '"' || (c == '\'' && !word && letter))
			seen |= SK_SEEN_QUOTE;
		word = letter && c < 0x2E80;
		digit = number;
	}
	return seen;
}
