/* bench_query.c - how long a query takes, in process: ours, rewritten, and a
 * stock QueryParser search, turn by turn on the same database.
 *
 *   bench_query LANG DATABASE QUERIES
 *
 * Each query is parsed, run, and the records of the best ten are read.  A
 * first round warms the caches; then each query counts ROUNDS times, by the
 * processor's time, which on a busy machine is the only one that says anything
 * about us.  Prints
 * for each way: LANG, name, queries, median and 95th percentile in
 * milliseconds, and how many queries found nothing, with tabs between. */
#include "bench.h"
#include "search.h"

enum { ROUNDS = 3, LIMIT = 10 };

struct way {
	const char *name;
	bool (*ask)(struct sakuin_str text, uint32_t *hits);
	struct times times;
	size_t empty;
};

static struct sk_store *store;
static struct sk_rewriter *rewriter;

static bool
count_hit(void *ctx, const struct xc_hit *hit, struct sakuin_error *err)
{
	uint32_t *hits = ctx;

	(void)hit;
	(void)err;
	*hits += 1;
	return true;
}

/* False if TEXT does not parse. */
static bool
ask_ours(struct sakuin_str text, uint32_t *hits)
{
	const struct sk_query_options options = { .kind = NULL };
	struct sakuin_error err;
	struct xc_query *q = sk_query_new(sk_store_db(store), rewriter, text,
					  &options, &err);

	if (!q)
		return false;
	if (!sk_search(store, q, 0, LIMIT, count_hit, hits, NULL, &err))
		die(err.text);
	xc_query_free(q);
	return true;
}

/* As quest does it: Xapian's default flags, OR, BM25 as it comes. */
static bool
ask_stock(struct sakuin_str text, uint32_t *hits)
{
	static const struct xc_parser parser = {
		.default_op = XC_OR,
		.flags = XC_PARSE_BOOLEAN | XC_PARSE_PHRASE | XC_PARSE_LOVEHATE,
		.stemming = XC_STEM_STOCK,
		.stemmer = "english",
	};
	static const struct xc_search options = {
		.limit = LIMIT, .k1 = 1, .k3 = 1, .b = 0.5, .min_length = 0.5
	};
	struct xc_db *db = sk_store_db(store);
	struct sakuin_error err;
	struct xc_query *q = xc_query_parse(&parser, db, text, &err);

	if (!q)
		return false;
	if (!xc_search(db, q, &options, count_hit, hits, NULL, &err))
		die(err.text);
	xc_query_free(q);
	return true;
}

static struct way ways[] = {
	{ .name = "sakuin", .ask = ask_ours },
	{ .name = "stock", .ask = ask_stock },
};

enum { WAYS = sizeof ways / sizeof ways[0] };

/* COUNTS: does it count? */
static void
ask(void *counts, struct sakuin_str text)
{
	for (size_t i = 0; i < WAYS; i++) {
		struct way *w = &ways[i];
		double start = seconds(CLOCK_PROCESS_CPUTIME_ID);
		uint32_t hits = 0;

		if (!w->ask(text, &hits) || !*(bool *)counts)
			continue;
		times_add(&w->times,
			  (seconds(CLOCK_PROCESS_CPUTIME_ID) - start) * 1e3);
		w->empty += hits == 0;
	}
}

static void
report(const char *lang, struct way *w)
{
	struct times *t = &w->times;

	times_sort(t);
	printf("query\t%s\t%s\t%zu\t%.3f\t%.3f\t%zu\n", lang, w->name,
	       t->count / ROUNDS, t->ms[t->count / 2],
	       t->ms[t->count * 95 / 100], w->empty / ROUNDS);
	free(t->ms);
}

int
main(int argc, char **argv)
{
	struct sakuin_error err;
	const char *path;
	char warning[500];

	if (argc != 4)
		die("usage: bench_query LANG DATABASE QUERIES");
	path = argv[2];
	store = sk_store_open(&path, 1, warning, &err);
	rewriter = store ? sk_rewriter_new(NULL, &err) : NULL;
	if (!rewriter)
		die(err.text);
	for (int i = 0; i <= ROUNDS; i++)
		each_line(argv[3], ask, &(bool){ i > 0 });
	for (size_t i = 0; i < WAYS; i++)
		report(argv[1], &ways[i]);
	sk_rewriter_free(rewriter);
	sk_store_close(store);
	return 0;
}
