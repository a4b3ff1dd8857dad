/* check_ingest_records.c - files of many documents, and standard input. */
#include "document_json.h"
#include "ingest_test.h"
#include "suite.h"

static const struct sk_ingest_options plain;
static struct run run;

static void
done(void)
{
	sk_buf_done(&run.events);
	tear_down();
}

#define A "{\"id\":\"a\",\"title\":\"Takeshima\"}\n"
#define B "{\"id\":\"b\",\"title\":\"Takeshima senkaku\"}\n"
#define B2 "{\"id\":\"b\",\"title\":\"Takeshima dokdo\"}\n"
#define C "{\"id\":\"c\",\"title\":\"Takeshima beijing tokyo\"}\n"
#define BROKEN "{\"id\":\"b\",\"title\":\n"

static const struct {
	const char *name, *before, *after, *found;
	uint64_t documents, replaced, removed, broken;
	const char *event; /* a part of it */
} versions[] = {
	{ "the same", A B, A B, "a b", 0, 0, 0, 0, NULL },
	{ "one more", A B, A B C, "a b c", 3, 2, 0, 0, NULL },
	{ "one changed", A B, A B2, "a b", 2, 2, 0, 0, NULL },
	{ "one gone", A B C, A C, "a c", 2, 2, 1, 0, NULL },
	{ "another order", A B, B A, "a b", 2, 2, 0, 0, NULL },
	{ "all others", A B, C, "c", 1, 0, 2, 0, NULL },
	{ "one broken keeps what it was", A B C, A BROKEN C, "a b c", 2, 2, 0,
	  1, "failed f.ndjson: line 2 (byte " },
	{ "broken from the start", "", A BROKEN C, "a c", 2, 0, 0, 1,
	  "line 2 (byte 49): not JSON: " },
	{ "twice the same id", A B, A B A, "a b", 2, 2, 0, 1,
	  "failed f.ndjson: id 'a' stands twice in this file; the first one "
	  "counts\n" },
	{ "no id", A, A "{\"title\":\"x\"}\n", "a", 1, 1, 0, 1,
	  "\"id\" is missing; give each document one" },
	{ "an id with a space", A, A "{\"id\":\"x y\"}\n", "a", 1, 1, 0, 1,
	  "percent-encode it" },
	{ "no end of line", A, "{\"id\":\"a\",\"title\":\"Takeshima x\"}", "a",
	  1, 1, 0, 0, NULL },
	{ "empty lines", A, "\n\n" A "\n" B "\n\n", "a b", 2, 1, 0, 0, NULL },
};

START_TEST(records_come_and_go)
{
	const char *event = versions[_i].event;

	if (*versions[_i].before) {
		write_file("f.ndjson", versions[_i].before);
		ingest_one(&run, &plain, "f.ndjson");
		ck_assert_uint_eq(run.sum.broken_records, 0);
	}
	write_file("f.ndjson", versions[_i].after);
	ingest_one(&run, &plain, "f.ndjson");
	ck_assert_uint_eq(run.sum.documents, versions[_i].documents);
	ck_assert_uint_eq(run.sum.replaced, versions[_i].replaced);
	ck_assert_uint_eq(run.sum.removed, versions[_i].removed);
	ck_assert_uint_eq(run.sum.broken_records, versions[_i].broken);
	ck_assert_msg(event ? strstr(events(&run), event) != NULL
			    : !*events(&run),
		      "%s: %s", versions[_i].name, events(&run));
	ck_assert_str_eq(finds("takeshima"), versions[_i].found);
}
END_TEST

/* A file with broken lines is one that failed: it is tried again on demand,
 * and when it is mended, what is gone is removed. */
