/* check_source_property.c - random references: their keys keep the limits and
 * are the same each time; a verdict does not depend on the order, on what was
 * compared before, or on a change that means nothing. */
#include <check.h>

#include "random_text.h"
#include "source_test.h"
#include "suite.h"

#define must(call) ck_assert_msg((call), "%s: %s", #call, err.text)

enum { ROUNDS = 3000, POOL = 8 };

static struct sakuin_error err;
static uint64_t state;

static const char *const lines[POOL] = {
	"a=Kim, S.|y=2018|t=Hanguk anbo jeongchaek|tt=Policy of Korea|l=ko",
	"a=김상현|y=2018|t=한국 안보 정책|l=ko|c=항만법학|v=58|p=45",
	"a=Sato, E.|d=2012-05-17|t=What is the summit for?|c=Harbour News",
	"a=佐藤栄作|d=2012-05-17|t=日中韓サミットは何のため|c=港新聞|l=ja",
	"t=中国经济改革三十年|y=2008|u=http://example.org/a/b|l=zh",
	"a=Li, W.|t=Zhongguo jingji gaige sanshi nian|y=2008|l=zh|v=2|p=4-9",
	"a=Ministry of the Sea|y=2011|t=White paper, part 2|doi=10.5555/a",
	"y=2011|t=White paper, part II|isbn=0306406152|u=www.example.org/a/b/",
};

/* A line of the pool, with some bits of other lines or random text. */
static void
random_line(struct sk_buf *out)
{
	sk_buf_clear(out);
	must(sk_buf_puts(out, lines[random_below(&state, POOL)], &err));
	while (random_below(&state, 2)) {
		int field = (int)random_below(&state, SOURCE_FIELDS);

		must(sk_buf_printf(out, &err,
				   "|%s=", source_fields[field].name));
		if (random_below(&state, 3))
			must(random_text(&state, RANDOM_ALL, 40, out, &err));
		else
			must(sk_buf_printf(out, &err, "%u",
					   random_below(&state, 2100)));
	}
	if (random_below(&state, 4) == 0) {
		must(sk_buf_puts(out, "|a=", &err));
		must(random_text(&state, RANDOM_ALL, 12, out, &err));
	}
	if (random_below(&state, 4) == 0) {
		must(sk_buf_puts(out, "|raw=", &err));
		must(random_text(&state, RANDOM_ALL, 400, out, &err));
	}
}

static struct sk_reference
read_line(const struct sk_buf *line, struct sk_arena *arena)
{
	struct sk_reference ref;
	struct sakuin_str copy;

	must(sk_arena_copy(arena, sk_buf_str(line), &copy, &err));
	must(source_read(copy, arena, &ref, &err));
	return ref;
}

static void
key_holds(struct sakuin_str key)
{
	const char *p = key.ptr, *end = key.ptr + key.len;

	ck_assert_uint_ge(key.len, strlen("isbn:") + 1);
	ck_assert_uint_le(key.len, SK_SOURCE_KEY_MAX);
	ck_assert(memchr(key.ptr, ':', 6) != NULL);
	while (p < end) {
		uint32_t c = sk_utf8_next(&p, end);

		ck_assert_msg(c > ' ' && c != 0x7F && c != 0xFFFD, "%.*s",
			      (int)key.len, key.ptr);
	}
}

START_TEST(keys_hold)
{
	struct sk_source_matcher *m = sk_source_matcher_new(&err);
	struct sk_arena arena = { 0 };
	struct sk_buf line = { 0 };

	must(m != NULL);
	state = random_seed("keys_hold");
	for (int i = 0; i < ROUNDS; i++) {
		struct sk_source_keys once, again;
		struct sk_reference ref;

		random_line(&line);
		ref = read_line(&line, &arena);
		must(sk_source_keys(m, &ref, &arena, &once, &err));
		must(sk_source_keys(m, &ref, &arena, &again, &err));
		ck_assert_uint_le(once.count, SK_SOURCE_KEYS);
		ck_assert_uint_eq(once.count, again.count);
		for (size_t k = 0; k < once.count; k++) {
			key_holds(once.key[k]);
			ck_assert(sk_str_eq(once.key[k], again.key[k]));
			for (size_t j = 0; j < k; j++)
				ck_assert(!sk_str_eq(once.key[k], once.key[j]));
		}
		sk_arena_reset(&arena);
	}
	sk_source_matcher_free(m);
	sk_arena_done(&arena);
	sk_buf_done(&line);
}
END_TEST

START_TEST(order_does_not_matter)
{
	struct sk_source_matcher *m = sk_source_matcher_new(&err);
	struct sk_source_matcher *other = sk_source_matcher_new(&err);
	struct sk_arena arena = { 0 };
	struct sk_buf line = { 0 };
	size_t counts[3] = { 0 };

	must(m != NULL && other != NULL);
	state = random_seed("order_does_not_matter");
	for (int i = 0; i < ROUNDS; i++) {
		enum sk_verdict there, back;
		const char *why, *why_back;
		struct sk_reference a, b;

		random_line(&line);
		a = read_line(&line, &arena);
		random_line(&line);
		b = read_line(&line, &arena);
		must(sk_source_same(m, &a, &b, &there, &why, &err));
		must(sk_source_same(i % 2 ? m : other, &b, &a, &back, &why_back,
				    &err));
		ck_assert_msg(there == back && !strcmp(why, why_back),
			      "round %d: %s, %s", i, why, why_back);
		counts[there]++;
		sk_arena_reset(&arena);
	}
	/* All of them came about, so that the test says something. */
	for (int v = 0; v < 3; v++)
		ck_assert_uint_gt(counts[v], 0);
	sk_source_matcher_free(m);
	sk_source_matcher_free(other);
	sk_arena_done(&arena);
	sk_buf_done(&line);
}
END_TEST

/* A reference with a title and a year is one with itself, in capitals too. */
START_TEST(itself)
{
	struct sk_source_matcher *m = sk_source_matcher_new(&err);
	struct sk_arena arena = { 0 };

	must(m != NULL);
	for (int i = 0; i < POOL; i++) {
		struct sk_reference ref;
		enum sk_verdict verdict;
		const char *why;

		must(source_read(sk_str(lines[i]), &arena, &ref, &err));
		must(sk_source_same(m, &ref, &ref, &verdict, &why, &err));
		ck_assert_msg(verdict == SK_SAME, "%s: %s", lines[i], why);
	}
	sk_source_matcher_free(m);
	sk_arena_done(&arena);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("source_property");
	TCase *tc = tcase_create("source_property");

	tcase_set_timeout(tc, 120);
	tcase_add_test(tc, keys_hold);
	tcase_add_test(tc, order_does_not_matter);
	tcase_add_test(tc, itself);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
