/* check_library.c - what a program gets that knows sakuin.h alone: hits, and
 * the other spellings of a word. */
#include "library_test.h"
#include "suite.h"

static const struct {
	const char *name, *query;
	uint32_t first, limit;
	const char *hits;
} searches[] = {
	{ "all of a hit", "독도", 0, 1,
	  "1 a|<i>섬</i>|ko|2012-09|http://x/a|<b>독도는</b> 섬이다. "
	  "<b>독도</b>!\n" },
	{ "escaped", "tokto", 0, 1,
	  "1 b||en|||The island <b>Tokto</b> &amp; more.\n" },
	{ "another script", "tokto", 1, 1,
	  "2 a|<i>섬</i>|ko|2012-09|http://x/a|<b>독도</b>는 섬이다. "
	  "<b>독도</b>!\n" },
	{ "a filter", "tokto lang:ko", 0, 9,
	  "1 a|<i>섬</i>|ko|2012-09|http://x/a|<b>독도</b>는 섬이다. "
	  "<b>독도</b>!\n" },
	{ "a wildcard", "repo*", 0, 9,
	  "1 d||en|||<b>Reports</b> of islands.\n" },
	{ "a limit of none", "tokto", 0, 0, "" },
	{ "behind the last", "tokto", 9, 9, "" },
	{ "nothing there", "absent", 0, 9, "" },
	{ "no word", "", 0, 9, "" },
};

START_TEST(searching)
{
	struct sakuin_rewriter *r;

	make("db", few);
	r = open_rewriter("db");
	ck_assert_str_eq(searched(r, searches[_i].query, searches[_i].first,
				  searches[_i].limit, NULL),
			 searches[_i].hits);
	sakuin_rewriter_free(r);
}
END_TEST

START_TEST(searches_that_fail)
{
	struct sakuin_rewriter *r;
	uint32_t estimate = 0;

	make("db", few);
	r = open_rewriter("db");
	must_fail(sakuin_search(r, str("a OR OR b"), 0, 9, see_hit, &seen, NULL,
				&err),
		  SAKUIN_EINVAL, "does not parse");
	seen.stop_at = 1;
	must_fail(sakuin_search(r, str("tokto"), 0, 9, see_hit, &seen, NULL,
				&err),
		  SAKUIN_EIO, "stopped by the test");
	seen.stop_at = 0;
	/* It can still be used. */
	searched(r, "tokto", 0, 9, &estimate);
	ck_assert_uint_eq(estimate, 2);
	sakuin_rewriter_free(r);
	r = sakuin_rewriter_new(NULL, 0, &err);
	must(r != NULL);
	ck_assert_str_eq(sakuin_rewriter_warning(r), "");
	must_fail(sakuin_search(r, str("x"), 0, 9, see_hit, &seen, NULL, &err),
		  SAKUIN_EINVAL, "made without a database");
	sakuin_rewriter_free(r);
}
END_TEST

START_TEST(no_rewriter)
{
	const char *paths[] = { in_folder("db"), in_folder("nowhere") };

	make("db", few);
	must_fail(sakuin_rewriter_new(paths, 2, &err), SAKUIN_ENOTFOUND,
		  "nowhere: no such database; name another, or make it");
	sakuin_rewriter_free(NULL);
}
END_TEST

/* Words of what sakuin did not index are looked for, with a warning. */
START_TEST(a_strange_database)
{
	const char *path = in_folder("db");
	struct xc_db *db = xc_open_writer(path, &err);
	struct sakuin_rewriter *r;

	must(xc_stock_add(db, str("Takeshima"), "english", &err));
	must(xc_commit(db, &err));
	xc_close(db);
	r = sakuin_rewriter_new(&path, 1, &err);
	must(r != NULL);
	ck_assert_ptr_nonnull(strstr(sakuin_rewriter_warning(r),
				     "db: not made by sakuin; words are"));
	sakuin_rewriter_free(r);
}
END_TEST

