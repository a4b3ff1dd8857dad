/* hangul.h - Korean words without their particles. */
#ifndef SK_HANGUL_H
#define SK_HANGUL_H

#include "base.h"

/* How many bytes of WORD are left when its particles and endings are taken
 * off; WORD.len if there are none or WORD is not all precomposed syllables.
 * A prefix of WORD, of two syllables or more, or one known noun. */
size_t sk_hangul_strip(struct sakuin_str word);

/* Change the first syllable of TEXT, three bytes, as the law of initial sounds
 * has it: rieul falls or becomes nieun, nieun falls before i and y. */
void sk_hangul_initial(char *text);

#endif
