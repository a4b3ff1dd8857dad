/* romaji.c - Japanese reading keys behind romanised words, kana and kanji.
 *
 * READINGs are sent for romanised words of two morae or more, alone and
 * joined with their neighbour (shuno kaigi), for words in kana, and for
 * unspaced runs as readings.h reads them, behind their last word; in Korean
 * and Chinese text only of the kana.  It takes no option.
 *
 * Short words in hiragana amid others are mostly grammar; those that are
 * nouns are read with the run. */
#include <stdlib.h>

#include "latin.h"
#include "names.h"
#include "placewords.h"
#include "readings.h"
#include "script.h"
#include "turned.h"

enum {
	MORAE = 2,
	TOWN_MORAE = 3,     /* of the name, at least, and one of cho */
	SHORT_HIRAGANA = 9, /* bytes */
	READINGS = 12       /* of one window: two thirds of those there are lose
			     * half a point of recall */
};

struct romaji_span {
	uint32_t start, end;
};

struct romaji {
	struct sk_names_stage base;
	struct sk_readings *readings; /* NULL: no kanji yet */
	struct sakuin_str field;
	bool kanji;          /* may be Japanese here */
	uint32_t start, end; /* of the run so far; end 0: none */
	uint32_t run;
	struct romaji_span *kana; /* words of the run that were sent */
	size_t kana_count, kana_cap;
	struct romaji_span last; /* window that was read, ... */
	size_t readings_sent;    /* and how often */
	struct sk_turned turned; /* of a query that is one run */
};

/* KEY, of TEXT, may be that of a town (Namamugichō): add that of its name
 * alone, which others write.  Only who writes the long vowel surely means a
 * town. */
static void
romaji_town(struct sakuin_str text, const struct sk_jakey *key,
	    struct sk_name_keys *out)
{
	static const char town[] = "ch\xc5\x8d", tyo[] = "tyo";
	size_t tail = sizeof town - 1, cut = sizeof tyo - 1;

	if (key->morae <= TOWN_MORAE || text.len < tail ||
	    memcmp(text.ptr + text.len - tail, town, tail) != 0)
		return;
	memcpy(out->key[1], key->key, key->len - cut);
	out->key[1][key->len - cut] = '\0';
	out->count = 2;
}

static bool
romaji_keys(struct sakuin_str text, struct sk_name_keys *out)
{
	struct sk_jakey key;

	out->count = 0;
	if (!sk_jakey_latin(sk_latin_no_possessive(text), &key))
		return false;
	out->count = 1;
	out->syllables = key.morae;
	out->marked = key.marked;
	memcpy(out->key[0], key.key, sizeof key.key);
	romaji_town(text, &key, out);
	return true;
}

const struct sk_names_type sk_names_ja = {
	.lang = "ja",
	.gate = SK_GATE_JA,
	.reading = SAKUIN_READ_JA,
	.words = 3,
	.syllable = true,
	.syllable_open = true,
	.genitive = true,
	.generic = sk_placeword,
	.no_end = "bcdfgjklmpqrstvwxyz0123456789",
	.keys = romaji_keys,
};

static bool
romaji_begin(struct sk_stage *self, const struct sakuin_field *field,
	     struct sakuin_error *err)
{
	struct romaji *r = (struct romaji *)self;

	(void)err;
	sk_names_begin(&r->base.names, field);
	r->field = field->text;
	r->kanji = !sk_str_eq(field->lang, sk_str("ko")) &&
		   !sk_str_eq(field->lang, sk_str("zh"));
	r->run = r->end = 0;
	r->kana_count = r->readings_sent = 0;
	return true;
}

static bool
romaji_is_kana(enum sakuin_script s)
{
	return s == SAKUIN_HIRAGANA || s == SAKUIN_KATAKANA;
}

static bool
romaji_send(struct romaji *r, const struct sk_jakey *key, uint32_t start,
	    uint32_t end, struct sakuin_error *err)
{
	bool whole = end - start == r->field.len; /* and so what is meant */

	if (key->morae < MORAE &&
	    (!whole || !romaji_is_kana(r->base.word.script)))
		return true;
	return sk_names_send(&r->base,
			     (struct sakuin_str){ key->key, key->len }, start,
			     end, err);
}

/* Was the word in kana [START, END) sent already, with KEY? */
static bool
romaji_sent(const struct romaji *r, uint32_t start, uint32_t end,
	    const struct sk_jakey *key)
{
	struct sakuin_str text = { r->field.ptr + start, end - start };
	struct sk_jakey kana;

	for (size_t low = 0, high = r->kana_count; low < high;) {
		size_t middle = (low + high) / 2;
		const struct romaji_span *s = &r->kana[middle];

		if (s->start == start && s->end == end)
			return sk_jakey_kana(text, &kana) &&
			       strcmp(kana.key, key->key) == 0;
		if (s->start < start)
			low = middle + 1;
		else
			high = middle;
	}
	return false;
}

/* A reading of bytes [START, END) of the run.  They come with the likeliest
 * first; too many would make documents long that are not. */
static bool
romaji_reading(void *ctx, size_t start, size_t end, const struct sk_jakey *key,
	       struct sakuin_error *err)
{
	struct romaji *r = ctx;
	uint32_t from = r->start + (uint32_t)start;
	uint32_t to = r->start + (uint32_t)end;

