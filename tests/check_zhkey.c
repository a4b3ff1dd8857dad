/* check_zhkey.c - zhkey.c, zhkey_han.c and latin.c. */
#include <check.h>
#include <stdlib.h>

#include "latin.h"
#include "suite.h"
#include "zhkey.h"

#define COUNT(a) ((int)(sizeof(a) / sizeof(a)[0]))

/* All keys of a word, with spaces between; "" if it has none. */
static const struct {
	const char *name, *word, *keys;
} latin[] = {
	{ "pinyin", "Beijing", "beijing" },
	{ "macron and caron", "B\xc4\x9bij\xc4\xabng", "beijing" },
	{ "marks apart", "Be\xcc\x8cijing", "beijing" },
	{ "tone digits", "bei3jing1", "beijing" },
	{ "postal", "Peking", "beijing" },
	{ "postal against rule", "Tsinghua", "qinghua" },
	{ "Cantonese, hyphen", "Hong-kong", "xianggang hongkong" },
	{ "Wade-Giles, apostrophes", "Ch'ing-hua", "qinghua" },
	{ "Wade-Giles, one apostrophe tells all",
	  "T\xe2\x80\x99"
	  "ai-pei",
	  "taibei" },
	{ "Wade-Giles without", "Tse-tung", "cedong cetong zedong zetong" },
	{ "Wade-Giles, circumflex", "Ts\xc3\xaa-tung",
	  "cedong cetong zedong zetong" },
	{ "dots",
	  "y\xc3\xbc"
	  "an",
	  "yuan" },
	{ "dots decide", "Ch\xc3\xbc-jung", "jurong qurong" },
	{ "v for dots", "lv", "lu" },
	{ "colon for dots", "lu:", "lu" },
	{ "passport", "Lyu", "lu" },
	{ "apostrophe parts", "Xi'an", "xian" },
	{ "first syllable only", "Mao", "mao" },
	{ "fewer syllables win", "Chiang", "jiang qiang" },
	{ "pinyin of two syllables", "Tianjin", "tianjin" },
	{ "exception", "Kai-shek", "jieshi" },
	{ "exception in one piece", "Kaishek", "jieshi" },
	{ "English", "london", "" },
	{ "French", "l'\xc3\xa9t\xc3\xa9", "" },
	{ "dots on another letter", "Bei\xc3\xa4", "" },
	{ "tilde", "ni\xc3\xb1", "" },
	{ "two digits", "bei33", "" },
	{ "digit first", "3bei", "" },
	{ "digit too high", "bei6", "" },
	{ "only a hyphen", "-", "" },
	{ "empty", "", "" },
	{ "Cyrillic", "\xd0\xbc\xd0\xb0", "" },
	{ "Han", "\xe5\x8c\x97", "" },
};

static void
join(struct sk_buf *b, const char *key)
{
	struct sakuin_error err;

	ck_assert((!b->len || sk_buf_putc(b, ' ', &err)) &&
		  sk_buf_puts(b, key, &err));
}

static void
same(struct sk_buf *b, const char *expected, const char *name)
{
	struct sakuin_error err;

	ck_assert_msg(!strcmp(sk_buf_cstr(b, &err), expected),
		      "%s: '%s', not '%s'", name, b->ptr, expected);
	sk_buf_done(b);
}

START_TEST(zhkey_reads_latin)
{
	struct sk_buf b = { 0 };
	struct sk_zhkeys keys;
	bool found = sk_zhkey_latin(sk_str(latin[_i].word), &keys);

	ck_assert(found == (keys.count > 0));
	for (size_t i = 0; i < keys.count; i++) {
		ck_assert_uint_eq(keys.keys[i].len, strlen(keys.keys[i].key));
		join(&b, keys.keys[i].key);
	}
	same(&b, latin[_i].keys, latin[_i].name);
}
END_TEST

static const struct {
	const char *word;
	unsigned syllables;
	bool marked;
} facts[] = {
	{ "Zhongnanhai", 3, false }, { "Xian", 1, false },
	{ "Xi'an", 2, false },       { "Peking", 2, false },
	{ "P'ing", 1, true },        { "b\xc4\x9bi", 1, true },
	{ "bei3", 1, true },         { "N\xc3\xbc", 1, false },
	{ "m\xc3\xa9", 1, false },   { "Li\xc3\xa0ng", 1, false },
	{ "Kuomintang", 3, false },
};

START_TEST(zhkey_counts_and_marks)
{
	struct sk_zhkeys keys;

	ck_assert(sk_zhkey_latin(sk_str(facts[_i].word), &keys));
	ck_assert_uint_eq(keys.keys[0].syllables, facts[_i].syllables);
	ck_assert_int_eq(keys.keys[0].marked, facts[_i].marked);
}
END_TEST

static const struct {
	const char *name, *text, *keys;
} han[] = {
	{ "plain", "北京", "beijing" },
	{ "traditional", "毛澤東", "maozedong" },
	{ "simplified", "毛泽东", "maozedong" },
	{ "Japanese form", "毛沢東", "maozedong" },
	{ "two readings", "重庆", "zhongqing chongqing" },
	{ "surname", "朴", "pu piao" },
	{ "iteration mark", "佐々", "zuozuo" },
	{ "kana", "北の", "" },
	{ "iteration mark alone", "々", "" },
	{ "empty", "", "" },
	{ "Latin", "bei", "" },
};

static bool
collect(void *ctx, const struct sk_zhkey *key, struct sakuin_error *err)
{
	(void)err;
	ck_assert_uint_eq(key->len, strlen(key->key));
	join(ctx, key->key);
	return true;
}

