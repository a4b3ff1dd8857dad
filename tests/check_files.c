/* check_files.c - what a database keeps about files. */
#include "index_test.h"
#include "suite.h"

static struct sk_arena arena;

static struct sk_file
file(const char *path, const char *status)
{
	struct sk_file f = {
		.path = sk_str(path),
		.size = 1234567890123u,
		.mtime = 1347000000123456789u,
		.inode = UINT64_MAX,
		.device = 7,
		.digest = sk_str("d1"),
		.status = sk_str(status),
	};

	return f;
}

static void
put_file(struct sk_store *s, const char *path)
{
	struct sk_file f = file(path, "ok");

	must(sk_store_put_file(s, &f, &err));
}

static bool
known(struct sk_store *s, const char *path)
{
	struct sk_file f;
	bool found;

	must(sk_store_file(s, sk_str(path), &arena, &f, &found, &err));
	return found;
}

/* A path of LEN bytes. */
static const char *
long_path(size_t len, char last)
{
	static char path[5000];

	memset(path, 'x', len);
	path[0] = '/';
	path[len - 1] = last;
	path[len] = '\0';
	return path;
}

static const char *const paths[] = {
	"/a/b.txt",
	"/a/with a tab\tin it.txt",
	"/a/two  spaces ",
	"/a/line\nend",
	"/報告\u3000第1号.txt",
	"/not utf-8 \xFF\xFE",
	"file:",
	"-",
};

START_TEST(records_come_back)
{
	struct sk_store *s = writer("db");
	struct sk_file f = file(paths[_i], "failed: bad, very bad"), g;
	bool found;

	ck_assert(!known(s, paths[_i]));
	must(sk_store_put_file(s, &f, &err));
	must(sk_store_file(s, f.path, &arena, &g, &found, &err));
	ck_assert(found);
	ck_assert(sk_str_eq(g.path, f.path));
	ck_assert(sk_str_eq(g.digest, f.digest));
	ck_assert(sk_str_eq(g.status, f.status));
	ck_assert_uint_eq(g.size, f.size);
	ck_assert_uint_eq(g.mtime, f.mtime);
	ck_assert_uint_eq(g.inode, f.inode);
	ck_assert_uint_eq(g.device, f.device);
	must(sk_store_forget_file(s, f.path, &err));
	ck_assert(!known(s, paths[_i]));
	sk_store_close(s);
	sk_arena_done(&arena);
}
END_TEST

static const size_t lengths[] = { 239, 240, 241, 245, 300, 4095 };

/* Longer than Xapian's keys, and the same but for their ends. */
START_TEST(long_paths)
{
	struct sk_store *s = writer("db");

	put_file(s, long_path(lengths[_i], 'a'));
	ck_assert(known(s, long_path(lengths[_i], 'a')));
	ck_assert(!known(s, long_path(lengths[_i], 'b')));
	put_file(s, long_path(lengths[_i], 'b'));
	must(sk_store_forget_file(s, sk_str(long_path(lengths[_i], 'a')),
				  &err));
	ck_assert(!known(s, long_path(lengths[_i], 'a')));
	ck_assert(known(s, long_path(lengths[_i], 'b')));
	sk_store_close(s);
	sk_arena_done(&arena);
}
END_TEST

static bool
see_file(void *ctx, const struct sk_file *f, struct sakuin_error *e)
{
	return see_name(ctx, f->path, 0, e);
}

static const struct {
	const char *prefix, *expected;
} prefixes[] = {
	{ "", "/a/1:0 /a/2:0 /ab:0 /b:0" },
	{ "/a", "/a/1:0 /a/2:0 /ab:0" },
	{ "/a/", "/a/1:0 /a/2:0" },
	{ "/b", "/b:0" },
	{ "/c", "" },
};

