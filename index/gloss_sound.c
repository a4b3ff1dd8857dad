/* gloss_sound.c - what may be how a name is read, as it is written in a gloss. */
#include "gloss_impl.h"
#include "jakey.h"
#include "names.h"
#include "script.h"

void
sk_gloss_sound_add(struct sk_gloss_sounds *s, enum sakuin_reading reading,
		   const char *key, unsigned syllables)
{
	struct sk_gloss_sound *made = &s->v[s->count];

	if (s->count == SK_GLOSS_SOUNDS || strlen(key) > SK_GLOSS_MAX)
		return;
	for (size_t i = 0; i < s->count; i++)
		if (s->v[i].reading == reading && !strcmp(s->v[i].key, key))
			return;
	*made = (struct sk_gloss_sound){ .reading = reading,
					 .syllables = syllables };
	memcpy(made->key, key, strlen(key));
	s->count++;
}

/* せっしゅう, or なつめ そうせき: then also the given name first. */
void
sk_gloss_sound_kana(struct sakuin_str text, struct sk_gloss_sounds *s)
{
	const char *space = memchr(text.ptr, ' ', text.len);
	const char *wide = memmem(text.ptr, text.len, "\xE3\x80\x80", 3);
	const char *cut = space ? space : wide;
	struct sk_jakey all, first, last;
	struct sakuin_str a, b;

	s->like = sk_script_at(text, 0) == SAKUIN_HIRAGANA ? SK_LIKE_HIRAGANA
							   : SK_LIKE_OTHER;
	if (!sk_jakey_kana(text, &all))
		return;
	s->letters = (unsigned)text.len / 3;
	sk_gloss_sound_add(s, SAKUIN_READ_JA, all.key, all.morae);
	if (!cut)
		return;
	a = (struct sakuin_str){ text.ptr, (size_t)(cut - text.ptr) };
	b = (struct sakuin_str){ cut, text.len - a.len };
	if (sk_jakey_kana(a, &first) && sk_jakey_kana(b, &last) &&
	    sk_jakey_join(&last, &first) && last.len <= SK_GLOSS_MAX)
		memcpy(s->v[0].turned, last.key, last.len + 1);
}

/* The words of a romanised name. */
struct gloss_words {
	struct sakuin_str v[8];
	size_t count;
};

static void
gloss_cut(struct sakuin_str text, struct gloss_words *w)
{
	const char *p = text.ptr, *end = text.ptr + text.len;

	w->count = 0;
	while (p < end && w->count < 8) {
		const char *q = memchr(p, ' ', (size_t)(end - p));

		q = q ? q : end;
		if (q > p)
			w->v[w->count++] =
				(struct sakuin_str){ p, (size_t)(q - p) };
		p = q + (q < end);
	}
}

/* The words [FROM, TO), first those from MIDDLE on, with hyphens between; "no"
 * is left out where NATIVE does. */
static struct sakuin_str
gloss_joined(const struct gloss_words *w, size_t from, size_t middle, size_t to,
	     bool no, char out[SK_GLOSS_MAX + 1])
{
	size_t len = 0;

	for (size_t i = 0; i < to - from; i++) {
		size_t n =
			middle + i < to ? middle + i : from + i - (to - middle);
		struct sakuin_str word = w->v[n];

		if (!no && word.len == 2 && !strncasecmp(word.ptr, "no", 2))
			continue;
		if (len + word.len + 1 > SK_GLOSS_MAX)
			break;
		if (len)
			out[len++] = '-';
		memcpy(out + len, word.ptr, word.len);
		len += word.len;
	}
	out[len] = '\0';
	return (struct sakuin_str){ out, len };
}

/* What the words [FROM, TO) sound like in each language. */
static void
gloss_latin_words(const struct gloss_words *w, size_t from, size_t middle,
		  bool no, bool korean, struct sk_gloss_sounds *s)
{
	char text[SK_GLOSS_MAX + 1];
	struct sakuin_str name =
		gloss_joined(w, from, middle, w->count, no, text);

	for (int r = SAKUIN_READ_JA; r <= SAKUIN_READ_ZH; r++) {
		struct sk_name_keys keys;
		size_t most = r == SAKUIN_READ_KO ? SK_NAME_KEYS : 2;

		if ((korean && r != SAKUIN_READ_KO) ||
		    !sk_names_types[r]->keys(name, &keys))
			continue;
		for (size_t i = 0; i < keys.count && i < most; i++)
			sk_gloss_sound_add(s, (enum sakuin_reading)r,
					   keys.key[i], keys.syllables);
	}
}

/* The sounds from FIRST and from SECOND on are of the same words, turned. */
static void
gloss_turn(struct sk_gloss_sounds *s, size_t first, size_t second)
{
	struct sk_gloss_sound *a = &s->v[first], *b = &s->v[second];

	if (second == first || second == s->count || a->reading != b->reading)
		return;
	memcpy(a->turned, b->key, sizeof a->turned);
	memcpy(b->turned, a->key, sizeof b->turned);
}

/* Of "the painter Sesshu" it is the end that counts; the given name may come
 * first. */
void
sk_gloss_sound_latin(const struct sk_glosses *g, struct sakuin_str text,
		     bool korean, struct sk_gloss_sounds *s)
{
	bool no = memmem(g->native, g->native_len, "\xE3\x81\xAE", 3) != NULL;
	struct gloss_words w;

	s->like = SK_LIKE_OTHER;
	gloss_cut(text, &w);
	for (size_t from = w.count > 4 ? w.count - 4 : 0; from < w.count;
	     from++) {
		size_t first = s->count, second;

		gloss_latin_words(&w, from, from, no, korean, s);
		second = s->count;
		if (w.count - from > 1)
			gloss_latin_words(&w, from, w.count - 1, no, korean, s);
		gloss_turn(s, first, second);
	}
}
