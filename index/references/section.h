/* section.h - where the lists of sources and the notes are. */
#ifndef SK_SECTION_H
#define SK_SECTION_H

#include "heading.h"
#include "label.h"
#include "lines.h"

/* A list: the lines [first, end) without its heading. */
struct sk_section {
	size_t first, end;
	enum sk_heading kind;      /* LIST or NOTES */
	enum sk_label_style style; /* of its entries; set by the cutter */
	bool headed;               /* it has a heading */
	bool foot;    /* notes at the feet of pages, with the body between */
	bool follows; /* it goes on where the one before ended */
	size_t entry_first, entry_end; /* set by the cutter */
};

struct sk_sections {
	struct sk_section *sections;
	size_t count, cap;
};

/* Find them, in the order of the text.  A heading counts if what follows
 * looks like a list; without any, the text may be nothing but a list.  What
 * stands before may have notes at the feet of its pages.  Free with
 * sk_sections_done(), after a failure too. */
SK_MUST_CHECK bool sk_sections_find(const struct sk_lines *lines,
				    struct sk_sections *out,
				    struct sakuin_error *err);
/* Take away the first one, notes at the feet of pages that turned out to be
 * none.  Without any other, the text may end in a list without a heading. */
SK_MUST_CHECK bool sk_sections_no_foot(const struct sk_lines *lines,
				       struct sk_sections *s,
				       struct sakuin_error *err);
void sk_sections_done(struct sk_sections *s);

#endif
