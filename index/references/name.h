/* name.h - names of people, one at a time. */
#ifndef SK_REF_NAME_H
#define SK_REF_NAME_H

#include "parse.h"

enum sk_ref_name_form {
	SK_NAME_NONE,
	SK_NAME_COMMA_INITIALS, /* Smith, J. M. */
	SK_NAME_INITIALS,       /* Smith JM */
	SK_NAME_INITIALS_FIRST, /* J. M. Smith */
	SK_NAME_COMMA_GIVEN,    /* Smith, John M. */
	SK_NAME_GIVEN_FIRST,    /* John M. Smith */
	SK_NAME_CJK
};

/* A name as ranges of tokens. */
struct sk_ref_name {
	size_t family, family_end;
	size_t given, given_end; /* equal: no given name */
	size_t end;              /* behind all of it */
	enum sk_ref_name_form form;
};

/* The name in Latin letters (or any with capitals) that begins at token I and
 * ends before LIMIT.  BEFORE is the form of the name before it in the list,
 * SK_NAME_NONE for the first. */
struct sk_ref_name sk_ref_name_at(const struct sk_ref_parse *p, size_t i,
				  size_t limit, enum sk_ref_name_form before);

/* The same in Han, kana or Hangul.  LIST: the author list is known to reach
 * as far as LIMIT. */
struct sk_ref_name sk_ref_name_cjk_at(const struct sk_ref_parse *p, size_t i,
				      size_t limit, bool list);

#endif
