/* check_stock.c - stock.c; check_stock_words.c compares it with Xapian. */
#include <check.h>
#include <stdlib.h>

#include "stock.h"
#include "suite.h"

#define COUNT(a) ((int)(sizeof(a) / sizeof(a)[0]))

static const struct {
	const char *name;
	uint32_t c, lower;
	bool stems; /* once it is lower case */
} chars[] = {
	{ "letter", 'a', 'a', true },
	{ "capital", 'Q', 'q', true },
	{ "digit", '5', '5', false },
	{ "low line", '_', '_', false },
	{ "apostrophe", '\'', 0, false },
	{ "hyphen", '-', 0, false },
	{ "before the capitals", '@', 0, false },
	{ "behind the capitals", '[', 0, false },
	{ "NUL", 0, 0, false },
	{ "DEL", 0x7F, 0, false },
	{ "accented capital", 0xC9, 0xE9, true },
	{ "multiplication sign", 0xD7, 0, false },
	{ "I with a dot", 0x0130, 'i', true },
	{ "capital sharp s", 0x1E9E, 0xDF, true },
	{ "title case", 0x01C5, 0x01C6, true },
	{ "modifier letter", 0x02BC, 0x02BC, true },
	{ "mark", 0x0301, 0x0301, false },
	{ "enclosing mark", 0x20DD, 0x20DD, false },
	{ "other number", 0xB2, 0xB2, false },
	{ "letter number", 0x2163, 0x2173, false },
	{ "wide capital", 0xFF21, 0xFF41, true },
	{ "connecting punctuation", 0x203F, 0x203F, false },
	{ "katakana middle dot", 0x30FB, 0, false },
	{ "prolonged sound", 0x30FC, 0x30FC, true },
	{ "hiragana", 0x3042, 0x3042, true },
	{ "Han", 0x4E00, 0x4E00, true },
	{ "last Han of Unicode 9", 0x9FD5, 0x9FD5, true },
	{ "first Han of Unicode 10", 0x9FD6, 0, false },
	{ "Hangul", 0xAC00, 0xAC00, true },
	{ "ideographic zero", 0x3007, 0x3007, false },
	{ "Sharada sandhi mark", 0x111C9, 0, false },
	{ "Vedic sign", 0x1CF2, 0x1CF2, false },
	{ "Georgian capital of Unicode 11", 0x1C90, 0, false },
	{ "private use", 0xE000, 0, false },
	{ "replacement character", 0xFFFD, 0, false },
	{ "no character", 0x10FFFF, 0, false },
};

START_TEST(stock_chars)
{
	uint32_t lower = sk_stock_wordchar(chars[_i].c);

	ck_assert_msg(lower == chars[_i].lower, "%s: U+%04X", chars[_i].name,
		      lower);
	ck_assert_msg(!lower || sk_stock_stems(lower) == chars[_i].stems, "%s",
		      chars[_i].name);
}
END_TEST

/* Nothing that is no word character is stemmed; ours is asked for any. */
START_TEST(stock_stems_words_only)
{
	for (uint32_t c = 0; c <= 0x10FFFF; c++)
		if (sk_stock_stems(c) && !sk_stock_wordchar(c))
			ck_abort_msg("U+%04X", c);
}
END_TEST

/* A lower-case character is its own. */
START_TEST(stock_lower_twice)
{
	for (uint32_t c = 0; c <= 0x10FFFF; c++) {
		uint32_t lower = sk_stock_wordchar(c);

		if (lower && sk_stock_wordchar(lower) != lower)
			ck_abort_msg("U+%04X", c);
	}
}
END_TEST

#define DROP SK_STOCK_IGNORE

static const struct {
	const char *name;
	uint32_t c, letters, digits, mixed; /* between what it stands */
} infixes[] = {
	{ "apostrophe", '\'', '\'', 0, '\'' },
	{ "ampersand", '&', '&', 0, '&' },
	{ "middle dot", 0xB7, 0xB7, 0, 0xB7 },
	{ "gershayim", 0x05F4, 0x05F4, 0, 0x05F4 },
	{ "hyphenation point", 0x2027, 0x2027, 0, 0x2027 },
	{ "right quote", 0x2019, '\'', 0, '\'' },
	{ "reversed quote", 0x201B, '\'', 0, '\'' },
	{ "left quote", 0x2018, 0, 0, 0 },
	{ "comma", ',', 0, ',', 0 },
	{ "full stop", '.', 0, '.', 0 },
	{ "semicolon", ';', 0, ';', 0 },
	{ "Greek question mark", 0x037E, 0, 0x037E, 0 },
	{ "fraction slash", 0x2044, 0, 0x2044, 0 },
	{ "vertical comma", 0xFE10, 0, 0xFE10, 0 },
	{ "vertical full stop", 0xFE12, 0, 0, 0 },
	{ "colon", ':', 0, 0, 0 },
	{ "hyphen", '-', 0, 0, 0 },
	{ "space", ' ', 0, 0, 0 },
	{ "zero width space", 0x200B, DROP, DROP, DROP },
	{ "zero width joiner", 0x200D, DROP, DROP, DROP },
	{ "left-to-right mark", 0x200E, 0, 0, 0 },
	{ "word joiner", 0x2060, DROP, DROP, DROP },
	{ "byte order mark", 0xFEFF, DROP, DROP, DROP },
	{ "soft hyphen", 0xAD, 0, 0, 0 },
};

START_TEST(stock_infixes)
{
	uint32_t c = infixes[_i].c;

	ck_assert_uint_eq(sk_stock_infix(c, 'a', 'b'), infixes[_i].letters);
	ck_assert_uint_eq(sk_stock_infix(c, '1', '2'), infixes[_i].digits);
	ck_assert_uint_eq(sk_stock_infix(c, 0x0661, 0xFF12),
			  infixes[_i].digits);
	ck_assert_uint_eq(sk_stock_infix(c, '1', 'a'), infixes[_i].mixed);
	ck_assert_uint_eq(sk_stock_infix(c, 'a', '1'), infixes[_i].mixed);
	ck_assert_uint_eq(sk_stock_infix(c, 0xB2, '1'), infixes[_i].mixed);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("stock");
	TCase *tc = tcase_create("stock");

	tcase_add_loop_test(tc, stock_chars, 0, COUNT(chars));
	tcase_add_loop_test(tc, stock_infixes, 0, COUNT(infixes));
	tcase_add_test(tc, stock_stems_words_only);
	tcase_add_test(tc, stock_lower_twice);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
