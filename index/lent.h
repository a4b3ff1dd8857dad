/* lent.h - the postings that a document has because it is cited.
 *
 * They are kept as bytes beside it: for each posting the length of its term,
 * its position and weight, four bytes each, big end first, then the term.
 * Weights stand at position 0, apart from places. */
#ifndef SK_LENT_H
#define SK_LENT_H

#include "table.h"
#include "xapian_c.h"

#ifdef __cplusplus
extern "C" {
#endif

/* A posting that is lent now, or was before. */
struct sk_lent_posting {
	struct xc_posting posting; /* whose term borrows from the bytes */
	bool is, was;
	uint32_t is_wdf, was_wdf;
};

struct sk_lent {
	struct sk_lent_posting *v;
	size_t cap;
	struct sk_table table; /* term and position; v[number] has each */
};

/* Zeroed memory is an empty list. */
void sk_lent_done(struct sk_lent *h);

/* Add a posting to the bytes in OUT. */
SK_MUST_CHECK bool sk_lent_write(struct sakuin_str term, uint32_t position,
				 uint32_t wdf, struct sk_buf *out,
				 struct sakuin_error *err);

/* Put the postings in BYTES, which are lent NOW or were, to H, which borrows
 * their terms.  SAKUIN_EDB if they are damaged. */
SK_MUST_CHECK bool sk_lent_read(struct sk_lent *h, struct sakuin_str bytes,
				bool now, struct sakuin_error *err);

/* What is to be added (MORE) or taken away, in OUT, which has room for all;
 * returns how many.  What stays is left alone, for where a place changes
 * Xapian writes all places of a document anew. */
size_t sk_lent_changes(const struct sk_lent *h, bool more,
		       struct xc_posting *out);

#ifdef __cplusplus
}
#endif
#endif
