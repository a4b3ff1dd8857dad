/* store_part.c - a store whose database is in several parts. */
#include "shards.h"
#include "store_impl.h"

size_t
sk_store_part_count(const struct sk_store *s)
{
	return s->parts ? s->part_count : 1;
}

struct xc_db *
sk_store_part(struct sk_store *s, size_t part)
{
	return s->parts ? s->parts[part] : s->db;
}

size_t
sk_store_shards(const struct sk_store *s)
{
	return s->shards ? s->part_count : 1;
}

bool
sk_store_several(const struct sk_store *s)
{
	return s->part_count > 1 && !s->shards;
}

size_t
sk_store_part_of(const struct sk_store *s, struct sakuin_str id)
{
	return sk_shard_of(id, sk_store_part_count(s));
}

struct xc_db *
sk_store_keeper(struct sk_store *s, struct sakuin_str id)
{
	return sk_store_part(s, sk_store_part_of(s, id));
}

bool
sk_store_flush(struct sk_store *s, struct sakuin_error *err)
{
	return (!xc_changed(s->db) ||
		sk_shards_tick(s->parts, s->part_count, err)) &&
	       xc_commit(s->db, err);
}

/* What is known of files is committed last, so that those of documents that
 * are missing are read again. */
bool
sk_store_mend(struct sk_store *s, struct sakuin_error *err)
{
	bool in_step;

	return sk_shards_in_step(s->parts, s->part_count, &in_step, err) &&
	       (in_step ||
		(sk_store_link_anew(s, err) && sk_store_spell_anew(s, err) &&
		 xc_metadata_set(s->db, sk_str(SK_KEY_CORRECTING),
				 sk_str("behind"), err)));
}
