/* Any encoding to UTF-8.  The encoded texts come from the C library's iconv,
 * not from ICU. */
#include <iconv.h>

#include "encodings.h"
#include "format_help.h"

#define JA                                                                     \
	"\u3053\u306E\u5831\u544A\u66F8\u306F\u3001\u6771\u30A2\u30B8"         \
	"\u30A2\u306E\u5730\u57DF\u7814\u7A76\u306B\u304A\u3051\u308B"         \
	"\u8CC7\u6599\u4FDD\u5B58\u306E\u73FE\u72B6\u3092\u307E\u3068"         \
	"\u3081\u305F\u3082\u306E\u3067\u3042\u308B\u3002\u56F3\u66F8"         \
	"\u9928\u3068\u6587\u66F8\u9928\u304C\u5171\u540C\u3067\u8ABF"         \
	"\u67FB\u3092\u884C\u3044\u3001\u7D50\u679C\u3092\u6BCE\u5E74"         \
	"\u516C\u8868\u3057\u3066\u3044\u308B\u3002\n"
#define KO                                                                     \
	"\uC774 \uBCF4\uACE0\uC11C\uB294 \uB3D9\uC544\uC2DC\uC544 "            \
	"\uC9C0\uC5ED \uC5F0\uAD6C\uC5D0\uC11C \uC790\uB8CC\uB97C "            \
	"\uC5B4\uB5BB\uAC8C \uBCF4\uC874\uD558\uACE0 \uC788\uB294\uC9C0"       \
	" \uC815\uB9AC\uD55C \uAC83\uC774\uB2E4. \uB3C4\uC11C\uAD00\uACFC"     \
	" \uBB38\uC11C\uAD00\uC774 \uD568\uAED8 \uC870\uC0AC\uD558\uC5EC"      \
	" \uB9E4\uB144 \uBC1C\uD45C\uD55C\uB2E4.\n"
/* Characters that simplified and traditional sets share. */
#define ZH                                                                     \
	"\u672C\u6587\u8AAA\u660E\u4E86\u6771\u4E9E\u5730\u5340\u7814"         \
	"\u7A76\u4E2D\u6A94\u6848\u4FDD\u5B58\u7684\u60C5\u6CC1\u3002"         \
	"\u5716\u66F8\u9928\u548C\u6A94\u6848\u9928\u6BCF\u5E74\u90FD"         \
	"\u6703\u4E00\u8D77\u9032\u884C\u8ABF\u67E5\uFF0C\u4E26\u4E14"         \
	"\u628A\u7D50\u679C\u767C\u8868\u51FA\u4F86\u3002\n"
#define THRICE(s) s s s

#define BY_BOM "bom"
#define BY_UTF8 "utf-8"
#define BY_GUESS "guess"

static const struct {
	const char *name;
	const char *text;
	const char *iconv; /* the encoding to make it in */
	struct sakuin_str bom;
	const char *encoding, *by;
} cases[] = {
	{ "Shift_JIS",
	  THRICE(JA),
	  "SHIFT_JIS",
	  { 0 },
	  "ibm-943_P15A-2003",
	  BY_GUESS },
	{ "EUC-JP", THRICE(JA), "EUC-JP", { 0 }, "EUC-JP", BY_GUESS },
	{ "ISO-2022-JP",
	  THRICE(JA),
	  "ISO-2022-JP",
	  { 0 },
	  "ISO-2022-JP",
	  BY_GUESS },
	{ "windows-949",
	  THRICE(KO),
	  "UHC",
	  { 0 },
	  "windows-949-2000",
	  BY_GUESS },
	{ "ISO-2022-KR",
	  THRICE(KO),
	  "ISO-2022-KR",
	  { 0 },
	  "ISO-2022-KR",
	  BY_GUESS },
	{ "GB18030", THRICE(ZH), "GB18030", { 0 }, "gb18030", BY_GUESS },
	{ "Big5", THRICE(ZH), "BIG5", { 0 }, "Big5", BY_GUESS },
	{ "UTF-8", THRICE(JA), "UTF-8", { 0 }, "UTF-8", BY_UTF8 },
	{ "UTF-8 with a mark",
	  THRICE(KO),
	  "UTF-8",
	  { "\xEF\xBB\xBF", 3 },
	  "UTF-8",
	  BY_BOM },
	{ "UTF-16LE",
	  THRICE(JA),
	  "UTF-16LE",
	  { "\xFF\xFE", 2 },
	  "UTF-16LE",
	  BY_BOM },
	{ "UTF-16BE",
	  THRICE(KO),
	  "UTF-16BE",
	  { "\xFE\xFF", 2 },
	  "UTF-16BE",
	  BY_BOM },
	{ "UTF-32LE",
	  THRICE(ZH),
	  "UTF-32LE",
	  { "\xFF\xFE\0\0", 4 },
	  "UTF-32LE",
	  BY_BOM },
	{ "UTF-32BE",
	  THRICE(ZH),
	  "UTF-32BE",
	  { "\0\0\xFE\xFF", 4 },
	  "UTF-32BE",
	  BY_BOM },
	{ "UTF-16LE without a mark",
	  THRICE(JA),
	  "UTF-16LE",
	  { 0 },
	  "UTF-16LE",
	  BY_GUESS },
	{ "UTF-16BE without a mark",
	  "Plain words. \U0001F600 More.",
	  "UTF-16BE",
	  { 0 },
	  "UTF-16BE",
	  BY_GUESS },
	{ "ASCII", "Nothing but ASCII.", "ASCII", { 0 }, "UTF-8", BY_UTF8 },
	{ "nothing", "", "UTF-8", { 0 }, "UTF-8", BY_UTF8 },
};

