/* check_oom_chain.c - building an analyzer, and mixed text through it, when
 * memory runs out. */
#include <check.h>
#include <stdlib.h>

#include "oom.h"
#include "suite.h"

#define CHAIN "words | fold | han:joins | hangul | stop | stem:auto"

struct test {
	const char *name, *chain, *lang, *text;
	size_t least; /* allocations that it must make, or it tests nothing */
};

static const struct test tests[] = {
	{ "build", CHAIN, NULL, NULL, 8 },
	{ "Latin", CHAIN, "de", "The caf\u00E9s of the U.S. and C++", 10 },
	{ "a second stemmer", "words | stem", "fr", "nationales", 4 },
	{ "readings", "words | hangul | romaji | romaja | pinyin", "",
	  "Suk-yeol ナカソネ 윤석열이 毛泽东", 8 },
	{ "unspaced runs", CHAIN, "ja", "第2号のＡ船を1船2船3船4船5船", 20 },
	{ "Hangul", CHAIN, "ko", "정상회담에서는 한·미·일 8월부터", 12 },
	{ "a long word", "words", "",
	  "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz"
	  "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz"
	  "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz",
	  3 },
};

static bool
count_token(void *ctx, const struct sakuin_token *token,
	    struct sakuin_error *err)
{
	size_t *count = ctx;

	(void)token;
	(void)err;
	++*count;
	return true;
}

static bool
analyse(void *ctx, struct sakuin_error *err)
{
	const struct test *t = ctx;
	struct sakuin_analyzer *a =
		sakuin_analyzer_new(t->chain, SAKUIN_INDEX, err);
	bool ok = a != NULL;

	if (ok && t->text) {
		struct sakuin_field field = { sk_str(t->text),
					      sk_str(t->lang) };
		size_t count = 0;

		ok = sakuin_analyze(a, &field, count_token, &count, err);
	}
	sakuin_analyzer_free(a);
	return ok;
}

START_TEST(out_of_memory)
{
	struct test test = tests[_i];
	size_t made = oom_until_success(analyse, &test);

	ck_assert_msg(made >= test.least, "%s: only %zu allocations", test.name,
		      made);
}
END_TEST

/* An analyzer that could not finish a field can begin another. */
struct again {
	struct sakuin_analyzer *a;
	size_t count; /* tokens when all goes well */
};

static bool
analyse_again(void *ctx, struct sakuin_error *err)
{
	struct again *again = ctx;
	struct sakuin_field field = { .text = sk_str("第2号のＡ船と8월에") };
	struct sakuin_error other;
	size_t count = 0;
	bool ok;

	if (!again->a) {
		again->a = sakuin_analyzer_new(CHAIN, SAKUIN_INDEX, err);
		return again->a != NULL;
	}
	ok = sakuin_analyze(again->a, &field, count_token, &count, err);
	count = 0;
	if (!ok &&
	    sakuin_analyze(again->a, &field, count_token, &count, &other))
		ck_assert_uint_eq(count, again->count);
	else if (!ok)
		ck_assert_int_eq(other.code, SAKUIN_ENOMEM);
	return ok;
}

START_TEST(goes_on)
{
	struct sakuin_error err;
	struct again again = { .count = 0 };
	struct sakuin_field field = { .text = sk_str("第2号のＡ船と8월에") };
	struct sakuin_analyzer *a =
		sakuin_analyzer_new(CHAIN, SAKUIN_INDEX, &err);
	size_t count = 0;

	ck_assert(sakuin_analyze(a, &field, count_token, &again.count, &err));
	sakuin_analyzer_free(a);
	oom_until_success(analyse_again, &again);
	ck_assert(sakuin_analyze(again.a, &field, count_token, &count, &err));
	ck_assert_uint_eq(count, again.count);
	sakuin_analyzer_free(again.a);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("oom_chain");
	TCase *tc = tcase_create("out of memory");

	tcase_add_loop_test(tc, out_of_memory, 0,
			    (int)(sizeof tests / sizeof tests[0]));
	tcase_add_test(tc, goes_on);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
