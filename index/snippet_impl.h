/* snippet_impl.h - what snippet.c and snippet_window.c share. */
#ifndef SK_SNIPPET_IMPL_H
#define SK_SNIPPET_IMPL_H

#include "snippet.h"
#include "table.h"

struct sk_snippet_match {
	struct sk_stretch span;
	uint32_t term; /* number in the table */
	bool stop;
};

struct sk_snippets {
	struct sakuin_analyzer *analyzer;
	struct sk_table terms; /* without field prefixes, "Z" kept */
	const struct sakuin_str *prefixes;
	size_t prefix_count;
	struct sk_snippet_match *matches;
	size_t match_count, match_cap;
	uint32_t *seen; /* how often each term is in the window */
	size_t seen_cap;
	struct sk_stretch *marks;
	size_t mark_cap;
	struct sk_buf name;
	uint32_t base; /* where the block under way begins */
};

/* The piece of TEXT, about WIDTH bytes (0: all of it), that has the best of
 * the matches, or its beginning if there are none. */
void sk_snippet_window(struct sk_snippets *s, struct sakuin_str text,
		       size_t width, struct sk_stretch *out);

#endif
