/* check_store.c - databases opened: versions, other people's databases,
 * writers in the way, several at once. */
#include "index_test.h"
#include "schema.h"
#include "suite.h"

static char warning[500];

/* Open for reading, with `warning` as it comes. */
static struct sk_store *
open_warned(const char *name)
{
	const char *path = in_folder(name);
	struct sk_store *s = sk_store_open(&path, 1, warning, &err);

	must(s != NULL);
	return s;
}

static void
set_metadata(const char *name, const char *key, const char *value)
{
	struct xc_db *db = open_writer(name);

	must(xc_metadata_set(db, sk_str(key), sk_str(value), &err));
	must(xc_commit(db, &err));
	xc_close(db);
}

static const char *
get_metadata(const char *name, const char *key)
{
	static struct sk_buf value;
	struct xc_db *db = open_reader(name);

	must(xc_metadata_get(db, sk_str(key), &value, &err));
	xc_close(db);
	return sk_buf_cstr(&value, &err);
}

static void
make_one(const char *name)
{
	struct sk_store *s = writer(name);

	put(s, "a", "Takeshima", "text", "en");
	commit_and_close(s);
}

START_TEST(new_databases_are_stamped)
{
	struct sk_stamp stamps[SK_STAMP_COUNT];

	make_one("db");
	sk_schema_stamps(stamps);
	for (int i = 0; i < SK_STAMP_COUNT; i++)
		ck_assert_str_eq(get_metadata("db", stamps[i].key),
				 stamps[i].mixes ? "" : stamps[i].value);
	sk_store_close(reader("db"));
	sk_store_close(writer("db"));
}
END_TEST

static const struct {
	const char *key;
	bool refused;
} stamped[] = {
	{ "sakuin.schema", true },   { "sakuin.chain", true },
	{ "sakuin.icu", true },      { "sakuin.stemmer", true },
	{ "sakuin.unicode", false }, { "sakuin.version", false },
};

/* Reading goes on with one warning; appending is refused where it matters,
 * and nothing is changed. */
START_TEST(another_version)
{
	const char *key = stamped[_i].key;
	struct sk_store *s;
	char words[200];

	make_one("db");
	set_metadata("db", key, "before");
	s = open_warned("db");
	ck_assert_str_eq(found(s, "takeshima"), "a");
	sk_store_close(s);
	snprintf(words, sizeof words, "db: made with %s 'before', this is '",
		 key);
	if (stamped[_i].refused) {
		ck_assert_ptr_nonnull(strstr(warning, words));
		ck_assert_ptr_nonnull(strstr(
			warning, "some words may be missed; rebuild it: "
				 "sakuin export -d OLD | sakuin index -d NEW "
				 "-"));
		must_fail(sk_store_open_writer(in_folder("db"), &err),
			  SAKUIN_ESCHEMA, words);
		must_fail(sk_store_open_writer(in_folder("db"), &err),
			  SAKUIN_ESCHEMA, "nothing was changed; rebuild it: ");
		ck_assert_str_eq(get_metadata("db", key), "before");
	} else {
		ck_assert_str_eq(warning, "");
		commit_and_close(writer("db"));
		ck_assert_str_ne(get_metadata("db", key), "before");
	}
}
END_TEST

/* Which dictionaries read the kanji is kept once there are some, and of two
 * that read some each, that there were several. */
START_TEST(dictionaries)
{
	static const char key[] = "sakuin.readings";
	struct sk_store *s = writer("db");
	struct sk_stamp stamps[SK_STAMP_COUNT];
	const char *ours = stamps[SK_STAMP_COUNT - 1].value;

	sk_schema_stamps(stamps);
	ck_assert_str_eq(stamps[SK_STAMP_COUNT - 1].key, key);
	put(s, "a", "Takeshima", "text", "en");
	put(s, "b", "", "\xe7\x8b\xac\xe5\xb3\xb6", "zh");
	commit_and_close(s);
	ck_assert_str_eq(get_metadata("db", key), "");
	sk_store_close(reader("db"));
	s = writer("db");
	put(s, "c", "", "\xe7\x8b\xac\xe5\xb3\xb6", "ja");
	ck_assert(sk_store_has_kanji(s));
	put(s, "d", "Takeshima", "text", "en");
	ck_assert(!sk_store_has_kanji(s));
	commit_and_close(s);
	ck_assert_str_eq(get_metadata("db", key), ours);
	sk_store_close(reader("db"));
	set_metadata("db", key, "before");
	s = open_warned("db");
	ck_assert_str_eq(found(s, "text"), "a d");
	sk_store_close(s);
	ck_assert_ptr_nonnull(strstr(warning, "db: its kanji were read with "
					      "the dictionaries 'before', here "
					      "are '"));
	commit_and_close(writer("db"));
	ck_assert_str_eq(get_metadata("db", key), "before");
	s = writer("db");
	put(s, "e", "", "\xe7\x8b\xac\xe5\xb3\xb6", "");
	commit_and_close(s);
	ck_assert_str_eq(get_metadata("db", key), SK_STAMP_MIXED);
	sk_store_close(open_warned("db"));
	ck_assert_ptr_nonnull(strstr(warning, "dictionaries 'mixed'"));
}
END_TEST

START_TEST(databases_of_others)
{
	struct xc_db *db = open_writer("db");
	struct sk_buf line = { 0 };
	struct sk_store *s;

	must(xc_stock_add(db, sk_str("Takeshima conferences"), "english",
			  &err));
	must(xc_commit(db, &err));
	xc_close(db);
	s = open_warned("db");
	ck_assert_ptr_nonnull(
		strstr(warning, "db: not made by sakuin; words are searched"));
	must(sk_store_line(s, sk_str("a"), &line, &err));
	ck_assert_uint_eq(line.len, 0);
	found(s, "conference");
	sk_store_close(s);
	must_fail(sk_store_open_writer(in_folder("db"), &err), SAKUIN_ESCHEMA,
		  "db: this database was not made by sakuin; index into "
		  "another one");
	sk_buf_done(&line);
}
END_TEST

