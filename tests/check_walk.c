/* check_walk.c - the files below a path, and the ids that they get. */
#include <sys/stat.h>

#include "suite.h"
#include "walk.h"
#include "xapian_c_test.h"

static struct sk_buf root;

static void
touch(const char *name)
{
	FILE *f = fopen(in_folder(name), "w");

	ck_assert_ptr_nonnull(f);
	fclose(f);
}

static void
folder_in(const char *name)
{
	ck_assert_int_eq(mkdir(in_folder(name), 0700), 0);
}

/* "id" or "id!error" for each call; PATH must be below the root. */
static bool
see_visit(void *ctx, const char *path, struct sakuin_str id, const char *error,
	  struct sakuin_error *e)
{
	struct seen *s = ctx;

	ck_assert_int_eq(path[0], '/');
	ck_assert_int_eq(strncmp(path, root.ptr, root.len), 0);
	if (++s->count == s->stop_at)
		return sk_fail(e, SAKUIN_EIO, "stopped by the test");
	return sk_buf_printf(&s->text, e, "%s%.*s%s%s", s->text.len ? " " : "",
			     (int)id.len, id.ptr, error ? "!" : "",
			     error ? error : "");
}

static const char *
walked(const char *given)
{
	static struct seen seen;

	seen_done(&seen);
	must(sk_walk(given, &root, see_visit, &seen, &err));
	return seen_text(&seen);
}

/* Below a folder "r": files, folders, hidden ones, links. */
static void
make_tree(void)
{
	folder_in("r");
	folder_in("r/b");
	folder_in("r/b/deep");
	folder_in("r/.hidden");
	folder_in("r/empty");
	touch("r/c.txt");
	touch("r/a.txt");
	touch("r/b/2");
	touch("r/b/1");
	touch("r/b/deep/x");
	touch("r/b/.dot");
	touch("r/.hidden/y");
	touch("r/B");
	ck_assert_int_eq(symlink("a.txt", in_folder("r/link")), 0);
	ck_assert_int_eq(symlink("b", in_folder("r/linked-folder")), 0);
	ck_assert_int_eq(symlink(".", in_folder("r/b/loop")), 0);
	ck_assert_int_eq(mkfifo(in_folder("r/pipe"), 0600), 0);
}

START_TEST(files_in_order)
{
	static const char *const same[] = { "r", "r/", "r/b/../../r/empty/.." };

	make_tree();
	for (int i = 0; i < COUNT(same); i++) {
		ck_assert_str_eq(walked(in_folder(same[i])),
				 "r/B r/a.txt r/b/1 r/b/2 r/b/deep/x r/c.txt");
		ck_assert_str_eq(sk_buf_cstr(&root, &err), in_folder("r"));
	}
	ck_assert_str_eq(walked(in_folder("r/empty")), "");
}
END_TEST

static const struct {
	const char *given, *root, *expected;
} givens[] = {
	{ "r/a.txt", "r/a.txt", "a.txt" },
	{ "r/link", "r/a.txt", "a.txt" },
	{ "r/.hidden", "r/.hidden", ".hidden/y" },
	{ "r/b/.dot", "r/b/.dot", ".dot" },
	{ "r/linked-folder", "r/b", "b/1 b/2 b/deep/x" },
	{ "r/b/deep", "r/b/deep", "deep/x" },
};

/* What is given may be hidden or a link. */
START_TEST(what_is_given)
{
	make_tree();
	ck_assert_str_eq(walked(in_folder(givens[_i].given)),
			 givens[_i].expected);
	ck_assert_str_eq(sk_buf_cstr(&root, &err), in_folder(givens[_i].root));
}
END_TEST

START_TEST(relative_paths)
{
	make_tree();
	ck_assert_int_eq(chdir(in_folder("r/b")), 0);
	ck_assert_str_eq(walked("."), "b/1 b/2 b/deep/x");
	ck_assert_str_eq(walked("1"), "1");
	ck_assert_str_eq(walked("../a.txt"), "a.txt");
}
END_TEST

