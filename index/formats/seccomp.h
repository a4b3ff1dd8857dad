/* seccomp.h - which system calls a process may make. */
#ifndef SK_SECCOMP_H
#define SK_SECCOMP_H

#include "base.h"

/* From here on: memory, time, and reading and writing what is open.  All else
 * fails with EPERM. */
void sk_seccomp_worker(void);

/* From here on no network, no tracing, no signals to others, nothing that
 * only administrators do. */
void sk_seccomp_program(void);

/* Does it do anything, in this build on this kernel? */
bool sk_seccomp_works(void);

#endif
