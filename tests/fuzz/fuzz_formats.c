/* Fuzz target: any bytes as HTML, text, Markdown and NDJSON.  Whatever comes out must
 * be a document: valid UTF-8, pages in order and inside the text, and the
 * same after a trip through JSON. */
#include <sys/mman.h>
#include <unicode/utf8.h>
#include <unistd.h>

#include "document_json.h"
#include "format.h"
#include "fuzz.h"

extern const struct sk_format sk_format_html, sk_format_ndjson, sk_format_text,
	sk_format_markdown;

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
		uint32_t page = doc->pages[i];

		must(page >= before, "pages ascend");
		must(page <= doc->text.len, "pages are inside the text");
		must(page == doc->text.len ||
			     !U8_IS_TRAIL((uint8_t)doc->text.ptr[page]),
		     "pages start at characters");
		before = page;
	}
}

static bool
same(struct sakuin_str a, struct sakuin_str b)
{
	return sk_str_eq(a, b);
}

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
	must(same(doc->id, back.id) && same(doc->title, back.title) &&
		     same(doc->text, back.text) && same(doc->lang, back.lang) &&
		     same(doc->date, back.date) && same(doc->url, back.url) &&
		     same(doc->extra, back.extra) &&
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
	check_text(doc->title);
	check_text(doc->text);
	check_text(doc->url);
	for (size_t i = 0; i < doc->author_count; i++)
		check_text(doc->authors[i]);
	check_pages(doc);
	check_trip(doc);
	return true;
}

static bool
go_on(void *ctx, const struct sakuin_error *err)
{
	(void)ctx;
	must(err->text[0] != '\0', "a complaint says something");
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
	struct sk_source source = { .fd = memfd_create("fuzz", MFD_CLOEXEC),
				    .path = "fuzz",
				    .name = { "fuzz", 4 },
				    .size = size,
				    .text_max = 500,
				    .arena = &arena,
				    .complain = go_on };
	struct sakuin_error err;

	must(source.fd >= 0, "there is a descriptor");
	must(write(source.fd, data, size) == (ssize_t)size, "it is written");
	if (!sk_format_find(&source, &err))
		must(err.text[0] != '\0', "a refusal says something");
	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
		err.text[0] = '\0';
		if (!formats[i]->read(&source, check, NULL, &err))
			must(err.text[0] != '\0', "a failure says something");
		sk_arena_done(&arena);
	}
	close(source.fd);
	return 0;
}
