/* review_pair.c - two sources that are perhaps one.
 *
 * They have a key in common, else nobody would think of it; a key that very
 * many have says nothing. */
#include <stdlib.h>

#include "review_impl.h"
#include "schema.h"

bool
sk_review_docid(void *ctx, uint32_t docid, uint32_t wdf,
		struct sakuin_error *err)
{
	struct review_pairs *l = ctx;

	(void)wdf;
	(void)err;
	if (l->docid_count < REVIEW_REACH)
		l->docids[l->docid_count++] = docid;
	return true;
}

static bool
pair_key(void *ctx, struct sakuin_str term, uint32_t freq,
	 struct sakuin_error *err)
{
	struct review_pairs *l = ctx;

	if (freq < 2 || freq > REVIEW_REACH)
		return true;
	l->docid_count = 0;
	if (!xc_postings(sk_store_db(l->review->store), term, sk_review_docid,
			 l, err) ||
	    !sk_grow(&l->pairs, &l->cap, l->count + (size_t)freq * freq,
		     sizeof *l->pairs, err))
		return false;
	for (size_t i = 0; i < l->docid_count; i++)
		for (size_t j = i + 1; j < l->docid_count; j++)
			l->pairs[l->count++] =
				(uint64_t)l->docids[i] << 32 | l->docids[j];
	return true;
}

int
sk_review_order(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return (x > y) - (x < y);
}

bool
sk_review_is_said(const struct review *r, struct sakuin_str a,
		  struct sakuin_str b)
{
	struct sakuin_str partner, verdict;
	uint32_t at = 0;

	while (sk_corrections_verdict(r->said, a, &at, &partner, &verdict))
		if (verdict.len && sk_str_eq(partner, b))
			return true;
	return false;
}

bool
sk_review_pair(struct review *r, struct sakuin_str a, struct sakuin_str b,
	       const char *why, uint32_t cited_by, struct sakuin_error *err)
{
	bool swap = sk_str_cmp(a, b) > 0;
	struct sakuin_str first = swap ? b : a, second = swap ? a : b;
	struct sk_buf id = { 0 };
	bool ok = sk_buf_add(&id, first.ptr, first.len, err) &&
		  sk_buf_putc(&id, ' ', err) &&
		  sk_buf_add(&id, second.ptr, second.len, err) &&
		  sk_review_add(r, sk_buf_str(&id), "verdict",
				sk_str("undecided"), why, cited_by, 0, err);

	sk_buf_done(&id);
	return ok;
}

/* Compare A and B: the first pair of references that is undecided tells. */
static bool
pair_compare(struct review *r, const struct review_source *a,
	     const struct review_source *b, struct sakuin_error *err)
{
	size_t first = SIZE_MAX, second = 0;
	const char *reason = "";

	for (size_t i = 0; i < a->count; i++)
		for (size_t j = 0; j < b->count; j++) {
			enum sk_verdict verdict;
			const char *why;

			/* Two databases may have what prints the same: that is
			 * one source.  What is said of one pair is meant of the
			 * sources. */
			if (!strcmp(a->names[i], b->names[j]) ||
			    sk_review_is_said(r, sk_str(a->names[i]),
					      sk_str(b->names[j])))
				return true;
			if (!sk_source_same(r->matcher, &a->refs[i],
					    &b->refs[j], &verdict, &why, err))
				return false;
			if (verdict == SK_UNDECIDED && first == SIZE_MAX) {
				first = i;
				second = j;
				reason = why;
			}
		}
	return first == SIZE_MAX ||
	       sk_review_pair(r, sk_str(a->names[first]),
			      sk_str(b->names[second]), reason,
			      a->cited_by + b->cited_by, err);
}

/* Pairs are in order, so that the first of many is read once. */
static bool
pair_each(struct review_pairs *l, struct sakuin_error *err)
{
	struct review_source a = { 0 }, b = { 0 };
	bool ok = true;

	for (size_t i = 0; ok && i < l->count; i++) {
		uint32_t first = (uint32_t)(l->pairs[i] >> 32);

		if (i > 0 && l->pairs[i] == l->pairs[i - 1])
			continue;
		if (a.docid != first) {
			sk_arena_done(&a.arena);
			ok = sk_review_load(l->review, first, &a, err);
		}
		ok = ok &&
		     sk_review_load(l->review, (uint32_t)l->pairs[i], &b,
				    err) &&
		     pair_compare(l->review, &a, &b, err);
		sk_arena_done(&b.arena);
	}
	sk_arena_done(&a.arena);
	return ok;
}

bool
sk_review_pairs(struct review *r, struct sakuin_error *err)
{
	struct review_pairs l = { .review = r };
	bool ok = xc_terms(sk_store_db(r->store),
			   sk_str(sk_fields[SK_FIELD_KEY].prefix), pair_key, &l,
			   err);

	if (ok && l.count)
		qsort(l.pairs, l.count, sizeof *l.pairs, sk_review_order);
	ok = ok && pair_each(&l, err);
	free(l.pairs);
	return ok;
}
