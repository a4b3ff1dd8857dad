/* link.c - collect what changes in who cites what, and carry it out. */
#include <stdlib.h>

#include "link_impl.h"
#include "metadata.h"
#include "self.h"

#define FULL_BYTES ((size_t)32 << 20)

struct sk_links *
sk_links_new(struct sk_source_matcher *matcher, struct sakuin_error *err)
{
	struct sk_links *l = calloc(1, sizeof *l);

	if (l)
		l->matcher = matcher;
	else
		sk_nomem(err);
	return l;
}

void
sk_links_free(struct sk_links *l)
{
	if (!l)
		return;
	sk_arena_done(&l->arena);
	sk_table_done(&l->names);
	sk_table_done(&l->keys.table);
	sk_table_done(&l->own_keys.table);
	free(l->keys.heads);
	free(l->own_keys.heads);
	free(l->freed);
	free(l->changes);
	free(l->sources);
	free(l->owners);
	free(l->places);
	sk_table_done(&l->printed);
	free(l->references);
	free(l);
}

bool
sk_links_full(const struct sk_links *l)
{
	return l->arena.used >= FULL_BYTES;
}

/* ------------------------------------------------------------ collecting */

static struct link_change *
link_change(struct sk_links *l, struct sakuin_str report,
	    struct sakuin_error *err)
{
	struct link_change *c;

	if (!sk_grow(&l->changes, &l->change_cap, l->change_count + 1,
		     sizeof *l->changes, err))
		return NULL;
	c = &l->changes[l->change_count];
	*c = (struct link_change){ 0 };
	if (!sk_arena_copy(&l->arena, report, &c->context.report, err))
		return NULL;
	l->change_count++;
	return c;
}

bool
sk_links_drop(struct sk_links *l, struct sakuin_str report,
	      struct sakuin_str name, struct sakuin_error *err)
{
	struct link_change *c;

	/* Documents that it cites are named, too. */
	if (name.len >= SK_VARIANT_SIZE || name.len < 4 ||
	    memcmp(name.ptr, "src:", 4) != 0)
		return true;
	c = link_change(l, report, err);
	if (!c)
		return false;
	c->drop = true;
	memcpy(c->context.name, name.ptr, name.len);
	return true;
}

bool
sk_links_touch(struct sk_links *l, struct sakuin_str name, bool fields,
	       struct sakuin_error *err)
{
	struct link_change *c;

	if (name.len >= SK_VARIANT_SIZE)
		return true;
	c = link_change(l, sk_str(""), err);
	if (!c)
		return false;
	c->touch = true;
	c->fields = fields;
	memcpy(c->context.name, name.ptr, name.len);
	return true;
}

bool
sk_links_document(struct sk_links *l, struct sakuin_str id,
		  struct sakuin_error *err)
{
	struct link_change *c = link_change(l, id, err);

	if (!c)
		return false;
	c->document = true;
	sk_self_name(id, c->context.name);
	return true;
}

bool
sk_link_sentence(struct sk_links *l, struct link_context *context,
		 struct sakuin_str text, const struct sk_citation *c,
		 struct sakuin_error *err)
{
	struct sakuin_str s = { text.ptr + c->sentence.start,
				c->sentence.end - c->sentence.start };

	if (context->count == SK_CONTEXT_SENTENCES || s.len == 0)
		return true;
	s.len = sk_utf8_cut(s, SK_CONTEXT_BYTES);
	for (size_t i = 0; i < context->count; i++)
		if (sk_str_eq(context->sentences[i], s))
			return true;
	context->pages[context->count] = c->page;
	return sk_one_line(s, &l->arena, &context->sentences[context->count++],
			   err);
}

static bool
link_sentences(struct sk_links *l, struct link_change *first,
	       struct sakuin_str text, const struct sk_reference_list *list,
	       struct sakuin_error *err)
{
	for (size_t i = 0; i < list->citation_count; i++) {
		const struct sk_citation *c = &list->citations[i];

		for (size_t j = 0; j < c->reference_count; j++)
			if (!sk_link_sentence(l,
					      &first[c->references[j]].context,
					      text, c, err))
				return false;
	}
	return true;
}

bool
sk_links_add(struct sk_links *l, struct sakuin_str report,
	     struct sakuin_str text, const struct sk_reference_list *list,
	     struct sakuin_error *err)
{
	size_t before = l->change_count;

	for (size_t i = 0; i < list->reference_count; i++) {
		struct link_change *c = link_change(l, report, err);

		if (!c ||
		    !sk_variant_name(&list->references[i], c->context.name,
				     err) ||
		    !sk_reference_copy(&list->references[i], &l->arena, &c->ref,
				       err))
			return false;
	}
	return list->reference_count == 0 ||
	       link_sentences(l, l->changes + before, text, list, err);
}

/* ----------------------------------------------------------- carrying out */

static bool
link_drop(struct sk_links *l, const struct link_change *c,
	  struct sakuin_error *err)
{
	struct link_variant *v;
	size_t index;
	bool found;

	if (!sk_link_find(l, c->context.name, &index, &found, err))
		return false;
	if (!found)
		return true;
	l->sources[index].counted = true;
	l->sources[index].changed |=
		sk_link_remove_context(&l->sources[index], &c->context);
	v = sk_link_variant(l, c->context.name);
	if (v && sk_str_eq(v->first, c->context.report))
		v->recount = l->sources[index].changed = true;
	return true;
}

