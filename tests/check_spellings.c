/* check_spellings.c - words of Japanese and Korean in Latin letters. */
#include <check.h>
#include <stdio.h>

#include "hangul.h"
#include "jakey.h"
#include "kokey.h"
#include "spellings.h"
#include "suite.h"

#define COUNT(table) ((int)(sizeof(table) / sizeof *(table)))

/* Spellings, each once, as " a b c ". */
struct list {
	char text[4096];
	size_t len, count, stop_at;
};

static bool
list_add(void *ctx, struct sakuin_str word, struct sakuin_error *err)
{
	struct list *l = ctx;
	char one[600];

	if (++l->count == l->stop_at)
		return sk_fail(err, SAKUIN_EIO, "stopped by the test");
	snprintf(one, sizeof one, " %.*s ", (int)word.len, word.ptr);
	if (l->len == 0)
		l->len = (size_t)snprintf(l->text, sizeof l->text, " ");
	if (!strstr(l->text, one))
		l->len += (size_t)snprintf(l->text + l->len,
					   sizeof l->text - l->len, "%s",
					   one + 1);
	return true;
}

static const struct {
	const char *key, *expected;
} japanese[] = {
	{ "kyodo", " kyodo kyōdo kyoudo kyodō kyodou kyōdō kyoudou " },
	{ "takesima", " takeshima takesima " },
	{ "itinohe", " ichinohe itinohe ichinōhe ichinouhe " },
	{ "sinbun", " shinbun shimbun sinbun shinbūn shinbuun " },
	{ "siqti", " shitchi sitti " },
	{ "niqpon", " nippon nippōn nippoun " },
	{ "huzita", " fujita huzita fūjita fuujita " },
	{ "zyo", " jo zyo jō jou " },
	{ "tuyosi", " tsuyoshi tuyosi tsūyoshi tsuuyoshi tsuyōshi tsuyoushi "
		    "tsūyōshi tsuuyoushi " },
	/* Three that may be long: each alone, and all. */
	{ "toyotomi", " toyotomi tōyotomi touyotomi toyōtomi toyoutomi "
		      "toyotōmi toyotoumi tōyōtōmi touyoutoumi " },
	/* Five: none. */
	{ "otomonoto", " otomonoto " },
	{ "", "" },
	{ "xyz", "" },
};

START_TEST(short_vowels)
{
	struct sakuin_error err = { 0 };
	struct list l = { .count = 0 };

	ck_assert(sk_spellings_ja(sk_str("zyobu"), false, list_add, &l, &err));
	ck_assert_str_eq(l.text, " jobu zyobu ");
}
END_TEST

START_TEST(in_japanese)
{
	struct sakuin_error err = { 0 };
	struct list l = { .count = 0 };

	ck_assert_msg(sk_spellings_ja(sk_str(japanese[_i].key), true, list_add,
				      &l, &err),
		      "%s", err.text);
	ck_assert_msg(!strcmp(l.text, japanese[_i].expected),
		      "%s:\n%s\nnot\n%s", japanese[_i].key, l.text,
		      japanese[_i].expected);
}
END_TEST

static const struct {
	const char *word, *expected;
} korean[] = {
	{ "독도", " dokdo tokto " },
	{ "평양", " pyeongyang pyongyang pyŏngyang p'yŏngyang pyungyang " },
	{ "신라", " silla sinra " },
	{ "독립", " dongnip tongnip dokrip tokrip " },
	{ "국회", " gukhoe kukhoe " },
	{ "좋다", " jota chota chot'a jotda chotta " },
	{ "같이", " gachi kachi kach'i gati kati " },
	{ "한라산", " hallasan " },
	{ "태권도", " taegwondo taegwŏndo t'aegwŏndo " },
	{ "부산", " busan pusan boosan " },
	/* Given names, as people write theirs. */
	{ "석열", " seogyeol sogyol sŏgyŏl seokyeol sokyol sukyeol " },
	{ "영희", " yeonghui yonghui yŏnghŭi younghee " },
	{ "현수", " hyeonsu hyonsu hyŏnsu hyunsoo " },
	{ "경준", " gyeongjun kyongjun kyŏngjun kyungjoon " },
	{ "음악", " eumak umak ŭmak " },
	{ "쌍용", " ssangyong " },
	{ "찌개", " jjigae tchigae jjikae " },
	{ "한강", " hangang han'gang hankang " },
	{ "강", " gang kang " },
	{ "希望", "" },
	{ "dokdo", "" },
	{ "", "" },
};

START_TEST(in_korean)
{
	struct sakuin_error err = { 0 };
	struct list l = { .count = 0 };

	ck_assert_msg(
		sk_spellings_ko(sk_str(korean[_i].word), list_add, &l, &err),
		"%s", err.text);
	ck_assert_msg(!strcmp(l.text, korean[_i].expected), "%s:\n%s\nnot\n%s",
		      korean[_i].word, l.text, korean[_i].expected);
}
END_TEST

