/* check_snippet.c - where a text answers a query, and which words do. */
#include "index_test.h"
#include "snippet.h"
#include "suite.h"

/* The window with [marks], "..." where text was left out. */
static const char *
shown(struct sakuin_str text, const struct sk_snippet *s)
{
	static struct sk_buf out;
	uint32_t at = s->window.start;

	sk_buf_clear(&out);
	must(sk_buf_puts(&out, at ? "..." : "", &err));
	for (size_t i = 0; i < s->count; i++) {
		const struct sk_stretch *m = &s->marks[i];

		ck_assert_uint_le(at, m->start);
		ck_assert_uint_lt(m->start, m->end);
		ck_assert_uint_le(m->end, s->window.end);
		must(sk_buf_printf(&out, &err, "%.*s[%.*s]",
				   (int)(m->start - at), text.ptr + at,
				   (int)(m->end - m->start),
				   text.ptr + m->start));
		at = m->end;
	}
	must(sk_buf_add(&out, text.ptr + at, s->window.end - at, &err));
	must(sk_buf_puts(&out, s->window.end < text.len ? "..." : "", &err));
	return sk_buf_cstr(&out, &err);
}

static struct sk_snippets *
snippets(const char *query_text, const struct sakuin_str *prefixes,
	 size_t count)
{
	const struct sk_query_options none = { 0 };
	struct xc_query *query = query_with(NULL, query_text, &none);
	struct sk_snippets *s;

	must(query != NULL);
	s = sk_snippets_new(query, prefixes, count, &err);
	must(s != NULL);
	xc_query_free(query);
	return s;
}

static void
check_snippet(const char *query, const char *prefix, const char *lang,
	      size_t width, const char *text, const char *expected)
{
	const struct sakuin_str prefixes[] = { sk_str(prefix) };
	struct sk_snippets *s = snippets(query, prefixes, *prefix ? 1 : 0);
	struct sk_snippet out;

	/* Twice: nothing of the first text may stay. */
	for (int i = 0; i < 2; i++) {
		must(sk_snippets_find(s, sk_str(text), sk_str(lang), width,
				      &out, &err));
		ck_assert_str_eq(shown(sk_str(text), &out), expected);
	}
	sk_snippets_free(s);
}

static const struct {
	const char *name, *query, *lang, *text, *expected;
} marks[] = {
	{ "no match", "cats", "en", "Dogs only.", "Dogs only." },
	{ "no text", "cats", "en", "", "" },
	{ "a stem", "hackers", "en", "The hacker hacked Hackers.",
	  "The [hacker] hacked [Hackers]." },
	{ "accents", "kyodo", "en", "Kyōdō KYŌDŌ kyodo",
	  "[Kyōdō] [KYŌDŌ] [kyodo]" },
	{ "a phrase", "\"press conference\"", "en",
	  "A press conference, no press.",
	  "A [press] [conference], no [press]." },
	{ "stop words alone", "the", "en", "The end of the day",
	  "[The] end of [the] day" },
	{ "a stop word beside", "\"the end\"", "en",
	  "The end of the day and the week",
	  "[The] [end] of the day and the week" },
	{ "japanese", "竹島", "ja", "島根県の竹島は竹島です",
	  "島根県の[竹島]は[竹島]です" },
	{ "a compound", "共同会見", "ja", "共同会見と共同の会見",
	  "[共同会見]と[共同]の[会見]" },
	{ "katakana", "システム", "ja", "日立システムズのシステム",
	  "日立システムズの[システム]" },
	{ "a particle between", "竹島の会見", "ja", "竹島の会見の後、会見は",
	  "[竹島]の[会見]の後、[会見]は" },
	{ "korean", "정상회담", "ko", "한미 정상회담에서 한미정상회담은",
	  "한미 [정상회담에서] 한미[정상회담]은" },
	{ "chinese", "领导人", "zh", "三国领导人会议，领导",
	  "三国[领导人]会议，[领导]" },
	{ "cyrillic", "москва", "ru", "Москва и Москвы", "[Москва] и Москвы" },
	{ "the title's field", "title:hackers", "en", "Hackers", "[Hackers]" },
	{ "the author's field", "author:nakasone", "en", "Nakasone",
	  "[Nakasone]" },
	{ "what must not be there", "cats -dogs", "en", "cats dogs",
	  "[cats] [dogs]" },
	{ "a filter", "cats lang:en", "en", "cats lang en", "[cats] lang en" },
	{ "nothing was asked", "", "en", "cats", "cats" },
	{ "marks that touch", "東京都", "ja", "東京都", "[東京都]" },
	{ "wide letters", "nhk", "ja", "ＮＨＫの放送", "[ＮＨＫ]の放送" },
};

