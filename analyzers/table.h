/* table.h - numbers for strings: the first new string is 0, the next 1 ... */
#ifndef SK_TABLE_H
#define SK_TABLE_H

#include "base.h"

struct sk_table {
	struct sk_arena arena; /* owns the strings */
	struct sk_table_key *keys;
	size_t count, cap;
	uint32_t *heads; /* of chains of keys, by hash */
	size_t size;     /* of heads, a power of two */
};

struct sk_table_key {
	struct sakuin_str text;
	uint32_t hash, next;
};

/* The number of TEXT, which is copied if it is new. */
SK_MUST_CHECK bool sk_table_intern(struct sk_table *t, struct sakuin_str text,
				   uint32_t *number, struct sakuin_error *err);
/* The number of TEXT if it is there. */
bool sk_table_find(const struct sk_table *t, struct sakuin_str text,
		   uint32_t *number);
/* Forget all strings but keep the memory. */
void sk_table_reset(struct sk_table *t);
/* Harmless on a zeroed table. */
void sk_table_done(struct sk_table *t);

#endif