static size_t
encode(const char *text, const char *to, char *out, size_t room)
{
	iconv_t cd = iconv_open(to, "UTF-8");
	char copy[4000], *in = copy, *at = out;
	size_t left = strlen(text), free_bytes = room;

	ck_assert_msg(cd != (iconv_t)-1, "iconv does not know %s", to);
	ck_assert_uint_lt(left, sizeof copy);
	memcpy(copy, text, left);
	ck_assert_msg(iconv(cd, &in, &left, &at, &free_bytes) != (size_t)-1,
		      "%s cannot hold the text", to);
	iconv(cd, NULL, NULL, &at, &free_bytes);
	iconv_close(cd);
	return room - free_bytes;
}

START_TEST(same_text)
{
	char bytes[8000];
	size_t bom = cases[_i].bom.len, len;
	struct sk_arena arena = { 0 };
	struct sk_document doc = { 0 };
	struct sakuin_str text, none = { 0 };
	struct sakuin_error err;

	memcpy(bytes, bom ? cases[_i].bom.ptr : "", bom);
	len = bom + encode(cases[_i].text, cases[_i].iconv, bytes + bom,
			   sizeof bytes - bom);
	ck_assert(sk_decode((struct sakuin_str){ bytes, len }, none, NULL,
			    &arena, &text, &doc, &err));
	ck_str(doc.encoding, cases[_i].encoding);
	ck_str(doc.encoding_by, cases[_i].by);
	ck_str(text, cases[_i].text);
	ck_assert_uint_eq(doc.replaced, 0);
	sk_arena_done(&arena);
}
END_TEST

/* Short and broken bytes: what comes out, and who decided. */
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

/* Pieces of every length around the size of the converter's buffers: a pair
 * or a character on the boundary must not break. */
START_TEST(buffer_boundaries)
{
	struct sk_buf bytes = { 0 }, out = { 0 };
	struct sakuin_error err;
	uint32_t replaced = 0;
	size_t wrong = 0;
	bool ok = true;

	for (size_t pad = 0; pad < 4; pad++) {
		sk_buf_clear(&bytes);
		sk_buf_clear(&out);
		for (size_t i = 0; i < pad; i++)
			ck_assert(sk_buf_add(&bytes, "x\0", 2, &err));
		for (size_t i = 0; i < 20000; i++)
			ok = sk_buf_add(&bytes, "\x3D\xD8\x00\xDE", 4, &err) &&
			     ok;
		ck_assert(ok);
		ck_assert(sk_convert(sk_buf_str(&bytes), "UTF-16LE", false,
				     &out, &replaced, &err));
		ck_assert_uint_eq(out.len, pad + 80000);
		ck_assert_uint_eq(replaced, 0);
		for (size_t i = 0; i < 20000; i++)
			wrong += memcmp(out.ptr + pad + 4 * i, "\U0001F600",
					4) != 0;
		ck_assert_uint_eq(wrong, 0);
	}
	sk_buf_done(&bytes);
	sk_buf_done(&out);
}
END_TEST

/* The sample starts where the text stops to be ASCII, however late. */
START_TEST(late_text)
{
	struct sk_buf bytes = { 0 };
	struct sk_arena arena = { 0 };
	struct sk_document doc = { 0 };
	struct sakuin_str text, none = { 0 };
	struct sakuin_error err;
	char sjis[3000];
	size_t len = encode(THRICE(JA), "SHIFT_JIS", sjis, sizeof sjis);

	repeat(&bytes, "plain words ", 20000);
	ck_assert(sk_buf_add(&bytes, sjis, len, &err));
	ck_assert(sk_decode(sk_buf_str(&bytes), none, NULL, &arena, &text, &doc,
			    &err));
	ck_str(doc.encoding, "ibm-943_P15A-2003");
	ck_assert_uint_eq(text.len, 240000 + 3 * sizeof(JA) - 3);
	sk_buf_done(&bytes);
	sk_arena_done(&arena);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("decode");
	TCase *tc = tcase_create("decode");
	SRunner *runner = srunner_create(suite);
	int failed;

	suite_add_tcase(suite, tc);
	tcase_add_loop_test(tc, same_text, 0, sizeof cases / sizeof *cases);
	tcase_add_loop_test(tc, decides, 0, sizeof bits / sizeof *bits);
	tcase_add_test(tc, unknown_fallback);
	tcase_add_test(tc, buffer_boundaries);
	tcase_add_test(tc, late_text);
	srunner_run_all(runner, CK_NORMAL);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
