/* ingest.h - files and folders into a database, and what is new into an old
 * one.
 *
 * A file is known by size, time of change and inode, and read again only if
 * one of them changed (or always, by digest, under `verify`).  A document
 * that can't be read keeps its earlier version.  Nothing is removed but under
 * `prune`, and then only what is gone from the folders named. */
#ifndef SK_INGEST_H
#define SK_INGEST_H

#include "store.h"
#include "watch.h"

#ifdef __cplusplus
extern "C" {
#endif

struct sk_catalogue;
struct sk_ingest_summary;

enum sk_prune { SK_PRUNE_NONE, SK_PRUNE_SOME, SK_PRUNE_ALL };

/* What happened to one file or document. */
enum sk_event {
	SK_EVENT_INDEXED,
	SK_EVENT_SKIPPED, /* not a format that we read */
	SK_EVENT_FAILED,
	SK_EVENT_WARNING,
	SK_EVENT_GONE,
	SK_EVENT_REMOVED
};

struct sk_ingest_options {
	const char *lang;     /* of documents that do not say; NULL: guess */
	const char *encoding; /* where nothing else tells; NULL: windows-1252 */
	size_t text_max;      /* bytes of one document's text */
	unsigned without;     /* of a new database: enum sk_without */
	unsigned shards;      /* of a new database; 0: as it is, or one */
	const char *corrections;              /* a file of them, or NULL */
	const struct sk_catalogue *catalogue; /* may be NULL */
	bool verify, retry_failed;
	enum sk_prune prune;
	const struct sk_filters *filters; /* may be NULL */
	const struct sk_ocr *ocr;         /* for pictures; may be NULL */
	const char *report_file; /* lines of JSON go there; may be NULL */
	/* Called for each event that is worth a line.  May be NULL. */
	void (*report)(void *ctx, enum sk_event event, const char *where,
		       const char *what);
	/* Called after each document and file; may be NULL. */
	void (*progress)(void *ctx, const struct sk_ingest_summary *summary);
	void *ctx;
	bool measure; /* list all files first, for summary->total */
};

struct sk_ingest_summary {
	uint64_t files, unchanged, moved, skipped, failed, gone;
	uint64_t descriptions; /* files that tell about others */
	uint64_t documents, replaced, removed, broken_records;
	uint64_t withheld; /* documents, by their rights or an embargo */
	uint64_t truncated, guessed, damaged; /* encodings guessed; texts with
					       * ill-formed bytes */
	uint64_t corrections, broken_corrections; /* lines of that file */
	uint64_t waiting;       /* documents to be read again for them */
	uint64_t kanji;         /* documents with kanji that may be Japanese */
	uint64_t bytes;         /* read */
	uint64_t passed, total; /* bytes of all files; total 0: not known */
};

/* Index PATHS: files, folders, "-" for NDJSON on standard input.  Returns
 * false only if the run had to stop (the database failed, memory ran out);
 * what was indexed before is kept.  *SUMMARY is valid in any case. */
SK_MUST_CHECK bool sk_ingest(struct sk_store *store, const char *const *paths,
			     size_t count, const struct sk_ingest_options *o,
			     struct sk_ingest_summary *summary,
			     struct sakuin_error *err);

/* Index only what has changed below folders that are watched.  What is gone is
 * counted, or removed by the rules of o->prune. */
SK_MUST_CHECK bool sk_ingest_changes(struct sk_store *store,
				     const struct sk_changes *changes,
				     const struct sk_ingest_options *o,
				     struct sk_ingest_summary *summary,
				     struct sakuin_error *err);

/* Add the counts of MORE to those of SUM. */
void sk_ingest_add(struct sk_ingest_summary *sum,
		   const struct sk_ingest_summary *more);

/* Index PATHS into the database DB, which is made if there is none.  With
 * JOBS above 1 and a new database, as many processes each build a part of
 * it, and the parts are put together, compacted, in the order of the files;
 * an old database has one writer. */
SK_MUST_CHECK bool sk_build(const char *db, const char *const *paths,
			    size_t count, unsigned jobs,
			    const struct sk_ingest_options *o,
			    struct sk_ingest_summary *summary,
			    struct sakuin_error *err);

#ifdef __cplusplus
}
#endif
#endif