/* Its fields, and so its like, may be others now. */
static bool
link_touch(struct sk_links *l, const struct link_change *c,
	   struct sakuin_error *err)
{
	struct link_variant *v;
	size_t index;
	bool found;

	if (!sk_link_find(l, c->context.name, &index, &found, err))
		return false;
	v = found ? sk_link_variant(l, c->context.name) : NULL;
	if (!v)
		return true;
	v->recount = true;
	l->sources[index].counted = l->sources[index].regroup = true;
	/* Of several variants the one that people speak of is preferred, also
	 * where it changes nothing in that one. */
	l->sources[index].changed |= c->fields;
	return sk_link_join(l, index, v, err);
}

static bool
link_new(struct sk_links *l, const struct link_change *c, size_t *index,
	 struct sakuin_error *err)
{
	struct link_variant *v = sk_arena_alloc(&l->arena, sizeof *v, err);

	if (!v || !sk_link_source(l, index, err))
		return false;
	memcpy(v->name, c->context.name, sizeof v->name);
	v->ref = c->ref;
	v->first = c->context.report;
	l->sources[*index].variants = v;
	if (!sk_link_own(l, v, *index, err) || !sk_link_join(l, *index, v, err))
		return false;
	*index = sk_link_root(l, *index);
	return true;
}

/* Does C come before all that print V, or is it the first of them again? */
static bool
link_is_first(const struct link_variant *v, const struct link_change *c)
{
	int order = sk_str_cmp(c->context.report, v->first);

	return order < 0 || (order == 0 && v->recount);
}

static bool
link_add(struct sk_links *l, struct link_change *c, struct sakuin_error *err)
{
	struct link_variant *v;
	size_t index;
	bool found;

	if (*c->context.name == '\0')
		return true;
	if (!sk_link_correct(l, c->context.name, &c->ref, err) ||
	    !sk_link_find(l, c->context.name, &index, &found, err) ||
	    (!found && !link_new(l, c, &index, err)))
		return false;
	v = sk_link_variant(l, c->context.name);
	l->sources[index].counted = true;
	l->sources[index].changed |= !found;
	if (v && link_is_first(v, c)) {
		v->first = c->context.report;
		v->recount = false;
		l->sources[index].changed = true;
		if (!sk_link_reread(l, index, v, &c->ref, err))
			return false;
	}
	if (c->context.count &&
	    sk_link_add_context(&l->sources[index], &c->context))
		l->sources[index].changed = true;
	return true;
}

/* Where the first to print a variant does no longer, another is. */
static bool
link_firsts(struct sk_links *l, size_t index, struct sakuin_error *err)
{
	for (struct link_variant *v = l->sources[index].variants; v;
	     v = v->next)
		if (v->recount && !sk_link_first(l, index, v, err))
			return false;
	return true;
}

static void
link_forget(struct sk_links *l)
{
	l->change_count = l->source_count = l->place_count = 0;
	l->freed_count = 0;
	sk_table_reset(&l->names);
	sk_table_reset(&l->keys.table);
	sk_table_reset(&l->own_keys.table);
	sk_table_reset(&l->printed);
	l->printing = sk_str("");
	sk_arena_done(&l->arena);
}

static bool
link_carry_out(struct sk_links *l, struct link_change *c,
	       struct sakuin_error *err)
{
	if (c->touch)
		return link_touch(l, c, err);
	if (c->document)
		return sk_link_document(l, c, err);
	return c->drop ? link_drop(l, c, err) : link_add(l, c, err);
}

/* Is source I one, and has it changed? */
static bool
link_touched(const struct sk_links *l, size_t i)
{
	return l->sources[i].parent == i &&
	       (l->sources[i].changed || l->sources[i].counted);
}

bool
sk_links_flush(struct sk_links *l, struct sk_store *store,
	       struct sakuin_error *err)
{
	bool ok = true;

	if (l->change_count == 0)
		return true;
	l->store = store;
	/* In their order: what a document said may be dropped at once. */
	for (size_t i = 0; ok && i < l->change_count; i++)
		ok = link_carry_out(l, &l->changes[i], err);
	for (size_t i = 0; ok && i < l->source_count; i++)
		if (l->sources[i].parent == i && l->sources[i].counted)
			ok = link_firsts(l, i, err);
	ok = ok && sk_link_gather(l, err);
	/* Splitting adds sources behind those there are. */
	for (size_t i = 0; ok && i < l->source_count; i++)
		if (l->sources[i].parent == i && l->sources[i].counted)
			ok = sk_link_split(l, i, err);
	for (size_t i = 0; ok && i < l->source_count; i++)
		if (l->sources[i].parent == i)
			ok = sk_link_refill(l, i, err);
	/* What goes first, for its id may be another's now. */
	for (size_t i = 0; ok && i < l->source_count; i++)
		if (l->sources[i].parent != i || link_touched(l, i))
			ok = sk_link_move(l, i, err);
	for (size_t i = 0; ok && i < l->source_count; i++)
		if (l->sources[i].variants && link_touched(l, i))
			ok = sk_link_write(l, i, err);
	ok = ok && sk_link_tell(l, err);
	link_forget(l);
	return ok;
}
