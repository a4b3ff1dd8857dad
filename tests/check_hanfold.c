/* check_hanfold.c - hanfold.c. */
#include <check.h>
#include <stdlib.h>

#include "hanfold.h"
#include "suite.h"

#define COUNT(a) ((int)(sizeof(a) / sizeof(a)[0]))

/* Every character of a row has one representative. */
static const struct {
	const char *name, *forms;
} classes[] = {
	{ "alone", "独獨" },
	{ "country", "国國" },
	{ "meet", "会會" },
	{ "prefecture", "県縣县" },
	{ "to fish", "钓釣" },
	{ "fish", "鱼魚" },
	{ "island", "島岛嶋嶌" },
	{ "send and hair", "发發発髪髮" },
	{ "marsh", "沢澤泽" },
	{ "side, with variants", "辺邊邉边" },
	{ "beach", "浜濱滨" },
	{ "cape, with the variant of IBM", "崎\xef\xa8\x91" },
	{ "high, with the variant in names", "高髙" },
	{ "art, by way of the old form", "芸藝艺" },
	{ "dragon", "竜龍龙" },
	{ "iron", "鉄鐵铁" },
	{ "wide", "広廣广" },
	{ "platform", "台臺" },
	{ "back, as simplified writes it", "后後" },
	{ "outside the first plane", "叱\xf0\xa0\xae\x9f" },
};

START_TEST(hanfold_joins)
{
	const char *p = classes[_i].forms, *end = p + strlen(p);
	uint32_t first = sk_hanfold(sk_utf8_next(&p, end));

	ck_assert_msg(p < end, "%s", classes[_i].name);
	while (p < end)
		ck_assert_msg(sk_hanfold(sk_utf8_next(&p, end)) == first, "%s",
			      classes[_i].name);
}
END_TEST

/* No two characters of a row have the same representative. */
static const struct {
	const char *name, *forms;
} strangers[] = {
	{ "surname and plain wood", "朴樸" },
	{ "a surname and ginger", "姜薑" },
	{ "day, moon, large, dog", "日月大犬" },
	{ "self, already, snake", "己已巳" },
	{ "end, not yet", "末未" },
	{ "earth, scholar", "土士" },
	{ "between and idle", "間閒" },
};

START_TEST(hanfold_keeps_apart)
{
	const char *p = strangers[_i].forms, *end = p + strlen(p);
	uint32_t seen[8];
	size_t count = 0;

	while (p < end) {
		uint32_t c = sk_hanfold(sk_utf8_next(&p, end));

		for (size_t i = 0; i < count; i++)
			ck_assert_msg(seen[i] != c, "%s", strangers[_i].name);
		seen[count++] = c;
	}
	ck_assert_uint_gt(count, 1);
}
END_TEST

/* As it is written, and as others write it. */
static const struct {
	const char *name;
	enum sk_hanfold_system system;
	const char *text, *written;
} written[] = {
	{ "old form", SK_HANFOLD_JAPANESE, "翻譯", "翻訳" },
	{ "simplified", SK_HANFOLD_JAPANESE, "翻译", "翻訳" },
	{ "new form", SK_HANFOLD_JAPANESE, "翻訳", "翻訳" },
	{ "a place in Chinese", SK_HANFOLD_JAPANESE, "广岛东京", "広島東京" },
	{ "variants in names", SK_HANFOLD_JAPANESE, "髙橋渡邊齋藤",
	  "高橋渡辺斎藤" },
	{ "simplified, but common in Japan", SK_HANFOLD_JAPANESE, "云南后藤机",
	  "云南后藤机" },
	{ "one for several: the usual", SK_HANFOLD_JAPANESE, "发展", "発展" },
	{ "among other things", SK_HANFOLD_JAPANESE, "Dokto 獨島の",
	  "Dokto 独島の" },
	{ "of IBM", SK_HANFOLD_JAPANESE, "長\xef\xa8\x91", "長崎" },
	{ "outside the first plane", SK_HANFOLD_JAPANESE, "\xf0\xa0\xae\x9f",
	  "\xf0\xa0\xae\x9f" },
	{ "no UTF-8", SK_HANFOLD_JAPANESE, "\xff獨\xe7\x8d", "\xff独\xe7\x8d" },
	{ "nothing", SK_HANFOLD_JAPANESE, "", "" },
	{ "simplified, of the old form", SK_HANFOLD_SIMPLIFIED, "國際會議",
	  "国际会议" },
	{ "simplified, of the new form", SK_HANFOLD_SIMPLIFIED, "翻訳",
	  "翻译" },
	{ "traditional, of the new form", SK_HANFOLD_TRADITIONAL, "国際会議の",
	  "國際會議の" },
	{ "traditional, of the simplified one", SK_HANFOLD_TRADITIONAL,
	  "国际会议", "國際會議" },
	{ "traditional already", SK_HANFOLD_TRADITIONAL, "國際", "國際" },
	{ "no variant in names", SK_HANFOLD_TRADITIONAL, "高島", "高島" },
	{ "of another length", SK_HANFOLD_SIMPLIFIED, "\xf0\xa0\xae\x9f",
	  "\xf0\xa0\xae\x9f" },
};