/* A rewriter that was there before sees what documents say of readings. */
START_TEST(glosses_that_come_and_go)
{
	static const char *const one[] = {
		"{\"id\":\"a\",\"lang\":\"ja\",\"text\":\"雪舟の画\"}", NULL
	};
	static const char *const said[] = {
		"{\"id\":\"b\",\"lang\":\"ja\",\"text\":\"雪舟（せつふね）\"}",
		NULL
	};
	struct sakuin_rewriter *r;
	struct sakuin_index *x;

	make("db", one);
	r = open_rewriter("db");
	searched(r, "setsufune", 0, 9, NULL);
	ck_assert_uint_eq(seen.count, 0);
	make("db", said);
	searched(r, "setsufune", 0, 9, NULL);
	ck_assert_uint_eq(seen.count, 2);
	x = open_index("db");
	must(sakuin_index_remove(x, str("b"), &err));
	must(sakuin_index_commit(x, &err));
	sakuin_index_close(x);
	searched(r, "setsufune", 0, 9, NULL);
	ck_assert_uint_eq(seen.count, 0);
	sakuin_rewriter_free(r);
}
END_TEST

static bool
see_form(void *ctx, const struct sakuin_form *f, struct sakuin_error *e)
{
	static const char *const why[] = { "stem", "sound", "name" };
	static const char *const lang[] = { "", "-ja", "-ko", "-zh" };
	struct seen *s = ctx;

	if (++s->count == s->stop_at)
		return sk_fail(e, SAKUIN_EIO, "stopped by the test");
	return sk_buf_printf(&s->text, e, "%.*s %s%s %u %u%s%.*s\n",
			     (int)f->text.len, f->text.ptr, why[f->relation],
			     lang[f->reading], f->occurrences, f->documents,
			     f->disputed ? " disputed " : "", (int)f->file.len,
			     f->file.ptr);
}

static const char *
names_file(void)
{
	write_file("names.tsv",
		   "x\ty\tDokdo|Tokto|Takeshima|Liancourt Rocks|독도\n"
		   "y\t-\tcall|shout\n");
	return in_folder("names.tsv");
}

static const struct {
	const char *name, *word;
	bool names;
	const char *forms;
} expansions[] = {
	{ "sounds", "tokto", false, "독도 sound-ko 2 1\nTokto sound-ko 1 1\n" },
	{ "from its own script", "독도", false,
	  "독도 sound-ko 2 1\nTokto sound-ko 1 1\n" },
	{ "inflections", "report", false, "Reports stem 1 1\n" },
	{ "names, without what was told", "Tokto", true,
	  "독도 sound-ko 2 1\nTokto sound-ko 1 1\n"
	  "Dokdo name 0 0 disputed names.tsv\n"
	  "Takeshima name 0 1 disputed names.tsv\n"
	  "Liancourt Rocks name 0 0 disputed names.tsv\n" },
	{ "a name of two words", "liancourt rocks", true,
	  "Dokdo name 0 0 disputed names.tsv\n"
	  "Tokto name 0 1 disputed names.tsv\n"
	  "Takeshima name 0 1 disputed names.tsv\n"
	  "독도 name 0 1 disputed names.tsv\n" },
	{ "not disputed", "call", true,
	  "call stem 1 1\nshout name 0 0names.tsv\n" },
	{ "what is grammar elsewhere", "AND", true, "" },
	{ "absent", "absent", true, "" },
	{ "no word", "", true, "" },
};

START_TEST(expanding)
{
	struct sakuin_rewriter *r;

	make("db", few);
	r = open_rewriter("db");
	if (expansions[_i].names)
		must(sakuin_rewriter_synonyms(r, names_file(), &err));
	for (int twice = 0; twice < 2; twice++) {
		seen_done(&seen);
		must(sakuin_expand(r, str(expansions[_i].word), 100, see_form,
				   &seen, &err));
		ck_assert_str_eq(seen_text(&seen), expansions[_i].forms);
	}
	sakuin_rewriter_free(r);
}
END_TEST

