/* check_restricted.c - documents that are found but whose text is not kept,
 * and those that are not in the database at all. */
#include "format_help.h"
#include "index_test.h"
#include "record.h"
#include "restricted.h"
#include "store_impl.h"
#include "suite.h"

/* Put what DOC says; the line that is kept of it, or "". */
static const char *
kept(struct sk_store *s, struct sk_document doc, struct sk_buf *line)
{
	const char *text;

	must(sk_store_put(s, &doc, NULL, NULL, &err));
	must(sk_store_commit(s, &err));
	must(sk_store_line(s, doc.id, line, &err));
	text = sk_buf_cstr(line, &err);
	must(text != NULL);
	return text;
}

static const uint32_t pages[] = { 3 };

static const struct {
	const char *name;
	struct sk_document doc;
	const char *line;
} lines[] = {
	{ "open",
	  { .id = BYTES("d"),
	    .title = BYTES("Title"),
	    .text = BYTES("one two"),
	    .lang = BYTES("en"),
	    .pages = pages,
	    .page_count = 1,
	    .extra = BYTES("{\"abstract\":\"three\"}"),
	    .title_guessed = true },
	  "{\"id\":\"d\",\"title\":\"Title\",\"text\":\"one two\",\"lang\":"
	  "\"en\",\"pages\":[3],\"abstract\":\"three\"}" },
	{ "no text",
	  { .id = BYTES("d"),
	    .title = BYTES("Title"),
	    .text = BYTES("one two"),
	    .lang = BYTES("en"),
	    .rights = BYTES("no-text"),
	    .pages = pages,
	    .page_count = 1,
	    .extra = BYTES("{\"abstract\":\"three\"}") },
	  "{\"id\":\"d\",\"title\":\"Title\",\"lang\":\"en\",\"rights\":"
	  "\"no-text\"}" },
	{ "no text, and a title of it",
	  { .id = BYTES("d"),
	    .title = BYTES("Title"),
	    .text = BYTES("one two"),
	    .lang = BYTES("en"),
	    .rights = BYTES("no-text"),
	    .title_guessed = true },
	  "{\"id\":\"d\",\"lang\":\"en\",\"rights\":\"no-text\"}" },
	{ "no text, corrected before",
	  { .id = BYTES("d"),
	    .title = BYTES("New"),
	    .text = BYTES("one"),
	    .lang = BYTES("en"),
	    .rights = BYTES("no-text"),
	    .extra = BYTES("{\"uncorrected\":{\"title\":\"Old\"}}") },
	  "{\"id\":\"d\",\"title\":\"Old\",\"lang\":\"en\",\"rights\":"
	  "\"no-text\"}" },
	{ "excluded",
	  { .id = BYTES("d"),
	    .text = BYTES("one"),
	    .rights = BYTES("exclude") },
	  "" },
	{ "under an embargo",
	  { .id = BYTES("d"), .text = BYTES("one"), .embargo = BYTES("2999") },
	  "" },
	{ "no longer under an embargo",
	  { .id = BYTES("d"),
	    .text = BYTES("one"),
	    .lang = BYTES("en"),
	    .embargo = BYTES("1999") },
	  "{\"id\":\"d\",\"text\":\"one\",\"lang\":\"en\",\"embargo\":"
	  "\"1999\"}" },
};

/* Whatever was there before. */
START_TEST(what_is_kept)
{
	struct sk_store *s = writer("db");
	struct sk_buf line = { 0 };

	for (size_t i = 0; i < COUNT(lines); i++) {
		ck_assert_str_eq(kept(s, lines[i].doc, &line), lines[i].line);
		ck_assert_str_eq(kept(s, lines[_i].doc, &line), lines[_i].line);
	}
	sk_buf_done(&line);
	sk_store_close(s);
}
END_TEST

static uint32_t
freq(struct sk_store *s, const char *term)
{
	uint32_t n = 0;

	must(xc_term_freq(sk_store_db(s), sk_str(term), &n, &err));
	return n;
}

