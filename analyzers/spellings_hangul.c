/* spellings_hangul.c - the Hangul that a romanised word may stand for.
 *
 * Letters are tried as leads, vowels and tails in turn; what comes out is
 * sent if Revised Romanisation or McCune-Reischauer write it as the word is.
 * So sound changes between syllables are not undone, but none is missed that
 * leaves the letters alone. */
#include "hangul.h"
#include "kokey_sound.h"
#include "spellings.h"

enum {
	SYLLABLES = 8,
	STEPS = 4000,
	WORDS = 8,      /* that are sent */
	FIRST = 0xAC00, /* syllable of Unicode */
	VOWELS = 21,
	TAILS = 28,
	LEAD_N = 2,
	LEAD_R = 5,
	LEAD_NONE = 11,
	TAIL_NG = 21
};

struct letters {
	const char *text;
	uint8_t index, or_index; /* as in Unicode; the same if there is one */
};

static const struct letters leads[] = {
	{ "g", 0, 0 },     { "k", 0, 15 },   { "k'", 15, 15 },
	{ "kk", 1, 1 },    { "n", 2, 2 },    { "d", 3, 3 },
	{ "t", 3, 16 },    { "t'", 16, 16 }, { "tt", 4, 4 },
	{ "r", 5, 5 },     { "l", 5, 5 },    { "m", 6, 6 },
	{ "b", 7, 7 },     { "p", 7, 17 },   { "p'", 17, 17 },
	{ "pp", 8, 8 },    { "s", 9, 9 },    { "ss", 10, 10 },
	{ "", 11, 11 },    { "j", 12, 12 },  { "ch", 12, 14 },
	{ "ch'", 14, 14 }, { "jj", 13, 13 }, { "tch", 13, 13 },
	{ "h", 18, 18 },
};
static const struct letters vowels[] = {
	{ "a", 0, 0 },           { "ae", 1, 1 },
	{ "ya", 2, 2 },          { "yae", 3, 3 },
	{ "eo", 4, 4 },          { "\xC5\x8F", 4, 4 },
	{ "e", 5, 5 },           { "yeo", 6, 6 },
	{ "y\xC5\x8F", 6, 6 },   { "ye", 7, 7 },
	{ "o", 8, 4 },           { "wa", 9, 9 },
	{ "wae", 10, 10 },       { "oe", 11, 11 },
	{ "yo", 12, 6 },         { "u", 13, 18 },
	{ "wo", 14, 14 },        { "w\xC5\x8F", 14, 14 },
	{ "we", 15, 15 },        { "wi", 16, 16 },
	{ "yu", 17, 17 },        { "eu", 18, 18 },
	{ "\xC5\xAD", 18, 18 },  { "ui", 19, 19 },
	{ "\xC5\xADi", 19, 19 }, { "i", 20, 20 },
};
static const struct letters tails[] = {
	{ "", 0, 0 },    { "k", 1, 1 },   { "g", 1, 1 },
	{ "n", 4, 4 },   { "t", 19, 7 },  { "l", 8, 8 },
	{ "m", 16, 16 }, { "p", 17, 17 }, { "ng", 21, 21 },
};

#define COUNT(table) (sizeof(table) / sizeof *(table))

struct hangul {
	struct sakuin_str word;
	sk_spelling_fn *fn;
	void *ctx;
	char text[3 * SYLLABLES];
	size_t len;
	unsigned steps, sent;
	bool same;     /* the spelling under way is that of the word */
	uint32_t tail; /* of the last syllable */
	/* Syllables that end in a consonant before one that begins with a
	 * vowel: 음악, where 으막 is likelier.  How many there are, and whether
	 * it is their turn. */
	unsigned carries;
	bool carried;
};

static bool
hangul_compare(void *ctx, struct sakuin_str spelling, struct sakuin_error *err)
{
	struct hangul *h = ctx;

	(void)err;
	h->same |= sk_str_eq(spelling, h->word);
	return true;
}

/* All letters are used: is it written so? */
static bool
hangul_try(struct hangul *h, struct sakuin_error *err)
{
	struct sakuin_str made = { h->text, h->len };

	h->same = false;
	if (!sk_spellings_ko(made, hangul_compare, h, err))
		return false;
	if (!h->same || h->sent == WORDS || (h->carried && !h->carries))
		return true;
	h->sent++;
	return h->fn(h->ctx, made, err);
}

