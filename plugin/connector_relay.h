/* connector_relay.h - carrying bytes between a client and a server. */
#ifndef SK_CONNECTOR_RELAY_H
#define SK_CONNECTOR_RELAY_H

#include "connector_log.h"
#include "connector_lost.h"
#include "connector_server.h"
#include "connector_talk.h"

/* Bytes that wait to be written. */
struct sk_pipe {
	struct sk_buf bytes;
	size_t sent;
};

enum { SK_REPLICAS = 16, SK_REASON = 120 };

struct sk_relay {
	int in, out;                 /* of the client; they may be one socket */
	const char *const *argv;     /* of the server to start; or NULL, and */
	const char *const *replicas; /* HOST:PORT of those that may be asked */
	size_t replica_count;        /* 1 with argv */
	int milliseconds;     /* for a replica to connect, and to answer */
	const char *stand_in; /* the server to start with an empty database
			       * when no replica is left; or NULL: to fail */
	struct sk_log *log;
	struct sk_talk talk;
	/* its own */
	struct sk_lost empty;
	struct sk_server server;
	struct sk_pipe to_server, to_client;
	size_t replica; /* the one that is asked */
	size_t tries;   /* connections since the last answer */
	char reasons[SK_REPLICAS][SK_REASON]; /* why each failed last */
	bool gone;                            /* the client */
	bool asleep;   /* the server hung up while nobody asked */
	bool lost;     /* every server */
	bool closing;  /* that can't be told, or no more, but by hanging up */
	int64_t since; /* when the server was last heard, or asked */
};

/* Talk until one of the two hangs up.  False if memory ran out. */
SK_MUST_CHECK bool sk_relay_run(struct sk_relay *r, struct sakuin_error *err);

#endif
