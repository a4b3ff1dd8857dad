/* dict_write.c - from sorted entries to a dictionary: only what differs.
 *
 * What the dictionary holds already stands among the entries, so that one
 * pass over them tells what to write. */
#include <stdlib.h>

#include "dict_write.h"

enum {
	FREQ_AT = 3,   /* in a record behind its key: NUL, side, rank */
	VALUE_AT = 7,  /* and behind four bytes of frequency */
	BATCH = 50000, /* words that Xapian holds: up to 1 kB each */
};

/* All entries of one key. */
struct group {
	struct sk_dict_writer *w;
	struct sk_buf key; /* with the entry's kind before it */
	struct sk_arena arena;
	struct sakuin_str news[SK_DICTIONARY_VALUES];
	size_t count;
	size_t more; /* that found no place */
	struct sakuin_str *olds;
	size_t old_count, old_cap;
	uint32_t freq, old_freq; /* of a word for spellings */
	size_t held;
};

static struct sakuin_str
group_key(const struct group *g)
{
	return (struct sakuin_str){ g->key.ptr + 1, g->key.len - 1 };
}

static bool
group_has(const struct sakuin_str *list, size_t count, struct sakuin_str value)
{
	for (size_t i = 0; i < count; i++)
		if (sk_str_eq(list[i], value))
			return true;
	return false;
}

static bool
group_same(const struct group *g)
{
	if (g->count != g->old_count)
		return false;
	for (size_t i = 0; i < g->count; i++)
		if (!group_has(g->olds, g->old_count, g->news[i]))
			return false;
	return true;
}

/* Note whether a key changed from BEFORE to NOW, each how much it has. */
static void
group_count(struct sk_dict_writer *w, size_t before, size_t now)
{
	struct sk_dictionary_summary *s = w->d->summary;

	if (before == 0 && now > 0)
		s->added++;
	else if (before > 0 && now == 0)
		s->removed++;
	else
		s->changed++;
}

/* A key of two words hides the synonyms of each, and those of all words that
 * begin like the second. */
static bool
group_shadows(const struct sk_dict_writer *w, struct sakuin_str key)
{
	const char *space = memchr(key.ptr, ' ', key.len);
	struct sakuin_str first = { key.ptr, (size_t)(space - key.ptr) };
	struct sakuin_str second = { space + 1, 0 };
	uint32_t number;

	if (sk_table_find(&w->watched, first, &number) && w->seen[number])
		return true;
	for (size_t left = key.len - first.len - 1; left; left--) {
		second.len++;
		if (sk_table_find(&w->watched, second, &number) &&
		    w->seen[number])
			return true;
	}
	return false;
}

/* Drop what Xapian can't hold, or what does harm; say what only if WRITING. */
static void
group_lint(struct group *g)
{
	struct sk_dict_writer *w = g->w;
	struct sakuin_str key = group_key(g);
	bool tell = w->writing && g->count;

	if (key.len > XC_SYNONYM_MAX) {
		if (tell)
			sk_dict_leave(w->d, SK_LINT_LENGTH,
				      "%.80s...: a key of %zu bytes", key.ptr,
				      key.len);
		g->count = 0;
	} else if (memchr(key.ptr, ' ', key.len) && group_shadows(w, key)) {
		if (tell)
			sk_dict_leave(w->d, SK_LINT_SHADOWS,
				      "%.*s: would hide the synonyms of its "
				      "words",
				      (int)key.len, key.ptr);
		g->count = 0;
	} else if (g->more && tell) {
		sk_dict_leave(w->d, SK_LINT_VALUES,
			      "%.*s: %zu values beyond the best %d",
			      (int)key.len, key.ptr, g->more,
			      SK_DICTIONARY_VALUES);
	}
}

static bool
group_synonyms(struct group *g, struct sakuin_error *err)
{
	struct sk_dict_writer *w = g->w;
	struct sakuin_str key = group_key(g);
	uint32_t number;

	group_lint(g);
	if (!w->writing) {
		if (g->count && sk_table_find(&w->watched, key, &number))
			w->seen[number] = true;
		return true;
	}
	w->d->summary->keys += g->count > 0;
	w->d->summary->values += g->count;
	if (group_same(g))
		return !w->anew || g->count == 0 ||
		       xc_synonyms_set(w->db, key, g->news, g->count, err);
	group_count(w, g->old_count, g->count);
	return xc_synonyms_set(w->db, key, g->news, g->count, err);
}

