/* check_link.c - cited sources: made, joined, taken apart and away, and the
 * same whatever the order. */
#include "cites.h"
#include "link_test.h"
#include "schema.h"
#include "suite.h"

/* Add every source to OUT: id, title and how many cite it; by its title. */
struct listing {
	struct sk_store *store;
	struct sk_buf out;
};

static bool
list_source(void *ctx, uint32_t docid, uint32_t wdf, struct sakuin_error *e)
{
	struct listing *l = ctx;
	struct sk_buf data = { 0 };
	struct sakuin_str title, cited;

	(void)wdf;
	must(xc_document_data(sk_store_db(l->store), docid, &data, e));
	title = sk_record_field(sk_buf_str(&data), "title");
	cited = sk_record_field(sk_buf_str(&data), "cited_by");
	ck_assert(sk_str_eq(sk_record_field(sk_buf_str(&data), "kind"),
			    sk_str("source")));
	must(sk_buf_printf(&l->out, e, "%.*s:%.*s;", (int)title.len, title.ptr,
			   (int)cited.len, cited.ptr));
	sk_buf_done(&data);
	return true;
}

static void
lists(struct sk_store *s, const char *what, const char *want)
{
	struct listing l = { .store = s };

	must(xc_postings(sk_store_db(s), sk_str("XD:source"), list_source, &l,
			 &err));
	ck_assert_msg(!strcmp(sk_buf_cstr(&l.out, &err), want), "%s: %s", what,
		      l.out.ptr);
	sk_buf_done(&l.out);
}

START_TEST(a_source_is_a_document)
{
	struct sk_store *s = writer("db");

	put_report(s, "a", "Islands.", PRINTS("\"" A "\""));
	must(sk_store_commit(s, &err));
	lists(s, "one report", "A history of the islands:1;");
	put_report(s, "b", "More islands.", PRINTS("\"" A "\""));
	must(sk_store_commit(s, &err));
	lists(s, "two reports", "A history of the islands:2;");
	put_report(s, "c", "Maps.", PRINTS("\"" B "\", \"" A "\""));
	must(sk_store_commit(s, &err));
	lists(s, "three reports",
	      "A history of the islands:3;Maps of the eastern sea:1;");
	sk_store_close(s);
}
END_TEST

START_TEST(variants_are_one_source)
{
	struct sk_store *s = writer("db");

	put_report(s, "a", "Islands.", PRINTS("\"" A "\""));
	put_report(s, "b", "Islands.", PRINTS("\"" A2 "\""));
	must(sk_store_commit(s, &err));
	ck_assert_uint_eq(sources(s), 1);
	put_report(s, "c", "Islands.", PRINTS("\"" A2 "\""));
	must(sk_store_commit(s, &err));
	lists(s, "in two commits", "A history of the islands:3;");
	sk_store_close(s);
}
END_TEST

/* What a report no longer cites is gone unless another cites it. */
START_TEST(changes_and_removals)
{
	struct sk_store *s = writer("db");

	put_report(s, "a", "One.", PRINTS("\"" A "\", \"" B "\""));
	put_report(s, "b", "Two.", PRINTS("\"" A2 "\""));
	must(sk_store_commit(s, &err));
	put_report(s, "a", "One.", PRINTS("\"" A "\", \"" C "\""));
	must(sk_store_commit(s, &err));
	lists(s, "changed", "A history of the islands:2;Harbours and ships:1;");
	must(sk_store_remove(s, sk_str("a"), &err));
	must(sk_store_commit(s, &err));
	lists(s, "removed", "A History of the Islands:1;");
	must(sk_store_remove(s, sk_str("b"), &err));
	must(sk_store_commit(s, &err));
	ck_assert_uint_eq(sources(s), 0);
	sk_store_close(s);
}
END_TEST

/* Which order they come in, and how they are committed, makes no
 * difference. */
