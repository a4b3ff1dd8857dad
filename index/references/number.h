/* number.h - what the two files about volume, issue and pages share. */
#ifndef SK_REF_NUMBER_H
#define SK_REF_NUMBER_H

#include "parse.h"

/* Digits, or a word with digits in it: 12, S11, e00035716. */
bool sk_ref_number_is(const struct sk_ref_parse *p, size_t i);

/* Roman numerals in one case, or two of them with a hyphen. */
bool sk_ref_number_roman(const struct sk_ref_parse *p, size_t i);

/* Where the number or the range of numbers that begins at token I ends; I if
 * none does. */
size_t sk_ref_number_range(const struct sk_ref_parse *p, size_t i);

/* "12(3), 45-67", which means nothing else, wherever it stands. */
SK_MUST_CHECK bool sk_ref_numbers_by_form(struct sk_ref_parse *p,
					  struct sakuin_error *err);

/* Set FIELD to the tokens [FROM, TO), all dashes as one hyphen, and take
 * them. */
SK_MUST_CHECK bool sk_ref_number_put(struct sk_ref_parse *p,
				     enum sk_ref_field field, size_t from,
				     size_t to, enum sk_how how,
				     float confidence,
				     struct sakuin_error *err);

#endif
