/* related.h - documents that are about the same as a document.
 *
 * Like it are documents with many of its telling words, in the same language,
 * with the names in it, however they spell them and in whatever language, and
 * those that cite the same sources. */
#ifndef SK_RELATED_H
#define SK_RELATED_H

#include "store.h"

#ifdef __cplusplus
extern "C" {
#endif

struct sk_related {
	struct xc_hit hit;
	uint32_t sources; /* that both documents cite */
};
/* Return false, with *err set, to stop. */
typedef bool sk_related_fn(void *ctx, const struct sk_related *related,
			   struct sakuin_error *err);

struct sk_related_options {
	const char *kind; /* "document", "source", or NULL for both */
	uint32_t limit;
};

/* Call FN for what is like document DOCID of STORE, the most like it first. */
SK_MUST_CHECK bool sk_related_find(struct sk_store *store, uint32_t docid,
				   const struct sk_related_options *options,
				   sk_related_fn *fn, void *ctx,
				   struct sakuin_error *err);

/* The words of DOCID that tell what it is about, as a query: for marking them
 * in what sk_related_find() finds. */
SK_MUST_CHECK struct xc_query *sk_related_query(struct sk_store *store,
						uint32_t docid,
						struct sakuin_error *err);

#ifdef __cplusplus
}
#endif
#endif
