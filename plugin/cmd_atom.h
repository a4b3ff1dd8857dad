/* cmd_atom.h - hits as a feed (RFC 4287). */
#ifndef SK_CMD_ATOM_H
#define SK_CMD_ATOM_H

#include "hit.h"
#include "table.h"

/* The entries of a feed; zeroed memory has none. */
struct cmd_atom {
	struct sk_arena arena;
	struct sk_table ids;
	struct atom_entry *entries; /* entries[number] has each id */
	size_t cap;
	char latest[11]; /* of the days when they were added */
};

/* Add a hit, whose record is DATA, of the profile TOPIC (NULL: there are none).
 * What several profiles find is one entry. */
SK_MUST_CHECK bool cmd_atom_add(struct cmd_atom *a, struct sakuin_str data,
				const struct sk_hit_text *text,
				const char *topic, struct sakuin_error *err);
/* Print the feed, called TITLE.  It is always the same for those who read it
 * if WHAT is, which says what is asked for; SINCE may be NULL. */
SK_MUST_CHECK bool cmd_atom_print(const struct cmd_atom *a,
				  struct sakuin_str title,
				  struct sakuin_str what, const char *since,
				  struct sakuin_error *err);
void cmd_atom_done(struct cmd_atom *a);

#endif
