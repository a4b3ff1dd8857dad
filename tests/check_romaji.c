/* check_romaji.c - romaji.c; what dictionaries read is in check_readings.c. */

#include "chain_check.h"
#include "stage_sink.h"
#include "suite.h"

#define COUNT(a) ((int)(sizeof(a) / sizeof(a)[0]))
#define CHAIN "words | romaji"

extern const struct sk_stage_type sk_stage_romaji;

static const struct {
	const char *name, *lang, *in, *out;
} cases[] = {
	{ "nothing", "", "", "" },
	{ "a word", "", "Nakasone", "nakasone =nakasone" },
	{ "spellings", "", "Kyōdō; kyoudou; kyohdoh; Kyôdô; kyoodoo",
	  "kyōdō =kyodo kyoudou =kyodo kyohdoh =kyodo kyôdô =kyodo "
	  "kyoodoo =kyodo" },
	{ "n'", "", "Shin'ichi; shinichi",
	  "shin'ichi =siniti shinichi =siniti" },
	{ "no Japanese", "", "Paris; Suk-yeol", "paris suk yeol" },
	{ "English", "", "made; take; same; more; Sunday",
	  "made take same more sunday" },
	{ "English in Japanese text", "ja", "sake", "sake =sake" },
	{ "marked", "", "sake; sakē", "sake sakē =sake" },
	{ "French marks", "fr", "même; tête", "même tête" },
	{ "one mora", "", "nē; ki", "nē ki" },
	{ "an acronym", "", "NATO; NAKASONE", "nato nakasone =nakasone" },
	{ "two words", "", "shunō kaigi",
	  "shunō =syuno kaigi =kaigi =syunokaigi" },
	{ "a hyphen", "", "shuno-kaigi",
	  "shuno =syuno kaigi =kaigi =syunokaigi" },
	{ "a line end", "", "shuno-\nkaigi",
	  "shuno =syuno kaigi =kaigi =syunokaigi" },
	{ "too far apart", "", "shuno, kaigi", "shuno =syuno kaigi =kaigi" },
	{ "English neighbour", "", "kaigi made.", "kaigi =kaigi made" },
	{ "a field of English words", "", "Kami", "kami =kami" },
	{ "a field of two", "", "Ida Made", "ida =ida made =made =idamade" },
	{ "a field of too many", "", "made in ida no", "made in ida no" },
	{ "the end of a line is no text", "", "Kami \n", "kami =kami" },
	{ "no", "", "by TAIRA no Kiyomori.",
	  "by taira =taira no kiyomori =kiyomori =tairanokiyomori "
	  "=tairakiyomori" },
	{ "a town", "", "in Namamugichō.",
	  "in namamugichō =namamugityo =namamugi" },
	{ "too short for a town", "", "in Nishichō.", "in nishichō =nisityo" },
	{ "no town", "", "in Namamugicho.", "in namamugicho =namamugityo" },
	{ "no between words", "", "the Katsura no miya.",
	  "the katsura =katura no miya =miya =katuranomiya =katuramiya" },
	{ "a surname in capitals", "", "by Naozane KUJO.",
	  "by naozane =naozane kujo =kuzyo =naozanekuzyo" },
	{ "the same, first", "", "by KUJO Naozane.",
	  "by kujo naozane =naozane =kuzyo =kuzyonaozane" },
	{ "an acronym beside a word", "", "the KUJO kaigi.",
	  "the kujo kaigi =kaigi =kuzyokaigi" },
	{ "a kana that is all", "", "ょ", "ょ =yo" },
	{ "a kana amid text", "", "ょ。", "ょ" },
	{ "three words", "", "ni channeru kaigi.",
	  "ni channeru =tyanneru =nityanneru kaigi =kaigi "
	  "=tyannerukaigi" },
	{ "kana", "", "キョードー きょうどう ｷｮｰﾄﾞｰ",
	  "キョードー =kyodo きょうどう =kyodo ｷｮｰﾄﾞｰ =kyodo" },
	{ "kana in Korean text", "ko", "キョードー", "キョードー =kyodo" },
	{ "short hiragana alone", "", "みやぎ", "み やぎ =miyagi" },
	{ "letters in a run", "", "Aキョードー", "a キョードー =kyodo" },
	{ "Hangul", "", "독도", "독도" },
};

START_TEST(romaji_keys)
{
	chain_check(CHAIN, SAKUIN_INDEX, cases[_i].lang, cases[_i].in,
		    cases[_i].out, false);
}
END_TEST

/* Nobody writes capitals into a query. */
START_TEST(romaji_query)
{
	chain_check(CHAIN, SAKUIN_QUERY, "", "abe nakasone",
		    "abe =abe nakasone =nakasone =abenakasone", false);
	chain_check(CHAIN, SAKUIN_QUERY, "", "made in", "made in", false);
	chain_check(CHAIN, SAKUIN_QUERY, "", "sahara", "sahara =sahara", false);
	chain_check(CHAIN, SAKUIN_QUERY, "", "yo", "yo =yo", false);
	chain_check(CHAIN, SAKUIN_QUERY, "", "higashi-ginza",
		    "higashi ginza =ginza =higasiginza", false);
}
END_TEST

START_TEST(romaji_places)
{
	chain_check(CHAIN, SAKUIN_INDEX, "", "a shuno kaigi.",
		    "a@1,0,1 shuno@2,2,7 =syuno@2,2,7 kaigi@3,8,13 "
		    "=kaigi@3,8,13 =syunokaigi@3,2,13",
		    true);
}
END_TEST

START_TEST(romaji_options)
{
	sink_check_option(&sk_stage_romaji, "kunrei",
			  "'romaji' takes no option 'kunrei'");
	sink_check_option(&sk_stage_romaji, "", "'romaji' takes no option ''");
}
END_TEST

START_TEST(romaji_passes)
{
	sink_check(&sk_stage_romaji, NULL, "", "a ~b +c %d ^e &f",
		   "a ~b +c %d ^e &f", false);
}
END_TEST

START_TEST(romaji_refusal)
{
	sink_check_refusal(&sk_stage_romaji, "", "shuno kaigi キョードー");
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("romaji");
	TCase *tests = tcase_create("all");

	tcase_add_loop_test(tests, romaji_keys, 0, COUNT(cases));
	tcase_add_test(tests, romaji_query);
	tcase_add_test(tests, romaji_places);
	tcase_add_test(tests, romaji_options);
	tcase_add_test(tests, romaji_passes);
	tcase_add_test(tests, romaji_refusal);
	suite_add_tcase(suite, tests);
	return run_suite(suite);
}
