/* check_xapian_query.c - queries through the shim: taken apart, changed and
 * put together; parsed; hostile bytes. */
#include <math.h>
#include <time.h>

#include "xapian_c_test.h"

#define COUNT(table) ((int)(sizeof(table) / sizeof *(table)))

static struct sk_arena arena;
static struct sk_buf one, two;

static void
done(void)
{
	sk_arena_done(&arena);
	sk_buf_done(&one);
	sk_buf_done(&two);
}

/* ----------------------------------------------------------------- nodes */

static struct xc_node *
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

static struct xc_node *
word(const char *text)
{
	return leaf(sk_str(text), 1, 0);
}

static struct xc_node *
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

static struct xc_node *
pair(enum xc_op op, struct xc_node *a, struct xc_node *b)
{
	struct xc_node *n = branch(op, 2, 0);

	n->children[0] = a;
	n->children[1] = b;
	return n;
}

static struct xc_node *
scaled(double factor, struct xc_node *a)
{
	struct xc_node *n = branch(XC_SCALE, 1, 0);

	n->children[0] = a;
	n->factor = factor;
	return n;
}

static struct xc_node *
range(uint32_t slot, const char *low, const char *high)
{
	struct xc_node *n = branch(XC_VALUE_RANGE, 0, 0);

	n->slot = slot;
	n->low = sk_str(low);
	n->high = sk_str(high);
	return n;
}

static struct xc_query *
build(const struct xc_node *root)
{
	struct xc_query *query = xc_query_build(root, &err);

	must(query != NULL);
	return query;
}

static const char *
describe(const struct xc_query *query)
{
	const char *text;

	must(xc_query_describe(query, &one, &err));
	text = sk_buf_cstr(&one, &err);
	ck_assert_ptr_nonnull(text);
	return text;
}

static struct xc_node *
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
static size_t
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

/* --------------------------------------------------------------- parsing */

static const struct xc_prefix prefixes[] = {
	{ "", "", false },         { "", "S", false },
	{ "title", "S", false },   { "author", "A", false },
	{ "author", "XA", false }, { "lang", "L", true },
};

static struct xc_parser
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

static const char *const texts[] = {
	"tokto",
	"Tokto",
	"two words",
	"a b c d e f g h i j k l m n o p q r s t",
	"\"north korea\"",
	"\"a b c d e f g h i\"",
	"\"日韓首脳会談\" 竹島",
	"日韓首脳会談",
	"독도의 역사",
	"キム・ジョンウン",
	"Yoon Seok-yeol",
	"shin'ichi Shin’ichi Shinʼichi",
	"kyōdō OR Kyōdō",
	"a AND b",
	"a AND b AND c OR d",
	"(a OR b) AND (c OR d)",
	"a NOT b",
	"a NOT b NOT c",
	"NOT a",
	"a XOR b XOR c",
	"+a -b c",
	"+a +b",
	"-a b",
	"a NEAR b",
	"a NEAR/3 b",
	"a NEAR/30 b NEAR c",
	"a ADJ b ADJ/7 c",
	"(a OR b) NEAR c",
	"title:a",
	"title:(a b)",
	"title:\"a b\"",
	"author:smith",
	"author:\"john smith\"",
	"author:\"john smith\" title:x",
	"lang:ja",
	"lang:ja lang:ko a",
	"a lang:ja",
	"a NOT lang:ja",
	"wild*",
	"wild* card",
	"card AND wild*",
	"\"a b\" wild* NOT c",
	"title:wild*",
	"c++ C#",
	"AT&T U.S. D.P.R.K.",
	"2,270 3.14 第2270号",
	"ＮＨＫ NHK",
	"a a a a",
	"a b a b \"a b\"",
	"Москва moscow",
	"المدينة",
	"กรุงเทพ",
	"e-mail co-operate",
	"http://example.org/a.html",
	"  ",
	"",
	"...",
	"(((a)))",
	"((a AND b) NOT (c OR (d AND e))) XOR \"f g\"",
	"x AND (title:y OR \"z z\") NOT lang:en",
	"OR AND",
	"running Running \"running\" RUNNING",
	"nakasone watanabe beijing inoue",
};

