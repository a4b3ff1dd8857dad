/* terms.c - from tokens to the postings of one document.
 *
 * The terms are those that stock front ends look for: raw words with
 * positions, "Z" and the stem without; joins only with "Z", except where the
 * stock parser would not stem them.  See schema.c for the prefixes. */
#include <stdlib.h>

#include "script.h"
#include "stock.h"
#include "terms_impl.h"

void
sk_terms_free(struct sk_terms *t)
{
	if (!t)
		return;
	sakuin_analyzer_free(t->analyzer);
	sk_guess_free(t->guess);
	sk_table_done(&t->table);
	sk_buf_done(&t->name);
	free(t->entries);
	free(t->seen);
	free(t->postings);
	free(t);
}

struct sk_terms *
sk_terms_new(struct sakuin_error *err)
{
	return sk_terms_new_chain(SK_SCHEMA_CHAIN, err);
}

struct sk_terms *
sk_terms_new_chain(const char *chain, struct sakuin_error *err)
{
	struct sk_terms *t = calloc(1, sizeof *t);

	if (!t) {
		sk_nomem(err);
		return NULL;
	}
	t->analyzer = sakuin_analyzer_new(chain, SAKUIN_INDEX, err);
	t->guess = t->analyzer ? sk_guess_new(err) : NULL;
	if (!t->guess) {
		sk_terms_free(t);
		return NULL;
	}
	return t;
}

void
sk_terms_reset(struct sk_terms *t)
{
	sk_table_reset(&t->table);
	t->seen_count = 0;
	t->base = 0;
	t->kanji = false;
	t->unplaced = t->without_places;
	t->guessed = sk_str("");
}

void
sk_terms_without_places(struct sk_terms *t)
{
	t->unplaced = t->without_places = true;
}

struct sakuin_analyzer *
sk_terms_analyzer(struct sk_terms *t)
{
	return t->analyzer;
}

struct sk_arena *
sk_terms_arena(struct sk_terms *t)
{
	return &t->table.arena;
}

/* The number of TERM, whose entry is made if there is none yet. */
static bool
terms_find(struct sk_terms *t, struct sakuin_str term, uint32_t *number,
	   struct sakuin_error *err)
{
	size_t before = t->table.count;

	if (!sk_grow(&t->entries, &t->entry_cap, before + 1, sizeof *t->entries,
		     err) ||
	    !sk_table_intern(&t->table, term, number, err))
		return false;
	if (t->table.count > before)
		t->entries[before] = (struct sk_terms_entry){ 0 };
	return true;
}

/* Add a reading key.  It counts as often as it comes: what a document is about
 * it names often.  (Counting it once lost .16 of nDCG@10 across scripts.) */
static bool
terms_add_reading(struct sk_terms *t, const char *field, uint32_t wdf,
		  const struct sakuin_token *token, struct sakuin_error *err)
{
	uint32_t i;

	if (token->grammar)
		return true;
	sk_buf_clear(&t->name);
	if (!sk_schema_term(&t->name, sk_schema_reading(token->reading, field),
			    token->text, err) ||
	    !terms_find(t, sk_buf_str(&t->name), &i, err))
		return false;
	t->entries[i].wdf += wdf;
	return true;
}

/* Add one occurrence of Z + PREFIX + TEXT; POSITION 0 for none. */
static bool
terms_add(struct sk_terms *t, bool stem, const char *prefix,
	  struct sakuin_str text, uint32_t position, uint32_t wdf,
	  struct sakuin_error *err)
{
	uint32_t i;

	sk_buf_clear(&t->name);
	if ((stem && !sk_buf_putc(&t->name, 'Z', err)) ||
	    !sk_schema_term(&t->name, prefix, text, err))
		return false;
	if (t->name.len == 0 || t->name.len > SAKUIN_TERM_MAX)
		return true;
	if (!terms_find(t, sk_buf_str(&t->name), &i, err))
		return false;
	t->entries[i].wdf += wdf;
	if (position == 0 || t->unplaced)
		return true;
	if (!sk_grow(&t->seen, &t->seen_cap, t->seen_count + 1, sizeof *t->seen,
		     err))
		return false;
	t->entries[i].positions++;
	t->seen[t->seen_count++] = (struct sk_terms_occurrence){ i, position };
	return true;
}

static bool
terms_has_hangul(struct sakuin_str s)
{
	const char *p = s.ptr, *end = s.ptr + s.len;

	while (p < end)
		if (sk_script_of(sk_utf8_next(&p, end)) == SAKUIN_HANGUL)
			return true;
	return false;
}

/* The stock parser asks for "Z" if the first letter, as it was typed, is one
 * that it stems, and else (a capital, a digit) for the run itself.  Korean
 * runs of that kind ("2023nyeon") stand in phrases like words. */
static bool
terms_add_join(struct sk_terms *t, const char *prefix, uint32_t wdf,
	       const struct sakuin_token *token, struct sakuin_error *err)
{
	const char *typed = t->block.ptr + token->start;
	const char *lower = token->text.ptr;
	uint32_t first = sk_utf8_next(&typed, t->block.ptr + t->block.len);
	uint32_t position = !t->field->unplaced && terms_has_hangul(token->text)
				    ? t->base + token->position
				    : 0;

	if (!sk_stock_stems(first) &&
	    !terms_add(t, false, prefix, token->text, position, wdf, err))
		return false;
	first = sk_utf8_next(&lower, lower + token->text.len);
	return !sk_stock_stems(first) ||
	       terms_add(t, true, prefix, token->text, 0, wdf, err);
}

