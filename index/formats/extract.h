/* extract.h - files into documents, foreign parsers at arm's length.
 *
 * Formats that libraries read (HTML, Office files, archives, mail ...) are
 * read in worker processes that can open nothing, talk to nobody and have
 * limits (sandbox.h); they get the open file and send documents back.  One
 * worker reads many files.  Where it dies or takes too long, that is the
 * failure of the file under way, and the next file gets a new one.
 *
 * What an archive holds comes back as open files and is read as any other
 * file, by a worker further down. */
#ifndef SK_EXTRACT_H
#define SK_EXTRACT_H

#include "format.h"
#include "table.h"

enum { SK_EXTRACT_DEPTH = 4 }; /* archives in archives */

/* Zeros stand for the defaults. */
struct sk_extract_limits {
	size_t memory;         /* bytes of a worker; 1 GiB */
	unsigned milliseconds; /* of processor time for each document or
				* member, three times that of wall clock;
				* 60 s */
	unsigned files;        /* that a worker reads before the next; 500 */
	uint64_t unpacked;     /* bytes out of one archive, besides a hundred
				* times its own size; 512 MiB */
};

/* Zero it but for the limits; sk_extractor_done() after. */
struct sk_extractor {
	struct sk_extract_limits limits;
	struct sk_extract_worker {
		int pid;  /* 0 for none */
		int sock; /* not valid then */
		unsigned files;
		void (*prepared)(void);   /* see struct sk_format */
		int64_t since, cpu_since; /* milliseconds */
	} workers[SK_EXTRACT_DEPTH + 1];
	/* Of the file under way. */
	struct sk_table names; /* of members so far */
	uint64_t unpacked, unpacked_max;
	bool stop; /* the failure is the callback's */
};

/* Read SOURCE, of format FORMAT, as format->read() would, in a worker if it
 * is foreign.  Documents of its members come to FN as well, with `member` set
 * and, where they don't say themselves, what the archive says about them.  A
 * broken member is complained about like a broken document; source->member is
 * not used.
 * SAKUIN_EINVAL: the file can't be read, or its parser crashed, took too long
 * or wanted too much.  A failure of FN is passed on as it is. */
SK_MUST_CHECK bool sk_extract(struct sk_extractor *x,
			      const struct sk_format *format,
			      const struct sk_source *source,
			      sk_document_fn *fn, void *ctx,
			      struct sakuin_error *err);

/* End the workers. */
void sk_extractor_done(struct sk_extractor *x);

/* A worker's life, in a child: reads what comes over SOCK until its end. */
__attribute__((noreturn)) void sk_extract_worker(int sock);

#endif
