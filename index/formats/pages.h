/* pages.h - text that comes page by page. */
#ifndef SK_PAGES_H
#define SK_PAGES_H

#include "format.h"

/* RAW, with a form feed behind each page, as the text of DOC with its pages:
 * well-formed, without the hyphens that only line ends made ("coopera-" /
 * "tion").  Where doc->truncated is set, half a character at the end goes. */
SK_MUST_CHECK bool sk_pages_fill(struct sakuin_str raw, struct sk_arena *arena,
				 struct sk_document *doc,
				 struct sakuin_error *err);

/* How many there are, and on how many there is text. */
struct sk_pages_count {
	size_t all, written;
};
struct sk_pages_count sk_pages_count(struct sakuin_str raw);

/* The next page of RAW, without its form feed; moves RAW behind it. */
struct sakuin_str sk_pages_next(struct sakuin_str *raw);

#endif
