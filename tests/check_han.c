/* check_han.c - han.c, behind words and fold. */
#include <stdlib.h>

#include "chain_check.h"
#include "stage_sink.h"
#include "suite.h"

#define COUNT(a) ((int)(sizeof(a) / sizeof(a)[0]))
#define CHAIN "words | fold | han:joins"

extern const struct sk_stage_type sk_stage_han;

/* Cut by digits and letters, so that no dictionary matters. */
static const struct {
	const char *name, *in, *out;
} cases[] = {
	{ "nothing", "", "" },
	{ "words alone", "old 船 papers 한글", "old 船 papers 한글" },
	{ "two", "第2", "第 2 &第2" },
	{ "three", "第2号", "第 2 &第2 号 &2号 &第2号" },
	{ "separate runs", "第2 第3", "第 2 &第2 第 3 &第3" },
	{ "six and no more", "1船2船3船4船",
	  "1 船 &1船 2 &船2 &1船2 船 &2船 &船2船 &1船2船 "
	  "3 &船3 &2船3 &船2船3 &1船2船3 "
	  "船 &3船 &船3船 &2船3船 &船2船3船 &1船2船3船 "
	  "4 &船4 &3船4 &船3船4 &2船3船4 &船2船3船4 "
	  "船 &4船 &船4船 &3船4船 &船3船4船 &2船3船4船" },
	{ "hiragana parts", "2の3船", "2 の 3 船 &3船" },
	{ "katakana joins", "Tカ", "t カ &tカ" },
	{ "Thai does not join", "aไทยb", "a ไทย b" },
	{ "folded", "Ａ船", "ａ ~a 船 &a船 &ａ船" },
	{ "folded in the middle", "船Ａ船",
	  "船 ａ ~a &船a &船ａ 船 &a船 &船a船 &船ａ船" },
	{ "accents", "é船", "é ~e 船 &e船 &é船" },
	{ "middle dot", "한·미", "한 미 &한미 &한·미" },
	{ "middle dots", "한·미·일",
	  "한 미 &한미 &한·미 일 &미일 &한미일 &한·미·일" },
	{ "right quote as Xapian writes it", "船’船", "船 船 &船船 &船'船" },
	{ "zero width is nothing", "船\u200B船", "船 船 &船船" },
	{ "fold and dot", "Ａ·船", "ａ ~a 船 &a船 &ａ·船" },
	{ "no dot from the run before", "한·미 第2",
	  "한 미 &한미 &한·미 第 2 &第2" },
	{ "no fold from the run before", "Ａ船 第2",
	  "ａ ~a 船 &a船 &ａ船 第 2 &第2" },
	{ "no fold from the word before", "é 第2", "é ~e 第 2 &第2" },
	{ "particle", "8월에", "8 월에 &8월 &8월에" },
	{ "particle and a longer stretch", "第2호선을",
	  "第 2 &第2 호선을 &2호선 &2호선을 &第2호선 &第2호선을" },
	{ "particle in the middle stays", "한글은船", "한글은 船 &한글은船" },
	{ "only the end is stripped", "IT는", "it 는 &it는" },
	{ "a word too long parts",
	  "船abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz"
	  "abcdefghijklm船2",
	  "船 船 2 &船2" },
};

START_TEST(han_joins)
{
	chain_check(CHAIN, SAKUIN_INDEX, "", cases[_i].in, cases[_i].out,
		    false);
}
END_TEST

START_TEST(han_places)
{
	chain_check(CHAIN, SAKUIN_INDEX, "", "a 한·2船",
		    "a@1,0,1 한@2,2,5 2@3,7,8 &한2@3,2,8 &한·2@3,2,8 "
		    "船@4,8,11 &2船@4,7,11 &한2船@4,2,11 &한·2船@4,2,11",
		    true);
}
END_TEST

/* The script is that of the first word. */
START_TEST(han_scripts)
{
	struct sakuin_analyzer *a = chain_new(CHAIN, SAKUIN_INDEX);
	struct sakuin_error err = { 0 };
	struct tokens t = { 0 };

	ck_assert(tokens_read(&t, a, sk_str("T船"), "", &err));
	ck_assert_uint_eq(t.count, 3);
	ck_assert_int_eq(t.list[2].kind, SAKUIN_JOIN);
	ck_assert_int_eq(t.list[2].script, SAKUIN_LATIN);
	ck_assert_uint_eq(t.list[2].run, 1);
	tokens_done(&t);
	sakuin_analyzer_free(a);
}
END_TEST

