/* check_xapian_c.c - the shim's databases, documents and search.  Queries
 * are in check_xapian_query.c. */
#include <math.h>
#include <signal.h>
#include <sys/resource.h>

#include "xapian_c_test.h"

/* Add a document that holds WORDS at positions 1, 2 ..., DATA, and VALUE in
 * slot 10 unless that is empty. */
static uint32_t
put_words(struct xc_db *db, const char *data, const char *words,
	  const char *value)
{
	char terms[64][16];
	struct xc_posting postings[64] = { 0 };
	struct xc_value values[] = { { 10, sk_str(value) } };
	struct xc_document doc = { .data = sk_str(data),
				   .postings = postings,
				   .values = values,
				   .value_count = *value ? 1 : 0 };
	uint32_t docid = 0;
	int used;

	for (size_t i = 0; sscanf(words, "%15s%n", terms[i], &used) == 1; i++) {
		words += used;
		postings[i].term = sk_str(terms[i]);
		postings[i].position = (uint32_t)i + 1;
		postings[i].wdf = 1;
		doc.posting_count = i + 1;
	}
	must(xc_put(db, &doc, &docid, &err));
	return docid;
}

static struct xc_db *
open_writer(const char *name)
{
	struct xc_db *db = xc_open_writer(in_folder(name), &err);

	must(db != NULL);
	return db;
}

static struct xc_db *
open_reader(const char *name)
{
	const char *path = in_folder(name);
	struct xc_db *db = xc_open(&path, 1, &err);

	must(db != NULL);
	return db;
}

/* Three documents in the database NAME. */
static void
make_three(const char *name)
{
	struct xc_db *db = open_writer(name);

	put_words(db, "one", "apple banana cherry", "b");
	put_words(db, "two", "banana date", "c");
	put_words(db, "three", "apple apple date", "a");
	must(xc_commit(db, &err));
	xc_close(db);
}

/* ------------------------------------------------------------- databases */

START_TEST(version_is_a_number)
{
	char *end;

	ck_assert_int_ge(strtol(xc_version(), &end, 10), 1);
	ck_assert_int_eq(*end, '.');
}
END_TEST

