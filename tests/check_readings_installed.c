/* check_readings_installed.c - mecab.c and enamdict.c with what is installed.
 * What needs a source that is not here says so and is left out. */
#include <stdio.h>

#include "enamdict_each.h"
#include "readings_sent.h"
#include "suite.h"

#define COUNT(a) ((int)(sizeof(a) / sizeof(a)[0]))

static const struct {
	const char *sources; /* m: MeCab, e: ENAMDICT */
	const char *text, *sent, *not_sent;
} installed[] = {
	{ "m", "首脳会談", "0-12:syunokaidan", "0-12:kubinokaidan" },
	{ "m", "首脳会談", "6-12:kaidan", NULL },
	{ "m", "産経新聞は", "0-12:sankeisinbun", "0-15:sankeisinbunwa" },
	{ "m", "小渕総理が", "0-12:obutisori", NULL },
	{ "m", "日中韓", "0-9:niqtyukan", NULL },
	{ "m", "日中韓", "0-9:nitityukan", NULL },
	{ "m", "山崎", "0-6:yamazaki", NULL },
	{ "m", "山崎", "0-6:yamasaki", NULL },
	{ "m", "翻譯", "0-6:honyaku", NULL },
	{ "m", "翻译", "0-6:honyaku", NULL },
	{ "m", "广岛的东京", "0-6:hirosima", NULL },
	{ "e", "眞理子", "0-9:mariko", NULL },
	{ "m", "関ヶ原", "0-9:sekigahara", NULL },
	{ "m", "取り組み", "0-12:torikumi", NULL },
	{ "m", "東京 大阪", "7-13:osaka", "0-13:tokyosaka" },
	{ "m", "走る", NULL, "0-3:hasi" },
	{ "m", "第11回会議", "0-8:daizyuitikai", NULL },
	{ "m", "大阪・京都", "0-6:osaka", "0-15:osakakyoto" },
	{ "m", "NHK会長", "3-9:kaityo", NULL },
	{ "e", "安倍晋三首相", "0-12:abesinzo", NULL },
	{ "e", "葛飾北斎", "0-12:katusikahokusai", NULL },
	{ "e", "浩", "0-3:hirosi", NULL },
	{ "e", "浩浩浩浩浩浩浩浩浩浩", NULL, "0-3:hirosi" },
	{ "e", "長谷川健治郎", "0-18:hasegawakenziro", NULL },
	{ "me", "安倍晋三首相", "0-12:abesinzo", NULL },
	{ "me", "首脳会談", "0-12:syunokaidan", NULL },
	{ "me", "三宅一生", "0-12:miyakeiqsei", NULL },
	{ "me", "𠮷野家", "4-10:noya", NULL },
	{ "me", "深牧", "0-6:hukamaki", NULL },
	{ "me", "昨日の深牧さん", "9-15:hukamaki", NULL },
	{ "me", "田の入", "0-9:tanoiri", NULL },
	{ "me", "長い牧", NULL, "0-9:nagaimaki" },
	{ "m", "尊教", NULL, "0-3:takasi" },
	{ "m", "青山孝", "6-9:takasi", NULL },
	{ "m", "孝が", "0-3:takasi", NULL },
};

static bool
installed_all(const struct sk_readings *r, const char *sources)
{
	return (!strchr(sources, 'm') || sk_readings_has(r, "mecab")) &&
	       (!strchr(sources, 'e') || sk_readings_has(r, "enamdict"));
}

START_TEST(readings_installed)
{
	static const struct sk_reading_source
		*const mecab[] = { &sk_source_mecab, NULL },
		       *const enamdict[] = { &sk_source_enamdict, NULL };
	const char *sources = installed[_i].sources;
	struct sakuin_error err;
	struct sk_readings *r =
		!strcmp(sources, "m")   ? sk_readings_new_of(mecab, &err)
		: !strcmp(sources, "e") ? sk_readings_new_of(enamdict, &err)
					: sk_readings_new(&err);
	struct sent s = { 0 };

	ck_assert_ptr_nonnull(r);
	if (!installed_all(r, sources)) {
		printf("SKIPPED %s: %s\n", installed[_i].text,
		       sk_readings_missing(r));
	} else {
		ck_assert(sk_buf_reserve(&s.text, 1, &err));
		sent_read(&s, r, installed[_i].text);
		if (installed[_i].sent)
			ck_assert_msg(sent_has(&s, installed[_i].sent),
				      "%s: no %s in %s", installed[_i].text,
				      installed[_i].sent, s.text.ptr);
		if (installed[_i].not_sent)
			ck_assert_msg(!sent_has(&s, installed[_i].not_sent),
				      "%s: %s", installed[_i].text,
				      installed[_i].not_sent);
	}
	sk_buf_done(&s.text);
	sk_readings_free(r);
}
END_TEST

/* What is missing is what is not there. */
START_TEST(readings_say_what_is_missing)
{
	struct sakuin_error err;
	struct sk_readings *r = sk_readings_new(&err);
	const char *missing;
	char stamp[128], small[8];

	sk_readings_stamp(small, sizeof small);
	ck_assert_uint_lt(strlen(small), sizeof small);
	ck_assert_ptr_nonnull(r);
	missing = sk_readings_missing(r);
	sk_readings_stamp(stamp, sizeof stamp);
	ck_assert_int_eq(!missing || !strstr(missing, "mecab-ipadic-utf8"),
			 sk_readings_has(r, "mecab"));
	ck_assert_int_eq(strstr(stamp, "enamdict ") != NULL,
			 sk_readings_has(r, "enamdict"));
	ck_assert_int_eq(!strcmp(stamp, "none"),
			 !sk_readings_has(r, "mecab") &&
				 !sk_readings_has(r, "enamdict"));
	ck_assert_int_eq(!missing || !strstr(missing, " enamdict"),
			 sk_readings_has(r, "enamdict"));
	sk_readings_free(r);
}
END_TEST

