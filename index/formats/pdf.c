/* pdf.c - PDF, through poppler's pdftotext and pdfinfo in a child process. */
#include <stdio.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "child.h"
#include "encodings.h"
#include "format.h"
#include "metadata.h"
#include "pdf_layout.h"

enum {
	MAGIC_WITHIN = 1024, /* readers accept some rubbish before it */
	TIME_MS = 60 * 1000,
	INFO_MAX = 64 * 1024,
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

/* Run a program of poppler on the file.  By the name /dev/fd/0 it opens the
 * file again, and can seek in it without reading all of it. */
static bool
pdf_run(const struct sk_source *source, const char *const *argv, size_t max,
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

static bool
latin_letter(uint32_t c, bool lower)
{
	UErrorCode status = U_ZERO_ERROR;

	return (lower ? u_islower((UChar32)c) : u_isalpha((UChar32)c)) &&
	       uscript_getScript((UChar32)c, &status) == USCRIPT_LATIN;
}

/* Is the hyphen at P, which a line end follows, one that only the line end
 * made ("coopera-" / "tion")? */
static bool
soft_hyphen(const char *start, const char *p, const char *end)
{
	const char *next = p + 2;

	if (p == start || next >= end)
		return false;
	do
		p--;
	while (p > start && ((uint8_t)*p & 0xC0) == 0x80);
	return latin_letter(sk_utf8_next(&p, end), false) &&
	       latin_letter(sk_utf8_next(&next, end), true);
}

/* Where page 2, 3 ... start, while they are counted. */
struct pages {
	uint32_t *starts;
	size_t count;
};

/* Copy the output, without form feeds and soft hyphens, to TO; returns the
 * bytes written. */
static size_t
pdf_pages(struct sakuin_str s, char *to, struct pages *pages)
{
	const char *p = s.ptr, *end = p + s.len;
	size_t len = 0;

	while (p < end) {
		if (*p == '\f') {
			p++;
			if (p < end)
				pages->starts[pages->count++] = (uint32_t)len;
		} else if (*p == '-' && p + 1 < end && p[1] == '\n' &&
			   soft_hyphen(s.ptr, p, end)) {
			p += 2;
		} else {
			to[len++] = *p++;
		}
	}
	return len;
}

static size_t
count_byte(struct sakuin_str s, char c)
{
	size_t count = 0;

	for (size_t i = 0; i < s.len; i++)
		count += s.ptr[i] == c;
	return count;
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
		       "no text in %zu page%s (scanned images?); run OCR and "
		       "index the result",
		       pages, pages == 1 ? "" : "s");
}

/* The text as it stands on the pages, columns in order. */
static bool
pdf_placed(const struct sk_source *source, struct sk_buf *raw, bool *cut,
	   bool *wide, struct sk_child_result *result, struct sakuin_error *err)
{
	static const char *const argv[] = { "pdftotext", "-tsv",      "-enc",
					    "UTF-8",     "/dev/fd/0", "-",
					    NULL };
	size_t max = sk_source_text_max(source);
	struct sk_buf tsv = { 0 }, clean = { 0 };
	uint32_t replaced = 0;
	bool ok;

	max = max < PLACES_MAX / PLACES ? max * PLACES + INFO_MAX : PLACES_MAX;
	ok = pdf_run(source, argv, max, &tsv, result, err);
	*cut = result->end == SK_CHILD_OUT_MAX;
	ok = ok &&
	     sk_utf8_repair(sk_buf_str(&tsv), *cut, &clean, &replaced, err) &&
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
	bool ok = pdf_run(source, argv, sk_source_text_max(source), raw, result,
			  err);

	*cut = result->end == SK_CHILD_OUT_MAX;
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

/* RAW, a form feed behind each page, as text with its pages. */
static bool
pdf_fill_text(struct sk_buf *raw, struct sk_arena *arena, const char *said,
	      struct sk_document *doc, struct sakuin_error *err)
{
	struct sk_buf clean = { 0 };
	struct pages pages = { 0 };
	size_t feeds;
	char *text;
	bool ok = sk_utf8_repair(sk_buf_str(raw), doc->truncated, &clean,
				 &doc->replaced, err);

	feeds = ok ? count_byte(sk_buf_str(&clean), '\f') : 0;
	pages.starts = sk_arena_array(arena, feeds, sizeof *pages.starts, err);
	text = sk_arena_alloc(arena, clean.len + 1, err);
	ok = ok && pages.starts && text;
	if (ok) {
		doc->text.len = pdf_pages(sk_buf_str(&clean), text, &pages);
		doc->text.ptr = text;
		doc->pages = pages.starts;
		doc->page_count = pages.count;
		ok = sk_trim(doc->text).len > 0 || no_text(feeds, said, err);
	}
	if (ok && garbled(doc->text))
		ok = sk_fail(err, SAKUIN_EINVAL,
			     "its text is garbled (fonts without Unicode); run "
			     "OCR and index the result");
	sk_buf_done(&clean);
	return ok;
}

static bool
pdf_text(const struct sk_source *source, struct sk_document *doc,
	 struct sakuin_error *err)
{
	struct sk_child_result result;
	struct sk_buf raw = { 0 };
	bool wide = true, cut = false;
	bool ok = pdf_placed(source, &raw, &cut, &wide, &result, err);

	if (ok && !wide) {
		sk_buf_clear(&raw);
		ok = pdf_raw(source, &raw, &cut, &result, err);
	}
	if (ok && raw.len > sk_source_text_max(source)) {
		raw.len = sk_utf8_cut(sk_buf_str(&raw),
				      sk_source_text_max(source));
		cut = true;
	}
	doc->truncated = cut;
	ok = ok && pdf_fill_text(&raw, source->arena, result.said, doc, err);
	sk_buf_done(&raw);
	return ok;
}

/* The value of KEY in pdfinfo's "Key:   value" lines. */
static struct sakuin_str
info_value(struct sakuin_str info, const char *key)
{
	struct sakuin_str none = { 0 };
	size_t len = strlen(key);
	const char *p = info.ptr, *end = p + info.len;

	while (p < end) {
		const char *newline = memchr(p, '\n', (size_t)(end - p));
		const char *stop = newline ? newline : end;

		if ((size_t)(stop - p) > len && !memcmp(p, key, len) &&
		    p[len] == ':') {
			struct sakuin_str value = {
				p + len + 1, (size_t)(stop - p) - len - 1
			};

			return sk_trim(value);
		}
		p = stop + 1;
	}
	return none;
}

static bool
pdf_author(struct sakuin_str author, struct sk_arena *arena,
	   struct sk_document *doc, struct sakuin_error *err)
{
	struct sakuin_str *authors;

	if (author.len == 0)
		return true;
	authors = sk_arena_array(arena, 1, sizeof *authors, err);
	if (!authors || !sk_one_line(author, arena, authors, err))
		return false;
	doc->authors = authors;
	doc->author_count = authors->len > 0;
	return true;
}

/* Title, author and date; the first page's end is where page 2 starts. */
static bool
pdf_fill(struct sakuin_str info, struct sk_arena *arena,
	 struct sk_document *doc, struct sakuin_error *err)
{
	struct sakuin_str title = info_value(info, "Title");
	struct sakuin_str first = doc->text;
	char date[11];

	/* The first page may be blank. */
	for (size_t i = 0; i < doc->page_count; i++) {
		first.len = doc->pages[i];
		if (sk_trim(first).len > 0)
			break;
		first.len = doc->text.len;
	}
	if (sk_title_useless(title))
		title = sk_str("");
	sk_date_find(info_value(info, "CreationDate"), date);
	return sk_one_line(title, arena, &doc->title, err) &&
	       sk_source_title(first, arena, doc, err) &&
	       sk_arena_copy(arena, sk_str(date), &doc->date, err) &&
	       pdf_author(info_value(info, "Author"), arena, doc, err);
}

static bool
pdf_info(const struct sk_source *source, struct sk_document *doc,
	 struct sakuin_error *err)
{
	static const char *const argv[] = { "pdfinfo",   "-enc",      "UTF-8",
					    "-isodates", "/dev/fd/0", NULL };
	struct sk_child_result result;
	struct sk_buf raw = { 0 }, clean = { 0 };
	uint32_t replaced = 0;
	bool ok = pdf_run(source, argv, INFO_MAX, &raw, &result, err);

	/* A text without these is better than none. */
	if (!ok && err->code == SAKUIN_EINVAL) {
		sk_buf_clear(&raw);
		ok = true;
	}
	ok = ok &&
	     sk_utf8_repair(sk_buf_str(&raw), true, &clean, &replaced, err) &&
	     pdf_fill(sk_buf_str(&clean), source->arena, doc, err);
	sk_buf_done(&clean);
	sk_buf_done(&raw);
	return ok;
}

static bool
pdf_read(const struct sk_source *source, sk_document_fn *fn, void *ctx,
	 struct sakuin_error *err)
{
	struct sk_document doc = { .mime = sk_str("application/pdf"),
				   .path = sk_str(source->path) };

	if (source->head.len > 0)
		return sk_fail(err, SAKUIN_EINVAL,
			       "a PDF cannot be read from a pipe; save it to "
			       "a file");
	return pdf_text(source, &doc, err) && pdf_info(source, &doc, err) &&
	       fn(ctx, &doc, err);
}

/* "pdftotext version 22.12.0", on standard error. */
static bool
pdf_library(struct sk_buf *out, struct sakuin_error *err)
{
	static const char *const argv[] = { "pdftotext", "-v", NULL };
	struct sk_source none = { .fd = 0 };
	struct sk_child_result result;
	const char *version;

	if (!pdf_run(&none, argv, INFO_MAX, out, &result, err))
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
