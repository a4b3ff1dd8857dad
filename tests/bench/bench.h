/* bench.h - what programs that measure share: how they end when they can't,
 * clocks, the lines of a file, and times in order. */
#ifndef BENCH_H
#define BENCH_H

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base.h"

static inline void
die(const char *why)
{
	fprintf(stderr, "%s: %s\n", program_invocation_short_name, why);
	exit(1);
}

static inline double
seconds(clockid_t clock)
{
	struct timespec t;

	clock_gettime(clock, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* Give FN each line of the file PATH, without its end. */
static inline void
each_line(const char *path, void (*fn)(void *ctx, struct sakuin_str line),
	  void *ctx)
{
	FILE *file = fopen(path, "r");
	char *line = NULL;
	size_t cap = 0;

	if (!file)
		die("its lines can't be opened");
	for (ssize_t len; (len = getline(&line, &cap, file)) >= 0;) {
		struct sakuin_str s = { line, (size_t)len };

		s.len -= len && line[len - 1] == '\n';
		fn(ctx, s);
	}
	free(line);
	fclose(file);
}

/* Times in milliseconds. */
struct times {
	double *ms;
	size_t count, cap;
};

static inline void
times_add(struct times *t, double ms)
{
	struct sakuin_error err;

	if (!sk_grow(&t->ms, &t->cap, t->count + 1, sizeof *t->ms, &err))
		die(err.text);
	t->ms[t->count++] = ms;
}

static inline int
times_order(const void *a, const void *b)
{
	const double *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

/* Sort them: the median is at count / 2.  There have to be some. */
static inline void
times_sort(struct times *t)
{
	if (t->count == 0)
		die("no query parses");
	qsort(t->ms, t->count, sizeof *t->ms, times_order);
}

#endif
