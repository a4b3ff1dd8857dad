/* check_oom_base.c - buf.c and arena.c when memory runs out. */
#include <check.h>
#include <stdlib.h>

#include "oom.h"
#include "suite.h"

static bool
fill_buf(void *ctx, struct sakuin_error *err)
{
	struct sk_buf b = { 0 };
	bool ok = true;

	(void)ctx;
	for (int i = 0; ok && i < 1000; i++)
		ok = sk_buf_printf(&b, err, "%d,", i);
	ok = ok && sk_buf_cstr(&b, err) != NULL;
	if (ok)
		ck_assert_uint_eq(b.len, strlen(b.ptr));
	sk_buf_done(&b);
	return ok;
}

/* After a failure the buffer holds what it held, and can go on. */
static bool
keep_buf(void *ctx, struct sakuin_error *err)
{
	struct sk_buf b = { 0 };
	char many[200] = { 0 };
	bool ok = sk_buf_puts(&b, "kept", err);

	(void)ctx;
	if (ok && !sk_buf_add(&b, many, sizeof many, err)) {
		struct sakuin_error again;

		ck_assert_uint_eq(b.len, 4);
		ck_assert(sk_str_eq(sk_buf_str(&b), sk_str("kept")));
		ck_assert(sk_buf_putc(&b, '!', &again));
		ok = false;
	}
	sk_buf_done(&b);
	return ok;
}

static bool
fill_arena(void *ctx, struct sakuin_error *err)
{
	struct sk_arena a = { 0 };
	struct sakuin_str copy;
	bool ok = sk_arena_copy(&a, sk_str("text"), &copy, err) &&
		  sk_arena_array(&a, 1000, 100, err) &&
		  sk_arena_alloc(&a, (size_t)5 << 20, err);

	(void)ctx;
	if (ok)
		ck_assert_str_eq(copy.ptr, "text");
	sk_arena_done(&a);
	return ok;
}

static bool
grow_array(void *ctx, struct sakuin_error *err)
{
	uint64_t *array = NULL;
	size_t cap = 0;
	bool ok = true;

	(void)ctx;
	for (size_t i = 0; ok && i < 500; i++) {
		ok = sk_grow(&array, &cap, i + 1, sizeof *array, err);
		if (ok)
			array[i] = i;
	}
	free(array);
	return ok;
}

static const struct {
	const char *name;
	oom_fn *fn;
	size_t least; /* allocations that it must make, or it tests nothing */
} cases[] = {
	{ "buf: fill", fill_buf, 5 },
	{ "buf: keep what was there", keep_buf, 2 },
	{ "arena: three blocks", fill_arena, 3 },
	{ "grow", grow_array, 5 },
};

START_TEST(out_of_memory)
{
	size_t made = oom_until_success(cases[_i].fn, NULL);

	ck_assert_msg(made >= cases[_i].least, "%s: only %zu allocations",
		      cases[_i].name, made);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("oom_base");
	TCase *tcase = tcase_create("out of memory");

	tcase_add_loop_test(tcase, out_of_memory, 0,
			    (int)(sizeof cases / sizeof cases[0]));
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
