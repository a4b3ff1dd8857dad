/* lines.c - the lines of a text: where they are, how wide, which are junk.
 *
 * A running head is a line that comes again and again, many lines apart, the
 * same but for its digits.  A page number is a line of digits whose neighbour
 * of that kind is one more or one less. */
#include "lines.h"
#include "letter.h"
#include "look.h"
#include "scan.h"
#include "script.h"

enum {
	HEAD_WIDTH = 100, /* columns: no running head is wider */
	HEAD_TIMES = 3,
	HEAD_APART = 20,       /* lines between two of them, at least */
	HEAD_SPREAD = 3,       /* and the most by the least of them */
	PARAGRAPH_WIDTH = 200, /* columns: no wrapped line is wider */
	NARROWEST = 20,        /* column of wrapped text */
	INDENT_MAX = 1000,
	TAB = 8
};

static uint32_t
columns_of(uint32_t c)
{
	if (c < 0x300 || sk_mark(c))
		return c < 0x300 ? 1 : 0;
	if (c >= 0xFF01 && c <= 0xFF60)
		return 2;
	return (c >= 0x1100 && c < 0x1160) || (c >= 0x2E80 && c < 0xA4D0) ||
			       (c >= 0xAC00 && c < 0xD7A4) || c >= 0x20000
		       ? 2
		       : 1;
}

/* The columns of [P, END); *LAST gets the end of the last character that is
 * no space. */
static uint32_t
measure(const char *p, const char *end, const char **last)
{
	uint32_t width = 0, seen = 0;

	*last = p;
	while (p < end) {
		uint32_t c = sk_utf8_next(&p, end);

		width += columns_of(c);
		if (!sk_space(c)) {
			*last = p;
			seen = width;
		}
	}
	return seen;
}

/* The line [P, END), which may be blank. */
static void
line_put(struct sk_lines *l, const char *p, const char *end, bool *gap)
{
	uint32_t indent = 0;
	const char *q = p, *last;
	struct sk_line *line = &l->lines[l->count];

	while (q < end) {
		const char *at = q;
		uint32_t c = sk_utf8_next(&q, end);

		if (!sk_space(c)) {
			q = at;
			break;
		}
		indent += c == '\t' ? TAB : columns_of(c);
	}
	if (q == end) {
		*gap = true;
		return;
	}
	line->start = (uint32_t)(q - l->text.ptr);
	line->width = measure(q, end, &last);
	line->end = (uint32_t)(last - l->text.ptr);
	line->indent = (uint16_t)(indent < INDENT_MAX ? indent : INDENT_MAX);
	line->flags = *gap ? SK_LINE_GAP : 0;
	*gap = false;
	l->count++;
}

/* Where a line ends: at LF, FF, VT, CR, U+0085 (C2 85), U+2028 and U+2029
 * (E2 80 A8, A9). */
static const char *
line_end(const char *p, const char *end)
{
	for (; p < end; p++) {
		uint8_t b = (uint8_t)*p;

		if (b >= '\n' && b <= '\r')
			return p;
		if (b == 0xC2 && end - p > 1 && (uint8_t)p[1] == 0x85)
			return p;
		if (b == 0xE2 && end - p > 2 && (uint8_t)p[1] == 0x80 &&
		    ((uint8_t)p[2] == 0xA8 || (uint8_t)p[2] == 0xA9))
			return p;
	}
	return end;
}

static size_t
count_lines(struct sakuin_str text)
{
	const char *p = text.ptr, *end = p + text.len;
	size_t count = 0;

	while (p < end && count < SK_LINES_MAX) {
		const char *q = line_end(p, end);

		count += q > p;
		p = q < end ? q + 1 : q;
	}
	return count;
}

/* What a running head has again on the next page: its letters. */
static uint64_t
head_hash(struct sakuin_str s, bool *letters)
{
	const char *p = s.ptr, *end = p + s.len;
	uint64_t h = 14695981039346656037u;

	*letters = false;
	while (p < end) {
		uint32_t c = sk_utf8_next(&p, end);

		if (sk_digit(c) >= 0 || sk_space(c))
			continue;
		*letters = *letters || sk_letter(c);
		h = (h ^ c) * 1099511628211u;
	}
	return h;
}

