/* link_join.c - which references mean the same source. */
#include "link_impl.h"

/* ------------------------------------------------------------- together */

static void
join_contexts(struct link_source *to, struct link_context *from)
{
	struct link_context **at = &to->contexts;

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
	join_contexts(to, from->contexts);
	from->contexts = NULL;
	from->parent = a;
	to->changed = true;
	to->regroup |= from->regroup;
	to->counted |= from->counted;
	to->apart |= from->apart;
	if (to->docid == 0) {
		to->docid = from->docid;
		to->id = from->id;
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

/* Join source INDEX, which V is in, with source OTHER if V says so. */
static bool
join_try(struct sk_links *l, size_t index, const struct link_variant *v,
	 size_t other, struct sakuin_error *err)
{
	size_t a = sk_link_root(l, index), b = sk_link_root(l, other);

	if (a == b || l->sources[b].tried == l->stamp)
		return true;
	l->sources[b].tried = l->stamp;
	for (const struct link_variant *u = l->sources[b].variants; u;
	     u = u->next) {
		bool same;

		if (!sk_link_same(l, v, u, &same, err))
			return false;
		if (same) {
			join_sources(l, a, b);
			return true;
		}
	}
	return true;
}

/* Source INDEX has KEY: try those before it that have it too. */
static bool
join_places(struct sk_links *l, size_t index, const struct link_variant *v,
	    struct sakuin_str key, struct sakuin_error *err)
{
	size_t before = l->keys.count;
	uint32_t number, place;
	int reach = SK_SOURCE_REACH;

	if (!sk_table_intern(&l->keys, key, &number, err) ||
	    !sk_grow(&l->heads, &l->head_cap, l->keys.count, sizeof *l->heads,
		     err) ||
	    !sk_grow(&l->places, &l->place_cap, l->place_count + 1,
		     sizeof *l->places, err))
		return false;
	if (l->keys.count > before)
		l->heads[number] = 0;
	for (place = l->heads[number]; place && reach > 0; reach--) {
		if (!join_try(l, index, v, l->places[place - 1].source, err))
			return false;
		place = l->places[place - 1].next;
	}
	l->places[l->place_count] =
		(struct link_place){ index, l->heads[number] };
	l->heads[number] = (uint32_t)++l->place_count;
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

/* Those in the database that have KEY. */
static bool
join_stored(struct sk_links *l, size_t index, const struct link_variant *v,
	    struct sakuin_str key, struct sakuin_error *err)
{
	struct join_docids d = { .count = 0 };
	struct sk_buf term = { 0 };
	bool ok = sk_schema_term(&term, sk_fields[SK_FIELD_KEY].prefix, key,
				 err) &&
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

bool
sk_link_join(struct sk_links *l, size_t index, struct link_variant *v,
	     struct sakuin_error *err)
{
	struct sk_source_keys keys;

	if (!sk_source_keys(l->matcher, &v->ref, &l->arena, &keys, err))
		return false;
	l->stamp++;
	for (size_t i = 0; i < keys.count; i++)
		if (!join_places(l, index, v, keys.key[i], err) ||
		    !join_stored(l, index, v, keys.key[i], err))
			return false;
	return sk_link_join_said(l, index, v, err);
}

/* ---------------------------------------------------------------- apart */

enum { SPLIT_MAX = 64 /* variants; more stay together */ };

static bool
split_is_cited(struct sk_links *l, const struct link_variant *v, bool *cited,
	       struct sakuin_error *err)
{
	struct sk_buf term = { 0 };
	uint32_t freq = 0;
	bool ok = sk_schema_term(&term, sk_fields[SK_FIELD_CITES].prefix,
				 sk_str(v->name), err) &&
		  xc_term_freq(sk_store_db(l->store), sk_buf_str(&term), &freq,
			       err);

	*cited = freq > 0;
	sk_buf_done(&term);
	return ok;
}

/* Take away the variants that nobody prints; *LEFT are there then, *GONE
 * were taken. */
static bool
split_sift(struct sk_links *l, struct link_source *s, size_t *left,
	   size_t *gone, struct sakuin_error *err)
{
	struct link_variant **at = &s->variants;

	*left = *gone = 0;
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

/* Of CONTEXTS source INDEX gets what is said of its variants. */
static void
split_contexts(struct sk_links *l, size_t index, struct link_context **contexts)
{
	struct link_context **end = &l->sources[index].contexts;

	*end = NULL;
	while (*contexts) {
		struct link_context *c = *contexts;
		const struct link_owner *owner = sk_link_owner(l, c->name);

		if (!owner || owner->source != index) {
			contexts = &c->next;
			continue;
		}
		*contexts = c->next;
		c->next = NULL;
		*end = c;
		end = &c->next;
	}
}

/* The first of REST and all that it holds together become source INDEX's. */
static bool
split_part(struct sk_links *l, size_t index, struct link_variant **rest,
	   struct sakuin_error *err)
{
	struct link_variant *first = *rest;

	*rest = first->next;
	first->next = NULL;
	l->sources[index].variants = first;
	if (!split_gather(l, first, rest, err))
		return false;
	for (struct link_variant *v = first; v; v = v->next)
		if (!sk_link_own(l, v, index, err))
			return false;
	return true;
}

/* Source INDEX becomes as many as it is now. */
static bool
split_parts(struct sk_links *l, size_t index, struct sakuin_error *err)
{
	struct link_variant *rest = l->sources[index].variants;
	size_t at;

	if (!split_part(l, index, &rest, err))
		return false;
	l->sources[index].changed |= rest != NULL;
	while (rest) {
		if (!sk_link_source(l, &at, err) ||
		    !split_part(l, at, &rest, err))
			return false;
		l->sources[at].changed = true;
	}
	return true;
}

bool
sk_link_split(struct sk_links *l, size_t index, struct sakuin_error *err)
{
	struct link_context *contexts = l->sources[index].contexts;
	size_t left, gone, at, added = l->source_count;
	bool cut;

	if (!split_sift(l, &l->sources[index], &left, &gone, err))
		return false;
	l->sources[index].changed |= gone > 0;
	cut = left > 0 &&
	      (l->sources[index].apart || sk_link_disputed(l, index));
	if (!cut && ((gone == 0 && !l->sources[index].regroup) || left < 2 ||
		     left > SPLIT_MAX))
		return true;
	if (!(cut ? sk_link_cut(l, index, err) : split_parts(l, index, err)))
		return false;
	split_contexts(l, index, &contexts);
	for (at = added; at < l->source_count; at++)
		split_contexts(l, at, &contexts);
	return true;
}