static const struct {
	const char *word, *expected;
} hangul[] = {
	{ "dokdo", " 독도 " },
	{ "tokto", " 독도 독더 독토 독터 덕도 덕더 덕토 덕터 " },
	{ "busan", " 부산 " },
	{ "p'yŏngyang", " 평양 " },
	{ "younghee", " 요웅헤에 요응헤에 여웅헤에 여응헤에 " },
	{ "seoul", " 서울 세오울 세오을 세어울 세어을 " },
	{ "nakasone", " 나카소네 나카서네 나카손에 나카선에 " },
	{ "xylophone", "" },
	{ "street", "" },
	{ "kyōdō", "" },
	{ "독도", "" },
	{ "", "" },
};

START_TEST(to_hangul)
{
	struct sakuin_error err = { 0 };
	struct list l = { .count = 0 };

	ck_assert_msg(sk_spellings_hangul(sk_str(hangul[_i].word), list_add, &l,
					  &err),
		      "%s", err.text);
	ck_assert_msg(!strcmp(l.text, hangul[_i].expected), "%s:\n%s\nnot\n%s",
		      hangul[_i].word, l.text, hangul[_i].expected);
}
END_TEST

/* Of every syllable with every other: what is sent back is written so, and
 * there is something wherever no sound changes. */
START_TEST(there_and_back)
{
	static const char *const words[] = { "가나", "사람", "구름", "바다",
					     "미소", "하늘", "토끼", "고추" };
	struct sakuin_error err = { 0 };

	for (int i = 0; i < COUNT(words); i++) {
		struct list l = { .count = 0 }, back = { .count = 0 };
		char wanted[32], first[32];

		ck_assert(
			sk_spellings_ko(sk_str(words[i]), list_add, &l, &err));
		ck_assert_int_eq(sscanf(l.text, " %31s", first), 1);
		ck_assert(sk_spellings_hangul(sk_str(first), list_add, &back,
					      &err));
		snprintf(wanted, sizeof wanted, " %s ", words[i]);
		ck_assert_msg(strstr(back.text, wanted), "%s: %s: %s", words[i],
			      first, back.text);
	}
}
END_TEST

/* Letters that can be cut in very many ways. */
START_TEST(many_ways)
{
	struct sakuin_error err = { 0 };
	struct list l = { .count = 0 };
	char word[201];

	memset(word, 'u', sizeof word - 1);
	word[sizeof word - 1] = '\0';
	ck_assert(sk_spellings_hangul(sk_str(word), list_add, &l, &err));
	ck_assert(sk_spellings_hangul(sk_str("uuuuuuu"), list_add, &l, &err));
	ck_assert_uint_le(l.count, 8);
	l.count = 0;
	l.stop_at = 1;
	ck_assert(!sk_spellings_hangul(sk_str("dokdo"), list_add, &l, &err));
	ck_assert_str_eq(err.text, "stopped by the test");
}
END_TEST

static const struct {
	const char *before, *after;
} initials[] = {
	{ "녀", "여" }, { "이", "이" }, { "리", "이" }, { "로", "노" },
	{ "래", "내" }, { "량", "양" }, { "륭", "융" }, { "노", "노" },
	{ "뇨", "요" }, { "강", "강" }, { "례", "예" }, { "름", "늠" },
};

START_TEST(initial_sounds)
{
	char text[4];

	memcpy(text, initials[_i].before, sizeof text);
	sk_hangul_initial(text);
	ck_assert_str_eq(text, initials[_i].after);
}
END_TEST

START_TEST(stopped)
{
	struct sakuin_error err = { 0 };
	struct list l = { .stop_at = 2 };

	ck_assert(!sk_spellings_ja(sk_str("kyodo"), true, list_add, &l, &err));
	ck_assert_str_eq(err.text, "stopped by the test");
	l.count = 0;
	ck_assert(!sk_spellings_ko(sk_str("독도"), list_add, &l, &err));
	l.count = 0;
	l.stop_at = 6;
	ck_assert(!sk_spellings_ko(sk_str("독도"), list_add, &l, &err));
}
END_TEST

START_TEST(too_long)
{
	struct sakuin_error err = { 0 };
	struct list l = { .count = 0 };
	char key[SK_KEY_MAX + 3], word[3 * 49 + 1] = "";

	memset(key, 'a', sizeof key - 1);
	key[sizeof key - 1] = '\0';
	ck_assert(sk_spellings_ja(sk_str(key), true, list_add, &l, &err));
	for (size_t i = 0; i < sizeof word - 1; i += 3)
		memcpy(word + i, "독", 4);
	ck_assert(sk_spellings_ko(sk_str(word), list_add, &l, &err));
	ck_assert_uint_eq(l.count, 0);
	word[sizeof word - 4] = '\0';
	ck_assert(sk_spellings_ko(sk_str(word), list_add, &l, &err));
	ck_assert_uint_eq(l.count, 4);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("spellings");
	TCase *tcase = tcase_create("spellings");

	tcase_add_loop_test(tcase, in_japanese, 0, COUNT(japanese));
	tcase_add_test(tcase, short_vowels);
	tcase_add_loop_test(tcase, in_korean, 0, COUNT(korean));
	tcase_add_loop_test(tcase, to_hangul, 0, COUNT(hangul));
	tcase_add_test(tcase, there_and_back);
	tcase_add_test(tcase, many_ways);
	tcase_add_loop_test(tcase, initial_sounds, 0, COUNT(initials));
	tcase_add_test(tcase, stopped);
	tcase_add_test(tcase, too_long);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