static bool
terms_add_token(struct sk_terms *t, const char *prefix, uint32_t wdf,
		const struct sakuin_token *token, struct sakuin_error *err)
{
	uint32_t position = t->field->unplaced ? 0 : t->base + token->position;

	/* Particles have a place, for phrases, but no weight. */
	if (token->grammar)
		wdf = 0;
	switch (token->kind) {
	case SAKUIN_STEM:
		return terms_add(t, true, prefix, token->text, 0, wdf, err);
	case SAKUIN_JOIN:
		return terms_add_join(t, prefix, wdf, token, err);
	case SAKUIN_GRAM:
		if (token->script != SAKUIN_HANGUL)
			return terms_add(t, true, prefix, token->text, 0, wdf,
					 err);
		return *prefix ||
		       terms_add(t, false, sk_fields[SK_FIELD_GRAM].prefix,
				 token->text, 0, wdf, err);
	case SAKUIN_READING:
		return terms_add_reading(t, prefix, wdf, token, err);
	case SAKUIN_WORD:
	case SAKUIN_FOLD:
	case SAKUIN_PART:
		break;
	}
	return terms_add(t, false, prefix, token->text, position, wdf, err);
}

static bool
terms_put(void *ctx, const struct sakuin_token *token, struct sakuin_error *err)
{
	struct sk_terms *t = ctx;

	t->last = t->base + token->position;
	t->kanji |= t->japanese && token->script == SAKUIN_HAN;
	if (t->field->wdf &&
	    !terms_add_token(t, t->field->prefix, t->field->wdf, token, err))
		return false;
	return !t->field->plain_wdf ||
	       terms_add_token(t, "", t->field->plain_wdf, token, err);
}

/* The end of the lines from P on that are analysed together: one paragraph
 * if it is long enough to have a language of its own. */
static const char *
terms_block(const char *p, const char *end)
{
	const char *q = p;

	while (q < end && q - p < SK_TERMS_BLOCK) {
		const char *line = memchr(q, '\n', (size_t)(end - q));

		q = line ? line + 1 : end;
	}
	return q;
}

bool
sk_terms_text(struct sk_terms *t, enum sk_field_id field,
	      struct sakuin_str text, struct sakuin_str lang,
	      struct sakuin_error *err)
{
	const char *p = text.ptr, *end = text.ptr + text.len;

	if (text.len == 0)
		return true;
	t->field = &sk_fields[field];
	for (const char *q; p < end; p = q) {
		char guess[SK_GUESS_SIZE];
		struct sakuin_field block = { .lang = lang };

		q = terms_block(p, end);
		block.text = (struct sakuin_str){ p, (size_t)(q - p) };
		if (!sk_terms_guess_block(t, block.text, guess, err))
			return false;
		if (*guess)
			block.lang = sk_str(guess);
		t->block = block.text;
		t->japanese = !sk_str_eq(block.lang, sk_str("ko")) &&
			      !sk_str_eq(block.lang, sk_str("zh"));
		t->last = t->base;
		if (!sakuin_analyze(t->analyzer, &block, terms_put, t, err))
			return false;
		t->base = t->last;
	}
	t->base += SK_FIELD_GAP;
	return true;
}

void
sk_terms_unplaced(struct sk_terms *t)
{
	t->unplaced = true;
}

void
sk_terms_behind(struct sk_terms *t, uint32_t position)
{
	t->base = position;
}

bool
sk_terms_has_kanji(const struct sk_terms *t)
{
	return t->kanji;
}

bool
sk_terms_filter(struct sk_terms *t, enum sk_field_id field,
		struct sakuin_str value, struct sakuin_error *err)
{
	return value.len == 0 || terms_add(t, false, sk_fields[field].prefix,
					   value, 0, sk_fields[field].wdf, err);
}

/* Lay out room for the postings of each entry; returns their number. */
static size_t
terms_layout(struct sk_terms *t)
{
	size_t count = 0;

	for (size_t i = 0; i < t->table.count; i++) {
		struct sk_terms_entry *e = &t->entries[i];

		e->first = (uint32_t)count;
		e->filled = 0;
		count += e->positions ? e->positions : 1;
	}
	return count;
}

/* The first posting of a term carries the weight of all. */
bool
sk_terms_postings(struct sk_terms *t, const struct xc_posting **out,
		  size_t *count, struct sakuin_error *err)
{
	*count = terms_layout(t);
	if (!sk_grow(&t->postings, &t->posting_cap, *count, sizeof *t->postings,
		     err))
		return false;
	for (size_t i = 0; i < t->table.count; i++) {
		const struct sk_terms_entry *e = &t->entries[i];

		t->postings[e->first] =
			(struct xc_posting){ t->table.keys[i].text, 0, e->wdf };
	}
	for (size_t i = 0; i < t->seen_count; i++) {
		struct sk_terms_entry *e = &t->entries[t->seen[i].entry];
		struct xc_posting *p = &t->postings[e->first + e->filled];

		if (e->filled++)
			*p = (struct xc_posting){ p[-1].term, 0, 0 };
		p->position = t->seen[i].position;
	}
	*out = t->postings;
	return true;
}