START_TEST(missing_and_foreign_databases)
{
	const char *path = in_folder("nowhere");
	FILE *f = fopen(in_folder("text"), "w");

	ck_assert_ptr_nonnull(f);
	fputs("just text\n", f);
	fclose(f);
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
	small.rlim_cur = 16384;
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

START_TEST(several_databases_are_one)
{
	const char *paths[2];
	struct xc_db *db = open_writer("a");
	struct xc_stats stats;
	struct sk_buf value = { 0 };
	struct seen seen = { 0 };
	uint32_t freq;

	put_words(db, "a1", "x y", "");
	must(xc_metadata_set(db, sk_str("k"), sk_str("of a"), &err));
	must(xc_commit(db, &err));
	xc_close(db);
	db = open_writer("b");
	put_words(db, "b1", "x z", "");
	must(xc_metadata_set(db, sk_str("k"), sk_str("of b"), &err));
	must(xc_metadata_set(db, sk_str("only"), sk_str("of b"), &err));
	must(xc_commit(db, &err));
	xc_close(db);

	paths[0] = in_folder("a");
	paths[1] = in_folder("b");
	db = xc_open(paths, 2, &err);
	must(db != NULL);
	must(xc_stats(db, &stats, &err));
	ck_assert_uint_eq(stats.documents, 2);
	must(xc_metadata_get(db, sk_str("k"), &value, &err));
	ck_assert(sk_str_eq(sk_buf_str(&value), sk_str("of a")));
	must(xc_metadata_get(db, sk_str("only"), &value, &err));
	ck_assert_uint_eq(value.len, 0);
	must(xc_metadata_keys(db, sk_str(""), see_name, &seen, &err));
	ck_assert_str_eq(seen_text(&seen), "k:0");
	seen_done(&seen);
	must(xc_terms(db, sk_str(""), see_name, &seen, &err));
	ck_assert_str_eq(seen_text(&seen), "x:2 y:1 z:1");
	must(xc_term_freq(db, sk_str("x"), &freq, &err));
	ck_assert_uint_eq(freq, 2);
	must(xc_document_data(db, 2, &value, &err));
	ck_assert(sk_str_eq(sk_buf_str(&value), sk_str("b1")));
	xc_close(db);
	seen_done(&seen);
	sk_buf_done(&value);
}
END_TEST

START_TEST(compact_keeps_order_and_metadata)
{
	const char *from[2], *nowhere = in_folder("nowhere");
	struct xc_db *db = open_writer("a");
	struct xc_stats stats;
	struct sk_buf value = { 0 };
	struct seen seen = { 0 };
	static const char *const expected[] = { "a1", "a2", "b1", "b2" };

	put_words(db, "a1", "x", "5");
	put_words(db, "a2", "y", "");
	must(xc_metadata_set(db, sk_str("k"), sk_str("of a"), &err));
	must(xc_spelling_add(db, sk_str("tokyo"), 2, &err));
	must(xc_commit(db, &err));
	xc_close(db);
	db = open_writer("b");
	put_words(db, "b1", "x", "6");
	put_words(db, "b2", "z", "");
	must(xc_metadata_set(db, sk_str("k"), sk_str("of b"), &err));
	must(xc_metadata_set(db, sk_str("l"), sk_str("of b"), &err));
	must(xc_commit(db, &err));
	xc_close(db);

	from[0] = in_folder("a");
	from[1] = in_folder("b");
	must(xc_compact(from, 2, in_folder("both"), &err));
	db = open_reader("both");
	must(xc_stats(db, &stats, &err));
	ck_assert_uint_eq(stats.documents, 4);
	for (uint32_t i = 0; i < 4; i++) {
		must(xc_document_data(db, i + 1, &value, &err));
		ck_assert(sk_str_eq(sk_buf_str(&value), sk_str(expected[i])));
	}
	must(xc_document_value(db, 3, 10, &value, &err));
	ck_assert(sk_str_eq(sk_buf_str(&value), sk_str("6")));
	must(xc_metadata_get(db, sk_str("k"), &value, &err));
	ck_assert(sk_str_eq(sk_buf_str(&value), sk_str("of a")));
	must(xc_metadata_get(db, sk_str("l"), &value, &err));
	ck_assert(sk_str_eq(sk_buf_str(&value), sk_str("of b")));
	must(xc_spelling_suggest(db, sk_str("tokio"), 2, &value, &err));
	ck_assert(sk_str_eq(sk_buf_str(&value), sk_str("tokyo")));
	must(xc_terms(db, sk_str(""), see_name, &seen, &err));
	ck_assert_str_eq(seen_text(&seen), "x:2 y:1 z:1");
	xc_close(db);

	must_fail(xc_compact(&nowhere, 1, in_folder("c"), &err),
		  SAKUIN_ENOTFOUND, "nowhere");
	must_fail(xc_compact(from, 0, in_folder("c"), &err), SAKUIN_EINVAL,
		  "no database");
	must_fail(xc_compact(from, 2, from[0], &err), SAKUIN_EINVAL, "");
	seen_done(&seen);
	sk_buf_done(&value);
}
END_TEST

/* ------------------------------------------------------------- documents */

static bool
see_docid(void *ctx, uint32_t docid, uint32_t wdf, struct sakuin_error *e)
{
	struct seen *s = ctx;

	if (++s->count == s->stop_at)
		return sk_fail(e, SAKUIN_EIO, "stopped by the test");
	return sk_buf_printf(&s->text, e, "%s%u:%u", s->text.len ? " " : "",
			     docid, wdf);
}

START_TEST(terms_and_postings)
{
	struct xc_db *db;
	struct seen seen = { 0 };
	uint32_t freq;

	make_three("db");
	db = open_reader("db");
	must(xc_terms(db, sk_str(""), see_name, &seen, &err));
	ck_assert_str_eq(seen_text(&seen), "apple:2 banana:2 cherry:1 date:2");
	seen_done(&seen);
	must(xc_terms(db, sk_str("da"), see_name, &seen, &err));
	ck_assert_str_eq(seen_text(&seen), "date:2");
	seen_done(&seen);
	must(xc_postings(db, sk_str("apple"), see_docid, &seen, &err));
	ck_assert_str_eq(seen_text(&seen), "1:1 3:2");
	seen_done(&seen);
	must(xc_postings(db, sk_str(""), see_docid, &seen, &err));
	ck_assert_str_eq(seen_text(&seen), "1:1 2:1 3:1");
	seen_done(&seen);
	must(xc_postings(db, sk_str("none"), see_docid, &seen, &err));
	ck_assert_str_eq(seen_text(&seen), "");
	must(xc_document_terms(db, 3, see_name, &seen, &err));
	ck_assert_str_eq(seen_text(&seen), "apple:2 date:1");
	must(xc_term_freq(db, sk_str("banana"), &freq, &err));
	ck_assert_uint_eq(freq, 2);
	must(xc_term_freq(db, sk_str("none"), &freq, &err));
	ck_assert_uint_eq(freq, 0);

	seen_done(&seen);
	seen.stop_at = 2;
	must_fail(xc_terms(db, sk_str(""), see_name, &seen, &err), SAKUIN_EIO,
		  "stopped by the test");
	seen_done(&seen);
	must_fail(xc_postings(db, sk_str(""), see_docid, &seen, &err),
		  SAKUIN_EIO, "stopped by the test");
	seen_done(&seen);
	must_fail(xc_document_terms(db, 1, see_name, &seen, &err), SAKUIN_EIO,
		  "stopped by the test");
	must_fail(xc_document_terms(db, 9, see_name, &seen, &err),
		  SAKUIN_ENOTFOUND, "document 9");
	must_fail(xc_document_terms(db, 0, see_name, &seen, &err),
		  SAKUIN_EINVAL, "Document ID 0");
	xc_close(db);
	seen_done(&seen);
}
END_TEST

START_TEST(put_in_any_order_replace_delete)
{
	struct xc_db *db = open_writer("db");
	struct xc_posting postings[] = {
		{ sk_str("b"), 7, 2 }, { sk_str("a"), 3, 1 },
		{ sk_str("b"), 2, 3 }, { sk_str("Qid"), 0, 0 },
		{ sk_str("a"), 1, 1 }, { sk_str("Zb"), 0, 4 },
		{ sk_str("b"), 7, 1 },
	};
	struct xc_value values[] = { { 0, sk_str("zero") },
				     { 11, bytes("\0x", 2) } };
	struct xc_document doc = { .data = bytes("da\0ta", 5),
				   .postings = postings,
				   .posting_count = 7,
				   .values = values,
				   .value_count = 2 };
	struct sk_buf value = { 0 };
	struct seen seen = { 0 };
	uint32_t docid = 0;

	must(xc_put(db, &doc, &docid, &err));
	ck_assert_uint_eq(docid, 1);
	must(xc_document_terms(db, 1, see_name, &seen, &err));
	ck_assert_str_eq(seen_text(&seen), "Qid:0 Zb:4 a:2 b:6");
	must(xc_document_data(db, 1, &value, &err));
	ck_assert(sk_str_eq(sk_buf_str(&value), doc.data));
	must(xc_document_value(db, 1, 11, &value, &err));
	ck_assert(sk_str_eq(sk_buf_str(&value), values[1].bytes));
	must(xc_document_value(db, 1, 5, &value, &err));
	ck_assert_uint_eq(value.len, 0);

	docid = 5;
	must(xc_put(db, &doc, &docid, &err));
	ck_assert_uint_eq(docid, 5);
	doc.posting_count = 2;
	must(xc_put(db, &doc, &docid, &err));
	seen_done(&seen);
	must(xc_document_terms(db, 5, see_name, &seen, &err));
	ck_assert_str_eq(seen_text(&seen), "a:1 b:2");
	must(xc_delete(db, 1, &err));
	must_fail(xc_delete(db, 1, &err), SAKUIN_ENOTFOUND,
		  "ocument not found: 1");
	must_fail(xc_delete(db, 0, &err), SAKUIN_EINVAL, "Document ID 0");
	must_fail(xc_document_data(db, 1, &value, &err), SAKUIN_ENOTFOUND,
		  "ocument not found: 1");
	must_fail(xc_document_value(db, 1, 0, &value, &err), SAKUIN_ENOTFOUND,
		  "ocument not found: 1");
	xc_close(db);
	seen_done(&seen);
	sk_buf_done(&value);
}
END_TEST

static const struct {
	const char *name;
	size_t len, nuls;
	const char *words; /* of the message; NULL: it fits */
} lengths[] = {
	{ "empty", 0, 0, "an empty term" },
	{ "one byte", 1, 0, NULL },
	{ "longest", 245, 0, NULL },
	{ "one too many", 246, 0, "a term of 246 bytes; at most 245" },
	{ "far too long", 4000, 0, "a term of 4000 bytes" },
	{ "NULs that fit", 245 - 45, 45, NULL },
	{ "all NULs", 122, 122, NULL },
	{ "one NUL too many", 245 - 44, 45, "NULs count twice" },
};

/* A document that was refused does not spoil the commit. */
START_TEST(term_lengths)
{
	char term[4000];
	struct xc_posting posting = { bytes(term, lengths[_i].len), 1, 1 };
	struct xc_document doc = { .postings = &posting, .posting_count = 1 };
	struct xc_db *db = open_writer("db");
	struct sk_buf out = { 0 };
	uint32_t docid = 0;

	memset(term, 'x', sizeof term);
	memset(term, '\0', lengths[_i].nuls);
	if (lengths[_i].words) {
		must_fail(xc_put(db, &doc, &docid, &err), SAKUIN_EINVAL,
			  lengths[_i].words);
		must_fail(xc_document_serialise(&doc, &out, &err),
			  SAKUIN_EINVAL, lengths[_i].words);
		must_fail(xc_spelling_add(db, posting.term, 1, &err),
			  SAKUIN_EINVAL, "");
	} else {
		must(xc_put(db, &doc, &docid, &err));
		must(xc_document_serialise(&doc, &out, &err));
	}
	must(xc_commit(db, &err));
	xc_close(db);
	sk_buf_done(&out);
}
END_TEST

/* Xapian reads the bytes back; here through its own command, which every
 * document that xc_put() writes goes through as well. */
START_TEST(serialised_documents)
{
	struct xc_posting postings[] = { { sk_str("a"), 1, 1 },
					 { sk_str("bc"), 0, 3 } };
	struct xc_document doc = { .data = sk_str("data"),
				   .postings = postings,
				   .posting_count = 2 };
	struct sk_buf one = { 0 }, two = { 0 };

	must(xc_document_serialise(&doc, &one, &err));
	ck_assert_ptr_nonnull(memmem(one.ptr, one.len, "data", 4));
	ck_assert_ptr_nonnull(memmem(one.ptr, one.len, "bc", 2));
	postings[0] = postings[1];
	postings[1] = (struct xc_posting){ sk_str("a"), 1, 1 };
	must(xc_document_serialise(&doc, &two, &err));
	ck_assert(sk_str_eq(sk_buf_str(&one), sk_buf_str(&two)));
	postings[1].position = 2;
	must(xc_document_serialise(&doc, &two, &err));
	ck_assert(!sk_str_eq(sk_buf_str(&one), sk_buf_str(&two)));
	sk_buf_done(&one);
	sk_buf_done(&two);
}
END_TEST

START_TEST(spelling)
{
	struct xc_db *db = open_writer("db");
	struct sk_buf out = { 0 };

	must(xc_spelling_add(db, sk_str("takeshima"), 3, &err));
	must(xc_spelling_add(db, sk_str("kyōdō"), 1, &err));
	must(xc_spelling_suggest(db, sk_str("takesima"), 2, &out, &err));
	ck_assert(sk_str_eq(sk_buf_str(&out), sk_str("takeshima")));
	must(xc_spelling_suggest(db, sk_str("kyodo"), 2, &out, &err));
	ck_assert(sk_str_eq(sk_buf_str(&out), sk_str("kyōdō")));
	must(xc_spelling_suggest(db, sk_str("kyodo"), 1, &out, &err));
	ck_assert_uint_eq(out.len, 0);
	must(xc_spelling_add(db, sk_str("takeshima"), 0, &err));
	must(xc_spelling_add(db, sk_str("takeshima"), -2, &err));
	must(xc_spelling_suggest(db, sk_str("takesima"), 2, &out, &err));
	ck_assert_uint_gt(out.len, 0);
	must(xc_spelling_add(db, sk_str("takeshima"), INT32_MIN, &err));
	must(xc_spelling_suggest(db, sk_str("takesima"), 2, &out, &err));
	ck_assert_uint_eq(out.len, 0);
	must_fail(xc_spelling_add(db, bytes("a\0b", 3), 1, &err), SAKUIN_EINVAL,
		  "a word with a NUL");
	must_fail(xc_spelling_add(db, sk_str(""), 1, &err), SAKUIN_EINVAL,
		  "empty");
	must(xc_commit(db, &err));
	xc_close(db);
	sk_buf_done(&out);
}
END_TEST

START_TEST(sortable_numbers)
{
	static const double numbers[] = { -INFINITY,  -1e9, -1, -0.5,
					  0,          0.25, 1,  19450815,
					  20240101.5, 1e9 };
	char before[9], now[9];
	size_t before_len = 0;

	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
		size_t len = xc_sortable(numbers[i], now);
		struct sakuin_str s = bytes(now, len);

		ck_assert_uint_le(len, 9);
		ck_assert(xc_sortable_decode(s) == numbers[i]);
		if (i)
			ck_assert_int_lt(
				sk_str_cmp(bytes(before, before_len), s), 0);
		memcpy(before, now, len);
		before_len = len;
	}
	/* What is no number is read without harm. */
	ck_assert(!isnan(xc_sortable_decode(sk_str("a long text, no number"))));
}
END_TEST

