/* check_shards.c - databases in shards: which shard, all of them and no
 * others, and one that was stopped between two commits. */
#include "folder.h"
#include "index_test.h"
#include "schema.h"
#include "shards.h"
#include "suite.h"

enum { SHARDS = 4 };

static const struct {
	const char *name, *id;
	size_t of[3]; /* 1, 4 and 7 shards */
} routes[] = {
	/* printf %s a | sha256sum | cut -c 1-8: ca978112, e3b0c442 ... */
	{ "a letter", "a", { 0, 0xca978112 % 4, 0xca978112 % 7 } },
	{ "nothing", "", { 0, 0xe3b0c442 % 4, 0xe3b0c442 % 7 } },
	{ "a path", "abc", { 0, 0xba7816bf % 4, 0xba7816bf % 7 } },
};

START_TEST(ids_tell_the_shard)
{
	static const size_t counts[] = { 1, 4, 7 };

	for (int i = 0; i < 3; i++)
		ck_assert_uint_eq(sk_shard_of(sk_str(routes[_i].id), counts[i]),
				  routes[_i].of[i]);
}
END_TEST

static void
prepare(const char *name)
{
	must(sk_shards_prepare(in_folder(name), SHARDS, &err));
}

/* Documents a, b ... which print one reference, each. */
static void
put_some(struct sk_store *s, const char *text)
{
	static const char refs[] =
		"{\"references\":[\"Tanaka, Ichiro. \\\"The Harbour of "
		"Niigata.\\\" Journal of Ports 12, no. 3 (2011): 45-67.\"]}";

	for (char c = 'a'; c < 'a' + 12; c++) {
		char id[] = { c, '\0' };
		struct sk_document doc = { .id = sk_str(id),
					   .title = sk_str("Report"),
					   .text = sk_str(text),
					   .extra = sk_str(refs) };

		must(sk_store_put(s, &doc, NULL, NULL, &err));
	}
}

static uint32_t
documents(const char *name)
{
	struct xc_db *db = open_reader(name);
	struct xc_stats stats;

	must(xc_stats(db, &stats, &err));
	xc_close(db);
	return stats.documents;
}

/* The number of sources, and how many documents cite the first. */
static uint32_t
cited_by(const char *name, uint32_t *sources)
{
	struct sk_store *s = reader(name);
	struct xc_db *db = sk_store_db(s);
	struct sk_buf value = { 0 };
	uint32_t docid = 0, count;

	must(xc_term_freq(db, sk_str("XD:source"), sources, &err));
	for (uint32_t i = 1; i < 100 && docid == 0; i++)
		if (xc_document_value(db, i, SK_SLOT_CITED_BY, &value, &err) &&
		    value.len)
			docid = i;
	count = docid ? (uint32_t)xc_sortable_decode(sk_buf_str(&value)) : 0;
	sk_buf_done(&value);
	sk_store_close(s);
	return count;
}

START_TEST(documents_are_where_their_ids_say)
{
	struct sk_buf line = { 0 };
	struct sk_store *s;
	uint32_t all = 0;

	prepare("db");
	s = writer("db");
	ck_assert_uint_eq(sk_store_shards(s), SHARDS);
	put_some(s, "harbour");
	commit_and_close(s);
	for (char c = 'a'; c < 'a' + 12; c++) {
		char id[] = { c, '\0' }, term[] = { 'Q', c, '\0' }, name[8];
		struct xc_db *db;
		uint32_t freq;

		snprintf(name, sizeof name, "db/%zu",
			 sk_shard_of(sk_str(id), SHARDS));
		db = open_reader(name);
		must(xc_term_freq(db, sk_str(term), &freq, &err));
		ck_assert_msg(freq == 1, "%s is not in %s", id, name);
		xc_close(db);
	}
	s = reader("db");
	ck_assert_uint_eq(sk_store_shards(s), SHARDS);
	ck_assert(!sk_store_several(s));
	must(sk_store_line(s, sk_str("c"), &line, &err));
	ck_assert(memmem(line.ptr, line.len, "harbour", 7) != NULL);
	sk_buf_done(&line);
	sk_store_close(s);
	for (int i = 0; i < SHARDS; i++) {
		char name[8];

		snprintf(name, sizeof name, "db/%d", i);
		all += documents(name);
	}
	ck_assert_uint_eq(all, 13); /* with the one source */
	ck_assert_uint_eq(documents("db"), 13);
}
END_TEST

