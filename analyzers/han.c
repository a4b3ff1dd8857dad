/* han.c - put the words of an unspaced run together again.
 *
 * Stock front ends do not cut Japanese or Chinese: they look for what was
 * typed as one term.  So every stretch of two to six neighbouring words
 * without Hiragana is sent as a JOIN too; it also repairs names that the
 * dictionary cuts differently from one sentence to the next.  Measured on
 * Japanese noun compounds, six words and no Hiragana keep nearly the recall
 * of all stretches at a fraction of their size.
 *
 * JOINs are made of folded words.  A stretch that ends in Korean comes first
 * without the particles ("8wol-e": in August).  A stretch from the beginning
 * of the run comes also as Xapian writes it, if that differs: not folded,
 * and with the middle dots and apostrophes between its words. */
#include <stdlib.h>

#include "hangul.h"
#include "script.h"
#include "stage.h"
#include "stock.h"

#define NONE UINT32_MAX

enum { HAN_BYTES = 3, JOIN_WORDS = 6, JOIN_MAX = 96 };

struct han_word {
	struct sakuin_token token; /* text is not valid any more */
	struct sk_buf text;        /* folded, where folding differs */
	struct sk_buf stock;       /* as Xapian has it, with the infix before */
	size_t infix;              /* bytes of that */
	bool joins;
};

struct han {
	struct sk_stage stage;
	bool pairs;
	uint32_t pair_end; /* where the last Han character ended, or NONE */
	bool pair_single;  /* and it was a word of its own */
	struct han_word ring[JOIN_WORDS]; /* word n is at n % JOIN_WORDS */
	size_t count;                     /* words of the run so far */
	bool pending; /* the last word's JOINs are still to be sent */
	bool odd;     /* Xapian would write this run differently */
	struct sakuin_str field;
	struct sk_buf join;
};

static struct sk_stage *
han_create(const char *arg, enum sakuin_mode mode, struct sakuin_error *err)
{
	bool joins = arg && strcmp(arg, "joins") == 0;
	struct han *h;

	(void)mode;
	h = sk_stage_new("han", sizeof *h, joins ? NULL : arg, err);
	if (!h)
		return NULL;
	h->pairs = !joins;
	return &h->stage;
}

static void
han_destroy(struct sk_stage *self)
{
	struct han *h = (struct han *)self;

	for (size_t i = 0; i < JOIN_WORDS; i++) {
		sk_buf_done(&h->ring[i].text);
		sk_buf_done(&h->ring[i].stock);
	}
	sk_buf_done(&h->join);
	free(h);
}

static bool
han_begin(struct sk_stage *self, const struct sakuin_field *field,
	  struct sakuin_error *err)
{
	struct han *h = (struct han *)self;

	(void)err;
	h->count = 0;
	h->pending = h->odd = false;
	h->field = field->text;
	h->pair_end = NONE;
	return true;
}

/* Word BACK places before the last one. */
static struct han_word *
han_word(struct han *h, size_t back)
{
	return &h->ring[(h->count - 1 - back) % JOIN_WORDS];
}

static bool
han_has_hiragana(struct sakuin_str s)
{
	const char *p = s.ptr, *end = s.ptr + s.len;

	while (p < end) {
		uint32_t c = sk_utf8_next(&p, end);

		if (c >= 0x3041 && c <= 0x309F)
			return true;
	}
	return false;
}

/* Send the first LEN bytes of h->join, which covers FIRST to the last word. */
static bool
han_send(struct han *h, const struct han_word *first, size_t len,
	 struct sakuin_error *err)
{
	struct sakuin_token token = han_word(h, 0)->token;

	if (len > JOIN_MAX)
		return true;
	token.kind = SAKUIN_JOIN;
	token.stop = false;
	token.start = first->token.start;
	token.script = first->token.script;
	token.text = (struct sakuin_str){ h->join.ptr, len };
	return sk_emit(&h->stage, &token, err);
}

/* The last WORDS words in one piece. */
static bool
han_join(struct han *h, size_t words, struct sakuin_error *err)
{
	const struct han_word *first = han_word(h, words - 1);
	const struct han_word *last = han_word(h, 0);
	size_t particles =
		last->text.len - sk_hangul_strip(sk_buf_str(&last->text));

	sk_buf_clear(&h->join);
	for (size_t back = words; back-- > 0;) {
		const struct sk_buf *text = &han_word(h, back)->text;

		if (!sk_buf_add(&h->join, text->ptr, text->len, err))
			return false;
	}
	return (particles == 0 ||
		han_send(h, first, h->join.len - particles, err)) &&
	       han_send(h, first, h->join.len, err);
}

/* The same as Xapian writes it. */
static bool
han_join_stock(struct han *h, size_t words, struct sakuin_error *err)
{
	const struct han_word *first = han_word(h, words - 1);

	sk_buf_clear(&h->join);
	for (size_t back = words; back-- > 0;) {
		const struct han_word *w = han_word(h, back);
		size_t skip = w == first ? w->infix : 0;

		if (!sk_buf_add(&h->join, w->stock.ptr + skip,
				w->stock.len - skip, err))
			return false;
	}
	return han_send(h, first, h->join.len, err);
}

