/* check_html.c - HTML to text. */
#include "format_help.h"
#include "suite.h"

#define COUNT(table) (sizeof(table) / sizeof *(table))

static const struct {
	const char *name, *html, *text;
} cases[] = {
	{ "inline elements do not break words", "<p>un<b>believ</b>able</p>",
	  "unbelievable\n" },
	{ "blocks are lines", "<h1>A</h1><p>B</p><div>C<p>D</div>E",
	  "A\nB\nC\nD\nE\n" },
	{ "white space", "<p> a \n\t b <i> c </i>\n</p>", "a b c\n" },
	{ "br", "<p>a<br>b<br/>c", "a\nb\nc\n" },
	{ "lists", "<ul><li>a<li>b<ul><li>c</ul></ul>", "a\nb\nc\n" },
	{ "numbered lists",
	  "<ol><li>a<li><p>b</p><p>c</p><ol start=7><li>d</ol>"
	  "<li value=9>e<li>f</ol>",
	  "1. a\n2. b\nc\n7. d\n9. e\n10. f\n" },
	{ "numbers that are not shown, or shown already",
	  "<ol type=a><li>a</ol><ol><li>[1] b<li> (2) c<li><li>d</ol>",
	  "a\n[1] b\n(2) c\n4. d\n" },
	{ "the way back",
	  "<ol><li>Note.<a role=doc-backlink href='#x'>\u21A9</a></ol>",
	  "1. Note.\n" },
	{ "tables",
	  "<table><tr><th>a<th>b</tr><tr><td>c</td><td>d</td></tr></table>",
	  "a b\nc d\n" },
	{ "pre", "<pre>a  b\n  c\n\nd</pre>e", "a b\nc\n\nd\ne\n" },
	{ "not text",
	  "<p>a<script>x</script>b<style>y</style>c<noscript>z</noscript>"
	  "d<template>t</template>e<svg><title>s</title><text>u</text></svg>"
	  "f<!-- v --><iframe>w</iframe></p>",
	  "abcdef\n" },
	{ "ruby",
	  "<p><ruby>\u6F22<rp>(</rp><rt>\u304B\u3093</rt><rp>)</rp>"
	  "\u5B57<rt>\u3058</rt></ruby>\u3067",
	  "\u6F22\u5B57\u3067\n" },
	{ "ruby without end tags",
	  "<p><ruby><rb>\u96EA<rb>\u821F<rt>\u305B\u3063<rt>\u3057\u3085\u3046"
	  "</ruby>a<ruby>b<rp>(<rt>c<rp>)</ruby>d<ruby><rb>e<rt>f</rt>"
	  "<rb>g<rt>h</ruby>i",
	  "\u96EA\u821Fabdegi\n" },
	{ "entities", "<p>a&amp;b&nbsp;&#x6771;&#20140;&eacute;&lt;",
	  "a&b\u00A0\u6771\u4EAC\u00E9<\n" },
	{ "line ends in Japanese",
	  "<p>\u6771\n  \u4EAC\u30A2\n\u30B8 \u30A2</p>",
	  "\u6771\u4EAC\u30A2\u30B8 \u30A2\n" },
	{ "line ends in Korean", "<p>\uAC00\n\uB098</p>", "\uAC00 \uB098\n" },
	{ "line ends in between", "<p>\u6771\nA</p>", "\u6771 A\n" },
	{ "main", "<div>menu</div><main>The words.</main><div>foot</div>",
	  "The words.\n" },
	{ "role", "<p>menu<div role=main>The words of it.</div>",
	  "The words of it.\n" },
	{ "article",
	  "menu<article>One two three</article>"
	  "<article>four five six</article>",
	  "One two three\nfour five six\n" },
	{ "an article that is not the thing",
	  "<p>Here are all the words that this page has.</p>"
	  "<article>Tease</article>",
	  "Here are all the words that this page has.\nTease\n" },
	{ "navigation",
	  "<nav>a</nav><header>b</header>c<aside>d</aside>"
	  "<footer>e</footer>",
	  "b\nc\n" },
	{ "nothing but navigation", "<nav>a</nav><footer>b</footer>",
	  "a\nb\n" },
	{ "notes in a footer",
	  "<p>a</p><footer><p>x</p></footer><footer class=footnotes>b"
	  "</footer><aside role=doc-endnotes>c</aside>",
	  "a\nb\nc\n" },
	{ "main without navigation",
	  "<main>The words <nav>a</nav><aside>b</aside></main>",
	  "The words\n" },
	{ "broken tags", "<p><b>a<i>b</p></b><td>c</i></table><p", "ab\nc\n" },
	{ "frames", "<frameset><frame src=x><noframes>a</noframes></frameset>",
	  "a\n" },
};

START_TEST(text)
{
	struct got got = { 0 };
	struct sk_buf page = { 0 };

	ck_assert(sk_buf_printf(&page, &got.err, "<title>T</title>%s",
				cases[_i].html));
	ck_assert_msg(got_read(&got, sk_buf_str(&page), "a.html"), "%s",
		      got.err.text);
	ck_str(got.docs[0].text, cases[_i].text);
	ck_str(got.docs[0].title, "T");
	sk_buf_done(&page);
	got_done(&got);
}
END_TEST

static const char *const empty[] = {
	"<html></html>",
	"<!-- nothing -->",
	"<body><script>x</script>",
	"<p>&nbsp",
};

START_TEST(no_text)
{
	struct got got = { 0 };
	bool ok = got_read(&got, sk_str(empty[_i]), "a.html");

	/* A no-break space is text. */
	ck_assert_int_eq(ok, _i == 3);
	if (!ok) {
		ck_assert_int_eq(got.err.code, SAKUIN_EINVAL);
		ck_assert_str_eq(got.err.text, "no text in it");
	}
	got_done(&got);
}
END_TEST

