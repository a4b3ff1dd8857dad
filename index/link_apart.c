/* link_apart.c - a source that people say is several.
 *
 * References are joined where two are the same; if somebody says that two of
 * those so joined are different, the whole is cut.  Each pair that is the same
 * is then tried, the most alike (by keys in common) first, and joined unless
 * that would bring together what is said to be different.  So the parts depend
 * on nothing but the references and what is said of them.  They carry a mark:
 * when one of them changes, all are put together and cut anew. */
#include <stdlib.h>

#include "link_impl.h"

enum {
	APART_MAX = 200,  /* variants of which all pairs are tried */
	APART_SAID = 1000 /* alikeness of what is said to be the same */
};

struct apart_pair {
	uint32_t a, b; /* a < b */
	uint32_t alike;
};

struct apart {
	struct sk_links *links;
	struct link_variant **v; /* by name */
	struct sk_source_keys *keys;
	uint32_t *whole, *part; /* union-find, without and with the verdicts */
	struct apart_pair *pairs, *divided;
	size_t count, pair_count, pair_cap, divided_count, divided_cap;
};

static uint32_t
apart_root(uint32_t *set, uint32_t i)
{
	while (set[i] != i)
		i = set[i] = set[set[i]];
	return i;
}

/* The smaller root stays. */
static void
apart_unite(uint32_t *set, uint32_t a, uint32_t b)
{
	a = apart_root(set, a);
	b = apart_root(set, b);
	if (a < b)
		set[b] = a;
	else
		set[a] = b;
}

static int
apart_name_order(const void *a, const void *b)
{
	const struct link_variant *x = *(struct link_variant *const *)a;
	const struct link_variant *y = *(struct link_variant *const *)b;

	return strcmp(x->name, y->name);
}

static int
apart_pair_order(const void *a, const void *b)
{
	const struct apart_pair *x = a, *y = b;

	if (x->alike != y->alike)
		return x->alike < y->alike ? 1 : -1;
	if (x->a != y->a)
		return x->a < y->a ? -1 : 1;
	return (x->b > y->b) - (x->b < y->b);
}

/* The variants of source INDEX, each for itself. */
static bool
apart_init(struct apart *p, size_t index, struct sakuin_error *err)
{
	struct sk_links *l = p->links;
	struct link_variant *all = sk_link_take(&l->sources[index]);

	for (const struct link_variant *v = all; v; v = v->next)
		p->count++;
	p->v = sk_arena_array(&l->arena, p->count, sizeof *p->v, err);
	p->whole = sk_arena_array(&l->arena, p->count, sizeof *p->whole, err);
	p->part = sk_arena_array(&l->arena, p->count, sizeof *p->part, err);
	p->keys = sk_arena_array(&l->arena, p->count, sizeof *p->keys, err);
	if (!p->v || !p->whole || !p->part || !p->keys)
		return false;
	p->count = 0;
	for (; all; all = all->next)
		p->v[p->count++] = all;
	qsort(p->v, p->count, sizeof *p->v, apart_name_order);
	for (uint32_t i = 0; i < p->count; i++) {
		p->whole[i] = p->part[i] = i;
		if (!sk_source_keys(l->matcher, &p->v[i]->ref, &l->arena,
				    &p->keys[i], err))
			return false;
	}
	return true;
}

static uint32_t
apart_alike(const struct sk_source_keys *a, const struct sk_source_keys *b)
{
	uint32_t common = 0;

	for (size_t i = 0; i < a->count; i++)
		for (size_t j = 0; j < b->count; j++)
			common += sk_str_eq(a->key[i], b->key[j]);
	return common;
}

static bool
apart_add(struct apart *p, uint32_t a, uint32_t b, uint32_t alike,
	  struct sakuin_error *err)
{
	if (!sk_grow(&p->pairs, &p->pair_cap, p->pair_count + 1,
		     sizeof *p->pairs, err))
		return false;
	p->pairs[p->pair_count++] = (struct apart_pair){ a, b, alike };
	apart_unite(p->whole, a, b);
	return true;
}

static bool
apart_try(struct apart *p, uint32_t a, uint32_t b, struct sakuin_error *err)
{
	const struct link_variant *x = p->v[a], *y = p->v[b];
	bool same;

	if (sk_link_divided(p->links, x, y)) {
		if (!sk_grow(&p->divided, &p->divided_cap, p->divided_count + 1,
			     sizeof *p->divided, err))
			return false;
		p->divided[p->divided_count++] = (struct apart_pair){ a, b, 0 };
		return true;
	}
	if (!sk_link_same(p->links, x, y, &same, err))
		return false;
	return !same ||
	       apart_add(p, a, b,
			 sk_link_said_same(p->links, x, y)
				 ? APART_SAID
				 : apart_alike(&p->keys[a], &p->keys[b]),
			 err);
}

/* Of a source with very many variants only those are compared with all that
 * somebody says something of. */
