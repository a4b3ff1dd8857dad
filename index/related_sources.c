/* related_sources.c - documents that cite the same sources.
 *
 * A source that two reports cite joins them like a rare word that both have
 * many times: it weighs what BM25 gives such a word at the most. */
#include <math.h>
#include <stdlib.h>

#include "cites.h"
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
	uint32_t *selves; /* docids */
	size_t self_count, self_cap;
	struct source *sources;
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
	if (!sk_grow(&s->sources, &s->source_cap, s->source_count + 1,
		     sizeof *s->sources, err))
		return false;
	s->sources[s->source_count++] = (struct source){ docid, "" };
	return true;
}

static bool
self_docid(void *ctx, uint32_t docid, uint32_t wdf, struct sakuin_error *err)
{
	struct sources *s = ctx;

	(void)wdf;
	return docid_add(&s->selves, &s->self_count, &s->self_cap, docid, err);
}

static bool
citer_docid(void *ctx, uint32_t docid, uint32_t wdf, struct sakuin_error *err)
{
	struct sources *s = ctx;

	(void)wdf;
	return docid_add(&s->citers, &s->citer_count, &s->citer_cap, docid,
			 err);
}

/* What comes behind the prefix of FIELD in TERM; false if it has another. */
static bool
names(struct sakuin_str *term, enum sk_field_id field)
{
	size_t len = strlen(sk_fields[field].prefix);

	if (term->len <= len ||
	    memcmp(term->ptr, sk_fields[field].prefix, len) != 0)
		return false;
	term->ptr += len;
	term->len -= len;
	return true;
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
	return !names(&term, SK_FIELD_CITES) ||
	       postings(ctx, SK_FIELD_VARIANT, term, source_docid, err);
}

static bool
variant_term(void *ctx, struct sakuin_str term, uint32_t wdf,
	     struct sakuin_error *err)
{
	(void)wdf;
	return !names(&term, SK_FIELD_VARIANT) ||
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

static int
source_order(const void *a, const void *b)
{
	const struct source *x = a, *y = b;
	int order = strcmp(x->name, y->name);

	return order ? order : docid_order(&x->docid, &y->docid);
}

/* Sort the sources, so that those of one name stand together; each once. */
static bool
sources_name(struct sources *s, struct sakuin_error *err)
{
	struct sk_buf name = { 0 };
	bool ok = true;
	size_t n = 0;

	for (size_t i = 0; ok && i < s->source_count; i++) {
		struct source *source = &s->sources[i];

		ok = xc_document_value(sk_store_db(s->store), source->docid,
				       SK_SLOT_COLLAPSE, &name, err);
		if (ok && name.len && name.len < sizeof source->name)
			memcpy(source->name, name.ptr, name.len);
	}
	sk_buf_done(&name);
	if (s->source_count)
		qsort(s->sources, s->source_count, sizeof *s->sources,
		      source_order);
	for (size_t i = 0; i < s->source_count; i++)
		if (n == 0 ||
		    source_order(&s->sources[n - 1], &s->sources[i]) != 0)
			s->sources[n++] = s->sources[i];
	s->source_count = n;
	return ok;
}

/* Is source I another than the one before it? */
static bool
source_begins(const struct sources *s, size_t i)
{
	return i == 0 || !*s->sources[i].name ||
	       strcmp(s->sources[i].name, s->sources[i - 1].name) != 0;
}

static bool
sources_self(const struct sources *s, uint32_t docid)
{
	for (size_t i = 0; i < s->self_count; i++)
		if (s->selves[i] == docid)
			return true;
	return false;
}

/* Add the citers of one source, which are sorted, to those of all. */
static bool
citers_add(struct sources *s, struct sakuin_error *err)
{
	double weight = (SK_BM25_K1 + 1) *
			log((s->documents + 1.0) / (double)s->citer_count);

	for (size_t i = 0; i < s->citer_count; i++) {
		if (sources_self(s, s->citers[i]))
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

/* The numbers that document DOCID has. */
static bool
sources_selves(struct sources *s, uint32_t docid, struct sakuin_error *err)
{
	struct sk_buf data = { 0 };
	bool ok = xc_document_data(sk_store_db(s->store), docid, &data, err) &&
		  postings(s, SK_FIELD_ID,
			   sk_record_field(sk_buf_str(&data), "id"), self_docid,
			   err);

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
		  xc_document_terms(db, docid, cited_term, &s, err) &&
		  sources_name(&s, err);

	s.documents = ok ? stats.documents : 0;
	for (size_t i = 0; ok && i < s.source_count;) {
		s.citer_count = 0;
		do {
			ok = xc_document_terms(db, s.sources[i++].docid,
					       variant_term, &s, err);
		} while (ok && i < s.source_count && !source_begins(&s, i));
		s.citer_count = docids_unique(s.citers, s.citer_count);
		ok = ok && citers_add(&s, err);
	}
	citers_sum(out);
	free(s.selves);
	free(s.sources);
	free(s.citers);
	return ok;
}
