/* rewrite.c - from what Xapian's parser made of a query to what we index. */
#include <stdlib.h>

#include "leaf.h"
#include "node.h"
#include "rewrite.h"
#include "schema.h"

/* Under AND, + and NOT every word counts: a compound is not met by one of
 * its parts. */
enum rewrite_mode { LOOSE, STRICT, NEGATED };

struct sk_rewriter {
	struct sakuin_analyzer *analyzer;
	char lang[8];
	bool quotes;
	/* during one call */
	struct sk_arena *arena;
	const struct xc_node *from; /* the leaf being rewritten */
	struct sakuin_str prefix;   /* and its field */
};

void
sk_rewriter_free(struct sk_rewriter *r)
{
	if (!r)
		return;
	sakuin_analyzer_free(r->analyzer);
	free(r);
}

struct sk_rewriter *
sk_rewriter_new(const char *lang, struct sakuin_error *err)
{
	struct sk_rewriter *r = calloc(1, sizeof *r);
	size_t len = lang ? strlen(lang) : 0;

	if (!r) {
		sk_nomem(err);
		return NULL;
	}
	if (len && len < sizeof r->lang)
		memcpy(r->lang, lang, len);
	r->analyzer = sakuin_analyzer_new(SK_SCHEMA_CHAIN, SAKUIN_QUERY, err);
	if (!r->analyzer) {
		sk_rewriter_free(r);
		return NULL;
	}
	return r;
}

void
sk_rewriter_quotes(struct sk_rewriter *r, bool quotes)
{
	r->quotes = quotes;
}

/* A leaf for TEXT in the field under way, after the leaf rewritten. */
static struct xc_node *
rewrite_term(struct sk_rewriter *r, bool stem, const char *prefix,
	     struct sakuin_str text, struct sakuin_error *err)
{
	return sk_node_term(r->arena, r->from, stem, prefix, text, err);
}

/* Hangul: the word without its particles, and its pairs of syllables, by
 * which compounds meet (measured as good as a morphological dictionary). */
static bool
rewrite_hangul(struct sk_rewriter *r, const struct sk_leaf_word *w,
	       enum rewrite_mode mode, struct sk_nodes *into,
	       struct sakuin_error *err)
{
	const char *gram = sk_fields[SK_FIELD_GRAM].prefix;
	struct sk_nodes grams = { .arena = r->arena };
	struct xc_node *all;

	if (mode == NEGATED || r->prefix.len || w->gram_count == 0)
		return true;
	for (size_t i = 0; i < w->gram_count; i++)
		if (!sk_nodes_add(
			    &grams,
			    rewrite_term(r, false, gram, w->grams[i], err),
			    err))
			return false;
	all = sk_nodes_join(&grams, mode == LOOSE ? XC_OR : XC_AND, err);
	return sk_nodes_add_scaled(into, all, SK_WEIGHT_GRAM, err);
}

/* The stem that stands for W: of its plainest form. */
static struct sakuin_str
rewrite_stem(const struct sk_leaf_word *w)
{
	if (w->part_stem.len)
		return w->part_stem;
	if (w->fold_stem.len)
		return w->fold_stem;
	return w->stem_count ? w->stems[0] : sk_str("");
}

/* Stems of W in one node: with a known language its stem and English's. */
static struct xc_node *
rewrite_stems(struct sk_rewriter *r, const struct sk_leaf_word *w,
	      struct sakuin_error *err)
{
	struct sk_nodes stems = { .arena = r->arena };
	struct sakuin_str main = rewrite_stem(w);

	if (!sk_nodes_add(&stems,
			  rewrite_term(r, true, r->prefix.ptr, main, err), err))
		return NULL;
	for (size_t i = 1; i < w->stem_count && !w->fold_stem.len; i++)
		if (!sk_nodes_add(&stems,
				  rewrite_term(r, true, r->prefix.ptr,
					       w->stems[i], err),
				  err))
			return NULL;
	return sk_nodes_join(&stems, XC_SYNONYM, err);
}

/* One word: stem first, then the word as typed, then how it was written. */
static struct xc_node *
rewrite_word(struct sk_rewriter *r, const struct sk_leaf_word *w,
	     enum rewrite_mode mode, struct sakuin_error *err)
{
	const char *prefix = r->prefix.ptr;
	struct sk_nodes forms = { .arena = r->arena };
	struct xc_node *raw = rewrite_term(r, false, prefix, w->raw, err);

