/* check_node.c - building query trees. */
#include "index_test.h"
#include "node.h"
#include "query_text.h"
#include "suite.h"

static struct sk_arena arena;

static struct xc_node *
term(const char *text)
{
	const struct xc_node from = { .op = XC_TERM, .wqf = 1 };
	struct xc_node *n =
		sk_node_term(&arena, &from, false, "", sk_str(text), &err);

	must(n != NULL);
	return n;
}

/* Is Xapian's description of ROOT, built, this? */
static void
check_tree(const struct xc_node *root, const char *expected)
{
	struct xc_query *query;
	struct sk_buf text = { 0 };

	must(root != NULL);
	query = xc_query_build(root, &err);
	must(query != NULL);
	must(xc_query_describe(query, &text, &err));
	ck_assert_str_eq(sk_buf_cstr(&text, &err), expected);
	xc_query_free(query);
	sk_buf_done(&text);
}

/* COUNT terms t0, t1 ... */
static struct sk_nodes
list(size_t count)
{
	struct sk_nodes n = { .arena = &arena };
	char name[24];

	for (size_t i = 0; i < count; i++) {
		snprintf(name, sizeof name, "t%zu", i);
		must(sk_nodes_add(&n, term(name), &err));
	}
	return n;
}

START_TEST(lists_are_joined)
{
	struct sk_nodes none = list(0), one = list(1), three = list(3);

	check_tree(sk_nodes_join(&none, XC_OR, &err), "Query()");
	ck_assert_ptr_eq(sk_nodes_join(&one, XC_AND, &err), one.list[0]);
	check_tree(sk_nodes_join(&three, XC_OR, &err),
		   "Query((t0 OR t1 OR t2))");
	check_tree(sk_nodes_join(&three, XC_AND, &err),
		   "Query((t0 AND t1 AND t2))");
	sk_arena_done(&arena);
}
END_TEST

/* Two by two: see node.c. */
static const struct {
	size_t count;
	const char *expected, *text;
} synonyms[] = {
	{ 1, "Query(t0)", "Query(t0)" },
	{ 2, "Query((t0 SYNONYM t1))", "Query((t0 SYNONYM t1))" },
	{ 3, "Query((t0 SYNONYM (t1 SYNONYM t2)))",
	  "Query((t0 SYNONYM t1 SYNONYM t2))" },
	{ 5, "Query(((t0 SYNONYM t1) SYNONYM (t2 SYNONYM (t3 SYNONYM t4))))",
	  "Query((t0 SYNONYM t1 SYNONYM t2 SYNONYM t3 SYNONYM t4))" },
};

START_TEST(synonyms_are_pairs)
{
	struct sk_nodes n = list(synonyms[_i].count);
	struct xc_node *joined = sk_nodes_join(&n, XC_SYNONYM, &err);
	struct xc_query *query;
	struct sk_buf text = { 0 };

	check_tree(joined, synonyms[_i].expected);
	query = xc_query_build(joined, &err);
	must(query != NULL);
	must(sk_query_text(query, &text, &err));
	ck_assert_str_eq(sk_buf_cstr(&text, &err), synonyms[_i].text);
	xc_query_free(query);
	sk_buf_done(&text);
	sk_arena_done(&arena);
}
END_TEST

/* What is in one row, and what is not. */
START_TEST(queries_are_told)
{
	struct sk_nodes pair = list(2), phrase = list(2), all = list(0);
	struct xc_query *query;
	struct sk_buf text = { 0 };

	all.arena = &arena;
	must(sk_nodes_add(&all, sk_nodes_phrase(&phrase, 0, &err), &err));
	must(sk_nodes_add(&all, sk_nodes_join(&pair, XC_SYNONYM, &err), &err));
	must(sk_nodes_add(&all, term("t9"), &err));
	pair = (struct sk_nodes){ .arena = &arena };
	must(sk_nodes_add_scaled(&pair, sk_nodes_join(&all, XC_SYNONYM, &err),
				 0.05, &err));
	query = xc_query_build(pair.list[0], &err);
	must(query != NULL);
	must(sk_query_text(query, &text, &err));
	ck_assert_str_eq(sk_buf_cstr(&text, &err),
			 "Query(0.05 * ((t0 PHRASE 2 t1) SYNONYM t0 SYNONYM t1 "
			 "SYNONYM t9))");
	xc_query_free(query);
	sk_buf_done(&text);
	sk_arena_done(&arena);
}
END_TEST

START_TEST(lists_grow_in_order)
{
	struct sk_nodes many = list(1000);

	ck_assert_uint_eq(many.count, 1000);
	ck_assert(sk_str_eq(many.list[0]->term, sk_str("t0")));
	ck_assert(sk_str_eq(many.list[999]->term, sk_str("t999")));
	sk_arena_done(&arena);
}
END_TEST

