/* connector_talk.h - one conversation of a client and a server of Xapian's
 * remote protocol, with the queries in it rewritten.
 *
 * Bytes in, bytes out; who carries them is connector_relay's affair.  A
 * protocol that we don't know, and what is no frame, goes on unchanged.
 *
 * With `keep` an answer is passed on in whole frames only, and the question
 * under way is kept until it is answered, so that another server with the same
 * documents can be asked it again. */
#ifndef SK_CONNECTOR_TALK_H
#define SK_CONNECTOR_TALK_H

#include "connector_frame.h"

/* Write to OUT what the server is to get for the serialised QUERY.  Returns
 * false if that is the query as it is. */
typedef bool sk_talk_rewrite_fn(void *ctx, struct sakuin_str query,
				struct sk_buf *out);

enum sk_talk_mode { SK_TALK_NEW, SK_TALK_KNOWN, SK_TALK_RAW };
enum { SK_TALK_ID = 36 }; /* bytes of a database's UUID */

struct sk_talk {
	sk_talk_rewrite_fn *rewrite;
	void *ctx;
	bool keep;
	enum sk_talk_mode mode;
	struct sk_frames client, server;
	bool leaving; /* the client has said so */
	bool greeted; /* this server has */
	/* of the question under way, with `keep` */
	struct sk_buf question;
	bool open;         /* it is not answered yet */
	bool half;         /* it was a QUERY; a GETMSET must follow */
	bool once;         /* it can't be asked again */
	bool writer;       /* the client may have changed something */
	bool list;         /* the answer ends with DONE */
	uint32_t answered; /* frames of the answer that were passed on */
	uint32_t drop;     /* those still to come a second time */
	char id[SK_TALK_ID];
	struct sk_buf *out; /* during a call */
};

/* Take BYTES of the client; add to OUT what the server is to get. */
SK_MUST_CHECK bool sk_talk_client(struct sk_talk *t, struct sakuin_str bytes,
				  struct sk_buf *out, struct sakuin_error *err);
/* Take BYTES of the server; add to OUT what the client is to get.
 * SAKUIN_ENOTFOUND if this is another database than that of the server
 * before. */
SK_MUST_CHECK bool sk_talk_server(struct sk_talk *t, struct sakuin_str bytes,
				  struct sk_buf *out, struct sakuin_error *err);
/* The client's bytes that waited for the server's greeting, which tells how to
 * read them, go to OUT if there has been one. */
SK_MUST_CHECK bool sk_talk_flush(struct sk_talk *t, struct sk_buf *out,
				 struct sakuin_error *err);

/* Can another server take over? */
bool sk_talk_can_move(const struct sk_talk *t);
/* There is another: OUT, which is emptied, is what it is to get. */
SK_MUST_CHECK bool sk_talk_move(struct sk_talk *t, struct sk_buf *out,
				struct sakuin_error *err);
/* There is no server any more: add to OUT what tells the client so, if
 * anything can. */
SK_MUST_CHECK bool sk_talk_lost(struct sk_talk *t, const char *message,
				struct sk_buf *out, struct sakuin_error *err);

void sk_talk_done(struct sk_talk *t);

#endif
