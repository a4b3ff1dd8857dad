/* check_watch.c - what changes in folders. */
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "suite.h"
#include "watch.h"
#include "xapian_c_test.h"

static int stop[2];
static struct sk_watch *watch;

static void
begin(const char *path)
{
	const char *paths[] = { in_folder(path) };

	ck_assert_int_eq(pipe(stop), 0);
	watch = sk_watch_new(paths, 1, &err);
	must(watch != NULL);
}

static void
end(void)
{
	sk_watch_free(watch);
	close(stop[0]);
	close(stop[1]);
}

static void
make_dir(const char *path)
{
	ck_assert_int_eq(mkdir(in_folder(path), 0700), 0);
}

static void
make_file(const char *path)
{
	int fd = open(in_folder(path), O_WRONLY | O_CREAT | O_TRUNC, 0600);

	ck_assert_int_ge(fd, 0);
	ck_assert_int_eq(write(fd, "text", 4), 4);
	close(fd);
}

static void
rename_in(const char *from, const char *to)
{
	char old[4096];

	snprintf(old, sizeof old, "%s", in_folder(from));
	ck_assert_int_eq(rename(old, in_folder(to)), 0);
}

/* The next batch, as "+changed -gone", below the root; "" for none. */
static const char *
batch(void)
{
	static char text[4096];
	struct sk_changes c;
	size_t len = 0;

	must(sk_watch_wait(watch, stop[0], 100, &c, &err));
	text[0] = '\0';
	for (size_t i = 0; i < c.count; i++) {
		size_t root = strlen(c.list[i].root);

		ck_assert(!strncmp(c.list[i].path, c.list[i].root, root));
		len += (size_t)snprintf(
			text + len, sizeof text - len, "%s%c%s", len ? " " : "",
			c.list[i].gone ? '-' : '+', c.list[i].path + root);
	}
	ck_assert(!c.stop);
	ck_assert(!c.all);
	sk_watch_clear(watch);
	return text;
}

static void
set_up_root(void)
{
	set_up();
	make_dir("root");
	make_dir("root/old");
	make_file("root/old/file");
	begin("root");
}

static void
tear_down_root(void)
{
	end();
	tear_down();
}

START_TEST(nothing)
{
	ck_assert_str_eq(batch(), "");
}
END_TEST

START_TEST(written)
{
	make_file("root/a");
	make_file("root/old/file");
	make_file("root/old/file");
	ck_assert_str_eq(batch(), "+/a +/old/file");
	ck_assert_str_eq(batch(), "");
}
END_TEST

START_TEST(written_and_not_closed)
{
	int fd = open(in_folder("root/a"), O_WRONLY | O_CREAT, 0600);

	ck_assert_str_eq(batch(), "");
	close(fd);
	ck_assert_str_eq(batch(), "+/a");
}
END_TEST

START_TEST(taken_away)
{
	ck_assert_int_eq(unlink(in_folder("root/old/file")), 0);
	ck_assert_str_eq(batch(), "-/old/file");
	make_file("root/old/file");
	ck_assert_int_eq(unlink(in_folder("root/old/file")), 0);
	make_file("root/old/file");
	ck_assert_str_eq(batch(), "+/old/file");
}
END_TEST

START_TEST(saved_by_another)
{
	make_file("root/old/.file.tmp");
	rename_in("root/old/.file.tmp", "root/old/file");
	ck_assert_str_eq(batch(), "+/old/file");
}
END_TEST

START_TEST(linked)
{
	char old[4096];

	snprintf(old, sizeof old, "%s", in_folder("root/old/file"));
	ck_assert_int_eq(link(old, in_folder("root/b")), 0);
	ck_assert_int_eq(symlink(old, in_folder("root/c")), 0);
	ck_assert_str_eq(batch(), "+/b");
}
END_TEST

START_TEST(new_folders)
{
	make_dir("root/new");
	ck_assert_str_eq(batch(), "+/new");
	make_dir("root/new/deep");
	ck_assert_str_eq(batch(), "+/new/deep");
	make_file("root/new/deep/a");
	ck_assert_str_eq(batch(), "+/new/deep/a");
}
END_TEST

