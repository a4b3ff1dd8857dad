/* review.h - what is doubtful in a database, as corrections that a person may
 * finish.
 *
 * Doubts are: two references that are perhaps one source; a source without a
 * title; a field that was found by how it looks alone; a document without a
 * title, or a text, or with markers that point to nothing.  What somebody has
 * said something of is no doubt any more. */
#ifndef SK_REVIEW_H
#define SK_REVIEW_H

#include "correction.h"
#include "store.h"

#ifdef __cplusplus
extern "C" {
#endif

struct sk_doubt {
	/* What to say: id, field, and a value that is to be looked at.  Of what
	 * no correction can mend only the id. */
	struct sk_correction proposal;
	const char *why;
	uint32_t count;    /* of what `why` is about; 0: nothing */
	uint32_t cited_by; /* documents that cite what is doubtful */
	/* The references as they are printed, or none. */
	struct sakuin_str texts[2];
	size_t text_count;
};

/* Strings are valid during the call. */
typedef bool sk_doubt_fn(void *ctx, const struct sk_doubt *doubt,
			 struct sakuin_error *err);

/* Send FN what is doubtful in S, what most documents depend on first, at most
 * LIMIT (0: all).  *FOUND is how many doubts there are. */
SK_MUST_CHECK bool sk_review(struct sk_store *s, size_t limit, sk_doubt_fn *fn,
			     void *ctx, size_t *found,
			     struct sakuin_error *err);

#ifdef __cplusplus
}
#endif
#endif
