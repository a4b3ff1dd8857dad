/* authority_impl.h - what the readers of authority files share. */
#ifndef SK_AUTHORITY_IMPL_H
#define SK_AUTHORITY_IMPL_H

#include "authority.h"

struct sk_authority {
	struct sakuin_str rest; /* of the text */
	const char *name;
	const struct sk_authority_sink *sink;
	unsigned line; /* of the group at hand */
	/* The group at hand. */
	struct sakuin_str forms[SK_AUTHORITY_FORMS];
	size_t count;
	struct sk_buf text; /* forms that differ from what the file holds */
};

/* Fail with "NAME:LINE: " before WHAT. */
SK_MUST_CHECK bool sk_authority_fail(const struct sk_authority *a,
				     const char *what,
				     struct sakuin_error *err);

/* Cut the next line, without its end, off a->rest; false at the end. */
bool sk_authority_line(struct sk_authority *a, struct sakuin_str *line);

/* S without blanks at its ends. */
struct sakuin_str sk_authority_trim(struct sakuin_str s);

/* Add FORM, trimmed, to the group at hand; one that is there already is left
 * out.  Fails if it is empty, not a line of text, or one too many. */
SK_MUST_CHECK bool sk_authority_form(struct sk_authority *a,
				     struct sakuin_str form,
				     struct sakuin_error *err);

/* Send the group at hand, after a look for what stock front ends could not
 * use, and forget it. */
SK_MUST_CHECK bool sk_authority_send(struct sk_authority *a,
				     struct sakuin_str id, size_t sources,
				     bool disputed, struct sakuin_error *err);

SK_MUST_CHECK bool sk_authority_solr(struct sk_authority *a,
				     struct sakuin_error *err);
SK_MUST_CHECK bool sk_authority_skos(struct sk_authority *a,
				     struct sakuin_error *err);

#endif
