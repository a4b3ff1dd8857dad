/* source_body.c - names of journals, newspapers, publishers and offices. */
#include "script.h"
#include "source_compare.h"

enum { ABBREVIATED_MIN = 3, EDIT_EVERY = 10 };

/* The words that count. */
static size_t
body_words(const struct sk_source_words *all, struct sakuin_str *out,
	   size_t most)
{
	size_t n = 0;

	for (size_t i = 0; i < all->count && n < most; i++)
		if (!sk_source_minor(all->v[i].text))
			out[n++] = all->v[i].text;
	return n;
}

/* Is S the beginning of T, or some of its letters in order, the first
 * included ("natl" for "national")? */
static bool
body_shortens(struct sakuin_str s, struct sakuin_str t)
{
	size_t j = 0;

	if (s.ptr[0] != t.ptr[0])
		return false;
	for (size_t i = 0; i < t.len && j < s.len; i++)
		j += s.ptr[j] == t.ptr[i];
	return j == s.len;
}

/* Is each word of A short for one of B, in order?  "J" "Chem" "Soc". */
static bool
body_abbreviates(const struct sakuin_str *a, size_t a_count,
		 const struct sakuin_str *b, size_t b_count)
{
	if (a_count != b_count || a_count < 2)
		return false;
	for (size_t i = 0; i < a_count; i++)
		if (!body_shortens(a[i], b[i]) && !body_shortens(b[i], a[i]))
			return false;
	return true;
}

/* Is A, one word, made of the first letters of B ("WHO")? */
static bool
body_initials(struct sakuin_str a, const struct sakuin_str *b, size_t b_count)
{
	if (a.len != b_count || a.len < ABBREVIATED_MIN)
		return false;
	for (size_t i = 0; i < b_count; i++)
		if (a.ptr[i] != b[i].ptr[0])
			return false;
	return true;
}

/* Are all of A among B? */
static bool
body_within(const struct sakuin_str *a, size_t a_count,
	    const struct sakuin_str *b, size_t b_count)
{
	for (size_t i = 0; i < a_count; i++) {
		size_t j = 0;

		while (j < b_count && !sk_str_eq(a[i], b[j]))
			j++;
		if (j == b_count)
			return false;
	}
	return a_count > 1;
}

static bool
body_same(const struct sakuin_str *a, size_t a_count,
	  const struct sakuin_str *b, size_t b_count)
{
	return body_abbreviates(a, a_count, b, b_count) ||
	       (a_count == 1 && body_initials(a[0], b, b_count)) ||
	       (b_count == 1 && body_initials(b[0], a, a_count)) ||
	       body_within(a, a_count, b, b_count) ||
	       body_within(b, b_count, a, a_count);
}

static bool
body_joined(struct sk_source_matcher *m, const struct sk_source_words *words,
	    struct sakuin_str *out, struct sakuin_error *err)
{
	sk_buf_clear(&m->text);
	return sk_source_join(words, 0, words->count, &m->text, err) &&
	       sk_arena_copy(&m->arena, sk_buf_str(&m->text), out, err);
}

bool
sk_source_bodies(struct sk_source_matcher *m, struct sakuin_str a,
		 struct sakuin_str b, enum sk_relation *out,
		 struct sakuin_error *err)
{
	enum { MOST = 32 };
	struct sk_source_words x = { 0 }, y = { 0 };
	struct sakuin_str v[MOST], w[MOST], all_a, all_b;
	size_t v_count, w_count, most;

	*out = SK_MISSING;
	if (!a.len || !b.len)
		return true;
	if (!sk_source_words(m, a, &m->arena, &x, err) ||
	    !sk_source_words(m, b, &m->arena, &y, err) ||
	    !body_joined(m, &x, &all_a, err) ||
	    !body_joined(m, &y, &all_b, err))
		return false;
	if (!all_a.len || !all_b.len ||
	    (sk_script_at(all_a, 0) == SAKUIN_LATIN) !=
		    (sk_script_at(all_b, 0) == SAKUIN_LATIN))
		return true;
	most = (all_a.len < all_b.len ? all_a.len : all_b.len) / EDIT_EVERY;
	v_count = body_words(&x, v, MOST);
	w_count = body_words(&y, w, MOST);
	*out = sk_source_text_distance(all_a, all_b, most) <= most ||
			       body_same(v, v_count, w, w_count)
		       ? SK_EQUAL
		       : SK_CONFLICT;
	return true;
}