	if (!raw)
		return NULL;
	if (rewrite_stem(w).len == 0) { /* numbers, single kana */
		if (w->fold.len == 0)
			return raw;
		if (!sk_nodes_add(&forms,
				  rewrite_term(r, false, prefix, w->fold, err),
				  err))
			return NULL;
	} else if (!sk_nodes_add(&forms, rewrite_stems(r, w, err), err)) {
		return NULL;
	}
	if (!sk_nodes_add_scaled(&forms, raw, SK_WEIGHT_RAW, err))
		return NULL;
	if (w->fold_stem.len && w->stem_count &&
	    !sk_str_eq(w->fold_stem, w->stems[0]) &&
	    !sk_nodes_add_scaled(
		    &forms, rewrite_term(r, true, prefix, w->stems[0], err),
		    SK_WEIGHT_ACCENT, err))
		return NULL;
	if (!rewrite_hangul(r, w, mode, &forms, err))
		return NULL;
	return sk_nodes_join(&forms, XC_OR, err);
}

/* The words of LEAF next to each other; folded if FOLDED. */
static bool
rewrite_sequence(struct sk_rewriter *r, const struct sk_leaf *leaf, bool folded,
		 struct sk_nodes *into, struct sakuin_error *err)
{
	for (size_t i = 0; i < leaf->count; i++) {
		const struct sk_leaf_word *w = &leaf->words[i];
		struct sakuin_str text = w->raw;

		if (folded && w->part.len)
			text = w->part;
		else if (folded && w->fold.len)
			text = w->fold;
		if (!sk_nodes_add(
			    into,
			    rewrite_term(r, false, leaf->prefix.ptr, text, err),
			    err))
			return false;
	}
	return true;
}

static bool
rewrite_folds(const struct sk_leaf *leaf)
{
	for (size_t i = 0; i < leaf->count; i++)
		if (leaf->words[i].fold.len || leaf->words[i].part.len)
			return true;
	return false;
}

/* The words of an unspaced run that was quoted, or that must not occur. */
static struct xc_node *
rewrite_run_phrase(struct sk_rewriter *r, const struct sk_leaf *leaf,
		   struct sakuin_error *err)
{
	struct sk_nodes words = { .arena = r->arena };

	if (!rewrite_sequence(r, leaf, true, &words, err))
		return NULL;
	return sk_nodes_phrase(&words, 0, err);
}

/* All words of the run, or any of them: particles only if there is nothing
 * else. */
static struct xc_node *
rewrite_run_words(struct sk_rewriter *r, const struct sk_leaf *leaf,
		  enum rewrite_mode mode, struct sakuin_error *err)
{
	struct sk_nodes words = { .arena = r->arena };
	bool content = false;

	for (size_t i = 0; i < leaf->count; i++)
		content |= !leaf->words[i].stop;
	for (size_t i = 0; i < leaf->count; i++)
		if ((!content || !leaf->words[i].stop) &&
		    !sk_nodes_add(&words,
				  rewrite_word(r, &leaf->words[i], mode, err),
				  err))
			return NULL;
	return sk_nodes_join(&words, mode == LOOSE ? XC_OR : XC_AND, err);
}

/* An unspaced run of several words.  The run in one piece, where the index
 * has it, is met however its words were cut there. */
static struct xc_node *
rewrite_run(struct sk_rewriter *r, const struct sk_leaf *leaf,
	    enum rewrite_mode mode, struct sakuin_error *err)
{
	bool phrase = (!leaf->loose && r->quotes) || mode == NEGATED;
	struct sk_nodes forms = { .arena = r->arena };
	struct xc_node *join;

	if (!sk_nodes_add(&forms,
			  phrase ? rewrite_run_phrase(r, leaf, err)
				 : rewrite_run_words(r, leaf, mode, err),
			  err))
		return NULL;
	if (leaf->join.len == 0)
		return sk_nodes_join(&forms, XC_OR, err);
	join = rewrite_term(r, leaf->join_stems, leaf->prefix.ptr, leaf->join,
			    err);
	if (!sk_nodes_add_scaled(&forms, join, SK_WEIGHT_JOIN, err))
		return NULL;
	return sk_nodes_join(&forms, XC_OR, err);
}

/* NULL without an error: not ours, keep it. */
static bool
rewrite_read(struct sk_rewriter *r, const struct xc_node *leaf,
	     struct sk_leaf *out, bool *ours, struct sakuin_error *err)
{
	*ours = false;
	if (leaf->op != XC_TERM || leaf->wqf == 0 || leaf->term.len == 0)
		return true;
	return sk_leaf_read(r->analyzer, sk_str(r->lang), leaf->term, r->arena,
			    out, ours, err);
}

static struct xc_node *
rewrite_leaf(struct sk_rewriter *r, struct xc_node *node,
	     enum rewrite_mode mode, struct sakuin_error *err)
{
	struct sk_leaf leaf;
	bool ours;

	if (!rewrite_read(r, node, &leaf, &ours, err))
		return NULL;
	if (!ours)
		return node;
	r->from = node;
	r->prefix = leaf.prefix;
	if (leaf.count == 1)
		return rewrite_word(r, &leaf.words[0], mode, err);
	return rewrite_run(r, &leaf, mode, err);
}

/* A phrase of leaves: as it was typed, and folded.  Unspaced runs in it
 * become their words, so it grows. */
