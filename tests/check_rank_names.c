/* check_rank_names.c - everything else equal, a document that spells a name
 * as it was typed is never below one that spells it otherwise: whichever of
 * its spellings is typed, by our parser and by a stock one. */
#include "index_test.h"
#include "suite.h"

enum { SPELLINGS = 6 };

static const struct {
	const char *name, *spellings[SPELLINGS];
} names[] = {
	{ "long vowels", { "kyōdō", "kyodo", "kyoudou", "キョウドウ" } },
	{ "a surname", { "nakasone", "Nakasonei", "ナカソネ", "Nakasouné" } },
	{ "Kunrei", { "Takeshima", "takesima", "タケシマ", "Takeschima" } },
	{ "a Korean name",
	  { "윤석열", "Yoon Suk-yeol", "Yun Sŏk-yŏl", "Yoon Seok-yeol" } },
	{ "a place", { "독도", "Tokto", "Dokdo", "Tokdo" } },
	{ "solid and apart", { "minjae", "Min-jae", "민재", "Minchae" } },
	{ "a city", { "北京", "Beijing", "Peking", "Pei-ching" } },
	{ "new and old characters", { "国会", "國會" } },
	{ "characters of three countries", { "翻訳", "翻譯", "翻译" } },
	{ "a run of them", { "国際会議室", "國際會議室", "国际会议室" } },
	{ "an island", { "独島", "獨島", "独岛", "Dokdo" } },
	{ "apostrophes", { "Shin'ichi", "Shinichi", "シンイチ" } },
};

/* Thirty words, the same in all documents, with WORD among them. */
static const char *
sentence(const char *word)
{
	static char text[600];

	snprintf(text, sizeof text,
		 "In the spring of that year several people wrote letters to "
		 "the paper about %s, and the editors, who had seen many such "
		 "letters before, put some of them on the last page.",
		 word);
	return text;
}

static struct sk_store *
spelt(int row)
{
	struct sk_store *s = writer("db");

	for (int i = 0; i < SPELLINGS && names[row].spellings[i]; i++) {
		char id[16];

		snprintf(id, sizeof id, "%d", i);
		put(s, id, "", sentence(names[row].spellings[i]), "en");
	}
	put(s, "x", "", sentence("nothing"), "en");
	commit_and_close(s);
	return reader("db");
}

static struct xc_query *
stock_query(struct sk_store *s, const char *text)
{
	const struct xc_parser parser = { .default_op = XC_OR,
					  .flags = XC_PARSE_PHRASE,
					  .stemming = XC_STEM_STOCK,
					  .stemmer = "english" };
	struct xc_db *db = sk_store_db(s);
	struct sk_rewriter *r = sk_rewriter_new(NULL, &err);
	struct xc_query *parsed =
		xc_query_parse(&parser, db, sk_str(text), &err);
	struct xc_query *query;

	must(parsed != NULL && r != NULL);
	must(sk_rewriter_glosses(r, db, &err));
	sk_rewriter_stock(r, true, db);
	query = xc_query_rewrite(parsed, sk_rewrite, r, &err);
	must(query != NULL);
	xc_query_free(parsed);
	sk_rewriter_free(r);
	return query;
}

struct weights {
	double of[SPELLINGS];
};

static bool
see_weight(void *ctx, const struct xc_hit *hit, struct sakuin_error *e)
{
	struct weights *w = ctx;
	struct sakuin_str id = sk_record_field(hit->data, "id");

	(void)e;
	if (*id.ptr != 'x')
		w->of[*id.ptr - '0'] = hit->weight;
	return true;
}

/* By our parser, and by a stock one, typed as it is and in lower case. */
static void
check_spelled(struct sk_store *s, const char *typed, int exact)
{
	const struct sk_query_options none = { 0 };

	for (int stock = 0; stock < 2; stock++) {
		struct weights w = { { 0 } };
		struct xc_query *query = stock ? stock_query(s, typed)
					       : query_with(s, typed, &none);

		must(query != NULL);
		must(sk_search(s, query, 0, 100, see_weight, &w, NULL, &err));
		xc_query_free(query);
		ck_assert_msg(w.of[exact] > 0, "%s is not found", typed);
		for (int i = 0; i < SPELLINGS; i++)
			ck_assert_msg(w.of[i] <= w.of[exact],
				      "%s%s: number %d has %f, the exact one "
				      "%f",
				      typed, stock ? " (stock)" : "", i,
				      w.of[i], w.of[exact]);
	}
}

START_TEST(exact_before_variants)
{
	struct sk_store *s = spelt(_i);

	for (int i = 0; i < SPELLINGS && names[_i].spellings[i]; i++)
		check_spelled(s, names[_i].spellings[i], i);
	sk_store_close(s);
}
END_TEST

/* A document with two other spellings is below one with the exact one. */
START_TEST(exact_before_two_variants)
{
	struct sk_store *s = writer("db");

	put(s, "0", "", sentence("Dokdo"), "en");
	put(s, "1", "", sentence("Tokto, Tokdo, 독도"), "en");
	put(s, "2", "", sentence("Tokto, Tokto, Tokto"), "en");
	put(s, "x", "", sentence("nothing"), "en");
	commit_and_close(s);
	s = reader("db");
	check_spelled(s, "Dokdo", 0);
	check_spelled(s, "dokdo", 0);
	sk_store_close(s);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("rank_names");
	TCase *tcase = tcase_create("rank_names");

	tcase_add_checked_fixture(tcase, set_up, tear_down);
	tcase_set_timeout(tcase, 60);
	tcase_add_loop_test(tcase, exact_before_variants, 0, COUNT(names));
	tcase_add_test(tcase, exact_before_two_variants);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
