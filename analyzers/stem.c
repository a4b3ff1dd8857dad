/* stem.c - behind each word and its fold and part, their Snowball stems.
 *
 * Options: "auto" (the default) is the English stem, since stock front ends
 * send English stems, and the stem of the field's language where that is
 * another one; a language ("french", "fr") is its stem only.
 *
 * As in stock Xapian, text gets a stem if it begins with a letter that is not
 * a capital, and Korean, Japanese and Chinese are their own stems.  A lone
 * hiragana has none: it says nothing. */
#include <libstemmer.h>
#include <stdlib.h>

#include "script.h"
#include "stage.h"
#include "stock.h"

/* A row of tables/stemmers.h. */
struct stemmer {
	const char *code, *name;
};

#include "tables/stemmers.h"

/* A word and, right behind it, its stem: 48 bytes in all.  Longer pairs are
 * rare and are stemmed each time. */
struct pair {
	uint8_t word, stem; /* bytes of each */
	char text[46];
};

enum { PAIRS = 4096, SEEN = 8 };

/* One algorithm and what it said last, found by a hash of the word. */
struct snowball {
	const char *name;
	struct sb_stemmer *sb;
	struct pair pairs[PAIRS];
};

/* A stem that the current word has already. */
struct seen {
	size_t len;
	char text[SAKUIN_TERM_MAX];
};

struct stem {
	struct sk_stage stage;
	bool automatic;
	struct snowball *first, *second; /* second: NULL until needed */
	bool use_second;                 /* in this field */
	struct seen seen[SEEN];
	size_t seen_count;
};

/* The algorithm for NAME, which is a code or an algorithm; NULL: none. */
static const char *
stemmer_find(struct sakuin_str name)
{
	/* Each field asks, and most queries don't say their language. */
	if (name.len == 0)
		return NULL;
	for (size_t i = 0; i < sizeof stemmers / sizeof stemmers[0]; i++) {
		const struct stemmer *s = &stemmers[i];

		if ((*s->code == *name.ptr &&
		     sk_str_eq(name, sk_str(s->code))) ||
		    (*s->name == *name.ptr && sk_str_eq(name, sk_str(s->name))))
			return s->name;
	}
	return NULL;
}

static void
snowball_free(struct snowball *s)
{
	if (s)
		sb_stemmer_delete(s->sb);
	free(s);
}

static struct snowball *
snowball_new(const char *name, struct sakuin_error *err)
{
	struct snowball *s = calloc(1, sizeof *s);

	if (!s) {
		sk_nomem(err);
		return NULL;
	}
	s->name = name;
	s->sb = sb_stemmer_new(name, NULL);
	if (!s->sb) {
		sk_fail(err, SAKUIN_EINVAL,
			"stem: this libstemmer can't do '%s'", name);
		free(s);
		return NULL;
	}
	return s;
}

/* The slot of WORD (FNV-1a). */
static struct pair *
snowball_slot(struct snowball *s, struct sakuin_str word)
{
	uint32_t hash = 2166136261U;

	for (size_t i = 0; i < word.len; i++)
		hash = (hash ^ (unsigned char)word.ptr[i]) * 16777619U;
	return &s->pairs[(hash ^ hash >> 16) % PAIRS];
}

/* Point *OUT at the stem of WORD; valid until the next call. */
static bool
snowball_stem(struct snowball *s, struct sakuin_str word,
	      struct sakuin_str *out, struct sakuin_error *err)
{
	struct pair *p = snowball_slot(s, word);
	const sb_symbol *stem;

	if (p->word == word.len && !memcmp(p->text, word.ptr, word.len)) {
		*out = (struct sakuin_str){ p->text + p->word, p->stem };
		return true;
	}
	stem = sb_stemmer_stem(s->sb, (const sb_symbol *)word.ptr,
			       (int)word.len);
	if (!stem)
		return sk_nomem(err);
	out->ptr = (const char *)stem;
	out->len = (size_t)sb_stemmer_length(s->sb);
	if (word.len + out->len <= sizeof p->text) {
		p->word = (uint8_t)word.len;
		p->stem = (uint8_t)out->len;
		memcpy(p->text, word.ptr, word.len);
		memcpy(p->text + word.len, out->ptr, out->len);
	}
	return true;
}

/* Get the stemmer for LANG ready, if "auto" wants one beside English. */
static bool
stem_begin(struct sk_stage *self, const struct sakuin_field *field,
	   struct sakuin_error *err)
{
	struct stem *s = (struct stem *)self;
	const char *name = stemmer_find(field->lang);

