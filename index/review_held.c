/* review_held.c - references that perhaps mean a document that is here.
 *
 * A document has keys of its own, by which the references find it that mean
 * it (self.h); where nothing was decided a person may. */
#include <stdlib.h>

#include "record.h"
#include "review_impl.h"
#include "schema.h"
#include "self.h"

/* All documents with TERM, in the lower half, and all sources with the key
 * that it holds. */
static bool
held_key(void *ctx, struct sakuin_str term, uint32_t freq,
	 struct sakuin_error *err)
{
	struct review_pairs *l = ctx;
	struct xc_db *db = sk_store_db(l->review->store);
	size_t prefix = strlen(sk_fields[SK_FIELD_OWN_KEY].prefix), documents;
	struct sakuin_str key = { term.ptr + prefix, term.len - prefix };
	struct sk_buf wanted = { 0 };
	uint32_t sources = 0;
	bool ok = sk_schema_term(&wanted, sk_fields[SK_FIELD_KEY].prefix, key,
				 err) &&
		  xc_term_freq(db, sk_buf_str(&wanted), &sources, err);

	l->docid_count = 0;
	if (ok && sources && sources + freq <= REVIEW_REACH) {
		ok = xc_postings(db, term, sk_review_docid, l, err);
		documents = l->docid_count;
		ok = ok &&
		     xc_postings(db, sk_buf_str(&wanted), sk_review_docid, l,
				 err) &&
		     sk_grow(&l->pairs, &l->cap, l->count + documents * sources,
			     sizeof *l->pairs, err);
		for (size_t i = documents; ok && i < l->docid_count; i++)
			for (size_t j = 0; j < documents; j++)
				l->pairs[l->count++] = (uint64_t)l->docids[i]
							       << 32 |
						       l->docids[j];
	}
	sk_buf_done(&wanted);
	return ok;
}

/* Is document ID a part of some source already? */
static bool
held_is_settled(struct review *r, struct sakuin_str id, bool *settled,
		struct sakuin_error *err)
{
	char name[SK_VARIANT_SIZE];
	struct sk_buf term = { 0 };
	uint32_t freq = 0;
	bool ok;

	sk_self_name(id, name);
	ok = sk_schema_term(&term, sk_fields[SK_FIELD_VARIANT].prefix,
			    sk_str(name), err) &&
	     xc_term_freq(sk_store_db(r->store), sk_buf_str(&term), &freq, err);
	*settled = freq > 0;
	sk_buf_done(&term);
	return ok;
}

/* Is one of S, as people say or we are sure of, or perhaps, document ID, which
 * says SELF of itself? */
static bool
held_compare(struct review *r, const struct review_source *s,
	     struct sakuin_str id, const struct sk_reference *self,
	     struct sakuin_error *err)
{
	const char *reason = NULL;
	size_t first = 0;

	for (size_t i = 0; i < s->count; i++) {
		enum sk_verdict verdict;
		const char *why;

		if (sk_review_is_said(r, sk_str(s->names[i]), id))
			return true;
		if (!sk_source_same(r->matcher, &s->refs[i], self, &verdict,
				    &why, err))
			return false;
		if (verdict != SK_UNDECIDED || reason)
			continue;
		reason = why;
		first = i;
	}
	return !reason || sk_review_pair(r, id, sk_str(s->names[first]), reason,
					 s->cited_by, err);
}

static bool
held_document(struct review *r, const struct review_source *s, uint32_t docid,
	      struct sakuin_error *err)
{
	struct sk_arena arena = { 0 };
	struct sk_reference self;
	struct sk_buf data = { 0 };
	bool settled = true;
	bool ok = xc_document_data(sk_store_db(r->store), docid, &data, err);
	struct sakuin_str id = sk_record_field(sk_buf_str(&data), "id");

	ok = ok && held_is_settled(r, id, &settled, err) &&
	     (settled ||
	      (sk_self_reference(sk_buf_str(&data), &arena, &self, err) &&
	       held_compare(r, s, id, &self, err)));
	sk_buf_done(&data);
	sk_arena_done(&arena);
	return ok;
}

bool
sk_review_held(struct review *r, struct sakuin_error *err)
{
	struct review_pairs l = { .review = r };
	struct review_source s = { 0 };
	bool ok = xc_terms(sk_store_db(r->store),
			   sk_str(sk_fields[SK_FIELD_OWN_KEY].prefix), held_key,
			   &l, err);

	if (ok && l.count)
		qsort(l.pairs, l.count, sizeof *l.pairs, sk_review_order);
	for (size_t i = 0; ok && i < l.count; i++) {
		uint32_t source = (uint32_t)(l.pairs[i] >> 32);

		if (i > 0 && l.pairs[i] == l.pairs[i - 1])
			continue;
		if (s.docid != source) {
			sk_arena_done(&s.arena);
			ok = sk_review_load(r, source, &s, err);
		}
		ok = ok && (s.held ||
			    held_document(r, &s, (uint32_t)l.pairs[i], err));
	}
	sk_arena_done(&s.arena);
	free(l.pairs);
	return ok;
}
