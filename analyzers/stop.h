/* stop.h - stop words by themselves; the stage is in stop.c. */
#ifndef SK_STOP_H
#define SK_STOP_H

#include "base.h"

/* Is WORD, in lower case, a stop word of any language there is a list of? */
bool sk_stop_any(struct sakuin_str word);

#endif
