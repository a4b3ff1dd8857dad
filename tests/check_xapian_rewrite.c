/* check_xapian_rewrite.c - queries changed node by node. */
#include "suite.h"
#include "xapian_tree_test.h"

/* Every leaf x becomes (x OR 0.5 * XRJ:x), except on the right of AND_NOT;
 * what is opaque stays. */
static struct xc_node *
widen(void *ctx, struct xc_node *n, struct sk_arena *a, struct sakuin_error *e)
{
	struct xc_node *nodes, **children;
	struct sk_buf name = { 0 };

	if (n->op == XC_SCALE)
		return n;
	if (n->op != XC_TERM) {
		for (size_t i = 0; i < n->count; i++) {
			if (n->op == XC_AND_NOT && i)
				break;
			n->children[i] = widen(ctx, n->children[i], a, e);
			ck_assert_ptr_nonnull(n->children[i]);
		}
		return n;
	}
	nodes = sk_arena_array(a, 3, sizeof *nodes, e);
	children = sk_arena_array(a, 3, sizeof *children, e);
	ck_assert(nodes && children);
	must(sk_buf_printf(&name, e, "XRJ:%.*s", (int)n->term.len,
			   n->term.ptr));
	nodes[0] = *n;
	must(sk_arena_copy(a, sk_buf_str(&name), &nodes[0].term, e));
	sk_buf_done(&name);
	nodes[1].op = XC_SCALE;
	nodes[1].factor = 0.5;
	nodes[1].children = children;
	nodes[1].count = 1;
	nodes[2].op = XC_OR;
	nodes[2].children = children + 1;
	nodes[2].count = 2;
	children[0] = &nodes[0];
	children[1] = n;
	children[2] = &nodes[1];
	return &nodes[2];
}

static void
check_widened(const struct xc_query *query, const char *expected)
{
	struct xc_query *made = xc_query_rewrite(query, widen, NULL, &err);

	must(made != NULL);
	ck_assert_str_eq(describe(made), expected);
	xc_query_free(made);
}

static struct xc_query *
unserialise(const char *ptr, size_t len)
{
	struct xc_query *query = xc_query_unserialise(bytes(ptr, len), &err);

	must(query != NULL);
	return query;
}

/* What can't be taken apart stays whole while what is beside it changes. */
START_TEST(opaque_nodes_survive)
{
	struct xc_parser p = { .default_op = XC_AND,
			       .flags = XC_PARSE_WILDCARD };
	struct xc_query *query, *scaled_one;

	query = xc_query_parse(&p, NULL, sk_str("wild* card"), &err);
	must(query != NULL);
	ck_assert_uint_eq(check_identity(query, "wildcard"), 1);
	check_widened(query, "Query((WILDCARD SYNONYM wild AND "
			     "(card@2 OR 0.5 * XRJ:card@2)))");
	xc_query_free(query);

	query = build(pair(XC_FILTER, word("a"), range(11, "1945", "1950")));
	ck_assert_uint_eq(check_identity(query, "range"), 1);
	check_widened(query, "Query(((a OR 0.5 * XRJ:a) FILTER "
			     "VALUE_RANGE 11 1945 1950))");
	xc_query_free(query);

	/* Widened twice: the first round's scaled part is left alone. */
	query = build(word("a"));
	scaled_one = xc_query_rewrite(query, widen, NULL, &err);
	must(scaled_one != NULL);
	check_widened(scaled_one, "Query(((a OR 0.5 * XRJ:a) OR 0.5 * XRJ:a))");
	xc_query_free(scaled_one);
	xc_query_free(query);

	/* OP_MAX, which we never make; a posting source; an OR with one
	 * child and a PHRASE of an AND, which Xapian reads but would not
	 * build. */
	query = unserialise("\x82\xba\x51"
			    "a\x51"
			    "b\x51"
			    "c",
			    8);
	ck_assert_uint_eq(check_identity(query, "max"), 1);
	check_widened(query, "Query(((a MAX b) AND (c OR 0.5 * XRJ:c)))");
	xc_query_free(query);
	query = unserialise("\x82\x0c\x20"
			    "Xapian::ValueWeightPostingSource"
			    "\x01\x03\x51"
			    "c",
			    39);
	ck_assert_uint_eq(check_identity(query, "source"), 1);
	xc_query_free(query);
	query = unserialise("\x82\x89\x51"
			    "a\x51"
			    "b",
			    6);
	ck_assert_uint_eq(check_identity(query, "one child"), 1);
	xc_query_free(query);
	query = unserialise("\xfa\x02\x82\x51"
			    "a\x51"
			    "b\x51"
			    "c",
			    9);
	ck_assert_uint_eq(check_identity(query, "phrase of and"), 1);
	xc_query_free(query);
	done();
}
END_TEST

