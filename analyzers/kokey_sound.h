/* kokey_sound.h - Korean sounds in a row, and what they do to each other.
 *
 * A sound is a letter: k t p c s n m l h, q for the final ieung, a e v o u x
 * i for ㅏ ㅐ ㅓ ㅗ ㅜ ㅡ ㅣ, y and w before them.  Both sides of the Korean
 * key, Hangul and Latin, end here, so that it does not matter on which side a
 * sound change is written. */
#ifndef SK_KOKEY_SOUND_H
#define SK_KOKEY_SOUND_H

#include "kokey.h"

/* Sounds so far.  Zeroed means none, at the start of a word. */
struct sk_kosound {
	char text[SK_KEY_MAX + 1]; /* not NUL-terminated */
	size_t len;
	bool full; /* something did not fit */
};

/* Append a sound and make the changes it causes. */
void sk_kosound_put(struct sk_kosound *s, char sound);
/* Write the key; false if it is empty or too long. */
bool sk_kosound_key(const struct sk_kosound *s, char out[SK_KEY_MAX + 1]);

/* One syllable of Hangul: indexes as in Unicode 15, section 3.12. */
struct sk_kosyllable {
	uint8_t lead, vowel, tail; /* tail 0: none */
	uint16_t start, end;       /* bytes of the text */
};

/* The most syllables of a word: none longer has a key. */
#define SK_KOSYLLABLES 48

/* Cut TEXT into OUT; returns how many, 0 if anything in TEXT is neither
 * Hangul nor a separator, or if it is too long. */
size_t sk_kosyllables(struct sakuin_str text,
		      struct sk_kosyllable out[SK_KOSYLLABLES]);
/* Append the sounds of COUNT syllables. */
void sk_kosound_syllables(struct sk_kosound *s,
			  const struct sk_kosyllable *syllables, size_t count);

#endif
