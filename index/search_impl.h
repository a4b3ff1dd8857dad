/* search_impl.h - what the files of searching share. */
#ifndef SK_SEARCH_IMPL_H
#define SK_SEARCH_IMPL_H

#include "search.h"

/* Ranked as usual; of what several databases have, one. */
struct xc_search sk_search_options(const struct sk_store *store, uint32_t first,
				   uint32_t limit);
/* Run QUERY; a database that was changed meanwhile is reopened and asked again
 * as long as FN has not been called. */
SK_MUST_CHECK bool sk_search_run(struct sk_store *store,
				 const struct xc_query *query,
				 const struct xc_search *options, xc_hit_fn *fn,
				 void *ctx, uint32_t *estimate,
				 struct sakuin_error *err);

#endif
