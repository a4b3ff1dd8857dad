/* link_split.c - where a reference that held others together has gone, what is
 * left may be several sources. */
#include <stdlib.h>

#include "link_impl.h"

enum { SPLIT_MAX = 64 /* variants that are all compared with each other */ };

static bool
split_is_cited(struct sk_links *l, const struct link_variant *v, bool *cited,
	       struct sakuin_error *err)
{
	enum sk_field_id field = v->document ? SK_FIELD_ID : SK_FIELD_CITES;
	struct sk_buf term = { 0 };
	uint32_t freq = 0;
	bool ok =
		sk_schema_term(&term, sk_fields[field].prefix,
			       v->document ? v->first : sk_str(v->name), err) &&
		xc_term_freq(sk_store_db(l->store), sk_buf_str(&term), &freq,
			     err);

	*cited = freq > 0;
	sk_buf_done(&term);
	return ok;
}

/* Take away from the list AT the variants that nobody prints, or that are
 * documents no longer; *LEFT are there then, *GONE were taken. */
static bool
split_sift(struct sk_links *l, struct link_variant **at, size_t *left,
	   size_t *gone, struct sakuin_error *err)
{
	while (*at) {
		bool cited;

		if (!split_is_cited(l, *at, &cited, err))
			return false;
		if (cited) {
			at = &(*at)->next;
			++*left;
		} else {
			*at = (*at)->next;
			++*gone;
		}
	}
	return true;
}

/* Move to FIRST's list, from REST, all that are the same as one in it. */
static bool
split_gather(struct sk_links *l, struct link_variant *first,
	     struct link_variant **rest, struct sakuin_error *err)
{
	struct link_variant *end = first;

	for (struct link_variant *u = first; u; u = u->next) {
		struct link_variant **at = rest;

		while (*at) {
			struct link_variant *v = *at;
			bool same;

			if (!sk_link_same(l, u, v, &same, err))
				return false;
			if (!same) {
				at = &v->next;
				continue;
			}
			*at = v->next;
			v->next = NULL;
			end = end->next = v;
		}
	}
	return true;
}

void
sk_link_give(struct link_source *s, struct link_variant *list)
{
	struct link_variant **variant = &s->variants;
	struct link_variant **document = &s->documents;

	for (; list; list = list->next) {
		struct link_variant ***end =
			list->document ? &document : &variant;

		**end = list;
		*end = &list->next;
	}
	*variant = *document = NULL;
}

struct link_variant *
sk_link_take(struct link_source *s)
{
	struct link_variant **end = &s->variants;

	while (*end)
		end = &(*end)->next;
	*end = s->documents;
	s->documents = NULL;
	return s->variants;
}

/* The first of REST and all that it holds together become source INDEX's. */
static bool
split_part(struct sk_links *l, size_t index, struct link_variant **rest,
	   struct sakuin_error *err)
{
	struct link_variant *first = *rest;

	*rest = first->next;
	first->next = NULL;
	if (!split_gather(l, first, rest, err))
		return false;
	for (struct link_variant *v = first; v; v = v->next)
		if (!sk_link_own(l, v, index, err))
			return false;
	sk_link_give(&l->sources[index], first);
	return true;
}

/* ------------------------------------------------------------ of very many */

/* Variants under way, by number: each is in the part of its root. */
struct split_many {
	struct link_variant **v;
	size_t *parent, count;
	struct sk_table keys;
	uint32_t *heads; /* of lists of places that have a key */
	size_t head_cap;
	struct split_place {
		size_t variant;
		uint32_t next; /* place + 1; 0: the last */
	} * places;
	size_t place_count, place_cap;
};

static size_t
split_root(struct split_many *m, size_t i)
{
	while (m->parent[i] != i)
		i = m->parent[i] = m->parent[m->parent[i]];
	return i;
}

/* Variant I has KEY: join it with those before that have it too. */
static bool
split_key(struct sk_links *l, struct split_many *m, size_t i,
	  struct sakuin_str key, struct sakuin_error *err)
{
	size_t before = m->keys.count;
	uint32_t number, place;
	int reach = SK_SOURCE_REACH;

	if (!sk_table_intern(&m->keys, key, &number, err) ||
	    !sk_grow(&m->heads, &m->head_cap, m->keys.count, sizeof *m->heads,
		     err) ||
	    !sk_grow(&m->places, &m->place_cap, m->place_count + 1,
		     sizeof *m->places, err))
		return false;
	if (m->keys.count > before)
		m->heads[number] = 0;
	for (place = m->heads[number]; place && reach > 0; reach--) {
		size_t j = m->places[place - 1].variant;
		bool same = false;

		if (split_root(m, i) != split_root(m, j) &&
		    !sk_link_same(l, m->v[i], m->v[j], &same, err))
			return false;
		if (same)
			m->parent[split_root(m, i)] = split_root(m, j);
		place = m->places[place - 1].next;
	}
	m->places[m->place_count] = (struct split_place){ i, m->heads[number] };
	m->heads[number] = (uint32_t)++m->place_count;
	return true;
}

static bool
split_keys(struct sk_links *l, struct split_many *m, size_t i,
	   struct sakuin_error *err)
{
	struct sk_source_keys keys;

	if (!sk_source_keys(l->matcher, &m->v[i]->ref, &l->arena, &keys, err))
		return false;
	for (size_t k = 0; k < keys.count; k++)
		if (!split_key(l, m, i, keys.key[k], err))
			return false;
	return true;
}

