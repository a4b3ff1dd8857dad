/* document_compose.c - a document's strings in Unicode's NFC. */
#include <jansson.h>
#include <stdlib.h>

#include "compose.h"
#include "document_compose.h"
#include "json_raw.h"
#include "reference_json.h"

static bool
compose_list(const struct sakuin_str **list, size_t count,
	     struct sk_arena *arena, struct sakuin_error *err)
{
	struct sakuin_str *to;

	if (count == 0)
		return true;
	to = sk_arena_array(arena, count, sizeof *to, err);
	if (!to)
		return false;
	for (size_t i = 0; i < count; i++)
		if (!sk_compose((*list)[i], arena, &to[i], err))
			return false;
	*list = to;
	return true;
}

/* ------------------------------------------------- what moves with the text */

struct compose_offset {
	struct sakuin_str number; /* in the further members; none: a page */
	size_t was, is;           /* bytes */
};

struct composing {
	struct sk_document *doc;
	struct sk_arena *arena;
	struct sk_code_points points; /* of the text as it was */
	struct compose_offset *offsets;
	size_t count, cap;
	struct sk_buf out;
};

static bool
compose_offset(struct composing *c, struct sakuin_str number, size_t at,
	       struct sakuin_error *err)
{
	if (at > c->doc->text.len)
		at = c->doc->text.len;
	if (!sk_grow(&c->offsets, &c->cap, c->count + 1, sizeof *c->offsets,
		     err))
		return false;
	c->offsets[c->count++] = (struct compose_offset){ number, at, 0 };
	return true;
}

/* What is no place in the text stays as it is, and none. */
static bool
compose_number(struct composing *c, struct sakuin_str number,
	       struct sakuin_error *err)
{
	json_t *value;
	size_t at;

	if (number.len == 0 || number.ptr[0] < '0' || number.ptr[0] > '9')
		return true;
	value = json_loadb(number.ptr, number.len,
			   JSON_DECODE_ANY | JSON_DECODE_INT_AS_REAL, NULL);
	if (!value) /* it was read before, when it came in */
		return sk_nomem(err);
	at = sk_code_points_byte(&c->points, json_number_value(value));
	json_decref(value);
	return at == SIZE_MAX ||
	       (sk_compose_boundary(c->doc->text, at, &at, err) &&
		compose_offset(c, number, at, err));
}

static bool
compose_is(struct sakuin_str key, const char *const names[], size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (sk_str_eq(key, sk_str(names[i])))
			return true;
	return false;
}

/* The offsets that the objects of ARRAY have. */
static bool
compose_array(struct composing *c, struct sakuin_str array,
	      struct sakuin_error *err)
{
	static const char *const names[] = { "\"start\"", "\"end\"",
					     "\"sentence_start\"",
					     "\"sentence_end\"" };
	struct sakuin_str item, key, value;

	while (sk_json_element(&array, &item))
		while (item.ptr[0] != '[' &&
		       sk_json_member(&item, &key, &value))
			if (compose_is(key, names, 4) &&
			    !compose_number(c, value, err))
				return false;
	return true;
}

/* Pages first. */
static bool
compose_offsets(struct composing *c, struct sakuin_error *err)
{
	static const char *const names[] = { "\"references\"",
					     "\"citations\"" };
	struct sakuin_str rest = c->doc->extra, key, value;

	for (size_t i = 0; i < c->doc->page_count; i++)
		if (!compose_offset(c, sk_str(""), c->doc->pages[i], err))
			return false;
	while (sk_json_member(&rest, &key, &value))
		if (compose_is(key, names, 2) && !compose_array(c, value, err))
			return false;
	return true;
}

static int
compose_order(const void *a, const void *b)
{
	const struct compose_offset *x = *(struct compose_offset *const *)a;
	const struct compose_offset *y = *(struct compose_offset *const *)b;

	return (x->was > y->was) - (x->was < y->was);
}

