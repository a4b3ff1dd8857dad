/* kokey_kept.h - windows of Hangul words, kept for when the word comes again.
 *
 * A word has up to seven windows, whose sounds are worked out one by one; in
 * a text most words have come before. */
#ifndef SK_KOKEY_KEPT_H
#define SK_KOKEY_KEPT_H

#include "kokey.h"

enum {
	SK_KEPT_BITS = 11,
	SK_KEPT_WORD = 24, /* bytes: eight syllables */
	SK_KEPT_WINDOWS = 7,
	SK_KEPT_KEYS = 103
};

/* One word and its windows; zeroed: none yet. */
struct sk_kokey_kept {
	char word[SK_KEPT_WORD]; /* zeros behind it */
	uint8_t count;
	struct {
		uint8_t start, end, syllables;
	} windows[SK_KEPT_WINDOWS];
	char keys[SK_KEPT_KEYS]; /* each with a NUL behind it */
};

/* The same as sk_kokey_windows().  KEPT has 2 ^ SK_KEPT_BITS words. */
SK_MUST_CHECK bool sk_kokey_kept_windows(struct sk_kokey_kept *kept,
					 struct sakuin_str word,
					 sk_kokey_window_fn *fn, void *ctx,
					 struct sakuin_error *err);

#endif
