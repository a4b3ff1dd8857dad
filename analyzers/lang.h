/* lang.h - which language is this text in? */
#ifndef SK_LANG_H
#define SK_LANG_H

#include "base.h"

struct sk_lang;

/* Load the fingerprints of libexttextcat.  Without them (see
 * sk_lang_has_data) only languages with a script of their own are known.
 * Returns NULL when memory is short.  One thread at a time may use it; the
 * caller frees it with sk_lang_free(). */
SK_MUST_CHECK struct sk_lang *sk_lang_new(struct sakuin_error *err);
/* NULL is fine. */
void sk_lang_free(struct sk_lang *lang);
/* Were the fingerprints found? */
bool sk_lang_has_data(const struct sk_lang *lang);

/* Write the ISO 639-1 code of the language of TEXT (valid UTF-8) to OUT, or
 * "" if it can't be told: names, titles and other short text in a script of
 * many languages.  The first 4 KiB of letters are looked at. */
SK_MUST_CHECK bool sk_lang_guess(struct sk_lang *lang, struct sakuin_str text,
				 char out[8], struct sakuin_error *err);

#endif
