/* link_all.c - make all sources anew.
 *
 * Databases that several processes built in parts can't know what the other
 * parts cite: they carry a mark, and the sources are made when they are put
 * together. */
#include <stdlib.h>

#include "document_json.h"
#include "link_impl.h"
#include "reference_read.h"
#include "store_correct.h"

#define BEHIND "sakuin.links"

/* Documents of KIND, listed before any of them changes. */
static bool
all_list(struct sk_store *s, const char *kind, struct sk_docids *all,
	 struct sakuin_error *err)
{
	return sk_docids_add(all, s->db, SK_FIELD_KIND, sk_str(kind), err);
}

/* A document stays, but is no source. */
static bool
all_remove_one(struct sk_store *s, uint32_t docid, struct sakuin_str data,
	       struct sakuin_error *err)
{
	struct sakuin_str id = sk_record_field(data, "id");

	return sk_str_eq(sk_record_field(data, "kind"), sk_str("source"))
		       ? sk_store_remove_source(s, docid, id, err)
		       : sk_links_free_document(s->links, s, docid, id, err);
}

/* A document that others say they cite: who does will be told anew. */
static bool
all_told(void *ctx, struct sakuin_str term, uint32_t freq,
	 struct sakuin_error *err)
{
	struct sk_links *l = ctx;
	size_t prefix = strlen(sk_fields[SK_FIELD_CITES].prefix);
	struct sakuin_str id = { term.ptr + prefix, term.len - prefix };

	(void)freq;
	return sk_correction_is_name(id) ||
	       (sk_grow(&l->freed, &l->freed_cap, l->freed_count + 1,
			sizeof *l->freed, err) &&
		sk_arena_copy(&l->arena, id, &l->freed[l->freed_count++], err));
}

static bool
all_remove(struct sk_store *s, struct sakuin_error *err)
{
	struct sk_docids all = { 0 };
	struct sk_buf data = { 0 };
	bool ok = all_list(s, "source", &all, err) &&
		  xc_terms(s->db, sk_str(sk_fields[SK_FIELD_CITES].prefix),
			   all_told, s->links, err);

	for (size_t i = 0; ok && i < all.count; i++)
		ok = xc_document_data(s->db, all.docids[i], &data, err) &&
		     all_remove_one(s, all.docids[i], sk_buf_str(&data), err);
	free(all.docids);
	sk_buf_done(&data);
	return ok;
}

/* What document ID cites, as it was stored. */
static bool
all_add(struct sk_store *s, struct sakuin_str id, struct sk_arena *arena,
	struct sakuin_error *err)
{
	struct sk_buf line = { 0 };
	struct sk_document doc = { 0 };
	struct sk_reference_list list;
	bool given;
	bool ok =
		sk_store_line(s, id, &line, err) &&
		sk_document_from_json(sk_buf_str(&line), arena, &doc, NULL,
				      err) &&
		sk_references_read(doc.extra, doc.text, arena, &list, &given,
				   err) &&
		(sk_cites_pages(&doc, &list), true) &&
		sk_links_add(s->links, id, doc.text, &list, err) &&
		(!sk_links_full(s->links) || sk_links_flush(s->links, s, err));

	sk_buf_done(&line);
	return ok;
}

static bool
all_documents(struct sk_store *s, struct sakuin_error *err)
{
	struct sk_docids all = { 0 };
	struct sk_buf data = { 0 };
	struct sk_arena arena = { 0 };
	bool ok = all_list(s, "document", &all, err);

	for (size_t i = 0; ok && i < all.count; i++) {
		ok = xc_document_data(s->db, all.docids[i], &data, err);
		if (ok && sk_record_field(sk_buf_str(&data), "cites").len)
			ok = all_add(s,
				     sk_record_field(sk_buf_str(&data), "id"),
				     &arena, err);
		sk_arena_reset(&arena);
	}
	free(all.docids);
	sk_buf_done(&data);
	sk_arena_done(&arena);
	return ok;
}

bool
sk_store_link_later(struct sk_store *s, struct sakuin_error *err)
{
	sk_links_free(s->links);
	s->links = NULL;
	return sk_store_link_anew(s, err);
}

bool
sk_store_link_anew(struct sk_store *s, struct sakuin_error *err)
{
	return xc_metadata_set(s->db, sk_str(BEHIND), sk_str("behind"), err);
}

bool
sk_store_link(struct sk_store *s, struct sakuin_error *err)
{
	bool behind;

	if (!s->links)
		return true;
	if (!xc_metadata_get(s->db, sk_str(BEHIND), &s->line, err))
		return false;
	behind = s->line.len > 0;
	if (!sk_store_carry_corrections(s, behind, err))
		return false;
	if (behind && !sk_links_flush(s->links, s, err))
		return false;
	if (behind &&
	    (!all_remove(s, err) || !all_documents(s, err) ||
	     !xc_metadata_set(s->db, sk_str(BEHIND), sk_str(""), err)))
		return false;
	return sk_links_flush(s->links, s, err);
}
