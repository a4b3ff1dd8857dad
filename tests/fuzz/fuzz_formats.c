/* Fuzz target: any bytes as HTML, text, Markdown and NDJSON.  Whatever comes out must
 * be a document: valid UTF-8, pages in order and inside the text, and the
 * same after a trip through JSON. */
#include "document_json.h"
#include "fuzz_format.h"

extern const struct sk_format sk_format_html, sk_format_ndjson, sk_format_text,
	sk_format_markdown;

static void
check_trip(struct sk_document *doc)
{
	struct sk_arena arena = { 0 };
	struct sk_buf line = { 0 };
	struct sk_document back;
	struct sakuin_error err;

	if (doc->id.len == 0)
		doc->id = sk_str("id");
	must(sk_document_to_json(doc, &line, &err), "it can be written");
	must(!memchr(line.ptr, '\n', line.len), "it is one line");
	must(sk_document_from_json(sk_buf_str(&line), &arena, &back, NULL,
				   &err),
	     err.text);
	must(sk_str_eq(doc->id, back.id) && sk_str_eq(doc->title, back.title) &&
		     sk_str_eq(doc->text, back.text) &&
		     sk_str_eq(doc->lang, back.lang) &&
		     sk_str_eq(doc->date, back.date) &&
		     sk_str_eq(doc->url, back.url) &&
		     sk_str_eq(doc->extra, back.extra) &&
		     doc->author_count == back.author_count &&
		     doc->page_count == back.page_count &&
		     doc->replaced == back.replaced,
	     "it comes back the same");
	sk_buf_done(&line);
	sk_arena_done(&arena);
}

static bool
check(void *ctx, struct sk_document *doc, struct sakuin_error *err)
{
	(void)ctx;
	(void)err;
	must_be_text(doc->title);
	must_be_text(doc->text);
	must_be_text(doc->url);
	for (size_t i = 0; i < doc->author_count; i++)
		must_be_text(doc->authors[i]);
	check_pages(doc);
	check_trip(doc);
	return true;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct sk_format *const formats[] = {
		&sk_format_html, &sk_format_text, &sk_format_ndjson,
		&sk_format_markdown
	};
	struct sk_arena arena = { 0 };
	struct sk_source source = fuzz_source(data, size, &arena);
	struct sakuin_error err;

	source.text_max = 500;
	if (!sk_format_find(&source, &err))
		must(err.text[0] != '\0', "a refusal says something");
	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
		fuzz_read(formats[i], &source, check);
		sk_arena_done(&arena);
	}
	close(source.fd);
	return 0;
}
