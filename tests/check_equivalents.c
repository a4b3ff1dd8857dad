/* check_equivalents.c - names from authority files: how they are known, and
 * what becomes of a query that has one. */
#include "equivalents.h"
#include "index_test.h"
#include "suite.h"

static const char rows[] =
	"# id, disputed, names\n"
	"tokto\ty\tDokdo|Takeshima|Liancourt Rocks|竹島|독도\n"
	"kim\t-\tKim Jong-un|Kim Jong Un|金正恩|김정은\n"
	"iwo\t-\tIwo Jima|Iwo-jima|Iwojima|硫黄島\n"
	"rok-s\t-\tROK|South Korea\n"
	"rok-t\t-\tROK|Taiwan\n"
	"alone\t-\tNobody\n"
	"cafe\t-\tCafé Müller|Müllerstube\n"
	"osaka\t-\tŌsaka|Osaka|Naniwa|大坂|ｵｵｻｶ\n"
	"quoted\t-\t\"Quoted\"|‘Ayn|(3) Bridges\n"
	/* letters and marks apart */
	"apart\t-\tか\u3099くとう|U\u0308bung|가\u11A8동\n";
static const char solr[] = "aa, bb => cc dd, ee\n"
			   "# nothing\n";

static struct sk_equivalents *
read_rows(void)
{
	struct sk_equivalents *e = sk_equivalents_new(&err);

	must(e != NULL);
	write_file("names.tsv", rows);
	write_file("solr.txt", solr);
	must(sk_equivalents_read(e, in_folder("names.tsv"), &err));
	must(sk_equivalents_read(e, in_folder("solr.txt"), &err));
	return e;
}

/* "NAMED of FORMS (FILE)", "!" before disputed ones. */
static bool
see_group(void *ctx, const struct sk_equivalent *g, size_t named,
	  struct sakuin_error *e)
{
	struct seen *s = ctx;

	if (++s->count == s->stop_at)
		return sk_fail(e, SAKUIN_EIO, "stopped by the test");
	return sk_buf_printf(&s->text, e, "%s%s%.*s of %zu (%.*s)",
			     s->text.len ? "; " : "", g->disputed ? "!" : "",
			     (int)g->forms[named].len, g->forms[named].ptr,
			     g->count, (int)g->file.len, g->file.ptr);
}

/* A name and how people say it is read lead to each other, in any spelling of
 * the reading; what sounds like nothing does by its letters. */
static const struct {
	const char *query, *expected;
} readings[] = {
	{ "tounan kuonjirou", "tall" },
	{ "T\xC5\x8Dnan Kuonjir\xC5\x8D", "tall" },
	{ "\"Tonan Kuonjiro\"", "tall" },
	{ "\xE6\x9D\xB1\xE5\x8D\x97\xE9\x99\xA2", "latin tall" },
	{ "xylqz", "odd" },
	{ "xylqu", "" },
	{ "Kuonjiro", "latin" },
};

START_TEST(readings_that_people_give)
{
	struct sk_equivalents *e = sk_equivalents_new(&err);
	struct sk_rewriter *r = sk_rewriter_new(NULL, &err);
	const struct sk_query_options none = { 0 };
	struct sk_store *s = writer("db");
	struct xc_query *query;
	struct seen seen = { .count = 0 };
	bool all = true;

	must(e && r);
	put(s, "tall", "",
	    "\xE5\xA4\xA7\xE6\x9D\xB1\xE5\x8D\x97\xE9"
	    "\x99\xA2\xE3\x81\x8C\xE3\x80\x82",
	    "ja");
	put(s, "latin", "", "Tonan Kuonjiro came.", "en");
	put(s, "odd", "", "\xED\x99\x8D\xEA\xB8\xB8\xEB\x8F\x99", "ko");
	commit_and_close(s);
	s = reader("db");
	must(sk_equivalents_reading(e,
				    sk_str("\xE6\x9D\xB1\xE5\x8D\x97\xE9"
					   "\x99\xA2"),
				    sk_str("Tonan Kuonjiro"), &err));
	must(sk_equivalents_reading(e,
				    sk_str("\xED\x99\x8D\xEA\xB8\xB8\xEB"
					   "\x8F\x99"),
				    sk_str("Xylqz"), &err));
	must(sk_equivalents_reading(e, sk_str("..."), sk_str("Tonan"), &err));
	sk_rewriter_equivalents(r, e, NULL, NULL);
	query = sk_query_new(sk_store_db(s), r, sk_str(readings[_i].query),
			     &none, &err);
	must(query != NULL);
	must(sk_search(s, query, 0, 100, see_id, &seen, NULL, &err));
	for (const char *p = readings[_i].expected; *p; p += strcspn(p, " ")) {
		char id[16];

		p += *p == ' ';
		snprintf(id, sizeof id, "%.*s", (int)strcspn(p, " "), p);
		all &= listed(seen_text(&seen), id);
	}
	ck_assert_msg(all && (*readings[_i].expected ||
			      !listed(seen_text(&seen), "odd")),
		      "%s: %s", readings[_i].query, seen_text(&seen));
	xc_query_free(query);
	seen_done(&seen);
	sk_rewriter_free(r);
	sk_equivalents_free(e);
	sk_store_close(s);
}
END_TEST

