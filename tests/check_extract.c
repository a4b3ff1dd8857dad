/* Foreign parsers in workers: what they give, and what they can't do. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>

#include "extract.h"
#include "format_help.h"
#include "sandbox.h"
#include "suite.h"

#define COUNT(a) (sizeof(a) / sizeof *(a))

#if defined __SANITIZE_ADDRESS__ || defined __SANITIZE_THREAD__
enum { SANITIZED = 1 };
#else
enum { SANITIZED = 0 };
#endif

static struct sk_extractor x;
static struct got got;
static char left_out[2000];

static void
note_left_out(void *ctx, const char *name, const char *why)
{
	size_t len = strlen(left_out);

	(void)ctx;
	snprintf(left_out + len, sizeof left_out - len, "%s: %s\n", name, why);
}

/* The document with its strings copied: the worker's are gone then. */
static bool
keep(void *ctx, struct sk_document *doc, struct sakuin_error *err)
{
	struct sk_document *to = &got.docs[got.count];

	if (!got_document(ctx, doc, err))
		return false;
	return sk_arena_copy(&got.arena, doc->title, &to->title, err) &&
	       sk_arena_copy(&got.arena, doc->text, &to->text, err) &&
	       sk_arena_copy(&got.arena, doc->url, &to->url, err) &&
	       sk_arena_copy(&got.arena, doc->date, &to->date, err) &&
	       sk_arena_copy(&got.arena, doc->member, &to->member, err);
}

static bool
extract(const struct sk_format *format, struct sakuin_str bytes)
{
	int fd = memfd_create("test", MFD_CLOEXEC);
	struct sk_arena arena = { 0 };
	struct sk_source source = { .fd = fd,
				    .path = "dir/a",
				    .name = sk_str("a"),
				    .size = bytes.len,
				    .arena = &arena,
				    .complain = got_complaint,
				    .complain_ctx = &got,
				    .leave_out = note_left_out };
	bool ok;

	if (got.strict)
		source.complain = NULL;
	ck_assert_int_eq(write(fd, bytes.ptr, bytes.len), (ssize_t)bytes.len);
	if (!format)
		format = sk_format_find(&source, &got.err);
	ck_assert_ptr_nonnull(format);
	ok = sk_extract(&x, format, &source, keep, &got, &got.err);
	close(fd);
	sk_arena_done(&arena);
	return ok;
}

static void
finish(void)
{
	sk_extractor_done(&x);
	got_done(&got);
	errno = 0;
	ck_assert_int_eq(waitpid(-1, NULL, WNOHANG), -1);
	ck_assert_int_eq(errno, ECHILD);
}

/* ------------------------------------------------ parsers of all characters */

static bool
say(const struct sk_source *s, sk_document_fn *fn, void *ctx, const char *text,
    struct sakuin_error *err)
{
	struct sk_document doc = { .text = sk_str(text) };

	(void)s;
	return fn(ctx, &doc, err);
}

#define READER(NAME)                                                           \
	static bool NAME(const struct sk_source *s, sk_document_fn *fn,        \
			 void *ctx, struct sakuin_error *err)

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

static struct sk_format
foreign(bool (*reader)(const struct sk_source *, sk_document_fn *, void *,
		       struct sakuin_error *))
{
	return (struct sk_format){ .name = "test",
				   .foreign = true,
				   .read = reader };
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

/* ----------------------------------------------------------------- members */

/* "NAME=TEXT" on each line, and what begins with @ is an archive again. */
static bool
lines_read(const struct sk_source *s, sk_document_fn *fn, void *ctx,
	   struct sakuin_error *err)
{
	struct sk_buf all = { 0 };
	bool ok = sk_source_read(s, 0, 10000, &all, err) &&
		  sk_buf_cstr(&all, err);