START_TEST(files_by_prefix)
{
	struct sk_store *s = writer("db");
	struct seen seen = { 0 };

	put_file(s, "/ab");
	put_file(s, "/a/2");
	put_file(s, "/b");
	put_file(s, "/a/1");
	must(sk_store_files(s, sk_str(prefixes[_i].prefix), see_file, &seen,
			    &err));
	ck_assert_str_eq(seen_text(&seen), prefixes[_i].expected);
	seen_done(&seen);
	seen.stop_at = 1;
	if (*prefixes[_i].expected)
		must_fail(sk_store_files(s, sk_str(prefixes[_i].prefix),
					 see_file, &seen, &err),
			  SAKUIN_EIO, "stopped by the test");
	seen_done(&seen);
	sk_store_close(s);
}
END_TEST

/* Records may be changed on the way. */
static bool
forget(void *ctx, const struct sk_file *f, struct sakuin_error *e)
{
	return sk_store_forget_file(ctx, f->path, e);
}

START_TEST(files_forgotten_on_the_way)
{
	struct sk_store *s = writer("db");

	for (int i = 0; i < 500; i++) {
		char path[20];

		snprintf(path, sizeof path, "/f/%d", i);
		put_file(s, path);
	}
	must(sk_store_commit(s, &err));
	must(sk_store_files(s, sk_str("/f/"), forget, s, &err));
	ck_assert(!known(s, "/f/0"));
	ck_assert(!known(s, "/f/499"));
	sk_store_close(s);
	sk_arena_done(&arena);
}
END_TEST

static void
put_from(struct sk_store *s, const char *id, const char *path,
	 const char *digest)
{
	struct sk_document doc = { .id = sk_str(id), .path = sk_str(path) };
	struct sk_file f = file(path, "ok");

	f.digest = sk_str(digest);
	must(sk_store_put(s, &doc, &f, NULL, &err));
}

static bool
remove_id(void *ctx, struct sakuin_str id, uint32_t freq,
	  struct sakuin_error *e)
{
	(void)freq;
	return sk_store_remove(ctx, id, e);
}

START_TEST(documents_of_a_file)
{
	static const char one[] = "/a/  wide\u3000name.ndjson";
	struct sk_store *s = writer("db");
	struct seen seen = { 0 };

	put_from(s, "a1", one, "d1");
	put_from(s, "b1", "/b", "d2");
	put_from(s, "a2", one, "d1");
	put_from(s, "c1", "/c", "d2");
	must(sk_store_ids_of(s, sk_str(one), see_name, &seen, &err));
	ck_assert_str_eq(seen_text(&seen), "a1:0 a2:0");
	seen_done(&seen);
	must(sk_store_ids_of(s, sk_str("/a"), see_name, &seen, &err));
	ck_assert_str_eq(seen_text(&seen), "");
	must(sk_store_paths_of(s, sk_str("d2"), see_name, &seen, &err));
	ck_assert_str_eq(seen_text(&seen), "/b:0 /c:0");
	seen_done(&seen);
	must(sk_store_paths_of(s, sk_str("d1"), see_name, &seen, &err));
	ck_assert_uint_eq(seen.count, 2);
	seen_done(&seen);
	seen.stop_at = 2;
	must_fail(sk_store_ids_of(s, sk_str(one), see_name, &seen, &err),
		  SAKUIN_EIO, "stopped by the test");
	seen_done(&seen);
	seen.stop_at = 0;
	/* They may be removed on the way. */
	must(sk_store_ids_of(s, sk_str(one), remove_id, s, &err));
	must(sk_store_ids_of(s, sk_str(one), see_name, &seen, &err));
	ck_assert_uint_eq(seen.count, 0);
	sk_store_close(s);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("files");
	TCase *tcase = tcase_create("files");

	tcase_add_checked_fixture(tcase, set_up, tear_down);
	tcase_add_loop_test(tcase, records_come_back, 0, COUNT(paths));
	tcase_add_loop_test(tcase, long_paths, 0, COUNT(lengths));
	tcase_add_loop_test(tcase, files_by_prefix, 0, COUNT(prefixes));
	tcase_add_test(tcase, files_forgotten_on_the_way);
	tcase_add_test(tcase, documents_of_a_file);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
