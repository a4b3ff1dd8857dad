/* check_words.c - words.c. */
#include <stdlib.h>

#include "chain_check.h"
#include "script.h"
#include "suite.h"

#define COUNT(a) ((int)(sizeof(a) / sizeof(a)[0]))
#define LETTERS_61                                                             \
	"abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghi"

/* What Xapian 1.4 takes for a word; check_stock_words.c compares the two. */
static const struct {
	const char *name, *in, *out;
} stock[] = {
	{ "nothing", "", "" },
	{ "no word", " .,;-!? \n\t", "" },
	{ "letters and digits", "Room 101 b2b 3D", "room 101 b2b 3d" },
	{ "one letter", "a", "a" },
	{ "low line", "_foo bar_baz _", "_foo bar_baz _" },
	{ "apostrophe inside", "it's O'Brien", "it's o'brien" },
	{ "apostrophe at the ends", "'tis dogs' 'x'", "tis dogs x" },
	{ "two apostrophes", "a''b", "a b" },
	{ "ampersand", "AT&T R&D a& &b", "at&t r&d a b" },
	{ "right quote is an apostrophe", "Shin\u2019ichi", "shin'ichi" },
	{ "reversed quote is an apostrophe", "P\u201Byong", "p'yong" },
	{ "left quote ends a word", "T\u2018ongil", "t ongil" },
	{ "modifier apostrophe is a letter", "shin\u02BCichi \u02BBokina",
	  "shin\u02BCichi \u02BBokina" },
	{ "middle dot", "l\u00B7l a\u2027b", "l\u00B7l a\u2027b" },
	{ "gershayim", "\u05E6\u05F4\u05DC", "\u05E6\u05F4\u05DC" },
	{ "zero width", "a\u200Bb c\u200Cd e\u200Df g\u2060h i\uFEFFj",
	  "ab cd ef gh ij" },
	{ "zero width at the ends", "\uFEFFa\u200B \u200Bb", "a b" },
	{ "zero width twice", "a\u200B\u200Bb", "a b" },
	{ "soft hyphen ends a word", "soft\u00ADhyphen", "soft hyphen" },
	{ "hyphens and dashes", "Seok-yeol a\u2010b 1\u20132",
	  "seok yeol a b 1 2" },
	{ "full stop between letters", "example.org v.x", "example org v x" },
	{ "between digits", "3.14 2,270 1;2 1.2.3", "3.14 2,270 1;2 1.2.3" },
	{ "between digits, others",
	  "1\u037E2 1\u05892 1\u060D2 1\u07F82 1\u20442 1\uFE102 1\uFE132 "
	  "1\uFE142",
	  "1\u037E2 1\u05892 1\u060D2 1\u07F82 1\u20442 1\uFE102 1\uFE132 "
	  "1\uFE142" },
	{ "digit and letter are not two digits", "1.a a.1 v1.2",
	  "1 a a 1 v1.2" },
	{ "apostrophe between digits", "1'2 1&2", "1 2 1 2" },
	{ "zero width between digits", "1\u200B2", "12" },
	{ "digits of other scripts", "\u0663.\u0664 \u0663,5",
	  "\u0663.\u0664 \u0663,5" },
	{ "ends in a separator", "3. 4, 5.", "3 4 5" },
	{ "plus", "C++ c+ a+++", "c++ c+ a+++" },
	{ "four of them", "a++++ b", "a b" },
	{ "hash", "C# F#. #tag", "c# f# tag" },
	{ "both", "a+#+ b", "a+#+ b" },
	{ "suffix before a letter", "fish+chips a+ b#c", "fish chips a+ b c" },
	{ "suffix before a mark", "a+\u0301", "a \u0301" },
	{ "suffix of a number", "1+ 5#", "1+ 5#" },
	{ "initials", "U.S. D.P.R.K. N.A.T.O", "us dprk nato" },
	{ "initials at the end of a sentence", "the U.S. It", "the us it" },
	{ "initials before a word", "U.S.a A.B.c", "u s a a b c" },
	{ "initials before a digit", "A.B.1", "a b 1" },
	{ "one initial", "J. Smith A", "j smith a" },
	{ "initials with an accent", "\u00C9.A. A.\u00C9.",
	  "\u00E9 a a \u00E9" },
	{ "initials and a suffix", "A.B+", "ab" },
	{ "capital and ampersand", "M&S", "m&s" },
	{ "capitals", "\u00C9cole \u0410\u0411 \u0391\u0392",
	  "\u00E9cole \u0430\u0431 \u03B1\u03B2" },
	{ "final sigma is not found by lowering", "\u039F\u0394\u039F\u03A3",
	  "\u03BF\u03B4\u03BF\u03C3" },
	{ "I with a dot", "\u0130zmir", "izmir" },
	{ "sharp s stays", "stra\u00DFe", "stra\u00DFe" },
	{ "wide letters stay wide", "\uFF2E\uFF28\uFF2B",
	  "\uFF4E\uFF48\uFF4B" },
	{ "decomposed stays decomposed", "cafe\u0301", "cafe\u0301" },
	{ "other numbers", "x\u00B2 \u00BD \u2167 H\u2082O",
	  "x\u00B2 \u00BD \u2177 h\u2082o" },
	{ "Hebrew and Arabic",
	  "\u05E9\u05DC\u05D5\u05DD, \u0633\u0644\u0627"
	  "\u0645\u061F",
	  "\u05E9\u05DC\u05D5\u05DD \u0633\u0644\u0627\u0645" },
	{ "vowel signs", "\u0939\u093F\u0928\u094D\u0926\u0940",
	  "\u0939\u093F\u0928\u094D\u0926\u0940" },
	{ "emoji end a word", "a\U0001F600b", "a b" },
	{ "U+FFFD ends a word", "a\uFFFDb", "a b" },
	{ "private use ends a word", "a\uE000b", "a b" },
	{ "letters after Unicode 9 are none", "a\U0001E900b \u1C90c",
	  "a\U0001E922b c" },
	{ "Hangul", "\uD55C\uAD6D\uC5B4 \uB3C5\uB3C4",
	  "\uD55C\uAD6D\uC5B4 "
	  "\uB3C5\uB3C4" },
	{ "Hangul and zero width", "\uD55C\u200B\uAE00", "\uD55C\uAE00" },
	{ "Hangul and a suffix", "\uD55C\uAE00+", "\uD55C\uAE00+" },
	{ "Hangul, decomposed", "\u1112\u1161\u11AB\u1100\u1173\u11AF",
	  "\u1112\u1161\u11AB\u1100\u1173\u11AF" },
	{ "64 bytes", LETTERS_61 "xyz next", LETTERS_61 "xyz next" },
	{ "65 bytes", LETTERS_61 "wxyz next", "next" },
	{ "64 bytes with the suffix", LETTERS_61 "xy+ n", LETTERS_61 "xy+ n" },
	{ "65 bytes with the suffix", LETTERS_61 "xyz+ n", "n" },
	{ "65 bytes that shrink", LETTERS_61 "\u0130wx n", LETTERS_61 "iwx n" },
};

