/* han.c - put the words of an unspaced run together again.
 *
 * Stock front ends do not cut Japanese or Chinese: they look for what was
 * typed as one term.  So every stretch of two to six neighbouring words
 * without Hiragana is sent as a JOIN too; it also repairs names that the
 * dictionary cuts differently from one sentence to the next.  Measured on
 * Japanese noun compounds, six words and no Hiragana keep nearly the recall
 * of all stretches at a fraction of their size.
 *
 * Where the pieces of a run stand around an infix (a middle dot), the JOIN
 * comes without it and, for the whole run, with it. */
#include <stdlib.h>

#include "script.h"
#include "stage.h"

enum { JOIN_WORDS = 6, JOIN_MAX = 96 };

struct han_word {
	struct sakuin_token token; /* text is not valid any more */
	struct sk_buf text;        /* folded, where folding differs */
	bool joins;
};

struct han {
	struct sk_stage stage;
	bool grams;
	struct han_word ring[JOIN_WORDS]; /* word n is at n % JOIN_WORDS */
	size_t count;                     /* words of the run so far */
	bool pending; /* the last word's JOINs are still to be sent */
	bool gap;     /* an infix stands somewhere in this run */
	struct sakuin_str field;
	struct sk_buf join;
};

static struct sk_stage *
han_create(const char *arg, enum sakuin_mode mode, struct sakuin_error *err)
{
	struct han *h;

	(void)mode;
	if (arg && strcmp(arg, "grams") != 0) {
		sk_fail(err, SAKUIN_EINVAL, "'han' takes no option '%s'", arg);
		return NULL;
	}
	h = calloc(1, sizeof *h);
	if (!h) {
		sk_nomem(err);
		return NULL;
	}
	h->grams = arg != NULL;
	return &h->stage;
}

static void
han_destroy(struct sk_stage *self)
{
	struct han *h = (struct han *)self;

	for (size_t i = 0; i < JOIN_WORDS; i++)
		sk_buf_done(&h->ring[i].text);
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
	h->pending = h->gap = false;
	h->field = field->text;
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

/* Send what is in h->join, which covers FIRST to the last word. */
static bool
han_send(struct han *h, const struct han_word *first, struct sakuin_error *err)
{
	struct sakuin_token token = han_word(h, 0)->token;

	if (h->join.len > JOIN_MAX)
		return true;
	token.kind = SAKUIN_JOIN;
	token.start = first->token.start;
	token.script = first->token.script;
	token.text = sk_buf_str(&h->join);
	return sk_emit(&h->stage, &token, err);
}

/* The last WORDS words in one piece; with what stands between them in the
 * text if INFIX. */
static bool
han_join(struct han *h, size_t words, bool infix, struct sakuin_error *err)
{
	const struct han_word *first = han_word(h, words - 1);
	uint32_t end = first->token.start;

	sk_buf_clear(&h->join);
	for (size_t back = words; back-- > 0;) {
		const struct han_word *w = han_word(h, back);

		if (infix && w->token.start > end &&
		    !sk_buf_add(&h->join, h->field.ptr + end,
				w->token.start - end, err))
			return false;
		if (!sk_buf_add(&h->join, w->text.ptr, w->text.len, err))
			return false;
		end = w->token.end;
	}
	return han_send(h, first, err);
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
		if (!han_join(h, n, false, err))
			return false;
		if (h->gap && n == h->count && !han_join(h, n, true, err))
			return false;
	}
	return true;
}

/* Pairs of neighbouring Han or Katakana characters, for comparison. */
static bool
han_grams(struct han *h, const struct sakuin_token *word,
	  struct sakuin_error *err)
{
	const char *p = word->text.ptr, *end = p + word->text.len;
	struct sakuin_token gram = *word;

	gram.kind = SAKUIN_GRAM;
	while (p < end) {
		const char *second = p, *after;

		sk_utf8_next(&second, end);
		if (second == end)
			return true;
		after = second;
		sk_utf8_next(&after, end);
		gram.text.ptr = p;
		gram.text.len = (size_t)(after - p);
		if (!sk_emit(&h->stage, &gram, err))
			return false;
		p = second;
	}
	return true;
}

static bool
han_keep(struct han *h, const struct sakuin_token *word,
	 struct sakuin_error *err)
{
	struct han_word *w;

	if (h->count && han_word(h, 0)->token.run != word->run) {
		h->count = 0;
		h->gap = false;
	}
	if (h->count && han_word(h, 0)->token.end != word->start)
		h->gap = true;
	h->count++;
	h->pending = true;
	w = han_word(h, 0);
	w->token = *word;
	w->joins =
		word->script != SAKUIN_SEASIAN && !han_has_hiragana(word->text);
	sk_buf_clear(&w->text);
	return sk_buf_add(&w->text, word->text.ptr, word->text.len, err);
}

static bool
han_put(struct sk_stage *self, const struct sakuin_token *token,
	struct sakuin_error *err)
{
	struct han *h = (struct han *)self;

	if (token->kind == SAKUIN_FOLD && h->pending) {
		struct han_word *w = han_word(h, 0);

		sk_buf_clear(&w->text);
		if (!sk_buf_add(&w->text, token->text.ptr, token->text.len,
				err))
			return false;
	}
	if (token->kind != SAKUIN_WORD)
		return sk_emit(self, token, err);
	if (!han_flush(h, err) || !sk_emit(self, token, err))
		return false;
	if (token->run && !han_keep(h, token, err))
		return false;
	return !h->grams || !sk_script_japanese(token->script) ||
	       han_grams(h, token, err);
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