/* Join what people say is the same, whatever keys it has. */
static bool
split_said(struct sk_links *l, struct split_many *m, struct sakuin_error *err)
{
	struct sk_table called = { 0 };
	uint32_t number;
	bool ok = true;

	for (size_t i = 0; ok && i < m->count; i++)
		ok = sk_table_intern(&called, sk_link_called(m->v[i]), &number,
				     err);
	for (size_t i = 0; ok && i < m->count; i++) {
		struct sakuin_str other;
		uint32_t at = 0;

		while (sk_link_next_same(l, m->v[i], &at, &other))
			if (sk_table_find(&called, other, &number))
				m->parent[split_root(m, i)] =
					split_root(m, number);
	}
	sk_table_done(&called);
	return ok;
}

/* Put each part of M's variants in a list: the first of source INDEX, the
 * others of new sources. */
static bool
split_deal(struct sk_links *l, size_t index, struct split_many *m,
	   struct sakuin_error *err)
{
	size_t *source =
		sk_arena_array(&l->arena, m->count, sizeof *source, err);

	if (!source)
		return false;
	for (size_t i = 0; i < m->count; i++)
		source[i] = SIZE_MAX;
	l->sources[index].variants = l->sources[index].documents = NULL;
	/* From behind, as each goes to the head of its list. */
	source[split_root(m, 0)] = index;
	for (size_t i = m->count; i-- > 0;) {
		size_t *to = &source[split_root(m, i)];
		struct link_variant **list;

		if (*to == SIZE_MAX && !sk_link_source(l, to, err))
			return false;
		list = m->v[i]->document ? &l->sources[*to].documents
					 : &l->sources[*to].variants;
		m->v[i]->next = *list;
		*list = m->v[i];
		if (!sk_link_own(l, m->v[i], *to, err))
			return false;
	}
	return true;
}

/* Take the COUNT variants in LIST of source INDEX apart.  Those are compared
 * that share a key, as when they came. */
static bool
split_many(struct sk_links *l, size_t index, struct link_variant *list,
	   size_t count, struct sakuin_error *err)
{
	struct split_many m = { .count = count };
	bool ok;

	m.v = sk_arena_array(&l->arena, count, sizeof *m.v, err);
	m.parent = sk_arena_array(&l->arena, count, sizeof *m.parent, err);
	ok = m.v && m.parent;
	for (size_t i = 0; ok && i < count; i++, list = list->next) {
		m.v[i] = list;
		m.parent[i] = i;
	}
	for (size_t i = 0; ok && i < count; i++)
		ok = split_keys(l, &m, i, err);
	ok = ok && split_said(l, &m, err) && split_deal(l, index, &m, err);
	sk_table_done(&m.keys);
	free(m.heads);
	free(m.places);
	return ok;
}

/* ------------------------------------------------------------------ all */

/* Source INDEX and those from ADDED on get what is said of their variants,
 * in the order of CONTEXTS. */
static void
split_contexts(struct sk_links *l, size_t index, size_t added,
	       struct link_context *contexts)
{
	struct link_context *behind = NULL, *next;

	l->sources[index].contexts = NULL;
	for (; contexts; contexts = next) {
		next = contexts->next;
		contexts->next = behind;
		behind = contexts;
	}
	for (; behind; behind = next) {
		const struct link_owner *owner = sk_link_owner(l, behind->name);
		struct link_source *s;

		next = behind->next;
		if (!owner || (owner->source != index && owner->source < added))
			continue;
		s = &l->sources[owner->source];
		behind->next = s->contexts;
		s->contexts = behind;
	}
}

/* Take the LEFT variants of source INDEX apart; new sources come behind. */
static bool
split_apart(struct sk_links *l, size_t index, size_t left,
	    struct sakuin_error *err)
{
	struct link_variant *rest = sk_link_take(&l->sources[index]);
	size_t at = index;

	if (left > SPLIT_MAX)
		return split_many(l, index, rest, left, err);
	if (!split_part(l, index, &rest, err))
		return false;
	while (rest)
		if (!sk_link_source(l, &at, err) ||
		    !split_part(l, at, &rest, err))
			return false;
	return true;
}

bool
sk_link_split(struct sk_links *l, size_t index, struct sakuin_error *err)
{
	struct link_context *contexts = l->sources[index].contexts;
	size_t left = 0, gone = 0, added = l->source_count;
	bool cut;

	if (!split_sift(l, &l->sources[index].variants, &left, &gone, err) ||
	    !split_sift(l, &l->sources[index].documents, &left, &gone, err))
		return false;
	l->sources[index].changed |= gone > 0;
	cut = left > 0 &&
	      (l->sources[index].apart || sk_link_disputed(l, index));
	if (!cut && ((gone == 0 && !l->sources[index].regroup) || left < 2))
		return true;
	l->sources[index].refill |= sk_link_contexts_full(&l->sources[index]);
	if (!(cut ? sk_link_cut(l, index, err)
		  : split_apart(l, index, left, err)))
		return false;
	split_contexts(l, index, added, contexts);
	for (size_t at = added; at < l->source_count; at++) {
		l->sources[index].changed = l->sources[at].changed = true;
		l->sources[at].refill = l->sources[index].refill;
	}
	return true;
}
