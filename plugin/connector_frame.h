/* connector_frame.h - the frames of Xapian's remote protocol, as 1.4 has
 * them: a byte that says what it is, the length, and so many bytes. */
#ifndef SK_CONNECTOR_FRAME_H
#define SK_CONNECTOR_FRAME_H

#include "base.h"

/* What a client asks, as far as we look at it. */
enum {
	SK_MSG_ALLTERMS = 0,
	SK_MSG_DOCUMENT = 2,
	SK_MSG_QUERY = 8,
	SK_MSG_TERMLIST = 9,
	SK_MSG_POSITIONLIST = 10,
	SK_MSG_POSTLIST = 11,
	SK_MSG_WRITEACCESS = 21,
	SK_MSG_GETMSET = 26,
	SK_MSG_SHUTDOWN = 27,
	SK_MSG_METADATAKEYLIST = 28,
	SK_MSG_LAST = 31 /* of this protocol */
};

/* What a server says, the same. */
enum { SK_REPLY_UPDATE = 0, SK_REPLY_EXCEPTION = 1, SK_REPLY_DONE = 2 };

/* The one that we know; of its minor versions any. */
enum { SK_PROTOCOL = 39 };

struct sk_frame {
	unsigned type;
	size_t header; /* bytes before the body */
	uint64_t len;  /* of the body */
};

enum sk_frame_scan { SK_FRAME_WHOLE, SK_FRAME_PART, SK_FRAME_BAD };

/* What stands at the start of BYTES.  PART: more must come; then *OUT is set
 * if its header is there, else its header is 0. */
enum sk_frame_scan sk_frame_scan(struct sakuin_str bytes, struct sk_frame *out);

/* Take a length off the start of *BYTES; false if there is none. */
bool sk_frame_length(struct sakuin_str *bytes, uint64_t *len);
/* Add a length, or a length and as many bytes. */
SK_MUST_CHECK bool sk_frame_put_length(struct sk_buf *out, size_t len,
				       struct sakuin_error *err);
SK_MUST_CHECK bool sk_frame_put_string(struct sk_buf *out,
				       struct sakuin_str text,
				       struct sakuin_error *err);
/* Add a whole frame. */
SK_MUST_CHECK bool sk_frame_put(struct sk_buf *out, unsigned type,
				struct sakuin_str body,
				struct sakuin_error *err);
/* Add the frame that makes a client throw a NetworkError of MESSAGE. */
SK_MUST_CHECK bool sk_frame_put_error(struct sk_buf *out, const char *message,
				      struct sakuin_error *err);

/* Bytes as they arrive, cut into frames. */
struct sk_frames {
	struct sk_buf held; /* a frame that is not complete */
	uint64_t pass;      /* bytes of a long frame still to come */
	size_t max;         /* above that a frame is long; 0: 16 MiB */
	bool raw;           /* these are no frames */
};

/* FRAME and all its BYTES; or, with FRAME NULL, bytes that are to go on as
 * they are: pieces of long frames, or of no frames. */
typedef bool sk_frame_fn(void *ctx, const struct sk_frame *frame,
			 struct sakuin_str bytes, struct sakuin_error *err);
/* Send FN what BYTES complete. */
SK_MUST_CHECK bool sk_frames_take(struct sk_frames *f, struct sakuin_str bytes,
				  sk_frame_fn *fn, void *ctx,
				  struct sakuin_error *err);
/* From now on nothing is a frame, nor was what is held. */
SK_MUST_CHECK bool sk_frames_give_up(struct sk_frames *f, sk_frame_fn *fn,
				     void *ctx, struct sakuin_error *err);
/* Forget what is held. */
void sk_frames_reset(struct sk_frames *f);
void sk_frames_done(struct sk_frames *f);

#endif
