/* link_held.c - sources that are documents of the collection.
 *
 * A document is a variant of the source that it may be, by what it says of
 * itself (self.h); it joins with references as these do with each other.  The
 * one with the smallest id is the source: who cites it is written to it, and
 * to no document of kind "source".  Citing oneself does not count. */
#include <stdlib.h>

#include "link_impl.h"
#include "self.h"

const struct link_variant *
sk_link_holder(const struct link_source *s)
{
	const struct link_variant *holder = s->documents;

	if (!s->variants || !holder)
		return NULL;
	for (const struct link_variant *v = holder->next; v; v = v->next)
		if (sk_str_cmp(v->first, holder->first) < 0)
			holder = v;
	return holder;
}

/* ------------------------------------------------- documents come and go */

/* What document DOCID says of itself now. */
static bool
held_read(struct sk_links *l, uint32_t docid, struct sk_reference *ref,
	  struct sakuin_error *err)
{
	struct sk_buf data = { 0 };
	bool ok = xc_document_data(sk_store_db(l->store), docid, &data, err) &&
		  sk_self_reference(sk_buf_str(&data), &l->arena, ref, err);

	sk_buf_done(&data);
	return ok;
}

static bool
held_new(struct sk_links *l, const struct link_change *c,
	 const struct sk_reference *ref, struct sakuin_error *err)
{
	struct link_variant *v = sk_arena_alloc(&l->arena, sizeof *v, err);
	size_t index;

	if (!v || !sk_link_source(l, &index, err))
		return false;
	memcpy(v->name, c->context.name, sizeof v->name);
	v->ref = *ref;
	v->first = c->context.report;
	v->document = true;
	l->sources[index].documents = v;
	return sk_link_own(l, v, index, err) && sk_link_join(l, index, v, err);
}

bool
sk_link_document(struct sk_links *l, const struct link_change *c,
		 struct sakuin_error *err)
{
	struct link_variant *v;
	struct sk_reference ref;
	uint32_t docid;
	size_t index;
	bool found;

	if (!sk_link_find(l, c->context.name, &index, &found, err) ||
	    !sk_store_lookup(sk_store_db(l->store), SK_FIELD_ID,
			     c->context.report, &docid, err))
		return false;
	/* Splitting finds what is gone, and what is the same no longer. */
	if (found)
		l->sources[index].counted = true;
	if (docid == 0)
		return true;
	if (!held_read(l, docid, &ref, err))
		return false;
	if (!found)
		return held_new(l, c, &ref, err);
	v = sk_link_variant(l, c->context.name);
	if (!v)
		return sk_fail(err, SAKUIN_EDB,
			       "a source is damaged; run sakuin check");
	/* A reference may have met it before it was compared with others. */
	return sk_link_reread(l, index, v, &ref, err) &&
	       sk_link_join(l, sk_link_root(l, index), v, err);
}

bool
sk_links_free_document(struct sk_links *l, struct sk_store *store,
		       uint32_t docid, struct sakuin_str id,
		       struct sakuin_error *err)
{
	l->store = store;
	return sk_grow(&l->freed, &l->freed_cap, l->freed_count + 1,
		       sizeof *l->freed, err) &&
	       sk_arena_copy(&l->arena, id, &l->freed[l->freed_count++], err) &&
	       sk_store_unhold(store, docid, id, err);
}

bool
sk_links_release(struct sk_links *l, struct sk_store *store, uint32_t docid,
		 struct sakuin_str id, struct sakuin_error *err)
{
	struct sk_buf line = { 0 };
	bool ok = sk_store_cited(store, id, &line, err);
	bool held = line.len > 0;
	size_t index;

	sk_buf_done(&line);
	l->store = store;
	if (!ok || !sk_links_document(l, id, err))
		return false;
	if (!held)
		return true;
	if (!sk_link_load(l, docid, &index, err) ||
	    !sk_links_free_document(l, store, docid, id, err))
		return false;
	if (!l->sources[index].variants)
		return sk_fail(err, SAKUIN_EDB,
			       "what cites '%.*s' is damaged; run sakuin check",
			       (int)id.len, id.ptr);
	l->sources[index].docid = 0;
	l->sources[index].held = false;
	l->sources[index].changed = true;
	return sk_link_write_alone(l, index, err);
}

/* --------------------------------------------------- where it is written */

bool
sk_link_move(struct sk_links *l, size_t index, struct sakuin_error *err)
{
	struct link_source *s = &l->sources[index];
	const struct link_variant *holder = sk_link_holder(s);
	uint32_t docid = s->docid;

	if (docid == 0 ||
	    (s->parent == index && s->variants && s->held == (holder != NULL) &&
	     (!holder || sk_str_eq(holder->first, s->id))))
		return true;
	s->docid = 0;
	s->changed = true;
	return s->held ? sk_links_free_document(l, l->store, docid, s->id, err)
		       : sk_store_remove_source(l->store, docid, s->id, err);
}

