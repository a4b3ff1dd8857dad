/* spellings_ko.c - Hangul in the two romanisations that people type.
 *
 * Revised Romanisation (Ministry of Culture, 2000) and McCune-Reischauer
 * (1939) write how a word sounds, so both begin with the sound changes
 * between syllables.  Both keep aspirates, which the key does not tell. */
#include "kokey_sound.h"
#include "spellings.h"

enum { SPELLING = 512, LEAD_NONE = 11, LEAD_R = 5, LEAD_H = 18, VOWEL_I = 20 };
enum { TAIL_D = 7, TAIL_T = 25 };
enum { VOWEL_EO = 4, VOWEL_YEO = 6, VOWEL_U = 13, VOWEL_UI = 19 };

enum scheme { RR, MR_PLAIN, MR_MARKED, MR_FULL, SCHEMES, FOLK = SCHEMES };

/* Sounds: g d b j z lenis, K T P C aspirates, G D B J S tense, n m r h s;
 * at the end of a syllable k t p N n m l. */
static const char leads[] = "gGndDrmbBsS-jJCKTPh";
static const char tails[] = "-kkknnntlkmlllplmppttNttktpt";
/* What a vowel takes over of a tail. */
static const char carried[] = "-gGsnjnd"
			      "rgmbsTPrmbssS-jCKTP-";
/* What stays of a double tail then, or '-'. */
static const char stays[] = "---k-n---llllll---p---------";

static const char *const vowels[3][21] = {
	{ "a",  "ae", "ya", "yae", "eo", "e",  "yeo", "ye", "o",  "wa", "wae",
	  "oe", "yo", "u",  "wo",  "we", "wi", "yu",  "eu", "ui", "i" },
	{ "a",         "ae", "ya", "yae", "\xC5\x8F", "e",         "y\xC5\x8F",
	  "ye",        "o",  "wa", "wae", "oe",       "yo",        "u",
	  "w\xC5\x8F", "we", "wi", "yu",  "\xC5\xAD", "\xC5\xADi", "i" },
	{ "a",  "ae", "ya", "yae", "o",  "e",  "yo", "ye", "o",  "wa", "wae",
	  "oe", "yo", "u",  "wo",  "we", "wi", "yu", "u",  "ui", "i" },
};

struct spellings_ko {
	char tail[SK_KOSYLLABLES], lead[SK_KOSYLLABLES];
	uint8_t vowel[SK_KOSYLLABLES];
	size_t count;
	char text[SPELLING];
	size_t len;
};

static bool
ko_in(char c, const char *set)
{
	return c && strchr(set, c);
}

/* The tail A and the lead B of the next syllable change each other; '-' is
 * none. */
static void
ko_change(char *a, char *b)
{
	static const char stops[] = "ktp", nasals[] = "Nnm";
	static const char lenis[] = "gdbj", aspirates[] = "KTPC";

	if (ko_in(*a, stops) && ko_in(*b, "nmr"))
		*a = nasals[strchr(stops, *a) - stops];
	if (*b == 'r' && ko_in(*a, "Nm"))
		*b = 'n';
	if ((*a == 'n' && *b == 'r') || (*a == 'l' && ko_in(*b, "nr")))
		*a = *b = 'l';
	if (*a == 'H' && ko_in(*b, lenis))
		*b = aspirates[strchr(lenis, *b) - lenis];
	if (*a == 'H')
		*a = '-';
}

/* Split the tail of S before a syllable that begins with a vowel. */
static void
ko_carry(const struct sk_kosyllable *s, const struct sk_kosyllable *next,
	 char *tail, char *lead)
{
	*tail = stays[s->tail];
	*lead = carried[s->tail];
	if (next->vowel == VOWEL_I && s->tail == TAIL_D)
		*lead = 'j';
	if (next->vowel == VOWEL_I && s->tail == TAIL_T)
		*lead = 'C';
	if (tails[s->tail] == 'N') {
		*tail = 'N';
		*lead = '-';
	}
}

/* Is the tail one with an h, which aspirates what follows?  n-h, l-h, h. */
static char
ko_tail_h(uint8_t tail)
{
	return tail == 6 || tail == 15 || tail == 27 ? 'H' : 0;
}

static void
ko_sounds(struct spellings_ko *k, const struct sk_kosyllable *s)
{
	for (size_t i = 0; i < k->count; i++) {
		k->lead[i] = leads[s[i].lead];
		k->tail[i] = tails[s[i].tail];
		k->vowel[i] = s[i].vowel;
	}
	for (size_t i = 0; i + 1 < k->count; i++) {
		char *tail = &k->tail[i], *lead = &k->lead[i + 1];
		char h = 'H';

		if (s[i].tail && s[i + 1].lead == LEAD_NONE) {
			ko_carry(&s[i], &s[i + 1], tail, lead);
		} else if (ko_tail_h(s[i].tail) && ko_in(*lead, "gdj")) {
			ko_change(&h, lead);
			*tail = s[i].tail == 6    ? 'n'
				: s[i].tail == 15 ? 'l'
						  : '-';
		} else if (s[i].tail) {
			ko_change(tail, lead);
		}
	}
}

