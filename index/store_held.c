/* store_held.c - documents that are cited themselves.
 *
 * Such a document is found by what those say who cite it, as any source is.
 * The postings that it has for that are lent to it: they are kept, so that
 * they can be taken away again without the document being read anew, which
 * may be long, or not at hand. */
#include <stdlib.h>

#include "lent.h"
#include "pack.h"
#include "record.h"
#include "store_impl.h"

/* Behind the last word that any document has. */
#define HELD_PLACE ((uint32_t)1 << 28)

/* ------------------------------------------------- beside the document */

static bool
held_keep(struct sk_store *s, const char *kind, struct sakuin_str id,
	  struct sakuin_str value, struct sakuin_error *err)
{
	struct sakuin_str key;

	sk_buf_clear(&s->packed);
	return (value.len == 0 ||
		sk_pack(value, sk_str(""), &s->packed, err)) &&
	       sk_store_key(s, kind, id, &key, err) &&
	       xc_metadata_set(sk_store_keeper(s, id), key,
			       sk_buf_str(&s->packed), err);
}

static bool
held_kept(struct sk_store *s, struct xc_db *db, const char *kind,
	  struct sakuin_str id, struct sk_buf *out, struct sakuin_error *err)
{
	struct sakuin_str key;

	sk_buf_clear(out);
	return sk_store_key(s, kind, id, &key, err) &&
	       xc_metadata_get(db, key, &s->packed, err) &&
	       (s->packed.len == 0 ||
		sk_unpack(sk_buf_str(&s->packed), sk_str(""), out, err));
}

bool
sk_store_cited(struct sk_store *s, struct sakuin_str id, struct sk_buf *out,
	       struct sakuin_error *err)
{
	size_t count = sk_store_part_count(s);
	size_t first = sk_store_part_of(s, id);

	sk_buf_clear(out);
	for (size_t i = 0; i < count && out->len == 0; i++)
		if (!held_kept(s, sk_store_part(s, (first + i) % count),
			       SK_KEY_CITED, id, out, err))
			return false;
	return true;
}

/* ---------------------------------------------------------- the postings */

static bool
held_filters(struct sk_store *s, const struct sk_cited *cited,
	     struct sakuin_error *err)
{
	if (!sk_terms_filter(s->terms, SK_FIELD_KIND, sk_str("source"), err))
		return false;
	for (size_t i = 0; i < cited->name_count; i++)
		if (!sk_terms_filter(s->terms, SK_FIELD_VARIANT,
				     cited->names[i], err))
			return false;
	for (size_t i = 0; i < cited->key_count; i++)
		if (!sk_terms_filter(s->terms, SK_FIELD_KEY, cited->keys[i],
				     err))
			return false;
	return true;
}

/* Titles that the document does not have, authors if it names none, and, at
 * low weight, the printed references and the sentences that cite it. */
static bool
held_words(struct sk_store *s, struct sakuin_str data,
	   const struct sk_cited *cited, const struct sk_document *source,
	   struct sakuin_error *err)
{
	struct sakuin_str title = sk_record_field(data, "title");
	bool authors = sk_record_field(data, "author").len == 0;

	sk_terms_behind(s->terms, HELD_PLACE);
	if (!sk_store_titles(s, cited, title, err))
		return false;
	for (size_t i = 0; authors && i < source->author_count; i++)
		if (!sk_terms_text(s->terms, SK_FIELD_AUTHOR,
				   source->authors[i], sk_str(""), err))
			return false;
	return sk_terms_text(s->terms, SK_FIELD_CONTEXT, cited->printed,
			     sk_str(""), err) &&
	       sk_store_contexts(s, cited, err);
}

/* A word of no weight and without a place says nothing, and could not be told
 * from one that the document has itself: only filters are like that. */
static bool
held_lends(const struct xc_posting *p)
{
	static const enum sk_field_id filters[] = { SK_FIELD_KIND,
						    SK_FIELD_VARIANT,
						    SK_FIELD_KEY };

	if (p->wdf || p->position)
		return true;
	for (size_t i = 0; i < sizeof filters / sizeof *filters; i++) {
		const char *prefix = sk_fields[filters[i]].prefix;
		size_t len = strlen(prefix);

		if (p->term.len > len && !memcmp(p->term.ptr, prefix, len))
			return true;
	}
	return false;
}

/* What is in s->terms, as bytes, in OUT. */
static bool
held_postings(struct sk_store *s, struct sk_buf *out, struct sakuin_error *err)
{
	const struct xc_posting *postings;
	size_t count;

	if (!sk_terms_postings(s->terms, &postings, &count, err))
		return false;
	s->postings += count;
	/* Weights and places apart: they change apart. */
	for (size_t i = 0; i < count; i++) {
		const struct xc_posting *p = &postings[i];

		if (held_lends(p) &&
		    (((p->wdf || !p->position) &&
		      !sk_lent_write(p->term, 0, p->wdf, out, err)) ||
		     (p->position &&
		      !sk_lent_write(p->term, p->position, 0, out, err))))
			return false;
	}
	return true;
}

/* Change document DOCID by CHANGES, give it DATA and COUNT (0: nobody cites
 * it). */
