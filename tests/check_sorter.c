/* check_sorter.c - more records than memory holds, in order. */
#include "sorter.h"
#include "suite.h"
#include "xapian_c_test.h"

enum { MANY = 20000 };

/* Checks that records come in order and counts them. */
struct order {
	char last[SK_SORTER_RECORD];
	size_t len, count, bytes, stop_at;
};

static bool
order_see(void *ctx, struct sakuin_str record, struct sakuin_error *e)
{
	struct order *o = ctx;
	struct sakuin_str last = { o->last, o->len };

	if (o->count)
		ck_assert_int_lt(sk_str_cmp(last, record), 0);
	if (record.len)
		memcpy(o->last, record.ptr, record.len);
	o->len = record.len;
	o->bytes += record.len;
	return ++o->count != o->stop_at ||
	       sk_fail(e, SAKUIN_EIO, "stopped by the test");
}

static struct sk_sorter *
sorter(size_t memory)
{
	struct sk_sorter *s = sk_sorter_new(folder, memory, &err);

	must(s != NULL);
	return s;
}

static void
add(struct sk_sorter *s, const char *text)
{
	must(sk_sorter_add(s, sk_str(text), &err));
}

static const size_t memories[] = { 0, 100000, 1 << 20, 16 << 20 };

/* Each number twice, in no order, with a tail of its own length. */
START_TEST(in_order)
{
	struct sk_sorter *s = sorter(memories[_i]);
	char text[SK_SORTER_RECORD];
	size_t bytes = 0;

	for (uint32_t i = 0; i < 2 * MANY; i++) {
		uint32_t n = i * 7919u % MANY;
		int len = snprintf(text, sizeof text, "%u%*s", n, (int)(n % 40),
				   "");

		bytes += i < MANY ? (size_t)len : 0;
		add(s, text);
	}
	for (int round = 0; round < 2; round++) {
		struct order o = { .count = 0 };

		must(sk_sorter_each(s, order_see, &o, &err));
		ck_assert_uint_eq(o.count, MANY);
		ck_assert_uint_eq(o.bytes, bytes);
	}
	sk_sorter_free(s);
}
END_TEST

START_TEST(any_bytes)
{
	struct sk_sorter *s = sorter(0);
	struct order o = { .count = 0 };

	for (int i = 0; i < 256; i++) {
		const char two[2] = { (char)i, '\0' };

		must(sk_sorter_add(s, bytes(two, 1), &err));
		must(sk_sorter_add(s, bytes(two, 2), &err));
	}
	must(sk_sorter_add(s, bytes("", 0), &err));
	must(sk_sorter_each(s, order_see, &o, &err));
	ck_assert_uint_eq(o.count, 513);
	sk_sorter_free(s);
}
END_TEST

START_TEST(nothing)
{
	struct sk_sorter *s = sorter(0);
	struct order o = { .count = 0 };

	must(sk_sorter_each(s, order_see, &o, &err));
	ck_assert_uint_eq(o.count, 0);
	must_fail(sk_sorter_add(s, sk_str("late"), &err), SAKUIN_EINTERNAL,
		  "can't be sorted");
	sk_sorter_free(s);
	sk_sorter_free(NULL);
}
END_TEST

START_TEST(failures)
{
	char text[SK_SORTER_RECORD + 2];
	struct sk_sorter *s = sorter(0);
	struct order o = { .stop_at = 2 };

	memset(text, 'x', sizeof text - 1);
	text[sizeof text - 1] = '\0';
	must_fail(sk_sorter_add(s, sk_str(text), &err), SAKUIN_EINTERNAL,
		  "can't be sorted");
	text[SK_SORTER_RECORD] = '\0';
	add(s, text);
	add(s, "a");
	must_fail(sk_sorter_each(s, order_see, &o, &err), SAKUIN_EIO,
		  "stopped by the test");
	sk_sorter_free(s);

	s = sk_sorter_new("/nowhere/at/all", 0, &err);
	must(s != NULL);
	for (int i = 0; i < 62; i++)
		add(s, text);
	must_fail(sk_sorter_add(s, sk_str(text), &err) &&
			  sk_sorter_add(s, sk_str(text), &err),
		  SAKUIN_EIO, "/nowhere/at/all: a file to sort in can't be");
	sk_sorter_free(s);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("sorter");
	TCase *tcase = tcase_create("sorter");

	tcase_add_checked_fixture(tcase, set_up, tear_down);
	tcase_add_loop_test(tcase, in_order, 0, COUNT(memories));
	tcase_add_test(tcase, any_bytes);
	tcase_add_test(tcase, nothing);
	tcase_add_test(tcase, failures);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
