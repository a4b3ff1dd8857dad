/* cmd_explain.c - sakuin explain: what a query becomes, and why a hit. */
#include <stdio.h>
#include <stdlib.h>

#include "cmd_why.h"
#include "command.h"
#include "node.h"
#include "query_text.h"
#include "schema.h"
#include "search.h"

struct explain {
	struct sk_store *store;
	struct sakuin_str id; /* of the hit to explain, or empty */
	struct sk_arena arena;
	struct cmd_synonyms synonyms;
	struct cmd_why why;
	struct sk_rewriter *rewriter;
	bool hit; /* it is one */
};

static bool
explain_weight(void *ctx, const struct xc_hit *hit, struct sakuin_error *err)
{
	double *weight = ctx;

	(void)err;
	*weight = hit->weight;
	return true;
}

/* What QUERY scores document e->id; *FOUND is false if it does not match. */
static bool
explain_score(struct explain *e, struct xc_node *node, double *weight,
	      bool *found, struct sakuin_error *err)
{
	struct sk_nodes both = { .arena = &e->arena };
	struct xc_query *q;
	bool ok;

	*found = false;
	*weight = 0;
	if (!sk_nodes_add(&both, node, err) ||
	    !sk_nodes_add(&both,
			  sk_node_term(&e->arena, NULL, false,
				       sk_fields[SK_FIELD_ID].prefix, e->id,
				       err),
			  err))
		return false;
	q = xc_query_build(sk_nodes_join(&both, XC_FILTER, err), err);
	if (!q)
		return false;
	*weight = -1;
	ok = sk_search(e->store, q, 0, 1, explain_weight, weight, NULL, err);
	*found = *weight >= 0;
	xc_query_free(q);
	return ok;
}

/* Of a reading key: of what it is one. */
static void
explain_kind(const struct explain *e, struct sakuin_str term)
{
	const struct cmd_why_key *k = cmd_why_find(&e->why, term);

	if (k)
		printf("\t%s reading of %.*s", cmd_why_language(k->reading),
		       (int)k->typed.len, k->typed.ptr);
	putchar('\n');
}

static bool
explain_term(void *ctx, struct sakuin_str term, uint32_t freq,
	     struct sakuin_error *err)
{
	struct explain *e = ctx;
	struct xc_node *node;
	double weight;
	bool found;

	if (!xc_term_freq(sk_store_db(e->store), term, &freq, err))
		return false;
	printf("%9u  %.*s", freq, (int)term.len, term.ptr);
	if (e->id.len) {
		node = sk_node_term(&e->arena, NULL, false, "", term, err);
		if (!node)
			return false;
		node->wqf = 1;
		if (!explain_score(e, node, &weight, &found, err))
			return false;
		if (found)
			printf("\t%.4f", weight);
		else
			printf("\t-");
	}
	explain_kind(e, term);
	return true;
}

/* Which other names from authority files the document has. */
static bool
explain_names(struct explain *e, struct sakuin_error *err)
{
	const struct cmd_synonyms *s = &e->synonyms;

	for (size_t i = 0; i < s->also_count; i++) {
		const struct sk_equivalent *g = s->also[i];
		struct sakuin_str typed = g->forms[s->named[i]];

		for (size_t j = 0; j < g->count; j++) {
			struct xc_node *node;
			double weight;
			bool found;

			if (j == s->named[i])
				continue;
			node = sk_rewrite_name_node(e->rewriter, g->forms[j],
						    &e->arena, err);
			if (!node ||
			    !explain_score(e, node, &weight, &found, err))
				return false;
			if (found)
				printf("%.*s = %.*s, %.*s\n", (int)typed.len,
				       typed.ptr, (int)g->forms[j].len,
				       g->forms[j].ptr, (int)g->file.len,
				       g->file.ptr);
		}
	}
	return true;
}

static struct xc_node *
explain_filter(void *ctx, struct xc_node *root, struct sk_arena *arena,
	       struct sakuin_error *err)
{
	struct explain *e = ctx;
	struct sk_nodes both = { .arena = arena };

	if (!sk_nodes_add(&both, root, err) ||
	    !sk_nodes_add(&both,
			  sk_node_term(arena, NULL, false,
				       sk_fields[SK_FIELD_ID].prefix, e->id,
				       err),
			  err))
		return NULL;
	return sk_nodes_join(&both, XC_FILTER, err);
}

