/* document_compose.c - a document's strings in Unicode's NFC. */
#include "document_compose.h"
#include "compose.h"

static bool
compose_authors(struct sk_document *doc, struct sk_arena *arena,
		struct sakuin_error *err)
{
	struct sakuin_str *authors =
		sk_arena_array(arena, doc->author_count, sizeof *authors, err);

	if (!authors)
		return false;
	for (size_t i = 0; i < doc->author_count; i++)
		if (!sk_compose(doc->authors[i], arena, &authors[i], err))
			return false;
	doc->authors = authors;
	return true;
}

/* The text page by page, so that it is known where each begins. */
static bool
compose_pages(struct sk_document *doc, struct sk_arena *arena,
	      struct sk_buf *text, struct sakuin_error *err)
{
	uint32_t *pages =
		sk_arena_array(arena, doc->page_count, sizeof *pages, err);
	size_t from = 0;

	if (!pages)
		return false;
	for (size_t i = 0; i <= doc->page_count; i++) {
		size_t to = i < doc->page_count ? doc->pages[i] : doc->text.len;
		struct sakuin_str page;

		if (to > doc->text.len)
			to = doc->text.len;
		page = (struct sakuin_str){ doc->text.ptr + from, to - from };
		if (!sk_compose(page, arena, &page, err) ||
		    !sk_buf_add(text, page.ptr, page.len, err))
			return false;
		if (i < doc->page_count)
			pages[i] = (uint32_t)text->len;
		from = to;
	}
	doc->pages = pages;
	return true;
}

static bool
compose_text(struct sk_document *doc, struct sk_arena *arena,
	     struct sakuin_error *err)
{
	struct sakuin_str was = doc->text;
	struct sk_buf text = { 0 };
	bool ok;

	if (!sk_compose(was, arena, &doc->text, err))
		return false;
	if (doc->text.ptr == was.ptr || doc->page_count == 0)
		return true;
	doc->text = was;
	ok = compose_pages(doc, arena, &text, err) &&
	     sk_arena_copy(arena, sk_buf_str(&text), &doc->text, err);
	sk_buf_done(&text);
	return ok;
}

bool
sk_document_compose(struct sk_document *doc, struct sk_arena *arena,
		    struct sakuin_error *err)
{
	return sk_compose(doc->title, arena, &doc->title, err) &&
	       compose_text(doc, arena, err) &&
	       (doc->author_count == 0 || compose_authors(doc, arena, err));
}
