/* wire.h - what a worker and the process that made it tell each other. */
#ifndef SK_WIRE_H
#define SK_WIRE_H

#include "format.h"

enum sk_wire_type {
	SK_WIRE_READ,      /* to the worker: read the file that comes along */
	SK_WIRE_GO_ON,     /* to the worker: the member was taken */
	SK_WIRE_DOCUMENT,  /* from it, as the rest */
	SK_WIRE_COMPLAINT, /* one document is broken */
	SK_WIRE_LEFT_OUT,  /* one member is of no format */
	SK_WIRE_MEMBER,    /* a file comes along */
	SK_WIRE_END,       /* this file is done */
	SK_WIRE_TYPES
};

/* Comes before each message. */
struct sk_wire_head {
	uint32_t type, len; /* bytes that follow */
};

/* What SK_WIRE_READ says.  The other end is a fork of this one: what points
 * to code and constants means the same to both. */
struct sk_wire_read {
	const struct sk_format *format;
	uint64_t size, text_max;
	unsigned depth;
	bool complains;
	char encoding[64];
};

/* What SK_WIRE_END says. */
struct sk_wire_end {
	bool ok;
	struct sakuin_error error;
};

/* Longer messages are the work of a worker that has been taken over. */
#define SK_WIRE_MAX (2 * SAKUIN_FIELD_MAX)

/* Append a document, and read it; what is read is checked: valid UTF-8, pages
 * in order.  Strings then borrow from BYTES, lists are in ARENA. */
SK_MUST_CHECK bool sk_wire_put_document(struct sk_buf *out,
					const struct sk_document *doc,
					struct sakuin_error *err);
SK_MUST_CHECK bool sk_wire_get_document(struct sakuin_str bytes,
					struct sk_arena *arena,
					struct sk_document *doc,
					struct sakuin_error *err);

/* The same for a member but its descriptor. */
SK_MUST_CHECK bool sk_wire_put_member(struct sk_buf *out,
				      const struct sk_member *member,
				      struct sakuin_error *err);
SK_MUST_CHECK bool sk_wire_get_member(struct sakuin_str bytes,
				      struct sk_arena *arena,
				      struct sk_member *member,
				      struct sakuin_error *err);

/* Several strings in one message. */
SK_MUST_CHECK bool sk_wire_put(struct sk_buf *out, struct sakuin_str s,
			       struct sakuin_error *err);
SK_MUST_CHECK bool sk_wire_get(struct sakuin_str *bytes, struct sakuin_str *s,
			       struct sakuin_error *err);

/* Send a message, with the descriptor FD if that is not -1; wait until there
 * is room.  SAKUIN_EIO. */
SK_MUST_CHECK bool sk_wire_send(int sock, enum sk_wire_type type,
				struct sakuin_str bytes, int fd,
				struct sakuin_error *err);

/* Some of what is still missing of a message. */
struct sk_wire_in {
	struct sk_wire_head head;
	size_t got; /* bytes of head and body */
	struct sk_buf body;
	int fd; /* that came along, or -1 */
};

/* Read on, without waiting if the socket is so.  *DONE: the message is whole.
 * SAKUIN_EIO at the end of all messages, SAKUIN_EINVAL for what is none. */
SK_MUST_CHECK bool sk_wire_receive(int sock, struct sk_wire_in *in, bool *done,
				   struct sakuin_error *err);

#endif
