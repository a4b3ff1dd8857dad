/* leaf.c - the words in one leaf of a query, as the analyzer sees them. */
#include "leaf.h"
#include "schema.h"
#include "stock.h"

enum { KEYS_FIRST = 8 };

struct leaf_reader {
	struct sk_leaf *leaf;
	struct sk_arena *arena;
	struct sakuin_str text;
	size_t cleared;        /* words that are set */
	enum sakuin_kind last; /* what a stem is the stem of */
};

void
sk_leaf_clear(struct sk_leaf *leaf)
{
	leaf->text = leaf->prefix = sk_str("");
	leaf->loose = false;
	leaf->count = leaf->join_count = 0;
	leaf->keys = NULL;
	leaf->key_count = leaf->key_cap = 0;
}

/* Cut "Z" and the prefix of a text field off TERM. */
static bool
leaf_split(struct sakuin_str term, bool *loose, struct sakuin_str *prefix,
	   struct sakuin_str *text)
{
	*text = term;
	*loose = term.len > 1 && *term.ptr == 'Z';
	if (*loose) {
		text->ptr++;
		text->len--;
	}
	*prefix = sk_str("");
	if (text->len == 0)
		return false;
	if (*text->ptr < 'A' || *text->ptr > 'Z')
		return true;
	for (int i = 0; i < SK_FIELD_COUNT; i++) {
		const struct sk_field_type *f = &sk_fields[i];

		if (f->boolean || !f->name || strlen(f->prefix) != 1 ||
		    *f->prefix != *text->ptr)
			continue;
		*prefix = sk_str(f->prefix);
		text->ptr++;
		text->len--;
		return text->len > 0 && (*text->ptr < 'A' || *text->ptr > 'Z');
	}
	return false;
}

static bool
leaf_copy(struct leaf_reader *r, struct sakuin_str text, struct sakuin_str *out,
	  struct sakuin_error *err)
{
	return sk_arena_copy(r->arena, text, out, err);
}

static bool
leaf_stem(struct leaf_reader *r, struct sk_leaf_word *w,
	  const struct sakuin_token *token, struct sakuin_error *err)
{
	if (r->last == SAKUIN_FOLD && w->fold_stem.len == 0)
		return leaf_copy(r, token->text, &w->fold_stem, err);
	if (r->last == SAKUIN_PART && w->part_stem.len == 0)
		return leaf_copy(r, token->text, &w->part_stem, err);
	if (r->last != SAKUIN_WORD || w->stem_count == SK_LEAF_STEMS)
		return true;
	return leaf_copy(r, token->text, &w->stems[w->stem_count++], err);
}

/* Joins come by their last word, the shorter first. */
static bool
leaf_join(struct leaf_reader *r, const struct sakuin_token *token,
	  struct sakuin_error *err)
{
	const char *p = r->text.ptr + token->start;
	struct sk_leaf *leaf = r->leaf;
	struct sk_leaf_join *last =
		leaf->join_count ? &leaf->joins[leaf->join_count - 1] : NULL;

	if (last && token->start > last->start && token->start < last->end)
		return true; /* a part of what there is */
	if (last && token->start == last->start && token->end == last->end)
		return true; /* the same with its infixes */
	if (!last || token->start != last->start) {
		if (leaf->join_count == SK_LEAF_JOINS)
			return true;
		last = &leaf->joins[leaf->join_count++];
	}
	last->start = token->start;
	last->end = token->end;
	last->stems =
		sk_stock_stems(sk_utf8_next(&p, r->text.ptr + r->text.len));
	last->whole = token->start == 0 && token->end == r->text.len;
	return leaf_copy(r, token->text, &last->text, err);
}

bool
sk_leaf_key_room(struct sk_leaf *leaf, struct sk_arena *arena,
		 struct sakuin_error *err)
{
	size_t cap = leaf->key_cap ? 2 * leaf->key_cap : KEYS_FIRST;
	struct sk_leaf_key *more;

	if (leaf->key_count < leaf->key_cap)
		return true;
	more = sk_arena_array(arena, cap, sizeof *more, err);
	if (!more)
		return false;
	if (leaf->key_count)
		memcpy(more, leaf->keys, leaf->key_count * sizeof *more);
	leaf->keys = more;
	leaf->key_cap = cap;
	return true;
}

