/* hanwords.h - stretches of Han characters that may be a name.
 *
 * Names of Chinese and Korean people have two to four characters, which the
 * dictionary keeps together or cuts.  In text that is likely to be of the
 * language, every word of that length and every stretch of neighbouring words
 * counts; in other text (`whole`) only a run that is nothing else. */
#ifndef SK_HANWORDS_H
#define SK_HANWORDS_H

#include "base.h"

#ifdef __cplusplus
extern "C" {
#endif

enum { SK_HAN_MIN = 2, SK_HAN_MAX = 4 };

struct sk_hanwords {
	struct sakuin_str field;
	bool whole;
	uint32_t starts[SK_HAN_MAX]; /* of the last words, in a row */
	size_t characters[SK_HAN_MAX];
	size_t count;
	uint32_t run, run_start, end;
	size_t run_characters; /* 0: nothing to send */
};

/* Receives bytes [START, END) of the field. */
typedef bool sk_hanword_fn(void *ctx, uint32_t start, uint32_t end,
			   struct sakuin_error *err);

void sk_hanwords_begin(struct sk_hanwords *h, const struct sakuin_field *field,
		       bool whole);
/* To be called before and after each WORD is passed on: send FN the run that
 * ended before WORD (NULL at the end of the field), ... */
SK_MUST_CHECK bool sk_hanwords_before(struct sk_hanwords *h,
				      const struct sakuin_token *word,
				      sk_hanword_fn *fn, void *ctx,
				      struct sakuin_error *err);
/* ... and the stretches that end with WORD. */
SK_MUST_CHECK bool sk_hanwords_after(struct sk_hanwords *h,
				     const struct sakuin_token *word,
				     sk_hanword_fn *fn, void *ctx,
				     struct sakuin_error *err);

#ifdef __cplusplus
}
#endif
#endif
