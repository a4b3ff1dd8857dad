/* pdf_layout.h - the lines of a PDF by where they stand on the page. */
#ifndef SK_PDF_LAYOUT_H
#define SK_PDF_LAYOUT_H

#include "base.h"

/* TSV is what `pdftotext -tsv` prints: words with their places.  Append their
 * text to OUT, a form feed behind each page, columns one after the other:
 * without running heads, running feet and page numbers; with indents, two
 * spaces each; with a blank line where there is a gap.  *WIDE is false where
 * most of it is set in vertical lines, which this can't read. */
SK_MUST_CHECK bool sk_pdf_layout(struct sakuin_str tsv, struct sk_buf *out,
				 bool *wide, struct sakuin_error *err);

#endif
