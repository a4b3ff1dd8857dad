/* node.c - building query trees. */
#include "node.h"
#include "schema.h"

bool
sk_nodes_add(struct sk_nodes *n, struct xc_node *node, struct sakuin_error *err)
{
	if (!node)
		return false;
	if (n->count == n->cap) {
		size_t cap = n->cap ? 2 * n->cap : 8;
		struct xc_node **list =
			sk_arena_array(n->arena, cap, sizeof *list, err);

		if (!list)
			return false;
		if (n->count)
			memcpy(list, n->list, n->count * sizeof *list);
		n->list = list;
		n->cap = cap;
	}
	n->list[n->count++] = node;
	return true;
}

static struct xc_node *
node_new(struct sk_arena *arena, enum xc_op op, struct sakuin_error *err)
{
	struct xc_node *node = sk_arena_alloc(arena, sizeof *node, err);

	if (node)
		node->op = op;
	return node;
}

bool
sk_nodes_add_scaled(struct sk_nodes *n, struct xc_node *node, double factor,
		    struct sakuin_error *err)
{
	struct sk_nodes one = { .arena = n->arena };
	struct xc_node *scaled;

	if (!sk_nodes_add(&one, node, err))
		return false;
	scaled = node_new(n->arena, XC_SCALE, err);
	if (!scaled)
		return false;
	scaled->factor = factor;
	scaled->children = one.list;
	scaled->count = 1;
	return sk_nodes_add(n, scaled, err);
}

struct xc_node *
sk_node_words(struct sk_arena *arena, struct xc_node *root, sk_node_fn *fn,
	      void *ctx, struct sakuin_error *err)
{
	struct sk_nodes one = { .arena = arena };
	struct xc_node *words;

	if (root->op != XC_SCALE)
		return fn(ctx, root, err);
	if (root->factor <= 0)
		return root;
	words = sk_node_words(arena, root->children[0], fn, ctx, err);
	return sk_nodes_add_scaled(&one, words, root->factor, err) ? one.list[0]
								   : NULL;
}

/* Synonyms two by two: Xapian 1.4 estimates how many documents have one of two
 * terms, or pairs, from what all parts of a database have, and rounds; of more
 * it makes pairs in an order that is another in each part. */
static struct xc_node *
node_pair(struct sk_arena *arena, struct xc_node **list, size_t count,
	  struct sakuin_error *err)
{
	struct xc_node *node;

	if (count == 1)
		return list[0];
	node = node_new(arena, XC_SYNONYM, err);
	if (!node)
		return NULL;
	node->children = sk_arena_array(arena, 2, sizeof *node->children, err);
	if (!node->children)
		return NULL;
	node->count = 2;
	node->children[0] = node_pair(arena, list, count / 2, err);
	node->children[1] =
		node_pair(arena, list + count / 2, count - count / 2, err);
	return node->children[0] && node->children[1] ? node : NULL;
}

struct xc_node *
sk_nodes_join(struct sk_nodes *n, enum xc_op op, struct sakuin_error *err)
{
	struct xc_node *node;

	if (n->count == 1)
		return n->list[0];
	if (op == XC_SYNONYM && n->count > 2)
		return node_pair(n->arena, n->list, n->count, err);
	node = node_new(n->arena, op, err);
	if (!node)
		return NULL;
	node->children = n->list;
	node->count = n->count;
	return node;
}

struct xc_node *
sk_nodes_phrase(struct sk_nodes *n, size_t slack, struct sakuin_error *err)
{
	struct xc_node *node = sk_nodes_join(n, XC_PHRASE, err);

	if (node && node->op == XC_PHRASE)
		node->window = (uint32_t)(n->count + slack);
	return node;
}

struct xc_node *
sk_node_term(struct sk_arena *arena, const struct xc_node *from, bool stem,
	     const char *prefix, struct sakuin_str text,
	     struct sakuin_error *err)
{
	struct xc_node *node = node_new(arena, XC_TERM, err);
	struct sk_buf name = { 0 };
	bool ok;

	if (!node)
		return NULL;
	node->wqf = from ? from->wqf : 0;
	node->position = from ? from->position : 0;
	ok = (!stem || sk_buf_putc(&name, 'Z', err)) &&
	     sk_schema_term(&name, prefix, text, err) &&
	     sk_arena_copy(arena, sk_buf_str(&name), &node->term, err);
	sk_buf_done(&name);
	return ok ? node : NULL;
}

struct xc_node *
sk_node_range(struct sk_arena *arena, uint32_t slot, struct sakuin_str low,
	      struct sakuin_str high, struct sakuin_error *err)
{
	struct xc_node *node = node_new(arena, XC_VALUE_RANGE, err);

	if (!node || !sk_arena_copy(arena, low, &node->low, err) ||
	    !sk_arena_copy(arena, high, &node->high, err))
		return NULL;
	node->slot = slot;
	return node;
}
