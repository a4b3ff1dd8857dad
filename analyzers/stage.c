/* stage.c - what the stages of a chain begin with. */
#include <stdlib.h>

#include "stage.h"

void *
sk_stage_new(const char *name, size_t size, const char *arg,
	     struct sakuin_error *err)
{
	void *stage;

	if (arg) {
		sk_fail(err, SAKUIN_EINVAL, "'%s' takes no option '%s'", name,
			arg);
		return NULL;
	}
	stage = calloc(1, size);
	if (!stage)
		sk_nomem(err);
	return stage;
}