static bool
held_patch(struct sk_store *s, uint32_t docid, const struct sk_lent *changes,
	   struct sakuin_str data, uint32_t count, struct sakuin_error *err)
{
	struct sk_arena *arena = sk_terms_arena(s->terms);
	char sortable[9];
	struct xc_value value = { SK_SLOT_CITED_BY, { sortable, 0 } };
	struct xc_document out = { .data = { 0 } };
	struct xc_document in = { .data = data,
				  .values = &value,
				  .value_count = 1 };
	struct xc_posting *p =
		sk_arena_array(arena, 2 * changes->table.count, sizeof *p, err);

	if (!p)
		return false;
	if (count)
		value.bytes.len = xc_sortable(count, sortable);
	out.postings = p;
	out.posting_count = sk_lent_changes(changes, false, p);
	in.postings = p + out.posting_count;
	in.posting_count =
		sk_lent_changes(changes, true, p + out.posting_count);
	return sk_store_spell_document(s, docid, -1, err) &&
	       xc_patch(s->db, docid, &out, &in, err) &&
	       sk_store_spell_document(s, docid, 1, err);
}

/* Take the postings FROM away from document DOCID, whose record is in
 * s->record, and add those of TO. */
static bool
held_change(struct sk_store *s, uint32_t docid, struct sakuin_str from,
	    struct sakuin_str to, uint32_t count, struct sakuin_error *err)
{
	struct sk_lent changes = { .cap = 0 };
	struct sk_buf data = { 0 };
	bool ok =
		sk_record_recount(&data, sk_buf_str(&s->record), count, err) &&
		sk_lent_read(&changes, from, false, err) &&
		sk_lent_read(&changes, to, true, err) &&
		held_patch(s, docid, &changes, sk_buf_str(&data), count, err);

	sk_lent_done(&changes);
	sk_buf_done(&data);
	return ok;
}

bool
sk_store_hold(struct sk_store *s, uint32_t docid, struct sakuin_str id,
	      const struct sk_cited *cited, const struct sk_document *source,
	      struct sakuin_error *err)
{
	struct sk_buf from = { 0 }, to = { 0 };
	bool ok;

	sk_terms_reset(s->terms);
	ok = xc_document_data(s->db, docid, &s->record, err) &&
	     held_kept(s, sk_store_keeper(s, id), SK_KEY_LENT, id, &from,
		       err) &&
	     held_filters(s, cited, err) &&
	     held_words(s, sk_buf_str(&s->record), cited, source, err) &&
	     held_postings(s, &to, err) &&
	     (!sk_terms_has_kanji(s->terms) || sk_store_stamp_readings(s, err));
	if (ok && sk_str_eq(sk_buf_str(&from), sk_buf_str(&to)))
		ok = sk_store_count_source(s, docid, source->cited_by, err);
	else if (ok)
		ok = held_change(s, docid, sk_buf_str(&from), sk_buf_str(&to),
				 source->cited_by, err) &&
		     held_keep(s, SK_KEY_LENT, id, sk_buf_str(&to), err);
	ok = ok && held_keep(s, SK_KEY_CITED, id, source->extra, err);
	sk_buf_done(&from);
	sk_buf_done(&to);
	return ok;
}

bool
sk_store_unhold(struct sk_store *s, uint32_t docid, struct sakuin_str id,
		struct sakuin_error *err)
{
	struct sk_buf from = { 0 };
	bool ok =
		xc_document_data(s->db, docid, &s->record, err) &&
		held_kept(s, sk_store_keeper(s, id), SK_KEY_LENT, id, &from,
			  err) &&
		held_change(s, docid, sk_buf_str(&from), sk_str(""), 0, err) &&
		held_keep(s, SK_KEY_LENT, id, sk_str(""), err) &&
		held_keep(s, SK_KEY_CITED, id, sk_str(""), err);

	sk_buf_done(&from);
	return ok;
}

/* ---------------------------------------------------------- the others */

/* XCITES: terms for IDS, in the arena of s->terms. */
static bool
held_cites(struct sk_store *s, const struct sakuin_str *ids, size_t count,
	   struct xc_document *out, struct sakuin_error *err)
{
	struct sk_arena *arena = sk_terms_arena(s->terms);
	struct xc_posting *p = sk_arena_array(arena, count, sizeof *p, err);
	struct sk_buf term = { 0 };
	bool ok = p != NULL;

	for (size_t i = 0; ok && i < count; i++) {
		sk_buf_clear(&term);
		ok = sk_schema_term(&term, sk_fields[SK_FIELD_CITES].prefix,
				    ids[i], err);
		/* As filters that are too long, it is left out. */
		if (ok && term.len <= SAKUIN_TERM_MAX)
			ok = sk_arena_copy(arena, sk_buf_str(&term),
					   &p[out->posting_count++].term, err);
	}
	out->postings = p;
	sk_buf_done(&term);
	return ok;
}

bool
sk_store_cite(struct sk_store *s, uint32_t docid, const struct sakuin_str *add,
	      size_t added, const struct sakuin_str *drop, size_t dropped,
	      struct sakuin_error *err)
{
	struct xc_document minus = { .data = { 0 } }, plus = { .data = { 0 } };

	sk_terms_reset(s->terms);
	return held_cites(s, drop, dropped, &minus, err) &&
	       held_cites(s, add, added, &plus, err) &&
	       xc_patch(s->db, docid, &minus, &plus, err);
}
