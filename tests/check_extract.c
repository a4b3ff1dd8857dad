/* check_extract.c - foreign parsers in workers: what they give, and what they
 * can't do. */
#include <fcntl.h>
#include <signal.h>
#include <sys/socket.h>

#include "extract_test.h"
#include "sandbox.h"
#include "suite.h"

#if defined __SANITIZE_ADDRESS__ || defined __SANITIZE_THREAD__
enum { SANITIZED = 1 };
#else
enum { SANITIZED = 0 };
#endif

READER(read_crash)
{
	(void)fn;
	(void)ctx;
	(void)err;
	raise(SIGSEGV);
	return s != NULL;
}

READER(read_exit)
{
	(void)s;
	(void)fn;
	(void)ctx;
	(void)err;
	_exit(0);
}

READER(read_busy)
{
	volatile unsigned n = 1;

	(void)s;
	(void)fn;
	(void)ctx;
	(void)err;
	while (n)
		n |= 1;
	return false;
}

READER(read_asleep)
{
	(void)fn;
	(void)ctx;
	(void)err;
	while (s)
		pause();
	return false;
}

READER(read_much)
{
	struct sk_buf big = { 0 };

	(void)s;
	(void)fn;
	(void)ctx;
	if (!sk_buf_reserve(&big, (size_t)1 << 29, err))
		return false;
	sk_buf_done(&big);
	return sk_fail(err, SAKUIN_EINVAL, "it got the memory");
}

/* What nests without end, for a parser that recurses. */
static size_t
descend(size_t depth)
{
	volatile char frame[4096];

	frame[0] = (char)depth;
	return depth ? descend(depth - 1) + (size_t)frame[0] : 0;
}

READER(read_stack)
{
	(void)fn;
	(void)ctx;
	(void)err;
	return descend(s->size + 1000000) == 1;
}

READER(read_nonsense)
{
	struct sk_document doc = { .text = { "\xFF\xFE", 2 } };

	(void)s;
	return fn(ctx, &doc, err);
}

READER(read_broken)
{
	(void)s;
	(void)fn;
	(void)ctx;
	return sk_fail(err, SAKUIN_EINVAL, "it is broken here");
}

static const struct {
	bool (*read)(const struct sk_source *, sk_document_fn *, void *,
		     struct sakuin_error *);
	const char *message;
} ends[] = {
	{ read_crash, "its parser crashed (Segmentation fault); the file is "
		      "damaged or hostile" },
	{ read_exit, "its parser crashed (it ended); the file is damaged or "
		     "hostile" },
	{ read_busy, "its parser took more than 1 s; the file is damaged or "
		     "hostile" },
	{ read_asleep, "its parser took more than 1 s; the file is damaged or "
		       "hostile" },
	{ read_much, "reading it takes more than 256 MiB of memory" },
	{ read_stack, "its parser crashed (Segmentation fault); the file is "
		      "damaged or hostile" },
	{ read_nonsense, "what reads this file sent nonsense; the file may be "
			 "hostile" },
	{ read_broken, "it is broken here" },
};

/* Whatever a file does to its parser is the file's, and the next is read. */
START_TEST(ends_badly)
{
	struct sk_format format = foreign(ends[_i].read);

	if (SANITIZED &&
	    (ends[_i].read == read_much || ends[_i].read == read_stack))
		return;
	x.limits = (struct sk_extract_limits){ .memory = (size_t)1 << 28,
					       .milliseconds = 300 };
	ck_assert(!extract(&format, STR("x")));
	ck_assert_str_eq(got.err.text, ends[_i].message);
	ck_assert_int_eq(got.err.code, SAKUIN_EINVAL);
	x.limits.milliseconds = 0;
	ck_assert_msg(extract(NULL, STR("<html><p>the next")), "%s",
		      got.err.text);
	ck_assert_uint_eq(got.count, 1);
	ck_str(got.docs[0].text, "the next\n");
	ck_str(got.docs[0].path, "dir/a");
	finish();
}
END_TEST

/* What the worker is not allowed: one line for each that worked. */
READER(read_escape)
{
	static const char *const paths[] = { "/etc/passwd", "/proc/self/maps",
					     "/", "." };
	char report[400] = "";
	size_t len = 0;

	for (size_t i = 0; i < COUNT(paths); i++)
		if (open(paths[i], O_RDONLY) >= 0)
			len += (size_t)snprintf(report + len, 80, "open %s\n",
						paths[i]);
	if (open("/tmp/sakuin-escape", O_WRONLY | O_CREAT, 0600) >= 0)
		len += (size_t)snprintf(report + len, 80, "create\n");
	if (socket(AF_INET, SOCK_STREAM, 0) >= 0)
		len += (size_t)snprintf(report + len, 80, "socket\n");
	if (fork() >= 0)
		len += (size_t)snprintf(report + len, 80, "fork\n");
	if (kill(getppid(), 0) == 0)
		len += (size_t)snprintf(report + len, 80, "kill\n");
	if (execl("/bin/true", "true", NULL) == 0)
		len += (size_t)snprintf(report + len, 80, "exec\n");
	for (int fd = 5; fd < 60; fd++)
		if (fcntl(fd, F_GETFD) >= 0)
			len += (size_t)snprintf(report + len, 80, "fd %d\n",
						fd);
	return say(s, fn, ctx, report[0] ? report : "nothing", err);
}