START_TEST(expansions_that_fail)
{
	struct sakuin_rewriter *r = sakuin_rewriter_new(NULL, 0, &err);

	must(r != NULL);
	must_fail(sakuin_expand(r, str("x"), 9, see_form, &seen, &err),
		  SAKUIN_EINVAL, "made without a database");
	must_fail(sakuin_rewriter_synonyms(r, in_folder("nothing"), &err),
		  SAKUIN_ENOTFOUND, "nothing: No such file");
	sakuin_rewriter_free(r);
	make("db", few);
	r = open_rewriter("db");
	must(sakuin_rewriter_synonyms(r, names_file(), &err));
	/* In a spelling, and in a name. */
	for (seen.stop_at = 1; seen.stop_at < 4; seen.stop_at += 2) {
		seen.count = 0;
		must_fail(sakuin_expand(r, str("tokto"), 9, see_form, &seen,
					&err),
			  SAKUIN_EIO, "stopped by the test");
	}
	seen.stop_at = 0;
	sakuin_rewriter_free(r);
}
END_TEST

static bool
see_bytes(void *ctx, struct sakuin_str got, struct sakuin_error *e)
{
	struct seen *s = ctx;

	if (++s->count == s->stop_at)
		return sk_fail(e, SAKUIN_EIO, "stopped by the test");
	return sk_buf_printf(&s->text, e, "<%.*s>", (int)got.len, got.ptr);
}

static const struct {
	const char *name, *text, *other;
} suggestions[] = {
	{ "written nearly so", "repurts of island", "<reports of island>" },
	{ "there as it is", "islands", "<>" },
	{ "nothing like it", "zzzzzz", "<>" },
	{ "no word", "", "<>" },
};

START_TEST(suggesting)
{
	struct sakuin_rewriter *r;

	make("db", few);
	r = open_rewriter("db");
	seen_done(&seen);
	must(sakuin_suggest(r, str(suggestions[_i].text), see_bytes, &seen,
			    &err));
	ck_assert_str_eq(seen_text(&seen), suggestions[_i].other);
	seen.stop_at = seen.count + 1;
	must_fail(sakuin_suggest(r, str("x"), see_bytes, &seen, &err),
		  SAKUIN_EIO, "stopped by the test");
	seen.stop_at = 0;
	sakuin_rewriter_free(r);
	r = sakuin_rewriter_new(NULL, 0, &err);
	must(r != NULL);
	must_fail(sakuin_suggest(r, str("x"), see_bytes, &seen, &err),
		  SAKUIN_EINVAL, "made without a database");
	sakuin_rewriter_free(r);
}
END_TEST

static bool
see_kind(void *ctx, const struct sakuin_token *t, struct sakuin_error *e)
{
	struct seen *s = ctx;

	return sk_buf_printf(&s->text, e, "%d:%.*s ", (int)t->kind,
			     (int)t->text.len, t->text.ptr);
}

START_TEST(the_chain_of_databases)
{
	struct sakuin_field field = { .text = str("Yoon Suk-yeol, 윤석열") };
	const char *specs[] = { NULL, SAKUIN_CHAIN };
	struct sk_buf was = { 0 };

	for (int i = 0; i < 2; i++) {
		struct sakuin_analyzer *a =
			sakuin_analyzer_new(specs[i], SAKUIN_INDEX, &err);

		must(a != NULL);
		seen_done(&seen);
		must(sakuin_analyze(a, &field, see_kind, &seen, &err));
		sakuin_analyzer_free(a);
		ck_assert_ptr_nonnull(strstr(seen_text(&seen), "6:"));
		if (i == 0)
			must(sk_buf_add(&was, seen.text.ptr, seen.text.len,
					&err));
	}
	ck_assert(sk_str_eq(sk_buf_str(&was), sk_buf_str(&seen.text)));
	sk_buf_done(&was);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("library");
	TCase *tcase = tcase_create("library");

	tcase_add_checked_fixture(tcase, set_up, tear_down);
	tcase_add_loop_test(tcase, searching, 0, COUNT(searches));
	tcase_add_test(tcase, searches_that_fail);
	tcase_add_test(tcase, no_rewriter);
	tcase_add_test(tcase, a_strange_database);
	tcase_add_test(tcase, glosses_that_come_and_go);
	tcase_add_loop_test(tcase, expanding, 0, COUNT(expansions));
	tcase_add_test(tcase, expansions_that_fail);
	tcase_add_loop_test(tcase, suggesting, 0, COUNT(suggestions));
	tcase_add_test(tcase, the_chain_of_databases);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
