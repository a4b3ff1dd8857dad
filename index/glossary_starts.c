/* glossary_starts.c - which of many names or sounds do glosses have?
 *
 * Of the words of a query few have one.  Each that was looked for by itself
 * took a walk through the tree of terms, half of the time of rewriting. */
#include <stdlib.h>

#include "glossary_impl.h"

/* A term that is looked for, and who wants to know. */
struct start {
	struct sakuin_str term;
	struct sk_gloss_start *from;
};

static int
start_compare(const void *a, const void *b)
{
	const struct start *x = a, *y = b;

	return sk_str_cmp(x->term, y->term);
}

static bool
start_term(struct start *s, bool sounds, struct sk_buf *term,
	   struct sk_arena *arena, struct sakuin_error *err)
{
	enum sk_field_id field = sounds ? SK_FIELD_GLOSSED : SK_FIELD_GLOSS;

	sk_buf_clear(term);
	return sk_buf_puts(term, sk_fields[field].prefix, err) &&
	       sk_buf_puts(term, sk_schema_reading(s->from->reading, ""),
			   err) &&
	       sk_buf_add(term, s->from->text.ptr, s->from->text.len, err) &&
	       (!sounds || sk_buf_puts(term, "=", err)) &&
	       sk_arena_copy(arena, sk_buf_str(term), &s->term, err);
}

/* Look for COUNT sorted starts at once. */
static bool
starts_find(const struct sk_glossary *g, bool sounds,
	    const struct start *sorted, size_t count, struct sk_arena *arena,
	    struct sakuin_error *err)
{
	enum sk_field_id field = sounds ? SK_FIELD_GLOSSED : SK_FIELD_GLOSS;
	struct sakuin_str *terms =
		sk_arena_array(arena, count, sizeof *terms, err);
	bool *found =
		terms ? sk_arena_array(arena, count, sizeof *found, err) : NULL;

	if (!found)
		return false;
	for (size_t i = 0; i < count; i++)
		terms[i] = sorted[i].term;
	if (!xc_terms_begin(sk_glossary_db(g), sk_str(sk_fields[field].prefix),
			    terms, count, found, err))
		return false;
	for (size_t i = 0; i < count; i++)
		sorted[i].from->found = found[i];
	return true;
}

bool
sk_glossary_starts(const struct sk_glossary *g, bool sounds,
		   struct sk_gloss_start *starts, size_t count,
		   struct sk_arena *arena, struct sakuin_error *err)
{
	struct start *sorted =
		sk_arena_array(arena, count, sizeof *sorted, err);
	struct sk_buf term = { 0 };
	bool ok = sorted != NULL;

	for (size_t i = 0; ok && i < count; i++) {
		sorted[i].from = &starts[i];
		ok = start_term(&sorted[i], sounds, &term, arena, err);
	}
	sk_buf_done(&term);
	if (!ok)
		return false;
	qsort(sorted, count, sizeof *sorted, start_compare);
	return starts_find(g, sounds, sorted, count, arena, err);
}
