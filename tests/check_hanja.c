/* check_hanja.c - hanja.c. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "hanja.h"
#include "suite.h"

#define COUNT(a) ((int)(sizeof(a) / sizeof(a)[0]))

/* Where Debian has the file that the table was made of. */
#define SOURCE "/usr/share/libhangul/hanja/hanja.txt"

static const struct {
	const char *name;
	uint32_t c;
	const char *readings;
} characters[] = {
	{ "one reading", 0x97d3, "한" },
	{ "a surname and a noun", 0x91d1, "금김" },
	{ "both forms of the initial law", 0x674e, "이리" },
	{ "first of its block", 0x4e00, "일" },
	{ "new form", 0x56fd, "국" },
	{ "new form of Japan", 0x72ec, "독" },
	{ "extension A", 0x3400, "구" },
	{ "compatibility with KS X 1001", 0xf90a, "금김" },
	{ "compatibility of its own", 0xfa11, "기" },
	{ "beyond the basic plane", 0x2a664, "은" },
	{ "no reading", 0x9fff, "" },
	{ "Hangul", 0xac00, "" },
	{ "kana", 0x3042, "" },
	{ "Latin", 'a', "" },
	{ "NUL", 0, "" },
	{ "between the blocks", 0x4dc0, "" },
	{ "no code point", 0xffffffff, "" },
};

START_TEST(hanja_readings)
{
	struct sakuin_str r = sk_hanja_readings(characters[_i].c);

	ck_assert_msg(sk_str_eq(r, sk_str(characters[_i].readings)), "%s: %.*s",
		      characters[_i].name, (int)r.len, r.ptr);
}
END_TEST

struct seen {
	char text[SK_HANJA_KEYS + 1][SK_KEY_MAX + 1];
	size_t count;
	int left; /* keys until it refuses */
};

static bool
seen_key(void *ctx, struct sakuin_str key, struct sakuin_error *err)
{
	struct seen *s = ctx;

	if (s->left-- == 0)
		return sk_fail(err, SAKUIN_EINVAL, "no more of %.*s",
			       (int)key.len, key.ptr);
	ck_assert_uint_lt(s->count, SK_HANJA_KEYS);
	ck_assert_uint_le(key.len, SK_KEY_MAX);
	memcpy(s->text[s->count], key.ptr, key.len);
	s->text[s->count++][key.len] = '\0';
	return true;
}

static bool
seen_has(const struct seen *s, const char *key)
{
	for (size_t i = 0; i < s->count; i++)
		if (strcmp(s->text[i], key) == 0)
			return true;
	return false;
}

/* Words and what they are in Hangul; several with spaces between. */
static const struct {
	const char *name, *hanja, *hangul;
} words[] = {
	{ "Yoon Suk-yeol", "尹錫悅", "윤석열" },
	{ "Kim Jong-un", "金正恩", "김정은 금정은" },
	{ "Kim Jong-il", "金正日", "김정일" },
	{ "Moon Jae-in", "文在寅", "문재인" },
	{ "Roh Moo-hyun", "盧武鉉", "노무현 로무현" },
	{ "Rhee Syngman", "李承晩", "이승만 리승만" },
	{ "Lee Myung-bak", "李明博", "이명박" },
	{ "Park Chung-hee", "朴正熙", "박정희" },
	{ "surname Yeo", "女真", "여진 녀진" },
	{ "summit talks", "首腦會談", "수뇌회담" },
	{ "summit talks, new forms", "首脳会談", "수뇌회담" },
	{ "Tokto", "獨島", "독도" },
	{ "Tokto, new form", "独島", "독도" },
	{ "two readings", "北京", "북경" },
	{ "Taiwan, new form", "台湾", "대만" },
	{ "six characters' first five", "韓日兩國間", "한일양국간" },
	{ "ratio: 률 inside a word", "比率", "비율 비률" },
	{ "ranks: 렬 inside a word", "戰列", "전열 전렬" },
	{ "sequence at the end of five", "國際化序列", "국제화서열" },
	{ "given name in rieul", "金龍男", "김용남 김룡남" },
	{ "given name in rieul, no vowel", "金來成", "김내성 김래성" },
	{ "given name in nieun", "崔女順", "최여순 최녀순" },
	{ "second half in rieul", "國際聯合", "국제연합 국제련합" },
	{ "repeated", "金々", "김김 금금" },
	{ "compatibility forms", "\uf90a正恩", "김정은" },
};

