/* format.h - from the bytes of a file to documents.
 *
 * A format is one file here and one row in formats.c.  Type is decided by
 * content first, by the name's ending where content does not tell. */
#ifndef SK_FORMAT_H
#define SK_FORMAT_H

#include "document.h"

/* A file within a file: a member of an archive, an attachment, a capture.
 * Strings are valid UTF-8. */
struct sk_member {
	struct sakuin_str name;    /* below the file, with / between folders */
	int fd;                    /* its bytes; the giver closes it */
	uint64_t size;             /* of them */
	struct sakuin_str charset; /* as a header says, or empty */
	/* What the archive knows about it, as far as it does: title, url,
	 * date, lang, authors. */
	struct sk_document about;
};

/* A file in memory for it, sealed: filled with BYTES, or from a buffer in
 * steps, with sk_member_seal() at the end. */
SK_MUST_CHECK bool sk_member_make(struct sk_member *m, struct sakuin_str bytes,
				  struct sakuin_error *err);
SK_MUST_CHECK bool sk_member_open(struct sk_member *m,
				  struct sakuin_error *err);
SK_MUST_CHECK bool sk_member_write(struct sk_member *m, struct sakuin_str bytes,
				   struct sakuin_error *err);
SK_MUST_CHECK bool sk_member_seal(struct sk_member *m,
				  struct sakuin_error *err);
/* Close it.  Harmless on one that is closed. */
void sk_member_done(struct sk_member *m);

/* Where DOC does not say, what is known ABOUT it does; of addresses that comes
 * first. */
void sk_member_fill(const struct sk_document *about, struct sk_document *doc);
/* What a name tells of a format: where a server said what it is, it is that
 * which tells, not the end of an address. */
struct sakuin_str sk_member_telling(const struct sk_member *m);

/* The largest member; more is its failure. */
#define SK_MEMBER_MAX ((size_t)256 * 1024 * 1024)

/* A file to read.  The format opens nothing but FD (positioned anywhere) and
 * never writes to it.  FD may be a pipe: call sk_source_peek() first. */
struct sk_source {
	int fd;
	const char *path;       /* for messages and for filters */
	struct sakuin_str name; /* the path's last part */
	uint64_t size;          /* bytes, as fstat said */
	size_t text_max;        /* cut the text of a document behind this; 0 for
			      * SAKUIN_FIELD_MAX */
	const char *encoding;   /* use when nothing else tells; may be NULL */
	struct sakuin_str charset; /* what a header says of it, or empty */
	const struct sk_filters *filters; /* programs for what we do not
					   * read; may be NULL */
	const struct sk_scan *scan;       /* who reads pictures; may be NULL */
	struct sk_arena *arena; /* owns what the documents borrow; the caller
				 * resets it after each document */
	struct sakuin_str head; /* what sk_source_peek() read of a pipe */
	/* Called for each document of the file that is broken, where others
	 * may follow; return false to stop with that error.  NULL: the first
	 * broken document ends the file. */
	bool (*complain)(void *ctx, const struct sakuin_error *err);
	void *complain_ctx; /* of the two below as well */
	/* Called for each file in the file.  NULL: none is wanted. */
	bool (*member)(void *ctx, const struct sk_member *member,
		       struct sakuin_error *err);
	/* Called for each that nobody can read, and with an empty name where
	 * that is the file itself; may be NULL. */
	void (*leave_out)(void *ctx, const char *name, const char *why);
	unsigned depth; /* files around this one */
	/* Of a file of many documents only those that begin at a byte in
	 * [from, to); to 0: all. */
	uint64_t from, to;
};

#define SK_HEAD_MAX ((size_t)4096) /* bytes that decide the format */

/* Receives each document of a file.  Return false, with *err set, to stop. */
typedef bool sk_document_fn(void *ctx, struct sk_document *doc,
			    struct sakuin_error *err);

