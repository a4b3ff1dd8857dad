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
};

/* If DOC is a page of the file under way, take out of its text what it shares
 * with the pages around it: those of its folder or, where these are fewer than
 * three, of the folders below it or above it, but never above what was named
 * to be indexed. */
SK_MUST_CHECK bool sk_ingest_frame(struct sk_ingest *in,
				   struct sk_document *doc,
				   struct sakuin_error *err);

void sk_ingest_frame_done(struct sk_ingest *in);

#endif
