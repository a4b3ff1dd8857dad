/* digest.h - SHA-256 of bytes and files. */
#ifndef SK_DIGEST_H
#define SK_DIGEST_H

#include "base.h"

/* 64 hex digits and a NUL. */
void sk_digest(struct sakuin_str bytes, char out[65]);
/* The same of a whole file, which is read from byte 0 in small pieces; *SIZE
 * is what was read.  SAKUIN_EIO. */
SK_MUST_CHECK bool sk_digest_file(int fd, char out[65], uint64_t *size,
				  struct sakuin_error *err);

/* The part of DIGEST, hex digits, that is indexed: half of it, which is
 * enough to tell files apart. */
static inline struct sakuin_str
sk_digest_term(struct sakuin_str digest)
{
	if (digest.len > 32)
		digest.len = 32;
	return digest;
}

#endif
