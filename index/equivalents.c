/* equivalents.c - other names of the same thing, from authority files. */
#include <stdlib.h>

#include "authority.h"
#include "equivalents.h"
#include "leaf.h"
#include "schema.h"
#include "table.h"

/* A row that a key leads to. */
struct equivalents_link {
	uint32_t group, form;
	uint32_t next; /* link + 1, 0 for none */
};

struct sk_equivalents {
	struct sakuin_analyzer *analyzer;
	struct sakuin_analyzer *reader; /* of readings; NULL before the first */
	struct sk_arena arena;          /* of names */
	struct sk_equivalent *groups;
	size_t group_count, group_cap;
	struct sk_table keys;
	uint32_t *first; /* of each key, link + 1 */
	size_t first_cap;
	struct equivalents_link *links;
	size_t link_count, link_cap;
	struct sakuin_str file;
	/* the name under way */
	struct sk_buf exact, stems, apart;         /* apart: with gaps */
	size_t exact_word, stems_word, apart_word; /* where its last word is */
};

void
sk_equivalents_free(struct sk_equivalents *e)
{
	if (!e)
		return;
	sakuin_analyzer_free(e->analyzer);
	sakuin_analyzer_free(e->reader);
	sk_arena_done(&e->arena);
	sk_table_done(&e->keys);
	sk_buf_done(&e->exact);
	sk_buf_done(&e->stems);
	sk_buf_done(&e->apart);
	free(e->groups);
	free(e->first);
	free(e->links);
	free(e);
}

struct sk_equivalents *
sk_equivalents_new(struct sakuin_error *err)
{
	struct sk_equivalents *e = calloc(1, sizeof *e);

	if (!e) {
		sk_nomem(err);
		return NULL;
	}
	e->analyzer = sakuin_analyzer_new("words | fold | stem:english",
					  SAKUIN_QUERY, err);
	if (!e->analyzer) {
		sk_equivalents_free(e);
		return NULL;
	}
	return e;
}

/* TEXT instead of what stands in OUT from WORD on. */
static bool
equivalents_word(struct sk_buf *out, size_t word, struct sakuin_str text,
		 struct sakuin_error *err)
{
	out->len = word;
	return sk_buf_add(out, text.ptr, text.len, err);
}

/* A word, then its stem, then its plain form, then the stem of that: the last
 * that comes counts. */
static bool
equivalents_put(void *ctx, const struct sakuin_token *token,
		struct sakuin_error *err)
{
	struct sk_equivalents *e = ctx;

	if (token->kind == SAKUIN_WORD) {
		e->exact_word = e->exact.len;
		e->stems_word = e->stems.len;
		if (!sk_buf_putc(&e->apart, ' ', err))
			return false;
		e->apart_word = e->apart.len;
	}
	if (token->kind != SAKUIN_STEM &&
	    (!equivalents_word(&e->exact, e->exact_word, token->text, err) ||
	     !equivalents_word(&e->apart, e->apart_word, token->text, err)))
		return false;
	return equivalents_word(&e->stems, e->stems_word, token->text, err);
}

static bool
equivalents_link(struct sk_equivalents *e, struct sakuin_str key, size_t form,
		 struct sakuin_error *err)
{
	size_t before = e->keys.count;
	uint32_t group = (uint32_t)e->group_count, number;

	if (!sk_grow(&e->first, &e->first_cap, before + 1, sizeof *e->first,
		     err) ||
	    !sk_grow(&e->links, &e->link_cap, e->link_count + 1,
		     sizeof *e->links, err) ||
	    !sk_table_intern(&e->keys, key, &number, err))
		return false;
	if (number == before)
		e->first[number] = 0;
	if (e->first[number] && e->links[e->first[number] - 1].group == group)
		return true;
	e->links[e->link_count++] =
		(struct equivalents_link){ group, (uint32_t)form,
					   e->first[number] };
	e->first[number] = (uint32_t)e->link_count;
	return true;
}

/* Write what TEXT is known by to e->exact and e->stems, and its words. */
static bool
equivalents_keys(struct sk_equivalents *e, struct sakuin_str text,
		 struct sakuin_error *err)
{
	struct sakuin_field field = { .text = text, .lang = sk_str("") };

	sk_buf_clear(&e->exact);
	sk_buf_clear(&e->stems);
	sk_buf_clear(&e->apart);
	return sk_buf_putc(&e->stems, 'Z', err) &&
	       sakuin_analyze(e->analyzer, &field, equivalents_put, e, err);
}

/* Put TEXT into GROUP, unless it is there with other capitals or marks, and
 * let it lead there if SOURCE. */
