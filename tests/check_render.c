/* check_render.c - marked text for a terminal, a pipe and JSON. */
#include "render.h"

#include "suite.h"
#include "xapian_c_test.h"

/* TEXT with [marks], between | and | if not all of it is to be shown. */
static const struct {
	const char *name, *text, *none, *html;
} texts[] = {
	{ "nothing", "", "", "" },
	{ "plain", "a b", "a b", "a b" },
	{ "a mark", "a [b] c", "a b c", "a <b>b</b> c" },
	{ "marks side by side", "[a] [b]", "a b", "<b>a</b> <b>b</b>" },
	{ "all marked", "[竹島]", "竹島", "<b>竹島</b>" },
	{ "escapes", "<i> & \"[x<y]\"", "<i> & \"x<y\"",
	  "&lt;i&gt; &amp; &quot;<b>x&lt;y</b>&quot;" },
	{ "a forged mark", "</b>[a]<b>", "</b>a<b>",
	  "&lt;/b&gt;<b>a</b>&lt;b&gt;" },
	{ "white space", "  a \n\t b\u3000c  ", "a b c", "a b c" },
	{ "space in a mark", "x [a\n b] y", "x a b y", "x <b>a b</b> y" },
	{ "space at a mark's ends", "x[ a ]y", "x a y", "x<b> a</b> y" },
	{ "terminal controls",
	  "a\x1B[31mb\x07"
	  "c\x7F",
	  "a [31mb c", "a [31mb c" },
	{ "high controls",
	  "a\xC2\x9B"
	  "31m\xC2\x85"
	  "b",
	  "a 31m b", "a 31m b" },
	{ "line ends", "a\u2028b\u2029c", "a b c", "a b c" },
	{ "bidi embeddings",
	  "a\u202E"
	  "b\u202C"
	  "c\u202A"
	  "d\u202C"
	  "e",
	  "a b c d e", "a b c d e" },
	{ "bidi isolates",
	  "a\u2066"
	  "b\u2069"
	  "c",
	  "a b c", "a b c" },
	{ "bidi marks turn nothing but their neighbours",
	  "a\u200E\u200F\u061Cb", "a\u200E\u200F\u061Cb",
	  "a\u200E\u200F\u061Cb" },
	{ "joiners are letters' business", "क्‍ष 👩‍🚀",
	  "क्‍ष 👩‍🚀", "क्‍ष 👩‍🚀" },
	{ "a window", "left |in [it]| right", "…in it…", "…in <b>it</b>…" },
	{ "a window at the start", "|in| right", "in…", "in…" },
	{ "a window at the end", "left |in|", "…in", "…in" },
	{ "a window with space around", "left| in |right", "…in…", "…in…" },
};

struct parsed {
	char text[200];
	struct sk_stretch marks[4];
	struct sk_snippet snippet;
};

/* Read the notation above.  A bracket that belongs to the text stands behind
 * an escape character. */
static void
read_notation(const char *s, struct parsed *p)
{
	size_t len = 0;
	int bars = 0;

	*p = (struct parsed){ .snippet.marks = p->marks };
	for (; *s; s++) {
		uint32_t at = (uint32_t)len;

		if (*s == '[' && (len == 0 || p->text[len - 1] != '\x1B'))
			p->marks[p->snippet.count].start = at;
		else if (*s == ']')
			p->marks[p->snippet.count++].end = at;
		else if (*s == '|' && bars++ == 0)
			p->snippet.window.start = at;
		else if (*s == '|')
			p->snippet.window.end = at;
		else
			p->text[len++] = *s;
	}
	if (bars == 0)
		p->snippet.window.end = (uint32_t)len;
}

static const char *
render(const struct parsed *p, enum sk_marks marks)
{
	static struct sk_buf out;

	sk_buf_clear(&out);
	must(sk_buf_puts(&out, "> ", &err));
	must(sk_render(&out, sk_str(p->text), &p->snippet, marks, &err));
	return sk_buf_cstr(&out, &err) + 2;
}

START_TEST(rendered)
{
	struct parsed p;

	read_notation(texts[_i].text, &p);
	ck_assert_str_eq(render(&p, SK_MARK_NONE), texts[_i].none);
	ck_assert_str_eq(render(&p, SK_MARK_HTML), texts[_i].html);
}
END_TEST

START_TEST(in_colour)
{
	struct parsed p;

	read_notation("a [b<] c", &p);
	ck_assert_str_eq(render(&p, SK_MARK_COLOR), "a \x1B[1;33mb<\x1B[0m c");
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("render");
	TCase *tcase = tcase_create("render");

	tcase_add_loop_test(tcase, rendered, 0, COUNT(texts));
	tcase_add_test(tcase, in_colour);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
