/* check_decode_short.c - bytes too few or too broken to guess from: who says
 * what they are, and what comes of them. */
#include "decode_texts.h"
#include "encodings.h"
#include "format_help.h"
#include "suite.h"

static const struct {
	const char *name;
	struct sakuin_str bytes;
	const char *declared, *fallback, *text, *encoding, *by;
	uint32_t replaced;
	bool cut;
} bits[] = {
	{ "declared",
	  { "\x82\xA0", 2 },
	  "Shift_JIS",
	  NULL,
	  "\u3042",
	  "ibm-943_P15A-2003",
	  "declared",
	  0,
	  false },
	{ "NEC's row, declared",
	  { "\xFA\x40", 2 },
	  "x-sjis",
	  NULL,
	  "\u2170",
	  "ibm-943_P15A-2003",
	  "declared",
	  0,
	  false },
	{ "NEC's row in EUC",
	  { "\xAD\xA1", 2 },
	  "euc-jp",
	  NULL,
	  "\u2460",
	  "EUC-JP",
	  "declared",
	  0,
	  false },
	{ "EUC-KR is windows-949",
	  { "\x8C\x63", 2 },
	  "euc-kr",
	  NULL,
	  "\uB620",
	  "windows-949-2000",
	  "declared",
	  0,
	  false },
	{ "ks_c_5601",
	  { "\xB0\xA1", 2 },
	  "ks_c_5601-1987",
	  NULL,
	  "\uAC00",
	  "windows-949-2000",
	  "declared",
	  0,
	  false },
	{ "GB2312 is GB18030",
	  { "\x81\x40", 2 },
	  "gb2312",
	  NULL,
	  "\u4E02",
	  "gb18030",
	  "declared",
	  0,
	  false },
	{ "ISO-8859-1 is windows-1252",
	  { "\x93x\x94", 3 },
	  "ISO-8859-1",
	  NULL,
	  "\u201Cx\u201D",
	  "windows-1252",
	  "declared",
	  0,
	  false },
	{ "declared UTF-16, in ASCII",
	  { "abc", 3 },
	  "UTF-16",
	  NULL,
	  "abc",
	  "UTF-8",
	  "declared",
	  0,
	  false },
	{ "false declaration",
	  { "\xE3\x81\x82\xE3\x81\x84", 6 },
	  "EUC-KR",
	  NULL,
	  "\u3042\u3044",
	  "UTF-8",
	  "utf-8",
	  0,
	  false },
	{ "declared by a word",
	  { "x\xC3\xA9", 3 },
	  "martian",
	  NULL,
	  "x\u00E9",
	  "UTF-8",
	  "utf-8",
	  0,
	  false },
	{ "mark before declaration",
	  { "\xEF\xBB\xBF\xC3\xA9", 5 },
	  "Shift_JIS",
	  NULL,
	  "\u00E9",
	  "UTF-8",
	  "bom",
	  0,
	  false },
	{ "default",
	  { "caf\xE9 noir", 9 },
	  "",
	  "ISO-8859-2",
	  "caf\u00E9 noir",
	  "ibm-912_P100-1995",
	  "default",
	  0,
	  false },
	{ "no default",
	  { "caf\xE9 noir", 9 },
	  "",
	  NULL,
	  "caf\u00E9 noir",
	  "windows-1252",
	  "default",
	  0,
	  false },
	{ "one accident in UTF-8",
	  { JA "\xFF" JA, 2 * sizeof(JA) - 1 },
	  "",
	  NULL,
	  JA "\uFFFD" JA,
	  "UTF-8",
	  "guess",
	  1,
	  false },
	{ "NUL",
	  { "a\0b", 3 },
	  "utf-8",
	  NULL,
	  "a\uFFFD"
	  "b",
	  "UTF-8",
	  "declared",
	  1,
	  false },
	{ "NUL in a code page",
	  { "a\0\xE9", 3 },
	  "windows-1252",
	  NULL,
	  "a\uFFFD\u00E9",
	  "windows-1252",
	  "declared",
	  1,
	  false },
	{ "surrogate in UTF-8",
	  { "\xED\xA0\x80", 3 },
	  "",
	  "UTF-8",
	  "\uFFFD\uFFFD\uFFFD",
	  "UTF-8",
	  "guess",
	  3,
	  false },
	{ "half a pair",
	  { "\xFF\xFE"
	    "a\0\x00\xD8",
	    6 },
	  "",
	  NULL,
	  "a\uFFFD",
	  "UTF-16LE",
	  "bom",
	  1,
	  false },
	{ "half a character",
	  { "ab\xE3\x81", 4 },
	  "",
	  NULL,
	  "ab",
	  "UTF-8",
	  "utf-8",
	  0,
	  true },
	{ "half a character of Shift_JIS",
	  { "\x82\xA0\x82", 3 },
	  "Shift_JIS",
	  NULL,
	  "\u3042",
	  "ibm-943_P15A-2003",
	  "declared",
	  0,
	  true },
	{ "JIS X 0212",
	  { "\x1B$(D\x30\x21\x1B(B", 9 },
	  "",
	  NULL,
	  "\u4E02",
	  "ISO-2022-JP-2",
	  "guess",
	  0,
	  false },
	{ "JIS kana",
	  { "\x1B(I1\x1B(B", 7 },
	  "",
	  NULL,
	  "\uFF71",
	  "JIS7",
	  "guess",
	  0,
	  false },
};

START_TEST(decides)
{
	struct sk_arena arena = { 0 };
	struct sk_document doc = { .truncated = bits[_i].cut };
	struct sakuin_str text;
	struct sakuin_error err;

	ck_assert(sk_decode(bits[_i].bytes, sk_str(bits[_i].declared),
			    bits[_i].fallback, &arena, &text, &doc, &err));
	ck_str(doc.encoding, bits[_i].encoding);
	ck_str(doc.encoding_by, bits[_i].by);
	ck_str(text, bits[_i].text);
	ck_assert_uint_eq(doc.replaced, bits[_i].replaced);
	sk_arena_done(&arena);
}
END_TEST

START_TEST(unknown_fallback)
{
	struct sk_arena arena = { 0 };
	struct sk_document doc = { 0 };
	struct sakuin_str text, none = { 0 };
	struct sakuin_error err;

	ck_assert(!sk_decode(STR("caf\xE9"), none, "martian", &arena, &text,
			     &doc, &err));
	ck_assert_int_eq(err.code, SAKUIN_EINVAL);
	ck_assert_str_eq(err.text, "unknown encoding 'martian'; `uconv -l` "
				   "lists ICU's");
	sk_arena_done(&arena);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("decode_short");
	TCase *tc = tcase_create("decode_short");

	suite_add_tcase(suite, tc);
	tcase_add_loop_test(tc, decides, 0, sizeof bits / sizeof *bits);
	tcase_add_test(tc, unknown_fallback);
	return run_suite(suite);
}
