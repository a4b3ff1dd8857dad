/* search.c - ranked hits, for programs that do not use Xapian themselves. */
#include <stdlib.h>

#include "hit.h"
#include "record.h"
#include "rewriter.h"
#include "search.h"

struct search {
	struct sk_hits show;
	sakuin_hit_fn *fn;
	void *ctx;
};

/* The hit FOUND, whose record is DATA, with all who cite it. */
static bool
search_send(struct search *s, const struct xc_hit *found,
	    struct sakuin_str data, struct sakuin_error *err)
{
	struct sk_hit_text text;
	struct sakuin_hit hit = {
		.rank = found->rank,
		.score = found->weight,
		.id = sk_record_field(data, "id"),
		.kind = sk_record_field(data, "kind"),
		.title = sk_record_field(data, "title"),
		.lang = sk_record_field(data, "language"),
		.date = sk_record_field(data, "date"),
		.added = sk_record_field(data, "added"),
		.path = sk_record_field(data, "path"),
		.url = sk_record_url(data),
		.cites = sk_record_number(data, "cites"),
		.cited_by = sk_record_number(data, "cited_by"),
	};

	if (!sk_hits_text(&s->show, data, &text, err))
		return false;
	hit.snippet = text.snippet;
	hit.page = (uint32_t)text.page;
	return s->fn(s->ctx, &hit, err);
}

static bool
search_hit(void *ctx, const struct xc_hit *found, struct sakuin_error *err)
{
	struct search *s = ctx;
	struct sk_buf data = { 0 };
	bool ok = sk_search_recount(s->show.store, found->data, &data, err) &&
		  search_send(s, found, sk_buf_str(&data), err);

	sk_buf_done(&data);
	return ok;
}

bool
sakuin_search(struct sakuin_rewriter *r, struct sakuin_str text, uint32_t first,
	      uint32_t limit, sakuin_hit_fn *fn, void *ctx, uint32_t *estimate,
	      struct sakuin_error *err)
{
	const struct sk_query_options none = { 0 };
	struct search s = { .show = { .store = r->store,
				      .marks = SK_MARK_HTML },
			    .fn = fn,
			    .ctx = ctx };
	struct xc_query *query = NULL;
	bool ok = sk_rewriter_documents(r, err);

	if (ok)
		query = sk_rewriter_query(r, text, &none, err);
	ok = query && sk_hits_query(&s.show, query, text, err) &&
	     sk_search(r->store, query, first, limit, search_hit, &s, estimate,
		       err);
	sk_hits_done(&s.show);
	xc_query_free(query);
	return ok;
}

bool
sakuin_suggest(struct sakuin_rewriter *r, struct sakuin_str text,
	       sakuin_bytes_fn *fn, void *ctx, struct sakuin_error *err)
{
	struct sk_buf other = { 0 };
	bool ok = sk_rewriter_documents(r, err) &&
		  sk_search_suggest(r->store, text, &other, err) &&
		  fn(ctx, sk_buf_str(&other), err);

	sk_buf_done(&other);
	return ok;
}