START_TEST(phrases_have_room)
{
	struct sk_nodes one = list(1), two = list(2);

	ck_assert_ptr_eq(sk_nodes_phrase(&one, 5, &err), one.list[0]);
	check_tree(sk_nodes_phrase(&two, 0, &err), "Query((t0 PHRASE 2 t1))");
	check_tree(sk_nodes_phrase(&two, 3, &err), "Query((t0 PHRASE 5 t1))");
	sk_arena_done(&arena);
}
END_TEST

START_TEST(weights_are_scaled)
{
	struct sk_nodes n = list(1);

	must(sk_nodes_add_scaled(&n, term("x"), 0.25, &err));
	check_tree(sk_nodes_join(&n, XC_OR, &err), "Query((t0 OR 0.25 * x))");
	sk_arena_done(&arena);
}
END_TEST

static struct xc_node *
words_again(void *ctx, struct xc_node *node, struct sakuin_error *fail)
{
	struct sk_nodes n = { .arena = &arena };

	(void)ctx;
	if (!sk_nodes_add(&n, node, fail) || !sk_nodes_add(&n, node, fail))
		return NULL;
	return sk_nodes_join(&n, XC_OR, fail);
}

static struct xc_node *
words_fail(void *ctx, struct xc_node *node, struct sakuin_error *fail)
{
	(void)ctx, (void)node;
	sk_nomem(fail);
	return NULL;
}

START_TEST(words_are_found_within_scales)
{
	struct sk_nodes n = list(1), none = list(0);
	struct xc_node *root;

	none.arena = &arena;
	check_tree(sk_node_words(&arena, n.list[0], words_again, NULL, &err),
		   "Query((t0 OR t0))");
	must(sk_nodes_add_scaled(&n, n.list[0], 0.5, &err));
	must(sk_nodes_add_scaled(&n, n.list[1], 4, &err));
	root = n.list[2];
	check_tree(sk_node_words(&arena, root, words_again, NULL, &err),
		   "Query(4 * 0.5 * (t0 OR t0))");
	must_fail(sk_node_words(&arena, root, words_fail, NULL, &err) != NULL,
		  SAKUIN_ENOMEM, "memory");
	must(sk_nodes_add_scaled(&none, root, 0, &err));
	ck_assert_ptr_eq(
		sk_node_words(&arena, none.list[0], words_fail, NULL, &err),
		none.list[0]);
	sk_arena_done(&arena);
}
END_TEST

/* A node that could not be made is passed on as the failure it is. */
START_TEST(no_node_is_a_failure)
{
	struct sk_nodes n = list(1);

	sk_nomem(&err);
	must_fail(sk_nodes_add(&n, NULL, &err), SAKUIN_ENOMEM, "memory");
	must_fail(sk_nodes_add_scaled(&n, NULL, 0.5, &err), SAKUIN_ENOMEM,
		  "memory");
	ck_assert_uint_eq(n.count, 1);
	sk_arena_done(&arena);
}
END_TEST

static const struct {
	bool stem;
	const char *prefix, *text, *expected;
} terms[] = {
	{ false, "", "word", "word" },    { true, "", "word", "Zword" },
	{ true, "S", "word", "ZSword" },  { false, "XD:", "x", "XD:x" },
	{ false, "XX", "Big", "XX:Big" }, { false, "", "", "" },
};

START_TEST(leaves_take_after_their_origin)
{
	struct xc_node from = { .op = XC_TERM, .wqf = 3, .position = 7 }, *n;

	n = sk_node_term(&arena, &from, terms[_i].stem, terms[_i].prefix,
			 sk_str(terms[_i].text), &err);
	must(n != NULL);
	ck_assert_uint_eq(n->op, XC_TERM);
	ck_assert(sk_str_eq(n->term, sk_str(terms[_i].expected)));
	ck_assert_uint_eq(n->wqf, 3);
	ck_assert_uint_eq(n->position, 7);
	n = sk_node_term(&arena, NULL, false, "", sk_str("x"), &err);
	must(n != NULL);
	ck_assert_uint_eq(n->wqf, 0);
	ck_assert_uint_eq(n->position, 0);
	sk_arena_done(&arena);
}
END_TEST

START_TEST(ranges_of_values)
{
	check_tree(
		sk_node_range(&arena, 10, sk_str("2012"), sk_str("2013"), &err),
		"Query(VALUE_RANGE 10 2012 2013)");
	sk_arena_done(&arena);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("node");
	TCase *tcase = tcase_create("node");

	tcase_add_test(tcase, lists_are_joined);
	tcase_add_loop_test(tcase, synonyms_are_pairs, 0, COUNT(synonyms));
	tcase_add_test(tcase, queries_are_told);
	tcase_add_test(tcase, lists_grow_in_order);
	tcase_add_test(tcase, phrases_have_room);
	tcase_add_test(tcase, weights_are_scaled);
	tcase_add_test(tcase, words_are_found_within_scales);
	tcase_add_test(tcase, no_node_is_a_failure);
	tcase_add_loop_test(tcase, leaves_take_after_their_origin, 0,
			    COUNT(terms));
	tcase_add_test(tcase, ranges_of_values);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
