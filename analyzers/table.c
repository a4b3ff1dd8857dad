/* table.c - numbers for strings: a hash table with chains. */
#include <stdlib.h>

#include "table.h"

enum { FIRST_SIZE = 1024 };

#define NONE UINT32_MAX

void
sk_table_done(struct sk_table *t)
{
	sk_arena_done(&t->arena);
	free(t->keys);
	free(t->heads);
	*t = (struct sk_table){ 0 };
}

void
sk_table_reset(struct sk_table *t)
{
	/* Only the heads in use: few after a small document. */
	for (size_t i = 0; i < t->count; i++)
		t->heads[t->keys[i].hash & (t->size - 1)] = NONE;
	sk_arena_reset(&t->arena);
	t->count = 0;
}

static void
table_link(struct sk_table *t, size_t number)
{
	struct sk_table_key *key = &t->keys[number];
	uint32_t *head = &t->heads[key->hash & (t->size - 1)];

	key->next = *head;
	*head = (uint32_t)number;
}

static bool
table_resize(struct sk_table *t, size_t size, struct sakuin_error *err)
{
	uint32_t *heads = malloc(size * sizeof *heads);

	if (!heads)
		return sk_nomem(err);
	free(t->heads);
	t->heads = heads;
	t->size = size;
	for (size_t i = 0; i < size; i++)
		heads[i] = NONE;
	for (size_t i = 0; i < t->count; i++)
		table_link(t, i);
	return true;
}

static uint32_t
table_hash(struct sakuin_str s)
{
	uint32_t h = 2166136261u; /* FNV-1a */

	for (size_t i = 0; i < s.len; i++)
		h = (h ^ (uint8_t)s.ptr[i]) * 16777619u;
	return h ^ (h >> 15);
}

static bool
table_look(const struct sk_table *t, struct sakuin_str text, uint32_t hash,
	   uint32_t *number)
{
	for (uint32_t i = t->size ? t->heads[hash & (t->size - 1)] : NONE;
	     i != NONE; i = t->keys[i].next) {
		if (t->keys[i].hash == hash &&
		    sk_str_eq(t->keys[i].text, text)) {
			*number = i;
			return true;
		}
	}
	return false;
}

bool
sk_table_find(const struct sk_table *t, struct sakuin_str text,
	      uint32_t *number)
{
	return table_look(t, text, table_hash(text), number);
}

bool
sk_table_intern(struct sk_table *t, struct sakuin_str text, uint32_t *number,
		struct sakuin_error *err)
{
	uint32_t hash = table_hash(text);

	if (table_look(t, text, hash, number))
		return true;
	if (t->count >= t->size &&
	    !table_resize(t, t->size ? 2 * t->size : FIRST_SIZE, err))
		return false;
	if (!sk_grow(&t->keys, &t->cap, t->count + 1, sizeof *t->keys, err) ||
	    !sk_arena_copy(&t->arena, text, &t->keys[t->count].text, err))
		return false;
	t->keys[t->count].hash = hash;
	table_link(t, t->count);
	*number = (uint32_t)t->count++;
	return true;
}
