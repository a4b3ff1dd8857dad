/* check_library_index.c - documents put in and removed by a program that knows
 * sakuin.h alone. */
#include "library_test.h"
#include "suite.h"

static const struct {
	const char *name, *line, *words;
} broken[] = {
	{ "nothing", "", "not JSON" },
	{ "no JSON", "x", "not JSON" },
	{ "no object", "[]", "object" },
	{ "no id", "{\"text\":\"x\"}", "id" },
	{ "a number for a text", "{\"id\":\"x\",\"text\":1}", "text" },
	{ "bytes that are no UTF-8", "{\"id\":\"x\",\"text\":\"\xFF\"}",
	  "unable to decode byte 0xff" },
	{ "references that are none", "{\"id\":\"x\",\"references\":1}",
	  "references" },
};

START_TEST(lines_that_are_broken)
{
	struct sakuin_index *x = open_index("db");
	struct sakuin_rewriter *r;

	must_fail(sakuin_index_add(x, str(broken[_i].line), &err),
		  SAKUIN_EINVAL, broken[_i].words);
	must(sakuin_index_add(x, str(few[3]), &err));
	must(sakuin_index_commit(x, &err));
	sakuin_index_close(x);
	r = open_rewriter("db");
	ck_assert_str_eq(searched(r, "NOT absent", 0, 9, NULL),
			 "1 d||en|||Reports of islands.\n");
	sakuin_rewriter_free(r);
}
END_TEST

START_TEST(indexing)
{
	struct sakuin_index *x;
	struct sakuin_rewriter *r;
	struct sakuin_str huge = { "x", SAKUIN_FIELD_MAX + 1 };

	make("db", few);
	r = open_rewriter("db");
	x = open_index("db");
	must_fail(sakuin_index_open(in_folder("db"), &err), SAKUIN_ELOCKED,
		  "another process is writing to it");
	must_fail(sakuin_index_add(x, huge, &err), SAKUIN_EINVAL,
		  "a document of 67108865 bytes; 67108864 are the most");
	must(sakuin_index_add(
		x, str("{\"id\":\"d\",\"lang\":\"en\",\"text\":\"News.\"}"),
		&err));
	must(sakuin_index_add(
		x, str("{\"id\":\"s\",\"kind\":\"source\",\"text\":\"News\"}"),
		&err));
	must(sakuin_index_remove(x, str("c"), &err));
	must_fail(sakuin_index_remove(x, str("c"), &err), SAKUIN_ENOTFOUND,
		  "no document 'c'");
	/* Nobody sees it yet ... */
	searched(r, "report OR takeshima", 0, 9, NULL);
	ck_assert_uint_eq(seen.count, 2);
	must(sakuin_index_commit(x, &err));
	/* ... and now a reader does that was open before. */
	ck_assert_str_eq(searched(r, "report OR takeshima OR news", 0, 9, NULL),
			 "1 d||en|||<b>News</b>.\n");
	must(sakuin_index_add(
		x, str("{\"id\":\"e\",\"lang\":\"en\",\"text\":\"Lost.\"}"),
		&err));
	sakuin_index_close(x);
	ck_assert_str_eq(searched(r, "lost", 0, 9, NULL), "");
	sakuin_rewriter_free(r);
	sakuin_index_close(NULL);
	must_fail(sakuin_index_open(in_folder("no/such/folder"), &err),
		  SAKUIN_EIO, "No such file or directory");
}
END_TEST

static bool
see_bytes(void *ctx, struct sakuin_str got, struct sakuin_error *e)
{
	struct seen *s = ctx;

	seen_done(s);
	return sk_buf_add(&s->text, got.ptr, got.len, e);
}

/* Enough for the blocks of an open database to be used again. */
static void
add_many(int round)
{
	struct sakuin_index *x = open_index("db");
	char line[100];

	for (int i = 0; i < 300; i++) {
		snprintf(
			line, sizeof line,
			"{\"id\":\"%d-%d\",\"text\":\"Nakason%d nakasonet%d\"}",
			round, i, i, i);
		must(sakuin_index_add(x, str(line), &err));
	}
	must(sakuin_index_commit(x, &err));
	sakuin_index_close(x);
}

