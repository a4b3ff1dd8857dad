/* store.h - a database of documents: stamps, stored lines, file records.
 *
 * Each document is kept whole as the NDJSON line that `export` prints,
 * deflated, as user metadata "doc:ID"; Xapian's own data record holds what
 * Omega shows.  Each file that was read has a record "file:PATH".  All of it
 * changes in the same commit as the postings, so that a database is at any
 * time what it was after some whole document. */
#ifndef SK_STORE_H
#define SK_STORE_H

#include "document.h"
#include "xapian_c.h"

#ifdef __cplusplus
extern "C" {
#endif

struct sk_store;

/* Open COUNT databases or stub files for reading.  *WARNING (room for 500
 * bytes) is set to a line if a database has another schema or was not made by
 * sakuin, else to "". */
SK_MUST_CHECK struct sk_store *sk_store_open(const char *const *paths,
					     size_t count, char *warning,
					     struct sakuin_error *err);
/* Open or make PATH for writing.  SAKUIN_ESCHEMA if it was made otherwise. */
SK_MUST_CHECK struct sk_store *sk_store_open_writer(const char *path,
						    struct sakuin_error *err);
/* This is a part of a database: leave the sources that its documents cite to
 * whoever puts the parts together, opens the whole and commits. */
SK_MUST_CHECK bool sk_store_link_later(struct sk_store *s,
				       struct sakuin_error *err);
/* The same for a database that goes WITHOUT something (schema.h), which is
 * settled when it is made: SAKUIN_ESCHEMA if PATH was made otherwise.  0 is
 * as it was made. */
SK_MUST_CHECK struct sk_store *
sk_store_open_writer_without(const char *path, unsigned without,
			     struct sakuin_error *err);
/* Drops what was not committed. */
void sk_store_close(struct sk_store *s);
SK_MUST_CHECK bool sk_store_commit(struct sk_store *s,
				   struct sakuin_error *err);

/* Let a reader see the newest state, of hits and of their texts. */
SK_MUST_CHECK bool sk_store_reopen(struct sk_store *s,
				   struct sakuin_error *err);

/* The database behind it, for searching. */
struct xc_db *sk_store_db(struct sk_store *s);
/* Is it read from more than one, which know nothing of each other? */
bool sk_store_several(const struct sk_store *s);
/* How many local databases are read, shards too. */
size_t sk_store_part_count(const struct sk_store *s);
/* In how many shards is it (shards.h)? */
size_t sk_store_shards(const struct sk_store *s);

/* Documents without a language are in LANG; NULL: guess. */
void sk_store_language(struct sk_store *s, const char *lang);

/* What is kept about a file. */
struct sk_file {
	struct sakuin_str path; /* as given and walked */
	uint64_t size, mtime;   /* bytes, nanoseconds since 1970 */
	uint64_t inode, device;
	struct sakuin_str digest; /* SHA-256 of the bytes, 64 hex digits */
	struct sakuin_str status; /* "ok", or why it could not be read */
};

/* *FOUND is false if PATH has no record.  Strings live in ARENA. */
SK_MUST_CHECK bool sk_store_file(struct sk_store *s, struct sakuin_str path,
				 struct sk_arena *arena, struct sk_file *out,
				 bool *found, struct sakuin_error *err);
SK_MUST_CHECK bool sk_store_put_file(struct sk_store *s,
				     const struct sk_file *file,
				     struct sakuin_error *err);
SK_MUST_CHECK bool sk_store_forget_file(struct sk_store *s,
					struct sakuin_str path,
					struct sakuin_error *err);
/* What catalogues say of the file PATH (catalogue/card.h), or an empty
 * buffer; it goes when the file is forgotten. */
SK_MUST_CHECK bool sk_store_card(struct sk_store *s, struct sakuin_str path,
				 struct sk_buf *out, struct sakuin_error *err);
SK_MUST_CHECK bool sk_store_put_card(struct sk_store *s, struct sakuin_str path,
				     struct sakuin_str text,
				     struct sakuin_error *err);
typedef bool sk_file_fn(void *ctx, const struct sk_file *file,
			struct sakuin_error *err);
/* Every file record whose path starts with PREFIX, in order of keys. */
SK_MUST_CHECK bool sk_store_files(struct sk_store *s, struct sakuin_str prefix,
				  sk_file_fn *fn, void *ctx,
				  struct sakuin_error *err);

/* Forget that any embargo on documents of the file PATH will end, ... */
SK_MUST_CHECK bool sk_store_await_nothing(struct sk_store *s,
					  struct sakuin_str path,
					  struct sakuin_error *err);
/* ... and let all files be read again in which one has ended. */
SK_MUST_CHECK bool sk_store_lift_embargoes(struct sk_store *s,
					   struct sakuin_error *err);

/* Has one ended that nobody has looked at since?  Readers may ask. */
SK_MUST_CHECK bool sk_store_embargo_over(struct sk_store *s, bool *over,
					 struct sakuin_error *err);

/* Add DOC, which came from FILE, or replace the one with its id.  The date
 * added is DOC's, or that of the one replaced, or today's.  *REPLACED may be
 * NULL.  What its rights and embargo (rights.h) forbid is not put: then
 * doc->withheld is set, and the one with its id is gone.  SAKUIN_EINVAL if the
 * references can't be read, or nobody can be sure of the rights. */
SK_MUST_CHECK bool sk_store_put(struct sk_store *s, struct sk_document *doc,
				const struct sk_file *file, bool *replaced,
				struct sakuin_error *err);
/* Had the document put last kanji that may be Japanese? */
bool sk_store_has_kanji(const struct sk_store *s);
SK_MUST_CHECK bool sk_store_remove(struct sk_store *s, struct sakuin_str id,
				   struct sakuin_error *err);

/* Of several documents with this ID keep the first alone. */
SK_MUST_CHECK bool sk_store_remove_twins(struct sk_store *s,
					 struct sakuin_str id,
					 struct sakuin_error *err);

/* Keep for the document ID the line that FROM has, another database of as many
 * shards; *TAKEN is false if it has none. */
SK_MUST_CHECK bool sk_store_take_line(struct sk_store *s, struct sk_store *from,
				      struct sakuin_str id, bool *taken,
				      struct sakuin_error *err);

/* The number of the document ID, 0 if there is none. */
SK_MUST_CHECK bool sk_store_find(struct sk_store *s, struct sakuin_str id,
				 uint32_t *docid, struct sakuin_error *err);
/* One field of an Omega data record: the value of the first line NAME=. */
struct sakuin_str sk_record_field(struct sakuin_str data, const char *name);
/* The NDJSON line of document ID, or an empty buffer if it is not at hand
 * (remote databases). */
SK_MUST_CHECK bool sk_store_line(struct sk_store *s, struct sakuin_str id,
				 struct sk_buf *out, struct sakuin_error *err);
/* Of a document that is a source itself, who cites it and how, as an object of
 * JSON; of others, an empty buffer. */
SK_MUST_CHECK bool sk_store_cited(struct sk_store *s, struct sakuin_str id,
				  struct sk_buf *out, struct sakuin_error *err);
/* The ids of all documents that came from PATH. */
SK_MUST_CHECK bool sk_store_ids_of(struct sk_store *s, struct sakuin_str path,
				   xc_name_fn *fn, void *ctx,
				   struct sakuin_error *err);
/* The paths of files that have this DIGEST. */
SK_MUST_CHECK bool sk_store_paths_of(struct sk_store *s,
				     struct sakuin_str digest, xc_name_fn *fn,
				     void *ctx, struct sakuin_error *err);

#ifdef __cplusplus
}
#endif
#endif
