/* check_prune.c - documents whose files are gone, and all the times when
 * they must stay. */
#include "ingest_test.h"
#include "suite.h"

static struct run run;

static void
done(void)
{
	sk_buf_done(&run.events);
	tear_down();
}

/* COUNT reports about Takeshima in the folder NAME. */
static void
make_files(const char *name, unsigned count)
{
	make_folder(name);
	for (unsigned i = 0; i < count; i++) {
		char path[40], text[80];

		snprintf(path, sizeof path, "%s/%03u.txt", name, i);
		snprintf(text, sizeof text, "Takeshima\n\nReport %u.\n", i);
		write_file(path, text);
	}
}

static void
remove_files(const char *name, unsigned count)
{
	for (unsigned i = 0; i < count; i++) {
		char path[40];

		snprintf(path, sizeof path, "%s/%03u.txt", name, i);
		ck_assert_int_eq(remove(in_folder(path)), 0);
	}
}

static uint32_t
documents(void)
{
	struct sk_store *s = reader("db");
	struct xc_stats stats;

	must(xc_stats(sk_store_db(s), &stats, &err));
	sk_store_close(s);
	return stats.documents;
}

static const struct {
	const char *name;
	unsigned files, gone;
	enum sk_prune prune;
	unsigned removed;
	const char *event;
} rules[] = {
	{ "nothing is gone", 20, 0, SK_PRUNE_SOME, 0, "" },
	{ "not asked", 20, 1, SK_PRUNE_NONE, 0,
	  "gone r: 1 of 20 files are gone; their documents are kept; --prune "
	  "removes them\n" },
	{ "five per cent", 20, 1, SK_PRUNE_SOME, 1,
	  "removed 000.txt: is gone; its documents were removed\n" },
	{ "more than five per cent", 19, 1, SK_PRUNE_SOME, 0,
	  "gone r: 1 of 19 files are gone, more than 5 %; nothing was removed "
	  "(--prune=all would)\n" },
	{ "five of a hundred", 100, 5, SK_PRUNE_SOME, 5, NULL },
	{ "six of a hundred", 100, 6, SK_PRUNE_SOME, 0,
	  "gone r: 6 of 100 files are gone, more than 5 %; nothing was removed "
	  "(--prune=all would)\n" },
	{ "an empty folder", 3, 3, SK_PRUNE_SOME, 0,
	  "gone r: is empty; is it mounted?  Nothing was removed (--prune=all "
	  "would)\n" },
	{ "all, on demand", 3, 3, SK_PRUNE_ALL, 3, NULL },
	{ "most, on demand", 3, 2, SK_PRUNE_ALL, 2, NULL },
};

START_TEST(rules_of_removal)
{
	struct sk_ingest_options o = { 0 };
	const char *event = rules[_i].event;

	make_files("r", rules[_i].files);
	ingest_one(&run, &o, "r");
	remove_files("r", rules[_i].gone);
	o.prune = rules[_i].prune;
	ingest_one(&run, &o, "r");
	ck_assert_uint_eq(run.sum.gone, rules[_i].gone);
	ck_assert_uint_eq(run.sum.removed, rules[_i].removed);
	if (event)
		ck_assert_str_eq(events(&run), event);
	ck_assert_uint_eq(documents(), rules[_i].files - rules[_i].removed);
	/* Once removed, they are not gone again. */
	ingest_one(&run, &o, "r");
	ck_assert_uint_eq(run.sum.gone, rules[_i].gone - rules[_i].removed);
}
END_TEST

/* A missing folder removes nothing, whatever was asked. */
START_TEST(missing_folders)
{
	struct sk_ingest_options o = { .prune = SK_PRUNE_ALL };

	make_files("r", 3);
	ingest_one(&run, &o, "r");
	ck_assert_int_eq(rename(in_folder("r"), in_folder("elsewhere")), 0);
	ingest_one(&run, &o, "r");
	ck_assert_uint_eq(run.sum.failed, 1);
	ck_assert_uint_eq(run.sum.removed, 0);
	ck_assert_str_eq(events(&run), "failed r: No such file or directory; "
				       "check the path\n");
	ck_assert_uint_eq(documents(), 3);
}
END_TEST

/* Only the folders named in this run are concerned, not their neighbours,
 * also if their names begin in the same way. */
