/* dict_state.h - of what a dictionary was made. */
#ifndef SK_DICT_STATE_H
#define SK_DICT_STATE_H

#include "dictionary.h"

/* Write to OUT what changes whenever a dictionary made with O would, as hex
 * digits; "" if that can't be told, as of remote databases. */
SK_MUST_CHECK bool sk_dict_state(const struct sk_dictionary_options *o,
				 char out[65], struct sakuin_error *err);

#endif
