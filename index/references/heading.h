/* heading.h - is this line the heading of a list of sources? */
#ifndef SK_HEADING_H
#define SK_HEADING_H

#include "base.h"

enum sk_heading {
	SK_HEADING_NONE,
	SK_HEADING_LIST,  /* sources: each entry is a reference */
	SK_HEADING_NOTES, /* notes, some of which are references */
	SK_HEADING_END    /* of another part of the text */
};

/* What LINE, without white space around, is the heading of.  The headings
 * are those of tables/headings.txt. */
enum sk_heading sk_heading_of(struct sakuin_str line);

#endif
