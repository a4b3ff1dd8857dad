/* marker.h - the places in the body that point to references. */
#ifndef SK_MARKER_H
#define SK_MARKER_H

#include "cut.h"
#include "reference.h"

/* How a marker is printed.  The first ones mean nothing else as a rule; the
 * others have to prove themselves by covering the list. */
enum sk_family {
	SK_FAMILY_BRACKET, /* [1,3-5] */
	SK_FAMILY_SUPER,   /* superscript */
	SK_FAMILY_WORD,    /* a word for "note" and a number */
	SK_FAMILY_MARK,    /* U+203B and a number */
	SK_FAMILY_CIRCLED,
	SK_FAMILY_CLOSE,  /* word1) */
	SK_FAMILY_STAR,   /* word*1 */
	SK_FAMILY_PARENS, /* (12) */
	SK_FAMILY_DIGITS, /* word.12 */
	SK_FAMILIES,
	SK_FAMILY_AUTHOR = SK_FAMILIES /* Smith (2004) */
};

/* A marker and its numbers, numbers[first] and so on; of AUTHOR the index of
 * its entry. */
struct sk_marker {
	uint32_t start, end;
	uint32_t first, count;
	enum sk_family family;
};

/* No document has more of them; what comes behind is not looked at. */
#define SK_MARKERS_MAX ((size_t)1024 * 1024)

struct sk_markers {
	struct sk_marker *markers; /* in the order of the text */
	size_t count, cap;
	uint32_t *numbers;
	size_t number_count, number_cap;
};

/* Append all that may be a marker with numbers in [START, END) of TEXT.
 * Nothing is folded before: full-width, superscript and Roman numbers count
 * as they are printed.  Linear. */
SK_MUST_CHECK bool sk_markers_scan(struct sakuin_str text, size_t start,
				   size_t end, struct sk_markers *out,
				   struct sakuin_error *err);

/* Append FAMILY's marker [START, END) with one NUMBER. */
SK_MUST_CHECK bool sk_marker_put(struct sk_markers *out, enum sk_family family,
				 size_t start, size_t end, uint32_t number,
				 struct sakuin_error *err);
void sk_markers_done(struct sk_markers *m);

/* What the resolvers work on. */
struct sk_resolver {
	const struct sk_lines *lines;
	const struct sk_sections *sections;
	const struct sk_entries *entries;
	struct sk_markers markers;
	bool *numbered; /* by section: numbers point to its entries */
	/* The outcome, in the order of the text: markers with indexes of
	 * entries for numbers. */
	struct sk_markers found;
	size_t unresolved;
};

/* Which family of numbers points to which list, and to which entries. */
SK_MUST_CHECK bool sk_resolve_numbers(struct sk_resolver *r,
				      struct sakuin_error *err);
/* Names and years, for the lists to which no numbers point. */
SK_MUST_CHECK bool sk_resolve_authors(struct sk_resolver *r,
				      struct sakuin_error *err);

#endif
