/* child.h - run a program under limits and read what it prints. */
#ifndef SK_CHILD_H
#define SK_CHILD_H

#include "base.h"

struct sk_child {
	/* The program's name, to be found in /usr/local/bin, /usr/bin or
	 * /bin, or its absolute path, and its arguments; ends with NULL. */
	const char *const *argv;
	const char *package;   /* Debian's, for the message if it is missing */
	int in;                /* its standard input; not closed here */
	size_t out_max;        /* bytes of output; killed when it prints more */
	size_t memory;         /* bytes of address space */
	unsigned milliseconds; /* of wall clock; of processor time, rounded
				* up to seconds */
	bool alone;            /* it needs no process but its own */
};

enum sk_child_end {
	SK_CHILD_EXIT,    /* by itself, with `status` */
	SK_CHILD_SIGNAL,  /* by signal `status`, not ours */
	SK_CHILD_OUT_MAX, /* killed: it printed too much */
	SK_CHILD_TIME     /* killed: it took too long */
};

struct sk_child_result {
	enum sk_child_end end;
	int status;
	/* The start of what it said on standard error, in one line. */
	char said[300];
};

/* Run it to its end.  It writes no file, reads none but its input and what
 * is installed, has no network (sandbox.h), gets no descriptor but its three
 * and an environment of its own, and is always reaped.  Appends its output,
 * at most out_max bytes, to OUT.  Fails with SAKUIN_ENOTFOUND if the program
 * is not installed, SAKUIN_EIO if it cannot be started; how it ended is
 * RESULT's, not a failure. */
SK_MUST_CHECK bool sk_child_run(const struct sk_child *child,
				struct sk_buf *out,
				struct sk_child_result *result,
				struct sakuin_error *err);

/* Record in *err how it ended badly: "pdftotext took more than 60 s" ...
 * Returns false, or true if there is nothing to complain about. */
SK_MUST_CHECK bool sk_child_check(const struct sk_child *child,
				  const struct sk_child_result *result,
				  struct sakuin_error *err);

#endif