START_TEST(parsed_queries_come_back)
{
	const char *text = texts[_i % COUNT(texts)];
	enum xc_stemming stemming = (enum xc_stemming)(_i / COUNT(texts));
	struct xc_parser p = parser(stemming);
	struct xc_query *query = xc_query_parse(&p, NULL, sk_str(text), &err);
	size_t opaque;

	if (!query && strstr(text, "OR AND")) {
		ck_assert_int_eq(err.code, SAKUIN_EINVAL);
		return;
	}
	must(query != NULL);
	opaque = check_identity(query, text);
	/* Wildcards, filters alone (Xapian scales them to nothing) and no
	 * query at all are what can't be taken apart. */
	if (strstr(describe(query), "WILDCARD") ||
	    strstr(describe(query), "0 * L") || xc_query_empty(query))
		ck_assert_uint_gt(opaque, 0);
	else
		ck_assert_uint_eq(opaque, 0);
	xc_query_free(query);
	done();
}
END_TEST

static const struct {
	const char *text;
	const char *plain, *marked, *stock;
} stems[] = {
	{ "cats", "cats@1", "Zcats@1", "Zcat@1" },
	{ "Cats", "cats@1", "cats@1", "cats@1" },
	{ "\"cats dogs\"", "(cats@1 PHRASE 2 dogs@2)",
	  "(cats@1 PHRASE 2 dogs@2)", "(cats@1 PHRASE 2 dogs@2)" },
	{ "cats-dogs", "(cats@1 PHRASE 2 dogs@2)", "(cats@1 PHRASE 2 dogs@2)",
	  "(cats@1 PHRASE 2 dogs@2)" },
	{ "竹島", "竹島@1", "Z竹島@1", "Z竹島@1" },
	{ "x:cats", "Xcats@1", "ZXcats@1", "ZXcat@1" },
	{ "cats AND kl:ja", "(cats@1 AND 0 * Lja)", "(Zcats@1 AND 0 * Lja)",
	  "(Zcat@1 AND 0 * Lja)" },
	{ "cats kl:ja", "(cats@1 FILTER Lja)", "(Zcats@1 FILTER Lja)",
	  "(Zcat@1 FILTER Lja)" },
	{ "2nd", "2nd@1", "2nd@1", "2nd@1" },
	{ "m:cats", "(M1cats@1 OR M2cats@1)", "(ZM1cats@1 OR ZM2cats@1)",
	  "(ZM1cat@1 OR ZM2cat@1)" },
};

START_TEST(leaves_by_stemming)
{
	static const struct xc_prefix p[] = { { "x", "X", false },
					      { "kl", "L", true },
					      { "m", "M1", false },
					      { "m", "M2", false } };
	const char *expected[] = { stems[_i].plain, stems[_i].marked,
				   stems[_i].stock };

	for (int way = 0; way < 3; way++) {
		struct xc_parser ours = parser((enum xc_stemming)way);
		struct xc_query *query;
		char whole[200];

		ours.prefixes = p;
		ours.prefix_count = COUNT(p);
		query = xc_query_parse(&ours, NULL, sk_str(stems[_i].text),
				       &err);
		must(query != NULL);
		snprintf(whole, sizeof whole, "Query(%s)", expected[way]);
		ck_assert_str_eq(describe(query), whole);
		xc_query_free(query);
	}
	done();
}
END_TEST

START_TEST(default_operator_and_flags)
{
	static const struct {
		uint32_t flags;
		enum xc_op op;
		const char *text, *expected;
	} rows[] = {
		{ 0, XC_OR, "a b", "Query((a@1 OR b@2))" },
		{ 0, XC_AND, "a b", "Query((a@1 AND b@2))" },
		{ 0, XC_OR, "a AND b", "Query((a@1 OR and@2 OR b@3))" },
		{ XC_PARSE_BOOLEAN, XC_OR, "a AND b", "Query((a@1 AND b@2))" },
		{ 0, XC_OR, "\"a b\"", "Query((a@1 OR b@2))" },
		{ XC_PARSE_PHRASE, XC_OR, "\"a b\"",
		  "Query((a@1 PHRASE 2 b@2))" },
		{ XC_PARSE_LOVEHATE, XC_OR, "-a b",
		  "Query((b@2 AND_NOT a@1))" },
		{ XC_PARSE_WILDCARD, XC_OR, "a*", "Query(WILDCARD SYNONYM a)" },
	};

	for (int i = 0; i < COUNT(rows); i++) {
		struct xc_parser p = { .default_op = rows[i].op,
				       .flags = rows[i].flags };
		struct xc_query *query =
			xc_query_parse(&p, NULL, sk_str(rows[i].text), &err);

		must(query != NULL);
		ck_assert_str_eq(describe(query), rows[i].expected);
		xc_query_free(query);
	}
	done();
}
END_TEST

