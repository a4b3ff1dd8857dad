/* ingest_correct.h - corrections that come with a run: in a file, or as lines
 * of an export. */
#ifndef SK_INGEST_CORRECT_H
#define SK_INGEST_CORRECT_H

#include "correction.h"
#include "ingest_impl.h"

/* Take the corrections of the file that O names, if it does, and commit them;
 * what is there is corrected with the next commit that has documents.  A line
 * that is none is reported.  SAKUIN_EINVAL if the file can't be read. */
SK_MUST_CHECK bool sk_ingest_corrections(struct sk_store *store,
					 const struct sk_ingest_options *o,
					 struct sk_ingest_summary *summary,
					 struct sakuin_error *err);
/* After the run: report what was corrected and is not there. */
SK_MUST_CHECK bool sk_ingest_corrected(struct sk_store *store,
				       const struct sk_ingest_options *o,
				       struct sk_ingest_summary *summary,
				       struct sakuin_error *err);

/* Is DOC a line {"id":...,"kind":"correction","correction":{...}}? */
bool sk_ingest_is_correction(const struct sk_document *doc);
/* Take it; a bad one is reported. */
SK_MUST_CHECK bool sk_ingest_correction(struct sk_ingest *in,
					const struct sk_document *doc,
					struct sakuin_error *err);
/* Append correction number NUMBER as such a line, without a line end. */
SK_MUST_CHECK bool sk_correction_to_json(const struct sk_correction *c,
					 unsigned number, struct sk_buf *out,
					 struct sakuin_error *err);

#endif
