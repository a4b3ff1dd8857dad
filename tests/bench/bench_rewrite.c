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
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "search.h"

enum { ROUNDS = 5 };

struct times {
	double *ms;
	size_t count, cap;
};

static void
die(const char *what)
{
	fprintf(stderr, "bench_rewrite: %s\n", what);
	exit(1);
}

static double
now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

/* Parse TEXT as `sakuin search` does and rewrite it; returns the time of
 * rewriting, or -1 if TEXT does not parse. */
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
	start = now_ms();
	q = xc_query_rewrite(parsed, sk_rewrite, r, &err);
	if (!q)
		die(err.text);
	start = now_ms() - start;
	xc_query_free(q);
	xc_query_free(parsed);
	return start;
}

static void
add(struct times *t, double ms)
{
	struct sakuin_error err;

	if (!sk_grow(&t->ms, &t->cap, t->count + 1, sizeof *t->ms, &err))
		die(err.text);
	t->ms[t->count++] = ms;
}

/* One round; *FIRST is set by the first query of all. */
static void
round_of(struct xc_db *db, struct sk_rewriter *r, const char *path,
	 double *first, struct times *t)
{
	FILE *lines = fopen(path, "r");
	char *line = NULL;
	size_t cap = 0;

	if (!lines)
		die("QUERIES can't be opened");
	for (ssize_t len; (len = getline(&line, &cap, lines)) > 0;) {
		struct sakuin_str text = { line, (size_t)len };
		double ms;

		text.len -= line[len - 1] == '\n';
		ms = rewrite(db, r, text);
		if (*first < 0)
			*first = ms;
		else if (ms >= 0 && t)
			add(t, ms);
	}
	free(line);
	fclose(lines);
}

static int
compare(const void *a, const void *b)
{
	const double *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

int
main(int argc, char **argv)
{
	struct sakuin_error err;
	struct times t = { 0 };
	struct sk_rewriter *r;
	struct sk_store *store;
	double first = -1;
	char warning[500];

	if (argc != 4)
		die("usage: bench_rewrite LANG DATABASE QUERIES");
	store = sk_store_open((const char *const[]){ argv[2] }, 1, warning,
			      &err);
	r = store ? sk_rewriter_new(NULL, &err) : NULL;
	if (!r || !sk_rewriter_glosses(r, sk_store_db(store), &err))
		die(err.text);
	for (int i = 0; i <= ROUNDS; i++)
		round_of(sk_store_db(store), r, argv[3], &first, i ? &t : NULL);
	if (t.count == 0)
		die("no query parses");
	qsort(t.ms, t.count, sizeof *t.ms, compare);
	printf("rewrite\t%s\tsakuin\t%zu\t%.3f\t%.3f\t%.3f\t%.3f\n", argv[1],
	       t.count / ROUNDS, first, t.ms[t.count / 2],
	       t.ms[t.count * 95 / 100], t.ms[t.count - 1]);
	free(t.ms);
	sk_rewriter_free(r);
	sk_store_close(store);
	return 0;
}
