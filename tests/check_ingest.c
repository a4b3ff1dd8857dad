/* check_ingest.c - what is new, changed, moved, broken or the same since the
 * last run. */
#include "ingest_test.h"
#include "suite.h"

static const struct sk_ingest_options plain;
static struct run run;

/* Two reports in a folder "r", indexed. */
static void
make_two(void)
{
	make_folder("r");
	write_file("r/one.txt", "Takeshima\n\nAbout an island.\n");
	write_file("r/two.txt", "Senkaku\n\nAbout another island.\n");
	set_time("r/one.txt", 1000);
	set_time("r/two.txt", 1000);
	ingest_one(&run, &plain, "r");
}

static void
done(void)
{
	sk_buf_done(&run.events);
	tear_down();
}

START_TEST(first_and_second_run)
{
	make_two();
	ck_assert_uint_eq(run.sum.files, 2);
	ck_assert_uint_eq(run.sum.documents, 2);
	ck_assert_uint_eq(run.sum.bytes, 28 + 31);
	ck_assert_uint_eq(run.sum.failed, 0);
	ck_assert_str_eq(events(&run), "");
	ck_assert_str_eq(finds("takeshima"), "r/one.txt");
	ck_assert_str_eq(finds("island"), "r/one.txt r/two.txt");
	ingest_one(&run, &plain, "r");
	ck_assert_uint_eq(run.sum.files, 2);
	ck_assert_uint_eq(run.sum.unchanged, 2);
	ck_assert_uint_eq(run.sum.documents, 0);
	ck_assert_uint_eq(run.sum.bytes, 0);
	ck_assert_str_eq(events(&run), "");
}
END_TEST

/* Known by size, time and inode; each of them tells of a change. */
START_TEST(changed_files)
{
	make_two();
	write_file("r/one.txt", "Liancourt\n\nAbout an island.\n");
	set_time("r/one.txt", 2000);
	ingest_one(&run, &plain, "r");
	ck_assert_uint_eq(run.sum.replaced, 1);
	ck_assert_uint_eq(run.sum.unchanged, 1);
	ck_assert_str_eq(finds("takeshima"), "");
	ck_assert_str_eq(finds("liancourt"), "r/one.txt");

	/* The same size and time, but another file. */
	write_file("r/new", "Dokdodokd\n\nAbout an island.\n");
	set_time("r/new", 2000);
	ck_assert_int_eq(rename(in_folder("r/new"), in_folder("r/one.txt")), 0);
	ingest_one(&run, &plain, "r");
	ck_assert_uint_eq(run.sum.replaced, 1);
	ck_assert_str_eq(finds("liancourt"), "");

	/* Another size, the same time. */
	write_file("r/one.txt", "Takeshima again\n\nAbout an island.\n");
	set_time("r/one.txt", 2000);
	ingest_one(&run, &plain, "r");
	ck_assert_uint_eq(run.sum.replaced, 1);
	ck_assert_str_eq(finds("takeshima"), "r/one.txt");
}
END_TEST

/* A file that was only touched is read, but not indexed again. */
START_TEST(touched_files)
{
	make_two();
	set_time("r/one.txt", 3000);
	ingest_one(&run, &plain, "r");
	ck_assert_uint_eq(run.sum.unchanged, 2);
	ck_assert_uint_eq(run.sum.documents, 0);
	ck_assert_uint_eq(run.sum.bytes, 28);
	ingest_one(&run, &plain, "r");
	ck_assert_uint_eq(run.sum.bytes, 0);
}
END_TEST

START_TEST(verify_reads_what_looks_the_same)
{
	struct sk_ingest_options verify = { .verify = true };
	struct stat st;
	FILE *f;

	make_two();
	ck_assert_int_eq(stat(in_folder("r/one.txt"), &st), 0);
	f = fopen(in_folder("r/one.txt"), "r+");
	ck_assert_ptr_nonnull(f);
	fputs("Liancourt", f);
	fclose(f);
	set_time("r/one.txt", 1000);
	ingest_one(&run, &plain, "r");
	ck_assert_uint_eq(run.sum.unchanged, 2);
	ck_assert_str_eq(finds("liancourt"), "");
	ingest_one(&run, &verify, "r");
	ck_assert_uint_eq(run.sum.unchanged, 1);
	ck_assert_uint_eq(run.sum.replaced, 1);
	ck_assert_uint_eq(run.sum.bytes, 28 + 31);
	ck_assert_str_eq(finds("liancourt"), "r/one.txt");
}
END_TEST

/* A file that moved keeps its id, whatever is in its name. */
static const char *const moves[] = {
	"r/elsewhere.txt",       "r/deep/one.txt",       "r/two  spaces .txt",
	"r/報告\u3000第1号.txt", "r/not utf-8 \xFF.txt", "r/line\nend.txt",
};

