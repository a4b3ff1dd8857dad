/* NDJSON, from files and pipes. */
#include <pthread.h>

#include "format_help.h"
#include "suite.h"

START_TEST(lines)
{
	struct got got = { 0 };

	ck_assert(got_read(&got,
			   STR("\xEF\xBB\xBF{\"id\":\"1\",\"text\":\"a\"}\n"
			       "\n  \r\n{\"id\":\"2\",\"kind\":\"letter\"}\r\n"
			       "{\"id\":\"3\",\"pages\":[1],\"text\":\"ab\"}"),
			   "a.ndjson"));
	ck_assert_str_eq(got.format->name, "ndjson");
	ck_assert_uint_eq(got.count, 3);
	ck_assert_uint_eq(got.complained, 0);
	ck_str(got.docs[0].id, "1");
	ck_str(got.docs[0].text, "a");
	ck_str(got.docs[1].extra, "{\"kind\":\"letter\"}");
	ck_assert_uint_eq(got.docs[2].pages[0], 1);
	got_done(&got);
}
END_TEST

START_TEST(nothing)
{
	struct got got = { 0 };

	ck_assert(got_read(&got, STR("\n\n"), "a.jsonl"));
	ck_assert_uint_eq(got.count, 0);
	got_done(&got);
}
END_TEST

#define BROKEN                                                                 \
	"{\"id\":\"1\"}\n"                                                     \
	"{\"id\":\"2\",\"title\":7}\n"                                         \
	"not json\n"                                                           \
	"{\"id\":\"\xC3\x28\"}\n"                                              \
	"{\"id\":\"5\"}\n"

START_TEST(goes_on)
{
	struct got got = { 0 };

	ck_assert(got_read(&got, STR(BROKEN), "a.ndjson"));
	ck_assert_uint_eq(got.count, 2);
	ck_str(got.docs[1].id, "5");
	ck_assert_uint_eq(got.complained, 3);
	ck_assert_str_eq(got.complaints[0],
			 "line 2 (byte 29): \"title\" is not a string; write "
			 "it in quotes");
	ck_assert_str_eq(got.complaints[1],
			 "line 3 (byte 35): not JSON: '[' or '{' expected");
	ck_assert_str_eq(got.complaints[2],
			 "line 4 (byte 48): not JSON: unable to decode byte "
			 "0xc3");
	got_done(&got);
}
END_TEST

START_TEST(stops_at_the_first)
{
	struct got got = { .strict = true };

	ck_assert(!got_read(&got, STR(BROKEN), "a.ndjson"));
	ck_assert_uint_eq(got.count, 1);
	ck_assert_int_eq(got.err.code, SAKUIN_EINVAL);
	ck_assert_str_eq(got.err.text,
			 "line 2 (byte 29): \"title\" is not a string; write "
			 "it in quotes");
	got_done(&got);
}
END_TEST

START_TEST(stops_when_told)
{
	struct got got = { .stop_after = 2 };

	ck_assert(!got_read(
		&got, STR("{\"id\":\"1\"}\n{\"id\":\"2\"}\n{\"id\":\"3\"}"),
		"a.ndjson"));
	ck_assert_uint_eq(got.count, 2);
	ck_assert_uint_eq(got.complained, 0);
	ck_assert_int_eq(got.err.code, SAKUIN_EINTERNAL);
	ck_assert_str_eq(got.err.text, "stopped by the test");
	got_done(&got);
}
END_TEST

START_TEST(is_cut)
{
	struct got got = { .text_max = 5 };

	ck_assert(got_read(&got,
			   STR("{\"id\":\"1\",\"text\":\"abc\u3042def\","
			       "\"pages\":[2,3,6]}"),
			   "a.ndjson"));
	ck_str(got.docs[0].text, "abc");
	ck_assert(got.docs[0].truncated);
	ck_assert_uint_eq(got.docs[0].page_count, 2);
	got_done(&got);
}
END_TEST

/* A pipe: COUNT documents of SIZE bytes, written while they are read. */
struct pump {
	int fd;
	size_t count, size;
};