START_TEST(is_closed_in)
{
	struct sk_format format = foreign(read_escape);
	int secret = open("/dev/null", O_RDONLY);

	if (!sk_sandbox_seccomp())
		return; /* sanitizers, and systems without */
	ck_assert_int_ge(secret, 0);
	ck_assert_msg(extract(&format, STR("x")), "%s", got.err.text);
	ck_str(got.docs[0].text, "nothing");
	close(secret);
	finish();
}
END_TEST

/* One worker reads many files, but not too many. */
READER(read_pid)
{
	char text[20];

	snprintf(text, sizeof text, "%d", (int)getpid());
	return say(s, fn, ctx, text, err);
}

START_TEST(is_reused)
{
	struct sk_format format = foreign(read_pid);

	x.limits.files = 3;
	for (int i = 0; i < 4; i++)
		ck_assert(extract(&format, STR("x")));
	ck_assert(sk_str_eq(got.docs[0].text, got.docs[2].text));
	ck_assert(!sk_str_eq(got.docs[0].text, got.docs[3].text));
	finish();
}
END_TEST

/* One that waits may be killed, by who runs out of memory, say: that is
 * nobody's fault, and no file's end. */
START_TEST(is_replaced)
{
	struct sk_format f = foreign(read_pid);
	siginfo_t info;
	pid_t pid;

	ck_assert(extract(&f, STR("x")));
	pid = x.workers[0].pid;
	ck_assert_int_eq(kill(pid, SIGKILL), 0);
	ck_assert_int_eq(waitid(P_PID, (id_t)pid, &info, WEXITED | WNOWAIT), 0);
	ck_assert_msg(extract(&f, STR("x")), "%s", got.err.text);
	ck_assert_int_ne(x.workers[0].pid, pid);
	finish();
}
END_TEST

/* What a format loads before it is shut in; another worker where that is
 * not done. */
static int prepared;

static void
prepare(void)
{
	prepared = 1;
}

READER(read_prepared)
{
	return say(s, fn, ctx, prepared ? "prepared" : "not", err);
}

START_TEST(is_prepared)
{
	struct sk_format format = foreign(read_prepared);

	ck_assert(extract(&format, STR("x")));
	format.prepare = prepare;
	ck_assert(extract(&format, STR("x")));
	format.prepare = NULL;
	ck_assert(extract(&format, STR("x")));
	ck_str(got.docs[0].text, "not");
	ck_str(got.docs[1].text, "prepared");
	ck_str(got.docs[2].text, "prepared");
	ck_assert_int_eq(prepared, 0);
	finish();
}
END_TEST

START_TEST(from_a_pipe)
{
	struct sk_arena arena = { 0 };
	struct sk_buf head = { 0 };
	struct sk_source source = { .path = "-",
				    .name = sk_str("-"),
				    .arena = &arena };
	int ends_of[2];

	ck_assert_int_eq(pipe(ends_of), 0);
	ck_assert_int_eq(write(ends_of[1], "<html>piped", 11), 11);
	close(ends_of[1]);
	source.fd = ends_of[0];
	ck_assert(sk_source_peek(&source, &head, &got.err));
	ck_assert(sk_extract(&x, sk_format_find(&source, &got.err), &source,
			     keep, &got, &got.err));
	ck_str(got.docs[0].text, "piped\n");
	close(ends_of[0]);
	sk_buf_done(&head);
	sk_arena_done(&arena);
	finish();
}
END_TEST

START_TEST(long_text)
{
	struct sk_buf page = { 0 };

	repeat(&page, "<html><p>", 1);
	repeat(&page, "a line of text ", 400000);
	ck_assert(extract(NULL, sk_buf_str(&page)));
	ck_assert_uint_eq(got.docs[0].text.len, 400000 * 15);
	sk_buf_done(&page);
	finish();
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("extract");
	TCase *tcase = tcase_create("extract");

	tcase_set_timeout(tcase, 60);
	tcase_add_loop_test(tcase, ends_badly, 0, COUNT(ends));
	tcase_add_test(tcase, is_closed_in);
	tcase_add_test(tcase, is_reused);
	tcase_add_test(tcase, is_replaced);
	tcase_add_test(tcase, is_prepared);
	tcase_add_test(tcase, from_a_pipe);
	tcase_add_test(tcase, long_text);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