static const struct {
	const char *key, *expected;
} keys[] = {
	{ "dokdo", "!Dokdo of 5 (names.tsv)" },
	{ "liancourtrocks", "!Liancourt Rocks of 5 (names.tsv)" },
	{ "Zliancourtrock", "!Liancourt Rocks of 5 (names.tsv)" },
	{ "竹島", "!竹島 of 5 (names.tsv)" },
	{ "Z竹島", "!竹島 of 5 (names.tsv)" },
	{ "kimjongun", "Kim Jong-un of 3 (names.tsv)" },
	{ "iwojima", "Iwo Jima of 3 (names.tsv)" },
	{ "rok", "ROK of 2 (names.tsv); ROK of 2 (names.tsv)" },
	{ "cafemuller", "Café Müller of 2 (names.tsv)" },
	{ "Ztakeshima", "!Takeshima of 5 (names.tsv)" },
	{ "aa", "aa of 4 (solr.txt)" },
	{ "ccdd", "" },
	{ "nobody", "Nobody of 1 (names.tsv)" },
	/* Whatever letter they begin with, and whichever form is asked for. */
	{ "osaka", "Ōsaka of 4 (names.tsv)" },
	{ "Zosaka", "Ōsaka of 4 (names.tsv)" },
	{ "ōsaka", "" },
	{ "naniwa", "Naniwa of 4 (names.tsv)" },
	{ "大坂", "大坂 of 4 (names.tsv)" },
	{ "オオサカ", "ｵｵｻｶ of 4 (names.tsv)" },
	{ "quoted", "\"Quoted\" of 3 (names.tsv)" },
	{ "ayn", "‘Ayn of 3 (names.tsv)" },
	{ "3bridges", "(3) Bridges of 3 (names.tsv)" },
	{ "Z3bridg", "(3) Bridges of 3 (names.tsv)" },
	{ "がくとう", "か\u3099くとう of 3 (names.tsv)" },
	{ "ubung", "U\u0308bung of 3 (names.tsv)" },
	{ "각동", "가\u11A8동 of 3 (names.tsv)" },
	{ "Dokdo", "" },
	{ "", "" },
	{ "Z", "" },
};

START_TEST(names_are_known)
{
	struct sk_equivalents *e = read_rows();
	struct seen seen = { .count = 0 };

	must(sk_equivalents_find(e, sk_str(keys[_i].key), see_group, &seen,
				 &err));
	ck_assert_str_eq(seen_text(&seen), keys[_i].expected);
	seen_done(&seen);
	sk_equivalents_free(e);
}
END_TEST

/* The same, whatever was asked before. */
START_TEST(names_stay_known)
{
	struct sk_equivalents *e = read_rows();

	for (int round = 0; round < 2; round++)
		for (int i = 0; i < COUNT(keys); i++) {
			int n = round ? COUNT(keys) - 1 - i : i;
			struct seen seen = { .count = 0 };

			must(sk_equivalents_find(e, sk_str(keys[n].key),
						 see_group, &seen, &err));
			ck_assert_str_eq(seen_text(&seen), keys[n].expected);
			seen_done(&seen);
		}
	sk_equivalents_free(e);
}
END_TEST

