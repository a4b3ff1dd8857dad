/* check_xapian_tree.c - queries taken apart and built again. */
#include <math.h>

#include "suite.h"
#include "xapian_tree_test.h"

static bool
equal(const struct xc_node *a, const struct xc_node *b)
{
	if (a->op != b->op || a->count != b->count)
		return false;
	if (a->op == XC_TERM)
		return sk_str_eq(a->term, b->term) && a->wqf == b->wqf &&
		       a->position == b->position;
	if (windowed(a->op) && a->window != b->window)
		return false;
	for (size_t i = 0; i < a->count; i++)
		if (!equal(a->children[i], b->children[i]))
			return false;
	return true;
}

struct comparison {
	const struct xc_node *expected;
	bool equal;
};

static struct xc_node *
compare(void *ctx, struct xc_node *root, struct sk_arena *a,
	struct sakuin_error *e)
{
	struct comparison *c = ctx;

	(void)a, (void)e;
	c->equal = equal(c->expected, root);
	return root;
}

/* The tree is built, and walked back to what it was. */
static void
check_tree(const struct xc_node *root, const char *what)
{
	struct comparison c = { root, false };
	struct xc_query *query = build(root), *again;

	ck_assert_uint_eq(check_identity(query, what), 0);
	again = xc_query_rewrite(query, compare, &c, &err);
	must(again != NULL);
	ck_assert_msg(c.equal, "%s: %s", what, describe(query));
	xc_query_free(again);
	xc_query_free(query);
}

START_TEST(leaves_come_back)
{
	static const size_t term_lengths[] = { 0,  1,   2,   14,  15,  16, 17,
					       18, 200, 270, 271, 272, 500 };
	static const uint32_t wqfs[] = {
		0, 1, 2, 7, 254, 255, 256, UINT32_MAX
	};
	static const uint32_t positions[] = { 0,   1,   254,    255,
					      256, 300, 100000, UINT32_MAX };
	char term[500];

	for (size_t i = 0; i < sizeof term; i++)
		term[i] = (char)(i % 251); /* with NULs and high bytes */
	for (int i = 0; i < COUNT(term_lengths); i++)
		for (int j = 0; j < COUNT(wqfs); j++)
			for (int k = 0; k < COUNT(positions); k++)
				check_tree(leaf(bytes(term, term_lengths[i]),
						wqfs[j], positions[k]),
					   "leaf");
	done();
}
END_TEST

START_TEST(branches_come_back)
{
	static const uint32_t windows[] = { 1,   2,   3,   7,   8,     12,
					    100, 254, 255, 256, 100000 };
	enum xc_op op = branches[_i];

	for (size_t n = 2; n <= 20; n++)
		for (int w = 0; w < (windowed(op) ? COUNT(windows) : 1); w++) {
			struct xc_node *root =
				branch(op, n, windowed(op) ? windows[w] : 0);
			char name[8];

			for (size_t i = 0; i < n; i++) {
				snprintf(name, sizeof name, "t%zu", i % 13);
				root->children[i] =
					leaf(sk_str(name), 1, (uint32_t)i * 40);
			}
			check_tree(root, "branch");
			sk_arena_reset(&arena);
		}
	done();
}
END_TEST

/* A child alone is the child; nothing at all is nothing. */
START_TEST(small_branches)
{
	struct xc_node *root = branch(branches[_i], 1, 0);
	struct xc_query *query;

	root->children[0] = word("a");
	query = build(root);
	ck_assert_str_eq(describe(query), "Query(a)");
	ck_assert(!xc_query_empty(query));
	xc_query_free(query);
	root->count = 0;
	query = build(root);
	ck_assert(xc_query_empty(query));
	ck_assert_uint_eq(check_identity(query, "nothing"), 1);
	xc_query_free(query);
	done();
}
END_TEST

START_TEST(random_trees_come_back)
{
	uint64_t seed = (uint64_t)time(NULL) * 1000 + (uint64_t)_i, start;

	start = seed;
	for (int i = 0; i < 30; i++) {
		char what[60];

		snprintf(what, sizeof what, "seed %llu, tree %d",
			 (unsigned long long)start, i);
		check_tree(random_tree(&seed, 4), what);
		sk_arena_reset(&arena);
	}
	done();
}
END_TEST