START_TEST(zhkey_reads_han)
{
	struct sk_buf b = { 0 };
	struct sakuin_error err;

	ck_assert(sk_zhkey_han(sk_str(han[_i].text), collect, &b, &err));
	same(&b, han[_i].keys, han[_i].name);
}
END_TEST

/* What is printed about a person or place, and its characters, share a key. */
static const struct {
	const char *printed, *written;
} meet[] = {
	{ "Deng", "鄧" },
	{ "Teng", "邓" },
	{ "Hsiao-p'ing", "小平" },
	{ "Xiaoping", "小平" },
	{ "Hsiaoping", "小平" },
	{ "Chou", "周" },
	{ "En-lai", "恩來" },
	{ "Nanking", "南京" },
	{ "Tientsin", "天津" },
	{ "Chungking", "重慶" },
	{ "Canton", "廣州" },
	{ "Taipei", "台北" },
	{ "Kaohsiung", "高雄" },
	{ "Tsinghua", "清华" },
	{ "Jinping", "近平" },
	{ "Chiang", "蔣" },
	{ "Kai-shek", "介石" },
	{ "Lu\xcc\x88shun", "旅順" },
	{ "Szechwan", "四川" },
	{ "Sinkiang", "新疆" },
	{ "Hsinhua", "新華" },
	{ "Diaoyudao", "钓鱼岛" },
	{ "Tiao-y\xc3\xbc-t'ai", "釣魚台" },
	{ "Yaobang", "耀邦" },
};

struct search {
	const struct sk_zhkeys *keys;
	bool found;
};

static bool
look(void *ctx, const struct sk_zhkey *key, struct sakuin_error *err)
{
	struct search *s = ctx;

	(void)err;
	for (size_t i = 0; i < s->keys->count; i++)
		s->found |= !strcmp(s->keys->keys[i].key, key->key);
	return true;
}

START_TEST(zhkey_meets)
{
	struct sk_zhkeys keys;
	struct search s = { &keys, false };
	struct sakuin_error err;

	ck_assert(sk_zhkey_latin(sk_str(meet[_i].printed), &keys));
	ck_assert(sk_zhkey_han(sk_str(meet[_i].written), look, &s, &err));
	ck_assert_msg(s.found, "%s %s", meet[_i].printed, meet[_i].written);
}
END_TEST

static bool
refuse(void *ctx, const struct sk_zhkey *key, struct sakuin_error *err)
{
	(void)key;
	++*(int *)ctx;
	return sk_fail(err, SAKUIN_EIO, "enough");
}

START_TEST(zhkey_stops)
{
	struct sakuin_error err;
	int calls = 0;

	ck_assert(!sk_zhkey_han(sk_str("重庆"), refuse, &calls, &err));
	ck_assert_int_eq(calls, 1);
	ck_assert_str_eq(err.text, "enough");
}
END_TEST

START_TEST(zhkey_keeps_limits)
{
	char word[4 * SK_KEY_MAX + 1];
	struct sk_zhkeys keys;
	struct sakuin_error err;
	struct sk_buf b = { 0 };

	for (size_t i = 0; i + 1 < sizeof word; i++)
		word[i] = "tachu"[i % 5];
	for (size_t len = 1; len < sizeof word; len++) {
		struct sakuin_str s = { word, len };

		sk_zhkey_latin(s, &keys);
		ck_assert_uint_le(keys.count, SK_ZHKEYS);
		ck_assert(len <= SK_KEY_MAX || !keys.count);
	}
	for (int i = 0; i < 30; i++)
		ck_assert(sk_buf_puts(&b, "重", &err));
	ck_assert(sk_zhkey_han(sk_buf_str(&b), refuse, NULL, &err));
	b.len = 3 * 24;
	ck_assert(sk_zhkey_han(sk_buf_str(&b), refuse, NULL, &err));
	sk_buf_done(&b);
}
END_TEST

static const struct {
	const char *word, *letters;
} plain[] = {
	{ "Stra\xc3\x9f"
	  "e",
	  "strasse" },
	{ "\xc5\x92uvre", "oeuvre" },
	{ "\xc3\x89t\xc3\xa9", "ete" },
	{ "n\xcc\x83", "n" },
	{ "\xcc\x83n", "" },
	{ "don\xe2\x80\x99t", "don't" },
	{ "a b", "" },
	{ "\xe1\xba\xbf", "e" },
};

START_TEST(latin_takes_apart)
{
	struct sk_latin out[SK_LATIN_MAX];
	size_t count = sk_latin(sk_str(plain[_i].word), out);

	ck_assert_uint_eq(count, strlen(plain[_i].letters));
	for (size_t i = 0; i < count; i++)
		ck_assert_int_eq(out[i].letter, plain[_i].letters[i]);
}
END_TEST

START_TEST(zhkey_table_fits_its_lists)
{
	ck_assert_int_eq(system("python3 analyzers/tables/pinyin.py --check"),
			 0);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("zhkey");
	TCase *tc = tcase_create("zhkey");

	tcase_add_loop_test(tc, zhkey_reads_latin, 0, COUNT(latin));
	tcase_add_loop_test(tc, zhkey_counts_and_marks, 0, COUNT(facts));
	tcase_add_loop_test(tc, zhkey_reads_han, 0, COUNT(han));
	tcase_add_loop_test(tc, zhkey_meets, 0, COUNT(meet));
	tcase_add_test(tc, zhkey_stops);
	tcase_add_test(tc, zhkey_keeps_limits);
	tcase_add_loop_test(tc, latin_takes_apart, 0, COUNT(plain));
	tcase_add_test(tc, zhkey_table_fits_its_lists);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
