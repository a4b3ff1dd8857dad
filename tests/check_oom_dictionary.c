/* check_oom_dictionary.c - a dictionary when memory runs out: what was there
 * stays. */
#include "dictionary_test.h"
#include "oom.h"
#include "sorter.h"
#include "suite.h"

static bool
take(void *ctx, struct sakuin_str record, struct sakuin_error *e)
{
	(void)e;
	*(size_t *)ctx += record.len;
	return true;
}

/* With several parts to merge. */
static bool
sort_some(void *ctx, struct sakuin_error *e)
{
	struct sk_sorter *s = sk_sorter_new(folder, 0, e);
	char text[512];
	size_t bytes = 0;
	bool ok = s != NULL;

	(void)ctx;
	for (int i = 0; ok && i < 400; i++) {
		int len =
			snprintf(text, sizeof text, "%d%400s", i * 7 % 400, "");

		ok = sk_sorter_add(s, (struct sakuin_str){ text, (size_t)len },
				   e);
	}
	ok = ok && sk_sorter_each(s, take, &bytes, e);
	ck_assert(!ok || bytes > 160000);
	sk_sorter_free(s);
	return ok;
}

START_TEST(sorting)
{
	ck_assert_uint_ge(oom_until_success(sort_some, NULL), 5);
}
END_TEST

static const char *const lines[] = {
	"독도의 날\nthe tokto",
	"日本 と un café",
};

/* in_folder() forgets what it gave eight calls before. */
static char paths[4][1200];

static const char *
kept(int i, const char *name)
{
	snprintf(paths[i], sizeof paths[i], "%s/%s", folder, name);
	return paths[i];
}

static bool
build_some(void *ctx, struct sakuin_error *e)
{
	struct sk_dictionary_summary s;
	bool ok = sk_dictionary_build(ctx, &s, e);

	ck_assert_int_ne(access(kept(3, "dict.part"), F_OK), 0);
	return ok;
}

START_TEST(building)
{
	const char *from = kept(0, "db"), *path = kept(1, "names.txt");
	struct sk_dictionary_options o = { .databases = &from,
					   .count = 1,
					   .out = kept(2, "dict") };

	write_file("names.txt", "Liancourt Rocks, Dokdo, 독도");
	stock("db", "독도");
	build_with(&o);
	stock("db", lines[_i]);
	o.names = &path;
	o.name_count = 1;
	ck_assert_uint_ge(oom_until_success(build_some, &o), 30);
	ck_assert_ptr_nonnull(strstr(shown("dict", "tokto"), "Z독도"));
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("oom_dictionary");
	TCase *tcase = tcase_create("oom_dictionary");

	tcase_add_checked_fixture(tcase, set_up, tear_down);
	tcase_set_timeout(tcase, 120);
	tcase_add_test(tcase, sorting);
	tcase_add_loop_test(tcase, building, 0, COUNT(lines));
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