START_TEST(other_folders)
{
	struct sk_ingest_options o = { .prune = SK_PRUNE_ALL };
	static const char *const all[] = { "r", "r2", "x" };

	make_files("r", 2);
	make_files("r2", 2);
	make_files("x", 2);
	ingest(&run, &o, all, 3);
	ck_assert_uint_eq(documents(), 6);
	remove_files("r", 1);
	remove_files("r2", 1);
	remove_files("x", 1);
	ingest_one(&run, &o, "r");
	ck_assert_uint_eq(run.sum.removed, 1);
	ck_assert_str_eq(events(&run), "removed 000.txt: is gone; its "
				       "documents were removed\n");
	ck_assert_uint_eq(documents(), 5);
	ingest(&run, &o, all + 1, 2);
	ck_assert_uint_eq(run.sum.removed, 2);
	ck_assert_uint_eq(documents(), 3);
}
END_TEST

/* A file that moved is not gone; one that is hidden now is: nobody would look
 * for it there. */
START_TEST(moved_and_hidden)
{
	struct sk_ingest_options o = { .prune = SK_PRUNE_ALL };

	make_files("r", 3);
	ingest_one(&run, &o, "r");
	ck_assert_int_eq(rename(in_folder("r/000.txt"), in_folder("r/new.txt")),
			 0);
	ingest_one(&run, &o, "r");
	ck_assert_uint_eq(run.sum.moved, 1);
	ck_assert_uint_eq(run.sum.removed, 0);
	ck_assert_uint_eq(documents(), 3);
	ck_assert_int_eq(rename(in_folder("r/new.txt"), in_folder("r/.hidden")),
			 0);
	ingest_one(&run, &o, "r");
	ck_assert_uint_eq(run.sum.removed, 1);
	ck_assert_uint_eq(documents(), 2);
}
END_TEST

/* Nor is one that moved to another folder of the run, whichever of them
 * comes first. */
START_TEST(moved_between_folders)
{
	struct sk_ingest_options o = { .prune = SK_PRUNE_ALL };
	static const char *const folders[] = { "r", "x" };
	const char *from = _i ? "r/000.txt" : "x/000.txt";
	const char *to = _i ? "x/new.txt" : "r/new.txt";

	make_files("r", 2);
	make_files("x", 2);
	write_file(from, "Senkaku\n\nThis one moves.\n");
	ingest(&run, &o, folders, 2);
	ck_assert_int_eq(rename(in_folder(from), in_folder(to)), 0);
	ingest(&run, &o, folders, 2);
	ck_assert_uint_eq(run.sum.moved, 1);
	ck_assert_uint_eq(run.sum.gone, 0);
	ck_assert_uint_eq(run.sum.removed, 0);
	ck_assert_str_eq(finds("senkaku"), from);
}
END_TEST

/* All documents of a file of many go with it, and their words. */
START_TEST(files_of_many)
{
	struct sk_ingest_options o = { 0 };

	make_files("r", 40);
	write_file("r/many.ndjson",
		   "{\"id\":\"a\",\"title\":\"Senkaku\"}\n"
		   "{\"id\":\"b\",\"title\":\"Senkaku dokdo\"}\n");
	ingest_one(&run, &o, "r");
	ck_assert_uint_eq(documents(), 42);
	remove(in_folder("r/many.ndjson"));
	o.prune = SK_PRUNE_SOME;
	ingest_one(&run, &o, "r");
	ck_assert_uint_eq(run.sum.removed, 2);
	ck_assert_str_eq(finds("senkaku"), "");
	ck_assert_uint_eq(documents(), 40);
}
END_TEST

/* A file that was given alone and is gone stays: its folder was not named. */
START_TEST(single_files)
{
	struct sk_ingest_options o = { .prune = SK_PRUNE_ALL };

	make_files("r", 2);
	ingest_one(&run, &o, "r/000.txt");
	remove_files("r", 1);
	ingest_one(&run, &o, "r/000.txt");
	ck_assert_uint_eq(run.sum.failed, 1);
	ck_assert_uint_eq(documents(), 1);
	ingest_one(&run, &o, "r");
	ck_assert_uint_eq(run.sum.removed, 1);
	ck_assert_uint_eq(documents(), 1);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("prune");
	TCase *tcase = tcase_create("prune");

	tcase_set_timeout(tcase, 20);
	tcase_add_checked_fixture(tcase, set_up, done);
	tcase_add_loop_test(tcase, rules_of_removal, 0, COUNT(rules));
	tcase_add_test(tcase, missing_folders);
	tcase_add_test(tcase, other_folders);
	tcase_add_test(tcase, moved_and_hidden);
	tcase_add_loop_test(tcase, moved_between_folders, 0, 2);
	tcase_add_test(tcase, files_of_many);
	tcase_add_test(tcase, single_files);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
