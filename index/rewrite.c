/* rewrite.c - from what Xapian's parser made of a query to what we index. */
#include <stdlib.h>

#include "rewrite_impl.h"

void
sk_rewriter_free(struct sk_rewriter *r)
{
	if (!r)
		return;
	sakuin_analyzer_free(r->analyzer);
	sk_glossary_free(r->glosses);
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

void
sk_rewriter_stock(struct sk_rewriter *r, bool stock, struct xc_db *db)
{
	r->by_stock = r->stock = stock;
	r->db = db;
}

bool
sk_rewriter_glosses(struct sk_rewriter *r, struct xc_db *db,
		    struct sakuin_error *err)
{
	r->words = db;
	sk_glossary_free(r->glosses);
	r->glosses = db ? sk_glossary_new(db, err) : NULL;
	if (db && !r->glosses)
		return false;
	if (db && sk_glossary_is_empty(r->glosses)) {
		sk_glossary_free(r->glosses);
		r->glosses = NULL;
	}
	return true;
}

void
sk_rewriter_equivalents(struct sk_rewriter *r,
			const struct sk_equivalents *equivalents,
			sk_equivalent_fn *also, void *ctx)
{
	r->equivalents = equivalents;
	r->also = also;
	r->also_ctx = ctx;
}

void
sk_rewriter_readings(struct sk_rewriter *r, sk_read_as_fn *fn, void *ctx)
{
	r->read_as = fn;
	r->read_as_ctx = ctx;
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

enum { NEIGHBOURS = 3 };

/* OR: add what COUNT neighbours sound like in one word. */
static bool
rewrite_neighbours(struct sk_rewriter *r, struct xc_node *node,
		   struct sk_nodes *into, struct sakuin_error *err)
{
	for (size_t i = 0; i < node->count; i++)
		for (size_t n = 2; n <= NEIGHBOURS && i + n <= node->count; n++)
			if (!sk_rewrite_joined(r, node->children + i, n, false,
					       into, err))
				return false;
	return true;
}

/* AND: what the COUNT children from I on sound like in one word may stand for
 * each of them: NAMES has a list for each child.  Its weight is shared out. */
static bool
rewrite_name(struct sk_rewriter *r, struct xc_node *node, size_t i,
	     size_t count, struct sk_nodes *names, struct sakuin_error *err)
{
	struct sk_nodes keys = { .arena = r->arena };
	struct xc_node *name;

	if (!sk_rewrite_joined(r, node->children + i, count, false, &keys, err))
		return false;
	if (keys.count == 0)
		return true;
	name = sk_nodes_join(&keys, XC_OR, err);
	for (size_t n = i; n < i + count; n++)
		if (!sk_nodes_add_scaled(&names[n], name, 1.0 / (double)count,
					 err))
			return false;
	return true;
}

/* How many children from I on are no stop words. */
static size_t
rewrite_row(const struct xc_node *node, const bool *stop, size_t i)
{
	size_t n = 0;

	while (n < NEIGHBOURS && i + n < node->count && !stop[i + n])
		n++;
	return n;
}

/* AND: every child, or a name that it is a part of.  Where one name ends and
 * the next word begins nobody knows, so that all neighbours are tried. */
static bool
rewrite_all(struct sk_rewriter *r, struct xc_node *node, const bool *drop,
	    struct sk_nodes *kept, struct sakuin_error *err)
{
	struct sk_nodes *names =
		sk_arena_array(r->arena, node->count, sizeof *names, err);

	if (!names)
		return false;
	for (size_t i = 0; i < node->count; i++)
		names[i].arena = r->arena;
	for (size_t i = 0; i < node->count; i++)
		for (size_t n = 2; n <= rewrite_row(node, drop, i); n++)
			if (!rewrite_name(r, node, i, n, names, err))
				return false;
	for (size_t i = 0; i < node->count; i++) {
		struct sk_nodes either = { .arena = r->arena };

		if (drop[i])
			continue;
		if (!sk_nodes_add(&either,
				  rewrite_node(r, node->children[i],
					       REWRITE_STRICT, err),
				  err))
			return false;
		for (size_t n = 0; n < names[i].count; n++)
			if (!sk_nodes_add(&either, names[i].list[n], err))
				return false;
		if (!sk_nodes_add(kept, sk_nodes_join(&either, XC_OR, err),
				  err))
			return false;
	}
	return true;
}

/* OR and XOR: every child, and what neighbours sound like. */
static bool
rewrite_any(struct sk_rewriter *r, struct xc_node *node, const bool *drop,
	    enum rewrite_mode mode, struct sk_nodes *kept,
	    struct sakuin_error *err)
{
	for (size_t i = 0; i < node->count; i++)
		if (!drop[i] &&
		    !sk_nodes_add(kept,
				  rewrite_node(r, node->children[i], mode, err),
				  err))
			return false;
	return node->op != XC_OR || mode == REWRITE_NEGATED ||
	       (sk_rewrite_close(r, node, drop, kept, err) &&
		rewrite_neighbours(r, node, kept, err));
}

/* ALL, and before others what has its words close to each other as in NODE. */
static struct xc_node *
rewrite_closest(struct sk_rewriter *r, const struct xc_node *node,
		const bool *drop, struct xc_node *all, struct sakuin_error *err)
{
	struct sk_nodes close = { .arena = r->arena };
	struct sk_nodes both = { .arena = r->arena };

	if (!all || !sk_rewrite_close(r, node, drop, &close, err))
		return NULL;
	if (close.count == 0)
		return all;
	return sk_nodes_add(&both, all, err) &&
			       sk_nodes_add(&both,
					    sk_nodes_join(&close, XC_OR, err),
					    err)
		       ? sk_nodes_join(&both, XC_AND_MAYBE, err)
		       : NULL;
}

/* Which children of NODE go: stop words, unless there is nothing else.  What
 * must not occur, all or one of it, is taken at its word. */
static bool *
rewrite_drops(struct sk_rewriter *r, const struct xc_node *node,
	      enum rewrite_mode mode, struct sakuin_error *err)
{
	bool *drop = sk_arena_array(r->arena, node->count, sizeof *drop, err);
	size_t content = 0;

	if (!drop || mode == REWRITE_NEGATED || node->op == XC_XOR)
		return drop;
	for (size_t i = 0; i < node->count; i++) {
		if (!rewrite_is_stop(r, node->children[i], &drop[i], err))
			return NULL;
		content += !drop[i];
	}
	if (content == 0)
		memset(drop, 0, node->count * sizeof *drop);
	return drop;
}

static struct xc_node *
rewrite_group(struct sk_rewriter *r, struct xc_node *node,
	      enum rewrite_mode mode, struct sakuin_error *err)
{
	struct sk_nodes kept = { .arena = r->arena };
	const bool *drop = rewrite_drops(r, node, mode, err);

	if (!drop)
		return NULL;
	if (node->op != XC_AND || mode == REWRITE_NEGATED)
		return rewrite_any(r, node, drop, mode, &kept, err)
			       ? sk_nodes_join(&kept, node->op, err)
			       : NULL;
	if (!rewrite_all(r, node, drop, &kept, err))
		return NULL;
	return rewrite_closest(r, node, drop, sk_nodes_join(&kept, XC_AND, err),
			       err);
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

		if (node->op == XC_AND_MAYBE && mode != REWRITE_NEGATED)
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

/* What is scaled within is somebody's variant, and stays. */
static struct xc_node *
rewrite_words(void *ctx, struct xc_node *node, struct sakuin_error *err)
{
	struct sk_rewriter *r = ctx;

	return rewrite_node(r, node, r->strict ? REWRITE_STRICT : REWRITE_LOOSE,
			    err);
}

struct xc_node *
sk_rewrite(void *ctx, struct xc_node *root, struct sk_arena *arena,
	   struct sakuin_error *err)
{
	struct sk_rewriter *r = ctx;

	r->arena = arena;
	r->asked = NULL;
	r->lone = false;
	r->typed = r->by_stock && sk_rewrite_typed(root, &r->lone);
	r->stock = r->by_stock && !r->typed;
	if (sk_rewrite_done(root))
		return root;
	if (!sk_rewrite_reads_begin(r, err))
		return NULL;
	root = sk_node_words(arena, root, rewrite_words, r, err);
	r->reads = NULL;
	return root;
}
