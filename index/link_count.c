/* link_count.c - how many documents cite a source, and which is the first. */
#include <stdlib.h>

#include "link_impl.h"

struct count_citers {
	struct sk_links *links;
	uint32_t *docids;
	size_t count, cap;
	struct link_variant *variant; /* whose first is looked for, or NULL */
	struct sk_buf data;
};

static bool
count_citer(void *ctx, uint32_t docid, uint32_t wdf, struct sakuin_error *err)
{
	struct count_citers *c = ctx;

	(void)wdf;
	if (!sk_grow(&c->docids, &c->cap, c->count + 1, sizeof *c->docids, err))
		return false;
	c->docids[c->count++] = docid;
	return true;
}

/* The smallest id of the documents collected from START on. */
static bool
count_first(struct count_citers *c, size_t start, struct sakuin_error *err)
{
	struct sakuin_str *first = &c->variant->first;

	*first = sk_str("");
	for (size_t i = start; i < c->count; i++) {
		struct sakuin_str id;

		if (!xc_document_data(sk_store_db(c->links->store),
				      c->docids[i], &c->data, err))
			return false;
		id = sk_record_field(sk_buf_str(&c->data), "id");
		if ((first->len == 0 || sk_str_cmp(id, *first) < 0) &&
		    !sk_arena_copy(&c->links->arena, id, first, err))
			return false;
	}
	c->variant->recount = false;
	return true;
}

static int
count_order(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

static uint32_t
count_distinct(struct count_citers *c)
{
	uint32_t n = 0;

	if (c->count)
		qsort(c->docids, c->count, sizeof *c->docids, count_order);
	for (size_t i = 0; i < c->count; i++)
		n += i == 0 || c->docids[i] != c->docids[i - 1];
	return n;
}

bool
sk_link_count(struct sk_links *l, struct link_source *s, uint32_t *count,
	      struct sakuin_error *err)
{
	struct count_citers c = { .links = l };
	struct sk_buf term = { 0 };
	bool ok = true;

	for (struct link_variant *v = s->variants; ok && v; v = v->next) {
		size_t before = c.count;

		sk_buf_clear(&term);
		ok = sk_schema_term(&term, sk_fields[SK_FIELD_CITES].prefix,
				    sk_str(v->name), err) &&
		     xc_postings(sk_store_db(l->store), sk_buf_str(&term),
				 count_citer, &c, err);
		c.variant = v;
		ok = ok && (!v->recount || count_first(&c, before, err));
	}
	*count = count_distinct(&c);
	free(c.docids);
	sk_buf_done(&c.data);
	sk_buf_done(&term);
	return ok;
}
