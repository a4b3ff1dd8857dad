/* check_xapian_database.c - opening, writing, metadata and compacting through the
 * shim. */
#include <signal.h>
#include <sys/resource.h>

#include "suite.h"
#include "xapian_c_test.h"

START_TEST(version_is_a_number)
{
	char *end;

	ck_assert_int_ge(strtol(xc_version(), &end, 10), 1);
	ck_assert_int_eq(*end, '.');
	ck_assert_int_ge(strtol(end + 1, &end, 10), 0);
}
END_TEST

START_TEST(missing_and_foreign_databases)
{
	const char *path = in_folder("nowhere");

	write_file("text", "just text\n");
	must_fail(xc_open(&path, 1, &err), SAKUIN_ENOTFOUND, "nowhere");
	path = folder;
	must_fail(xc_open(&path, 1, &err), SAKUIN_ENOTFOUND, folder);
	path = in_folder("text");
	must_fail(xc_open(&path, 1, &err), SAKUIN_ENOTFOUND, "text");
	must_fail(xc_open(&path, 0, &err), SAKUIN_EINVAL, "no database");
	must_fail(xc_open_writer(in_folder("no/such/folder"), &err), SAKUIN_EIO,
		  "No such file or directory");
	xc_close(NULL);
}
END_TEST

START_TEST(version_and_damage_are_told_apart)
{
	char content[200];
	const char *path = in_folder("db"),
		   *iamglass = in_folder("db/iamglass");
	struct xc_db *db = open_writer("db");
	FILE *f;
	size_t len;

	must(xc_commit(db, &err));
	xc_close(db);
	f = fopen(iamglass, "rb");
	ck_assert_ptr_nonnull(f);
	len = fread(content, 1, sizeof content, f);
	fclose(f);
	/* Behind the 14 bytes of the magic string is the format's date. */
	ck_assert_uint_gt(len, 16);
	content[14] = (char)(content[14] ^ 0x55);
	f = fopen(iamglass, "wb");
	ck_assert_ptr_nonnull(f);
	fwrite(content, 1, len, f);
	fclose(f);
	must_fail(xc_open(&path, 1, &err), SAKUIN_ESCHEMA, "version");
	content[14] = (char)(content[14] ^ 0x55);
	f = fopen(iamglass, "wb");
	ck_assert_ptr_nonnull(f);
	fwrite(content, 1, 20, f);
	fclose(f);
	must_fail(xc_open(&path, 1, &err), SAKUIN_EDB,
		  "DatabaseCorruptError: ");
}
END_TEST

START_TEST(one_writer_at_a_time)
{
	struct xc_db *db = open_writer("db");

	must_fail(xc_open_writer(in_folder("db"), &err), SAKUIN_ELOCKED,
		  "already locked");
	xc_close(db);
	xc_close(open_writer("db"));
}
END_TEST

START_TEST(readers_can_not_write)
{
	struct xc_document doc = { 0 };
	struct xc_db *db;
	uint32_t docid = 0;

	make_three("db");
	db = open_reader("db");
	must_fail(xc_put(db, &doc, &docid, &err), SAKUIN_EINVAL,
		  "for reading only");
	must_fail(xc_delete(db, 1, &err), SAKUIN_EINVAL, "for reading");
	must_fail(xc_commit(db, &err), SAKUIN_EINVAL, "for reading");
	must_fail(xc_metadata_set(db, sk_str("k"), sk_str("v"), &err),
		  SAKUIN_EINVAL, "for reading");
	must_fail(xc_spelling_add(db, sk_str("w"), 1, &err), SAKUIN_EINVAL,
		  "for reading");
	must_fail(xc_stock_add(db, sk_str("w"), NULL, &err), SAKUIN_EINVAL,
		  "for reading");
	xc_close(db);
}
END_TEST

