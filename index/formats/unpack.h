/* unpack.h - archives through libarchive. */
#ifndef SK_UNPACK_H
#define SK_UNPACK_H

#include <archive.h>
#include <archive_entry.h>

#include "format.h"

/* Open the archive in SOURCE; free it with sk_unpack_close().  NULL:
 * SAKUIN_EINVAL. */
struct sk_unpack;
SK_MUST_CHECK struct sk_unpack *sk_unpack_open(const struct sk_source *source,
					       struct sakuin_error *err);
void sk_unpack_close(struct sk_unpack *u);

/* Go to the next file.  *NAME is valid UTF-8, borrowed until the next call,
 * and empty at the end.  Folders, links and devices are passed over. */
SK_MUST_CHECK bool sk_unpack_next(struct sk_unpack *u, struct sakuin_str *name,
				  struct sakuin_error *err);

/* Append at most MAX bytes of it to OUT; *MORE: there is more. */
SK_MUST_CHECK bool sk_unpack_bytes(struct sk_unpack *u, size_t max,
				   struct sk_buf *out, bool *more,
				   struct sakuin_error *err);

/* Is it encrypted? */
bool sk_unpack_locked(const struct sk_unpack *u);

/* Of compressed data that is no archive: it has one member, without name. */
bool sk_unpack_is_raw(const struct sk_unpack *u);

#endif
