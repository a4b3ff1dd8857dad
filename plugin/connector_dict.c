/* connector_dict.c - a dictionary of Xapian's synonyms put into queries. */
#include <stdlib.h>

#include "connector_dict.h"
#include "dictionary/dictionary.h"
#include "rewrite.h"

struct sk_dict {
	struct xc_db *db;
	struct sk_rewriter *rewriter;
	struct sk_arena *arena; /* during one call */
};

enum { JOINED = 4 }; /* words that may be one entry */

struct sk_dict *
sk_dict_open(const char *path, struct sakuin_error *err)
{
	struct sk_dict *d = calloc(1, sizeof *d);

	if (!d) {
		sk_nomem(err);
		return NULL;
	}
	d->db = xc_open(&path, 1, err);
	d->rewriter = d->db ? sk_rewriter_new(NULL, err) : NULL;
	if (!d->rewriter) {
		sk_dict_close(d);
		return NULL;
	}
	/* The words that a stem may stand for are not looked up: those that
	 * the dictionary knows are entries themselves. */
	sk_rewriter_stock(d->rewriter, true, NULL);
	return d;
}

void
sk_dict_close(struct sk_dict *d)
{
	if (!d)
		return;
	sk_rewriter_free(d->rewriter);
	xc_close(d->db);
	free(d);
}

/* What stands for a word, or for a row of them. */
struct entry {
	struct sk_dict *d;
	const struct xc_node *from; /* the first word */
	struct sk_nodes values;
};

/* Each value once. */
static bool
entry_value(void *ctx, struct sakuin_str value, uint32_t freq,
	    struct sakuin_error *err)
{
	struct entry *e = ctx;

	(void)freq;
	if (sk_str_eq(value, e->from->term))
		return true;
	for (size_t i = 0; i < e->values.count; i++)
		if (sk_str_eq(value, e->values.list[i]->term))
			return true;
	return sk_nodes_add(
		&e->values,
		sk_node_term(e->d->arena, e->from, false, "", value, err), err);
}

static bool
entry_find(struct entry *e, struct sakuin_str key, struct sakuin_error *err)
{
	return sk_dictionary_find(e->d->db, key, entry_value, e, err);
}

/* What stands under the reading keys in the tree NODE. */
static bool
entry_keys(struct entry *e, const struct xc_node *node,
	   struct sakuin_error *err)
{
	if (node->op == XC_TERM && !entry_find(e, node->term, err))
		return false;
	for (size_t i = 0; i < node->count; i++)
		if (!entry_keys(e, node->children[i], err))
			return false;
	return true;
}

/* The same for COUNT leaves that sound like one thing. */
static bool
entry_sounds(struct entry *e, struct xc_node *const *leaves, size_t count,
	     struct sakuin_error *err)
{
	struct sk_nodes keys = { .arena = e->d->arena };

	if (!sk_rewrite_sounds(e->d->rewriter, leaves, count, &keys, err))
		return false;
	for (size_t i = 0; i < keys.count; i++)
		if (!entry_keys(e, keys.list[i], err))
			return false;
	return true;
}

/* NODE, or what was found. */
static struct xc_node *
entry_join(struct entry *e, struct xc_node *node, struct sakuin_error *err)
{
	struct sk_nodes forms = { .arena = e->d->arena };

	if (!sk_nodes_add(&forms, node, err) ||
	    (e->values.count &&
	     !sk_nodes_add_scaled(&forms,
				  sk_nodes_join(&e->values, XC_SYNONYM, err),
				  SK_WEIGHT_SYNONYM, err)))
		return NULL;
	return sk_nodes_join(&forms, XC_OR, err);
}

static bool
dict_is_word(const struct xc_node *node)
{
	return node->op == XC_TERM && node->wqf && node->term.len;
}

static struct xc_node *
dict_word(struct sk_dict *d, struct xc_node *node, struct sakuin_error *err)
{
	struct entry e = { d, node, { .arena = d->arena } };

	if (!dict_is_word(node))
		return node;
	if (!entry_find(&e, node->term, err) ||
	    !entry_sounds(&e, &node, 1, err))
		return NULL;
	return entry_join(&e, node, err);
}