START_TEST(failures)
{
	struct sk_equivalents *e = read_rows();
	struct seen seen = { .stop_at = 1 };

	must_fail(sk_equivalents_find(e, sk_str("rok"), see_group, &seen, &err),
		  SAKUIN_EIO, "stopped by the test");
	must_fail(sk_equivalents_read(e, in_folder("nothing.tsv"), &err),
		  SAKUIN_ENOTFOUND, "nothing.tsv");
	write_file("bad.tsv", "one\tmaybe\ttwo\n");
	must_fail(sk_equivalents_read(e, in_folder("bad.tsv"), &err),
		  SAKUIN_EINVAL, "bad.tsv:1: not a row");
	/* What was read before is still there. */
	seen = (struct seen){ .count = 0 };
	must(sk_equivalents_find(e, sk_str("dokdo"), see_group, &seen, &err));
	ck_assert_uint_eq(seen.count, 1);
	seen_done(&seen);
	sk_equivalents_free(e);
	sk_equivalents_free(NULL);
}
END_TEST

/* TEXT, parsed as we or as a stock parser does, for what it may find. */
static const char *
found_for(struct sk_store *s, const char *text, bool stock, bool with,
	  struct seen *also)
{
	static struct seen seen;
	const struct sk_query_options none = { 0 };
	const struct xc_parser parser = { .default_op = XC_OR,
					  .flags = XC_PARSE_BOOLEAN |
						   XC_PARSE_PHRASE |
						   XC_PARSE_LOVEHATE,
					  .stemming = XC_STEM_STOCK,
					  .stemmer = "english" };
	struct sk_rewriter *r = sk_rewriter_new(NULL, &err);
	struct sk_equivalents *e = read_rows();
	struct xc_query *query, *parsed = NULL;

	must(r != NULL);
	if (with)
		sk_rewriter_equivalents(r, e, also ? see_group : NULL, also);
	if (stock) {
		sk_rewriter_stock(r, true, sk_store_db(s));
		parsed = xc_query_parse(&parser, sk_store_db(s), sk_str(text),
					&err);
		must(parsed != NULL);
		query = xc_query_rewrite(parsed, sk_rewrite, r, &err);
	} else {
		query = sk_query_new(sk_store_db(s), r, sk_str(text), &none,
				     &err);
	}
	must(query != NULL);
	seen_done(&seen);
	must(sk_search(s, query, 0, 100, see_id, &seen, NULL, &err));
	xc_query_free(query);
	xc_query_free(parsed);
	sk_rewriter_free(r);
	sk_equivalents_free(e);
	return seen_text(&seen);
}

static struct sk_store *
reports(void)
{
	struct sk_store *s = writer("db");

	put(s, "dokdo", "Of Dokdo", "Some said so of Dokdo in the news.", "en");
	put(s, "rocks", "", "Some said so of Liancourt Rocks in the news.",
	    "en");
	put(s, "han", "", "竹島の話。", "ja");
	put(s, "hangul", "", "독도에 대한 이야기.", "ko");
	put(s, "takeshima", "", "Some said so of Takeshima in the news.", "en");
	put(s, "kim", "", "Then Kim Jong-un came.", "en");
	put(s, "kim-han", "", "金正恩が来た。", "ja");
	put(s, "other", "", "The rocks of Kim, and a young jong.", "en");
	put(s, "iwo-apart", "", "The sand of Iwo Jima is black.", "en");
	put(s, "iwo-solid", "", "The sand of Iwojima is black.", "en");
	put(s, "words", "", "Then cc dd came, and ee.", "en");
	commit_and_close(s);
	return reader("db");
}

