/* check_rewrite.c - what becomes of a query's text, in Xapian's words. */
#include "index_test.h"
#include "node.h"
#include "query_text.h"
#include "rewrite_cases.h"
#include "suite.h"
#include "without_keys.h"

/* Is EXPECTED what QUERY says, between "Query(" and ")"? */
static void
check_keys(struct xc_query *query, bool keys, const char *what,
	   const char *expected)
{
	struct sk_buf text = { 0 };
	char whole[8192], got[16384];

	must(query != NULL);
	must(sk_query_text(query, &text, &err));
	snprintf(whole, sizeof whole, "Query(%s)", expected);
	snprintf(got, sizeof got, "%s", sk_buf_cstr(&text, &err));
	if (!keys)
		without_keys(got);
	ck_assert_msg(!strcmp(got, whole), "%s\n  became %s\n  not    %s", what,
		      got, whole);
	xc_query_free(query);
	sk_buf_done(&text);
}

static void
check_query(struct xc_query *query, const char *what, const char *expected)
{
	check_keys(query, false, what, expected);
}

/* Is that what ROW's text becomes? */
static void
check_row(const struct rewritten *row, bool op_and)
{
	const struct sk_query_options o = { .op_and = op_and };

	check_query(query_with(NULL, row->text, &o), row->text, row->expected);
}

