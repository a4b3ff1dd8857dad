/* turned.h - native names in the order that Western languages write them.
 *
 * A query for a name of one piece, surname first, should find it with the
 * given name first (Fumio Kishida), as English texts have most of them. */
#ifndef SK_TURNED_H
#define SK_TURNED_H

#include "kokey.h"
#include "readings.h"

#ifdef __cplusplus
extern "C" {
#endif

enum { SK_TURNED_PARTS = 64 };

/* Readings of parts of a run.  Zeroed is none. */
struct sk_turned {
	struct {
		size_t start, end;
		struct sk_jakey key;
	} part[SK_TURNED_PARTS];
	size_t count;
};

/* Keep a reading of bytes [START, END); those of one part come together, the
 * likeliest first.  More than there is room for are forgotten. */
void sk_turned_add(struct sk_turned *t, size_t start, size_t end,
		   const struct sk_jakey *key);

/* Send FN the keys of the LEN bytes with what is behind a seam first.  Fails
 * only as FN fails. */
SK_MUST_CHECK bool sk_turned_each(const struct sk_turned *t, size_t len,
				  sk_reading_fn *fn, void *ctx,
				  struct sakuin_error *err);

enum { SK_TURNED_KEYS = 2 };

/* The keys of WORD, a Korean name of three syllables, with the first one
 * last; returns how many, 0 if it is no such word.  A Lee is spelled with an
 * l there, whatever it is in Hangul. */
size_t sk_turned_hangul(struct sakuin_str word,
			char keys[SK_TURNED_KEYS][SK_KEY_MAX + 1]);

#ifdef __cplusplus
}
#endif
#endif
