/* kokey.h - reading keys of Korean, however it is written.
 *
 * A key says how a word sounds, without what romanisations disagree on: flat
 * lower-case ASCII, the sound changes between syllables made.  Hangul has one
 * key; a romanised word has a few, as Latin letters do not tell all vowels
 * apart.  Two spellings of a word meet if they share a key.  All functions
 * are pure and allocate nothing. */
#ifndef SK_KOKEY_H
#define SK_KOKEY_H

#include "base.h"

#ifdef __cplusplus
extern "C" {
#endif

/* The longest key in bytes, without its NUL; that of the other languages'
 * keys as well. */
#define SK_KEY_MAX 96
/* The most keys of one romanised word. */
#define SK_KOKEYS 12

struct sk_kokeys {
	char key[SK_KOKEYS][SK_KEY_MAX + 1]; /* the likeliest first */
	size_t count;
	unsigned syllables; /* of the likeliest reading */
	bool marked; /* held a breve, caron or apostrophe, as only a romanised
		      * word does */
};

/* The keys of TOKEN, a word in Latin letters of either case, composed or
 * not.  Spaces and hyphens are borders of syllables, so that a name of several
 * words can be given in one piece.  A possessive 's is left out.  Returns
 * false, with OUT->count 0, if TOKEN can't be romanised Korean or is too
 * long. */
bool sk_kokeys_latin(struct sakuin_str token, struct sk_kokeys *out);

/* The key of TEXT in Hangul, composed or not; spaces, hyphens and middle dots
 * are skipped.  Returns false if anything else is in it, or nothing, or if the
 * key would be too long. */
bool sk_kokey_hangul(struct sakuin_str text, char out[SK_KEY_MAX + 1]);

/* A part of a Hangul word and its key. */
struct sk_kokey_window {
	struct sakuin_str key; /* valid until the receiver returns */
	size_t start, end;     /* bytes of the word */
	unsigned syllables;
};

/* Receives windows.  Return false, with *err set, to stop. */
typedef bool sk_kokey_window_fn(void *ctx, const struct sk_kokey_window *window,
				struct sakuin_error *err);

/* Korean writes surname, given name and title in one piece: send FN the whole
 * of WORD, which has no particles any more, and its windows of two to four
 * syllables that start at the first or second syllable.  Each distinct key is
 * sent once.  A WORD that is not all Hangul has no windows.  Fails only as FN
 * fails. */
SK_MUST_CHECK bool sk_kokey_windows(struct sakuin_str word,
				    sk_kokey_window_fn *fn, void *ctx,
				    struct sakuin_error *err);

#ifdef __cplusplus
}
#endif
#endif
