/* check_dictionary_names.c - names of files in a dictionary, and what is left
 * out of one. */
#include "dictionary_test.h"
#include "suite.h"

/* Notes on what is left out, a line each. */
struct notes {
	char text[8192];
	size_t count[SK_LINT_COUNT];
};

static void
note(void *ctx, enum sk_dictionary_lint why, const char *text)
{
	struct notes *n = ctx;
	size_t len = strlen(n->text);

	n->count[why]++;
	snprintf(n->text + len, sizeof n->text - len, "%s\n", text);
}

/* Build with the file NAMES. */
static struct sk_dictionary_summary
build_names(const char *file, struct notes *notes)
{
	const char *from, *path = in_folder(file);
	struct sk_dictionary_options o = options(&from, in_folder("dict"));

	memset(notes, 0, sizeof *notes);
	o.names = &path;
	o.name_count = 1;
	o.note = note;
	o.ctx = notes;
	return build_with(&o);
}

static const struct {
	const char *name, *names, *lines, *word, *expected;
} named[] = {
	{ "one word", "Dokdo, 竹島", "so 竹島 here", "dokdo", "Z竹島" },
	{ "a spelling of it", "Dokdo, 竹島, 독도", "so 竹島 here", "tokto",
	  "Z竹島" },
	{ "kunrei of it", "Takeshima, 독도", "독도의 날", "takesima",
	  "Z독도의" },
	{ "with particles", "Dokdo, 竹島, 독도", "so 竹島", "독도", "Z竹島" },
	{ "two words", "Liancourt Rocks, Dokdo", "at Dokdo", "liancourt rocks",
	  "Zdokdo" },
	{ "in one piece", "Iwo-jima, 硫黄島", "on Iwojima", "硫黄島",
	  "Ziwojima" },
	{ "as one word", "Iwo Jima, 硫黄島", "so 硫黄島", "iwojima",
	  "Z硫黄島" },
	{ "accents", "Kyōdō, 共同", "so 共同 here", "kyodo", "Z共同" },
	{ "one way", "alpha => beta", "beta", "alpha", "Zbeta" },
	{ "not the other", "alpha => beta", "alpha", "beta", "" },
	{ "an English word", "Rocks, 竹島", "so 竹島", "rocks", "Z竹島" },
	{ "of two things", "a1, bb\na1, cc", "bb cc", "a1", "Zbb Zcc" },
	{ "not there", "Dokdo, 竹島", "nothing", "dokdo", "" },
};

START_TEST(names)
{
	struct notes n;

	write_file("names.txt", named[_i].names);
	stock("db", named[_i].lines);
	build_names("names.txt", &n);
	shows(named[_i].word, named[_i].expected);
}
END_TEST

/* A key of two words would hide what its words have. */
START_TEST(shadows)
{
	struct sk_dictionary_summary s;
	struct notes n;

	write_file("names.txt",
		   "Kim Jong, Dokdo\nJo, Tokto\nBlue House, Dokdo");
	stock("db", "Dokdo Tokto");
	s = build_names("names.txt", &n);
	shows("jo", "Ztokto");
	shows("kim jong", "");
	shows("blue house", "Zdokdo");
	ck_assert_uint_eq(n.count[SK_LINT_SHADOWS], 1);
	ck_assert_uint_eq(s.left_out[SK_LINT_SHADOWS], 1);
	ck_assert_ptr_nonnull(strstr(n.text, "kim jong: would hide"));
	/* It comes back when there is nothing to hide. */
	write_file("names.txt", "Kim Jong, Dokdo");
	build_names("names.txt", &n);
	shows("kim jong", "Zdokdo");
	shows("jo", "");
}
END_TEST

START_TEST(three_words)
{
	struct sk_dictionary_summary s;
	struct notes n;

	write_file("names.txt", "Kim Jong Un, Dokdo");
	stock("db", "Dokdo");
	s = build_names("names.txt", &n);
	ck_assert_uint_eq(s.left_out[SK_LINT_WORDS], 1);
	ck_assert_ptr_nonnull(strstr(n.text, "kim jong un: three words"));
	shows("kim jong un", "");
}
END_TEST

