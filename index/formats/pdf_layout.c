/* pdf_layout.c - the lines of a PDF by where they stand on the page.
 *
 * pdftotext finds columns and puts them in order; what it does not tell is
 * which lines belong to the page and not to the text, and what an indent or a
 * gap between lines would tell a reader. */
#include <stdlib.h>

#include "pdf_lines.h"

enum {
	EDGE_LINES = 2, /* lines at the top or bottom that may be no text */
	REPEATED = 3,   /* times, and then a line is a running head */
	MARGIN = 12,    /* hundredths of the page's height, for them */
	PAGE_LINES = 3000,
	JOIN_LINES = 400
};

/* --------------------------------------------------------- what is no text */

/* Is LINE one of the first or last lines of its page, within the margin? */
static bool
at_edge(const struct sk_pdf_lines *l, const struct sk_pdf_line *line)
{
	const struct sk_pdf_page *page = &l->pages[line->page];
	size_t above = 0, below = 0;
	double margin = page->height * MARGIN / 100;

	/* No honest page has so many; what follows would take their square. */
	if (page->end - page->first > PAGE_LINES)
		return false;
	if (line->top > margin && line->bottom < page->height - margin)
		return false;
	for (size_t i = page->first; i < page->end; i++) {
		const struct sk_pdf_line *other = &l->lines[i];

		above += other->bottom <= line->top + 1;
		below += other->top >= line->bottom - 1;
	}
	return line->top <= margin ? above < EDGE_LINES : below < EDGE_LINES;
}

/* The text with runs of digits as one #. */
static bool
put_form(const struct sk_pdf_lines *l, const struct sk_pdf_line *line,
	 struct sk_buf *form, struct sakuin_error *err)
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
count_form(struct sk_pdf_lines *l, struct sk_pdf_line *line,
	   struct sk_buf *form, struct sakuin_error *err)
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
find_edges(struct sk_pdf_lines *l, struct sakuin_error *err)
{
	struct sk_buf form = { 0 };
	bool ok = true;

	for (size_t i = 0; ok && i < l->line_count; i++) {
		struct sk_pdf_line *line = &l->lines[i];

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
goes_on(const struct sk_pdf_line *a, const struct sk_pdf_line *b)
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
join_rows(struct sk_pdf_lines *l, const struct sk_pdf_page *page)
{
	if (page->end - page->first > JOIN_LINES)
		return;
	for (size_t i = page->first; i < page->end; i++) {
		struct sk_pdf_line *a = &l->lines[i];

		for (size_t k = page->first; k < page->end && !a->next; k++) {
			struct sk_pdf_line *b = &l->lines[k];

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
block_left(const struct sk_pdf_lines *l, size_t i)
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
gap_before(const struct sk_pdf_line *line, const struct sk_pdf_line *before)
{
	double height = line->bottom - line->top;

	if (!before || before->page != line->page ||
	    line->top < before->bottom - height)
		return false; /* another column, or the same line */
	return line->top - before->bottom > height * 0.7;
}

static bool
put_line(const struct sk_pdf_lines *l, const struct sk_pdf_line *line,
	 double left, bool gap, struct sk_buf *out, struct sakuin_error *err)
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
put_page(const struct sk_pdf_lines *l, const struct sk_pdf_page *page,
	 struct sk_buf *out, struct sakuin_error *err)
{
	const struct sk_pdf_line *before = NULL;
	double left = 0;

	for (size_t i = page->first; i < page->end; i++) {
		const struct sk_pdf_line *line = &l->lines[i];

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
is_wide(const struct sk_pdf_lines *l)
{
	size_t high = 0, all = 0;

	for (size_t i = 0; i < l->line_count; i++) {
		const struct sk_pdf_line *line = &l->lines[i];

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
	struct sk_pdf_lines l = { 0 };
	bool ok = sk_pdf_lines_read(&l, tsv, err) && find_edges(&l, err);

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
