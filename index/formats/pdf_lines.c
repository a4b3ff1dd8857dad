/* pdf_lines.c - the lines of a PDF, from what pdftotext prints. */
#include "pdf_lines.h"
#include "script.h"

static bool
add_page(struct sk_pdf_lines *l, const struct sakuin_str f[SK_TSV_FIELDS],
	 struct sakuin_error *err)
{
	if (!sk_grow(&l->pages, &l->page_cap, l->page_count + 1,
		     sizeof *l->pages, err))
		return false;
	l->pages[l->page_count++] =
		(struct sk_pdf_page){ .height = sk_tsv_number(f[9]),
				      .first = l->line_count,
				      .end = l->line_count };
	return true;
}

static bool
add_line(struct sk_pdf_lines *l, const struct sakuin_str f[SK_TSV_FIELDS],
	 struct sakuin_error *err)
{
	struct sk_pdf_line *line;

	if (l->page_count == 0)
		return true;
	if (!sk_grow(&l->lines, &l->line_cap, l->line_count + 1,
		     sizeof *l->lines, err))
		return false;
	line = &l->lines[l->line_count++];
	*line = (struct sk_pdf_line){ .left = sk_tsv_number(f[6]),
				      .top = sk_tsv_number(f[7]),
				      .page = (uint32_t)(l->page_count - 1),
				      .block = l->block,
				      .from = l->words.len,
				      .to = l->words.len };
	line->right = line->left + sk_tsv_number(f[8]);
	line->bottom = line->top + sk_tsv_number(f[9]);
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
is_raised(const struct sk_pdf_line *line, struct sakuin_str word, double top,
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
add_word(struct sk_pdf_lines *l, const struct sakuin_str f[SK_TSV_FIELDS],
	 double *right, struct sakuin_error *err)
{
	struct sk_pdf_line *line =
		l->line_count > 0 ? &l->lines[l->line_count - 1] : NULL;
	struct sakuin_str word = f[SK_TSV_FIELDS - 1];
	double left = sk_tsv_number(f[6]), height = sk_tsv_number(f[9]);
	bool mark;

	if (!line || word.len == 0)
		return true;
	mark = line->to > line->from &&
	       is_raised(line, word, sk_tsv_number(f[7]), height);
	if (line->to > line->from && !mark) {
		struct sakuin_str before = { l->words.ptr + line->from,
					     line->to - line->from };

		if (!(unspaced(before, word) && left - *right < height / 2) &&
		    !sk_buf_putc(&l->words, ' ', err))
			return false;
	}
	*right = left + sk_tsv_number(f[8]);
	if (mark ? !sk_tsv_raised(&l->words, word, err)
		 : !sk_buf_add(&l->words, word.ptr, word.len, err))
		return false;
	line->to = l->words.len;
	return true;
}

bool
sk_pdf_lines_read(struct sk_pdf_lines *l, struct sakuin_str tsv,
		  struct sakuin_error *err)
{
	double right = 0;
	bool ok = true;

	while (ok && tsv.len > 0) {
		const char *end = memchr(tsv.ptr, '\n', tsv.len);
		size_t len = end ? (size_t)(end - tsv.ptr) : tsv.len;
		struct sakuin_str f[SK_TSV_FIELDS];

		if (sk_tsv_fields((struct sakuin_str){ tsv.ptr, len }, f) &&
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
