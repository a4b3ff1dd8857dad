/* exact.h - what is found whole or not at all: reference codes, collections,
 * keywords. */
#ifndef SK_EXACT_H
#define SK_EXACT_H

#include "base.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Append S as it is asked for: small letters of normal width (NFKC_Casefold),
 * hyphens of all kinds as "-", white space as one space and none around it.
 * All other signs stay: MG-12/3 is neither MG-123 nor MG 12. */
SK_MUST_CHECK bool sk_exact_fold(struct sakuin_str s, struct sk_buf *out,
				 struct sakuin_error *err);

#ifdef __cplusplus
}
#endif
#endif