START_TEST(broken_files_are_mended)
{
	struct sk_ingest_options retry = { .retry_failed = true };

	write_file("f.ndjson", A B C);
	ingest_one(&run, &plain, "f.ndjson");
	write_file("f.ndjson", A BROKEN);
	ingest_one(&run, &plain, "f.ndjson");
	ck_assert_uint_eq(run.sum.failed, 1);
	ck_assert_str_eq(finds("takeshima"), "a b c");
	ingest_one(&run, &plain, "f.ndjson");
	ck_assert_uint_eq(run.sum.unchanged, 1);
	ck_assert_uint_eq(run.sum.failed, 0);
	ingest_one(&run, &retry, "f.ndjson");
	ck_assert_uint_eq(run.sum.failed, 1);
	write_file("f.ndjson", A B2);
	ingest_one(&run, &plain, "f.ndjson");
	ck_assert_uint_eq(run.sum.failed, 0);
	ck_assert_uint_eq(run.sum.removed, 1);
	ck_assert_str_eq(finds("takeshima"), "a b");
	ck_assert_str_eq(finds("dokdo"), "b");
}
END_TEST

/* The ids are the file's, wherever it moves, and not another file's. */
START_TEST(files_own_their_ids)
{
	static const char *const names[] = { "g.ndjson", "f.ndjson" };

	write_file("f.ndjson", A B);
	ingest_one(&run, &plain, "f.ndjson");
	ck_assert_int_eq(rename(in_folder("f.ndjson"), in_folder("g.ndjson")),
			 0);
	ingest_one(&run, &plain, "g.ndjson");
	ck_assert_uint_eq(run.sum.moved, 1);
	ck_assert_uint_eq(run.sum.replaced, 2);
	ck_assert_str_eq(events(&run), "");
	write_file("f.ndjson", B2 C);
	ingest(&run, &plain, names, 2);
	ck_assert_uint_eq(run.sum.documents, 1);
	ck_assert_uint_eq(run.sum.broken_records, 1);
	ck_assert_ptr_nonnull(strstr(events(&run), "id 'b' belongs to /"));
	ck_assert_ptr_nonnull(strstr(events(&run), "/g.ndjson; rename one"));
	ck_assert_str_eq(finds("takeshima"), "a b c");
	ck_assert_str_eq(finds("dokdo"), "");
}
END_TEST

/* References that can't be read are the fault of one record, and what was
 * there with its id stays. */
START_TEST(broken_references)
{
	write_file("f.ndjson", A B);
	ingest_one(&run, &plain, "f.ndjson");
	write_file("f.ndjson", "{\"id\":\"b\",\"title\":\"Takeshima dokdo\","
			       "\"references\":[[]]}\n" A C);
	ingest_one(&run, &plain, "f.ndjson");
	ck_assert_uint_eq(run.sum.documents, 2);
	ck_assert_uint_eq(run.sum.broken_records, 1);
	ck_assert_uint_eq(run.sum.removed, 0);
	ck_assert_ptr_nonnull(strstr(
		events(&run), "id 'b': \"references\" holds neither a string "
			      "nor an object; write the reference in quotes"));
	ck_assert_str_eq(finds("takeshima"), "a b c");
	ck_assert_str_eq(finds("dokdo"), "");
}
END_TEST

/* Documents that bring a path of their own, as an export has them. */
START_TEST(files_own_their_ids_by_any_path)
{
	static const char *const names[] = { "f.ndjson", "g.ndjson" };

	write_file("f.ndjson",
		   "{\"id\":\"a\",\"title\":\"Dokdo\",\"path\":\"/x\"}\n");
	write_file("g.ndjson",
		   "{\"id\":\"a\",\"title\":\"Senkaku\",\"path\":\"/y\"}\n");
	ingest(&run, &plain, names, 2);
	ck_assert_uint_eq(run.sum.documents, 1);
	ck_assert_uint_eq(run.sum.broken_records, 1);
	ck_assert_ptr_nonnull(strstr(events(&run), "/f.ndjson; rename one"));
	ck_assert_str_eq(finds("dokdo"), "a");
	/* The second takes it over when the first is gone. */
	remove(in_folder("f.ndjson"));
	write_file("g.ndjson",
		   "{\"id\":\"a\",\"title\":\"Senkaku!\",\"path\":\"/y\"}\n");
	ingest(&run, &plain, names + 1, 1);
	ck_assert_uint_eq(run.sum.documents, 1);
	ck_assert_str_eq(finds("senkaku"), "a");
}
END_TEST

