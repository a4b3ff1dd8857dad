/* snippet.h - the place in a text where it answers a query, with the words
 * that matched, in every script. */
#ifndef SK_SNIPPET_H
#define SK_SNIPPET_H

#include "xapian_c.h"

#ifdef __cplusplus
extern "C" {
#endif

struct sk_snippets;

/* For the words of QUERY; PREFIXES are the starts of its wildcards and must
 * outlive the result.  Free with sk_snippets_free(). */
SK_MUST_CHECK struct sk_snippets *
sk_snippets_new(const struct xc_query *query, const struct sakuin_str *prefixes,
		size_t prefix_count, struct sakuin_error *err);
void sk_snippets_free(struct sk_snippets *s);

/* Bytes of a text, [start, end). */
struct sk_stretch {
	uint32_t start, end;
};

struct sk_snippet {
	struct sk_stretch window;
	const struct sk_stretch *marks; /* in it, in order, not touching; valid
				      * until the next call */
	size_t count;
};

/* The best window of about WIDTH bytes; of a text without any match its
 * beginning.  WIDTH 0: the whole text. */
SK_MUST_CHECK bool sk_snippets_find(struct sk_snippets *s,
				    struct sakuin_str text,
				    struct sakuin_str lang, size_t width,
				    struct sk_snippet *out,
				    struct sakuin_error *err);

#ifdef __cplusplus
}
#endif
#endif
