/* pdf.c - PDF, through poppler's pdftotext in a child process. */
#include <stdio.h>
#include <unicode/uchar.h>

#include "encodings.h"
#include "format.h"
#include "metadata.h"
#include "pages.h"
#include "pdf_impl.h"
#include "pdf_layout.h"
#include "scan.h"

enum {
	MAGIC_WITHIN = 1024, /* readers accept some rubbish before it */
	TIME_MS = 60 * 1000,
	PLACES = 14 /* bytes of places for one of text */
};

#define PLACES_MAX ((size_t)256 << 20)

#define MEMORY_MAX ((size_t)2 << 30)

static bool
pdf_matches(struct sakuin_str head, struct sakuin_str name)
{
	size_t len = head.len < MAGIC_WITHIN ? head.len : MAGIC_WITHIN;

	(void)name;
	return len > 0 && memmem(head.ptr, len, "%PDF-", 5) != NULL;
}

bool
sk_pdf_run(const struct sk_source *source, const char *const *argv, size_t max,
	   struct sk_buf *out, struct sk_child_result *result,
	   struct sakuin_error *err)
{
	struct sk_child child = { .argv = argv,
				  .package = "poppler-utils",
				  .in = source->fd,
				  .out_max = max,
				  .memory = MEMORY_MAX,
				  .milliseconds = TIME_MS,
				  .alone = true };

	return sk_child_run(&child, out, result, err) &&
	       sk_child_check(&child, result, err);
}

/* "no text" and what to do about it. */
static bool
no_text(size_t pages, const char *said, struct sakuin_error *err)
{
	if (strstr(said, "Missing language pack"))
		return sk_fail(err, SAKUIN_EINVAL,
			       "no text: the fonts of a language are missing; "
			       "install the package poppler-data");
	return sk_fail(err, SAKUIN_EINVAL,
		       "no text in %zu page%s (scanned images?); index it with "
		       "--ocr, or put its text into a file beside it "
		       "(NAME.pdf.txt or NAME.pdf.hocr)",
		       pages, pages == 1 ? "" : "s");
}

/* The text as it stands on the pages, columns in order, and what the file
 * says about itself, as the HEAD of a web page. */
static bool
pdf_placed(const struct sk_source *source, struct sk_buf *raw,
	   struct sakuin_str *head, bool *cut, bool *wide,
	   struct sk_child_result *result, struct sakuin_error *err)
{
	static const char *const argv[] = { "pdftotext", "-htmlmeta",
					    "-tsv",      "-enc",
					    "UTF-8",     "/dev/fd/0",
					    "-",         NULL };
	size_t max = sk_source_text_max(source);
	struct sk_buf tsv = { 0 }, clean = { 0 };
	uint32_t replaced = 0;
	bool ok;

	max = max < PLACES_MAX / PLACES ? max * PLACES + SK_PDF_INFO_MAX
					: PLACES_MAX;
	ok = sk_pdf_run(source, argv, max, &tsv, result, err);
	*cut = result->end == SK_CHILD_OUT_MAX;
	ok = ok &&
	     sk_utf8_repair(sk_buf_str(&tsv), *cut, &clean, &replaced, err) &&
	     sk_arena_copy(source->arena, sk_pdf_head_of(sk_buf_str(&clean)),
			   head, err) &&
	     sk_pdf_layout(sk_buf_str(&clean), raw, wide, err);
	sk_buf_done(&clean);
	sk_buf_done(&tsv);
	return ok;
}

/* The text in the order in which it was written into the file. */
static bool
pdf_raw(const struct sk_source *source, struct sk_buf *raw, bool *cut,
	struct sk_child_result *result, struct sakuin_error *err)
{
	/* Without -raw it drops every hyphen at a line end, those of "1914-",
	 * of URLs and of DOIs as well. */
	static const char *const argv[] = { "pdftotext", "-raw",      "-enc",
					    "UTF-8",     "/dev/fd/0", "-",
					    NULL };
	struct sk_buf out = { 0 };
	uint32_t replaced = 0;
	bool ok = sk_pdf_run(source, argv, sk_source_text_max(source), &out,
			     result, err);