START_TEST(words_as_stock)
{
	chain_check("words", SAKUIN_INDEX, "", stock[_i].in, stock[_i].out,
		    false);
}
END_TEST

/* What stock Xapian takes for one word and we do not.  The first words of
 * ICU's dictionaries are safe; anything longer may move with ICU. */
static const struct {
	const char *name, *in, *out;
} cuts[] = {
	{ "Japanese", "韓国の船", "韓国 の 船" },
	{ "Chinese", "没有出现", "没有 出现" },
	{ "katakana middle dot", "キム・イル", "キム イル" },
	{ "Han and digits", "第2270号", "第 2270 号" },
	{ "wide digits", "２０２３年", "２０２３ 年" },
	{ "Latin and kana", "Tシャツ", "t シャツ" },
	{ "Latin and Hangul", "IT기업", "it 기업" },
	{ "Han and Hangul", "北한", "北 한" },
	{ "digits and Hangul", "2023년", "2023 년" },
	{ "middle dots", "한·미·일", "한 미 일" },
	{ "middle dot and Han", "金·李", "金 李" },
	{ "apostrophe and Hangul", "한'글", "한 글" },
	{ "middle dot before Latin", "독도·Dokdo", "독도 dokdo" },
	{ "middle dot behind Latin", "Dokdo·독도", "dokdo 독도" },
	{ "ampersand before Latin", "船&AT&T", "船 at&t" },
	{ "right quote and Hangul", "한’글", "한 글" },
	{ "infix stays in Latin", "AT&T社", "at&t 社" },
	{ "infix stays in numbers", "3.14倍", "3.14 倍" },
	{ "right quote stays in Latin", "O’Brien社", "o'brien 社" },
	{ "zero width in unspaced text", "核\u200B船", "核 船" },
	{ "zero width in Hangul beside Latin", "한\u200B글a", "한글 a" },
	{ "zero width in Latin beside Han", "a\u200Bb船", "ab 船" },
	{ "mark goes with its base", "\u304B\u3099a", "\u304B\u3099 a" },
	{ "accent goes with its base", "e\u0301船", "e\u0301 船" },
	{ "mark alone before Han", "\u0301船", "\u0301 船" },
	{ "prolonged sound is katakana", "カー", "カー" },
	{ "repetition mark", "人々", "人々" },
	{ "zero of numerals", "二〇", "二 〇" },
	{ "suffix behind a run", "船++ C++で", "船 c で" },
	{ "Han younger than Xapian's tables", "\U0002CEB0a", "\U0002CEB0 a" },
	{ "Han outside the first plane", "\U00020BB7a", "\U00020BB7 a" },
	{ "Thai", "ไทย ภาษา", "ไทย ภาษา" },
	{ "Thai digits", "๒๗a", "๒๗a" },
	{ "half width katakana", "ｶﾅ", "ｶﾅ" },
	{ "Greek and Han", "α線", "α 線" },
};

