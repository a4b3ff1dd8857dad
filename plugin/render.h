/* render.h - text with marked words for a terminal, a pipe or JSON. */
#ifndef SK_RENDER_H
#define SK_RENDER_H

#include "snippet.h"

enum sk_marks { SK_MARK_NONE, SK_MARK_COLOR, SK_MARK_HTML };

/* Append the window of S in TEXT to OUT: white space folded, control
 * characters left out (they could drive a terminal), marks as MARKS says;
 * with SK_MARK_HTML the text is escaped. */
SK_MUST_CHECK bool sk_render(struct sk_buf *out, struct sakuin_str text,
			     const struct sk_snippet *s, enum sk_marks marks,
			     struct sakuin_error *err);

#endif
