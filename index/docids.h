/* docids.h - the documents that have a term, in a list of their numbers.
 *
 * To be listed before any of them changes, or counted once where several
 * terms lead to one. */
#ifndef SK_DOCIDS_H
#define SK_DOCIDS_H

#include "schema.h"
#include "xapian_c.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Zeroed: none.  `docids` is the owner's to free. */
struct sk_docids {
	uint32_t *docids;
	size_t count, cap;
};

/* Add to D, behind what is there, the documents of DB that have VALUE in
 * FIELD, in ascending order; none where that is too long for a term. */
SK_MUST_CHECK bool sk_docids_add(struct sk_docids *d, struct xc_db *db,
				 enum sk_field_id field,
				 struct sakuin_str value,
				 struct sakuin_error *err);
/* Sort D, keep each document once, and drop SELF (0: no document). */
void sk_docids_unique(struct sk_docids *d, uint32_t self);

#ifdef __cplusplus
}
#endif
#endif