START_TEST(close_drops_what_was_not_committed)
{
	struct xc_db *db = open_writer("db");
	struct xc_stats stats;
	struct sk_buf value = { 0 };

	put_words(db, "kept", "a", "");
	must(xc_metadata_set(db, sk_str("k"), sk_str("kept"), &err));
	must(xc_commit(db, &err));
	ck_assert_uint_eq(put_words(db, "dropped", "b", ""), 2);
	must(xc_metadata_set(db, sk_str("k"), sk_str("dropped"), &err));
	must(xc_spelling_add(db, sk_str("dropped"), 1, &err));
	xc_close(db);

	db = open_writer("db");
	must(xc_stats(db, &stats, &err));
	ck_assert_uint_eq(stats.documents, 1);
	ck_assert_uint_eq(stats.last_docid, 1);
	must(xc_metadata_get(db, sk_str("k"), &value, &err));
	ck_assert(sk_str_eq(sk_buf_str(&value), sk_str("kept")));
	must(xc_spelling_suggest(db, sk_str("droped"), 2, &value, &err));
	ck_assert_uint_eq(value.len, 0);
	ck_assert_uint_eq(put_words(db, "new", "b", ""), 2);
	xc_close(db);
	sk_buf_done(&value);
}
END_TEST

START_TEST(a_writer_reads_what_it_wrote)
{
	struct xc_db *db = open_writer("db"), *reader;
	struct xc_stats stats;

	must(xc_commit(db, &err));
	reader = open_reader("db");
	put_words(db, "x", "a b c", "");
	must(xc_stats(db, &stats, &err));
	ck_assert_uint_eq(stats.documents, 1);
	ck_assert_uint_eq(stats.last_docid, 1);
	ck_assert_double_eq(stats.average_length, 3.0);

	/* A reader sees it after the commit, when it opens again. */
	must(xc_reopen(reader, &err));
	must(xc_stats(reader, &stats, &err));
	ck_assert_uint_eq(stats.documents, 0);
	must(xc_commit(db, &err));
	must(xc_stats(reader, &stats, &err));
	ck_assert_uint_eq(stats.documents, 0);
	must(xc_reopen(reader, &err));
	must(xc_stats(reader, &stats, &err));
	ck_assert_uint_eq(stats.documents, 1);
	xc_close(reader);
	xc_close(db);
}
END_TEST

/* Write documents 1 to 300 anew and commit, several times: what a reader has
 * open is overwritten then. */
static void
commit_over(struct xc_db *db)
{
	char words[40][8];
	struct xc_posting postings[40];
	struct xc_document doc = { .data = sk_str("data"),
				   .postings = postings,
				   .posting_count = 40 };

	for (uint32_t round = 1; round <= 3; round++) {
		for (uint32_t i = 0; i < 40; i++) {
			snprintf(words[i], sizeof words[i], "w%02u", i);
			postings[i].term = sk_str(words[i]);
			postings[i].position = i + round;
			postings[i].wdf = round;
		}
		for (uint32_t docid = 1; docid <= 300; docid++)
			must(xc_put(db, &doc, &docid, &err));
		must(xc_commit(db, &err));
	}
}

static bool
no_hit(void *ctx, const struct xc_hit *hit, struct sakuin_error *e)
{
	(void)ctx, (void)hit;
	return sk_fail(e, SAKUIN_EINTERNAL, "a hit was handed over");
}

START_TEST(a_modified_database_is_told)
{
	struct xc_node last = { .op = XC_TERM,
				.term = sk_str("w39"),
				.wqf = 1 };
	struct xc_search options = { .limit = 1000, .k1 = 1, .b = 0.5 };
	struct xc_query *query = xc_query_build(&last, &err);
	struct xc_db *db = open_writer("db"), *reader;
	struct seen seen = { 0 };

	must(query != NULL);
	commit_over(db);
	reader = open_reader("db");
	commit_over(db);
	must_fail(xc_document_terms(reader, 1, see_name, &seen, &err),
		  SAKUIN_EMODIFIED, "revision");
	must_fail(xc_search(reader, query, &options, no_hit, NULL, NULL, &err),
		  SAKUIN_EMODIFIED, "revision");
	must(xc_reopen(reader, &err));
	must(xc_document_terms(reader, 1, see_name, &seen, &err));
	ck_assert_uint_eq(seen.count, 40);
	must_fail(xc_search(reader, query, &options, no_hit, NULL, NULL, &err),
		  SAKUIN_EINTERNAL, "a hit was handed over");
	xc_query_free(query);
	xc_close(reader);
	xc_close(db);
	seen_done(&seen);
}
END_TEST

