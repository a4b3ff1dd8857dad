/* search.c - ranked hits for a query. */
#include "schema.h"
#include "search_impl.h"

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

bool
sk_search_run(struct sk_store *store, const struct xc_query *query,
	      const struct xc_search *options, xc_hit_fn *fn, void *ctx,
	      uint32_t *estimate, struct sakuin_error *err)
{
	struct search_watch watch = { .fn = fn, .ctx = ctx };
	struct xc_db *db = sk_store_db(store);

	for (int i = 1;; i++) {
		if (xc_search(db, query, options, search_hit, &watch, estimate,
			      err))
			return true;
		if (err->code != SAKUIN_EMODIFIED || watch.any || i == TRIES)
			return false;
		if (!sk_store_reopen(store, err))
			return false;
	}
}

/* A source that several databases have is one hit. */
struct xc_search
sk_search_options(const struct sk_store *store, uint32_t first, uint32_t limit)
{
	return (struct xc_search){
		.first = first,
		.limit = limit,
		.k1 = SK_BM25_K1,
		.k3 = SK_BM25_K3,
		.b = SK_BM25_B,
		.min_length = SK_BM25_MIN_LENGTH,
		.collapse = sk_store_several(store),
		.collapse_slot = SK_SLOT_COLLAPSE,
	};
}

bool
sk_search(struct sk_store *store, const struct xc_query *query, uint32_t first,
	  uint32_t limit, xc_hit_fn *fn, void *ctx, uint32_t *estimate,
	  struct sakuin_error *err)
{
	const struct xc_search options = sk_search_options(store, first, limit);

	return sk_search_run(store, query, &options, fn, ctx, estimate, err);
}