	*cut = result->end == SK_CHILD_OUT_MAX;
	ok = ok && sk_utf8_repair(sk_buf_str(&out), *cut, raw, &replaced, err);
	sk_buf_done(&out);
	return ok;
}

/* Fonts without a map to Unicode give private characters, controls and
 * U+FFFD: more than a quarter of these, and it can't be read. */
static bool
garbled(struct sakuin_str s)
{
	const char *p = s.ptr, *end = p + s.len;
	size_t bad = 0, all = 0;

	while (p < end) {
		uint32_t c = sk_utf8_next(&p, end);
		int8_t type;

		if (c == ' ' || c == '\n' || c == '\f')
			continue;
		type = u_charType((UChar32)c);
		all++;
		bad += c == 0xFFFD || type == U_PRIVATE_USE_CHAR ||
		       type == U_UNASSIGNED || type == U_CONTROL_CHAR;
	}
	return bad > 20 && bad > all / 4;
}

/* How the text comes to be what it is. */
enum state { WRITTEN, MOSTLY_BLANK, BLANK, GARBLED };

static enum state
pdf_state(struct sakuin_str raw)
{
	struct sk_pages_count pages = sk_pages_count(raw);

	if (pages.written == 0)
		return BLANK;
	if (garbled(raw))
		return GARBLED;
	return pages.written * 2 < pages.all ? MOSTLY_BLANK : WRITTEN;
}

static bool
pdf_raw_any(const struct sk_source *source, struct sk_buf *raw,
	    struct sakuin_str *head, struct sk_document *doc,
	    struct sk_child_result *result, struct sakuin_error *err)
{
	bool wide = true;
	bool ok = pdf_placed(source, raw, head, &doc->truncated, &wide, result,
			     err);

	if (ok && !wide) {
		sk_buf_clear(raw);
		ok = pdf_raw(source, raw, &doc->truncated, result, err);
	}
	return ok;
}

/* Pages without text as a program reads them; all, where the text is none. */
static bool
pdf_ocr(const struct sk_source *source, bool all, struct sk_buf *raw,
	struct sakuin_error *err)
{
	struct sakuin_str rest = sk_buf_str(raw);
	struct sk_buf out = { 0 };
	bool ok = true;

	for (size_t page = 1; ok && rest.len > 0; page++) {
		struct sakuin_str own = sk_pages_next(&rest);

		if (out.len > sk_source_text_max(source))
			break;
		ok = all || sk_trim(own).len == 0
			     ? sk_scan_pdf_page(source, page, &out, err)
			     : sk_buf_add(&out, own.ptr, own.len, err);
		ok = ok && sk_buf_putc(&out, '\f', err);
	}
	if (ok) {
		sk_buf_clear(raw);
		ok = sk_buf_add(raw, out.ptr, out.len, err);
	}
	sk_buf_done(&out);
	return ok;
}

/* Ask the program.  Where it fails, the text that is there is better than
 * none, and the file is told of, to be tried again. */
static bool
pdf_ask_ocr(const struct sk_source *source, enum state state,
	    struct sk_buf *raw, struct sk_document *doc,
	    struct sakuin_error *err)
{
	if (pdf_ocr(source, state == GARBLED, raw, err))
		return sk_scan_by_ocr(source, doc, err);
	return err->code == SAKUIN_EINVAL && state == MOSTLY_BLANK &&
	       source->complain && source->complain(source->complain_ctx, err);
}

static bool
pdf_judge(enum state state, size_t pages, bool ocr, const char *said,
	  struct sakuin_error *err)
{
	if (state == BLANK && ocr)
		return sk_fail(err, SAKUIN_EINVAL,
			       "no text in %zu page%s, and the OCR finds none "
			       "in them",
			       pages, pages == 1 ? "" : "s");
	if (state == BLANK)
		return no_text(pages, said, err);
	return state != GARBLED ||
	       sk_fail(err, SAKUIN_EINVAL,
		       "its text is garbled (fonts without Unicode); index it "
		       "with --ocr, or put its text into a file beside it "
		       "(NAME.pdf.txt or NAME.pdf.hocr)");
}