static void
parse_fails(const struct xc_parser *p, struct sakuin_str text,
	    const char *words)
{
	must_fail(xc_query_parse(p, NULL, text, &err), SAKUIN_EINVAL, words);
}

/* N times WHAT, then "a", then N times AFTER. */
static struct sakuin_str
repeat(const char *what, size_t n, const char *after)
{
	sk_buf_clear(&two);
	for (size_t i = 0; i < n; i++)
		must(sk_buf_puts(&two, what, &err));
	must(sk_buf_puts(&two, "a", &err));
	for (size_t i = 0; i < n; i++)
		must(sk_buf_puts(&two, after, &err));
	return sk_buf_str(&two);
}

START_TEST(parsing_fails_well)
{
	struct xc_parser p = parser(XC_STEM_NONE);
	struct xc_query *query;
	uint32_t wrong = 99;

	parse_fails(&p, sk_str("OR b"), "Syntax: <expression> OR");
	parse_fails(&p, repeat("a NOT ", 300, ""), "more than 200 deep");
	parse_fails(&p, repeat("(a AND (b OR ", 150, "))"), "200 deep");
	parse_fails(&p, repeat("a NOT ", 70000, ""),
		    "a query of 420001 bytes; at most 65536");
	parse_fails(&p, repeat("(b ", 20000, ""), "200 deep");
	query = xc_query_parse(&p, NULL, repeat("(", 20000, ")"), &err);
	must(query != NULL);
	xc_query_free(query);
	query = xc_query_parse(&p, NULL, repeat("a ", 32000, ""), &err);
	must(query != NULL);
	xc_query_free(query);

	p.flags = 8;
	parse_fails(&p, sk_str("a"), "no such flag");
	p = parser(XC_STEM_NONE);
	p.default_op = XC_AND_NOT;
	parse_fails(&p, sk_str("a"), "AND or OR");
	memcpy(&p.default_op, &wrong, sizeof wrong);
	parse_fails(&p, sk_str("a"), "AND or OR");
	p = parser(XC_STEM_NONE);
	memcpy(&p.stemming, &wrong, sizeof wrong);
	parse_fails(&p, sk_str("a"), "no such way of stemming");
	p = parser(XC_STEM_STOCK);
	p.stemmer = NULL;
	parse_fails(&p, sk_str("a"), "no stemmer is named");
	p.stemmer = "klingon";
	parse_fails(&p, sk_str("a"), "klingon");
	done();
}
END_TEST

/* The database tells which words with suffixes exist, and too many terms of
 * a wildcard are an error of the one who searches. */
START_TEST(parsing_with_a_database)
{
	static const char *const words[] = { "c++", "cat", "cab", "d" };
	struct xc_parser p = parser(XC_STEM_NONE);
	struct xc_search options = { .limit = 10, .k1 = 1, .b = 0.5 };
	struct xc_posting postings[4] = { 0 };
	struct xc_document doc = { .postings = postings, .posting_count = 4 };
	struct xc_query *query;
	struct xc_db *db;
	uint32_t docid = 0, estimate = 0;

	set_up();
	db = xc_open_writer(in_folder("db"), &err);
	must(db != NULL);
	for (size_t i = 0; i < 4; i++)
		postings[i] = (struct xc_posting){ sk_str(words[i]), 0, 1 };
	must(xc_put(db, &doc, &docid, &err));
	p.prefix_count = 0;
	query = xc_query_parse(&p, db, sk_str("c++ d++"), &err);
	must(query != NULL);
	ck_assert_str_eq(describe(query), "Query((c++@1 OR d@2))");
	xc_query_free(query);

	p.wildcard_limit = 2;
	query = xc_query_parse(&p, db, sk_str("ca*"), &err);
	must(query != NULL);
	options.limit = 0;
	must(xc_search(db, query, &options, NULL, NULL, &estimate, &err));
	ck_assert_uint_eq(estimate, 1);
	xc_query_free(query);
	query = xc_query_parse(&p, db, sk_str("c*"), &err);
	must(query != NULL);
	must_fail(xc_search(db, query, &options, NULL, NULL, NULL, &err),
		  SAKUIN_EINVAL, "c*");
	xc_query_free(query);
	xc_close(db);
	tear_down();
	done();
}
END_TEST

