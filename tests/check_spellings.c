/* check_spellings.c - words of Japanese and Korean in Latin letters. */
#include <check.h>
#include <stdio.h>

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
	{ "", "" },
	{ "xyz", "" },
};

START_TEST(in_japanese)
{
	struct sakuin_error err = { 0 };
	struct list l = { .count = 0 };

	ck_assert_msg(
		sk_spellings_ja(sk_str(japanese[_i].key), list_add, &l, &err),
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
	{ "평양", " pyeongyang pyongyang pyŏngyang p'yŏngyang " },
	{ "신라", " silla sinra " },
	{ "독립", " dongnip tongnip dokrip tokrip " },
	{ "국회", " gukhoe kukhoe " },
	{ "좋다", " jota chota chot'a jotda chotta " },
	{ "값이", " gapsi kapsi gapi kapi " },
	{ "같이", " gachi kachi kach'i gati kati " },
	{ "한라산", " hallasan " },
	{ "태권도", " taegwondo taegwŏndo t'aegwŏndo " },
	{ "부산", " busan pusan " },
	{ "석열", " seogyeol sogyol sŏgyŏl seokyeol sokyol " },
	{ "음악", " eumak umak ŭmak " },
	{ "쌍용", " ssangyong " },
	{ "찌개", " jjigae tchigae " },
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

START_TEST(stopped)
{
	struct sakuin_error err = { 0 };
	struct list l = { .stop_at = 2 };

	ck_assert(!sk_spellings_ja(sk_str("kyodo"), list_add, &l, &err));
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
	char key[SK_KEY_MAX + 3], hangul[3 * 49 + 1] = "";

	memset(key, 'a', sizeof key - 1);
	key[sizeof key - 1] = '\0';
	ck_assert(sk_spellings_ja(sk_str(key), list_add, &l, &err));
	for (size_t i = 0; i < sizeof hangul - 1; i += 3)
		memcpy(hangul + i, "독", 4);
	ck_assert(sk_spellings_ko(sk_str(hangul), list_add, &l, &err));
	ck_assert_uint_eq(l.count, 0);
	hangul[sizeof hangul - 4] = '\0';
	ck_assert(sk_spellings_ko(sk_str(hangul), list_add, &l, &err));
	ck_assert_uint_eq(l.count, 4);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("spellings");
	TCase *tcase = tcase_create("spellings");

	tcase_add_loop_test(tcase, in_japanese, 0, COUNT(japanese));
	tcase_add_loop_test(tcase, in_korean, 0, COUNT(korean));
	tcase_add_test(tcase, stopped);
	tcase_add_test(tcase, too_long);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
