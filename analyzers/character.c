/* character.c - what kind of character is this, and what is under it? */
#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#include "character.h"

enum {
	LATIN_END = 0x250,
	LATIN_MORE = 0x1E00, /* Latin Extended Additional */
	LATIN_MORE_END = 0x1F00,
	WIDE_FIRST = 0xFF01, /* full-width forms of ASCII */
	WIDE_LAST = 0xFF5E,
	WIDE = 0xFEE0,
	IDEOGRAPHIC_SPACE = 0x3000
};

enum sk_char
sk_char_of(uint32_t c)
{
	switch (u_charType((UChar32)c)) {
	case U_UPPERCASE_LETTER:
	case U_TITLECASE_LETTER:
		return SK_CHAR_UPPER;
	case U_LOWERCASE_LETTER:
		return SK_CHAR_LOWER;
	case U_OTHER_LETTER:
	case U_MODIFIER_LETTER:
	case U_LETTER_NUMBER:
		return SK_CHAR_LETTER;
	case U_DECIMAL_DIGIT_NUMBER:
		return SK_CHAR_DIGIT;
	case U_NON_SPACING_MARK:
	case U_COMBINING_SPACING_MARK:
	case U_ENCLOSING_MARK:
	case U_FORMAT_CHAR:
		return SK_CHAR_MARK;
	default:
		return u_isUWhiteSpace((UChar32)c) ? SK_CHAR_SPACE
						   : SK_CHAR_OTHER;
	}
}

unsigned
sk_char_digit(uint32_t c)
{
	int32_t value = u_charDigitValue((UChar32)c);

	return value < 0 ? 0 : (unsigned)value;
}

/* The letter below the accents of C: the first of its decomposition. */
static uint32_t
character_bare(uint32_t c)
{
	UErrorCode status = U_ZERO_ERROR;
	const UNormalizer2 *nfd = unorm2_getNFDInstance(&status);
	UChar parts[8];
	int32_t len;

	if (U_FAILURE(status))
		return c;
	len = unorm2_getDecomposition(nfd, (UChar32)c, parts, 8, &status);
	return U_FAILURE(status) || len < 1 ? c : parts[0];
}

uint32_t
sk_char_base(uint32_t c)
{
	if (c >= WIDE_FIRST && c <= WIDE_LAST)
		c -= WIDE;
	else if (c == IDEOGRAPHIC_SPACE)
		return ' ';
	if (c >= 'A' && c <= 'Z')
		return c + ('a' - 'A');
	if (c < 0x80)
		return c;
	if (c < LATIN_END || (c >= LATIN_MORE && c < LATIN_MORE_END))
		c = character_bare(c);
	return (uint32_t)u_foldCase((UChar32)c, U_FOLD_CASE_DEFAULT);
}
