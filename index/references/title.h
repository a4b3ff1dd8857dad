/* title.h - what the files about titles share. */
#ifndef SK_REF_TITLE_H
#define SK_REF_TITLE_H

#include "parse.h"

/* Over signs that open nothing and over what has been taken, from token I. */
size_t sk_ref_skip(const struct sk_ref_parse *p, size_t i);

/* Without signs at the end; keeps closing brackets and marks that have an
 * opening one inside, question marks and exclamation marks. */
size_t sk_ref_trim(const struct sk_ref_parse *p, size_t from, size_t to);

/* Does a sentence end with token I? */
bool sk_ref_stops(const struct sk_ref_parse *p, size_t i);

/* The first token from I on that has been taken, or the end. */
size_t sk_ref_taken(const struct sk_ref_parse *p, size_t i);

/* Does "In:" and the like begin at token I, with the work that contains this
 * one behind it?  Returns where that begins, or I. */
size_t sk_ref_in(const struct sk_ref_parse *p, size_t i);

/* Container and publisher: what stands from token I on, behind the title. */
SK_MUST_CHECK bool sk_ref_rest(struct sk_ref_parse *p, size_t i,
			       struct sakuin_error *err);

#endif
