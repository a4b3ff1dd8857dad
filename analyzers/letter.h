/* letter.h - what single characters are, for code outside this folder. */
#ifndef SK_LETTER_H
#define SK_LETTER_H

#include "base.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Unicode's Alphabetic, Uppercase (and title case) and Lowercase. */
bool sk_letter(uint32_t c);
bool sk_letter_upper(uint32_t c);
bool sk_letter_lower(uint32_t c);
/* White_Space, and the invisible U+200B, U+2060 and U+FEFF. */
bool sk_space(uint32_t c);
/* A combining mark. */
bool sk_mark(uint32_t c);
/* 0 to 9 for a decimal digit of any script and width, else -1.  Superscript
 * digits are none: see sk_superscript(). */
int sk_digit(uint32_t c);
/* 0 to 9 for U+2070, U+00B9 and the like, else -1. */
int sk_superscript(uint32_t c);
/* The first letter of C's canonical decomposition, case folded: E for e with
 * an accent gives e.  What is no letter comes back as it is. */
uint32_t sk_letter_plain(uint32_t c);

#ifdef __cplusplus
}
#endif
#endif
