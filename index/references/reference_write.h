/* reference_write.h - references for other programs: CSL-JSON, RIS, BibTeX.
 *
 * Each writes one source.  ID names it in the output: letters, digits and
 * "-", unique among the sources of a file.  A list in CSL-JSON needs its
 * brackets and commas from the caller; the other two end with a line end and
 * can be put one behind the other. */
#ifndef SK_REFERENCE_WRITE_H
#define SK_REFERENCE_WRITE_H

#include "reference.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef bool sk_reference_writer(const struct sk_reference *ref,
				 struct sakuin_str id, struct sk_buf *out,
				 struct sakuin_error *err);

SK_MUST_CHECK bool sk_reference_to_csl(const struct sk_reference *ref,
				       struct sakuin_str id, struct sk_buf *out,
				       struct sakuin_error *err);
SK_MUST_CHECK bool sk_reference_to_ris(const struct sk_reference *ref,
				       struct sakuin_str id, struct sk_buf *out,
				       struct sakuin_error *err);
SK_MUST_CHECK bool sk_reference_to_bibtex(const struct sk_reference *ref,
					  struct sakuin_str id,
					  struct sk_buf *out,
					  struct sakuin_error *err);

/* For the writers: year, month and day of an ISO 8601 date, 0 for what it
 * does not say; returns how many it says. */
size_t sk_iso_parts(struct sakuin_str date, unsigned parts[3]);

/* FIELD's text. */
static inline struct sakuin_str
sk_reference_text(const struct sk_reference *ref, enum sk_ref_field field)
{
	return ref->fields[field].text;
}

/* Append the URL of REF, with "http://" if it was printed without a scheme. */
SK_MUST_CHECK bool sk_reference_url(const struct sk_reference *ref,
				    struct sk_buf *out,
				    struct sakuin_error *err);

#ifdef __cplusplus
}
#endif
#endif
