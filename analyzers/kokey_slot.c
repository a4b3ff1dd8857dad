/* kokey_slot.c - Latin letters to Korean sounds. */
#include "kokey_slot.h"
#include "kokey_sound.h"

struct consonant {
	char spelling[4];
	uint8_t len;
	char sound;
};

struct nucleus {
	char spelling[5];
	uint8_t len;
	bool weak;         /* as likely two syllables */
	char sounds[3][3]; /* the likeliest first; "" ends */
};

#include "tables/romaja.h"

#define COUNT(a) (sizeof(a) / sizeof(a)[0])

enum {
	RUN_MAX = 8,      /* vowel letters in a row */
	LETTERS_MAX = 4,  /* of one nucleus */
	COST_CUT = 1,     /* vowels cut elsewhere than where they are first */
	COST_SPLIT = 2,   /* a weak nucleus taken for two */
	COST_INSERTED = 3 /* an n that Hangul has not */
};

void
sk_koslot_add(struct sk_koslot *s, const char *sounds, size_t len,
	      unsigned cost)
{
	unsigned from, at;

	for (from = 0; from < s->count; from++)
		if (s->choices[from].len == len &&
		    memcmp(s->choices[from].sounds, sounds, len) == 0)
			break;
	if (from < s->count && s->choices[from].cost <= cost)
		return;
	/* FROM is the place that becomes free: the dearer one of the same
	 * sounds, a new one, or that of the dearest. */
	if (from == SK_KOCHOICES && s->choices[--from].cost <= cost)
		return;
	if (from == s->count)
		s->count++;
	for (at = from; at > 0 && s->choices[at - 1].cost > cost; at--)
		s->choices[at] = s->choices[at - 1];
	memcpy(s->choices[at].sounds, sounds, len);
	s->choices[at].len = (uint8_t)len;
	s->choices[at].cost = (uint8_t)cost;
}

/* The row of TABLE that is spelled P[0, len), or NULL. */
static const struct consonant *
consonant_find(const struct consonant *table, const uint8_t *from,
	       const char *p, size_t len)
{
	unsigned letter = (unsigned)(p[0] - 'a');

	for (size_t i = from[letter]; i < from[letter + 1]; i++)
		if (table[i].len == len &&
		    memcmp(table[i].spelling, p, len) == 0)
			return &table[i];
	return NULL;
}

bool
sk_koslot_onset(struct sk_koslot *s, const char *p, size_t len)
{
	const struct consonant *c;

	if (len == 0) {
		sk_koslot_add(s, "", 0, 0);
		return true;
	}
	c = consonant_find(onsets, onsets_from, p, len);
	if (c)
		sk_koslot_add(s, &c->sound, 1, 0);
	return c != NULL;
}

bool
sk_koslot_coda(struct sk_koslot *s, const char *p, size_t len)
{
	const struct consonant *c;

	if (len == 0) {
		sk_koslot_add(s, "", 0, 0);
		return true;
	}
	c = *p == 'r' ? NULL : consonant_find(codas, codas_from, p, len);
	if (c)
		sk_koslot_add(s, &c->sound, 1, 0);
	return c != NULL;
}

/* Add CODA (0: none) and ONSET between two vowels, after sound changes, so
 * that choices that come to the same are one. */
static void
medial_add(struct sk_koslot *s, char coda, char onset, unsigned cost)
{
	struct sk_kosound sound;

	sound.text[0] = 'a'; /* some vowel */
	sound.len = 1;
	sound.full = false;
	if (coda)
		sk_kosound_put(&sound, coda);
	sk_kosound_put(&sound, onset);
	sk_koslot_add(s, sound.text + 1, sound.len - 1, cost);
}

/* The letters of P[0, len) that most likely belong to the syllable before.
 * The later syllable takes what it can, but not in McCune-Reischauer's rh, in
 * nh and ll, and in ngh, where ng is one sound. */
static size_t
medial_first(const char *p, size_t len)
{
	if (len == 2)
		return memcmp(p, "rh", 2) == 0 || memcmp(p, "nh", 2) == 0 ||
		       memcmp(p, "ll", 2) == 0;
	return len == 3 && memcmp(p, "ngh", 3) == 0 ? 2 : 0;
}

/* Add what P[0, len) is if CUT letters belong to the syllable before. */
static void
medial_cut(struct sk_koslot *s, const char *p, size_t len, size_t cut)
{
	const struct consonant *coda = NULL, *onset;

	/* A final r is that of McCune-Reischauer's rh only. */
	if (cut == 1 && p[0] == 'r' && p[1] != 'h')
		return;
	if (cut)
		coda = consonant_find(codas, codas_from, p, cut);
	onset = consonant_find(onsets, onsets_from, p + cut, len - cut);
	if (onset && (coda || !cut))
		medial_add(s, coda ? coda->sound : 0, onset->sound, s->count);
}

/* Between a final consonant and i or y many speak, and the revised romanisation
 * writes, an n that Hangul has not (Hangnyeoul, Allyak for hak-yeoul, al-yak;
 * Standard Pronunciation 29).  Add what P[0, len) is without it. */