START_TEST(what_is_not_there)
{
	struct seen seen = { 0 };

	must_fail(sk_walk(in_folder("none"), &root, see_visit, &seen, &err),
		  SAKUIN_ENOTFOUND,
		  "No such file or directory; check the path");
	ck_assert_int_eq(symlink("nowhere", in_folder("broken")), 0);
	must_fail(sk_walk(in_folder("broken"), &root, see_visit, &seen, &err),
		  SAKUIN_ENOTFOUND, "No such file");
	must_fail(sk_walk("", &root, see_visit, &seen, &err), SAKUIN_ENOTFOUND,
		  "No such file");
	ck_assert_uint_eq(seen.count, 0);
}
END_TEST

START_TEST(walks_can_be_stopped)
{
	struct seen seen = { .stop_at = 2 };

	make_tree();
	must_fail(sk_walk(in_folder("r"), &root, see_visit, &seen, &err),
		  SAKUIN_EIO, "stopped by the test");
	ck_assert_uint_eq(seen.count, 2);
	seen_done(&seen);
}
END_TEST

/* Root may read everything, so this is for other people. */
START_TEST(closed_folders)
{
	make_tree();
	if (geteuid() == 0)
		return;
	ck_assert_int_eq(chmod(in_folder("r/b"), 0), 0);
	ck_assert_ptr_nonnull(
		strstr(walked(in_folder("r")), "r/b!Permission denied"));
	ck_assert_int_eq(chmod(in_folder("r/b"), 0700), 0);
}
END_TEST

static const struct {
	const char *file, *id;
} names[] = {
	{ "plain.txt", "plain.txt" },
	{ "two words.txt", "two%20words.txt" },
	{ "tab\there", "tab%09here" },
	{ "line\nend", "line%0Aend" },
	{ "100%", "100%25" },
	{ "a%20b", "a%2520b" },
	{ "\x7F", "%7F" },
	{ "報告書.txt", "報告書.txt" },
	{ "報告\u3000第1号", "報告%E3%80%80第1号" },
	{ "hard\u00A0space", "hard%C2%A0space" },
	{ "next\xC2\x85"
	  "line",
	  "next%C2%85line" },
	{ "not utf-8 \xFF", "not%20utf-8%20%FF" },
	{ "half \xE7\xAB", "half%20%E7%AB" },
};

/* White space, control characters and what is no text are percent-encoded:
 * an id is a word, and can be written into a line of NDJSON. */
START_TEST(ids_are_words)
{
	char path[100], id[100];

	folder_in("r");
	snprintf(path, sizeof path, "r/%s", names[_i].file);
	touch(path);
	snprintf(id, sizeof id, "r/%s", names[_i].id);
	ck_assert_str_eq(walked(in_folder("r")), id);
	ck_assert_str_eq(walked(in_folder(path)), names[_i].id);
}
END_TEST

/* Beyond 200 bytes the id is a digest, of the whole. */
START_TEST(long_ids)
{
	char path[300] = "r/";
	const char *id;

	folder_in("r");
	memset(path + 2, 'x', 198);
	touch(path);
	ck_assert_uint_eq(strlen(walked(in_folder("r"))), 200);
	remove(in_folder(path));
	path[200] = 'a';
	touch(path);
	id = walked(in_folder("r"));
	ck_assert_uint_eq(strlen(id), 64);
	ck_assert_uint_eq(strspn(id, "0123456789abcdef"), 64);
	path[200] = 'b';
	touch(path);
	id = walked(in_folder("r"));
	ck_assert_uint_eq(strlen(id), 2 * 64 + 1);
	ck_assert_int_ne(strncmp(id, id + 65, 64), 0);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("walk");
	TCase *tcase = tcase_create("walk");

	tcase_add_checked_fixture(tcase, set_up, tear_down);
	tcase_add_test(tcase, files_in_order);
	tcase_add_loop_test(tcase, what_is_given, 0, COUNT(givens));
	tcase_add_test(tcase, relative_paths);
	tcase_add_test(tcase, what_is_not_there);
	tcase_add_test(tcase, walks_can_be_stopped);
	tcase_add_test(tcase, closed_folders);
	tcase_add_loop_test(tcase, ids_are_words, 0, COUNT(names));
	tcase_add_test(tcase, long_ids);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
