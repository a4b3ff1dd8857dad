/* search.h - ranked hits for a query. */
#ifndef SK_SEARCH_H
#define SK_SEARCH_H

#include "query.h"
#include "store.h"

#ifdef __cplusplus
extern "C" {
#endif

/* BM25 (Robertson 1994; Xapian's BM25Weight).  Measured on Japanese, Korean
 * and English collections: one setting serves all.  Japanese would rather have
 * a k1 of 1.0 and English one of 1.2, but neither loses .003 by this. */
#define SK_BM25_K1 1.1
#define SK_BM25_B 0.75
#define SK_BM25_K3 1.0
#define SK_BM25_MIN_LENGTH 0.5

/* Run QUERY over the documents of STORE.  Of a source that several of its
 * databases have, the best hit is kept.  A database that was changed
 * meanwhile is reopened and asked again, up to three times, as long as FN has
 * not been called. */
SK_MUST_CHECK bool sk_search(struct sk_store *store,
			     const struct xc_query *query, uint32_t first,
			     uint32_t limit, xc_hit_fn *fn, void *ctx,
			     uint32_t *estimate, struct sakuin_error *err);

/* The same, with what most documents cite first, and by relevance where equally
 * many do. */
SK_MUST_CHECK bool
sk_search_cited_by(struct sk_store *store, const struct xc_query *query,
		   uint32_t first, uint32_t limit, xc_hit_fn *fn, void *ctx,
		   uint32_t *estimate, struct sakuin_error *err);

/* The record DATA of a hit to OUT: where STORE is several databases that have
 * a source, with all who cite it. */
SK_MUST_CHECK bool sk_search_recount(struct sk_store *store,
				     struct sakuin_str data, struct sk_buf *out,
				     struct sakuin_error *err);

/* Another spelling of TEXT, word by word from the database's dictionary, or
 * an empty buffer if there is none. */
SK_MUST_CHECK bool sk_search_suggest(struct sk_store *store,
				     struct sakuin_str text, struct sk_buf *out,
				     struct sakuin_error *err);

#ifdef __cplusplus
}
#endif
#endif
