/* check_turned.c - turned.c. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>

#include "suite.h"
#include "turned.h"

#define COUNT(a) ((int)(sizeof(a) / sizeof(a)[0]))

static struct sakuin_error err;

/* What came, and when to refuse. */
struct seen {
	char text[1000];
	size_t calls, refuse;
};

static bool
seen_key(void *ctx, size_t start, size_t end, const struct sk_jakey *key,
	 struct sakuin_error *e)
{
	struct seen *s = ctx;
	size_t len = strlen(s->text);

	if (++s->calls == s->refuse)
		return sk_fail(e, SAKUIN_EIO, "enough");
	snprintf(s->text + len, sizeof s->text - len, "%s%s@%zu-%zu",
		 len ? " " : "", key->key, start, end);
	return true;
}

static void
add(struct sk_turned *t, size_t start, size_t end, const char *kana)
{
	struct sk_jakey key;

	ck_assert(sk_jakey_kana(sk_str(kana), &key));
	sk_turned_add(t, start, end, &key);
}

/* Kishida and Fumio, each with two readings, and the whole. */
static void
add_kishida(struct sk_turned *t)
{
	add(t, 0, 6, "きしだ");
	add(t, 0, 6, "きした");
	add(t, 0, 12, "きしだふみお");
	add(t, 6, 12, "ふみお");
	add(t, 6, 12, "ぶんゆう");
}

START_TEST(turned_names)
{
	struct sk_turned t = { .count = 0 };
	struct seen s = { .calls = 0 };

	add_kishida(&t);
	ck_assert(sk_turned_each(&t, 12, seen_key, &s, &err));
	ck_assert_str_eq(s.text,
			 "humiokisida@0-12 bunyukisida@0-12 humiokisita@0-12 "
			 "bunyukisita@0-12");
}
END_TEST

START_TEST(turned_without_seam)
{
	struct sk_turned t = { .count = 0 };
	struct seen s = { .calls = 0 };

	add(&t, 0, 12, "きしだふみお");
	add(&t, 0, 6, "きしだ");
	add(&t, 3, 12, "だふみお");
	ck_assert(sk_turned_each(&t, 12, seen_key, &s, &err));
	ck_assert_str_eq(s.text, "");
}
END_TEST

START_TEST(turned_refused)
{
	struct sk_turned t = { .count = 0 };
	struct seen s = { .refuse = 2 };

	add_kishida(&t);
	ck_assert(!sk_turned_each(&t, 12, seen_key, &s, &err));
	ck_assert_str_eq(err.text, "enough");
	ck_assert_uint_eq(s.calls, 2);
}
END_TEST

START_TEST(turned_is_bounded)
{
	struct sk_turned t = { .count = 0 };
	struct seen s = { .calls = 0 };

	for (int i = 0; i < 2 * SK_TURNED_PARTS; i++)
		add(&t, 0, 6, "きしだ");
	ck_assert_uint_eq(t.count, SK_TURNED_PARTS);
	ck_assert(sk_turned_each(&t, 12, seen_key, &s, &err));
	ck_assert_uint_eq(s.calls, 0);
}
END_TEST

static const struct {
	const char *name, *word, *keys[SK_TURNED_KEYS];
} hangul[] = {
	{ "Kim", "김영삼", { "yvnksamkim" } },
	{ "Lee", "이명박", { "myvnkpaki", "myvnkpankni" } },
	{ "Yang", "양호민", { "hominyank", "hominnyank" } },
	{ "Oh, no l", "오세훈", { "sehuno" } },
	{ "two syllables", "이상", { NULL } },
	{ "four", "남궁원영", { NULL } },
	{ "nine letters", "parkchung", { NULL } },
	{ "three kanji", "李明博", { NULL } },
	{ "a kanji in it", "이明박", { NULL } },
	{ "nothing", "", { NULL } },
};

START_TEST(turned_hangul)
{
	char keys[SK_TURNED_KEYS][SK_KEY_MAX + 1];
	size_t n = sk_turned_hangul(sk_str(hangul[_i].word), keys);

	for (size_t i = 0; i < SK_TURNED_KEYS; i++) {
		const char *want = hangul[_i].keys[i];

		ck_assert_msg((i < n) == (want != NULL), "%s: %zu keys",
			      hangul[_i].name, n);
		if (want)
			ck_assert_str_eq(keys[i], want);
	}
}
END_TEST

/* What is typed in English is among them. */
START_TEST(turned_meets_romaja)
{
	char keys[SK_TURNED_KEYS][SK_KEY_MAX + 1];
	size_t n = sk_turned_hangul(sk_str("이명박"), keys);
	struct sk_kokeys latin;
	bool met = false;

	ck_assert(sk_kokeys_latin(sk_str("Myung-bak Lee"), &latin));
	for (size_t i = 0; i < latin.count; i++)
		for (size_t k = 0; k < n; k++)
			met |= strcmp(latin.key[i], keys[k]) == 0;
	ck_assert(met);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("turned");
	TCase *tc = tcase_create("turned");

	tcase_add_test(tc, turned_names);
	tcase_add_test(tc, turned_without_seam);
	tcase_add_test(tc, turned_refused);
	tcase_add_test(tc, turned_is_bounded);
	tcase_add_loop_test(tc, turned_hangul, 0, COUNT(hangul));
	tcase_add_test(tc, turned_meets_romaja);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
