/* hangul.c - Korean words without particles, and pairs of syllables.
 *
 * Korean writes particles and the copula onto the noun, and compounds without
 * spaces.  Behind each Hangul word this stage sends
 *   PART  the word without its endings, where it has some, and
 *   GRAM  each pair of neighbouring syllables of that form,
 * so that a compound is found by its halves without a dictionary.  Pairs come
 * from the form without endings because those across an ending only tell
 * sentences apart, not subjects.
 *
 * Options: none for both, "parts" or "grams" for one of them. */
#include <stdlib.h>

#include "hangul.h"
#include "stage.h"

/* A row of tables/particles.tsv. */
struct particle {
	const char *text;
	uint8_t len, cut; /* bytes: of the text, to take off */
	char when;        /* V, C, L or A: the syllable before it */
	bool one;         /* may leave a noun of one syllable */
};

enum {
	SYLLABLE = 3, /* bytes of one precomposed syllable */
	FIRST = 0xAC00,
	LAST = 0xD7A3,
	FINALS = 28, /* no final consonant, and 27 */
	FINAL_L = 8  /* the final consonant rieul */
};

#include "tables/particles.h"

struct hangul {
	struct sk_stage stage;
	bool parts, grams;
	struct sakuin_str field;
};

static bool
hangul_only(struct sakuin_str word)
{
	const char *p = word.ptr, *end = word.ptr + word.len;

	while (p < end) {
		uint32_t c = sk_utf8_next(&p, end);

		if (c < FIRST || c > LAST)
			return false;
	}
	return word.len > 0;
}

/* May an ending with condition WHEN follow WORD[0, len)? */
static bool
hangul_fits(struct sakuin_str word, size_t len, char when)
{
	const char *p;
	uint32_t final;

	if (when == 'A')
		return true;
	if (len < SYLLABLE)
		return false;
	p = word.ptr + len - SYLLABLE;
	final = (sk_utf8_next(&p, p + SYLLABLE) - FIRST) % FINALS;
	switch (when) {
	case 'V':
		return final == 0;
	case 'C':
		return final != 0;
	default:
		return final == 0 || final == FINAL_L;
	}
}

