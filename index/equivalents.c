/* equivalents.c - other names of the same thing, from authority files.
 *
 * To know a name takes an analysis, and a file has thousands, of which a query
 * needs a few.  So each name waits under its first letter until a key comes
 * that begins so; and the others of its row until it is the one. */
#include <stdlib.h>

#include "authority.h"
#include "equivalents.h"
#include "leaf.h"
#include "name_key.h"
#include "schema.h"
#include "table.h"

/* What a sound begins with: no word begins with a control character. */
enum { SOUND = 1 };

/* A row that a key leads to. */
struct equivalents_link {
	uint32_t group, form; /* form of the row */
	uint32_t next;        /* link + 1, 0 for none */
};

/* What a row of a file says, before like names are one. */
struct equivalents_row {
	const struct sakuin_str *forms;
	uint32_t *numbers; /* of each in the group; NULL: not yet known */
	size_t count;
};

/* Names that wait under one letter: a list, as that of links. */
struct equivalents_wait {
	uint32_t row, form, next;
};

struct sk_equivalents {
	struct sk_equivalents *self;    /* looking for names makes them known */
	struct sk_name_key name;        /* the one under way */
	struct sakuin_analyzer *reader; /* of readings; NULL before the first */
	struct sk_arena arena;          /* of names */
	struct sk_equivalent *groups;   /* and the row of each */
	struct equivalents_row *rows;
	size_t group_count, group_cap, row_cap;
	struct sk_table letters;
	uint32_t *waiting; /* for each letter, number in waits + 1 */
	size_t waiting_cap;
	struct equivalents_wait *waits;
	size_t wait_count, wait_cap;
	struct sk_table keys;
	uint32_t *first; /* of each key, link + 1 */
	size_t first_cap;
	struct equivalents_link *links;
	size_t link_count, link_cap;
	struct sakuin_str file;
};

void
sk_equivalents_free(struct sk_equivalents *e)
{
	if (!e)
		return;
	sk_name_key_done(&e->name);
	sakuin_analyzer_free(e->reader);
	sk_arena_done(&e->arena);
	sk_table_done(&e->keys);
	sk_table_done(&e->letters);
	free(e->groups);
	free(e->rows);
	free(e->waiting);
	free(e->waits);
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
	e->self = e;
	if (!sk_name_key_init(&e->name, err)) {
		sk_equivalents_free(e);
		return NULL;
	}
	return e;
}

/* Let KEY lead to GROUP, as its form FORM or the first that it is. */
static bool
equivalents_link(struct sk_equivalents *e, struct sakuin_str key,
		 uint32_t group, uint32_t form, struct sakuin_error *err)
{
	size_t before = e->keys.count;
	uint32_t number;

	if (!sk_grow(&e->first, &e->first_cap, before + 1, sizeof *e->first,
		     err) ||
	    !sk_grow(&e->links, &e->link_cap, e->link_count + 1,
		     sizeof *e->links, err) ||
	    !sk_table_intern(&e->keys, key, &number, err))
		return false;
	if (number == before)
		e->first[number] = 0;
	for (uint32_t i = e->first[number]; i; i = e->links[i - 1].next) {
		struct equivalents_link *l = &e->links[i - 1];

		if (l->group != group)
			continue;
		l->form = form < l->form ? form : l->form;
		return true;
	}
	e->links[e->link_count++] =
		(struct equivalents_link){ group, form, e->first[number] };
	e->first[number] = (uint32_t)e->link_count;
	return true;
}

/* Names that differ in capitals or marks alone are one in the group. */
static bool
equivalents_complete(struct sk_equivalents *e, uint32_t number,
		     struct sakuin_error *err)
{
	struct equivalents_row *row = &e->rows[number];
	struct sk_table known = { 0 };
	struct sakuin_str *forms =
		sk_arena_array(&e->arena, row->count, sizeof *forms, err);
	uint32_t *numbers =
		sk_arena_array(&e->arena, row->count, sizeof *numbers, err);
	bool ok = forms && numbers;

	for (size_t i = 0; ok && i < row->count; i++) {
		size_t before = known.count;

		ok = sk_name_key_read(&e->name, row->forms[i], err);
		if (!ok || e->name.exact.len == 0)
			continue;
		ok = sk_table_intern(&known, sk_buf_str(&e->name.apart),
				     &numbers[i], err);
		if (ok && numbers[i] == before)
			forms[before] = row->forms[i];
	}
	if (ok) {
		e->groups[number].forms = forms;
		e->groups[number].count = known.count;
		row->numbers = numbers;
	}
	sk_table_done(&known);
	return ok;
}

/* Let form FORM of row NUMBER, TEXT, wait under its first letter. */
static bool
equivalents_wait(struct sk_equivalents *e, uint32_t number, uint32_t form,
		 struct sakuin_str text, struct sakuin_error *err)
{
	size_t before = e->letters.count;
	char lower[1];
	uint32_t letter;

