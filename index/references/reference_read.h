/* reference_read.h - references and citations from JSON, to the contract of
 * `sakuin refs`: what NDJSON gives and what was stored. */
#ifndef SK_REFERENCE_READ_H
#define SK_REFERENCE_READ_H

#include <jansson.h>

#include "reference.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Fill REF from VALUE: a string, which is parsed, or an object, whose fields
 * are taken as they are given (how: SK_HOW_GIVEN), or, if it holds nothing
 * but the printed reference, are parsed from that.  Spans are not read.
 * Strings are copied into ARENA.  SAKUIN_EINVAL if it is neither, or a field
 * has the wrong type. */
SK_MUST_CHECK bool sk_reference_read(const json_t *value,
				     struct sk_arena *arena,
				     struct sk_reference *ref,
				     struct sakuin_error *err);

/* Read the arrays "references" and "citations" of the JSON object MEMBERS,
 * whose offsets are code points of TEXT; citations that fit neither TEXT nor
 * the references are left out.  *PRESENT tells whether there were
 * references at all, be it none. */
SK_MUST_CHECK bool sk_references_read(struct sakuin_str members,
				      struct sakuin_str text,
				      struct sk_arena *arena,
				      struct sk_reference_list *list,
				      bool *present, struct sakuin_error *err);

#ifdef __cplusplus
}
#endif
#endif