bool
sk_leaf_key_add(struct sk_leaf *leaf, struct sk_arena *arena,
		const struct sk_leaf_key *key, struct sakuin_error *err)
{
	size_t at = leaf->key_count;

	for (size_t i = 0; i < leaf->key_count; i++) {
		const struct sk_leaf_key *k = &leaf->keys[i];

		if (k->start != key->start || k->end != key->end)
			continue;
		if (k->reading == key->reading && sk_str_eq(k->text, key->text))
			return true;
		at = i + 1;
	}
	if (leaf->key_count == SK_LEAF_KEYS)
		return true;
	if (!sk_leaf_key_room(leaf, arena, err))
		return false;
	memmove(&leaf->keys[at + 1], &leaf->keys[at],
		(leaf->key_count++ - at) * sizeof *leaf->keys);
	leaf->keys[at] = *key;
	return sk_arena_copy(arena, key->text, &leaf->keys[at].text, err);
}

/* Keep a key, once, beside those of the same bytes. */
static bool
leaf_key(struct leaf_reader *r, const struct sakuin_token *token,
	 struct sakuin_error *err)
{
	const struct sk_leaf_key key = {
		.reading = token->reading,
		.text = token->text,
		.start = token->start,
		.end = token->end,
	};

	return sk_leaf_key_add(r->leaf, r->arena, &key, err);
}

/* The word at POSITION.  A leaf has room for many and holds few, so that to
 * clear them all beforehand took most of the time of a query. */
static struct sk_leaf_word *
leaf_word(struct leaf_reader *r, uint32_t position)
{
	while (r->cleared < position)
		memset(&r->leaf->words[r->cleared++], 0,
		       sizeof r->leaf->words[0]);
	return &r->leaf->words[position - 1];
}

static bool
leaf_put(void *ctx, const struct sakuin_token *token, struct sakuin_error *err)
{
	struct leaf_reader *r = ctx;
	struct sk_leaf_word *w;

	if (token->kind == SAKUIN_JOIN)
		return leaf_join(r, token, err);
	if (token->kind == SAKUIN_READING)
		return token->grammar || leaf_key(r, token, err);
	if (token->position > SK_LEAF_WORDS)
		return true;
	w = leaf_word(r, token->position);
	switch (token->kind) {
	case SAKUIN_WORD:
		r->leaf->count = token->position;
		w->script = token->script;
		w->stop = token->stop;
		r->last = token->kind;
		return leaf_copy(r, token->text, &w->raw, err);
	case SAKUIN_FOLD:
		r->last = token->kind;
		return leaf_copy(r, token->text, &w->fold, err);
	case SAKUIN_PART:
		r->last = token->kind;
		w->stop |= token->stop;
		return leaf_copy(r, token->text, &w->part, err);
	case SAKUIN_STEM:
		return leaf_stem(r, w, token, err);
	case SAKUIN_GRAM:
		return token->script != SAKUIN_HANGUL ||
		       w->gram_count == SK_LEAF_GRAMS ||
		       leaf_copy(r, token->text, &w->grams[w->gram_count++],
				 err);
	case SAKUIN_JOIN:
	case SAKUIN_READING:
		break;
	}
	return true;
}

/* Which keys are of all of the text, but the particles of its only word?  That
 * there is another is known at the end. */
static void
leaf_whole(struct sk_leaf *leaf)
{
	for (size_t i = 0; i < leaf->key_count; i++) {
		struct sk_leaf_key *k = &leaf->keys[i];

		k->whole =
			k->start == 0 && (k->end == leaf->text.len ||
					  (leaf->count == 1 &&
					   leaf->words[0].part.len == k->end));
	}
}

bool
sk_leaf_read_text(struct sakuin_analyzer *analyzer, struct sakuin_str lang,
		  struct sakuin_str text, struct sk_arena *arena,
		  struct sk_leaf *out, bool *ours, struct sakuin_error *err)
{
	struct leaf_reader r = { .leaf = out, .arena = arena, .text = text };
	struct sakuin_field field = { .lang = lang, .text = text };

	sk_leaf_clear(out);
	out->text = text;
	if (!sakuin_analyze(analyzer, &field, leaf_put, &r, err))
		return false;
	leaf_whole(out);
	*ours = out->count > 0;
	return true;
}

bool
sk_leaf_read(struct sakuin_analyzer *analyzer, struct sakuin_str lang,
	     struct sakuin_str term, struct sk_arena *arena,
	     struct sk_leaf *out, bool *ours, struct sakuin_error *err)
{
	struct sakuin_str text, prefix;
	bool loose;

	*ours = leaf_split(term, &loose, &prefix, &text);
	if (*ours &&
	    !sk_leaf_read_text(analyzer, lang, text, arena, out, ours, err))
		return false;
	if (!*ours)
		sk_leaf_clear(out);
	out->prefix = prefix;
	out->loose = loose;
	return true;
}