static void
spelling(void *ctx, struct sakuin_str word)
{
	struct sk_buf *out = ctx;

	must(sk_buf_add(out, word.ptr, word.len, &err) &&
	     sk_buf_putc(out, ' ', &err));
}

static bool
each_spelling(void *ctx, struct sakuin_str word, uint32_t n,
	      struct sakuin_error *ignored)
{
	(void)n, (void)ignored;
	spelling(ctx, word);
	return true;
}

static void
check_spellings(struct sk_store *s, const char *want)
{
	struct sk_buf out = { 0 };

	must(xc_spelling_words(sk_store_db(s), each_spelling, &out, &err));
	must(sk_buf_cstr(&out, &err) != NULL);
	ck_assert_str_eq(out.ptr, want);
	sk_buf_done(&out);
}

static void
put_rights(struct sk_store *s, const char *id, const char *text,
	   const char *rights)
{
	struct sk_document doc = { .id = sk_str(id),
				   .text = sk_str(text),
				   .lang = sk_str("en"),
				   .rights = sk_str(rights) };

	must(sk_store_put(s, &doc, NULL, NULL, &err));
	must(sk_store_commit(s, &err));
}

START_TEST(words_that_nobody_is_told)
{
	struct sk_store *s = writer("db");

	/* Counted as a whole, then by what changes. */
	put_rights(s, "a", "zebra quagga", "no-text");
	check_spellings(s, "");
	put_rights(s, "b", "zebra", "");
	check_spellings(s, "zebra ");
	put_rights(s, "a", "zebra quagga", "");
	check_spellings(s, "quagga zebra ");
	put_rights(s, "a", "zebra quagga", "no-text");
	check_spellings(s, "zebra ");
	put_rights(s, "b", "zebra", "exclude");
	check_spellings(s, "");
	ck_assert_uint_eq(freq(s, "quagga"), 1);
	must(sk_store_remove(s, sk_str("a"), &err));
	must(sk_store_commit(s, &err));
	check_spellings(s, "");
	ck_assert_uint_eq(freq(s, "quagga"), 0);
	sk_store_close(s);
}
END_TEST

START_TEST(who_else_has_a_term)
{
	struct sk_store *s = writer("db");
	struct sk_restricted r = { .cap = 0 };

	must(sk_restricted_read(&r, sk_store_db(s), &err));
	ck_assert_uint_eq(sk_restricted_others(&r, sk_str("zebra"), 3), 3);
	put_rights(s, "a", "zebra quagga", "no-text");
	put_rights(s, "b", "zebra", "");
	put_rights(s, "c", "quagga", "no-text; as a");
	must(sk_restricted_read(&r, sk_store_db(s), &err));
	ck_assert_uint_eq(sk_restricted_others(&r, sk_str("zebra"), 2), 1);
	ck_assert_uint_eq(sk_restricted_others(&r, sk_str("quagga"), 2), 0);
	ck_assert_uint_eq(sk_restricted_others(&r, sk_str("quagga"), 1), 0);
	ck_assert_uint_eq(sk_restricted_others(&r, sk_str("heron"), 4), 4);
	sk_restricted_done(&r);
	sk_store_close(s);
}
END_TEST

/* A file of which nobody knows more than its path. */
static void
check_time(struct sk_store *s, const char *path, uint64_t mtime)
{
	struct sk_arena arena = { 0 };
	struct sk_file file;
	bool found;

	must(sk_store_file(s, sk_str(path), &arena, &file, &found, &err));
	ck_assert(found);
	ck_assert_uint_eq(file.mtime, mtime);
	sk_arena_done(&arena);
}