START_TEST(hanja_words)
{
	struct seen seen = { .left = 99 };
	const char *p = words[_i].hangul, *end;
	struct sakuin_error err;
	char key[SK_KEY_MAX + 1];

	ck_assert(
		sk_hanja_keys(sk_str(words[_i].hanja), seen_key, &seen, &err));
	for (; *p; p = end + strspn(end, " ")) {
		struct sakuin_str hangul = { p, strcspn(p, " ") };

		end = p + hangul.len;
		ck_assert(sk_kokey_hangul(hangul, key));
		ck_assert_msg(seen_has(&seen, key), "%s: no %s", words[_i].name,
			      key);
	}
	for (size_t i = 0; i < seen.count; i++)
		for (size_t k = 0; k < i; k++)
			ck_assert_str_ne(seen.text[i], seen.text[k]);
}
END_TEST

static const struct {
	const char *name, *text;
} refused[] = {
	{ "empty", "" },
	{ "one character", "金" },
	{ "six characters", "金金金金金金" },
	{ "no hanja behind", "金정은" },
	{ "no hanja before", "김正恩" },
	{ "kana", "金の正" },
	{ "a mark of repetition first", "々金" },
	{ "space", "金 正恩" },
	{ "broken bytes", "金\xe6\xad" },
};

START_TEST(hanja_refuses)
{
	struct seen seen = { .left = 99 };
	struct sakuin_error err;

	ck_assert(
		sk_hanja_keys(sk_str(refused[_i].text), seen_key, &seen, &err));
	ck_assert_msg(seen.count == 0, "%s: %s", refused[_i].name,
		      seen.text[0]);
}
END_TEST

/* One reading each and no rieul or nieun: one key and no more. */
START_TEST(hanja_one_key)
{
	struct seen seen = { .left = 99 };
	struct sakuin_error err;

	ck_assert(sk_hanja_keys(sk_str("韓國"), seen_key, &seen, &err));
	ck_assert_uint_eq(seen.count, 1);
	ck_assert_str_eq(seen.text[0], "hankuk");
}
END_TEST

/* Four readings each, and more by the initial law: 樂 five times. */
START_TEST(hanja_cap)
{
	struct seen seen = { .left = 99 };
	struct sakuin_error err;

	ck_assert(sk_hanja_keys(sk_str("樂樂樂樂樂"), seen_key, &seen, &err));
	ck_assert_uint_eq(seen.count, SK_HANJA_KEYS);
}
END_TEST

START_TEST(hanja_refusal)
{
	static const char *const texts[] = { "no more of kxmcvnkxn",
					     "no more of kimcvnkxn" };
	struct seen seen = { .left = _i };
	struct sakuin_error err = { 0 };

	ck_assert(!sk_hanja_keys(sk_str("金正恩"), seen_key, &seen, &err));
	ck_assert_int_eq(err.code, SAKUIN_EINVAL);
	ck_assert_str_eq(err.text, texts[_i]);
	ck_assert_int_eq(seen.left, -1);
}
END_TEST

/* Every character has what the key needs: whole syllables, and not many. */
START_TEST(hanja_table_is_sound)
{
	size_t known = 0, several = 0;

	for (uint32_t c = 0; c < 0x110000; c++) {
		struct sakuin_str r = sk_hanja_readings(c);
		char key[SK_KEY_MAX + 1];

		if (r.len == 0)
			continue;
		known++;
		several += r.len > 3;
		ck_assert_uint_eq(r.len % 3, 0);
		ck_assert_uint_le(r.len, 12);
		ck_assert_msg(sk_kokey_hangul(r, key), "U+%X", c);
	}
	ck_assert_uint_gt(known, 27000);
	ck_assert_uint_gt(several, 800);
}
END_TEST

/* hanja.h was made of libhangul's file, where that is installed. */
START_TEST(hanja_table_is_new)
{
	int status = system("python3 analyzers/tables/hanja.py --check");

	ck_assert_msg(status == 0 || access(SOURCE, R_OK) != 0, "%d", status);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("hanja");
	TCase *tc = tcase_create("hanja");

	tcase_add_loop_test(tc, hanja_readings, 0, COUNT(characters));
	tcase_add_loop_test(tc, hanja_words, 0, COUNT(words));
	tcase_add_loop_test(tc, hanja_refuses, 0, COUNT(refused));
	tcase_add_test(tc, hanja_one_key);
	tcase_add_test(tc, hanja_cap);
	tcase_add_loop_test(tc, hanja_refusal, 0, 2);
	tcase_add_test(tc, hanja_table_is_sound);
	tcase_add_test(tc, hanja_table_is_new);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