struct sk_format {
	const char *name; /* "html" ... */
	const char *mime;
	/* Not our own code alone reads it: only in a worker, see extract.h */
	bool foreign;
	/* Called in a worker before it is shut in, to load what it needs from
	 * files; may be NULL. */
	void (*prepare)(void);
	/* Append name and version of the library that reads it; NULL: our own
	 * code. */
	bool (*library)(struct sk_buf *out, struct sakuin_error *err);
	bool many; /* a file may hold several documents */
	/* Is it this format?  HEAD is the file's first 4 KiB at the most. */
	bool (*matches)(struct sakuin_str head, struct sakuin_str name);
	/* Read SOURCE and hand over its documents.  SAKUIN_EINVAL: this file
	 * is broken, and how, with the offset where it is known. */
	bool (*read)(const struct sk_source *source, sk_document_fn *fn,
		     void *ctx, struct sakuin_error *err);
};

/* The format of SOURCE, or NULL (with *err saying what it looks like) for a
 * file that none reads: binary, or JSON that is not NDJSON. */
SK_MUST_CHECK const struct sk_format *
sk_format_find(const struct sk_source *source, struct sakuin_error *err);

/* The format NAME, or NULL. */
const struct sk_format *sk_format_named(struct sakuin_str name);

/* Is FD a pipe (or a terminal, a socket)?  Then read its first SK_HEAD_MAX
 * bytes into HEAD, which the caller owns and keeps as long as SOURCE, and
 * remember them in source->head.  Does nothing for a file. */
SK_MUST_CHECK bool sk_source_peek(struct sk_source *source, struct sk_buf *head,
				  struct sakuin_error *err);

/* All of a pipe in a file in memory, since workers seek: *TO is FROM with that
 * as fd, to be closed. */
SK_MUST_CHECK bool sk_source_spool(const struct sk_source *from,
				   struct sk_source *to,
				   struct sakuin_error *err);

/* SOURCE is of no format of ours after all, but WHAT ("an Excel workbook").
 * True if it can be left out. */
SK_MUST_CHECK bool sk_source_leave_out(const struct sk_source *source,
				       const char *what,
				       struct sakuin_error *err);

/* If DOC has no title, give it the one that TEXT, which is its own, begins
 * with, and say so. */
SK_MUST_CHECK bool sk_source_title(struct sakuin_str text,
				   struct sk_arena *arena,
				   struct sk_document *doc,
				   struct sakuin_error *err);

/* Append the file's bytes from OFFSET, at most LIMIT, to OUT; fewer than
 * LIMIT only at its end.  A pipe is read once, in order: OFFSET then starts
 * at 0 and goes on where the last call ended.  SAKUIN_EIO. */
SK_MUST_CHECK bool sk_source_read(const struct sk_source *source,
				  uint64_t offset, size_t limit,
				  struct sk_buf *out, struct sakuin_error *err);

/* Source's limit on text, with its default. */
static inline size_t
sk_source_text_max(const struct sk_source *source)
{
	return source->text_max ? source->text_max : SAKUIN_FIELD_MAX;
}

/* Bytes of unknown encoding to UTF-8.  DECLARED is what the document itself
 * says, or empty; FALLBACK the collection's encoding, or NULL.  Ill-formed
 * bytes and NULs become U+FFFD, a byte order mark is dropped.  Where
 * doc->truncated is set, half a character at the end is dropped as well.
 * Fills doc->encoding, encoding_by and replaced (the number of U+FFFD put
 * in).  SAKUIN_EINVAL for a FALLBACK that ICU does not know. */
SK_MUST_CHECK bool sk_decode(struct sakuin_str bytes,
			     struct sakuin_str declared, const char *fallback,
			     struct sk_arena *arena, struct sakuin_str *text,
			     struct sk_document *doc, struct sakuin_error *err);

/* All of SOURCE, as far as its text is wanted, in UTF-8. */
SK_MUST_CHECK bool sk_source_text(const struct sk_source *source,
				  struct sakuin_str *text,
				  struct sk_document *doc,
				  struct sakuin_error *err);

#endif
