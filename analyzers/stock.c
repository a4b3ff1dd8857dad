/* stock.c - characters as Xapian 1.4 sees them. */
#include <unicode/uchar.h>

#include "stock.h"

enum { STOCK_UNICODE = 9 };

/* General category as of Unicode 9.0, as a mask; 0 for what came later. */
static uint32_t
stock_category(uint32_t c)
{
	UVersionInfo age;

	if (c == 0x111C9) /* punctuation until Unicode 11 */
		return U_GC_PO_MASK;
	if (c == 0x1CF2 || c == 0x1CF3) /* marks until Unicode 12 */
		return U_GC_MC_MASK;
	u_charAge((UChar32)c, age);
	if (age[0] > STOCK_UNICODE)
		return 0;
	return U_GET_GC_MASK((UChar32)c);
}

uint32_t
sk_stock_wordchar_rare(uint32_t c)
{
	/* Most of our text: Han, kana and Hangul have no case. */
	if ((c >= 0x4E00 && c <= 0x9FD5) || (c >= 0xAC00 && c <= 0xD7A3) ||
	    (c >= 0x3041 && c <= 0x3096) || (c >= 0x30A1 && c <= 0x30FA))
		return c;
	if (stock_category(c) &
	    (U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK | U_GC_PC_MASK))
		return (uint32_t)u_tolower((UChar32)c);
	return 0;
}

static bool
stock_digit(uint32_t c)
{
	if (c < 0x80)
		return c >= '0' && c <= '9';
	return (stock_category(c) & U_GC_ND_MASK) != 0;
}

static uint32_t
stock_infix_digit(uint32_t c)
{
	switch (c) {
	case ',':
	case '.':
	case ';':
	case 0x037E: /* Greek question mark */
	case 0x0589: /* Armenian full stop */
	case 0x060D: /* Arabic date separator */
	case 0x07F8: /* Nko comma */
	case 0x2044: /* fraction slash */
	case 0xFE10: /* vertical comma */
	case 0xFE13: /* vertical colon */
	case 0xFE14: /* vertical semicolon */
		return c;
	default:
		return 0;
	}
}

static uint32_t
stock_infix_letter(uint32_t c)
{
	switch (c) {
	case '\'':
	case '&':
	case 0x00B7: /* middle dot */
	case 0x05F4: /* gershayim */
	case 0x2027: /* hyphenation point */
		return c;
	case 0x2019: /* apostrophe, closing quote */
	case 0x201B: /* reversed opening quote */
		return '\'';
	default:
		return 0;
	}
}

uint32_t
sk_stock_infix(uint32_t c, uint32_t before, uint32_t after)
{
	uint32_t digit, letter;

	/* Zero-width space, joiners, word joiner, byte order mark. */
	if ((c >= 0x200B && c <= 0x200D) || c == 0x2060 || c == 0xFEFF)
		return SK_STOCK_IGNORE;
	digit = stock_infix_digit(c);
	letter = stock_infix_letter(c);
	if (!digit && !letter)
		return 0; /* as a rule: it is a space */
	return stock_digit(before) && stock_digit(after) ? digit : letter;
}

bool
sk_stock_stems(uint32_t c)
{
	if (c < 0x80)
		return c >= 'a' && c <= 'z';
	return (stock_category(c) & (U_GC_LL_MASK | U_GC_LT_MASK |
				     U_GC_LM_MASK | U_GC_LO_MASK)) != 0;
}
