/* frame.h - what the pages of one site have in common: menus, footers, notices
 * on cookies.
 *
 * A line that stands at the top or at the bottom of many pages belongs to the
 * site and not to the text of the page, however its elements are called. */
#ifndef SK_FRAME_H
#define SK_FRAME_H

#include "document.h"
#include "table.h"

#ifdef __cplusplus
extern "C" {
#endif

enum { SK_FRAME_SAMPLE = 12, SK_FRAME_LEAST = 3 }; /* pages */

/* Lines, and on how many of the pages they are.  Zero it; sk_frame_done()
 * after. */
struct sk_frame {
	struct sk_table lines;
	struct sk_frame_line {
		uint32_t pages, last; /* the last page it was seen on, from 1 */
	} * counts;
	size_t cap;
	uint32_t pages;
};

/* TEXT is that of one more page. */
SK_MUST_CHECK bool sk_frame_learn(struct sk_frame *f, struct sakuin_str text,
				  struct sakuin_error *err);

/* Take the lines out of the text of DOC that are at its top or bottom and on
 * most pages, at least three, and put them into doc->frame; in ARENA.  What
 * would be left with hardly any text stays as it is. */
SK_MUST_CHECK bool sk_frame_split(const struct sk_frame *f,
				  struct sk_arena *arena,
				  struct sk_document *doc,
				  struct sakuin_error *err);

void sk_frame_done(struct sk_frame *f);

#ifdef __cplusplus
}
#endif
#endif
