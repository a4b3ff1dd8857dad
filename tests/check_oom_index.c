/* check_oom_index.c - terms, queries, snippets, records and JSON when memory
 * runs out.  What needs a database is left out: Xapian's own allocations
 * can't be made to fail. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "cites.h"
#include "document_json.h"
#include "gloss.h"
#include "oom.h"
#include "pack.h"
#include "query.h"
#include "record.h"
#include "schema.h"
#include "snippet.h"
#include "spot.h"
#include "suite.h"
#include "terms.h"
#include "walk.h"

static const char text[] =
	"The hackers' press conference. 竹島の共同会見は東京都で。IT企業。"
	"한미 정상회담에서 독도는 Kyōdō kaiken, Москва, ﾎﾟｯﾌﾟ, ภาษาไทย.\n";

static bool
make_terms(void *ctx, struct sakuin_error *err)
{
	struct sk_terms *t = sk_terms_new(err);
	struct sk_document doc = { .text = sk_str(text) };
	const struct xc_posting *postings;
	size_t count = 0;
	bool ok = t && sk_terms_guess(t, &doc, err) &&
		  sk_terms_text(t, SK_FIELD_TITLE, doc.text, doc.lang, err) &&
		  sk_terms_text(t, SK_FIELD_BODY, doc.text, doc.lang, err) &&
		  sk_terms_filter(t, SK_FIELD_LANG, sk_str("ja"), err) &&
		  sk_terms_postings(t, &postings, &count, err);

	(void)ctx;
	ck_assert(!ok || count > 100);
	sk_terms_free(t);
	return ok;
}

/* After a failure the next document is whole. */
static bool
reuse_terms(void *ctx, struct sakuin_error *err)
{
	struct sk_terms *t = ctx;
	const struct xc_posting *postings;
	size_t count = 0;
	bool ok;

	sk_terms_reset(t);
	ok = sk_terms_text(t, SK_FIELD_BODY, sk_str(text), sk_str("ja"), err) &&
	     sk_terms_postings(t, &postings, &count, err);
	ck_assert(!ok || count > 50);
	return ok;
}

static bool
count_gloss(void *ctx, const struct sk_gloss *gloss, struct sakuin_error *err)
{
	(void)gloss, (void)err;
	++*(size_t *)ctx;
	return true;
}

static bool
find_glosses(void *ctx, struct sakuin_error *err)
{
	struct sakuin_analyzer *a =
		sakuin_analyzer_new("words | romaja", SAKUIN_INDEX, err);
	size_t count = 0;
	bool ok = a && sk_gloss_find(a, sk_str(ctx), sk_str(""), false,
				     count_gloss, &count, err);

	ck_assert(!ok || count == 2);
	sakuin_analyzer_free(a);
	return ok;
}

static bool
make_query(void *ctx, struct sakuin_error *err)
{
	const struct sk_query_options o = { .lang = "ja",
					    .from = "2012",
					    .to = "2013-04" };
	struct sk_rewriter *r = sk_rewriter_new("ja", err);
	struct xc_query *query =
		r ? sk_query_new(NULL, r, sk_str(ctx), &o, err) : NULL;
	struct sk_buf bytes = { 0 };
	bool ok = query && xc_query_describe(query, &bytes, err) &&
		  xc_query_serialise(query, &bytes, err);

	xc_query_free(query);
	sk_rewriter_free(r);
	sk_buf_done(&bytes);
	return ok;
}

/* The few rows of names.tsv that the query below has. */
static char names_file[256];

static void
make_names(void)
{
	const char *folder = getenv("TMPDIR");
	FILE *f;

	snprintf(names_file, sizeof names_file, "%s/sakuin-oom-%d.tsv",
		 folder && *folder ? folder : "/tmp", (int)getpid());
	f = fopen(names_file, "w");
	ck_assert_ptr_nonnull(f);
	fputs("a\ty\tDokdo|Tokto|竹島|Liancourt Rocks\n"
	      "b\t-\tKim Jong-un|金正恩\n",
	      f);
	ck_assert_int_eq(fclose(f), 0);
}

static void
remove_names(void)
{
	remove(names_file);
}

