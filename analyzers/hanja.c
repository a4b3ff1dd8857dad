/* hanja.c - Korean readings of Chinese characters, and the keys of words.
 *
 * Few characters have several readings, but surnames are among them (金 is
 * 김 or 금), and the table cannot tell which is meant: all are tried. */
#include "hanja.h"
#include "kokey_sound.h"

struct hanja_other {
	uint32_t c;
	uint16_t set;
};

#include "tables/hanja.h"

#define COUNT(a) (sizeof(a) / sizeof(a)[0])

enum {
	SYLLABLE = 3, /* bytes of one in UTF-8 */
	READINGS = 8, /* of a character, with those by the initial law */
	TRIES = 4 * SK_HANJA_KEYS,
	REPEAT = 0x3005 /* the character before once more */
};

/* Leads and vowels by their numbers in Unicode 15, section 3.12. */
enum { LEAD_N = 2, LEAD_R = 5, LEAD_NONE = 11 };
enum { VOWEL_YEO = 6, VOWEL_YU = 17, VOWEL_I = 20, TAIL_L = 8 };

static uint16_t
hanja_other(uint32_t c)
{
	size_t low = 0, high = COUNT(hanja_others);

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (hanja_others[middle].c < c)
			low = middle + 1;
		else
			high = middle;
	}
	return low < COUNT(hanja_others) && hanja_others[low].c == c
		       ? hanja_others[low].set
		       : 0;
}

struct sakuin_str
sk_hanja_readings(uint32_t c)
{
	uint16_t set;

	if (c - 0x4E00 < COUNT(hanja_4e00))
		set = hanja_4e00[c - 0x4E00];
	else if (c - 0x3400 < COUNT(hanja_3400))
		set = hanja_3400[c - 0x3400];
	else if (c - 0xF900 < COUNT(hanja_f900))
		set = hanja_f900[c - 0xF900];
	else
		set = hanja_other(c);
	return sk_str(hanja_sets[set]);
}

/* How a character may be read; those behind LISTED are the others with the
 * law of initial sounds. */
struct readings {
	struct sk_kosyllable syllables[READINGS];
	unsigned count, listed;
};

struct word {
	struct readings characters[SK_HANJA_CHARACTERS];
	size_t count;
	struct sk_kosyllable path[SK_HANJA_CHARACTERS];
	char key[SK_HANJA_KEYS][SK_KEY_MAX + 1];
	unsigned keys, tries;
	sk_hanja_key_fn *fn;
	void *ctx;
};

/* Is it ㅣ or a vowel that begins with y? */
static bool
vowel_high(uint8_t vowel)
{
	/* ㅑ ㅒ ㅕ ㅖ ㅛ ㅠ ㅣ */
	return (UINT32_C(0x1210CC) >> vowel & 1) != 0;
}

/* S at the start of a word; false if that is no change. */
static bool
reading_initial(struct sk_kosyllable *s)
{
	if (s->lead != LEAD_R && s->lead != LEAD_N)
		return false;
	if (vowel_high(s->vowel)) {
		s->lead = LEAD_NONE;
		return true;
	}
	if (s->lead == LEAD_N)
		return false;
	s->lead = LEAD_N;
	return true;
}

/* Are they 렬 and 률, which lose their rieul inside words as well? */
static bool
reading_weak(const struct sk_kosyllable *s)
{
	return s->lead == LEAD_R && s->tail == TAIL_L &&
	       (s->vowel == VOWEL_YEO || s->vowel == VOWEL_YU);
}

static void
readings_add(struct readings *r, const struct sk_kosyllable *s)
{
	for (unsigned i = 0; i < r->count; i++) {
		const struct sk_kosyllable *old = &r->syllables[i];

		if (old->lead == s->lead && old->vowel == s->vowel &&
		    old->tail == s->tail)
			return;
	}
	if (r->count < READINGS)
		r->syllables[r->count++] = *s;
}

/* The readings of C at place AT.  The second character may begin a given name
 * and the third the second half of a compound.  (At the first the key itself
 * knows the law.) */
static bool
readings_fill(struct readings *r, uint32_t c, size_t at)
{
	struct sakuin_str text = sk_hanja_readings(c);
	struct sk_kosyllable s[SK_KOSYLLABLES];
	size_t n = sk_kosyllables(text, s);

	r->count = 0;
	for (size_t i = 0; i < n; i++)
		readings_add(r, &s[i]);
	r->listed = r->count;
	for (size_t i = 0; i < n; i++)
		if (at > 0 && (at < 3 || reading_weak(&s[i])) &&
		    reading_initial(&s[i]))
			readings_add(r, &s[i]);
	return r->count > 0;
}

static bool
word_fill(struct word *w, struct sakuin_str text)
{
	const char *p = text.ptr, *end = p + text.len;
	uint32_t before = 0;

	for (w->count = 0; p < end; w->count++) {
		uint32_t c = sk_utf8_next(&p, end);

		if (c == REPEAT)
			c = before;
		if (w->count == SK_HANJA_CHARACTERS ||
		    !readings_fill(&w->characters[w->count], c, w->count))
			return false;
		before = c;
	}
	return w->count > 1;
}

static bool
word_send(struct word *w, struct sakuin_error *err)
{
	struct sk_kosound sound = { .len = 0 };
	char *key = w->key[w->keys];

	w->tries++;
	sk_kosound_syllables(&sound, w->path, w->count);
	if (!sk_kosound_key(&sound, key))
		return true;
	for (unsigned i = 0; i < w->keys; i++)
		if (strcmp(w->key[i], key) == 0)
			return true;
	w->keys++;
	return w->fn(w->ctx, sk_str(key), err);
}

/* Try all readings from the character AT on, with the initial law applied
 * LAWS times. */
static bool
word_read(struct word *w, size_t at, unsigned laws, struct sakuin_error *err)
{
	const struct readings *r = &w->characters[at];

	if (at == w->count)
		return laws > 0 || word_send(w, err);
	for (unsigned i = 0; i < r->count; i++) {
		unsigned law = i >= r->listed;

		if (w->keys == SK_HANJA_KEYS || w->tries == TRIES || law > laws)
			return true;
		w->path[at] = r->syllables[i];
		if (!word_read(w, at + 1, laws - law, err))
			return false;
	}
	return true;
}

bool
sk_hanja_keys(struct sakuin_str word, sk_hanja_key_fn *fn, void *ctx,
	      struct sakuin_error *err)
{
	struct word w;

	if (!word_fill(&w, word))
		return true;
	w.keys = w.tries = 0;
	w.fn = fn;
	w.ctx = ctx;
	for (unsigned laws = 0; laws <= 3; laws++)
		if (!word_read(&w, 0, laws, err))
			return false;
	return true;
}