START_TEST(moved_files)
{
	make_two();
	make_folder("r/deep");
	ck_assert_int_eq(rename(in_folder("r/one.txt"), in_folder(moves[_i])),
			 0);
	ingest_one(&run, &plain, "r");
	ck_assert_uint_eq(run.sum.moved, 1);
	ck_assert_uint_eq(run.sum.unchanged, 1);
	ck_assert_uint_eq(run.sum.gone, 0);
	ck_assert_str_eq(events(&run), "");
	ck_assert_str_eq(finds("takeshima"), "r/one.txt");
	/* And back. */
	ck_assert_int_eq(rename(in_folder(moves[_i]), in_folder("r/back.txt")),
			 0);
	ingest_one(&run, &plain, "r");
	ck_assert_uint_eq(run.sum.gone, _i == 5); /* see below */
	if (_i < 5)
		ck_assert_str_eq(finds("takeshima"), "r/one.txt");
}
END_TEST

/* What is behind "!/" is in an archive, or in a folder that is called so. */
START_TEST(moved_from_folder)
{
	make_folder("r");
	make_folder("r/oh!");
	write_file("r/oh!/one.txt", "Takeshima\n\nAbout an island.\n");
	write_file("r/oh!/two.txt", "Dokdo\n\nAbout the same.\n");
	ingest_one(&run, &plain, "r");
	ck_assert_int_eq(rename(in_folder("r/oh!"), in_folder("r/new")), 0);
	ingest_one(&run, &plain, "r");
	ck_assert_str_eq(events(&run), "");
	ck_assert_uint_eq(run.sum.moved, 2);
	ck_assert_str_eq(finds("takeshima"), "r/oh!/one.txt");
	ck_assert_str_eq(finds("dokdo"), "r/oh!/two.txt");
}
END_TEST

/* A copy is another document, even of a file with an odd name. */
START_TEST(copied_files)
{
	make_folder("r");
	write_file(moves[_i + 2], "Takeshima\n\nAbout an island.\n");
	ingest_one(&run, &plain, "r");
	ck_assert_uint_eq(run.sum.documents, 1);
	write_file("r/copy.txt", "Takeshima\n\nAbout an island.\n");
	ingest_one(&run, &plain, "r");
	ck_assert_uint_eq(run.sum.documents, 1);
	ck_assert_uint_eq(run.sum.replaced, 0);
	ck_assert_uint_eq(run.sum.moved, 0);
	ck_assert_uint_eq(run.sum.unchanged, 1);
	ck_assert(listed(finds("takeshima"), "r/copy.txt"));
}
END_TEST

/* Empty files are alike without being the same. */
START_TEST(empty_files)
{
	make_folder("r");
	write_file("r/a.txt", "");
	ingest_one(&run, &plain, "r");
	ck_assert_int_eq(rename(in_folder("r/a.txt"), in_folder("r/b.txt")), 0);
	ingest_one(&run, &plain, "r");
	ck_assert_uint_eq(run.sum.moved, 0);
	ck_assert_str_eq(events(&run), "failed b.txt: no text in it\n");
}
END_TEST

/* Nothing is removed that was not asked for. */
START_TEST(files_that_are_gone)
{
	make_two();
	remove(in_folder("r/one.txt"));
	ingest_one(&run, &plain, "r");
	ck_assert_uint_eq(run.sum.gone, 1);
	ck_assert_uint_eq(run.sum.removed, 0);
	ck_assert_str_eq(events(&run),
			 "gone r: 1 of 2 files are gone; their documents are "
			 "kept; --prune removes them\n");
	ck_assert_str_eq(finds("takeshima"), "r/one.txt");
}
END_TEST

START_TEST(paths_that_are_none)
{
	static const char *const names[] = { "nowhere", "r" };

	make_two();
	ingest(&run, &plain, names, 2);
	ck_assert_uint_eq(run.sum.failed, 1);
	ck_assert_uint_eq(run.sum.unchanged, 2);
	ck_assert_str_eq(events(&run), "failed nowhere: No such file or "
				       "directory; check the path\n");
}
END_TEST

/* Two folders of the same name give the same ids: the first keeps them. */
START_TEST(ids_that_clash)
{
	static const char *const names[] = { "x/r", "y/r" };

	make_folder("x");
	make_folder("y");
	make_folder("x/r");
	make_folder("y/r");
	write_file("x/r/a.txt", "Takeshima\n\nOne.\n");
	write_file("y/r/a.txt", "Senkaku\n\nTwo.\n");
	for (int i = 0; i < 2; i++) {
		ingest(&run, &plain, names, 2);
		ck_assert_str_eq(finds("takeshima"), "r/a.txt");
		ck_assert_str_eq(finds("senkaku"), "");
		if (i)
			break;
		ck_assert_uint_eq(run.sum.documents, 1);
		ck_assert_uint_eq(run.sum.broken_records, 1);
		ck_assert_ptr_nonnull(strstr(events(&run),
					     "failed a.txt: id 'r/a.txt' "
					     "belongs to "));
		ck_assert_ptr_nonnull(strstr(events(&run), "; rename one\n"));
	}
	/* When the first is gone, the second may have it. */
	remove(in_folder("x/r/a.txt"));
	set_time("y/r/a.txt", 5000);
	write_file("y/r/a.txt", "Senkaku\n\nThree.\n");
	ingest(&run, &plain, names + 1, 1);
	ck_assert_str_eq(finds("senkaku"), "r/a.txt");
}
END_TEST