/* Does the word go on with LETTERS at *AT?  Then *AT moves behind them. */
static bool
hangul_takes(const struct hangul *h, const char *letters, size_t *at)
{
	size_t len = strlen(letters);

	if (len > h->word.len - *at ||
	    memcmp(h->word.ptr + *at, letters, len) != 0)
		return false;
	*at += len;
	return true;
}

static bool hangul_next(struct hangul *h, size_t at, struct sakuin_error *err);

/* Put the syllable, and go on at AT. */
static bool
hangul_put(struct hangul *h, uint32_t lead, uint32_t vowel, uint32_t tail,
	   size_t at, struct sakuin_error *err)
{
	uint32_t before = h->tail;
	bool carries = lead == LEAD_NONE && before && before != TAIL_NG;
	bool ok = true;

	if (carries && !h->carried)
		return true;
	h->len += sk_utf8_put(h->text + h->len,
			      FIRST + (lead * VOWELS + vowel) * TAILS + tail);
	h->carries += carries;
	h->tail = tail;
	ok = at == h->word.len ? hangul_try(h, err) : hangul_next(h, at, err);
	h->tail = before;
	h->carries -= carries;
	h->len -= 3;
	return ok;
}

/* The ways to end a syllable of LEAD and VOWEL at AT. */
static bool
hangul_tail(struct hangul *h, uint32_t lead, uint32_t vowel, size_t at,
	    struct sakuin_error *err)
{
	for (size_t i = 0; i < COUNT(tails); i++) {
		const struct letters *t = &tails[i];
		size_t behind = at;

		if (!hangul_takes(h, t->text, &behind))
			continue;
		if (!hangul_put(h, lead, vowel, t->index, behind, err) ||
		    (t->or_index != t->index &&
		     !hangul_put(h, lead, vowel, t->or_index, behind, err)))
			return false;
	}
	return true;
}

static bool
hangul_vowel(struct hangul *h, uint32_t lead, size_t at,
	     struct sakuin_error *err)
{
	for (size_t i = 0; i < COUNT(vowels); i++) {
		const struct letters *v = &vowels[i];
		size_t behind = at;

		if (!hangul_takes(h, v->text, &behind))
			continue;
		if (!hangul_tail(h, lead, v->index, behind, err) ||
		    (v->or_index != v->index &&
		     !hangul_tail(h, lead, v->or_index, behind, err)))
			return false;
	}
	return true;
}

static bool
hangul_next(struct hangul *h, size_t at, struct sakuin_error *err)
{
	if (h->len == sizeof h->text || ++h->steps > STEPS || h->sent >= WORDS)
		return true;
	for (size_t i = 0; i < COUNT(leads); i++) {
		const struct letters *l = &leads[i];
		size_t behind = at;

		if (!hangul_takes(h, l->text, &behind))
			continue;
		if (!hangul_vowel(h, l->index, behind, err) ||
		    (l->or_index != l->index &&
		     !hangul_vowel(h, l->or_index, behind, err)))
			return false;
	}
	return true;
}

bool
sk_spellings_hangul(struct sakuin_str word, sk_spelling_fn *fn, void *ctx,
		    struct sakuin_error *err)
{
	struct hangul h = { .word = word, .fn = fn, .ctx = ctx };

	if (word.len == 0)
		return true;
	if (!hangul_next(&h, 0, err))
		return false;
	h.carried = true;
	h.steps = 0;
	return hangul_next(&h, 0, err);
}

void
sk_hangul_initial(char *text)
{
	/* a, ae, eo, e, o, wa, wae, oe, u, wo, we, eu: neither i nor y. */
	static const uint32_t other = 1 << 0 | 1 << 1 | 1 << 4 | 1 << 5 |
				      1 << 8 | 1 << 9 | 1 << 10 | 1 << 11 |
				      1 << 13 | 1 << 14 | 1 << 15 | 1 << 18;
	const char *p = text;
	uint32_t c = sk_utf8_next(&p, text + 3) - FIRST;
	uint32_t lead = c / (VOWELS * TAILS), vowel = c / TAILS % VOWELS;

	if (lead == LEAD_R)
		lead = other >> vowel & 1 ? LEAD_N : LEAD_NONE;
	else if (lead == LEAD_N && !(other >> vowel & 1))
		lead = LEAD_NONE;
	sk_utf8_put(text, FIRST + (lead * VOWELS + vowel) * TAILS + c % TAILS);
}
