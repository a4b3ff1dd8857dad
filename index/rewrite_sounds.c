/* rewrite_sounds.c - the reading keys of words, and nothing else of them. */
#include "rewrite_impl.h"

/* One leaf that is no phrase. */
static bool
sounds_leaf(struct sk_rewriter *r, const struct xc_node *node,
	    struct sk_nodes *into, struct sakuin_error *err)
{
	struct sk_leaf leaf;
	bool ours;

	if (!sk_rewrite_read(r, node, &leaf, &ours, err))
		return false;
	if (!ours)
		return true;
	r->from = node;
	r->prefix = leaf.prefix;
	return sk_rewrite_is_stem(r, &leaf)
		       ? sk_rewrite_stem_keys(r, &leaf, into, err)
		       : sk_rewrite_keys(r, &leaf, false, into, err);
}

bool
sk_rewrite_sounds(struct sk_rewriter *r, struct xc_node *const *leaves,
		  size_t count, struct sk_nodes *into, struct sakuin_error *err)
{
	r->arena = into->arena;
	r->asked = NULL;
	if (count == 1 && leaves[0]->op == XC_TERM)
		return sounds_leaf(r, leaves[0], into, err);
	return sk_rewrite_joined(r, leaves, count, false, into, err);
}
