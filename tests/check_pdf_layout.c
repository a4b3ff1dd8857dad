/* Words with their places into lines of text. */
#include "format_help.h"
#include "pdf_layout.h"
#include "suite.h"

#define COUNT(a) (sizeof(a) / sizeof *(a))

/* Rows as pdftotext -tsv prints them, on pages of 600 by 800. */
static void
row(struct sk_buf *tsv, int level, double x, double y, double w, double h,
    const char *text)
{
	struct sakuin_error err;

	ck_assert(sk_buf_printf(tsv, &err,
				"%d\t1\t0\t0\t0\t0\t%.2f\t%.2f\t%.2f\t%.2f\t"
				"100\t%s\n",
				level, x, y, w, h, text));
}

/* A line of words that are 10 high and 6 a letter wide. */
static void
line(struct sk_buf *tsv, double x, double y, const char *text)
{
	double at = x;

	row(tsv, 4, x, y, 6.0 * (double)strlen(text), 10, "###LINE###");
	while (*text) {
		size_t len = strcspn(text, " ");
		char word[100];

		snprintf(word, sizeof word, "%.*s", (int)len, text);
		row(tsv, 5, at, y, 6.0 * (double)len, 10, word);
		at += 6.0 * (double)(len + 1);
		text += len + (text[len] == ' ');
	}
}

static void
block(struct sk_buf *tsv)
{
	row(tsv, 3, 0, 0, 600, 800, "###FLOW###");
}

static void
page(struct sk_buf *tsv)
{
	row(tsv, 1, 0, 0, 600, 800, "###PAGE###");
	block(tsv);
}

static void
lays_out(const struct sk_buf *tsv, const char *want, bool is_wide)
{
	struct sk_buf out = { 0 };
	struct sakuin_error err;
	bool wide;

	ck_assert(sk_pdf_layout(sk_buf_str(tsv), &out, &wide, &err));
	ck_assert_int_eq(wide, is_wide);
	ck_str(sk_buf_str(&out), want);
	sk_buf_done(&out);
}

/* One page, and what it becomes. */
enum { END, BLOCK, TEXT, LINE, WORD };

static const struct {
	const char *name;
	struct {
		int what;
		double x, y, w, h; /* TEXT has the first two alone */
		const char *text;
	} rows[8];
	const char *want;
	bool is_wide;
} layouts[] = {
	{ "indents and gaps",
	  { { TEXT, 50, 200, 0, 0, "First line of an entry" },
	    { TEXT, 62, 212, 0, 0, "and its second" },
	    { TEXT, 50.5, 224, 0, 0, "Next entry" },
	    { TEXT, 50, 245, 0, 0, "After a gap" } },
	  "First line of an entry\n  and its second\nNext entry\n\n"
	  "After a gap\n\f",
	  true },
	/* The left edge is that of the block: a column is not an indent. */
	{ "columns",
	  { { TEXT, 50, 200, 0, 0, "left one" },
	    { TEXT, 50, 212, 0, 0, "left two" },
	    { .what = BLOCK },
	    { TEXT, 350, 200, 0, 0, "right one" },
	    { TEXT, 362, 212, 0, 0, "right two" } },
	  "left one\nleft two\nright one\n  right two\n\f",
	  true },
	{ "Japanese",
	  { { LINE, 50, 200, 100, 10, NULL },
	    { WORD, 50, 200, 20, 10, "\u6771\u4EAC" },
	    { WORD, 72, 200, 10, 10, "\u90FD" },
	    { WORD, 100, 200, 10, 10, "\u5E02" },
	    { WORD, 112, 200, 20, 10, "abc" } },
	  "\u6771\u4EAC\u90FD \u5E02 abc\n\f",
	  true },
	{ "raised numbers",
	  { { LINE, 50, 200, 200, 12, NULL },
	    { WORD, 50, 200, 60, 12, "word." },
	    { WORD, 110, 198, 12, 8, "12" },
	    { WORD, 125, 200, 20, 12, "In" },
	    { WORD, 150, 200, 24, 12, "2004" },
	    { WORD, 180, 204, 10, 8, "2" } },
	  "word.\u00B9\u00B2 In 2004 2\n\f",
	  true },
	/* Another font in the middle of a row, in a block of its own. */
	{ "rows in pieces",
	  { { TEXT, 50, 200, 0, 0, "pans of" },
	    { TEXT, 50, 212, 0, 0, "were iron" },
	    { .what = BLOCK },
	    { TEXT, 97, 199, 0, 0, "Tokyo and Ulsan" },
	    { .what = BLOCK },
	    { TEXT, 300, 200, 0, 0, "a column" } },
	  "pans of Tokyo and Ulsan\nwere iron\na column\n\f",
	  true },
	{ "vertical",
	  { { LINE, 500, 100, 12, 300, NULL },
	    { WORD, 500, 100, 12, 300, "\u7E26\u66F8\u304D\u306E\u672C" } },
	  "\u7E26\u66F8\u304D\u306E\u672C\n\f",
	  false },
};