START_TEST(words_cut)
{
	chain_check("words", SAKUIN_INDEX, "", cuts[_i].in, cuts[_i].out,
		    false);
}
END_TEST

static const struct {
	const char *name, *in, *out;
} places[] = {
	{ "words", "Old  papers", "old@1,0,3 papers@2,5,11" },
	{ "bytes, not characters", "\u00E9t\u00E9 a",
	  "\u00E9t\u00E9@1,0,5 a@2,6,7" },
	{ "final full stop belongs to initials", "U.S. a", "us@1,0,4 a@2,5,6" },
	{ "suffix", "C++, a", "c++@1,0,3 a@2,5,6" },
	{ "suffix too long", "c++++ a", "c@1,0,1 a@2,6,7" },
	{ "zero width inside", "a\u200Bb c", "ab@1,0,5 c@2,6,7" },
	{ "zero width outside", "\u200Ba\u200B c", "a@1,3,4 c@2,8,9" },
	{ "pieces touch", "第22号", "第@1,0,3 22@2,3,5 号@3,5,8" },
	{ "pieces around a dot", "한·미", "한@1,0,3 미@2,5,8" },
	{ "a word too long takes no place", "a " LETTERS_61 "wxyz b",
	  "a@1,0,1 b@2,68,69" },
};

START_TEST(words_places)
{
	chain_check("words", SAKUIN_INDEX, "", places[_i].in, places[_i].out,
		    true);
}
END_TEST

/* In a query no word is too long. */
START_TEST(words_long_in_a_query)
{
	chain_check("words", SAKUIN_QUERY, "", LETTERS_61 "wxyz n",
		    LETTERS_61 "wxyz@1,0,65 n@2,66,67", true);
}
END_TEST

/* Pieces of a run share a number, other words have none. */
START_TEST(words_runs)
{
	static const uint32_t want[] = { 0, 1, 1, 0, 2, 2, 2, 3, 0 };
	struct sakuin_analyzer *a = chain_new("words", SAKUIN_INDEX);
	struct sakuin_error err = { 0 };
	struct tokens t = { 0 };

	ck_assert(
		tokens_read(&t, a, sk_str("a 第2 b IT기업船 船 한"), "", &err));
	ck_assert_uint_eq(t.count, COUNT(want));
	for (size_t i = 0; i < t.count; i++)
		ck_assert_uint_eq(t.list[i].run, want[i]);
	tokens_done(&t);
	sakuin_analyzer_free(a);
}
END_TEST

static const struct {
	const char *text;
	enum sakuin_script script;
} scripts[] = {
	{ "abc", SAKUIN_LATIN },   { "2nd", SAKUIN_NUMBER },
	{ "αβγ", SAKUIN_GREEK },   { "что", SAKUIN_CYRILLIC },
	{ "한글", SAKUIN_HANGUL }, { "船", SAKUIN_HAN },
	{ "の", SAKUIN_HIRAGANA }, { "カナ", SAKUIN_KATAKANA },
	{ "ไทย", SAKUIN_SEASIAN }, { "שלום", SAKUIN_OTHER },
	{ "_x", SAKUIN_OTHER },    { "ＮＨＫ", SAKUIN_LATIN },
	{ "ｶﾅ", SAKUIN_KATAKANA },
};

