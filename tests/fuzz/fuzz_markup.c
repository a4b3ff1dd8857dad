/* Fuzz target: any bytes as a journal article (JATS), as what OCR prints
 * (hOCR), as HTML with ruby, and what their texts are taken apart into.
 * Whatever comes out is a document; what a reader says of names is a name and
 * a reading on a line; what is cited stands in the text; and a page without its
 * frame has lost nothing but lines. */
#include "cites.h"
#include "encoding_pairs.h"
#include "encodings.h"
#include "frame.h"
#include "fuzz_format.h"

extern const struct sk_format sk_format_jats, sk_format_hocr, sk_format_html;

static void
check_ruby(struct sakuin_str ruby)
{
	must_be_text(ruby);
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
	must_be_text(doc.text);
	must_be_text(doc.frame);
	sk_frame_done(&f);
	sk_arena_done(&arena);
}

static bool
check(void *ctx, struct sk_document *doc, struct sakuin_error *err)
{
	(void)ctx;
	(void)err;
	must_be_text(doc->title);
	must_be_text(doc->text);
	check_pages(doc);
	must(doc->page_count == 0 ||
		     !memchr(doc->text.ptr, '\f', doc->text.len),
	     "pages have no form feeds");
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

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct sk_format *const formats[] = { &sk_format_jats,
							   &sk_format_hocr,
							   &sk_format_html };
	struct sk_arena arena = { 0 };
	struct sk_source source = fuzz_source(data, size, &arena);

	source.text_max = 2000;
	check_encoding((struct sakuin_str){ (const char *)data, size });
	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
		fuzz_read(formats[i], &source, check);
		sk_arena_done(&arena);
	}
	close(source.fd);
	return 0;
}
