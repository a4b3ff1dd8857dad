/* spelling.h - which words a reader may misspell. */
#ifndef SK_SPELLING_H
#define SK_SPELLING_H

#include "base.h"

/* Is TERM, as it stands in the database, a word for the spelling dictionary?
 * No prefix, one script, letters only, 3 to 20 of them, and no Han or
 * Hiragana, whose words are too short for edit distances. */
bool sk_spelling_word(struct sakuin_str term);

#endif