/* ---------------------------------------------------- taken apart, built */

static const enum xc_op branches[] = { XC_AND,    XC_OR,        XC_AND_NOT,
				       XC_XOR,    XC_AND_MAYBE, XC_FILTER,
				       XC_NEAR,   XC_PHRASE,    XC_ELITE,
				       XC_SYNONYM };

static bool
windowed(enum xc_op op)
{
	return op == XC_NEAR || op == XC_PHRASE || op == XC_ELITE;
}

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

static const uint32_t random_wqfs[] = { 0, 1, 1, 1, 7, 300 };
static const size_t random_lengths[] = { 1, 3, 5, 15, 16, 17, 60, 200 };

static uint32_t
draw(uint64_t *seed, uint32_t below)
{
	*seed = *seed * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(*seed >> 33) % below;
}

static struct xc_node *
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

static struct xc_node *
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

/* ------------------------------------------------------------- rewriting */

/* Every leaf x becomes (x OR 0.5 * XRJ:x), except on the right of AND_NOT;
 * what is opaque stays. */
static struct xc_node *
widen(void *ctx, struct xc_node *n, struct sk_arena *a, struct sakuin_error *e)
{
	struct xc_node *nodes, **children;
	struct sk_buf name = { 0 };

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

	/* Widened twice: the first round's scaled part is opaque now. */
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

/* --------------------------------------------------------- hostile bytes */

static const struct {
	const char *name, *bytes;
	size_t len;
	const char *words; /* of the message */
} broken[] = {
	{ "unknown kind", "\x10", 1, "not a serialised query" },
	{ "cut term",
	  "\x55"
	  "abc",
	  4, "not a serialised query" },
	{ "cut long term",
	  "\x50\x20"
	  "abc",
	  5, "not a serialised query" },
	{ "no child", "\x82", 1, "not a serialised query" },
	{ "one of two children",
	  "\x82\x51"
	  "a",
	  3, "not a serialised query" },
	{ "unknown operator",
	  "\xc2\x51"
	  "a\x51"
	  "b",
	  5, "" },
	{ "millions of children", "\x80\xff\xff\xff\xff\xff\x80\x0f", 8,
	  "not a serialised query" },
	{ "endless number", "\x50\xff\x7f\x7f\x7f\x7f\x7f\x7f\x7f\x7f\x7f\x7f",
	  12, "not a serialised query" },
	{ "cut range",
	  "\x23\x05"
	  "a",
	  3, "not a serialised query" },
	{ "cut double", "\x0d\x76\x80", 3, "not a serialised query" },
	{ "unknown source",
	  "\x0c\x01"
	  "a\x00",
	  4, "not registered" },
	{ "cut data of a source",
	  "\x0c\x20"
	  "Xapian::ValueWeightPostingSource"
	  "\x01\xff",
	  36, "" },
	{ "number in too many bytes",
	  "\x82\x52"
	  "ab\x72"
	  "ab\xff\x00\x80\x01",
	  11, "not a serialised query" },
	{ "position beyond 32 bits",
	  "\x61"
	  "a\xff\x7f\x7f\x7f\x7f\x9f",
	  8, "not a serialised query" },
	{ "scaled below nothing",
	  "\x82\x51"
	  "a\x0d\x86\x80\x51"
	  "a",
	  8, "factor >= 0" },
	{ "source below another",
	  "\x82\x51"
	  "a\x0c\x01"
	  "a\x00",
	  7, "not registered" },
	{ "edit distance of 2.x",
	  "\x0a\x01\x01\x01\x01\x01\x01"
	  "a",
	  8, "not a serialised query" },
	{ "junk behind",
	  "\x51"
	  "ab",
	  3, "bytes behind" },
};

START_TEST(broken_bytes)
{
	must_fail(xc_query_unserialise(bytes(broken[_i].bytes, broken[_i].len),
				       &err),
		  SAKUIN_EINVAL, broken[_i].words);
}
END_TEST

START_TEST(deep_bytes)
{
	static const char level[] = "\x8a\x51"
				    "a";
	struct xc_query *query;

	for (int i = 0; i < 200; i++)
		must(sk_buf_puts(&one, level, &err));
	must(sk_buf_puts(&one,
			 "\x51"
			 "b",
			 &err));
	query = xc_query_unserialise(sk_buf_str(&one), &err);
	must(query != NULL);
	check_identity(query, "200 levels");
	xc_query_free(query);

	sk_buf_clear(&one);
	for (int i = 0; i < 1000000; i++)
		must(sk_buf_puts(&one, level, &err));
	must_fail(xc_query_unserialise(sk_buf_str(&one), &err), SAKUIN_EINVAL,
		  "200 deep");
	done();
}
END_TEST

/* Bytes of real queries with some changed: refused, or read and then
 * handled without harm. */
START_TEST(damaged_bytes)
{
	uint64_t seed = (uint64_t)time(NULL) * 1000 + (uint64_t)_i, start;

	start = seed;
	for (int i = 0; i < 400; i++) {
		struct xc_query *query, *again;

		query = build(random_tree(&seed, 3));
		must(xc_query_serialise(query, &one, &err));
		xc_query_free(query);
		for (uint32_t n = draw(&seed, 4) + 1; n && one.len; n--)
			one.ptr[draw(&seed, (uint32_t)one.len)] =
				(char)draw(&seed, 256);
		if (draw(&seed, 3) == 0)
			one.len = draw(&seed, (uint32_t)one.len + 1);
		query = xc_query_unserialise(sk_buf_str(&one), &err);
		sk_arena_reset(&arena);
		if (!query) {
			ck_assert_msg(err.code == SAKUIN_EINVAL,
				      "seed %llu, query %d: %s",
				      (unsigned long long)start, i, err.text);
			continue;
		}
		again = xc_query_rewrite(query, same, NULL, &err);
		must(again != NULL);
		must(xc_query_serialise(query, &one, &err));
		must(xc_query_serialise(again, &two, &err));
		ck_assert_msg(sk_str_eq(sk_buf_str(&one), sk_buf_str(&two)),
			      "seed %llu, query %d", (unsigned long long)start,
			      i);
		xc_query_free(again);
		xc_query_free(query);
	}
	done();
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("xapian_query");
	TCase *parsing = tcase_create("parsing"),
	      *trees = tcase_create("trees"),
	      *rewriting = tcase_create("rewriting"),
	      *hostile = tcase_create("hostile");
	SRunner *runner = srunner_create(suite);
	int failed;

	tcase_add_loop_test(parsing, parsed_queries_come_back, 0,
			    3 * COUNT(texts));
	tcase_add_loop_test(parsing, leaves_by_stemming, 0, COUNT(stems));
	tcase_add_test(parsing, default_operator_and_flags);
	tcase_add_test(parsing, parsing_fails_well);
	tcase_add_test(parsing, parsing_with_a_database);
	suite_add_tcase(suite, parsing);

	tcase_set_timeout(trees, 30);
	tcase_add_test(trees, leaves_come_back);
	tcase_add_loop_test(trees, branches_come_back, 0, COUNT(branches));
	tcase_add_loop_test(trees, small_branches, 0, COUNT(branches));
	tcase_add_loop_test(trees, random_trees_come_back, 0, 10);
	tcase_add_loop_test(trees, built_as_described, 0, COUNT(built));
	tcase_add_test(trees, building_fails_well);
	suite_add_tcase(suite, trees);

	tcase_add_test(rewriting, opaque_nodes_survive);
	tcase_add_test(rewriting, rewriting_changes_leaves);
	tcase_add_test(rewriting, rewriting_fails_well);
	tcase_add_test(rewriting, distinct_terms);
	suite_add_tcase(suite, rewriting);

	tcase_set_timeout(hostile, 30);
	tcase_add_loop_test(hostile, broken_bytes, 0, COUNT(broken));
	tcase_add_test(hostile, deep_bytes);
	tcase_add_loop_test(hostile, damaged_bytes, 0, 5);
	suite_add_tcase(suite, hostile);

	srunner_run_all(runner, CK_NORMAL);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
