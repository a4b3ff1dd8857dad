/* link_count.c - which documents cite a source. */
#include <stdlib.h>

#include "link_impl.h"

static bool
count_citer(void *ctx, uint32_t docid, uint32_t wdf, struct sakuin_error *err)
{
	struct link_citers *c = ctx;

	(void)wdf;
	if (!sk_grow(&c->docids, &c->cap, c->count + 1, sizeof *c->docids, err))
		return false;
	c->docids[c->count++] = docid;
	return true;
}

bool
sk_link_citers(struct sk_links *l, struct sakuin_str name,
	       struct link_citers *citers, struct sakuin_error *err)
{
	struct sk_buf term = { 0 };
	bool ok = sk_schema_term(&term, sk_fields[SK_FIELD_CITES].prefix, name,
				 err) &&
		  (term.len > SAKUIN_TERM_MAX ||
		   xc_postings(sk_store_db(l->store), sk_buf_str(&term),
			       count_citer, citers, err));

	sk_buf_done(&term);
	return ok;
}

static int
count_order(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

bool
sk_link_all_citers(struct sk_links *l, const struct link_source *s,
		   uint32_t self, struct link_citers *c,
		   struct sakuin_error *err)
{
	size_t kept = 0;
	bool ok = true;

	for (const struct link_variant *v = s->variants; ok && v; v = v->next)
		ok = sk_link_citers(l, sk_str(v->name), c, err);
	if (c->count)
		qsort(c->docids, c->count, sizeof *c->docids, count_order);
	for (size_t i = 0; i < c->count; i++)
		if (c->docids[i] != self &&
		    (kept == 0 || c->docids[i] != c->docids[kept - 1]))
			c->docids[kept++] = c->docids[i];
	c->count = kept;
	return ok;
}
