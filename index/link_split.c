/* link_split.c - what is one source no longer. */
#include "link_impl.h"

enum { SPLIT_MAX = 64 /* variants; more stay together */ };

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

/* Source INDEX becomes as many as it is now. */
static bool
split_parts(struct sk_links *l, size_t index, struct sakuin_error *err)
{
	struct link_variant *rest = sk_link_take(&l->sources[index]);
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
	size_t left = 0, gone = 0, at, added = l->source_count;
	bool cut;

	if (!split_sift(l, &l->sources[index].variants, &left, &gone, err) ||
	    !split_sift(l, &l->sources[index].documents, &left, &gone, err))
		return false;
	l->sources[index].changed |= gone > 0;
	cut = left > 0 &&
	      (l->sources[index].apart || sk_link_disputed(l, index));
	if (!cut && ((gone == 0 && !l->sources[index].regroup) || left < 2 ||
		     left > SPLIT_MAX))
		return true;
	l->sources[index].refill |= sk_link_contexts_full(&l->sources[index]);
	if (!(cut ? sk_link_cut(l, index, err) : split_parts(l, index, err)))
		return false;
	split_contexts(l, index, &contexts);
	for (at = added; at < l->source_count; at++) {
		l->sources[at].refill = l->sources[index].refill;
		split_contexts(l, at, &contexts);
	}
	return true;
}
