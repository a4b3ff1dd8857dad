/* check_span.c - from which day to which, by what is printed. */
#include <stdio.h>

#include "metadata.h"
#include "span.h"
#include "suite.h"

static struct sakuin_error err;

static const struct {
	const char *printed, *from, *to; /* NULL: no date */
} dates[] = {
	{ "1987", "1987", "1987" },
	{ "1987-03", "1987-03", "1987-03" },
	{ "1987-03-04", "1987-03-04", "1987-03-04" },
	{ "1987/3/4", "1987-03-04", "1987-03-04" },
	{ "19870304", "1987-03-04", "1987-03-04" },
	{ "\uFF11\uFF19\uFF18\uFF17", "1987", "1987" }, /* wide digits */
	/* EDTF, level 0 */
	{ "1987/1989", "1987", "1989" },
	{ "1987-03/1989-04-05", "1987-03", "1989-04-05" },
	{ "1987-03-04/1987-03-09", "1987-03-04", "1987-03-09" },
	/* level 1 */
	{ "1987?", "1987", "1987" },
	{ "1987~", "1985", "1989" },
	{ "1987%", "1985", "1989" },
	{ "1987-03?", "1987-03", "1987-03" },
	{ "1987-03~", "1987-03", "1987-03" },
	{ "198X", "1980", "1989" },
	{ "19XX", "1900", "1999" },
	{ "198x?", "1980", "1989" },
	{ "1987-XX", "1987", "1987" },
	{ "1987-XX-XX", "1987", "1987" },
	{ "1987-03-XX", "1987-03", "1987-03" },
	{ "1987-21", "1987", "1987" }, /* spring */
	{ "1987/..", "1987", "9999" },
	{ "1987/", "1987", "9999" },
	{ "../1990", "0001", "1990" },
	{ "/1990", "0001", "1990" },
	{ "1987~/1989?", "1985", "1989" },
	/* and the sets of level 2 */
	{ "[..1990]", "0001", "1990" },
	{ "[1990..]", "1990", "9999" },
	{ "[1667, 1668, 1670..1672]", "1667", "1672" },
	{ "{1960,1961-12}", "1960", "1961-12" },
	/* AACR2 */
	{ "[1987]", "1987", "1987" },
	{ "[1987?]", "1987", "1987" },
	{ "[ca. 1987]", "1985", "1989" },
	{ "[198-]", "1980", "1989" },
	{ "[198-?]", "1980", "1989" },
	{ "[19--]", "1900", "1999" },
	{ "[between 1906 and 1912]", "1906", "1912" },
	/* English */
	{ "circa 1987", "1985", "1989" },
	{ "c. 1987", "1985", "1989" },
	{ "c1987", NULL, NULL }, /* a copyright, or what? */
	{ "ca. 1987", "1985", "1989" },
	{ "About 1987", "1985", "1989" },
	{ "probably 1987", "1987", "1987" },
	{ "1980s", "1980", "1989" },
	{ "1980's", "1980", "1989" },
	{ "1900s", "1900", "1999" },
	{ "early 1980s", "1980", "1989" },
	{ "19th century", "1801", "1900" },
	{ "before 1990", "0001", "1990" },
	{ "after 1950", "1950", "9999" },
	{ "1987-1989", "1987", "1989" },
	{ "1987 - 1989", "1987", "1989" },
	{ "1987-89", "1987", "1989" },
	{ "1987\u20131989", "1987", "1989" },
	{ "1987 to 1989", "1987", "1989" },
	{ "from 1987 to 1989", "1987", "1989" },
	{ "1987-", "1987", "9999" },
	{ "March 1987", "1987-03", "1987-03" },
	{ "3 March 1987", "1987-03-03", "1987-03-03" },
	{ "Mar. 3, 1987", "1987-03-03", "1987-03-03" },
	{ "Showa 62", "1987", "1987" },
	/* Japanese */
	{ "\u662D\u548C62\u5E74", "1987", "1987" },
	{ "\u662D\u548C\u516D\u5341\u4E8C\u5E74", "1987", "1987" },
	{ "\u662D\u548C\uFF16\uFF12\u5E74\uFF13\u6708\uFF14\u65E5",
	  "1987-03-04", "1987-03-04" },
	{ "\u662D\u548C\u5143\u5E74", "1926", "1926" },
	{ "\u5E73\u6210\u5143\u5E741\u670810\u65E5", "1989-01-10",
	  "1989-01-10" },
	{ "\u662D\u548C62\u5E74\u301C\u5E73\u6210\u5143\u5E74", "1987",
	  "1989" },
	{ "\u662D\u548C62\u5E74\u9803", "1985", "1989" },
	{ "1987\u5E74", "1987", "1987" },
	{ "1987\u5E743\u6708", "1987-03", "1987-03" },
	{ "1987\u5E74\u9803", "1985", "1989" },
	{ "1987\u5E74\u3054\u308D", "1985", "1989" },
	{ "\u4E00\u4E5D\u516B\u4E03\u5E74", "1987", "1987" },
	{ "1980\u5E74\u4EE3", "1980", "1989" },
	{ "1980\u5E74\u4EE3\u521D\u982D", "1980", "1989" },
	{ "19\u4E16\u7D00", "1801", "1900" },
	{ "\u5341\u4E5D\u4E16\u7D00", "1801", "1900" },
	{ "1990\u5E74\u4EE5\u524D", "0001", "1990" },
	{ "1950\u5E74\u4EE5\u964D", "1950", "9999" },
	{ "1987\u5E74\u304B\u30891989\u5E74\u307E\u3067", "1987", "1989" },
	{ "1987\uFF5E1989\u5E74", "1987", "1989" },
	{ "\u3014\u660E\u6CBB45\u5E74\u3015", "1912", "1912" },
	/* Korean */
	{ "1987\uB144", "1987", "1987" },
	{ "1987\uB144 3\uC6D4 4\uC77C", "1987-03-04", "1987-03-04" },
	{ "1987. 3. 4.", "1987-03-04", "1987-03-04" },
	{ "1987\uB144\uACBD", "1985", "1989" },
	{ "1987\uB144 \uBB34\uB835", "1985", "1989" },
	{ "1980\uB144\uB300", "1980", "1989" },
	{ "1980\uB144\uB300 \uCD08\uBC18", "1980", "1989" },
	{ "\uB2E8\uAE30 4320\uB144", "1987", "1987" },
	{ "1987\uB144\uBD80\uD130 1989\uB144\uAE4C\uC9C0", "1987", "1989" },
	{ "1987~1989", "1987", "1989" },
	{ "1990\uB144 \uC774\uC804", "0001", "1990" },
	{ "20\uC138\uAE30", "1901", "2000" },
	{ "\uAD11\uBB34 9\uB144", "1905", "1905" },
	/* Chinese */
	{ "\u6C11\u570B76\u5E74", "1987", "1987" },
	{ "\u6C11\u570B\u4E03\u5341\u516D\u5E74", "1987", "1987" },
	{ "\u5149\u7DD2\u4E8C\u5341\u5E74", "1894", "1894" },
	{ "\u7EA61987\u5E74", "1985", "1989" },
	{ "1987\u5E74\u524D\u540E", "1985", "1989" },
	{ "\u516C\u51431987\u5E74", "1987", "1987" },
	/* none */
	{ "", NULL, NULL },
	{ "n.d.", NULL, NULL },
	{ "1987-13-45", NULL, NULL },
	{ "1989/1987", NULL, NULL }, /* backwards */
	{ "[1987", NULL, NULL },
	{ "87", NULL, NULL },
	{ "1987 or so they say", NULL, NULL },
	{ "XXXX", NULL, NULL },
	{ "\u662D\u548C", NULL, NULL },
	{ "0000", NULL, NULL },
};

