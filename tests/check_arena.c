/* check_arena.c - arena.c. */
#include <check.h>
#include <stdalign.h>
#include <stdlib.h>

#include "base.h"
#include "suite.h"

#define COUNT(a) ((int)(sizeof(a) / sizeof(a)[0]))

START_TEST(arena_aligns_and_clears)
{
	struct sk_arena a = { 0 };
	struct sakuin_error err = { 0 };
	unsigned char *last = NULL;

	for (size_t size = 1; size < 3000; size += 7) {
		unsigned char *p = sk_arena_alloc(&a, size, &err);

		ck_assert_ptr_nonnull(p);
		ck_assert_uint_eq((uintptr_t)p % alignof(max_align_t), 0);
		for (size_t i = 0; i < size; i++)
			ck_assert_uint_eq(p[i], 0);
		/* What came before is not touched by filling this. */
		memset(p, 0xff, size);
		ck_assert(!last || last[0] == 0xff);
		last = p;
	}
	sk_arena_done(&a);
	ck_assert_ptr_null(a.blocks);
	sk_arena_done(&a);
}
END_TEST

START_TEST(arena_large_and_many)
{
	struct sk_arena a = { 0 };
	struct sakuin_error err = { 0 };
	size_t huge = (size_t)20 << 20;
	char *first = sk_arena_alloc(&a, 10, &err);
	char *large = sk_arena_alloc(&a, huge, &err);
	char *after = sk_arena_alloc(&a, 10, &err);

	ck_assert(first && large && after);
	memset(large, 'x', huge);
	ck_assert_int_eq(first[0], 0);
	ck_assert_int_eq(after[0], 0);
	sk_arena_done(&a);
}
END_TEST

/* A reset gives the first block back to use, and it is clean again. */
START_TEST(arena_resets)
{
	struct sk_arena a = { 0 };
	struct sakuin_error err = { 0 };
	char *first = sk_arena_alloc(&a, 100, &err);
	char *again;

	ck_assert_ptr_nonnull(first);
	memset(first, 'x', 100);
	for (int i = 0; i < 50; i++)
		ck_assert_ptr_nonnull(sk_arena_alloc(&a, 10000, &err));
	sk_arena_reset(&a);
	again = sk_arena_alloc(&a, 100, &err);
	ck_assert_ptr_eq(again, first);
	ck_assert_int_eq(again[0], 0);
	ck_assert_int_eq(again[99], 0);
	sk_arena_done(&a);
	sk_arena_reset(&a);
	ck_assert_ptr_null(a.blocks);
}
END_TEST

START_TEST(arena_copies)
{
	struct sk_arena a = { 0 };
	struct sakuin_error err = { 0 };
	char text[] = "copied";
	struct sakuin_str out, none = { NULL, 0 };

	ck_assert(sk_arena_copy(&a, sk_str(text), &out, &err));
	text[0] = 'X';
	ck_assert_uint_eq(out.len, 6);
	ck_assert_str_eq(out.ptr, "copied");
	ck_assert(sk_arena_copy(&a, none, &out, &err));
	ck_assert_uint_eq(out.len, 0);
	ck_assert_str_eq(out.ptr, "");
	sk_arena_done(&a);
}
END_TEST

static const struct {
	const char *name;
	size_t count, size;
	bool fits;
} products[] = {
	{ "small", 10, 10, true },
	{ "none", 0, 10, true },
	{ "of nothing", 10, 0, true },
	{ "wraps to 0", SIZE_MAX / 2 + 1, 2, false },
	{ "wraps to a little", SIZE_MAX / 4 + 2, 4, false },
	{ "above the limit", SK_BUF_MAX, 2, false },
	{ "one far too large", 1, SIZE_MAX, false },
	{ "rounding up would wrap", 1, SIZE_MAX - 3, false },
};

START_TEST(arena_checks_products)
{
	struct sk_arena a = { 0 };
	struct sakuin_error err = { 0 };
	void *p =
		sk_arena_array(&a, products[_i].count, products[_i].size, &err);

	ck_assert_msg((p != NULL) == products[_i].fits, "%s",
		      products[_i].name);
	ck_assert_int_eq(err.code,
			 products[_i].fits ? SAKUIN_OK : SAKUIN_ENOMEM);
	sk_arena_done(&a);
}
END_TEST

static Suite *
arena_suite(void)
{
	Suite *suite = suite_create("arena");
	TCase *arena = tcase_create("arena");

	tcase_add_test(arena, arena_aligns_and_clears);
	tcase_add_test(arena, arena_large_and_many);
	tcase_add_test(arena, arena_resets);
	tcase_add_test(arena, arena_copies);
	tcase_add_loop_test(arena, arena_checks_products, 0, COUNT(products));
	suite_add_tcase(suite, arena);
	return suite;
}

int
main(void)
{
	return run_suite(arena_suite());
}
