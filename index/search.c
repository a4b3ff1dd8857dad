/* search.c - ranked hits for a query. */
#include "search.h"
#include "record.h"
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

/* A source that several databases have is one hit. */
static struct xc_search
search_options(const struct sk_store *store, uint32_t first, uint32_t limit)
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
	const struct xc_search options = search_options(store, first, limit);
	struct search_watch watch = { .fn = fn, .ctx = ctx };

	return search_run(store, query, &options, &watch, estimate, err);
}

bool
sk_search_cited_by(struct sk_store *store, const struct xc_query *query,
		   uint32_t first, uint32_t limit, xc_hit_fn *fn, void *ctx,
		   uint32_t *estimate, struct sakuin_error *err)
{
	struct xc_search options = search_options(store, first, limit);
	struct search_watch watch = { .fn = fn, .ctx = ctx };

	options.sort_by_value = true;
	options.sort_slot = SK_SLOT_CITED_BY;
	options.sort_descending = true;
	return search_run(store, query, &options, &watch, estimate, err);
}

/* The number of those who cite the documents met. */
struct search_cited {
	struct xc_db *db;
	struct sk_buf data;
	uint32_t count;
};

static bool
search_cited(void *ctx, uint32_t docid, uint32_t wdf, struct sakuin_error *err)
{
	struct search_cited *c = ctx;
	struct sakuin_str n;

	(void)wdf;
	if (!xc_document_data(c->db, docid, &c->data, err))
		return false;
	n = sk_record_field(sk_buf_str(&c->data), "cited_by");
	for (uint32_t i = 0, count = 0; i < n.len; i++) {
		count = count * 10 + (uint32_t)(n.ptr[i] - '0');
		if (i + 1 == n.len)
			c->count += count;
	}
	return true;
}

bool
sk_search_recount(struct sk_store *store, struct sakuin_str data,
		  struct sk_buf *out, struct sakuin_error *err)
{
	struct search_cited c = { .db = sk_store_db(store) };
	struct sk_buf term = { 0 };
	bool ok;

	sk_buf_clear(out);
	if (!sk_store_several(store) ||
	    !sk_str_eq(sk_record_field(data, "kind"), sk_str("source")))
		return sk_buf_add(out, data.ptr, data.len, err);
	ok = sk_schema_term(&term, sk_fields[SK_FIELD_ID].prefix,
			    sk_record_field(data, "id"), err) &&
	     xc_postings(c.db, sk_buf_str(&term), search_cited, &c, err) &&
	     sk_record_recount(out, data, c.count, err);
	sk_buf_done(&term);
	sk_buf_done(&c.data);
	return ok;
}
