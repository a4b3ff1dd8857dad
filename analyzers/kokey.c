/* kokey.c - the reading keys of romanised Korean.
 *
 * A word is a row of slots: the first consonant, then by turns a run of
 * vowels and the consonants behind it.  Each slot has choices with costs: u
 * may be ㅜ, ㅓ or ㅡ; a run of vowels is cut into the fewest syllables;
 * consonants go to the later syllable where they can.  The keys are the
 * cheapest ways through all slots, after the sound changes. */
#include <stdlib.h>

#include "kokey_letters.h"
#include "kokey_slot.h"
#include "kokey_sound.h"

struct exception {
	char spelling[16];
	const char *hangul[3]; /* NULL ends */
};

#include "tables/korean_names.h"

enum {
	SLOTS = 48, /* of a word */
	TRIES = 64  /* ways through them */
};

struct latin {
	struct sk_koslot slots[SLOTS];
	size_t count;
	unsigned syllables;
};

static bool
latin_vowel(char c)
{
	return strchr("aeiouywvx", c) != NULL;
}

/* How many of P[0, len) are vowels, or are none. */
static size_t
latin_span(const char *p, size_t len, bool vowels)
{
	size_t n = 0;

	while (n < len && latin_vowel(p[n]) == vowels)
		n++;
	return n;
}

static struct sk_koslot *
latin_slot(struct latin *l)
{
	if (l->count == SLOTS)
		return NULL;
	l->slots[l->count].count = 0;
	return &l->slots[l->count++];
}

static int
exception_compare(const void *key, const void *row)
{
	return strcmp(key, ((const struct exception *)row)->spelling);
}

static const struct exception *
exception_find(const char *p, size_t len)
{
	char key[sizeof exceptions[0].spelling];

	if (len >= sizeof key)
		return NULL;
	memcpy(key, p, len);
	key[len] = '\0';
	return bsearch(key, exceptions,
		       sizeof exceptions / sizeof exceptions[0],
		       sizeof exceptions[0], exception_compare);
}

/* One slot with what a name of the table sounds like. */
static bool
latin_exception(struct latin *l, const struct exception *e)
{
	struct sk_kosyllable syllables[SK_KOSYLLABLES];
	struct sk_koslot *slot = latin_slot(l);
	size_t n = 0;

	if (!slot)
		return false;
	for (unsigned i = 0; i < 3 && e->hangul[i]; i++) {
		struct sk_kosound sound = { .len = 0 };

		n = sk_kosyllables(sk_str(e->hangul[i]), syllables);
		sk_kosound_syllables(&sound, syllables, n);
		if (sound.len <= SK_KOSOUNDS)
			sk_koslot_add(slot, sound.text, sound.len, i);
	}
	l->syllables += (unsigned)n;
	return slot->count > 0;
}

/* Slots for the vowels at P, which are the first of a part if FIRST and have
 * no consonant before them if BARE, and for the consonants behind them;
 * returns how many letters those are, 0 if they can't be read. */
static size_t
latin_rhyme(struct latin *l, const char *p, size_t len, bool first, bool bare)
{
	size_t vowels = latin_span(p, len, true), next;
	const char *c = p + vowels;
	size_t n = latin_span(c, len - vowels, false);
	bool last = vowels + n == len, longer;
	struct sk_koslot *a = latin_slot(l), *b = latin_slot(l);
	unsigned syllables;

	next = vowels + n;
	longer = n > 0 && (n > 1 || last) &&
		 (*c == 'h' || (*c == 'r' && first && n == 1)); /* Hur */
	if (!a || !b || vowels == 0 ||
	    !sk_koslot_vowels(a, p, vowels, longer, &syllables))
		return 0;
	l->syllables += syllables;
	if (longer) {
		c++;
		n--;
	}
	if (!(last ? sk_koslot_coda(b, c, n) : sk_koslot_medial(b, c, n)))
		return 0;
	/* Given names have an ah that is the vowel alone (Ahin, Ahyoung). */
	if (bare && !last && vowels == 1 && n == 1 && *c == 'h' &&
	    (*p == 'a' || *p == 'o'))
		sk_koslot_add(b, "", 0, 1);
	return next;
}

