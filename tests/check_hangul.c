/* check_hangul.c - hangul.c. */
#include <stdlib.h>

#include "hangul.h"
#include "stage_sink.h"
#include "suite.h"

#define COUNT(a) ((int)(sizeof(a) / sizeof(a)[0]))

extern const struct sk_stage_type sk_stage_hangul;

static const struct {
	const char *name, *word, *left;
} strips[] = {
	{ "topic after a consonant", "조선은", "조선" },
	{ "topic after a vowel", "정부는", "정부" },
	{ "topic on the wrong syllable", "정부은", "정부은" },
	{ "subject after a consonant", "인민군이", "인민군" },
	{ "subject after a vowel", "대표가", "대표" },
	{ "object", "미사일을", "미사일" },
	{ "object after a vowel", "보고서를", "보고서" },
	{ "and after a consonant", "미국과", "미국" },
	{ "and after a vowel", "러시아와", "러시아" },
	{ "by after a consonant", "동쪽으로", "동쪽" },
	{ "by after a vowel", "대표로", "대표" },
	{ "by after rieul", "서울로", "서울" },
	{ "or after a consonant", "신문이나", "신문" },
	{ "or after a vowel", "전화나", "전화" },
	{ "called after a vowel", "노다라는", "노다" },
	{ "stack of two", "정상회담에서는", "정상회담" },
	{ "stack of three", "동경으로부터의", "동경" },
	{ "stack on a plural", "학생들에게는", "학생" },
	{ "until even", "평양까지도", "평양" },
	{ "copula, polite", "학교입니다", "학교" },
	{ "copula, plain", "수도이다", "수도" },
	{ "copula, past", "학교였다", "학교" },
	{ "do, past", "발표했다", "발표" },
	{ "do, adnominal", "사용하는", "사용" },
	{ "do, connective", "발사하여", "발사" },
	{ "become", "공개되었다", "공개" },
	{ "cause", "약화시키는", "약화" },
	{ "adjective", "민족적인", "민족" },
	{ "adverb", "민족적으로", "민족" },
	{ "longest ending leaves too little", "동적으로", "동적" },
	{ "unspaced North Korean", "회담에대한", "회담" },
	{ "known short noun", "것은", "것" },
	{ "known short noun, plural", "것들을", "것" },
	{ "known short noun, auxiliary", "수도", "수도" },
	{ "unknown short noun", "이의", "이의" },
	{ "a particle alone", "에서는", "에서" },
	{ "nothing to take", "독도", "독도" },
	{ "province", "강원도", "강원도" },
	{ "province with particle", "경기도에서도", "경기도" },
	{ "reactor", "원자로", "원자로" },
	{ "submarine", "잠수함", "잠수함" },
	{ "meeting", "정상회의", "정상회의" },
	{ "meeting with particle", "정상회의에서", "정상회의" },
	{ "of the committee", "위원회의", "위원회" },
	{ "socialism", "사회주의", "사회주의" },
	{ "of socialism", "사회주의의", "사회주의" },
	{ "name", "김정은", "김정은" },
	{ "name with particle", "김정은의", "김정은" },
	{ "East Asia", "동북아", "동북아" },
	{ "noun in ra with a particle", "우리나라는", "우리나라" },
	{ "button, not addition", "단추가", "단추" },
	{ "file and, not daily work", "파일과", "파일" },
	{ "Iran as target", "대이란", "대이란" },
	{ "Ukraine", "우크라이나의", "우크라이나" },
	{ "Japanese person", "일본인", "일본인" },
	{ "one syllable", "은", "은" },
	{ "no syllable", "", "" },
	{ "Latin", "abc은", "abc은" },
	{ "jamo alone", "ㄱㄴ은", "ㄱㄴ은" },
	{ "decomposed", "\xe1\x84\x83\xe1\x85\xa9\xeb\x8a\x94",
	  "\xe1\x84\x83\xe1\x85\xa9\xeb\x8a\x94" },
};

START_TEST(hangul_strips)
{
	struct sakuin_str word = sk_str(strips[_i].word);

	word.len = sk_hangul_strip(word);
	ck_assert_msg(sk_str_eq(word, sk_str(strips[_i].left)),
		      "%s: %s became %.*s", strips[_i].name, strips[_i].word,
		      (int)word.len, word.ptr);
}
END_TEST

