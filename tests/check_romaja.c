/* check_romaja.c - romaja.c. */

#include "chain_check.h"
#include "stage_sink.h"
#include "suite.h"

#define COUNT(a) ((int)(sizeof(a) / sizeof(a)[0]))
#define CHAIN "words | hangul:parts | romaja"

extern const struct sk_stage_type sk_stage_romaja;

static const struct {
	const char *name, *lang, *in, *out;
} cases[] = {
	{ "nothing", "", "", "" },
	{ "a word", "", "Dokdo", "dokdo =tokto =toktv =tvkto =tvktv" },
	{ "Hangul", "", "독도", "독도 =tokto" },
	{ "particles", "", "독도의", "독도의 +독도 =tokto =toktoi" },
	{ "windows", "", "윤석열이",
	  "윤석열이 +윤석열 =yunsvkyvl =yunsvk =svkyvl =yunsvkyvli" },
	{ "decomposed", "", "\u1103\u1169\u11A8\u1103\u1169",
	  "\u1103\u1169\u11A8\u1103\u1169 =tokto" },
	{ "a hyphen", "", "Suk-yeol", "suk yeol =sukyvl =svkyvl =sxkyvl" },
	{ "a hyphen without capital", "", "suk-yeol.", "suk yeol" },
	{ "the same, and nothing else", "", "suk-yeol",
	  "suk yeol =sukyvl =svkyvl =sxkyvl" },
	{ "three words", "", "Lee Myung-bak",
	  "lee myung =imyunk =imyvnk bak =myunkpak =myvnkpak =imyunkpak "
	  "=imyvnkpak" },
	{ "a surname alone", "", "Lee; Park; Kim", "lee park kim" },
	{ "a given name of English words", "", "Kim Young-sam",
	  "kim young =kimyvnk =kimyunk sam =yvnksam =yunksam =kimyvnksam "
	  "=kimyunksam" },
	{ "the same without surname", "", "Young-sam.",
	  "young sam =yvnksam =yunksam" },
	{ "and with two capitals", "", "Young-Sam.", "young sam" },
	{ "a given name and its s", "", "by Su-mi's.",
	  "by su mi's =sumi =svmi =sxmi" },
	{ "a hyphen in longer words", "", "Intention-moon.", "intention moon" },
	{ "surname and two words", "", "by Ri Su Yong.",
	  "by ri su =isu =isv =isx yong =isuyonk =isuyvnk =isvyonk =isvyvnk" },
	{ "all of the field has all keys", "", "Ri Su Yong",
	  "ri su =isu =isv =isx yong =suyonk =suyvnk =svyonk =svyvnk =isuyonk "
	  "=isuyvnk =isvyonk =isvyvnk "
	  "=isxyonk =isxyvnk" },
	{ "a word of it is Japanese", "", "Kannon Bosatsu.",
	  "kannon =kannon =kannvn bosatsu =posasu =kannonposasu" },
	{ "two words without surname", "", "by Su Yong.", "by su yong" },
	{ "a field of one syllable", "", "Yi", "yi =i" },
	{ "the same in Hangul", "", "이", "이 =i" },
	{ "a syllable amid text", "", "Yi. 이 말", "yi 이 말" },
	{ "English", "", "London on Sunday; long-term",
	  "london on sunday long term" },
	{ "English in Korean text", "ko", "moon; sunday",
	  "moon sunday =sunte =svnte =sxnte" },
	{ "marked", "", "T'aean; Sŏul",
	  "t'aean =tean =taen =taean sŏul =svul =svvl =svxl" },
	{ "hanja", "", "獨島", "獨 島 =tokto" },
	{ "hanja in a Korean sentence", "ko", "金九가",
	  "金 九 =kxmku =kimku 가" },
	{ "hanja of a Japanese sentence", "ja", "獨島は", "獨 島 は" },
	{ "hanja alone in Japanese text", "ja", "獨島", "獨 島 =tokto" },
};

START_TEST(romaja_keys)
{
	chain_check(CHAIN, SAKUIN_INDEX, cases[_i].lang, cases[_i].in,
		    cases[_i].out, false);
}
END_TEST

/* Nobody writes capitals into a query. */
START_TEST(romaja_query)
{
	chain_check(CHAIN, SAKUIN_QUERY, "", "suk yeol",
		    "suk yeol =sukyvl =svkyvl =sxkyvl", false);
}
END_TEST

/* What is likely to be Japanese has one Hangul spelling. */
START_TEST(romaja_japanese)
{
	static const struct {
		const char *in, *index, *query;
	} names[] = {
		{ "Nagasaki", "nagasaki =nakasaki", "nagasaki =nakasaki" },
		{ "Toyota", "toyota =toyota",
		  "toyota =toyota =toyvta =tvyota =tvyvta" },
		{ "Hanbando", "hanbando =hanpanto",
		  "hanbando =hanpanto =hanpantv" },
		{ "Saitama", "saitama =setama =saitama",
		  "saitama =setama =saitama" },
		/* Two morae, or a u that may be another vowel. */
		{ "Sora", "sora =sola =svla", "sora =sola =svla" },
	};

	for (int i = 0; i < COUNT(names); i++) {
		chain_check(CHAIN, SAKUIN_INDEX, "", names[i].in,
			    names[i].index, false);
		chain_check(CHAIN, SAKUIN_QUERY, "", names[i].in,
			    names[i].query, false);
	}
	chain_check(CHAIN, SAKUIN_INDEX, "", "Sunheeja",
		    "sunheeja =sunhica =sunica =svnhica =svnica "
		    "=sxnhica =sxnica",
		    false);
}
END_TEST

START_TEST(romaja_places)
{
	chain_check(CHAIN, SAKUIN_INDEX, "", "a Suk-yeol.",
		    "a@1,0,1 suk@2,2,5 yeol@3,6,10 =sukyvl@3,2,10 "
		    "=svkyvl@3,2,10 =sxkyvl@3,2,10",
		    true);
}
END_TEST

START_TEST(romaja_options)
{
	sink_check_option(&sk_stage_romaja, "mr",
			  "'romaja' takes no option 'mr'");
	sink_check_option(&sk_stage_romaja, "", "'romaja' takes no option ''");
}
END_TEST

START_TEST(romaja_passes)
{
	sink_check(&sk_stage_romaja, NULL, "", "a ~b +c %d ^e &f",
		   "a ~b +c %d ^e &f", false);
}
END_TEST

START_TEST(romaja_refusal)
{
	sink_check_refusal(&sk_stage_romaja, "", "Suk-yeol 독도의 獨島");
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("romaja");
	TCase *tests = tcase_create("all");

	tcase_add_loop_test(tests, romaja_keys, 0, COUNT(cases));
	tcase_add_test(tests, romaja_query);
	tcase_add_test(tests, romaja_japanese);
	tcase_add_test(tests, romaja_places);
	tcase_add_test(tests, romaja_options);
	tcase_add_test(tests, romaja_passes);
	tcase_add_test(tests, romaja_refusal);
	suite_add_tcase(suite, tests);
	return run_suite(suite);
}
