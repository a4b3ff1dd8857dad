/* cmd_search.h - one search, or many of a file. */
#ifndef SK_CMD_SEARCH_H
#define SK_CMD_SEARCH_H

#include "cmd_atom.h"
#include "cmd_hits.h"
#include "cmd_synonyms.h"
#include "query.h"

struct search_options {
	struct cmd_databases databases;
	struct sk_query_options query;
	struct cmd_synonyms synonyms;
	enum cmd_format format;
	const char *topics;
	unsigned long limit, offset;
	bool color, format_given, cited_by;
};

/* What stays the same from topic to topic. */
struct search_run {
	struct search_options *options;
	struct sk_store *store;
	struct sk_rewriter *rewriter;
	struct cmd_atom feed;
	uint32_t found; /* hits, all topics together */
	uint32_t asked; /* topics that were not empty */
};

/* Run the query Q, which was made from TEXT, and print its hits; QID is NULL
 * for the only one. */
SK_MUST_CHECK bool cmd_search_query(struct search_run *run, const char *qid,
				    struct sakuin_str text, struct xc_query *q,
				    uint32_t *found, struct sakuin_error *err);
/* Print the feed of all hits, which WHAT asked for. */
SK_MUST_CHECK bool cmd_search_feed(struct search_run *run,
				   struct sakuin_str title,
				   struct sakuin_str what,
				   struct sakuin_error *err);
/* Say it if TEXT asks for what the database can't tell. */
SK_MUST_CHECK bool cmd_search_places(const struct search_run *run,
				     struct sakuin_str text,
				     struct sakuin_error *err);
/* Run all queries of the file of topics. */
int cmd_search_topics(struct search_run *run);

#endif
