/* connector_server.h - the stock server behind the connector: a program that
 * it starts, or one that listens elsewhere. */
#ifndef SK_CONNECTOR_SERVER_H
#define SK_CONNECTOR_SERVER_H

#include <sys/types.h>

#include "base.h"

struct sk_server {
	int fd;    /* both ways, not blocking; -1: none */
	pid_t pid; /* of our own, or 0 */
};

/* Start ARGV with a socket as its standard input and output. */
SK_MUST_CHECK bool sk_server_spawn(struct sk_server *s, const char *const *argv,
				   struct sakuin_error *err);
/* Connect to WHERE, "HOST:PORT", within so many MILLISECONDS. */
SK_MUST_CHECK bool sk_server_connect(struct sk_server *s, const char *where,
				     int milliseconds,
				     struct sakuin_error *err);
/* Hang up.  A program of our own that does not end by itself is ended. */
void sk_server_stop(struct sk_server *s);

/* What a server says of itself. */
struct sk_probe {
	unsigned major, minor; /* of the protocol */
	char id[40];           /* of the database, "" if it has none */
	struct sk_buf value;   /* of the metadata asked for; the caller's */
};
/* Read the greeting and, if the protocol is ours and KEY is not NULL, ask for
 * the metadata KEY, within so many MILLISECONDS. */
SK_MUST_CHECK bool sk_server_probe(const struct sk_server *s, const char *key,
				   int milliseconds, struct sk_probe *out,
				   struct sakuin_error *err);

/* Milliseconds of a clock that only goes forward. */
int64_t sk_server_now(void);

#endif
