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
page(struct sk_buf *tsv)
{
	row(tsv, 1, 0, 0, 600, 800, "###PAGE###");
	row(tsv, 3, 0, 0, 600, 800, "###FLOW###");
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

START_TEST(indents_and_gaps)
{
	struct sk_buf tsv = { 0 };

	page(&tsv);
	line(&tsv, 50, 200, "First line of an entry");
	line(&tsv, 62, 212, "and its second");
	line(&tsv, 50.5, 224, "Next entry");
	line(&tsv, 50, 245, "After a gap");
	lays_out(&tsv,
		 "First line of an entry\n  and its second\nNext entry\n\n"
		 "After a gap\n\f",
		 true);
	sk_buf_done(&tsv);
}
END_TEST

/* The left edge is that of the block: a column is not an indent. */
START_TEST(columns)
{
	struct sk_buf tsv = { 0 };

	page(&tsv);
	line(&tsv, 50, 200, "left one");
	line(&tsv, 50, 212, "left two");
	row(&tsv, 3, 0, 0, 600, 800, "###FLOW###");
	line(&tsv, 350, 200, "right one");
	line(&tsv, 362, 212, "right two");
	lays_out(&tsv, "left one\nleft two\nright one\n  right two\n\f", true);
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

START_TEST(japanese)
{
	struct sk_buf tsv = { 0 };

	page(&tsv);
	row(&tsv, 4, 50, 200, 100, 10, "###LINE###");
	row(&tsv, 5, 50, 200, 20, 10, "\u6771\u4EAC");
	row(&tsv, 5, 72, 200, 10, 10, "\u90FD");
	row(&tsv, 5, 100, 200, 10, 10, "\u5E02");
	row(&tsv, 5, 112, 200, 20, 10, "abc");
	lays_out(&tsv, "\u6771\u4EAC\u90FD \u5E02 abc\n\f", true);
	sk_buf_done(&tsv);
}
END_TEST

START_TEST(raised_numbers)
{
	struct sk_buf tsv = { 0 };

	page(&tsv);
	row(&tsv, 4, 50, 200, 200, 12, "###LINE###");
	row(&tsv, 5, 50, 200, 60, 12, "word.");
	row(&tsv, 5, 110, 198, 12, 8, "12");
	row(&tsv, 5, 125, 200, 20, 12, "In");
	row(&tsv, 5, 150, 200, 24, 12, "2004");
	row(&tsv, 5, 180, 204, 10, 8, "2");
	lays_out(&tsv, "word.\u00B9\u00B2 In 2004 2\n\f", true);
	sk_buf_done(&tsv);
}
END_TEST

/* Another font in the middle of a row, in a block of its own behind it. */
START_TEST(rows_in_pieces)
{
	struct sk_buf tsv = { 0 };

	page(&tsv);
	line(&tsv, 50, 200, "pans of");
	line(&tsv, 50, 212, "were iron");
	row(&tsv, 3, 0, 0, 600, 800, "###FLOW###");
	line(&tsv, 97, 199, "Tokyo and Ulsan");
	row(&tsv, 3, 0, 0, 600, 800, "###FLOW###");
	line(&tsv, 300, 200, "a column");
	lays_out(&tsv, "pans of Tokyo and Ulsan\nwere iron\na column\n\f",
		 true);
	sk_buf_done(&tsv);
}
END_TEST

START_TEST(vertical)
{
	struct sk_buf tsv = { 0 };

	page(&tsv);
	row(&tsv, 4, 500, 100, 12, 300, "###LINE###");
	row(&tsv, 5, 500, 100, 12, 300, "\u7E26\u66F8\u304D\u306E\u672C");
	lays_out(&tsv, "\u7E26\u66F8\u304D\u306E\u672C\n\f", false);
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
	tcase_add_test(tcase, indents_and_gaps);
	tcase_add_test(tcase, columns);
	tcase_add_test(tcase, running_heads);
	tcase_add_test(tcase, text_near_the_edge);
	tcase_add_test(tcase, japanese);
	tcase_add_test(tcase, raised_numbers);
	tcase_add_test(tcase, rows_in_pieces);
	tcase_add_test(tcase, vertical);
	tcase_add_loop_test(tcase, odd_rows, 0, COUNT(odd));
	tcase_add_test(tcase, is_linear);
	return run_suite(suite);
}
