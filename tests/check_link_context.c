/* check_link_context.c - the sentences that cite a source: it is found by
 * them, and those that had no room come back. */
#include "link_test.h"
#include "store_dump.h"
#include "suite.h"

/* The words of the sentence find the source; those of others do not. */
START_TEST(citing_sentences_find_sources)
{
	struct sk_store *s = writer("db");
	struct sk_buf line = { 0 };

	put_report(s, "a", CITING, "");
	must(sk_store_commit(s, &err));
	ck_assert_uint_eq(sources(s), 2);
	ck_assert_uint_eq(holding(s, "XCTX:reefs"), 1);
	ck_assert_uint_eq(holding(s, "XCTX:porcelain"), 0);
	ck_assert_uint_eq(holding(s, "reefs"), 2);
	must(sk_store_line(s, sk_str("a"), &line, &err));
	ck_assert_ptr_nonnull(
		strstr(sk_buf_cstr(&line, &err), "\"citations\":[{"));
	sk_buf_done(&line);
	must(sk_store_remove(s, sk_str("a"), &err));
	must(sk_store_commit(s, &err));
	ck_assert_uint_eq(holding(s, "XCTX:reefs"), 0);
	sk_store_close(s);
}
END_TEST

enum { MANY = 34 };

/* Reports FROM to TO that each cite one source with a sentence of its own. */
static void
put_many(struct sk_store *s, int from, int to, const char *what)
{
	for (int i = from; i < to; i++) {
		char id[8], text[200];

		snprintf(id, sizeof id, "r%02d", i);
		snprintf(text, sizeof text,
			 "%s %s sails [1].\n\nReferences\n[1] %s\n", what, id,
			 i % 2 ? A : A2);
		put_report(s, id, text, "");
	}
}

static void
remove_many(struct sk_store *s, int from, int to)
{
	for (int i = from; i < to; i++) {
		char id[8];

		snprintf(id, sizeof id, "r%02d", i);
		must(sk_store_remove(s, sk_str(id), &err));
	}
}

/* What those say who had no room is kept when others go. */
START_TEST(sentences_come_back)
{
	struct sk_store *s = writer("db"), *fresh = writer("fresh");

	put_many(s, 0, MANY, "The");
	must(sk_store_commit(s, &err));
	switch (_i) {
	case 0: /* some go */
		remove_many(s, 3, 5);
		put_many(fresh, 0, 3, "The");
		put_many(fresh, 5, MANY, "The");
		break;
	case 1: /* one goes, another comes behind */
		remove_many(s, 3, 4);
		put_many(s, 90, 91, "The");
		put_many(fresh, 0, 3, "The");
		put_many(fresh, 4, MANY, "The");
		put_many(fresh, 90, 91, "The");
		break;
	case 2: /* one says something else */
		put_many(s, 3, 4, "My");
		put_many(fresh, 0, 3, "The");
		put_many(fresh, 3, 4, "My");
		put_many(fresh, 4, MANY, "The");
		break;
	case 3: /* one says nothing more */
		put_report(s, "r03", "x", PRINTS("\"" A "\""));
		put_report(fresh, "r03", "x", PRINTS("\"" A "\""));
		put_many(fresh, 0, 3, "The");
		put_many(fresh, 4, MANY, "The");
		break;
	}
	must(sk_store_commit(s, &err));
	must(sk_store_commit(fresh, &err));
	ck_assert_uint_eq(holding(fresh, "XCTX:r29"), 1);
	store_equal(s, fresh, _i);
	sk_store_close(s);
	sk_store_close(fresh);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("link_context");
	TCase *tcase = tcase_create("link_context");

	tcase_add_checked_fixture(tcase, set_up, tear_down);
	tcase_add_test(tcase, citing_sentences_find_sources);
	tcase_add_loop_test(tcase, sentences_come_back, 0, 4);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
