/* related_sources.c - documents that cite the same sources.
 *
 * A source that two reports cite joins them like a rare word that both have
 * many times: it weighs what BM25 gives such a word at the most. */
#include <math.h>
#include <stdlib.h>

#include "docids.h"
#include "related_impl.h"
#include "schema.h"
#include "search.h"

/* The source of a report is named by references, and each of them names its
 * source, which has all the ways in which it is printed. */
struct sources {
	struct sk_store *store;
	uint32_t self;
	struct sk_docids sources;
	struct sk_docids citers; /* of the source at hand */
	struct sk_related_citers *out;
	uint32_t documents;
};

static bool
cited_term(void *ctx, struct sakuin_str term, uint32_t wdf,
	   struct sakuin_error *err)
{
	struct sources *s = ctx;

	(void)wdf;
	return !sk_schema_cut(&term, SK_FIELD_CITES) ||
	       sk_docids_add(&s->sources, sk_store_db(s->store),
			     SK_FIELD_VARIANT, term, err);
}

static bool
variant_term(void *ctx, struct sakuin_str term, uint32_t wdf,
	     struct sakuin_error *err)
{
	struct sources *s = ctx;

	(void)wdf;
	return !sk_schema_cut(&term, SK_FIELD_VARIANT) ||
	       sk_docids_add(&s->citers, sk_store_db(s->store), SK_FIELD_CITES,
			     term, err);
}

/* Add the citers of one source, which are sorted, to those of all. */
static bool
citers_add(struct sources *s, struct sakuin_error *err)
{
	double weight = (SK_BM25_K1 + 1) *
			log((s->documents + 1.0) / (double)s->citers.count);

	for (size_t i = 0; i < s->citers.count; i++) {
		if (s->citers.docids[i] == s->self)
			continue;
		if (!sk_grow(&s->out->list, &s->out->cap, s->out->count + 1,
			     sizeof *s->out->list, err))
			return false;
		s->out->list[s->out->count++] =
			(struct sk_related_citer){ s->citers.docids[i], 1,
						   weight };
	}
	return true;
}

static int
citer_order(const void *a, const void *b)
{
	const struct sk_related_citer *x = a, *y = b;

	return (x->docid > y->docid) - (x->docid < y->docid);
}

/* One entry for each document. */
static void
citers_sum(struct sk_related_citers *c)
{
	size_t n = 0;

	if (c->count)
		qsort(c->list, c->count, sizeof *c->list, citer_order);
	for (size_t i = 0; i < c->count; i++) {
		if (n && c->list[n - 1].docid == c->list[i].docid) {
			c->list[n - 1].sources++;
			c->list[n - 1].weight += c->list[i].weight;
		} else {
			c->list[n++] = c->list[i];
		}
	}
	c->count = n;
}

bool
sk_related_sources(struct sk_store *store, uint32_t docid,
		   struct sk_related_citers *out, struct sakuin_error *err)
{
	struct sources s = { .store = store, .self = docid, .out = out };
	struct xc_db *db = sk_store_db(store);
	struct xc_stats stats;
	bool ok = xc_stats(db, &stats, err) &&
		  xc_document_terms(db, docid, cited_term, &s, err);

	s.documents = ok ? stats.documents : 0;
	sk_docids_unique(&s.sources, 0);
	for (size_t i = 0; ok && i < s.sources.count; i++) {
		s.citers.count = 0;
		ok = xc_document_terms(db, s.sources.docids[i], variant_term,
				       &s, err);
		sk_docids_unique(&s.citers, 0);
		ok = ok && citers_add(&s, err);
	}
	citers_sum(out);
	free(s.sources.docids);
	free(s.citers.docids);
	return ok;
}