/* A query as a stock parser makes it, with other names. */
static bool
stock_query(void *ctx, struct sakuin_error *err)
{
	const struct xc_parser parser = { .default_op = XC_OR,
					  .flags = XC_PARSE_PHRASE |
						   XC_PARSE_LOVEHATE,
					  .stemming = XC_STEM_STOCK,
					  .stemmer = "english" };
	struct sk_rewriter *r = sk_rewriter_new(NULL, err);
	struct sk_equivalents *e = r ? sk_equivalents_new(err) : NULL;
	struct xc_query *parsed = NULL, *query = NULL;
	bool ok =
		e && sk_equivalents_read(e, "analyzers/tables/names.tsv", err);

	if (ok) {
		sk_rewriter_stock(r, true, NULL);
		sk_rewriter_equivalents(r, e, NULL, NULL);
		parsed = xc_query_parse(&parser, NULL, sk_str(ctx), err);
	}
	if (parsed)
		query = xc_query_rewrite(parsed, sk_rewrite, r, err);
	ok = query != NULL;
	xc_query_free(parsed);
	xc_query_free(query);
	sk_equivalents_free(e);
	sk_rewriter_free(r);
	return ok;
}

static bool
spot_nothing(void *ctx, const struct sk_spot *spot, struct sakuin_error *err)
{
	(void)ctx, (void)err;
	ck_assert_uint_gt(spot->text.len, 0);
	return true;
}

static bool
spot_words(void *ctx, struct sakuin_error *err)
{
	const struct sk_document doc = { .title = sk_str("Tokto"),
					 .text = sk_str(ctx) };
	struct sk_spotter s;
	bool ok = sk_spotter_init(&s, err) &&
		  sk_spotter_term(&s, sk_str("XRK:tokto"), err) &&
		  sk_spotter_term(&s, sk_str("Zhacker"), err) &&
		  sk_spotter_document(&s, &doc, spot_nothing, NULL, err);

	sk_spotter_done(&s);
	return ok;
}

static bool
plain_query(void *ctx, struct sakuin_error *err)
{
	const struct sk_query_options o = { .plain = true };
	struct sk_rewriter *r = sk_rewriter_new(NULL, err);
	struct xc_query *query =
		r ? sk_query_new(NULL, r, sk_str(ctx), &o, err) : NULL;

	xc_query_free(query);
	sk_rewriter_free(r);
	return query != NULL;
}

static bool
make_snippet(void *ctx, struct sakuin_error *err)
{
	const struct sakuin_str prefix = { "kai", 3 };
	struct sk_snippets *s = sk_snippets_new(ctx, &prefix, 1, err);
	struct sk_snippet out;
	bool ok = s && sk_snippets_find(s, sk_str(text), sk_str("ja"), 80, &out,
					err);

	ck_assert(!ok || out.count > 0);
	sk_snippets_free(s);
	return ok;
}

static const struct sakuin_str authors[] = { { "Nakasone", 8 },
					     { "윤석열", 9 } };
static const uint32_t pages[] = { 3, 40 };

static bool
write_document(void *ctx, struct sakuin_error *err)
{
	const struct sk_document doc = { .id = sk_str("a/b"),
					 .title = sk_str("竹島\n\"x\""),
					 .text = sk_str(text),
					 .authors = authors,
					 .author_count = 2,
					 .pages = pages,
					 .page_count = 2,
					 .extra = sk_str("{\"n\": 1}") };
	struct sk_file file = { .path = sk_str("/a"), .size = 7 };
	struct sk_buf line = { 0 }, record = { 0 }, packed = { 0 };
	bool ok = sk_document_to_json(&doc, &line, err) &&
		  sk_record_write(&record, &doc, &file, sk_str("2024-01-01"),
				  err) &&
		  sk_record_text(&record, sk_buf_str(&line), err) &&
		  sk_pack(sk_buf_str(&line), sk_str("x"), &packed, err) &&
		  sk_unpack(sk_buf_str(&packed), sk_str("x"), &record, err);

	(void)ctx;
	ck_assert(!ok || sk_str_eq(sk_buf_str(&record), sk_buf_str(&line)));
	sk_buf_done(&line);
	sk_buf_done(&record);
	sk_buf_done(&packed);
	return ok;
}

static bool
read_document(void *ctx, struct sakuin_error *err)
{
	static const char line[] =
		"{\"id\":\"a\",\"title\":\"竹島\",\"text\":\"x y z\","
		"\"authors\":[\"A\",\"B\"],\"pages\":[1,3],\"more\":{\"n\":1}}";
	struct sk_arena arena = { 0 };
	struct sk_document doc;
	bool ok = sk_document_from_json(sk_str(line), &arena, &doc, NULL, err);

	(void)ctx;
	ck_assert(!ok || doc.page_count == 2);
	sk_arena_done(&arena);
	return ok;
}

