/* check_base.c - error.c and buf.c; check_arena.c and check_utf8.c have the
 * rest of base.h. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>

#include "base.h"
#include "suite.h"

#define COUNT(a) ((int)(sizeof(a) / sizeof(a)[0]))

/* A text of LEN times C, NUL-terminated; the caller frees it. */
static char *
repeat(char c, size_t len)
{
	char *s = malloc(len + 1);

	ck_assert_ptr_nonnull(s);
	memset(s, c, len);
	s[len] = '\0';
	return s;
}

/* ---------------------------------------------------------------- error */

START_TEST(fail_formats)
{
	struct sakuin_error err = { 0 };

	ck_assert(!sk_fail(&err, SAKUIN_EIO, "%s: line %d", "a.txt", 7));
	ck_assert_int_eq(err.code, SAKUIN_EIO);
	ck_assert_str_eq(err.text, "a.txt: line 7");
	ck_assert(!sk_nomem(&err));
	ck_assert_int_eq(err.code, SAKUIN_ENOMEM);
	ck_assert_str_eq(err.text,
			 "out of memory; free some or index smaller files");
}
END_TEST

START_TEST(fail_cuts_long_messages)
{
	struct sakuin_error err = { 0 };
	char *text = repeat('x', 2 * sizeof err.text);

	ck_assert(!sk_fail(&err, SAKUIN_EINVAL, "%s", text));
	ck_assert_uint_eq(strlen(err.text), sizeof err.text - 1);
	ck_assert_int_eq(err.text[0], 'x');
	free(text);
}
END_TEST

START_TEST(fail_at_names_the_place)
{
	struct sakuin_error err = { 0 };

	sk_fail(&err, SAKUIN_EINVAL, "not a number");
	ck_assert(!sk_fail_at(&err, "topics.tsv:3"));
	ck_assert_int_eq(err.code, SAKUIN_EINVAL);
	ck_assert_str_eq(err.text, "topics.tsv:3: not a number");
}
END_TEST

/* However long both are, something of both stays. */
START_TEST(fail_at_cuts_both)
{
	struct sakuin_error err = { 0 };
	char *where = repeat('w', 1000);
	char *what = repeat('m', 1000);

	sk_fail(&err, SAKUIN_EINVAL, "%s", what);
	ck_assert(!sk_fail_at(&err, where));
	ck_assert_uint_lt(strlen(err.text), sizeof err.text);
	ck_assert_int_eq(err.text[0], 'w');
	ck_assert_ptr_nonnull(strstr(err.text, "w: m"));
	free(where);
	free(what);
}
END_TEST

/* A short place costs a message only its own length. */
START_TEST(fail_at_keeps_what_fits)
{
	struct sakuin_error err = { 0 };
	char *what = repeat('m', sizeof err.text - 1 - strlen("a.txt: "));

	sk_fail(&err, SAKUIN_EINVAL, "%s", what);
	ck_assert(!sk_fail_at(&err, "a.txt"));
	ck_assert_uint_eq(strlen(err.text), sizeof err.text - 1);
	ck_assert_str_eq(err.text + strlen("a.txt: "), what);
	free(what);
	sk_fail(&err, SAKUIN_EINVAL, "short");
	what = repeat('w', 400);
	ck_assert(!sk_fail_at(&err, what));
	ck_assert_uint_eq(strlen(err.text), 400 + strlen(": short"));
	free(what);
}
END_TEST

/* N bytes of x, then many times a character of three bytes. */
static char *
three_bytes_each(size_t n)
{
	char *s = repeat('x', n + 3 * 300);

	for (size_t i = 0; i < 300; i++)
		memcpy(s + n + 3 * i, "\xE7\xAB\xB9", 3);
	return s;
}

/* Nothing but x, ": " and whole characters? */
static bool
is_whole(const char *s)
{
	while (*s) {
		if (strncmp(s, "\xE7\xAB\xB9", 3) == 0)
			s += 3;
		else if (strchr("x: ", *s))
			s++;
		else
			return false;
	}
	return true;
}

START_TEST(fail_cuts_between_characters)
{
	struct sakuin_error err = { 0 };
	char *where = three_bytes_each((size_t)_i % 3);
	char *what = three_bytes_each((size_t)_i / 3);

	sk_fail(&err, SAKUIN_EINVAL, "%s", what);
	ck_assert_msg(is_whole(err.text), "%s", err.text);
	ck_assert_uint_ge(strlen(err.text), sizeof err.text - 3);
	sk_fail_at(&err, where);
	ck_assert_msg(is_whole(err.text), "%s", err.text);
	ck_assert_uint_ge(strlen(err.text), sizeof err.text - 5);
	ck_assert_ptr_nonnull(strstr(err.text, ": "));
	free(where);
	free(what);
}
END_TEST

