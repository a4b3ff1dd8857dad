/* child_impl.h - what the halves of child.c share. */
#ifndef SK_CHILD_IMPL_H
#define SK_CHILD_IMPL_H

#include <sys/types.h>

#include "child.h"

enum {
	SK_CHILD_FOLDERS = 3, /* where programs are looked for */
	SK_CHILD_PATH = 1024
};

/* Made before it is started. */
struct sk_child_plan {
	char paths[SK_CHILD_FOLDERS][SK_CHILD_PATH];
	size_t path_count;
	int in, out[2], said[2], failed[2]; /* pipes: read end, write end */
	pid_t parent;
};

/* Start CHILD by PLAN.  Returns the process, or -1.  Until it has called exec
 * or ended, no signal is delivered to this thread. */
pid_t sk_child_start(const struct sk_child *child,
		     const struct sk_child_plan *plan);

#endif
