/* kokey_slot.h - what a few letters of romanised Korean may sound like. */
#ifndef SK_KOKEY_SLOT_H
#define SK_KOKEY_SLOT_H

#include "kokey.h"

enum {
	SK_KOCHOICES = 12, /* the most of a slot; the cheapest stay */
	SK_KOSOUNDS = 22   /* the most sounds of a choice */
};

struct sk_kochoice {
	char sounds[SK_KOSOUNDS]; /* as in kokey_sound.h, no NUL */
	uint8_t len, cost;
};

/* Choices, the cheapest first.  Zero the count to begin. */
struct sk_koslot {
	struct sk_kochoice choices[SK_KOCHOICES];
	unsigned count;
};

/* Add a choice, or make it cheaper. */
void sk_koslot_add(struct sk_koslot *s, const char *sounds, size_t len,
		   unsigned cost);

/* The following fill a slot with the sounds of P[0, len) and return false if
 * it can't be read so. */

/* Consonants at the start of a part; none at all is fine. */
bool sk_koslot_onset(struct sk_koslot *s, const char *p, size_t len);
/* Consonants at its end; none at all is fine. */
bool sk_koslot_coda(struct sk_koslot *s, const char *p, size_t len);
/* One consonant or more between vowels; P[len] is the next one's first
 * letter. */
bool sk_koslot_medial(struct sk_koslot *s, const char *p, size_t len);
/* Vowels, with y and w; P[len] may be an h or r that lengthens the last if
 * LONGER.  *SYLLABLES is how many they most likely are. */
bool sk_koslot_vowels(struct sk_koslot *s, const char *p, size_t len,
		      bool longer, unsigned *syllables);

#endif