static void
medial_inserted(struct sk_koslot *s, const char *p, size_t len)
{
	static const struct {
		char spelling[4], sound;
	} inserted[] = { { "ll", 'l' }, { "ngn", 'k' }, { "ngn", 'q' },
			 { "nn", 'n' }, { "mn", 'p' },  { "mn", 'm' } };

	for (size_t i = 0; i < COUNT(inserted); i++)
		if (strlen(inserted[i].spelling) == len &&
		    memcmp(inserted[i].spelling, p, len) == 0)
			sk_koslot_add(s, &inserted[i].sound, 1, COST_INSERTED);
}

/* A lone ng needs no choice of its own: n and g come to the same. */
bool
sk_koslot_medial(struct sk_koslot *s, const char *p, size_t len)
{
	size_t first = medial_first(p, len);

	medial_cut(s, p, len, first);
	for (size_t cut = 0; cut < len && first < 2; cut++)
		medial_cut(s, p, len, cut);
	if (s->count > 0 && (p[len] == 'y' || p[len] == 'i'))
		medial_inserted(s, p, len);
	return s->count > 0;
}

/* A run of vowel letters. */
struct run {
	const char *letters;
	size_t len;
	bool longer; /* letters[len] is an h or r */
	/* The nucleus of N + 1 letters at each place, or NULL; */
	const struct nucleus *at[RUN_MAX][LETTERS_MAX];
	/* and the fewest syllables from there on, > RUN_MAX if none. */
	unsigned least[RUN_MAX + 1];
	const struct nucleus *cut[RUN_MAX]; /* the syllables that are tried */
	unsigned cuts, found;
	bool weak; /* a cut that was found has a weak nucleus */
	struct sk_koslot *slot;
};

static const struct nucleus *
nucleus_find(const char *p, size_t len)
{
	unsigned letter = (unsigned)(p[0] - 'a');

	for (size_t i = nuclei_from[letter]; i < nuclei_from[letter + 1]; i++)
		if (nuclei[i].len == len &&
		    memcmp(nuclei[i].spelling, p, len) == 0)
			return &nuclei[i];
	return NULL;
}

/* The nucleus of LEN letters at FROM.  A final y is a consonant before other
 * vowels; an h or r behind the run belongs to the last nucleus, or is
 * nothing. */
static const struct nucleus *
run_nucleus(const struct run *r, size_t from, size_t len)
{
	const char *p = r->letters + from;
	const struct nucleus *n = nucleus_find(p, len), *longer = NULL;

	if (!n || (from + len < r->len && p[len - 1] == 'y'))
		return NULL;
	if (r->longer && from + len == r->len)
		longer = nucleus_find(p, len + 1);
	return longer ? longer : n;
}

static void
run_measure(struct run *r)
{
	r->least[r->len] = 0;
	for (size_t from = r->len; from-- > 0;) {
		r->least[from] = RUN_MAX + 1;
		for (size_t n = 1; n <= LETTERS_MAX; n++) {
			const struct nucleus *nucleus = NULL;

			if (from + n <= r->len)
				nucleus = run_nucleus(r, from, n);
			r->at[from][n - 1] = nucleus;
			if (nucleus && r->least[from + n] < r->least[from])
				r->least[from] = r->least[from + n] + 1;
		}
	}
}

/* Add all sounds of the cut from its syllable I on. */
static void
run_spell(struct run *r, unsigned i, char *sounds, size_t len, unsigned cost)
{
	const struct nucleus *n;

	if (i == r->cuts) {
		sk_koslot_add(r->slot, sounds, len, cost);
		return;
	}
	n = r->cut[i];
	for (unsigned k = 0; k < COUNT(n->sounds) && n->sounds[k][0]; k++) {
		size_t more = strlen(n->sounds[k]);

		memcpy(sounds + len, n->sounds[k], more);
		run_spell(r, i + 1, sounds, len + more, cost + k);
	}
}

static void
run_found(struct run *r, unsigned cost)
{
	char sounds[2 * RUN_MAX];

	run_spell(r, 0, sounds, 0, cost + (r->found ? COST_CUT : 0));
	r->found++;
	for (unsigned i = 0; i < r->cuts; i++)
		r->weak = r->weak || r->cut[i]->weak;
}

/* Find the ways to cut what is behind FROM into LEFT syllables, long ones
 * first; without weak ones unless WEAK. */
static void
run_cut(struct run *r, size_t from, unsigned left, bool weak, unsigned cost)
{
	if (from == r->len && left == 0)
		run_found(r, cost);
	if (from == r->len || left < r->least[from])
		return;
	for (size_t n = LETTERS_MAX; n > 0; n--) {
		const struct nucleus *nucleus = r->at[from][n - 1];

		if (!nucleus || (nucleus->weak && !weak))
			continue;
		r->cut[r->cuts++] = nucleus;
		run_cut(r, from + n, left - 1, weak, cost);
		r->cuts--;
	}
}

bool
sk_koslot_vowels(struct sk_koslot *s, const char *p, size_t len, bool longer,
		 unsigned *syllables)
{
	struct run r;

	if (len > RUN_MAX)
		return false;
	r.letters = p;
	r.len = len;
	r.longer = longer;
	r.cuts = r.found = 0;
	r.weak = false;
	r.slot = s;
	run_measure(&r);
	if (r.least[0] > RUN_MAX)
		return false;
	*syllables = r.least[0];
	run_cut(&r, 0, r.least[0], true, 0);
	if (r.weak)
		run_cut(&r, 0, r.least[0] + 1, false, COST_SPLIT);
	return true;
}