/* The text of the file itself, or what a program reads in it. */
static bool
pdf_own(const struct sk_source *source, struct sakuin_str *head,
	struct sk_document *doc, struct sakuin_error *err)
{
	struct sk_child_result result;
	struct sk_buf raw = { 0 };
	enum state state = WRITTEN;
	bool ocr = false;
	bool ok = pdf_raw_any(source, &raw, head, doc, &result, err);

	if (ok)
		state = pdf_state(sk_buf_str(&raw));
	if (ok && state != WRITTEN && sk_scan_beside_is(source)) {
		ok = sk_scan_beside(source, doc, err);
		goto out;
	}
	if (ok && state != WRITTEN && sk_scan_ocr_is(source)) {
		ocr = true;
		ok = pdf_ask_ocr(source, state, &raw, doc, err);
		state = pdf_state(sk_buf_str(&raw));
	}
	if (ok && raw.len > sk_source_text_max(source)) {
		raw.len = sk_utf8_cut(sk_buf_str(&raw),
				      sk_source_text_max(source));
		doc->truncated = true;
	}
	ok = ok && sk_pages_fill(sk_buf_str(&raw), source->arena, doc, err) &&
	     pdf_judge(state, doc->page_count + 1, ocr, result.said, err);
out:
	sk_buf_done(&raw);
	return ok;
}

/* What is beside it and named after it counts more than what is in it; what
 * only shares its name counts if there is nothing else. */
static bool
pdf_text(const struct sk_source *source, struct sakuin_str *head,
	 struct sk_document *doc, struct sakuin_error *err)
{
	if (sk_scan_beside_is(source) && source->scan->meant)
		return sk_scan_beside(source, doc, err);
	if (pdf_own(source, head, doc, err))
		return true;
	return err->code == SAKUIN_EINVAL && doc->text_by.len == 0 &&
	       sk_scan_beside_is(source) && sk_scan_beside(source, doc, err);
}

bool
sk_pdf_lacks_text(const struct sk_source *source, bool *lacks,
		  struct sakuin_error *err)
{
	struct sk_child_result result;
	struct sk_document doc = { 0 };
	struct sakuin_str head = { 0 };
	struct sk_buf raw = { 0 };
	bool ok = pdf_raw_any(source, &raw, &head, &doc, &result, err);

	*lacks = ok && pdf_state(sk_buf_str(&raw)) != WRITTEN;
	sk_buf_done(&raw);
	return ok;
}

static bool
pdf_read(const struct sk_source *source, sk_document_fn *fn, void *ctx,
	 struct sakuin_error *err)
{
	struct sk_document doc = { .mime = sk_str("application/pdf"),
				   .path = sk_str(source->path) };
	struct sakuin_str head = { 0 };

	if (source->head.len > 0)
		return sk_fail(err, SAKUIN_EINVAL,
			       "a PDF cannot be read from a pipe; save it to "
			       "a file");
	return pdf_text(source, &head, &doc, err) &&
	       sk_pdf_info(source, head, &doc, err) && fn(ctx, &doc, err);
}

/* "pdftotext version 22.12.0", on standard error. */
static bool
pdf_library(struct sk_buf *out, struct sakuin_error *err)
{
	static const char *const argv[] = { "pdftotext", "-v", NULL };
	struct sk_source none = { .fd = 0 };
	struct sk_child_result result;
	const char *version;

	if (!sk_pdf_run(&none, argv, SK_PDF_INFO_MAX, out, &result, err))
		return false;
	sk_buf_clear(out);
	version = strstr(result.said, "version ");
	return sk_buf_printf(out, err, "poppler %.*s",
			     version ? (int)strcspn(version + 8, "; ") : 0,
			     version ? version + 8 : "");
}

const struct sk_format sk_format_pdf = {
	.name = "pdf",
	.mime = "application/pdf",
	.library = pdf_library,
	.matches = pdf_matches,
	.read = pdf_read,
};
