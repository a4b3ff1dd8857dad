/* ingest_beside.h - files that hold the text of the scan beside them.
 *
 * Of scan.pdf that is scan.pdf.txt, scan.pdf.hocr, scan.txt or scan.hocr, the
 * first of these that is there; of pictures the same.  The first two are
 * meant for that very file and count more than any text in it.  None of
 * them is a document of its own, but for scan.txt where the PDF has text
 * itself: that may be anything. */
#ifndef SK_INGEST_BESIDE_H
#define SK_INGEST_BESIDE_H

#include <limits.h>

#include "ingest_impl.h"

/* Why such a file is no document, before the name of the other one. */
#define SK_BESIDE_HOLDS "it holds the text of "

struct sk_beside {
	int fd;              /* open for reading, or -1 for none */
	char path[PATH_MAX]; /* "" for none */
	bool meant;
	/* Ends the status of a file that has one, so that it is read again
	 * when that changes: its name, size and time. */
	char mark[400];
};

/* Find and open what is beside the file PATH.  Close it with
 * sk_beside_close(). */
void sk_beside_find(const char *path, struct sk_beside *b);
void sk_beside_close(struct sk_beside *b);

/* Does STATUS say that the file was read with what B is now? */
bool sk_beside_same(const struct sk_beside *b, struct sakuin_str status);

/* Is the file PATH beside one that may get its text from it?  Then ORIGINAL is
 * the path of that. */
bool sk_beside_of(const char *path, char original[PATH_MAX]);

/* The same, and does it: for scan.txt that is seen in the PDF. */
SK_MUST_CHECK bool sk_beside_serves(struct sk_ingest *in, const char *path,
				    char original[PATH_MAX], bool *serves,
				    struct sakuin_error *err);

/* The text of B was taken for another file: what it was itself is removed. */
SK_MUST_CHECK bool sk_beside_taken(struct sk_ingest *in,
				   const struct sk_beside *b,
				   struct sakuin_error *err);

#endif
