/* hanfold.c - forms of Han characters: a search in a generated table. */
#include "hanfold.h"

struct han_form {
	uint32_t form, representative;
};

#include "tables/hanfold.h"

enum { FIRST_HAN = 0x3400 };

uint32_t
sk_hanfold(uint32_t c)
{
	size_t low = 0, high = sizeof han_forms / sizeof han_forms[0];

	if (c < FIRST_HAN)
		return c;
	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (han_forms[middle].form < c)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == sizeof han_forms / sizeof han_forms[0] ||
	    han_forms[low].form != c)
		return c;
	return han_forms[low].representative;
}
