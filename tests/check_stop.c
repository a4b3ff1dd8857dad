/* check_stop.c - stop.c. */
#include <stdlib.h>

#include "chain_check.h"
#include "stage_sink.h"
#include "stop.h"
#include "suite.h"

#define COUNT(a) ((int)(sizeof(a) / sizeof(a)[0]))

extern const struct sk_stage_type sk_stage_stop;

static const struct {
	const char *name, *lang, *in, *out;
} cases[] = {
	{ "English", "en", "the islands of japan", "the! islands of! japan" },
	{ "unknown language is English", "", "the der", "the! der" },
	{ "German", "de", "der hund the", "der! hund the" },
	{ "Norwegian by its three codes", "nb", "ikke fjell", "ikke! fjell" },
	{ "Norwegian nynorsk", "nn", "ikke", "ikke!" },
	{ "language without a list", "xx", "the der", "the der" },
	{ "accents count", "es", "te té", "te! té" },
	{ "composed and decomposed", "fr", "être e\xcc\x82tre",
	  "être! e\xcc\x82tre!" },
	{ "full width", "en", "ｔｈｅ", "ｔｈｅ!" },
	{ "variants of a stop word", "en", "the %the =the ~the cat ~cat",
	  "the! %the! =the ~the! cat ~cat" },
	{ "Russian", "ru", "и книга", "и! книга" },
	{ "Korean", "ko", "그리고 독도", "그리고! 독도" },
	{ "Hangul in no known language", "",
	  "그리고 독도 것은 +것 누구인가 the",
	  "그리고! 독도 것은! +것! 누구인가! the!" },
	{ "Hangul in another language", "en", "그리고", "그리고" },
	{ "Korean with particles", "ko", "것은 +것 독도는 +독도",
	  "것은! +것! 독도는 +독도" },
	{ "Korean, decomposed", "ko",
	  "\xe1\x84\x80\xe1\x85\xa5\xe1\x86\xba\xe1\x84\x8b\xe1\x85\xb3"
	  "\xe1\x86\xab",
	  "\xe1\x84\x80\xe1\x85\xa5\xe1\x86\xba\xe1\x84\x8b\xe1\x85\xb3"
	  "\xe1\x86\xab!" },
	{ "Korean particles in another list", "en", "것은", "것은" },
	{ "hiragana in any language", "xx", "の から ために とうきょう",
	  "の! から! ために! とうきょう" },
	{ "hiragana with voicing apart", "ja", "か\xe3\x82\x99",
	  "か\xe3\x82\x99!" },
	{ "katakana", "ja", "カラ", "カラ" },
	{ "hiragana and Han", "ja", "お茶", "お茶" },
};

START_TEST(stop_marks)
{
	sink_check(&sk_stage_stop, NULL, cases[_i].lang, cases[_i].in,
		   cases[_i].out, false);
}
END_TEST

/* A join of several words is no stop word because its last word is one; a
 * pair inside a stop word is one. */
START_TEST(stop_marks_only_what_lies_inside)
{
	struct sink sink = { 0 };
	struct sk_stage *stage = sink_stage(&sink, &sk_stage_stop, NULL);
	struct sakuin_token tokens[] = {
		{ .text = { "核", 3 }, .end = 3, .position = 1 },
		{ .text = { "は", 3 }, .start = 3, .end = 6, .position = 2 },
		{ .text = { "核は", 6 },
		  .end = 6,
		  .position = 2,
		  .kind = SAKUIN_JOIN },
		{ .text = { "は", 3 },
		  .start = 3,
		  .end = 6,
		  .position = 2,
		  .kind = SAKUIN_GRAM },
	};
	struct sakuin_error err = { 0 };

	ck_assert(sink_begin(stage, "核は", "ja"));
	for (int i = 0; i < COUNT(tokens); i++)
		ck_assert(stage->type->put(stage, &tokens[i], &err));
	ck_assert_str_eq(sk_buf_cstr(&sink.out, &err), "核 は! &核は ^は!");
	stage->type->destroy(stage);
	sk_buf_done(&sink.out);
}
END_TEST

/* Latin in one piece with Han or Hangul is a name. */
START_TEST(stop_not_in_runs)
{
	static const struct {
		const char *text, *out;
	} runs[] = { { "it IT\u4F01\u696D", "it! it \u4F01\u696D" },
		     { "IT\uAE30\uC5C5", "it \uAE30\uC5C5" },
		     { "\u4F01\u696D\u306F", "\u4F01\u696D \u306F!" } };

	for (int i = 0; i < COUNT(runs); i++)
		chain_check("words | stop", SAKUIN_QUERY, "", runs[i].text,
			    runs[i].out, false);
}
END_TEST

