/* near.h - names of the collection that sound nearly like a word.
 *
 * Somebody types kasha for kisha, or a scanner reads it so: the reading keys
 * of the collection are the dictionary, so that 記者 is offered though the
 * collection has no romanised word at all. */
#ifndef SK_NEAR_H
#define SK_NEAR_H

#include "store.h"

#ifdef __cplusplus
extern "C" {
#endif

struct sk_near;

/* Free with sk_near_free(). */
SK_MUST_CHECK struct sk_near *sk_near_new(struct sk_store *store,
					  struct sakuin_error *err);
/* NULL is fine. */
void sk_near_free(struct sk_near *n);

/* Does the collection have what has the stem of WORD or may sound exactly
 * like it?  Then a query finds that, and WORD is not misspelt. */
SK_MUST_CHECK bool sk_near_found(struct sk_near *n, struct sakuin_str word,
				 bool *found, struct sakuin_error *err);

/* Set *OUT to a spelling, out of a document, of what sounds like WORD but for
 * one edit, or two in a long word: the nearest, then the most frequent.  It is
 * left empty if there is none.  The first letter has to be right. */
SK_MUST_CHECK bool sk_near_spelling(struct sk_near *n, struct sakuin_str word,
				    struct sk_buf *out,
				    struct sakuin_error *err);

#ifdef __cplusplus
}
#endif
#endif
