/* kokey_letters.h - a romanised Korean word in plain letters. */
#ifndef SK_KOKEY_LETTERS_H
#define SK_KOKEY_LETTERS_H

#include "kokey.h"

struct sk_koletters {
	/* Lower-case a to z; v and x, which Korean does not use, are o and u
	 * with a mark.  '-' is a border between syllables; none stands at an
	 * end or beside another. */
	char text[SK_KEY_MAX];
	size_t len;
	bool marked; /* see struct sk_kokeys */
};

/* Returns false if TOKEN holds what no romanisation of Korean does, or too
 * much, or nothing. */
bool sk_koletters(struct sakuin_str token, struct sk_koletters *out);

#endif
