/* check_xapian_search.c - ranked hits through the shim, and what stock Xapian
 * does. */
#include "suite.h"
#include "xapian_c_test.h"

static const struct xc_search plain = {
	.limit = 100, .k1 = 1, .b = 0.5, .min_length = 0.5
};

static bool
see_hit(void *ctx, const struct xc_hit *hit, struct sakuin_error *e)
{
	struct seen *s = ctx;

	if (++s->count == s->stop_at)
		return sk_fail(e, SAKUIN_EIO, "stopped by the test");
	ck_assert(hit->weight >= 0);
	return sk_buf_printf(&s->text, e, "%s%u:%.*s", s->text.len ? " " : "",
			     hit->rank, (int)hit->data.len, hit->data.ptr);
}

static struct xc_query *
parse(const char *text)
{
	static const struct xc_prefix prefixes[] = { { "title", "S", false } };
	struct xc_parser parser = { .prefixes = prefixes,
				    .prefix_count = 1,
				    .default_op = XC_OR,
				    .flags = XC_PARSE_BOOLEAN |
					     XC_PARSE_PHRASE |
					     XC_PARSE_LOVEHATE };
	struct xc_query *query =
		xc_query_parse(&parser, NULL, sk_str(text), &err);

	must(query != NULL);
	return query;
}

/* Ranks and data of the hits for TEXT. */
static const char *
hits(struct xc_db *db, const char *text, const struct xc_search *options,
     struct seen *seen)
{
	struct xc_query *query = parse(text);

	seen_done(seen);
	must(xc_search(db, query, options, see_hit, seen, NULL, &err));
	xc_query_free(query);
	return seen_text(seen);
}

static const struct {
	const char *query, *expected;
} searches[] = {
	{ "apple", "1:three 2:one" },
	{ "date", "1:two 2:three" },
	{ "apple AND banana", "1:one" },
	{ "apple NOT banana", "1:three" },
	{ "-banana apple", "1:three" },
	{ "+date apple", "1:three 2:two" },
	{ "\"apple banana\"", "1:one" },
	{ "\"banana apple\"", "" },
	{ "banana NEAR apple", "1:one" },
	{ "fig", "" },
	{ "", "" },
	{ "title:apple OR title:date", "" },
};

START_TEST(search_finds)
{
	struct seen seen = { 0 };
	struct xc_db *db;

	make_three("db");
	db = open_reader("db");
	ck_assert_str_eq(hits(db, searches[_i].query, &plain, &seen),
			 searches[_i].expected);
	xc_close(db);
	seen_done(&seen);
}
END_TEST

START_TEST(search_pages_and_sorts)
{
	struct xc_search o = plain;
	struct seen seen = { 0 };
	struct xc_query *query;
	struct xc_db *db;
	uint32_t estimate = 99;

	make_three("db");
	db = open_reader("db");
	o.sort_by_value = true;
	o.sort_slot = 10;
	ck_assert_str_eq(hits(db, "apple banana", &o, &seen),
			 "1:three 2:one 3:two");
	o.sort_descending = true;
	ck_assert_str_eq(hits(db, "apple banana", &o, &seen),
			 "1:two 2:one 3:three");
	o.first = 1;
	o.limit = 1;
	ck_assert_str_eq(hits(db, "apple banana", &o, &seen), "2:one");
	o.limit = UINT32_MAX;
	ck_assert_str_eq(hits(db, "apple banana", &o, &seen), "2:one 3:three");
	o.first = 7;
	ck_assert_str_eq(hits(db, "apple banana", &o, &seen), "");
	/* Where no document has the value, the weight decides. */
	o = plain;
	o.sort_by_value = true;
	o.sort_slot = 99;
	ck_assert_str_eq(hits(db, "apple", &o, &seen), "1:three 2:one");

	o = plain;
	o.limit = 0;
	o.check_at_least = 100;
	query = parse("apple OR banana");
	must(xc_search(db, query, &o, see_hit, &seen, &estimate, &err));
	ck_assert_uint_eq(estimate, 3);
	seen_done(&seen);
	seen.stop_at = 2;
	must_fail(xc_search(db, query, &plain, see_hit, &seen, NULL, &err),
		  SAKUIN_EIO, "stopped by the test");
	ck_assert_uint_eq(seen.count, 2);
	xc_query_free(query);
	xc_close(db);
	seen_done(&seen);
}
END_TEST

