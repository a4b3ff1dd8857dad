/* cmd_render.h - text with marked words for a terminal, a pipe or JSON. */
#ifndef SK_CMD_RENDER_H
#define SK_CMD_RENDER_H

#include "snippet.h"

enum cmd_marks { CMD_MARK_NONE, CMD_MARK_COLOR, CMD_MARK_HTML };

/* Append the window of S in TEXT to OUT: white space folded, control
 * characters left out (they could drive a terminal), marks as MARKS says;
 * with CMD_MARK_HTML the text is escaped. */
SK_MUST_CHECK bool cmd_render(struct sk_buf *out, struct sakuin_str text,
			      const struct sk_snippet *s, enum cmd_marks marks,
			      struct sakuin_error *err);

#endif
