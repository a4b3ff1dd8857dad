/* cut.h - a list of sources, cut into its entries. */
#ifndef SK_CUT_H
#define SK_CUT_H

#include "section.h"

/* One source as it is printed; offsets are bytes of the text. */
struct sk_entry {
	uint32_t start, end;
	uint32_t first, last; /* lines, last included */
	uint32_t section;
	uint32_t value;            /* its number, 0 for none */
	uint32_t place;            /* in the section, from 1 */
	struct sakuin_str printed; /* the same as printed, or a key */
	bool sibling;              /* another source of the entry before */
};

struct sk_entries {
	struct sk_entry *entries;
	size_t count, cap;
};

/* Append the entries of section NUMBER of S.  Free with sk_entries_done(),
 * after a failure too.  Linear in the section. */
SK_MUST_CHECK bool sk_cut(const struct sk_lines *lines, struct sk_sections *s,
			  size_t number, struct sk_entries *out,
			  struct sakuin_error *err);
void sk_entries_done(struct sk_entries *e);

/* Between the files of the cutter. */
struct sk_cutter {
	const struct sk_lines *lines;
	struct sk_section *section;
	uint32_t number;         /* of the section */
	struct sk_label *labels; /* of line section->first and so on */
	size_t count;            /* of lines in the section */
	struct sk_entries *out;
	uint32_t place; /* of the entry put last */
};

static inline struct sakuin_str
sk_cut_line(const struct sk_cutter *c, size_t i)
{
	return sk_line_text(c->lines, c->section->first + i);
}

static inline bool
sk_cut_junk(const struct sk_cutter *c, size_t line)
{
	return (c->lines->lines[c->section->first + line].flags &
		SK_LINE_JUNK) != 0;
}

/* An entry of lines [FIRST, LAST]. */
SK_MUST_CHECK bool sk_cut_put(struct sk_cutter *c, size_t first, size_t last,
			      const struct sk_label *label,
			      struct sakuin_error *err);
/* Lines [FROM, TO] of an entry may hold several sources. */
SK_MUST_CHECK bool sk_cut_siblings(struct sk_cutter *c, size_t entry,
				   struct sakuin_error *err);
/* The entry put last may hold those of the numbers behind its own, in the
 * middle of its lines, up to NEXT, the number of the next line's label or 0. */
SK_MUST_CHECK bool sk_cut_inline(struct sk_cutter *c, uint32_t next,
				 struct sakuin_error *err);
/* The last line of the last entry, lines [FIRST, LAST] of the section, where
 * the others have LONGEST lines at most: what is far longer has taken in what
 * comes behind the list. */
size_t sk_cut_end(const struct sk_cutter *c, size_t first, size_t last,
		  size_t longest);
/* The last line of the entry that begins at line I, the next label at line
 * LIMIT; SINGLE: entries had one line each so far. */
size_t sk_cut_entry_last(const struct sk_cutter *c, size_t i, size_t limit,
			 bool single);
/* The style of the longest chain of labels that begins near the start of the
 * section, or NONE; and the list that it makes. */
enum sk_label_style sk_cut_chain_style(const struct sk_cutter *c);
SK_MUST_CHECK bool sk_cut_chain(struct sk_cutter *c, enum sk_label_style style,
				struct sakuin_error *err);
/* A list without labels. */
SK_MUST_CHECK bool sk_cut_plain(struct sk_cutter *c, struct sakuin_error *err);
/* Notes at the feet of pages. */
SK_MUST_CHECK bool sk_cut_foot(struct sk_cutter *c, struct sakuin_error *err);
/* Is a section's entry of these marks a reference? */
bool sk_cut_wanted(const struct sk_cutter *c, const struct sk_entry *e);

#endif
