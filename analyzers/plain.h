/* plain.h - what is left of a text when only its letters count. */
#ifndef SK_PLAIN_H
#define SK_PLAIN_H

#include "base.h"

/* Append the letters, digits and marks of S, after NFKC case folding
 * (Unicode, UAX 15 and 31), to OUT. */
SK_MUST_CHECK bool sk_plain(struct sakuin_str s, struct sk_buf *out,
			    struct sakuin_error *err);

#endif