START_TEST(what_all_cite_is_one_source)
{
	struct sk_store *s;
	uint32_t sources;

	prepare("db");
	s = writer("db");
	put_some(s, "harbour");
	commit_and_close(s);
	ck_assert_uint_eq(cited_by("db", &sources), 12);
	ck_assert_uint_eq(sources, 1);
	/* Some go, from any shard. */
	s = writer("db");
	must(sk_store_remove(s, sk_str("a"), &err));
	must(sk_store_remove(s, sk_str("b"), &err));
	must(sk_store_remove(s, sk_str("c"), &err));
	commit_and_close(s);
	ck_assert_uint_eq(cited_by("db", &sources), 9);
	ck_assert_uint_eq(sources, 1);
}
END_TEST

START_TEST(nothing_written_is_no_commit)
{
	struct sk_buf was = { 0 }, is = { 0 };

	prepare("db");
	sk_store_close(writer("db"));
	must(xc_state(in_folder("db/2"), &was, &err));
	commit_and_close(writer("db"));
	must(xc_state(in_folder("db/2"), &is, &err));
	ck_assert(sk_str_eq(sk_buf_str(&was), sk_buf_str(&is)));
	sk_buf_done(&was);
	sk_buf_done(&is);
}
END_TEST

static void
move(const char *from, const char *to)
{
	ck_assert_int_eq(rename(in_folder(from), in_folder(to)), 0);
}

static void
copy(const char *from, const char *to)
{
	const char *path = in_folder(from);

	must(xc_compact(&path, 1, in_folder(to), &err));
}

/* Shard 0 is committed last: with the state that it had before, it looks as
 * after a run that was killed. */
static void
run_cut_short(bool first_too)
{
	struct sk_store *s;

	prepare("db");
	s = writer("db");
	if (first_too)
		put_some(s, "harbour");
	must(sk_store_commit(s, &err));
	sk_store_close(s);
	copy("db/0", "old");
	s = writer("db");
	put_some(s, "lighthouse");
	must(sk_store_remove(s, sk_str("d"), &err));
	commit_and_close(s);
	move("db/0", "new");
	move("old", "db/0");
}

static bool
citing(void *ctx, struct sakuin_str term, uint32_t freq, struct sakuin_error *e)
{
	uint32_t *most = ctx;

	(void)term, (void)e;
	*most = freq > *most ? freq : *most;
	return true;
}

/* Nobody puts again what was lost: the source counts those that are there. */
START_TEST(a_commit_cut_short_is_mended)
{
	struct sk_store *s;
	struct sk_buf word = { 0 };
	uint32_t sources, most = 0, freq;

	run_cut_short(_i == 1);
	s = writer("db");
	put(s, "other", "Other", "Nothing is cited here.", "en");
	commit_and_close(s);
	s = reader("db");
	must(xc_terms(sk_store_db(s), sk_str("XCITES:"), citing, &most, &err));
	must(xc_spelling_suggest(sk_store_db(s), sk_str("lighthouze"), 2, &word,
				 &err));
	ck_assert(sk_str_eq(sk_buf_str(&word), sk_str("lighthouse")));
	must(xc_term_freq(sk_store_db(s), sk_str("lighthouse"), &freq, &err));
	ck_assert_uint_lt(freq, 11);
	sk_buf_done(&word);
	sk_store_close(s);
	ck_assert_uint_gt(most, 0);
	ck_assert_uint_eq(cited_by("db", &sources), most);
	ck_assert_uint_eq(sources, 1);
}
END_TEST

START_TEST(a_commit_cut_short_is_done_again)
{
	struct sk_store *s;
	uint32_t sources;

	run_cut_short(_i == 1);
	s = writer("db");
	put_some(s, "lighthouse");
	must(sk_store_remove(s, sk_str("d"), &err));
	commit_and_close(s);
	ck_assert_uint_eq(cited_by("db", &sources), 11);
	ck_assert_uint_eq(sources, 1);
	ck_assert_uint_eq(documents("db"), 12);
}
END_TEST