START_TEST(what_is_printed)
{
	struct sk_date_span span;
	bool found = sk_span_find(sk_str(dates[_i].printed), &span);

	ck_assert_msg(found == (dates[_i].from != NULL), "%s: %s/%s",
		      dates[_i].printed, span.from, span.to);
	if (!found)
		return;
	ck_assert_msg(!strcmp(span.from, dates[_i].from), "%s: from %s",
		      dates[_i].printed, span.from);
	ck_assert_msg(!strcmp(span.to, dates[_i].to), "%s: to %s",
		      dates[_i].printed, span.to);
	ck_assert(sk_date_valid(sk_str(span.from)));
	ck_assert(sk_date_valid(sk_str(span.to)));
}
END_TEST

/* No part of a date, and nothing behind it, makes it read what is not
 * there. */
START_TEST(cut_anywhere)
{
	const char *printed = dates[_i].printed;
	char text[200];
	struct sk_date_span span;

	for (size_t len = 0; len <= strlen(printed); len++) {
		struct sakuin_str s = { printed, len };

		if (!sk_span_find(s, &span))
			continue;
		ck_assert(sk_date_valid(sk_str(span.from)));
		ck_assert(sk_date_valid(sk_str(span.to)));
	}
	if (!*printed)
		return;
	snprintf(text, sizeof text, "%s and all that", printed);
	ck_assert_msg(!sk_span_find(sk_str(text), &span), "%s", text);
}
END_TEST

