/* check_terms_stock.c - the terms that stock programs give and ask for are
 * among ours. */
#include "suite.h"
#include "terms_test.h"

/* Text that Xapian cuts as we do: spaced, without accents. */
static const char *const stock_texts[] = {
	"The hackers hacked the hacker's hack.",
	"U.S. AT&T R&D C++ C# 3.14 1,000 e-mail O'Brien",
	"running Running RUNNING runs\nran\trunner",
	"a b a b a",
	"user@example.org https://example.org/a?b=1#c foo_bar",
	"Москва и Киев",
};

static bool
see_stock(void *ctx, const struct xc_posting *p, struct sakuin_error *e)
{
	struct sk_terms *t = ctx;
	const struct xc_posting *ours;
	size_t count;

	if (!sk_terms_postings(t, &ours, &count, e))
		return false;
	for (size_t i = 0; i < count; i++)
		if (sk_str_eq(ours[i].term, p->term) &&
		    ours[i].position == p->position)
			return true;
	return sk_fail(e, SAKUIN_EINTERNAL, "%.*s@%u", (int)p->term.len,
		       p->term.ptr, p->position);
}

/* Every term and place that Xapian's own indexing gives is there. */
START_TEST(terms_of_stock_indexing)
{
	struct sk_terms *t = new_terms();
	struct sakuin_str text = sk_str(stock_texts[_i]);

	add_text(t, SK_FIELD_BODY, stock_texts[_i], "en");
	must(xc_stock_terms(text, "english", see_stock, t, &err));
	sk_terms_free(t);
}
END_TEST

/* What a stock front end asks for when one of these is typed is a term of a
 * text that holds the other. */
static const char *const compounds[][2] = {
	{ "竹島", "竹島" },
	{ "東京都", "東京都" },
	{ "日立システムズ", "日立システムズ" },
	{ "国際緊急援助隊", "国際緊急援助隊" },
	{ "TPP交渉", "TPP交渉" },
	{ "tpp交渉", "TPP交渉" },
	{ "tpp交渉", "tpp交渉" },
	{ "Tシャツ", "Tシャツ" },
	{ "3D映像", "3D映像" },
	{ "3d映像", "3D映像" },
	{ "독도", "독도" },
	{ "정상회담", "정상회담" },
	{ "领导人", "领导人" },
	{ "台北", "台北" },
	{ "コンピューター", "コンピューター" },
};

static bool
see_wanted(void *ctx, struct sakuin_str term, uint32_t freq,
	   struct sakuin_error *e)
{
	struct sk_terms *t = ctx;
	char name[250];

	(void)freq;
	snprintf(name, sizeof name, "%.*s", (int)term.len, term.ptr);
	return has_term(t, name) ||
	       sk_fail(e, SAKUIN_EINTERNAL, "no term %s", name);
}

START_TEST(terms_that_stock_asks_for)
{
	struct xc_parser stock = { .default_op = XC_OR,
				   .stemming = XC_STEM_STOCK,
				   .stemmer = "english" };
	struct sk_terms *t = new_terms();
	struct xc_query *query =
		xc_query_parse(&stock, NULL, sk_str(compounds[_i][0]), &err);
	char text[100];

	must(query != NULL);
	snprintf(text, sizeof text, "x。%s。x", compounds[_i][1]);
	add_text(t, SK_FIELD_BODY, text, "");
	must(xc_query_terms(query, see_wanted, t, &err));
	xc_query_free(query);
	sk_terms_free(t);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("terms_stock");
	TCase *tcase = tcase_create("terms_stock");

	tcase_add_loop_test(tcase, terms_of_stock_indexing, 0,
			    COUNT(stock_texts));
	tcase_add_loop_test(tcase, terms_that_stock_asks_for, 0,
			    COUNT(compounds));
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