/* An empty database has nobody's words: it becomes ours. */
START_TEST(empty_databases)
{
	struct xc_db *db = open_writer("db");

	must(xc_commit(db, &err));
	xc_close(db);
	make_one("db");
	sk_store_close(reader("db"));
}
END_TEST

START_TEST(databases_that_are_none)
{
	const char *paths[] = { in_folder("db"), in_folder("nowhere") };

	must_fail(sk_store_open(paths + 1, 1, warning, &err), SAKUIN_ENOTFOUND,
		  "nowhere");
	ck_assert_str_eq(warning, "");
	make_one("db");
	must_fail(sk_store_open(paths, 2, warning, &err), SAKUIN_ENOTFOUND,
		  "nowhere");
	must_fail(sk_store_open(paths, 0, warning, &err), SAKUIN_EINVAL,
		  "no database");
	must_fail(sk_store_open_writer(in_folder("no/such/folder"), &err),
		  SAKUIN_EIO, "No such file or directory");
	sk_store_close(NULL);
}
END_TEST

START_TEST(one_writer_and_readers)
{
	struct sk_store *s = writer("db"), *r;

	put(s, "a", "Takeshima", "", "en");
	must(sk_store_commit(s, &err));
	must_fail(sk_store_open_writer(in_folder("db"), &err), SAKUIN_ELOCKED,
		  "/db: another process is writing to it; wait until it ends");
	r = reader("db");
	put(s, "b", "Takeshima", "", "en");
	ck_assert_str_eq(found(r, "takeshima"), "a");
	must(sk_store_commit(s, &err));
	sk_store_close(s);
	ck_assert_str_eq(found(r, "takeshima"), "a");
	sk_store_close(r);
	r = reader("db");
	ck_assert_str_eq(found(r, "takeshima"), "a b");
	sk_store_close(r);
	sk_store_close(writer("db"));
}
END_TEST

/* What was not committed is gone: documents, texts, files. */
START_TEST(close_drops_the_rest)
{
	struct sk_file file = { .path = sk_str("/f"), .status = sk_str("ok") };
	struct sk_arena arena = { 0 };
	struct sk_buf line = { 0 };
	struct sk_store *s;
	bool known;

	make_one("db");
	s = writer("db");
	put(s, "b", "Senkaku", "", "en");
	must(sk_store_put_file(s, &file, &err));
	must(sk_store_remove(s, sk_str("a"), &err));
	sk_store_close(s);
	s = reader("db");
	ck_assert_str_eq(found(s, "senkaku"), "");
	ck_assert_str_eq(found(s, "takeshima"), "a");
	must(sk_store_line(s, sk_str("b"), &line, &err));
	ck_assert_uint_eq(line.len, 0);
	must(sk_store_line(s, sk_str("a"), &line, &err));
	ck_assert_uint_gt(line.len, 0);
	must(sk_store_file(s, sk_str("/f"), &arena, &file, &known, &err));
	ck_assert(!known);
	sk_store_close(s);
	sk_buf_done(&line);
	sk_arena_done(&arena);
}
END_TEST

/* Two databases as one, and the same through a stub file. */
START_TEST(several_databases)
{
	const char *both[] = { in_folder("one"), in_folder("two") };
	const char *stub = in_folder("stub");
	struct sk_buf line = { 0 };
	struct sk_store *s = writer("one");
	FILE *f = fopen(stub, "w");

	ck_assert_ptr_nonnull(f);
	fprintf(f, "auto one\nauto %s\n", both[1]);
	fclose(f);
	put(s, "a", "Takeshima", "", "en");
	commit_and_close(s);
	s = writer("two");
	put(s, "b", "Takeshima", "other", "en");
	commit_and_close(s);
	for (int way = 0; way < 2; way++) {
		s = sk_store_open(way ? &stub : both, way ? 1 : 2, warning,
				  &err);
		must(s != NULL);
		ck_assert_str_eq(warning, "");
		ck_assert_str_eq(found(s, "takeshima"), "a b");
		must(sk_store_line(s, sk_str("a"), &line, &err));
		ck_assert_uint_gt(line.len, 0);
		must(sk_store_line(s, sk_str("b"), &line, &err));
		ck_assert_ptr_nonnull(memmem(line.ptr, line.len, "other", 5));
		sk_store_close(s);
	}
	set_metadata("two", "sakuin.chain", "words");
	s = sk_store_open(both, 2, warning, &err);
	must(s != NULL);
	ck_assert_ptr_nonnull(strstr(warning, "two: made with sakuin.chain "));
	sk_store_close(s);
	sk_buf_done(&line);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("store");
	TCase *tcase = tcase_create("store");

	tcase_add_checked_fixture(tcase, set_up, tear_down);
	tcase_add_test(tcase, new_databases_are_stamped);
	tcase_add_loop_test(tcase, another_version, 0, COUNT(stamped));
	tcase_add_test(tcase, dictionaries);
	tcase_add_test(tcase, databases_of_others);
	tcase_add_test(tcase, empty_databases);
	tcase_add_test(tcase, databases_that_are_none);
	tcase_add_test(tcase, one_writer_and_readers);
	tcase_add_test(tcase, close_drops_the_rest);
	tcase_add_test(tcase, several_databases);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