static void *
pump(void *arg)
{
	struct pump *p = arg;
	FILE *f = fdopen(p->fd, "w");

	for (size_t i = 0; i < p->count; i++) {
		fprintf(f, "{\"id\":\"%zu\",\"text\":\"", i);
		for (size_t n = 0; n < p->size; n++)
			putc('x', f);
		fputs("\"}\n", f);
	}
	fputs("{\"id\":\"last\"}", f);
	fclose(f);
	return NULL;
}

struct seen {
	size_t count, bytes, most_memory, complained;
	struct sk_arena *arena;
	char last[20], complaint[500];
};

static bool
see(void *ctx, struct sk_document *doc, struct sakuin_error *err)
{
	struct seen *seen = ctx;

	(void)err;
	seen->count++;
	seen->bytes += doc->text.len;
	snprintf(seen->last, sizeof seen->last, "%.*s", (int)doc->id.len,
		 doc->id.ptr);
	sk_arena_reset(seen->arena);
	return true;
}

static bool
see_complaint(void *ctx, const struct sakuin_error *err)
{
	struct seen *seen = ctx;

	seen->complained++;
	memcpy(seen->complaint, err->text, sizeof seen->complaint);
	return true;
}

static struct seen
read_pipe(size_t count, size_t size)
{
	struct sk_arena arena = { 0 };
	struct seen seen = { .arena = &arena };
	struct sk_buf head = { 0 };
	struct sakuin_error err;
	const struct sk_format *format;
	pthread_t thread;
	int fds[2];

	ck_assert_int_eq(pipe(fds), 0);
	struct pump arg = { fds[1], count, size };
	struct sk_source source = { .fd = fds[0],
				    .path = "-",
				    .name = STR("-"),
				    .arena = &arena,
				    .complain = see_complaint,
				    .complain_ctx = &seen };

	ck_assert_int_eq(pthread_create(&thread, NULL, pump, &arg), 0);
	ck_assert(sk_source_peek(&source, &head, &err));
	format = sk_format_find(&source, &err);
	ck_assert_msg(format != NULL, "%s", err.text);
	ck_assert_str_eq(format->name, "ndjson");
	ck_assert_msg(format->read(&source, see, &seen, &err), "%s", err.text);
	pthread_join(thread, NULL);
	close(fds[0]);
	sk_buf_done(&head);
	sk_arena_done(&arena);
	return seen;
}

static const struct {
	size_t count, size;
} pipes[] = {
	{ 0, 0 },       { 1, 10 },       { 3, 4096 },   { 1000, 1 },
	{ 1, 262144 },  { 2, 262125 },   { 2, 262124 }, { 2, 262123 },
	{ 7, 1000000 }, { 300, 100000 },
};

START_TEST(streams)
{
	struct seen seen = read_pipe(pipes[_i].count, pipes[_i].size);

	ck_assert_uint_eq(seen.count, pipes[_i].count + 1);
	ck_assert_uint_eq(seen.bytes, pipes[_i].count * pipes[_i].size);
	ck_assert_str_eq(seen.last, "last");
	ck_assert_uint_eq(seen.complained, 0);
}
END_TEST

/* The line is dropped as it comes; the next one is read. */
START_TEST(too_long)
{
	struct seen seen = read_pipe(2, 65 * 1024 * 1024);

	ck_assert_uint_eq(seen.count, 1);
	ck_assert_str_eq(seen.last, "last");
	ck_assert_uint_eq(seen.complained, 2);
	ck_assert_str_eq(seen.complaint,
			 "line 2 (byte 68157461): more than 64 MiB in one "
			 "line; split the document");
}
END_TEST

#define COUNT(table) (sizeof(table) / sizeof *(table))

int
main(void)
{
	Suite *suite = suite_create("ndjson");
	TCase *tc = tcase_create("ndjson");

	suite_add_tcase(suite, tc);
	tcase_set_timeout(tc, 60);
	tcase_add_test(tc, lines);
	tcase_add_test(tc, nothing);
	tcase_add_test(tc, goes_on);
	tcase_add_test(tc, stops_at_the_first);
	tcase_add_test(tc, stops_when_told);
	tcase_add_test(tc, is_cut);
	tcase_add_loop_test(tc, streams, 0, COUNT(pipes));
	tcase_add_test(tc, too_long);
	return run_suite(suite);
}
