/* cmd_refs.h - what the files of `sakuin refs` share. */
#ifndef SK_CMD_REFS_H
#define SK_CMD_REFS_H

#include "filters.h"
#include "reference_json.h"

enum refs_format { REFS_JSON, REFS_CSL, REFS_RIS, REFS_BIBTEX };

/* References on their way out. */
struct refs_out {
	enum refs_format format;
	size_t number;     /* of sources written */
	struct sk_buf out; /* not yet printed */
};

/* Append one source to OUT; REF's span is of the text of POINTS. */
SK_MUST_CHECK bool cmd_refs_put(struct refs_out *out,
				const struct sk_reference *ref,
				struct sk_code_points *points,
				struct sakuin_error *err);
/* Print what is waiting. */
void cmd_refs_flush(struct refs_out *out);
/* Print what the format wants at its end. */
void cmd_refs_finish(struct refs_out *out);

/* What the files PATHS cite, or their text, read by programs of FILTERS where
 * need be; returns the exit status. */
int cmd_refs_files(char **paths, int count, enum refs_format format, bool text,
		   const struct sk_filters *filters);

#endif
