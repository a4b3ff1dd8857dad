/* corrections.c - corrections by id and field, verdicts by each name. */
#include <stdlib.h>

#include "corrections.h"
#include "table.h"

/* One of the two names of a verdict. */
struct corrections_side {
	uint32_t entry;
	uint32_t next; /* side + 1 of the same name; 0: none */
	bool second;
};

struct sk_corrections {
	struct sk_arena arena;
	struct sk_table ids;
	uint32_t *heads; /* of each id, entry + 1 */
	size_t head_cap;
	struct sk_corrected *list;
	size_t count, cap;
	struct sk_table names;
	uint32_t *sides_of; /* of each name, side + 1 */
	size_t sides_of_cap;
	struct corrections_side *sides;
	size_t side_count, side_cap;
	bool divide;
};

struct sk_corrections *
sk_corrections_new(struct sakuin_error *err)
{
	struct sk_corrections *c = calloc(1, sizeof *c);

	if (!c)
		sk_nomem(err);
	return c;
}

void
sk_corrections_free(struct sk_corrections *c)
{
	if (!c)
		return;
	sk_arena_done(&c->arena);
	sk_table_done(&c->ids);
	sk_table_done(&c->names);
	free(c->heads);
	free(c->list);
	free(c->sides_of);
	free(c->sides);
	free(c);
}

size_t
sk_corrections_count(const struct sk_corrections *c)
{
	return c->count;
}

struct sk_corrected *
sk_corrections_at(struct sk_corrections *c, size_t entry)
{
	return &c->list[entry];
}

bool
sk_corrections_divide(const struct sk_corrections *c)
{
	return c->divide;
}

/* --------------------------------------------------------------- finding */

struct sk_corrected *
sk_corrections_get(const struct sk_corrections *c, struct sakuin_str id,
		   struct sakuin_str field)
{
	uint32_t number, at = 0;

	if (c->count && sk_table_find(&c->ids, id, &number))
		at = c->heads[number];
	while (at && !sk_str_eq(c->list[at - 1].c.field, field))
		at = c->list[at - 1].next;
	return at ? &c->list[at - 1] : NULL;
}

const struct sk_correction *
sk_corrections_find(const struct sk_corrections *c, struct sakuin_str id,
		    const char *field)
{
	const struct sk_corrected *e = sk_corrections_get(c, id, sk_str(field));

	return e && e->c.value.len ? &e->c : NULL;
}

bool
sk_corrections_verdict(const struct sk_corrections *c, struct sakuin_str name,
		       uint32_t *at, struct sakuin_str *other,
		       struct sakuin_str *verdict)
{
	const struct corrections_side *side;
	const struct sk_correction *entry;
	struct sakuin_str first, second;
	uint32_t number;

	if (*at == UINT32_MAX || c->side_count == 0)
		return false;
	if (*at == 0) {
		if (!sk_table_find(&c->names, name, &number))
			return false;
		*at = c->sides_of[number];
	}
	side = &c->sides[*at - 1];
	entry = &c->list[side->entry].c;
	*at = side->next ? side->next : UINT32_MAX;
	if (!sk_correction_pair(entry->id, &first, &second))
		return false;
	*other = side->second ? first : second;
	*verdict = entry->value;
	return true;
}

/* ---------------------------------------------------------------- adding */

/* NAME stands in the verdict ENTRY. */
static bool
corrections_side(struct sk_corrections *c, struct sakuin_str name, size_t entry,
		 bool second, struct sakuin_error *err)
{
	size_t before = c->names.count;
	uint32_t number;

	if (!sk_table_intern(&c->names, name, &number, err) ||
	    !sk_grow(&c->sides_of, &c->sides_of_cap, c->names.count,
		     sizeof *c->sides_of, err) ||
	    !sk_grow(&c->sides, &c->side_cap, c->side_count + 1,
		     sizeof *c->sides, err))
		return false;
	if (c->names.count > before)
		c->sides_of[number] = 0;
	c->sides[c->side_count] =
		(struct corrections_side){ (uint32_t)entry, c->sides_of[number],
					   second };
	c->sides_of[number] = (uint32_t)++c->side_count;
	return true;
}

static bool
corrections_sides(struct sk_corrections *c, size_t entry,
		  struct sakuin_error *err)
{
	const struct sk_correction *made = &c->list[entry].c;
	struct sakuin_str first, second;

	return !sk_str_eq(made->field, sk_str("verdict")) ||
	       !sk_correction_pair(made->id, &first, &second) ||
	       (corrections_side(c, first, entry, false, err) &&
		corrections_side(c, second, entry, true, err));
}

static bool
corrections_copy(struct sk_corrections *c, const struct sk_correction *from,
		 struct sk_correction *to, struct sakuin_error *err)
{
	return sk_arena_copy(&c->arena, from->id, &to->id, err) &&
	       sk_arena_copy(&c->arena, from->field, &to->field, err) &&
	       sk_arena_copy(&c->arena, from->value, &to->value, err) &&
	       sk_arena_copy(&c->arena, from->who, &to->who, err) &&
	       sk_arena_copy(&c->arena, from->when, &to->when, err);
}

bool
sk_corrections_put(struct sk_corrections *c,
		   const struct sk_correction *correction, size_t *entry,
		   struct sakuin_error *err)
{
	struct sk_corrected *old =
		sk_corrections_get(c, correction->id, correction->field);
	size_t before = c->ids.count;
	struct sk_correction copy;
	uint32_t number;

	if (!corrections_copy(c, correction, &copy, err))
		return false;
	c->divide |= sk_str_eq(copy.value, sk_str("different"));
	if (old) {
		old->c = copy;
		*entry = (size_t)(old - c->list);
		return true;
	}
	if (!sk_table_intern(&c->ids, copy.id, &number, err) ||
	    !sk_grow(&c->heads, &c->head_cap, c->ids.count, sizeof *c->heads,
		     err) ||
	    !sk_grow(&c->list, &c->cap, c->count + 1, sizeof *c->list, err))
		return false;
	if (c->ids.count > before)
		c->heads[number] = 0;
	*entry = c->count;
	c->list[c->count++] =
		(struct sk_corrected){ .c = copy, .next = c->heads[number] };
	c->heads[number] = (uint32_t)c->count;
	return corrections_sides(c, *entry, err);
}
