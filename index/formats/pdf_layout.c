/* pdf_layout.c - the lines of a PDF by where they stand on the page.
 *
 * pdftotext finds columns and puts them in order; what it does not tell is
 * which lines belong to the page and not to the text, and what an indent or a
 * gap between lines would tell a reader. */
#include <stdlib.h>

#include "pdf_layout.h"
#include "script.h"
#include "table.h"

enum {
	EDGE_LINES = 2, /* lines at the top or bottom that may be no text */
	REPEATED = 3,   /* times, and then a line is a running head */
	MARGIN = 12,    /* hundredths of the page's height, for them */
	PAGE_LINES = 3000,
	JOIN_LINES = 400,
	FIELDS = 12
};

struct line {
	double left, top, right, bottom;
	uint32_t page, block;
	size_t from, to; /* in the words */
	uint32_t next;   /* the line that goes on in this row + 1, 0: none */
	uint32_t form;   /* its number among all edge lines' texts */
	bool edge, drop, joined;
};

struct page {
	double height;
	size_t first, end; /* lines */
};

struct layout {
	struct sk_buf words;
	struct line *lines;
	struct page *pages;
	size_t line_count, line_cap, page_count, page_cap;
	uint32_t block;
	struct sk_table forms; /* of edge lines, digits as # */
	uint32_t *times;       /* that each form comes */
	size_t times_cap;
};

/* ---------------------------------------------------------------- reading */

/* A number as TSV has it. */
static double
number(struct sakuin_str s)
{
	double n = 0, unit = 1;
	bool point = false, minus = s.len > 0 && s.ptr[0] == '-';

	for (size_t i = minus; i < s.len; i++) {
		if (s.ptr[i] == '.') {
			point = true;
			continue;
		}
		if (s.ptr[i] < '0' || s.ptr[i] > '9')
			break;
		if (point)
			unit /= 10;
		n = point ? n + unit * (s.ptr[i] - '0')
			  : 10 * n + (s.ptr[i] - '0');
	}
	return minus ? -n : n;
}

/* The fields of a row; the last one takes the rest. */
static bool
fields(struct sakuin_str row, struct sakuin_str out[FIELDS])
{
	for (size_t i = 0; i < FIELDS; i++) {
		const char *tab = i + 1 < FIELDS && row.len
					  ? memchr(row.ptr, '\t', row.len)
					  : NULL;

		if (i + 1 < FIELDS && !tab)
			return false;
		out[i] = row;
		if (!tab)
			break;
		out[i].len = (size_t)(tab - row.ptr);
		row.ptr += out[i].len + 1;
		row.len -= out[i].len + 1;
	}
	return true;
}

static bool
add_page(struct layout *l, const struct sakuin_str f[FIELDS],
	 struct sakuin_error *err)
{
	if (!sk_grow(&l->pages, &l->page_cap, l->page_count + 1,
		     sizeof *l->pages, err))
		return false;
	l->pages[l->page_count++] = (struct page){ .height = number(f[9]),
						   .first = l->line_count,
						   .end = l->line_count };
	return true;
}

static bool
add_line(struct layout *l, const struct sakuin_str f[FIELDS],
	 struct sakuin_error *err)
{
	struct line *line;

	if (l->page_count == 0)
		return true;
	if (!sk_grow(&l->lines, &l->line_cap, l->line_count + 1,
		     sizeof *l->lines, err))
		return false;
	line = &l->lines[l->line_count++];
	*line = (struct line){ .left = number(f[6]),
			       .top = number(f[7]),
			       .page = (uint32_t)(l->page_count - 1),
			       .block = l->block,
			       .from = l->words.len,
			       .to = l->words.len };
	line->right = line->left + number(f[8]);
	line->bottom = line->top + number(f[9]);
	l->pages[l->page_count - 1].end = l->line_count;
	return true;
}

/* Are the characters before and behind a gap written without spaces? */
static bool
unspaced(struct sakuin_str before, struct sakuin_str word)
{
	const char *p = before.ptr + before.len, *end = p, *q = word.ptr;

	do
		p--;
	while (p > before.ptr && ((uint8_t)*p & 0xC0) == 0x80);
	return sk_script_japanese(sk_script_of(sk_utf8_next(&p, end))) &&
	       sk_script_japanese(sk_script_of(sk_utf8_next(&q, q + word.len)));
}

/* A number that is smaller than the line and stands above its foot: a marker.
 * It becomes raised digits, without the space before it. */
static bool
is_raised(const struct line *line, struct sakuin_str word, double top,
	  double height)
{
	double full = line->bottom - line->top;

	if (word.len > 3 || height > full * 0.85 ||
	    top + height > line->bottom - full * 0.1)
		return false;
	for (size_t i = 0; i < word.len; i++)
		if (word.ptr[i] < '0' || word.ptr[i] > '9')
			return false;
	return true;
}

