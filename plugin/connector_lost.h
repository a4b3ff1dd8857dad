/* connector_lost.h - what stands in for a part of a database of which no
 * server is left, if whoever asks would rather have a part of the answer. */
#ifndef SK_CONNECTOR_LOST_H
#define SK_CONNECTOR_LOST_H

#include "base.h"

struct sk_lost {
	char folder[64];
	struct sk_buf path;
	const char *argv[3];
};

/* Make a database that has nothing but a mark (SK_TERM_LOST), with a record
 * that tells WHY; then l->argv calls SERVER with it.  L is zeroed. */
SK_MUST_CHECK bool sk_lost_make(struct sk_lost *l, const char *server,
				const char *why, struct sakuin_error *err);
/* Remove it.  Zeroed is fine. */
void sk_lost_done(struct sk_lost *l);

#endif
