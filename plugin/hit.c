/* hit.c - what is shown of a hit. */
#include "hit.h"
#include "document_json.h"

enum { SNIPPET_BYTES = 320 };

void
sk_hits_done(struct sk_hits *h)
{
	sk_snippets_free(h->snippets);
	sk_arena_done(&h->arena);
	sk_buf_done(&h->line);
	sk_buf_done(&h->out);
}

/* The starts of the words with an asterisk in TEXT, for marking them. */
static size_t
hit_wildcards(struct sakuin_str text, struct sakuin_str *out)
{
	size_t n = 0;

	for (size_t i = 0, start = 0; i < text.len && n < SK_WILDCARDS; i++) {
		if (text.ptr[i] == '*' && i > start)
			out[n++] = (struct sakuin_str){ text.ptr + start,
							i - start };
		if (strchr(" ()\"*+-:", text.ptr[i]))
			start = i + 1;
	}
	return n;
}

bool
sk_hits_query(struct sk_hits *h, const struct xc_query *query,
	      struct sakuin_str text, struct sakuin_error *err)
{
	h->snippets = sk_snippets_new(query, h->wildcards,
				      hit_wildcards(text, h->wildcards), err);
	return h->snippets != NULL;
}

/* One rendered piece of TEXT into the arena. */
static bool
hit_render(struct sk_hits *h, struct sakuin_str text, struct sakuin_str lang,
	   size_t width, enum sk_marks marks, struct sakuin_str *out,
	   uint32_t *start, struct sakuin_error *err)
{
	struct sk_snippet s;

	sk_buf_clear(&h->out);
	if (!sk_snippets_find(h->snippets, text, lang, width, &s, err) ||
	    !sk_render(&h->out, text, &s, marks, err))
		return false;
	if (start)
		*start = s.count ? s.marks[0].start : s.window.start;
	return sk_arena_copy(&h->arena, sk_buf_str(&h->out), out, err);
}

/* The stored text if it is at hand, else the sample in the record. */
bool
sk_hits_text(struct sk_hits *h, struct sakuin_str data, struct sk_hit_text *out,
	     struct sakuin_error *err)
{
	struct sk_document doc = { .text = sk_record_field(data, "sample"),
				   .lang = sk_record_field(data, "language") };
	uint32_t start = 0;

	sk_arena_reset(&h->arena);
	if (!sk_store_line(h->store, sk_record_field(data, "id"), &h->line,
			   err) ||
	    (h->line.len && !sk_document_from_json(sk_buf_str(&h->line),
						   &h->arena, &doc, NULL, err)))
		return false;
	if (doc.text.len == 0)
		doc.text = sk_record_field(data, "sample");
	if (!hit_render(h, doc.text, doc.lang, SNIPPET_BYTES, h->marks,
			&out->snippet, &start, err) ||
	    !hit_render(h, sk_record_field(data, "caption"), doc.lang, 0,
			h->title_marks, &out->title, NULL, err))
		return false;
	out->page = sk_document_page(&doc, start);
	return true;
}
