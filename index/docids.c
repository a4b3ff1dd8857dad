/* docids.c - the documents that have a term, in a list of their numbers. */
#include <stdlib.h>

#include "docids.h"

static bool
docids_put(void *ctx, uint32_t docid, uint32_t wdf, struct sakuin_error *err)
{
	struct sk_docids *d = ctx;

	(void)wdf;
	if (!sk_grow(&d->docids, &d->cap, d->count + 1, sizeof *d->docids, err))
		return false;
	d->docids[d->count++] = docid;
	return true;
}

bool
sk_docids_add(struct sk_docids *d, struct xc_db *db, enum sk_field_id field,
	      struct sakuin_str value, struct sakuin_error *err)
{
	struct sk_buf term = { 0 };
	bool ok = sk_schema_term(&term, sk_fields[field].prefix, value, err) &&
		  (term.len > SAKUIN_TERM_MAX ||
		   xc_postings(db, sk_buf_str(&term), docids_put, d, err));

	sk_buf_done(&term);
	return ok;
}

static int
docids_order(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

void
sk_docids_unique(struct sk_docids *d, uint32_t self)
{
	size_t kept = 0;

	if (d->count)
		qsort(d->docids, d->count, sizeof *d->docids, docids_order);
	for (size_t i = 0; i < d->count; i++)
		if (d->docids[i] != self &&
		    (kept == 0 || d->docids[i] != d->docids[kept - 1]))
			d->docids[kept++] = d->docids[i];
	d->count = kept;
}
