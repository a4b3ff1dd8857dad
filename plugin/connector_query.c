/* connector_query.c - what the server gets instead of a client's query. */
#include "connector_query.h"
#include "connector_server.h"
#include "query_text.h"
#include "xapian_c.h"

/* Where a database of ours says so. */
#define ASKING_SCHEMA "sakuin.schema"

static bool
asking_server(const struct sk_asking *a, const char *where,
	      struct sk_buf *schema, struct sakuin_error *err)
{
	struct sk_probe probe = { .value = { 0 } };
	struct sk_server s;
	bool ok;

	if (!sk_server_connect(&s, where, a->milliseconds, err))
		return false;
	ok = sk_server_probe(&s, ASKING_SCHEMA, a->milliseconds, &probe, err) &&
	     sk_buf_add(schema, probe.value.ptr, probe.value.len, err);
	sk_buf_done(&probe.value);
	sk_server_stop(&s);
	return ok;
}

/* The database of servers elsewhere is not opened: which words it has is not
 * asked, so that every part of a database gets the same query. */
static bool
asking_remote(const struct sk_asking *a, struct sk_buf *schema,
	      struct sakuin_error *err)
{
	for (size_t i = 0; i < a->server_count; i++)
		if (asking_server(a, a->servers[i], schema, err))
			return true;
	return false;
}

/* *OURS: is any of the databases one of ours? */
static bool
asking_ours(const struct sk_asking *a, bool *ours, struct sakuin_error *err)
{
	struct sk_buf schema = { 0 };
	bool ok = true;

	if (a->server_count)
		ok = asking_remote(a, &schema, err);
	for (size_t i = 0; ok && schema.len == 0 && i < a->count; i++) {
		struct xc_db *db = xc_open(a->paths + i, 1, err);

		ok = db &&
		     xc_metadata_get(db, sk_str(ASKING_SCHEMA), &schema, err);
		xc_close(db);
	}
	*ours = schema.len > 0;
	sk_buf_done(&schema);
	return ok;
}

static bool
asking_rewriter(struct sk_asking *a, struct sakuin_error *err)
{
	struct sakuin_rewriter *r =
		sakuin_rewriter_new(a->paths, a->count, err);

	if (r && a->names && !sakuin_rewriter_synonyms(r, a->names, err)) {
		/* The rest is still worth having. */
		sk_log_trouble(a->log, "without other names: %s", err->text);
	}
	a->rewriter = r;
	return r != NULL;
}

void
sk_asking_open(struct sk_asking *a)
{
	struct sakuin_error err;
	bool ours = false;

	if (a->opened)
		return;
	a->opened = true;
	if (a->dict) {
		a->dictionary = sk_dict_open(a->dict, &err);
		if (!a->dictionary)
			sk_log_trouble(a->log, "without dictionary: %s",
				       err.text);
	}
	if (!asking_ours(a, &ours, &err) || (ours && !asking_rewriter(a, &err)))
		sk_log_trouble(a->log, "queries stay as they are: %s",
			       err.text);
	else if (!ours && !a->dict)
		sk_log_trouble(a->log, "queries stay as they are: not made by "
				       "sakuin, and no --dict");
}

static void
asking_close(struct sk_asking *a)
{
	sakuin_rewriter_free(a->rewriter);
	a->rewriter = NULL;
	sk_dict_close(a->dictionary);
	a->dictionary = NULL;
	a->opened = false;
}

void
sk_asking_done(struct sk_asking *a)
{
	asking_close(a);
}

static bool
asking_keep(void *ctx, struct sakuin_str bytes, struct sakuin_error *err)
{
	struct sk_buf *out = ctx;

	sk_buf_clear(out);
	return sk_buf_add(out, bytes.ptr, bytes.len, err);
}

/* First what the dictionary has, which is for words as they came. */
static bool
asking_try(struct sk_asking *a, struct sakuin_str query, struct sk_buf *out,
	   struct sakuin_error *err)
{
	struct sk_buf wider = { 0 };
	bool ok = true;

	sk_asking_open(a);
	if (a->dictionary) {
		ok = sk_dict_rewrite(a->dictionary, query, &wider, err);
		query = sk_buf_str(&wider);
	}
	if (ok && a->rewriter)
		ok = sakuin_query_rewrite(a->rewriter, query, asking_keep, out,
					  err);
	else if (ok)
		ok = asking_keep(out, query, err);
	sk_buf_done(&wider);
	return ok;
}

static void
asking_log_query(const struct sk_asking *a, const char *what,
		 struct sakuin_str bytes)
{
	struct sakuin_error err;
	struct xc_query *q = xc_query_unserialise(bytes, &err);
	struct sk_buf text = { 0 };

	if (q && sk_query_text(q, &text, &err))
		sk_log_line(a->log, "%s %.*s", what, (int)text.len, text.ptr);
	sk_buf_done(&text);
	xc_query_free(q);
}

bool
sk_asking_rewrite(void *ctx, struct sakuin_str query, struct sk_buf *out)
{
	struct sk_asking *a = ctx;
	struct sakuin_error err;
	bool ok = asking_try(a, query, out, &err);

	/* Somebody wrote to the database meanwhile. */
	if (!ok && err.code == SAKUIN_EMODIFIED) {
		asking_close(a);
		ok = asking_try(a, query, out, &err);
	}
	if (!ok) {
		sk_log_trouble(a->log, "a query stays as it is: %s", err.text);
		return false;
	}
	if (sk_str_eq(query, sk_buf_str(out))) {
		sk_log_line(a->log, "a query stays as it is");
		return false;
	}
	sk_log_line(a->log, "a query was rewritten");
	if (a->log_queries) {
		asking_log_query(a, "from", query);
		asking_log_query(a, "to", sk_buf_str(out));
	}
	return true;
}
