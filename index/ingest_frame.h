/* ingest_frame.h - the frames of pages in folders. */
#ifndef SK_INGEST_FRAME_H
#define SK_INGEST_FRAME_H

#include <limits.h>

#include "document.h"
#include "frame.h"

struct sk_ingest;

/* The frame of the pages around the last one. */
struct sk_ingest_frame {
	char folder[PATH_MAX]; /* of that page */
	char scope[PATH_MAX];  /* whose pages were looked at */
	bool below;            /* and those of the folders in it */
	struct sk_frame frame;
	char archive[PATH_MAX]; /* whose pages these are */
	struct sk_table sites;  /* in it: hosts, or folders */
	struct sk_frame *of_sites;
	size_t cap, pages; /* seen in it */
};

/* If DOC is a page, take out of its text what it shares with the pages around
 * it: those of its folder or, where these are fewer than three, of the folders
 * below it or above it, but never above what was named to be indexed; of its
 * host, in a web archive; of its folder, in any other. */
SK_MUST_CHECK bool sk_ingest_frame(struct sk_ingest *in,
				   struct sk_document *doc,
				   struct sakuin_error *err);

/* The same for a member of an archive. */
SK_MUST_CHECK bool sk_ingest_frame_member(struct sk_ingest *in,
					  struct sk_document *doc,
					  struct sakuin_error *err);

void sk_ingest_frame_done(struct sk_ingest *in);
void sk_ingest_frame_forget(struct sk_ingest_frame *f); /* the archive */

#endif