static bool
explain_hit(struct explain *e, const struct xc_query *q,
	    struct sakuin_error *err)
{
	struct xc_query *one = xc_query_rewrite(q, explain_filter, e, err);
	double weight = -1;
	bool ok = one && sk_search(e->store, one, 0, 1, explain_weight, &weight,
				   NULL, err);

	xc_query_free(one);
	e->hit = weight >= 0;
	if (ok && !e->hit)
		printf("%.*s does not match\n", (int)e->id.len, e->id.ptr);
	else if (ok)
		printf("%.*s scores %.4f (stems, readings and so on count as "
		       "the query above scales them)\n",
		       (int)e->id.len, e->id.ptr, weight);
	return ok &&
	       (!e->hit || (cmd_why_readings(&e->why, e->store, e->id, err) &&
			    explain_names(e, err)));
}

static bool
explain_query(struct explain *e, struct sakuin_str text,
	      struct sakuin_error *err)
{
	const struct sk_query_options options = { .lang = NULL };
	struct sk_buf out = { 0 };
	struct xc_query *q = sk_query_new(sk_store_db(e->store), e->rewriter,
					  text, &options, err);
	bool ok = q && sk_query_text(q, &out, err);

	if (ok) {
		printf("%.*s\n\ndocuments  term%s\n", (int)out.len, out.ptr,
		       e->id.len ? "\tits weight in this document" : "");
		ok = xc_query_terms(q, explain_term, e, err) &&
		     (e->id.len == 0 || explain_hit(e, q, err)) &&
		     cmd_why_glosses(&e->why, e->store, err);
	}
	if (ok && e->id.len == 0)
		cmd_synonyms_print(&e->synonyms);
	sk_buf_done(&out);
	xc_query_free(q);
	return ok;
}

/* Explain with a rewriter that tells what it does. */
static bool
explain_rewritten(struct explain *e, struct sakuin_str text,
		  struct sakuin_error *err)
{
	bool ok;

	e->rewriter = sk_rewriter_new(NULL, err);
	if (!e->rewriter)
		return false;
	sk_rewriter_readings(e->rewriter, cmd_why_key, &e->why);
	ok = sk_rewriter_glosses(e->rewriter, sk_store_db(e->store), err) &&
	     cmd_synonyms_open(&e->synonyms, e->rewriter, e->store, err) &&
	     explain_query(e, text, err);
	sk_rewriter_free(e->rewriter);
	cmd_synonyms_close(&e->synonyms);
	cmd_why_done(&e->why);
	return ok;
}

/* *STATUS is CMD_DONE if there is a document e->id, or none was asked for. */
static bool
explain_find(struct explain *e, int *status, struct sakuin_error *err)
{
	uint32_t docid = 1;

	if (e->id.len && !sk_store_find(e->store, e->id, &docid, err))
		return false;
	*status = docid ? CMD_DONE : CMD_NOTHING;
	if (docid == 0)
		cmd_complain("no document '%.*s'; ids are what search prints",
			     (int)e->id.len, e->id.ptr);
	return true;
}

int
cmd_explain(int argc, char **argv)
{
	static const struct option explain_long[] = {
		CMD_SYNONYMS_OPTIONS,
		{ NULL, 0, NULL, 0 },
	};
	struct cmd_databases d = { .count = 0 };
	struct explain e = { .hit = false };
	struct sk_buf text = { 0 };
	struct sakuin_error err;
	int c, status = CMD_DONE;
	bool ok;

	while ((c = getopt_long(argc, argv, "d:", explain_long, NULL)) != -1)
		if (c == 'd' ? !cmd_add_database(&d, optarg)
			     : !cmd_synonyms_option(&e.synonyms, c, optarg))
			return cmd_usage("explain");
	if (argc - optind < 1 || argc - optind > 2) {
		cmd_complain("explain: name a query, in quotes, and perhaps "
			     "the id of a hit");
		return cmd_usage("explain");
	}
	e.store = cmd_open(&d, &err);
	if (!e.store) {
		cmd_complain("%s", err.text);
		return CMD_DATABASE;
	}
	e.id = sk_str(optind + 1 < argc ? argv[optind + 1] : "");
	ok = cmd_join(optind + 1, argv, optind, &text, &err) &&
	     explain_find(&e, &status, &err);
	if (ok && status == CMD_DONE) {
		ok = explain_rewritten(&e, sk_buf_str(&text), &err);
		status = e.id.len && !e.hit ? CMD_NOTHING : CMD_DONE;
	}
	sk_buf_done(&text);
	sk_arena_done(&e.arena);
	sk_store_close(e.store);
	return ok ? status : cmd_failed(&err);
}
