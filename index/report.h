/* report.h - what a run of indexing made of each file, as lines of JSON. */
#ifndef SK_REPORT_H
#define SK_REPORT_H

#include "document.h"
#include "store.h"

enum { SK_REPORT_READERS = 20 };

/* Zero it; all functions do nothing until it is open. */
struct sk_report {
	int fd; /* valid if open */
	bool open;
	/* Of the file under way. */
	struct sk_buf warnings, members;
	uint64_t documents, characters, references, replaced, withheld;
	char reader[20], mime[100], encoding[60], encoding_by[20];
	char text_by[300];
	bool truncated;
	/* Libraries and their versions, as far as they were asked for. */
	struct sk_report_reader {
		char name[20], library[60];
	} readers[SK_REPORT_READERS];
	size_t reader_count;
};

/* Write to the file PATH, made anew.  SAKUIN_EIO. */
SK_MUST_CHECK bool sk_report_open(struct sk_report *r, const char *path,
				  struct sakuin_error *err);

/* A file begins. */
void sk_report_begin(struct sk_report *r);
/* One of its documents was stored, with its references counted, or withheld. */
SK_MUST_CHECK bool sk_report_document(struct sk_report *r,
				      const struct sk_document *doc,
				      struct sakuin_error *err);
/* Something was said about it. */
SK_MUST_CHECK bool sk_report_say(struct sk_report *r, const char *what,
				 struct sakuin_error *err);
/* It ends: "ok", "unchanged", "failed" or "skipped", and why.  FROM: only
 * what begins at this byte was read; nothing is said if there was nothing, not
 * even a warning. */
SK_MUST_CHECK bool sk_report_end(struct sk_report *r,
				 const struct sk_file *file, const char *status,
				 const char *why, uint64_t from,
				 struct sakuin_error *err);

void sk_report_done(struct sk_report *r);

#endif
