/* check_cues.c - cues.c and its table; analyzers/character.c below it. */
#include <check.h>
#include <stdlib.h>

#include "character.h"
#include "cues.h"
#include "suite.h"

#define COUNT(a) ((int)(sizeof(a) / sizeof(a)[0]))

static const struct {
	const char *word;
	uint32_t cues;
	unsigned month;
} words[] = {
	{ "vol", SK_CUE_VOLUME | SK_CUE_ABBREV, 0 },
	{ "marco", 0, 3 },
	{ "spring", 0, 13 },
	{ "\xE6\x9C\x9F", SK_CUE_ISSUE, 0 }, /* qi */
	{ "verlag", SK_CUE_PUBLISHER, 0 },
	{ "Vol", 0, 0 }, /* looked up folded */
	{ "", 0, 0 },
	{ "volu", 0, 0 },
	{ "a word that is far longer than any word of the table is", 0, 0 },
};

START_TEST(word)
{
	struct sk_cue cue = sk_cue_of(sk_str(words[_i].word));

	ck_assert_msg(cue.cues == words[_i].cues &&
			      cue.month == words[_i].month,
		      "%s: %x, %u", words[_i].word, (unsigned)cue.cues,
		      (unsigned)cue.month);
}
END_TEST

static const struct {
	const char *word;
	uint32_t cue;
} endings[] = {
	{ "\u6D77\u5CB8\u65B0\u805E", SK_CUE_NEWS }, /* kaigan shinbun */
	{ "\u5916\u52D9\u7701", SK_CUE_BODY },       /* gaimusho */
	{ "\uD574\uC548\uD559\uD68C\uC9C0", SK_CUE_JOURNAL }, /* haehakhoeji */
	{ "\u9752\u8449\u66F8\u623F", SK_CUE_PUBLISHER },     /* Aoba shobo */
	{ "\u65B0\u805E", 0 }, /* an ending is not the whole word */
	{ "\u6E2F", 0 },
	{ "", 0 },
};

START_TEST(ending)
{
	struct sk_cue cue = sk_cue_ending(sk_str(endings[_i].word));

	if (endings[_i].cue)
		ck_assert_uint_ne(cue.cues & endings[_i].cue, 0);
	else
		ck_assert_uint_eq(cue.cues, 0);
}
END_TEST

START_TEST(languages)
{
	struct sk_cue cue = sk_cue_of(sk_str("kaiken"));

	for (size_t i = 0; i < SK_CUE_LANGUAGES; i++)
		ck_assert_int_eq((cue.languages >> i) & 1,
				 !strcmp(sk_cue_language(i), "ja"));
}
END_TEST

/* cue_table.h is what the files in tables/ say. */
START_TEST(table)
{
	ck_assert_int_eq(
		system("python3 index/references/tables/cues.py --check"), 0);
}
END_TEST

static const struct {
	uint32_t c;
	enum sk_char kind;
	uint32_t base;
} characters[] = {
	{ 'a', SK_CHAR_LOWER, 'a' },
	{ 'Z', SK_CHAR_UPPER, 'z' },
	{ 0xC9, SK_CHAR_UPPER, 'e' },   /* E with acute */
	{ 0x1EA4, SK_CHAR_UPPER, 'a' }, /* A with circumflex and acute */
	{ 0xFF21, SK_CHAR_UPPER, 'a' }, /* full width */
	{ 0xFF0C, SK_CHAR_OTHER, ',' },
	{ 0x3000, SK_CHAR_SPACE, ' ' },
	{ ' ', SK_CHAR_SPACE, ' ' },
	{ 0xFF13, SK_CHAR_DIGIT, '3' },
	{ 0x0663, SK_CHAR_DIGIT, 0x0663 },
	{ 0x304C, SK_CHAR_LETTER, 0x304C }, /* ga keeps its mark */
	{ 0xAC00, SK_CHAR_LETTER, 0xAC00 },
	{ 0x0301, SK_CHAR_MARK, 0x0301 },
	{ 0x0416, SK_CHAR_UPPER, 0x0436 },
	{ 0x10FFFF, SK_CHAR_OTHER, 0x10FFFF },
	{ 0, SK_CHAR_OTHER, 0 },
};

START_TEST(character)
{
	ck_assert_int_eq(sk_char_of(characters[_i].c), characters[_i].kind);
	ck_assert_uint_eq(sk_char_base(characters[_i].c), characters[_i].base);
}
END_TEST

START_TEST(digits)
{
	ck_assert_uint_eq(sk_char_digit('7'), 7);
	ck_assert_uint_eq(sk_char_digit(0xFF13), 3);
	ck_assert_uint_eq(sk_char_digit(0x0663), 3);
	ck_assert_uint_eq(sk_char_digit('x'), 0);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("cues");
	TCase *tcase = tcase_create("cues");

	tcase_add_loop_test(tcase, word, 0, COUNT(words));
	tcase_add_loop_test(tcase, ending, 0, COUNT(endings));
	tcase_add_test(tcase, languages);
	tcase_add_test(tcase, table);
	tcase_add_loop_test(tcase, character, 0, COUNT(characters));
	tcase_add_test(tcase, digits);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
