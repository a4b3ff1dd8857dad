/* Fuzz target: any bytes as a journal article (JATS), as what OCR prints
 * (hOCR), as HTML with ruby, and what their texts are taken apart into.
 * Whatever comes out is a document; what a reader says of names is a name and
 * a reading on a line; what is cited stands in the text; and a page without its
 * frame has lost nothing but lines. */
#include <sys/mman.h>
#include <unicode/utf8.h>
#include <unistd.h>

#include "cites.h"
#include "encoding_pairs.h"
#include "encodings.h"
#include "format.h"
#include "frame.h"
#include "fuzz.h"

extern const struct sk_format sk_format_jats, sk_format_hocr, sk_format_html;

static void
check_text(struct sakuin_str s)
{
	const uint8_t *p = (const uint8_t *)s.ptr;
	int32_t i = 0, len = (int32_t)s.len;

	while (i < len) {
		UChar32 c;

		U8_NEXT(p, i, len, c);
		must(c >= 0, "the text is valid UTF-8");
	}
}

static void
check_pages(const struct sk_document *doc)
{
	uint32_t before = 0;

	for (size_t i = 0; i < doc->page_count; i++) {
		must(doc->pages[i] >= before, "pages ascend");
		must(doc->pages[i] <= doc->text.len, "pages are inside");
		before = doc->pages[i];
	}
	must(doc->page_count == 0 ||
		     !memchr(doc->text.ptr, '\f', doc->text.len),
	     "pages have no form feeds");
}

static void
check_ruby(struct sakuin_str ruby)
{
	check_text(ruby);
	while (ruby.len > 0) {
		const char *end = memchr(ruby.ptr, '\n', ruby.len);
		size_t len = end ? (size_t)(end - ruby.ptr) : 0;

		must(len > 6, "a line of ruby has two sides");
		must(len < 210, "and they are short");
		must(!memcmp(end - 3, "\uFF09", 3), "and a bracket");
		ruby.ptr += len + 1;
		ruby.len -= len + 1;
	}
}

static void
check_span(struct sk_span span, struct sakuin_str text)
{
	must(span.start <= span.end && span.end <= text.len,
	     "what cites stands in the text");
}

static void
check_cites(struct sk_document *doc)
{
	struct sk_arena arena = { 0 };
	struct sk_reference_list list;
	struct sakuin_error err;

	must(sk_cites_of(doc, &arena, &list, &err), err.text);
	for (size_t i = 0; i < list.reference_count; i++)
		check_span(list.references[i].span, doc->text);
	for (size_t i = 0; i < list.citation_count; i++) {
		const struct sk_citation *c = &list.citations[i];

		check_span(c->marker, doc->text);
		check_span(c->sentence, doc->text);
		must((c->page > 0) == (doc->page_count > 0) &&
			     c->page <= doc->page_count + 1,
		     "what cites is on a page that there is");
		for (size_t k = 0; k < c->reference_count; k++)
			must(c->references[k] < list.reference_count,
			     "and cites what is printed");
	}
	sk_arena_done(&arena);
}

/* The page thrice, beside others: what is common to them is this page. */
static void
check_frame(const struct sk_document *page)
{
	struct sk_document doc = *page;
	struct sk_arena arena = { 0 };
	struct sk_frame f = { .pages = 0 };
	struct sakuin_error err;

	for (int i = 0; i < 3; i++)
		must(sk_frame_learn(&f, doc.text, &err), "it is learned");
	must(sk_frame_learn(&f, sk_str("Home\nAbout\n"), &err), "and more");
	must(sk_frame_split(&f, &arena, &doc, &err), "it is taken apart");
	must(doc.text.len + doc.frame.len == page->text.len,
	     "nothing gets lost");
	check_text(doc.text);
	check_text(doc.frame);
	sk_frame_done(&f);
	sk_arena_done(&arena);
}

static bool
check(void *ctx, struct sk_document *doc, struct sakuin_error *err)
{
	(void)ctx;
	(void)err;
	check_text(doc->title);
	check_text(doc->text);
	check_pages(doc);
	check_ruby(doc->ruby);
	check_cites(doc);
	check_frame(doc);
	return true;
}

/* Guesses on encodings look at pairs of bytes up to the last one. */
static void
check_encoding(struct sakuin_str bytes)
{
	struct sk_encoding found;
	struct sakuin_error err;

	must(sk_encoding_find(bytes, false, sk_str("Shift_JIS"), NULL, &found,
			      &err) &&
		     sk_encoding_find(bytes, true, sk_str("latin1"), "EUC-JP",
				      &found, &err) &&
		     found.bom <= bytes.len,
	     "there is an encoding");
	(void)sk_encoding_korean(bytes);
	(void)sk_encoding_unlatin(bytes);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct sk_format *const formats[] = { &sk_format_jats,
							   &sk_format_hocr,
							   &sk_format_html };
	struct sk_arena arena = { 0 };
	struct sk_source source = { .fd = memfd_create("fuzz", MFD_CLOEXEC),
				    .path = "fuzz",
				    .name = { "fuzz", 4 },
				    .size = size,
				    .text_max = 2000,
				    .arena = &arena };
	struct sakuin_error err;

	must(source.fd >= 0, "there is a descriptor");
	must(write(source.fd, data, size) == (ssize_t)size, "it is written");
	check_encoding((struct sakuin_str){ (const char *)data, size });
	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
		err.text[0] = '\0';
		if (!formats[i]->read(&source, check, NULL, &err))
			must(err.text[0] != '\0', "a failure says something");
		sk_arena_done(&arena);
	}
	close(source.fd);
	return 0;
}
