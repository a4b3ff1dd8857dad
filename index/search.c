/* search.c - ranked hits for a query. */
#include "search.h"
#include "schema.h"

enum { TRIES = 3 };

/* Passes hits on and remembers that it did. */
struct search_watch {
	xc_hit_fn *fn;
	void *ctx;
	bool any;
};

static bool
search_hit(void *ctx, const struct xc_hit *hit, struct sakuin_error *err)
{
	struct search_watch *w = ctx;

	w->any = true;
	return w->fn(w->ctx, hit, err);
}

static bool
search_run(struct sk_store *store, const struct xc_query *query,
	   const struct xc_search *options, struct search_watch *watch,
	   uint32_t *estimate, struct sakuin_error *err)
{
	struct xc_db *db = sk_store_db(store);

	for (int i = 1;; i++) {
		if (xc_search(db, query, options, search_hit, watch, estimate,
			      err))
			return true;
		if (err->code != SAKUIN_EMODIFIED || watch->any || i == TRIES)
			return false;
		if (!sk_store_reopen(store, err))
			return false;
	}
}

static struct xc_search
search_options(uint32_t first, uint32_t limit)
{
	return (struct xc_search){
		.first = first,
		.limit = limit,
		.k1 = SK_BM25_K1,
		.k3 = SK_BM25_K3,
		.b = SK_BM25_B,
		.min_length = SK_BM25_MIN_LENGTH,
	};
}

bool
sk_search(struct sk_store *store, const struct xc_query *query, uint32_t first,
	  uint32_t limit, xc_hit_fn *fn, void *ctx, uint32_t *estimate,
	  struct sakuin_error *err)
{
	const struct xc_search options = search_options(first, limit);
	struct search_watch watch = { .fn = fn, .ctx = ctx };

	return search_run(store, query, &options, &watch, estimate, err);
}

bool
sk_search_cited_by(struct sk_store *store, const struct xc_query *query,
		   uint32_t first, uint32_t limit, xc_hit_fn *fn, void *ctx,
		   uint32_t *estimate, struct sakuin_error *err)
{
	struct xc_search options = search_options(first, limit);
	struct search_watch watch = { .fn = fn, .ctx = ctx };

	options.sort_by_value = true;
	options.sort_slot = SK_SLOT_CITED_BY;
	options.sort_descending = true;
	return search_run(store, query, &options, &watch, estimate, err);
}