/* JOINs have a limit in bytes. */
START_TEST(han_long_joins)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz"
				      "abcdefghijklmnopqrstuvwx";
	struct sakuin_error err = { 0 };
	struct sk_buf in = { 0 }, out = { 0 };

	/* 50 + 3 + 43 bytes are joined, 50 + 3 + 44 are not. */
	for (int more = 43; more <= 44; more++) {
		sk_buf_clear(&in);
		sk_buf_clear(&out);
		ck_assert(sk_buf_printf(&in, &err, "%s船%.*s", letters, more,
					letters));
		ck_assert(sk_buf_printf(&out, &err, "%s 船 &%s船 %.*s &船%.*s",
					letters, letters, more, letters, more,
					letters));
		ck_assert(more > 43 ||
			  sk_buf_printf(&out, &err, " &%s", in.ptr));
		chain_check(CHAIN, SAKUIN_INDEX, "", sk_buf_cstr(&in, &err),
			    sk_buf_cstr(&out, &err), false);
	}
	sk_buf_done(&in);
	sk_buf_done(&out);
}
END_TEST

static const struct {
	const char *name, *in, *out;
} grams[] = {
	{ "inside a long word", "日本語", "日本語 ^日本 ^本語" },
	{ "not the whole word", "会議", "会議" },
	{ "across a cut", "会議場", "会議 場 ^議場 &会議場" },
	{ "not what a join is", "韓日", "韓 日 &韓日" },
	{ "none with Hiragana between", "船の号", "船 の 号" },
	{ "one character", "船 の", "船 の" },
	{ "none in katakana", "テレビ", "テレビ" },
	{ "none in Latin and Hangul", "abc 한국어", "abc 한국어" },
};

START_TEST(han_grams)
{
	chain_check("words | han", SAKUIN_INDEX, "", grams[_i].in,
		    grams[_i].out, false);
}
END_TEST

/* What comes of other stages passes. */
START_TEST(han_passes)
{
	sink_check(&sk_stage_han, NULL, "", "a ~b +c %d ^e =f g",
		   "a@1,0,1 ~b@1,0,1 +c@1,0,1 %d@1,0,1 ^e@1,0,1 =f@1,0,1 "
		   "g@2,17,18",
		   true);
}
END_TEST

START_TEST(han_unknown_option)
{
	sink_check_option(&sk_stage_han, "grams",
			  "'han' takes no option 'grams'");
	sink_check_option(&sk_stage_han, "", "'han' takes no option ''");
}
END_TEST

/* A failure further down comes back, whichever token it hits; the stage then
 * serves the next field. */
START_TEST(han_refusal)
{
	static const char in[] = "第2号 Ａ船 한·미 8월에";
	struct sakuin_analyzer *a =
		chain_new("words | fold | han:joins", SAKUIN_INDEX);
	struct sakuin_error err = { 0 };
	struct tokens all = { 0 }, t = { 0 };

	ck_assert(tokens_read(&all, a, sk_str(in), "", &err));
	ck_assert_uint_gt(all.count, 15);
	for (size_t n = 1; n <= all.count; n++) {
		t.refuse = n;
		ck_assert(!tokens_read(&t, a, sk_str(in), "", &err));
		ck_assert_str_eq(err.text, "the test refuses");
		ck_assert_uint_eq(t.count, n - 1);
		t.refuse = 0;
		ck_assert(tokens_read(&t, a, sk_str(in), "", &err));
		ck_assert(tokens_equal(&t, &all));
	}
	tokens_done(&all);
	tokens_done(&t);
	sakuin_analyzer_free(a);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("han");
	TCase *tc = tcase_create("han");

	tcase_add_loop_test(tc, han_joins, 0, COUNT(cases));
	tcase_add_loop_test(tc, han_grams, 0, COUNT(grams));
	tcase_add_test(tc, han_places);
	tcase_add_test(tc, han_scripts);
	tcase_add_test(tc, han_long_joins);
	tcase_add_test(tc, han_passes);
	tcase_add_test(tc, han_unknown_option);
	tcase_add_test(tc, han_refusal);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
