/* gloss_judge.c - is that how the name is read?
 *
 * A reading that the analyzer knows is believed at once, and says where the
 * name begins: of 京都市の障子（しょうじ） only the end is read so.  Other
 * readings have to have about as many syllables as the name has characters,
 * and to share a good part of their sounds with one that is known: 静遍 (Johen)
 * has the "hen" of seihen, 英国（イギリス） nothing of eikoku. */
#include "gloss_impl.h"
#include "kokey.h"
#include "script.h"

/* A name that is the end of what stands there has two characters. */
enum { LAST = 6 };

/* The most letters that A and B have in common, in order, in hundredths of the
 * longer one. */
static unsigned
gloss_likeness(const char *a, const char *b)
{
	size_t la = strlen(a), lb = strlen(b), most = la > lb ? la : lb;
	unsigned char row[SK_GLOSS_MAX + 2] = { 0 };

	for (size_t i = 0; i < la; i++) {
		unsigned char corner = 0;

		for (size_t j = 0; j < lb; j++) {
			unsigned char above = row[j + 1];

			if (a[i] == b[j])
				row[j + 1] = (unsigned char)(corner + 1);
			else if (row[j] > above)
				row[j + 1] = row[j];
			corner = above;
		}
	}
	return most ? (unsigned)(100u * row[lb] / most) : 0;
}

static bool
gloss_read(void *ctx, const struct sakuin_token *token,
	   struct sakuin_error *err)
{
	struct sk_glosses *g = ctx;
	struct sk_gloss_key *k = &g->keys[g->key_count];

	(void)err;
	if (token->kind != SAKUIN_READING || token->end != g->native_len ||
	    token->text.len > SK_GLOSS_MAX || g->key_count == SK_GLOSS_KEYS)
		return true;
	k->reading = token->reading;
	k->start = token->start;
	k->len = token->text.len;
	memcpy(k->text, token->text.ptr, k->len);
	k->text[k->len] = '\0';
	g->key_count++;
	return true;
}

/* Put TEXT, without spaces, into g->native, and how it may be read. */
static bool
gloss_native(struct sk_glosses *g, const struct sk_gloss_side *native,
	     struct sakuin_error *err)
{
	struct sakuin_field field = { .lang = g->lang };
	const char *p = native->text.ptr, *end = p + native->text.len;

	g->native_len = g->key_count = 0;
	while (p < end) {
		const char *at = p;
		uint32_t c = sk_utf8_next(&p, end);

		if (c == ' ' || c == 0x3000)
			continue;
		memcpy(g->native + g->native_len, at, (size_t)(p - at));
		g->native_len += (size_t)(p - at);
	}
	g->native[g->native_len] = '\0';
	if (native->script == SK_GLOSS_HANGUL)
		return true;
	field.text = (struct sakuin_str){ g->native, g->native_len };
	return sakuin_analyze(g->analyzer, &field, gloss_read, g, err);
}

/* ----------------------------------------------------------- the verdict */

static bool
gloss_tell(struct sk_glosses *g, size_t start,
	   const struct sk_gloss_sound *sound, struct sakuin_error *err)
{
	struct sk_gloss made = {
		.native = { g->native + start, g->native_len - start },
		.reading = sound->reading,
		.key = sk_str(sound->key),
	};

	if (!g->fn(g->ctx, &made, err))
		return false;
	made.key = sk_str(sound->turned);
	return made.key.len == 0 || g->fn(g->ctx, &made, err);
}

/* The sound that is known, and where what is read so begins; NULL for none. */
static const struct sk_gloss_sound *
gloss_known(const struct sk_glosses *g, const struct sk_gloss_sounds *s,
	    size_t *start)
{
	const struct sk_gloss_sound *best = NULL;

	for (size_t i = 0; i < s->count; i++)
		for (size_t j = 0; j < g->key_count; j++) {
			const struct sk_gloss_key *k = &g->keys[j];

			if (k->start && k->start + LAST > g->native_len)
				continue;
			if (k->reading != s->v[i].reading ||
			    strcmp(k->text, s->v[i].key) != 0 ||
			    (best && k->start >= *start))
				continue;
			best = &s->v[i];
			*start = k->start;
		}
	return best;
}

/* Characters of what is read, kana for half a one. */
static unsigned
gloss_characters(const struct sk_glosses *g)
{
	const char *p = g->native, *end = p + g->native_len;
	unsigned halves = 0;

	while (p < end)
		halves += sk_script_of(sk_utf8_next(&p, end)) > SAKUIN_HAN ? 1
									   : 2;
	return (halves + 1) / 2;
}

/* Does V end as the last characters may be read? */
static bool
gloss_ends(const struct sk_glosses *g, const struct sk_gloss_sound *v)
{
	size_t len = strlen(v->key);

	for (size_t i = 0; i < g->key_count; i++) {
		const struct sk_gloss_key *k = &g->keys[i];

		if (k->start && k->reading == v->reading && k->len > 1 &&
		    k->len < len && !strcmp(v->key + len - k->len, k->text))
			return true;
	}
	return false;
}

