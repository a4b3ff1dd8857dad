/* review_impl.h - what the files of review share. */
#ifndef SK_REVIEW_IMPL_H
#define SK_REVIEW_IMPL_H

#include "cites.h"
#include "review.h"
#include "source_same.h"
#include "store_correct.h"

enum {
	REVIEW_VARIANTS = 4, /* of a source that are looked at */
	REVIEW_REACH = 64    /* sources that are tried for one key */
};

/* A source as it is kept. */
struct review_source {
	uint32_t docid, cited_by;
	bool held; /* it is a document of its own */
	struct sk_arena arena;
	size_t count;
	char names[REVIEW_VARIANTS][SK_VARIANT_SIZE];
	struct sk_reference refs[REVIEW_VARIANTS];
};

struct review_entry {
	uint32_t cited_by, count;
	struct sk_correction proposal;
	const char *why;
	size_t number; /* in the order in which they were found */
};

struct review {
	struct sk_store *store;
	const struct sk_corrections *said;
	struct sk_source_matcher *matcher;
	struct sk_arena arena; /* of all entries */
	struct review_entry *entries;
	size_t count, cap;
	struct sk_buf data, line;
};

/* Documents that have a key in common, two and two. */
struct review_pairs {
	struct review *review;
	uint32_t docids[REVIEW_REACH]; /* of the key at hand */
	size_t docid_count;
	uint64_t *pairs; /* one docid in the upper half, one in the lower */
	size_t count, cap;
};

/* An xc_docid_fn that collects the docids of a struct review_pairs. */
bool sk_review_docid(void *ctx, uint32_t docid, uint32_t wdf,
		     struct sakuin_error *err);
/* For qsort(): the order of pairs. */
int sk_review_order(const void *a, const void *b);

/* Add a doubt about FIELD of ID, unless somebody said what it is. */
SK_MUST_CHECK bool sk_review_add(struct review *r, struct sakuin_str id,
				 const char *field, struct sakuin_str value,
				 const char *why, uint32_t cited_by,
				 uint32_t count, struct sakuin_error *err);
/* Read source DOCID into SOURCE, whose arena is the caller's to free. */
SK_MUST_CHECK bool sk_review_load(struct review *r, uint32_t docid,
				  struct review_source *source,
				  struct sakuin_error *err);
/* Add the doubts about fields of S. */
SK_MUST_CHECK bool sk_review_source(struct review *r,
				    const struct review_source *s,
				    struct sakuin_error *err);
/* Add the doubts about document DOCID. */
SK_MUST_CHECK bool sk_review_document(struct review *r, uint32_t docid,
				      struct sakuin_error *err);
/* Does anybody say whether what is called A is the same as B? */
bool sk_review_is_said(const struct review *r, struct sakuin_str a,
		       struct sakuin_str b);
/* Add a doubt about whether it is. */
SK_MUST_CHECK bool sk_review_pair(struct review *r, struct sakuin_str a,
				  struct sakuin_str b, const char *why,
				  uint32_t cited_by, struct sakuin_error *err);
/* Add the doubts about which references mean documents that are here. */
SK_MUST_CHECK bool sk_review_held(struct review *r, struct sakuin_error *err);
/* Add the doubts about what is the same. */
SK_MUST_CHECK bool sk_review_pairs(struct review *r, struct sakuin_error *err);

#endif
