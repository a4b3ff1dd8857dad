/* check_dictionary_build.c - a dictionary made again and again, beside its
 * database or in it, while others read it. */
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>

#include "dictionary_test.h"
#include "suite.h"

START_TEST(only_what_changed)
{
	struct sk_dictionary_summary s;
	struct sk_buf state = { 0 }, again = { 0 };

	stock("db", "Dokdo");
	s = build();
	ck_assert_uint_gt(s.added, 3);
	ck_assert_uint_eq(s.changed + s.removed, 0);
	must(xc_state(in_folder("dict"), &state, &err));
	s = build();
	ck_assert(s.current);

	stock("db", "Nakasone");
	s = build();
	ck_assert_uint_gt(s.added, 1);
	ck_assert_uint_eq(s.changed + s.removed, 0);
	must(xc_state(in_folder("dict"), &again, &err));
	ck_assert_msg(again.len > 36 && !memcmp(state.ptr, again.ptr, 36),
		      "the same database: %.*s", (int)again.len, again.ptr);
	shows("tokto", "Zdokdo");
	shows("nakasōne", "Znakason");
	sk_buf_done(&state);
	sk_buf_done(&again);
}
END_TEST

/* Other files of names, another stemmer, another database: made again. */
START_TEST(not_current)
{
	const char *from[2], *path = in_folder("names.txt");
	struct sk_dictionary_options o = options(from, in_folder("dict"));

	write_file("names.txt", "Rocks, Dokdo");
	stock("db", "Dokdo");
	stock("other", "Tokto");
	ck_assert(!build_with(&o).current);
	ck_assert(build_with(&o).current);
	o.names = &path;
	o.name_count = 1;
	ck_assert(!build_with(&o).current);
	ck_assert(build_with(&o).current);
	shows("rocks", "Zdokdo");
	o.name_count = 0;
	ck_assert(!build_with(&o).current);
	shows("rocks", "");
	o.stemmer = "german";
	ck_assert(!build_with(&o).current);
	from[1] = in_folder("other");
	o.count = 2;
	ck_assert(!build_with(&o).current);
	ck_assert(build_with(&o).current);
}
END_TEST

/* What is in no document any more goes, and so do its suggestions. */
START_TEST(removal)
{
	struct sk_dictionary_summary s;
	struct sk_buf word = { 0 };
	struct xc_db *db;

	stock("db", "Dokdo\nNakasone");
	build();
	db = open_writer("db");
	must(xc_delete(db, 1, &err));
	must(xc_commit(db, &err));
	xc_close(db);
	s = build();
	ck_assert_uint_gt(s.removed, 3);
	ck_assert_uint_eq(s.added + s.changed, 0);
	shows("tokto", "");
	shows("XRK:tokto", "");
	shows("nakasōne", "Znakason");
	db = open_reader("dict");
	must(xc_spelling_suggest(db, sk_str("dokdp"), EDITS, &word, &err));
	ck_assert_uint_eq(word.len, 0);
	xc_close(db);
	sk_buf_done(&word);
}
END_TEST

/* A reader has the old one until it asks for the new one, also where so many
 * words changed that all is made anew. */
static const int anew[] = { false, true };

START_TEST(readers)
{
	struct seen before = { .count = 0 }, after = { .count = 0 };
	struct xc_db *reader_db, *db;
	char word[32];

	stock("db", "Dokdo");
	build();
	reader_db = open_reader("dict");
	stock("db", "Tokto");
	db = open_writer("db");
	for (uint32_t i = 0; anew[_i] && i < 101000; i += 50) {
		struct sk_buf text = { 0 };

		for (uint32_t j = i; j < i + 50; j++) {
			snprintf(word, sizeof word, "q%c%c%c%cx ",
				 'a' + j / 17576 % 26, 'a' + j / 676 % 26,
				 'a' + j / 26 % 26, 'a' + j % 26);
			must(sk_buf_puts(&text, word, &err));
		}
		must(xc_stock_add(db, sk_buf_str(&text), NULL, &err));
		sk_buf_done(&text);
	}
	must(xc_commit(db, &err));
	xc_close(db);
	build();
	must(sk_dictionary_find(reader_db, sk_str("독도"), see_value, &before,
				&err));
	ck_assert_str_eq(seen_text(&before), "Zdokdo");
	must(xc_reopen(reader_db, &err));
	must(sk_dictionary_find(reader_db, sk_str("독도"), see_value, &after,
				&err));
	ck_assert_str_eq(seen_text(&after), "Zdokdo Ztokto");
	ck_assert_int_ne(access(in_folder("dict.part"), F_OK), 0);
	seen_done(&before);
	seen_done(&after);
	xc_close(reader_db);
}
END_TEST

