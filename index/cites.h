/* cites.h - what a document cites: its own list, or what is found in it. */
#ifndef SK_CITES_H
#define SK_CITES_H

#include "document.h"
#include "reference.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Fill LIST with the references and citations of DOC: those in its further
 * members (NDJSON) if it has "references" there, else those found in its
 * text, which are then added to its further members.  All in ARENA. */
SK_MUST_CHECK bool sk_cites_of(struct sk_document *doc, struct sk_arena *arena,
			       struct sk_reference_list *list,
			       struct sakuin_error *err);

/* Say of each citation of LIST, which is of DOC, on which page it is. */
void sk_cites_pages(const struct sk_document *doc,
		    struct sk_reference_list *list);

/* A reference as it is printed, apart from its label, case, spaces and
 * punctuation, has one name whoever prints it: "src:" and 16 hex digits. */
#define SK_VARIANT_SIZE 21

/* Write the name of REF to OUT, with a NUL; "" where REF says nothing. */
SK_MUST_CHECK bool sk_variant_name(const struct sk_reference *ref,
				   char out[SK_VARIANT_SIZE],
				   struct sakuin_error *err);

#ifdef __cplusplus
}
#endif
#endif
