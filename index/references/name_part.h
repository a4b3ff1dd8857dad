/* name_part.h - what the parts of a name look like.  All of them look at
 * tokens before LIMIT that are free and not quoted. */
#ifndef SK_REF_NAME_PART_H
#define SK_REF_NAME_PART_H

#include "name.h"

/* A capitalised word of two letters or more. */
bool sk_ref_name_word(const struct sk_ref_parse *p, size_t i, size_t limit);

/* "van", "De", "la" */
bool sk_ref_name_particle(const struct sk_ref_parse *p, size_t i, size_t limit);

/* Up to four capitals; or two letters with a full stop: "Ch." */
bool sk_ref_name_initial(const struct sk_ref_parse *p, size_t i, size_t limit);

/* Behind "Jr.", "III", perhaps with a comma before it; I if there is none. */
size_t sk_ref_name_suffix(const struct sk_ref_parse *p, size_t i, size_t limit);

/* May a name end before token I? */
bool sk_ref_name_ends(const struct sk_ref_parse *p, size_t i, size_t limit);

/* Behind a run of initials, "J. M." or "J.-P."; I if there is none. */
size_t sk_ref_name_initials(const struct sk_ref_parse *p, size_t i,
			    size_t limit);

/* Behind particles and up to WORDS family names; I if there is none. */
size_t sk_ref_name_family(const struct sk_ref_parse *p, size_t i, size_t limit,
			  unsigned words);

/* Behind given names and initials; I if there is none. */
size_t sk_ref_name_given(const struct sk_ref_parse *p, size_t i, size_t limit);

/* The same behind a family name, where initials end them. */
size_t sk_ref_name_given_behind(const struct sk_ref_parse *p, size_t i,
				size_t limit);

/* Are there words in [FROM, TO) that names do not hold, but titles and bodies
 * do? */
bool sk_ref_name_strange(const struct sk_ref_parse *p, size_t from, size_t to);

#endif
