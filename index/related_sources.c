/* related_sources.c - documents that cite the same sources.
 *
 * A source that two reports cite joins them like a rare word that both have
 * many times: it weighs what BM25 gives such a word at the most. */
#include <math.h>
#include <stdlib.h>

#include "cites.h"
#include "docids.h"
#include "related_impl.h"
#include "schema.h"
#include "search.h"

struct source {
	uint32_t docid;
	char name[SK_VARIANT_SIZE]; /* "": a document, which is cited */
};

/* The source of a report is named by references, and each of them names its
 * source, which has all the ways in which it is printed.  Of several databases
 * each has the source, under one name, and may have the report. */
struct sources {
	struct sk_store *store;
	struct sk_docids selves, sources;
	struct source *named;    /* the sources, by name */
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

static int
source_order(const void *a, const void *b)
{
	const struct source *x = a, *y = b;
	int order = strcmp(x->name, y->name);

	return order ? order : (x->docid > y->docid) - (x->docid < y->docid);
}

/* Sort the sources, so that those of one name stand together. */
static bool
sources_name(struct sources *s, struct sakuin_error *err)
{
	size_t count = s->sources.count;
	struct sk_buf name = { 0 };
	bool ok = true;

	s->named = calloc(count + 1, sizeof *s->named);
	if (!s->named)
		return sk_nomem(err);
	for (size_t i = 0; ok && i < count; i++) {
		struct source *source = &s->named[i];

		source->docid = s->sources.docids[i];
		ok = xc_document_value(sk_store_db(s->store), source->docid,
				       SK_SLOT_COLLAPSE, &name, err);
		if (ok && name.len && name.len < sizeof source->name)
			memcpy(source->name, name.ptr, name.len);
	}
	sk_buf_done(&name);
	qsort(s->named, count, sizeof *s->named, source_order);
	return ok;
}

/* Is source I, which is not the first, another than the one before it? */
static bool
source_begins(const struct sources *s, size_t i)
{
	return !*s->named[i].name ||
	       strcmp(s->named[i].name, s->named[i - 1].name) != 0;
}

static bool
sources_self(const struct sources *s, uint32_t docid)
{
	for (size_t i = 0; i < s->selves.count; i++)
		if (s->selves.docids[i] == docid)
			return true;
	return false;
}

/* Add the citers of one source, which are sorted, to those of all. */
static bool
citers_add(struct sources *s, struct sakuin_error *err)
{
	double weight = (SK_BM25_K1 + 1) *
			log((s->documents + 1.0) / (double)s->citers.count);

	for (size_t i = 0; i < s->citers.count; i++) {
		if (sources_self(s, s->citers.docids[i]))
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

/* The numbers that document DOCID has. */
static bool
sources_selves(struct sources *s, uint32_t docid, struct sakuin_error *err)
{
	struct xc_db *db = sk_store_db(s->store);
	struct sk_buf data = { 0 };
	bool ok = xc_document_data(db, docid, &data, err) &&
		  sk_docids_add(&s->selves, db, SK_FIELD_ID,
				sk_record_field(sk_buf_str(&data), "id"), err);

	sk_buf_done(&data);
	return ok;
}

bool
sk_related_sources(struct sk_store *store, uint32_t docid,
		   struct sk_related_citers *out, struct sakuin_error *err)
{
	struct sources s = { .store = store, .out = out };
	struct xc_db *db = sk_store_db(store);
	struct xc_stats stats;
	bool ok = xc_stats(db, &stats, err) && sources_selves(&s, docid, err) &&
		  xc_document_terms(db, docid, cited_term, &s, err);

	s.documents = ok ? stats.documents : 0;
	sk_docids_unique(&s.sources, 0);
	ok = ok && sources_name(&s, err);
	for (size_t i = 0; ok && i < s.sources.count;) {
		s.citers.count = 0;
		do {
			ok = xc_document_terms(db, s.named[i++].docid,
					       variant_term, &s, err);
		} while (ok && i < s.sources.count && !source_begins(&s, i));
		sk_docids_unique(&s.citers, 0);
		ok = ok && citers_add(&s, err);
	}
	citers_sum(out);
	free(s.selves.docids);
	free(s.named);
	free(s.sources.docids);
	free(s.citers.docids);
	return ok;
}
