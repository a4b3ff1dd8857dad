/* check_xapian_several.c - several databases read as one, or made one. */
#include "suite.h"
#include "xapian_c_test.h"

START_TEST(several_databases_are_one)
{
	const char *paths[2];
	struct xc_db *db = open_writer("a");
	struct xc_stats stats;
	struct sk_buf value = { 0 };
	struct seen seen = { 0 };
	uint32_t freq;

	put_words(db, "a1", "x y", "");
	must(xc_metadata_set(db, sk_str("k"), sk_str("of a"), &err));
	must(xc_commit(db, &err));
	xc_close(db);
	db = open_writer("b");
	put_words(db, "b1", "x z", "");
	must(xc_metadata_set(db, sk_str("k"), sk_str("of b"), &err));
	must(xc_metadata_set(db, sk_str("only"), sk_str("of b"), &err));
	must(xc_commit(db, &err));
	xc_close(db);

	paths[0] = in_folder("a");
	paths[1] = in_folder("b");
	db = xc_open(paths, 2, &err);
	must(db != NULL);
	must(xc_stats(db, &stats, &err));
	ck_assert_uint_eq(stats.documents, 2);
	must(xc_metadata_get(db, sk_str("k"), &value, &err));
	ck_assert(sk_str_eq(sk_buf_str(&value), sk_str("of a")));
	must(xc_metadata_get(db, sk_str("only"), &value, &err));
	ck_assert_uint_eq(value.len, 0);
	must(xc_metadata_keys(db, sk_str(""), see_name, &seen, &err));
	ck_assert_str_eq(seen_text(&seen), "k:0");
	seen_done(&seen);
	must(xc_terms(db, sk_str(""), see_name, &seen, &err));
	ck_assert_str_eq(seen_text(&seen), "x:2 y:1 z:1");
	must(xc_term_freq(db, sk_str("x"), &freq, &err));
	ck_assert_uint_eq(freq, 2);
	must(xc_document_data(db, 2, &value, &err));
	ck_assert(sk_str_eq(sk_buf_str(&value), sk_str("b1")));
	xc_close(db);
	seen_done(&seen);
	sk_buf_done(&value);
}
END_TEST

START_TEST(compact_keeps_order_and_metadata)
{
	const char *from[2], *nowhere = in_folder("nowhere");
	struct xc_db *db = open_writer("a");
	struct xc_stats stats;
	struct sk_buf value = { 0 };
	struct seen seen = { 0 };
	static const char *const expected[] = { "a1", "a2", "b1", "b2" };

	put_words(db, "a1", "x", "5");
	put_words(db, "a2", "y", "");
	must(xc_metadata_set(db, sk_str("k"), sk_str("of a"), &err));
	must(xc_spelling_add(db, sk_str("tokyo"), 2, &err));
	must(xc_commit(db, &err));
	xc_close(db);
	db = open_writer("b");
	put_words(db, "b1", "x", "6");
	put_words(db, "b2", "z", "");
	must(xc_metadata_set(db, sk_str("k"), sk_str("of b"), &err));
	must(xc_metadata_set(db, sk_str("l"), sk_str("of b"), &err));
	must(xc_commit(db, &err));
	xc_close(db);

	from[0] = in_folder("a");
	from[1] = in_folder("b");
	must(xc_compact(from, 2, in_folder("both"), &err));
	db = open_reader("both");
	must(xc_stats(db, &stats, &err));
	ck_assert_uint_eq(stats.documents, 4);
	for (uint32_t i = 0; i < 4; i++) {
		must(xc_document_data(db, i + 1, &value, &err));
		ck_assert(sk_str_eq(sk_buf_str(&value), sk_str(expected[i])));
	}
	must(xc_document_value(db, 3, 10, &value, &err));
	ck_assert(sk_str_eq(sk_buf_str(&value), sk_str("6")));
	must(xc_metadata_get(db, sk_str("k"), &value, &err));
	ck_assert(sk_str_eq(sk_buf_str(&value), sk_str("of a")));
	must(xc_metadata_get(db, sk_str("l"), &value, &err));
	ck_assert(sk_str_eq(sk_buf_str(&value), sk_str("of b")));
	must(xc_spelling_suggest(db, sk_str("tokio"), 2, &value, &err));
	ck_assert(sk_str_eq(sk_buf_str(&value), sk_str("tokyo")));
	must(xc_terms(db, sk_str(""), see_name, &seen, &err));
	ck_assert_str_eq(seen_text(&seen), "x:2 y:1 z:1");
	xc_close(db);

	must_fail(xc_compact(&nowhere, 1, in_folder("c"), &err),
		  SAKUIN_ENOTFOUND, "nowhere");
	must_fail(xc_compact(from, 0, in_folder("c"), &err), SAKUIN_EINVAL,
		  "no database");
	must_fail(xc_compact(from, 2, from[0], &err), SAKUIN_EINVAL, "");
	seen_done(&seen);
	sk_buf_done(&value);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("xapian_several");
	TCase *tcase = tcase_create("xapian_several");

	tcase_add_checked_fixture(tcase, set_up, tear_down);
	tcase_add_test(tcase, several_databases_are_one);
	tcase_add_test(tcase, compact_keeps_order_and_metadata);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
