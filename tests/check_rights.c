/* check_rights.c - what the rights and the embargo of a document allow. */
#include "rights.h"
#include "suite.h"

#define TODAY "2026-11-23"

struct ruling {
	const char *rights, *embargo;
	enum sk_access access;
	const char *until, *doubt; /* a part of it */
};

static void
judges(const struct ruling *want)
{
	struct sk_ruling r;

	sk_rights_judge(sk_str(want->rights), sk_str(want->embargo), TODAY, &r);
	ck_assert_int_eq(r.access, want->access);
	ck_assert_str_eq(r.until, want->until);
	ck_assert_msg(strstr(r.doubt, want->doubt) != NULL, "%s", r.doubt);
	ck_assert_int_eq(*r.doubt != '\0', *want->doubt != '\0');
}

static const struct {
	const char *rights;
	enum sk_access access;
	const char *doubt;
} words[] = {
	{ "", SK_ACCESS_OPEN, "" },
	{ "open", SK_ACCESS_OPEN, "" },
	{ "Open; after 30 years", SK_ACCESS_OPEN, "" },
	{ "open access", SK_ACCESS_OPEN, "" },
	{ "CC BY 4.0", SK_ACCESS_OPEN, "" },
	{ "https://rightsstatements.org/vocab/InC/1.0/", SK_ACCESS_OPEN, "" },
	{ "\u00A9 1983 \u5916\u52D9\u7701", SK_ACCESS_OPEN, "" },
	{ "In copyright, not to be closed", SK_ACCESS_OPEN, "" },
	{ "no-text", SK_ACCESS_NO_TEXT, "" },
	{ " No Text ", SK_ACCESS_NO_TEXT, "" },
	{ "NO_TEXT", SK_ACCESS_NO_TEXT, "" },
	{ "no\u2010text", SK_ACCESS_NO_TEXT, "" },
	{ "no-text; the donor's wish", SK_ACCESS_NO_TEXT, "" },
	{ "no-text (until she dies)", SK_ACCESS_NO_TEXT, "" },
	{ "exclude", SK_ACCESS_EXCLUDED, "" },
	{ "Excluded, see file 12", SK_ACCESS_EXCLUDED, "" },
	/* Slips of the finger, and words of other programs. */
	{ "exlude", SK_ACCESS_EXCLUDED, "rights 'exlude' may be" },
	{ "notxt", SK_ACCESS_EXCLUDED, "rights 'notxt' may be" },
	{ "restricted", SK_ACCESS_EXCLUDED, "write exclude, no-text" },
	{ "Closed until 2050", SK_ACCESS_EXCLUDED, "may be meant" },
	{ "closed-circuit", SK_ACCESS_OPEN, "" },
	{ "Confidential: staff", SK_ACCESS_EXCLUDED, "may be meant" },
	{ "\u975E\u516C\u958B", SK_ACCESS_EXCLUDED, "may be meant" },
	{ "\uBE44\uACF5\uAC1C \uC790\uB8CC", SK_ACCESS_EXCLUDED,
	  "may be meant" },
	/* The words with a reason behind them, but no sign between. */
	{ "exclude as the donor wishes", SK_ACCESS_EXCLUDED,
	  "and a semicolon" },
	{ "no-text because she asked", SK_ACCESS_EXCLUDED, "may be meant" },
	{ "No text and data mining", SK_ACCESS_EXCLUDED, "may be meant" },
	{ "exlude, as the donor wishes", SK_ACCESS_EXCLUDED, "may be meant" },
	{ "exlude as the donor wishes", SK_ACCESS_EXCLUDED, "may be meant" },
	{ "no-text-and-data-mining clause", SK_ACCESS_OPEN, "" },
	{ "Note that prints cost money", SK_ACCESS_OPEN, "" },
	/* As Japanese and Chinese are typed. */
	{ "exclude\uFF1AMK said so in 2019", SK_ACCESS_EXCLUDED, "" },
	{ "no-text\uFF08until she dies\uFF09", SK_ACCESS_NO_TEXT, "" },
	{ "no-text\u3001the donor's wish", SK_ACCESS_NO_TEXT, "" },
	{ "\uFF45\uFF58\uFF43\uFF4C\uFF55\uFF44\uFF45", SK_ACCESS_EXCLUDED,
	  "" },
	{ "\uFF2E\uFF4F\u3000\uFF34\uFF45\uFF58\uFF54", SK_ACCESS_NO_TEXT, "" },
	{ "closed\u2014until 2050", SK_ACCESS_EXCLUDED, "may be meant" },
	/* In brackets or quotes. */
	{ "(exclude)", SK_ACCESS_EXCLUDED, "" },
	{ "\"no-text\"", SK_ACCESS_NO_TEXT, "" },
	{ "[restricted]", SK_ACCESS_EXCLUDED, "may be meant" },
	{ "\u3010\u975E\u516C\u958B\u3011", SK_ACCESS_EXCLUDED,
	  "may be meant" },
	{ "(c) 1983", SK_ACCESS_OPEN, "" },
};

