/* check_xapian_parse.c - query texts through Xapian's parser. */
#include "suite.h"
#include "xapian_tree_test.h"

static const char *const texts[] = {
	"tokto",
	"Tokto",
	"two words",
	"a b c d e f g h i j k l m n o p q r s t",
	"\"north korea\"",
	"\"a b c d e f g h i\"",
	"\"日韓首脳会談\" 竹島",
	"日韓首脳会談",
	"독도의 역사",
	"キム・ジョンウン",
	"Yoon Seok-yeol",
	"shin'ichi Shin’ichi Shinʼichi",
	"kyōdō OR Kyōdō",
	"a AND b",
	"a AND b AND c OR d",
	"(a OR b) AND (c OR d)",
	"a NOT b",
	"a NOT b NOT c",
	"NOT a",
	"a XOR b XOR c",
	"+a -b c",
	"+a +b",
	"-a b",
	"a NEAR b",
	"a NEAR/3 b",
	"a NEAR/30 b NEAR c",
	"a ADJ b ADJ/7 c",
	"(a OR b) NEAR c",
	"title:a",
	"title:(a b)",
	"title:\"a b\"",
	"author:smith",
	"author:\"john smith\"",
	"author:\"john smith\" title:x",
	"lang:ja",
	"lang:ja lang:ko a",
	"a lang:ja",
	"a NOT lang:ja",
	"wild*",
	"wild* card",
	"card AND wild*",
	"\"a b\" wild* NOT c",
	"title:wild*",
	"c++ C#",
	"AT&T U.S. D.P.R.K.",
	"2,270 3.14 第2270号",
	"ＮＨＫ NHK",
	"a a a a",
	"a b a b \"a b\"",
	"Москва moscow",
	"المدينة",
	"กรุงเทพ",
	"e-mail co-operate",
	"http://example.org/a.html",
	"  ",
	"",
	"...",
	"(((a)))",
	"((a AND b) NOT (c OR (d AND e))) XOR \"f g\"",
	"x AND (title:y OR \"z z\") NOT lang:en",
	"OR AND",
	"running Running \"running\" RUNNING",
	"nakasone watanabe beijing inoue",
};

START_TEST(parsed_queries_come_back)
{
	const char *text = texts[_i % COUNT(texts)];
	enum xc_stemming stemming = (enum xc_stemming)(_i / COUNT(texts));
	struct xc_parser p = parser(stemming);
	struct xc_query *query = xc_query_parse(&p, NULL, sk_str(text), &err);
	size_t opaque;

	if (!query && strstr(text, "OR AND")) {
		ck_assert_int_eq(err.code, SAKUIN_EINVAL);
		return;
	}
	must(query != NULL);
	opaque = check_identity(query, text);
	/* Wildcards and no query at all are what can't be taken apart. */
	if (strstr(describe(query), "WILDCARD") || xc_query_empty(query))
		ck_assert_uint_gt(opaque, 0);
	else
		ck_assert_uint_eq(opaque, 0);
	xc_query_free(query);
	done();
}
END_TEST

static const struct {
	const char *text;
	const char *plain, *marked, *stock;
} stems[] = {
	{ "cats", "cats@1", "Zcats@1", "Zcat@1" },
	{ "Cats", "cats@1", "cats@1", "cats@1" },
	{ "\"cats dogs\"", "(cats@1 PHRASE 2 dogs@2)",
	  "(cats@1 PHRASE 2 dogs@2)", "(cats@1 PHRASE 2 dogs@2)" },
	{ "cats-dogs", "(cats@1 PHRASE 2 dogs@2)", "(cats@1 PHRASE 2 dogs@2)",
	  "(cats@1 PHRASE 2 dogs@2)" },
	{ "竹島", "竹島@1", "Z竹島@1", "Z竹島@1" },
	{ "x:cats", "Xcats@1", "ZXcats@1", "ZXcat@1" },
	{ "cats AND kl:ja", "(cats@1 AND 0 * Lja)", "(Zcats@1 AND 0 * Lja)",
	  "(Zcat@1 AND 0 * Lja)" },
	{ "cats kl:ja", "(cats@1 FILTER Lja)", "(Zcats@1 FILTER Lja)",
	  "(Zcat@1 FILTER Lja)" },
	{ "2nd", "2nd@1", "2nd@1", "2nd@1" },
	{ "m:cats", "(M1cats@1 OR M2cats@1)", "(ZM1cats@1 OR ZM2cats@1)",
	  "(ZM1cat@1 OR ZM2cat@1)" },
};

START_TEST(leaves_by_stemming)
{
	static const struct xc_prefix p[] = { { "x", "X", false },
					      { "kl", "L", true },
					      { "m", "M1", false },
					      { "m", "M2", false } };
	const char *expected[] = { stems[_i].plain, stems[_i].marked,
				   stems[_i].stock };

	for (int way = 0; way < 3; way++) {
		struct xc_parser ours = parser((enum xc_stemming)way);
		struct xc_query *query;
		char whole[200];

		ours.prefixes = p;
		ours.prefix_count = COUNT(p);
		query = xc_query_parse(&ours, NULL, sk_str(stems[_i].text),
				       &err);
		must(query != NULL);
		snprintf(whole, sizeof whole, "Query(%s)", expected[way]);
		ck_assert_str_eq(describe(query), whole);
		xc_query_free(query);
	}
	done();
}
END_TEST

