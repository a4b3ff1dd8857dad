/* xapian_tree_test.h - query trees for the tests of the shim: by hand, by
 * the parser and at random. */
#ifndef XAPIAN_TREE_TEST_H
#define XAPIAN_TREE_TEST_H

#include <time.h>

#include "xapian_c_test.h"

static struct sk_arena arena;
static struct sk_buf one, two;

static inline void
done(void)
{
	sk_arena_done(&arena);
	sk_buf_done(&one);
	sk_buf_done(&two);
}

static inline struct xc_node *
leaf(struct sakuin_str term, uint32_t wqf, uint32_t position)
{
	struct xc_node *n = sk_arena_alloc(&arena, sizeof *n, &err);

	must(n != NULL);
	n->op = XC_TERM;
	must(sk_arena_copy(&arena, term, &n->term, &err));
	n->wqf = wqf;
	n->position = position;
	return n;
}

static inline struct xc_node *
word(const char *text)
{
	return leaf(sk_str(text), 1, 0);
}

static inline struct xc_node *
branch(enum xc_op op, size_t count, uint32_t window)
{
	struct xc_node *n = sk_arena_alloc(&arena, sizeof *n, &err);

	must(n != NULL);
	n->op = op;
	n->window = window;
	n->count = count;
	n->children = sk_arena_array(&arena, count, sizeof *n->children, &err);
	must(n->children != NULL);
	return n;
}

static inline struct xc_node *
pair(enum xc_op op, struct xc_node *a, struct xc_node *b)
{
	struct xc_node *n = branch(op, 2, 0);

	n->children[0] = a;
	n->children[1] = b;
	return n;
}

static inline struct xc_node *
scaled(double factor, struct xc_node *a)
{
	struct xc_node *n = branch(XC_SCALE, 1, 0);

	n->children[0] = a;
	n->factor = factor;
	return n;
}

static inline struct xc_node *
range(uint32_t slot, const char *low, const char *high)
{
	struct xc_node *n = branch(XC_VALUE_RANGE, 0, 0);

	n->slot = slot;
	n->low = sk_str(low);
	n->high = sk_str(high);
	return n;
}

static inline struct xc_query *
build(const struct xc_node *root)
{
	struct xc_query *query = xc_query_build(root, &err);

	must(query != NULL);
	return query;
}

static inline const char *
describe(const struct xc_query *query)
{
	const char *text;

	must(xc_query_describe(query, &one, &err));
	text = sk_buf_cstr(&one, &err);
	ck_assert_ptr_nonnull(text);
	return text;
}

static inline struct xc_node *
same(void *ctx, struct xc_node *root, struct sk_arena *a,
     struct sakuin_error *e)
{
	size_t *opaque = ctx;

	(void)a, (void)e;
	if (opaque && root->op == XC_OPAQUE)
		++*opaque;
	for (size_t i = 0; i < root->count; i++)
		same(ctx, root->children[i], a, e);
	return root;
}

/* Rewriting QUERY without a change gives the same bytes; returns how many
 * nodes were opaque. */
static inline size_t
check_identity(const struct xc_query *query, const char *what)
{
	size_t opaque = 0;
	struct xc_query *again = xc_query_rewrite(query, same, &opaque, &err);

	must(again != NULL);
	must(xc_query_serialise(query, &one, &err));
	must(xc_query_serialise(again, &two, &err));
	ck_assert_msg(sk_str_eq(sk_buf_str(&one), sk_buf_str(&two)), "%s: %s",
		      what, describe(again));
	xc_query_free(again);

	again = xc_query_unserialise(sk_buf_str(&two), &err);
	must(again != NULL);
	must(xc_query_serialise(again, &one, &err));
	ck_assert_msg(sk_str_eq(sk_buf_str(&one), sk_buf_str(&two)), "%s: %s",
		      what, describe(again));
	xc_query_free(again);
	return opaque;
}

static const struct xc_prefix prefixes[] = {
	{ "", "", false },         { "", "S", false },
	{ "title", "S", false },   { "author", "A", false },
	{ "author", "XA", false }, { "lang", "L", true },
};

static inline struct xc_parser
parser(enum xc_stemming stemming)
{
	struct xc_parser p = { .prefixes = prefixes,
			       .prefix_count = COUNT(prefixes),
			       .default_op = XC_OR,
			       .flags = XC_PARSE_BOOLEAN | XC_PARSE_PHRASE |
					XC_PARSE_LOVEHATE | XC_PARSE_WILDCARD |
					XC_PARSE_PURE_NOT,
			       .stemming = stemming,
			       .stemmer = "english" };

	return p;
}

/* Operators with children. */
static const enum xc_op branches[] = { XC_AND,    XC_OR,        XC_AND_NOT,
				       XC_XOR,    XC_AND_MAYBE, XC_FILTER,
				       XC_NEAR,   XC_PHRASE,    XC_ELITE,
				       XC_SYNONYM };

static inline bool
windowed(enum xc_op op)
{
	return op == XC_NEAR || op == XC_PHRASE || op == XC_ELITE;
}

/* At random, from a seed. */
static const uint32_t random_wqfs[] = { 0, 1, 1, 1, 7, 300 };
static const size_t random_lengths[] = { 1, 3, 5, 15, 16, 17, 60, 200 };

static inline uint32_t
draw(uint64_t *seed, uint32_t below)
{
	*seed = *seed * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(*seed >> 33) % below;
}

static inline struct xc_node *
random_leaf(uint64_t *seed)
{
	char term[200];
	size_t len = random_lengths[draw(seed, COUNT(random_lengths))];

	for (size_t i = 0; i < len; i++)
		term[i] = (char)draw(seed, 256);
	return leaf(bytes(term, len),
		    random_wqfs[draw(seed, COUNT(random_wqfs))],
		    draw(seed, 2) ? draw(seed, 1000) : 0);
}

static inline struct xc_node *
random_tree(uint64_t *seed, unsigned depth)
{
	enum xc_op op = branches[draw(seed, COUNT(branches))];
	bool positional = op == XC_NEAR || op == XC_PHRASE;
	struct xc_node *n;

	if (depth == 0 || draw(seed, 4) == 0)
		return random_leaf(seed);
	n = branch(op, 2 + draw(seed, 11), 0);
	if (windowed(op))
		n->window = 1 + draw(seed, 400);
	for (size_t i = 0; i < n->count; i++)
		n->children[i] = positional ? random_leaf(seed)
					    : random_tree(seed, depth - 1);
	return n;
}

#endif
