/* script.h - which script a character belongs to, and what the scripts mean
 * for cutting words. */
#ifndef SK_SCRIPT_H
#define SK_SCRIPT_H

#include "base.h"

#ifdef __cplusplus
extern "C" {
#endif

/* The script of code point C (Unicode Script property, common characters by
 * what they go with: U+30FC is Katakana, digits are NUMBER). */
enum sakuin_script sk_script_of(uint32_t c);

/* The script of the character that begins at byte AT of TEXT. */
static inline enum sakuin_script
sk_script_at(struct sakuin_str text, uint32_t at)
{
	const char *p = text.ptr + at;

	return sk_script_of(sk_utf8_next(&p, text.ptr + text.len));
}

/* Scripts written without spaces, which need a dictionary to cut. */
static inline bool
sk_script_unspaced(enum sakuin_script s)
{
	return s >= SAKUIN_HAN;
}

/* Han, Hiragana or Katakana. */
static inline bool
sk_script_japanese(enum sakuin_script s)
{
	return s >= SAKUIN_HAN && s <= SAKUIN_KATAKANA;
}

/* Short name for print: "latin", "han" ... */
const char *sk_script_name(enum sakuin_script s);

#ifdef __cplusplus
}
#endif
#endif
