/* check_store_document.c - documents put, replaced, found and removed, and
 * what is left of them. */
#include <time.h>

#include "index_test.h"
#include "pack.h"
#include "schema.h"
#include "suite.h"

/* All that the database knows, as one text: terms with their counts, keys of
 * metadata but the versions, and how many documents there are. */
static char *
everything(struct sk_store *s)
{
	struct seen terms = { 0 }, keys = { 0 };
	struct xc_db *db = sk_store_db(s);
	struct sk_buf all = { 0 };
	struct xc_stats stats;

	must(xc_stats(db, &stats, &err));
	must(xc_terms(db, sk_str(""), see_name, &terms, &err));
	must(xc_metadata_keys(db, sk_str("doc:"), see_name, &keys, &err));
	must(xc_metadata_keys(db, sk_str("file:"), see_name, &keys, &err));
	must(sk_buf_printf(&all, &err, "%u documents; %s; %s", stats.documents,
			   seen_text(&terms), seen_text(&keys)));
	ck_assert_ptr_nonnull(sk_buf_cstr(&all, &err));
	seen_done(&terms);
	seen_done(&keys);
	return all.ptr;
}

static const struct sk_document full = {
	.id = { "folder/a.html", 13 },
	.title = { "Press conference", 16 },
	.text = { "Takeshima 竹島 독도는 kyōdō", 34 },
	.lang = { "en", 2 },
	.date = { "2012-09-15", 10 },
	.url = { "https://www.example.org:80/a?b", 30 },
	.mime = { "text/html", 9 },
	.path = { "/folder/a.html", 14 },
};

static const struct sk_file made_from = {
	.path = { "/folder/a.html", 14 },
	.size = 1234,
	.mtime = 1347000000000000000u,
	.digest = { "0123456789abcdef0123456789abcdef"
		    "0123456789abcdef0123456789abcdef",
		    64 },
	.status = { "ok", 2 },
};

static void
check_value(struct sk_store *s, uint32_t slot, const char *ptr, size_t len)
{
	struct sk_buf value = { 0 };

	must(xc_document_value(sk_store_db(s), 1, slot, &value, &err));
	ck_assert_msg(sk_str_eq(sk_buf_str(&value), bytes(ptr, len)),
		      "slot %u holds %.*s", slot, (int)value.len, value.ptr);
	sk_buf_done(&value);
}

static void
check_term(struct sk_store *s, const char *term, uint32_t expected)
{
	uint32_t freq;

	must(xc_term_freq(sk_store_db(s), sk_str(term), &freq, &err));
	ck_assert_msg(freq == expected, "%s: %u", term, freq);
}

/* Filters, values, record and line of a document with everything. */
START_TEST(a_document_is_whole)
{
	static const char *const filters[] = {
		"Qfolder/a.html",
		"Len",
		"Ttext/html",
		"Hwww.example.org",
		"Uhttps://www.example.org:80/a?b",
		"Y2012",
		"M201209",
		"D20120915",
		"XD:document",
		"XSUM:0123456789abcdef0123456789abcdef",
	};
	struct sk_document doc = full;
	struct sk_store *s = writer("db");
	struct sk_buf line = { 0 };
	char size[9];
	bool replaced = true;

	must(sk_store_put(s, &doc, &made_from, &replaced, &err));
	ck_assert(!replaced);
	for (int i = 0; i < COUNT(filters); i++)
		check_term(s, filters[i], 1);
	check_value(s, SK_SLOT_DATE, "20120915", 8);
	check_value(s, SK_SLOT_MODIFIED, "\x50\x49\x96\xC0", 4);
	check_value(s, SK_SLOT_SIZE, size, xc_sortable(1234, size));
	must(sk_store_line(s, doc.id, &line, &err));
	ck_assert_str_eq(sk_buf_cstr(&line, &err),
			 "{\"id\":\"folder/a.html\",\"title\":\"Press "
			 "conference\",\"text\":\"Takeshima 竹島 독도는 "
			 "kyōdō\",\"lang\":\"en\",\"date\":\"2012-09-15\","
			 "\"url\":\"https://www.example.org:80/a?b\","
			 "\"mime\":\"text/html\",\"path\":\"/folder/a.html\"}");
	sk_buf_done(&line);
	sk_store_close(s);
}
END_TEST

static const struct {
	const char *date, *value;
	uint32_t year, month, day; /* how many such terms */
} dates[] = {
	{ "", "", 0, 0, 0 },
	{ "2012", "20120000", 1, 0, 0 },
	{ "2012-09", "20120900", 1, 1, 0 },
	{ "2012-09-15", "20120915", 1, 1, 1 },
};

