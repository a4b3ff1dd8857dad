/* related.c - documents that are about the same as a document. */
#include <stdlib.h>

#include "related_impl.h"
#include "schema.h"
#include "search.h"

/* How many documents with the words are weighed against the citers.  A citer
 * that is not among them is weighed without its words. */
enum { WEIGHED = 500 };

struct found {
	uint32_t docid, sources;
	double weight;
};

struct related {
	struct sk_store *store;
	const struct sk_related_options *options;
	struct sk_related_citers citers;
	struct found *list;
	size_t count, cap;
};

static bool
found_add(struct related *r, struct found found, struct sakuin_error *err)
{
	if (!sk_grow(&r->list, &r->cap, r->count + 1, sizeof *r->list, err))
		return false;
	r->list[r->count++] = found;
	return true;
}

static int
citer_order(const void *key, const void *entry)
{
	uint32_t docid = *(const uint32_t *)key;
	const struct sk_related_citer *c = entry;

	return (docid > c->docid) - (docid < c->docid);
}

static bool
found_hit(void *ctx, const struct xc_hit *hit, struct sakuin_error *err)
{
	struct related *r = ctx;
	struct found f = { hit->docid, 0, hit->weight };
	struct sk_related_citer *c =
		r->citers.count
			? bsearch(&hit->docid, r->citers.list, r->citers.count,
				  sizeof *r->citers.list, citer_order)
			: NULL;

	if (c) {
		f.sources = c->sources;
		f.weight += c->weight;
		c->sources = 0; /* is in the list */
	}
	return found_add(r, f, err);
}

/* The citers without the words, where their kind is asked for. */
static bool
found_citers(struct related *r, struct sakuin_error *err)
{
	const char *kind = r->options->kind;
	struct sk_buf data = { 0 };
	bool ok = true;

	for (size_t i = 0; ok && i < r->citers.count; i++) {
		const struct sk_related_citer *c = &r->citers.list[i];

		if (c->sources == 0)
			continue;
		ok = xc_document_data(sk_store_db(r->store), c->docid, &data,
				      err);
		if (ok && (!kind ||
			   sk_str_eq(sk_record_field(sk_buf_str(&data), "kind"),
				     sk_str(kind))))
			ok = found_add(r,
				       (struct found){ c->docid, c->sources,
						       c->weight },
				       err);
	}
	sk_buf_done(&data);
	return ok;
}

/* WORDS in what is of the KIND and not DOCID. */
static struct xc_node *
related_node(struct related *r, uint32_t docid, struct xc_node *words,
	     struct sk_arena *arena, struct sakuin_error *err)
{
	struct sk_nodes of_kind = { .arena = arena }, but = { .arena = arena };
	const char *kind = r->options->kind;
	struct sk_buf data = { 0 };
	struct xc_node *node = NULL;

	if (xc_document_data(sk_store_db(r->store), docid, &data, err) &&
	    sk_nodes_add(&of_kind, words, err) &&
	    (!kind || sk_nodes_add(&of_kind,
				   sk_node_term(arena, NULL, false,
						sk_fields[SK_FIELD_KIND].prefix,
						sk_str(kind), err),
				   err)) &&
	    sk_nodes_add(&but, sk_nodes_join(&of_kind, XC_FILTER, err), err) &&
	    sk_nodes_add(&but,
			 sk_node_term(arena, NULL, false,
				      sk_fields[SK_FIELD_ID].prefix,
				      sk_record_field(sk_buf_str(&data), "id"),
				      err),
			 err))
		node = sk_nodes_join(&but, XC_AND_NOT, err);
	sk_buf_done(&data);
	return node;
}

static bool
related_search(struct related *r, uint32_t docid, struct sakuin_error *err)
{
	struct sk_arena arena = { 0 };
	struct xc_node *words, *node;
	struct xc_query *query = NULL;
	bool ok = sk_related_words(r->store, docid, &arena, &words, err);

	if (ok && words) {
		node = related_node(r, docid, words, &arena, err);
		query = node ? xc_query_build(node, err) : NULL;
		ok = query &&
		     sk_search(r->store, query, 0,
			       r->options->limit > WEIGHED ? r->options->limit
							   : WEIGHED,
			       found_hit, r, NULL, err);
		xc_query_free(query);
	}
	sk_arena_done(&arena);
	return ok && found_citers(r, err);
}

static int
found_order(const void *a, const void *b)
{
	const struct found *x = a, *y = b;
	int order = (x->weight < y->weight) - (x->weight > y->weight);

	return order ? order : (x->docid > y->docid) - (x->docid < y->docid);
}

static bool
related_report(struct related *r, sk_related_fn *fn, void *ctx,
	       struct sakuin_error *err)
{
	struct sk_buf data = { 0 };
	bool ok = true;

	if (r->count)
		qsort(r->list, r->count, sizeof *r->list, found_order);
	for (size_t i = 0; ok && i < r->count && i < r->options->limit; i++) {
		struct sk_related related = {
			.hit = { .rank = (uint32_t)i + 1,
				 .docid = r->list[i].docid,
				 .weight = r->list[i].weight },
			.sources = r->list[i].sources,
		};

		ok = xc_document_data(sk_store_db(r->store), r->list[i].docid,
				      &data, err);
		related.hit.data = sk_buf_str(&data);
		ok = ok && fn(ctx, &related, err);
	}
	sk_buf_done(&data);
	return ok;
}

bool
sk_related_find(struct sk_store *store, uint32_t docid,
		const struct sk_related_options *options, sk_related_fn *fn,
		void *ctx, struct sakuin_error *err)
{
	struct related r = { .store = store, .options = options };
	bool ok = sk_related_sources(store, docid, &r.citers, err) &&
		  related_search(&r, docid, err) &&
		  related_report(&r, fn, ctx, err);

	free(r.citers.list);
	free(r.list);
	return ok;
}

struct xc_query *
sk_related_query(struct sk_store *store, uint32_t docid,
		 struct sakuin_error *err)
{
	static const struct xc_node none = { .op = XC_OR };
	struct sk_arena arena = { 0 };
	struct xc_query *query = NULL;
	struct xc_node *words;

	if (sk_related_words(store, docid, &arena, &words, err))
		query = xc_query_build(words ? words : &none, err);
	sk_arena_done(&arena);
	return query;
}
