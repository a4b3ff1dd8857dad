/* store_line.c - documents as the lines that are kept of them. */
#include "pack.h"
#include "record.h"
#include "store_impl.h"

bool
sk_store_take_line(struct sk_store *s, struct sk_store *from,
		   struct sakuin_str id, bool *taken, struct sakuin_error *err)
{
	struct sakuin_str key;

	if (!sk_store_key(s, SK_KEY_STORED, id, &key, err) ||
	    !xc_metadata_get(sk_store_keeper(from, id), key, &s->packed, err))
		return false;
	*taken = s->packed.len > 0;
	return !*taken || xc_metadata_set(sk_store_keeper(s, id), key,
					  sk_buf_str(&s->packed), err);
}

/* Unpack the line of the document whose record is read.  Older databases
 * have it packed against the passage alone. */
static bool
store_unpack(struct sk_store *s, struct sk_buf *out, struct sakuin_error *err)
{
	struct sakuin_str record = sk_buf_str(&s->record);
	struct sakuin_str packed = sk_buf_str(&s->packed);

	sk_buf_clear(&s->shared);
	if (!sk_record_shared(&s->shared, record, err))
		return false;
	return sk_unpack(packed, sk_buf_str(&s->shared), out, err) ||
	       (err->code == SAKUIN_EDB &&
		sk_unpack(packed, sk_record_passage(record), out, err));
}

/* The line of document ID in DB, or an empty buffer. */
static bool
store_read_line(struct sk_store *s, struct xc_db *db, struct sakuin_str id,
		struct sk_buf *out, struct sakuin_error *err)
{
	struct sakuin_str key;
	uint32_t docid;

	sk_buf_clear(out);
	sk_buf_clear(&s->record);
	if (!sk_store_key(s, SK_KEY_STORED, id, &key, err) ||
	    !xc_metadata_get(db, key, &s->packed, err))
		return false;
	if (s->packed.len == 0)
		return true;
	if (!sk_store_lookup(db, SK_FIELD_ID, id, &docid, err) ||
	    (docid && !xc_document_data(db, docid, &s->record, err)))
		return false;
	return store_unpack(s, out, err);
}

/* The same; a reader that the database has overtaken opens it again. */
static bool
store_line_again(struct sk_store *s, struct xc_db *db, struct sakuin_str id,
		 struct sk_buf *out, struct sakuin_error *err)
{
	for (int tries = 1;; tries++) {
		if (store_read_line(s, db, id, out, err))
			return true;
		if (err->code != SAKUIN_EMODIFIED || tries == 3 ||
		    !xc_reopen(db, err))
			return false;
	}
}

bool
sk_store_line(struct sk_store *s, struct sakuin_str id, struct sk_buf *out,
	      struct sakuin_error *err)
{
	size_t count = sk_store_part_count(s);
	size_t first = sk_store_part_of(s, id);

	sk_buf_clear(out);
	for (size_t i = 0; i < count && out->len == 0; i++)
		if (!store_line_again(s, sk_store_part(s, (first + i) % count),
				      id, out, err))
			return false;
	return true;
}
