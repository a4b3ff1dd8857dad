/* check_spelling.c - which terms go into the spelling dictionary. */
#include "spelling.h"
#include "suite.h"
#include "xapian_c_test.h"

static const struct {
	const char *term;
	bool word;
} terms[] = {
	{ "takeshima", true },
	{ "kyōdō", true },
	{ "the", true },
	{ "of", false }, /* two letters */
	{ "abcdefghijklmnopqrst", true },
	{ "abcdefghijklmnopqrstu", false }, /* 21 */
	{ "", false },
	{ "Ztakeshima", false }, /* prefixes */
	{ "Stakeshima", false },
	{ "XN:독도의", false },
	{ "Qid", false },
	{ "2012", false },
	{ "c++", false },
	{ "covid19", false },
	{ "at&t", false },
	{ "o'brien", false },
	{ "москва", true },
	{ "ελλάδα", true },
	{ "정상회담", true },
	{ "독도", false }, /* two */
	{ "システム", true },
	{ "コンピューター", true }, /* the long vowel is a letter */
	{ "竹島問題", false },      /* Han */
	{ "ありがとう", false },    /* Hiragana */
	{ "tシャツ屋", false },     /* two scripts */
	{ "мoscow", false },        /* Cyrillic first */
	{ "עברית", false },
	{ "\xFF\xFE\xFD", false },
};

START_TEST(spelling_word)
{
	ck_assert_msg(sk_spelling_word(sk_str(terms[_i].term)) ==
			      terms[_i].word,
		      "'%s' %s a word", terms[_i].term,
		      terms[_i].word ? "is" : "is not");
}
END_TEST

static const struct {
	const char *name, *term;
	bool kept;
} kept[] = {
	{ "no word", "독도", false },
	{ "a noun", "정상회담", true },
	{ "with a particle", "정상회담을", false },
	{ "with several", "디렉터리에서는", false },
	{ "with the copula", "서버입니다", false },
	{ "a name that looks so", "김영도", true },
	{ "another", "이하나", true },
	{ "Latin", "takeshima", true },
	{ "Katakana", "システム", true },
};

START_TEST(spelling_kept)
{
	ck_assert_msg(sk_spelling_kept(sk_str(kept[_i].term)) == kept[_i].kept,
		      "%s: '%s' is%s kept", kept[_i].name, kept[_i].term,
		      kept[_i].kept ? " not" : "");
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("spelling");
	TCase *tcase = tcase_create("spelling");

	tcase_add_loop_test(tcase, spelling_word, 0, COUNT(terms));
	tcase_add_loop_test(tcase, spelling_kept, 0, COUNT(kept));
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
