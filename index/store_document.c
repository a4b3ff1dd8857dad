/* store_document.c - add, replace, find and remove documents. */
#include "cites.h"
#include "digest.h"
#include "link.h"
#include "record.h"
#include "rights.h"
#include "span.h"
#include "store_impl.h"

/* When to commit, by postings held: what Xapian holds soon outgrows the
 * processor's caches, so that 200,000 is fastest, on long and on short
 * documents (1,000,000 takes a fifth more time); but each commit writes to
 * most blocks of the database, so that as it grows more are held.  500,000
 * postings take up to 100 MB. */
enum {
	COMMIT_LEAST = 200000,
	COMMIT_MOST = 500000,
	COMMIT_SHARE = 32 /* of all postings */
};

static bool
store_first(void *ctx, uint32_t docid, uint32_t wdf, struct sakuin_error *err)
{
	uint32_t *first = ctx;

	(void)wdf;
	(void)err;
	if (*first == 0)
		*first = docid;
	return true;
}

bool
sk_store_lookup(struct xc_db *db, enum sk_field_id field,
		struct sakuin_str name, uint32_t *docid,
		struct sakuin_error *err)
{
	struct sk_buf term = { 0 };
	bool ok;

	*docid = 0;
	ok = sk_schema_term(&term, sk_fields[field].prefix, name, err) &&
	     xc_postings(db, sk_buf_str(&term), store_first, docid, err);
	sk_buf_done(&term);
	return ok;
}

bool
sk_store_find(struct sk_store *s, struct sakuin_str id, uint32_t *docid,
	      struct sakuin_error *err)
{
	return sk_store_lookup(s->db, SK_FIELD_ID, id, docid, err);
}

bool
sk_store_replace(struct sk_store *s, uint32_t docid, char added[SK_ADDED_SIZE],
		 struct sakuin_error *err)
{
	struct sakuin_str was;

	if (!sk_store_spell_document(s, docid, -1, err) ||
	    !xc_document_data(s->db, docid, &s->record, err))
		return false;
	was = sk_record_field(sk_buf_str(&s->record), "added");
	if (was.len && was.len < SK_ADDED_SIZE) {
		memcpy(added, was.ptr, was.len);
		added[was.len] = '\0';
	}
	return true;
}

struct store_unlinking {
	struct sk_store *store;
	struct sakuin_str report;
};

static bool
store_unlink_term(void *ctx, struct sakuin_str term, uint32_t wdf,
		  struct sakuin_error *err)
{
	struct store_unlinking *u = ctx;

	(void)wdf;
	return !sk_schema_cut(&term, SK_FIELD_CITES) ||
	       sk_links_drop(u->store->links, u->report, term, err);
}

/* Document DOCID, whose id is REPORT, will no longer cite what it does. */
static bool
store_unlink(struct sk_store *s, uint32_t docid, struct sakuin_str report,
	     struct sakuin_error *err)
{
	struct store_unlinking u = { s, report };

	return !s->links ||
	       xc_document_terms(s->db, docid, store_unlink_term, &u, err);
}

/* Document DOCID (0: a new one), whose id is ID, will be another or go. */
static bool
store_release(struct sk_store *s, uint32_t docid, struct sakuin_str id,
	      struct sakuin_error *err)
{
	if (!s->links)
		return true;
	return docid ? sk_links_release(s->links, s, docid, id, err)
		     : sk_links_document(s->links, id, err);
}

static size_t
store_enough(const struct sk_store *s)
{
	size_t share = s->all_postings / COMMIT_SHARE;

	if (share < COMMIT_LEAST)
		return COMMIT_LEAST;
	return share < COMMIT_MOST ? share : COMMIT_MOST;
}

/* A document is known to be what NAME means: say that it is cited.  It is
 * looked at again when sources are linked, which would mean writing this
 * document twice. */
