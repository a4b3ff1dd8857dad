/* store_correct.c - corrections carried out on what is in a database. */
#include "store_correct.h"
#include "cites.h"
#include "document_json.h"
#include "link.h"
#include "record.h"
#include "rights.h"
#include "store_impl.h"

struct correcting {
	struct sk_store *store;
	struct sk_arena arena;
	struct sk_buf data, line;
};

/* The file that a document with this record came from, in *FILE. */
static bool
correct_file(struct correcting *k, struct sk_file *file, bool *found,
	     struct sakuin_error *err)
{
	struct sakuin_str path = sk_record_source(sk_buf_str(&k->data));

	*found = false;
	return path.len == 0 ||
	       sk_store_file(k->store, path, &k->arena, file, found, err);
}

/* Without its text a document can't be written again.  Its file can be read
 * again, in the next run. */
static bool
correct_later(struct correcting *k, struct sakuin_error *err)
{
	struct sk_file file;
	bool found;

	k->store->waiting++;
	if (!correct_file(k, &file, &found, err) || !found)
		return !found;
	file.mtime = 0;
	file.digest = sk_str("");
	return sk_store_put_file(k->store, &file, err);
}

/* Is DOC, as it is kept, what it should be?  If not, *DOC will be. */
static bool
correct_differs(struct correcting *k, struct sk_document *doc, bool *differs,
		struct sakuin_error *err)
{
	struct sk_document was = *doc;

	if (!sk_correct_restore(doc, &k->arena, err) ||
	    !sk_correct_document(k->store->corrections, doc, &k->arena, err))
		return false;
	*differs = !sk_str_eq(was.title, doc->title) ||
		   !sk_str_eq(was.date, doc->date) ||
		   !sk_str_eq(was.lang, doc->lang) ||
		   !sk_str_eq(was.extra, doc->extra);
	return true;
}

static bool
correct_stored(struct correcting *k, struct sakuin_error *err)
{
	struct sk_document doc = { 0 };
	struct sk_file file;
	bool differs, found;

	if (!sk_document_from_json(sk_buf_str(&k->line), &k->arena, &doc, NULL,
				   err) ||
	    !correct_differs(k, &doc, &differs, err))
		return false;
	if (!differs)
		return true;
	if (k->store->without & SK_WITHOUT_TEXT ||
	    sk_rights_access(doc.rights) == SK_ACCESS_NO_TEXT)
		return correct_later(k, err);
	return correct_file(k, &file, &found, err) &&
	       sk_store_put(k->store, &doc, found ? &file : NULL, NULL, err);
}

static bool
correct_document(struct sk_store *s, struct sakuin_str id,
		 struct sakuin_error *err)
{
	struct correcting k = { .store = s };
	uint32_t docid;
	bool ok = sk_store_find(s, id, &docid, err);

	if (ok && docid)
		ok = xc_document_data(s->db, docid, &k.data, err) &&
		     sk_store_line(s, id, &k.line, err) &&
		     (k.line.len == 0 || correct_stored(&k, err));
	sk_arena_done(&k.arena);
	sk_buf_done(&k.data);
	sk_buf_done(&k.line);
	return ok;
}

/* Something was said of whether ID is the same as another. */
static bool
correct_side(struct sk_store *s, struct sakuin_str id, struct sakuin_error *err)
{
	return sk_correction_is_name(id)
		       ? sk_links_touch(s->links, id, false, err)
		       : sk_links_document(s->links, id, err);
}

static bool
correct_one(struct sk_store *s, const struct sk_correction *c,
	    struct sakuin_error *err)
{
	struct sakuin_str a, b;

	if (sk_str_eq(c->field, sk_str("reading")))
		return true;
	if (sk_str_eq(c->field, sk_str("verdict")))
		return !sk_correction_pair(c->id, &a, &b) ||
		       (correct_side(s, a, err) && correct_side(s, b, err));
	if (sk_correction_is_name(c->id))
		return sk_links_touch(s->links, c->id, true, err);
	return correct_document(s, c->id, err);
}

static bool
correct_all(struct sk_store *s, bool all, struct sakuin_error *err)
{
	bool pending = false;

	for (size_t i = 0; i < sk_corrections_count(s->corrections); i++) {
		struct sk_corrected *e = sk_corrections_at(s->corrections, i);

		pending |= e->pending;
		if (e->pending || (!e->touched && !all) || e->c.field.len == 0)
			continue;
		e->touched = false;
		if (!correct_one(s, &e->c, err))
			return false;
	}
	s->uncarried = pending;
	if (s->correct_behind &&
	    !xc_metadata_set(s->db, sk_str(SK_KEY_CORRECTING), sk_str(""), err))
		return false;
	s->correct_behind = s->correct_all = false;
	return true;
}

bool
sk_store_carry_corrections(struct sk_store *s, bool all,
			   struct sakuin_error *err)
{
	bool ok;

	/* Documents are put anew, and putting may commit. */
	if (s->carrying || sk_corrections_count(s->corrections) == 0 ||
	    (!s->uncarried && !all))
		return true;
	s->carrying = true;
	ok = sk_store_resolve_corrections(s, err) &&
	     correct_all(s, all || s->correct_all, err);
	s->carrying = false;
	return ok;
}

/* ----------------------------------------------------------------- unmet */

static bool
unmet_id(struct sk_store *s, struct sakuin_str id, bool *unmet,
	 struct sakuin_error *err)
{
	bool name = sk_correction_is_name(id);
	struct sk_buf term = { 0 };
	uint32_t freq = 0;
	bool ok =
		sk_schema_term(
			&term,
			sk_fields[name ? SK_FIELD_VARIANT : SK_FIELD_ID].prefix,
			id, err) &&
		xc_term_freq(s->db, sk_buf_str(&term), &freq, err);

	*unmet |= freq == 0;
	sk_buf_done(&term);
	return ok;
}

bool
sk_store_unmet(struct sk_store *s, const struct sk_correction *c, bool *unmet,
	       struct sakuin_error *err)
{
	struct sakuin_str a, b;

	*unmet = false;
	if (c->field.len == 0 || sk_str_eq(c->field, sk_str("reading")))
		return true;
	if (!sk_str_eq(c->field, sk_str("verdict")))
		return unmet_id(s, c->id, unmet, err);
	return !sk_correction_pair(c->id, &a, &b) ||
	       (unmet_id(s, a, unmet, err) && unmet_id(s, b, unmet, err));
}

bool
sk_store_unmet_corrections(struct sk_store *s, bool all, sk_unmet_fn *fn,
			   void *ctx, struct sakuin_error *err)
{
	for (size_t i = 0; i < sk_corrections_count(s->corrections); i++) {
		const struct sk_corrected *e =
			sk_corrections_at(s->corrections, i);
		bool unmet = e->pending;

		if (all ? e->c.value.len == 0 : e->line == 0)
			continue;
		if ((!unmet && !sk_store_unmet(s, &e->c, &unmet, err)) ||
		    (unmet && !fn(ctx, e->line, &e->c, err)))
			return false;
	}
	return true;
}

uint64_t
sk_store_corrections_waiting(const struct sk_store *s)
{
	return s->waiting;
}
