/* check_oom_find.c - finding what a text cites when memory runs out. */
#include <check.h>

#include "oom.h"
#include "reference.h"
#include "suite.h"

static const char *const texts[] = {
	"It was so [1]. Then not [2,3].\nReferences\n"
	"[1] Adler, K. (1991). Ink. [2] Brandt, L. Hand (1993).\n"
	"[3] Conrad, M. Ledgers (1994); Lang, O. Offices (1995).\n",
	"Adler (1991) says so (Brandt & Lang, 1993).\nBibliography\n"
	"Adler, K. (1991). Ink and iron. Harbour Review, 3(2), 5-9.\n"
	"Brandt, L., & Lang, O. (1993). The clerk's hand.\n",
	"So it was.1 Then not.2 And so.3\n"
	"1 Adler, Ink, London 1971, p. 5; Brandt, Hand, Oxford 1980, p. 7.\n"
	"2 Ibid., p. 9.\n3 Lang, Offices, Hull 1990, p. 7.\n",
};

static bool
find(void *ctx, struct sakuin_error *err)
{
	struct sk_arena arena = { 0 };
	struct sk_reference_list list;
	bool ok =
		sk_references_find(sk_str(ctx), sk_str(""), &arena, &list, err);

	if (ok) {
		ck_assert_uint_ge(list.reference_count, 2);
		ck_assert_uint_ge(list.citation_count, 2);
	} else {
		ck_assert_uint_eq(list.reference_count, 0);
		ck_assert_ptr_null(list.references);
	}
	sk_arena_done(&arena);
	return ok;
}

START_TEST(fails)
{
	ck_assert_uint_ge(oom_until_success(find, (void *)(uintptr_t)texts[_i]),
			  10);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("oom_find");
	TCase *tcase = tcase_create("oom_find");

	tcase_set_timeout(tcase, 60);
	tcase_add_loop_test(tcase, fails, 0, sizeof texts / sizeof texts[0]);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
