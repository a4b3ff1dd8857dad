/* rewriter.h - what a sakuin_rewriter is made of. */
#ifndef SK_PLUGIN_REWRITER_H
#define SK_PLUGIN_REWRITER_H

#include "query.h"
#include "store.h"

struct sakuin_rewriter {
	struct sk_store *store; /* or NULL: no database */
	struct sk_rewriter *rewriter;
	struct sk_equivalents *equivalents; /* or NULL */
	char warning[500];
};

/* Its database for Xapian, or NULL. */
struct xc_db *sk_rewriter_db(const struct sakuin_rewriter *r);
/* Its documents, newest state; SAKUIN_EINVAL if there are none. */
SK_MUST_CHECK bool sk_rewriter_documents(struct sakuin_rewriter *r,
					 struct sakuin_error *err);
/* What TEXT asks for. */
SK_MUST_CHECK struct xc_query *
sk_rewriter_query(struct sakuin_rewriter *r, struct sakuin_str text,
		  const struct sk_query_options *o, struct sakuin_error *err);

#endif