/* ---------------------------------------------------------------- search */

static const struct xc_search plain = {
	.limit = 100, .k1 = 1, .b = 0.5, .min_length = 0.5
};

static bool
see_hit(void *ctx, const struct xc_hit *hit, struct sakuin_error *e)
{
	struct seen *s = ctx;

	if (++s->count == s->stop_at)
		return sk_fail(e, SAKUIN_EIO, "stopped by the test");
	ck_assert(hit->weight >= 0);
	return sk_buf_printf(&s->text, e, "%s%u:%.*s", s->text.len ? " " : "",
			     hit->rank, (int)hit->data.len, hit->data.ptr);
}

static struct xc_query *
parse(const char *text)
{
	static const struct xc_prefix prefixes[] = { { "title", "S", false } };
	struct xc_parser parser = { .prefixes = prefixes,
				    .prefix_count = 1,
				    .default_op = XC_OR,
				    .flags = XC_PARSE_BOOLEAN |
					     XC_PARSE_PHRASE |
					     XC_PARSE_LOVEHATE };
	struct xc_query *query =
		xc_query_parse(&parser, NULL, sk_str(text), &err);

	must(query != NULL);
	return query;
}

/* Ranks and data of the hits for TEXT. */
static const char *
hits(struct xc_db *db, const char *text, const struct xc_search *options,
     struct seen *seen)
{
	struct xc_query *query = parse(text);

