/* matcher_test.h - a matcher for each test of sources, and an arena.
 *
 * For tests that add set_up() and tear_down() as a checked fixture. */
#ifndef MATCHER_TEST_H
#define MATCHER_TEST_H

#include <check.h>

#include "source_test.h"

#define must(call) ck_assert_msg((call), "%s: %s", #call, err.text)
#define COUNT(table) ((int)(sizeof(table) / sizeof *(table)))

static struct sakuin_error err;
static struct sk_source_matcher *matcher;
static struct sk_arena arena;

static inline void
set_up(void)
{
	matcher = sk_source_matcher_new(&err);
	must(matcher != NULL);
}

static inline void
tear_down(void)
{
	sk_source_matcher_free(matcher);
	sk_arena_done(&arena);
}

#endif
