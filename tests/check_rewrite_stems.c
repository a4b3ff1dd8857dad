/* check_rewrite_stems.c - queries as stock parsers make them, in which words
 * in lower case are stems, over reports in native script. */
#include "index_test.h"
#include "query_text.h"
#include "readings.h"
#include "suite.h"
#include "without_keys.h"

/* What PARSER makes of TEXT, rewritten. */
static struct xc_query *
parsed_query(struct sk_store *s, const char *text,
	     const struct xc_parser *parser)
{
	struct sk_rewriter *r = sk_rewriter_new(NULL, &err);
	struct xc_db *db = s ? sk_store_db(s) : NULL;
	struct xc_query *parsed, *query;

	must(r != NULL);
	parsed = xc_query_parse(parser, db, sk_str(text), &err);
	must(parsed != NULL);
	sk_rewriter_stock(r, true, db);
	query = xc_query_rewrite(parsed, sk_rewrite, r, &err);
	must(query != NULL);
	xc_query_free(parsed);
	sk_rewriter_free(r);
	return query;
}

/* The query that quest makes of TEXT, rewritten. */
static struct xc_query *
stock_query(struct sk_store *s, const char *text, const char *stemmer)
{
	const struct xc_parser parser = { .default_op = XC_OR,
					  .flags = XC_PARSE_BOOLEAN |
						   XC_PARSE_PHRASE |
						   XC_PARSE_LOVEHATE,
					  .stemming = XC_STEM_STOCK,
					  .stemmer = stemmer };

	return parsed_query(s, text, &parser);
}

/* The same of Omega with its own templates: all words, each in any of four
 * fields. */
static struct xc_query *
omega_query(struct sk_store *s, const char *text)
{
	static const struct xc_prefix prefixes[] = { { "", "", false },
						     { "", "S", false },
						     { "", "B", false },
						     { "", "F", false } };
	const struct xc_parser parser = { .prefixes = prefixes,
					  .prefix_count = COUNT(prefixes),
					  .default_op = XC_AND,
					  .flags = XC_PARSE_BOOLEAN |
						   XC_PARSE_PHRASE |
						   XC_PARSE_LOVEHATE,
					  .stemming = XC_STEM_STOCK,
					  .stemmer = "english" };

	return parsed_query(s, text, &parser);
}

/* The ids that it finds, best first; valid until the next call. */
static const char *
stock_found(struct sk_store *s, const char *text, const char *stemmer)
{
	static struct seen seen;
	struct xc_query *query = stock_query(s, text, stemmer);

	seen_done(&seen);
	must(sk_search(s, query, 0, 100, see_id, &seen, NULL, &err));
	xc_query_free(query);
	return seen_text(&seen);
}

static bool
has_dictionary(void)
{
	struct sk_readings *r = sk_readings_new(&err);
	bool has = r && sk_readings_has(r, "mecab");

	sk_readings_free(r);
	return has;
}

/* A name in native script, once in a sentence and once alone, and what one
 * may type for it.  DICTIONARY says that its kanji have to be read. */
