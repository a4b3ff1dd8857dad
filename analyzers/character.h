/* character.h - what kind of character is this, and what is under it? */
#ifndef SK_CHARACTER_H
#define SK_CHARACTER_H

#include "base.h"

#ifdef __cplusplus
extern "C" {
#endif

enum sk_char {
	SK_CHAR_OTHER, /* punctuation, symbols, controls */
	SK_CHAR_SPACE,
	SK_CHAR_UPPER,
	SK_CHAR_LOWER,
	SK_CHAR_LETTER, /* without case */
	SK_CHAR_DIGIT,  /* decimal, of any script */
	SK_CHAR_MARK    /* combining, or invisible inside a word */
};

enum sk_char sk_char_of(uint32_t c);

/* The value of a decimal digit, 0 for anything else. */
unsigned sk_char_digit(uint32_t c);

/* C in one width, in lower case and, if it is Latin, without accents.  What
 * has no such form, kana and Hangul among it, is itself. */
uint32_t sk_char_base(uint32_t c);

#ifdef __cplusplus
}
#endif
#endif