static bool
put_raised(struct sk_buf *out, struct sakuin_str digits,
	   struct sakuin_error *err)
{
	static const char *const raised[] = { "\xE2\x81\xB0", "\xC2\xB9",
					      "\xC2\xB2",     "\xC2\xB3",
					      "\xE2\x81\xB4", "\xE2\x81\xB5",
					      "\xE2\x81\xB6", "\xE2\x81\xB7",
					      "\xE2\x81\xB8", "\xE2\x81\xB9" };

	for (size_t i = 0; i < digits.len; i++)
		if (!sk_buf_puts(out, raised[digits.ptr[i] - '0'], err))
			return false;
	return true;
}

static bool
add_word(struct layout *l, const struct sakuin_str f[FIELDS], double *right,
	 struct sakuin_error *err)
{
	struct line *line =
		l->line_count > 0 ? &l->lines[l->line_count - 1] : NULL;
	struct sakuin_str word = f[FIELDS - 1];
	double left = number(f[6]), height = number(f[9]);
	bool mark;

	if (!line || word.len == 0)
		return true;
	mark = line->to > line->from &&
	       is_raised(line, word, number(f[7]), height);
	if (line->to > line->from && !mark) {
		struct sakuin_str before = { l->words.ptr + line->from,
					     line->to - line->from };

		if (!(unspaced(before, word) && left - *right < height / 2) &&
		    !sk_buf_putc(&l->words, ' ', err))
			return false;
	}
	*right = left + number(f[8]);
	if (mark ? !put_raised(&l->words, word, err)
		 : !sk_buf_add(&l->words, word.ptr, word.len, err))
		return false;
	line->to = l->words.len;
	return true;
}

static bool
read_rows(struct layout *l, struct sakuin_str tsv, struct sakuin_error *err)
{
	double right = 0;
	bool ok = true;

	while (ok && tsv.len > 0) {
		const char *end = memchr(tsv.ptr, '\n', tsv.len);
		size_t len = end ? (size_t)(end - tsv.ptr) : tsv.len;
		struct sakuin_str f[FIELDS];

		if (fields((struct sakuin_str){ tsv.ptr, len }, f) &&
		    f[0].len == 1) {
			l->block += f[0].ptr[0] == '3';
			if (f[0].ptr[0] == '1')
				ok = add_page(l, f, err);
			else if (f[0].ptr[0] == '4')
				ok = add_line(l, f, err);
			else if (f[0].ptr[0] == '5')
				ok = add_word(l, f, &right, err);
		}
		len += end != NULL;
		tsv.ptr += len;
		tsv.len -= len;
	}
	return ok;
}

/* --------------------------------------------------------- what is no text */

/* Is LINE one of the first or last lines of its page, within the margin? */
static bool
at_edge(const struct layout *l, const struct line *line)
{
	const struct page *page = &l->pages[line->page];
	size_t above = 0, below = 0;
	double margin = page->height * MARGIN / 100;

	/* No honest page has so many; what follows would take their square. */
	if (page->end - page->first > PAGE_LINES)
		return false;
	if (line->top > margin && line->bottom < page->height - margin)
		return false;
	for (size_t i = page->first; i < page->end; i++) {
		const struct line *other = &l->lines[i];

		above += other->bottom <= line->top + 1;
		below += other->top >= line->bottom - 1;
	}
	return line->top <= margin ? above < EDGE_LINES : below < EDGE_LINES;
}

/* The text with runs of digits as one #. */
static bool
put_form(const struct layout *l, const struct line *line, struct sk_buf *form,
	 struct sakuin_error *err)
{
	sk_buf_clear(form);
	for (size_t i = line->from; i < line->to; i++) {
		char c = l->words.ptr[i];

		if (c >= '0' && c <= '9')
			c = '#';
		if (c == '#' && form->len && form->ptr[form->len - 1] == '#')
			continue;
		if (!sk_buf_putc(form, c, err))
			return false;
	}
	return true;
}

static bool
count_form(struct layout *l, struct line *line, struct sk_buf *form,
	   struct sakuin_error *err)
{
	size_t before = l->forms.count;

	if (!put_form(l, line, form, err) ||
	    !sk_table_intern(&l->forms, sk_buf_str(form), &line->form, err) ||
	    !sk_grow(&l->times, &l->times_cap, l->forms.count, sizeof *l->times,
		     err))
		return false;
	if (l->forms.count > before)
		l->times[line->form] = 0;
	l->times[line->form]++;
	return true;
}

/* Mark what comes again and again at the edges of pages. */
static bool
find_edges(struct layout *l, struct sakuin_error *err)
{
	struct sk_buf form = { 0 };
	bool ok = true;

	for (size_t i = 0; ok && i < l->line_count; i++) {
		struct line *line = &l->lines[i];

		line->edge = line->to > line->from && at_edge(l, line);
		if (line->edge)
			ok = count_form(l, line, &form, err);
	}
	for (size_t i = 0; ok && i < l->line_count; i++)
		l->lines[i].drop = l->lines[i].edge &&
				   l->times[l->lines[i].form] >= REPEATED;
	sk_buf_done(&form);
	return ok;
}

