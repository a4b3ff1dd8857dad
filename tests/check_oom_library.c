/* check_oom_library.c - the library's searches and expansions when memory runs
 * out.  (Xapian's own allocations can't be made to fail.) */
#include "library_test.h"
#include "oom.h"
#include "suite.h"

static const char *const lines[] = {
	"{\"id\":\"a\",\"lang\":\"ko\",\"text\":\"독도는 섬이다.\"}",
	"{\"id\":\"b\",\"lang\":\"en\",\"text\":\"Tokto\"}",
	NULL,
};

static bool
take_hit(void *ctx, const struct sakuin_hit *hit, struct sakuin_error *e)
{
	(void)e;
	*(uint32_t *)ctx += hit->rank;
	return true;
}

static bool
take_form(void *ctx, const struct sakuin_form *form, struct sakuin_error *e)
{
	(void)e;
	*(uint32_t *)ctx += form->documents;
	return true;
}

static bool
take_bytes(void *ctx, struct sakuin_str got, struct sakuin_error *e)
{
	(void)ctx;
	(void)e;
	ck_assert_uint_gt(got.len, 0);
	return true;
}

/* Open, ask and close. */
static bool
ask(void *ctx, struct sakuin_error *e)
{
	const char *path = in_folder("db"), *names = in_folder("names.tsv");
	struct sakuin_rewriter *r = sakuin_rewriter_new(&path, 1, e);
	uint32_t ranks = 0, documents = 0;
	bool ok;

	(void)ctx;
	ok = r && sakuin_rewriter_synonyms(r, names, e) &&
	     sakuin_search(r, str("tokto"), 0, 9, take_hit, &ranks, NULL, e) &&
	     sakuin_expand(r, str("tokto"), 9, take_form, &documents, e) &&
	     sakuin_suggest(r, str("toktq"), take_bytes, NULL, e) &&
	     sakuin_query_serialise(r, str("tokto"), take_bytes, NULL, e);

	if (ok) {
		ck_assert_uint_eq(ranks, 1 + 2);
		ck_assert_uint_eq(documents, 2);
	}
	sakuin_rewriter_free(r);
	return ok;
}

START_TEST(asking)
{
	write_file("names.tsv", "x\ty\tTokto|Liancourt Rocks\n");
	make("db", lines);
	ck_assert_uint_ge(oom_until_success(ask, NULL), 100);
}
END_TEST

/* What is no document leaves nothing behind, and neither does a document for
 * which there is no memory. */
static bool
add(void *ctx, struct sakuin_error *e)
{
	struct sakuin_index *x = sakuin_index_open(in_folder("db"), e);
	bool ok = x && sakuin_index_add(x, str(ctx), e) &&
		  sakuin_index_remove(x, str("b"), e);

	sakuin_index_close(x);
	return ok;
}

START_TEST(adding)
{
	make("db", lines);
	ck_assert_uint_ge(oom_until_success(add, (void *)(uintptr_t)lines[0]),
			  50);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("oom_library");
	TCase *tcase = tcase_create("oom_library");

	tcase_set_timeout(tcase, 60);
	tcase_add_checked_fixture(tcase, set_up, tear_down);
	tcase_add_test(tcase, asking);
	tcase_add_test(tcase, adding);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
