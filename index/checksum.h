/* checksum.h - digests of files by the algorithms that bags use. */
#ifndef SK_CHECKSUM_H
#define SK_CHECKSUM_H

#include "base.h"

enum { SK_CHECKSUM_SIZE = 129 }; /* hex digits of the longest, and a NUL */

/* Is there an algorithm NAME ("md5", "sha1", "sha256", "sha512" ...)? */
bool sk_checksum_known(struct sakuin_str name);

/* The digest of the whole file FD, read from byte 0, as small hex digits.
 * SAKUIN_EINVAL for an algorithm that is not known, SAKUIN_EIO. */
SK_MUST_CHECK bool sk_checksum_file(int fd, struct sakuin_str name,
				    char out[SK_CHECKSUM_SIZE],
				    struct sakuin_error *err);

#endif
