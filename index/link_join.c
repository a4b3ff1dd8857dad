/* link_join.c - which references mean the same source. */
#include "link_impl.h"

/* ------------------------------------------------------------- together */

static void
join_contexts(struct link_context **at, struct link_context *from)
{
	while (from) {
		struct link_context *next = from->next;

		while (*at && sk_link_context_order(*at, from) < 0)
			at = &(*at)->next;
		from->next = *at;
		*at = from;
		from = next;
	}
}

/* Make roots A and B one; A stays. */
static void
join_sources(struct sk_links *l, size_t a, size_t b)
{
	struct link_source *to = &l->sources[a], *from = &l->sources[b];
	struct link_variant **end = &to->variants;

	while (*end)
		end = &(*end)->next;
	*end = from->variants;
	from->variants = NULL;
	for (end = &to->documents; *end;)
		end = &(*end)->next;
	*end = from->documents;
	from->documents = NULL;
	join_contexts(&to->contexts, from->contexts);
	join_contexts(&to->lost, from->lost);
	from->contexts = from->lost = NULL;
	to->refill |= from->refill;
	from->parent = a;
	to->changed = true;
	to->regroup |= from->regroup;
	to->counted |= from->counted;
	to->apart |= from->apart;
	if (to->docid == 0) {
		to->docid = from->docid;
		to->id = from->id;
		to->held = from->held;
		from->docid = 0;
	}
}

void
sk_link_unite(struct sk_links *l, size_t a, size_t b)
{
	a = sk_link_root(l, a);
	b = sk_link_root(l, b);
	if (a != b)
		join_sources(l, a, b);
}

/* Is one of LIST the same as V? */
static bool
join_same(struct sk_links *l, const struct link_variant *v,
	  const struct link_variant *list, bool *same, struct sakuin_error *err)
{
	*same = false;
	for (; list && !*same; list = list->next)
		if (!sk_link_same(l, v, list, same, err))
			return false;
	return true;
}

/* Join source INDEX, which V is in, with source OTHER if V says so.  Two
 * documents are not compared: what nobody cites is no source. */
static bool
join_try(struct sk_links *l, size_t index, const struct link_variant *v,
	 size_t other, struct sakuin_error *err)
{
	size_t a = sk_link_root(l, index), b = sk_link_root(l, other);
	const struct link_source *s = &l->sources[b];
	bool same;

	if (a == b || s->tried == l->stamp)
		return true;
	l->sources[b].tried = l->stamp;
	if (!join_same(l, v, s->variants, &same, err) ||
	    (!same && !v->document &&
	     !join_same(l, v, s->documents, &same, err)))
		return false;
	if (same)
		join_sources(l, a, b);
	return true;
}

/* Try those in KEYS that have KEY. */
static bool
join_places(struct sk_links *l, size_t index, const struct link_variant *v,
	    const struct link_keys *keys, struct sakuin_str key,
	    struct sakuin_error *err)
{
	int reach = SK_SOURCE_REACH;
	uint32_t number, place;

	if (!sk_table_find(&keys->table, key, &number))
		return true;
	for (place = keys->heads[number]; place && reach > 0; reach--) {
		if (!join_try(l, index, v, l->places[place - 1].source, err))
			return false;
		place = l->places[place - 1].next;
	}
	return true;
}

/* Source INDEX has KEY, say KEYS from now on. */
static bool
join_register(struct sk_links *l, size_t index, struct link_keys *keys,
	      struct sakuin_str key, struct sakuin_error *err)
{
	size_t before = keys->table.count;
	uint32_t number;

	if (!sk_table_intern(&keys->table, key, &number, err) ||
	    !sk_grow(&keys->heads, &keys->cap, keys->table.count,
		     sizeof *keys->heads, err) ||
	    !sk_grow(&l->places, &l->place_cap, l->place_count + 1,
		     sizeof *l->places, err))
		return false;
	if (keys->table.count > before)
		keys->heads[number] = 0;
	l->places[l->place_count] =
		(struct link_place){ index, keys->heads[number] };
	keys->heads[number] = (uint32_t)++l->place_count;
	return true;
}

struct join_docids {
	uint32_t docids[SK_SOURCE_REACH];
	size_t count;
};

static bool
join_docid(void *ctx, uint32_t docid, uint32_t wdf, struct sakuin_error *err)
{
	struct join_docids *d = ctx;

	(void)wdf;
	(void)err;
	if (d->count < SK_SOURCE_REACH)
		d->docids[d->count++] = docid;
	return true;
}

/* Those in the database that have KEY in FIELD. */
static bool
join_stored(struct sk_links *l, size_t index, const struct link_variant *v,
	    enum sk_field_id field, struct sakuin_str key,
	    struct sakuin_error *err)
{
	struct join_docids d = { .count = 0 };
	struct sk_buf term = { 0 };
	bool ok = sk_schema_term(&term, sk_fields[field].prefix, key, err) &&
		  xc_postings(sk_store_db(l->store), sk_buf_str(&term),
			      join_docid, &d, err);

	for (size_t i = 0; ok && i < d.count; i++) {
		size_t other;

		ok = sk_link_load(l, d.docids[i], &other, err) &&
		     join_try(l, index, v, other, err);
	}
	sk_buf_done(&term);
	return ok;
}

/* A reference meets references and documents, a document references. */
static bool
join_key(struct sk_links *l, size_t index, const struct link_variant *v,
	 struct sakuin_str key, struct sakuin_error *err)
{
	if (!join_places(l, index, v, &l->keys, key, err) ||
	    !join_stored(l, index, v, SK_FIELD_KEY, key, err))
		return false;
	if (!v->document &&
	    (!join_places(l, index, v, &l->own_keys, key, err) ||
	     !join_stored(l, index, v, SK_FIELD_OWN_KEY, key, err)))
		return false;
	return join_register(l, index, v->document ? &l->own_keys : &l->keys,
			     key, err);
}

bool
sk_link_join(struct sk_links *l, size_t index, struct link_variant *v,
	     struct sakuin_error *err)
{
	struct sk_source_keys keys;

	if (!sk_source_keys(l->matcher, &v->ref, &l->arena, &keys, err))
		return false;
	l->stamp++;
	for (size_t i = 0; i < keys.count; i++)
		if (!join_key(l, index, v, keys.key[i], err))
			return false;
	return sk_link_join_said(l, index, v, err);
}
