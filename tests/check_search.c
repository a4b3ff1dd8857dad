/* check_search.c - hits while the database changes, and other spellings. */
#include "index_test.h"
#include "suite.h"

/* Write documents 1 to COUNT anew and commit: after two commits what a
 * reader has open is overwritten. */
static void
rewrite_all(struct sk_store *s, int count, const char *text)
{
	for (int i = 0; i < count; i++) {
		char id[16], body[200];

		snprintf(id, sizeof id, "id%03d", i);
		snprintf(body, sizeof body, "hackers %s %d.", text, i);
		put(s, id, "A title", body, "en");
	}
	must(sk_store_commit(s, &err));
}

/* A reader that was overtaken twice opens the new state and answers. */
START_TEST(search_goes_on_when_the_database_moves)
{
	const struct sk_query_options none = { 0 };
	struct sk_store *s = writer("db"), *r;
	struct xc_query *query;
	struct seen seen = { 0 };
	uint32_t estimate = 0;

	rewrite_all(s, 300, "first");
	r = reader("db");
	query = query_with(r, "hackers", &none);
	must(query != NULL);
	rewrite_all(s, 300, "second");
	rewrite_all(s, 300, "third");
	rewrite_all(s, 300, "fourth");
	must(sk_search(r, query, 0, 1000, see_id, &seen, &estimate, &err));
	ck_assert_uint_eq(seen.count, 300);
	ck_assert_uint_eq(estimate, 300);
	ck_assert_str_eq(found(r, "third"), "");
	ck_assert(listed(found(r, "fourth"), "id007"));
	xc_query_free(query);
	seen_done(&seen);
	sk_store_close(r);
	sk_store_close(s);
}
END_TEST

/* What is stored can be read from the callback, as snippets need it, also
 * where the database has moved on since it was opened. */
struct lines {
	struct sk_store *store;
	size_t count, fourth;
};

static bool
see_line(void *ctx, const struct xc_hit *hit, struct sakuin_error *e)
{
	struct lines *l = ctx;
	struct sk_buf line = { 0 };
	bool ok = sk_store_line(l->store, sk_record_field(hit->data, "id"),
				&line, e);

	l->count++;
	l->fourth += ok && memmem(line.ptr, line.len, "fourth", 6);
	sk_buf_done(&line);
	return ok;
}

START_TEST(stored_texts_when_the_database_moves)
{
	const struct sk_query_options none = { 0 };
	struct sk_store *s = writer("db");
	struct lines lines = { 0 };
	struct xc_query *query;

	rewrite_all(s, 300, "first");
	lines.store = reader("db");
	query = query_with(lines.store, "hackers", &none);
	must(query != NULL);
	rewrite_all(s, 300, "second");
	rewrite_all(s, 300, "third");
	rewrite_all(s, 300, "fourth");
	must(sk_search(lines.store, query, 0, 1000, see_line, &lines, NULL,
		       &err));
	ck_assert_uint_eq(lines.count, 300);
	ck_assert_uint_eq(lines.fourth, 300);
	xc_query_free(query);
	sk_store_close(lines.store);
	sk_store_close(s);
}
END_TEST

/* Once a hit was handed over there is no second start: nobody wants to see
 * it twice. */
static bool
always_modified(void *ctx, const struct xc_hit *hit, struct sakuin_error *e)
{
	int *hits = ctx;

	(void)hit;
	++*hits;
	return sk_fail(e, SAKUIN_EMODIFIED, "modified, says the test");
}

START_TEST(hits_come_once)
{
	const struct sk_query_options none = { 0 };
	struct sk_store *s = writer("db");
	struct xc_query *query;
	int hits = 0;

	rewrite_all(s, 2, "first");
	query = query_with(s, "hackers", &none);
	must(query != NULL);
	must_fail(
		sk_search(s, query, 0, 10, always_modified, &hits, NULL, &err),
		SAKUIN_EMODIFIED, "modified, says the test");
	ck_assert_int_eq(hits, 1);
	xc_query_free(query);
	sk_store_close(s);
}
END_TEST

