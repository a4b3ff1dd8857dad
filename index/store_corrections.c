/* store_corrections.c - corrections as a database keeps them.
 *
 * Each is user metadata "fix:ID<tab>FIELD": its number, which tells which came
 * later, and the five columns, with tabs between. */
#include <stdio.h>
#include <stdlib.h>

#include "store_correct.h"
#include "store_impl.h"

/* --------------------------------------------------------------- loading */

struct corrections_load {
	struct xc_db *db;
	struct sk_corrections *into;
	struct sk_buf line;
	uint32_t last;
};

/* Is this about a reference that is named by who prints it? */
static bool
corrections_pending(const struct sk_correction *c)
{
	struct sakuin_str a, b, report, number;

	if (sk_str_eq(c->field, sk_str("reading")))
		return false;
	if (!sk_str_eq(c->field, sk_str("verdict")))
		return sk_correction_place(c->id, &report, &number);
	return sk_correction_pair(c->id, &a, &b) &&
	       (sk_correction_place(a, &report, &number) ||
		sk_correction_place(b, &report, &number));
}

static bool
corrections_load_one(void *ctx, struct sakuin_str key, uint32_t freq,
		     struct sakuin_error *err)
{
	struct corrections_load *l = ctx;
	struct sk_correction c;
	struct sakuin_str rest;
	struct sk_corrected *made;
	size_t entry;
	uint32_t seq;

	(void)freq;
	if (!xc_metadata_get(l->db, key, &l->line, err) ||
	    !sk_buf_cstr(&l->line, err))
		return false;
	rest = sk_buf_str(&l->line);
	seq = (uint32_t)strtoul(l->line.ptr, NULL, 10);
	sk_tab_part(&rest);
	c.id = sk_tab_part(&rest);
	c.field = sk_tab_part(&rest);
	c.value = sk_tab_part(&rest);
	c.who = sk_tab_part(&rest);
	c.when = rest;
	if (!sk_corrections_put(l->into, &c, &entry, err))
		return false;
	made = sk_corrections_at(l->into, entry);
	made->seq = seq;
	made->pending = corrections_pending(&c);
	if (seq > l->last)
		l->last = seq;
	return true;
}

bool
sk_corrections_load(struct sk_corrections *c, struct xc_db *db, uint32_t *last,
		    struct sakuin_error *err)
{
	struct corrections_load l = { .db = db, .into = c };
	bool ok = xc_metadata_keys(db, sk_str(SK_KEY_CORRECTION),
				   corrections_load_one, &l, err);

	if (last && l.last > *last)
		*last = l.last;
	sk_buf_done(&l.line);
	return ok;
}

/* What earlier runs left to do. */
static bool
corrections_unfinished(struct sk_store *s, struct sakuin_error *err)
{
	if (!xc_metadata_get(s->db, sk_str(SK_KEY_CORRECTING), &s->line, err))
		return false;
	s->uncarried = s->correct_behind = s->correct_all = s->line.len > 0;
	for (size_t i = 0; i < sk_corrections_count(s->corrections); i++)
		s->uncarried |= sk_corrections_at(s->corrections, i)->pending;
	return true;
}

bool
sk_store_load_corrections(struct sk_store *s, struct sakuin_error *err)
{
	size_t count = sk_store_part_count(s);
	bool ok;

	if (s->corrections)
		return true;
	s->last_correction = 0;
	s->corrections = sk_corrections_new(err);
	ok = s->corrections != NULL;
	for (size_t i = 0; ok && i < count; i++)
		ok = sk_corrections_load(s->corrections, sk_store_part(s, i),
					 &s->last_correction, err);
	return ok && (!s->terms || corrections_unfinished(s, err));
}

/* -------------------------------------------------------------- readings */

bool
sk_corrections_readings(struct sk_corrections *c, struct sk_equivalents *e,
			struct sakuin_error *err)
{
	for (size_t i = 0; i < sk_corrections_count(c); i++) {
		const struct sk_correction *said = &sk_corrections_at(c, i)->c;

		if (sk_str_eq(said->field, sk_str("reading")) &&
		    said->value.len && !sk_correction_is_none(said->value) &&
		    !sk_equivalents_reading(e, said->id, said->value, err))
			return false;
	}
	return true;
}

bool
sk_corrections_has_readings(struct sk_corrections *c)
{
	for (size_t i = 0; i < sk_corrections_count(c); i++)
		if (sk_str_eq(sk_corrections_at(c, i)->c.field,
			      sk_str("reading")))
			return true;
	return false;
}

struct sk_corrections *
sk_store_corrections(struct sk_store *s)
{
	return s->corrections;
}

/* ---------------------------------------------------------------- saving */

