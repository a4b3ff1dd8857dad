/* check_query_filter.c - what a reader chooses by: dates, which may not be
 * sure, languages, and reference codes. */
#include "index_test.h"
#include "span.h"
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
	/* Who says the year alone may mean that month. */
	{ "from a month",
	  { .from = "2012-09" },
	  "word",
	  "2012 2012-09 2012-09-15 2013-01-01" },
	{ "from a day",
	  { .from = "2012-09-15" },
	  "word",
	  "2012 2012-09 2012-09-15 2013-01-01" },
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
	  "2012 2012-09 2012-09-15" },
	{ "date:", { 0 }, "date:2012", "2012 2012-09 2012-09-15" },
	{ "date: a range",
	  { 0 },
	  "word date:2012-10..2013",
	  "2012 2013-01-01" },
	{ "date: from", { 0 }, "date:2012-09-16..", "2012 2012-09 2013-01-01" },
	{ "date: to", { 0 }, "date:..2011-05", "2011" },
	{ "date: in words",
	  { 0 },
	  "date:\u5E73\u621024\u5E74", /* Heisei 24 */
	  "2012 2012-09 2012-09-15" },
	{ "not of a date", { 0 }, "word NOT date:..2012", "none 2013-01-01" },
	{ "one date or another",
	  { 0 },
	  "date:2011 OR date:2013",
	  "2011 2013-01-01" },
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

/* Dates that are not sure. */
static void
make_unsure(const char *name)
{
	static const char *const dates[][2] = {
		{ "decade", "198X" },     { "about", "circa 1987" },
		{ "open", "[..1984]" },   { "since", "1990/.." },
		{ "sure", "1985-06-07" },
	};
	struct sk_store *s = writer(name);

	for (int i = 0; i < COUNT(dates); i++) {
		struct sk_document doc = { .id = sk_str(dates[i][0]),
					   .title = sk_str("word"),
					   .date = sk_str(dates[i][1]) };

		must(sk_store_put(s, &doc, NULL, NULL, &err));
	}
	commit_and_close(s);
}

static const struct {
	const char *text, *expected;
} unsure[] = {
	{ "date:1985..1990", "decade about since sure" },
	{ "date:1985", "decade about sure" },
	{ "date:1983-01-05", "decade open" },
	{ "date:1700", "open" },
	{ "date:2005", "since" },
	{ "date:1989..1989", "decade about" },
	{ "date:198X", "decade about open sure" },
	{ "date:1700..", "decade about open since sure" },
	{ "year:1980", "decade" },
	{ "year:1986", "decade about" },
	{ "year:1984", "decade open" },
	{ "year:1700", "" },
	{ "month:198506", "sure" },
};

START_TEST(dates_that_are_not_sure)
{
	struct sk_store *s;

	make_unsure("db");
	s = reader("db");
	ck_assert_str_eq(found(s, unsure[_i].text), unsure[_i].expected);
	sk_store_close(s);
}
END_TEST

/* What is found whole. */
static void
make_exact(const char *name)
{
	const struct sakuin_str codes[][2] = {
		{ sk_str("MG-12/3"), sk_str("\u96D1-0451") },
		{ sk_str("MG-12/33"), { 0 } },
		{ sk_str("\uC678\uAD50\uC0AC\uB8CC 724.52JA"), { 0 } },
	};
	static const char *const ids[] = { "a", "b", "c" };
	const struct sakuin_str collection = sk_str("MG 12");
	const struct sakuin_str keyword = sk_str("Harbours");
	struct sk_store *s = writer(name);

	for (int i = 0; i < COUNT(codes); i++) {
		struct sk_document doc = { .id = sk_str(ids[i]),
					   .codes = codes[i],
					   .code_count = i ? 1 : 2,
					   .collections = &collection,
					   .collection_count = i < 2,
					   .keywords = &keyword,
					   .keyword_count = i == 2 };

		must(sk_store_put(s, &doc, NULL, NULL, &err));
	}
	commit_and_close(s);
}