	seen_done(seen);
	must(xc_search(db, query, options, see_hit, seen, NULL, &err));
	xc_query_free(query);
	return seen_text(seen);
}

static const struct {
	const char *query, *expected;
} searches[] = {
	{ "apple", "1:three 2:one" },
	{ "date", "1:two 2:three" },
	{ "apple AND banana", "1:one" },
	{ "apple NOT banana", "1:three" },
	{ "-banana apple", "1:three" },
	{ "+date apple", "1:three 2:two" },
	{ "\"apple banana\"", "1:one" },
	{ "\"banana apple\"", "" },
	{ "banana NEAR apple", "1:one" },
	{ "fig", "" },
	{ "", "" },
	{ "title:apple OR title:date", "" },
};

START_TEST(search_finds)
{
	struct seen seen = { 0 };
	struct xc_db *db;

	make_three("db");
	db = open_reader("db");
	ck_assert_str_eq(hits(db, searches[_i].query, &plain, &seen),
			 searches[_i].expected);
	xc_close(db);
	seen_done(&seen);
}
END_TEST

START_TEST(search_pages_and_sorts)
{
	struct xc_search o = plain;
	struct seen seen = { 0 };
	struct xc_query *query;
	struct xc_db *db;
	uint32_t estimate = 99;

	make_three("db");
	db = open_reader("db");
	o.sort_by_value = true;
	o.sort_slot = 10;
	ck_assert_str_eq(hits(db, "apple banana", &o, &seen),
			 "1:three 2:one 3:two");
	o.sort_descending = true;
	ck_assert_str_eq(hits(db, "apple banana", &o, &seen),
			 "1:two 2:one 3:three");
	o.first = 1;
	o.limit = 1;
	ck_assert_str_eq(hits(db, "apple banana", &o, &seen), "2:one");
	o.limit = UINT32_MAX;
	ck_assert_str_eq(hits(db, "apple banana", &o, &seen), "2:one 3:three");
	o.first = 7;
	ck_assert_str_eq(hits(db, "apple banana", &o, &seen), "");
	/* Where no document has the value, the weight decides. */
	o = plain;
	o.sort_by_value = true;
	o.sort_slot = 99;
	ck_assert_str_eq(hits(db, "apple", &o, &seen), "1:three 2:one");

	o = plain;
	o.limit = 0;
	o.check_at_least = 100;
	query = parse("apple OR banana");
	must(xc_search(db, query, &o, see_hit, &seen, &estimate, &err));
	ck_assert_uint_eq(estimate, 3);
	seen_done(&seen);
	seen.stop_at = 2;
	must_fail(xc_search(db, query, &plain, see_hit, &seen, NULL, &err),
		  SAKUIN_EIO, "stopped by the test");
	ck_assert_uint_eq(seen.count, 2);
	xc_query_free(query);
	xc_close(db);
	seen_done(&seen);
}
END_TEST