static bool
cite(void *ctx, struct sakuin_error *err)
{
	struct sk_document doc = { .text = sk_str(ctx) };
	struct sk_reference_list list;
	struct sk_arena arena = { 0 };
	struct sk_reference copy;
	char name[SK_VARIANT_SIZE];
	bool ok = sk_cites_of(&doc, &arena, &list, err);

	ck_assert(!ok || list.reference_count == 2);
	ok = ok && sk_variant_name(&list.references[0], name, err) &&
	     sk_reference_copy(&list.references[1], &arena, &copy, err);
	sk_arena_done(&arena);
	return ok;
}

static bool
count_file(void *ctx, const char *path, struct sakuin_str id, const char *error,
	   struct sakuin_error *err)
{
	(void)path, (void)id, (void)error, (void)err;
	++*(int *)ctx;
	return true;
}

static bool
walk(void *ctx, struct sakuin_error *err)
{
	struct sk_buf root = { 0 };
	int files = 0;
	bool ok = sk_walk(ctx, &root, count_file, &files, err);

	ck_assert(!ok || files > 10);
	sk_buf_done(&root);
	return ok;
}

static char everything[] =
	"+hackers -\"press conference\" 東京都 OR (독도는 AND 정상회담에서) "
	"title:kyōdō \"竹島の会見\" kai* lang:ja NOT IT企業";
static char names[] = "nakasone Tokto \"kim jong un\" shuno kaigi -dokdo";
static char spotted[] = "독도는 Dokdo, the hackers' hacker\nof Tokto";
static char citing[] =
	"The harbour was deep [1]. The maps show reefs [2].\n\nReferences\n"
	"[1] Mori, K. (1999). Harbours and ships. Tokyo: Kaiun.\n"
	"[2] Brown, T. (2011). Maps of the sea. Journal of Maps, 3, 1-20.\n";
static char glosses[] = "雪舟（せっしゅう）, 윤석열(尹錫悅)";
static char folder[] = "fixtures/collection";

static struct xc_query *
parsed(void)
{
	const struct sk_query_options none = { 0 };
	struct sakuin_error err;
	struct sk_rewriter *r = sk_rewriter_new(NULL, &err);
	struct xc_query *query;

	ck_assert_ptr_nonnull(r);
	query = sk_query_new(NULL, r, sk_str("竹島の会見 hackers kyōdō 독도"),
			     &none, &err);
	ck_assert_ptr_nonnull(query);
	sk_rewriter_free(r);
	return query;
}

static const struct {
	const char *name;
	oom_fn *fn;
	void *ctx;
	size_t least; /* allocations that it must make, or it tests nothing */
} cases[] = {
	{ "terms", make_terms, NULL, 20 },
	{ "query", make_query, everything, 20 },
	{ "a stock query", stock_query, names, 100 },
	{ "spots", spot_words, spotted, 10 },
	{ "a plain query", plain_query, everything, 20 },
	{ "a document written", write_document, NULL, 5 },
	{ "a document read", read_document, NULL, 2 },
	{ "what a document cites", cite, citing, 20 },
	{ "glosses", find_glosses, glosses, 3 },
	{ "walk", walk, folder, 2 },
};

START_TEST(out_of_memory)
{
	size_t made = oom_until_success(cases[_i].fn, cases[_i].ctx);

	ck_assert_msg(made >= cases[_i].least, "%s: only %zu allocations",
		      cases[_i].name, made);
}
END_TEST

START_TEST(out_of_memory_in_snippets)
{
	struct xc_query *query = parsed();

	ck_assert_uint_ge(oom_until_success(make_snippet, query), 20);
	xc_query_free(query);
}
END_TEST

START_TEST(out_of_memory_in_terms_of_old)
{
	struct sakuin_error err;
	struct sk_terms *t = sk_terms_new(&err);

	ck_assert_ptr_nonnull(t);
	ck_assert_uint_ge(oom_until_success(reuse_terms, t), 5);
	sk_terms_free(t);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("oom_index");
	TCase *tcase = tcase_create("out of memory");

	tcase_set_timeout(tcase, 60);
	tcase_add_checked_fixture(tcase, make_names, remove_names);
	tcase_add_loop_test(tcase, out_of_memory, 0,
			    (int)(sizeof cases / sizeof cases[0]));
	tcase_add_test(tcase, out_of_memory_in_snippets);
	tcase_add_test(tcase, out_of_memory_in_terms_of_old);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
