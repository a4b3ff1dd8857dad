/* latin.h - a Latin word taken apart into plain letters and their marks. */
#ifndef SK_LATIN_H
#define SK_LATIN_H

#include "base.h"

#ifdef __cplusplus
extern "C" {
#endif

enum {
	SK_MARK_GRAVE = 1,
	SK_MARK_ACUTE = 2,
	SK_MARK_MACRON = 4,
	SK_MARK_CARON = 8, /* and breve, which many write for it */
	SK_MARK_DOTS = 16,
	SK_MARK_CIRCUMFLEX = 32,
	SK_MARK_OTHER = 64
};

struct sk_latin {
	char letter; /* a to z, 0 to 9, ':', or '-' and '\'' of any shape */
	uint8_t marks;
};

#define SK_LATIN_MAX ((size_t)128)

/* Take WORD apart: case folded, marks taken off (composed or not), ligatures
 * and the like written out.  Returns how many letters OUT got, or 0 if there
 * is anything else in WORD, a mark without letter, or too much. */
size_t sk_latin(struct sakuin_str word, struct sk_latin out[SK_LATIN_MAX]);

/* WORD, in lower case, without a possessive 's. */
static inline struct sakuin_str
sk_latin_no_possessive(struct sakuin_str word)
{
	if (word.len > 2 && memcmp(word.ptr + word.len - 2, "'s", 2) == 0)
		word.len -= 2;
	return word;
}

#ifdef __cplusplus
}
#endif
#endif