	(void)fn;
	(void)ctx;
	for (char *line = all.ptr, *next; ok && *line; line = next) {
		char *equals = strchr(line, '=');
		struct sk_member m = { .about = { .title = sk_str("About"),
						  .url = sk_str("http://u/"),
						  .date = sk_str("2001") } };

		next = strchr(line, '\n');
		next = next ? next + 1 : line + strlen(line);
		m.name = (struct sakuin_str){ line, (size_t)(equals - line) };
		ok = sk_member_make(
			     &m,
			     (struct sakuin_str){ equals + 1,
						  (size_t)(next - equals - 1) },
			     err) &&
		     s->member(s->complain_ctx, &m, err);
		sk_member_done(&m);
	}
	sk_buf_done(&all);
	return ok;
}

static const struct sk_format lines = { .name = "lines",
					.foreign = true,
					.read = lines_read };

START_TEST(members)
{
	ck_assert_msg(extract(&lines, STR("a.txt=plain\n"
					  "in/b.html=<title>B</title><p>b\n"
					  "c.png=\x89PNG\r\n"
					  "empty.txt= \n"
					  "a.txt=again\n")),
		      "%s", got.err.text);
	ck_assert_uint_eq(got.count, 3);
	ck_str(got.docs[0].member, "a.txt");
	ck_str(got.docs[0].text, "plain\n");
	ck_str(got.docs[0].title, "About");
	ck_str(got.docs[0].url, "http://u/");
	ck_str(got.docs[0].date, "2001");
	ck_str(got.docs[0].path, "dir/a");
	ck_str(got.docs[1].member, "in/b.html");
	ck_str(got.docs[1].title, "B");
	ck_str(got.docs[2].member, "a.txt~5");
	ck_str(got.docs[2].text, "again\n");
	ck_assert_uint_eq(got.complained, 1);
	ck_assert_str_eq(got.complaints[0], "empty.txt: no text in it");
	ck_assert_str_eq(left_out,
			 "c.png: looks like a PNG image; index it with --ocr, "
			 "or put its text into a file beside it (NAME.txt or "
			 "NAME.hocr)\n");
	finish();
}
END_TEST

/* A document that is begun before its members, and ends after them. */
READER(read_around)
{
	struct sk_member m = { .name = sk_str("in.txt"),
			       .charset = sk_str("euc-kr"),
			       .fd = -1 };
	struct sk_document doc = { 0 };
	bool ok = sk_arena_copy(s->arena, sk_str("before"), &doc.title, err) &&
		  sk_member_make(&m, sk_str("\xBC\xD2\xB1\xDD"), err) &&
		  s->member(s->complain_ctx, &m, err) &&
		  sk_arena_copy(s->arena, sk_str("after"), &doc.text, err);

	sk_member_done(&m);
	return ok && fn(ctx, &doc, err);
}

START_TEST(members_within)
{
	struct sk_format format = foreign(read_around);

	ck_assert_msg(extract(&format, STR("x")), "%s", got.err.text);
	ck_assert_uint_eq(got.count, 2);
	ck_str(got.docs[0].member, "in.txt");
	ck_str(got.docs[0].text, "\uC18C\uAE08");
	ck_str(got.docs[0].encoding_by, "header");
	ck_str(got.docs[1].title, "before");
	ck_str(got.docs[1].text, "after");
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

START_TEST(members_strict)
{
	got.strict = true;
	ck_assert(!extract(&lines, STR("e.txt= \na.txt=more\n")));
	ck_assert_str_eq(got.err.text, "e.txt: no text in it");
	ck_assert_uint_eq(got.count, 0);
	finish();
}
END_TEST

/* Members without end. */
READER(read_bomb)
{
	static char zeros[100000];
	bool ok = true;

	(void)fn;
	(void)ctx;
	while (ok) {
		struct sk_member m = { .name = sk_str("z"), .fd = -1 };

		ok = sk_member_make(&m,
				    (struct sakuin_str){ zeros, sizeof zeros },
				    err) &&
		     s->member(s->complain_ctx, &m, err);
		sk_member_done(&m);
	}
	return false;
}

START_TEST(unpacks_to_too_much)
{
	struct sk_format format = foreign(read_bomb);

	x.limits.unpacked = 1 << 20;
	ck_assert(!extract(&format, STR("x")));
	ck_assert_str_eq(got.err.text,
			 "unpacks to more than 1 MiB, which is more than any "
			 "honest archive of its size; the rest was left out");
	ck_assert_uint_eq(got.count, 0);
	finish();
}
END_TEST

/* The callback's own failure is not taken for the file's. */
START_TEST(callback_fails)
{
	got.stop_after = 1;
	ck_assert(!extract(&lines, STR("a.txt=one\nb.txt=two\n")));
	ck_assert_int_eq(got.err.code, SAKUIN_EINTERNAL);
	ck_assert_str_eq(got.err.text, "stopped by the test");
	ck_assert_uint_eq(got.count, 1);
	got.count = got.stop_after = 0;
	ck_assert(extract(&lines, STR("a.txt=one\nb.txt=two\n")));
	ck_assert_uint_eq(got.count, 2);
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

	suite_add_tcase(suite, tcase);
	tcase_set_timeout(tcase, 60);
	tcase_add_loop_test(tcase, ends_badly, 0, COUNT(ends));
	tcase_add_test(tcase, is_closed_in);
	tcase_add_test(tcase, is_reused);
	tcase_add_test(tcase, members);
	tcase_add_test(tcase, members_within);
	tcase_add_test(tcase, is_prepared);
	tcase_add_test(tcase, members_strict);
	tcase_add_test(tcase, unpacks_to_too_much);
	tcase_add_test(tcase, callback_fails);
	tcase_add_test(tcase, from_a_pipe);
	tcase_add_test(tcase, long_text);
	return run_suite(suite);
}
