/* query.c - queries for programs that use Xapian by themselves. */
#include <stdlib.h>

#include "rewriter.h"
#include "schema.h"
#include "store_correct.h"

enum { TRIES = 3 };

void
sakuin_rewriter_free(struct sakuin_rewriter *r)
{
	if (!r)
		return;
	sk_rewriter_free(r->rewriter);
	sk_equivalents_free(r->equivalents);
	sk_store_close(r->store);
	free(r);
}

/* Names whose readings people gave the database. */
static bool
query_said(struct sakuin_rewriter *r, struct sakuin_error *err)
{
	struct sk_corrections *c = sk_corrections_new(err);
	bool ok = c && sk_corrections_load(c, sk_rewriter_db(r), NULL, err);

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
		r->store = sk_store_open(paths, count, r->warning, err);
	if (!r->rewriter ||
	    (count &&
	     (!r->store || !query_said(r, err) ||
	      !sk_rewriter_glosses(r->rewriter, sk_rewriter_db(r), err)))) {
		sakuin_rewriter_free(r);
		return NULL;
	}
	return r;
}

const char *
sakuin_rewriter_warning(const struct sakuin_rewriter *r)
{
	return r->warning;
}

struct xc_db *
sk_rewriter_db(const struct sakuin_rewriter *r)
{
	return r->store ? sk_store_db(r->store) : NULL;
}

bool
sk_rewriter_documents(struct sakuin_rewriter *r, struct sakuin_error *err)
{
	if (!r->store)
		return sk_fail(err, SAKUIN_EINVAL,
			       "the rewriter was made without a database");
	return sk_store_reopen(r->store, err) &&
	       sk_rewriter_glosses(r->rewriter, sk_rewriter_db(r), err);
}

struct xc_query *
sk_rewriter_query(struct sakuin_rewriter *r, struct sakuin_str text,
		  const struct sk_query_options *o, struct sakuin_error *err)
{
	sk_rewriter_stock(r->rewriter, false, NULL);
	return sk_query_new(sk_rewriter_db(r), r->rewriter, text, o, err);
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

/* Of what somebody typed. */
static struct xc_query *
query_of_text(struct sakuin_rewriter *r, struct sakuin_str text,
	      struct sakuin_error *err)
{
	const struct sk_query_options none = { 0 };

	return sk_rewriter_query(r, text, &none, err);
}

/* Terms that only the rewriter puts into a query: it was here before. */
static bool
query_ours(void *ctx, struct sakuin_str term, uint32_t freq,
	   struct sakuin_error *err)
{
	const char *const prefixes[] = { SK_READING_PREFIX,
					 sk_fields[SK_FIELD_GRAM].prefix };
	bool *ours = ctx;

	(void)freq, (void)err;
	for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++) {
		size_t len = strlen(prefixes[i]);

		*ours |= term.len > len && !memcmp(term.ptr, prefixes[i], len);
	}
	return true;
}

/* Of the bytes of a stock query; one of ours stays. */
static struct xc_query *
query_of_stock(struct sakuin_rewriter *r, struct sakuin_str bytes,
	       struct sakuin_error *err)
{
	struct xc_query *stock = xc_query_unserialise(bytes, err);
	struct xc_query *query = NULL;
	bool ours = false;

	if (!stock)
		return NULL;
	/* The tree does not show its terms where they are scaled. */
	if (!xc_query_terms(stock, query_ours, &ours, err))
		goto out;
	if (ours)
		return stock;
	sk_rewriter_quotes(r->rewriter, false);
	sk_rewriter_strict(r->rewriter, false);
	sk_rewriter_stock(r->rewriter, true, sk_rewriter_db(r));
	query = xc_query_rewrite(stock, sk_rewrite, r->rewriter, err);
out:
	xc_query_free(stock);
	return query;
}

/* What MAKE makes of FROM with the words that the databases have now; again if
 * somebody changes them meanwhile. */
static struct xc_query *
query_now(struct sakuin_rewriter *r, struct sakuin_str from,
	  struct xc_query *(*make)(struct sakuin_rewriter *, struct sakuin_str,
				   struct sakuin_error *),
	  struct sakuin_error *err)
{
	struct xc_db *db = sk_rewriter_db(r);

	for (int tries = 1;; tries++) {
		struct xc_query *query;

		if (db && !xc_reopen(db, err))
			return NULL;
		query = !db || sk_rewriter_glosses(r->rewriter, db, err)
				? make(r, from, err)
				: NULL;
		if (query || err->code != SAKUIN_EMODIFIED || tries == TRIES)
			return query;
	}
}

bool
sakuin_query_serialise(struct sakuin_rewriter *r, struct sakuin_str text,
		       sakuin_bytes_fn *fn, void *ctx, struct sakuin_error *err)
{
	return query_send(query_now(r, text, query_of_text, err), fn, ctx, err);
}

bool
sakuin_query_rewrite(struct sakuin_rewriter *r, struct sakuin_str query,
		     sakuin_bytes_fn *fn, void *ctx, struct sakuin_error *err)
{
	return query_send(query_now(r, query, query_of_stock, err), fn, ctx,
			  err);
}