/* A word of the title weighs more, by wdf; equal weights go by docid; BM25's
 * numbers reach Xapian. */
START_TEST(search_weighs)
{
	struct xc_db *db = open_writer("db");
	struct xc_posting body = { sk_str("tokto"), 1, 1 };
	struct xc_posting title = { sk_str("tokto"), 1, 5 };
	struct xc_document doc = { .data = sk_str("body"),
				   .postings = &body,
				   .posting_count = 1 };
	struct xc_search flat = plain;
	struct seen seen = { 0 };
	uint32_t docid = 0;

	must(xc_put(db, &doc, &docid, &err));
	doc.data = sk_str("same");
	docid = 0;
	must(xc_put(db, &doc, &docid, &err));
	doc.data = sk_str("title");
	doc.postings = &title;
	docid = 0;
	must(xc_put(db, &doc, &docid, &err));
	put_words(db, "other", "x y z", "");
	ck_assert_str_eq(hits(db, "tokto", &plain, &seen),
			 "1:title 2:body 3:same");
	flat.k1 = 0; /* the frequency in the document counts no more */
	ck_assert_str_eq(hits(db, "tokto", &flat, &seen),
			 "1:body 2:same 3:title");
	xc_close(db);
	seen_done(&seen);
}
END_TEST

static struct xc_node *
word(struct sk_arena *arena, const char *text)
{
	struct xc_node *n = sk_arena_alloc(arena, sizeof *n, &err);

	must(n != NULL);
	n->op = XC_TERM;
	n->term = sk_str(text);
	n->wqf = 1;
	return n;
}