START_TEST(search_pages)
{
	const struct sk_query_options none = { 0 };
	struct sk_store *s = writer("db");
	struct seen all = { 0 }, part = { 0 };
	struct sk_buf joined = { 0 };
	struct xc_query *query;

	rewrite_all(s, 50, "x");
	query = query_with(s, "hackers 17", &none);
	must(query != NULL);
	must(sk_search(s, query, 0, 50, see_id, &all, NULL, &err));
	ck_assert_uint_eq(all.count, 50);
	ck_assert_int_eq(strncmp(seen_text(&all), "id017", 5), 0);
	for (uint32_t first = 0; first < 60; first += 7) {
		seen_done(&part);
		must(sk_search(s, query, first, 7, see_id, &part, NULL, &err));
		if (part.count)
			must(sk_buf_printf(&joined, &err, "%s%s",
					   joined.len ? " " : "",
					   seen_text(&part)));
	}
	ck_assert_str_eq(sk_buf_cstr(&joined, &err), seen_text(&all));
	seen_done(&part);
	part.stop_at = 3;
	must_fail(sk_search(s, query, 0, 50, see_id, &part, NULL, &err),
		  SAKUIN_EIO, "stopped by the test");
	xc_query_free(query);
	seen_done(&all);
	seen_done(&part);
	sk_buf_done(&joined);
	sk_store_close(s);
}
END_TEST

/* Titles weigh more than the text. */
START_TEST(titles_come_first)
{
	struct sk_store *s = writer("db");

	put(s, "text", "Something else", "About hackers.", "en");
	put(s, "title", "About hackers", "Something else.", "en");
	ck_assert_str_eq(found(s, "hackers"), "title text");
	sk_store_close(s);
}
END_TEST

static const struct {
	const char *text, *expected;
} suggestions[] = {
	{ "takeshoma", "takeshima" },
	{ "takeshima", "" },
	{ "Takeshoma", "takeshima" },
	{ "the takeshoma conferense", "the takeshima conference" },
	{ "+takeshoma -conference", "+takeshima -conference" },
	{ "\"takeshoma conference\"", "\"takeshima conference\"" },
	{ "title:takeshoma", "title:takeshima" },
	{ "titel:takeshima", "" },
	{ "xyzzyx", "" },
	{ "", "" },
	{ "정상회단", "정상회담" },
	{ "정산회", "정상회" },
	/* "mood" for the "moo" of Roh Moo-hyun says nothing. */
	{ "moo", "" },
	{ "kyod", "kyodo" },
	{ "システマ", "システム" },
	{ "竹鳥", "" },
	{ "竹鳥 takeshoma!", "竹鳥 takeshima!" },
	{ "kyodo", "" },
	{ "kyodox", "kyodo" },
	/* Two of three syllables make another word, and filters none. */
	{ "정이회", "" },
	{ "정상희담", "정상회담" },
	{ "kind:kyod", "" },
	{ "kind:kyod kyodox", "kind:kyod kyodo" },
};

START_TEST(other_spellings)
{
	struct sk_store *s = writer("db");
	struct sk_buf out = { 0 };

	put(s, "a", "The Takeshima conference", "kyōdō mood システム", "en");
	put(s, "b", "정상회담", "竹島", "ko");
	must(sk_store_commit(s, &err));
	must(sk_search_suggest(s, sk_str(suggestions[_i].text), &out, &err));
	ck_assert_str_eq(sk_buf_cstr(&out, &err), suggestions[_i].expected);
	sk_buf_done(&out);
	sk_store_close(s);
}
END_TEST

/* Words that are gone are not proposed. */
START_TEST(no_spelling_of_what_was_removed)
{
	struct sk_store *s = writer("db");
	struct sk_buf out = { 0 };

	put(s, "a", "", "takeshima", "en");
	put(s, "b", "", "takeshima senkaku", "en");
	must(sk_store_commit(s, &err));
	must(sk_store_remove(s, sk_str("b"), &err));
	must(sk_store_commit(s, &err));
	must(sk_search_suggest(s, sk_str("senkakku"), &out, &err));
	ck_assert_uint_eq(out.len, 0);
	must(sk_search_suggest(s, sk_str("takeshoma"), &out, &err));
	ck_assert_str_eq(sk_buf_cstr(&out, &err), "takeshima");
	put(s, "a", "", "dokdo", "en");
	must(sk_store_commit(s, &err));
	sk_buf_clear(&out);
	must(sk_search_suggest(s, sk_str("takeshoma"), &out, &err));
	ck_assert_uint_eq(out.len, 0);
	sk_buf_done(&out);
	sk_store_close(s);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("search");
	TCase *tcase = tcase_create("search");

	tcase_add_checked_fixture(tcase, set_up, tear_down);
	tcase_add_test(tcase, search_goes_on_when_the_database_moves);
	tcase_add_test(tcase, stored_texts_when_the_database_moves);
	tcase_add_test(tcase, hits_come_once);
	tcase_add_test(tcase, search_pages);
	tcase_add_test(tcase, titles_come_first);
	tcase_add_loop_test(tcase, other_spellings, 0, COUNT(suggestions));
	tcase_add_test(tcase, no_spelling_of_what_was_removed);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
