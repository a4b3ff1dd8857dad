/* Programs under limits. */
#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>

#include "child.h"
#include "format_help.h"
#include "sandbox.h"
#include "suite.h"

/* Run SCRIPT with the shell. */
static bool
run(const char *script, struct sk_child child, struct sk_buf *out,
    struct sk_child_result *result, struct sakuin_error *err)
{
	const char *argv[] = { "sh", "-c", script, NULL };
	int in = open("/dev/null", O_RDONLY | O_CLOEXEC);
	bool ok;

	child.argv = argv;
	child.package = "dash";
	child.in = in;
	if (!child.memory)
		child.memory = (size_t)1 << 30;
	if (!child.out_max)
		child.out_max = 100000;
	if (!child.milliseconds)
		child.milliseconds = 10000;
	ok = sk_child_run(&child, out, result, err);
	close(in);
	return ok && sk_child_check(&child, result, err);
}

static const struct {
	const char *script;
	const char *out;     /* what it prints */
	const char *message; /* or NULL where all is well */
} cases[] = {
	{ "echo a; echo b", "a\nb\n", NULL },
	{ "echo warning >&2; echo a", "a\n", NULL },
	{ "exit 3", "", "sh ended with status 3" },
	{ "printf 'one\\ntwo\\n' >&2; exit 1", "", "sh: one; two" },
	{ "printf 'a\\001\\303\\251b' >&2; exit 1", "", "sh: a???b" },
	{ "kill -SEGV $$", "",
	  "sh was stopped by signal 11 (Segmentation fault)" },
	{ "kill -XCPU $$", "", "sh took more than 10 s" },
	/* Its limits and its environment, and nothing of ours. */
	{ "ulimit -t; ulimit -v; ulimit -f; ulimit -c; ulimit -n",
	  "10\n1048576\n0\n0\n32\n", NULL },
	{ "echo $PATH $LC_ALL $HOME $SK_TEST",
	  "/usr/local/bin:/usr/bin:/bin C.UTF-8\n", NULL },
	{ "echo /proc/self/fd/*; exec grep NoNewPrivs /proc/self/status",
	  "/proc/self/fd/0 /proc/self/fd/1 /proc/self/fd/2 "
	  "/proc/self/fd/3\nNoNewPrivs:\t1\n",
	  NULL },
	{ "cat", "", NULL },
	{ "exec >&- 2>&-; exit 0", "", NULL },
};

START_TEST(ends)
{
	struct sk_buf out = { 0 };
	struct sk_child_result result;
	struct sakuin_error err = { .text = "" };
	int leak = dup2(2, 77);
	bool ok;

	ck_assert_int_eq(leak, 77);
	setenv("SK_TEST", "leaks", 1);
	ok = run(cases[_i].script, (struct sk_child){ 0 }, &out, &result, &err);
	ck_assert_msg(ok == (cases[_i].message == NULL), "%s", err.text);
	ck_str(sk_buf_str(&out), cases[_i].out);
	if (cases[_i].message) {
		ck_assert_int_eq(err.code, SAKUIN_EINVAL);
		ck_assert_str_eq(err.text, cases[_i].message);
	}
	sk_buf_done(&out);
}
END_TEST

/* Nothing of it may be left: a second wait finds no child. */
static void
no_child_left(void)
{
	ck_assert_int_eq(waitpid(-1, NULL, WNOHANG), -1);
}

static const char *const endless[] = {
	"while :; do :; done",                /* uses the processor */
	"sleep 100",                          /* does not */
	"exec >&- 2>&-; while :; do :; done", /* closed its pipes */
	"sleep 100 & wait", /* leaves a child with the pipes */
	"trap '' TERM XCPU; sleep 100",
};

START_TEST(takes_too_long)
{
	struct sk_buf out = { 0 };
	struct sk_child_result result;
	struct sakuin_error err;

	ck_assert(!run(endless[_i], (struct sk_child){ .milliseconds = 200 },
		       &out, &result, &err));
	ck_assert_int_eq(result.end, SK_CHILD_TIME);
	ck_assert_int_eq(err.code, SAKUIN_EINVAL);
	ck_assert_str_eq(err.text, "sh took more than 1 s");
	no_child_left();
	sk_buf_done(&out);
}
END_TEST

START_TEST(prints_too_much)
{
	struct sk_buf out = { 0 };
	struct sk_child_result result;
	struct sakuin_error err;

	ck_assert(sk_buf_puts(&out, "before ", &err));
	ck_assert(run("while :; do echo 123456789; done",
		      (struct sk_child){ .out_max = 1005 }, &out, &result,
		      &err));
	ck_assert_int_eq(result.end, SK_CHILD_OUT_MAX);
	ck_assert_uint_eq(out.len, 7 + 1005);
	ck_assert_mem_eq(out.ptr + out.len - 7, "9\n12345", 7);
	no_child_left();
	sk_buf_done(&out);
}
END_TEST