static const struct {
	const char *name, *arg, *in, *out;
} chains[] = {
	{ "parts and pairs", NULL, "정상회담에서",
	  "정상회담에서 +정상회담 ^정상 ^상회 ^회담" },
	{ "parts", "parts", "정상회담에서", "정상회담에서 +정상회담" },
	{ "pairs", "grams", "정상회담에서", "정상회담에서 ^정상 ^상회 ^회담" },
	{ "no ending", NULL, "평양", "평양 ^평양" },
	{ "one syllable", NULL, "당 당의", "당 당의 +당" },
	{ "decomposed, with its fold", NULL,
	  "\xe1\x84\x83\xe1\x85\xa9\xe1\x86\xa8\xe1\x84\x83\xe1\x85\xa9"
	  "\xe1\x84\x8b\xe1\x85\xb4 ~독도의",
	  "\xe1\x84\x83\xe1\x85\xa9\xe1\x86\xa8\xe1\x84\x83\xe1\x85\xa9"
	  "\xe1\x84\x8b\xe1\x85\xb4 ~독도의 +독도 ^독도" },
	{ "other scripts", NULL, "tokyo 東京 とうきょう 2024",
	  "tokyo 東京 とうきょう 2024" },
	{ "other kinds", NULL, "가 %독도의 =독도의 ^독도의 &독도의",
	  "가 %독도의 =독도의 ^독도의 &독도의" },
	{ "mixed text", NULL, "독a도", "독a도" },
};

START_TEST(hangul_sends)
{
	sink_check(&sk_stage_hangul, chains[_i].arg, "ko", chains[_i].in,
		   chains[_i].out, false);
}
END_TEST

/* A pair lies where it stands; the part covers its word. */
START_TEST(hangul_places)
{
	sink_check(&sk_stage_hangul, NULL, "ko", "a 독도는 b",
		   "a@1,0,1 독도는@2,2,11 +독도@2,2,11 ^독도@2,2,8 b@3,12,13",
		   true);
}
END_TEST

/* Where the text was changed, a pair covers its word. */
START_TEST(hangul_places_of_changed_text)
{
	sink_check(&sk_stage_hangul, "grams", "ko", "x ~평양시",
		   "x@1,0,1 ~평양시@1,0,1 ^평양@1,0,1 ^양시@1,0,1", true);
}
END_TEST

START_TEST(hangul_unknown_option)
{
	sink_check_option(
		&sk_stage_hangul, "grammar",
		"hangul: unknown option 'grammar'; use parts or grams");
}
END_TEST

START_TEST(hangul_refusal)
{
	sink_check_refusal(&sk_stage_hangul, "ko", "정상회담에서 한국과");
}
END_TEST

/* A word that is all particles, of any length, is done in one go. */
START_TEST(hangul_endless_word)
{
	static const char piece[] = "들";
	struct sakuin_error err = { 0 };
	struct sk_buf word = { 0 };
	struct sakuin_str text;

	for (int i = 0; i < 20000; i++)
		ck_assert(sk_buf_puts(&word, piece, &err));
	text = sk_buf_str(&word);
	ck_assert_uint_eq(sk_hangul_strip(text), 2 * strlen(piece));
	sk_buf_done(&word);
}
END_TEST

/* particles.h was made of particles.tsv. */
START_TEST(hangul_table_is_new)
{
	ck_assert_int_eq(
		system("python3 analyzers/tables/particles.py --check"), 0);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("hangul");
	TCase *tc = tcase_create("hangul");

	tcase_add_loop_test(tc, hangul_strips, 0, COUNT(strips));
	tcase_add_loop_test(tc, hangul_sends, 0, COUNT(chains));
	tcase_add_test(tc, hangul_places);
	tcase_add_test(tc, hangul_places_of_changed_text);
	tcase_add_test(tc, hangul_unknown_option);
	tcase_add_test(tc, hangul_refusal);
	tcase_add_test(tc, hangul_endless_word);
	tcase_add_test(tc, hangul_table_is_new);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
