/* rewrite_impl.h - what rewrite.c (the tree) and rewrite_leaf.c (its leaves)
 * share. */
#ifndef SK_REWRITE_IMPL_H
#define SK_REWRITE_IMPL_H

#include "leaf.h"
#include "node.h"
#include "rewrite.h"
#include "schema.h"

/* Under AND, + and NOT every word counts: a compound is not met by one of
 * its parts. */
enum rewrite_mode { REWRITE_LOOSE, REWRITE_STRICT, REWRITE_NEGATED };

struct sk_rewriter {
	struct sakuin_analyzer *analyzer;
	char lang[8];
	bool quotes, strict;
	/* during one call */
	struct sk_arena *arena;
	const struct xc_node *from; /* the leaf being rewritten */
	struct sakuin_str prefix;   /* and its field */
};

/* Analyse LEAF; *OURS is false for a filter or an unknown prefix. */
SK_MUST_CHECK bool sk_rewrite_read(struct sk_rewriter *r,
				   const struct xc_node *leaf,
				   struct sk_leaf *out, bool *ours,
				   struct sakuin_error *err);
/* What stands for one leaf, or one phrase of leaves; NULL with *err set on
 * failure. */
struct xc_node *sk_rewrite_leaf(struct sk_rewriter *r, struct xc_node *node,
				enum rewrite_mode mode,
				struct sakuin_error *err);
struct xc_node *sk_rewrite_phrase(struct sk_rewriter *r, struct xc_node *node,
				  enum rewrite_mode mode,
				  struct sakuin_error *err);

#endif