static const struct {
	const char *id, *lang, *text, *queries[6];
	bool dictionary;
} names[] = {
	{ "kana-nakasone",
	  "ja",
	  "当時の首相ナカソネは訪米した。",
	  { "nakasone", "nakasones", "Nakasone", "nakasone's" },
	  false },
	{ "kana-watanabe",
	  "ja",
	  "ワタナベという姓。",
	  { "watanabe", "watanabes" },
	  false },
	{ "kana-inoue",
	  "ja",
	  "イノウエ氏の話。",
	  { "inoue", "inoues" },
	  false },
	{ "kana-hakone",
	  "ja",
	  "「ハコネ」の駅で。",
	  { "hakone", "hakones" },
	  false },
	{ "nakasone",
	  "ja",
	  "中曽根首相は訪米した。",
	  { "nakasone", "nakasones" },
	  true },
	{ "watanabe", "ja", "渡辺さんが話す。", { "watanabe" }, true },
	{ "inoue", "ja", "井上さんが話す。", { "inoue", "inoues" }, true },
	{ "miyake", "ja", "三宅さんが話す。", { "miyake", "miyakes" }, true },
	{ "hakone", "ja", "箱根の温泉。", { "hakone" }, true },
	{ "minjae",
	  "ko",
	  "배우 민재가 말했다.",
	  { "minjae", "minjaes" },
	  false },
	{ "beijing", "zh", "他去了北京。", { "beijing", "beijings" }, false },
	{ "nanjing", "zh", "他去了南京。", { "nanjing", "nanjings" }, false },
	{ "daqing", "zh", "他去了大庆。", { "daqing" }, false },
	{ "juche", "ko", "주체 사상을 말한다.", { "juche", "juches" }, false },
	{ "yangjimal", "ko", "양지말 사람들.", { "yangjimal" }, false },
	{ "shuno",
	  "ja",
	  "首脳会談が開かれた。",
	  { "shuno kaidan", "shunō kaidan", "shuno-kaidan", "shunokaidan" },
	  true },
	{ "seokyeol",
	  "ko",
	  "윤석열이 말했다.",
	  { "yoon suk yeol", "yun suk-yeol", "yoon sukyeol", "ko:sukyeol" },
	  false },
};

static struct sk_store *
native(void)
{
	struct sk_store *s = writer("db");

	for (int i = 0; i < COUNT(names); i++)
		put(s, names[i].id, "", names[i].text, names[i].lang);
	put(s, "english", "", "They were making the same rate of wine.", "en");
	put(s, "other", "", "気象庁は雨だと言う。", "ja");
	commit_and_close(s);
	return reader("db");
}

START_TEST(lower_case_names)
{
	struct sk_store *s;

	if (names[_i].dictionary && !has_dictionary())
		return;
	s = native();
	for (int i = 0; i < COUNT(names[_i].queries); i++) {
		const char *query = names[_i].queries[i];
		const char *got = query ? stock_found(s, query, "english") : "";

		ck_assert_msg(!query || listed(got, names[_i].id),
			      "%s: %s finds %s", names[_i].id, query, got);
	}
	sk_store_close(s);
}
END_TEST

/* Other stemmers cut otherwise. */
START_TEST(other_stemmers)
{
	struct sk_store *s = native();

	ck_assert(listed(stock_found(s, "nakasone", "none"), "kana-nakasone"));
	ck_assert(listed(stock_found(s, "nanjing", "german"), "nanjing"));
	ck_assert(
		listed(stock_found(s, "watanabe", "german"), "kana-watanabe"));
	ck_assert(listed(stock_found(s, "minjae", "none"), "minjae"));
	sk_store_close(s);
}
END_TEST

/* Which stems stand for what; keys in brackets are readings of one thing. */
static const struct {
	const char *text, *expected;
} trees[] = {
	{ "cats", "Zcat@1" },
	{ "making", "Zmake@1" },
	{ "sames", "Zsame@1" },
	/* Ordinary words, though their stems can be read. */
	{ "abate", "Zabat@1" },
	{ "adoration", "Zador@1" },
	{ "antidotes", "Zantidot@1" },
	{ "agitating", "Zagit@1" },
	{ "universities", "Zunivers@1" },
	{ "nakasonate",
	  "(Znakason@1 OR 1 * (XRK:nakason@1 SYNONYM XRK:nakasvn@1 SYNONYM "
	  "XRJ:nakason@1 SYNONYM XRC:nagasuone@1 SYNONYM XRC:nakasuone@1 "
	  "SYNONYM XRK:nakasone@1 SYNONYM XRK:nakasvne@1 SYNONYM "
	  "XRJ:nakasone@1 SYNONYM XRC:nagasuoning@1 SYNONYM "
	  "XRC:nakasuoning@1))" },
	{ "beijing", "(Zbeij@1 OR 1 * (XRK:pece@1 SYNONYM XRK:peice@1 "
		     "SYNONYM XRJ:beizye@1 SYNONYM XRC:beijing@1))" },
	{ "Cats", "(Zcat@1 OR 0.05 * cats@1)" },
	{ "kyōdō", "(Zkyodo@1 OR 0.15 * Zkyōdō@1 OR 1 * (XRK:kyvtv@1 SYNONYM "
		   "XRJ:kyodo@1 SYNONYM XRK:kyvtve@1 SYNONYM XRJ:kyodoe@1))" },
	{ "cats -nakasone", "(Zcat@1 AND_NOT Znakason@2)" },
};

