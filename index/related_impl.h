/* related_impl.h - what the files of related.c share. */
#ifndef SK_RELATED_IMPL_H
#define SK_RELATED_IMPL_H

#include "node.h"
#include "related.h"

/* The telling words and names of DOCID as one node, in ARENA; *OUT is NULL if
 * it has none that another document has too. */
SK_MUST_CHECK bool sk_related_words(struct sk_store *store, uint32_t docid,
				    struct sk_arena *arena,
				    struct xc_node **out,
				    struct sakuin_error *err);

/* A document that cites a source of another one. */
struct sk_related_citer {
	uint32_t docid, sources;
	double weight; /* all of these sources */
};

/* Zeroed before the first call. */
struct sk_related_citers {
	struct sk_related_citer *list; /* by docid */
	size_t count, cap;
};

/* Find what else cites the sources that DOCID cites.  Free OUT->list. */
SK_MUST_CHECK bool sk_related_sources(struct sk_store *store, uint32_t docid,
				      struct sk_related_citers *out,
				      struct sakuin_error *err);

#endif
