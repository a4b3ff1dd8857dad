/* check_letter.c - what single characters are. */
#include <check.h>
#include <unicode/uchar.h>

#include "letter.h"
#include "suite.h"

static const struct {
	const char *name;
	uint32_t c;
	bool letter, upper, lower, space, mark;
	int digit, super;
	uint32_t plain;
} cases[] = {
	{ "A", 'A', 1, 1, 0, 0, 0, -1, -1, 'a' },
	{ "z", 'z', 1, 0, 1, 0, 0, -1, -1, 'z' },
	{ "[", '[', 0, 0, 0, 0, 0, -1, -1, '[' },
	{ "7", '7', 0, 0, 0, 0, 0, 7, -1, '7' },
	{ "NUL", 0, 0, 0, 0, 0, 0, -1, -1, 0 },
	{ "tab", '\t', 0, 0, 0, 1, 0, -1, -1, '\t' },
	{ "space", ' ', 0, 0, 0, 1, 0, -1, -1, ' ' },
	{ "no-break space", 0xA0, 0, 0, 0, 1, 0, -1, -1, 0xA0 },
	{ "zero width space", 0x200B, 0, 0, 0, 1, 0, -1, -1, 0x200B },
	{ "ideographic space", 0x3000, 0, 0, 0, 1, 0, -1, -1, 0x3000 },
	{ "E acute", 0xC9, 1, 1, 0, 0, 0, -1, -1, 'e' },
	{ "o horn grave", 0x1EDD, 1, 0, 1, 0, 0, -1, -1, 'o' },
	{ "sharp s", 0xDF, 1, 0, 1, 0, 0, -1, -1, 0xDF },
	{ "Sigma", 0x3A3, 1, 1, 0, 0, 0, -1, -1, 0x3C3 },
	{ "title case Dz", 0x1C5, 1, 1, 0, 0, 0, -1, -1, 0x1C6 },
	{ "superscript 2", 0xB2, 0, 0, 0, 0, 0, -1, 2, 0xB2 },
	{ "superscript 1", 0xB9, 0, 0, 0, 0, 0, -1, 1, 0xB9 },
	{ "superscript 0", 0x2070, 0, 0, 0, 0, 0, -1, 0, 0x2070 },
	{ "superscript 9", 0x2079, 0, 0, 0, 0, 0, -1, 9, 0x2079 },
	{ "superscript i", 0x2071, 1, 0, 1, 0, 0, -1, -1, 0x2071 },
	{ "full-width 3", 0xFF13, 0, 0, 0, 0, 0, 3, -1, 0xFF13 },
	{ "Arabic 4", 0x664, 0, 0, 0, 0, 0, 4, -1, 0x664 },
	{ "acute", 0x301, 0, 0, 0, 0, 1, -1, -1, 0x301 },
	{ "Han", 0x6E2F, 1, 0, 0, 0, 0, -1, -1, 0x6E2F },
	{ "Han for three", 0x4E09, 1, 0, 0, 0, 0, -1, -1, 0x4E09 },
	{ "Hangul", 0xD56D, 1, 0, 0, 0, 0, -1, -1, 0xD56D },
	{ "kana with mark", 0x304C, 1, 0, 0, 0, 0, -1, -1, 0x304B },
	{ "Deseret", 0x10400, 1, 1, 0, 0, 0, -1, -1, 0x10428 },
	{ "no character", 0x10FFFF, 0, 0, 0, 0, 0, -1, -1, 0x10FFFF },
};

START_TEST(letter)
{
	uint32_t c = cases[_i].c;
	const char *name = cases[_i].name;

	ck_assert_msg(sk_letter(c) == cases[_i].letter, "%s", name);
	ck_assert_msg(sk_letter_upper(c) == cases[_i].upper, "%s", name);
	ck_assert_msg(sk_letter_lower(c) == cases[_i].lower, "%s", name);
	ck_assert_msg(sk_space(c) == cases[_i].space, "%s", name);
	ck_assert_msg(sk_mark(c) == cases[_i].mark, "%s", name);
	ck_assert_msg(sk_digit(c) == cases[_i].digit, "%s", name);
	ck_assert_msg(sk_superscript(c) == cases[_i].super, "%s", name);
	ck_assert_msg(sk_letter_plain(c) == cases[_i].plain, "%s: %x", name,
		      sk_letter_plain(c));
}
END_TEST

/* Plain twice is plain once, for every character. */
START_TEST(plain_twice)
{
	for (uint32_t c = 0; c < 0x110000; c++) {
		uint32_t once = sk_letter_plain(c);

		ck_assert_msg(sk_letter_plain(once) == once, "U+%04X", c);
	}
}
END_TEST

/* Han and Hangul are not looked up one by one; ICU says the same of each. */
START_TEST(cjk_is_as_icu_says)
{
	for (uint32_t c = 0x3000; c < 0xD7B0; c++) {
		UChar32 u = (UChar32)c;

		ck_assert_msg(sk_letter(c) == u_isUAlphabetic(u), "U+%04X", c);
		ck_assert_msg(sk_digit(c) == u_charDigitValue(u), "U+%04X", c);
		ck_assert_msg(sk_space(c) == u_isUWhiteSpace(u), "U+%04X", c);
		ck_assert_msg(sk_mark(c) ==
				      ((U_GET_GC_MASK(u) & U_GC_M_MASK) != 0),
			      "U+%04X", c);
	}
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("letter");
	TCase *tcase = tcase_create("letter");

	tcase_add_loop_test(tcase, letter, 0, sizeof cases / sizeof cases[0]);
	tcase_add_test(tcase, plain_twice);
	tcase_add_test(tcase, cjk_is_as_icu_says);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