START_TEST(default_operator_and_flags)
{
	static const struct {
		uint32_t flags;
		enum xc_op op;
		const char *text, *expected;
	} rows[] = {
		{ 0, XC_OR, "a b", "Query((a@1 OR b@2))" },
		{ 0, XC_AND, "a b", "Query((a@1 AND b@2))" },
		{ 0, XC_OR, "a AND b", "Query((a@1 OR and@2 OR b@3))" },
		{ XC_PARSE_BOOLEAN, XC_OR, "a AND b", "Query((a@1 AND b@2))" },
		{ 0, XC_OR, "\"a b\"", "Query((a@1 OR b@2))" },
		{ XC_PARSE_PHRASE, XC_OR, "\"a b\"",
		  "Query((a@1 PHRASE 2 b@2))" },
		{ XC_PARSE_LOVEHATE, XC_OR, "-a b",
		  "Query((b@2 AND_NOT a@1))" },
		{ XC_PARSE_WILDCARD, XC_OR, "a*", "Query(WILDCARD SYNONYM a)" },
	};

	for (int i = 0; i < COUNT(rows); i++) {
		struct xc_parser p = { .default_op = rows[i].op,
				       .flags = rows[i].flags };
		struct xc_query *query =
			xc_query_parse(&p, NULL, sk_str(rows[i].text), &err);

		must(query != NULL);
		ck_assert_str_eq(describe(query), rows[i].expected);
		xc_query_free(query);
	}
	done();
}
END_TEST

static void
parse_fails(const struct xc_parser *p, struct sakuin_str text,
	    const char *words)
{
	must_fail(xc_query_parse(p, NULL, text, &err), SAKUIN_EINVAL, words);
}

/* N times WHAT, then "a", then N times AFTER. */
static struct sakuin_str
repeat(const char *what, size_t n, const char *after)
{
	sk_buf_clear(&two);
	for (size_t i = 0; i < n; i++)
		must(sk_buf_puts(&two, what, &err));
	must(sk_buf_puts(&two, "a", &err));
	for (size_t i = 0; i < n; i++)
		must(sk_buf_puts(&two, after, &err));
	return sk_buf_str(&two);
}

START_TEST(parsing_fails_well)
{
	struct xc_parser p = parser(XC_STEM_NONE);
	struct xc_query *query;
	uint32_t wrong = 99;

	parse_fails(&p, sk_str("OR b"), "Syntax: <expression> OR");
	parse_fails(&p, repeat("a NOT ", 300, ""), "more than 200 deep");
	parse_fails(&p, repeat("(a AND (b OR ", 150, "))"), "200 deep");
	parse_fails(&p, repeat("a NOT ", 70000, ""),
		    "a query of 420001 bytes; at most 65536");
	parse_fails(&p, repeat("(b ", 20000, ""), "200 deep");
	query = xc_query_parse(&p, NULL, repeat("(", 20000, ")"), &err);
	must(query != NULL);
	xc_query_free(query);
	query = xc_query_parse(&p, NULL, repeat("a ", 32000, ""), &err);
	must(query != NULL);
	xc_query_free(query);

	p.flags = 8;
	parse_fails(&p, sk_str("a"), "no such flag");
	p = parser(XC_STEM_NONE);
	p.default_op = XC_AND_NOT;
	parse_fails(&p, sk_str("a"), "AND or OR");
	memcpy(&p.default_op, &wrong, sizeof wrong);
	parse_fails(&p, sk_str("a"), "AND or OR");
	p = parser(XC_STEM_NONE);
	memcpy(&p.stemming, &wrong, sizeof wrong);
	parse_fails(&p, sk_str("a"), "no such way of stemming");
	p = parser(XC_STEM_STOCK);
	p.stemmer = NULL;
	parse_fails(&p, sk_str("a"), "no stemmer is named");
	p.stemmer = "klingon";
	parse_fails(&p, sk_str("a"), "klingon");
	done();
}
END_TEST

/* The database tells which words with suffixes exist, and too many terms of
 * a wildcard are an error of the one who searches. */
START_TEST(parsing_with_a_database)
{
	static const char *const words[] = { "c++", "cat", "cab", "d" };
	struct xc_parser p = parser(XC_STEM_NONE);
	struct xc_search options = { .limit = 10, .k1 = 1, .b = 0.5 };
	struct xc_posting postings[4] = { 0 };
	struct xc_document doc = { .postings = postings, .posting_count = 4 };
	struct xc_query *query;
	struct xc_db *db;
	uint32_t docid = 0, estimate = 0;

	set_up();
	db = xc_open_writer(in_folder("db"), &err);
	must(db != NULL);
	for (size_t i = 0; i < 4; i++)
		postings[i] = (struct xc_posting){ sk_str(words[i]), 0, 1 };
	must(xc_put(db, &doc, &docid, &err));
	p.prefix_count = 0;
	query = xc_query_parse(&p, db, sk_str("c++ d++"), &err);
	must(query != NULL);
	ck_assert_str_eq(describe(query), "Query((c++@1 OR d@2))");
	xc_query_free(query);

	p.wildcard_limit = 2;
	query = xc_query_parse(&p, db, sk_str("ca*"), &err);
	must(query != NULL);
	options.limit = 0;
	must(xc_search(db, query, &options, NULL, NULL, &estimate, &err));
	ck_assert_uint_eq(estimate, 1);
	xc_query_free(query);
	query = xc_query_parse(&p, db, sk_str("c*"), &err);
	must(query != NULL);
	must_fail(xc_search(db, query, &options, NULL, NULL, NULL, &err),
		  SAKUIN_EINVAL, "c*");
	xc_query_free(query);
	xc_close(db);
	tear_down();
	done();
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("xapian_parse");
	TCase *tcase = tcase_create("parse");

	tcase_add_loop_test(tcase, parsed_queries_come_back, 0,
			    3 * COUNT(texts));
	tcase_add_loop_test(tcase, leaves_by_stemming, 0, COUNT(stems));
	tcase_add_test(tcase, default_operator_and_flags);
	tcase_add_test(tcase, parsing_fails_well);
	tcase_add_test(tcase, parsing_with_a_database);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