/* -------------------------------------------------------------- strings */

static const struct {
	const char *name, *a, *b;
	int order;
} orders[] = {
	{ "both empty", "", "", 0 },
	{ "no pointer is empty", NULL, "", 0 },
	{ "empty first", "", "a", -1 },
	{ "same", "word", "word", 0 },
	{ "shorter first", "word", "words", -1 },
	{ "by the first byte that differs", "b", "aa", 1 },
	{ "bytes are unsigned", "\xe7\xb4\xa2", "z", 1 },
};

START_TEST(str_order)
{
	struct sakuin_str a = sk_str(orders[_i].a);
	struct sakuin_str b = sk_str(orders[_i].b);
	int order = sk_str_cmp(a, b), back = sk_str_cmp(b, a);

	ck_assert_msg((order > 0) - (order < 0) == orders[_i].order, "%s",
		      orders[_i].name);
	ck_assert_msg((back > 0) - (back < 0) == -orders[_i].order, "%s",
		      orders[_i].name);
	ck_assert_msg(sk_str_eq(a, b) == !orders[_i].order, "%s",
		      orders[_i].name);
}
END_TEST

/* --------------------------------------------------------------- buffer */

START_TEST(buf_adds)
{
	struct sk_buf b = { 0 };
	struct sakuin_error err = { 0 };

	ck_assert_str_eq(sk_buf_cstr(&b, &err), "");
	ck_assert(sk_buf_add(&b, "a\0b", 3, &err));
	ck_assert(sk_buf_add(&b, NULL, 0, &err));
	ck_assert(sk_buf_puts(&b, "cd", &err));
	ck_assert(sk_buf_putc(&b, 'e', &err));
	ck_assert_uint_eq(b.len, 6);
	ck_assert_mem_eq(b.ptr, "a\0bcde", 6);
	ck_assert_uint_eq(strlen(sk_buf_cstr(&b, &err)), 1);
	ck_assert_int_eq(b.ptr[6], '\0');
	ck_assert_uint_eq(b.len, 6);
	sk_buf_clear(&b);
	ck_assert_uint_eq(sk_buf_str(&b).len, 0);
	ck_assert_str_eq(sk_buf_cstr(&b, &err), "");
	sk_buf_done(&b);
	ck_assert_ptr_null(b.ptr);
	sk_buf_done(&b);
}
END_TEST

START_TEST(buf_grows)
{
	struct sk_buf b = { 0 };
	struct sakuin_error err = { 0 };
	size_t moves = 0;

	for (size_t i = 0; i < 100000; i++) {
		size_t cap = b.cap;

		ck_assert(sk_buf_putc(&b, (char)('a' + i % 26), &err));
		moves += b.cap != cap;
		ck_assert_uint_lt(b.len, b.cap);
	}
	for (size_t i = 0; i < b.len; i++)
		ck_assert_int_eq(b.ptr[i], (char)('a' + i % 26));
	/* Doubling: 64 bytes to 128 KiB, not one step for each byte. */
	ck_assert_uint_le(moves, 12);
	sk_buf_done(&b);
}
END_TEST

START_TEST(buf_prints)
{
	struct sk_buf b = { 0 };
	struct sakuin_error err = { 0 };
	char *wide = repeat('w', 5000);

	ck_assert(sk_buf_printf(&b, &err, "%s|%d", "word", -3));
	ck_assert(sk_buf_printf(&b, &err, "%s", ""));
	ck_assert_str_eq(sk_buf_cstr(&b, &err), "word|-3");
	ck_assert(sk_buf_printf(&b, &err, "%s.", wide));
	ck_assert_uint_eq(b.len, 7 + 5001);
	ck_assert_int_eq(b.ptr[b.len - 1], '.');
	sk_buf_done(&b);
	free(wide);
}
END_TEST