static void
becomes(const char *query_text, const char *stemmer, bool keys,
	const char *expected)
{
	struct xc_query *query = stock_query(NULL, query_text, stemmer);
	struct sk_buf text = { 0 };
	char got[4096], wanted[4096];

	must(sk_query_text(query, &text, &err));
	snprintf(wanted, sizeof wanted, "Query(%s)", expected);
	snprintf(got, sizeof got, "%s", sk_buf_cstr(&text, &err));
	if (!keys)
		without_keys(got);
	ck_assert_str_eq(got, wanted);
	xc_query_free(query);
	sk_buf_done(&text);
}

START_TEST(stems_become)
{
	becomes(trees[_i].text, "english", true, trees[_i].expected);
}
END_TEST

/* Front ends without a stemmer send what was typed: it is stemmed here, stop
 * words go, and words may be close. */
static const struct {
	const char *text, *expected;
} unstemmed[] = {
	{ "cats", "(Zcat@1 OR 0.05 * cats@1)" },
	{ "the cats", "(Zcat@2 OR 0.05 * cats@2)" },
	{ "running cats", "((Zrun@1 OR 0.05 * running@1) OR (Zcat@2 OR 0.05 * "
			  "cats@2) OR 0.3 * (running@1 PHRASE 2 cats@2))" },
	{ "\"press conference\"", "(press@1 PHRASE 2 conference@2)" },
	{ "cats \"press conference\"",
	  "((Zcat@1 OR 0.05 * cats@1) OR (press@2 PHRASE 2 conference@3))" },
	{ "\u5171\u540C \u4F1A\u898B",
	  "((Z\u5171\u540C@1 OR 0.05 * \u5171\u540C@1) OR "
	  "(Z\u4F1A\u898B@2 OR 0.05 * \u4F1A\u898B@2) OR 0.3 * "
	  "(\u5171\u540C@1 PHRASE 2 \u4F1A\u898B@2))" },
	/* One run may have been quoted where others are stemmed. */
	{ "\u5171\u540C\u4F1A\u898B",
	  "(((Z\u5171\u540C@1 OR 0.05 * \u5171\u540C@1) OR "
	  "(Z\u4F1A\u898B@1 OR 0.05 * \u4F1A\u898B@1)) OR 1 * "
	  "(\u5171\u540C@1 PHRASE 2 \u4F1A\u898B@1) OR 0.4 * "
	  "Z\u5171\u540C\u4F1A\u898B@1)" },
	/* Beside something else none is taken for quoted. */
	{ "\u5171\u540C\u4F1A\u898B 2012",
	  "((((Z\u5171\u540C@1 OR 0.05 * \u5171\u540C@1) OR "
	  "(Z\u4F1A\u898B@1 OR 0.05 * \u4F1A\u898B@1)) OR 0.4 * "
	  "Z\u5171\u540C\u4F1A\u898B@1) OR 2012@2)" },
};

START_TEST(unstemmed_become)
{
	becomes(unstemmed[_i].text, "none", false, unstemmed[_i].expected);
}
END_TEST

/* A run alone, which may have been quoted unless it has a stem: what has it as
 * it was typed comes first.  Beside a stem it was quoted. */
