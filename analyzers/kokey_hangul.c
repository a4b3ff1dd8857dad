/* kokey_hangul.c - the one reading key of Hangul, and those of its parts. */
#include "kokey_sound.h"

enum {
	SYLLABLE_FIRST = 0xAC00,
	SYLLABLE_LAST = 0xD7A3,
	LEAD_FIRST = 0x1100, /* conjoining jamo that modern Korean uses */
	LEADS = 19,
	VOWEL_FIRST = 0x1161,
	VOWELS = 21,
	TAIL_FIRST = 0x11A7, /* one before the first: 0 is no tail */
	TAILS = 28
};

/* Indexes that have rules of their own. */
enum { LEAD_NONE = 11, LEAD_H = 18 };
enum { VOWEL_I = 20 };
enum {
	TAIL_NJ = 5,
	TAIL_D = 7,
	TAIL_LG = 9,
	TAIL_LB = 11,
	TAIL_J = 22,
	TAIL_T = 25
};

static const char lead_sounds[LEADS + 1] = "kknttlmppss-cccktph";
static const char vowel_sounds[VOWELS][3] = {
	"a",  "e",  "ya", "ye", "v",  "e",  "yv", "ye", "o", "wa", "we",
	"we", "yo", "u",  "wv", "we", "wi", "yu", "x",  "i", "i"
};
/* Tails before a consonant or the end, */
static const char tail_sounds[TAILS + 1] = "-kkknnntlkmlllplmppttqttktpt";
/* and before a vowel, which takes the last of them over. */
static const char tail_carried[TAILS][3] = { "",   "k",  "k",  "ks", "n",  "nc",
					     "n",  "t",  "l",  "lk", "lm", "lp",
					     "ls", "lt", "lp", "l",  "m",  "p",
					     "ps", "s",  "s",  "q",  "c",  "c",
					     "k",  "t",  "p",  "" };

static bool
hangul_separator(uint32_t c)
{
	switch (c) {
	case ' ':
	case '-':
	case 0xB7: /* middle dot */
	case 0x2010:
	case 0x2011:
	case 0x2027: /* hyphenation point */
	case 0x3000: /* ideographic space */
	case 0x30FB: /* katakana middle dot */
		return true;
	default:
		return false;
	}
}

/* Add the jamo C to the syllable LAST.  Returns false if it does not belong
 * there. */
static bool
hangul_jamo(struct sk_kosyllable *last, uint32_t c)
{
	if (c >= VOWEL_FIRST && c < VOWEL_FIRST + VOWELS) {
		if (last->vowel != VOWELS)
			return false;
		last->vowel = (uint8_t)(c - VOWEL_FIRST);
		return true;
	}
	if (c <= TAIL_FIRST || c >= TAIL_FIRST + TAILS ||
	    last->vowel == VOWELS || last->tail)
		return false;
	last->tail = (uint8_t)(c - TAIL_FIRST);
	return true;
}

/* Begin a syllable with C, composed or the jamo of a lead. */
static bool
hangul_begin(struct sk_kosyllable *s, uint32_t c)
{
	if (c >= LEAD_FIRST && c < LEAD_FIRST + LEADS) {
		s->lead = (uint8_t)(c - LEAD_FIRST);
		s->vowel = VOWELS; /* still missing */
		s->tail = 0;
		return true;
	}
	if (c < SYLLABLE_FIRST || c > SYLLABLE_LAST)
		return false;
	c -= SYLLABLE_FIRST;
	s->lead = (uint8_t)(c / (VOWELS * TAILS));
	s->vowel = (uint8_t)(c / TAILS % VOWELS);
	s->tail = (uint8_t)(c % TAILS);
	return true;
}

size_t
sk_kosyllables(struct sakuin_str text, struct sk_kosyllable out[SK_KOSYLLABLES])
{
	const char *p = text.ptr, *end = text.ptr + text.len;
	struct sk_kosyllable *last = NULL;
	size_t n = 0;

	if (text.len > UINT16_MAX)
		return 0;
	while (p < end) {
		size_t start = (size_t)(p - text.ptr);
		uint32_t c = sk_utf8_next(&p, end);

		if (last && hangul_jamo(last, c)) {
			last->end = (uint16_t)(p - text.ptr);
			continue;
		}
		if (last && last->vowel == VOWELS)
			return 0;
		last = NULL;
		if (hangul_separator(c))
			continue;
		if (n == SK_KOSYLLABLES || !hangul_begin(&out[n], c))
			return 0;
		last = &out[n++];
		last->start = (uint16_t)start;
		last->end = (uint16_t)(p - text.ptr);
	}
	return last && last->vowel == VOWELS ? 0 : n;
}