static const struct {
	const char *name, *content, *event;
} bad[] = {
	{ "zeros.bin",
	  "\x7F"
	  "ELF\x01\x02\x03\x04\x05\x06",
	  "skipped" },
	{ "broken.pdf", "%PDF-1.4\nno more", "failed" },
};

/* A new version that can't be read leaves the old one where it is. */
START_TEST(a_failing_version_keeps_the_old)
{
	struct sk_ingest_options retry = { .retry_failed = true };

	make_two();
	write_file("r/one.txt", bad[_i].content);
	ingest_one(&run, &plain, "r");
	ck_assert_uint_eq(run.sum.failed, !strcmp(bad[_i].event, "failed"));
	ck_assert_uint_eq(run.sum.skipped, !strcmp(bad[_i].event, "skipped"));
	ck_assert_int_eq(strncmp(events(&run), bad[_i].event, 6), 0);
	ck_assert_str_eq(finds("takeshima"), "r/one.txt");
	/* It is not tried again, unless that is wanted. */
	ingest_one(&run, &plain, "r");
	ck_assert_uint_eq(run.sum.unchanged, 2);
	ck_assert_str_eq(events(&run), "");
	ingest_one(&run, &retry, "r");
	ck_assert_uint_eq(run.sum.failed, !strcmp(bad[_i].event, "failed"));
	ck_assert_str_eq(finds("takeshima"), "r/one.txt");
	/* Until it is good again. */
	write_file("r/one.txt", "Takeshima\n\nBack again.\n");
	ingest_one(&run, &plain, "r");
	ck_assert_uint_eq(run.sum.replaced, 1);
	ck_assert_str_eq(finds("back"), "r/one.txt");
}
END_TEST

START_TEST(warnings)
{
	struct sk_ingest_options o = { .text_max = 20 };

	make_folder("r");
	write_file("r/long.txt", "a text that is longer than this\n");
	write_file("r/marked.txt", "\xEF\xBB\xBFill \xFF\xFE formed\n");
	ingest_one(&run, &o, "r");
	ck_assert_uint_eq(run.sum.documents, 2);
	ck_assert_uint_eq(run.sum.truncated, 1);
	ck_assert_uint_eq(run.sum.damaged, 1);
	ck_assert_str_eq(events(&run),
			 "warning long.txt: only the beginning was indexed; "
			 "raise --max-text or split the file\n"
			 "warning marked.txt: 2 bytes are not valid UTF-8; "
			 "they were replaced\n");
}
END_TEST

/* Progress is told for documents and files, with figures that grow. */
static void
note_progress(void *ctx, const struct sk_ingest_summary *s)
{
	uint64_t *passed = ctx;

	ck_assert_uint_ge(s->passed, passed[1]);
	passed[0]++;
	passed[1] = s->passed;
}

START_TEST(progress)
{
	uint64_t passed[2] = { 0, 0 };
	struct sk_ingest_options o = { .progress = note_progress,
				       .ctx = passed,
				       .measure = true };
	struct sk_ingest_summary sum;
	struct sk_store *s;
	const char *path;

	make_two();
	s = writer("other");
	path = in_folder("r");
	must(sk_ingest(s, &path, 1, &o, &sum, &err));
	sk_store_close(s);
	ck_assert_uint_ge(passed[0], 2);
	ck_assert_uint_eq(passed[1], 28 + 31);
	ck_assert_uint_eq(sum.total, 28 + 31);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("ingest");
	TCase *tcase = tcase_create("ingest");

	tcase_set_timeout(tcase, 20);
	tcase_add_checked_fixture(tcase, set_up, done);
	tcase_add_test(tcase, first_and_second_run);
	tcase_add_test(tcase, changed_files);
	tcase_add_test(tcase, touched_files);
	tcase_add_test(tcase, verify_reads_what_looks_the_same);
	tcase_add_loop_test(tcase, moved_files, 0, COUNT(moves));
	tcase_add_test(tcase, moved_from_folder);
	tcase_add_loop_test(tcase, copied_files, 0, COUNT(moves) - 2);
	tcase_add_test(tcase, empty_files);
	tcase_add_test(tcase, files_that_are_gone);
	tcase_add_test(tcase, paths_that_are_none);
	tcase_add_test(tcase, ids_that_clash);
	tcase_add_loop_test(tcase, a_failing_version_keeps_the_old, 0,
			    COUNT(bad));
	tcase_add_test(tcase, warnings);
	tcase_add_test(tcase, progress);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
