/* shards.h - a database in several parts that are written as one.
 *
 * It is a folder with the databases 0, 1 ... and a file XAPIANDB that lists
 * them, which Xapian takes for a stub: whoever opens the folder has all of
 * them as one database.  A document and what is kept with it are in the shard
 * that its id tells; files, corrections and spelling are known to shard 0.
 * What is linked is linked across all of them, so that a source is one
 * document, wherever those are that cite it. */
#ifndef SK_SHARDS_H
#define SK_SHARDS_H

#include "xapian_c.h"

#ifdef __cplusplus
extern "C" {
#endif

enum { SK_SHARDS_MAX = 64 };

/* In the metadata of each: its number and how many there are, "2/4". */
#define SK_KEY_SHARD "sakuin.shard"
/* And how often it was committed, which is the same in all of them. */
#define SK_KEY_COMMIT "sakuin.commit"

struct sk_shards {
	const char **paths; /* in the arena */
	size_t count, cap;
	struct sk_arena arena;
};

/* The shard, of COUNT, of what has this ID: the first four bytes of the
 * SHA-256 of the id, as a number, modulo COUNT. */
size_t sk_shard_of(struct sakuin_str id, size_t count);

/* The databases that writing to PATH means: itself, made or not, or those of
 * a stub.  Call sk_shards_done() in any case. */
SK_MUST_CHECK bool sk_shards_list(const char *path, struct sk_shards *out,
				  struct sakuin_error *err);
void sk_shards_done(struct sk_shards *s);

/* Make the database PATH with COUNT shards, if there is none; 0 and 1 make
 * nothing.  SAKUIN_ESCHEMA if it is there and COUNT, unless that is 0, is
 * another number. */
SK_MUST_CHECK bool sk_shards_prepare(const char *path, size_t count,
				     struct sakuin_error *err);
/* PARTS are the databases of S, behind PATH, which are to be written: are they
 * all the shards of one database, in order, or a database that is no shard?
 * SAKUIN_ESCHEMA if not. */
SK_MUST_CHECK bool sk_shards_check(const struct sk_shards *s,
				   struct xc_db *const *parts, const char *path,
				   struct sakuin_error *err);
/* Are these, read together, all the shards of one database? */
SK_MUST_CHECK bool sk_shards_are_one(struct xc_db *const *parts, size_t count,
				     bool *one, struct sakuin_error *err);
/* Count one commit more in each of PARTS. */
SK_MUST_CHECK bool sk_shards_tick(struct xc_db *const *parts, size_t count,
				  struct sakuin_error *err);
/* Have all of PARTS been committed equally often?  If not, the last run was
 * stopped between two of them. */
SK_MUST_CHECK bool sk_shards_in_step(struct xc_db *const *parts, size_t count,
				     bool *in_step, struct sakuin_error *err);
/* Make COUNT shards in FOLDER, which is there and has none. */
SK_MUST_CHECK bool sk_shards_fill(const char *folder, size_t count,
				  struct sakuin_error *err);
/* As xc_compact(), shard by shard: each of FROM has COUNT shards, as the folder
 * TO, which is there, will have. */
SK_MUST_CHECK bool sk_shards_compact(const char *const *from, size_t from_count,
				     const char *to, size_t count,
				     struct sakuin_error *err);

#ifdef __cplusplus
}
#endif
#endif