static struct xc_node *
rewrite_phrase(struct sk_rewriter *r, struct xc_node *node,
	       struct sakuin_error *err)
{
	struct sk_nodes exact = { .arena = r->arena };
	struct sk_nodes folded = { .arena = r->arena };
	struct sk_nodes forms = { .arena = r->arena };
	size_t slack =
		node->window > node->count ? node->window - node->count : 0;
	bool folds = false;

	for (size_t i = 0; i < node->count; i++) {
		struct sk_leaf leaf;
		bool ours;

		r->from = node->children[i];
		if (!rewrite_read(r, node->children[i], &leaf, &ours, err))
			return NULL;
		if (!ours)
			return node;
		folds |= rewrite_folds(&leaf);
		if (!rewrite_sequence(r, &leaf, false, &exact, err) ||
		    !rewrite_sequence(r, &leaf, true, &folded, err))
			return NULL;
	}
	if (!sk_nodes_add(&forms, sk_nodes_phrase(&exact, slack, err), err))
		return NULL;
	if (folds &&
	    !sk_nodes_add_scaled(&forms, sk_nodes_phrase(&folded, slack, err),
				 SK_WEIGHT_FOLDED_PHRASE, err))
		return NULL;
	return sk_nodes_join(&forms, XC_OR, err);
}

/* Is this leaf nothing but stop words? */
static bool
rewrite_is_stop(struct sk_rewriter *r, const struct xc_node *node, bool *stop,
		struct sakuin_error *err)
{
	struct sk_leaf leaf;
	bool ours;

	*stop = false;
	if (!rewrite_read(r, node, &leaf, &ours, err))
		return false;
	*stop = ours && leaf.loose;
	for (size_t i = 0; *stop && i < leaf.count; i++)
		*stop = leaf.words[i].stop;
	return true;
}

static struct xc_node *rewrite_node(struct sk_rewriter *r, struct xc_node *node,
				    enum rewrite_mode mode,
				    struct sakuin_error *err);

/* AND and OR: stop words go, unless there is nothing else. */
static struct xc_node *
rewrite_group(struct sk_rewriter *r, struct xc_node *node,
	      enum rewrite_mode mode, struct sakuin_error *err)
{
	struct sk_nodes kept = { .arena = r->arena };
	bool *stop = sk_arena_array(r->arena, node->count, sizeof *stop, err);
	size_t content = 0;

	if (!stop)
		return NULL;
	for (size_t i = 0; i < node->count; i++) {
		if (!rewrite_is_stop(r, node->children[i], &stop[i], err))
			return NULL;
		content += !stop[i];
	}
	if (node->op == XC_AND && mode == LOOSE)
		mode = STRICT;
	for (size_t i = 0; i < node->count; i++)
		if ((content == 0 || !stop[i]) &&
		    !sk_nodes_add(&kept,
				  rewrite_node(r, node->children[i], mode, err),
				  err))
			return NULL;
	return sk_nodes_join(&kept, node->op, err);
}

/* AND_NOT, AND_MAYBE, FILTER: the first child leads. */
static struct xc_node *
rewrite_led(struct sk_rewriter *r, struct xc_node *node, enum rewrite_mode mode,
	    struct sakuin_error *err)
{
	struct sk_nodes all = { .arena = r->arena };

	for (size_t i = 0; i < node->count; i++) {
		struct xc_node *child = node->children[i];
		enum rewrite_mode m = mode;

		if (node->op == XC_AND_MAYBE)
			m = i == 0 ? STRICT : LOOSE;
		if (node->op == XC_AND_NOT && i > 0)
			m = NEGATED;
		if (node->op != XC_FILTER || i == 0)
			child = rewrite_node(r, child, m, err);
		if (!sk_nodes_add(&all, child, err))
			return NULL;
	}
	return sk_nodes_join(&all, node->op, err);
}

static struct xc_node *
rewrite_node(struct sk_rewriter *r, struct xc_node *node,
	     enum rewrite_mode mode, struct sakuin_error *err)
{
	switch (node->op) {
	case XC_TERM:
		return rewrite_leaf(r, node, mode, err);
	case XC_AND:
	case XC_OR:
	case XC_XOR:
		return rewrite_group(r, node, mode, err);
	case XC_AND_NOT:
	case XC_AND_MAYBE:
	case XC_FILTER:
		return rewrite_led(r, node, mode, err);
	case XC_PHRASE:
		return rewrite_phrase(r, node, err);
	case XC_NEAR:
	case XC_ELITE:
	case XC_SYNONYM:
	case XC_SCALE:
	case XC_VALUE_RANGE:
	case XC_OPAQUE:
		break;
	}
	return node;
}

struct xc_node *
sk_rewrite(void *ctx, struct xc_node *root, struct sk_arena *arena,
	   struct sakuin_error *err)
{
	struct sk_rewriter *r = ctx;

	r->arena = arena;
	return rewrite_node(r, root, LOOSE, err);
}
