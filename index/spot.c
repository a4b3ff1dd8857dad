/* spot.c - where a text holds certain terms, and how it spells them. */
#include <stdlib.h>

#include "schema.h"
#include "spot.h"

enum { BLOCK = 64 * 1024 }; /* analysed at a time, up to a line end */

bool
sk_spotter_init(struct sk_spotter *s, struct sakuin_error *err)
{
	*s = (struct sk_spotter){ .count = 0 };
	s->analyzer = sakuin_analyzer_new(SK_SCHEMA_CHAIN, SAKUIN_INDEX, err);
	return s->analyzer != NULL;
}

void
sk_spotter_done(struct sk_spotter *s)
{
	sakuin_analyzer_free(s->analyzer);
	sk_table_done(&s->terms);
	sk_buf_done(&s->name);
	sk_arena_done(&s->arena);
	free(s->spots);
	*s = (struct sk_spotter){ .count = 0 };
}

bool
sk_spotter_term(struct sk_spotter *s, struct sakuin_str term,
		struct sakuin_error *err)
{
	uint32_t number;

	return sk_table_intern(&s->terms, term, &number, err);
}

/* TEXT without a possessive 's: that is no other spelling. */
static void
spot_possessive(struct sk_buf *text)
{
	static const char *const ends[] = { "'s", "\xE2\x80\x99s" };

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		size_t len = strlen(ends[i]);

		if (text->len > len &&
		    !memcmp(text->ptr + text->len - len, ends[i], len)) {
			text->len -= len;
			return;
		}
	}
}

/* The text that SPOT covers: line ends in it become spaces. */
static bool
spot_text(struct sk_spotter *s, struct sk_spot *spot, struct sakuin_error *err)
{
	sk_buf_clear(&s->name);
	for (uint32_t i = spot->start; i < spot->end; i++) {
		char c = s->block.ptr[i];
		bool blank = c == ' ' || c == '\n' || c == '\r' || c == '\t';

		if (blank && s->name.len && s->name.ptr[s->name.len - 1] == ' ')
			continue;
		if (!sk_buf_putc(&s->name, blank ? ' ' : c, err))
			return false;
	}
	spot_possessive(&s->name);
	return sk_arena_copy(&s->arena, sk_buf_str(&s->name), &spot->text, err);
}

static bool
spot_lookup(struct sk_spotter *s, const struct sakuin_token *token,
	    uint32_t *number, bool *found, struct sakuin_error *err)
{
	const char *prefix = "";

	if (token->kind == SAKUIN_STEM || token->kind == SAKUIN_JOIN)
		prefix = "Z";
	else if (token->kind == SAKUIN_READING)
		prefix = sk_schema_reading(token->reading, "");
	sk_buf_clear(&s->name);
	if (!sk_buf_puts(&s->name, prefix, err) ||
	    !sk_buf_add(&s->name, token->text.ptr, token->text.len, err))
		return false;
	*found = sk_table_find(&s->terms, sk_buf_str(&s->name), number);
	return true;
}

/* A word without its particles ends where they begin. */
static uint32_t
spot_end(const struct sk_spotter *s, const struct sakuin_token *token)
{
	bool part = token->kind == SAKUIN_PART ||
		    (token->kind == SAKUIN_STEM && s->after_part);
	uint32_t end = token->start + (uint32_t)s->part.len;

	return part && s->part.len && end < token->end ? end : token->end;
}

static bool
spot_put(void *ctx, const struct sakuin_token *token, struct sakuin_error *err)
{
	struct sk_spotter *s = ctx;
	struct sk_spot spot = { .start = token->start,
				.reading = token->reading };
	bool found = false;

	if (token->kind == SAKUIN_GRAM || token->grammar)
		return true;
	if (token->kind <= SAKUIN_PART)
		s->after_part = token->kind == SAKUIN_PART;
	if (token->kind == SAKUIN_PART &&
	    !sk_arena_copy(&s->arena, token->text, &s->part, err))
		return false;
	spot.end = spot_end(s, token);
	if (!spot_lookup(s, token, &spot.term, &found, err))
		return false;
	if (!found)
		return true;
	if (!sk_grow(&s->spots, &s->cap, s->count + 1, sizeof *s->spots, err) ||
	    !spot_text(s, &spot, err))
		return false;
	s->spots[s->count++] = spot;
	return true;
}

/* By their beginning; what sounds right before what has the same stem, and
 * the longer before the shorter. */
static int
spot_order(const void *a, const void *b)
{
	const struct sk_spot *x = a, *y = b;

	if (x->start != y->start)
		return x->start < y->start ? -1 : 1;
	if ((x->reading == SAKUIN_READ_NONE) !=
	    (y->reading == SAKUIN_READ_NONE))
		return x->reading == SAKUIN_READ_NONE ? 1 : -1;
	if (x->end != y->end)
		return x->end > y->end ? -1 : 1;
	return (x->reading > y->reading) - (x->reading < y->reading);
}

static bool
spot_send(struct sk_spotter *s, sk_spot_fn *fn, void *ctx,
	  struct sakuin_error *err)
{
	uint32_t end = 0;

	if (s->count)
		qsort(s->spots, s->count, sizeof *s->spots, spot_order);
	for (size_t i = 0; i < s->count; i++) {
		if (s->spots[i].start < end)
			continue;
		end = s->spots[i].end;
		if (!fn(ctx, &s->spots[i], err))
			return false;
	}
	return true;
}

bool
sk_spotter_text(struct sk_spotter *s, struct sakuin_str text,
		struct sakuin_str lang, sk_spot_fn *fn, void *ctx,
		struct sakuin_error *err)
{
	const char *p = text.ptr, *end = p + text.len;

	while (p < end) {
		const char *q = end - p > BLOCK ? p + BLOCK : end;
		struct sakuin_field field = { .lang = lang };

		if (q < end) {
			q = memchr(q, '\n', (size_t)(end - q));
			q = q ? q + 1 : end;
		}
		s->block = (struct sakuin_str){ p, (size_t)(q - p) };
		s->count = 0;
		s->part.len = 0;
		sk_arena_reset(&s->arena);
		field.text = s->block;
		if (!sakuin_analyze(s->analyzer, &field, spot_put, s, err) ||
		    !spot_send(s, fn, ctx, err))
			return false;
		p = q;
	}
	return true;
}

bool
sk_spotter_document(struct sk_spotter *s, const struct sk_document *doc,
		    sk_spot_fn *fn, void *ctx, struct sakuin_error *err)
{
	if (!sk_spotter_text(s, doc->title, doc->lang, fn, ctx, err))
		return false;
	for (size_t i = 0; i < doc->author_count; i++)
		if (!sk_spotter_text(s, doc->authors[i], doc->lang, fn, ctx,
				     err))
			return false;
	return sk_spotter_text(s, doc->text, doc->lang, fn, ctx, err);
}
