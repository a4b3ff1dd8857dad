/* check_windows.c - what a window is worth in an index: windows.c. */
#include <check.h>

#include "suite.h"
#include "windows.h"

#define COUNT(a) ((int)(sizeof(a) / sizeof(a)[0]))

enum { PIECES = 10 };

/* Pieces have "/" between them and a letter in front that says what they
 * are; the window has brackets around it. */
static const struct {
	const char *name, *pieces;
	size_t readings, names;
} cases[] = {
	{ "nothing but the window", "[n:首脳/n:会談]", 12, 12 },
	{ "nothing but a name", "[N:浩]", 12, 12 },
	{ "a noun", "[n:会談]/-:は", 2, 0 },
	{ "a noun of one character", "[n:人]/-:は", 1, 0 },
	{ "two nouns", "[n:首脳/n:会談]/-:は", 1, 1 },
	{ "three nouns", "[n:首脳/n:会談/n:場所]/-:は", 0, 1 },
	{ "three nouns of four", "[n:首脳/n:会談/n:場所]/n:案", 0, 0 },
	{ "the last three of four", "n:首脳/[n:会談/n:場所/n:計画]/-:は", 0,
	  0 },
	{ "two nouns of four", "n:首脳/[n:会談/n:場所]/n:計画/-:は", 0, 2 },
	{ "the first two of three", "[n:首脳/n:会談]/n:計画/-:は", 0, 2 },
	{ "the last two of three", "n:首脳/[n:会談/n:場所]/-:は", 1, 1 },
	{ "a noun without its suffix", "[n:首脳/n:会談]/s:者/-:は", 0, 2 },
	{ "a name", "[N:奈良]/-:は", 8, 3 },
	{ "a name and a noun", "[N:奈良/n:公園]/-:は", 2, 2 },
	{ "a name and a suffix", "[N:奈良/s:県]/-:は", 2, 2 },
	{ "a name and a noun in front of more", "[N:奈良/n:公園]/n:案/-:は", 2,
	  2 },
	{ "a name, a noun and a suffix", "[N:奈良/n:公園/s:内]/-:は", 2, 2 },
	{ "names alone", "[N:小渕/N:恵三]/-:は", 4, 4 },
	{ "names alone in front of more", "[N:小渕/N:恵三]/n:総理", 4, 4 },
	{ "a name in front of more", "[N:小渕/N:恵三/n:総理]/n:大臣/-:は", 0,
	  2 },
	{ "the same in a title", "[N:小渕/N:恵三/n:総理]/n:大臣", 4, 4 },
	{ "a name torn in two", "[n:高/s:国]/-:は", 6, 4 },
	{ "a name torn in three", "[n:鐘/n:ヶ/n:淵]/-:は", 4, 4 },
	{ "a name torn in three, and more", "[n:鐘/n:ヶ/n:淵]/n:駅/-:は", 3,
	  2 },
	{ "a name torn in two, and more", "n:大臣/[n:高/s:国]/-:は", 3, 2 },
	{ "hours and a weak word", "[d:10/c:時間/w:後]/-:は", 0, 0 },
	{ "a noun and a suffix", "[n:研究/s:者]/-:は", 1, 1 },
	{ "a suffix in front", "n:研究/[s:者/n:会議]/-:は", 0, 0 },
	{ "a suffix alone", "n:研究/[s:者]/-:は", 0, 0 },
	{ "a suffix and a name", "N:奈良/[s:県/N:奈良]/-:は", 0, 0 },
	{ "a prefix alone", "[p:大]/n:会議", 0, 0 },
	{ "a prefix and a noun", "[p:大/n:会議]/-:は", 1, 1 },
	{ "a weak word", "n:会議/-:の/[w:こと]/-:は", 0, 0 },
	{ "a weak word and a noun", "[w:なか/n:しょうじ]/-:は", 0, 2 },
	{ "a weak character and a noun", "[w:今/n:出川]/-:は", 1, 1 },
	{ "a noun and a weak word", "[n:会議/w:後]/-:は", 0, 2 },
	{ "a name and a weak word", "[N:奈良/w:前]/-:は", 0, 2 },
	{ "a name torn, weak in the end", "[n:駅/w:前]/-:は", 6, 4 },
	{ "katakana and a noun", "[N:フランス/n:革命]/-:は", 0, 2 },
	{ "a noun and katakana", "[N:東京/n:タワー]/-:は", 0, 2 },
	{ "katakana and a suffix", "[N:ドイツ/s:語]/-:は", 2, 2 },
	{ "a prefix and katakana", "[p:新/N:ドイツ]/-:は", 2, 2 },
	{ "two in katakana", "[n:エネルギー/n:センター]/-:は", 1, 1 },
	{ "a number in kanji", "[k:三]/-:は", 0, 0 },
	{ "a number and its counter", "[k:二/c:条]/-:は", 2, 0 },
	{ "a number, a counter, a noun", "[k:二/c:条/n:通り]/-:は", 0, 1 },
	{ "a counter in front", "k:二/[c:条/n:通り]/-:は", 0, 0 },
	{ "a number that is counted", "[N:寛永/k:二]/c:年", 0, 0 },
	{ "a number in the end", "[N:寛永/k:二]/-:は", 2, 2 },
	{ "a prefix in the end", "[N:奈良/p:大]/n:会議", 0, 0 },
	{ "what counts digits", "d:3/[n:本部/n:長官]/-:は", 0, 0 },
	{ "a noun behind digits", "d:3/[n:本部]/-:は", 0, 0 },
	{ "a name behind digits", "d:3/[N:奈良]/-:は", 8, 3 },
	{ "digits", "[d:12]", 0, 0 },
	{ "digits and their counter", "[d:12/c:人]", 0, 0 },
	{ "a month", "[d:12/n:月]/-:は", 0, 0 },
	{ "digits and a noun", "[d:6/n:番街]/-:は", 2, 0 },
	{ "digits, a counter, a noun", "[d:6/c:カ国/n:協議]/-:は", 2, 0 },
	{ "a year", "[d:1985/c:年/n:会議]", 0, 0 },
	{ "the eleventh", "[p:第/d:11/c:回]/n:会議", 2, 0 },
	{ "digits in the middle", "[n:会議/d:11/c:回]", 0, 0 },
	{ "digits twice", "[d:1/d:1/n:会議]", 0, 0 },
	{ "characters that nobody cut", "[n:一/n:二/n:三/n:四]/n:五", 0, 4 },
};