/* A mark that is there stays. */
START_TEST(stop_keeps_marks)
{
	struct sink sink = { 0 };
	struct sk_stage *stage = sink_stage(&sink, &sk_stage_stop, NULL);
	struct sakuin_token token = {
		.text = { "cat", 3 }, .end = 3, .position = 1, .stop = true
	};
	struct sakuin_error err = { 0 };

	ck_assert(sink_begin(stage, "cat", "en"));
	ck_assert(stage->type->put(stage, &token, &err));
	ck_assert_str_eq(sk_buf_cstr(&sink.out, &err), "cat!");
	stage->type->destroy(stage);
	sk_buf_done(&sink.out);
}
END_TEST

/* Another field, another language; nothing stays of the one before. */
START_TEST(stop_begins_anew)
{
	static const char *const fields[][2] = { { "en", "the! der" },
						 { "de", "the der!" },
						 { "xx", "the der" },
						 { "", "the! der" } };
	struct sink sink = { 0 };
	struct sk_stage *stage = sink_stage(&sink, &sk_stage_stop, NULL);
	struct sakuin_token stem = { .text = { "the", 3 },
				     .end = 3,
				     .position = 1,
				     .kind = SAKUIN_STEM };
	struct sakuin_error err = { 0 };

	for (int i = 0; i < COUNT(fields); i++) {
		sk_buf_clear(&sink.out);
		ck_assert(sink_begin(stage, "the der", fields[i][0]));
		ck_assert(sink_feed(stage, "the der", &err));
		ck_assert_str_eq(sk_buf_cstr(&sink.out, &err), fields[i][1]);
	}
	sk_buf_clear(&sink.out);
	ck_assert(sink_feed(stage, "the", &err));
	ck_assert(sink_begin(stage, "", "en"));
	ck_assert(stage->type->put(stage, &stem, &err));
	ck_assert_str_eq(sk_buf_cstr(&sink.out, &err), "the! %the");
	stage->type->destroy(stage);
	sk_buf_done(&sink.out);
}
END_TEST

START_TEST(stop_of_long_words)
{
	static const char *const letters[] = { "x", "é", "の", "것" };

	for (int i = 0; i < COUNT(letters); i++) {
		struct sk_buf word = { 0 };
		struct sakuin_error err = { 0 };

		for (int n = 1; n < 400; n++) {
			const char *text;

			ck_assert(sk_buf_puts(&word, letters[i], &err));
			text = sk_buf_cstr(&word, &err);
			if (n > 3)
				sink_check(&sk_stage_stop, NULL, "ko", text,
					   text, false);
		}
		sk_buf_done(&word);
	}
}
END_TEST

START_TEST(stop_of_any_language)
{
	static const char *const words[] = { "the", "und",  "una", "から",
					     "것",  "если", "的" };
	static const char *const others[] = { "tokto", "Tokto", "竹島", "",
					      "THE" };
	char text[60];

	for (int i = 0; i < COUNT(words); i++)
		ck_assert_msg(sk_stop_any(sk_str(words[i])), "%s", words[i]);
	for (int i = 0; i < COUNT(others); i++)
		ck_assert_msg(!sk_stop_any(sk_str(others[i])), "%s", others[i]);
	memset(text, 'a', sizeof text - 1);
	text[sizeof text - 1] = '\0';
	ck_assert(!sk_stop_any(sk_str(text)));
}
END_TEST

START_TEST(stop_unknown_option)
{
	sink_check_option(&sk_stage_stop, "english",
			  "'stop' takes no option 'english'");
}
END_TEST

START_TEST(stop_refusal)
{
	sink_check_refusal(&sk_stage_stop, "en", "the cat %cat");
}
END_TEST

/* stop.h was made of the lists. */
START_TEST(stop_table_is_new)
{
	ck_assert_int_eq(system("python3 analyzers/tables/stop.py --check"), 0);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("stop");
	TCase *tc = tcase_create("stop");

	tcase_add_loop_test(tc, stop_marks, 0, COUNT(cases));
	tcase_add_test(tc, stop_marks_only_what_lies_inside);
	tcase_add_test(tc, stop_not_in_runs);
	tcase_add_test(tc, stop_keeps_marks);
	tcase_add_test(tc, stop_begins_anew);
	tcase_add_test(tc, stop_of_long_words);
	tcase_add_test(tc, stop_of_any_language);
	tcase_add_test(tc, stop_unknown_option);
	tcase_add_test(tc, stop_refusal);
	tcase_add_test(tc, stop_table_is_new);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
