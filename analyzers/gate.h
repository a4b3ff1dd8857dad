/* gate.h - ordinary words that only look like Japanese, Korean or Chinese.
 *
 * One English word in ten parses as romaji or romaja (made, same, London).
 * The gate knows such words of English, French, German, Italian, Spanish,
 * Portuguese, Dutch and Swedish, and names that have nothing to do with East
 * Asia.  A word that it blocks gets no reading key, unless the caller knows
 * better; these overrides are the caller's business:
 *   - marks that only romanisations have (`marked` of the key functions);
 *   - a prefix of the user's (ja: ko: zh:);
 *   - a neighbour that has a key: the two may be one name (Kim Young);
 *   - a document that is known to be Japanese, Korean or Chinese.
 * The caller also decides how short a key may be, and leaves out
 * acronyms (NATO): the gate does not see how a word was written.  One list
 * serves the three languages; WHICH is there for the day when it does not. */
#ifndef SK_GATE_H
#define SK_GATE_H

#include "base.h"

#ifdef __cplusplus
extern "C" {
#endif

enum sk_gate { SK_GATE_JA, SK_GATE_KO, SK_GATE_ZH };

/* Where a word stands: in a text, in lower case or with a capital, or in a
 * query. */
enum sk_gate_place { SK_GATE_LOWER, SK_GATE_CAPITAL, SK_GATE_QUERY };

/* Does WORD get no key of the language WHICH at PLACE?  Case and marks don't
 * matter; of a hyphenated word every part must be blocked.  With a capital,
 * names of the region that are words as well (Mori, Sato, Song) pass, and
 * words that are none in English.  In a query all names pass: nobody's index
 * grows by them, and East Asian texts write London as it sounds.  Words that
 * do not parse in any of the three languages give any answer. */
bool sk_gate_blocks(enum sk_gate which, struct sakuin_str word,
		    enum sk_gate_place place);

/* The same for a stem that stock parsers send, lower-case and without its
 * Z: is it the English stem of a word that is blocked? */
bool sk_gate_blocks_stem(enum sk_gate which, struct sakuin_str stem);

#ifdef __cplusplus
}
#endif
#endif