/* Is one of A and B the end of the other?  Then the name begins elsewhere: of
 * 世直し一揆（よなおしいっき） only the last two characters were taken. */
static bool
gloss_is_part(const char *a, const char *b)
{
	size_t la = strlen(a), lb = strlen(b);

	return la > lb ? !strcmp(a + la - lb, b)
		       : la < lb && !strcmp(b + lb - la, a);
}

/* How much V is like what is known of all of the name, in hundredths.  Of what
 * is known in pieces only the last one can be compared; where nothing is, few
 * letters for many characters may be the reading of the last ones. */
static unsigned
gloss_like_known(const struct sk_glosses *g, const struct sk_gloss_sounds *s,
		 const struct sk_gloss_sound *v, unsigned characters)
{
	unsigned most = 0;
	bool known = false;

	for (size_t i = 0; i < g->key_count; i++) {
		unsigned like;

		if (g->keys[i].start || g->keys[i].reading != v->reading)
			continue;
		known = true;
		if (gloss_is_part(v->key, g->keys[i].text))
			return 0;
		like = gloss_likeness(v->key, g->keys[i].text);
		most = like > most ? like : most;
	}
	if (!known && v->reading == SAKUIN_READ_JA &&
	    (gloss_ends(g, v) ||
	     (s->like == SK_LIKE_HIRAGANA && 2 * s->letters >= 3 * characters)))
		most = s->like;
	return most;
}

/* The sound that is most like one that is known, if it is like enough. */
static const struct sk_gloss_sound *
gloss_alike(const struct sk_glosses *g, const struct sk_gloss_sounds *s)
{
	unsigned characters = gloss_characters(g), most = 0;
	const struct sk_gloss_sound *best = NULL;

	for (size_t i = 0; i < s->count; i++) {
		const struct sk_gloss_sound *v = &s->v[i];
		bool korean = v->reading == SAKUIN_READ_KO;
		unsigned like;

		if (v->reading == SAKUIN_READ_ZH || characters < 2 ||
		    v->syllables < characters ||
		    v->syllables > (korean ? 1 : 4) * characters)
			continue;
		like = gloss_like_known(g, s, v, characters);
		if (like >= (korean ? SK_LIKE_KOREAN : s->like) &&
		    like > most) {
			most = like;
			best = v;
		}
	}
	return best;
}

/* 이승만 and "Syngman Rhee": only what our own reading does not give is worth
 * telling. */
static bool
gloss_hangul(struct sk_glosses *g, const struct sk_gloss_side *native,
	     const struct sk_gloss_side *sound, const struct sk_gloss_sounds *s,
	     struct sakuin_error *err)
{
	unsigned syllables = (unsigned)g->native_len / 3, most = 0;
	const struct sk_gloss_sound *best = NULL;
	char key[SK_KEY_MAX + 1];

	if (!sk_kokey_hangul((struct sakuin_str){ g->native, g->native_len },
			     key))
		return true;
	for (size_t i = 0; i < s->count; i++) {
		unsigned like = gloss_likeness(s->v[i].key, key);

		if (like == 100)
			return true;
		if (s->v[i].syllables == syllables && syllables > 1 &&
		    like >= SK_LIKE_KOREAN && like > most) {
			most = like;
			best = &s->v[i];
		}
	}
	return best ? gloss_tell(g, 0, best, err)
		    : sk_gloss_acronym(g, native, sound, err);
}

/* Who puts kana beside a name says how it is read, all of it. */
static const struct sk_gloss_sound *
gloss_said(const struct sk_glosses *g, const struct sk_gloss_sounds *s,
	   size_t *start)
{
	*start = 0;
	return s->count && gloss_characters(g) >= 2 ? &s->v[0] : NULL;
}

bool
sk_gloss_judge(struct sk_glosses *g, const struct sk_gloss_side *native,
	       const struct sk_gloss_side *sound, struct sakuin_error *err)
{
	struct sk_gloss_sounds s = { .count = 0 };
	const struct sk_gloss_sound *best;
	char key[SK_KEY_MAX + 1];
	size_t start = 0;

	if (!gloss_native(g, native, err))
		return false;
	if (sound->script == SK_GLOSS_KANA)
		sk_gloss_sound_kana(sound->text, &s);
	else if (sound->script == SK_GLOSS_LATIN)
		sk_gloss_sound_latin(g, sound->text,
				     native->script == SK_GLOSS_HANGUL, &s);
	else if (sk_kokey_hangul(sound->text, key))
		sk_gloss_sound_add(&s, SAKUIN_READ_KO, key,
				   (unsigned)sound->text.len / 3);
	if (native->script == SK_GLOSS_HANGUL)
		return gloss_hangul(g, native, sound, &s, err);
	best = gloss_known(g, &s, &start);
	if (g->ruby && sound->script == SK_GLOSS_KANA)
		best = gloss_said(g, &s, &start);
	else if (!best)
		best = gloss_alike(g, &s);
	return best ? gloss_tell(g, start, best, err)
		    : sk_gloss_acronym(g, native, sound, err);
}
