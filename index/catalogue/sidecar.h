/* sidecar.h - Dublin Core beside a file: report.pdf.dc.xml or report.dc.xml
 * for report.pdf. */
#ifndef SK_SIDECAR_H
#define SK_SIDECAR_H

#include "extract.h"

/* Is PATH the sidecar of a file that is there? */
SK_MUST_CHECK bool sk_sidecar_is(const char *path, bool *is,
				 struct sakuin_error *err);

/* Append what the sidecars of the file PATH say as lines of a card; nothing
 * where it has none.  They are read in a worker of X.  SAKUIN_EINVAL for one
 * that can't be read. */
SK_MUST_CHECK bool sk_sidecar_read(struct sk_extractor *x, const char *path,
				   struct sk_buf *out,
				   struct sakuin_error *err);

/* What the sidecar SOURCE says: a document whose text is lines of a card.  Not
 * in the table of formats, as it is asked for by name. */
extern const struct sk_format sk_format_sidecar;

#endif
