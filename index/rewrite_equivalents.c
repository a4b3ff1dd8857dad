/* rewrite_equivalents.c - what else the thing is called that was asked for. */
#include "rewrite_impl.h"

struct equivalents {
	struct sk_rewriter *r;
	struct sk_nodes *into;
};

/* The other names in GROUP: one node, as they name one thing.  What was typed
 * is among them, but it has more weight elsewhere. */
static bool
equivalents_group(void *ctx, const struct sk_equivalent *group, size_t named,
		  struct sakuin_error *err)
{
	struct equivalents *e = ctx;
	struct sk_nodes names = { .arena = e->r->arena };

	for (size_t i = 0; i < group->count; i++)
		if (!sk_rewrite_form(e->r, group->forms[i], &names, err))
			return false;
	if (e->r->also && !e->r->also(e->r->also_ctx, group, named, err))
		return false;
	return names.count == 0 ||
	       sk_nodes_add_scaled(e->into,
				   sk_nodes_join(&names, XC_SYNONYM, err),
				   SK_WEIGHT_EQUIVALENT, err);
}

/* W as sk_equivalents_find() wants it: plain; its stem if STEM. */
static struct sakuin_str
equivalents_word(const struct sk_leaf_word *w, bool stem, bool is_stem)
{
	if (stem && !is_stem) {
		if (w->fold_stem.len)
			return w->fold_stem;
		if (w->stem_count)
			return w->stems[0];
	}
	return w->fold.len ? w->fold : w->raw;
}

bool
sk_rewrite_name(const struct sk_rewriter *r, const struct sk_leaf *leaf,
		struct sk_buf *name, struct sakuin_error *err)
{
	bool is_stem = sk_rewrite_is_stem(r, leaf);

	if (r->stock && name->len == 0 && !sk_buf_putc(name, 'Z', err))
		return false;
	for (size_t i = 0; i < leaf->count; i++) {
		struct sakuin_str word =
			equivalents_word(&leaf->words[i], r->stock, is_stem);

		if (!sk_buf_add(name, word.ptr, word.len, err))
			return false;
	}
	return true;
}

bool
sk_rewrite_equivalents(struct sk_rewriter *r, struct sakuin_str name,
		       struct sk_nodes *into, struct sakuin_error *err)
{
	struct equivalents e = { r, into };

	return !r->equivalents ||
	       sk_equivalents_find(r->equivalents, name, equivalents_group, &e,
				   err);
}

bool
sk_rewrite_equivalents_of(struct sk_rewriter *r, const struct sk_leaf *leaf,
			  struct sk_nodes *into, struct sakuin_error *err)
{
	struct sakuin_str part = leaf->words[0].part;
	struct sk_buf name = { 0 };
	size_t before = into->count;
	bool ok = sk_rewrite_name(r, leaf, &name, err) &&
		  sk_rewrite_equivalents(r, sk_buf_str(&name), into, err);

	/* A name with a particle. */
	if (ok && into->count == before && leaf->count == 1 && part.len) {
		sk_buf_clear(&name);
		ok = (!r->stock || sk_buf_putc(&name, 'Z', err)) &&
		     sk_buf_add(&name, part.ptr, part.len, err) &&
		     sk_rewrite_equivalents(r, sk_buf_str(&name), into, err);
	}
	sk_buf_done(&name);
	return ok;
}

struct xc_node *
sk_rewrite_name_node(struct sk_rewriter *r, struct sakuin_str name,
		     struct sk_arena *arena, struct sakuin_error *err)
{
	struct sk_nodes forms = { .arena = arena };

	r->arena = arena;
	r->from = NULL;
	r->prefix = sk_str("");
	return sk_rewrite_form(r, name, &forms, err)
		       ? sk_nodes_join(&forms, XC_OR, err)
		       : NULL;
}
