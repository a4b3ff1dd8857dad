/* Markdown into text. */
#include "format_help.h"
#include "suite.h"

#define COUNT(a) (sizeof(a) / sizeof *(a))

static const struct {
	const char *markdown, *text, *title;
} cases[] = {
	{ "# Head #\n\nBody *it* **bold** _x_ __y__.\n",
	  "Head\n\nBody it bold x y.\n", "Head" },
	{ "Title\n=====\n\nText.\n", "Title\n\nText.\n", "Title" },
	{ "snake_case 2 * 3 \\*kept\\* `code` ~~gone~~\n",
	  "snake_case 2 * 3 *kept* code gone\n", "" },
	{ "a [text](http://x.y/z \"t\") b\n", "a text <http://x.y/z> b\n", "" },
	{ "a [http://x.y/z](http://x.y/z)\n", "a http://x.y/z\n", "" },
	{ "a [text](../b.md) ![alt](i.png) [1] [ref][x]\n",
	  "a text alt [1] [ref][x]\n", "" },
	{ "[a](http://e.x/b_(c)) d\n", "a <http://e.x/b_(c)> d\n", "" },
	{ "<p align=x>in</p> <http://k.l> a < b <!-- no -->\n",
	  "in <http://k.l> a < b\n", "" },
	{ "> quoted\n> more\n\n* item\n1. one\n",
	  "quoted\nmore\n\n* item\n1. one\n", "" },
	{ "```c\nint *a[1]; # x\n```\nafter\n", "int *a[1]; # x\nafter\n", "" },
	{ "```\n~~~\n[^1]: code\n````\nx[^1]\n", "~~~\n[^1]: code\nx[^1]\n",
	  "" },
	{ "~~~\n[^1]: code\n```\n~~~\nx[^1]\n", "[^1]: code\n```\nx[^1]\n",
	  "" },
	{ "| a | b |\n|---|:-:|\n| c | d |\n", "a b\nc d\n", "" },
	{ "One[^a] two[^b] again[^a] none[^z].\n\n[^b]: *Bee*,\n   line two.\n"
	  "\n[^a]: Ay.\n",
	  "One\u00B9 two\u00B2 again\u00B9 none[^z].\n\nNotes\n1. Ay.\n"
	  "2. Bee, line two.\n",
	  "" },
	/* Notes that cite each other, or themselves. */
	{ "A[^1]\n\n[^1]: b[^2] c[^1]\n\n[^2]: d\n",
	  "A\u00B9\n\nd\n\nNotes\n1. b c\n", "" },
	/* Notes that nothing cites, or that have a name twice. */
	{ "A[^1]\n\n[^2]: c\n\n[^1]: *b*\n[^1]: e\n",
	  "A\u00B9\n\nc\ne\n\nNotes\n1. b\n", "" },
	/* Lines of dashes with a text between them. */
	{ "---\n\nOne.\n\n---\n\nTwo.\n", "One.\n\nTwo.\n", "" },
	{ "---\ntitle: One\nand two.\n---\nThree.\n",
	  "title: One\nand two.\nThree.\n", "" },
	{ "a___b ** c *** d~~~e\n", "a___b ** c *** d~~~e\n", "" },
	{ "\\", "\\\n", "" },
	{ "[", "[\n", "" },
	{ "a[^", "a[^\n", "" },
	{ "![", "![\n", "" },
	{ "[a](", "[a](\n", "" },
};

START_TEST(reads)
{
	struct got got = { 0 };

	ck_assert_msg(got_read(&got, sk_str(cases[_i].markdown), "a.md"), "%s",
		      got.err.text);
	ck_str(got.docs[0].text, cases[_i].text);
	if (*cases[_i].title)
		ck_str(got.docs[0].title, cases[_i].title);
	ck_str(got.docs[0].mime, "text/markdown");
	got_done(&got);
}
END_TEST

static const struct {
	const char *markdown, *title, *date, *lang, *authors;
} heads[] = {
	{ "---\ntitle: \"A: b\"\nauthor: [Kim, 'Lee B']\ndate: 2001-02-03\n"
	  "lang: ja-JP\n---\n# x\n",
	  "A: b", "2001-02-03", "ja", "Kim|Lee B" },
	{ "---\nauthor:\n  - Kim\n  - Lee\ntags:\n  - no\n...\n# Head\nx\n",
	  "Head", "", "", "Kim|Lee" },
	{ "---\nauthor: Kim\ntitle: never closed\n", "", "", "", "" },
	{ "---\ndate: 2001\nlang: ja\ntitle: T\n\nx\n", "", "", "", "" },
	{ "---\n# all\ntags: [\n a,\n]\n\n\"title\": T\n---\nx\n", "T", "", "",
	  "" },
	{ "---\r\ntitle: T\r\n---\r\nx\r\n", "T", "", "", "" },
};

START_TEST(reads_about)
{
	struct got got = { 0 };

	ck_assert(got_read(&got, sk_str(heads[_i].markdown), "a.md"));
	if (*heads[_i].title)
		ck_str(got.docs[0].title, heads[_i].title);
	ck_str(got.docs[0].date, heads[_i].date);
	ck_str(got.docs[0].lang, heads[_i].lang);
	ck_assert_str_eq(got_authors(&got.docs[0]), heads[_i].authors);
	got_done(&got);
}
END_TEST

START_TEST(empty)
{
	struct got got = { 0 };

	ck_assert(!got_read(&got, STR("\n---\n"), "a.md"));
	ck_assert_str_eq(got.err.text, "no text in it");
	got_done(&got);
}
END_TEST

static const struct {
	const char *piece;
	size_t times;
} longs[] = {
	{ "[", 50000 },        { "\n![a](b", 5000 }, { "a", 1 << 20 },
	{ "<", 1 << 20 },      { "<a ", 1 << 18 },   { "~", 1 << 20 },
	{ "a_b* ~", 1 << 18 }, { "_", 1 << 20 },
};

/* What a page of one line costs is bounded by its length. */
START_TEST(is_linear)
{
	struct sk_buf text = { 0 };
	struct got got = { 0 };

	repeat(&text, "x ", 1);
	repeat(&text, longs[_i].piece, longs[_i].times);
	repeat(&text, "x", 1);
	ck_assert(got_read(&got, sk_buf_str(&text), "a.md"));
	sk_buf_done(&text);
	got_done(&got);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("markdown");
	TCase *tcase = tcase_create("markdown");

	suite_add_tcase(suite, tcase);
	tcase_add_loop_test(tcase, reads, 0, COUNT(cases));
	tcase_add_loop_test(tcase, reads_about, 0, COUNT(heads));
	tcase_add_test(tcase, empty);
	tcase_add_loop_test(tcase, is_linear, 0, COUNT(longs));
	return run_suite(suite);
}
