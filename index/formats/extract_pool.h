/* extract_pool.h - workers, started, waited for and ended. */
#ifndef SK_EXTRACT_POOL_H
#define SK_EXTRACT_POOL_H

#include "extract.h"
#include "wire.h"

/* Give READ, as struct sk_wire_read begins it, and the file FD to a worker that
 * has nothing to do, new if need be, with PREPARE done. */
SK_MUST_CHECK bool sk_pool_ask(struct sk_extractor *x, unsigned slot,
			       void (*prepare)(void), struct sakuin_str read,
			       int fd, struct sakuin_error *err);

/* Its time starts anew. */
void sk_pool_clock(struct sk_extract_worker *w);

/* Wait for its next message.  Where none comes, it is ended, and *err says
 * why: SAKUIN_EINVAL. */
SK_MUST_CHECK bool sk_pool_next(struct sk_extractor *x, unsigned slot,
				struct sk_wire_in *in,
				struct sakuin_error *err);

/* End it, if there is one. */
void sk_pool_end(struct sk_extract_worker *w);

/* The limits in force. */
size_t sk_pool_memory(const struct sk_extractor *x);

#endif
