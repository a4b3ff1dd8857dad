/* cmd_omega.h - what the parts of `sakuin omega` share. */
#ifndef SK_CMD_OMEGA_H
#define SK_CMD_OMEGA_H

#include <limits.h>

#include "command.h"

enum { CMD_PATH_BYTES = 4096 };

struct cmd_omega {
	struct cmd_databases databases;
	const char *program;            /* Omega's CGI program */
	unsigned long port;             /* 0: a free one */
	char templates[CMD_PATH_BYTES]; /* folder of ours, absolute */
};

/* Serve the databases on loopback until a signal ends it; returns the exit
 * status.  They have been opened before. */
int cmd_omega_try(const struct cmd_omega *o);

#endif