START_TEST(dates_as_far_as_they_go)
{
	struct sk_document doc = { .id = sk_str("x"),
				   .date = sk_str(dates[_i].date) };
	struct sk_store *s = writer("db");

	must(sk_store_put(s, &doc, NULL, NULL, &err));
	check_value(s, SK_SLOT_DATE, dates[_i].value, strlen(dates[_i].value));
	check_term(s, "Y2012", dates[_i].year);
	check_term(s, "M201209", dates[_i].month);
	check_term(s, "D20120915", dates[_i].day);
	sk_store_close(s);
}
END_TEST

/* What was put and removed leaves nothing behind, in one run or in three. */
START_TEST(removed_without_a_trace)
{
	struct sk_document doc = full;
	struct sk_store *s = writer("db");
	char *before, *after;

	put(s, "other", "Dokdo", "竹島", "en");
	before = everything(s);
	must(sk_store_put(s, &doc, &made_from, NULL, &err));
	if (_i) {
		commit_and_close(s);
		s = writer("db");
	}
	check_term(s, "takeshima", 1);
	must(sk_store_remove(s, doc.id, &err));
	if (_i) {
		commit_and_close(s);
		s = writer("db");
	}
	must(sk_store_commit(s, &err));
	after = everything(s);
	ck_assert_str_eq(after, before);
	check_suggestion(s, "takeshoma", "");
	check_suggestion(s, "dokdoo", "dokdo");
	/* Once more is no failure. */
	must(sk_store_remove(s, doc.id, &err));
	free(before);
	free(after);
	sk_store_close(s);
}
END_TEST

/* A document that is put anew is as if it had always been so, but for the
 * day when it was added. */
START_TEST(replaced_without_a_trace)
{
	struct sk_document doc = full,
			   other = { .id = full.id, .title = sk_str("Dokdo") };
	struct sk_store *s = writer("one");
	char *before, *after;
	bool replaced = true;

	must(sk_store_put(s, &other, NULL, &replaced, &err));
	ck_assert(!replaced);
	before = everything(s);
	sk_store_close(s);

	s = writer("two");
	must(sk_store_put(s, &doc, &made_from, NULL, &err));
	must(sk_store_commit(s, &err));
	must(sk_store_put(s, &other, NULL, &replaced, &err));
	ck_assert(replaced);
	must(sk_store_commit(s, &err));
	after = everything(s);
	ck_assert_str_eq(after, before);
	check_suggestion(s, "takeshoma", "");
	check_suggestion(s, "dokdoo", "dokdo");
	sk_store_close(s);
	free(before);
	free(after);
}
END_TEST

static bool
today(struct sakuin_str date)
{
	char days[2][32];
	time_t now = time(NULL);

	/* Midnight may have passed. */
	for (int i = 0; i < 2; i++) {
		time_t at = now - (i ? 60 : 0);
		struct tm tm;

		gmtime_r(&at, &tm);
		strftime(days[i], sizeof days[i], "%Y-%m-%d", &tm);
	}
	return sk_str_eq(date, sk_str(days[0])) ||
	       sk_str_eq(date, sk_str(days[1]));
}

START_TEST(date_added_is_kept)
{
	struct xc_posting id = { sk_str("Qold"), 0, 0 };
	struct xc_document old = { .data = sk_str("id=old\nadded=1999-12-31\n"),
				   .postings = &id,
				   .posting_count = 1 };
	struct sk_store *s = writer("db");
	struct sk_buf data = { 0 };
	uint32_t docid = 0;

	must(xc_put(sk_store_db(s), &old, &docid, &err));
	put(s, "old", "Takeshima", "", "en");
	put(s, "new", "Takeshima", "", "en");
	must(xc_document_data(sk_store_db(s), 1, &data, &err));
	ck_assert(sk_str_eq(sk_record_field(sk_buf_str(&data), "added"),
			    sk_str("1999-12-31")));
	check_value(s, SK_SLOT_ADDED, "19991231", 8);
	must(xc_document_data(sk_store_db(s), 2, &data, &err));
	ck_assert(today(sk_record_field(sk_buf_str(&data), "added")));
	sk_buf_done(&data);
	sk_store_close(s);
}
END_TEST

START_TEST(documents_are_found_by_id)
{
	char longest[201];
	struct sk_store *s = writer("db");
	struct sk_buf line = { 0 };
	uint32_t docid = 9;

	memset(longest, 'x', 200);
	longest[200] = '\0';
	put(s, "a", "Takeshima", "", "en");
	put(s, longest, "Dokdo", "", "en");
	must(sk_store_find(s, sk_str("b"), &docid, &err));
	ck_assert_uint_eq(docid, 0);
	must(sk_store_find(s, sk_str("a"), &docid, &err));
	ck_assert_uint_eq(docid, 1);
	must(sk_store_find(s, sk_str(longest), &docid, &err));
	ck_assert_uint_eq(docid, 2);
	must(sk_store_find(s, sk_str(""), &docid, &err));
	ck_assert_uint_eq(docid, 0);
	must(sk_store_line(s, sk_str(longest), &line, &err));
	ck_assert_ptr_nonnull(memmem(line.ptr, line.len, "Dokdo", 5));
	must(sk_store_line(s, sk_str("b"), &line, &err));
	ck_assert_uint_eq(line.len, 0);
	must(sk_store_remove(s, sk_str(longest), &err));
	must(sk_store_find(s, sk_str(longest), &docid, &err));
	ck_assert_uint_eq(docid, 0);
	sk_buf_done(&line);
	sk_store_close(s);
}
END_TEST

