/* guess.h - the language of a paragraph, with as little work as will do. */
#ifndef SK_GUESS_H
#define SK_GUESS_H

#include "base.h"

enum { SK_GUESS_SIZE = 8 };

struct sk_guess;

/* One thread at a time.  Free with sk_guess_free(). */
SK_MUST_CHECK struct sk_guess *sk_guess_new(struct sakuin_error *err);
/* NULL is fine. */
void sk_guess_free(struct sk_guess *g);

/* As sk_lang_guess(), of which this is a faster form. */
SK_MUST_CHECK bool sk_guess_text(struct sk_guess *g, struct sakuin_str text,
				 char out[SK_GUESS_SIZE],
				 struct sakuin_error *err);

/* Is TEXT so full of English function words that it can be nothing else?
 * Looks at the first 2 KiB; false where there is doubt. */
bool sk_guess_english(struct sakuin_str text);

#endif
