/* cmd_related.c - sakuin related. */
#include <stdio.h>
#include <unistd.h>

#include "cmd_hits.h"
#include "cmd_links.h"
#include "related.h"
#include "restricted.h"

enum { LIMIT = 10, MAX_LIMIT = 1000000 };

struct related_run {
	struct cmd_databases databases;
	struct sk_related_options options;
	struct cmd_hits hits;
};

static bool
related_hit(void *ctx, const struct sk_related *related,
	    struct sakuin_error *err)
{
	struct related_run *r = ctx;

	r->hits.shared = related->sources;
	return cmd_hit(&r->hits, &related->hit, err);
}

static int
related_go(struct related_run *r, struct sk_store *store, const char *id)
{
	struct xc_query *query = NULL;
	struct sakuin_error err;
	uint32_t docid = 0;
	bool restricted = false;
	bool ok = sk_store_find(store, sk_str(id), &docid, &err) &&
		  (docid || cmd_find_source(store, sk_str(id), &docid, &err));

	if (ok && docid == 0) {
		cmd_complain("no document '%s'; ids are what search prints",
			     id);
		return CMD_NOTHING;
	}
	cmd_hits_begin(&r->hits, store, isatty(STDOUT_FILENO));
	if (ok)
		ok = sk_restricted_is(sk_store_db(store), docid, &restricted,
				      &err);
	if (ok)
		query = sk_related_query(store, docid, &err);
	ok = query && sk_hits_query(&r->hits.show, query, sk_str(""), &err) &&
	     sk_related_find(store, docid, &r->options, related_hit, r, &err);
	cmd_hits_done(&r->hits);
	xc_query_free(query);
	if (!ok)
		return cmd_failed(&err);
	if (r->hits.printed == 0 && restricted)
		cmd_complain("'%s' is compared by its sources alone, for its "
			     "text is not kept; search for its title",
			     id);
	else if (r->hits.printed == 0)
		cmd_complain("nothing in the database is like '%s'", id);
	return r->hits.printed ? CMD_DONE : CMD_NOTHING;
}

static bool
related_kind(struct related_run *r, const char *value)
{
	static const char *const names[] = { "document", "source", "all",
					     NULL };
	int i = cmd_choice("--kind", value, names);

	r->options.kind = i == 2 ? NULL : value;
	return i >= 0;
}

/* The first formats of search. */
static bool
related_format(struct related_run *r, const char *value)
{
	static const char *const names[] = { "text", "json", "tsv", NULL };
	int i = cmd_choice("--format", value, names);

	r->hits.format = i < 0 ? CMD_TEXT : (enum cmd_format)i;
	return i >= 0;
}

static bool
related_option(struct related_run *r, int c)
{
	unsigned long limit;

	switch (c) {
	case 'd':
		return cmd_add_database(&r->databases, optarg);
	case 'n':
		if (!cmd_number(optarg, MAX_LIMIT, "-n", &limit))
			return false;
		r->options.limit = (uint32_t)limit;
		return true;
	case 'k':
		return related_kind(r, optarg);
	case 'F':
		return related_format(r, optarg);
	default:
		return false;
	}
}

int
cmd_related(int argc, char **argv)
{
	static const struct option related_long[] = {
		{ "kind", required_argument, NULL, 'k' },
		{ "format", required_argument, NULL, 'F' },
		{ NULL, 0, NULL, 0 },
	};
	struct related_run r = { .options = { "document", LIMIT } };
	struct sakuin_error err;
	struct sk_store *store;
	int c, status;

	while ((c = getopt_long(argc, argv, "d:n:", related_long, NULL)) != -1)
		if (!related_option(&r, c))
			return cmd_usage("related");
	if (optind + 1 != argc) {
		cmd_complain("related: name one document by its id");
		return cmd_usage("related");
	}
	store = cmd_open(&r.databases, &err);
	if (!store) {
		cmd_complain("%s", err.text);
		return CMD_DATABASE;
	}
	status = related_go(&r, store, argv[optind]);
	sk_store_close(store);
	return status;
}
