/* check_query.c - what a reader types: dates, filters, errors, and texts
 * without grammar. */
#include "index_test.h"
#include "suite.h"

/* A database of dated documents. */
static void
make_dated(const char *name)
{
	static const char *const dates[] = {
		"", "2011", "2012", "2012-09", "2012-09-15", "2013-01-01",
	};
	struct sk_store *s = writer(name);

	for (int i = 0; i < COUNT(dates); i++) {
		struct sk_document doc = { .title = sk_str("word"),
					   .date = sk_str(dates[i]),
					   .lang = sk_str(i % 2 ? "ja"
								: "en") };
		char id[16];

		snprintf(id, sizeof id, "%s", *dates[i] ? dates[i] : "none");
		doc.id = sk_str(id);
		must(sk_store_put(s, &doc, NULL, NULL, &err));
	}
	commit_and_close(s);
}

static const struct {
	const char *name;
	struct sk_query_options options;
	const char *text, *expected;
} filters[] = {
	{ "no filter",
	  { 0 },
	  "word",
	  "none 2011 2012 2012-09 2012-09-15 2013-01-01" },
	{ "from a year",
	  { .from = "2012" },
	  "word",
	  "2012 2012-09 2012-09-15 2013-01-01" },
	{ "from a month",
	  { .from = "2012-09" },
	  "word",
	  "2012-09 2012-09-15 2013-01-01" },
	{ "from a day",
	  { .from = "2012-09-15" },
	  "word",
	  "2012-09-15 2013-01-01" },
	{ "to a year",
	  { .to = "2012" },
	  "word",
	  "2011 2012 2012-09 2012-09-15" },
	{ "to a month",
	  { .to = "2012-09" },
	  "word",
	  "2011 2012 2012-09 2012-09-15" },
	{ "to a day", { .to = "2012-09-14" }, "word", "2011 2012 2012-09" },
	{ "between",
	  { .from = "2012-09", .to = "2012-12-31" },
	  "word",
	  "2012-09 2012-09-15" },
	{ "nothing between", { .from = "2014", .to = "2013" }, "word", "" },
	{ "language", { .lang = "ja" }, "word", "2011 2012-09 2013-01-01" },
	{ "language and date",
	  { .lang = "ja", .from = "2012" },
	  "word",
	  "2012-09 2013-01-01" },
	{ "kind",
	  { .kind = "document" },
	  "word",
	  "none 2011 2012 2012-09 2012-09-15 2013-01-01" },
	{ "no such kind", { .kind = "source" }, "word", "" },
	{ "added",
	  { .added_since = "2001-01-01" },
	  "word",
	  "none 2011 2012 2012-09 2012-09-15 2013-01-01" },
	{ "added in the far future", { .added_since = "9999" }, "word", "" },
	{ "filters in the text",
	  { 0 },
	  "word year:2012",
	  "2012 2012-09 2012-09-15" },
	{ "a month", { 0 }, "month:201209 word", "2012-09 2012-09-15" },
	{ "a day", { 0 }, "day:20120915", "2012-09-15" },
	{ "an id", { 0 }, "id:2012-09", "2012-09" },
	{ "two languages",
	  { 0 },
	  "word lang:ja lang:en",
	  "none 2011 2012 2012-09 2012-09-15 2013-01-01" },
	{ "not a language", { 0 }, "word NOT lang:ja", "none 2012 2012-09-15" },
	{ "everything", { .lang = "en" }, "NOT year:2012", "none" },
	{ "an empty text", { .lang = "en" }, "", "" },
};

START_TEST(filtered)
{
	struct sk_store *s;

	make_dated("db");
	s = reader("db");
	ck_assert_str_eq(found_with(s, filters[_i].text, &filters[_i].options),
			 filters[_i].expected);
	sk_store_close(s);
}
END_TEST

static const char *const bad_dates[] = {
	"",        "x",       "12",       "201",         "20123",
	"2012-",   "2012-9",  "2012-13",  "2012-00",     "2012-09-",
	"2012-0a", "2012/09", "20120915", "2012-09-31",  "2012-09-1",
	"0000",    " 2012",   "2012 ",    "2012-09-151",
};

START_TEST(dates_that_are_none)
{
	struct sk_query_options o[3] = { { .from = bad_dates[_i] },
					 { .to = bad_dates[_i] },
					 { .added_since = bad_dates[_i] } };
	char words[100];

	snprintf(words, sizeof words,
		 "'%s' is no date; write YYYY, YYYY-MM or YYYY-MM-DD",
		 bad_dates[_i]);
	for (int i = 0; i < 3; i++)
		must_fail(query_with(NULL, "word", &o[i]), SAKUIN_EINVAL,
			  words);
}
END_TEST

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
	tcase_add_loop_test(tcase, filtered, 0, COUNT(filters));
	tcase_add_loop_test(tcase, dates_that_are_none, 0, COUNT(bad_dates));
	tcase_add_loop_test(tcase, texts_that_do_not_parse, 0, COUNT(refused));
	tcase_add_loop_test(tcase, plain_texts, 0, COUNT(plains));
	tcase_add_test(tcase, no_text_at_all);
	tcase_add_loop_test(tcase, texts_that_ask_for_places, 0, COUNT(placed));
	tcase_add_test(tcase, wildcards);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
