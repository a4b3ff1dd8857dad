/* check_xapian_synonym.c - synonyms, and the state of a database. */
#include "suite.h"
#include "xapian_c_test.h"

static const char *
synonyms(struct xc_db *db, const char *key)
{
	static struct seen seen;

	seen_done(&seen);
	must(xc_synonyms(db, sk_str(key), see_name, &seen, &err));
	return seen_text(&seen);
}

static const char *
keys(struct xc_db *db, const char *prefix)
{
	static struct seen seen;

	seen_done(&seen);
	must(xc_synonym_keys(db, sk_str(prefix), see_name, &seen, &err));
	return seen_text(&seen);
}

START_TEST(set_and_read)
{
	const struct sakuin_str values[] = { sk_str("Zb"), sk_str("a"),
					     sk_str("Za") };
	struct xc_db *db = open_writer("db");

	must(xc_synonyms_set(db, sk_str("x"), values, 3, &err));
	must(xc_synonyms_set(db, sk_str("xy"), values, 1, &err));
	must(xc_synonyms_set(db, sk_str("z"), values, 0, &err));
	must(xc_commit(db, &err));
	ck_assert_str_eq(keys(db, ""), "x:0 xy:0");
	ck_assert_str_eq(keys(db, "xy"), "xy:0");
	ck_assert_str_eq(synonyms(db, "x"), "Za:0 Zb:0 a:0");
	ck_assert_str_eq(synonyms(db, "nothing"), "");
	/* These and no others; none at all. */
	must(xc_synonyms_set(db, sk_str("x"), values, 1, &err));
	must(xc_synonyms_set(db, sk_str("xy"), values, 0, &err));
	must(xc_commit(db, &err));
	ck_assert_str_eq(keys(db, ""), "x:0");
	ck_assert_str_eq(synonyms(db, "x"), "Zb:0");
	xc_close(db);
}
END_TEST

/* What is not committed is nobody's. */
START_TEST(only_commits_count)
{
	const struct sakuin_str value = sk_str("Zb");
	struct xc_db *db = open_writer("db");

	must(xc_synonyms_set(db, sk_str("x"), &value, 1, &err));
	must(xc_commit(db, &err));
	must(xc_synonyms_set(db, sk_str("y"), &value, 1, &err));
	xc_close(db);
	db = open_reader("db");
	ck_assert_str_eq(keys(db, ""), "x:0");
	must_fail(xc_synonyms_set(db, sk_str("y"), &value, 1, &err),
		  SAKUIN_EINVAL, "reading only");
	xc_close(db);
}
END_TEST

/* Xapian itself would write these, and could read none any more. */
START_TEST(what_xapian_can_not_hold)
{
	char text[XC_SYNONYM_MAX + 2];
	struct sakuin_str value = { text, XC_SYNONYM_MAX + 1 };
	struct xc_db *db = open_writer("db");

	memset(text, 'v', sizeof text);
	must_fail(xc_synonyms_set(db, sk_str("x"), &value, 1, &err),
		  SAKUIN_EINVAL, "too long");
	must_fail(xc_synonyms_set(db, value, NULL, 0, &err), SAKUIN_EINVAL,
		  "too long");
	must_fail(xc_synonyms_set(db, sk_str(""), NULL, 0, &err), SAKUIN_EINVAL,
		  "empty");
	value.len = XC_SYNONYM_MAX;
	must(xc_synonyms_set(db, value, &value, 1, &err));
	text[1] = '\0';
	must_fail(xc_synonyms_set(db, sk_str("x"), &value, 1, &err),
		  SAKUIN_EINVAL, "NUL");
	must(xc_commit(db, &err));
	text[1] = 'v';
	text[value.len] = '\0';
	ck_assert_uint_eq(strlen(synonyms(db, text)), value.len + 2);
	xc_close(db);
}
END_TEST

START_TEST(stopped)
{
	const struct sakuin_str values[] = { sk_str("a"), sk_str("b") };
	struct seen seen = { .stop_at = 2 };
	struct xc_db *db = open_writer("db");

	must(xc_synonyms_set(db, sk_str("x"), values, 2, &err));
	must(xc_commit(db, &err));
	must_fail(xc_synonyms(db, sk_str("x"), see_name, &seen, &err),
		  SAKUIN_EIO, "stopped by the test");
	seen_done(&seen);
	seen.stop_at = 1;
	must_fail(xc_synonym_keys(db, sk_str(""), see_name, &seen, &err),
		  SAKUIN_EIO, "stopped by the test");
	seen_done(&seen);
	xc_close(db);
}
END_TEST

START_TEST(state)
{
	struct sk_buf first = { 0 }, second = { 0 };
	struct xc_db *db = open_writer("db");

	must(xc_commit(db, &err));
	must(xc_state(in_folder("db"), &first, &err));
	must(xc_state(in_folder("db"), &second, &err));
	ck_assert(sk_str_eq(sk_buf_str(&first), sk_buf_str(&second)));
	put_words(db, "", "a", "");
	must(xc_commit(db, &err));
	xc_close(db);
	must(xc_state(in_folder("db"), &second, &err));
	ck_assert(!sk_str_eq(sk_buf_str(&first), sk_buf_str(&second)));
	must_fail(xc_state(in_folder("none"), &second, &err), SAKUIN_ENOTFOUND,
		  "none");
	sk_buf_done(&first);
	sk_buf_done(&second);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("xapian_synonym");
	TCase *tcase = tcase_create("xapian_synonym");

	tcase_add_checked_fixture(tcase, set_up, tear_down);
	tcase_add_test(tcase, set_and_read);
	tcase_add_test(tcase, only_commits_count);
	tcase_add_test(tcase, what_xapian_can_not_hold);
	tcase_add_test(tcase, stopped);
	tcase_add_test(tcase, state);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
