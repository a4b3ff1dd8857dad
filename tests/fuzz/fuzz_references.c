/* Fuzz target: any bytes, made valid UTF-8, as a text that cites.  Spans must
 * be in the text, in order and on characters; citations must point to
 * sources that are there. */

#include "encodings.h"
#include "fuzz.h"
#include "reference.h"

static void
check_span(struct sakuin_str text, struct sk_span s)
{
	must(s.start <= s.end && s.end <= text.len, "a span is in the text");
	must(s.start == text.len || ((uint8_t)text.ptr[s.start] & 0xC0) != 0x80,
	     "it starts at a character");
	must(s.end == text.len || ((uint8_t)text.ptr[s.end] & 0xC0) != 0x80,
	     "it ends at one");
}

static void
check_references(struct sakuin_str text, const struct sk_reference_list *list)
{
	for (size_t i = 0; i < list->reference_count; i++) {
		const struct sk_reference *r = &list->references[i];

		check_span(text, r->span);
		must(r->span.start < r->span.end, "a source has text");
		must(i == 0 || r->span.start >= r[-1].span.end,
		     "sources are in order and apart");
		must(r->raw.len > 0 && !memchr(r->raw.ptr, '\n', r->raw.len),
		     "its raw text is one line");
		must(r->raw.len <= r->span.end - r->span.start,
		     "which is no longer than its place");
	}
}

static void
check_citations(struct sakuin_str text, const struct sk_reference_list *list)
{
	size_t before = 0;

	for (size_t i = 0; i < list->citation_count; i++) {
		const struct sk_citation *c = &list->citations[i];

		check_span(text, c->marker);
		check_span(text, c->sentence);
		check_span(text, c->quotation);
		must(c->marker.start >= before, "markers are in order");
		must(c->sentence.start <= c->marker.start &&
			     c->marker.start < c->sentence.end,
		     "a marker starts in its sentence");
		must(c->quotation.start <= c->sentence.start &&
			     c->quotation.end >= c->sentence.end,
		     "a quotation is around its sentence");
		must(c->reference_count > 0, "a citation cites");
		for (size_t k = 0; k < c->reference_count; k++)
			must(c->references[k] < list->reference_count,
			     "what is there");
		before = c->marker.start;
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct sakuin_str bytes = { (const char *)data, size };
	struct sk_arena arena = { 0 };
	struct sk_reference_list list;
	struct sk_buf text = { 0 };
	struct sakuin_error err = { .text = "" };
	uint32_t replaced;

	must(sk_utf8_repair(bytes, false, &text, &replaced, &err), err.text);
	must(sk_references_find(sk_buf_str(&text), sk_str(""), &arena, &list,
				&err),
	     err.text);
	check_references(sk_buf_str(&text), &list);
	check_citations(sk_buf_str(&text), &list);
	sk_buf_done(&text);
	sk_arena_done(&arena);
	return 0;
}
