/* query_special.h - fields whose values are more than a term: dates, and what
 * is found whole. */
#ifndef SK_QUERY_SPECIAL_H
#define SK_QUERY_SPECIAL_H

#include "xapian_c.h"

/* Documents that may be from the days between FROM and TO, which are what
 * span.h reads; either may have no pointer.  NULL with *err set. */
SK_MUST_CHECK struct xc_node *sk_query_dates(struct sk_arena *arena,
					     struct sakuin_str from,
					     struct sakuin_str to,
					     struct sakuin_error *err);
/* Documents whose day in SLOT is not before SINCE, a date as
 * sk_date_valid() wants it. */
SK_MUST_CHECK struct xc_node *sk_query_since(struct sk_arena *arena,
					     uint32_t slot,
					     struct sakuin_str since,
					     struct sakuin_error *err);

/* Is the field FIELD one of these? */
bool sk_query_special(const char *field);

struct sk_query_specials {
	struct xc_db *db; /* NULL: what ends in "*" is a term as any other */
	bool refused;     /* one had a value that is none ... */
	struct sakuin_error why; /* ... whatever the parser says of the rest */
};

/* Let PARSER read them; S stays where it is until it has. */
void sk_query_specials(struct sk_query_specials *s, struct xc_parser *parser);

#endif