/* Words next to each other, and few enough? */
static bool
dict_is_row(const struct xc_node *node)
{
	if (node->count < 2 || node->count > JOINED)
		return false;
	for (size_t i = 0; i < node->count; i++) {
		const struct xc_node *c = node->children[i];

		if (!dict_is_word(c) ||
		    (i && c->position != node->children[i - 1]->position + 1))
			return false;
	}
	return true;
}

/* What stands under the words of NODE with GAPs between. */
static bool
entry_row(struct entry *e, const struct xc_node *node, const char *gap,
	  struct sakuin_error *err)
{
	struct sk_buf key = { 0 };
	bool ok = true;

	for (size_t i = 0; ok && i < node->count; i++) {
		struct sakuin_str word = node->children[i]->term;
		bool stem = word.len > 1 && *word.ptr == 'Z';

		ok = (i == 0 || sk_buf_puts(&key, gap, err)) &&
		     sk_buf_add(&key, word.ptr + stem, word.len - stem, err);
	}
	ok = ok && entry_find(e, sk_buf_str(&key), err);
	sk_buf_done(&key);
	return ok;
}

static struct xc_node *dict_node(struct sk_dict *d, struct xc_node *node,
				 struct sakuin_error *err);

/* The first FIRST children with what the dictionary has for them, the others
 * as they are. */
static struct xc_node *
dict_children(struct sk_dict *d, struct xc_node *node, size_t first,
	      struct sakuin_error *err)
{
	struct sk_nodes all = { .arena = d->arena };

	for (size_t i = 0; i < node->count; i++)
		if (!sk_nodes_add(&all,
				  i < first
					  ? dict_node(d, node->children[i], err)
					  : node->children[i],
				  err))
			return NULL;
	return sk_nodes_join(&all, node->op, err);
}

/* The first word in NODE. */
static const struct xc_node *
dict_first(const struct xc_node *node)
{
	while (node->op != XC_TERM && node->count)
		node = node->children[0];
	return node;
}

/* AND, OR and PHRASE: also what the whole of it is, in one piece. */
static struct xc_node *
dict_group(struct sk_dict *d, struct xc_node *node, struct sakuin_error *err)
{
	struct entry e = { d, dict_first(node), { .arena = d->arena } };
	struct xc_node *inner = node;
	bool ok = true;

	if (node->op != XC_PHRASE)
		inner = dict_children(d, node, node->count, err);
	if (dict_is_row(node))
		ok = entry_row(&e, node, "", err) &&
		     entry_row(&e, node, " ", err);
	/* In several fields, or with phrases among them, see the rewriter. */
	if (ok && node->op == XC_PHRASE)
		ok = entry_sounds(&e, &node, 1, err);
	else if (ok && node->count <= JOINED)
		ok = entry_sounds(&e, node->children, node->count, err);
	return inner && ok ? entry_join(&e, inner, err) : NULL;
}

static struct xc_node *
dict_node(struct sk_dict *d, struct xc_node *node, struct sakuin_error *err)
{
	switch (node->op) {
	case XC_TERM:
		return dict_word(d, node, err);
	case XC_AND:
	case XC_OR:
	case XC_PHRASE:
		return dict_group(d, node, err);
	case XC_XOR:
	case XC_AND_MAYBE:
		return dict_children(d, node, node->count, err);
	case XC_AND_NOT:
	case XC_FILTER:
		return dict_children(d, node, 1, err);
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

static struct xc_node *
dict_words(void *ctx, struct xc_node *node, struct sakuin_error *err)
{
	return dict_node(ctx, node, err);
}

static struct xc_node *
dict_root(void *ctx, struct xc_node *root, struct sk_arena *arena,
	  struct sakuin_error *err)
{
	struct sk_dict *d = ctx;

	d->arena = arena;
	return sk_node_words(arena, root, dict_words, d, err);
}

bool
sk_dict_rewrite(struct sk_dict *d, struct sakuin_str query, struct sk_buf *out,
		struct sakuin_error *err)
{
	struct xc_query *stock = xc_query_unserialise(query, err);
	struct xc_query *wider =
		stock ? xc_query_rewrite(stock, dict_root, d, err) : NULL;
	bool ok = wider && xc_query_serialise(wider, out, err);

	xc_query_free(wider);
	xc_query_free(stock);
	return ok;
}
