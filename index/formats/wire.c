/* wire.c - documents and members as messages.
 *
 * Who reads them does not trust who wrote them: every length and every string
 * is checked. */
#include <unicode/utf8.h>

#include "wire.h"

/* The strings of a document that go over the wire. */
static const size_t strings[] = {
	offsetof(struct sk_document, id),
	offsetof(struct sk_document, title),
	offsetof(struct sk_document, text),
	offsetof(struct sk_document, lang),
	offsetof(struct sk_document, date),
	offsetof(struct sk_document, url),
	offsetof(struct sk_document, doi),
	offsetof(struct sk_document, isbn),
	offsetof(struct sk_document, title_translated),
	offsetof(struct sk_document, rights),
	offsetof(struct sk_document, embargo),
	offsetof(struct sk_document, mime),
	offsetof(struct sk_document, encoding),
	offsetof(struct sk_document, encoding_by),
	offsetof(struct sk_document, member),
	offsetof(struct sk_document, text_by),
	offsetof(struct sk_document, ruby),
	offsetof(struct sk_document, extra),
};

enum { STRINGS = sizeof strings / sizeof *strings };

/* The numbers. */
struct figures {
	uint64_t authors, pages, offset;
	uint32_t replaced, truncated, title_guessed;
};

bool
sk_wire_put(struct sk_buf *out, struct sakuin_str s, struct sakuin_error *err)
{
	uint64_t len = s.len;

	return sk_buf_add(out, &len, sizeof len, err) &&
	       sk_buf_add(out, s.ptr, s.len, err);
}

static bool
broken(struct sakuin_error *err)
{
	return sk_fail(err, SAKUIN_EINVAL,
		       "what reads this file sent nonsense; the file may be "
		       "hostile");
}

static bool
get_bytes(struct sakuin_str *from, void *to, size_t len,
	  struct sakuin_error *err)
{
	if (from->len < len)
		return broken(err);
	memcpy(to, from->ptr, len);
	from->ptr += len;
	from->len -= len;
	return true;
}

static bool
valid(struct sakuin_str s)
{
	const uint8_t *p = (const uint8_t *)s.ptr;
	size_t i = 0;

	while (i < s.len) {
		UChar32 c;

		if (p[i] && p[i] < 0x80) {
			i++;
			continue;
		}
		U8_NEXT(p, i, s.len, c);
		if (c <= 0)
			return false;
	}
	return true;
}

bool
sk_wire_get(struct sakuin_str *bytes, struct sakuin_str *s,
	    struct sakuin_error *err)
{
	uint64_t len = 0;

	if (!get_bytes(bytes, &len, sizeof len, err))
		return false;
	if (bytes->len < len)
		return broken(err);
	*s = (struct sakuin_str){ bytes->ptr, (size_t)len };
	bytes->ptr += len;
	bytes->len -= (size_t)len;
	return valid(*s) || broken(err);
}

static struct sakuin_str *
string_in(struct sk_document *doc, size_t i)
{
	void *at = (char *)doc + strings[i];

	return at;
}

bool
sk_wire_put_document(struct sk_buf *out, const struct sk_document *doc,
		     struct sakuin_error *err)
{
	struct figures f = { .authors = doc->author_count,
			     .pages = doc->page_count,
			     .offset = doc->offset,
			     .replaced = doc->replaced,
			     .truncated = doc->truncated,
			     .title_guessed = doc->title_guessed };
	struct sk_document copy = *doc;

	if (!sk_buf_add(out, &f, sizeof f, err))
		return false;
	for (size_t i = 0; i < STRINGS; i++)
		if (!sk_wire_put(out, *string_in(&copy, i), err))
			return false;
	for (size_t i = 0; i < doc->author_count; i++)
		if (!sk_wire_put(out, doc->authors[i], err))
			return false;
	return sk_buf_add(out, doc->pages, doc->page_count * sizeof *doc->pages,
			  err);
}

static bool
get_authors(struct sakuin_str *bytes, uint64_t count, struct sk_arena *arena,
	    struct sk_document *doc, struct sakuin_error *err)
{
	struct sakuin_str *authors;

	if (count > bytes->len / sizeof(uint64_t))
		return broken(err);
	authors = sk_arena_array(arena, (size_t)count, sizeof *authors, err);
	if (!authors)
		return false;
	for (size_t i = 0; i < count; i++)
		if (!sk_wire_get(bytes, &authors[i], err))
			return false;
	doc->authors = authors;
	doc->author_count = (size_t)count;
	return true;
}

static bool
get_pages(struct sakuin_str *bytes, uint64_t count, struct sk_arena *arena,
	  struct sk_document *doc, struct sakuin_error *err)
{
	uint32_t *pages, before = 0;

	if (count > bytes->len / sizeof *pages)
		return broken(err);
	pages = sk_arena_array(arena, (size_t)count, sizeof *pages, err);
	if (!pages ||
	    !get_bytes(bytes, pages, (size_t)count * sizeof *pages, err))
		return false;
	for (size_t i = 0; i < count; before = pages[i++])
		if (pages[i] < before || pages[i] > doc->text.len ||
		    (pages[i] < doc->text.len &&
		     U8_IS_TRAIL((uint8_t)doc->text.ptr[pages[i]])))
			return broken(err);
	doc->pages = pages;
	doc->page_count = (size_t)count;
	return true;
}

static bool
get_document(struct sakuin_str *bytes, struct sk_arena *arena,
	     struct sk_document *doc, struct sakuin_error *err)
{
	struct figures f = { 0 };

	*doc = (struct sk_document){ 0 };
	if (!get_bytes(bytes, &f, sizeof f, err))
		return false;
	for (size_t i = 0; i < STRINGS; i++)
		if (!sk_wire_get(bytes, string_in(doc, i), err))
			return false;
	doc->offset = f.offset;
	doc->replaced = f.replaced;
	doc->truncated = f.truncated != 0;
	doc->title_guessed = f.title_guessed != 0;
	return get_authors(bytes, f.authors, arena, doc, err) &&
	       get_pages(bytes, f.pages, arena, doc, err);
}

bool
sk_wire_get_document(struct sakuin_str bytes, struct sk_arena *arena,
		     struct sk_document *doc, struct sakuin_error *err)
{
	return get_document(&bytes, arena, doc, err) &&
	       (bytes.len == 0 || broken(err));
}

bool
sk_wire_put_member(struct sk_buf *out, const struct sk_member *m,
		   struct sakuin_error *err)
{
	return sk_wire_put(out, m->name, err) &&
	       sk_wire_put(out, m->charset, err) &&
	       sk_wire_put_document(out, &m->about, err);
}

bool
sk_wire_get_member(struct sakuin_str bytes, struct sk_arena *arena,
		   struct sk_member *m, struct sakuin_error *err)
{
	*m = (struct sk_member){ .fd = -1 };
	return sk_wire_get(&bytes, &m->name, err) &&
	       sk_wire_get(&bytes, &m->charset, err) &&
	       get_document(&bytes, arena, &m->about, err) &&
	       (bytes.len == 0 || broken(err));
}