START_TEST(rewriting_changes_leaves)
{
	static const char *const rows[][2] = {
		{ "a", "Query((a@1 OR 0.5 * XRJ:a@1))" },
		{ "a NOT b", "Query(((a@1 OR 0.5 * XRJ:a@1) AND_NOT b@2))" },
		{ "a AND b", "Query(((a@1 OR 0.5 * XRJ:a@1) AND "
			     "(b@2 OR 0.5 * XRJ:b@2)))" },
		{ "", "Query()" },
	};
	struct xc_parser p = parser(XC_STEM_NONE);

	p.prefix_count = 0;
	for (int i = 0; i < COUNT(rows); i++) {
		struct xc_query *query =
			xc_query_parse(&p, NULL, sk_str(rows[i][0]), &err);

		must(query != NULL);
		check_widened(query, rows[i][1]);
		xc_query_free(query);
	}
	done();
}
END_TEST

static struct xc_node *
refuse(void *ctx, struct xc_node *root, struct sk_arena *a,
       struct sakuin_error *e)
{
	(void)ctx, (void)root, (void)a;
	sk_fail(e, SAKUIN_ESCHEMA, "refused by the test");
	return NULL;
}

/* Puts ORs on the root until it is too deep. */
static struct xc_node *
deepen(void *ctx, struct xc_node *root, struct sk_arena *a,
       struct sakuin_error *e)
{
	for (int i = 0; i < 300; i++) {
		struct xc_node *n = sk_arena_alloc(a, sizeof *n, e);

		ck_assert_ptr_nonnull(n);
		n->children = sk_arena_array(a, 2, sizeof *n->children, e);
		ck_assert_ptr_nonnull(n->children);
		n->op = *(const enum xc_op *)ctx;
		n->count = 2;
		n->children[0] = n->children[1] = root;
		if (i)
			n->count = 1;
		root = n;
	}
	return root;
}

static struct xc_node *
only_child(void *ctx, struct xc_node *root, struct sk_arena *a,
	   struct sakuin_error *e)
{
	(void)ctx, (void)a, (void)e;
	return root->children[1];
}

START_TEST(rewriting_fails_well)
{
	struct xc_query *query =
		build(pair(XC_OR, word("a"), range(1, "x", "y")));
	struct xc_query *part;
	enum xc_op op = XC_OR;

	must_fail(xc_query_rewrite(query, refuse, NULL, &err), SAKUIN_ESCHEMA,
		  "refused by the test");
	must_fail(xc_query_rewrite(query, deepen, &op, &err), SAKUIN_EINVAL,
		  "200 deep");
	/* The new query keeps an opaque part when the old one is gone. */
	part = xc_query_rewrite(query, only_child, NULL, &err);
	must(part != NULL);
	xc_query_free(query);
	ck_assert_str_eq(describe(part), "Query(VALUE_RANGE 1 x y)");
	xc_query_free(part);
	xc_query_free(NULL);
	done();
}
END_TEST

START_TEST(distinct_terms)
{
	struct xc_query *query = build(
		pair(XC_AND, pair(XC_OR, leaf(sk_str("b"), 1, 1), word("")),
		     pair(XC_PHRASE, leaf(sk_str("b"), 1, 2), word("a"))));
	struct seen seen = { 0 };

	must(xc_query_terms(query, see_name, &seen, &err));
	ck_assert_str_eq(seen_text(&seen), "a:0 b:0");
	seen_done(&seen);
	seen.stop_at = 2;
	must_fail(xc_query_terms(query, see_name, &seen, &err), SAKUIN_EIO,
		  "stopped by the test");
	seen_done(&seen);
	xc_query_free(query);
	done();
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("xapian_rewrite");
	TCase *tcase = tcase_create("rewrite");

	tcase_add_test(tcase, opaque_nodes_survive);
	tcase_add_test(tcase, rewriting_changes_leaves);
	tcase_add_test(tcase, rewriting_fails_well);
	tcase_add_test(tcase, distinct_terms);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
