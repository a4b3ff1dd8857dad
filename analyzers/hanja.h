/* hanja.h - Korean readings of Chinese characters. */
#ifndef SK_HANJA_H
#define SK_HANJA_H

#include "kokey.h"

#ifdef __cplusplus
extern "C" {
#endif

/* The readings of the character C, in Hangul, one syllable (three bytes) each
 * and none twice, that of most words first; empty if it has none.  Static. */
struct sakuin_str sk_hanja_readings(uint32_t c);

/* A word in hanja has from two to so many characters, */
#define SK_HANJA_CHARACTERS 5
/* and at most so many keys. */
#define SK_HANJA_KEYS 24

/* Receives keys, valid until it returns.  Return false, with *err set, to
 * stop. */
typedef bool sk_hanja_key_fn(void *ctx, struct sakuin_str key,
			     struct sakuin_error *err);

/* Send FN the Korean key (see kokey.h) of each way to read WORD, none twice.
 * The law of initial sounds is tried where a part of a word can begin.  A WORD
 * of another length, or with a character that has no reading, has no keys.
 * Fails only as FN fails. */
SK_MUST_CHECK bool sk_hanja_keys(struct sakuin_str word, sk_hanja_key_fn *fn,
				 void *ctx, struct sakuin_error *err);

#ifdef __cplusplus
}
#endif
#endif