#define ROWS(table, op_and)                                                    \
	START_TEST(table##_become)                                             \
	{                                                                      \
		check_row(&(table)[_i], op_and);                               \
	}                                                                      \
	END_TEST

ROWS(words, false)
ROWS(grammar, false)
ROWS(phrases, false)
ROWS(stops, false)
ROWS(fields, false)
ROWS(runs, false)
ROWS(capitals, false)
ROWS(korean, false)
ROWS(strict, true)
ROWS(close_words, false)

/* A page pasted as a query is not all looked up in pairs. */
START_TEST(closeness_of_many_words)
{
	const struct sk_query_options none = { 0 };
	struct sk_buf query = { 0 }, text = { 0 };
	struct xc_query *q;
	size_t pairs = 0;

	for (int i = 0; i < 40; i++)
		must(sk_buf_printf(&query, &err, "w%d ", i));
	q = query_with(NULL, sk_buf_cstr(&query, &err), &none);
	must(q != NULL);
	must(xc_query_describe(q, &text, &err));
	for (const char *p = sk_buf_cstr(&text, &err);
	     (p = strstr(p, " PHRASE ")); p++)
		pairs++;
	ck_assert_uint_eq(pairs, 24);
	xc_query_free(q);
	sk_buf_done(&query);
	sk_buf_done(&text);
}
END_TEST

/* With the reading keys; of those that need no dictionary. */
START_TEST(readings_become)
{
	const struct sk_query_options none = { 0 };

	check_keys(query_with(NULL, readings[_i].text, &none), true,
		   readings[_i].text, readings[_i].expected);
}
END_TEST

START_TEST(readings_of_all)
{
	const struct sk_query_options all = { .op_and = true };

	check_keys(query_with(NULL, all_readings[_i].text, &all), true,
		   all_readings[_i].text, all_readings[_i].expected);
}
END_TEST

/* A query is rewritten once, also by two programs in a row. */
START_TEST(rewritten_before)
{
	struct sk_arena arena = { 0 };
	struct sk_rewriter *r = sk_rewriter_new(NULL, &err);
	struct xc_node word = { .op = XC_TERM,
				.term = sk_str("Znakasone"),
				.wqf = 1 };
	struct xc_node key = { .op = XC_TERM,
			       .term = sk_str("XRJ:nakasone"),
			       .wqf = 1 };
	struct xc_node *pair[] = { &word, &key };
	struct xc_node n = { .op = XC_OR, .children = pair, .count = 2 };

	must(r != NULL);
	ck_assert_ptr_eq(sk_rewrite(r, &n, &arena, &err), &n);
	ck_assert_ptr_eq(n.children[0], &word);
	pair[1] = &word;
	ck_assert_ptr_ne(sk_rewrite(r, &n, &arena, &err), &n);
	sk_rewriter_free(r);
	sk_arena_done(&arena);
}
END_TEST

static const struct {
	const char *lang, *text, *expected;
} languages[] = {
	{ NULL, "Kinder", "(Zkinder@1 OR 0.05 * kinder@1)" },
	{ "", "Kinder", "(Zkinder@1 OR 0.05 * kinder@1)" },
	{ "de", "Kinder", "((Zkinder@1 SYNONYM Zkind@1) OR 0.05 * kinder@1)" },
	{ "de", "-Kinder x",
	  "((Zx@2 OR 0.05 * x@2) AND_NOT "
	  "((Zkinder@1 SYNONYM Zkind@1) OR 0.05 * kinder@1))" },
	{ "klingonese", "Kinder", "(Zkinder@1 OR 0.05 * kinder@1)" },
};

START_TEST(language_of_queries)
{
	const struct sk_query_options none = { 0 };
	struct sk_rewriter *r = sk_rewriter_new(languages[_i].lang, &err);

	must(r != NULL);
	check_query(
		sk_query_new(NULL, r, sk_str(languages[_i].text), &none, &err),
		languages[_i].text, languages[_i].expected);
	sk_rewriter_free(r);
	sk_rewriter_free(NULL);
}
END_TEST

/* One query leaves nothing behind for the next. */
START_TEST(queries_in_a_row)
{
	const struct sk_query_options none = { 0 }, all = { .op_and = true };
	struct sk_rewriter *r = sk_rewriter_new(NULL, &err);

	must(r != NULL);
	for (int i = 0; i < 3; i++) {
		check_query(sk_query_new(NULL, r, sk_str(strict[1].text), &all,
					 &err),
			    "all", strict[1].expected);
		check_query(sk_query_new(NULL, r, sk_str(runs[9].text), &none,
					 &err),
			    "quoted", runs[9].expected);
		check_query(sk_query_new(NULL, r, sk_str(runs[3].text), &none,
					 &err),
			    "loose", runs[3].expected);
		must_fail(
			sk_query_new(NULL, r, sk_str("a OR OR b"), &none, &err),
			SAKUIN_EINVAL, "Syntax");
	}
	sk_rewriter_free(r);
}
END_TEST

/* Leaves that came from elsewhere: filters, values and weights stay. */
START_TEST(nodes_that_stay)
{
	struct sk_arena arena = { 0 };
	struct sk_rewriter *r = sk_rewriter_new(NULL, &err);
	struct xc_node leaf = { .op = XC_TERM, .term = sk_str("XD:source") };
	struct xc_node *children[] = { &leaf, &leaf };
	static const enum xc_op ops[] = { XC_NEAR, XC_ELITE, XC_SYNONYM,
					  XC_VALUE_RANGE, XC_OPAQUE };

	must(r != NULL);
	for (int i = 0; i < 3; i++) {
		leaf.wqf = (uint32_t)i;
		ck_assert_ptr_eq(sk_rewrite(r, &leaf, &arena, &err), &leaf);
	}
	leaf.term = sk_str("word");
	for (int i = 0; i < COUNT(ops); i++) {
		struct xc_node n = { .op = ops[i],
				     .children = children,
				     .count = 2 };

		ck_assert_ptr_eq(sk_rewrite(r, &n, &arena, &err), &n);
		ck_assert_ptr_eq(n.children[0], &leaf);
	}
	sk_rewriter_free(r);
	sk_arena_done(&arena);
}
END_TEST

/* A front end scales its query, once or more; what is scaled within stays, and
 * so does what has been rewritten already. */
static const struct {
	const char *name;
	double outer, inner; /* 0: not there */
	const char *expected;
} scaled[] = {
	{ "the whole", 0.5, 0, "Query(0.5 * (Zcat@1 OR 0.05 * cats@1))" },
	{ "nothing", 0, 0, "Query((Zcat@1 OR 0.05 * cats@1))" },
	{ "within", 0, 0.25,
	  "Query((0.25 * cats@1 OR (Zcat@1 OR 0.05 * "
	  "cats@1)))" },
	{ "both", 0.5, 0.25,
	  "Query(0.5 * (0.25 * cats@1 OR (Zcat@1 OR 0.05 * "
	  "cats@1)))" },
};

START_TEST(scaled_queries)
{
	struct sk_arena arena = { 0 };
	struct sk_rewriter *r = sk_rewriter_new("en", &err);
	const struct xc_node from = { .op = XC_TERM, .wqf = 1, .position = 1 };
	struct xc_node *word =
		sk_node_term(&arena, &from, false, "", sk_str("cats"), &err);
	struct sk_nodes all = { .arena = &arena }, one = { .arena = &arena };
	struct xc_query *query, *made;
	struct sk_buf text = { 0 };

	must(r != NULL && word != NULL);
	if (scaled[_i].inner > 0)
		must(sk_nodes_add_scaled(&all, word, scaled[_i].inner, &err));
	must(sk_nodes_add(&all, word, &err));
	must(scaled[_i].outer > 0
		     ? sk_nodes_add_scaled(&one,
					   sk_nodes_join(&all, XC_OR, &err),
					   scaled[_i].outer, &err)
		     : sk_nodes_add(&one, sk_nodes_join(&all, XC_OR, &err),
				    &err));
	query = xc_query_build(one.list[0], &err);
	made = query ? xc_query_rewrite(query, sk_rewrite, r, &err) : NULL;
	must(made && sk_query_text(made, &text, &err));
	ck_assert_str_eq(sk_buf_cstr(&text, &err), scaled[_i].expected);
	xc_query_free(made);
	xc_query_free(query);
	sk_buf_done(&text);
	sk_rewriter_free(r);
	sk_arena_done(&arena);
}
END_TEST

/* What one door has rewritten, another leaves as it is. */
START_TEST(rewritten_queries_stay)
{
	struct sk_rewriter *r = sk_rewriter_new(NULL, &err);
	const struct sk_query_options none = { 0 };
	struct xc_query *once, *twice;
	struct sk_buf a = { 0 }, b = { 0 };

	must(r != NULL);
	once = sk_query_new(NULL, r, sk_str("nakasone conference"), &none,
			    &err);
	twice = once ? xc_query_rewrite(once, sk_rewrite, r, &err) : NULL;
	must(twice && xc_query_serialise(once, &a, &err) &&
	     xc_query_serialise(twice, &b, &err));
	ck_assert(memmem(a.ptr, a.len, "XRJ:", 4) != NULL);
	ck_assert(sk_str_eq(sk_buf_str(&a), sk_buf_str(&b)));
	sk_buf_done(&a);
	sk_buf_done(&b);
	xc_query_free(once);
	xc_query_free(twice);
	sk_rewriter_free(r);
}
END_TEST

START_TEST(phrases_with_a_filter)
{
	struct sk_arena arena = { 0 };
	struct sk_rewriter *r = sk_rewriter_new(NULL, &err);
	struct xc_node leaf = { .op = XC_TERM,
				.term = sk_str("word"),
				.wqf = 1 };
	struct xc_node filter = { .op = XC_TERM,
				  .term = sk_str("Lja"),
				  .wqf = 1 };
	struct xc_node *pair[] = { &leaf, &filter };
	struct xc_node n = {
		.op = XC_PHRASE, .children = pair, .count = 2, .window = 2
	};

	must(r != NULL);
	ck_assert_ptr_eq(sk_rewrite(r, &n, &arena, &err), &n);
	pair[1] = &leaf;
	ck_assert_ptr_ne(sk_rewrite(r, &n, &arena, &err), &n);
	sk_rewriter_free(r);
	sk_arena_done(&arena);
}
END_TEST

/* A language is asked for of words only; other programs put more behind. */
START_TEST(phrases_with_alternatives)
{
	struct sk_arena arena = { 0 };
	struct sk_rewriter *r = sk_rewriter_new(NULL, &err);
	struct xc_node lang = { .op = XC_TERM, .term = sk_str("ja"), .wqf = 1 };
	struct xc_node word = { .op = XC_TERM,
				.term = sk_str("sake"),
				.wqf = 1 };
	struct xc_node *both[] = { &word, &word };
	struct xc_node either = { .op = XC_OR, .children = both, .count = 2 };
	struct xc_node *pair[] = { &lang, &either };
	struct xc_node n = {
		.op = XC_PHRASE, .children = pair, .count = 2, .window = 2
	};

	must(r != NULL);
	ck_assert_ptr_eq(sk_rewrite(r, &n, &arena, &err), &n);
	pair[1] = &word;
	ck_assert_ptr_ne(sk_rewrite(r, &n, &arena, &err), &n);
	sk_rewriter_free(r);
	sk_arena_done(&arena);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("rewrite");
	TCase *tcase = tcase_create("rewrite");

	tcase_add_loop_test(tcase, words_become, 0, COUNT(words));
	tcase_add_loop_test(tcase, grammar_become, 0, COUNT(grammar));
	tcase_add_loop_test(tcase, phrases_become, 0, COUNT(phrases));
	tcase_add_loop_test(tcase, stops_become, 0, COUNT(stops));
	tcase_add_loop_test(tcase, fields_become, 0, COUNT(fields));
	tcase_add_loop_test(tcase, runs_become, 0, COUNT(runs));
	tcase_add_loop_test(tcase, capitals_become, 0, COUNT(capitals));
	tcase_add_loop_test(tcase, korean_become, 0, COUNT(korean));
	tcase_add_loop_test(tcase, strict_become, 0, COUNT(strict));
	tcase_add_loop_test(tcase, close_words_become, 0, COUNT(close_words));
	tcase_add_loop_test(tcase, language_of_queries, 0, COUNT(languages));
	tcase_add_loop_test(tcase, readings_become, 0, COUNT(readings));
	tcase_add_loop_test(tcase, readings_of_all, 0, COUNT(all_readings));
	tcase_add_test(tcase, closeness_of_many_words);
	tcase_add_test(tcase, rewritten_before);
	tcase_add_test(tcase, queries_in_a_row);
	tcase_add_test(tcase, nodes_that_stay);
	tcase_add_loop_test(tcase, scaled_queries, 0, COUNT(scaled));
	tcase_add_test(tcase, rewritten_queries_stay);
	tcase_add_test(tcase, phrases_with_a_filter);
	tcase_add_test(tcase, phrases_with_alternatives);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
