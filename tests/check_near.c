/* check_near.c - what may have been meant, over names in any script. */
#include "index_test.h"
#include "near.h"
#include "suite.h"

static const struct {
	const char *id, *text, *lang;
} documents[] = {
	{ "kisha", "キシャの話。キシャと話す。", "ja" },
	{ "nakasone", "ナカソネ氏が話す。", "ja" },
	{ "nagasone", "ナガソネ氏が話す。ナガソネ", "ja" },
	{ "nagasone2", "ナガソネ", "ja" },
	{ "seokyeol", "윤석열이 말했다.", "ko" },
	{ "minjae", "Minjae said so.", "en" },
	{ "minjae2", "민재가 말했다. 민재다.", "ko" },
	{ "beijing", "他去了北京。", "zh" },
	{ "kata", "カタ", "ja" },
};

static const struct {
	const char *word, *expected;
	bool found;
} words[] = {
	{ "kasha", "キシャ", false },
	{ "kisya", "キシャ", true },
	{ "kisha", "キシャ", true },
	{ "Kesha", "キシャ", false },
	{ "nakasono", "ナカソネ", false },
	{ "nagazone", "ナガソネ", false },
	{ "nakasonc", "ナカソネ", false }, /* as a scanner reads it */
	{ "nksone", "", false },
	{ "seokyol", "석열", true },
	{ "minjee", "Minjae", false }, /* in the letters that were typed */
	{ "beijang", "北京", false },
	{ "beijinn", "北京", false },
	{ "kati", "カタ", false },
	{ "ka", "", false }, /* too short */
	{ "making", "", false },
	{ "conference", "", false },
	{ "zzzz", "", false },
	{ "akisha", "", false }, /* another beginning */
	{ "ナカソノ", "ナカソネ", false },
	{ "윤석렬", "윤석열", false },
	{ "мир", "", false },
	{ "", "", false },
	{ "1999", "", false },
	{ "nakasonenakasonenakasonenakasonenakasonenakasone", "", false },
};

static struct sk_store *
names(void)
{
	struct sk_store *s = writer("db");

	for (int i = 0; i < COUNT(documents); i++)
		put(s, documents[i].id, "", documents[i].text,
		    documents[i].lang);
	commit_and_close(s);
	return reader("db");
}

START_TEST(near_words)
{
	struct sk_store *s = names();
	struct sk_near *n = sk_near_new(s, &err);
	struct sk_buf out = { 0 };
	bool found;

	must(n != NULL);
	/* The second time as the first. */
	for (int i = 0; i < 2; i++) {
		must(sk_near_spelling(n, sk_str(words[_i].word), &out, &err));
		ck_assert_msg(
			!strcmp(sk_buf_cstr(&out, &err), words[_i].expected),
			"%s: %s", words[_i].word, sk_buf_cstr(&out, &err));
	}
	must(sk_near_found(n, sk_str(words[_i].word), &found, &err));
	ck_assert_msg(found == words[_i].found, "%s", words[_i].word);
	sk_buf_done(&out);
	sk_near_free(n);
	sk_near_free(NULL);
	sk_store_close(s);
}
END_TEST

/* Whole queries: names that the collection has are left alone. */
static const struct {
	const char *query, *expected;
} queries[] = {
	{ "kasha minjae", "キシャ minjae" },
	{ "\"beijang\" OR nakasone", "\"北京\" OR nakasone" },
	{ "nakasone", "" },
	{ "kisya", "" },
	{ "minja", "" }, /* the stem of minjae */
	{ "minjai", "" },
};

START_TEST(near_queries)
{
	struct sk_store *s = names();
	struct sk_buf out = { 0 };

	must(sk_search_suggest(s, sk_str(queries[_i].query), &out, &err));
	ck_assert_str_eq(sk_buf_cstr(&out, &err), queries[_i].expected);
	sk_buf_done(&out);
	sk_store_close(s);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("near");
	TCase *tcase = tcase_create("near");

	tcase_add_checked_fixture(tcase, set_up, tear_down);
	tcase_add_loop_test(tcase, near_words, 0, COUNT(words));
	tcase_add_loop_test(tcase, near_queries, 0, COUNT(queries));
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