START_TEST(rights_alone)
{
	struct ruling want = { words[_i].rights, "", words[_i].access, "",
			       words[_i].doubt };

	judges(&want);
}
END_TEST

/* The day itself is still closed. */
static const struct ruling embargoes[] = {
	{ "", "2026-11-22", SK_ACCESS_OPEN, "", "" },
	{ "", TODAY, SK_ACCESS_EXCLUDED, TODAY, "" },
	{ "", "2026-11-24", SK_ACCESS_EXCLUDED, "2026-11-24", "" },
	{ "no-text", "2026-11-22", SK_ACCESS_NO_TEXT, "", "" },
	{ "no-text", "2027", SK_ACCESS_EXCLUDED, "2027-12-31", "" },
	{ "exclude", "2027", SK_ACCESS_EXCLUDED, "", "" },
	{ "exclude", "2001", SK_ACCESS_EXCLUDED, "", "" },
	{ "", "2026", SK_ACCESS_EXCLUDED, "2026-12-31", "" },
	{ "", "next year", SK_ACCESS_EXCLUDED, "",
	  "embargo 'next year' is not a date" },
	{ "", "2001-02-30", SK_ACCESS_EXCLUDED, "", "YYYY-MM-DD" },
};

START_TEST(embargo)
{
	judges(&embargoes[_i]);
}
END_TEST

static const struct {
	const char *date, *end; /* NULL: it is no date */
} ends[] = {
	{ "2030-05-01", "2030-05-01" },
	{ "2030-05", "2030-05-31" },
	{ "2030-02", "2030-02-28" },
	{ "2032-02", "2032-02-29" },
	{ "2100-02", "2100-02-28" },
	{ "2030", "2030-12-31" },
	{ "2030-05-01T10:00:00Z", "2030-05-01" },
	{ "2030?", "2030-12-31" },
	{ "2030-05~", "2030-05-31" },
	{ "?2030-%05-01", "2030-05-01" },
	{ "203X", "2039-12-31" },
	{ "20XX", "2099-12-31" },
	{ "XXXX", "9999-12-31" },
	{ "2030-XX", "2030-12-31" },
	{ "2030-1X", "2030-12-31" },
	{ "2030-05-XX", "2030-05-31" },
	{ "2030-02-3X", "2030-02-28" },
	{ "2030-XX-XX", "2030-12-31" },
	{ "2001/2030", "2030-12-31" },
	{ "../2030-06", "2030-06-30" },
	{ "/2030", "2030-12-31" },
	{ "2001/..", SK_EMBARGO_NEVER },
	{ "2001/", SK_EMBARGO_NEVER },
	{ "2001/open", SK_EMBARGO_NEVER },
	{ "2040/2030", "2040-12-31" }, /* the wrong way round */
	{ "[2028, 2030, 2029]", "2030-12-31" },
	{ "{2028..2030-04}", "2030-04-30" },
	{ "[..2030]", "2030-12-31" },
	{ "[2030..]", SK_EMBARGO_NEVER },
	{ " 2030 ", "2030-12-31" },
	{ "", NULL },
	{ "soon", NULL },
	{ "30", NULL },
	{ "2030-13", NULL },
	{ "2030-00", NULL },
	{ "2030-04-31", NULL },
	{ "2030-04-00", NULL },
	{ "2030-04-01 and more", NULL },
	{ "2030-24", NULL }, /* a season */
	{ "Y170000", NULL },
	{ "01/05/2030", NULL },
	{ "1.5.2030", NULL },
	{ "[]", NULL },
	{ "[soon..2030]", NULL },
	{ "soon/2030", NULL },
	{ "2030000000000000000000000000000000000000000000000000000000000000",
	  NULL },
};

START_TEST(last_days)
{
	char out[11];
	bool is = sk_embargo_end(sk_str(ends[_i].date), out);

	ck_assert_int_eq(is, ends[_i].end != NULL);
	if (is)
		ck_assert_str_eq(out, ends[_i].end);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("rights");
	TCase *tc = tcase_create("rights");

	tcase_add_loop_test(tc, rights_alone, 0, sizeof words / sizeof *words);
	tcase_add_loop_test(tc, embargo, 0,
			    sizeof embargoes / sizeof *embargoes);
	tcase_add_loop_test(tc, last_days, 0, sizeof ends / sizeof *ends);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
