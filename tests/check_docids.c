/* check_docids.c - the documents that have a term. */
#include <stdlib.h>

#include "docids.h"
#include "index_test.h"
#include "suite.h"

/* The documents of DB that cite NAME. */
static struct sk_docids
citing(struct xc_db *db, const char *name)
{
	struct sk_docids d = { .count = 0 };

	must(sk_docids_add(&d, db, SK_FIELD_CITES, sk_str(name), &err));
	return d;
}

static struct xc_db *
three(void)
{
	struct xc_posting terms[] = { { sk_str("XCITES:a"), 0, 0 },
				      { sk_str("XCITES:b"), 0, 0 } };
	struct xc_db *db = xc_open_writer(in_folder("db"), &err);

	must(db != NULL);
	for (size_t i = 0; i < 3; i++) {
		struct xc_document doc = { .postings = terms + i % 2,
					   .posting_count = 2 - i % 2 };
		uint32_t docid = 0;

		must(xc_put(db, &doc, &docid, &err));
	}
	return db;
}

START_TEST(documents_with_a_term)
{
	struct xc_db *db = three();
	struct sk_docids a = citing(db, "a"), none = citing(db, "c");
	char text[2 * SAKUIN_TERM_MAX] = "";

	ck_assert_uint_eq(a.count, 2);
	ck_assert_uint_eq(a.docids[0], 1);
	ck_assert_uint_eq(a.docids[1], 3);
	must(sk_docids_add(&a, db, SK_FIELD_CITES, sk_str("b"), &err));
	ck_assert_uint_eq(a.count, 5);
	sk_docids_unique(&a, 0);
	ck_assert_uint_eq(a.count, 3);
	for (uint32_t i = 0; i < 3; i++)
		ck_assert_uint_eq(a.docids[i], i + 1);
	sk_docids_unique(&a, 2);
	ck_assert_uint_eq(a.count, 2);
	ck_assert_uint_eq(a.docids[1], 3);
	free(a.docids);
	ck_assert_uint_eq(none.count, 0);
	sk_docids_unique(&none, 0);
	ck_assert_uint_eq(none.count, 0);
	/* No document has what is too long for a term. */
	memset(text, 'x', sizeof text - 1);
	none = citing(db, text);
	ck_assert_uint_eq(none.count, 0);
	free(none.docids);
	xc_close(db);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("docids");
	TCase *tcase = tcase_create("docids");

	tcase_add_checked_fixture(tcase, set_up, tear_down);
	tcase_add_test(tcase, documents_with_a_term);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
