/* check_script.c - script.c. */
#include <check.h>
#include <stdlib.h>
#include <unicode/uscript.h>

#include "script.h"
#include "suite.h"

#define COUNT(a) ((int)(sizeof(a) / sizeof(a)[0]))

static const struct {
	const char *name;
	uint32_t c;
	enum sakuin_script script;
} cases[] = {
	{ "letter", 'a', SAKUIN_LATIN },
	{ "capital", 'Z', SAKUIN_LATIN },
	{ "before the letters", '@', SAKUIN_OTHER },
	{ "behind the capitals", '[', SAKUIN_OTHER },
	{ "before the small letters", '`', SAKUIN_OTHER },
	{ "behind the letters", '{', SAKUIN_OTHER },
	{ "low line", '_', SAKUIN_OTHER },
	{ "space", ' ', SAKUIN_OTHER },
	{ "NUL", 0, SAKUIN_OTHER },
	{ "digit", '0', SAKUIN_NUMBER },
	{ "last digit", '9', SAKUIN_NUMBER },
	{ "accented", 0xE9, SAKUIN_LATIN },
	{ "wide letter", 0xFF21, SAKUIN_LATIN },
	{ "modifier apostrophe", 0x02BC, SAKUIN_OTHER },
	{ "superscript", 0xB2, SAKUIN_NUMBER },
	{ "roman numeral", 0x2163, SAKUIN_NUMBER },
	{ "Arabic digit", 0x0663, SAKUIN_NUMBER },
	{ "Thai digit", 0x0E57, SAKUIN_NUMBER },
	{ "enclosed digit", 0x2460, SAKUIN_NUMBER },
	{ "Greek", 0x03B1, SAKUIN_GREEK },
	{ "Cyrillic", 0x0436, SAKUIN_CYRILLIC },
	{ "Hebrew", 0x05D0, SAKUIN_OTHER },
	{ "first syllable", 0xAC00, SAKUIN_HANGUL },
	{ "last syllable", 0xD7A3, SAKUIN_HANGUL },
	{ "conjoining jamo", 0x1100, SAKUIN_HANGUL },
	{ "compatible jamo", 0x3131, SAKUIN_HANGUL },
	{ "half width jamo", 0xFFA1, SAKUIN_HANGUL },
	{ "Han", 0x65E5, SAKUIN_HAN },
	{ "Han outside the first plane", 0x20BB7, SAKUIN_HAN },
	{ "compatible Han", 0xF900, SAKUIN_HAN },
	{ "Han repetition", 0x3005, SAKUIN_HAN },
	{ "Han zero", 0x3007, SAKUIN_HAN },
	{ "shime", 0x3006, SAKUIN_HAN },
	{ "hiragana", 0x3042, SAKUIN_HIRAGANA },
	{ "hiragana repetition", 0x309D, SAKUIN_HIRAGANA },
	{ "katakana", 0x30AB, SAKUIN_KATAKANA },
	{ "prolonged sound", 0x30FC, SAKUIN_KATAKANA },
	{ "katakana middle dot", 0x30FB, SAKUIN_KATAKANA },
	{ "half width katakana", 0xFF76, SAKUIN_KATAKANA },
	{ "half width prolonged sound", 0xFF70, SAKUIN_KATAKANA },
	{ "half width voicing mark", 0xFF9E, SAKUIN_KATAKANA },
	{ "half width middle dot", 0xFF65, SAKUIN_OTHER },
	{ "Ainu katakana", 0x31F0, SAKUIN_KATAKANA },
	{ "Thai", 0x0E01, SAKUIN_SEASIAN },
	{ "Lao", 0x0E81, SAKUIN_SEASIAN },
	{ "Khmer", 0x1780, SAKUIN_SEASIAN },
	{ "Myanmar", 0x1000, SAKUIN_SEASIAN },
	{ "combining accent", 0x0301, SAKUIN_OTHER },
	{ "emoji", 0x1F600, SAKUIN_OTHER },
	{ "no character", 0x10FFFF, SAKUIN_OTHER },
};

START_TEST(script_of)
{
	ck_assert_msg(sk_script_of(cases[_i].c) == cases[_i].script, "%s: %s",
		      cases[_i].name,
		      sk_script_name(sk_script_of(cases[_i].c)));
}
END_TEST

/* ICU's property under our names, where we have one. */
static enum sakuin_script
script_by_icu(uint32_t c)
{
	UErrorCode status = U_ZERO_ERROR;

	switch (uscript_getScript((UChar32)c, &status)) {
	case USCRIPT_LATIN:
		return SAKUIN_LATIN;
	case USCRIPT_HANGUL:
		return SAKUIN_HANGUL;
	case USCRIPT_HAN:
		return SAKUIN_HAN;
	case USCRIPT_HIRAGANA:
		return SAKUIN_HIRAGANA;
	case USCRIPT_KATAKANA:
		return SAKUIN_KATAKANA;
	default:
		return SAKUIN_OTHER;
	}
}

/* The shortcuts say what the property says. */
START_TEST(script_shortcuts)
{
	static const uint32_t ranges[][2] = {
		{ 'A', 'Z' },       { 'a', 'z' },       { 0x3041, 0x3096 },
		{ 0x309D, 0x309F }, { 0x30A1, 0x30FA }, { 0x4E00, 0x9FFC },
		{ 0xAC00, 0xD7A3 }, { 0xFF66, 0xFF6F }, { 0xFF71, 0xFF9D }
	};

	for (int i = 0; i < COUNT(ranges); i++)
		for (uint32_t c = ranges[i][0]; c <= ranges[i][1]; c++)
			if (sk_script_of(c) != script_by_icu(c))
				ck_abort_msg("U+%04X: %s", c,
					     sk_script_name(sk_script_of(c)));
}
END_TEST

static const struct {
	enum sakuin_script script;
	const char *name;
	bool unspaced, japanese;
} kinds[] = {
	{ SAKUIN_OTHER, "other", false, false },
	{ SAKUIN_NUMBER, "number", false, false },
	{ SAKUIN_LATIN, "latin", false, false },
	{ SAKUIN_GREEK, "greek", false, false },
	{ SAKUIN_CYRILLIC, "cyrillic", false, false },
	{ SAKUIN_HANGUL, "hangul", false, false },
	{ SAKUIN_HAN, "han", true, true },
	{ SAKUIN_HIRAGANA, "hiragana", true, true },
	{ SAKUIN_KATAKANA, "katakana", true, true },
	{ SAKUIN_SEASIAN, "seasian", true, false },
};

START_TEST(script_kinds)
{
	ck_assert_str_eq(sk_script_name(kinds[_i].script), kinds[_i].name);
	ck_assert(sk_script_unspaced(kinds[_i].script) == kinds[_i].unspaced);
	ck_assert(sk_script_japanese(kinds[_i].script) == kinds[_i].japanese);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("script");
	TCase *tc = tcase_create("script");

	tcase_add_loop_test(tc, script_of, 0, COUNT(cases));
	tcase_add_loop_test(tc, script_kinds, 0, COUNT(kinds));
	tcase_add_test(tc, script_shortcuts);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
