/* references_test.h - what a text cites, as one string. */
#ifndef REFERENCES_TEST_H
#define REFERENCES_TEST_H

#include <check.h>

#include "reference.h"

/* Each source in braces, then each citation: the marker, an equals sign and
 * the places of its sources, from 1.  "{1. Smith}{2. Brown} [1]=1 [1,2]=1,2"
 */
static inline void
references_print(const struct sk_reference_list *list, const char *text,
		 struct sk_buf *out)
{
	struct sakuin_error err;
	bool ok = true;

	for (size_t i = 0; ok && i < list->reference_count; i++) {
		struct sakuin_str raw = list->references[i].raw;

		ok = sk_buf_printf(out, &err, "{%.*s}", (int)raw.len, raw.ptr);
	}
	for (size_t i = 0; ok && i < list->citation_count; i++) {
		const struct sk_citation *c = &list->citations[i];

		ok = sk_buf_printf(out, &err, " %.*s=",
				   (int)(c->marker.end - c->marker.start),
				   text + c->marker.start);
		for (size_t k = 0; ok && k < c->reference_count; k++)
			ok = sk_buf_printf(out, &err, "%s%u", k ? "," : "",
					   c->references[k] + 1);
	}
	ck_assert(ok && sk_buf_putc(out, '\0', &err));
}

/* The same of TEXT; free OUT. */
static inline void
references_of(const char *text, struct sk_buf *out)
{
	struct sk_arena arena = { 0 };
	struct sk_reference_list list;
	struct sakuin_error err = { .text = "" };

	ck_assert_msg(sk_references_find(sk_str(text), sk_str(""), &arena,
					 &list, &err),
		      "%s", err.text);
	references_print(&list, text, out);
	sk_arena_done(&arena);
}

#endif
