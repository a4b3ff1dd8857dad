/* scan.c - the text of pictures, from a program or from a file beside them. */
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "child.h"
#include "metadata.h"
#include "scan.h"

enum {
	DRAW_MS = 60 * 1000,  /* for a page as a picture */
	READ_MS = 300 * 1000, /* for the text in it */
	TEXT_MAX = 64 * 1024 * 1024
};

#define MEMORY_MAX ((size_t)2 << 30)

bool
sk_ocr_parse(struct sakuin_str command, struct sk_ocr *ocr,
	     struct sakuin_error *err)
{
	command = sk_trim(command);
	if (!sk_filter_words(command, &ocr->arena, ocr->argv, err) ||
	    !sk_arena_copy(&ocr->arena, command, &ocr->command, err))
		return false;
	if (!ocr->argv[0])
		return sk_fail(err, SAKUIN_EINVAL,
			       "it names no program; write, for example, "
			       "'tesseract stdin stdout -l jpn hocr'");
	return ocr->argv[0][0] == '/' || !strchr(ocr->argv[0], '/') ||
	       sk_fail(err, SAKUIN_EINVAL,
		       "%s is neither a name nor an absolute path; write one "
		       "of them",
		       ocr->argv[0]);
}

void
sk_ocr_done(struct sk_ocr *ocr)
{
	sk_arena_done(&ocr->arena);
	*ocr = (struct sk_ocr){ 0 };
}

const struct sk_scan *
sk_scan_member(const struct sk_scan *of_file, struct sk_scan *out)
{
	if (!of_file)
		return NULL;
	*out = *of_file;
	out->beside = -1;
	return out;
}

bool
sk_scan_beside_is(const struct sk_source *source)
{
	return source->scan && source->scan->beside >= 0;
}

bool
sk_scan_ocr_is(const struct sk_source *source)
{
	return source->scan && source->scan->ocr;
}

/* What is read of a file with text. */
struct reading {
	struct sk_arena *arena;
	struct sk_document *doc;
	bool any;
};

/* Take the text and what is known of it; a file has one. */
static bool
reading_document(void *ctx, struct sk_document *from, struct sakuin_error *err)
{
	struct reading *r = ctx;
	struct sk_document *to = r->doc;
	uint32_t *pages =
		sk_arena_array(r->arena, from->page_count, sizeof *pages, err);

	if (r->any)
		return true;
	if (!pages || !sk_arena_copy(r->arena, from->text, &to->text, err) ||
	    !sk_arena_copy(r->arena, from->encoding, &to->encoding, err) ||
	    !sk_arena_copy(r->arena, from->encoding_by, &to->encoding_by, err))
		return false;
	if (from->page_count > 0)
		memcpy(pages, from->pages, from->page_count * sizeof *pages);
	to->pages = pages;
	to->page_count = from->page_count;
	to->replaced = from->replaced;
	to->truncated = from->truncated;
	r->any = true;
	return true;
}

/* Read FD, which is called NAME and should be text or hOCR, into DOC. */
static bool
scan_read(const struct sk_source *like, int fd, struct sakuin_str name,
	  struct sk_document *doc, struct sakuin_error *err)
{
	struct sk_arena arena = { 0 };
	struct reading r = { .arena = like->arena, .doc = doc };
	struct sk_source source = { .fd = fd,
				    .path = like->path,
				    .name = name,
				    .text_max = like->text_max,
				    .encoding = like->encoding,
				    .arena = &arena };
	const struct sk_format *format;
	struct stat st;
	bool ok;

	if (fstat(fd, &st) == 0)
		source.size = (uint64_t)st.st_size;
	format = sk_format_find(&source, err);
	ok = format && sk_extract(like->scan->reader, format, &source,
				  reading_document, &r, err);
	sk_arena_done(&arena);
	return ok;
}

bool
sk_scan_beside(const struct sk_source *source, struct sk_document *doc,
	       struct sakuin_error *err)
{
	struct sakuin_str name = source->scan->beside_name;
	struct sk_buf by = { 0 };
	bool ok = scan_read(source, source->scan->beside, name, doc, err);

	if (!ok && err->code == SAKUIN_EINVAL) {
		char where[300];

		snprintf(where, sizeof where, "%.*s", (int)name.len, name.ptr);
		return sk_fail_at(err, where);
	}
	ok = ok && sk_buf_puts(&by, "beside ", err) &&
	     sk_buf_add(&by, name.ptr, name.len, err) &&
	     sk_one_line(sk_buf_str(&by), source->arena, &doc->text_by, err);
	sk_buf_done(&by);
	return ok;
}