START_TEST(words_are_marked)
{
	check_snippet(marks[_i].query, "", marks[_i].lang, 0, marks[_i].text,
		      marks[_i].expected);
}
END_TEST

#define LONG_EN                                                                \
	"The first sentence says little. The second is about the weather. "    \
	"A third one follows here. Then hackers came to the press "            \
	"conference. The last sentence is about nothing at all."

static const struct {
	const char *name, *query, *lang;
	size_t width;
	const char *text, *expected;
} windows[] = {
	{ "short text", "cats", "en", 100, "No cats.", "No [cats]." },
	{ "as long as the text", "cats", "en", 8, "No cats.", "No [cats]." },
	{ "no match: the beginning", "cats", "en", 40, LONG_EN,
	  "The first sentence says little. The..." },
	{ "from a sentence", "hackers", "en", 80, LONG_EN,
	  "...Then [hackers] came to the press conference. The last sentence "
	  "is about nothing at..." },
	{ "from a word", "nothing", "en", 40, LONG_EN,
	  "...is about [nothing] at all." },
	{ "most words", "weather press conference", "en", 60, LONG_EN,
	  "...came to the [press] [conference]. The last sentence is "
	  "about..." },
	{ "at the start", "first", "en", 30, LONG_EN,
	  "The [first] sentence says..." },
	{ "stop words do not decide", "the hackers", "en", 40, LONG_EN,
	  "...Then [hackers] came to the press..." },
	{ "different words before many", "x y", "en", 30,
	  "x x x x x x x x aaaaaaaaaaaaaaaaaaaaaaaaaaa bbbbbbbbbbbbb x y c",
	  "...[x] [y] c" },
	{ "no spaces", "竹島", "ja", 40,
	  "昨日の会議では何も決まらなかった。竹島については話し合わなかった。",
	  "...[竹島]については話し合わなか..." },
	{ "one byte", "竹島", "ja", 1, "島根県の竹島", "...[竹島]" },
	{ "lines", "hackers", "en", 30,
	  "one line\nanother line\nhackers here\nlast line of all lines",
	  "...[hackers] here\nlast line of all..." },
};

START_TEST(windows_are_cut)
{
	check_snippet(windows[_i].query, "", windows[_i].lang,
		      windows[_i].width, windows[_i].text,
		      windows[_i].expected);
}
END_TEST

static const struct {
	const char *name, *query, *prefix, *text, *expected;
} wildcards[] = {
	{ "a prefix", "conf*", "conf", "Conference and confetti.",
	  "[Conference] and [confetti]." },
	{ "the word itself", "conf*", "conf", "conf", "[conf]" },
	{ "in the middle", "conf*", "conf", "reconfigure", "reconfigure" },
	{ "accents", "kyo*", "kyo", "Kyōdō", "[Kyōdō]" },
	{ "japanese", "東*", "東", "東京都と東北", "[東京]都と[東北]" },
	{ "an empty prefix", "cats", "", "cats dogs", "[cats] dogs" },
};

START_TEST(wildcards_are_marked)
{
	check_snippet(wildcards[_i].query, wildcards[_i].prefix, "en", 0,
		      wildcards[_i].text, wildcards[_i].expected);
}
END_TEST

