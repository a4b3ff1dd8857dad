/* hOCR: pages, lines and words. */
#include "format_help.h"
#include "suite.h"

#define COUNT(a) (sizeof(a) / sizeof *(a))
#define PAGE(t) "<div class='ocr_page' title='bbox 0 0 9 9'>" t "</div>"
#define LINE(t) "<span class='ocr_line'>" t "</span>"
#define WORD(t) "<span class='ocrx_word' title='x_wconf 90'>" t "</span>"

static const struct {
	const char *name, *html, *text, *pages;
} cases[] = {
	{ "words and lines",
	  PAGE(LINE(WORD("One") WORD("line")) LINE(WORD("and another."))),
	  "One line\nand another.\n", "" },
	{ "pages", PAGE(LINE("a")) PAGE(LINE("b")) PAGE("") PAGE(LINE("c")),
	  "a\nb\nc\n", " 2 4 4" },
	{ "a blank page before", PAGE("") PAGE(LINE("a")), "a\n", " 0" },
	{ "areas and paragraphs",
	  PAGE("<div class='ocr_carea'><p class='ocr_par' lang='eng'>" LINE(
		  "a") "</p><p class='ocr_par'>" LINE("b") "</p></div>"),
	  "a\nb\n", "" },
	{ "areas stand apart",
	  PAGE("<div class='ocr_carea'>" LINE(
		  "a") "</div>"
		       "<div class='ocr_carea'></div>"
		       "<div class='ocr_carea'>" LINE("b") "</div>")
		  PAGE("<div class='ocr_carea'>" LINE("c") "</div>"),
	  "a\n\nb\nc\n", " 5" },
	{ "hyphens at line ends",
	  PAGE(LINE(WORD("coopera-")) "\n" LINE(WORD("tion of 1914-"))
		       LINE(WORD("1918, shal\u00AD")) LINE(WORD("low")))
		  PAGE(LINE(WORD("Anglo-")) LINE(WORD("American"))),
	  "cooperation of 1914-\n1918, shallow\nAnglo-\nAmerican\n", " 35" },
	{ "Japanese is written without spaces",
	  PAGE(LINE(WORD("\u7F8E\u5B66") "\n" WORD("\u3084") "\n" WORD(
		  "ICU") "\n" WORD("\u793E\u4F1A"))),
	  "\u7F8E\u5B66\u3084 ICU \u793E\u4F1A\n", "" },
	{ "Korean is not",
	  PAGE(LINE(WORD("\uD55C\uAD6D") WORD("\uC5ED\uC0AC"))),
	  "\uD55C\uAD6D \uC5ED\uC0AC\n", "" },
	{ "what is around the text of a page",
	  PAGE("<div class='ocr_header'>" LINE("head") "</div>" LINE(
		  "a") "<span class='ocr_pageno'>7</span>"
		       "<div class='ocr_footer'>foot</div>"),
	  "a\n", "" },
	{ "several classes",
	  PAGE("<span class='x ocr_line y'>a</span>"
	       "<span class='ocr_line'>b</span>"),
	  "a\nb\n", "" },
	{ "no words", "<meta name='ocr-system' content='x'><p>a<br>b</p>",
	  "a\nb\n", "" },
	{ "entities", PAGE(LINE(WORD("a&amp;b"))), "a&b\n", "" },
};

START_TEST(text)
{
	struct sk_buf page = { 0 }, pages = { 0 };
	struct got got = { 0 };

	ck_assert(sk_buf_printf(&page, &got.err,
				"<!DOCTYPE html><html><head><title>no</title>"
				"<meta name=ocr-system content=x></head>"
				"<body>%s</body></html>",
				cases[_i].html));
	ck_assert_msg(got_read(&got, sk_buf_str(&page), "a.hocr"), "%s",
		      got.err.text);
	ck_assert_str_eq(got.format->name, "hocr");
	ck_str(got.docs[0].text, cases[_i].text);
	for (size_t i = 0; i < got.docs[0].page_count; i++)
		ck_assert(sk_buf_printf(&pages, &got.err, " %u",
					(unsigned)got.docs[0].pages[i]));
	ck_str(sk_buf_str(&pages), cases[_i].pages);
	sk_buf_done(&pages);
	sk_buf_done(&page);
	got_done(&got);
}
END_TEST

static const struct {
	const char *bytes, *name, *format;
} kinds[] = {
	{ "<html><div class='ocr_page'>a</div>", "a.html", "hocr" },
	{ "<?xml version='1.0'?>\n<html><meta name='ocr-system'/>a", "a.txt",
	  "hocr" },
	{ "<html><p>a", "a.hocr", "html" },
	{ "ocr_page is a class", "a.txt", "text" },
};

START_TEST(kind)
{
	struct got got = { 0 };

	ck_assert(got_read(&got, sk_str(kinds[_i].bytes), kinds[_i].name));
	ck_assert_str_eq(got.format->name, kinds[_i].format);
	got_done(&got);
}
END_TEST

START_TEST(no_text)
{
	struct got got = { 0 };

	ck_assert(!got_read(&got, sk_str("<html>" PAGE("") PAGE(LINE(" "))),
			    "a.hocr"));
	ck_assert_int_eq(got.err.code, SAKUIN_EINVAL);
	ck_assert_str_eq(got.err.text, "no text in it");
	got_done(&got);
}
END_TEST

START_TEST(is_cut)
{
	struct got got = { .text_max = 8 };

	ck_assert(got_read(&got,
			   sk_str("<html>" PAGE(LINE(WORD("abc") WORD(
				   "\u6771\u4EAC")) LINE("d"))),
			   "a.hocr"));
	ck_str(got.docs[0].text, "abc \u6771");
	ck_assert(got.docs[0].truncated);
	got_done(&got);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("hocr");
	TCase *tcase = tcase_create("hocr");

	tcase_add_loop_test(tcase, text, 0, COUNT(cases));
	tcase_add_loop_test(tcase, kind, 0, COUNT(kinds));
	tcase_add_test(tcase, no_text);
	tcase_add_test(tcase, is_cut);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
