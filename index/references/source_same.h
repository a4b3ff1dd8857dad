/* source_same.h - do two references name the same source? */
#ifndef SK_SOURCE_SAME_H
#define SK_SOURCE_SAME_H

#include "source_key.h"

#ifdef __cplusplus
extern "C" {
#endif

enum sk_verdict { SK_DIFFERENT, SK_UNDECIDED, SK_SAME };

/* Compare A and B.  "The same" is meant of the work that a reader would ask
 * for: a preprint and the article, or a chapter printed twice, are one source;
 * a book and its review, two editions of a yearly report, and the parts of a
 * series are not.  What is missing in one never tells them apart, what
 * contradicts may.  *WHY is a static text of a few words, in English.
 * The order of A and B does not matter.  Fails with SAKUIN_ENOMEM. */
SK_MUST_CHECK bool sk_source_same(struct sk_source_matcher *m,
				  const struct sk_reference *a,
				  const struct sk_reference *b,
				  enum sk_verdict *verdict, const char **why,
				  struct sakuin_error *err);

/* "same", "different" or "undecided". */
const char *sk_verdict_name(enum sk_verdict verdict);

#ifdef __cplusplus
}
#endif
#endif
