/* stock.h - characters as Xapian 1.4 sees them.
 *
 * Xapian keeps tables of its own, of Unicode 9.0.  Its parser and ours must
 * agree on where a word ends, so characters that came later are no letters
 * here either (found by comparing all code points; a test repeats it). */
#ifndef SK_STOCK_H
#define SK_STOCK_H

#include "base.h"

/* The lower-case form of a word character, or 0 for any other. */
uint32_t sk_stock_wordchar_rare(uint32_t c); /* any above ASCII */
static inline uint32_t
sk_stock_wordchar(uint32_t c)
{
	if (c >= 0x80)
		return sk_stock_wordchar_rare(c);
	if (c >= 'A' && c <= 'Z')
		return c | 0x20;
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' ? c
									    : 0;
}
/* What stands for C between two word characters, when the word goes on
 * through it: a character, SK_STOCK_IGNORE to drop it, or 0 for "ends the
 * word".  BEFORE and AFTER are the neighbours as they stand in the text. */
uint32_t sk_stock_infix(uint32_t c, uint32_t before, uint32_t after);
/* Does Xapian stem a lower-cased word that begins with C? */
bool sk_stock_stems(uint32_t c);

#define SK_STOCK_IGNORE UINT32_MAX

#endif