/* ------------------------------------------------------- rows in pieces */

/* Does B go on where A ends, on the same row? */
static bool
goes_on(const struct line *a, const struct line *b)
{
	double height = a->bottom - a->top, other = b->bottom - b->top;
	double top = a->top > b->top ? a->top : b->top;
	double bottom = a->bottom < b->bottom ? a->bottom : b->bottom;
	double least = height < other ? height : other;

	return b->left > a->left && bottom - top > least * 0.6 &&
	       b->left > a->right - least * 0.3 &&
	       b->left - a->right < least * 0.6;
}

/* Text in a second font, of another script, comes as a block of its own:
 * put it back into its row.  Columns are further apart. */
static void
join_rows(struct layout *l, const struct page *page)
{
	if (page->end - page->first > JOIN_LINES)
		return;
	for (size_t i = page->first; i < page->end; i++) {
		struct line *a = &l->lines[i];

		for (size_t k = page->first; k < page->end && !a->next; k++) {
			struct line *b = &l->lines[k];

			if (b->block == a->block || b->joined ||
			    b->from == b->to || a->from == a->to ||
			    !goes_on(a, b))
				continue;
			a->next = (uint32_t)k + 1;
			b->joined = true;
		}
	}
}

/* ----------------------------------------------------------------- writing */

/* The left edge of the block that starts at line I. */
static double
block_left(const struct layout *l, size_t i)
{
	uint32_t block = l->lines[i].block, page = l->lines[i].page;
	double left = l->lines[i].left;

	for (; i < l->line_count && l->lines[i].block == block &&
	       l->lines[i].page == page;
	     i++)
		if (!l->lines[i].drop && l->lines[i].left < left)
			left = l->lines[i].left;
	return left;
}

/* Is there a gap between LINE and the one written before? */
static bool
gap_before(const struct line *line, const struct line *before)
{
	double height = line->bottom - line->top;

	if (!before || before->page != line->page ||
	    line->top < before->bottom - height)
		return false; /* another column, or the same line */
	return line->top - before->bottom > height * 0.7;
}

static bool
put_line(const struct layout *l, const struct line *line, double left, bool gap,
	 struct sk_buf *out, struct sakuin_error *err)
{
	double height = line->bottom - line->top;

	if (gap && !sk_buf_putc(out, '\n', err))
		return false;
	if (line->left > left + height * 0.6 && !sk_buf_puts(out, "  ", err))
		return false;
	for (size_t pieces = 0;; pieces++) {
		if (!sk_buf_add(out, l->words.ptr + line->from,
				line->to - line->from, err))
			return false;
		if (!line->next || pieces > JOIN_LINES)
			return sk_buf_putc(out, '\n', err);
		line = &l->lines[line->next - 1];
		if (!sk_buf_putc(out, ' ', err))
			return false;
	}
}

static bool
put_page(const struct layout *l, const struct page *page, struct sk_buf *out,
	 struct sakuin_error *err)
{
	const struct line *before = NULL;
	double left = 0;

	for (size_t i = page->first; i < page->end; i++) {
		const struct line *line = &l->lines[i];

		if (i == page->first || line->block != l->lines[i - 1].block)
			left = block_left(l, i);
		if (line->drop || line->joined || line->from == line->to)
			continue;
		if (!put_line(l, line, left, gap_before(line, before), out,
			      err))
			return false;
		before = line;
	}
	return sk_buf_putc(out, '\f', err);
}

/* Lines of vertical text are higher than wide. */
static bool
is_wide(const struct layout *l)
{
	size_t high = 0, all = 0;

	for (size_t i = 0; i < l->line_count; i++) {
		const struct line *line = &l->lines[i];

		if (line->to - line->from < 9)
			continue;
		all++;
		high += line->bottom - line->top >
			2 * (line->right - line->left);
	}
	return high * 2 <= all;
}

bool
sk_pdf_layout(struct sakuin_str tsv, struct sk_buf *out, bool *wide,
	      struct sakuin_error *err)
{
	struct layout l = { 0 };
	bool ok = read_rows(&l, tsv, err) && find_edges(&l, err);

	*wide = is_wide(&l);
	for (size_t i = 0; ok && i < l.page_count; i++)
		join_rows(&l, &l.pages[i]);
	for (size_t i = 0; ok && i < l.page_count; i++)
		ok = put_page(&l, &l.pages[i], out, err);
	free(l.times);
	free(l.pages);
	free(l.lines);
	sk_table_done(&l.forms);
	sk_buf_done(&l.words);
	return ok;
}