#ifndef __SANITIZE_ADDRESS__
/* As on a full disk.  Xapian leaks some memory then. */
START_TEST(a_failed_commit_is_final)
{
	struct rlimit before, small;
	struct xc_stats stats;
	struct xc_db *db = open_writer("db");

	must(xc_commit(db, &err));
	for (int i = 0; i < 3000; i++)
		put_words(db, "data", "apple banana cherry date fig", "v");
	ck_assert_int_eq(getrlimit(RLIMIT_FSIZE, &before), 0);
	signal(SIGXFSZ, SIG_IGN);
	small = before;
	small.rlim_cur = (rlim_t)16 * 1024;
	ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &small), 0);
	must_fail(xc_commit(db, &err), SAKUIN_EDB, "File too large");
	ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &before), 0);
	must_fail(xc_metadata_set(db, sk_str("k"), sk_str("v"), &err),
		  SAKUIN_EDB, "an earlier commit failed");
	must_fail(xc_commit(db, &err), SAKUIN_EDB, "an earlier commit failed");
	xc_close(db);
	db = open_writer("db");
	must(xc_stats(db, &stats, &err));
	ck_assert_uint_eq(stats.documents, 0);
	put_words(db, "data", "apple", "");
	must(xc_commit(db, &err));
	xc_close(db);
}
END_TEST

#endif

START_TEST(metadata)
{
	struct xc_db *db = open_writer("db");
	struct sk_buf value = { 0 };
	struct seen seen = { 0 };
	char key[300];

	memset(key, 'k', sizeof key);
	must(xc_metadata_get(db, sk_str("none"), &value, &err));
	ck_assert_uint_eq(value.len, 0);
	must(xc_metadata_set(db, sk_str("b"), bytes("1\0002", 3), &err));
	must(xc_metadata_set(db, sk_str("ab"), sk_str("x"), &err));
	must(xc_metadata_set(db, sk_str("aa"), sk_str("y"), &err));
	must(xc_metadata_set(db, bytes(key, 253), sk_str("long"), &err));
	must(xc_metadata_get(db, sk_str("b"), &value, &err));
	ck_assert(sk_str_eq(sk_buf_str(&value), bytes("1\0002", 3)));
	must(xc_commit(db, &err));
	must(xc_metadata_get(db, bytes(key, 253), &value, &err));
	ck_assert(sk_str_eq(sk_buf_str(&value), sk_str("long")));

	must(xc_metadata_keys(db, sk_str("a"), see_name, &seen, &err));
	ck_assert_str_eq(seen_text(&seen), "aa:0 ab:0");
	must(xc_metadata_set(db, sk_str("ab"), sk_str(""), &err));
	seen_done(&seen);
	must(xc_metadata_keys(db, sk_str("a"), see_name, &seen, &err));
	ck_assert_str_eq(seen_text(&seen), "aa:0");

	seen.stop_at = 2;
	must_fail(xc_metadata_keys(db, sk_str(""), see_name, &seen, &err),
		  SAKUIN_EIO, "stopped by the test");
	must_fail(xc_metadata_set(db, sk_str(""), sk_str("x"), &err),
		  SAKUIN_EINVAL, "mpty metadata key");
	must_fail(xc_metadata_get(db, sk_str(""), &value, &err), SAKUIN_EINVAL,
		  "mpty metadata key");
	must_fail(xc_metadata_set(db, bytes(key, 300), sk_str("x"), &err),
		  SAKUIN_EINVAL, "Key too long");
	must(xc_commit(db, &err));
	xc_close(db);
	seen_done(&seen);
	sk_buf_done(&value);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("xapian_database");
	TCase *tcase = tcase_create("xapian_database");

	tcase_add_checked_fixture(tcase, set_up, tear_down);
	tcase_add_test(tcase, version_is_a_number);
	tcase_add_test(tcase, missing_and_foreign_databases);
	tcase_add_test(tcase, version_and_damage_are_told_apart);
	tcase_add_test(tcase, one_writer_at_a_time);
	tcase_add_test(tcase, readers_can_not_write);
	tcase_add_test(tcase, close_drops_what_was_not_committed);
	tcase_add_test(tcase, a_writer_reads_what_it_wrote);
	tcase_add_test(tcase, a_modified_database_is_told);
#ifndef __SANITIZE_ADDRESS__ /* Xapian leaks when a commit fails */
	tcase_add_test(tcase, a_failed_commit_is_final);
#endif
	tcase_add_test(tcase, metadata);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