struct head {
	uint64_t hash;
	uint32_t times, beside;     /* a page number */
	uint32_t last, least, most; /* lines apart */
};

/* The head of line I in the table of MASK + 1 places. */
static struct head *
head_of(struct head *heads, size_t mask, uint64_t hash)
{
	size_t at = (size_t)(hash ^ hash >> 29) & mask;

	while (heads[at].times && heads[at].hash != hash)
		at = (at + 1) & mask;
	heads[at].hash = hash;
	return &heads[at];
}

static void
head_seen(struct head *h, uint32_t i)
{
	uint32_t apart = i - h->last;

	if (h->times == 1)
		h->least = h->most = apart;
	else if (h->times > 1 && apart < h->least)
		h->least = apart;
	else if (h->times > 1 && apart > h->most)
		h->most = apart;
	h->times++;
	h->last = i;
}

/* "204 The Quay", not "2004;3(1):5-9" */
static bool
number_first(const char *p, const char *end)
{
	const char *from = p;

	while (p < end && sk_digit(sk_at(p, end)) >= 0)
		(void)sk_utf8_next(&p, end);
	return p > from && sk_space(sk_at(p, end));
}

static bool
may_be_head(const struct sk_lines *l, size_t i, uint64_t *hash)
{
	const char *p, *end;
	enum sk_start start;
	bool letters;

	if (l->lines[i].width > HEAD_WIDTH)
		return false;
	p = l->text.ptr + l->lines[i].start;
	end = l->text.ptr + l->lines[i].end;
	start = sk_look_start(p, end);
	/* DOIs of one journal differ in their digits alone, and ". Accessed:"
	 * comes often. */
	if (start == SK_START_URL || start == SK_START_SHORT ||
	    (start == SK_START_NONE && !number_first(p, end)) ||
	    sk_look_end(p, end) == SK_END_OPEN)
		return false;
	*hash = head_hash(sk_line_text(l, i), &letters);
	return letters;
}

/* The number that is all of the line but for dashes and bars, or -1. */
static int
page_number(struct sakuin_str s)
{
	const char *p = s.ptr, *end = p + s.len;
	int number = -1;

	if (s.len > 24)
		return -1;
	while (p < end) {
		uint32_t c = sk_utf8_next(&p, end);
		int d = sk_digit(c);

		if (d >= 0 && number < 10000)
			number = (number < 0 ? 0 : number * 10) + d;
		else if (!sk_space(c) && !sk_one_of(c, "-–—|·"))
			return -1;
	}
	return number < 10000 ? number : -1;
}

static bool
beside_page(const struct sk_lines *l, size_t i)
{
	return (i > 0 && page_number(sk_line_text(l, i - 1)) >= 0 &&
		(l->lines[i - 1].flags & SK_LINE_JUNK)) ||
	       (i + 1 < l->count && page_number(sk_line_text(l, i + 1)) >= 0 &&
		(l->lines[i + 1].flags & SK_LINE_JUNK));
}

static bool
mark_heads(struct sk_lines *l, struct sakuin_error *err)
{
	struct sk_arena arena = { 0 };
	struct head *heads;
	size_t size = 16;
	uint64_t hash;

	while (size < l->count * 2)
		size *= 2;
	heads = sk_arena_array(&arena, size, sizeof *heads, err);
	if (!heads)
		return false;
	for (size_t i = 0; i < l->count; i++) {
		struct head *h;

		if (!may_be_head(l, i, &hash))
			continue;
		h = head_of(heads, size - 1, hash);
		head_seen(h, (uint32_t)i);
		h->beside += beside_page(l, i);
	}
	for (size_t i = 0; i < l->count; i++) {
		struct head *h;

		if (!may_be_head(l, i, &hash))
			continue;
		h = head_of(heads, size - 1, hash);
		if (h->beside >= 2)
			l->lines[i].flags |= SK_LINE_JUNK;
		/* Pages are much of a length; what merely comes often, as a
		 * publisher at the end of an entry does, comes anyhow. */
		if (h->times >= HEAD_TIMES && h->least >= HEAD_APART &&
		    h->most / h->least < HEAD_SPREAD)
			l->lines[i].flags |= SK_LINE_JUNK;
	}
	sk_arena_done(&arena);
	return true;
}