START_TEST(days_that_are_awaited)
{
	struct sk_store *s = writer("db");
	struct sk_file a = { .path = sk_str("/a"), .mtime = 5 };
	struct sk_file b = { .path = sk_str("/b"), .mtime = 6 };
	bool over;

	must(sk_store_put_file(s, &a, &err) && sk_store_put_file(s, &b, &err));
	must(sk_store_await(s, a.path, "2001-02-03", &err) &&
	     sk_store_await(s, a.path, "2999-01-01", &err) &&
	     sk_store_await(s, b.path, s->today, &err) &&
	     sk_store_await(s, sk_str("/none"), "1999-01-01", &err));
	must(sk_store_embargo_over(s, &over, &err));
	ck_assert(over);
	must(sk_store_lift_embargoes(s, &err));
	check_time(s, "/a", 0);
	check_time(s, "/b", 6); /* not before the day is over */
	must(sk_store_embargo_over(s, &over, &err));
	ck_assert(!over);
	must(sk_store_put_file(s, &a, &err));
	must(sk_store_forget_file(s, a.path, &err));
	must(sk_store_put_file(s, &a, &err));
	memcpy(s->today, "2999-01-02", sizeof "2999-01-02");
	must(sk_store_lift_embargoes(s, &err));
	check_time(s, "/a", 5); /* what it held is forgotten with it */
	check_time(s, "/b", 0);
	sk_store_close(s);
}
END_TEST

START_TEST(doubt_is_an_error)
{
	struct sk_store *s = writer("db");
	struct sk_document doc = { .id = sk_str("a"),
				   .text = sk_str("zebra"),
				   .lang = sk_str("en"),
				   .rights = sk_str("exclued") };

	put_rights(s, "a", "zebra", "");
	ck_assert(!sk_store_put(s, &doc, NULL, NULL, &err));
	ck_assert_int_eq(err.code, SAKUIN_EINVAL);
	ck_assert_ptr_nonnull(strstr(err.text, "rights 'exclued' may be"));
	ck_assert(doc.withheld);
	must(sk_store_commit(s, &err));
	ck_assert_uint_eq(freq(s, "zebra"), 0);
	sk_store_close(s);
}
END_TEST

/* Titles that formats take from the text say so. */
START_TEST(titles_of_the_text)
{
	struct sk_arena arena = { 0 };
	struct sk_document doc = { .title = sk_str("") };

	must(sk_source_title(sk_str("Its first line\n\nMore of it.\n"), &arena,
			     &doc, &err));
	ck_assert(doc.title_guessed);
	doc.title = sk_str("Given");
	doc.title_guessed = false;
	must(sk_source_title(sk_str("Its first line\n\nMore of it.\n"), &arena,
			     &doc, &err));
	ck_assert(!doc.title_guessed);
	ck_assert(sk_str_eq(doc.title, sk_str("Given")));
	doc.title = sk_str("");
	must(sk_source_title(sk_str("No line that could be a title."), &arena,
			     &doc, &err));
	ck_assert(!doc.title_guessed);
	sk_arena_done(&arena);
}
END_TEST

static const struct {
	const char *file, *bytes;
	bool guessed;
} titles[] = {
	{ "a.txt", "A first line\n\nAnd more of it.\n", true },
	{ "a.txt", "No first line that could be a title.\n", false },
	{ "a.md", "# A heading\n\nAnd more of it.\n", true },
	{ "a.md", "---\ntitle: Given\n---\n# A heading\n\nMore.\n", false },
	{ "a.html", "<title>Given</title><h1>A heading</h1><p>More.", false },
	{ "a.html", "<!doctype html><h1>A heading</h1><p>More.", true },
};

START_TEST(titles_of_formats)
{
	struct got got = { .strict = true };

	must(got_read(&got, sk_str(titles[_i].bytes), titles[_i].file));
	ck_assert_uint_eq(got.count, 1);
	ck_assert_int_eq(got.docs[0].title_guessed, titles[_i].guessed);
	got_done(&got);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("restricted");
	TCase *tcase = tcase_create("restricted");

	tcase_add_checked_fixture(tcase, set_up, tear_down);
	tcase_add_loop_test(tcase, what_is_kept, 0, COUNT(lines));
	tcase_add_test(tcase, words_that_nobody_is_told);
	tcase_add_test(tcase, who_else_has_a_term);
	tcase_add_test(tcase, days_that_are_awaited);
	tcase_add_test(tcase, doubt_is_an_error);
	tcase_add_test(tcase, titles_of_the_text);
	tcase_add_loop_test(tcase, titles_of_formats, 0, COUNT(titles));
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