/* A word of the title weighs more, by wdf; equal weights go by docid; BM25's
 * numbers reach Xapian. */
START_TEST(search_weighs)
{
	struct xc_db *db = open_writer("db");
	struct xc_posting body = { sk_str("tokto"), 1, 1 };
	struct xc_posting title = { sk_str("tokto"), 1, 5 };
	struct xc_document doc = { .data = sk_str("body"),
				   .postings = &body,
				   .posting_count = 1 };
	struct xc_search flat = plain;
	struct seen seen = { 0 };
	uint32_t docid = 0;

	must(xc_put(db, &doc, &docid, &err));
	doc.data = sk_str("same");
	docid = 0;
	must(xc_put(db, &doc, &docid, &err));
	doc.data = sk_str("title");
	doc.postings = &title;
	docid = 0;
	must(xc_put(db, &doc, &docid, &err));
	put_words(db, "other", "x y z", "");
	ck_assert_str_eq(hits(db, "tokto", &plain, &seen),
			 "1:title 2:body 3:same");
	flat.k1 = 0; /* the frequency in the document counts no more */
	ck_assert_str_eq(hits(db, "tokto", &flat, &seen),
			 "1:body 2:same 3:title");
	xc_close(db);
	seen_done(&seen);
}
END_TEST

static struct xc_node *
word(struct sk_arena *arena, const char *text)
{
	struct xc_node *n = sk_arena_alloc(arena, sizeof *n, &err);

	must(n != NULL);
	n->op = XC_TERM;
	n->term = sk_str(text);
	n->wqf = 1;
	return n;
}

static struct xc_node *
pair(struct sk_arena *arena, enum xc_op op, struct xc_node *a,
     struct xc_node *b)
{
	struct xc_node *n = sk_arena_alloc(arena, sizeof *n, &err);

	must(n != NULL);
	n->children = sk_arena_array(arena, 2, sizeof a, &err);
	must(n->children != NULL);
	n->op = op;
	n->children[0] = a;
	n->children[1] = b;
	n->count = b ? 2 : 1;
	return n;
}

static const char *
tree_hits(struct xc_db *db, const struct xc_node *root, struct seen *seen)
{
	struct xc_query *query = xc_query_build(root, &err);

	must(query != NULL);
	seen_done(seen);
	must(xc_search(db, query, &plain, see_hit, seen, NULL, &err));
	xc_query_free(query);
	return seen_text(seen);
}

START_TEST(search_with_trees)
{
	struct sk_arena arena = { 0 };
	struct seen seen = { 0 };
	struct xc_db *db;
	struct xc_node *n, *range;

	make_three("db");
	db = open_reader("db");
	/* A phrase whose second word has a variant. */
	n = pair(&arena, XC_PHRASE, word(&arena, "banana"),
		 pair(&arena, XC_OR, word(&arena, "cherry"),
		      word(&arena, "date")));
	ck_assert_str_eq(tree_hits(db, n, &seen), "1:one 2:two");
	n = pair(&arena, XC_AND_NOT, n, word(&arena, "date"));
	ck_assert_str_eq(tree_hits(db, n, &seen), "1:one");

	/* The scaled side weighs less than the other. */
	n = pair(&arena, XC_SCALE, word(&arena, "cherry"), NULL);
	n->factor = 0.01;
	n = pair(&arena, XC_OR, n, word(&arena, "date"));
	ck_assert_str_eq(tree_hits(db, n, &seen), "1:two 2:three 3:one");
	n->children[0]->factor = 100;
	ck_assert_str_eq(tree_hits(db, n, &seen), "1:one 2:two 3:three");

	range = word(&arena, "");
	range->op = XC_VALUE_RANGE;
	range->slot = 10;
	range->low = sk_str("b");
	ck_assert_str_eq(tree_hits(db, range, &seen), "1:one 2:two");
	range->high = sk_str("b");
	ck_assert_str_eq(tree_hits(db, range, &seen), "1:one");
	range->low = sk_str("");
	n = pair(&arena, XC_FILTER, word(&arena, "apple"), range);
	ck_assert_str_eq(tree_hits(db, n, &seen), "1:three 2:one");
	range->high = sk_str("");
	ck_assert_str_eq(tree_hits(db, range, &seen), "1:one 2:two 3:three");
	xc_close(db);
	sk_arena_done(&arena);
	seen_done(&seen);
}
END_TEST