static const struct {
	const char *text, *expected;
} exact[] = {
	{ "ref:MG-12/3", "a" },
	{ "ref:mg-12/3", "a" },
	{ "ref:\uFF2D\uFF27\uFF0D\uFF11\uFF12\uFF0F\uFF13", "a" }, /* wide */
	{ "ref:MG\u201112/3", "a" }, /* another hyphen */
	{ "ref:MG-12", "" },
	{ "ref:MG12/3", "" },
	{ "ref:MG-12*", "a b" },
	{ "ref:MG-13*", "" },
	{ "ref:\u96D1-0451", "a" },
	{ "ref:\u96D1*", "a" },
	{ "ref:\"\uC678\uAD50\uC0AC\uB8CC 724.52JA\"", "c" },
	{ "ref:\"\uC678\uAD50\uC0AC\uB8CC  724.52ja\"", "c" },
	{ "ref:MG-12/3 OR ref:MG-12/33", "a b" },
	{ "NOT ref:MG-12/3", "b c" },
	{ "MG-12/3", "a" }, /* as words */
	{ "724.52JA", "c" },
	{ "collection:\"mg 12\"", "a b" },
	{ "collection:mg*", "a b" },
	{ "keyword:harbours", "c" },
	{ "harbour", "c" },
};

START_TEST(what_is_found_whole)
{
	struct sk_store *s;

	make_exact("db");
	s = reader("db");
	ck_assert_str_eq(found(s, exact[_i].text), exact[_i].expected);
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
	struct sk_query_options o[3] = { { .added_since = bad_dates[_i] },
					 { .from = bad_dates[_i] },
					 { .to = bad_dates[_i] } };
	struct sk_date_span span;
	/* A document may be from more days than one. */
	int count = sk_span_find(sk_str(bad_dates[_i]), &span) ? 1 : 3;
	char words[100];

	snprintf(words, sizeof words,
		 "'%s' is no date; write YYYY, YYYY-MM or YYYY-MM-DD",
		 bad_dates[_i]);
	for (int i = 0; i < count; i++)
		must_fail(query_with(NULL, "word", &o[i]), SAKUIN_EINVAL,
			  words);
}
END_TEST

/* What is long is cut between two characters. */
START_TEST(a_long_text_that_is_no_date)
{
	struct sk_query_options o = { .from = "\u3044\u3064\u304B"
					      "\u306F\u3057\u3089"
					      "\u306A\u3044\u304C"
					      "\u3080\u304B\u3057"
					      "\u3080\u304B\u3057" };

	must_fail(query_with(NULL, "word", &o), SAKUIN_EINVAL,
		  "\u304B\u3057\u3080' is no date; write YYYY");
}
END_TEST

/* What a field refuses is no fault of the grammar. */
START_TEST(fields_that_refuse)
{
	static const char *const texts[] = { "date:soon word",
					     "word date:soon..2012",
					     "date:soon AND" };
	struct sk_query_options none = { 0 };

	for (int i = 0; i < COUNT(texts); i++) {
		must_fail(query_with(NULL, texts[i], &none), SAKUIN_EINVAL,
			  "'soon' is no date; write YYYY, YYYY-MM or "
			  "YYYY-MM-DD");
		ck_assert_ptr_null(strstr(err.text, "does not parse"));
	}
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("query_filter");
	TCase *tcase = tcase_create("query_filter");

	tcase_add_checked_fixture(tcase, set_up, tear_down);
	tcase_add_loop_test(tcase, filtered, 0, COUNT(filters));
	tcase_add_loop_test(tcase, dates_that_are_not_sure, 0, COUNT(unsure));
	tcase_add_loop_test(tcase, what_is_found_whole, 0, COUNT(exact));
	tcase_add_loop_test(tcase, dates_that_are_none, 0, COUNT(bad_dates));
	tcase_add_test(tcase, a_long_text_that_is_no_date);
	tcase_add_test(tcase, fields_that_refuse);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