/* ------------------------------------------------------- who says so */

/* One document that is to name another, or no longer. */
struct telling {
	uint32_t citer;
	struct sakuin_str id;
	bool add;
};

struct tellings {
	struct telling *v;
	size_t count, cap;
};

static int
tell_order(const void *a, const void *b)
{
	const struct telling *x = a, *y = b;

	if (x->citer != y->citer)
		return x->citer < y->citer ? -1 : 1;
	return sk_str_cmp(x->id, y->id);
}

static bool
tell_add(struct tellings *t, uint32_t citer, struct sakuin_str id, bool add,
	 struct sakuin_error *err)
{
	if (!sk_grow(&t->v, &t->cap, t->count + 1, sizeof *t->v, err))
		return false;
	t->v[t->count++] = (struct telling){ citer, id, add };
	return true;
}

/* Those in HAVE that are not in WANT, both in order, are to change. */
static bool
tell_missing(struct tellings *t, const struct sk_docids *have,
	     const struct sk_docids *want, struct sakuin_str id, bool add,
	     struct sakuin_error *err)
{
	size_t j = 0;

	for (size_t i = 0; i < have->count; i++) {
		uint32_t docid = have->docids[i];

		while (j < want->count && want->docids[j] < docid)
			j++;
		if ((j == want->count || want->docids[j] != docid) &&
		    !tell_add(t, docid, id, add, err))
			return false;
	}
	return true;
}

/* Those who cite SOURCE (NULL: nobody), and no others, are to name ID. */
static bool
tell_one(struct sk_links *l, const struct link_source *source,
	 struct sakuin_str id, struct tellings *t, struct sakuin_error *err)
{
	struct sk_docids want = { 0 }, have = { 0 };
	bool ok = sk_link_citers(l, id, &have, err) &&
		  (!source ||
		   sk_link_all_citers(l, source, source->docid, &want, err)) &&
		  tell_missing(t, &want, &have, id, true, err) &&
		  tell_missing(t, &have, &want, id, false, err);

	free(want.docids);
	free(have.docids);
	return ok;
}

/* Document T->v[FROM].citer changes by all up to TO. */
static bool
tell_citer(struct sk_links *l, const struct tellings *t, size_t from, size_t to,
	   struct sakuin_error *err)
{
	struct sakuin_str *ids =
		sk_arena_array(&l->arena, to - from, sizeof *ids, err);
	size_t added = 0, dropped = 0;

	if (!ids)
		return false;
	for (size_t i = from; i < to; i++)
		if (t->v[i].add)
			ids[added++] = t->v[i].id;
		else
			ids[to - from - ++dropped] = t->v[i].id;
	return sk_store_cite(l->store, t->v[from].citer, ids, added,
			     ids + added, dropped, err);
}

/* Whether what was FREED is another source by now: then it is told by that. */
static bool
tell_freed(struct sk_links *l, const struct sk_table *held, struct tellings *t,
	   struct sakuin_error *err)
{
	struct sk_table seen = { 0 };
	bool ok = true;

	for (size_t i = 0; ok && i < l->freed_count; i++) {
		size_t before = seen.count;
		uint32_t number;

		ok = sk_table_intern(&seen, l->freed[i], &number, err);
		if (ok && seen.count > before &&
		    !sk_table_find(held, l->freed[i], &number))
			ok = tell_one(l, NULL, l->freed[i], t, err);
	}
	sk_table_done(&seen);
	return ok;
}

bool
sk_link_tell(struct sk_links *l, struct sakuin_error *err)
{
	struct tellings t = { 0 };
	struct sk_table held = { 0 };
	bool ok = true;

	for (size_t i = 0; ok && i < l->source_count; i++) {
		const struct link_source *s = &l->sources[i];
		uint32_t number;

		if (s->parent == i && s->held && s->docid &&
		    (s->changed || s->counted))
			ok = sk_table_intern(&held, s->id, &number, err) &&
			     tell_one(l, s, s->id, &t, err);
	}
	ok = ok && tell_freed(l, &held, &t, err);
	if (t.count)
		qsort(t.v, t.count, sizeof *t.v, tell_order);
	for (size_t i = 0, next; ok && i < t.count; i = next) {
		for (next = i + 1;
		     next < t.count && t.v[next].citer == t.v[i].citer;)
			next++;
		ok = tell_citer(l, &t, i, next, err);
	}
	sk_table_done(&held);
	free(t.v);
	return ok;
}
