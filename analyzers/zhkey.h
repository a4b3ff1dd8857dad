/* zhkey.h - one key for the spellings of a Chinese word.
 *
 * A key is the pinyin without tones, dots and gaps.  Latin words can be in
 * pinyin (tones as marks, digits or not at all; u with dots also as v or u:),
 * in Wade-Giles with or without its apostrophes, or in a spelling of postal
 * guides and newspapers (Peking, Tsinghua, Sun Yat-sen) that the table has.
 * Without apostrophes Wade-Giles does not say whether ch is zh or ch, so a
 * Latin word has several keys, and one of them is right.  Characters have
 * each reading that is in use. */
#ifndef SK_ZHKEY_H
#define SK_ZHKEY_H

#include "base.h"

#ifdef __cplusplus
extern "C" {
#endif

#define SK_KEY_MAX 96 /* bytes */
#define SK_ZHKEYS ((size_t)12)

struct sk_zhkey {
	char key[SK_KEY_MAX + 1]; /* lower-case ASCII, with its NUL */
	size_t len;
	unsigned syllables; /* the fewest that it can be read as */
	/* The word shows that it is Chinese: a macron or caron, a tone digit,
	 * an apostrophe of Wade-Giles.  Acute and grave accents do not count:
	 * French has them as well. */
	bool marked;
};

struct sk_zhkeys {
	struct sk_zhkey keys[SK_ZHKEYS]; /* the likeliest first */
	size_t count;
};

/* The keys of TOKEN; false, with OUT->count 0, if it can't be Chinese.
 * Case does not matter; hyphens and apostrophes part syllables. */
bool sk_zhkey_latin(struct sakuin_str token, struct sk_zhkeys *out);

/* Receives a key; returns false, with *err set, to stop. */
typedef bool sk_zhkey_fn(void *ctx, const struct sk_zhkey *key,
			 struct sakuin_error *err);

/* Send FN the keys of HAN, at most SK_ZHKEYS, the commonest readings first.
 * Text that is too long for a key, is not all Han or has no known reading
 * gets none, which is no failure.  Fails only as FN does. */
SK_MUST_CHECK bool sk_zhkey_han(struct sakuin_str han, sk_zhkey_fn *fn,
				void *ctx, struct sakuin_error *err);

#ifdef __cplusplus
}
#endif
#endif