START_TEST(words_scripts)
{
	struct sakuin_analyzer *a = chain_new("words", SAKUIN_INDEX);
	struct sakuin_error err = { 0 };
	struct tokens t = { 0 };

	ck_assert(tokens_read(&t, a, sk_str(scripts[_i].text), "", &err));
	ck_assert_uint_eq(t.count, 1);
	ck_assert_str_eq(sk_script_name(t.list[0].script),
			 sk_script_name(scripts[_i].script));
	tokens_done(&t);
	sakuin_analyzer_free(a);
}
END_TEST

/* The break iterator is moved far ahead over text that it does not cut, and
 * stands at the beginning again in the next field. */
START_TEST(words_far_apart)
{
	struct sakuin_analyzer *a = chain_new("words", SAKUIN_INDEX);
	struct sakuin_error err = { 0 };
	struct tokens first = { 0 }, again = { 0 };
	struct sk_buf text = { 0 };

	for (int i = 0; i < 20; i++) {
		ck_assert(sk_buf_puts(&text, "韓国の船", &err));
		for (int k = 0; k < 100 * i; k++)
			ck_assert(sk_buf_puts(&text, " word", &err));
	}
	ck_assert(tokens_read(&first, a, sk_buf_str(&text), "", &err));
	ck_assert_uint_eq(first.count, 20 * 3 + 100 * 19 * 20 / 2);
	for (size_t i = 0, at = 0; i < 20; i++) {
		const struct sakuin_token *t = &first.list[at];

		ck_assert(sk_str_eq(t[0].text, sk_str("韓国")));
		ck_assert(sk_str_eq(t[1].text, sk_str("の")));
		ck_assert(sk_str_eq(t[2].text, sk_str("船")));
		at += 3 + 100 * i;
	}
	ck_assert(tokens_read(&again, a, sk_buf_str(&text), "", &err));
	ck_assert(tokens_equal(&first, &again));
	sk_buf_done(&text);
	tokens_done(&first);
	tokens_done(&again);
	sakuin_analyzer_free(a);
}
END_TEST

/* What an analyzer has read makes no difference: ICU knows the dictionary of
 * a text that begins with a character of no script only once it has seen one
 * of Japanese. */
START_TEST(words_first_text)
{
	static const char *const texts[] = { "ー京", "ｰ京", "〆切" };
	struct sakuin_analyzer *a = chain_new("words", SAKUIN_INDEX);
	struct sakuin_error err = { 0 };
	struct tokens first = { 0 }, again = { 0 };
	struct sakuin_str text = sk_str(texts[_i]);

	ck_assert(tokens_read(&first, a, text, "", &err));
	ck_assert(tokens_read(&again, a, sk_str("京の都"), "", &err));
	ck_assert(tokens_read(&again, a, text, "", &err));
	ck_assert(tokens_equal(&first, &again));
	tokens_done(&first);
	tokens_done(&again);
	sakuin_analyzer_free(a);
}
END_TEST

/* A piece of an unspaced run may be longer than any term. */
START_TEST(words_longer_than_a_term)
{
	struct sakuin_analyzer *a = chain_new("words", SAKUIN_QUERY);
	struct sakuin_error err = { 0 };
	struct tokens t = { 0 };
	struct sk_buf text = { 0 };

	for (int i = 0; i < 100000; i++)
		ck_assert(sk_buf_putc(&text, 'x', &err));
	ck_assert(sk_buf_puts(&text, "船", &err));
	ck_assert(tokens_read(&t, a, sk_buf_str(&text), "", &err));
	ck_assert_uint_eq(t.count, 2);
	ck_assert_uint_eq(t.list[0].text.len, 100000);
	ck_assert_uint_eq(t.list[1].start, 100000);
	sk_buf_done(&text);
	tokens_done(&t);
	sakuin_analyzer_free(a);
}
END_TEST

START_TEST(words_unknown_option)
{
	chain_check_refused("words:fast", "'words' takes no option 'fast'");
	chain_check_refused("words:", "'words' takes no option ''");
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("words");
	TCase *tc = tcase_create("words");

	tcase_add_loop_test(tc, words_as_stock, 0, COUNT(stock));
	tcase_add_loop_test(tc, words_cut, 0, COUNT(cuts));
	tcase_add_loop_test(tc, words_places, 0, COUNT(places));
	tcase_add_loop_test(tc, words_scripts, 0, COUNT(scripts));
	tcase_add_test(tc, words_long_in_a_query);
	tcase_add_test(tc, words_runs);
	tcase_add_test(tc, words_far_apart);
	tcase_add_loop_test(tc, words_first_text, 0, 3);
	tcase_add_test(tc, words_longer_than_a_term);
	tcase_add_test(tc, words_unknown_option);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