/* What is looked for among the names of ENAMDICT. */
struct name_seen {
	size_t count, stop_at;
	bool nakasone, person;
};

static bool
name_see(void *ctx, const struct sk_enamdict_name *name,
	 struct sakuin_error *err)
{
	struct name_seen *s = ctx;
	struct sakuin_str key = { name->key.key, name->key.len };

	ck_assert(name->text.len && name->kana.len && name->key.morae);
	s->nakasone |= sk_str_eq(name->text, sk_str("中曽根")) &&
		       sk_str_eq(name->kana, sk_str("なかそね")) &&
		       sk_str_eq(key, sk_str("nakasone")) &&
		       name->surname.len == 0;
	s->person |= sk_str_eq(name->text, sk_str("三上孝孜")) &&
		     sk_str_eq(key, sk_str("mikamitakasi")) &&
		     !strcmp(name->surname.key, "mikami");
	return ++s->count != s->stop_at ||
	       sk_fail(err, SAKUIN_EIO, "stopped by the test");
}

START_TEST(all_names)
{
	struct sakuin_error err = { 0 };
	struct sk_readings *r = sk_readings_new(&err);
	struct name_seen all = { 0 }, some = { .stop_at = 3 };

	ck_assert_ptr_nonnull(r);
	ck_assert(sk_enamdict_each(name_see, &all, &err));
	if (sk_readings_has(r, "enamdict")) {
		ck_assert_uint_gt(all.count, 100000);
		ck_assert(all.nakasone && all.person);
		ck_assert(!sk_enamdict_each(name_see, &some, &err));
		ck_assert_str_eq(err.text, "stopped by the test");
		ck_assert_uint_eq(some.count, 3);
	} else {
		printf("SKIPPED all_names: no ENAMDICT\n");
		ck_assert_uint_eq(all.count, 0);
	}
	sk_readings_free(r);
}
END_TEST

/* Any bytes; places are those of whole characters. */
START_TEST(readings_of_anything)
{
	static const char *const bits[] = {
		"安", "倍", "晋", "三", "の", "ン", "ー",           "2",  "11",
		" ",  "a",  "・", "々", "ヶ", "𠮷", "\xe3\x82\x99", "。", "ﾊ",
	};
	struct sakuin_error err;
	struct sk_readings *r = sk_readings_new(&err);
	struct sent s = { 0 };
	uint32_t seed = 7;

	ck_assert_ptr_nonnull(r);
	for (int i = 0; i < 500; i++) {
		struct sk_buf text = { 0 };

		for (int j = 0; j < 1 + i % 20; j++) {
			seed = seed * 1664525 + 1013904223;
			ck_assert(sk_buf_puts(
				&text, bits[(seed >> 16) % COUNT(bits)], &err));
		}
		if (i % 7 == 0)
			ck_assert(sk_buf_putc(&text, '\0', &err));
		sk_buf_clear(&s.text);
		ck_assert(sk_readings_each(r, sk_buf_str(&text), sent_put, &s,
					   &err));
		sk_buf_done(&text);
	}
	sk_buf_done(&s.text);
	sk_readings_free(r);
}
END_TEST

/* How whole texts are said; NULL where some of it is not known. */
static const struct {
	const char *text, *said;
} said[] = {
	{ "国防白書", "コクボーハクショ" },
	{ "首脳会議への出席", "シュノーカイギエノシュッセキ" },
	{ "サミットは何のため", "サミットワナニノタメ" },
	{ "データベースの話", "データベースノハナシ" },
	{ "走った", "ハシッタ" },
	{ "国防ABC", NULL },
	{ "", "" },
};

START_TEST(aloud_installed)
{
	static const struct sk_reading_source *const mecab[] = {
		&sk_source_mecab, NULL
	};
	struct sakuin_error err;
	struct sk_readings *r = sk_readings_new_of(mecab, &err);
	const char *expected = said[_i].said;
	struct sk_buf out = { 0 };
	bool done;

	ck_assert_ptr_nonnull(r);
	ck_assert(sk_buf_puts(&out, "<", &err));
	ck_assert(
		sk_readings_aloud(r, sk_str(said[_i].text), &out, &done, &err));
	if (!sk_readings_has(r, "mecab")) {
		ck_assert(!done);
		printf("SKIPPED %s: %s\n", said[_i].text,
		       sk_readings_missing(r));
	} else {
		ck_assert_int_eq(done, expected != NULL);
		ck_assert(sk_buf_cstr(&out, &err) != NULL);
		ck_assert_msg(!strcmp(out.ptr + 1, expected ? expected : ""),
			      "%s: %s", said[_i].text, out.ptr);
	}
	sk_buf_done(&out);
	sk_readings_free(r);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("readings_installed");
	TCase *tc = tcase_create("installed");

	tcase_add_loop_test(tc, readings_installed, 0, COUNT(installed));
	tcase_add_loop_test(tc, aloud_installed, 0, COUNT(said));
	tcase_add_test(tc, readings_say_what_is_missing);
	tcase_add_test(tc, all_names);
	tcase_add_test(tc, readings_of_anything);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
