/* build.h - a build in several processes, for build.c and build_merge.c. */
#ifndef SK_BUILD_H
#define SK_BUILD_H

#include <sys/types.h>

#include "ingest.h"

enum { SK_BUILD_JOBS = 64 };

struct sk_build_file {
	struct sakuin_str path, id;
	const char *error; /* why it can't be read, or NULL */
	uint64_t start;    /* among the bytes of all files */
};

struct sk_build;

struct sk_build_worker {
	struct sk_build *build;
	unsigned number, ticks;
	int pipe[2];
	pid_t pid;
	struct sk_ingest_summary summary;
};

/* What a worker tells through its pipe. */
struct sk_build_message {
	bool end, ok;
	struct sk_ingest_summary summary;
	struct sakuin_error error;
};

struct sk_build {
	const struct sk_ingest_options *options;
	struct sk_ingest_summary *summary;
	unsigned jobs;
	size_t shards; /* of the database, and so of each part */
	struct sk_build_worker workers[SK_BUILD_JOBS];
	const char *parts[SK_BUILD_JOBS]; /* their databases */
	const char *whole;                /* all of them, before its rename */
	struct sk_build_file *files;
	size_t file_count, file_cap;
	uint64_t bytes;
	struct sk_arena arena;
};

/* How many bytes are in each part. */
static inline uint64_t
sk_build_share(const struct sk_build *b)
{
	return b->bytes / b->jobs + 1;
}

/* Name the databases of the parts, beside DB, which is locked, and remove
 * what an interrupted build left there. */
SK_MUST_CHECK bool sk_build_names(struct sk_build *b, const char *db,
				  struct sakuin_error *err);
/* Make their folders, which hold nothing yet but a mark of whose they are.
 * SAKUIN_EIO: something of that name is there. */
SK_MUST_CHECK bool sk_build_folders(const struct sk_build *b,
				    struct sakuin_error *err);
/* May the report be written, if there is to be one?  Better told now than at
 * the end. */
SK_MUST_CHECK bool sk_build_can_report(const struct sk_build *b,
				       struct sakuin_error *err);
/* Where process NUMBER writes its part of the report: in its folder. */
SK_MUST_CHECK bool sk_build_report_part(const struct sk_build *b,
					unsigned number, struct sk_buf *path,
					struct sakuin_error *err);
/* Put the parts of the report together, in order. */
SK_MUST_CHECK bool sk_build_join_reports(const struct sk_build *b,
					 struct sakuin_error *err);
/* Put the parts together in place of DB, which is empty; of documents with
 * one id the first stays.  EMPTY is DB, which may have corrections. */
SK_MUST_CHECK bool sk_build_merge(struct sk_build *b, const char *db,
				  struct sk_store *empty,
				  struct sakuin_error *err);
/* Remove the parts and free all. */
void sk_build_clean(struct sk_build *b);

#endif
