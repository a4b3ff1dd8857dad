/* check_chain.c - chain.c. */
#include <stdlib.h>

#include "chain_check.h"
#include "stage.h"
#include "suite.h"

#define COUNT(a) ((int)(sizeof(a) / sizeof(a)[0]))
#define FOLD_15                                                                \
	"fold fold fold fold fold fold fold fold fold fold fold fold fold "    \
	"fold fold"

static const struct {
	const char *name, *spec, *out;
} specs[] = {
	{ "one stage", "words", "éa" },
	{ "bars", "words | fold", "éa ~ea" },
	{ "bars without spaces", "words|fold", "éa ~ea" },
	{ "spaces alone", "words fold", "éa ~ea" },
	{ "tabs and more bars", "|\t words ||\tfold |", "éa ~ea" },
	{ "options", "words | fold | stem:french", "éa %éa ~ea %ea" },
	{ "order is kept", "words | stem:fr | fold", "éa ~ea %éa" },
	{ "sixteen stages", "words " FOLD_15,
	  "éa ~ea ~ea ~ea ~ea ~ea ~ea "
	  "~ea ~ea ~ea ~ea ~ea ~ea ~ea "
	  "~ea ~ea" },
};

START_TEST(chain_builds)
{
	chain_check(specs[_i].spec, SAKUIN_INDEX, "", "Éa", specs[_i].out,
		    false);
}
END_TEST

#define TEN "xxxxxxxxxx"
#define FIFTY TEN TEN TEN TEN TEN

static const struct {
	const char *name, *spec, *message;
} refused[] = {
	{ "nothing", "", "an analyzer chain starts with 'words'" },
	{ "bars", " | ", "an analyzer chain starts with 'words'" },
	{ "another stage first", "fold | words",
	  "an analyzer chain starts with 'words'" },
	{ "words twice", "words | fold | words",
	  "an analyzer chain has 'words' only once" },
	{ "unknown stage", "words | kanji", "unknown analyzer stage 'kanji'" },
	{ "capitals", "Words", "unknown analyzer stage 'Words'" },
	{ "a part of a name", "word", "unknown analyzer stage 'word'" },
	{ "unknown stage with an option", "words | kanji:x",
	  "unknown analyzer stage 'kanji'" },
	{ "an option alone", "words | :x", "unknown analyzer stage ''" },
	{ "unknown option", "words | stop:all",
	  "'stop' takes no option 'all'" },
	{ "seventeen stages", "words " FOLD_15 " fold",
	  "more than 16 analyzer stages" },
	{ "a very long name", "words | " FIFTY FIFTY FIFTY FIFTY FIFTY "xxxxxx",
	  "analyzer stage of 256 bytes" },
};

START_TEST(chain_refuses)
{
	chain_check_refused(refused[_i].spec, refused[_i].message);
}
END_TEST

/* The longest name that is looked up is unknown, and named in full. */
START_TEST(chain_longest_name)
{
	chain_check_refused(
		"words | " FIFTY FIFTY FIFTY FIFTY FIFTY "xxxxx",
		"unknown analyzer stage '" FIFTY FIFTY FIFTY FIFTY FIFTY
		"xxxxx'");
}
END_TEST

/* The list of stages is sorted, so that its end is found by reading. */
START_TEST(chain_list)
{
	ck_assert_ptr_nonnull(sk_stage_types[0]);
	for (size_t i = 1; sk_stage_types[i]; i++)
		ck_assert_str_lt(sk_stage_types[i - 1]->name,
				 sk_stage_types[i]->name);
}
END_TEST

START_TEST(chain_free_nothing)
{
	sakuin_analyzer_free(NULL);
}
END_TEST

/* The text is not looked at: only its length counts. */
START_TEST(chain_field_too_long)
{
	struct sakuin_analyzer *a = chain_new("words", SAKUIN_INDEX);
	struct sakuin_error err = { 0 };
	struct tokens t = { 0 };
	struct sakuin_str text = { "word", SAKUIN_FIELD_MAX + 1 };

	ck_assert(!tokens_read(&t, a, text, "", &err));
	ck_assert_int_eq(err.code, SAKUIN_EINVAL);
	ck_assert_str_eq(err.text,
			 "a field of 67108865 bytes; the limit is 67108864");
	ck_assert(tokens_read(&t, a, sk_str("word"), "", &err));
	ck_assert_uint_eq(t.count, 1);
	tokens_done(&t);
	sakuin_analyzer_free(a);
}
END_TEST

