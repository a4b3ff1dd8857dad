/* Any encoding to UTF-8.  The encoded texts come from the C library's iconv,
 * not from ICU. */
#include <iconv.h>

#include "decode_texts.h"
#include "encodings.h"
#include "format_help.h"
#include "suite.h"

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

	suite_add_tcase(suite, tc);
	tcase_add_loop_test(tc, same_text, 0, sizeof cases / sizeof *cases);
	tcase_add_test(tc, buffer_boundaries);
	tcase_add_test(tc, late_text);
	return run_suite(suite);
}