START_TEST(prints_just_enough)
{
	struct sk_buf out = { 0 };
	struct sk_child_result result;
	struct sakuin_error err;

	ck_assert(run("printf 12345", (struct sk_child){ .out_max = 5 }, &out,
		      &result, &err));
	ck_assert_int_eq(result.end, SK_CHILD_EXIT);
	ck_str(sk_buf_str(&out), "12345");
	sk_buf_done(&out);
}
END_TEST

START_TEST(says_too_much)
{
	struct sk_buf out = { 0 };
	struct sk_child_result result;
	struct sakuin_error err;

	ck_assert(!run("i=0; while [ $i -lt 5000 ]; do echo 123456789 >&2; "
		       "i=$((i+1)); done; exit 1",
		       (struct sk_child){ 0 }, &out, &result, &err));
	ck_assert_uint_lt(strlen(result.said), sizeof result.said);
	ck_assert_int_eq(strncmp(err.text, "sh: 123456789; 1234", 19), 0);
	sk_buf_done(&out);
}
END_TEST

START_TEST(writes_no_file)
{
	struct sk_buf out = { 0 };
	struct sk_child_result result;
	struct sakuin_error err;
	char name[] = "/tmp/check_child_XXXXXX", script[100];
	int fd = mkstemp(name);

	ck_assert_int_ge(fd, 0);
	snprintf(script, sizeof script, "exec cat /bin/sh > %s", name);
	ck_assert(!run(script, (struct sk_child){ 0 }, &out, &result, &err));
	ck_assert_int_eq(lseek(fd, 0, SEEK_END), 0);
	close(fd);
	unlink(name);
	sk_buf_done(&out);
}
END_TEST

START_TEST(not_installed)
{
	static const char *const argv[] = { "no-such-program", NULL };
	struct sk_child child = { .argv = argv,
				  .package = "some-package",
				  .out_max = 1,
				  .memory = 1 << 30,
				  .milliseconds = 1000 };
	struct sk_buf out = { 0 };
	struct sk_child_result result;
	struct sakuin_error err;

	ck_assert(!sk_child_run(&child, &out, &result, &err));
	ck_assert_int_eq(err.code, SAKUIN_ENOTFOUND);
	ck_assert_str_eq(err.text, "no-such-program is not installed; "
				   "install the package some-package");
	no_child_left();
}
END_TEST

/* Whoever calls may hold as many files open as a program may open, or more:
 * the program starts all the same, and is not less shut in. */
START_TEST(many_descriptors)
{
	const char *script = "cat /etc/passwd 2>/dev/null || echo no";
	struct sakuin_error err = { .text = "" };
	int fd = 0;

	while (fd < 50) {
		struct sk_buf out = { 0 };
		struct sk_child_result result;

		fd = open("/dev/null", O_RDONLY | O_CLOEXEC);
		ck_assert_int_ge(fd, 0);
		ck_assert_msg(run(script, (struct sk_child){ 0 }, &out, &result,
				  &err),
			      "behind descriptor %d: %s", fd, err.text);
		if (sk_sandbox_landlock() > 0)
			ck_str(sk_buf_str(&out), "no\n");
		sk_buf_done(&out);
	}
}
END_TEST

/* Who started us may have closed our own three. */
START_TEST(low_descriptors)
{
	struct sk_buf out = { 0 };
	struct sk_child_result result;
	struct sakuin_error err;

	close(0);
	close(2);
	ck_assert(run("cat; echo a; echo b >&2", (struct sk_child){ 0 }, &out,
		      &result, &err));
	ck_str(sk_buf_str(&out), "a\n");
	ck_assert_str_eq(result.said, "b");
	sk_buf_done(&out);
}
END_TEST

#define COUNT(table) (sizeof(table) / sizeof *(table))

int
main(void)
{
	Suite *suite = suite_create("child");
	TCase *tc = tcase_create("child");

	suite_add_tcase(suite, tc);
	tcase_set_timeout(tc, 30);
	tcase_add_loop_test(tc, ends, 0, COUNT(cases));
	tcase_add_loop_test(tc, takes_too_long, 0, COUNT(endless));
	tcase_add_test(tc, prints_too_much);
	tcase_add_test(tc, prints_just_enough);
	tcase_add_test(tc, says_too_much);
	tcase_add_test(tc, writes_no_file);
	tcase_add_test(tc, not_installed);
	tcase_add_test(tc, many_descriptors);
	tcase_add_test(tc, low_descriptors);
	return run_suite(suite);
}