START_TEST(chain_longest_field)
{
	struct sakuin_analyzer *a =
		chain_new("words | fold | han | stop", SAKUIN_INDEX);
	struct sakuin_error err = { 0 };
	struct tokens t = { 0 };
	char *text = malloc(SAKUIN_FIELD_MAX);

	ck_assert_ptr_nonnull(text);
	memset(text, ' ', SAKUIN_FIELD_MAX);
	memcpy(text, "船", 3);
	memcpy(text + SAKUIN_FIELD_MAX - 5, "船2c", 5);
	ck_assert(tokens_read(&t, a,
			      (struct sakuin_str){ text, SAKUIN_FIELD_MAX }, "",
			      &err));
	ck_assert_uint_eq(t.count, 4);
	ck_assert_uint_eq(t.list[2].end, SAKUIN_FIELD_MAX);
	ck_assert_uint_eq(t.list[3].start, SAKUIN_FIELD_MAX - 5);
	free(text);
	tokens_done(&t);
	sakuin_analyzer_free(a);
}
END_TEST

/* No text at all, as no pointer. */
START_TEST(chain_empty_field)
{
	struct sakuin_analyzer *a = chain_new(
		"words | fold | han | hangul | stop | stem", SAKUIN_INDEX);
	struct sakuin_error err = { 0 };
	struct tokens t = { 0 };
	struct sakuin_str none = { NULL, 0 };

	ck_assert(tokens_read(&t, a, none, "", &err));
	ck_assert_uint_eq(t.count, 0);
	tokens_done(&t);
	sakuin_analyzer_free(a);
}
END_TEST

/* The field's language reaches the stages, and is forgotten. */
START_TEST(chain_language)
{
	struct sakuin_analyzer *a = chain_new("words | stop", SAKUIN_INDEX);
	struct sakuin_error err = { 0 };
	struct tokens t = { 0 };

	for (int i = 0; i < 2; i++) {
		ck_assert(tokens_read(&t, a, sk_str("the der"), "de", &err));
		ck_assert(!t.list[0].stop && t.list[1].stop);
		ck_assert(tokens_read(&t, a, sk_str("the der"), "", &err));
		ck_assert(t.list[0].stop && !t.list[1].stop);
	}
	tokens_done(&t);
	sakuin_analyzer_free(a);
}
END_TEST

/* The caller's failure comes back as it is, and the chain serves again; also
 * when it comes for what is sent at the end of the field. */
START_TEST(chain_stopped)
{
	struct sakuin_analyzer *a = chain_new(
		"words | fold | han | hangul | stop | stem", SAKUIN_INDEX);
	struct sakuin_str text = sk_str("the café 第2270호를");
	struct sakuin_error err = { 0 };
	struct tokens all = { 0 }, t = { 0 };

	ck_assert(tokens_read(&all, a, text, "", &err));
	ck_assert_int_eq(all.list[all.count - 1].kind, SAKUIN_JOIN);
	for (size_t n = 1; n <= all.count; n++) {
		t.refuse = n;
		ck_assert(!tokens_read(&t, a, text, "ko", &err));
		ck_assert_int_eq(err.code, SAKUIN_EIO);
		ck_assert_str_eq(err.text, "the test refuses");
		t.refuse = 0;
		ck_assert(tokens_read(&t, a, text, "", &err));
		ck_assert(tokens_equal(&t, &all));
	}
	tokens_done(&all);
	tokens_done(&t);
	sakuin_analyzer_free(a);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("chain");
	TCase *tc = tcase_create("chain");

	tcase_set_timeout(tc, 20);
	tcase_add_loop_test(tc, chain_builds, 0, COUNT(specs));
	tcase_add_loop_test(tc, chain_refuses, 0, COUNT(refused));
	tcase_add_test(tc, chain_longest_name);
	tcase_add_test(tc, chain_list);
	tcase_add_test(tc, chain_free_nothing);
	tcase_add_test(tc, chain_field_too_long);
	tcase_add_test(tc, chain_longest_field);
	tcase_add_test(tc, chain_empty_field);
	tcase_add_test(tc, chain_language);
	tcase_add_test(tc, chain_stopped);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
