/* pdf_impl.h - what the halves of the PDF reader share. */
#ifndef SK_PDF_IMPL_H
#define SK_PDF_IMPL_H

#include "child.h"
#include "format.h"

enum { SK_PDF_INFO_MAX = 64 * 1024 }; /* bytes of what a file says of itself */

/* Run a program of poppler on the file.  By the name /dev/fd/0 it opens the
 * file again, and can seek in it without reading all of it. */
SK_MUST_CHECK bool sk_pdf_run(const struct sk_source *source,
			      const char *const *argv, size_t max,
			      struct sk_buf *out,
			      struct sk_child_result *result,
			      struct sakuin_error *err);

/* What stands before the rows of `pdftotext -htmlmeta -tsv`. */
struct sakuin_str sk_pdf_head_of(struct sakuin_str rows);

/* Fill title, author and date from HEAD; if that is empty, the file is asked.
 * One that says nothing of itself is no failure. */
SK_MUST_CHECK bool sk_pdf_info(const struct sk_source *source,
			       struct sakuin_str head, struct sk_document *doc,
			       struct sakuin_error *err);

#endif
