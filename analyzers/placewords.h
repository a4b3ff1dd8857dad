/* placewords.h - parts of place names that say little by themselves. */
#ifndef SK_PLACEWORDS_H
#define SK_PLACEWORDS_H

#include "base.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Is KEY, a Japanese reading key, that of a direction or a kind of place (the
 * Higashi of Higashi-ginza, the machi of Kami-machi)? */
bool sk_placeword(const char *key);

#ifdef __cplusplus
}
#endif
#endif
