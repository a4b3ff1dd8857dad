/* check_oom_link.c - sources are linked when memory runs out: it is told, and
 * nothing is lost or left behind. */
#include "link_test.h"
#include "oom.h"
#include "store_impl.h"
#include "suite.h"

#define SAME "A history of the islands"

/* Put the document that may be what others cite. */
static bool
put_work(struct sk_store *s, const char *title, struct sakuin_error *e)
{
	struct sakuin_str author = sk_str("Smith, John");
	struct sk_document work = { .id = sk_str("w"),
				    .title = sk_str(title),
				    .date = sk_str("2004"),
				    .authors = &author,
				    .author_count = 1,
				    .text = sk_str("x"),
				    .lang = sk_str("en") };

	return sk_store_put(s, &work, NULL, NULL, e);
}

/* How it becomes the source, stays so, is another work, goes. */
static const struct step {
	const char *name, *before, *after; /* titles; NULL: it is not there */
} steps[] = {
	{ "comes", NULL, SAME },
	{ "stays", SAME, SAME },
	{ "is another", SAME, "Nothing of the kind" },
	{ "goes", SAME, NULL },
};

static bool
link_step(void *ctx, struct sakuin_error *e)
{
	const struct step *step = ctx;
	struct sk_store *s = sk_store_open_writer(in_folder("db"), e);
	bool ok = s &&
		  (step->after ? put_work(s, step->after, e)
			       : sk_store_remove(s, sk_str("w"), e)) &&
		  sk_store_link(s, e);

	/* Nothing is committed: the next try finds all as it was. */
	sk_store_close(s);
	return ok;
}

START_TEST(linking)
{
	struct step step = steps[_i];
	struct sk_store *s = writer("db");

	put_report(s, "r", "They are old [1].\n\nReferences\n[1] " A "\n", "");
	if (step.before)
		must(put_work(s, step.before, &err));
	commit_and_close(s);
	ck_assert_uint_ge(oom_until_success(link_step, &step), 100);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("oom_link");
	TCase *tcase = tcase_create("oom_link");

	tcase_add_checked_fixture(tcase, set_up, tear_down);
	tcase_add_loop_test(tcase, linking, 0, COUNT(steps));
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
