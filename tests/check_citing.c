/* check_citing.c - the sentence around a marker. */
#include <check.h>

#include "citing.h"
#include "suite.h"

/* In the texts, markers stand between braces, which are taken off, and the
 * first byte behind an at sign is what is asked for. */
static const struct {
	const char *name, *text, *sentence, *quotation;
} cases[] = {
	{ "first", "It @was so. Then not.", "It was so.", NULL },
	{ "last", "It was so. Then @not", "Then not", NULL },
	{ "question", "Was it? Then @not! Yes.", "Then not!", NULL },
	{ "abbreviations",
	  "Earlier. See Dr. Adler et al. in vol. 3, p. 5, e.g. @here. Later.",
	  "See Dr. Adler et al. in vol. 3, p. 5, e.g. here.", NULL },
	{ "initials", "Earlier. So K. L. Adler and J.-P. B. @say. Later.",
	  "So K. L. Adler and J.-P. B. say.", NULL },
	{ "numbers", "Earlier. It grew by 3.5 to 10.000 @then. Later.",
	  "It grew by 3.5 to 10.000 then.", NULL },
	{ "Korean dates", "어제. 그는 2024. 5. 28. @왔다. 내일.",
	  "그는 2024. 5. 28. 왔다.", NULL },
	{ "a lost space", "They moved to the Center.Then @came he.",
	  "Then came he.", NULL },
	{ "no lost space", "Look at www.Harbour.Example @first. Then.",
	  "Look at www.Harbour.Example first.", NULL },
	{ "Japanese", "そうだ。違うと@言った。後で。", "違うと言った。", NULL },
	{ "Japanese speech goes on", "「そうだ。」と彼は@言った。後で。",
	  "「そうだ。」と彼は言った。", NULL },
	{ "Korean speech goes on", "“왔다. 갔다.”@{1)}라고 했다. 끝.",
	  "갔다.”1)라고 했다.", "“왔다. 갔다.”1)라고 했다." },
	{ "author and year behind the stop",
	  "It was so. (@{Adler 1991}, p. 7) Then not.",
	  "It was so. (Adler 1991, p. 7)", NULL },
	{ "author and year behind speech",
	  "「ない。同じだ。」（@{山田2003}）という。後で。",
	  "同じだ。」（山田2003）という。",
	  "「ない。同じだ。」（山田2003）という。" },
	{ "a marker before the stop", "Earlier. It was so@{[1]}. Then not.",
	  "It was so[1].", NULL },
	{ "a marker behind the stop", "It was so.@{[1]} Then not.",
	  "It was so.[1]", NULL },
	{ "with a space", "It was so. @{[1]} Then not.", "It was so. [1]",
	  NULL },
	{ "a run of markers", "It was so.{[1]}@{[2]} Then not.",
	  "It was so.[1][2]", NULL },
	{ "behind a quotation mark", "He said “it was so.”@{¹} Then not.",
	  "He said “it was so.”¹", NULL },
	{ "a name begins a sentence", "It was so. @{Adler (1991)} says not.",
	  "Adler (1991) says not.", NULL },
	{ "a quotation of two sentences",
	  "He said: “It was so. Then not.”@{[1]} Later.", "Then not.”[1]",
	  "He said: “It was so. Then not.”[1]" },
	{ "two quotations in a row",
	  "He said: “It was so.” “Then not.”@{[1]} Later.", "“Then not.”[1]",
	  "He said: “It was so.” “Then not.”[1]" },
	{ "a quotation that is over",
	  "He said: “It was so.” Then came others. It @rained.", "It rained.",
	  NULL },
	{ "paragraphs", "The heading\nIt @was so", "It was so", NULL },
	{ "wrapped lines",
	  "The harbour office was moved in the spring of that year, and\n"
	  "nobody asked the clerks, who went on @as before, with the same\n"
	  "ink and in the same hands. Later they were asked, and said no.\n",
	  "The harbour office was moved in the spring of that year, and\n"
	  "nobody asked the clerks, who went on as before, with the same\n"
	  "ink and in the same hands.",
	  NULL },
	{ "a blank line ends it",
	  "The harbour office was moved in the spring of that year, and\n"
	  "nobody asked the clerks, who went on as before with the same\n"
	  "\n"
	  "ink, and in the same hands @that they had always had. Later it\n"
	  "was otherwise, and the clerks were asked to say what they knew\n",
	  "ink, and in the same hands that they had always had.", NULL },
};

/* TEXT without its signs; where the at sign was, and what was in braces. */
static size_t
read_case(const char *text, char *plain, struct sk_span *markers, size_t *count)
{
	size_t at = 0, len = 0;

	*count = 0;
	for (; *text; text++) {
		if (*text == '@')
			at = len;
		else if (*text == '{')
			markers[*count].start = len;
		else if (*text == '}')
			markers[(*count)++].end = len;
		else
			plain[len++] = *text;
	}
	plain[len] = '\0';
	return at;
}

static bool
span_is(const char *text, struct sk_span s, const char *want)
{
	return s.end - s.start == strlen(want) &&
	       !memcmp(text + s.start, want, strlen(want));
}

START_TEST(sentence)
{
	char text[400];
	struct sk_span markers[8];
	struct sk_arena arena = { 0 };
	struct sk_lines lines;
	struct sk_sentences s = { .lines = &lines, .markers = markers };
	struct sakuin_error err;
	size_t at = read_case(cases[_i].text, text, markers, &s.marker_count);
	const char *want = cases[_i].sentence;

	ck_assert(sk_lines_cut(sk_str(text), &arena, &lines, &err));
	sk_sentence_at(&s, at);
	ck_assert_msg(span_is(text, s.sentence, want), "%s: '%.*s'",
		      cases[_i].name, (int)(s.sentence.end - s.sentence.start),
		      text + s.sentence.start);
	want = cases[_i].quotation ? cases[_i].quotation : want;
	ck_assert_msg(span_is(text, s.quotation, want), "%s: quotation '%.*s'",
		      cases[_i].name,
		      (int)(s.quotation.end - s.quotation.start),
		      text + s.quotation.start);
	sk_arena_done(&arena);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("citing");
	TCase *tcase = tcase_create("citing");

	tcase_add_loop_test(tcase, sentence, 0, sizeof cases / sizeof cases[0]);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