static bool
store_cites_held(struct sk_store *s, const char *name, struct sakuin_error *err)
{
	struct sk_buf term = { 0 };
	uint32_t docid = 0;
	bool ok =
		sk_schema_term(&term, sk_fields[SK_FIELD_VARIANT].prefix,
			       sk_str(name), err) &&
		xc_postings(s->db, sk_buf_str(&term), store_first, &docid,
			    err) &&
		(docid == 0 || xc_document_data(s->db, docid, &s->record, err));

	sk_buf_done(&term);
	if (!ok || docid == 0 ||
	    sk_str_eq(sk_record_field(sk_buf_str(&s->record), "kind"),
		      sk_str("source")))
		return ok;
	return sk_terms_filter(s->terms, SK_FIELD_CITES,
			       sk_record_field(sk_buf_str(&s->record), "id"),
			       err);
}

/* The references that DOC prints, as LIST and as filters; those of a document
 * whose text is not kept would tell of it. */
static bool
store_cites(struct sk_store *s, struct sk_document *doc, bool open,
	    struct sk_reference_list *list, struct sakuin_error *err)
{
	char name[SK_VARIANT_SIZE];

	*list = (struct sk_reference_list){ .reference_count = 0 };
	doc->cites = 0;
	if (!open)
		return true;
	if (!sk_cites_of(doc, sk_terms_arena(s->terms), list, err))
		return false;
	for (size_t i = 0; i < list->reference_count; i++)
		if (!sk_variant_name(&list->references[i], name, err) ||
		    !sk_terms_filter(s->terms, SK_FIELD_CITES, sk_str(name),
				     err) ||
		    (s->links && *name && !store_cites_held(s, name, err)))
			return false;
	doc->cites = (uint32_t)list->reference_count;
	return true;
}

/* Take from DOC, whose text is not to be kept, what is text of it: what is
 * known of it alone stays. */
static bool
store_restrict(struct sk_document *doc, struct sk_terms *terms,
	       struct sakuin_error *err)
{
	doc->extra = doc->ruby = doc->frame = sk_str("");
	if (doc->title_guessed)
		doc->title = sk_str("");
	sk_terms_unplaced(terms);
	return sk_terms_filter(terms, SK_FIELD_RIGHTS,
			       sk_str(SK_RIGHTS_NO_TEXT), err);
}

/* Everything about DOC, of which OPEN tells whether its text is kept, that
 * does not change the database yet. */
static bool
store_prepare(struct sk_store *s, struct sk_document *doc, bool open,
	      struct sk_reference_list *list, struct sakuin_error *err)
{
	sk_terms_reset(s->terms);
	/* References that can't be read must not change what was there. */
	return sk_correct_restore(doc, sk_terms_arena(s->terms), err) &&
	       (open || store_restrict(doc, s->terms, err)) &&
	       sk_document_span(doc, sk_terms_arena(s->terms), err) &&
	       sk_terms_guess(s->terms, doc, err) &&
	       store_cites(s, doc, open, list, err) &&
	       sk_correct_document(s->corrections, doc,
				   sk_terms_arena(s->terms), err);
}

/* Write DOC, which is prepared, as DOCID, added on the day ADDED. */
static bool
store_put(struct sk_store *s, struct sk_document *doc,
	  const struct sk_file *file, bool open, uint32_t docid,
	  const char *added, struct sakuin_error *err)
{
	struct sk_document kept = *doc;

	if (!sk_store_filters(s, doc, file, err) ||
	    !sk_store_words(s, doc, err))
		return false;
	if (!open) {
		kept.text = kept.description = sk_str("");
		kept.page_count = 0;
	}
	return sk_store_write(s, &kept, file, &docid, added, err);
}

/* DOC may not be in the database: take away what is there of it. */
static bool
store_withhold(struct sk_store *s, struct sk_document *doc,
	       const struct sk_file *file, const struct sk_ruling *ruling,
	       bool *replaced, struct sakuin_error *err)
{
	uint32_t docid;

	doc->withheld = true;
	if (!sk_store_find(s, doc->id, &docid, err) ||
	    !sk_store_remove(s, doc->id, err) ||
	    (*ruling->until && file &&
	     !sk_store_await(s, file->path, ruling->until, err)))
		return false;
	if (replaced)
		*replaced = docid != 0;
	return !*ruling->doubt ||
	       sk_fail(err, SAKUIN_EINVAL, "%s", ruling->doubt);
}

