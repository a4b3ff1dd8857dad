/* link_count.c - how many documents cite a source. */
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
sk_link_citers(struct sk_links *l, const struct link_variant *v,
	       struct link_citers *citers, struct sakuin_error *err)
{
	struct sk_buf term = { 0 };
	bool ok = sk_schema_term(&term, sk_fields[SK_FIELD_CITES].prefix,
				 sk_str(v->name), err) &&
		  xc_postings(sk_store_db(l->store), sk_buf_str(&term),
			      count_citer, citers, err);

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
sk_link_count(struct sk_links *l, const struct link_source *s, uint32_t *count,
	      struct sakuin_error *err)
{
	struct link_citers c = { 0 };
	bool ok = true;

	for (const struct link_variant *v = s->variants; ok && v; v = v->next)
		ok = sk_link_citers(l, v, &c, err);
	*count = 0;
	if (c.count)
		qsort(c.docids, c.count, sizeof *c.docids, count_order);
	for (size_t i = 0; i < c.count; i++)
		*count += i == 0 || c.docids[i] != c.docids[i - 1];
	free(c.docids);
	return ok;
}
