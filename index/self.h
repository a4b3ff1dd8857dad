/* self.h - what a document says of itself, as if others cited it. */
#ifndef SK_SELF_H
#define SK_SELF_H

#include "cites.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Fill REF, in ARENA, with title, translated title, authors, date, URL, DOI
 * and ISBN of the document whose data record (record.h) is DATA.  It has no
 * raw text: nobody printed it. */
SK_MUST_CHECK bool sk_self_reference(struct sakuin_str data,
				     struct sk_arena *arena,
				     struct sk_reference *ref,
				     struct sakuin_error *err);

/* Write the name that the document ID has among the variants of a source,
 * "doc:" and 16 hex digits, to OUT. */
void sk_self_name(struct sakuin_str id, char out[SK_VARIANT_SIZE]);

#ifdef __cplusplus
}
#endif
#endif