	if (r->base.names.mode == SAKUIN_QUERY)
		sk_turned_add(&r->turned, start, end, key);
	if (r->last.start != from || r->last.end != to)
		r->readings_sent = 0;
	r->last = (struct romaji_span){ from, to };
	if (++r->readings_sent > READINGS || romaji_sent(r, from, to, key))
		return true;
	return romaji_send(r, key, from, to, err);
}

static bool
romaji_turned(void *ctx, size_t start, size_t end, const struct sk_jakey *key,
	      struct sakuin_error *err)
{
	return romaji_send(ctx, key, (uint32_t)start, (uint32_t)end, err);
}

/* A stretch of katakana of several words, which are ICU's guess.  Without
 * MeCab nothing else reads them as one; the whole run is read anyway. */
static bool
romaji_stretch(struct romaji *r, uint32_t start, uint32_t end,
	       struct sakuin_error *err)
{
	struct sakuin_str text = { r->field.ptr + start, end - start };
	struct sk_jakey key;

	if ((start == r->start && end == r->end) ||
	    !sk_jakey_kana(text, &key) || romaji_sent(r, start, end, &key))
		return true;
	return romaji_send(r, &key, start, end, err);
}

static bool
romaji_stretches(struct romaji *r, struct sakuin_error *err)
{
	uint32_t start = r->start;

	for (const char *p = r->field.ptr + r->start,
			*end = r->field.ptr + r->end, *at = p;
	     at <= end; at = p) {
		bool kana = at < end && sk_script_of(sk_utf8_next(&p, end)) ==
						SAKUIN_KATAKANA;
		uint32_t here = (uint32_t)(at - r->field.ptr);

		if (kana)
			continue;
		if (here > start && !romaji_stretch(r, start, here, err))
			return false;
		if (at == end)
			break;
		start = (uint32_t)(p - r->field.ptr);
	}
	return true;
}

/* To find what reads kanji takes about as long as a query: it is done when
 * the first ones come. */
static bool
romaji_open(struct romaji *r, struct sakuin_error *err)
{
	if (r->readings)
		return true;
	r->readings = sk_readings_new(err);
	if (r->readings && r->base.names.mode == SAKUIN_INDEX)
		sk_readings_spare(r->readings);
	return r->readings != NULL;
}

/* The run has ended: read it whole. */
static bool
romaji_flush(struct romaji *r, struct sakuin_error *err)
{
	struct sakuin_str run = { r->field.ptr + r->start, r->end - r->start };
	bool any = r->end > 0 && r->kanji;

	if (any && !romaji_open(r, err))
		return false;
	if (any && !sk_readings_has(r->readings, "mecab") &&
	    !romaji_stretches(r, err))
		return false;
	r->end = 0;
	r->turned.count = 0;
	if (any && !sk_readings_each(r->readings, run, romaji_reading, r, err))
		return false;
	r->kana_count = 0;
	return !any || run.len < r->field.len ||
	       sk_turned_each(&r->turned, run.len, romaji_turned, r, err);
}

/* WORD is in kana?  Send its key and note where it is. */
static bool
romaji_kana(struct romaji *r, const struct sakuin_token *word,
	    struct sakuin_error *err)
{
	struct sk_jakey key;

	if (!romaji_is_kana(word->script) ||
	    (word->script == SAKUIN_HIRAGANA &&
	     word->text.len <= SHORT_HIRAGANA) ||
	    !sk_jakey_kana(word->text, &key))
		return true;
	if (!sk_grow(&r->kana, &r->kana_cap, r->kana_count + 1, sizeof *r->kana,
		     err))
		return false;
	r->kana[r->kana_count++] =
		(struct romaji_span){ word->start, word->end };
	return romaji_send(r, &key, word->start, word->end, err);
}

/* Does WORD belong to a run that is read as Japanese? */
static bool
romaji_in_run(const struct sakuin_token *word)
{
	return word->run && (sk_script_japanese(word->script) ||
			     word->script == SAKUIN_NUMBER);
}

static bool
romaji_put(struct sk_stage *self, const struct sakuin_token *token,
	   struct sakuin_error *err)
{
	struct romaji *r = (struct romaji *)self;

	if (token->kind != SAKUIN_WORD)
		return sk_emit(self, token, err);
	if ((token->run != r->run || !romaji_in_run(token)) &&
	    !romaji_flush(r, err))
		return false;
	r->run = token->run;
	if (!sk_names_pass(&r->base, token, err))
		return false;
	if (!romaji_in_run(token))
		return true;
	if (r->end == 0)
		r->start = token->start;
	r->end = token->end;
	return romaji_kana(r, token, err);
}

static bool
romaji_end(struct sk_stage *self, struct sakuin_error *err)
{
	return romaji_flush((struct romaji *)self, err);
}

static void
romaji_destroy(struct sk_stage *self)
{
	struct romaji *r = (struct romaji *)self;

	sk_readings_free(r->readings);
	free(r->kana);
	free(r);
}

static struct sk_stage *
romaji_create(const char *arg, enum sakuin_mode mode, struct sakuin_error *err)
{
	struct romaji *r;

	r = sk_stage_new("romaji", sizeof *r, arg, err);
	if (!r)
		return NULL;
	r->base.names.type = &sk_names_ja;
	r->base.names.mode = mode;
	return &r->base.stage;
}

const struct sk_stage_type sk_stage_romaji = {
	.name = "romaji",
	.create = romaji_create,
	.begin = romaji_begin,
	.put = romaji_put,
	.end = romaji_end,
	.destroy = romaji_destroy,
};
