/* check_oom_source.c - keys and verdicts when memory runs out. */
#include <check.h>

#include "oom.h"
#include "source_test.h"
#include "suite.h"

static const char *const lines[] = {
	"a=Miyake, Kunihiko|d=2012-05-17|y=2012|t=Samitto wa nani no tame: "
	"kaigi no ato de|tt=What is the summit for?|c=Sankei Shimbun|l=ja|v=2|"
	"p=5-7|u=http://www.example.org/a/|isbn=0306406152|raw=[2] Miyake K., "
	"Samitto wa nani no tame, 2012.|n=2",
	"a=三宅, 邦彦|d=2012-05-17|y=2012|t=さみっとはなんのため—会議のあとで|"
	"c=産経新聞|l=ja|v=2|p=5|u=https://example.org/b|raw=三宅邦彦 2012 "
	"[港湾]",
	"a=김상현|y=2018|t=한국 안보 정책과 北 문제|l=ko|c=항만법학|v=58|p=45",
	"a=Kim, Sang-hyun|a=Park, S.|y=2018|t=Hanguk anbo jeongchaek gwa Buk "
	"munje|tt=Policy of Korea|l=ko|c=Harbour "
	"Law|v=58|p=45-60|doi=10.5555/a",
};

enum { LINES = sizeof lines / sizeof *lines };

/* The test's own arena would count: its memory is the library's. */
static struct sk_reference refs[LINES];
static struct sk_arena arena;

static bool
make_matcher(void *ctx, struct sakuin_error *err)
{
	struct sk_source_matcher *m = sk_source_matcher_new(err);

	(void)ctx;
	sk_source_matcher_free(m);
	return m != NULL;
}

/* From a new matcher on, whose buffers grow by and by. */
static bool
all_keys(void *ctx, struct sakuin_error *err)
{
	struct sk_source_matcher *m = sk_source_matcher_new(err);
	struct sk_arena kept = { 0 };
	struct sk_source_keys keys;
	bool ok = m != NULL;

	(void)ctx;
	for (int i = 0; i < LINES && ok; i++) {
		ok = sk_source_keys(m, &refs[i], &kept, &keys, err);
		ck_assert(!ok || keys.count > 3);
	}
	sk_arena_done(&kept);
	sk_source_matcher_free(m);
	return ok;
}

static bool
all_verdicts(void *ctx, struct sakuin_error *err)
{
	struct sk_source_matcher *m = sk_source_matcher_new(err);
	enum sk_verdict verdict;
	const char *why;
	bool ok = m != NULL;

	(void)ctx;
	for (int i = 0; i < LINES && ok; i++)
		for (int j = 0; j < i && ok; j++)
			ok = sk_source_same(m, &refs[i], &refs[j], &verdict,
					    &why, err);
	sk_source_matcher_free(m);
	return ok;
}

static const struct {
	oom_fn *fn;
	size_t allocations; /* at least so many */
} calls[] = {
	{ make_matcher, 3 },
	{ all_keys, 8 },
	{ all_verdicts, 8 },
};

START_TEST(out_of_memory)
{
	struct sakuin_error err;

	for (int i = 0; i < LINES; i++)
		ck_assert(
			source_read(sk_str(lines[i]), &arena, &refs[i], &err));
	ck_assert_uint_ge(oom_until_success(calls[_i].fn, NULL),
			  calls[_i].allocations);
	sk_arena_done(&arena);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("oom_source");
	TCase *tc = tcase_create("out of memory");

	tcase_set_timeout(tc, 120);
	tcase_add_loop_test(tc, out_of_memory, 0, sizeof calls / sizeof *calls);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