/* What fits under a limit of `max` bytes, one of which is for the NUL. */
static const struct {
	const char *name;
	size_t max, have, more;
	bool fits;
} limits[] = {
	{ "one byte short of the limit", 100, 0, 99, true },
	{ "the limit itself leaves no NUL", 100, 0, 100, false },
	{ "above the limit", 100, 0, 101, false },
	{ "together just below", 100, 40, 59, true },
	{ "together the limit", 100, 40, 60, false },
	{ "nothing more always fits", 100, 99, 0, true },
	{ "no wrap-around at SIZE_MAX", 100, 40, SIZE_MAX, false },
	{ "no wrap-around below SIZE_MAX", 100, 40, SIZE_MAX - 40, false },
	{ "no limit means SK_BUF_MAX", 0, 10, SK_BUF_MAX - 10, false },
	{ "above SK_BUF_MAX", 0, 0, SK_BUF_MAX + 1, false },
};

START_TEST(buf_limit)
{
	struct sk_buf b = { .max = limits[_i].max };
	struct sakuin_error err = { 0 };
	char *text = repeat('t', limits[_i].have);
	char want[100];

	ck_assert(sk_buf_puts(&b, text, &err));
	ck_assert_msg(sk_buf_reserve(&b, limits[_i].more, &err) ==
			      limits[_i].fits,
		      "%s", limits[_i].name);
	ck_assert_uint_eq(b.len, limits[_i].have);
	ck_assert_uint_le(b.cap, limits[_i].max ? limits[_i].max : 1000);
	if (!limits[_i].fits) {
		snprintf(want, sizeof want,
			 "more than %zu bytes in one piece; split it",
			 limits[_i].max ? limits[_i].max : SK_BUF_MAX);
		ck_assert_int_eq(err.code, SAKUIN_EINVAL);
		ck_assert_str_eq(err.text, want);
		ck_assert_str_eq(sk_buf_cstr(&b, &err), text);
	}
	sk_buf_done(&b);
	ck_assert_uint_eq(b.max, limits[_i].max);
	free(text);
}
END_TEST

/* Nothing is added in part. */
START_TEST(buf_refuses_whole)
{
	struct sk_buf b = { .max = 10 };
	struct sakuin_error err = { 0 };

	ck_assert(sk_buf_puts(&b, "12345", &err));
	ck_assert(!sk_buf_puts(&b, "67890", &err));
	ck_assert(!sk_buf_printf(&b, &err, "%s", "67890"));
	ck_assert_str_eq(sk_buf_cstr(&b, &err), "12345");
	ck_assert(sk_buf_puts(&b, "6789", &err));
	ck_assert(!sk_buf_putc(&b, '0', &err));
	ck_assert_str_eq(sk_buf_cstr(&b, &err), "123456789");
	sk_buf_done(&b);
}
END_TEST

START_TEST(grow_keeps_and_checks)
{
	uint32_t *array = NULL;
	size_t cap = 0, was;
	struct sakuin_error err = { 0 };

	ck_assert(sk_grow(&array, &cap, 1, sizeof *array, &err));
	ck_assert_uint_ge(cap, 1);
	array[0] = 42;
	was = cap;
	ck_assert(sk_grow(&array, &cap, was, sizeof *array, &err));
	ck_assert_uint_eq(cap, was);
	ck_assert(sk_grow(&array, &cap, 10 * was, sizeof *array, &err));
	ck_assert_uint_ge(cap, 10 * was);
	ck_assert_uint_eq(array[0], 42);
	was = cap;
	ck_assert(!sk_grow(&array, &cap, SIZE_MAX / 2, sizeof *array, &err));
	ck_assert_int_eq(err.code, SAKUIN_ENOMEM);
	ck_assert_uint_eq(cap, was);
	ck_assert_uint_eq(array[0], 42);
	free(array);
}
END_TEST

static Suite *
base_suite(void)
{
	Suite *suite = suite_create("base");
	TCase *error = tcase_create("error"), *buf = tcase_create("buf");

	tcase_add_test(error, fail_formats);
	tcase_add_test(error, fail_cuts_long_messages);
	tcase_add_test(error, fail_at_names_the_place);
	tcase_add_test(error, fail_at_cuts_both);
	tcase_add_test(error, fail_at_keeps_what_fits);
	tcase_add_loop_test(error, fail_cuts_between_characters, 0, 9);
	tcase_add_loop_test(buf, str_order, 0, COUNT(orders));
	tcase_add_test(buf, buf_adds);
	tcase_add_test(buf, buf_grows);
	tcase_add_test(buf, buf_prints);
	tcase_add_loop_test(buf, buf_limit, 0, COUNT(limits));
	tcase_add_test(buf, buf_refuses_whole);
	tcase_add_test(buf, grow_keeps_and_checks);
	suite_add_tcase(suite, error);
	suite_add_tcase(suite, buf);
	return suite;
}

int
main(void)
{
	return run_suite(base_suite());
}
