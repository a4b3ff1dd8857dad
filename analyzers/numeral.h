/* numeral.h - how numbers are said in Japanese. */
#ifndef SK_NUMERAL_H
#define SK_NUMERAL_H

#include "readings.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Add the readings of DIGITS, a number of one to four digits 0-9, to OUT,
 * with those that its last digit takes before a counter (1: ichi, ip).
 * Nothing for anything else. */
void sk_numeral_keys(struct sakuin_str digits, struct sk_keys *out);

#ifdef __cplusplus
}
#endif
#endif
