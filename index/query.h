/* query.h - from what a reader types to a query of Xapian's. */
#ifndef SK_QUERY_H
#define SK_QUERY_H

#include "rewrite.h"
#include "xapian_c.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Sources that are documents of the collection, and those that are not. */
enum sk_held { SK_HELD_ANY, SK_HELD_ONLY, SK_HELD_NOT };

/* All may be NULL or false. */
struct sk_query_options {
	bool op_and;           /* all words, instead of any */
	bool plain;            /* no grammar: every character is text */
	const char *lang;      /* of the documents */
	const char *kind;      /* "document" or "source" */
	enum sk_held held;     /* of sources, and nothing else */
	const char *from, *to; /* dates of writing, YYYY[-MM[-DD]], inclusive */
	const char *added_since;
};

/* The query for TEXT in Xapian's QueryParser grammar, rewritten by R and
 * filtered.  SAKUIN_EINVAL if TEXT does not parse, or a date is none.  DB is
 * asked about wildcards. */
SK_MUST_CHECK struct xc_query *
sk_query_new(struct xc_db *db, struct sk_rewriter *r, struct sakuin_str text,
	     const struct sk_query_options *o, struct sakuin_error *err);

/* Does TEXT ask for words in their places: is there a quotation mark, a NEAR
 * or an ADJ in it?  A database without positions has those words anywhere. */
bool sk_query_asks_places(struct sakuin_str text);

#ifdef __cplusplus
}
#endif
#endif
