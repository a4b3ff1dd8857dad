/* scan.h - the text of pictures: scanned pages, photographs, fonts without
 * Unicode.
 *
 * A program may read it from the picture (OCR), or a file beside it may hold
 * it already; it is text, or hOCR (hocr.c), which knows pages and lines. */
#ifndef SK_SCAN_H
#define SK_SCAN_H

#include "extract.h"
#include "filters.h"

/* A program that gets a picture as its standard input. */
struct sk_ocr {
	struct sk_arena arena; /* owns the words */
	const char *argv[SK_FILTER_WORDS + 1];
	struct sakuin_str command; /* as given */
};

/* COMMAND, its words parted by spaces; the program by its name or, so that it
 * may be anywhere, by its absolute path.  SAKUIN_EINVAL. */
SK_MUST_CHECK bool sk_ocr_parse(struct sakuin_str command, struct sk_ocr *ocr,
				struct sakuin_error *err);
void sk_ocr_done(struct sk_ocr *ocr);

/* Where the text of pictures may come from. */
struct sk_scan {
	const struct sk_ocr *ocr; /* NULL: nowhere */
	int beside;               /* a file with the text, or -1 */
	struct sakuin_str beside_name;
	bool meant; /* it is named after the whole file: what it says counts
		     * more than what is in the file */
	struct sk_extractor *reader; /* for that; not of the file itself */
};

/* What of it holds for a member of the file: OUT, or NULL where there is
 * nothing; no file is beside a member. */
const struct sk_scan *sk_scan_member(const struct sk_scan *of_file,
				     struct sk_scan *out);

/* Is there a file beside SOURCE that has its text? */
bool sk_scan_beside_is(const struct sk_source *source);
/* Can a program be asked? */
bool sk_scan_ocr_is(const struct sk_source *source);

/* The text of the file beside SOURCE, with its pages, into DOC.  SAKUIN_EINVAL
 * if there is none in it. */
SK_MUST_CHECK bool sk_scan_beside(const struct sk_source *source,
				  struct sk_document *doc,
				  struct sakuin_error *err);

/* What the program reads in the picture open at FD: text, a form feed between
 * its pages.  Nothing is no failure. */
SK_MUST_CHECK bool sk_scan_ocr(const struct sk_source *source, int fd,
			       struct sk_buf *out, struct sakuin_error *err);
/* The same of page NUMBER, from 1 on, of the PDF that SOURCE is. */
SK_MUST_CHECK bool sk_scan_pdf_page(const struct sk_source *source,
				    size_t number, struct sk_buf *out,
				    struct sakuin_error *err);
/* doc->text_by for what the program read. */
SK_MUST_CHECK bool sk_scan_by_ocr(const struct sk_source *source,
				  struct sk_document *doc,
				  struct sakuin_error *err);

/* Is SOURCE, a PDF, one whose text has to come from elsewhere: none, hardly
 * any, or nonsense?  SAKUIN_EINVAL if it can't be read at all. */
SK_MUST_CHECK bool sk_pdf_lacks_text(const struct sk_source *source,
				     bool *lacks, struct sakuin_error *err);

#endif