START_TEST(any_order)
{
	static const char *const reports[][2] = {
		{ "r1", PRINTS("\"" A "\", \"" B "\"") },
		{ "r2", PRINTS("\"" A2 "\", \"" C "\"") },
		{ "r3", PRINTS("\"" C "\", \"" B "\", \"" A "\"") },
		{ "r4", PRINTS("\"" A2 "\"") },
	};
	static const int orders[][4] = {
		{ 0, 1, 2, 3 }, { 3, 2, 1, 0 }, { 2, 0, 3, 1 }, { 1, 3, 0, 2 }
	};
	struct sk_buf line = { 0 };
	struct sk_store *s = writer("db");
	char name[SK_VARIANT_SIZE];
	struct sk_reference ref = { .raw = sk_str(A) };

	must(sk_variant_name(&ref, name, &err));
	for (int i = 0; i < 4; i++) {
		int r = orders[_i % 4][i];

		put_report(s, reports[r][0], "Text.", reports[r][1]);
		if (_i >= 4)
			must(sk_store_commit(s, &err));
	}
	must(sk_store_commit(s, &err));
	ck_assert_uint_eq(sources(s), 3);
	must(sk_store_line(s, sk_str(name), &line, &err));
	ck_assert_uint_gt(line.len, 0);
	ck_assert_ptr_nonnull(
		strstr(sk_buf_cstr(&line, &err), ",\"variants\":[{\"name\":"));
	ck_assert_ptr_nonnull(strstr(line.ptr, "\"first\":\"r1\""));
	ck_assert_ptr_nonnull(strstr(line.ptr, "\"first\":\"r2\""));
	sk_buf_done(&line);
	sk_store_close(s);
}
END_TEST

/* A variant that held two others together goes: they part again. */
START_TEST(sources_part_again)
{
	struct sk_store *s = writer("db");

	put_report(s, "a", "x",
		   PRINTS("{\"title\":\"Ports of call\",\"year\":2001,"
			  "\"authors\":[\"Mori\"]}"));
	put_report(s, "b", "x",
		   PRINTS("{\"title\":\"Ports of call\",\"year\":2001,"
			  "\"authors\":[\"Mori\"],"
			  "\"doi\":\"10.1000/ports\"}"));
	put_report(s, "c", "x",
		   PRINTS("{\"container\":\"Harbour Review\",\"volume\":"
			  "\"3\",\"doi\":\"10.1000/ports\"}"));
	must(sk_store_commit(s, &err));
	lists(s, "held together", "Ports of call:3;");
	must(sk_store_remove(s, sk_str("b"), &err));
	must(sk_store_commit(s, &err));
	ck_assert_uint_eq(sources(s), 2);
	sk_store_close(s);
}
END_TEST

START_TEST(parts_are_linked_when_together)
{
	const char *parts[] = { in_folder("p0"), in_folder("p1") };
	struct sk_store *s;

	for (int i = 0; i < 2; i++) {
		s = sk_store_open_writer(parts[i], &err);
		must(s != NULL);
		must(sk_store_link_later(s, &err));
		put_report(s, i ? "b" : "a", "x",
			   i ? PRINTS("\"" A2 "\"") : PRINTS("\"" A "\""));
		must(sk_store_commit(s, &err));
		ck_assert_uint_eq(sources(s), 0);
		sk_store_close(s);
	}
	must(xc_compact(parts, 2, in_folder("whole"), &err));
	s = sk_store_open_writer(in_folder("whole"), &err);
	must(s != NULL);
	must(sk_store_commit(s, &err));
	lists(s, "linked", "A history of the islands:2;");
	must(sk_store_commit(s, &err));
	lists(s, "once", "A history of the islands:2;");
	sk_store_close(s);
}
END_TEST

START_TEST(broken_references_are_told)
{
	static const char *const extras[][2] = {
		{ "{\"references\":\"x\"}", "\"references\" is not an array; "
					    "write [\"reference\", ...]" },
		{ "{\"references\":[1]}",
		  "\"references\" holds neither a string nor an object; write "
		  "the reference in quotes" },
		{ "{\"references\":[{\"title\":[]}]}",
		  "\"title\" of a reference is not a string; write it in "
		  "quotes" },
	};
	struct sk_store *s = writer("db");
	struct sk_document doc = { .id = sk_str("a"),
				   .text = sk_str("x"),
				   .extra = sk_str(extras[_i][0]) };

	must_fail(sk_store_put(s, &doc, NULL, NULL, &err), SAKUIN_EINVAL,
		  extras[_i][1]);
	sk_store_close(s);
}
END_TEST

