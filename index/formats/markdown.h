/* markdown.h - the parts of the reader of Markdown. */
#ifndef SK_MARKDOWN_H
#define SK_MARKDOWN_H

#include "prose.h"

struct sk_markdown {
	struct sk_prose *prose;
	struct sk_markdown_note {
		struct sakuin_str name, text;
		unsigned number; /* once it was cited */
	} * notes;
	size_t count, cap;
};

/* Put what is within a paragraph, without emphasis, links and escapes; the
 * address of a link stays behind its text. */
SK_MUST_CHECK bool sk_markdown_inline(struct sk_markdown *m,
				      struct sakuin_str s,
				      struct sakuin_error *err);

/* Fill DOC from the metadata that TEXT starts with, if it does, and move TEXT
 * behind it. */
SK_MUST_CHECK bool sk_markdown_yaml(struct sakuin_str *text,
				    struct sk_arena *arena,
				    struct sk_document *doc,
				    struct sakuin_error *err);

/* Cut a line, without its end, off *REST. */
struct sakuin_str sk_markdown_line(struct sakuin_str *rest);

#endif