static bool
apart_few(struct apart *p, struct sakuin_error *err)
{
	uint32_t named = UINT32_MAX;

	for (uint32_t a = 0; a < p->count; a++) {
		struct sakuin_str other, verdict;
		uint32_t at = 0;

		if (!sk_corrections_verdict(p->links->store->corrections,
					    p->v[a]->document
						    ? p->v[a]->first
						    : sk_str(p->v[a]->name),
					    &at, &other, &verdict))
			continue;
		if (named == UINT32_MAX)
			named = a;
		for (uint32_t b = 0; b < p->count; b++)
			if (a != b &&
			    !apart_try(p, a < b ? a : b, a < b ? b : a, err))
				return false;
	}
	for (uint32_t b = 0; named < p->count && b < p->count; b++)
		if (b != named && !apart_add(p, named < b ? named : b,
					     named < b ? b : named, 0, err))
			return false;
	return true;
}

static bool
apart_compare(struct apart *p, struct sakuin_error *err)
{
	if (p->count > APART_MAX)
		return apart_few(p, err);
	for (uint32_t a = 0; a < p->count; a++)
		for (uint32_t b = a + 1; b < p->count; b++)
			if (!apart_try(p, a, b, err))
				return false;
	return true;
}

/* Would joining A and B bring together what is different? */
static bool
apart_forbidden(struct apart *p, uint32_t a, uint32_t b)
{
	for (size_t i = 0; i < p->divided_count; i++) {
		uint32_t x = apart_root(p->part, p->divided[i].a);
		uint32_t y = apart_root(p->part, p->divided[i].b);

		if ((x == a && y == b) || (x == b && y == a))
			return true;
	}
	return false;
}

static void
apart_parts(struct apart *p)
{
	if (p->pair_count)
		qsort(p->pairs, p->pair_count, sizeof *p->pairs,
		      apart_pair_order);
	for (size_t i = 0; i < p->pair_count; i++) {
		uint32_t a = apart_root(p->part, p->pairs[i].a);
		uint32_t b = apart_root(p->part, p->pairs[i].b);

		if (a != b && !apart_forbidden(p, a, b))
			apart_unite(p->part, a, b);
	}
}

/* Are there other parts of what variant I is a part of? */
static bool
apart_is_cut(struct apart *p, uint32_t i)
{
	uint32_t whole = apart_root(p->whole, i), part = apart_root(p->part, i);

	for (uint32_t j = 0; j < p->count; j++)
		if (apart_root(p->whole, j) == whole &&
		    apart_root(p->part, j) != part)
			return true;
	return false;
}

/* The part whose root is I becomes source INDEX. */
static bool
apart_take(struct apart *p, uint32_t i, size_t index, struct sakuin_error *err)
{
	struct sk_links *l = p->links;
	struct link_variant *list, **end = &list;

	l->sources[index].apart = apart_is_cut(p, i);
	for (uint32_t j = 0; j < p->count; j++) {
		if (apart_root(p->part, j) != i)
			continue;
		*end = p->v[j];
		end = &p->v[j]->next;
		if (!sk_link_own(l, p->v[j], index, err))
			return false;
	}
	*end = NULL;
	sk_link_give(&l->sources[index], list);
	return true;
}

bool
sk_link_cut(struct sk_links *l, size_t index, struct sakuin_error *err)
{
	struct apart p = { .links = l };
	size_t at = index;
	bool was = l->sources[index].apart, first = true;
	bool ok = apart_init(&p, index, err) && apart_compare(&p, err);

	if (ok)
		apart_parts(&p);
	for (uint32_t i = 0; ok && i < p.count; i++) {
		if (apart_root(p.part, i) != i)
			continue;
		ok = (first || sk_link_source(l, &at, err)) &&
		     apart_take(&p, i, at, err);
		if (ok && !first)
			l->sources[at].changed = true;
		first = false;
	}
	l->sources[index].changed |=
		at != index || was != l->sources[index].apart;
	free(p.pairs);
	free(p.divided);
	return ok;
}

/* -------------------------------------------------------------- together */

/* Join all that those in LIST, of source INDEX, are the same as. */
static bool
apart_gather(struct sk_links *l, size_t index, struct link_variant *list,
	     struct sakuin_error *err)
{
	struct link_variant **v;
	size_t count = 0, i = 0;

	for (struct link_variant *u = list; u; u = u->next)
		count++;
	/* What is joined is put behind the list. */
	v = sk_arena_array(&l->arena, count ? count : 1, sizeof *v, err);
	if (!v)
		return false;
	for (struct link_variant *u = list; u; u = u->next)
		v[i++] = u;
	for (i = 0; i < count; i++)
		if (!sk_link_join(l, sk_link_root(l, index), v[i], err))
			return false;
	return true;
}

bool
sk_link_gather(struct sk_links *l, struct sakuin_error *err)
{
	bool again = true;

	while (again) {
		again = false;
		for (size_t i = 0; i < l->source_count; i++) {
			size_t root = sk_link_root(l, i);

			if (!l->sources[i].apart || l->sources[i].gathered ||
			    !(l->sources[root].counted ||
			      l->sources[root].changed))
				continue;
			l->sources[i].gathered = again = true;
			l->sources[root].counted = true;
			l->sources[root].regroup = true;
			if (!apart_gather(l, root, l->sources[root].variants,
					  err))
				return false;
			root = sk_link_root(l, root);
			if (!apart_gather(l, root, l->sources[root].documents,
					  err))
				return false;
		}
	}
	return true;
}