/* The first row that is not before TEXT. */
static size_t
particle_lower(struct sakuin_str text)
{
	size_t low = 0, high = sizeof particles / sizeof particles[0];

	while (low < high) {
		size_t middle = (low + high) / 2;
		const struct particle *p = &particles[middle];
		struct sakuin_str key = { p->text, p->len };

		if (sk_str_cmp(key, text) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* The row for the last LEN bytes of WORD, or NULL. */
static const struct particle *
particle_find(struct sakuin_str word, size_t len)
{
	struct sakuin_str text = { word.ptr + word.len - len, len };
	size_t i = particle_lower(text);

	for (; i < sizeof particles / sizeof particles[0]; i++) {
		const struct particle *p = &particles[i];

		if (p->len != len || memcmp(p->text, text.ptr, len) != 0)
			break;
		if (hangul_fits(word, word.len - len, p->when))
			return p;
	}
	return NULL;
}

static int
noun_compare(const void *a, const void *b)
{
	return memcmp(a, b, SYLLABLE);
}

/* May LEFT stand without the ending P? */
static bool
hangul_stands(struct sakuin_str left, const struct particle *p)
{
	if (left.len >= (size_t)2 * SYLLABLE)
		return true;
	return left.len == SYLLABLE && p->one &&
	       bsearch(left.ptr, short_nouns,
		       sizeof short_nouns / sizeof short_nouns[0],
		       sizeof short_nouns[0], noun_compare);
}

/* The last syllable of WORD, counted from FIRST. */
static size_t
hangul_last(struct sakuin_str word)
{
	const char *p = word.ptr + word.len - SYLLABLE;

	return sk_utf8_next(&p, p + SYLLABLE) - FIRST;
}

/* Bytes to take off WORD, 0 if it has no ending.  The longest ending counts
 * that leaves a word: "dongjeogeuro" is "dongjeog-euro". */
static size_t
hangul_ending(struct sakuin_str word)
{
	unsigned lengths = particle_lengths[hangul_last(word)];
	size_t most = word.len / SYLLABLE;

	for (size_t n = LONGEST_PARTICLE; n > 0; n--) {
		const struct particle *p = NULL;
		struct sakuin_str left = word;

		if (n <= most && lengths >> n & 1)
			p = particle_find(word, n * SYLLABLE);
		if (!p)
			continue;
		left.len -= p->cut;
		if (hangul_stands(left, p))
			return p->cut;
	}
	return 0;
}

size_t
sk_hangul_strip(struct sakuin_str word)
{
	size_t cut;

	if (!hangul_only(word))
		return word.len;
	while ((cut = hangul_ending(word)) > 0)
		word.len -= cut;
	return word.len;
}

static bool
hangul_begin(struct sk_stage *self, const struct sakuin_field *field,
	     struct sakuin_error *err)
{
	struct hangul *h = (struct hangul *)self;

	(void)err;
	h->field = field->text;
	return true;
}

/* Is the text of TOKEN what the field says there? */
static bool
hangul_literal(const struct hangul *h, const struct sakuin_token *token)
{
	struct sakuin_str slice;

	if (token->end > h->field.len || token->start > token->end)
		return false;
	slice.ptr = h->field.ptr + token->start;
	slice.len = token->end - token->start;
	return sk_str_eq(slice, token->text);
}

static bool
hangul_pairs(struct hangul *h, const struct sakuin_token *token, size_t len,
	     struct sakuin_error *err)
{
	struct sakuin_token pair = *token;
	size_t width = (size_t)2 * SYLLABLE;
	bool literal = hangul_literal(h, token);

	pair.kind = SAKUIN_GRAM;
	pair.text.len = width;
	for (size_t i = 0; i + width <= len; i += SYLLABLE) {
		pair.text.ptr = token->text.ptr + i;
		if (literal) {
			pair.start = token->start + (uint32_t)i;
			pair.end = pair.start + (uint32_t)width;
		}
		if (!sk_emit(&h->stage, &pair, err))
			return false;
	}
	return true;
}

/* Composed syllables come as a WORD; decomposed ones are put together only in
 * the FOLD behind it.  A word is never both. */
static bool
hangul_put(struct sk_stage *self, const struct sakuin_token *token,
	   struct sakuin_error *err)
{
	struct hangul *h = (struct hangul *)self;
	struct sakuin_token part = *token;

	if (!sk_emit(self, token, err))
		return false;
	if ((token->kind != SAKUIN_WORD && token->kind != SAKUIN_FOLD) ||
	    token->script != SAKUIN_HANGUL || !hangul_only(token->text))
		return true;
	part.kind = SAKUIN_PART;
	part.text.len = sk_hangul_strip(token->text);
	if (h->parts && part.text.len < token->text.len &&
	    !sk_emit(self, &part, err))
		return false;
	return !h->grams || hangul_pairs(h, token, part.text.len, err);
}

static struct sk_stage *
hangul_create(const char *arg, enum sakuin_mode mode, struct sakuin_error *err)
{
	struct hangul *h;

	(void)mode;
	if (arg && strcmp(arg, "parts") != 0 && strcmp(arg, "grams") != 0) {
		sk_fail(err, SAKUIN_EINVAL,
			"hangul: unknown option '%s'; use parts or grams", arg);
		return NULL;
	}
	h = calloc(1, sizeof *h);
	if (!h) {
		sk_nomem(err);
		return NULL;
	}
	h->parts = !arg || strcmp(arg, "parts") == 0;
	h->grams = !arg || strcmp(arg, "grams") == 0;
	return &h->stage;
}

static void
hangul_destroy(struct sk_stage *self)
{
	free(self);
}

const struct sk_stage_type sk_stage_hangul = {
	.name = "hangul",
	.create = hangul_create,
	.begin = hangul_begin,
	.put = hangul_put,
	.destroy = hangul_destroy,
};
