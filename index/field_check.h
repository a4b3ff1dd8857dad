/* field_check.h - the forms that the short fields of a document have. */
#ifndef SK_FIELD_CHECK_H
#define SK_FIELD_CHECK_H

#include "base.h"

#ifdef __cplusplus
extern "C" {
#endif

/* May the member NAME of a document have the value S?  "id" must be at most
 * SK_ID_MAX bytes without white space, "date" what span.h reads, "date_to",
 * "added" and "lang" what document.h says (or empty); other names take
 * anything.  SAKUIN_EINVAL. */
SK_MUST_CHECK bool sk_field_check(const char *name, struct sakuin_str s,
				  struct sakuin_error *err);

#ifdef __cplusplus
}
#endif
#endif
