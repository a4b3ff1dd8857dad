/* words_impl.h - what words.c and words_cut.c share. */
#ifndef SK_WORDS_IMPL_H
#define SK_WORDS_IMPL_H

#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include "stage.h"

/* What decides where a run is cut. */
enum {
	SK_WORDS_SPACED = 1,
	SK_WORDS_HANGUL = 2,
	SK_WORDS_UNSPACED = 4,
	SK_WORDS_INFIX = 8
};

struct sk_words {
	struct sk_stage stage;
	enum sakuin_mode mode;
	UBreakIterator *breaks;
	UText utext;
	bool breaks_set, breaks_awake;
	int32_t boundary; /* where the iterator stands */
	const char *text, *end;
	uint32_t position, run;
	struct sk_buf term; /* the word, lower-cased */
};

static inline uint32_t
sk_words_at(const struct sk_words *w, const char *p)
{
	return sk_utf8_next(&p, w->end);
}

/* A word character, lower-cased, or 0. */
uint32_t sk_words_char(uint32_t c);

/* One of the first three above; 0 for a mark, which goes with its base. */
unsigned sk_words_kind(uint32_t c);

/* Add C to w->term. */
SK_MUST_CHECK bool sk_words_put_char(struct sk_words *w, uint32_t c,
				     struct sakuin_error *err);

/* Send the word in w->term, which stands at [START, END). */
SK_MUST_CHECK bool sk_words_send(struct sk_words *w, const char *start,
				 const char *end, uint32_t run,
				 struct sakuin_error *err);

/* Cut the run [P, END) where the kind of script changes. */
SK_MUST_CHECK bool sk_words_cut(struct sk_words *w, const char *p,
				const char *end, struct sakuin_error *err);

#endif