	if (!sk_grow(&e->waiting, &e->waiting_cap, before + 1,
		     sizeof *e->waiting, err) ||
	    !sk_grow(&e->waits, &e->wait_cap, e->wait_count + 1,
		     sizeof *e->waits, err) ||
	    !sk_table_intern(&e->letters, sk_name_key_letter(text, lower),
			     &letter, err))
		return false;
	if (letter == before)
		e->waiting[letter] = 0;
	e->waits[e->wait_count++] =
		(struct equivalents_wait){ number, form, e->waiting[letter] };
	e->waiting[letter] = (uint32_t)e->wait_count;
	return true;
}

static bool
equivalents_group(void *ctx, const struct sk_authority_group *group,
		  struct sakuin_error *err)
{
	struct sk_equivalents *e = ctx;
	uint32_t number = (uint32_t)e->group_count;
	struct sakuin_str *forms =
		sk_arena_array(&e->arena, group->count, sizeof *forms, err);

	if (!forms ||
	    !sk_grow(&e->groups, &e->group_cap, e->group_count + 1,
		     sizeof *e->groups, err) ||
	    !sk_grow(&e->rows, &e->row_cap, e->group_count + 1, sizeof *e->rows,
		     err))
		return false;
	e->groups[number] = (struct sk_equivalent){
		.disputed = group->disputed,
		.file = e->file,
	};
	e->rows[number] = (struct equivalents_row){ forms, NULL, group->count };
	e->group_count++;
	for (size_t i = 0; i < group->count; i++)
		if (!sk_arena_copy(&e->arena, group->forms[i], &forms[i],
				   err) ||
		    (i < group->sources &&
		     !equivalents_wait(e, number, (uint32_t)i, forms[i], err)))
			return false;
	return true;
}

/* Make the names known that wait under LETTER. */
static bool
equivalents_wake(struct sk_equivalents *e, struct sakuin_str letter,
		 struct sakuin_error *err)
{
	uint32_t number;

	if (!sk_table_find(&e->letters, letter, &number))
		return true;
	for (uint32_t w; (w = e->waiting[number]) != 0;) {
		const struct equivalents_wait *one = &e->waits[w - 1];

		if (!sk_name_key_read(&e->name,
				      e->rows[one->row].forms[one->form], err))
			return false;
		if (e->name.exact.len &&
		    (!equivalents_link(e, sk_buf_str(&e->name.exact), one->row,
				       one->form, err) ||
		     !equivalents_link(e, sk_buf_str(&e->name.stems), one->row,
				       one->form, err)))
			return false;
		e->waiting[number] = one->next;
	}
	return true;
}

/* Make all names known that KEY may be. */
static bool
equivalents_wake_for(struct sk_equivalents *e, struct sakuin_str key,
		     struct sakuin_error *err)
{
	struct sakuin_str letter;
	char lower[1];

	if (key.len && *key.ptr == SOUND)
		return true; /* these never wait */
	if (key.len && *key.ptr == 'Z') {
		key.ptr++;
		key.len--;
	}
	letter = sk_name_key_letter(key, lower);
	if (letter.len)
		return equivalents_wake(e, letter, err) &&
		       equivalents_wake(e, sk_str(""), err);
	for (size_t i = 0; i < e->letters.count; i++)
		if (!equivalents_wake(e, e->letters.keys[i].text, err))
			return false;
	return true;
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

static bool
equivalents_send(struct sk_equivalents *e, const struct equivalents_link *link,
		 sk_equivalent_fn *fn, void *ctx, struct sakuin_error *err)
{
	const struct equivalents_row *row = &e->rows[link->group];

	return (row->numbers || equivalents_complete(e, link->group, err)) &&
	       fn(ctx, &e->groups[link->group], row->numbers[link->form], err);
}

/* -------------------------------------------------------------- readings */

bool
sk_equivalents_sound(enum sakuin_reading reading, struct sakuin_str key,
		     struct sk_buf *out, struct sakuin_error *err)
{
	sk_buf_clear(out);
	return sk_buf_printf(out, err, "%c%d", SOUND, (int)reading) &&
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
			     equivalents_link(e, sk_buf_str(&sound),
					      (uint32_t)e->group_count, 1, err);
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
	uint32_t number, above = UINT32_MAX;

	if (!equivalents_wake_for(e->self, key, err))
		return false;
	if (!sk_table_find(&e->keys, key, &number))
		return true;
	/* The last row first, whichever was known first. */
	for (;;) {
		const struct equivalents_link *best = NULL;

		for (uint32_t l = e->first[number]; l; l = e->links[l - 1].next)
			if (e->links[l - 1].group < above &&
			    (!best || e->links[l - 1].group > best->group))
				best = &e->links[l - 1];
		if (!best)
			return true;
		above = best->group;
		if (!equivalents_send(e->self, best, fn, ctx, err))
			return false;
	}
}
