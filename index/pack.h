/* pack.h - deflated text with its length in front. */
#ifndef SK_PACK_H
#define SK_PACK_H

#include "base.h"

SK_MUST_CHECK bool sk_pack(struct sakuin_str text, struct sk_buf *out,
			   struct sakuin_error *err);
/* SAKUIN_EDB if PACKED is damaged. */
SK_MUST_CHECK bool sk_unpack(struct sakuin_str packed, struct sk_buf *out,
			     struct sakuin_error *err);

#endif
