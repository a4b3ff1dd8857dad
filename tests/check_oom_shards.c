/* check_oom_shards.c - databases in shards when memory runs out: it is told,
 * and what was there stays. */
#include "index_test.h"
#include "oom.h"
#include "shards.h"
#include "suite.h"

enum { SHARDS = 3 };

static bool
make(void *ctx, struct sakuin_error *e)
{
	(void)ctx;
	return sk_shards_prepare(in_folder("db"), SHARDS, e);
}

START_TEST(making)
{
	ck_assert_uint_ge(oom_until_success(make, NULL), 5);
	ck_assert_int_ne(access(in_folder("db.making"), F_OK), 0);
	sk_store_close(writer("db"));
}
END_TEST

static bool
write_one(void *ctx, struct sakuin_error *e)
{
	struct sk_document doc = { .id = sk_str("a"),
				   .title = sk_str("A title"),
				   .text = sk_str("lighthouse"),
				   .lang = sk_str("en") };
	struct sk_store *s = sk_store_open_writer(in_folder("db"), e);
	bool ok = s && sk_store_put(s, &doc, NULL, NULL, e) &&
		  sk_store_commit(s, e);

	(void)ctx;
	sk_store_close(s);
	return ok;
}

START_TEST(writing)
{
	struct sk_store *s;
	uint32_t freq;

	must(make(NULL, &err));
	s = writer("db");
	put(s, "b", "Another", "harbour", "en");
	commit_and_close(s);
	ck_assert_uint_ge(oom_until_success(write_one, NULL), 50);
	s = reader("db");
	must(xc_term_freq(sk_store_db(s), sk_str("harbour"), &freq, &err));
	ck_assert_uint_eq(freq, 1);
	must(xc_term_freq(sk_store_db(s), sk_str("lighthouse"), &freq, &err));
	ck_assert_uint_eq(freq, 1);
	sk_store_close(s);
}
END_TEST

static bool
read_all(void *ctx, struct sakuin_error *e)
{
	const char *path = in_folder("db");
	struct sk_buf line = { 0 };
	char warning[500];
	struct sk_store *s = sk_store_open(&path, 1, warning, e);
	bool ok = s && sk_store_line(s, sk_str("b"), &line, e);

	(void)ctx;
	ck_assert(!ok || line.len);
	sk_buf_done(&line);
	sk_store_close(s);
	return ok;
}

START_TEST(reading)
{
	struct sk_store *s;

	must(make(NULL, &err));
	s = writer("db");
	put(s, "b", "Another", "harbour", "en");
	commit_and_close(s);
	ck_assert_uint_ge(oom_until_success(read_all, NULL), 10);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("oom_shards");
	TCase *tcase = tcase_create("oom_shards");

	tcase_add_checked_fixture(tcase, set_up, tear_down);
	tcase_set_timeout(tcase, 120);
	tcase_add_test(tcase, making);
	tcase_add_test(tcase, writing);
	tcase_add_test(tcase, reading);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