static struct xc_node *
pair(struct sk_arena *arena, enum xc_op op, struct xc_node *a,
     struct xc_node *b)
{
	struct xc_node *n = sk_arena_alloc(arena, sizeof *n, &err);

	must(n != NULL);
	n->children = sk_arena_array(arena, 2, sizeof a, &err);
	must(n->children != NULL);
	n->op = op;
	n->children[0] = a;
	n->children[1] = b;
	n->count = b ? 2 : 1;
	return n;
}

static const char *
tree_hits(struct xc_db *db, const struct xc_node *root, struct seen *seen)
{
	struct xc_query *query = xc_query_build(root, &err);

	must(query != NULL);
	seen_done(seen);
	must(xc_search(db, query, &plain, see_hit, seen, NULL, &err));
	xc_query_free(query);
	return seen_text(seen);
}

START_TEST(search_with_trees)
{
	struct sk_arena arena = { 0 };
	struct seen seen = { 0 };
	struct xc_db *db;
	struct xc_node *n, *range;

	make_three("db");
	db = open_reader("db");
	/* A phrase whose second word has a variant. */
	n = pair(&arena, XC_PHRASE, word(&arena, "banana"),
		 pair(&arena, XC_OR, word(&arena, "cherry"),
		      word(&arena, "date")));
	ck_assert_str_eq(tree_hits(db, n, &seen), "1:one 2:two");
	n = pair(&arena, XC_AND_NOT, n, word(&arena, "date"));
	ck_assert_str_eq(tree_hits(db, n, &seen), "1:one");

	/* The scaled side weighs less than the other. */
	n = pair(&arena, XC_SCALE, word(&arena, "cherry"), NULL);
	n->factor = 0.01;
	n = pair(&arena, XC_OR, n, word(&arena, "date"));
	ck_assert_str_eq(tree_hits(db, n, &seen), "1:two 2:three 3:one");
	n->children[0]->factor = 100;
	ck_assert_str_eq(tree_hits(db, n, &seen), "1:one 2:two 3:three");

	range = word(&arena, "");
	range->op = XC_VALUE_RANGE;
	range->slot = 10;
	range->low = sk_str("b");
	ck_assert_str_eq(tree_hits(db, range, &seen), "1:one 2:two");
	range->high = sk_str("b");
	ck_assert_str_eq(tree_hits(db, range, &seen), "1:one");
	range->low = sk_str("");
	n = pair(&arena, XC_FILTER, word(&arena, "apple"), range);
	ck_assert_str_eq(tree_hits(db, n, &seen), "1:three 2:one");
	range->high = sk_str("");
	ck_assert_str_eq(tree_hits(db, range, &seen), "1:one 2:two 3:three");
	xc_close(db);
	sk_arena_done(&arena);
	seen_done(&seen);
}
END_TEST

