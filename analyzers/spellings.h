/* spellings.h - how a word of Japanese or Korean is written in Latin letters.
 *
 * The reverse of the keys, for front ends that can't be told to compare keys:
 * the spellings that people type, not all that have the key. */
#ifndef SK_SPELLINGS_H
#define SK_SPELLINGS_H

#include "base.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Receives spellings in lower case, valid until it returns; one may come
 * twice.  Return false, with *err set, to stop. */
typedef bool sk_spelling_fn(void *ctx, struct sakuin_str word,
			    struct sakuin_error *err);

/* KEY is of jakey.h: Hepburn first, then Kunrei; then, if LONGS, with long
 * vowels, which the key does not tell, as macrons and as in wapuro.  Each has
 * this key.  Nothing for a key that is too long.  Fails only as FN does. */
SK_MUST_CHECK bool sk_spellings_ja(struct sakuin_str key, bool longs,
				   sk_spelling_fn *fn, void *ctx,
				   struct sakuin_error *err);

/* WORD is in Hangul: Revised Romanisation, then McCune-Reischauer without
 * breves and apostrophes, without apostrophes, and with both; of two syllables
 * also as given names are written, each by itself (Seok-yeol, Young-hee).
 * Nothing for a WORD that is not all Hangul or too long.  Fails only as FN
 * does. */
SK_MUST_CHECK bool sk_spellings_ko(struct sakuin_str word, sk_spelling_fn *fn,
				   void *ctx, struct sakuin_error *err);

/* WORD is in Latin letters, in lower case: what sk_spellings_ko() writes so, a
 * few at most.  Fails only as FN does. */
SK_MUST_CHECK bool sk_spellings_hangul(struct sakuin_str word,
				       sk_spelling_fn *fn, void *ctx,
				       struct sakuin_error *err);

#ifdef __cplusplus
}
#endif
#endif