struct line {
	struct sk_buf text;
	struct sk_piece v[PIECES];
	struct sk_pieces pieces;
	struct sk_window window;
};

static enum sk_piece_kind
line_kind(char letter)
{
	static const char letters[] = "nNpscdkw";
	const char *at = strchr(letters, letter);

	return at ? (enum sk_piece_kind)(at - letters) : SK_PIECE_NOUN;
}

/* Lay out one piece; returns what is behind it. */
static const char *
line_piece(struct line *l, const char *p)
{
	struct sakuin_error err;
	size_t n = l->pieces.count++, open = *p == '[', len;

	if (open)
		l->window.first = n;
	p += open;
	len = strcspn(p + 2, "/]");
	l->v[n] = (struct sk_piece){
		.start = l->text.len,
		.end = l->text.len + len,
		.noun = *p != '-',
		.kind = line_kind(*p),
	};
	ck_assert(sk_buf_add(&l->text, p + 2, len, &err));
	p += 2 + len;
	if (*p == ']') {
		l->window.count = n + 1 - l->window.first;
		p++;
	}
	return *p == '/' ? p + 1 : p;
}

START_TEST(window_worth)
{
	struct line l = { .pieces = { .v = l.v } };
	struct sk_worth got;

	for (const char *p = cases[_i].pieces; *p;)
		p = line_piece(&l, p);
	l.window.text = sk_buf_str(&l.text);
	l.window.pieces = &l.v[l.window.first];
	got = sk_window_worth(&l.window, &l.pieces);
	ck_assert_msg(got.readings == cases[_i].readings &&
			      got.names == cases[_i].names,
		      "%s: %zu, %zu", cases[_i].name, got.readings, got.names);
	sk_buf_done(&l.text);
}
END_TEST

static const struct {
	const char *name, *pieces;
	bool part, infix;
} torn[] = {
	{ "a noun", "n:会談", true, false },
	{ "a noun in kana", "n:コト", false, false },
	{ "half an adjective", "-:深", true, false },
	{ "an adjective", "-:深い", false, false },
	{ "no", "-:の", false, true },
	{ "small ke", "-:ヶ", false, true },
	{ "two kana", "-:のが", false, false },
	{ "wa", "-:は", false, false },
};

START_TEST(window_torn)
{
	struct line l = { .pieces = { .v = l.v } };

	line_piece(&l, torn[_i].pieces);
	ck_assert_msg(sk_torn_part(sk_buf_str(&l.text), l.v) == torn[_i].part,
		      "%s: part", torn[_i].name);
	ck_assert_msg(sk_torn_infix(sk_buf_str(&l.text), l.v) == torn[_i].infix,
		      "%s: infix", torn[_i].name);
	sk_buf_done(&l.text);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("windows");
	TCase *tests = tcase_create("all");

	tcase_add_loop_test(tests, window_worth, 0, COUNT(cases));
	tcase_add_loop_test(tests, window_torn, 0, COUNT(torn));
	suite_add_tcase(suite, tests);
	return run_suite(suite);
}
