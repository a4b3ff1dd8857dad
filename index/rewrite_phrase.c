/* rewrite_phrase.c - what stands for a phrase of words. */
#include "rewrite_impl.h"

static bool
phrase_folds(const struct sk_leaf *leaf)
{
	for (size_t i = 0; i < leaf->count; i++)
		if (leaf->words[i].fold.len || leaf->words[i].part.len)
			return true;
	return false;
}

/* Each leaf of NODE by itself. */
static bool
phrase_children(struct sk_rewriter *r, const struct xc_node *node,
		struct sk_nodes *into, struct sakuin_error *err)
{
	for (size_t i = 0; i < node->count; i++)
		if (!sk_nodes_add(into,
				  sk_rewrite_leaf(r, node->children[i],
						  REWRITE_LOOSE, err),
				  err))
			return false;
	return true;
}

/* A phrase that a ja: made: as it is, and without it in that language. */
static struct xc_node *
phrase_asked(struct sk_rewriter *r, struct xc_node *node,
	     enum rewrite_mode mode, struct sakuin_error *err)
{
	struct sk_nodes forms = { .arena = r->arena };
	struct sk_nodes rest = { .arena = r->arena };
	struct xc_node *word;

	for (size_t i = 1; i < node->count; i++)
		if (!sk_nodes_add(&rest, node->children[i], err))
			return NULL;
	word = sk_nodes_phrase(&rest, 0, err);
	if (!word)
		return NULL;
	r->asked = sk_rewrite_asks(node);
	if (word->op == XC_TERM)
		word = sk_rewrite_leaf(r, word, mode, err);
	else
		word = sk_rewrite_phrase(r, word, mode, err);
	r->asked = NULL;
	if (!sk_nodes_add(&forms, word, err) ||
	    !sk_nodes_add_scaled(&forms, node, SK_WEIGHT_RAW, err))
		return NULL;
	return sk_nodes_join(&forms, XC_OR, err);
}

/* A phrase of leaves: as it was typed, and folded.  Unspaced runs in it
 * become their words, so it grows. */
struct xc_node *
sk_rewrite_phrase(struct sk_rewriter *r, struct xc_node *node,
		  enum rewrite_mode mode, struct sakuin_error *err)
{
	struct sk_nodes exact = { .arena = r->arena };
	struct sk_nodes folded = { .arena = r->arena };
	struct sk_nodes forms = { .arena = r->arena };
	size_t slack =
		node->window > node->count ? node->window - node->count : 0;
	bool folds = false, runs = false;
	/* A stock parser does not say which phrases were quoted; names with
	 * hyphens are more. */
	bool parts = !r->quotes && mode == REWRITE_LOOSE;

	if (!r->asked && mode != REWRITE_NEGATED && sk_rewrite_asks(node))
		return phrase_asked(r, node, mode, err);
	for (size_t i = 0; i < node->count; i++) {
		struct sk_leaf leaf;
		bool ours;

		r->from = node->children[i];
		if (!sk_rewrite_read(r, node->children[i], &leaf, &ours, err))
			return NULL;
		if (!ours)
			return node;
		folds |= phrase_folds(&leaf);
		runs |= leaf.count > 1;
		if (!sk_rewrite_sequence(r, &leaf, false, &exact, err) ||
		    !sk_rewrite_sequence(r, &leaf, true, &folded, err))
			return NULL;
	}
	if (!sk_nodes_add(&forms, sk_nodes_phrase(&exact, slack, err), err))
		return NULL;
	if (folds &&
	    !sk_nodes_add_scaled(&forms, sk_nodes_phrase(&folded, slack, err),
				 SK_WEIGHT_FOLDED_PHRASE, err))
		return NULL;
	/* "R.rhabarbarum no gensanchi wa" is no phrase that anybody wants. */
	if (runs && parts && !phrase_children(r, node, &forms, err))
		return NULL;
	if (mode != REWRITE_NEGATED &&
	    !sk_rewrite_joined(r, &node, 1, parts, &forms, err))
		return NULL;
	return sk_nodes_join(&forms, XC_OR, err);
}
