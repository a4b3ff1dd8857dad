/* check_pinyin.c - pinyin.c. */

#include "chain_check.h"
#include "stage_sink.h"
#include "suite.h"

#define COUNT(a) ((int)(sizeof(a) / sizeof(a)[0]))
#define CHAIN "words | pinyin"

extern const struct sk_stage_type sk_stage_pinyin;

static const struct {
	const char *name, *lang, *in, *out;
} cases[] = {
	{ "nothing", "", "", "" },
	{ "a word", "", "Xiaoping", "xiaoping =xiaoping" },
	{ "marks", "", "Nánjīng", "nánjīng =nanjing" },
	{ "postal", "", "Peking; Tsinghua",
	  "peking =beijing tsinghua =qinghua" },
	{ "three words", "", "Mao Tse-tung",
	  "mao tse =maoce =maoze tung =cedong =cetong =zedong =zetong "
	  "=maocedong =maocetong =maozedong =maozetong" },
	{ "two words", "", "Deng Xiaoping",
	  "deng xiaoping =xiaoping =dengxiaoping" },
	{ "lower case", "", "mao tse-tung.", "mao tse tung" },
	{ "one syllable", "", "Mao; Hu", "mao hu" },
	{ "English", "", "London; Sunday", "london sunday" },
	{ "characters", "", "北京", "北京 =beijing" },
	{ "other forms", "", "獨島 独島 独岛",
	  "獨 島 =dudao 独 島 =dudao 独 岛 =dudao" },
	{ "words and stretches", "zh", "第一北京",
	  "第一 =diyi 北京 =beijing =diyibeijing" },
	{ "of a Japanese sentence", "ja", "北京は", "北京 は" },
	{ "alone in Japanese text", "ja", "北京", "北京 =beijing" },
};

START_TEST(pinyin_keys)
{
	chain_check(CHAIN, SAKUIN_INDEX, cases[_i].lang, cases[_i].in,
		    cases[_i].out, false);
}
END_TEST

/* Nobody writes capitals into a query. */
START_TEST(pinyin_query)
{
	chain_check(CHAIN, SAKUIN_QUERY, "", "mao zedong",
		    "mao zedong =zedong =maozedong", false);
}
END_TEST

START_TEST(pinyin_places)
{
	chain_check(CHAIN, SAKUIN_INDEX, "", "a 北京",
		    "a@1,0,1 北京@2,2,8 =beijing@2,2,8", true);
}
END_TEST

START_TEST(pinyin_options)
{
	sink_check_option(&sk_stage_pinyin, "wade",
			  "'pinyin' takes no option 'wade'");
	sink_check_option(&sk_stage_pinyin, "", "'pinyin' takes no option ''");
}
END_TEST

START_TEST(pinyin_passes)
{
	sink_check(&sk_stage_pinyin, NULL, "", "a ~b +c %d ^e &f",
		   "a ~b +c %d ^e &f", false);
}
END_TEST

START_TEST(pinyin_refusal)
{
	sink_check_refusal(&sk_stage_pinyin, "", "Deng Xiaoping 北京");
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("pinyin");
	TCase *tests = tcase_create("all");

	tcase_add_loop_test(tests, pinyin_keys, 0, COUNT(cases));
	tcase_add_test(tests, pinyin_query);
	tcase_add_test(tests, pinyin_places);
	tcase_add_test(tests, pinyin_options);
	tcase_add_test(tests, pinyin_passes);
	tcase_add_test(tests, pinyin_refusal);
	suite_add_tcase(suite, tests);
	return run_suite(suite);
}
