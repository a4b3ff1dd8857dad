/* bench_pairs.c - verdicts on pairs of references, and pairs a second.
 *
 * Reads two lines a pair, each in the form of tests/source_test.h, and prints
 * one line: the verdict, "met" if the two have a key in common or "missed",
 * and the reason.  What was measured goes to standard error. */
#include "../source_test.h"
#include "bench.h"

/* The next line, in ARENA; false at the end. */
static bool
next(struct sk_reference *ref, struct sk_arena *arena)
{
	static char *line;
	static size_t cap;
	struct sakuin_error err;
	struct sakuin_str copy;
	ssize_t len = getline(&line, &cap, stdin);

	if (len < 0) {
		free(line);
		return false;
	}
	if (len && line[len - 1] == '\n')
		len--;
	if (!sk_arena_copy(arena, (struct sakuin_str){ line, (size_t)len },
			   &copy, &err) ||
	    !source_read(copy, arena, ref, &err))
		die(err.text);
	return true;
}

static bool
meet(struct sk_source_matcher *m, const struct sk_reference *a,
     const struct sk_reference *b, struct sk_arena *arena)
{
	struct sk_source_keys x, y;
	struct sakuin_error err;

	if (!sk_source_keys(m, a, arena, &x, &err) ||
	    !sk_source_keys(m, b, arena, &y, &err))
		die(err.text);
	for (size_t i = 0; i < x.count; i++)
		for (size_t j = 0; j < y.count; j++)
			if (sk_str_eq(x.key[i], y.key[j]))
				return true;
	return false;
}

int
main(void)
{
	struct sakuin_error err;
	struct sk_source_matcher *m = sk_source_matcher_new(&err);
	struct sk_arena arena = { 0 };
	struct sk_reference a, b;
	double keys = 0, same = 0;
	size_t pairs = 0;

	if (!m)
		die(err.text);
	while (next(&a, &arena) && next(&b, &arena)) {
		enum sk_verdict verdict;
		const char *why;
		double start = seconds(CLOCK_MONOTONIC), middle;
		bool met = meet(m, &a, &b, &arena);

		middle = seconds(CLOCK_MONOTONIC);
		if (!sk_source_same(m, &a, &b, &verdict, &why, &err))
			die(err.text);
		same += seconds(CLOCK_MONOTONIC) - middle;
		keys += middle - start;
		printf("%s\t%s\t%s\n", sk_verdict_name(verdict),
		       met ? "met" : "missed", why);
		sk_arena_reset(&arena);
		pairs++;
	}
	if (pairs)
		fprintf(stderr,
			"%zu pairs: %.0f us for the keys of one reference, "
			"%.0f us for a verdict\n",
			pairs, keys / (double)pairs / 2 * 1e6,
			same / (double)pairs * 1e6);
	sk_source_matcher_free(m);
	sk_arena_done(&arena);
	return 0;
}
