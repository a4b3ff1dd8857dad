/* node.h - building query trees. */
#ifndef SK_NODE_H
#define SK_NODE_H

#include "xapian_c.h"

/* A list of nodes under way; .arena must be set. */
struct sk_nodes {
	struct sk_arena *arena;
	struct xc_node **list;
	size_t count, cap;
};

/* Add NODE; false if it is NULL (then *err is set) or memory is short. */
SK_MUST_CHECK bool sk_nodes_add(struct sk_nodes *n, struct xc_node *node,
				struct sakuin_error *err);
/* Add NODE with its weight times FACTOR. */
SK_MUST_CHECK bool sk_nodes_add_scaled(struct sk_nodes *n, struct xc_node *node,
				       double factor, struct sakuin_error *err);
/* One node of all, joined by OP; the node itself if there is only one.
 * NULL with *err set on failure. */
SK_MUST_CHECK struct xc_node *sk_nodes_join(struct sk_nodes *n, enum xc_op op,
					    struct sakuin_error *err);
/* A PHRASE of all, with SLACK more places than words. */
SK_MUST_CHECK struct xc_node *sk_nodes_phrase(struct sk_nodes *n, size_t slack,
					      struct sakuin_error *err);
/* What FN makes of the words of the query ROOT.  A front end may scale all of
 * its query: FN gets what is scaled, and what it returns is scaled as well.
 * Filters alone are scaled to nothing, and stay: they are no words.  NULL with
 * *err set on failure. */
typedef struct xc_node *sk_node_fn(void *ctx, struct xc_node *node,
				   struct sakuin_error *err);
SK_MUST_CHECK struct xc_node *sk_node_words(struct sk_arena *arena,
					    struct xc_node *root,
					    sk_node_fn *fn, void *ctx,
					    struct sakuin_error *err);
/* A leaf: Z if STEM, PREFIX, TEXT; frequency and position of FROM, which may
 * be NULL. */
SK_MUST_CHECK struct xc_node *sk_node_term(struct sk_arena *arena,
					   const struct xc_node *from,
					   bool stem, const char *prefix,
					   struct sakuin_str text,
					   struct sakuin_error *err);
/* Documents whose value in SLOT is in [LOW, HIGH]. */
SK_MUST_CHECK struct xc_node *
sk_node_range(struct sk_arena *arena, uint32_t slot, struct sakuin_str low,
	      struct sakuin_str high, struct sakuin_error *err);

#endif
