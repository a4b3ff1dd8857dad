/* query.c - queries for programs that use Xapian by themselves. */
#include <stdlib.h>

#include "query.h"
#include "store_correct.h"

struct sakuin_rewriter {
	struct xc_db *db; /* or NULL */
	struct sk_rewriter *rewriter;
	struct sk_equivalents *equivalents; /* or NULL */
};

void
sakuin_rewriter_free(struct sakuin_rewriter *r)
{
	if (!r)
		return;
	sk_rewriter_free(r->rewriter);
	sk_equivalents_free(r->equivalents);
	xc_close(r->db);
	free(r);
}

/* Names whose readings people gave the database. */
static bool
query_said(struct sakuin_rewriter *r, struct sakuin_error *err)
{
	struct sk_corrections *c = sk_corrections_new(err);
	bool ok = c && sk_corrections_load(c, r->db, NULL, err);

	if (ok && sk_corrections_has_readings(c)) {
		r->equivalents = sk_equivalents_new(err);
		ok = r->equivalents &&
		     sk_corrections_readings(c, r->equivalents, err);
		sk_rewriter_equivalents(r->rewriter, r->equivalents, NULL,
					NULL);
	}
	sk_corrections_free(c);
	return ok;
}

struct sakuin_rewriter *
sakuin_rewriter_new(const char *const *paths, size_t count,
		    struct sakuin_error *err)
{
	struct sakuin_rewriter *r = calloc(1, sizeof *r);

	if (!r) {
		sk_nomem(err);
		return NULL;
	}
	r->rewriter = sk_rewriter_new(NULL, err);
	if (r->rewriter && count)
		r->db = xc_open(paths, count, err);
	if (!r->rewriter || (count && (!r->db || !query_said(r, err)))) {
		sakuin_rewriter_free(r);
		return NULL;
	}
	return r;
}

bool
sakuin_rewriter_synonyms(struct sakuin_rewriter *r, const char *path,
			 struct sakuin_error *err)
{
	if (!r->equivalents)
		r->equivalents = sk_equivalents_new(err);
	if (!r->equivalents || !sk_equivalents_read(r->equivalents, path, err))
		return false;
	sk_rewriter_equivalents(r->rewriter, r->equivalents, NULL, NULL);
	return true;
}

/* Hand over the bytes of QUERY, and free it. */
static bool
query_send(struct xc_query *query, sakuin_bytes_fn *fn, void *ctx,
	   struct sakuin_error *err)
{
	struct sk_buf bytes = { 0 };
	bool ok = query && xc_query_serialise(query, &bytes, err) &&
		  fn(ctx, sk_buf_str(&bytes), err);

	sk_buf_done(&bytes);
	xc_query_free(query);
	return ok;
}

bool
sakuin_query_serialise(struct sakuin_rewriter *r, struct sakuin_str text,
		       sakuin_bytes_fn *fn, void *ctx, struct sakuin_error *err)
{
	const struct sk_query_options none = { 0 };

	sk_rewriter_stock(r->rewriter, false, NULL);
	return query_send(sk_query_new(r->db, r->rewriter, text, &none, err),
			  fn, ctx, err);
}

bool
sakuin_query_rewrite(struct sakuin_rewriter *r, struct sakuin_str query,
		     sakuin_bytes_fn *fn, void *ctx, struct sakuin_error *err)
{
	struct xc_query *stock = xc_query_unserialise(query, err);
	bool ok;

	if (!stock)
		return false;
	sk_rewriter_quotes(r->rewriter, false);
	sk_rewriter_strict(r->rewriter, false);
	sk_rewriter_stock(r->rewriter, true, r->db);
	ok = query_send(xc_query_rewrite(stock, sk_rewrite, r->rewriter, err),
			fn, ctx, err);
	xc_query_free(stock);
	return ok;
}