/* Index TEXT from standard input. */
static void
ingest_stdin(const char *text)
{
	struct sk_ingest_options o = { .report = note_event, .ctx = &run };
	const char *const dash[] = { "-" };
	struct sk_store *s = writer("db");
	int ends[2], saved = dup(0);

	ck_assert_int_eq(pipe(ends), 0);
	ck_assert_int_eq(write(ends[1], text, strlen(text)),
			 (ssize_t)strlen(text));
	close(ends[1]);
	ck_assert_int_eq(dup2(ends[0], 0), 0);
	close(ends[0]);
	sk_buf_clear(&run.events);
	must(sk_ingest(s, dash, 1, &o, &run.sum, &err));
	dup2(saved, 0);
	close(saved);
	sk_store_close(s);
}

/* Nothing vanishes from a stream: it has no earlier version. */
START_TEST(streams)
{
	ingest_stdin(A B);
	ck_assert_uint_eq(run.sum.documents, 2);
	ck_assert_str_eq(events(&run), "");
	ck_assert_str_eq(finds("takeshima"), "a b");
	ingest_stdin(B2 C);
	ck_assert_uint_eq(run.sum.replaced, 1);
	ck_assert_str_eq(finds("takeshima"), "a b c");
	ck_assert_str_eq(finds("dokdo"), "b");
	ingest_stdin(A BROKEN A);
	ck_assert_uint_eq(run.sum.failed, 1);
	ck_assert_uint_eq(run.sum.broken_records, 2);
	ck_assert_ptr_nonnull(
		strstr(events(&run), "standard input: line 2 (byte "));
	ck_assert_ptr_nonnull(strstr(events(&run), "stands twice"));
	ck_assert_str_eq(finds("takeshima"), "a b c");
}
END_TEST

/* The stored line of a file with any name is one that can be read back. */
START_TEST(lines_can_be_read_back)
{
	struct sk_arena arena = { 0 };
	struct sk_document doc;
	struct sk_buf line = { 0 };
	struct sk_store *s;

	make_folder("r");
	write_file("r/not \xFF utf-8\n.txt", "Takeshima\n\nText.\n");
	ingest_one(&run, &plain, "r");
	ck_assert_uint_eq(run.sum.documents, 1);
	ck_assert_str_eq(finds("takeshima"), "r/not%20%FF%20utf-8%0A.txt");
	s = reader("db");
	must(sk_store_line(s, sk_str("r/not%20%FF%20utf-8%0A.txt"), &line,
			   &err));
	must(sk_document_from_json(sk_buf_str(&line), &arena, &doc, NULL,
				   &err));
	ck_assert(sk_str_eq(doc.id, sk_str("r/not%20%FF%20utf-8%0A.txt")));
	sk_store_close(s);
	sk_arena_done(&arena);
	sk_buf_done(&line);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("ingest_records");
	TCase *tcase = tcase_create("ingest_records");

	tcase_set_timeout(tcase, 20);
	tcase_add_checked_fixture(tcase, set_up, done);
	tcase_add_loop_test(tcase, records_come_and_go, 0, COUNT(versions));
	tcase_add_test(tcase, broken_files_are_mended);
	tcase_add_test(tcase, files_own_their_ids);
	tcase_add_test(tcase, files_own_their_ids_by_any_path);
	tcase_add_test(tcase, broken_references);
	tcase_add_test(tcase, streams);
	tcase_add_test(tcase, lines_can_be_read_back);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
