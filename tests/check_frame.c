/* frame.c: which lines belong to the site and not to the text of a page. */
#include <check.h>

#include "format_help.h"
#include "frame.h"
#include "suite.h"

#define COUNT(a) (sizeof(a) / sizeof *(a))
#define PARA                                                                   \
	"A paragraph of the page's own, which is long enough to end any "      \
	"frame "                                                               \
	"that there may be above it or below it, as paragraphs are long.\n"
#define LONG                                                                   \
	"Dower, J. Embracing Defeat: Japan in the Wake of World War II, "      \
	"1999\n"

static const struct {
	const char *name;
	const char *pages[6]; /* of which the first is taken apart */
	const char *text, *frame;
} cases[] = {
	{ "menu and footer",
	  { "Home\nMaps\n" PARA "About us\n", "Home\nMaps\nb\nAbout us\n",
	    "Home\nMaps\nc\nAbout us\n" },
	  PARA,
	  "Home\nMaps\nAbout us\n" },
	{ "a line of one's own within",
	  { "Home\nPage one\nMaps\n" PARA, "Home\nPage two\nMaps\nx\n",
	    "Home\nPage three\nMaps\ny\n" },
	  "Page one\n" PARA,
	  "Home\nMaps\n" },
	{ "in the middle nothing is a frame",
	  { PARA "Figure\n" PARA, "a\nFigure\nb\n", "c\nFigure\nd\n" },
	  PARA "Figure\n" PARA,
	  "" },
	{ "two pages are no site",
	  { "Home\n" PARA, "Home\nb\n" },
	  "Home\n" PARA,
	  "" },
	{ "on two pages of three",
	  { "Home\n" PARA, "Home\nb\n", "c\n" },
	  "Home\n" PARA,
	  "" },
	{ "on three of six",
	  { "Home\n" PARA, "Home\nb\n", "Home\nc\n", "d\n", "e\n", "f\n" },
	  PARA,
	  "Home\n" },
	{ "twice on a page counts once",
	  { "Home\nHome\n" PARA, "Home\nHome\nb\n", "c\n" },
	  "Home\nHome\n" PARA,
	  "" },
	{ "the same page again is no frame",
	  { "Home\nText\n", "Home\nText\n", "Home\nText\n" },
	  "Home\nText\n",
	  "" },
	{ "white space",
	  { "  Home\n\n" PARA, "Home  \nb\n", "\nHome\nc\n" },
	  "\n" PARA,
	  "  Home\n" },
	{ "a source that all cite",
	  { PARA LONG, "b\n" LONG, "c\n" LONG },
	  PARA LONG,
	  "" },
	{ "whose rights they are",
	  { PARA "Copyright 2019 by the Archive of the Islands and others\n",
	    "b\nCopyright 2019 by the Archive of the Islands and others\n",
	    "c\nCopyright 2019 by the Archive of the Islands and others\n" },
	  PARA,
	  "Copyright 2019 by the Archive of the Islands and others\n" },
	{ "no text", { "", "Home\nb\n", "Home\nc\n" }, "", "" },
};

START_TEST(splits)
{
	struct sk_document doc = { .text = sk_str(cases[_i].pages[0]) };
	struct sk_arena arena = { 0 };
	struct sk_frame f = { .pages = 0 };
	struct sakuin_error err;

	for (size_t i = 0; i < 6 && cases[_i].pages[i]; i++)
		ck_assert(sk_frame_learn(&f, sk_str(cases[_i].pages[i]), &err));
	ck_assert(sk_frame_split(&f, &arena, &doc, &err));
	ck_str(doc.text, cases[_i].text);
	ck_str(doc.frame, cases[_i].frame);
	sk_frame_done(&f);
	sk_arena_done(&arena);
}
END_TEST

/* Offsets of pages would be wrong; such texts have no frames anyway. */
START_TEST(pages_stay)
{
	static const uint32_t at[] = { 5 };
	struct sk_document doc = { .text = sk_str("Home\n" PARA),
				   .pages = at,
				   .page_count = 1 };
	struct sk_arena arena = { 0 };
	struct sk_frame f = { .pages = 0 };
	struct sakuin_error err;
	bool ok = true;

	for (size_t i = 0; i < 3; i++)
		ok = sk_frame_learn(&f, doc.text, &err) && ok;
	ck_assert(ok && sk_frame_split(&f, &arena, &doc, &err));
	ck_str(doc.text, "Home\n" PARA);
	sk_frame_done(&f);
	sk_arena_done(&arena);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("frame");
	TCase *tcase = tcase_create("frame");

	tcase_add_loop_test(tcase, splits, 0, COUNT(cases));
	tcase_add_test(tcase, pages_stay);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
