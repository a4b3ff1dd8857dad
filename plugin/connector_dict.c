/* connector_dict.c - a dictionary of Xapian's synonyms put into queries. */
#include <stdlib.h>

#include "connector_dict.h"
#include "node.h"
#include "rewrite.h"

struct sk_dict {
	struct xc_db *db;
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
	if (!d->db) {
		free(d);
		return NULL;
	}
	return d;
}

void
sk_dict_close(struct sk_dict *d)
{
	if (!d)
		return;
	xc_close(d->db);
	free(d);
}

/* An entry under way. */
struct entry {
	struct sk_dict *d;
	const struct xc_node *from;
	struct sk_nodes values;
};

static bool
entry_value(void *ctx, struct sakuin_str value, uint32_t freq,
	    struct sakuin_error *err)
{
	struct entry *e = ctx;

	(void)freq;
	if (sk_str_eq(value, e->from->term))
		return true;
	return sk_nodes_add(
		&e->values,
		sk_node_term(e->d->arena, e->from, false, "", value, err), err);
}

/* Add to INTO what stands under KEY, for FROM; *FOUND says if anything. */
static bool
dict_key(struct sk_dict *d, struct sakuin_str key, const struct xc_node *from,
	 struct sk_nodes *into, bool *found, struct sakuin_error *err)
{
	struct entry e = { d, from, { .arena = d->arena } };

	if (!xc_synonyms(d->db, key, entry_value, &e, err))
		return false;
	*found = e.values.count > 0;
	return !*found ||
	       sk_nodes_add_scaled(into,
				   sk_nodes_join(&e.values, XC_SYNONYM, err),
				   SK_WEIGHT_READING, err);
}

static bool
dict_is_word(const struct xc_node *node)
{
	return node->op == XC_TERM && node->wqf && node->term.len;
}

/* The word without the Z of a stem. */
static struct sakuin_str
dict_plain(struct sakuin_str term)
{
	bool stem = term.len > 1 && term.ptr[0] == 'Z';

	return (struct sakuin_str){ term.ptr + stem, term.len - stem };
}

/* A stem is looked for as such, then as the word that it may be. */
static struct xc_node *
dict_word(struct sk_dict *d, struct xc_node *node, struct sakuin_error *err)
{
	struct sk_nodes forms = { .arena = d->arena };
	struct sakuin_str plain = dict_plain(node->term);
	bool found;

	if (!dict_is_word(node))
		return node;
	if (!sk_nodes_add(&forms, node, err) ||
	    !dict_key(d, node->term, node, &forms, &found, err) ||
	    (!found && plain.len < node->term.len &&
	     !dict_key(d, plain, node, &forms, &found, err)))
		return NULL;
	return sk_nodes_join(&forms, XC_OR, err);
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

/* Add to INTO what stands under the words of NODE in one piece, or, if there
 * is nothing, with spaces between. */
static bool
dict_row(struct sk_dict *d, const struct xc_node *node, struct sk_nodes *into,
	 struct sakuin_error *err)
{
	bool found = false, ok = true;

	if (!dict_is_row(node))
		return true;
	for (int gaps = 0; ok && !found && gaps < 2; gaps++) {
		struct sk_buf key = { 0 };

		for (size_t i = 0; ok && i < node->count; i++) {
			struct sakuin_str word =
				dict_plain(node->children[i]->term);

			ok = (i == 0 || !gaps || sk_buf_putc(&key, ' ', err)) &&
			     sk_buf_add(&key, word.ptr, word.len, err);
		}
		ok = ok && dict_key(d, sk_buf_str(&key), node->children[0],
				    into, &found, err);
		sk_buf_done(&key);
	}
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

/* AND, OR and PHRASE: also what the whole of it is, in one piece. */
static struct xc_node *
dict_group(struct sk_dict *d, struct xc_node *node, struct sakuin_error *err)
{
	struct sk_nodes forms = { .arena = d->arena };
	struct xc_node *inner = node;

	if (node->op != XC_PHRASE)
		inner = dict_children(d, node, node->count, err);
	if (!sk_nodes_add(&forms, inner, err) ||
	    !dict_row(d, node, &forms, err))
		return NULL;
	return sk_nodes_join(&forms, XC_OR, err);
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
dict_root(void *ctx, struct xc_node *root, struct sk_arena *arena,
	  struct sakuin_error *err)
{
	struct sk_dict *d = ctx;

	d->arena = arena;
	return dict_node(d, root, err);
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
