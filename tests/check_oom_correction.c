/* check_oom_correction.c - corrections when memory runs out. */
#include <check.h>

#include "corrections.h"
#include "oom.h"
#include "suite.h"

#define N1 "src:0123456789abcdef"
#define N2 "src:fedcba9876543210"

static const char file[] =
	"a\ttitle\t\"\"\"War\"\" and peace\"\tMK\t2026-11-23\n"
	"a\tdate\t-\n" N2 " " N1 "\tverdict\tdifferent\n" N1
	"\tauthors\tMori, Kenji; Ministry of Ports\n" N1
	"\tdoi\thttps://doi.org/10.1000/x\n" N1 "\tyear\t2004\nbad\n";

static bool
take(void *ctx, unsigned line, const struct sk_correction *c,
     struct sakuin_error *err)
{
	size_t entry;

	(void)line;
	return sk_corrections_put(ctx, c, &entry, err);
}

static void
bad(void *ctx, unsigned line, const struct sakuin_error *why)
{
	(void)ctx;
	(void)why;
	ck_assert_uint_eq(line, 7);
}

static bool
read_file(struct sk_corrections *c, struct sakuin_error *err)
{
	const struct sk_correction_sink sink = { take, bad, c };

	return sk_corrections_parse(sk_str(file), &sink, err);
}

static bool
read_and_write(void *ctx, struct sakuin_error *err)
{
	struct sk_corrections *c = sk_corrections_new(err);
	struct sk_buf line = { 0 };
	bool ok = c && read_file(c, err);

	(void)ctx;
	ck_assert(!ok || sk_corrections_count(c) == 6);
	for (size_t i = 0; ok && i < 6; i++)
		ok = sk_correction_line(&line, &sk_corrections_at(c, i)->c,
					err);
	sk_buf_done(&line);
	sk_corrections_free(c);
	return ok;
}

/* All or nothing: a document is never half of what it was. */
static bool
correct(void *ctx, struct sakuin_error *err)
{
	struct sk_reference ref = { .raw = sk_str("x") };
	struct sk_document doc = { .id = sk_str("a"),
				   .title = sk_str("Old"),
				   .date = sk_str("2001"),
				   .extra = sk_str("{\"n\":1}") };
	struct sk_arena arena = { 0 };
	bool ok = sk_correct_document(ctx, &doc, &arena, err) &&
		  sk_correct_reference(ctx, sk_str(N1), &ref, &arena, err) &&
		  sk_correct_restore(&doc, &arena, err);

	ck_assert(!ok || sk_str_eq(doc.title, sk_str("Old")));
	ck_assert(!ok || sk_str_eq(doc.date, sk_str("2001")));
	ck_assert(!ok || ref.author_count == 2);
	sk_arena_done(&arena);
	return ok;
}

START_TEST(files)
{
	ck_assert_uint_ge(oom_until_success(read_and_write, NULL), 15);
}
END_TEST

START_TEST(documents_and_references)
{
	struct sakuin_error err;
	struct sk_corrections *c = sk_corrections_new(&err);

	ck_assert(c && read_file(c, &err));
	ck_assert_uint_ge(oom_until_success(correct, c), 4);
	sk_corrections_free(c);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("oom_correction");
	TCase *tcase = tcase_create("out of memory");

	tcase_set_timeout(tcase, 60);
	tcase_add_test(tcase, files);
	tcase_add_test(tcase, documents_and_references);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
