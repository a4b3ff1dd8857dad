/* tokens.h - all tokens of a text in one list, kept, compared, printed. */
#ifndef TOKENS_H
#define TOKENS_H

#include <stdlib.h>

#include "base.h"

struct tokens {
	struct sakuin_token *list; /* text is in the arena */
	size_t count, cap;
	size_t refuse; /* the N-th token is refused; 0: none */
	struct sk_arena arena;
};

static inline void
tokens_clear(struct tokens *t)
{
	sk_arena_reset(&t->arena);
	t->count = 0;
}

static inline void
tokens_done(struct tokens *t)
{
	sk_arena_done(&t->arena);
	free(t->list);
	*t = (struct tokens){ 0 };
}

/* A sakuin_token_fn; CTX is a struct tokens. */
static inline bool
tokens_add(void *ctx, const struct sakuin_token *token,
	   struct sakuin_error *err)
{
	struct tokens *t = ctx;
	struct sakuin_token copy = *token;

	if (t->refuse && t->count + 1 == t->refuse)
		return sk_fail(err, SAKUIN_EIO, "the test refuses");
	if (!sk_arena_copy(&t->arena, token->text, &copy.text, err) ||
	    !sk_grow(&t->list, &t->cap, t->count + 1, sizeof *t->list, err))
		return false;
	t->list[t->count++] = copy;
	return true;
}

/* The tokens of TEXT in place of what T held. */
static inline bool
tokens_read(struct tokens *t, struct sakuin_analyzer *a, struct sakuin_str text,
	    const char *lang, struct sakuin_error *err)
{
	struct sakuin_field field = { text, sk_str(lang) };

	tokens_clear(t);
	return sakuin_analyze(a, &field, tokens_add, t, err);
}

static inline bool
token_equal(const struct sakuin_token *a, const struct sakuin_token *b)
{
	return sk_str_eq(a->text, b->text) && a->start == b->start &&
	       a->end == b->end && a->position == b->position &&
	       a->run == b->run && a->kind == b->kind &&
	       a->script == b->script && a->stop == b->stop;
}

static inline bool
tokens_equal(const struct tokens *a, const struct tokens *b)
{
	if (a->count != b->count)
		return false;
	for (size_t i = 0; i < a->count; i++)
		if (!token_equal(&a->list[i], &b->list[i]))
			return false;
	return true;
}

/* Append one token to OUT: ~FOLD +PART %STEM &JOIN ^GRAM =READING or a bare
 * WORD, "!" behind a stop word, and with RANGES @position,start,end. */
static inline bool
token_print(const struct sakuin_token *token, bool ranges, struct sk_buf *out,
	    struct sakuin_error *err)
{
	static const char *const kinds[] = { "", "~", "+", "%", "&", "^", "=" };

	if (out->len > 0 && !sk_buf_putc(out, ' ', err))
		return false;
	if (!sk_buf_printf(out, err, "%s%.*s%s", kinds[token->kind],
			   (int)token->text.len, token->text.ptr,
			   token->stop ? "!" : ""))
		return false;
	return !ranges || sk_buf_printf(out, err, "@%u,%u,%u", token->position,
					token->start, token->end);
}

static inline bool
tokens_print(const struct tokens *t, bool ranges, struct sk_buf *out,
	     struct sakuin_error *err)
{
	sk_buf_clear(out);
	for (size_t i = 0; i < t->count; i++)
		if (!token_print(&t->list[i], ranges, out, err))
			return false;
	return true;
}

#endif
