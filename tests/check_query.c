/* check_query.c - what a reader types: errors, and texts without grammar. */
#include "index_test.h"
#include "suite.h"

static const struct {
	const char *text, *words;
} refused[] = {
	{ "AND", "the query does not parse (Syntax: <expression> AND" },
	{ "cats AND", "put quotation marks around words that are no op" },
	{ "cats OR OR dogs", "the query does not parse" },
	{ "NOT", "the query does not parse" },
	{ "cats NEAR", NULL }, /* Xapian takes it for a word */
	{ "(((", NULL },
	{ ")", NULL },
	{ "\"", NULL },
	{ "*", NULL },
	{ "title:", NULL },
	{ "-cats", "nothing but words that must not be there; add one" },
	{ "-cats -dogs", "nothing but words that must not" },
	{ "-\"press conference\"", "nothing but words that must not" },
	{ "-(cats dogs) -x", "nothing but words that must not" },
	/* Xapian knows the spaces and quotation marks of Unicode, too. */
	{ "\u3000-cats", "nothing but words that must not" },
	{ "-cats\u3000-dogs\t-x", "nothing but words that must not" },
	{ "-\u201Cpress conference\u201D", "nothing but words that must not" },
	{ "-cats\u3000dogs", NULL },
	{ "-cats\tdogs", NULL },
	{ "-\u201Cpress conference\u201D dogs", NULL },
	{ "-cats \"dogs -x\"", NULL },
	{ "-cats (dogs -x)", NULL },
	{ "- cats", NULL },
	{ "NOT cats", NULL },
};

START_TEST(texts_that_do_not_parse)
{
	const struct sk_query_options none = { 0 }, plain = { .plain = true };
	const struct sk_query_options japanese = { .lang = "ja" };
	struct xc_query *query;

	if (refused[_i].words) {
		must_fail(query_with(NULL, refused[_i].text, &none),
			  SAKUIN_EINVAL, refused[_i].words);
		must_fail(query_with(NULL, refused[_i].text, &japanese),
			  SAKUIN_EINVAL, refused[_i].words);
	} else {
		query = query_with(NULL, refused[_i].text, &none);
		must(query != NULL);
		xc_query_free(query);
	}
	/* As plain words anything goes. */
	query = query_with(NULL, refused[_i].text, &plain);
	must(query != NULL);
	xc_query_free(query);
}
END_TEST

/* What is grammar elsewhere is text here. */
static const struct {
	const char *text, *same; /* ... as this, with grammar */
} plains[] = {
	{ "cats AND dogs", "cats dogs" },
	{ "+cats -dogs", "cats dogs" },
	{ "title:cats", "title cats" },
	{ "lang:ja", "lang ja" },
	{ "\"press conference\"", "press conference" },
	{ "press-conference", "press conference" },
	{ "cat* ~dogs (birds)", "cat dogs birds" },
	{ "a/b\\c\td\ne", "a b c d e" },
	{ "\"東京都\"", "東京都" },
	{ "cats NOT dogs", "cats dogs" },
	{ "", "" },
};

START_TEST(plain_texts)
{
	const struct sk_query_options none = { 0 }, plain = { .plain = true };
	struct xc_query *one = query_with(NULL, plains[_i].text, &plain);
	struct xc_query *two = query_with(NULL, plains[_i].same, &none);
	struct sk_buf a = { 0 }, b = { 0 };

	must(one != NULL);
	must(two != NULL);
	must(xc_query_describe(one, &a, &err));
	must(xc_query_describe(two, &b, &err));
	ck_assert_str_eq(sk_buf_cstr(&a, &err), sk_buf_cstr(&b, &err));
	xc_query_free(one);
	xc_query_free(two);
	sk_buf_done(&a);
	sk_buf_done(&b);
}
END_TEST

START_TEST(no_text_at_all)
{
	const struct sk_query_options none = { 0 }, plain = { .plain = true };
	struct sakuin_str nothing = { 0 };
	struct sk_rewriter *r = sk_rewriter_new(NULL, &err);
	struct xc_query *query;

	must(r != NULL);
	query = sk_query_new(NULL, r, nothing, &none, &err);
	must(query != NULL);
	ck_assert(xc_query_empty(query));
	xc_query_free(query);
	query = sk_query_new(NULL, r, nothing, &plain, &err);
	must(query != NULL);
	ck_assert(xc_query_empty(query));
	xc_query_free(query);
	sk_rewriter_free(r);
}
END_TEST

/* Wildcards ask the database, up to a limit. */
START_TEST(wildcards)
{
	struct sk_query_options none = { 0 };
	struct sk_store *s = writer("db");
	struct sk_buf text = { 0 };
	struct xc_query *query;

	put(s, "a", "Conference hackers", "", "en");
	put(s, "b", "Confetti", "", "en");
	ck_assert_str_eq(found(s, "confe*"), "b a");
	ck_assert_str_eq(found(s, "confer*"), "a");
	ck_assert_str_eq(found(s, "title:hack*"), "a");
	ck_assert_str_eq(found(s, "body:hack*"), "");
	for (int i = 0; i < 1001; i++)
		must(sk_buf_printf(&text, &err, "many%d ", i));
	put(s, "c", "", sk_buf_cstr(&text, &err), "en");
	must(sk_store_commit(s, &err));
	query = query_with(s, "many*", &none);
	must(query != NULL);
	must_fail(sk_search(s, query, 0, 10, see_id, &none, NULL, &err),
		  SAKUIN_EINVAL, "many*");
	xc_query_free(query);
	sk_buf_done(&text);
	sk_store_close(s);
}
END_TEST

static const struct {
	const char *text;
	bool asks;
} placed[] = {
	{ "", false },
	{ "over the river", false },
	{ "NEAR", false },
	{ "nearly ADJUST", true }, /* says too much rather than too little */
	{ "\"over the river\"", true },
	{ "\u201Cover the river\u201D", true },
	{ "over NEAR/3 river", true },
	{ "over ADJ river", true },
};

START_TEST(texts_that_ask_for_places)
{
	ck_assert(sk_query_asks_places(sk_str(placed[_i].text)) ==
		  placed[_i].asks);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("query");
	TCase *tcase = tcase_create("query");

	tcase_add_checked_fixture(tcase, set_up, tear_down);
	tcase_add_loop_test(tcase, texts_that_do_not_parse, 0, COUNT(refused));
	tcase_add_loop_test(tcase, plain_texts, 0, COUNT(plains));
	tcase_add_test(tcase, no_text_at_all);
	tcase_add_loop_test(tcase, texts_that_ask_for_places, 0, COUNT(placed));
	tcase_add_test(tcase, wildcards);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
