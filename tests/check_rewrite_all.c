/* check_rewrite_all.c - queries of which every word counts: a name may be
 * written in one piece, or in characters, wherever it stands among them. */
#include "index_test.h"
#include "suite.h"

static const struct {
	const char *id, *text, *lang;
} documents[] = {
	{ "zh", "毛泽东在北京说话。", "zh" },
	{ "ko", "윤석열 대통령은 부산에서 말했다.", "ko" },
	{ "solid", "Then Maozedong went to Beijing.", "en" },
	{ "apart", "Then Mao Zedong went to Beijing.", "en" },
	{ "half", "Mao went to Beijing.", "en" },
	{ "island", "They call it Dokdo.", "en" },
	{ "other", "Zedong, the name, is said in Nanjing.", "en" },
};

static const struct {
	const char *query, *found, *not_found;
} queries[] = {
	{ "mao zedong", "zh solid apart", "half other ko" },
	{ "mao zedong beijing", "zh solid apart", "half other ko" },
	{ "beijing mao zedong", "zh solid apart", "half other ko" },
	{ "beijing went mao zedong", "solid apart", "zh half other ko" },
	{ "mao zedong nanjing", "", "zh solid apart half other ko" },
	{ "독도는", "island", "zh ko solid apart half other" },
	{ "독도는 정상회담에서", "", "island zh ko solid apart half other" },
	{ "yun sokyol pusan", "ko", "zh solid apart half other" },
	{ "pusan yun sokyol", "ko", "zh solid apart half other" },
};

START_TEST(every_word_or_its_name)
{
	const struct sk_query_options all = { .op_and = true };
	struct sk_store *s = writer("db");
	const char *found;

	for (int i = 0; i < COUNT(documents); i++)
		put(s, documents[i].id, "", documents[i].text,
		    documents[i].lang);
	commit_and_close(s);
	s = reader("db");
	found = found_with(s, queries[_i].query, &all);
	for (int i = 0; i < COUNT(documents); i++) {
		const char *id = documents[i].id;

		ck_assert_msg(
			!listed(queries[_i].found, id) || listed(found, id),
			"%s finds %s, not %s", queries[_i].query, found, id);
		ck_assert_msg(!listed(queries[_i].not_found, id) ||
				      !listed(found, id),
			      "%s finds %s, also %s", queries[_i].query, found,
			      id);
	}
	sk_store_close(s);
}
END_TEST

/* What is written as it was typed comes before other spellings of it. */
START_TEST(as_typed_first)
{
	const struct sk_query_options all = { .op_and = true };
	struct sk_store *s = writer("db");

	put(s, "solid", "", "Then Maozedong went to Beijing.", "en");
	put(s, "apart", "", "Then Mao Zedong went to Beijing.", "en");
	commit_and_close(s);
	s = reader("db");
	ck_assert_str_eq(found_with(s, "mao zedong", &all), "apart solid");
	ck_assert_str_eq(found_with(s, "mao zedong beijing", &all),
			 "apart solid");
	sk_store_close(s);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("rewrite_all");
	TCase *tcase = tcase_create("rewrite_all");

	tcase_add_checked_fixture(tcase, set_up, tear_down);
	tcase_set_timeout(tcase, 30);
	tcase_add_loop_test(tcase, every_word_or_its_name, 0, COUNT(queries));
	tcase_add_test(tcase, as_typed_first);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