START_TEST(moved_folders)
{
	rename_in("root/old", "root/young");
	ck_assert_str_eq(batch(), "-/old +/young");
	make_file("root/young/file");
	ck_assert_str_eq(batch(), "+/young/file");
	rename_in("root/young", "elsewhere");
	ck_assert_str_eq(batch(), "-/young");
	make_file("elsewhere/file");
	ck_assert_str_eq(batch(), "");
	rename_in("elsewhere", "root/back");
	ck_assert_str_eq(batch(), "+/back");
	make_file("root/back/file");
	ck_assert_str_eq(batch(), "+/back/file");
}
END_TEST

START_TEST(hidden)
{
	make_dir("root/.git");
	make_file("root/.git/a");
	make_file("root/.b");
	ck_assert_str_eq(batch(), "");
}
END_TEST

START_TEST(root_gone)
{
	unlink(in_folder("root/old/file"));
	rmdir(in_folder("root/old"));
	rmdir(in_folder("root"));
	ck_assert_str_eq(batch(), "-/old/file -/old -");
}
END_TEST

START_TEST(kept_until_cleared)
{
	struct sk_changes c;

	make_file("root/a");
	must(sk_watch_wait(watch, stop[0], 100, &c, &err));
	ck_assert_uint_eq(c.count, 1);
	make_file("root/b");
	must(sk_watch_wait(watch, stop[0], 100, &c, &err));
	ck_assert_uint_eq(c.count, 2);
	sk_watch_clear(watch);
	ck_assert_str_eq(batch(), "");
}
END_TEST

START_TEST(stopped)
{
	struct sk_changes c;

	ck_assert_int_eq(write(stop[1], "x", 1), 1);
	must(sk_watch_wait(watch, stop[0], -1, &c, &err));
	ck_assert(c.stop);
	ck_assert_uint_eq(c.count, 0);
}
END_TEST

START_TEST(too_many)
{
	struct sk_changes c;
	char name[64];

	for (int i = 0; i < 5000; i++) {
		snprintf(name, sizeof name, "root/old/%d", i);
		make_file(name);
	}
	do
		must(sk_watch_wait(watch, stop[0], 100, &c, &err));
	while (!c.all && c.count);
	ck_assert(c.all);
	sk_watch_clear(watch);
	ck_assert_str_eq(batch(), "");
}
END_TEST

START_TEST(one_file)
{
	set_up();
	make_file("a");
	make_file("b");
	begin("a");
	make_file("b");
	ck_assert_str_eq(batch(), "");
	make_file("a");
	ck_assert_str_eq(batch(), "+");
	make_file("c");
	rename_in("c", "a");
	ck_assert_str_eq(batch(), "+");
	unlink(in_folder("a"));
	ck_assert_str_eq(batch(), "-");
	end();
	tear_down();
}
END_TEST

START_TEST(not_there)
{
	const char *paths[] = { "/nowhere/at/all" };

	ck_assert(!sk_watch_new(paths, 1, &err));
	ck_assert_int_eq(err.code, SAKUIN_ENOTFOUND);
	ck_assert_str_eq(err.text, "/nowhere/at/all: No such file or "
				   "directory; check the path");
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("watch");
	TCase *below = tcase_create("below a folder");
	TCase *others = tcase_create("others");

	tcase_add_checked_fixture(below, set_up_root, tear_down_root);
	tcase_set_timeout(below, 60);
	tcase_add_test(below, nothing);
	tcase_add_test(below, written);
	tcase_add_test(below, written_and_not_closed);
	tcase_add_test(below, taken_away);
	tcase_add_test(below, saved_by_another);
	tcase_add_test(below, linked);
	tcase_add_test(below, new_folders);
	tcase_add_test(below, moved_folders);
	tcase_add_test(below, hidden);
	tcase_add_test(below, root_gone);
	tcase_add_test(below, kept_until_cleared);
	tcase_add_test(below, stopped);
	tcase_add_test(below, too_many);
	suite_add_tcase(suite, below);
	tcase_add_test(others, one_file);
	tcase_add_test(others, not_there);
	suite_add_tcase(suite, others);
	return run_suite(suite);
}
