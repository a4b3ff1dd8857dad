/* kokey_meet.h - do a romanised and a Hangul word share a key? */
#ifndef KOKEY_MEET_H
#define KOKEY_MEET_H

#include "kokey.h"

static inline bool
kokey_meet(const char *latin, const char *hangul)
{
	struct sk_kokeys keys;
	char key[SK_KEY_MAX + 1];

	if (!sk_kokey_hangul(sk_str(hangul), key) ||
	    !sk_kokeys_latin(sk_str(latin), &keys))
		return false;
	for (size_t i = 0; i < keys.count; i++)
		if (strcmp(keys.key[i], key) == 0)
			return true;
	return false;
}

#endif