START_TEST(is_cut)
{
	struct got got = { .text_max = 9 };

	ck_assert(got_read(&got, STR("<p>ab cd \u3042\u3044 ef gh ij"),
			   "a.html"));
	ck_str(got.docs[0].text, "ab cd \u3042");
	ck_assert(got.docs[0].truncated);
	got_done(&got);
}
END_TEST

/* The stack is eight megabytes: a frame for each of these would fill it. */
static const struct {
	const char *open, *tail;
	const char *text; /* or NULL where the rest is given up */
} deeps[] = {
	{ "<div>", "words", "words\n" },
	{ "<b>", "words", "words\n" },
	{ "<x>", "words", "words\n" },
	{ "<ul><li>", "a<li>b<script>x</script>c<p>d", "a\nbc\nd\n" },
	{ "<b></i>", "words", NULL },
};

START_TEST(deep)
{
	struct sk_buf page = { 0 };
	struct got got = { 0 };

	ck_assert(sk_buf_puts(&page, "<p>start ", &got.err));
	repeat(&page, deeps[_i].open, 100000);
	ck_assert(sk_buf_puts(&page, deeps[_i].tail, &got.err));
	ck_assert(got_read(&got, sk_buf_str(&page), "a.html"));
	if (deeps[_i].text)
		ck_assert(memmem(got.docs[0].text.ptr, got.docs[0].text.len,
				 deeps[_i].text,
				 strlen(deeps[_i].text)) != NULL);
	ck_assert_int_eq(got.docs[0].truncated, deeps[_i].text == NULL);
	sk_buf_done(&page);
	got_done(&got);
}
END_TEST

/* More unclosed tags than the parser has levels lose neither text nor
 * lines. */
START_TEST(unclosed)
{
	struct sk_buf page = { 0 };
	struct got got = { 0 };
	const char *p;

	for (size_t i = 0; i < 1000; i++)
		ck_assert(sk_buf_printf(&page, &got.err,
					"<p><font>word%zu<div>x</div>", i));
	ck_assert(got_read(&got, sk_buf_str(&page), "a.html"));
	p = got.docs[0].text.ptr;
	for (size_t i = 0; i < 1000; i++) {
		char line[40];

		snprintf(line, sizeof line, "word%zu\nx\n", i);
		ck_assert_int_eq(strncmp(p, line, strlen(line)), 0);
		p += strlen(line);
	}
	ck_assert_int_eq(*p, '\0');
	sk_buf_done(&page);
	got_done(&got);
}
END_TEST

START_TEST(many_attributes)
{
	struct sk_buf page = { 0 };
	struct got got = { 0 };
	bool ok = true;

	ck_assert(sk_buf_puts(&page, "<p>a</p><p ", &got.err));
	for (size_t i = 0; i < 300000; i++)
		ok = sk_buf_printf(&page, &got.err, "x%zu ", i) && ok;
	ck_assert(ok && sk_buf_puts(&page, "><p>end", &got.err));
	ck_assert(got_read(&got, sk_buf_str(&page), "a.html"));
	ck_assert(!strncmp(got.docs[0].text.ptr, "a\n", 2));
	ck_assert(memmem(got.docs[0].text.ptr, got.docs[0].text.len, "end\n",
			 4) != NULL);
	sk_buf_done(&page);
	got_done(&got);
}
END_TEST

START_TEST(long_text)
{
	struct sk_buf page = { 0 };
	struct got got = { 0 };

	repeat(&page, "<pre>", 1);
	repeat(&page, "words ", 3000000);
	ck_assert(got_read(&got, sk_buf_str(&page), "a.html"));
	ck_assert_uint_eq(got.docs[0].text.len, 3000000 * 6);
	sk_buf_done(&page);
	got_done(&got);
}
END_TEST

/* No entity is fetched or expanded beyond HTML's own. */
START_TEST(entities)
{
	struct got got = { 0 };

	ck_assert(got_read(&got,
			   STR("<!DOCTYPE html [<!ENTITY a SYSTEM "
			       "'file:///etc/passwd'><!ENTITY b 'x'>]>"
			       "<p>c&a;&b;d"),
			   "a.html"));
	ck_assert(!memmem(got.docs[0].text.ptr, got.docs[0].text.len,
			  "root:", 5));
	got_done(&got);
}
END_TEST

START_TEST(stops)
{
	struct got got = { .stop_after = 1 };

	ck_assert(!got_read(&got, STR("<p>a"), "a.html"));
	ck_assert_str_eq(got.err.text, "stopped by the test");
	got_done(&got);
}
END_TEST

START_TEST(unknown_fallback)
{
	struct got got = { .encoding = "martian" };

	ck_assert(!got_read(&got, STR("<p>caf\xE9"), "a.html"));
	ck_assert_int_eq(got.err.code, SAKUIN_EINVAL);
	ck_assert(strstr(got.err.text, "martian") != NULL);
	got_done(&got);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("html");
	TCase *tc = tcase_create("html");

	tcase_set_timeout(tc, 60);
	tcase_add_loop_test(tc, text, 0, COUNT(cases));
	tcase_add_loop_test(tc, no_text, 0, COUNT(empty));
	tcase_add_test(tc, is_cut);
	tcase_add_loop_test(tc, deep, 0, COUNT(deeps));
	tcase_add_test(tc, unclosed);
	tcase_add_test(tc, many_attributes);
	tcase_add_test(tc, long_text);
	tcase_add_test(tc, entities);
	tcase_add_test(tc, stops);
	tcase_add_test(tc, unknown_fallback);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
