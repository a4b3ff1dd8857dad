/* source_id.h - identifiers of sources in one spelling. */
#ifndef SK_SOURCE_ID_H
#define SK_SOURCE_ID_H

#include "base.h"

#ifdef __cplusplus
extern "C" {
#endif

/* These append to OUT, and nothing if TEXT is not what it should be, which is
 * no failure.  They fail only with SAKUIN_ENOMEM. */

/* A DOI, with or without "doi:" or a resolver before it, in lower case. */
SK_MUST_CHECK bool sk_source_doi(struct sakuin_str text, struct sk_buf *out,
				 struct sakuin_error *err);

/* What a URL points to: no scheme, user, "www.", port 80 or 443, fragment,
 * tracking parameters, index page, final slash; an address in the Wayback
 * Machine is what was kept there.  The host in lower case, percent signs only
 * where they have to be.  Nothing for a host alone: a home page is named for
 * all that is behind it. */
SK_MUST_CHECK bool sk_source_url(struct sakuin_str text, struct sk_buf *out,
				 struct sakuin_error *err);

/* 13 digits for an ISBN of 10 or 13 with a right check digit. */
SK_MUST_CHECK bool sk_source_isbn(struct sakuin_str text, struct sk_buf *out,
				  struct sakuin_error *err);

#ifdef __cplusplus
}
#endif
#endif
