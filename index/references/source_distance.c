/* source_distance.c - the edit distance in a band around the diagonal. */
#include "source_compare.h"

enum { BAND = 2 * (int)SK_EDIT_MOST + 3 };

/* The last rows of the table, each of which holds the columns around the
 * diagonal: now[n] is column row + n - most - 1. */
struct rows {
	size_t *before, *last, *now;
};

static size_t
least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* Fill row I, 1 or more, of the table. */
static void
distance_row(struct rows *r, size_t i, const uint32_t *a, const uint32_t *b,
	     size_t b_len, size_t most)
{
	for (size_t n = 1; n <= 2 * most + 1; n++) {
		size_t j = i + n, cost, best;

		r->now[n] = most + 1;
		if (j < most + 1 || j - most - 1 > b_len)
			continue;
		j -= most + 1;
		if (j == 0) {
			r->now[n] = i;
			continue;
		}
		cost = a[i - 1] != b[j - 1];
		best = r->last[n] + cost;
		best = least(best, r->last[n + 1] + 1);
		best = least(best, r->now[n - 1] + 1);
		if (i > 1 && j > 1 && a[i - 1] == b[j - 2] &&
		    a[i - 2] == b[j - 1])
			best = least(best, r->before[n] + 1);
		r->now[n] = least(best, most + 1);
	}
}

size_t
sk_source_distance(const uint32_t *a, size_t a_len, const uint32_t *b,
		   size_t b_len, size_t most)
{
	size_t v[3][BAND];
	struct rows r = { v[0], v[1], v[2] };

	most = least(most, SK_EDIT_MOST);
	a_len = least(a_len, SK_EDIT_MAX);
	b_len = least(b_len, SK_EDIT_MAX);
	if (a_len > b_len + most || b_len > a_len + most)
		return most + 1;
	for (size_t n = 0; n < BAND; n++) {
		size_t j = n < most + 1 ? most + 1 : n - most - 1;

		v[0][n] = v[2][n] = most + 1;
		v[1][n] = least(j, most + 1);
	}
	for (size_t i = 1; i <= a_len; i++) {
		size_t *spare = r.before;

		distance_row(&r, i, a, b, b_len, most);
		r.before = r.last, r.last = r.now, r.now = spare;
	}
	return r.last[b_len + most + 1 - a_len];
}

size_t
sk_source_points(struct sakuin_str s, uint32_t out[SK_EDIT_MAX])
{
	const char *p = s.ptr, *end = s.ptr + s.len;
	size_t n = 0;

	while (p < end && n < SK_EDIT_MAX)
		out[n++] = sk_utf8_next(&p, end);
	return n;
}

size_t
sk_source_text_distance(struct sakuin_str a, struct sakuin_str b, size_t most)
{
	uint32_t x[SK_EDIT_MAX], y[SK_EDIT_MAX];
	size_t x_len = sk_source_points(a, x);

	return sk_source_distance(x, x_len, y, sk_source_points(b, y), most);
}
