/* jakey.h - one key for all spellings of a Japanese word.
 *
 * A key is the reading in flat lower-case letters, without vowel length and
 * with one spelling for each sound: Kyōdō, Kyoudou, Kyohdoh, kyôdô and their
 * kana all give "kyodo".  Letters of a key: the syllables of Nihon-shiki, n
 * for the moraic nasal and q for the small tsu.  Key texts are stored in
 * databases: a change of a rule or a table here changes the schema. */
#ifndef SK_JAKEY_H
#define SK_JAKEY_H

#include "base.h"

#ifdef __cplusplus
extern "C" {
#endif

#define SK_KEY_MAX 96 /* bytes */

struct sk_jakey {
	char key[SK_KEY_MAX + 1]; /* with a NUL behind it */
	size_t len;
	unsigned morae; /* of the key, so without those of long vowels */
	/* A long mark or an n' says that it means to be Japanese. */
	bool marked;
};

/* The key of TOKEN in Latin letters.  False, and *OUT without meaning, if it
 * is not romanised Japanese in any usual scheme, or is too long.  Upper and
 * lower case are the same; hyphens, apostrophes of all shapes, macrons and
 * circumflexes (composed or not) are understood, and nothing else. */
bool sk_jakey_latin(struct sakuin_str token, struct sk_jakey *out);

/* The key of TEXT in hiragana and katakana of both widths, with iteration
 * marks.  Spaces, middle dots and hyphens are skipped.  False, and *OUT
 * without meaning, if TEXT holds anything else, no kana, or too many. */
bool sk_jakey_kana(struct sakuin_str text, struct sk_jakey *out);

/* Put MORE behind *OUT, as if both were written in one word; false if that
 * is too long.  A zeroed struct is the empty word. */
bool sk_jakey_join(struct sk_jakey *out, const struct sk_jakey *more);

/* For jakey.c and jakana.c: put the letters S behind the key and fold vowel
 * length; false if the key is full. */
bool sk_jakey_put(struct sk_jakey *out, const char *s);
/* End the key and count its morae; false if it is empty. */
bool sk_jakey_end(struct sk_jakey *out);

#ifdef __cplusplus
}
#endif
#endif
