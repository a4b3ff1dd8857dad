/* romaja.c - Korean reading keys behind romanised words, Hangul and hanja.
 *
 * READINGs are sent for romanised words of two syllables or more and for
 * names of several words (Lee Myung-bak; Lee alone says nothing), for Hangul
 * words without particles and their windows, and for stretches of two to
 * four Han characters; in Japanese and Chinese text only where such a stretch
 * stands alone.  It takes no option. */
#include <stdlib.h>

#include "hanja.h"
#include "hanwords.h"
#include "jakey.h"
#include "kokey_kept.h"
#include "names.h"
#include "turned.h"

enum { NAME_BYTES = 12 }; /* four syllables */

struct romaja {
	struct sk_names_stage base;
	struct sk_hanwords han;
	struct sk_buf hangul; /* of the last word, in its plainest form */
	struct sk_buf whole;  /* the word, if that is without particles */
	struct sk_kokey_kept kept[1 << SK_KEPT_BITS];
};

static bool
romaja_vowel(char c)
{
	return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

/* Is TEXT likely to be Japanese: three morae or more, where n ends one no u
 * or o before it, and no two vowels that may be one in Korean (ai)?  Hangul
 * writes such a name in one way, o as o and u as u; names of Koreans have
 * other syllables, or have them so too. */
static bool
romaja_is_japanese(struct sakuin_str text)
{
	struct sk_jakey key;

	for (size_t i = 1; i < text.len; i++)
		if (romaja_vowel(text.ptr[i - 1]) && romaja_vowel(text.ptr[i]))
			return false;
	if (!sk_jakey_latin(text, &key) || key.morae < 3)
		return false;
	for (size_t i = 1; i < key.len; i++)
		if (key.key[i] == 'n' && !strchr("aiueoy", key.key[i + 1]) &&
		    (key.key[i - 1] == 'u' || key.key[i - 1] == 'o'))
			return false;
	return key.key[key.len - 1] != 'n' ||
	       (key.key[key.len - 2] != 'u' && key.key[key.len - 2] != 'o');
}

/* Is TEXT so, or one of its words, between which are hyphens? */
static bool
romaja_has_japanese(struct sakuin_str text)
{
	const char *hyphen = memchr(text.ptr, '-', text.len);

	if (romaja_is_japanese(text))
		return true;
	while (hyphen) {
		struct sakuin_str word = { text.ptr,
					   (size_t)(hyphen - text.ptr) };

		text.ptr += word.len + 1;
		text.len -= word.len + 1;
		hyphen = memchr(text.ptr, '-', text.len);
		if (romaja_is_japanese(word) ||
		    (!hyphen && romaja_is_japanese(text)))
			return true;
	}
	return false;
}

static bool
romaja_keys(struct sakuin_str text, struct sk_name_keys *out)
{
	struct sk_kokeys keys;

	out->count = 0;
	if (!sk_kokeys_latin(text, &keys))
		return false;
	out->syllables = keys.syllables;
	out->marked = keys.marked;
	out->first = !keys.marked && romaja_has_japanese(text);
	for (; out->count < keys.count && out->count < SK_NAME_KEYS;
	     out->count++)
		memcpy(out->key[out->count], keys.key[out->count],
		       sizeof keys.key[0]);
	return out->count > 0;
}

const struct sk_names_type sk_names_ko = {
	.lang = "ko",
	.gate = SK_GATE_KO,
	.reading = SAKUIN_READ_KO,
	.words = 3,
	.names_only = true,
	.syllable = true,
	.given = true,
	.no_end = "dfjqvxz0123456789",
	.keys = romaja_keys,
};

static bool
romaja_begin(struct sk_stage *self, const struct sakuin_field *field,
	     struct sakuin_error *err)
{
	struct romaja *r = (struct romaja *)self;

	(void)err;
	sk_names_begin(&r->base.names, field);
	sk_hanwords_begin(&r->han, field,
			  sk_str_eq(field->lang, sk_str("ja")) ||
				  sk_str_eq(field->lang, sk_str("zh")));
	sk_buf_clear(&r->hangul);
	sk_buf_clear(&r->whole);
	return true;
}

/* Is the Hangul what the field has there, or at least begins with? */
static bool
romaja_literal(const struct romaja *r)
{
	return r->hangul.len <= r->base.word.end - r->base.word.start &&
	       !memcmp(r->han.field.ptr + r->base.word.start, r->hangul.ptr,
		       r->hangul.len);
}

static bool
romaja_window(void *ctx, const struct sk_kokey_window *window,
	      struct sakuin_error *err)
{
	struct romaja *r = ctx;
	uint32_t start = r->base.word.start, end = r->base.word.end;
	bool whole = end - start == r->han.field.len; /* so it is meant */

	if (window->syllables < 2 && !whole)
		return true;
	if (romaja_literal(r)) {
		end = start + (uint32_t)window->end;
		start += (uint32_t)window->start;
	}
	return sk_names_send(&r->base, window->key, start, end, err);
}

/* What looks like a particle may be the end of a name (Yuna). */
static bool
romaja_whole(struct romaja *r, struct sakuin_error *err)
{
	char key[SK_KEY_MAX + 1];

	if (r->whole.len == 0 || r->whole.len > NAME_BYTES ||
	    !sk_kokey_hangul(sk_buf_str(&r->whole), key))
		return true;
	return sk_names_send(&r->base, sk_str(key), r->base.word.start,
			     r->base.word.end, err);
}

/* A name that is all that is asked for may have its surname last. */
static bool
romaja_turned(struct romaja *r, struct sakuin_error *err)
{
	char keys[SK_TURNED_KEYS][SK_KEY_MAX + 1];
	size_t count = 0;

	if (r->base.names.mode == SAKUIN_QUERY && r->base.word.start == 0 &&
	    r->base.word.end == r->han.field.len)
		count = sk_turned_hangul(sk_buf_str(&r->hangul), keys);
	for (size_t i = 0; i < count; i++)
		if (!sk_names_send(&r->base, sk_str(keys[i]),
				   r->base.word.start, r->base.word.end, err))
			return false;
	return true;
}

/* The particles of the last Hangul word are known when the next word comes. */
static bool
romaja_flush(struct romaja *r, struct sakuin_error *err)
{
	struct sakuin_str hangul = sk_buf_str(&r->hangul);

	if (hangul.len == 0)
		return true;
	if (!sk_kokey_kept_windows(r->kept, hangul, romaja_window, r, err) ||
	    !romaja_whole(r, err) || !romaja_turned(r, err))
		return false;
	sk_buf_clear(&r->hangul);
	sk_buf_clear(&r->whole);
	return true;
}

/* Where a stretch of characters lies, for its keys. */
struct romaja_span {
	struct romaja *r;
	uint32_t start, end;
};

static bool
romaja_hanja_key(void *ctx, struct sakuin_str key, struct sakuin_error *err)
{
	const struct romaja_span *span = ctx;

	return sk_names_send(&span->r->base, key, span->start, span->end, err);
}

static bool
romaja_han(void *ctx, uint32_t start, uint32_t end, struct sakuin_error *err)
{
	struct romaja *r = ctx;
	struct romaja_span span = { r, start, end };
	struct sakuin_str han = { r->han.field.ptr + start, end - start };

	return sk_hanja_keys(han, romaja_hanja_key, &span, err);
}

/* WORD, FOLD and PART of a Hangul word: the last one counts. */
static bool
romaja_keep(struct romaja *r, const struct sakuin_token *token,
	    struct sakuin_error *err)
{
	if (token->script != SAKUIN_HANGUL ||
	    (token->kind != SAKUIN_WORD && token->kind != SAKUIN_FOLD &&
	     token->kind != SAKUIN_PART))
		return true;
	sk_buf_clear(&r->whole);
	if (token->kind == SAKUIN_PART &&
	    !sk_buf_add(&r->whole, r->hangul.ptr, r->hangul.len, err))
		return false;
	sk_buf_clear(&r->hangul);
	return sk_buf_add(&r->hangul, token->text.ptr, token->text.len, err);
}

static bool
romaja_put(struct sk_stage *self, const struct sakuin_token *token,
	   struct sakuin_error *err)
{
	struct romaja *r = (struct romaja *)self;

	if (token->kind != SAKUIN_WORD)
		return romaja_keep(r, token, err) && sk_emit(self, token, err);
	if (!romaja_flush(r, err) ||
	    !sk_hanwords_before(&r->han, token, romaja_han, r, err) ||
	    !romaja_keep(r, token, err))
		return false;
	return sk_names_pass(&r->base, token, err) &&
	       sk_hanwords_after(&r->han, token, romaja_han, r, err);
}

static bool
romaja_end(struct sk_stage *self, struct sakuin_error *err)
{
	struct romaja *r = (struct romaja *)self;

	return romaja_flush(r, err) &&
	       sk_hanwords_before(&r->han, NULL, romaja_han, r, err);
}

static struct sk_stage *
romaja_create(const char *arg, enum sakuin_mode mode, struct sakuin_error *err)
{
	struct romaja *r;

	r = sk_stage_new("romaja", sizeof *r, arg, err);
	if (!r)
		return NULL;
	r->base.names.type = &sk_names_ko;
	r->base.names.mode = mode;
	return &r->base.stage;
}

static void
romaja_destroy(struct sk_stage *self)
{
	struct romaja *r = (struct romaja *)self;

	sk_buf_done(&r->hangul);
	sk_buf_done(&r->whole);
	free(r);
}

const struct sk_stage_type sk_stage_romaja = {
	.name = "romaja",
	.create = romaja_create,
	.begin = romaja_begin,
	.put = romaja_put,
	.end = romaja_end,
	.destroy = romaja_destroy,
};
