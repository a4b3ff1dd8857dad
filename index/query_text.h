/* query_text.h - a query for people to read. */
#ifndef SK_QUERY_TEXT_H
#define SK_QUERY_TEXT_H

#include "xapian_c.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Write QUERY to OUT as Xapian describes it, but with the weights as they were
 * given (0.05, not 0.050000000000000002776) and with synonyms, which we give to
 * Xapian two by two, in one row. */
SK_MUST_CHECK bool sk_query_text(const struct xc_query *query,
				 struct sk_buf *out, struct sakuin_error *err);

#ifdef __cplusplus
}
#endif
#endif
