/* reference_json.h - references and citations as JSON, to the contract of
 * `sakuin refs`. */
#ifndef SK_REFERENCE_JSON_H
#define SK_REFERENCE_JSON_H

#include "reference.h"

#ifdef __cplusplus
extern "C" {
#endif

/* From offsets in bytes to offsets in code points of one text.  Asking for
 * offsets that are near to each other costs one walk over the text. */
struct sk_code_points {
	struct sakuin_str text;
	size_t byte, point; /* where the walk stands */
};

/* Code points before byte AT. */
size_t sk_code_points_at(struct sk_code_points *c, size_t at);
/* The byte of code point POINT; SIZE_MAX if there are fewer. */
size_t sk_code_points_byte(struct sk_code_points *c, double point);

/* Append REF as one object.  Its span becomes "start" and "end" by POINTS. */
SK_MUST_CHECK bool sk_reference_to_json(const struct sk_reference *ref,
					struct sk_code_points *points,
					struct sk_buf *out,
					struct sakuin_error *err);

/* Append {"document":NAME,"references":[...],"citations":[...]} without a
 * line end.  TEXT is what the spans of LIST are of. */
SK_MUST_CHECK bool sk_reference_list_to_json(
	struct sakuin_str name, const struct sk_reference_list *list,
	struct sakuin_str text, struct sk_buf *out, struct sakuin_error *err);

/* The name of FIELD in JSON: "title_translated" ... */
const char *sk_reference_field_name(enum sk_ref_field field);

#ifdef __cplusplus
}
#endif
#endif