/* Let Xapian write what it holds, where no reader is. */
static bool
group_batch(struct group *g, struct sakuin_error *err)
{
	if (++g->held < BATCH || !g->w->anew)
		return true;
	g->held = 0;
	return xc_commit(g->w->db, err);
}

static bool
group_spelling(struct group *g, struct sakuin_error *err)
{
	struct sk_dict_writer *w = g->w;
	uint32_t before = w->anew ? 0 : g->old_freq;
	int64_t change = (int64_t)g->freq - before;

	if (!w->writing) {
		w->words += g->freq != g->old_freq;
		return true;
	}
	w->d->summary->words += g->freq > 0;
	if (g->freq != g->old_freq)
		group_count(w, g->old_freq, g->freq);
	if (change > INT32_MAX)
		change = INT32_MAX;
	return change == 0 ||
	       (xc_spelling_add(w->db, group_key(g), (int32_t)change, err) &&
		group_batch(g, err));
}

static bool
group_end(struct group *g, struct sakuin_error *err)
{
	if (g->key.len == 0)
		return true;
	return *g->key.ptr == SK_DICT_SYNONYM ? group_synonyms(g, err)
					      : group_spelling(g, err);
}

static bool
group_begin(struct group *g, struct sakuin_str key, struct sakuin_error *err)
{
	sk_buf_clear(&g->key);
	sk_arena_reset(&g->arena);
	g->count = g->more = g->old_count = 0;
	g->freq = g->old_freq = 0;
	return sk_buf_add(&g->key, key.ptr, key.len, err);
}

static bool
group_value(struct group *g, enum sk_dict_side side, struct sakuin_str value,
	    struct sakuin_error *err)
{
	if (side == SK_DICT_OLD)
		return sk_grow(&g->olds, &g->old_cap, g->old_count + 1,
			       sizeof *g->olds, err) &&
		       sk_arena_copy(&g->arena, value, &g->olds[g->old_count++],
				     err);
	if (value.len > XC_SYNONYM_MAX) {
		if (g->w->writing)
			sk_dict_leave(g->w->d, SK_LINT_LENGTH,
				      "%.80s...: a value of %zu bytes",
				      value.ptr, value.len);
		return true;
	}
	if (group_has(g->news, g->count, value))
		return true;
	if (g->count == SK_DICTIONARY_VALUES) {
		g->more++;
		return true;
	}
	return sk_arena_copy(&g->arena, value, &g->news[g->count++], err);
}

static bool
group_record(void *ctx, struct sakuin_str record, struct sakuin_error *err)
{
	const char *nul = memchr(record.ptr, '\0', record.len);
	struct sakuin_str key = { record.ptr, (size_t)(nul - record.ptr) };
	struct sakuin_str value = { nul + VALUE_AT,
				    record.len - key.len - VALUE_AT };
	enum sk_dict_side side = (enum sk_dict_side)nul[1];
	struct group *g = ctx;
	uint32_t freq = 0;

	if (!sk_str_eq(key, sk_buf_str(&g->key)) &&
	    (!group_end(g, err) || !group_begin(g, key, err)))
		return false;
	if (*key.ptr == SK_DICT_SYNONYM)
		return group_value(g, side, value, err);
	for (int i = 0; i < 4; i++)
		freq = freq << 8 | (unsigned char)nul[FREQ_AT + i];
	freq = UINT32_MAX - freq;
	*(side == SK_DICT_NEW ? &g->freq : &g->old_freq) = freq;
	return true;
}

bool
sk_dict_pass(struct sk_dict_writer *w, bool writing, struct sakuin_error *err)
{
	struct group *g = calloc(1, sizeof *g);
	bool ok;

	if (!g)
		return sk_nomem(err);
	g->w = w;
	w->writing = writing;
	ok = sk_sorter_each(w->d->entries, group_record, g, err) &&
	     group_end(g, err);
	sk_buf_done(&g->key);
	sk_arena_done(&g->arena);
	free(g->olds);
	free(g);
	return ok;
}
