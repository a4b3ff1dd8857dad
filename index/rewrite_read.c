/* rewrite_read.c - the words in the leaves of the query under way.
 *
 * Each leaf is looked at up to eight times: is it a stop word, what stands
 * for it, is it close to its neighbours, what do two and three of them sound
 * like together?  It is analysed once. */
#include <stddef.h>

#include "rewrite_impl.h"

enum { READS = 64 };

struct read {
	const struct xc_node *node;
	const char *asked;          /* the language it was read in */
	const struct sk_leaf *leaf; /* its words up to `count` */
	bool ours;
};

struct rewrite_reads {
	struct read read[READS];
	size_t count;
};

bool
sk_rewrite_reads_begin(struct sk_rewriter *r, struct sakuin_error *err)
{
	r->reads = sk_arena_alloc(r->arena, sizeof *r->reads, err);
	return r->reads != NULL;
}

static size_t
read_size(const struct sk_leaf *leaf)
{
	return offsetof(struct sk_leaf, words) +
	       leaf->count * sizeof leaf->words[0];
}

/* Nodes that were typed have a place and stay as they are; others are made in
 * passing. */
static bool
read_lasts(const struct sk_rewriter *r, const struct xc_node *leaf)
{
	return r->reads && leaf->position > 0;
}

static bool
read_keep(struct sk_rewriter *r, const struct xc_node *node,
	  const struct sk_leaf *leaf, bool ours, struct sakuin_error *err)
{
	struct rewrite_reads *reads = r->reads;
	struct sk_leaf *copy;

	if (!read_lasts(r, node) || reads->count == READS)
		return true;
	copy = sk_arena_alloc(r->arena, read_size(leaf), err);
	if (!copy)
		return false;
	memcpy(copy, leaf, read_size(leaf));
	reads->read[reads->count++] =
		(struct read){ node, r->asked, copy, ours };
	return true;
}

static const struct read *
read_find(const struct sk_rewriter *r, const struct xc_node *node)
{
	const struct rewrite_reads *reads = r->reads;

	if (!read_lasts(r, node))
		return NULL;
	for (size_t i = 0; i < reads->count; i++)
		if (reads->read[i].node == node &&
		    reads->read[i].asked == r->asked)
			return &reads->read[i];
	return NULL;
}

bool
sk_rewrite_read(struct sk_rewriter *r, const struct xc_node *leaf,
		struct sk_leaf *out, bool *ours, struct sakuin_error *err)
{
	const struct read *known;

	*ours = false;
	if (leaf->op != XC_TERM || leaf->wqf == 0 || leaf->term.len == 0)
		return true;
	known = read_find(r, leaf);
	if (known) {
		*ours = known->ours;
		memcpy(out, known->leaf, read_size(known->leaf));
		return true;
	}
	if (!sk_leaf_read(r->analyzer, sk_str(r->asked ? r->asked : r->lang),
			  leaf->term, r->arena, out, ours, err))
		return false;
	out->loose |= r->typed;
	/* Whoever adds keys to what it got, first or not, takes other room. */
	out->key_cap = out->key_count;
	return read_keep(r, leaf, out, *ours, err);
}
