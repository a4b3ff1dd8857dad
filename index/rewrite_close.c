/* rewrite_close.c - words that stand next to each other in the query say more
 * where they do so in a document too: "boundary layer", "단위 테스트".
 *
 * Each two neighbours also go in as a phrase, scaled: of their plain forms and
 * without particles, as documents have both in their places.  What stands
 * around a stop word is no such pair (measured: phrases across them do harm).
 * A phrase needs what its words need, so nothing is found that was not found
 * before.  Stems of a stock parser have no places; the word that most documents
 * have of a stem stands for it (measured: better than any of its words). */
#include "rewrite_impl.h"

/* Of one query: a page pasted as one costs enough. */
enum { CLOSE_PAIRS = 24 };

/* The neighbour on the left. */
struct close_word {
	const struct xc_node *node; /* NULL for none */
	struct sakuin_str prefix;
	struct xc_node *word;
};

/* Words are neighbours only if they were typed one by one: what is in a
 * phrase or a run has its places already. */
static bool
close_read(struct sk_rewriter *r, const struct xc_node *node,
	   struct close_word *word, struct sakuin_error *err)
{
	const struct sk_leaf_word *w;
	struct sk_leaf leaf;
	bool ours;

	word->node = NULL;
	if (!sk_rewrite_read(r, node, &leaf, &ours, err))
		return false;
	if (!ours || leaf.count != 1)
		return true;
	w = &leaf.words[0];
	word->node = node;
	word->prefix = leaf.prefix;
	if (sk_rewrite_is_stem(r, &leaf)) {
		r->from = node;
		return sk_rewrite_stem_word(r, &leaf, &word->word, err);
	}
	word->word = sk_node_term(r->arena, node, false, leaf.prefix.ptr,
				  w->part.len   ? w->part
				  : w->fold.len ? w->fold
						: w->raw,
				  err);
	return word->word != NULL;
}

static bool
close_neighbours(const struct close_word *left, const struct close_word *right)
{
	return left->node && right->node && left->word && right->word &&
	       right->node->position == left->node->position + 1 &&
	       sk_str_eq(left->prefix, right->prefix);
}

static bool
close_pair(struct sk_rewriter *r, const struct close_word *left,
	   const struct close_word *right, struct sk_nodes *into,
	   struct sakuin_error *err)
{
	struct sk_nodes pair = { .arena = r->arena };

	return sk_nodes_add(&pair, left->word, err) &&
	       sk_nodes_add(&pair, right->word, err) &&
	       sk_nodes_add_scaled(into, sk_nodes_phrase(&pair, 0, err),
				   SK_WEIGHT_CLOSE, err);
}

bool
sk_rewrite_close(struct sk_rewriter *r, const struct xc_node *node,
		 const bool *drop, struct sk_nodes *into,
		 struct sakuin_error *err)
{
	struct close_word left = { 0 }, right;
	size_t pairs = 0;

	for (size_t i = 0; i < node->count && pairs < CLOSE_PAIRS; i++) {
		bool close;

		if (drop[i])
			continue;
		if (!close_read(r, node->children[i], &right, err))
			return false;
		close = close_neighbours(&left, &right);
		if (close && !close_pair(r, &left, &right, into, err))
			return false;
		pairs += close;
		left = right;
	}
	return true;
}