static bool
see_posting(void *ctx, const struct xc_posting *p, struct sakuin_error *e)
{
	struct seen *s = ctx;

	if (++s->count == s->stop_at)
		return sk_fail(e, SAKUIN_EIO, "stopped by the test");
	return sk_buf_printf(&s->text, e, "%s%.*s@%u:%u",
			     s->text.len ? " " : "", (int)p->term.len,
			     p->term.ptr, p->position, p->wdf);
}

START_TEST(stock_behaviour)
{
	struct xc_db *db = open_writer("db");
	struct seen seen = { 0 };
	struct sk_buf out = { 0 };

	must(xc_stock_terms(sk_str("Cats and Cats"), NULL, see_posting, &seen,
			    &err));
	ck_assert_str_eq(seen_text(&seen), "and@2:1 cats@1:2 cats@3:2");
	seen_done(&seen);
	must(xc_stock_terms(sk_str("Cats 竹島 2"), "english", see_posting,
			    &seen, &err));
	ck_assert_str_eq(seen_text(&seen),
			 "2@3:1 Zcat@0:1 Z竹島@0:1 cats@1:1 竹島@2:1");
	seen_done(&seen);
	must(xc_stock_terms(sk_str(""), "english", see_posting, &seen, &err));
	ck_assert_uint_eq(seen.count, 0);
	seen.stop_at = 2;
	must_fail(
		xc_stock_terms(sk_str("a b c"), NULL, see_posting, &seen, &err),
		SAKUIN_EIO, "stopped by the test");
	must_fail(xc_stock_terms(sk_str("a"), "klingon", see_posting, &seen,
				 &err),
		  SAKUIN_EINVAL, "klingon");

	must(xc_stock_stem("english", sk_str("nakasone"), &out, &err));
	ck_assert(sk_str_eq(sk_buf_str(&out), sk_str("nakason")));
	must_fail(xc_stock_stem("klingon", sk_str("a"), &out, &err),
		  SAKUIN_EINVAL, "klingon");

	must(xc_stock_add(db, sk_str("Cats"), "english", &err));
	seen_done(&seen);
	seen.stop_at = 0;
	must(xc_document_terms(db, 1, see_name, &seen, &err));
	ck_assert_str_eq(seen_text(&seen), "Zcat:1 cats:1");
	must_fail(xc_stock_add(db, sk_str("a"), "klingon", &err), SAKUIN_EINVAL,
		  "klingon");
	xc_close(db);
	seen_done(&seen);
	sk_buf_done(&out);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("xapian_search");
	TCase *tcase = tcase_create("xapian_search");

	tcase_add_checked_fixture(tcase, set_up, tear_down);
	tcase_add_loop_test(tcase, search_finds, 0, COUNT(searches));
	tcase_add_test(tcase, search_pages_and_sorts);
	tcase_add_test(tcase, search_weighs);
	tcase_add_test(tcase, search_with_trees);
	tcase_add_test(tcase, stock_behaviour);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
