/* check_fold.c - fold.c. */
#include <stdlib.h>

#include "chain_check.h"
#include "stage_sink.h"
#include "suite.h"

#define COUNT(a) ((int)(sizeof(a) / sizeof(a)[0]))

extern const struct sk_stage_type sk_stage_fold;

/* OUT is "" for "nothing to fold". */
static const struct {
	const char *name, *in, *out;
} cases[] = {
	{ "plain", "word", "" },
	{ "digits", "2,270", "" },
	{ "accents", "café", "cafe" },
	{ "accents, decomposed", "cafe\u0301", "cafe" },
	{ "macrons", "kyōdō", "kyodo" },
	{ "breves", "sŏgyŏng", "sogyong" },
	{ "two marks on one letter", "ấn", "an" },
	{ "horn", "ơ", "o" },
	{ "cedilla and caron", "çščř", "cscr" },
	{ "letters with strokes", "ðđøħłŧ", "ddohlt" },
	{ "letters of two", "æœþŋ", "aeoethng" },
	{ "accent on a letter of two", "ǽ", "ae" },
	{ "dotless i", "ısı", "isi" },
	{ "sharp s", "straße", "strasse" },
	{ "modifier apostrophe", "shin\u02BCichi", "shin'ichi" },
	{ "turned comma", "t\u02BBongil", "t'ongil" },
	{ "apostrophe in front", "\u02BBokina", "okina" },
	{ "apostrophe behind", "suchi\u02BC", "suchi" },
	{ "apostrophe alone", "\u02BC", "" },
	{ "two apostrophes", "a\u02BC\u02BBb", "a'b" },
	{ "long s", "ſet", "set" },
	{ "ligatures", "eﬀect", "effect" },
	{ "wide", "ｎｈｋ２", "nhk2" },
	{ "wide apostrophe is none", "c++", "" },
	{ "wide with a suffix", "ｃ++", "c++" },
	{ "superscript", "x²", "x2" },
	{ "subscript", "h₂o", "h2o" },
	{ "fraction", "½", "1⁄2" },
	{ "roman numeral", "ⅳ", "iv" },
	{ "enclosed", "①②", "12" },
	{ "in brackets", "⑴", "1" },
	{ "several in brackets", "⑴⑵", "12" },
	{ "with a full stop", "⒈", "1" },
	{ "with a full stop before a digit", "⒈2", "1.2" },
	{ "with a full stop before a letter", "⒈a", "1a" },
	{ "l with a dot in Catalan", "coŀlegi", "col·legi" },
	{ "l with a dot at the end", "aŀ", "al" },
	{ "mathematical", "\U0001D41A\U0001D41B", "ab" },
	{ "Greek tonos", "ελλάδα", "ελλαδα" },
	{ "Greek final sigma", "λόγος", "λογοσ" },
	{ "Greek iota subscript", "ᾳ", "αι" },
	{ "yo", "ещё", "еще" },
	{ "stress", "за\u0301мок", "замок" },
	{ "short i stays", "мой", "" },
	{ "short i composed", "мои\u0306", "мой" },
	{ "yi stays", "київ", "" },
	{ "Hindi stays", "हिन्दी", "" },
	{ "Hindi nukta", "\u0958", "\u0915\u093C" },
	{ "Hebrew points stay", "שָׁלוֹם", "" },
	{ "Arabic ligature", "\uFEFB", "لا" },
	{ "a phrase in one character", "\uFDFA", "صلىاللهعليهوسلم" },
	{ "Arabic digits", "٣٤٥", "345" },
	{ "Arabic and other digits", "٣.५", "3.5" },
	{ "Hangul stays", "한글", "" },
	{ "Hangul composed", "\u1112\u1161\u11AB", "한" },
	{ "half width Hangul", "\uFFA1", "\u1100" },
	{ "half width katakana", "ﾎﾟｯﾌﾟ", "ポップ" },
	{ "voicing marks stay", "ガ", "" },
	{ "voicing marks composed", "か\u3099", "が" },
	{ "voicing marks on katakana", "ハ\u309A", "パ" },
	{ "compatible Han", "\uF900", "\u8C48" },
	{ "Thai am", "น้ำ", "" },
	{ "Thai am, ring first", "น\u0E4D\u0E49\u0E32", "น้ำ" },
	{ "Thai am, tone first", "น\u0E49\u0E4D\u0E32", "น้ำ" },
	{ "Thai am without a tone", "ค\u0E4D\u0E32", "คำ" },
	{ "Thai ring alone", "ก\u0E4D", "" },
	{ "Thai ring and tone", "ก\u0E4D\u0E48", "" },
	{ "Lao am", "ນ\u0ECD\u0EC9\u0EB2", "ນ\u0EC9\u0EB3" },
	{ "Thai digits", "๒๗", "27" },
	{ "nothing is left", "\u115F", "" },
};

