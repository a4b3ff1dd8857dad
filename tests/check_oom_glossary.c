/* check_oom_glossary.c - queries that meet what documents say of how names are
 * read, when memory runs out. */
#include "index_test.h"
#include "oom.h"
#include "query_text.h"
#include "suite.h"

/* Rewrite a query with a name in a run, and one as it sounds, with the glosses
 * of CTX, a store. */
static bool
ask_glosses(void *ctx, struct sakuin_error *e)
{
	const struct sk_query_options none = { 0 };
	struct xc_db *db = sk_store_db(ctx);
	struct sk_rewriter *r = sk_rewriter_new(NULL, e);
	struct sk_buf text = { 0 };
	struct xc_query *query =
		r && sk_rewriter_glosses(r, db, e)
			? sk_query_new(db, r, sk_str("雪舟の画 sesshu"), &none,
				       e)
			: NULL;
	bool ok = query && sk_query_text(query, &text, e);

	ck_assert(!ok || strstr(sk_buf_cstr(&text, e), "XRJ:setuhune"));
	ck_assert(!ok || strstr(sk_buf_cstr(&text, e), "Z雪舟"));
	sk_buf_done(&text);
	xc_query_free(query);
	sk_rewriter_free(r);
	return ok;
}

START_TEST(glosses)
{
	struct sk_store *s = writer("db");

	put(s, "a", "", "雪舟（せつふね）は画家。", "ja");
	put(s, "b", "", "雪舟（せっしゅう）の画", "ja");
	must(sk_store_commit(s, &err));
	ck_assert_uint_ge(oom_until_success(ask_glosses, s), 50);
	sk_store_close(s);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("oom_glossary");
	TCase *tcase = tcase_create("oom_glossary");

	tcase_set_timeout(tcase, 60);
	tcase_add_checked_fixture(tcase, set_up, tear_down);
	tcase_add_test(tcase, glosses);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
