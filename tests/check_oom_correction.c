/* check_oom_correction.c - corrections when memory runs out. */
#include "ingest_correct.h"
#include "link_test.h"
#include "oom.h"
#include "review.h"
#include "store_correct.h"
#include "store_impl.h"
#include "suite.h"

#define N1 "src:0123456789abcdef"
#define N2 "src:fedcba9876543210"

static const char file[] =
	"a\ttitle\t\"\"\"War\"\" and peace\"\tMK\t2026-11-23\n"
	"a\tdate\t-\n" N2 " " N1 "\tverdict\tdifferent\n" N1
	"\tauthors\tMori, Kenji; Ministry of Ports\n" N1
	"\tdoi\thttps://doi.org/10.1000/x\n" N1 "\tyear\t2004\nbad\n";

static bool
take(void *ctx, unsigned line, const struct sk_correction *c,
     struct sakuin_error *e)
{
	size_t entry;

	(void)line;
	return sk_corrections_put(ctx, c, &entry, e);
}

static bool
store_take(void *ctx, unsigned line, const struct sk_correction *c,
	   struct sakuin_error *e)
{
	return sk_store_correct(ctx, c, line, e);
}

static void
bad(void *ctx, unsigned line, const struct sakuin_error *why)
{
	(void)ctx;
	(void)why;
	ck_assert_uint_eq(line, 7);
}

static bool
read_file(struct sk_corrections *c, struct sakuin_error *e)
{
	const struct sk_correction_sink sink = { take, bad, c };

	return sk_corrections_parse(sk_str(file), &sink, e);
}

static bool
read_and_write(void *ctx, struct sakuin_error *e)
{
	struct sk_corrections *c = sk_corrections_new(e);
	struct sk_buf line = { 0 };
	bool ok = c && read_file(c, e);

	(void)ctx;
	ck_assert(!ok || sk_corrections_count(c) == 6);
	for (size_t i = 0; ok && i < 6; i++)
		ok = sk_correction_line(&line, &sk_corrections_at(c, i)->c, e);
	sk_buf_done(&line);
	sk_corrections_free(c);
	return ok;
}

/* All or nothing: a document is never half of what it was. */
static bool
correct(void *ctx, struct sakuin_error *e)
{
	struct sk_reference ref = { .raw = sk_str("x") };
	struct sk_document doc = { .id = sk_str("a"),
				   .title = sk_str("Old"),
				   .date = sk_str("2001"),
				   .extra = sk_str("{\"n\":1}") };
	struct sk_arena arena = { 0 };
	bool ok = sk_correct_document(ctx, &doc, &arena, e) &&
		  sk_correct_reference(ctx, sk_str(N1), &ref, &arena, e) &&
		  sk_correct_restore(&doc, &arena, e);

	ck_assert(!ok || sk_str_eq(doc.title, sk_str("Old")));
	ck_assert(!ok || sk_str_eq(doc.date, sk_str("2001")));
	ck_assert(!ok || ref.author_count == 2);
	sk_arena_done(&arena);
	return ok;
}

/* Said of a database: a title of a document, of a reference by its place, and
 * that what was one is two. */
static bool
carry_out(void *ctx, struct sakuin_error *e)
{
	static const char lines[] = "a\ttitle\tNew\n"
				    "a#1\ttitle\tA history\n"
				    "a#1 b#1\tverdict\tdifferent\n"
				    "c#1\ttitle\tLater\n";
	struct sk_store *s = sk_store_open_writer(in_folder("db"), e);
	const struct sk_correction_sink sink = { store_take, bad, s };
	bool ok = s && sk_corrections_parse(sk_str(lines), &sink, e) &&
		  sk_store_link(s, e);

	(void)ctx;
	/* Nothing is committed: the next try finds all as it was. */
	sk_store_close(s);
	return ok;
}

static bool
count_doubt(void *ctx, const struct sk_doubt *doubt, struct sakuin_error *e)
{
	(void)e;
	ck_assert_uint_gt(doubt->proposal.id.len, 0);
	++*(size_t *)ctx;
	return true;
}

static bool
review(void *ctx, struct sakuin_error *e)
{
	const char *path = in_folder("db");
	size_t seen = 0, found;
	char warning[500];
	struct sk_store *s = sk_store_open(&path, 1, warning, e);
	bool ok = s && sk_review(s, 0, count_doubt, &seen, &found, e);

	(void)ctx;
	ck_assert(!ok || (seen == found && seen > 0));
	sk_store_close(s);
	return ok;
}

START_TEST(databases)
{
	struct sk_store *s = writer("db");

	put_report(s, "a", "x", PRINTS("\"" A "\""));
	put_report(s, "b", "x", PRINTS("\"" A2 "\", \"Consul. 2001.\""));
	put_report(s, "d", "", "");
	commit_and_close(s);
	ck_assert_uint_ge(oom_until_success(carry_out, NULL), 100);
	ck_assert_uint_ge(oom_until_success(review, NULL), 40);
}
END_TEST

START_TEST(files)
{
	ck_assert_uint_ge(oom_until_success(read_and_write, NULL), 15);
}
END_TEST

/* The file of a run, whose path is CTX. */
static bool
come_with_a_run(void *ctx, struct sakuin_error *e)
{
	const struct sk_ingest_options o = { .corrections = ctx };
	struct sk_ingest_summary summary = { 0 };
	struct sk_store *s = sk_store_open_writer(in_folder("empty"), e);
	bool ok = s && sk_ingest_corrections(s, &o, &summary, e);

	ck_assert(!ok || summary.corrections == 6);
	sk_store_close(s);
	return ok;
}

START_TEST(with_a_run)
{
	char path[200];
	FILE *f;

	snprintf(path, sizeof path, "%s", in_folder("fixes.tsv"));
	f = fopen(path, "w");
	ck_assert_ptr_nonnull(f);
	ck_assert_int_ge(fputs(file, f), 0);
	ck_assert_int_eq(fclose(f), 0);
	ck_assert_uint_ge(oom_until_success(come_with_a_run, path), 40);
}
END_TEST

START_TEST(documents_and_references)
{
	struct sk_corrections *c = sk_corrections_new(&err);

	ck_assert(c && read_file(c, &err));
	ck_assert_uint_ge(oom_until_success(correct, c), 4);
	sk_corrections_free(c);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("oom_correction");
	TCase *tcase = tcase_create("out of memory");

	tcase_set_timeout(tcase, 60);
	tcase_add_checked_fixture(tcase, set_up, tear_down);
	tcase_add_test(tcase, databases);
	tcase_add_test(tcase, files);
	tcase_add_test(tcase, with_a_run);
	tcase_add_test(tcase, documents_and_references);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