/* Does a vowel, or the h of NEXT, take the tail T over? */
static bool
hangul_carries(uint8_t t, const struct sk_kosyllable *next)
{
	if (next->lead == LEAD_NONE)
		return true;
	if (next->lead != LEAD_H)
		return false;
	return t == TAIL_NJ || t == TAIL_LG || t == TAIL_LB || t == TAIL_J ||
	       (t == TAIL_D && next->vowel == VOWEL_I);
}

static void
sound_puts(struct sk_kosound *s, const char *sounds)
{
	for (; *sounds; sounds++)
		sk_kosound_put(s, *sounds);
}

/* The tail T before the syllable NEXT, NULL at the end. */
static void
hangul_tail(struct sk_kosound *s, uint8_t t, const struct sk_kosyllable *next)
{
	if (!t)
		return;
	if (!next || !hangul_carries(t, next))
		sk_kosound_put(s, tail_sounds[t]);
	else if ((t == TAIL_D || t == TAIL_T) && next->vowel == VOWEL_I)
		sk_kosound_put(s, 'c'); /* gachi, not gati */
	else
		sound_puts(s, tail_carried[t]);
}

void
sk_kosound_syllables(struct sk_kosound *s,
		     const struct sk_kosyllable *syllables, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const struct sk_kosyllable *y = &syllables[i];

		if (y->lead != LEAD_NONE)
			sk_kosound_put(s, lead_sounds[y->lead]);
		sound_puts(s, vowel_sounds[y->vowel]);
		hangul_tail(s, y->tail, i + 1 < count ? y + 1 : NULL);
	}
}

static bool
hangul_key(const struct sk_kosyllable *syllables, size_t count,
	   char out[SK_KEY_MAX + 1])
{
	struct sk_kosound sound;

	sound.len = 0;
	sound.full = false;
	sk_kosound_syllables(&sound, syllables, count);
	return sk_kosound_key(&sound, out);
}

bool
sk_kokey_hangul(struct sakuin_str text, char out[SK_KEY_MAX + 1])
{
	struct sk_kosyllable syllables[SK_KOSYLLABLES];
	size_t n = sk_kosyllables(text, syllables);

	return n > 0 && hangul_key(syllables, n, out);
}

/* The keys sent for a word so far. */
enum { WINDOW_MIN = 2, WINDOW_MAX = 4, STARTS = 2 };
enum { WINDOWS = 1 + STARTS * (WINDOW_MAX - WINDOW_MIN + 1) };

struct windows {
	const struct sk_kosyllable *syllables;
	char key[WINDOWS][SK_KEY_MAX + 1];
	size_t count;
	sk_kokey_window_fn *fn;
	void *ctx;
};

/* Send the window of COUNT syllables at FROM unless its key was sent. */
static bool
windows_send(struct windows *w, size_t from, size_t count,
	     struct sakuin_error *err)
{
	const struct sk_kosyllable *first = &w->syllables[from];
	struct sk_kokey_window window;
	char *key = w->key[w->count];

	if (!hangul_key(first, count, key))
		return true;
	for (size_t i = 0; i < w->count; i++)
		if (strcmp(w->key[i], key) == 0)
			return true;
	w->count++;
	window.key = sk_str(key);
	window.start = first->start;
	window.end = first[count - 1].end;
	window.syllables = (unsigned)count;
	return w->fn(w->ctx, &window, err);
}

bool
sk_kokey_windows(struct sakuin_str word, sk_kokey_window_fn *fn, void *ctx,
		 struct sakuin_error *err)
{
	struct sk_kosyllable syllables[SK_KOSYLLABLES];
	size_t n = sk_kosyllables(word, syllables);
	struct windows w;

	w.syllables = syllables;
	w.count = 0;
	w.fn = fn;
	w.ctx = ctx;
	if (n > 0 && !windows_send(&w, 0, n, err))
		return false;
	for (size_t from = 0; from < STARTS; from++)
		for (size_t count = WINDOW_MIN;
		     count <= WINDOW_MAX && from + count <= n; count++)
			if (!windows_send(&w, from, count, err))
				return false;
	return true;
}
