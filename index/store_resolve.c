/* store_resolve.c - references that are named by who prints them.
 *
 * REPORT#NUMBER becomes the name of the reference as soon as the report is in
 * the database, so that the correction stays with the reference whatever
 * becomes of its number. */
#include "cites.h"
#include "document_json.h"
#include "reference_read.h"
#include "store_correct.h"
#include "store_impl.h"

/* The reference of LIST that is numbered NUMBER, or is in that place of a list
 * without numbers. */
static const struct sk_reference *
resolve_number(const struct sk_reference_list *list, struct sakuin_str number)
{
	size_t place = 0;
	bool numbered = false;

	for (size_t i = 0; i < list->reference_count; i++) {
		const struct sk_reference *r = &list->references[i];

		if (sk_str_eq(r->number, number))
			return r;
		numbered |= r->number.len > 0;
	}
	for (size_t i = 0; i < number.len && place < 1000000; i++) {
		if (number.ptr[i] < '0' || number.ptr[i] > '9')
			return NULL;
		place = 10 * place + (size_t)(number.ptr[i] - '0');
	}
	return !numbered && place > 0 && place <= list->reference_count
		       ? &list->references[place - 1]
		       : NULL;
}

/* The name of the reference NUMBER of REPORT; empty if it is not here. */
static bool
resolve_place(struct sk_store *s, struct sakuin_str report,
	      struct sakuin_str number, char name[SK_VARIANT_SIZE],
	      struct sakuin_error *err)
{
	struct sk_reference_list list = { 0 };
	const struct sk_reference *ref;
	struct sk_document doc = { 0 };
	struct sk_arena arena = { 0 };
	struct sk_buf line = { 0 };
	bool given, ok = sk_store_line(s, report, &line, err);

	*name = '\0';
	if (ok && line.len) {
		ok = sk_document_from_json(sk_buf_str(&line), &arena, &doc,
					   NULL, err) &&
		     sk_references_read(doc.extra, doc.text, &arena, &list,
					&given, err);
		ref = ok ? resolve_number(&list, number) : NULL;
		if (ref)
			ok = sk_variant_name(ref, name, err);
	}
	sk_arena_done(&arena);
	sk_buf_done(&line);
	return ok;
}

/* Append to OUT what ID names in this database; *FOUND is false if nothing
 * yet. */
static bool
resolve_id(struct sk_store *s, struct sakuin_str id, struct sk_buf *out,
	   bool *found, struct sakuin_error *err)
{
	struct sakuin_str report, number;
	char name[SK_VARIANT_SIZE] = "";
	uint32_t docid;

	*found = sk_correction_is_name(id) ||
		 !sk_correction_place(id, &report, &number);
	if (!*found) {
		if (!sk_store_find(s, id, &docid, err))
			return false;
		*found = docid != 0;
	}
	if (*found)
		return sk_buf_add(out, id.ptr, id.len, err);
	if (!resolve_place(s, report, number, name, err))
		return false;
	*found = *name != '\0';
	return sk_buf_puts(out, name, err);
}

static bool
resolve_ids(struct sk_store *s, const struct sk_correction *c,
	    struct sk_buf *out, bool *found, struct sakuin_error *err)
{
	struct sakuin_str a, b;
	bool other = true;

	if (!sk_str_eq(c->field, sk_str("verdict")) ||
	    !sk_correction_pair(c->id, &a, &b))
		return resolve_id(s, c->id, out, found, err);
	if (!resolve_id(s, a, out, found, err) || !sk_buf_putc(out, ' ', err) ||
	    !resolve_id(s, b, out, &other, err))
		return false;
	*found &= other;
	return true;
}

bool
sk_store_resolve(struct sk_store *s, const struct sk_correction *c,
		 struct sk_arena *arena, struct sk_correction *out,
		 struct sakuin_error *err)
{
	struct sk_correction said = *c;
	struct sk_buf id = { 0 };
	bool found, ok = resolve_ids(s, c, &id, &found, err);

	*out = *c;
	if (ok && found) {
		said.id = sk_buf_str(&id);
		ok = sk_correction_check(&said, arena, out, err);
		/* Two places may be one reference: nothing to decide. */
		if (!ok && err->code == SAKUIN_EINVAL) {
			*out = *c;
			ok = true;
		}
	}
	sk_buf_done(&id);
	return ok;
}

/* Entry ENTRY means C; under its own id it goes. */
static bool
resolve_move(struct sk_store *s, size_t entry, const struct sk_correction *c,
	     struct sakuin_error *err)
{
	struct sk_corrected *was = sk_corrections_at(s->corrections, entry);
	struct sk_correction gone = was->c;
	uint32_t seq = was->seq, line = was->line;
	struct sk_corrected *made;
	struct sakuin_str key;

	was->pending = was->touched = false;
	was->c.field = sk_str("");
	if (!sk_store_correction_key(s, &gone, &key, err) ||
	    !xc_metadata_set(s->db, key, sk_str(""), err) ||
	    !sk_store_set_correction(s, c, seq, &made, err))
		return false;
	made->line = line;
	return true;
}

/* Is the report here that the id of E names?  A document may have that whole
 * id, too. */
static bool
resolve_entry(struct sk_store *s, size_t entry, struct sk_arena *arena,
	      struct sakuin_error *err)
{
	struct sk_corrected *e = sk_corrections_at(s->corrections, entry);
	struct sk_correction c;
	uint32_t docid;

	if (!sk_store_resolve(s, &e->c, arena, &c, err))
		return false;
	if (!sk_str_eq(c.id, e->c.id))
		return resolve_move(s, entry, &c, err);
	if (!sk_store_find(s, c.id, &docid, err))
		return false;
	e->pending = docid == 0;
	e->touched |= docid != 0;
	return true;
}

bool
sk_store_resolve_corrections(struct sk_store *s, struct sakuin_error *err)
{
	struct sk_arena arena = { 0 };
	bool ok = true;

	for (size_t i = 0; ok && i < sk_corrections_count(s->corrections);
	     i++) {
		if (sk_corrections_at(s->corrections, i)->pending)
			ok = resolve_entry(s, i, &arena, err);
		sk_arena_reset(&arena);
	}
	sk_arena_done(&arena);
	return ok;
}