/* Far behind the first block, and the widest text. */
START_TEST(long_texts)
{
	struct sk_snippets *s = snippets("hackers 竹島", NULL, 0);
	struct sk_snippet out;
	struct sk_buf text = { 0 };
	size_t at[2];

	for (int part = 0; part < 2; part++) {
		for (int i = 0; i < 6000; i++)
			must(sk_buf_printf(&text, &err,
					   "Line %d says 日本 nothing.%s", i,
					   i % 7 ? " " : "\n"));
		at[part] = text.len;
		must(sk_buf_puts(&text, part ? "竹島 hackers. " : "竹島. ",
				 &err));
	}
	must(sk_snippets_find(s, sk_buf_str(&text), sk_str("en"), 200, &out,
			      &err));
	ck_assert_uint_eq(out.count, 2);
	ck_assert_uint_eq(out.marks[0].start, at[1]);
	ck_assert_uint_le(out.window.start, at[1]);
	must(sk_snippets_find(s, sk_buf_str(&text), sk_str("en"), 0, &out,
			      &err));
	ck_assert_uint_eq(out.count, 3);
	ck_assert_uint_eq(out.marks[0].start, at[0]);
	ck_assert_uint_eq(out.window.end, text.len);
	sk_snippets_free(s);
	sk_snippets_free(NULL);
	sk_buf_done(&text);
}
END_TEST

static const char *const pieces[] = {
	"竹島",     "の",    "会見",   "。",    "정상회담에서",
	" ",        "kyōdō", "cats",   "\n",    "😀",
	"é",        "、",    ". ",     "ﾎﾟｯﾌﾟ", "U.S.",
	"กรุง",      "　",    "领导人", "x",     "-",
	"\xCC\x81",
};

static bool
at_character(struct sakuin_str text, size_t at)
{
	return at == text.len || ((uint8_t)text.ptr[at] & 0xC0) != 0x80;
}

/* Whatever the text and the width: windows and marks are whole characters,
 * marks lie in order in the window and do not touch, and the window is not
 * much wider than was asked. */
START_TEST(windows_are_sound)
{
	uint64_t seed = (uint64_t)_i + 1;
	struct sk_snippets *s =
		snippets("竹島の会見 정상회담 kyodo \"the cats\"", NULL, 0);
	struct sk_buf text = { 0 };

	for (int i = 0; i < 200; i++) {
		struct sk_snippet out;
		struct sakuin_str t;
		size_t width = draw(&seed, 120) + 1;
		uint32_t last = 0;

		sk_buf_clear(&text);
		for (uint32_t n = draw(&seed, 80); n; n--)
			must(sk_buf_puts(&text,
					 pieces[draw(&seed, COUNT(pieces))],
					 &err));
		t = sk_str(sk_buf_cstr(&text, &err));
		must(sk_snippets_find(s, t, sk_str("ja"), width, &out, &err));
		ck_assert_uint_le(out.window.start, out.window.end);
		ck_assert_uint_le(out.window.end, t.len);
		ck_assert(at_character(t, out.window.start));
		ck_assert(at_character(t, out.window.end));
		ck_assert_msg(out.window.end - out.window.start <= width + 60,
			      "seed %d, text %d: %u bytes for %zu", _i + 1, i,
			      out.window.end - out.window.start, width);
		for (size_t m = 0; m < out.count; m++) {
			ck_assert(at_character(t, out.marks[m].start));
			ck_assert(at_character(t, out.marks[m].end));
			ck_assert(m == 0 || out.marks[m].start > last);
			last = out.marks[m].end;
		}
		shown(t, &out);
	}
	sk_snippets_free(s);
	sk_buf_done(&text);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("snippet");
	TCase *tcase = tcase_create("snippet");

	/* A long text takes its time where memory is checked. */
	tcase_set_timeout(tcase, 60);
	tcase_add_loop_test(tcase, words_are_marked, 0, COUNT(marks));
	tcase_add_loop_test(tcase, windows_are_cut, 0, COUNT(windows));
	tcase_add_loop_test(tcase, wildcards_are_marked, 0, COUNT(wildcards));
	tcase_add_test(tcase, long_texts);
	tcase_add_loop_test(tcase, windows_are_sound, 0, 10);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