/* The most frequent of many values stay. */
START_TEST(fan_out)
{
	struct sk_buf list = { 0 }, text = { 0 };
	struct sk_dictionary_summary s;
	struct seen seen = { .count = 0 };
	struct notes n;
	struct xc_db *db;

	for (int i = 0; i < 40; i++) {
		must(sk_buf_printf(&list, &err, "%sname%02dx", i ? ", " : "",
				   i));
		must(sk_buf_printf(&text, &err, "name%02dx%s", i,
				   i == 20 ? "\n" : " "));
	}
	/* Those from 30 on are in a second document. */
	for (int i = 30; i < 40; i++)
		must(sk_buf_printf(&text, &err, "%sname%02dx",
				   i == 30 ? "\n" : " ", i));
	must(sk_buf_cstr(&list, &err) && sk_buf_cstr(&text, &err));
	write_file("names.txt", list.ptr);
	stock("db", text.ptr);
	s = build_names("names.txt", &n);
	db = open_reader("dict");
	must(sk_dictionary_find(db, sk_str("name00x"), see_value, &seen, &err));
	ck_assert_uint_eq(seen.count, SK_DICTIONARY_VALUES);
	for (int i = 30; i < 40; i++) {
		char wanted[16];

		snprintf(wanted, sizeof wanted, "Zname%02dx", i);
		ck_assert_ptr_nonnull(strstr(seen_text(&seen), wanted));
	}
	ck_assert_uint_ge(s.left_out[SK_LINT_VALUES], 40);
	ck_assert_ptr_nonnull(
		strstr(n.text, "name00x: 7 values beyond the best 32"));
	seen_done(&seen);
	xc_close(db);
	sk_buf_done(&list);
	sk_buf_done(&text);
}
END_TEST

/* Xapian would write it and never read it again. */
START_TEST(too_long)
{
	struct sk_dictionary_summary s;
	char line[400] = "Dokdo, ";
	struct notes n;

	memset(line + 7, 'x', 300);
	write_file("names.txt", line);
	stock("db", "Dokdo");
	s = build_names("names.txt", &n);
	ck_assert_uint_eq(s.left_out[SK_LINT_LENGTH], 1);
	ck_assert_ptr_nonnull(strstr(n.text, "a key of 300 bytes"));
	line[7 + 240] = '\0';
	write_file("names.txt", line);
	s = build_names("names.txt", &n);
	ck_assert_uint_eq(s.left_out[SK_LINT_LENGTH], 0);
	shows(line + 7, "Zdokdo");
}
END_TEST

START_TEST(bad_names)
{
	const char *from, *path = in_folder("bad.tsv");
	struct sk_dictionary_options o = options(&from, in_folder("dict"));
	struct sk_dictionary_summary s;

	stock("db", "Dokdo");
	build();
	o.names = &path;
	o.name_count = 1;
	must_fail(sk_dictionary_build(&o, &s, &err), SAKUIN_ENOTFOUND,
		  "bad.tsv: No such file");
	write_file("bad.tsv", "x\ty\n");
	must_fail(sk_dictionary_build(&o, &s, &err), SAKUIN_EINVAL,
		  "bad.tsv:1: ");
	shows("tokto", "Zdokdo");
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("dictionary_names");
	TCase *tcase = tcase_create("dictionary_names");

	tcase_add_checked_fixture(tcase, set_up, tear_down);
	tcase_set_timeout(tcase, 60);
	tcase_add_loop_test(tcase, names, 0, COUNT(named));
	tcase_add_test(tcase, shadows);
	tcase_add_test(tcase, three_words);
	tcase_add_test(tcase, fan_out);
	tcase_add_test(tcase, too_long);
	tcase_add_test(tcase, bad_names);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
