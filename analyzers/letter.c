/* letter.c - what single characters are, by Unicode's properties. */
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/utf16.h>

#include "letter.h"

/* Han and Hangul, of which most texts in these scripts are: all are letters,
 * and no digits or spaces. */
static bool
letter_plain_cjk(uint32_t c)
{
	return c - 0x4E00 < 0x5200 || c - 0xAC00 < 11172;
}

bool
sk_letter(uint32_t c)
{
	if (c < 0x80)
		return (c | 0x20) - 'a' < 26;
	return letter_plain_cjk(c) || u_isUAlphabetic((UChar32)c);
}

bool
sk_letter_upper(uint32_t c)
{
	if (c < 0x80)
		return c - 'A' < 26;
	return u_isUUppercase((UChar32)c) || u_istitle((UChar32)c);
}

bool
sk_letter_lower(uint32_t c)
{
	if (c < 0x80)
		return c - 'a' < 26;
	return u_isULowercase((UChar32)c);
}

bool
sk_space(uint32_t c)
{
	if (c < 0x80)
		return c == ' ' || c - '\t' < 5;
	if (letter_plain_cjk(c))
		return false;
	return c == 0x200B || c == 0x2060 || c == 0xFEFF ||
	       u_isUWhiteSpace((UChar32)c);
}

bool
sk_mark(uint32_t c)
{
	return c >= 0x300 && !letter_plain_cjk(c) &&
	       (U_GET_GC_MASK((UChar32)c) & U_GC_M_MASK) != 0;
}

int
sk_digit(uint32_t c)
{
	if (c < 0x80)
		return c - '0' < 10 ? (int)(c - '0') : -1;
	return letter_plain_cjk(c) ? -1 : u_charDigitValue((UChar32)c);
}

int
sk_superscript(uint32_t c)
{
	if (c == 0xB9)
		return 1;
	if (c == 0xB2 || c == 0xB3)
		return (int)c - 0xB0;
	if (c == 0x2070 || (c >= 0x2074 && c <= 0x2079))
		return (int)c - 0x2070;
	return -1;
}

uint32_t
sk_letter_plain(uint32_t c)
{
	UErrorCode status = U_ZERO_ERROR;
	const UNormalizer2 *nfd;
	UChar to[32];
	int32_t len;

	if (c < 0x80)
		return c - 'A' < 26 ? c | 0x20 : c;
	/* A syllable of Hangul is a letter to us, not its jamo. */
	if (!u_isUAlphabetic((UChar32)c) || (c >= 0xAC00 && c <= 0xD7A3))
		return c;
	nfd = unorm2_getNFDInstance(&status);
	if (U_SUCCESS(status)) {
		len = unorm2_getDecomposition(nfd, (UChar32)c, to, 32, &status);
		/* What decomposes to letters beyond the BMP is rare and stays
		 * as it is. */
		if (U_SUCCESS(status) && len > 0 && !U16_IS_SURROGATE(to[0]))
			c = to[0];
	}
	return (uint32_t)u_foldCase((UChar32)c, U_FOLD_CASE_DEFAULT);
}