START_TEST(one_page)
{
	struct sk_buf tsv = { 0 };

	page(&tsv);
	for (size_t i = 0; layouts[_i].rows[i].what != END; i++) {
		const char *text = layouts[_i].rows[i].text;
		double x = layouts[_i].rows[i].x, y = layouts[_i].rows[i].y;
		double w = layouts[_i].rows[i].w, h = layouts[_i].rows[i].h;

		switch (layouts[_i].rows[i].what) {
		case BLOCK:
			block(&tsv);
			break;
		case TEXT:
			line(&tsv, x, y, text);
			break;
		case LINE:
			row(&tsv, 4, x, y, w, h, "###LINE###");
			break;
		case WORD:
			row(&tsv, 5, x, y, w, h, text);
			break;
		}
	}
	lays_out(&tsv, layouts[_i].want, layouts[_i].is_wide);
	sk_buf_done(&tsv);
}
END_TEST

/* PAGES pages with a head, a number and a line of text of their own. */
static void
book(struct sk_buf *tsv, int pages)
{
	for (int i = 1; i <= pages; i++) {
		char text[40];

		page(tsv);
		line(tsv, 50, 20, "The Book");
		snprintf(text, sizeof text, "text %c", 'a' + i);
		line(tsv, 50, 400, text);
		/* The same again and again, but not at the edge. */
		line(tsv, 50, 500, "Note well");
		snprintf(text, sizeof text, "- %d -", i + 8);
		line(tsv, 290, 780, text);
	}
}

START_TEST(running_heads)
{
	struct sk_buf three = { 0 }, two = { 0 };

	book(&three, 3);
	lays_out(&three,
		 "text b\n\nNote well\n\ftext c\n\nNote well\n\f"
		 "text d\n\nNote well\n\f",
		 true);
	book(&two, 2);
	lays_out(&two,
		 "The Book\n\ntext b\n\nNote well\n\n  - 9 -\n\f"
		 "The Book\n\ntext c\n\nNote well\n\n  - 10 -\n\f",
		 true);
	sk_buf_done(&two);
	sk_buf_done(&three);
}
END_TEST

/* What stands within the margin but has lines above it is text. */
START_TEST(text_near_the_edge)
{
	struct sk_buf tsv = { 0 };

	for (int i = 0; i < 4; i++) {
		page(&tsv);
		line(&tsv, 50, 20, "one");
		line(&tsv, 50, 32, "two");
		line(&tsv, 50, 44, "three");
	}
	lays_out(&tsv, "three\n\fthree\n\fthree\n\fthree\n\f", true);
	sk_buf_done(&tsv);
}
END_TEST

/* Rows that are none are passed over. */
static const char *const odd[] = {
	"",
	"\n\n",
	"level\tpage_num\n",
	"4\t1\t0\t0\t0\t0\t0\t0\t0\t0\t-1\t###LINE###\n",
	"5\t1\t0\t0\t0\t0\t0\t0\t0\t0\t-1\tword\n",
	"1\t1\t0\t0\t0\t0\t-1.5\tx\t\t9e9\t-1\t",
	"9\t1\t0\t0\t0\t0\t0\t0\t0\t0\t-1\tx\n",
};

START_TEST(odd_rows)
{
	struct sk_buf out = { 0 };
	struct sakuin_error err;
	bool wide;

	ck_assert(sk_pdf_layout(sk_str(odd[_i]), &out, &wide, &err));
	ck_assert(out.len == 0 || sk_str_eq(sk_buf_str(&out), STR("\f")));
	sk_buf_done(&out);
}
END_TEST

/* A page of very many lines at its edge is no reason to take their square. */
START_TEST(is_linear)
{
	struct sk_buf tsv = { 0 }, out = { 0 };
	struct sakuin_error err;
	bool wide;

	page(&tsv);
	repeat(&tsv,
	       "4\t1\t0\t0\t0\t0\t1\t1\t9\t9\t-1\t#\n"
	       "5\t1\t0\t0\t0\t0\t1\t1\t9\t9\t-1\tx\n",
	       200000);
	ck_assert(sk_pdf_layout(sk_buf_str(&tsv), &out, &wide, &err));
	ck_assert_uint_eq(out.len, 400001);
	sk_buf_done(&out);
	sk_buf_done(&tsv);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("pdf_layout");
	TCase *tcase = tcase_create("pdf_layout");

	suite_add_tcase(suite, tcase);
	tcase_add_loop_test(tcase, one_page, 0, COUNT(layouts));
	tcase_add_test(tcase, running_heads);
	tcase_add_test(tcase, text_near_the_edge);
	tcase_add_loop_test(tcase, odd_rows, 0, COUNT(odd));
	tcase_add_test(tcase, is_linear);
	return run_suite(suite);
}
