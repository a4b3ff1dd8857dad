/* sandbox.h - what a process that reads foreign files must not be able to do.
 *
 * All of it is for good, for the process that calls and what it starts, and
 * made of system calls only, so that it may be called between fork and
 * exec. */
#ifndef SK_SANDBOX_H
#define SK_SANDBOX_H

#include "base.h"

struct sk_sandbox_limits {
	size_t memory;     /* bytes of address space; 0: as it is */
	size_t file_size;  /* bytes of what it may write to descriptors */
	unsigned cpu;      /* seconds of processor time */
	unsigned files;    /* open descriptors */
	bool no_processes; /* it may start none */
};

/* Set the limits, and give up core dumps and new privileges. */
void sk_sandbox_limit(const struct sk_sandbox_limits *limits);

/* No file but those open, no network, no process, no signal to others:
 * memory and the descriptors that it has. */
void sk_sandbox_close(void);

/* For programs: they may read what is installed (/usr, fonts), the file open
 * at FD and the file PROGRAM, which may be NULL; no network, no signal to
 * others. */
void sk_sandbox_close_program(int fd, const char *program);

/* What of this the system enforces: the ABI of Landlock, 0 for none, and
 * whether system calls are filtered. */
int sk_sandbox_landlock(void);
bool sk_sandbox_seccomp(void);

/* Bytes of address space that this process uses. */
size_t sk_sandbox_memory_now(void);

#endif
