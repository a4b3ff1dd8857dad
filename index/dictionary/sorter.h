/* sorter.h - more records than memory holds, in order.
 *
 * Records are bytes.  They are kept in memory up to a limit, sorted, and
 * written to a file that has no name; the parts are merged when asked for. */
#ifndef SK_SORTER_H
#define SK_SORTER_H

#include "base.h"

struct sk_sorter;

#define SK_SORTER_RECORD ((size_t)1024) /* the most bytes of a record */

/* Files are made in FOLDER, which must outlive the sorter.  MEMORY is in
 * bytes; what is less than a few records counts as that. */
SK_MUST_CHECK struct sk_sorter *sk_sorter_new(const char *folder, size_t memory,
					      struct sakuin_error *err);
/* NULL is fine. */
void sk_sorter_free(struct sk_sorter *s);

/* Not after sk_sorter_each().  SAKUIN_EIO if a file can't be written,
 * SAKUIN_EINTERNAL for a record that is too long. */
SK_MUST_CHECK bool sk_sorter_add(struct sk_sorter *s, struct sakuin_str record,
				 struct sakuin_error *err);

/* RECORD is valid until it returns.  Return false, with *err set, to stop. */
typedef bool sk_sorter_fn(void *ctx, struct sakuin_str record,
			  struct sakuin_error *err);
/* Send FN each distinct record in the order of sk_str_cmp(); may be called
 * again. */
SK_MUST_CHECK bool sk_sorter_each(struct sk_sorter *s, sk_sorter_fn *fn,
				  void *ctx, struct sakuin_error *err);

#endif