static const struct {
	const char *text, *first;
	const char *found[6], *not_found[3];
} queries[] = {
	{ "Dokdo",
	  "dokdo",
	  { "rocks", "han", "hangul", "takeshima" },
	  { "other", "kim" } },
	{ "takeshima",
	  "takeshima",
	  { "rocks", "han", "hangul", "dokdo" },
	  { "other" } },
	{ "독도는",
	  "hangul",
	  { "dokdo", "rocks", "han", "takeshima" },
	  { "other" } },
	{ "\"liancourt rocks\"",
	  "rocks",
	  { "dokdo", "han", "hangul" },
	  { "other" } },
	{ "liancourt rocks", "rocks", { "dokdo", "han", "hangul" }, { NULL } },
	{ "liancourt AND rocks",
	  "rocks",
	  { "dokdo", "han", "hangul" },
	  { "other" } },
	{ "Kim Jong-un", "kim", { "kim-han" }, { "dokdo" } },
	{ "kim jong un", "kim", { "kim-han" }, { "dokdo" } },
	{ "金正恩", "kim-han", { "kim" }, { "dokdo" } },
	{ "硫黄島", "iwo-", { "iwo-solid", "iwo-apart" }, { NULL } },
	{ "title:takeshima", "dokdo", { NULL }, { "han", "takeshima" } },
	{ "aa", "words", { NULL }, { "other" } },
	{ "+dokdo", "dokdo", { "han" }, { "other" } },
	/* The right side of a minus is what was typed and nothing else. */
	{ "+news -Takeshima", "rocks", { "dokdo" }, { "takeshima" } },
	{ "+news -\"liancourt rocks\"", "takeshima", { "dokdo" }, { "rocks" } },
};

START_TEST(other_names_are_found)
{
	struct sk_store *s = reports();

	for (int stock = 0; stock < 2; stock++) {
		const char *got;

		if (stock && strncmp(queries[_i].text, "title", 5) == 0)
			continue; /* the parser has no fields */
		got = found_for(s, queries[_i].text, stock, true, NULL);
		ck_assert_msg(strncmp(got, queries[_i].first,
				      strlen(queries[_i].first)) == 0,
			      "%s: %s", queries[_i].text, got);
		for (int i = 0; queries[_i].found[i]; i++)
			ck_assert_msg(listed(got, queries[_i].found[i]),
				      "%d %s: no %s in %s", stock,
				      queries[_i].text, queries[_i].found[i],
				      got);
		for (int i = 0; i < 3 && queries[_i].not_found[i]; i++)
			ck_assert_msg(!listed(got, queries[_i].not_found[i]),
				      "%d %s: %s in %s", stock,
				      queries[_i].text,
				      queries[_i].not_found[i], got);
	}
	sk_store_close(s);
}
END_TEST

START_TEST(without_files)
{
	struct sk_store *s = reports();
	struct seen also = { .count = 0 };

	ck_assert_str_eq(
		found_for(s, "\"liancourt rocks\"", false, false, NULL),
		"rocks");
	found_for(s, "news dokdo dokdo -takeshima", false, true, &also);
	ck_assert_str_eq(seen_text(&also), "!Dokdo of 5 (names.tsv); "
					   "!Dokdo of 5 (names.tsv)");
	seen_done(&also);
	sk_store_close(s);
}
END_TEST

/* Everything else equal, the spelling that was typed is first. */
START_TEST(typed_before_others)
{
	static const char *const names[] = { "Dokdo", "Takeshima", "竹島",
					     "독도" };
	struct sk_store *s = writer("db");

	for (int i = 0; i < COUNT(names); i++)
		for (int j = 0; j < 2; j++) {
			char text[200], id[32];

			snprintf(text, sizeof text,
				 "in the news %s was named by some%s%s",
				 names[i], j ? " and again as " : "",
				 j ? names[i] : "");
			snprintf(id, sizeof id, "%d-%d", i, j);
			put(s, id, "", text, "en");
		}
	commit_and_close(s);
	s = reader("db");
	for (int i = 0; i < COUNT(names); i++) {
		const char *got = found_for(s, names[i], false, true, NULL);

		ck_assert_msg(got[0] == '0' + i && got[4] == '0' + i, "%s: %s",
			      names[i], got);
		ck_assert_uint_eq(strlen(got), 8 * 4 - 1);
	}
	sk_store_close(s);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("equivalents");
	TCase *tcase = tcase_create("equivalents");

	tcase_add_checked_fixture(tcase, set_up, tear_down);
	tcase_set_timeout(tcase, 60);
	tcase_add_loop_test(tcase, names_are_known, 0, COUNT(keys));
	tcase_add_loop_test(tcase, other_names_are_found, 0, COUNT(queries));
	tcase_add_test(tcase, names_stay_known);
	tcase_add_loop_test(tcase, readings_that_people_give, 0,
			    COUNT(readings));
	tcase_add_test(tcase, failures);
	tcase_add_test(tcase, without_files);
	tcase_add_test(tcase, typed_before_others);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
