/* check_rewrite_close.c - stems of a stock parser that stand side by side, as
 * the words that the collection has of them. */
#include "index_test.h"
#include "query_text.h"
#include "suite.h"

/* The query that quest makes of TEXT, rewritten for S. */
static struct xc_query *
stock_query(struct sk_store *s, const char *text)
{
	const struct xc_parser parser = { .default_op = XC_OR,
					  .flags = XC_PARSE_PHRASE,
					  .stemming = XC_STEM_STOCK,
					  .stemmer = "english" };
	struct sk_rewriter *r = sk_rewriter_new(NULL, &err);
	struct xc_query *parsed, *query;

	must(r != NULL);
	parsed = xc_query_parse(&parser, sk_store_db(s), sk_str(text), &err);
	must(parsed != NULL);
	sk_rewriter_stock(r, true, sk_store_db(s));
	query = xc_query_rewrite(parsed, sk_rewrite, r, &err);
	must(query != NULL);
	xc_query_free(parsed);
	sk_rewriter_free(r);
	return query;
}

/* "heated" is in more documents than "heat". */
static struct sk_store *
collection(void)
{
	struct sk_store *s = writer("db");
	const char *const others[] = { "1", "2", "3", "4", "5", "6", "7" };

	put(s, "apart", "", "A layer, which they heated. Studies.", "en");
	put(s, "close", "", "They had a heated layer there. Studies.", "en");
	put(s, "heat", "", "They had the heat there. Study.", "en");
	for (int i = 0; i < COUNT(others); i++)
		put(s, others[i], "", "Of something else.", "en");
	commit_and_close(s);
	return reader("db");
}

static const struct {
	const char *query, *tree;
} neighbours[] = {
	{ "heat layers",
	  "(Zheat@1 OR Zlayer@2 OR 0.3 * (heated@1 PHRASE 2 layer@2))" },
	{ "layers heating",
	  "(Zlayer@1 OR Zheat@2 OR 0.3 * (layer@1 PHRASE 2 heated@2))" },
	{ "heating study",
	  "(Zheat@1 OR Zstudi@2 OR 0.3 * (heated@1 PHRASE 2 studies@2))" },
	/* Stop words part them, as they do words that were typed. */
	{ "layer of heat", "(Zlayer@1 OR Zheat@3)" },
	/* None of its words is in the collection. */
	{ "layer elephants", "(Zlayer@1 OR Zeleph@2)" },
	{ "Heat layers", "((Zheat@1 OR 0.05 * heat@1) OR Zlayer@2 OR 0.3 * "
			 "(heat@1 PHRASE 2 layer@2))" },
};

START_TEST(stems_are_close)
{
	struct sk_store *s = collection();
	struct xc_query *query = stock_query(s, neighbours[_i].query);
	struct sk_buf text = { 0 };
	char wanted[500];

	must(sk_query_text(query, &text, &err));
	snprintf(wanted, sizeof wanted, "Query(%s)", neighbours[_i].tree);
	ck_assert_str_eq(sk_buf_cstr(&text, &err), wanted);
	sk_buf_done(&text);
	xc_query_free(query);
	sk_store_close(s);
}
END_TEST

START_TEST(what_has_them_so_comes_first)
{
	struct sk_store *s = collection();
	struct xc_query *query = stock_query(s, "heat layers");
	struct seen seen = { 0 };

	must(sk_search(s, query, 0, 1, see_id, &seen, NULL, &err));
	ck_assert_str_eq(seen_text(&seen), "close");
	seen_done(&seen);
	xc_query_free(query);
	sk_store_close(s);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("rewrite_close");
	TCase *tcase = tcase_create("rewrite_close");

	tcase_add_checked_fixture(tcase, set_up, tear_down);
	tcase_add_loop_test(tcase, stems_are_close, 0, COUNT(neighbours));
	tcase_add_test(tcase, what_has_them_so_comes_first);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