/* What is no UTF-8 is read as U+FFFD, which is three bytes for one. */
START_TEST(no_text_at_all)
{
	struct sk_date_span span;
	char text[SK_SPAN_TEXT];

	memset(text, 0xFF, sizeof text);
	for (size_t len = 0; len <= sizeof text; len++)
		ck_assert(
			!sk_span_find((struct sakuin_str){ text, len }, &span));
}
END_TEST

static const struct {
	const char *date, *from, *to, *printed;
} documents[] = {
	{ "", "", "", "" },
	{ "1987-03", "1987-03", "", "" },
	{ "1987?", "1987", "", "1987?" },
	{ "198X", "1980", "1989", "198X" },
	{ "1987/03/04", "1987-03-04", "", "" },
	{ "1987/1989", "1987", "1989", "1987/1989" },
	{ "n. d.", "", "", "n. d." },
	{ "circa\n 1987", "1985", "1989", "circa 1987" },
};

START_TEST(dates_of_documents)
{
	struct sk_document doc = { .date = sk_str(documents[_i].date) };
	struct sk_arena arena = { 0 };

	ck_assert(sk_document_span(&doc, &arena, &err));
	ck_assert(sk_str_eq(doc.date, sk_str(documents[_i].from)));
	ck_assert(sk_str_eq(doc.date_to, sk_str(documents[_i].to)));
	ck_assert(sk_str_eq(doc.date_printed, sk_str(documents[_i].printed)));
	sk_arena_done(&arena);
}
END_TEST

static const struct {
	const char *date, *first, *last;
} days[] = {
	{ "", "", "" },
	{ "1987", "19870000", "19879999" },
	{ "1987-03", "19870300", "19870399" },
	{ "1987-03-04", "19870304", "19870304" },
};

START_TEST(days_of_dates)
{
	char day[9];

	ck_assert(sk_str_eq(sk_span_day(sk_str(days[_i].date), '0', day),
			    sk_str(days[_i].first)));
	ck_assert(sk_str_eq(sk_span_day(sk_str(days[_i].date), '9', day),
			    sk_str(days[_i].last)));
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("span");
	TCase *tcase = tcase_create("span");

	tcase_add_loop_test(tcase, what_is_printed, 0,
			    sizeof dates / sizeof *dates);
	tcase_add_loop_test(tcase, cut_anywhere, 0,
			    sizeof dates / sizeof *dates);
	tcase_add_test(tcase, no_text_at_all);
	tcase_add_loop_test(tcase, dates_of_documents, 0,
			    sizeof documents / sizeof *documents);
	tcase_add_loop_test(tcase, days_of_dates, 0,
			    sizeof days / sizeof *days);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
