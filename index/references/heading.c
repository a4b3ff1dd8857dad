/* heading.c - lines that are headings of lists, by the table.
 *
 * A line is folded to its letters and digits; a number or an ornament before
 * it ("7.", "第4章", "【") is tried with and without. */
#include <stdlib.h>

#include "heading.h"
#include "letter.h"
#include "scan.h"
#include "tables/headings.h"

enum {
	LINE_MAX = 160, /* bytes: no heading is longer */
	FOLDED_MAX = 120,
	APPENDIX_WIDTH = 100 /* bytes of "Appendix B. The questionnaire" */
};

/* Full-width letters and digits as the ordinary ones. */
static uint32_t
narrow(uint32_t c)
{
	return c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c;
}

/* The letters and digits of [P, END), plain; returns how many bytes OUT got,
 * 0 if they are too many. */
static size_t
heading_fold(const char *p, const char *end, char out[FOLDED_MAX + 4])
{
	size_t len = 0;

	while (p < end) {
		uint32_t c = narrow(sk_utf8_next(&p, end));

		if (!sk_letter(c) && sk_digit(c) < 0)
			continue;
		if (sk_mark(c))
			continue;
		len += sk_utf8_put(out + len, sk_letter_plain(c));
		if (len > FOLDED_MAX)
			return 0;
	}
	out[len] = '\0';
	return len;
}

static int
heading_cmp(const void *key, const void *row)
{
	const struct heading *h = row;

	return strcmp(key, h->text);
}

static enum sk_heading
lookup(const char *p, const char *end)
{
	char folded[FOLDED_MAX + 4];
	const struct heading *row;

	if (!heading_fold(p, end, folded))
		return SK_HEADING_NONE;
	row = bsearch(folded, headings, sizeof headings / sizeof *headings,
		      sizeof *headings, heading_cmp);
	return row ? row->kind : SK_HEADING_NONE;
}

static bool
roman(uint32_t c)
{
	return sk_one_of(c, "IVXLCDM") || (c >= 0x2160 && c <= 0x216B);
}

/* Behind a number before a heading: "7.", "3.2", "IV.", "第4章", "제5장 ",
 * "A." and, for CJK, "四、"; P itself if there is none. */
static const char *
skip_number(const char *p, const char *end)
{
	const char *q = p, *at;
	size_t digits = 0, romans = 0;
	uint32_t c;

	if (sk_one_of(sk_at(q, end), "第제"))
		(void)sk_utf8_next(&q, end);
	while (q < end) {
		at = q;
		c = narrow(sk_utf8_next(&q, end));
		if (sk_digit(c) >= 0 || sk_one_of(c, "一二三四五六七八九十"))
			digits++;
		else if (roman(c))
			romans++;
		else if (c != '.' || !digits) {
			q = at;
			break;
		}
	}
	if (!digits && !romans)
		return p;
	c = sk_at(q, end);
	if (romans && !digits && !sk_space(c) && !sk_one_of(c, ".．、)"))
		return p;
	while (q < end) {
		at = q;
		c = narrow(sk_utf8_next(&q, end));
		if (!sk_space(c) && !sk_one_of(c, ".．、)）:章節장절"))
			return at;
	}
	return p;
}

/* "Appendix B", "Anhang 2: Fragebogen": the first word is enough. */
static bool
is_appendix(const char *p, const char *end)
{
	const char *q = p;
	size_t letters = 0;
	uint32_t c = 0;

	if (end - p > APPENDIX_WIDTH)
		return false;
	while (q < end && !sk_space(c = sk_at(q, end)))
		(void)sk_utf8_next(&q, end);
	if (q == end || lookup(p, q) != SK_HEADING_END)
		return false;
	while (q < end && sk_space(sk_at(q, end)))
		(void)sk_utf8_next(&q, end);
	while (q < end) {
		c = sk_utf8_next(&q, end);
		if (!sk_letter_upper(c) && sk_digit(c) < 0)
			break;
		letters++;
	}
	return letters >= 1 && letters <= 2 && !sk_letter(c) && c != ',';
}

enum sk_heading
sk_heading_of(struct sakuin_str line)
{
	const char *p = line.ptr, *end = p + line.len, *q;
	enum sk_heading kind;

	/* "abstract)" is the end of "(in Chinese with English / abstract)". */
	if (line.len == 0 || line.len > LINE_MAX ||
	    sk_letter_lower(sk_at(p, end)))
		return SK_HEADING_NONE;
	kind = lookup(p, end);
	if (kind != SK_HEADING_NONE)
		return kind;
	q = skip_number(p, end);
	if (q > p)
		kind = lookup(q, end);
	if (kind == SK_HEADING_NONE && is_appendix(p, end))
		kind = SK_HEADING_END;
	return kind;
}