/* The text piece by piece, so that it is known where each begins. */
static bool
compose_pieces(struct composing *c, struct sakuin_error *err)
{
	struct sakuin_str text = c->doc->text;
	struct compose_offset **sorted =
		sk_arena_array(c->arena, c->count, sizeof *sorted, err);
	size_t from = 0;

	if (!sorted)
		return false;
	for (size_t i = 0; i < c->count; i++)
		sorted[i] = &c->offsets[i];
	qsort(sorted, c->count, sizeof *sorted, compose_order);
	for (size_t i = 0; i <= c->count; i++) {
		size_t to = i < c->count ? sorted[i]->was : text.len;
		struct sakuin_str piece = { text.ptr + from, to - from };

		if (!sk_compose(piece, c->arena, &piece, err) ||
		    !sk_buf_add(&c->out, piece.ptr, piece.len, err))
			return false;
		if (i < c->count)
			sorted[i]->is = c->out.len;
		from = to;
	}
	return sk_arena_copy(c->arena, sk_buf_str(&c->out), &c->doc->text, err);
}

static bool
compose_pages(struct composing *c, struct sakuin_error *err)
{
	struct sk_document *doc = c->doc;
	uint32_t *pages;

	if (doc->page_count == 0)
		return true;
	pages = sk_arena_array(c->arena, doc->page_count, sizeof *pages, err);
	for (size_t i = 0; pages && i < doc->page_count; i++)
		pages[i] = (uint32_t)c->offsets[i].is;
	doc->pages = pages;
	return pages != NULL;
}

/* The further members with other numbers. */
static bool
compose_extra(struct composing *c, struct sakuin_error *err)
{
	struct sk_document *doc = c->doc;
	struct sk_code_points points = { .text = doc->text };
	const char *from = doc->extra.ptr, *end = from + doc->extra.len;

	sk_buf_clear(&c->out);
	for (size_t i = doc->page_count; i < c->count; i++) {
		const struct compose_offset *o = &c->offsets[i];

		if (!sk_buf_add(&c->out, from, (size_t)(o->number.ptr - from),
				err) ||
		    !sk_buf_printf(&c->out, err, "%zu",
				   sk_code_points_at(&points, o->is)))
			return false;
		from = o->number.ptr + o->number.len;
	}
	return from == doc->extra.ptr ||
	       (sk_buf_add(&c->out, from, (size_t)(end - from), err) &&
		sk_arena_copy(c->arena, sk_buf_str(&c->out), &doc->extra, err));
}

static bool
compose_text(struct sk_document *doc, struct sk_arena *arena,
	     struct sakuin_error *err)
{
	struct composing c = { .doc = doc,
			       .arena = arena,
			       .points = { .text = doc->text } };
	struct sakuin_str whole;
	bool ok;

	if (!sk_compose(doc->text, arena, &whole, err))
		return false;
	if (whole.ptr == doc->text.ptr)
		return true;
	ok = compose_offsets(&c, err);
	if (ok && c.count == 0)
		doc->text = whole;
	else
		ok = ok && compose_pieces(&c, err) && compose_pages(&c, err) &&
		     compose_extra(&c, err);
	sk_buf_done(&c.out);
	free(c.offsets);
	return ok;
}

bool
sk_document_compose(struct sk_document *doc, struct sk_arena *arena,
		    struct sakuin_error *err)
{
	return sk_compose(doc->title, arena, &doc->title, err) &&
	       sk_compose(doc->description, arena, &doc->description, err) &&
	       sk_compose(doc->ruby, arena, &doc->ruby, err) &&
	       compose_text(doc, arena, err) &&
	       compose_list(&doc->authors, doc->author_count, arena, err) &&
	       compose_list(&doc->codes, doc->code_count, arena, err) &&
	       compose_list(&doc->collections, doc->collection_count, arena,
			    err) &&
	       compose_list(&doc->keywords, doc->keyword_count, arena, err);
}
