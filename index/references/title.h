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

/* Does token I open a pair of brackets or marks that is closed? */
bool sk_ref_opens(const struct sk_ref_parse *p, size_t i);

/* May a new sentence begin with token I, which follows a full stop? */
bool sk_ref_begins(const struct sk_ref_parse *p, size_t i);

/* "InInformation": "In" was glued to the container. */
bool sk_ref_glued_in(const struct sk_ref_parse *p, size_t i);

/* Is there a colon in [FROM, TO)? */
bool sk_ref_colon(const struct sk_ref_parse *p, size_t from, size_t to);

/* Does a note in brackets begin at token I that is no part of the title:
 * "(2nd ed.)", "[Internet]", "(Unpublished thesis)", "[J]"? */
bool sk_ref_note(const struct sk_ref_parse *p, size_t i);

/* The comma at which a title from FROM on ends; STOP if at none. */
size_t sk_ref_title_by_comma(const struct sk_ref_parse *p, size_t from,
			     size_t stop);

/* Is there a comma in [FROM, STOP) with a place or a publisher behind it? */
bool sk_ref_comma_imprint(const struct sk_ref_parse *p, size_t from,
			  size_t stop);

/* Where a title without marks ends that begins at FROM. */
size_t sk_ref_title_end(const struct sk_ref_parse *p, size_t from,
			float *confidence);

/* Is there no title, and a journal at FROM? */
bool sk_ref_title_none(const struct sk_ref_parse *p, size_t from);

/* Container and publisher: what stands from token I on, behind the title. */
SK_MUST_CHECK bool sk_ref_rest(struct sk_ref_parse *p, size_t i,
			       struct sakuin_error *err);

/* Publisher, or container if it is no journal with numbers, from token I on.
 * CONTAINED: the container is known. */
SK_MUST_CHECK bool sk_ref_book(struct sk_ref_parse *p, size_t i, bool contained,
			       struct sakuin_error *err);

/* A publisher that stands from token I on, behind a journal's numbers. */
SK_MUST_CHECK bool sk_ref_leftover(struct sk_ref_parse *p, size_t i,
				   struct sakuin_error *err);

/* Do a place and a publisher stand from token I on, as with books? */
bool sk_ref_imprint(const struct sk_ref_parse *p, size_t i);

#endif