static const struct {
	const char *query, *stemmer, *found;
} runs[] = {
	{ "共同会見", "english", "run apart common" },
	{ "共同会見", "none", "run apart common" },
	{ "\"共同会見\"", "none", "run apart common" },
	{ "\"共同会見\"", "english", "run apart common" },
	{ "\"共同会見\" cats", "english", "run" },
	{ "気象庁はどこですか", "none", "office" },
};

START_TEST(runs_alone)
{
	struct sk_store *s = writer("db");

	put(s, "common", "", "共同の仕事。", "ja");
	put(s, "apart", "", "会見は共同だった。共同の会見、会見、会見。", "ja");
	put(s, "run", "", "それは長い一日の終わりの共同会見だった。", "ja");
	put(s, "office", "", "東京に気象庁がある。", "ja");
	commit_and_close(s);
	s = reader("db");
	ck_assert_str_eq(stock_found(s, runs[_i].query, runs[_i].stemmer),
			 runs[_i].found);
	sk_store_close(s);
}
END_TEST

/* A name of several words, of which each is asked for in several fields. */
static const struct {
	const char *query, *found;
} in_fields[] = {
	{ "Yoon Suk-yeol", "name" },
	{ "yun sok yol", "name" },
	{ "Yoon", "" },
	{ "(yun OR suk) AND (yeol OR x)", "" },
	{ "yun AND (suk yeol)", "" },
	{ "Yoon hackers Suk-yeol", "" },
};

START_TEST(words_in_several_fields)
{
	struct sk_store *s = writer("db");
	struct seen seen = { 0 };
	struct xc_query *query;

	put(s, "name", "", "윤석열 대통령", "ko");
	must(sk_store_commit(s, &err));
	query = omega_query(s, in_fields[_i].query);
	must(sk_search(s, query, 0, 100, see_id, &seen, NULL, &err));
	ck_assert_str_eq(seen_text(&seen), in_fields[_i].found);
	seen_done(&seen);
	xc_query_free(query);
	sk_store_close(s);
}
END_TEST

/* What the collection attests counts as well; where it has too many words of
 * one beginning, some of them. */
START_TEST(words_of_the_collection)
{
	struct sk_store *s = writer("db");
	char text[16384] = "";
	size_t len = 0;

	put(s, "latin", "", "Qianning is in the west.", "en");
	put(s, "han", "", "乾宁县在西。", "zh");
	for (int i = 0; i < 600; i++)
		len += (size_t)snprintf(text + len, sizeof text - len,
					"qian%c%c%c ", 'b' + i % 5,
					'a' + i / 5 % 25, 'a' + i / 125);
	commit_and_close(s);
	s = reader("db");
	ck_assert(listed(stock_found(s, "qianning", "english"), "han"));
	sk_store_close(s);
	s = writer("db");
	put(s, "noise", "", text, "en");
	commit_and_close(s);
	s = reader("db");
	ck_assert(!listed(stock_found(s, "qianning", "english"), "han"));
	ck_assert(listed(stock_found(s, "qianning", "english"), "noise") ==
		  false);
	sk_store_close(s);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("rewrite_stems");
	TCase *tcase = tcase_create("rewrite_stems");

	tcase_add_checked_fixture(tcase, set_up, tear_down);
	tcase_set_timeout(tcase, 60);
	tcase_add_loop_test(tcase, lower_case_names, 0, COUNT(names));
	tcase_add_loop_test(tcase, unstemmed_become, 0, COUNT(unstemmed));
	tcase_add_loop_test(tcase, runs_alone, 0, COUNT(runs));
	tcase_add_loop_test(tcase, stems_become, 0, COUNT(trees));
	tcase_add_test(tcase, other_stemmers);
	tcase_add_loop_test(tcase, words_in_several_fields, 0,
			    COUNT(in_fields));
	tcase_add_test(tcase, words_of_the_collection);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