/* A year may be anything: what is kept must still be JSON. */
START_TEST(a_year_that_is_no_number)
{
	static const char *const years[] = { "\"in press\"",   "\"2004a\"",
					     "\"02004\"",      "\"\\\"}\"",
					     "1e300",          "-5",
					     "\"2004\\u0000\"" };
	struct sk_store *s = writer("db");
	char extra[200];

	snprintf(extra, sizeof extra,
		 PRINTS("{\"title\":\"Reefs of the east\",\"year\":%s}"),
		 years[_i]);
	put_report(s, "b", "x", extra);
	must(sk_store_commit(s, &err));
	lists(s, "once", "Reefs of the east:1;");
	put_report(s, "a", "x", extra);
	must(sk_store_commit(s, &err));
	lists(s, "twice", "Reefs of the east:2;");
	sk_store_close(s);
}
END_TEST

/* A report that can't take the place of the one there leaves it as it is. */
START_TEST(a_failed_change_changes_nothing)
{
	struct sk_store *s = writer("db");
	struct sk_document doc = { .id = sk_str("a"),
				   .text = sk_str("x"),
				   .extra = sk_str("{\"references\":[1]}") };

	put_report(s, "a", CITING, "");
	must(sk_store_commit(s, &err));
	must_fail(sk_store_put(s, &doc, NULL, NULL, &err), SAKUIN_EINVAL,
		  "\"references\" holds neither a string nor an object; write "
		  "the reference in quotes");
	must(sk_store_commit(s, &err));
	ck_assert_uint_eq(holding(s, "XCTX:reefs"), 1);
	sk_store_close(s);
}
END_TEST

#define PORTS "Ports of call and their keepers"
#define MORI "\"authors\":[{\"family\":\"Mori\",\"given\":\"K.\"}]"

/* Also if they are very many. */
START_TEST(many_part_again)
{
	struct sk_store *s = writer("db");
	struct sk_buf out = { 0 };

	for (int i = 0; i < 200; i++)
		must(sk_buf_printf(
			&out, &err,
			"%s{\"raw\":\"Mori, K. " PORTS ". 2001. Read %c%c.\","
			"\"title\":\"" PORTS "\",\"year\":2001," MORI "}",
			i ? "," : "{\"references\":[", 'a' + i / 26,
			'a' + i % 26));
	must(sk_buf_puts(&out, "]}", &err));
	put_report(s, "a", "x", sk_buf_cstr(&out, &err));
	put_report(s, "b", "x",
		   PRINTS("{\"title\":\"" PORTS "\",\"year\":2001," MORI
			  ",\"doi\":\"10.1000/ports\"}"));
	put_report(s, "c", "x",
		   PRINTS("{\"container\":\"Harbour Review\",\"volume\":"
			  "\"3\",\"doi\":\"10.1000/ports\"}"));
	must(sk_store_commit(s, &err));
	lists(s, "held together", PORTS ":3;");
	must(sk_store_remove(s, sk_str("b"), &err));
	must(sk_store_commit(s, &err));
	lists(s, "apart", PORTS ":1;Harbour Review, 3, 10.1000/ports:1;");
	sk_buf_done(&out);
	sk_store_close(s);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("link");
	TCase *tcase = tcase_create("link");

	tcase_add_checked_fixture(tcase, set_up, tear_down);
	tcase_add_test(tcase, a_source_is_a_document);
	tcase_add_test(tcase, variants_are_one_source);
	tcase_add_test(tcase, changes_and_removals);
	tcase_add_loop_test(tcase, any_order, 0, 8);
	tcase_add_test(tcase, sources_part_again);
	tcase_add_test(tcase, many_part_again);
	tcase_add_test(tcase, parts_are_linked_when_together);
	tcase_add_loop_test(tcase, broken_references_are_told, 0, 3);
	tcase_add_loop_test(tcase, a_year_that_is_no_number, 0, 7);
	tcase_add_test(tcase, a_failed_change_changes_nothing);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
