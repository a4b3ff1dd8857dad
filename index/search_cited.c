/* search_cited.c - how many cite a hit, and what is cited most.
 *
 * Several databases that know nothing of each other may each have a source,
 * with its own count; together it has their sum.  Xapian sorts by one of the
 * counts, the largest.  As no sum is larger than that times the number of
 * databases, so many hits are taken that no other one can belong before those
 * that are wanted. */
#include <stdlib.h>

#include "record.h"
#include "schema.h"
#include "search_impl.h"

enum { AT_LEAST = 64, MORE = 4, ALL = 1 << 30 };

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

	(void)wdf;
	if (!xc_document_data(c->db, docid, &c->data, err))
		return false;
	c->count += sk_record_number(sk_buf_str(&c->data), "cited_by");
	return true;
}

/* How many cite the hit whose record is DATA, in all databases. */
static bool
cited_sum(struct sk_store *store, struct sakuin_str data, uint32_t *sum,
	  struct sakuin_error *err)
{
	struct search_cited c = { .db = sk_store_db(store) };
	struct sk_buf term = { 0 };
	bool ok;

	*sum = sk_record_number(data, "cited_by");
	if (!sk_store_several(store) ||
	    !sk_str_eq(sk_record_field(data, "kind"), sk_str("source")))
		return true;
	ok = sk_schema_term(&term, sk_fields[SK_FIELD_ID].prefix,
			    sk_record_field(data, "id"), err) &&
	     xc_postings(c.db, sk_buf_str(&term), search_cited, &c, err);
	*sum = c.count;
	sk_buf_done(&term);
	sk_buf_done(&c.data);
	return ok;
}

bool
sk_search_recount(struct sk_store *store, struct sakuin_str data,
		  struct sk_buf *out, struct sakuin_error *err)
{
	uint32_t sum;

	sk_buf_clear(out);
	if (!cited_sum(store, data, &sum, err))
		return false;
	return sum == sk_record_number(data, "cited_by")
		       ? sk_buf_add(out, data.ptr, data.len, err)
		       : sk_record_recount(out, data, sum, err);
}

/* -------------------------------------------- the order of several counts */

struct cited_hit {
	uint32_t docid, sum;
	double weight;
};

struct cited_hits {
	struct sk_store *store;
	struct cited_hit *hits;
	size_t count, cap;
	uint32_t last; /* the largest single count of the last one */
};

static bool
cited_collect(void *ctx, const struct xc_hit *hit, struct sakuin_error *err)
{
	struct cited_hits *all = ctx;
	struct cited_hit *one;

	if (!sk_grow(&all->hits, &all->cap, all->count + 1, sizeof *all->hits,
		     err))
		return false;
	one = &all->hits[all->count++];
	one->docid = hit->docid;
	one->weight = hit->weight;
	all->last = sk_record_number(hit->data, "cited_by");
	return cited_sum(all->store, hit->data, &one->sum, err);
}

static int
cited_order(const void *a, const void *b)
{
	const struct cited_hit *x = a, *y = b;

	if (x->sum != y->sum)
		return x->sum > y->sum ? -1 : 1;
	if (x->weight > y->weight || x->weight < y->weight)
		return x->weight > y->weight ? -1 : 1;
	return x->docid < y->docid ? -1 : 1;
}

/* Are the first WANTED, in order, what they will be however many more come? */
static bool
cited_enough(struct cited_hits *all, uint64_t wanted, uint64_t asked)
{
	uint64_t most = (uint64_t)all->last * sk_store_part_count(all->store);

	if (all->count)
		qsort(all->hits, all->count, sizeof *all->hits, cited_order);
	return all->count < asked || wanted == 0 || asked == ALL ||
	       (wanted <= all->count && all->hits[wanted - 1].sum > most);
}

static bool
cited_pass(struct cited_hits *all, uint32_t first, uint32_t limit,
	   xc_hit_fn *fn, void *ctx, struct sakuin_error *err)
{
	struct sk_buf data = { 0 };
	bool ok = true;

	for (size_t i = first; ok && i < all->count && i - first < limit; i++) {
		struct xc_hit hit = { .rank = (uint32_t)i + 1,
				      .docid = all->hits[i].docid,
				      .weight = all->hits[i].weight };

		ok = xc_document_data(sk_store_db(all->store), hit.docid, &data,
				      err);
		hit.data = sk_buf_str(&data);
		ok = ok && fn(ctx, &hit, err);
	}
	sk_buf_done(&data);
	return ok;
}

static bool
cited_several(struct sk_store *store, const struct xc_query *query,
	      struct xc_search *options, xc_hit_fn *fn, void *ctx,
	      uint32_t *estimate, struct sakuin_error *err)
{
	uint32_t first = options->first, limit = options->limit;
	uint64_t wanted = (uint64_t)first + limit;
	uint64_t ask = wanted > AT_LEAST ? wanted : AT_LEAST;
	struct cited_hits all = { .store = store };
	bool ok;

	options->first = 0;
	do {
		all.count = 0;
		ask = ask * MORE < ALL ? ask * MORE : ALL;
		options->limit = (uint32_t)ask;
		ok = sk_search_run(store, query, options, cited_collect, &all,
				   estimate, err);
	} while (ok && !cited_enough(&all, wanted, ask));
	ok = ok && cited_pass(&all, first, limit, fn, ctx, err);
	free(all.hits);
	return ok;
}

bool
sk_search_cited_by(struct sk_store *store, const struct xc_query *query,
		   uint32_t first, uint32_t limit, xc_hit_fn *fn, void *ctx,
		   uint32_t *estimate, struct sakuin_error *err)
{
	struct xc_search options = sk_search_options(store, first, limit);

	options.sort_by_value = true;
	options.sort_slot = SK_SLOT_CITED_BY;
	options.sort_descending = true;
	if (sk_store_several(store))
		return cited_several(store, query, &options, fn, ctx, estimate,
				     err);
	return sk_search_run(store, query, &options, fn, ctx, estimate, err);
}