static const struct {
	const char *name, *expected;
} built[] = {
	{ "or in phrase", "Query(((a OR b) PHRASE 3 c))" },
	{ "scale", "Query(0.25 * a)" },
	{ "leaf shape",
	  "Query((Za OR 0.25 * a OR 0.5 * (XRJ:k SYNONYM XRJ:l)))" },
	{ "range", "Query((a FILTER VALUE_RANGE 11 1945 1950))" },
	{ "from", "Query(VALUE_GE 300 1945)" },
	{ "to", "Query(VALUE_LE 3 1945)" },
	{ "all", "Query(<alldocuments>)" },
	{ "without nothing", "Query(a)" },
};

static struct xc_node *
built_tree(int i)
{
	struct xc_node *n;

	switch (i) {
	case 0:
		n = pair(XC_PHRASE, pair(XC_OR, word("a"), word("b")),
			 word("c"));
		n->window = 3;
		return n;
	case 1:
		return scaled(0.25, word("a"));
	case 2:
		n = branch(XC_OR, 3, 0);
		n->children[0] = word("Za");
		n->children[1] = scaled(0.25, word("a"));
		n->children[2] = scaled(
			0.5, pair(XC_SYNONYM, word("XRJ:k"), word("XRJ:l")));
		return n;
	case 3:
		return pair(XC_FILTER, word("a"), range(11, "1945", "1950"));
	case 4:
		return range(300, "1945", "");
	case 5:
		return range(3, "", "1945");
	case 6:
		return range(3, "", "");
	default:
		return pair(XC_OR, word("a"), branch(XC_AND, 0, 0));
	}
}

START_TEST(built_as_described)
{
	struct xc_query *query = build(built_tree(_i));

	ck_assert_str_eq(describe(query), built[_i].expected);
	check_identity(query, built[_i].name);
	xc_query_free(query);
	done();
}
END_TEST

static void
build_fails(const struct xc_node *root, enum sakuin_code code,
	    const char *words)
{
	must_fail(xc_query_build(root, &err), code, words);
}

START_TEST(building_fails_well)
{
	struct xc_node *n = branch(XC_OPAQUE, 0, 0);
	uint32_t wrong = 99;

	build_fails(n, SAKUIN_EINVAL, "an opaque node outside");
	memcpy(&n->op, &wrong, sizeof wrong);
	build_fails(n, SAKUIN_EINVAL, "no such query operator: 99");
	build_fails(scaled(-1, word("a")), SAKUIN_EINVAL, "factor");
	build_fails(scaled(NAN, word("a")), SAKUIN_EINVAL, "finite factor");
	build_fails(scaled(INFINITY, word("a")), SAKUIN_EINVAL, "finite");
	build_fails(branch(XC_SCALE, 0, 0), SAKUIN_EINVAL, "one child");
	build_fails(
		pair(XC_PHRASE, word("a"), pair(XC_AND, word("b"), word("c"))),
		SAKUIN_EDB, "UnimplementedError: OP_NEAR and OP_PHRASE");

	n = word("a");
	for (int depth = 0; depth < 200; depth++)
		n = pair(depth % 2 ? XC_AND : XC_OR, n, word("b"));
	xc_query_free(build(n));
	build_fails(pair(XC_OR, n, word("c")), SAKUIN_EINVAL,
		    "nested more than 200 deep");
	/* A node that is its own child never ends either. */
	n = branch(XC_OR, 1, 0);
	n->children[0] = n;
	build_fails(n, SAKUIN_EINVAL, "200 deep");
	done();
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("xapian_tree");
	TCase *tcase = tcase_create("tree");

	tcase_set_timeout(tcase, 30);
	tcase_add_test(tcase, leaves_come_back);
	tcase_add_loop_test(tcase, branches_come_back, 0, COUNT(branches));
	tcase_add_loop_test(tcase, small_branches, 0, COUNT(branches));
	tcase_add_loop_test(tcase, random_trees_come_back, 0, 10);
	tcase_add_loop_test(tcase, built_as_described, 0, COUNT(built));
	tcase_add_test(tcase, building_fails_well);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
