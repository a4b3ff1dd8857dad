/* store_source.c - cited sources in the database. */
#include "record.h"
#include "store_impl.h"

static bool
store_filter_all(struct sk_store *s, enum sk_field_id field,
		 const struct sakuin_str *values, size_t count,
		 struct sakuin_error *err)
{
	for (size_t i = 0; i < count; i++)
		if (!sk_terms_filter(s->terms, field, values[i], err))
			return false;
	return true;
}

bool
sk_store_titles(struct sk_store *s, const struct sk_cited *cited,
		struct sakuin_str own, struct sakuin_error *err)
{
	for (size_t i = 0; i < cited->title_count; i++)
		if (!sk_str_eq(cited->titles[i], own) &&
		    !sk_terms_text(s->terms, SK_FIELD_TITLE, cited->titles[i],
				   sk_str(""), err))
			return false;
	return true;
}

bool
sk_store_contexts(struct sk_store *s, const struct sk_cited *cited,
		  struct sakuin_error *err)
{
	for (size_t i = 0; i < cited->context_count; i++)
		if (!sk_terms_text(s->terms, SK_FIELD_CONTEXT,
				   cited->contexts[i], sk_str(""), err))
			return false;
	return true;
}

/* The words of a source: its titles weigh most; then the references as they
 * are printed; each sentence that cites it counts as its own language. */
static bool
store_cited(struct sk_store *s, const struct sk_document *doc,
	    const struct sk_cited *cited, struct sakuin_error *err)
{
	struct sk_document words = *doc;

	words.text = cited->printed;
	if (!sk_store_words(s, &words, err) ||
	    !store_filter_all(s, SK_FIELD_VARIANT, cited->names,
			      cited->name_count, err) ||
	    !store_filter_all(s, SK_FIELD_KEY, cited->keys, cited->key_count,
			      err) ||
	    !sk_terms_filter(s->terms, SK_FIELD_LENGTH, sk_str("1"), err))
		return false;
	return sk_store_titles(s, cited, doc->title, err) &&
	       sk_store_contexts(s, cited, err);
}

/* Document *DOCID, which was WAS, is going to be ID: it may belong into
 * another shard, where it is a new one. */
static bool
store_rename(struct sk_store *s, uint32_t *docid, struct sakuin_str was,
	     struct sakuin_str id, struct sakuin_error *err)
{
	struct sakuin_str key;

	if (!sk_store_key(s, SK_KEY_STORED, was, &key, err) ||
	    !xc_metadata_set(sk_store_keeper(s, was), key, sk_str(""), err))
		return false;
	if (sk_store_part_of(s, was) == sk_store_part_of(s, id))
		return true;
	if (!xc_delete(s->db, *docid, err))
		return false;
	*docid = 0;
	return true;
}

bool
sk_store_put_source(struct sk_store *s, struct sk_document *doc,
		    uint32_t *docid, struct sakuin_str was,
		    const struct sk_cited *cited, struct sakuin_error *err)
{
	char added[SK_ADDED_SIZE];

	memcpy(added, s->today, sizeof added);
	sk_terms_reset(s->terms);
	if (*docid && !sk_store_replace(s, *docid, added, err))
		return false;
	if (*docid && !sk_str_eq(was, doc->id) &&
	    !store_rename(s, docid, was, doc->id, err))
		return false;
	return sk_store_filters(s, doc, NULL, err) &&
	       store_cited(s, doc, cited, err) &&
	       sk_store_write(s, doc, NULL, docid, added, err);
}

bool
sk_store_count_source(struct sk_store *s, uint32_t docid, uint32_t count,
		      struct sakuin_error *err)
{
	char sortable[9];
	struct xc_value value = { SK_SLOT_CITED_BY, { sortable, 0 } };

	if (count)
		value.bytes.len = xc_sortable(count, sortable);
	sk_buf_clear(&s->line);
	return xc_document_data(s->db, docid, &s->record, err) &&
	       sk_record_recount(&s->line, sk_buf_str(&s->record), count,
				 err) &&
	       xc_touch(s->db, docid, sk_buf_str(&s->line), &value, err);
}

bool
sk_store_remove_source(struct sk_store *s, uint32_t docid, struct sakuin_str id,
		       struct sakuin_error *err)
{
	return sk_store_erase(s, docid, id, err);
}
