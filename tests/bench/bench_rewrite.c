/* bench_rewrite.c - how long rewriting takes, by itself: processor time of
 * sk_rewrite() and of what goes to Xapian and back, without the search.
 *
 *   bench_rewrite LANG DATABASE QUERIES
 *
 * As `sakuin search` does it: words that the database explains are known, and
 * its dictionaries are warm after the first round.  Prints LANG, our name, the number of
 * queries, how long the first query took, which loads the dictionaries, and
 * then median, 95th percentile and most of the rest, in milliseconds, with
 * tabs between. */
#include "bench.h"
#include "search.h"

enum { ROUNDS = 5 };

struct asked {
	struct xc_db *db;
	struct sk_rewriter *rewriter;
	double first; /* time of the first query of all; below 0: not yet */
	bool counts;
	struct times times;
};

/* Parse TEXT as `sakuin search` does and rewrite it; returns the time of
 * rewriting in milliseconds, or -1 if TEXT does not parse. */
static double
rewrite(struct xc_db *db, struct sk_rewriter *r, struct sakuin_str text)
{
	static const struct xc_parser parser = {
		.default_op = XC_OR,
		.flags = XC_PARSE_BOOLEAN | XC_PARSE_PHRASE | XC_PARSE_LOVEHATE,
		.stemming = XC_STEM_MARKED,
	};
	struct sakuin_error err;
	struct xc_query *parsed = xc_query_parse(&parser, db, text, &err);
	struct xc_query *q;
	double start;

	if (!parsed)
		return -1;
	sk_rewriter_quotes(r, text.len && memchr(text.ptr, '"', text.len));
	start = seconds(CLOCK_THREAD_CPUTIME_ID);
	q = xc_query_rewrite(parsed, sk_rewrite, r, &err);
	if (!q)
		die(err.text);
	start = seconds(CLOCK_THREAD_CPUTIME_ID) - start;
	xc_query_free(q);
	xc_query_free(parsed);
	return start * 1e3;
}

static void
ask(void *ctx, struct sakuin_str text)
{
	struct asked *a = ctx;
	double ms = rewrite(a->db, a->rewriter, text);

	if (a->first < 0)
		a->first = ms;
	else if (ms >= 0 && a->counts)
		times_add(&a->times, ms);
}

int
main(int argc, char **argv)
{
	struct asked a = { .first = -1 };
	struct times *t = &a.times;
	struct sakuin_error err;
	struct sk_store *store;
	char warning[500];

	if (argc != 4)
		die("usage: bench_rewrite LANG DATABASE QUERIES");
	store = sk_store_open((const char *const[]){ argv[2] }, 1, warning,
			      &err);
	a.rewriter = store ? sk_rewriter_new(NULL, &err) : NULL;
	if (!a.rewriter ||
	    !sk_rewriter_glosses(a.rewriter, sk_store_db(store), &err))
		die(err.text);
	a.db = sk_store_db(store);
	for (int i = 0; i <= ROUNDS; i++) {
		a.counts = i > 0;
		each_line(argv[3], ask, &a);
	}
	times_sort(t);
	printf("rewrite\t%s\tsakuin\t%zu\t%.3f\t%.3f\t%.3f\t%.3f\n", argv[1],
	       t->count / ROUNDS, a.first, t->ms[t->count / 2],
	       t->ms[t->count * 95 / 100], t->ms[t->count - 1]);
	free(t->ms);
	sk_rewriter_free(a.rewriter);
	sk_store_close(store);
	return 0;
}