bool
sk_store_put(struct sk_store *s, struct sk_document *doc,
	     const struct sk_file *file, bool *replaced,
	     struct sakuin_error *err)
{
	struct sk_reference_list list;
	struct sk_ruling ruling;
	char added[SK_ADDED_SIZE];
	uint32_t docid;
	bool open;

	sk_rights_judge(doc->rights, doc->embargo, s->today, &ruling);
	if (ruling.access == SK_ACCESS_EXCLUDED)
		return store_withhold(s, doc, file, &ruling, replaced, err);
	open = ruling.access == SK_ACCESS_OPEN;
	memcpy(added, s->today, sizeof added);
	if (!sk_store_find(s, doc->id, &docid, err) ||
	    !store_release(s, docid, doc->id, err) ||
	    !store_prepare(s, doc, open, &list, err) ||
	    (docid && (!store_unlink(s, docid, doc->id, err) ||
		       !sk_store_replace(s, docid, added, err))))
		return false;
	if (doc->added.len && doc->added.len < SK_ADDED_SIZE) {
		memcpy(added, doc->added.ptr, doc->added.len);
		added[doc->added.len] = '\0';
	}
	if (replaced)
		*replaced = docid != 0;
	if ((s->links &&
	     !sk_links_add(s->links, doc->id, doc->text, &list, err)) ||
	    !store_put(s, doc, file, open, docid, added, err))
		return false;
	if (s->postings < store_enough(s) &&
	    !(s->links && sk_links_full(s->links)))
		return true;
	return sk_store_commit_some(s, err);
}

bool
sk_store_erase(struct sk_store *s, uint32_t docid, struct sakuin_str id,
	       struct sakuin_error *err)
{
	struct sakuin_str key;

	return sk_store_changes(s, err) &&
	       sk_store_spell_document(s, docid, -1, err) &&
	       xc_delete(s->db, docid, err) &&
	       sk_store_key(s, SK_KEY_STORED, id, &key, err) &&
	       xc_metadata_set(sk_store_keeper(s, id), key, sk_str(""), err);
}

bool
sk_store_remove(struct sk_store *s, struct sakuin_str id,
		struct sakuin_error *err)
{
	uint32_t docid;

	if (!sk_store_find(s, id, &docid, err))
		return false;
	return docid == 0 || (store_release(s, docid, id, err) &&
			      store_unlink(s, docid, id, err) &&
			      sk_store_erase(s, docid, id, err));
}

static bool
store_last(void *ctx, uint32_t docid, uint32_t wdf, struct sakuin_error *err)
{
	uint32_t *last = ctx;

	(void)wdf;
	(void)err;
	*last = docid;
	return true;
}

bool
sk_store_remove_twins(struct sk_store *s, struct sakuin_str id,
		      struct sakuin_error *err)
{
	struct sk_buf term = { 0 };
	uint32_t first, last = 0;
	bool ok = sk_store_find(s, id, &first, err) &&
		  sk_schema_term(&term, sk_fields[SK_FIELD_ID].prefix, id, err);

	while (ok) {
		ok = xc_postings(s->db, sk_buf_str(&term), store_last, &last,
				 err);
		if (!ok || last <= first)
			break;
		ok = sk_store_spell_document(s, last, -1, err) &&
		     xc_delete(s->db, last, err);
	}
	sk_buf_done(&term);
	return ok;
}

bool
sk_store_reopen(struct sk_store *s, struct sakuin_error *err)
{
	for (size_t i = 0; i < s->part_count; i++)
		if (!xc_reopen(s->parts[i], err))
			return false;
	return xc_reopen(s->db, err);
}
