/* related_sources.c - documents that cite the same sources.
 *
 * A source that two reports cite joins them like a rare word that both have
 * many times: it weighs what BM25 gives such a word at the most. */
#include <math.h>
#include <stdlib.h>

#include "related_impl.h"
#include "schema.h"
#include "search.h"

/* The source of a report is named by references, and each of them names its
 * source, which has all the ways in which it is printed. */
struct sources {
	struct sk_store *store;
	uint32_t self;
	uint32_t *sources; /* docids */
	size_t source_count, source_cap;
	uint32_t *citers; /* docids, of the source at hand */
	size_t citer_count, citer_cap;
	struct sk_related_citers *out;
	uint32_t documents;
};

static bool
docid_add(uint32_t **list, size_t *count, size_t *cap, uint32_t docid,
	  struct sakuin_error *err)
{
	if (!sk_grow(list, cap, *count + 1, sizeof **list, err))
		return false;
	(*list)[(*count)++] = docid;
	return true;
}

static bool
source_docid(void *ctx, uint32_t docid, uint32_t wdf, struct sakuin_error *err)
{
	struct sources *s = ctx;

	(void)wdf;
	return docid_add(&s->sources, &s->source_count, &s->source_cap, docid,
			 err);
}

static bool
citer_docid(void *ctx, uint32_t docid, uint32_t wdf, struct sakuin_error *err)
{
	struct sources *s = ctx;

	(void)wdf;
	return docid_add(&s->citers, &s->citer_count, &s->citer_cap, docid,
			 err);
}

static bool
postings(struct sources *s, enum sk_field_id field, struct sakuin_str name,
	 xc_docid_fn *fn, struct sakuin_error *err)
{
	struct sk_buf term = { 0 };
	bool ok = sk_schema_term(&term, sk_fields[field].prefix, name, err) &&
		  xc_postings(sk_store_db(s->store), sk_buf_str(&term), fn, s,
			      err);

	sk_buf_done(&term);
	return ok;
}

static bool
cited_term(void *ctx, struct sakuin_str term, uint32_t wdf,
	   struct sakuin_error *err)
{
	(void)wdf;
	return !sk_schema_cut(&term, SK_FIELD_CITES) ||
	       postings(ctx, SK_FIELD_VARIANT, term, source_docid, err);
}

static bool
variant_term(void *ctx, struct sakuin_str term, uint32_t wdf,
	     struct sakuin_error *err)
{
	(void)wdf;
	return !sk_schema_cut(&term, SK_FIELD_VARIANT) ||
	       postings(ctx, SK_FIELD_CITES, term, citer_docid, err);
}

static int
docid_order(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

static size_t
docids_unique(uint32_t *list, size_t count)
{
	size_t n = 0;

	if (count)
		qsort(list, count, sizeof *list, docid_order);
	for (size_t i = 0; i < count; i++)
		if (n == 0 || list[n - 1] != list[i])
			list[n++] = list[i];
	return n;
}

/* Add the citers of one source, which are sorted, to those of all. */
static bool
citers_add(struct sources *s, struct sakuin_error *err)
{
	double weight = (SK_BM25_K1 + 1) *
			log((s->documents + 1.0) / (double)s->citer_count);

	for (size_t i = 0; i < s->citer_count; i++) {
		if (s->citers[i] == s->self)
			continue;
		if (!sk_grow(&s->out->list, &s->out->cap, s->out->count + 1,
			     sizeof *s->out->list, err))
			return false;
		s->out->list[s->out->count++] =
			(struct sk_related_citer){ s->citers[i], 1, weight };
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
	s.source_count = docids_unique(s.sources, s.source_count);
	for (size_t i = 0; ok && i < s.source_count; i++) {
		s.citer_count = 0;
		ok = xc_document_terms(db, s.sources[i], variant_term, &s, err);
		s.citer_count = docids_unique(s.citers, s.citer_count);
		ok = ok && citers_add(&s, err);
	}
	citers_sum(out);
	free(s.sources);
	free(s.citers);
	return ok;
}