/* What a build left that was stopped is in nobody's way. */
START_TEST(left_overs)
{
	struct xc_db *db;

	must(mkdir(in_folder("dict.part"), 0777) == 0);
	db = open_writer("dict.part/raw");
	must(xc_spelling_add(db, sk_str("ghost"), 1, &err));
	must(xc_commit(db, &err));
	xc_close(db);
	must(mkdir(in_folder("dict.part/packed"), 0777) == 0);
	stock("db", "Dokdo");
	ck_assert_uint_eq(build().words, 1);
	ck_assert_int_ne(access(in_folder("dict.part"), F_OK), 0);
	shows("tokto", "Zdokdo");
}
END_TEST

/* The same however little memory there is to sort in. */
START_TEST(little_memory)
{
	const char *from;
	struct sk_dictionary_options o = options(&from, in_folder("dict"));
	struct sk_buf text = { 0 };
	struct sk_dictionary_summary s;

	for (int i = 0; i < 676; i++)
		must(sk_buf_printf(&text, &err, "naka%co%cu seo%ceok독%c%c ",
				   "kstnhmr"[i % 7], "kstnhmr"[i / 7 % 7],
				   "gdbjs"[i % 5], 'a' + i % 26, 'a' + i / 26));
	must(sk_buf_cstr(&text, &err) != NULL);
	stock("db", text.ptr);
	sk_buf_done(&text);
	o.memory = 1;
	s = build_with(&o);
	ck_assert_uint_gt(s.keys, 300);
	stock("db", "독도");
	o.memory = 0;
	s = build_with(&o);
	ck_assert_uint_eq(s.added, 3);
	ck_assert_uint_eq(s.changed + s.removed, 0);
}
END_TEST

/* ------------------------------------------------------------- its place */

START_TEST(several)
{
	const char *from[2];
	struct sk_dictionary_options o = options(from, in_folder("dict"));

	stock("db", "Dokdo");
	stock("other", "Tokto");
	from[1] = in_folder("other");
	o.count = 2;
	build_with(&o);
	shows("독도", "Zdokdo Ztokto");
	o.out = NULL;
	must_fail(sk_dictionary_build(&o, &(struct sk_dictionary_summary){ 0 },
				      &err),
		  SAKUIN_EINVAL, "several databases needs one of its own");
	o.count = 0;
	must_fail(sk_dictionary_build(&o, &(struct sk_dictionary_summary){ 0 },
				      &err),
		  SAKUIN_EINVAL, "no database is named");
}
END_TEST

/* Written into a database of ours, whose spellings are the store's. */
START_TEST(in_itself)
{
	const char *from;
	struct sk_dictionary_options o = options(&from, NULL);
	struct sk_store *s = writer("db");
	struct sk_dictionary_summary sum;
	struct sk_buf word = { 0 };
	struct xc_db *db;

	put(s, "a", "Dokdo", "Some wrote of Dokdo.", "en");
	commit_and_close(s);
	sum = build_with(&o);
	ck_assert_uint_gt(sum.keys, 3);
	ck_assert_uint_eq(sum.words, 0);
	ck_assert_str_eq(shown("db", "tokto"), "Zdokdo");
	ck_assert_str_eq(shown("db", "Stokto"), "ZSdokdo");
	ck_assert_str_eq(shown("db", "XRK:tokto"), "");
	sum = build_with(&o);
	ck_assert_uint_eq(sum.added + sum.changed + sum.removed, 0);
	s = reader("db");
	ck_assert_str_eq(found(s, "tokto"), "a");
	db = sk_store_db(s);
	must(xc_spelling_suggest(db, sk_str("dokdp"), EDITS, &word, &err));
	ck_assert(sk_str_eq(sk_buf_str(&word), sk_str("dokdo")));
	sk_buf_done(&word);
	sk_store_close(s);
	/* And after more documents it is still a database of ours. */
	s = writer("db");
	put(s, "b", "", "Tokto, then.", "en");
	commit_and_close(s);
	build_with(&o);
	ck_assert_str_eq(shown("db", "독도"), "Zdokdo Ztokto");
}
END_TEST