/* A rewriter that stays open while others write still reads their words. */
START_TEST(rewriting_meanwhile)
{
	struct xc_parser parser = { .default_op = XC_OR,
				    .stemming = XC_STEM_STOCK,
				    .stemmer = "english" };
	struct xc_query *stock =
		xc_query_parse(&parser, NULL, str("nakasones"), &err);
	struct sakuin_rewriter *r;
	struct sk_buf query = { 0 };

	add_many(9);
	r = open_rewriter("db");
	must(stock != NULL);
	must(xc_query_serialise(stock, &query, &err));
	for (int i = 0; i < 3; i++) {
		add_many(i);
		must(sakuin_query_rewrite(r, sk_buf_str(&query), see_bytes,
					  &seen, &err));
	}
	xc_query_free(stock);
	sk_buf_done(&query);
	sakuin_rewriter_free(r);
}
END_TEST

static bool
see_source(void *ctx, const struct sakuin_hit *hit, struct sakuin_error *e)
{
	struct seen *s = ctx;

	s->count++;
	return sk_buf_printf(&s->text, e, "%.*s: %.*s, %u %u\n",
			     (int)hit->kind.len, hit->kind.ptr,
			     (int)hit->title.len, hit->title.ptr, hit->cites,
			     hit->cited_by);
}

/* The sources that a text cites are documents of their own. */
START_TEST(references)
{
	static const char *const citing[] = {
		"{\"id\":\"r\",\"lang\":\"en\",\"text\":\"So it was [1].\\n"
		"References\\n[1] Adler, K. (1991). Ink and iron. Harbour "
		"Review, 3(2), 5-9.\\n[2] Brandt, L. (1980). The clerk's "
		"hand. Oxford: OUP.\\n\"}",
		NULL,
	};
	struct sakuin_rewriter *r;

	make("db", citing);
	r = open_rewriter("db");
	seen_done(&seen);
	must(sakuin_search(r, str("clerk kind:source"), 0, 1, see_source, &seen,
			   NULL, &err));
	ck_assert_str_eq(seen_text(&seen), "source: The clerk's hand, 0 1\n");
	seen_done(&seen);
	must(sakuin_search(r, str("so kind:document"), 0, 9, see_source, &seen,
			   NULL, &err));
	ck_assert_str_eq(seen_text(&seen), "document: , 2 0\n");
	sakuin_rewriter_free(r);
}
END_TEST

/* All who cite a source count, whichever database has them. */
START_TEST(references_in_two_databases)
{
	static const char *const citing[][2] = {
		{ "{\"id\":\"r\",\"text\":\"So.\",\"references\":[\"Adler, K. "
		  "(1991). Ink and iron. Harbour Review, 3(2), 5-9.\"]}",
		  NULL },
		{ "{\"id\":\"s\",\"text\":\"Not so.\",\"references\":[\"Adler, "
		  "K. (1991). Ink and iron. Harbour Review, 3(2), 5-9.\"]}",
		  NULL },
	};
	const char *paths[] = { in_folder("one"), in_folder("two") };
	struct sakuin_rewriter *r;

	make("one", citing[0]);
	make("two", citing[1]);
	r = sakuin_rewriter_new(paths, 2, &err);
	must(r != NULL);
	seen_done(&seen);
	must(sakuin_search(r, str("iron kind:source"), 0, 9, see_source, &seen,
			   NULL, &err));
	ck_assert_str_eq(seen_text(&seen), "source: Ink and iron, 0 2\n");
	sakuin_rewriter_free(r);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("library_index");
	TCase *tcase = tcase_create("library_index");

	tcase_add_checked_fixture(tcase, set_up, tear_down);
	tcase_add_loop_test(tcase, lines_that_are_broken, 0, COUNT(broken));
	tcase_add_test(tcase, indexing);
	tcase_add_test(tcase, rewriting_meanwhile);
	tcase_add_test(tcase, references);
	tcase_add_test(tcase, references_in_two_databases);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