/* Every stretch that ends at the last word. */
static bool
han_flush(struct han *h, struct sakuin_error *err)
{
	if (!h->pending)
		return true;
	h->pending = false;
	if (!han_word(h, 0)->joins)
		return true;
	for (size_t n = 2; n <= JOIN_WORDS && n <= h->count; n++) {
		if (!han_word(h, n - 1)->joins)
			return true;
		if (!han_join(h, n, err))
			return false;
		if (h->odd && n == h->count && !han_join_stock(h, n, err))
			return false;
	}
	return true;
}

/* Send the pair of the character [FIRST, SECOND) and the one at SECOND, which
 * ends at AFTER, all of them offsets of the field. */
static bool
han_send_pair(struct han *h, const struct sakuin_token *word, uint32_t first,
	      uint32_t second, uint32_t after, struct sakuin_error *err)
{
	struct sakuin_token pair = *word;

	sk_buf_clear(&h->join);
	if (!sk_buf_add(&h->join, h->field.ptr + first, after - second, err) ||
	    !sk_buf_add(&h->join, h->field.ptr + second, after - second, err))
		return false;
	pair.kind = SAKUIN_GRAM;
	pair.script = SAKUIN_HAN;
	pair.start = first;
	pair.end = after;
	pair.text = sk_buf_str(&h->join);
	return sk_emit(&h->stage, &pair, err);
}

/* Pairs of neighbouring Han characters, where they are no word or join
 * already: short words inside longer ones ("Tokyo daigaku|in"), and across
 * the cuts of the dictionary.  Han of the basic plane: three bytes each. */
static bool
han_pairs(struct han *h, const struct sakuin_token *word,
	  struct sakuin_error *err)
{
	const char *text = h->field.ptr;
	uint32_t last = NONE, from = word->start;

	if (h->pair_end == word->start && word->start >= HAN_BYTES)
		last = word->start - HAN_BYTES;
	for (const char *p = text + from; p < text + word->end;) {
		uint32_t at = (uint32_t)(p - text);
		uint32_t c = sk_utf8_next(&p, text + word->end);
		uint32_t end = (uint32_t)(p - text);
		bool han =
			sk_script_of(c) == SAKUIN_HAN && end - at == HAN_BYTES;
		bool whole = last == word->start && end == word->end;
		bool singles = last < word->start && h->pair_single &&
			       end == word->end;

		if (han && last != NONE && !whole && !singles &&
		    !han_send_pair(h, word, last, at, end, err))
			return false;
		last = han ? at : NONE;
	}
	h->pair_end = last == NONE ? NONE : word->end;
	h->pair_single = last == word->start;
	return true;
}

/* Write into W what Xapian puts between the words that end at END and begin
 * at START of the field. */
static bool
han_keep_infix(struct han *h, struct han_word *w, uint32_t end, uint32_t start,
	       struct sakuin_error *err)
{
	const char *p = h->field.ptr + end, *to = h->field.ptr + start;

	while (p < to) {
		uint32_t c = sk_stock_infix(sk_utf8_next(&p, to), 0, 0);
		char bytes[4];

		if (c != 0 && c != SK_STOCK_IGNORE &&
		    !sk_buf_add(&w->stock, bytes, sk_utf8_put(bytes, c), err))
			return false;
	}
	w->infix = w->stock.len;
	h->odd |= w->infix > 0;
	return true;
}

static bool
han_keep(struct han *h, const struct sakuin_token *word,
	 struct sakuin_error *err)
{
	uint32_t end = word->start;
	struct han_word *w;

	if (h->count && han_word(h, 0)->token.run != word->run) {
		h->count = 0;
		h->odd = false;
	}
	if (h->count)
		end = han_word(h, 0)->token.end;
	h->count++;
	h->pending = true;
	w = han_word(h, 0);
	w->token = *word;
	w->joins =
		word->script != SAKUIN_SEASIAN && !han_has_hiragana(word->text);
	sk_buf_clear(&w->text);
	sk_buf_clear(&w->stock);
	return han_keep_infix(h, w, end, word->start, err) &&
	       sk_buf_add(&w->stock, word->text.ptr, word->text.len, err) &&
	       sk_buf_add(&w->text, word->text.ptr, word->text.len, err);
}

/* The last word's FOLD takes its place. */
static bool
han_keep_fold(struct han *h, const struct sakuin_token *fold,
	      struct sakuin_error *err)
{
	struct han_word *w = han_word(h, 0);

	h->odd = true;
	sk_buf_clear(&w->text);
	return sk_buf_add(&w->text, fold->text.ptr, fold->text.len, err);
}

static bool
han_put(struct sk_stage *self, const struct sakuin_token *token,
	struct sakuin_error *err)
{
	struct han *h = (struct han *)self;

	if (token->kind == SAKUIN_FOLD && h->pending &&
	    !han_keep_fold(h, token, err))
		return false;
	if (token->kind != SAKUIN_WORD)
		return sk_emit(self, token, err);
	if (!han_flush(h, err) || !sk_emit(self, token, err))
		return false;
	if (token->run && !han_keep(h, token, err))
		return false;
	return !h->pairs || !token->run || han_pairs(h, token, err);
}

static bool
han_end(struct sk_stage *self, struct sakuin_error *err)
{
	return han_flush((struct han *)self, err);
}

const struct sk_stage_type sk_stage_han = {
	.name = "han",
	.create = han_create,
	.begin = han_begin,
	.put = han_put,
	.end = han_end,
	.destroy = han_destroy,
};