START_TEST(refused)
{
	const char *from;
	struct sk_dictionary_options o = options(&from, in_folder("dict"));
	struct sk_dictionary_summary s;
	struct xc_db *db;

	must_fail(sk_dictionary_build(&o, &s, &err), SAKUIN_ENOTFOUND, "db");
	stock("db", "Dokdo");
	o.out = NULL;
	must_fail(sk_dictionary_build(&o, &s, &err), SAKUIN_EINVAL,
		  "not made by sakuin");
	o.out = from;
	must_fail(sk_dictionary_build(&o, &s, &err), SAKUIN_EINVAL,
		  "no dictionary; give another");
	o.out = in_folder("no/such/folder");
	must_fail(sk_dictionary_build(&o, &s, &err), SAKUIN_EIO,
		  "no/such/folder.part: can't be made");
	o.out = in_folder("dict");
	build_with(&o);
	stock("db", "Nakasone");
	db = open_writer("dict");
	must_fail(sk_dictionary_build(&o, &s, &err), SAKUIN_ELOCKED, "dict");
	xc_close(db);
	shows("nakasōne", "");
}
END_TEST

/* Another process is making it just now. */
START_TEST(in_the_making)
{
	const char *from;
	struct sk_dictionary_options o = options(&from, in_folder("dict"));
	int fd;

	stock("db", "Dokdo");
	must(mkdir(in_folder("dict.part"), 0777) == 0);
	must(mkdir(in_folder("dict.part/raw"), 0777) == 0);
	fd = open(in_folder("dict.part"), O_RDONLY | O_DIRECTORY);
	ck_assert_int_ge(fd, 0);
	ck_assert_int_eq(flock(fd, LOCK_EX), 0);
	must_fail(sk_dictionary_build(&o, &(struct sk_dictionary_summary){ 0 },
				      &err),
		  SAKUIN_ELOCKED, "another process is making this");
	ck_assert_int_eq(access(in_folder("dict.part/raw"), F_OK), 0);
	close(fd);
	build_with(&o);
	shows("tokto", "Zdokdo");
}
END_TEST

START_TEST(empty)
{
	struct xc_db *db = open_writer("db");
	struct sk_dictionary_summary s;

	must(xc_commit(db, &err));
	xc_close(db);
	must(mkdir(in_folder("dict"), 0777) == 0); /* none yet */
	s = build();
	ck_assert_uint_eq(s.terms + s.keys + s.words, 0);
	s = build();
	ck_assert(s.current);
	shows("", "");
	shows("Z", "");
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("dictionary_build");
	TCase *tcase = tcase_create("dictionary_build");

	tcase_add_checked_fixture(tcase, set_up, tear_down);
	tcase_set_timeout(tcase, 60);
	tcase_add_test(tcase, only_what_changed);
	tcase_add_test(tcase, not_current);
	tcase_add_test(tcase, removal);
	tcase_add_loop_test(tcase, readers, 0, COUNT(anew));
	tcase_add_test(tcase, left_overs);
	tcase_add_test(tcase, little_memory);
	tcase_add_test(tcase, several);
	tcase_add_test(tcase, in_itself);
	tcase_add_test(tcase, refused);
	tcase_add_test(tcase, in_the_making);
	tcase_add_test(tcase, empty);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
