/* hit.h - what is shown of a hit besides its record: title and snippet with
 * the words that matched marked, and the page that they are on. */
#ifndef SK_HIT_H
#define SK_HIT_H

#include "render.h"
#include "store.h"

enum { SK_WILDCARDS = 16 };

/* Shows the hits of one query, one after the other.  Zeroed but for the
 * first three; it stays where it is from sk_hits_query() on. */
struct sk_hits {
	struct sk_store *store;
	enum sk_marks marks, title_marks;
	struct sk_snippets *snippets; /* or NULL: then no hit is shown */
	struct sakuin_str wildcards[SK_WILDCARDS]; /* borrowed by those */
	struct sk_arena arena;                     /* of one hit */
	struct sk_buf line, out;
};

struct sk_hit_text {
	struct sakuin_str snippet, title; /* in the arena */
	size_t page;                      /* from 1; 0: it has none */
};

/* The hits will be those of QUERY, which was made from TEXT; both outlive H. */
SK_MUST_CHECK bool sk_hits_query(struct sk_hits *h,
				 const struct xc_query *query,
				 struct sakuin_str text,
				 struct sakuin_error *err);
/* What to show of the hit whose record is DATA; the one before is gone. */
SK_MUST_CHECK bool sk_hits_text(struct sk_hits *h, struct sakuin_str data,
				struct sk_hit_text *out,
				struct sakuin_error *err);
void sk_hits_done(struct sk_hits *h);

#endif