static void
ko_put(struct spellings_ko *k, const char *text)
{
	size_t len = strlen(text);

	if (k->len + len > sizeof k->text)
		return;
	memcpy(k->text + k->len, text, len);
	k->len += len;
}

/* Is the consonant at syllable I between sounds with a voice? */
static bool
ko_voiced(const struct spellings_ko *k, size_t i)
{
	return i > 0 && !ko_in(k->tail[i - 1], "ktp");
}

static void
ko_lead(struct spellings_ko *k, size_t i, enum scheme scheme)
{
	static const char *const lenis[][2] = {
		{ "g", "k" }, { "d", "t" }, { "b", "p" }, { "j", "ch" }
	};
	static const char *const aspirates[] = { "k", "t", "p", "ch" };
	static const char *const tense[] = { "kk", "tt", "pp", "jj", "ss" };
	char c = k->lead[i], plain[2] = { c, '\0' };

	if (c == '-')
		return;
	if (ko_in(c, "gdbj")) {
		size_t which = (size_t)(strchr("gdbj", c) - "gdbj");

		/* n'g is not ng. */
		if (c == 'g' && scheme == MR_FULL && i && k->tail[i - 1] == 'n')
			ko_put(k, "'");
		ko_put(k,
		       lenis[which][scheme == FOLK ? c == 'g'
						   : scheme != RR &&
							     !ko_voiced(k, i)]);
	} else if (ko_in(c, "KTPC")) {
		ko_put(k, aspirates[strchr("KTPC", c) - "KTPC"]);
		if (scheme == MR_FULL)
			ko_put(k, "'");
	} else if (ko_in(c, "GDBJS")) {
		ko_put(k, c == 'J' && scheme != RR && scheme != FOLK
				  ? "tch"
				  : tense[strchr("GDBJS", c) - "GDBJS"]);
	} else {
		ko_put(k, plain);
	}
}

/* Vowels as people write them in their names: Hyun, Young, Soo, Hee. */
static const char *
ko_folk(const struct spellings_ko *k, size_t i)
{
	static const char *const closed[] = {
		[VOWEL_EO] = "u", [VOWEL_YEO] = "yu", [VOWEL_U] = "oo"
	};
	uint8_t vowel = k->vowel[i];
	bool open = k->tail[i] == '-';

	if (vowel == VOWEL_UI && k->lead[i] == 'h')
		return "ee";
	if (vowel == VOWEL_U && ko_in(k->tail[i], "-n"))
		return closed[vowel];
	if (vowel == VOWEL_YEO && k->tail[i] == 'N' && k->lead[i] == '-')
		return "you";
	if (open || (vowel == VOWEL_YEO && k->lead[i] == '-') ||
	    (vowel != VOWEL_EO && vowel != VOWEL_YEO))
		return vowels[0][vowel];
	return closed[vowel];
}

static bool
ko_write(struct spellings_ko *k, enum scheme scheme, sk_spelling_fn *fn,
	 void *ctx, struct sakuin_error *err)
{
	static const int table[] = { 0, 2, 1, 1, 0 };

	k->len = 0;
	for (size_t i = 0; i < k->count; i++) {
		const char *vowel =
			scheme == FOLK ? ko_folk(k, i)
				       : vowels[table[scheme]][k->vowel[i]];
		char tail[2] = { k->tail[i], '\0' };

		ko_lead(k, i, scheme);
		ko_put(k, vowel);
		if (*tail == 'N')
			ko_put(k, "ng");
		else if (*tail != '-')
			ko_put(k, tail);
	}
	return fn(ctx, (struct sakuin_str){ k->text, k->len }, err);
}

/* Of names each syllable is written by itself: Seok-yeol, not Seogyeol. */
static bool
ko_name(struct spellings_ko *k, const struct sk_kosyllable *syllables,
	sk_spelling_fn *fn, void *ctx, struct sakuin_error *err)
{
	for (size_t i = 0; i < k->count; i++) {
		k->lead[i] = leads[syllables[i].lead];
		k->tail[i] = tails[syllables[i].tail];
	}
	return ko_write(k, RR, fn, ctx, err) &&
	       ko_write(k, MR_PLAIN, fn, ctx, err) &&
	       ko_write(k, FOLK, fn, ctx, err);
}

bool
sk_spellings_ko(struct sakuin_str word, sk_spelling_fn *fn, void *ctx,
		struct sakuin_error *err)
{
	struct sk_kosyllable syllables[SK_KOSYLLABLES];
	struct spellings_ko k = { .count = 0 };

	k.count = sk_kosyllables(word, syllables);
	if (k.count == 0)
		return true;
	ko_sounds(&k, syllables);
	for (int scheme = 0; scheme < SCHEMES; scheme++)
		if (!ko_write(&k, (enum scheme)scheme, fn, ctx, err))
			return false;
	return k.count != 2 || ko_name(&k, syllables, fn, ctx, err);
}
