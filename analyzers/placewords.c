/* placewords.c - parts of place names that say little by themselves. */
#include <stdlib.h>

#include "placewords.h"

#include "tables/placewords.h"

static int
placewords_compare(const void *key, const void *row)
{
	return strcmp(key, row);
}

bool
sk_placeword(const char *key)
{
	return bsearch(key, placewords,
		       sizeof placewords / sizeof placewords[0],
		       sizeof placewords[0], placewords_compare) != NULL;
}
