/* oom.c - allocations that fail on demand; see oom.h. */
#include <check.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "oom.h"

enum { MOST = 100000 };

static atomic_size_t made;    /* allocations since the last arming */
static atomic_size_t fail_at; /* the first that fails, from 1; 0: none */
static atomic_bool fail_on;   /* and all that come after it */

static bool
refused(void)
{
	size_t n = atomic_fetch_add(&made, 1) + 1;
	size_t at = atomic_load(&fail_at);

	return at && (n == at || (n > at && atomic_load(&fail_on)));
}

void *
oom_malloc(size_t size)
{
	return refused() ? NULL : malloc(size);
}

void *
oom_calloc(size_t count, size_t size)
{
	return refused() ? NULL : calloc(count, size);
}

void *
oom_realloc(void *p, size_t size)
{
	return refused() ? NULL : realloc(p, size);
}

char *
oom_strdup(const char *s)
{
	return refused() ? NULL : strdup(s);
}

char *
oom_strndup(const char *s, size_t len)
{
	return refused() ? NULL : strndup(s, len);
}

/* Run FN with allocation N failing; true if N was never reached. */
static bool
oom_once(oom_fn *fn, void *ctx, size_t n, bool on)
{
	struct sakuin_error err = { 0 };
	bool ok;

	atomic_store(&made, 0);
	atomic_store(&fail_on, on);
	atomic_store(&fail_at, n);
	ok = fn(ctx, &err);
	atomic_store(&fail_at, 0);
	if (atomic_load(&made) < n) {
		ck_assert_msg(ok, "fails without a cause: %s", err.text);
		return true;
	}
	ck_assert_msg(!ok, "allocation %zu failed and nobody noticed", n);
	ck_assert_msg(err.code == SAKUIN_ENOMEM,
		      "allocation %zu failed; code %d, '%s'", n, (int)err.code,
		      err.text);
	ck_assert_msg(err.text[0], "allocation %zu failed without a word", n);
	return false;
}

size_t
oom_until_success(oom_fn *fn, void *ctx)
{
	size_t n = 1;

	while (!oom_once(fn, ctx, n, false)) {
		n++;
		ck_assert_msg(n < MOST, "no success in %d trials", MOST);
	}
	for (size_t i = 1; i < n; i++)
		oom_once(fn, ctx, i, true);
	return n - 1;
}

size_t
oom_count(oom_fn *fn, void *ctx)
{
	struct sakuin_error err = { 0 };

	atomic_store(&made, 0);
	ck_assert_msg(fn(ctx, &err), "%s", err.text);
	return atomic_load(&made);
}
