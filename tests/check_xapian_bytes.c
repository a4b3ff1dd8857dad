/* check_xapian_bytes.c - hostile bytes that claim to be queries. */
#include "suite.h"
#include "xapian_tree_test.h"

static const struct {
	const char *name, *bytes;
	size_t len;
	const char *words; /* of the message */
} broken[] = {
	{ "unknown kind", "\x10", 1, "not a serialised query" },
	{ "cut term",
	  "\x55"
	  "abc",
	  4, "not a serialised query" },
	{ "cut long term",
	  "\x50\x20"
	  "abc",
	  5, "not a serialised query" },
	{ "no child", "\x82", 1, "not a serialised query" },
	{ "one of two children",
	  "\x82\x51"
	  "a",
	  3, "not a serialised query" },
	{ "unknown operator",
	  "\xc2\x51"
	  "a\x51"
	  "b",
	  5, "" },
	{ "millions of children", "\x80\xff\xff\xff\xff\xff\x80\x0f", 8,
	  "not a serialised query" },
	{ "endless number", "\x50\xff\x7f\x7f\x7f\x7f\x7f\x7f\x7f\x7f\x7f\x7f",
	  12, "not a serialised query" },
	{ "cut range",
	  "\x23\x05"
	  "a",
	  3, "not a serialised query" },
	{ "cut double", "\x0d\x76\x80", 3, "not a serialised query" },
	{ "unknown source",
	  "\x0c\x01"
	  "a\x00",
	  4, "not registered" },
	{ "cut data of a source",
	  "\x0c\x20"
	  "Xapian::ValueWeightPostingSource"
	  "\x01\xff",
	  36, "" },
	{ "number in too many bytes",
	  "\x82\x52"
	  "ab\x72"
	  "ab\xff\x00\x80\x01",
	  11, "not a serialised query" },
	{ "position beyond 32 bits",
	  "\x61"
	  "a\xff\x7f\x7f\x7f\x7f\x9f",
	  8, "not a serialised query" },
	{ "scaled below nothing",
	  "\x82\x51"
	  "a\x0d\x86\x80\x51"
	  "a",
	  8, "factor >= 0" },
	{ "source below another",
	  "\x82\x51"
	  "a\x0c\x01"
	  "a\x00",
	  7, "not registered" },
	{ "edit distance of 2.x",
	  "\x0a\x01\x01\x01\x01\x01\x01"
	  "a",
	  8, "not a serialised query" },
	{ "junk behind",
	  "\x51"
	  "ab",
	  3, "bytes behind" },
};

START_TEST(broken_bytes)
{
	must_fail(xc_query_unserialise(bytes(broken[_i].bytes, broken[_i].len),
				       &err),
		  SAKUIN_EINVAL, broken[_i].words);
}
END_TEST

START_TEST(deep_bytes)
{
	static const char level[] = "\x8a\x51"
				    "a";
	struct xc_query *query;

	for (int i = 0; i < 200; i++)
		must(sk_buf_puts(&one, level, &err));
	must(sk_buf_puts(&one,
			 "\x51"
			 "b",
			 &err));
	query = xc_query_unserialise(sk_buf_str(&one), &err);
	must(query != NULL);
	check_identity(query, "200 levels");
	xc_query_free(query);

	sk_buf_clear(&one);
	for (int i = 0; i < 1000000; i++)
		must(sk_buf_puts(&one, level, &err));
	must_fail(xc_query_unserialise(sk_buf_str(&one), &err), SAKUIN_EINVAL,
		  "200 deep");
	done();
}
END_TEST

/* Bytes of real queries with some changed: refused, or read and then
 * handled without harm. */
START_TEST(damaged_bytes)
{
	uint64_t seed = (uint64_t)time(NULL) * 1000 + (uint64_t)_i, start;

	start = seed;
	for (int i = 0; i < 400; i++) {
		struct xc_query *query, *again;

		query = build(random_tree(&seed, 3));
		must(xc_query_serialise(query, &one, &err));
		xc_query_free(query);
		for (uint32_t n = draw(&seed, 4) + 1; n && one.len; n--)
			one.ptr[draw(&seed, (uint32_t)one.len)] =
				(char)draw(&seed, 256);
		if (draw(&seed, 3) == 0)
			one.len = draw(&seed, (uint32_t)one.len + 1);
		query = xc_query_unserialise(sk_buf_str(&one), &err);
		sk_arena_reset(&arena);
		if (!query) {
			ck_assert_msg(err.code == SAKUIN_EINVAL,
				      "seed %llu, query %d: %s",
				      (unsigned long long)start, i, err.text);
			continue;
		}
		again = xc_query_rewrite(query, same, NULL, &err);
		must(again != NULL);
		must(xc_query_serialise(query, &one, &err));
		must(xc_query_serialise(again, &two, &err));
		ck_assert_msg(sk_str_eq(sk_buf_str(&one), sk_buf_str(&two)),
			      "seed %llu, query %d", (unsigned long long)start,
			      i);
		xc_query_free(again);
		xc_query_free(query);
	}
	done();
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("xapian_bytes");
	TCase *tcase = tcase_create("bytes");

	tcase_set_timeout(tcase, 30);
	tcase_add_loop_test(tcase, broken_bytes, 0, COUNT(broken));
	tcase_add_test(tcase, deep_bytes);
	tcase_add_loop_test(tcase, damaged_bytes, 0, 5);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