	s->seen_count = 0;
	s->use_second =
		s->automatic && name && strcmp(name, s->first->name) != 0;
	if (!s->use_second || (s->second && strcmp(s->second->name, name) == 0))
		return true;
	snowball_free(s->second);
	s->second = snowball_new(name, err);
	return s->second != NULL;
}

/* Does stock Xapian stem text that begins like this? */
static bool
stem_wanted(struct sakuin_str text)
{
	const char *p = text.ptr;

	return sk_stock_stems(sk_utf8_next(&p, text.ptr + text.len));
}

/* One kana, its voicing mark perhaps apart? */
static bool
stem_is_one_kana(struct sakuin_str text)
{
	const char *p = text.ptr, *end = text.ptr + text.len;
	uint32_t mark = 0x3099;

	sk_utf8_next(&p, end);
	if (p < end)
		mark = sk_utf8_next(&p, end);
	return p == end && (mark == 0x3099 || mark == 0x309A);
}

/* Send TEXT as a stem of TOKEN, once for each word. */
static bool
stem_send(struct stem *s, const struct sakuin_token *token,
	  struct sakuin_str text, struct sakuin_error *err)
{
	struct sakuin_token stem = *token;

	if (text.len == 0 || text.len >= SAKUIN_TERM_MAX)
		return true; /* no room for the Z */
	for (size_t i = 0; i < s->seen_count; i++)
		if (s->seen[i].len == text.len &&
		    !memcmp(s->seen[i].text, text.ptr, text.len))
			return true;
	if (s->seen_count < SEEN) {
		struct seen *seen = &s->seen[s->seen_count++];

		seen->len = text.len;
		memcpy(seen->text, text.ptr, text.len);
	}
	stem.kind = SAKUIN_STEM;
	stem.text = text;
	return sk_emit(&s->stage, &stem, err);
}

static bool
stem_algorithms(struct stem *s, const struct sakuin_token *token,
		struct sakuin_error *err)
{
	struct sakuin_str stem;

	if (token->text.len > SAKUIN_TERM_MAX)
		return true; /* Xapian has no term for it either */
	if (!snowball_stem(s->first, token->text, &stem, err) ||
	    !stem_send(s, token, stem, err))
		return false;
	if (!s->use_second)
		return true;
	return snowball_stem(s->second, token->text, &stem, err) &&
	       stem_send(s, token, stem, err);
}

/* WORD will be looked up when the stages behind have had it: until then what
 * is remembered of it can come from memory, for which the processor would have
 * to wait longer than all else takes. */
static void
stem_expect(struct stem *s, struct sakuin_str word)
{
	__builtin_prefetch(snowball_slot(s->first, word));
	if (s->use_second)
		__builtin_prefetch(snowball_slot(s->second, word));
}

static bool
stem_put(struct sk_stage *self, const struct sakuin_token *token,
	 struct sakuin_error *err)
{
	struct stem *s = (struct stem *)self;

	bool own = token->script == SAKUIN_HANGUL ||
		   sk_script_unspaced(token->script);

	if (token->kind == SAKUIN_WORD)
		s->seen_count = 0;
	if (token->kind != SAKUIN_WORD && token->kind != SAKUIN_FOLD &&
	    token->kind != SAKUIN_PART)
		return sk_emit(self, token, err);
	if (!own)
		stem_expect(s, token->text);
	if (!sk_emit(self, token, err))
		return false;
	if (!stem_wanted(token->text))
		return true;
	if (token->grammar ||
	    (token->script == SAKUIN_HIRAGANA && stem_is_one_kana(token->text)))
		return true;
	return own ? stem_send(s, token, token->text, err)
		   : stem_algorithms(s, token, err);
}

static void
stem_destroy(struct sk_stage *self)
{
	struct stem *s = (struct stem *)self;

	snowball_free(s->first);
	snowball_free(s->second);
	free(s);
}

static struct sk_stage *
stem_create(const char *arg, enum sakuin_mode mode, struct sakuin_error *err)
{
	bool automatic = !arg || strcmp(arg, "auto") == 0;
	const char *name = automatic ? "english" : stemmer_find(sk_str(arg));
	struct stem *s;

	(void)mode;
	if (!name) {
		sk_fail(err, SAKUIN_EINVAL,
			"stem: unknown language '%s'; use auto, english, "
			"french, ...",
			arg);
		return NULL;
	}
	s = calloc(1, sizeof *s);
	if (!s) {
		sk_nomem(err);
		return NULL;
	}
	s->automatic = automatic;
	s->first = snowball_new(name, err);
	if (!s->first) {
		free(s);
		return NULL;
	}
	return &s->stage;
}

const struct sk_stage_type sk_stage_stem = {
	.name = "stem",
	.create = stem_create,
	.begin = stem_begin,
	.put = stem_put,
	.destroy = stem_destroy,
};
