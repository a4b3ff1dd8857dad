/* pdf_lines.h - the lines of a PDF, and where they stand. */
#ifndef SK_PDF_LINES_H
#define SK_PDF_LINES_H

#include "pdf_layout.h"
#include "table.h"

struct sk_pdf_line {
	double left, top, right, bottom;
	uint32_t page, block;
	size_t from, to; /* in the words */
	uint32_t next;   /* the line that goes on in this row + 1, 0: none */
	uint32_t form;   /* its number among all edge lines' texts */
	bool edge, drop, joined;
};

struct sk_pdf_page {
	double height;
	size_t first, end; /* lines */
};

struct sk_pdf_lines {
	struct sk_buf words;
	struct sk_pdf_line *lines;
	struct sk_pdf_page *pages;
	size_t line_count, line_cap, page_count, page_cap;
	uint32_t block;
	struct sk_table forms; /* of edge lines, digits as # */
	uint32_t *times;       /* that each form comes */
	size_t times_cap;
};

/* Add the lines and pages of TSV to L, which is zeroed. */
SK_MUST_CHECK bool sk_pdf_lines_read(struct sk_pdf_lines *l,
				     struct sakuin_str tsv,
				     struct sakuin_error *err);

#endif
