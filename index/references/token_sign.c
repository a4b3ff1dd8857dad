/* token_sign.c - signs that mean the same. */
#include "character.h"
#include "token.h"

/* The sign as printed, and its one form. */
static const uint16_t signs[][2] = {
	{ 0x3001, ',' },
	{ 0xFF0C, ',' },
	{ 0xFF64, ',' },
	{ 0x3002, '.' },
	{ 0xFF61, '.' },
	{ 0xFF0E, '.' },
	{ 0x30FB, 0xB7 },
	{ 0xFF65, 0xB7 },
	{ 0x2027, 0xB7 },
	{ 0x318D, 0xB7 },
	{ 0x2022, 0xB7 },
	{ 0x2010, '-' },
	{ 0x2011, '-' },
	{ 0x2012, '-' },
	{ 0x2013, '-' },
	{ 0x2014, 0x2014 },
	{ 0x2015, 0x2014 },
	{ 0x2212, '-' },
	{ 0xFF0D, '-' },
	{ 0x301C, '~' },
	{ 0xFF5E, '~' },
	{ 0x2026, 0x2026 },
	{ 0x3010, '[' },
	{ 0x3011, ']' },
	{ 0x3014, '[' },
	{ 0x3015, ']' },
	{ 0xAB, SK_SIGN_OPEN },
	{ 0xBB, SK_SIGN_CLOSE },
	{ 0x201F, SK_SIGN_OPEN },
	{ 0x301D, SK_SIGN_OPEN },
	{ 0x301E, SK_SIGN_CLOSE },
	{ 0x301F, SK_SIGN_CLOSE },
	{ 0x2039, SK_SIGN_OPEN1 },
	{ 0x203A, SK_SIGN_CLOSE1 },
	{ 0x2032, SK_SIGN_CLOSE1 },
	{ 0x3008, '<' },
	{ 0x3009, '>' },
	{ 0x60, SK_SIGN_OPEN1 },
	{ 0xB4, SK_SIGN_CLOSE1 },
	{ 0xFF62, 0x300C },
	{ 0xFF63, 0x300D },
};

uint32_t
sk_ref_sign(uint32_t c)
{
	for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++)
		if (signs[i][0] == c)
			return signs[i][1];
	return c < 0x80 ? c : sk_char_base(c);
}
