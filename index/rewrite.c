/* rewrite.c - from what Xapian's parser made of a query to what we index. */
#include <stdlib.h>

#include "rewrite_impl.h"

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

void
sk_rewriter_strict(struct sk_rewriter *r, bool strict)
{
	r->strict = strict;
}

/* Is this leaf nothing but stop words? */
static bool
rewrite_is_stop(struct sk_rewriter *r, const struct xc_node *node, bool *stop,
		struct sakuin_error *err)
{
	struct sk_leaf leaf;
	bool ours;

	*stop = false;
	if (!sk_rewrite_read(r, node, &leaf, &ours, err))
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
	if (node->op == XC_AND && mode == REWRITE_LOOSE)
		mode = REWRITE_STRICT;
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
			m = i == 0 ? REWRITE_STRICT : REWRITE_LOOSE;
		if (node->op == XC_AND_NOT && i > 0)
			m = REWRITE_NEGATED;
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
		return sk_rewrite_leaf(r, node, mode, err);
	case XC_AND:
	case XC_OR:
	case XC_XOR:
		return rewrite_group(r, node, mode, err);
	case XC_AND_NOT:
	case XC_AND_MAYBE:
	case XC_FILTER:
		return rewrite_led(r, node, mode, err);
	case XC_PHRASE:
		return sk_rewrite_phrase(r, node, mode, err);
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
	return rewrite_node(r, root, r->strict ? REWRITE_STRICT : REWRITE_LOOSE,
			    err);
}