/* ----------------------------------------------------------------- stock */

static bool
see_posting(void *ctx, const struct xc_posting *p, struct sakuin_error *e)
{
	struct seen *s = ctx;

	if (++s->count == s->stop_at)
		return sk_fail(e, SAKUIN_EIO, "stopped by the test");
	return sk_buf_printf(&s->text, e, "%s%.*s@%u:%u",
			     s->text.len ? " " : "", (int)p->term.len,
			     p->term.ptr, p->position, p->wdf);
}

START_TEST(stock_behaviour)
{
	struct xc_db *db = open_writer("db");
	struct seen seen = { 0 };
	struct sk_buf out = { 0 };

	must(xc_stock_terms(sk_str("Cats and Cats"), NULL, see_posting, &seen,
			    &err));
	ck_assert_str_eq(seen_text(&seen), "and@2:1 cats@1:2 cats@3:2");
	seen_done(&seen);
	must(xc_stock_terms(sk_str("Cats 竹島 2"), "english", see_posting,
			    &seen, &err));
	ck_assert_str_eq(seen_text(&seen),
			 "2@3:1 Zcat@0:1 Z竹島@0:1 cats@1:1 竹島@2:1");
	seen_done(&seen);
	must(xc_stock_terms(sk_str(""), "english", see_posting, &seen, &err));
	ck_assert_uint_eq(seen.count, 0);
	seen.stop_at = 2;
	must_fail(
		xc_stock_terms(sk_str("a b c"), NULL, see_posting, &seen, &err),
		SAKUIN_EIO, "stopped by the test");
	must_fail(xc_stock_terms(sk_str("a"), "klingon", see_posting, &seen,
				 &err),
		  SAKUIN_EINVAL, "klingon");

	must(xc_stock_stem("english", sk_str("nakasone"), &out, &err));
	ck_assert(sk_str_eq(sk_buf_str(&out), sk_str("nakason")));
	must_fail(xc_stock_stem("klingon", sk_str("a"), &out, &err),
		  SAKUIN_EINVAL, "klingon");

	must(xc_stock_add(db, sk_str("Cats"), "english", &err));
	seen_done(&seen);
	seen.stop_at = 0;
	must(xc_document_terms(db, 1, see_name, &seen, &err));
	ck_assert_str_eq(seen_text(&seen), "Zcat:1 cats:1");
	must_fail(xc_stock_add(db, sk_str("a"), "klingon", &err), SAKUIN_EINVAL,
		  "klingon");
	xc_close(db);
	seen_done(&seen);
	sk_buf_done(&out);
}
END_TEST