static void
mark_pages(struct sk_lines *l)
{
	int before = -1;
	size_t at = 0;

	for (size_t i = 0; i < l->count; i++) {
		int n = page_number(sk_line_text(l, i));

		if (n < 0)
			continue;
		/* Two in a row are rather a column of figures. */
		if (before >= 0 && i - at > 2 &&
		    (n == before + 1 || n == before + 2)) {
			l->lines[i].flags |= SK_LINE_JUNK;
			l->lines[at].flags |= SK_LINE_JUNK;
		}
		before = n;
		at = i;
	}
}

/* A URL is as wide as it is. */
static bool
is_address(const struct sk_lines *l, size_t i)
{
	return sk_look_url(l->text.ptr + l->lines[i].start,
			   l->text.ptr + l->lines[i].end);
}

/* Do the lines of about WIDTH columns end in the middle of something?  Those
 * of paragraphs, however long, end with a stop or a number. */
static bool
full_lines_go_on(const struct sk_lines *l, size_t first, size_t end,
		 uint32_t width)
{
	size_t full = 0, open = 0, count = 0;

	for (size_t i = first; i < end; i++) {
		const struct sk_line *line = &l->lines[i];

		if ((line->flags & SK_LINE_JUNK) || is_address(l, i))
			continue;
		count++;
		if (line->width > PARAGRAPH_WIDTH ||
		    line->width * 5 < width * 4)
			continue;
		full++;
		open += sk_look_end(l->text.ptr + line->start,
				    l->text.ptr + line->end) <= SK_END_LETTER;
	}
	return full >= 2 && full * 5 >= count && open * 3 >= full;
}

bool
sk_lines_wrapped(const struct sk_lines *l, size_t first, size_t end,
		 uint32_t *width)
{
	size_t bins[PARAGRAPH_WIDTH + 1] = { 0 }, count = 0, full = 0, sum = 0;
	uint32_t w;

	*width = 0;
	for (size_t i = first; i < end; i++) {
		if ((l->lines[i].flags & SK_LINE_JUNK) || is_address(l, i))
			continue;
		if (l->lines[i].width > PARAGRAPH_WIDTH) {
			if (++full * 20 > end - first)
				return false;
			continue;
		}
		bins[l->lines[i].width]++;
		count++;
	}
	/* The width that only one line in twenty passes. */
	for (w = PARAGRAPH_WIDTH; w > 0; w--) {
		sum += bins[w];
		if (sum * 20 > count)
			break;
	}
	*width = w;
	return w >= NARROWEST && full_lines_go_on(l, first, end, w);
}

bool
sk_lines_cut(struct sakuin_str text, struct sk_arena *arena,
	     struct sk_lines *out, struct sakuin_error *err)
{
	const char *p = text.ptr, *end = p + text.len;
	size_t most;
	bool gap = false;

	memset(out, 0, sizeof *out);
	if (text.len >= UINT32_MAX)
		return sk_fail(err, SAKUIN_EINVAL,
			       "a text of %zu bytes; 4 GiB are the limit",
			       text.len);
	out->text = text;
	most = count_lines(text);
	out->lines = sk_arena_array(arena, most + 1, sizeof *out->lines, err);
	if (!out->lines)
		return false;
	while (p < end && out->count < most) {
		const char *q = line_end(p, end);

		line_put(out, p, q, &gap);
		p = q < end ? q + 1 : q;
		/* The rest of U+0085 and U+2028 belongs to no line. */
		while (p < end && ((uint8_t)*p & 0xC0) == 0x80)
			p++;
		if (q < end && *q == '\r' && p < end && *p == '\n')
			p++;
	}
	out->wrapped = sk_lines_wrapped(out, 0, out->count, &out->width);
	mark_pages(out);
	return mark_heads(out, err);
}
