/* connector_query.h - what the server gets instead of a client's query.
 *
 * Nothing is opened before the first query comes.  Whatever goes wrong, the
 * query goes on as it is. */
#ifndef SK_CONNECTOR_QUERY_H
#define SK_CONNECTOR_QUERY_H

#include "connector_dict.h"
#include "connector_log.h"

struct sk_asking {
	/* settings */
	const char *const *paths; /* of databases on this machine */
	size_t count;
	const char *const *servers; /* or HOST:PORT of those elsewhere */
	size_t server_count;
	int milliseconds;  /* for one of them to answer */
	const char *dict;  /* of the dictionary, or NULL */
	const char *names; /* authority file, or NULL */
	bool log_queries;
	struct sk_log *log;
	/* its own */
	bool opened;
	struct sakuin_rewriter *rewriter; /* NULL: not a database of ours */
	struct sk_dict *dictionary;       /* or NULL */
};

/* A sk_talk_rewrite_fn; CTX is a struct sk_asking. */
bool sk_asking_rewrite(void *ctx, struct sakuin_str query, struct sk_buf *out);
/* Do what the first query would have to wait for. */
void sk_asking_open(struct sk_asking *a);
void sk_asking_done(struct sk_asking *a);

#endif