/* Slots for what stands between two borders. */
static bool
latin_part(struct latin *l, const char *p, size_t len)
{
	const struct exception *e = exception_find(p, len);
	size_t n = latin_span(p, len, false);
	struct sk_koslot *onset;

	if (e)
		return latin_exception(l, e);
	onset = latin_slot(l);
	if (!onset || n == len || !sk_koslot_onset(onset, p, n))
		return false;
	for (size_t at = n, head = n; at < len; at += n) {
		n = latin_rhyme(l, p + at, len - at, at == head, at == 0);
		if (n == 0)
			return false;
	}
	return true;
}

static bool
latin_parse(struct latin *l, const struct sk_koletters *letters)
{
	const char *p = letters->text, *end = p + letters->len;

	l->count = 0;
	l->syllables = 0;
	while (p < end) {
		const char *stop = memchr(p, '-', (size_t)(end - p));
		const char *part = p;

		if (!stop)
			stop = end;
		p = stop + (stop < end);
		if (!latin_part(l, part, (size_t)(stop - part)))
			return false;
	}
	return l->count > 0;
}

/* Ways through the slots that cost exactly so much. */
struct walk {
	const struct latin *latin;
	unsigned dearest[SLOTS + 1]; /* what the slots from each on can cost */
	unsigned tries;
	struct sk_kokeys *out;
};

static void
walk_done(struct walk *w, const struct sk_kosound *sound)
{
	char *key = w->out->key[w->out->count];

	w->tries++;
	if (!sk_kosound_key(sound, key))
		return;
	for (size_t i = 0; i < w->out->count; i++)
		if (strcmp(w->out->key[i], key) == 0)
			return;
	w->out->count++;
}

/* Make of TO what FROM is and C behind it. */
static void
walk_step(struct sk_kosound *to, const struct sk_kosound *from,
	  const struct sk_kochoice *c)
{
	memcpy(to->text, from->text, from->len);
	to->len = from->len;
	to->full = from->full;
	for (size_t i = 0; i < c->len; i++)
		sk_kosound_put(to, c->sounds[i]);
}

/* Go on behind SO_FAR, what the slots before AT sound like; ways that begin
 * alike share it. */
static void
walk_slot(struct walk *w, size_t at, const struct sk_kosound *so_far,
	  unsigned left)
{
	const struct sk_koslot *slot = &w->latin->slots[at];
	struct sk_kosound sound;

	if (at == w->latin->count) {
		walk_done(w, so_far);
		return;
	}
	for (unsigned i = 0; i < slot->count; i++) {
		const struct sk_kochoice *c = &slot->choices[i];

		if (w->out->count == SK_KOKEYS || w->tries == TRIES ||
		    c->cost > left)
			return;
		if (left - c->cost > w->dearest[at + 1])
			continue;
		walk_step(&sound, so_far, c);
		walk_slot(w, at + 1, &sound, left - c->cost);
	}
}

static void
walk_all(struct walk *w)
{
	const struct latin *l = w->latin;
	struct sk_kosound none;
	unsigned dearest = 0;

	none.len = 0;
	none.full = false;
	for (size_t i = l->count; i-- > 0;) {
		const struct sk_koslot *s = &l->slots[i];

		w->dearest[i + 1] = dearest;
		dearest += s->choices[s->count - 1].cost;
	}
	for (unsigned cost = 0; cost <= dearest; cost++)
		walk_slot(w, 0, &none, cost);
}

bool
sk_kokeys_latin(struct sakuin_str token, struct sk_kokeys *out)
{
	struct sk_koletters letters;
	struct latin latin;
	struct walk walk;

	out->count = 0;
	out->syllables = 0;
	out->marked = false;
	if (!sk_koletters(token, &letters) || !latin_parse(&latin, &letters))
		return false;
	walk.latin = &latin;
	walk.tries = 0;
	walk.out = out;
	walk_all(&walk);
	out->syllables = latin.syllables;
	out->marked = letters.marked;
	return out->count > 0;
}