START_TEST(all_shards_or_none)
{
	prepare("db");
	commit_and_close(writer("db"));
	must_fail(sk_store_open_writer(in_folder("db/1"), &err), SAKUIN_ESCHEMA,
		  "shard 1 of a database of 4; index into the folder");
	move("db/2", "away");
	must_fail(sk_store_open_writer(in_folder("db"), &err), SAKUIN_ESCHEMA,
		  "shard 2 of 4 is missing, or not in its place");
	move("db/3", "db/2");
	must_fail(sk_store_open_writer(in_folder("db"), &err), SAKUIN_ESCHEMA,
		  "shard 2 of 4 is missing, or not in its place");
	move("db/2", "db/3");
	move("away", "db/2");
	move("db/3", "away");
	must_fail(sk_store_open_writer(in_folder("db"), &err), SAKUIN_ESCHEMA,
		  "shard 3 of 4 is missing, or not in its place");
	move("away", "db/3");
	sk_store_close(writer("db"));
}
END_TEST

START_TEST(stubs_of_strangers_are_left_alone)
{
	FILE *f = fopen(in_folder("stub"), "w");

	ck_assert_ptr_nonnull(f);
	fputs("auto a\nauto b\n", f);
	ck_assert_int_eq(fclose(f), 0);
	commit_and_close(writer("a"));
	commit_and_close(writer("b"));
	must_fail(sk_store_open_writer(in_folder("stub"), &err), SAKUIN_ESCHEMA,
		  "a stub file of several databases; index into one of them");
}
END_TEST

START_TEST(the_number_stays)
{
	prepare("db");
	must(sk_shards_prepare(in_folder("db"), 0, &err));
	must(sk_shards_prepare(in_folder("db"), SHARDS, &err));
	must_fail(sk_shards_prepare(in_folder("db"), 3, &err), SAKUIN_ESCHEMA,
		  "made with 4 shards, not 3; nothing was changed");
	must_fail(sk_shards_prepare(in_folder("db"), 1, &err), SAKUIN_ESCHEMA,
		  "--shards 1 -");
	commit_and_close(writer("one"));
	must(sk_shards_prepare(in_folder("one"), 1, &err));
	must_fail(sk_shards_prepare(in_folder("one"), 4, &err), SAKUIN_ESCHEMA,
		  "made with 1 shard, not 4");
	must_fail(sk_shards_prepare(in_folder("no/such/folder"), 4, &err),
		  SAKUIN_EIO, "making it failed: No such file");
	must(sk_shards_prepare(in_folder("none"), 1, &err));
	ck_assert_int_ne(access(in_folder("none"), F_OK), 0);
}
END_TEST

START_TEST(what_was_left_half_made_is_made_anew)
{
	ck_assert(sk_folder_make(in_folder("db.making")));
	ck_assert_int_eq(mkdir(in_folder("db.making/0"), 0777), 0);
	commit_and_close(writer("db.making/1"));
	prepare("db");
	ck_assert_int_ne(access(in_folder("db.making"), F_OK), 0);
	commit_and_close(writer("db"));
}
END_TEST

/* A folder that only has such a name is nobody's but its owner's. */
START_TEST(what_is_in_the_way_is_left_alone)
{
	ck_assert_int_eq(mkdir(in_folder("db.making"), 0777), 0);
	ck_assert_int_eq(mkdir(in_folder("db.making/mine"), 0777), 0);
	must_fail(sk_shards_prepare(in_folder("db"), SHARDS, &err), SAKUIN_EIO,
		  "db.making: it is in the way; move it");
	ck_assert_int_eq(access(in_folder("db.making/mine"), F_OK), 0);
	ck_assert_int_ne(access(in_folder("db"), F_OK), 0);
	ck_assert_int_eq(rmdir(in_folder("db.making/mine")), 0);
	prepare("db");
	ck_assert_int_ne(access(in_folder("db/sakuin-build"), F_OK), 0);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("shards");
	TCase *tcase = tcase_create("shards");

	tcase_add_checked_fixture(tcase, set_up, tear_down);
	tcase_add_loop_test(tcase, ids_tell_the_shard, 0, COUNT(routes));
	tcase_add_test(tcase, documents_are_where_their_ids_say);
	tcase_add_test(tcase, what_all_cite_is_one_source);
	tcase_add_test(tcase, nothing_written_is_no_commit);
	tcase_add_loop_test(tcase, a_commit_cut_short_is_mended, 0, 2);
	tcase_add_loop_test(tcase, a_commit_cut_short_is_done_again, 0, 2);
	tcase_add_test(tcase, all_shards_or_none);
	tcase_add_test(tcase, stubs_of_strangers_are_left_alone);
	tcase_add_test(tcase, the_number_stays);
	tcase_add_test(tcase, what_was_left_half_made_is_made_anew);
	tcase_add_test(tcase, what_is_in_the_way_is_left_alone);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