START_TEST(hanfold_text)
{
	struct sakuin_str text = sk_str(written[_i].text), out;
	struct sk_buf buf = { 0 };
	struct sakuin_error err;

	ck_assert(sk_hanfold_text(written[_i].system, text, &buf, &out, &err));
	ck_assert_msg(sk_str_eq(out, sk_str(written[_i].written)), "%s: %.*s",
		      written[_i].name, (int)out.len, out.ptr);
	/* Nothing is copied that need not be. */
	ck_assert((out.ptr == text.ptr) ==
		  (strcmp(written[_i].text, written[_i].written) == 0));
	sk_buf_done(&buf);
}
END_TEST

START_TEST(hanfold_japanese_is_of_the_class)
{
	char a[4], b[4];
	uint32_t changed = 0;

	for (uint32_t c = 0; c <= 0x10FFFF; c++) {
		uint32_t now = sk_hanfold_japanese(c);

		if (now == c)
			continue;
		changed++;
		if (sk_hanfold_japanese(now) != now ||
		    sk_utf8_put(a, c) != sk_utf8_put(b, now))
			ck_abort_msg("U+%04X", (unsigned)c);
	}
	ck_assert_uint_gt(changed, 1500);
}
END_TEST

START_TEST(hanfold_is_idempotent)
{
	uint32_t changed = 0;

	for (uint32_t c = 0; c <= 0x10FFFF; c++) {
		uint32_t once = sk_hanfold(c);

		changed += once != c;
		if (sk_hanfold(once) != once) /* a million asserts are slow */
			ck_abort_msg("U+%04X", (unsigned)c);
	}
	ck_assert_uint_gt(changed, 2500);
}
END_TEST

START_TEST(hanfold_leaves_others)
{
	static const uint32_t others[] = { 0,      'a',    0x3042, 0x30ab,
					   0xac00, 0x4e00, 0xff21, 0x10ffff };

	for (int i = 0; i < COUNT(others); i++)
		ck_assert_uint_eq(sk_hanfold(others[i]), others[i]);
}
END_TEST

START_TEST(hanfold_table_fits_its_list)
{
	ck_assert_int_eq(system("python3 analyzers/tables/hanfold.py --check"),
			 0);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("hanfold");
	TCase *tc = tcase_create("hanfold");

	tcase_add_loop_test(tc, hanfold_joins, 0, COUNT(classes));
	tcase_add_loop_test(tc, hanfold_keeps_apart, 0, COUNT(strangers));
	tcase_add_loop_test(tc, hanfold_text, 0, COUNT(written));
	tcase_add_test(tc, hanfold_japanese_is_of_the_class);
	tcase_add_test(tc, hanfold_is_idempotent);
	tcase_add_test(tc, hanfold_leaves_others);
	tcase_add_test(tc, hanfold_table_fits_its_list);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
