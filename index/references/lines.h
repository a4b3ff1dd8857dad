/* lines.h - the lines of a text, as the cutter of lists sees them. */
#ifndef SK_LINES_H
#define SK_LINES_H

#include "base.h"

enum {
	SK_LINE_GAP = 1, /* one or more blank lines are before it */
	SK_LINE_JUNK = 2 /* a page number or a running head */
};

/* A line that is not blank; offsets are bytes, white space around is left
 * out. */
struct sk_line {
	uint32_t start, end;
	uint32_t width;  /* columns, Han and the like count two */
	uint16_t indent; /* columns before start */
	uint16_t flags;
};

/* Lines beyond are not looked at: no document has so many. */
#define SK_LINES_MAX ((size_t)4 * 1024 * 1024)

struct sk_lines {
	struct sakuin_str text;
	struct sk_line *lines;
	size_t count;
	bool wrapped;   /* line ends are no paragraph ends */
	uint32_t width; /* the columns of a full line where wrapped */
};

/* Cut TEXT, valid UTF-8 of less than 4 GiB.  Linear. */
SK_MUST_CHECK bool sk_lines_cut(struct sakuin_str text, struct sk_arena *arena,
				struct sk_lines *out, struct sakuin_error *err);

static inline struct sakuin_str
sk_line_text(const struct sk_lines *l, size_t i)
{
	struct sakuin_str s = { l->text.ptr + l->lines[i].start,
				l->lines[i].end - l->lines[i].start };

	return s;
}

/* Are the lines [FIRST, END) those of wrapped text, and how wide is a full
 * one? */
bool sk_lines_wrapped(const struct sk_lines *l, size_t first, size_t end,
		      uint32_t *width);

#endif