#define COUNT(table) ((int)(sizeof(table) / sizeof *(table)))

int
main(void)
{
	Suite *suite = suite_create("xapian_c");
	TCase *db = tcase_create("databases"), *doc = tcase_create("documents"),
	      *search = tcase_create("search");
	SRunner *runner = srunner_create(suite);
	int failed;

	tcase_add_checked_fixture(db, set_up, tear_down);
	tcase_add_test(db, version_is_a_number);
	tcase_add_test(db, missing_and_foreign_databases);
	tcase_add_test(db, version_and_damage_are_told_apart);
	tcase_add_test(db, one_writer_at_a_time);
	tcase_add_test(db, readers_can_not_write);
	tcase_add_test(db, close_drops_what_was_not_committed);
	tcase_add_test(db, a_writer_reads_what_it_wrote);
	tcase_add_test(db, a_modified_database_is_told);
#ifndef __SANITIZE_ADDRESS__
	tcase_add_test(db, a_failed_commit_is_final);
#endif
	tcase_add_test(db, metadata);
	tcase_add_test(db, several_databases_are_one);
	tcase_add_test(db, compact_keeps_order_and_metadata);
	suite_add_tcase(suite, db);

	tcase_add_checked_fixture(doc, set_up, tear_down);
	tcase_add_test(doc, terms_and_postings);
	tcase_add_test(doc, put_in_any_order_replace_delete);
	tcase_add_loop_test(doc, term_lengths, 0, COUNT(lengths));
	tcase_add_test(doc, serialised_documents);
	tcase_add_test(doc, spelling);
	tcase_add_test(doc, sortable_numbers);
	suite_add_tcase(suite, doc);

	tcase_add_checked_fixture(search, set_up, tear_down);
	tcase_add_loop_test(search, search_finds, 0, COUNT(searches));
	tcase_add_test(search, search_pages_and_sorts);
	tcase_add_test(search, search_weighs);
	tcase_add_test(search, search_with_trees);
	tcase_add_test(search, stock_behaviour);
	suite_add_tcase(suite, search);

	srunner_run_all(runner, CK_NORMAL);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
