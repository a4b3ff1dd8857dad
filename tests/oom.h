/* oom.h - make the n-th allocation fail.
 *
 * A test named check_oom_*.c is linked with a copy of the library whose
 * malloc, calloc, realloc, strdup and strndup are those of oom.c.  The
 * allocations of the test itself, of Check and of the shared libraries are
 * left alone, and the product has no hook for this. */
#ifndef SK_OOM_H
#define SK_OOM_H

#include "base.h"

/* The call under test.  It is called again and again and must start afresh
 * each time; it returns what the tested function returned. */
typedef bool oom_fn(void *ctx, struct sakuin_error *err);

/* Call FN with its first allocation failing, then its second, and so on
 * until it succeeds without having met a failure; then again, with all
 * allocations from the n-th on failing.  The Check test fails if FN succeeds
 * in spite of a failure or reports anything but SAKUIN_ENOMEM.  Returns how
 * many allocations FN makes when all goes well, so that a test can see that
 * it tested something. */
size_t oom_until_success(oom_fn *fn, void *ctx);

/* How many allocations FN makes; it must succeed. */
size_t oom_count(oom_fn *fn, void *ctx);

/* What the library calls instead of the functions without oom_. */
void *oom_malloc(size_t size);
void *oom_calloc(size_t count, size_t size);
void *oom_realloc(void *p, size_t size);
char *oom_strdup(const char *s);
char *oom_strndup(const char *s, size_t len);

#endif
