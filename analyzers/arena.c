/* arena.c - memory for one document or query, freed all at once. */
#include <stdalign.h>
#include <stdlib.h>

#include "base.h"

enum { FIRST_BLOCK = 64 * 1024, LARGEST_STEP = 4 * 1024 * 1024 };

struct sk_arena_block {
	struct sk_arena_block *older;
	size_t size;
	alignas(max_align_t) char bytes[];
};

void
sk_arena_done(struct sk_arena *a)
{
	for (struct sk_arena_block *b = a->blocks, *older; b; b = older) {
		older = b->older;
		free(b);
	}
	*a = (struct sk_arena){ 0 };
}

void
sk_arena_reset(struct sk_arena *a)
{
	while (a->blocks && a->blocks->older) {
		struct sk_arena_block *b = a->blocks;

		a->blocks = b->older;
		free(b);
	}
	a->used = 0;
}

static bool
arena_grow(struct sk_arena *a, size_t size, struct sakuin_error *err)
{
	size_t want = a->blocks ? 2 * a->blocks->size : FIRST_BLOCK;
	struct sk_arena_block *b;

	if (want > LARGEST_STEP)
		want = LARGEST_STEP;
	if (want < size)
		want = size;
	b = malloc(sizeof *b + want);
	if (!b) {
		sk_nomem(err);
		return false;
	}
	b->older = a->blocks;
	b->size = want;
	a->blocks = b;
	a->used = 0;
	return true;
}

void *
sk_arena_alloc(struct sk_arena *a, size_t size, struct sakuin_error *err)
{
	size_t align = alignof(max_align_t);
	void *p;

	if (size > SK_BUF_MAX) {
		sk_nomem(err);
		return NULL;
	}
	size = (size + align - 1) / align * align;
	if ((!a->blocks || a->blocks->size - a->used < size) &&
	    !arena_grow(a, size, err))
		return NULL;
	p = a->blocks->bytes + a->used;
	a->used += size;
	return memset(p, 0, size);
}

void *
sk_arena_array(struct sk_arena *a, size_t count, size_t size,
	       struct sakuin_error *err)
{
	if (size && count > SK_BUF_MAX / size) {
		sk_nomem(err);
		return NULL;
	}
	return sk_arena_alloc(a, count * size, err);
}

bool
sk_arena_copy(struct sk_arena *a, struct sakuin_str s, struct sakuin_str *out,
	      struct sakuin_error *err)
{
	char *p = sk_arena_alloc(a, s.len + 1, err);

	if (!p)
		return false;
	if (s.len)
		memcpy(p, s.ptr, s.len);
	*out = (struct sakuin_str){ p, s.len };
	return true;
}
