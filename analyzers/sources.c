/* sources.c - the sources of readings that there are, in the order in which
 * they are asked. */
#include <stdio.h>

#include "readings.h"

static const struct sk_reading_source *const all_sources[] = {
	&sk_source_mecab,
	&sk_source_enamdict,
	NULL,
};

struct sk_readings *
sk_readings_new(struct sakuin_error *err)
{
	return sk_readings_new_of(all_sources, err);
}

void
sk_readings_stamp(char *out, size_t size)
{
	size_t len = 0;

	snprintf(out, size, "none");
	for (size_t i = 0; all_sources[i]; i++) {
		char one[64];
		int more;

		if (len >= size || !all_sources[i]->stamp(one, sizeof one))
			continue;
		more = snprintf(out + len, size - len, "%s%s", len ? ", " : "",
				one);
		len += more > 0 ? (size_t)more : 0;
	}
}