bool
sk_store_correction_key(struct sk_store *s, const struct sk_correction *c,
			struct sakuin_str *key, struct sakuin_error *err)
{
	struct sk_buf name = { 0 };
	bool ok =
		sk_buf_printf(&name, err, "%.*s\t%.*s", (int)c->id.len,
			      c->id.ptr, (int)c->field.len, c->field.ptr) &&
		sk_store_key(s, SK_KEY_CORRECTION, sk_buf_str(&name), key, err);

	sk_buf_done(&name);
	return ok;
}

/* What is taken back leaves a mark, for it may come once more from elsewhere;
 * but of what is gone nothing is to stay. */
static bool
corrections_save(struct sk_store *s, const struct sk_corrected *e,
		 struct sakuin_error *err)
{
	const struct sk_correction *c = &e->c;
	struct sakuin_str key;
	bool gone = false;

	if (c->value.len == 0 && !sk_store_unmet(s, c, &gone, err))
		return false;
	if (gone)
		return sk_store_correction_key(s, c, &key, err) &&
		       xc_metadata_set(s->db, key, sk_str(""), err);
	sk_buf_clear(&s->line);
	return sk_buf_printf(&s->line, err, "%u\t%.*s\t%.*s\t%.*s\t%.*s\t%.*s",
			     (unsigned)e->seq, (int)c->id.len, c->id.ptr,
			     (int)c->field.len, c->field.ptr, (int)c->value.len,
			     c->value.ptr, (int)c->who.len, c->who.ptr,
			     (int)c->when.len, c->when.ptr) &&
	       sk_store_correction_key(s, c, &key, err) &&
	       xc_metadata_set(s->db, key, sk_buf_str(&s->line), err);
}

static bool
corrections_same(const struct sk_correction *a, const struct sk_correction *b)
{
	return sk_str_eq(a->value, b->value) && sk_str_eq(a->who, b->who) &&
	       sk_str_eq(a->when, b->when);
}

bool
sk_store_set_correction(struct sk_store *s, const struct sk_correction *c,
			uint32_t seq, struct sk_corrected **made,
			struct sakuin_error *err)
{
	struct sk_corrected *old =
		sk_corrections_get(s->corrections, c->id, c->field);
	bool changes =
		old ? !sk_str_eq(old->c.value, c->value) : c->value.len > 0;
	size_t entry;

	*made = old;
	if (old && (old->seq > seq || corrections_same(&old->c, c)))
		return true;
	if (!sk_corrections_put(s->corrections, c, &entry, err))
		return false;
	*made = sk_corrections_at(s->corrections, entry);
	(*made)->seq = seq;
	(*made)->pending = corrections_pending(c);
	(*made)->touched |= changes;
	s->uncarried |= changes || (*made)->pending;
	/* Carrying out may take several commits. */
	if (changes && !s->correct_behind &&
	    !xc_metadata_set(s->db, sk_str(SK_KEY_CORRECTING), sk_str("behind"),
			     err))
		return false;
	s->correct_behind |= changes;
	return corrections_save(s, *made, err);
}

/* Does MADE, which may be NULL, yield to what a stream says?  What the file of
 * this run says does not. */
static bool
corrections_yields(const struct sk_corrected *made)
{
	return !made || made->line == 0;
}

bool
sk_store_correct(struct sk_store *s, const struct sk_correction *c,
		 unsigned line, struct sakuin_error *err)
{
	struct sk_arena arena = { 0 };
	struct sk_correction said = *c;
	struct sk_corrected *made;
	bool ok = !corrections_pending(c) ||
		  sk_store_resolve(s, c, &arena, &said, err);

	made = ok ? sk_corrections_get(s->corrections, said.id, said.field)
		  : NULL;
	if (ok && (line || corrections_yields(made))) {
		ok = sk_store_set_correction(s, &said, ++s->last_correction,
					     &made, err);
		if (ok)
			made->line = line;
	}
	sk_arena_done(&arena);
	return ok;
}

bool
sk_store_copy_corrections(struct sk_store *to, struct sk_store *from,
			  struct sakuin_error *err)
{
	uint32_t before = to->last_correction;

	if (!sk_store_load_corrections(from, err))
		return false;
	for (size_t i = 0; i < sk_corrections_count(from->corrections); i++) {
		const struct sk_corrected *e =
			sk_corrections_at(from->corrections, i);
		struct sk_corrected *made = sk_corrections_get(
			to->corrections, e->c.id, e->c.field);

		if (e->c.field.len == 0 ||
		    (e->line == 0 && !corrections_yields(made)))
			continue;
		if (!sk_store_set_correction(to, &e->c, before + e->seq, &made,
					     err))
			return false;
		made->line = e->line;
		if (before + e->seq > to->last_correction)
			to->last_correction = before + e->seq;
	}
	return true;
}
