/* pack.h - deflated documents with their length in front.
 *
 * A SAMPLE of the text that is stored elsewhere anyhow, and may be empty,
 * makes short ones half as long.  The same is needed to unpack. */
#ifndef SK_PACK_H
#define SK_PACK_H

#include "base.h"

SK_MUST_CHECK bool sk_pack(struct sakuin_str text, struct sakuin_str sample,
			   struct sk_buf *out, struct sakuin_error *err);
/* SAKUIN_EDB if PACKED is damaged, or SAMPLE is another. */
SK_MUST_CHECK bool sk_unpack(struct sakuin_str packed, struct sakuin_str sample,
			     struct sk_buf *out, struct sakuin_error *err);

#endif