START_TEST(damaged_lines_are_told)
{
	struct sk_store *s = writer("db");
	struct sk_buf line = { 0 };

	put(s, "a", "Takeshima", "", "en");
	must(xc_metadata_set(sk_store_db(s), sk_str("doc:a"),
			     bytes("\0\0\0\5junk", 8), &err));
	must_fail(sk_store_line(s, sk_str("a"), &line, &err), SAKUIN_EDB,
		  "a stored text is damaged; run sakuin check");
	sk_buf_done(&line);
	sk_store_close(s);
}
END_TEST

/* What older versions stored was packed against the passage alone. */
START_TEST(older_lines_are_read)
{
	static const char older[] = "{\"id\":\"a\",\"text\":\"older dokdo\"}";
	struct sk_store *s = writer("db");
	struct sk_buf line = { 0 }, packed = { 0 };

	put(s, "a", "Takeshima", "older dokdo", "en");
	must(sk_pack(sk_str(older), sk_str("older dokdo"), &packed, &err));
	must(xc_metadata_set(sk_store_db(s), sk_str("doc:a"),
			     sk_buf_str(&packed), &err));
	must(sk_store_line(s, sk_str("a"), &line, &err));
	ck_assert_str_eq(sk_buf_cstr(&line, &err), older);
	sk_buf_done(&packed);
	sk_buf_done(&line);
	sk_store_close(s);
}
END_TEST

/* Path, title and id are in the record: of a short document little else is
 * left. */
START_TEST(lines_share_with_records)
{
	struct sk_document doc = {
		.id = sk_str("archive/1954/boundaries.txt#17"),
		.title = sk_str("Notes on the history of a boundary"),
		.path = sk_str("/srv/reports/archive/1954/boundaries.txt"),
		.text = sk_str("Short text of takeshima."),
	};
	struct sk_store *s = writer("db");
	struct sk_buf packed = { 0 };

	must(sk_store_put(s, &doc, NULL, NULL, &err));
	must(xc_metadata_get(sk_store_db(s),
			     sk_str("doc:archive/1954/boundaries.txt#17"),
			     &packed, &err));
	ck_assert_uint_lt(packed.len, 70);
	sk_buf_done(&packed);
	sk_store_close(s);
}
END_TEST

/* Of documents with one id the first stays, and the words of the others are
 * forgotten. */
START_TEST(twins_are_removed)
{
	struct xc_posting terms[] = { { sk_str("Qa"), 0, 0 },
				      { sk_str("senkaku"), 1, 1 } };
	struct xc_document twin = { .data = sk_str("id=a\n"),
				    .postings = terms,
				    .posting_count = 2 };
	struct sk_store *s = writer("db");
	uint32_t docid = 0;

	put(s, "a", "Takeshima", "", "en");
	must(xc_put(sk_store_db(s), &twin, &docid, &err));
	docid = 0;
	must(xc_put(sk_store_db(s), &twin, &docid, &err));
	must(sk_store_commit(s, &err));
	check_suggestion(s, "senkakku", "senkaku");
	must(sk_store_remove_twins(s, sk_str("a"), &err));
	must(sk_store_remove_twins(s, sk_str("b"), &err));
	must(sk_store_commit(s, &err));
	check_term(s, "Qa", 1);
	check_term(s, "takeshima", 1);
	check_suggestion(s, "senkakku", "");
	sk_store_close(s);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("store_document");
	TCase *tcase = tcase_create("store_document");

	tcase_add_checked_fixture(tcase, set_up, tear_down);
	tcase_set_timeout(tcase, 30);
	tcase_add_test(tcase, a_document_is_whole);
	tcase_add_loop_test(tcase, dates_as_far_as_they_go, 0, COUNT(dates));
	tcase_add_loop_test(tcase, removed_without_a_trace, 0, 2);
	tcase_add_test(tcase, replaced_without_a_trace);
	tcase_add_test(tcase, date_added_is_kept);
	tcase_add_test(tcase, documents_are_found_by_id);
	tcase_add_test(tcase, damaged_lines_are_told);
	tcase_add_test(tcase, older_lines_are_read);
	tcase_add_test(tcase, lines_share_with_records);
	tcase_add_test(tcase, twins_are_removed);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
