/* spelling.h - which words a reader may misspell. */
#ifndef SK_SPELLING_H
#define SK_SPELLING_H

#include "base.h"

/* Is TERM, as it stands in the database, a word for the spelling dictionary?
 * No prefix, one script, letters only, 3 to 20 of them, and no Han or
 * Hiragana, whose words are too short for edit distances. */
bool sk_spelling_word(struct sakuin_str term);

/* Is it to be in the dictionary of a database of ours?  Korean words with
 * particles are not: of half of the Hangul words there is the same without
 * them, which is what another spelling is asked for.  Three syllables of which
 * two would be left may be a name that only looks so (Kim Yeong-do). */
bool sk_spelling_kept(struct sakuin_str term);

#endif
