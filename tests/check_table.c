/* check_table.c - table.c. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>

#include "suite.h"
#include "table.h"

enum { MANY = 5000 };

static uint32_t
intern(struct sk_table *t, struct sakuin_str text)
{
	struct sakuin_error err = { 0 };
	uint32_t number = UINT32_MAX;

	if (!sk_table_intern(t, text, &number, &err))
		ck_abort_msg("%s", err.text);
	return number;
}

/* The key number N; short and long ones, with common beginnings. */
static struct sakuin_str
key(char out[64], int n)
{
	int len = snprintf(out, 64, n % 2 ? "%d" : "a longer key number %d", n);

	return (struct sakuin_str){ out, (size_t)len };
}

START_TEST(table_numbers)
{
	struct sk_table t = { 0 };

	ck_assert_uint_eq(intern(&t, sk_str("b")), 0);
	ck_assert_uint_eq(intern(&t, sk_str("a")), 1);
	ck_assert_uint_eq(intern(&t, sk_str("b")), 0);
	ck_assert_uint_eq(intern(&t, sk_str("ab")), 2);
	ck_assert_uint_eq(t.count, 3);
	sk_table_done(&t);
}
END_TEST

/* Any bytes are a key, none too. */
START_TEST(table_any_bytes)
{
	static const struct sakuin_str keys[] = {
		{ "", 0 },     { "\0", 1 }, { "\0\0", 2 },     { "a\0b", 3 },
		{ "a\0c", 3 }, { "a", 1 },  { "\xff\xfe", 2 },
	};
	struct sk_table t = { 0 };
	uint32_t number;

	for (uint32_t round = 0; round < 2; round++)
		for (uint32_t i = 0; i < sizeof keys / sizeof *keys; i++)
			ck_assert_uint_eq(intern(&t, keys[i]), i);
	for (uint32_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		ck_assert(sk_table_find(&t, keys[i], &number));
		ck_assert_uint_eq(number, i);
		ck_assert(sk_str_eq(t.keys[i].text, keys[i]));
	}
	sk_table_done(&t);
}
END_TEST

START_TEST(table_find)
{
	struct sk_table t = { 0 };
	uint32_t number = 77;

	ck_assert(!sk_table_find(&t, sk_str("a"), &number));
	intern(&t, sk_str("a"));
	ck_assert(!sk_table_find(&t, sk_str("b"), &number));
	ck_assert(!sk_table_find(&t, sk_str(""), &number));
	ck_assert_uint_eq(number, 77);
	ck_assert(sk_table_find(&t, sk_str("a"), &number));
	ck_assert_uint_eq(number, 0);
	ck_assert_uint_eq(t.count, 1);
	sk_table_done(&t);
}
END_TEST

/* The table copies its keys and grows; all of them are found. */
START_TEST(table_many)
{
	struct sk_table t = { 0 };
	char text[64];

	for (int n = 0; n < MANY; n++)
		if (intern(&t, key(text, n)) != (uint32_t)n)
			ck_abort_msg("%s", text);
	for (int n = MANY - 1; n >= 0; n--) {
		uint32_t number;

		if (!sk_table_find(&t, key(text, n), &number) ||
		    number != (uint32_t)n ||
		    !sk_str_eq(t.keys[n].text, key(text, n)))
			ck_abort_msg("%s", text);
	}
	ck_assert_uint_eq(t.count, MANY);
	sk_table_done(&t);
}
END_TEST

/* After a reset nothing is there and numbers begin anew. */
START_TEST(table_reset)
{
	static const int counts[] = { 0, 1, MANY, 3, 1023, 1024, 1025, 2 };
	struct sk_table t = { 0 };
	char text[64];

	for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
		uint32_t number;

		for (int n = 0; n < counts[i]; n++)
			if (intern(&t, key(text, n)) != (uint32_t)n)
				ck_abort_msg("%s", text);
		sk_table_reset(&t);
		ck_assert_uint_eq(t.count, 0);
		for (int n = 0; n < MANY; n++)
			if (sk_table_find(&t, key(text, n), &number))
				ck_abort_msg("%s is still there", text);
	}
	sk_table_done(&t);
}
END_TEST

START_TEST(table_done)
{
	struct sk_table t = { 0 };

	sk_table_reset(&t);
	sk_table_done(&t);
	intern(&t, sk_str("a"));
	sk_table_done(&t);
	ck_assert_uint_eq(t.count, 0);
	ck_assert_uint_eq(intern(&t, sk_str("b")), 0);
	sk_table_done(&t);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("table");
	TCase *tc = tcase_create("table");

	tcase_add_test(tc, table_numbers);
	tcase_add_test(tc, table_any_bytes);
	tcase_add_test(tc, table_find);
	tcase_add_test(tc, table_many);
	tcase_add_test(tc, table_reset);
	tcase_add_test(tc, table_done);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