/* The text of DOC with a form feed between its pages. */
static bool
put_pages(const struct sk_document *doc, struct sk_buf *out,
	  struct sakuin_error *err)
{
	size_t from = 0;

	for (size_t i = 0; i <= doc->page_count; i++) {
		size_t to = i < doc->page_count ? doc->pages[i] : doc->text.len;
		size_t next = to;

		/* Those of plain text end with one. */
		if (to > from && doc->text.ptr[to - 1] == '\f')
			to--;
		if ((i > 0 && !sk_buf_putc(out, '\f', err)) ||
		    !sk_buf_add(out, doc->text.ptr + from, to - from, err))
			return false;
		from = next;
	}
	return true;
}

/* What the program printed, as text. */
static bool
put_printed(const struct sk_source *source, struct sakuin_str printed,
	    struct sk_buf *out, struct sakuin_error *err)
{
	struct sk_member m = { .fd = -1 };
	struct sk_document doc = { 0 };
	bool ok;

	if (sk_trim(printed).len == 0)
		return true;
	ok = sk_member_make(&m, printed, err) &&
	     scan_read(source, m.fd, sk_str("ocr.txt"), &doc, err);
	sk_member_done(&m);
	if (ok)
		return put_pages(&doc, out, err);
	/* hOCR of a blank page is not blank. */
	return err->code == SAKUIN_EINVAL &&
	       !strcmp(err->text, "no text in it");
}

bool
sk_scan_ocr(const struct sk_source *source, int fd, struct sk_buf *out,
	    struct sakuin_error *err)
{
	struct sk_child child = { .argv = source->scan->ocr->argv,
				  .package = "that has it",
				  .in = fd,
				  .out_max = TEXT_MAX,
				  .memory = MEMORY_MAX,
				  .milliseconds = READ_MS };
	struct sk_child_result result;
	struct sk_buf printed = { 0 };
	bool ok = sk_child_run(&child, &printed, &result, err) &&
		  sk_child_check(&child, &result, err) &&
		  put_printed(source, sk_buf_str(&printed), out, err);

	sk_buf_done(&printed);
	return ok;
}

/* The page as a picture, the way that OCR programs like it. */
static bool
scan_draw(const struct sk_source *source, size_t number, struct sk_buf *out,
	  struct sakuin_error *err)
{
	char page[24];
	const char *const argv[] = { "pdftoppm", "-png", "-gray",     "-r",
				     "300",      "-f",   page,        "-l",
				     page,       "-q",   "/dev/fd/0", NULL };
	struct sk_child child = { .argv = argv,
				  .package = "poppler-utils",
				  .in = source->fd,
				  .out_max = SK_MEMBER_MAX,
				  .memory = MEMORY_MAX,
				  .milliseconds = DRAW_MS,
				  .alone = true };
	struct sk_child_result result;

	snprintf(page, sizeof page, "%zu", number);
	return sk_child_run(&child, out, &result, err) &&
	       sk_child_check(&child, &result, err);
}

bool
sk_scan_pdf_page(const struct sk_source *source, size_t number,
		 struct sk_buf *out, struct sakuin_error *err)
{
	struct sk_member m = { .fd = -1 };
	struct sk_buf picture = { 0 };
	size_t from = out->len;
	char where[40];
	bool ok = scan_draw(source, number, &picture, err) &&
		  sk_member_make(&m, sk_buf_str(&picture), err) &&
		  lseek(m.fd, 0, SEEK_SET) == 0 &&
		  sk_scan_ocr(source, m.fd, out, err);

	sk_member_done(&m);
	sk_buf_done(&picture);
	/* It is one page, whatever the program thinks. */
	for (size_t i = from; i < out->len; i++)
		if (out->ptr[i] == '\f')
			out->ptr[i] = '\n';
	if (ok && out->len > from && out->ptr[out->len - 1] != '\n')
		ok = sk_buf_putc(out, '\n', err);
	snprintf(where, sizeof where, "page %zu", number);
	return ok || sk_fail_at(err, where);
}

bool
sk_scan_by_ocr(const struct sk_source *source, struct sk_document *doc,
	       struct sakuin_error *err)
{
	struct sk_buf by = { 0 };
	struct sakuin_str command = source->scan->ocr->command;
	bool ok =
		sk_buf_puts(&by, "ocr ", err) &&
		sk_buf_add(&by, command.ptr, command.len, err) &&
		sk_one_line(sk_buf_str(&by), source->arena, &doc->text_by, err);

	sk_buf_done(&by);
	return ok;
}