/* As one word, so that what is tested does not depend on words.c. */
START_TEST(fold_one)
{
	struct sk_buf want = { 0 };
	struct sakuin_error err = { 0 };

	ck_assert(sk_buf_puts(&want, cases[_i].in, &err));
	if (*cases[_i].out)
		ck_assert(sk_buf_printf(&want, &err, " ~%s", cases[_i].out));
	sink_check(&sk_stage_fold, NULL, "", cases[_i].in,
		   sk_buf_cstr(&want, &err), false);
	sk_buf_done(&want);
}
END_TEST

/* What was folded has no other fold. */
START_TEST(fold_twice)
{
	if (*cases[_i].out)
		sink_check(&sk_stage_fold, NULL, "", cases[_i].out,
			   cases[_i].out, false);
}
END_TEST

START_TEST(fold_places)
{
	chain_check("words | fold", SAKUIN_INDEX, "", "un café 第",
		    "un@1,0,2 café@2,3,8 ~cafe@2,3,8 第@3,9,12", true);
}
END_TEST

START_TEST(fold_scripts)
{
	struct sakuin_analyzer *a = chain_new("words | fold", SAKUIN_INDEX);
	struct sakuin_error err = { 0 };
	struct tokens t = { 0 };

	ck_assert(tokens_read(&t, a, sk_str("Ⅳ"), "", &err));
	ck_assert_uint_eq(t.count, 2);
	ck_assert_int_eq(t.list[0].script, SAKUIN_NUMBER);
	ck_assert_int_eq(t.list[1].script, SAKUIN_LATIN);
	ck_assert(tokens_read(&t, a, sk_str("ｶ船"), "", &err));
	ck_assert_uint_eq(t.count, 3);
	ck_assert_int_eq(t.list[1].script, SAKUIN_KATAKANA);
	ck_assert_uint_eq(t.list[1].run, 1);
	tokens_done(&t);
	sakuin_analyzer_free(a);
}
END_TEST

/* Only words have a fold. */
START_TEST(fold_passes)
{
	sink_check(&sk_stage_fold, NULL, "", "a ~é +é %é &é ^é =é é",
		   "a ~é +é %é &é ^é =é é ~e", false);
}
END_TEST

/* A word that is longer than any term, or becomes it, has none. */
START_TEST(fold_of_long_words)
{
	static const struct {
		const char *letter;
		size_t folded; /* the most that are folded */
	} letters[] = { { "é", 255 }, { "ﬃ", 170 }, { "か\u3099", 85 } };

	for (int i = 0; i < COUNT(letters); i++) {
		struct sk_buf word = { 0 };
		struct sakuin_error err = { 0 };

		for (size_t n = 1; n < 400; n++) {
			struct sink sink = { 0 };
			struct sk_stage *stage =
				sink_stage(&sink, &sk_stage_fold, NULL);

			ck_assert(sk_buf_puts(&word, letters[i].letter, &err));
			ck_assert(sink_feed(stage, sk_buf_cstr(&word, &err),
					    &err));
			ck_assert_uint_eq(sink.puts,
					  n <= letters[i].folded ? 2 : 1);
			stage->type->destroy(stage);
			sk_buf_done(&sink.out);
		}
		sk_buf_done(&word);
	}
}
END_TEST

START_TEST(fold_unknown_option)
{
	sink_check_option(&sk_stage_fold, "case",
			  "'fold' takes no option 'case'");
	sink_check_option(&sk_stage_fold, "", "'fold' takes no option ''");
}
END_TEST

START_TEST(fold_refusal)
{
	sink_check_refusal(&sk_stage_fold, "", "café %caf 船");
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("fold");
	TCase *tc = tcase_create("fold");

	tcase_add_loop_test(tc, fold_one, 0, COUNT(cases));
	tcase_add_loop_test(tc, fold_twice, 0, COUNT(cases));
	tcase_add_test(tc, fold_places);
	tcase_add_test(tc, fold_scripts);
	tcase_add_test(tc, fold_passes);
	tcase_add_test(tc, fold_of_long_words);
	tcase_add_test(tc, fold_unknown_option);
	tcase_add_test(tc, fold_refusal);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