static bool
equivalents_form(struct sk_equivalents *e, struct sk_equivalent *group,
		 struct sakuin_str *forms, struct sk_table *known,
		 struct sakuin_str text, bool source, struct sakuin_error *err)
{
	size_t before = known->count;
	uint32_t form;

	if (!equivalents_keys(e, text, err))
		return false;
	if (e->exact.len == 0)
		return true;
	if (!sk_table_intern(known, sk_buf_str(&e->apart), &form, err) ||
	    (form == before &&
	     !sk_arena_copy(&e->arena, text, &forms[group->count++], err)))
		return false;
	return !source ||
	       (equivalents_link(e, sk_buf_str(&e->exact), form, err) &&
		equivalents_link(e, sk_buf_str(&e->stems), form, err));
}

static bool
equivalents_group(void *ctx, const struct sk_authority_group *group,
		  struct sakuin_error *err)
{
	struct sk_equivalents *e = ctx;
	struct sk_equivalent made = { .disputed = group->disputed,
				      .file = e->file };
	struct sk_table known = { 0 };
	struct sakuin_str *forms =
		sk_arena_array(&e->arena, group->count, sizeof *forms, err);
	bool ok = forms && sk_grow(&e->groups, &e->group_cap,
				   e->group_count + 1, sizeof *e->groups, err);

	for (size_t i = 0; ok && i < group->count; i++)
		ok = equivalents_form(e, &made, forms, &known, group->forms[i],
				      i < group->sources, err);
	made.forms = forms;
	if (ok)
		e->groups[e->group_count++] = made;
	sk_table_done(&known);
	return ok;
}

bool
sk_equivalents_read(struct sk_equivalents *e, const char *path,
		    struct sakuin_error *err)
{
	const struct sk_authority_sink sink = { .group = equivalents_group,
						.ctx = e };
	const char *slash = strrchr(path, '/');

	return sk_arena_copy(&e->arena, sk_str(slash ? slash + 1 : path),
			     &e->file, err) &&
	       sk_authority_read(path, &sink, err);
}

/* -------------------------------------------------------------- readings */

bool
sk_equivalents_sound(enum sakuin_reading reading, struct sakuin_str key,
		     struct sk_buf *out, struct sakuin_error *err)
{
	sk_buf_clear(out);
	/* No word begins with a control character. */
	return sk_buf_printf(out, err, "\x01%d", (int)reading) &&
	       sk_buf_add(out, key.ptr, key.len, err);
}

/* What sounds like TEXT leads to form 1 of the group under way. */
static bool
equivalents_sounds(struct sk_equivalents *e, struct sakuin_str text,
		   struct sakuin_error *err)
{
	struct sk_arena arena = { 0 };
	struct sk_buf sound = { 0 };
	struct sk_leaf leaf;
	bool ours, ok = sk_leaf_read_text(e->reader, sk_str(""), text, &arena,
					  &leaf, &ours, err);

	for (size_t i = 0; ok && ours && i < leaf.key_count; i++)
		if (leaf.keys[i].whole)
			ok = sk_equivalents_sound(leaf.keys[i].reading,
						  leaf.keys[i].text, &sound,
						  err) &&
			     equivalents_link(e, sk_buf_str(&sound), 1, err);
	sk_buf_done(&sound);
	sk_arena_done(&arena);
	return ok;
}

bool
sk_equivalents_reading(struct sk_equivalents *e, struct sakuin_str name,
		       struct sakuin_str text, struct sakuin_error *err)
{
	struct sakuin_str forms[] = { name, text };
	struct sk_authority_group group = { .id = name,
					    .forms = forms,
					    .count = 2 };
	size_t before = e->link_count;

	if (!e->reader)
		e->reader =
			sakuin_analyzer_new(SK_SCHEMA_CHAIN, SAKUIN_QUERY, err);
	e->file = sk_str("corrections");
	/* The links are made before the group that they lead to. */
	if (!e->reader || !equivalents_sounds(e, text, err))
		return false;
	/* What sounds like nothing is found by its letters. */
	group.sources = e->link_count > before ? 1 : 2;
	return equivalents_group(e, &group, err);
}

bool
sk_equivalents_find(const struct sk_equivalents *e, struct sakuin_str key,
		    sk_equivalent_fn *fn, void *ctx, struct sakuin_error *err)
{
	uint32_t number, link = 0;

	if (sk_table_find(&e->keys, key, &number))
		link = e->first[number];
	while (link) {
		const struct equivalents_link *l = &e->links[link - 1];

		const struct sk_equivalent *group = &e->groups[l->group];

		/* Of a name and its reading one may hold no word. */
		if (!fn(ctx, group, l->form < group->count ? l->form : 0, err))
			return false;
		link = l->next;
	}
	return true;
}
