/* restricted.c - which terms only documents have whose text is not kept. */
#include <stdlib.h>

#include "docids.h"
#include "record.h"
#include "restricted.h"
#include "rights.h"
#include "schema.h"

static bool
restricted_term(void *ctx, struct sakuin_str term, uint32_t wdf,
		struct sakuin_error *err)
{
	struct sk_restricted *r = ctx;
	size_t before = r->terms.count;
	uint32_t i;

	(void)wdf;
	if (!sk_grow(&r->counts, &r->cap, before + 1, sizeof *r->counts, err) ||
	    !sk_table_intern(&r->terms, term, &i, err))
		return false;
	if (r->terms.count > before)
		r->counts[i] = 0;
	r->counts[i]++;
	return true;
}

bool
sk_restricted_read(struct sk_restricted *r, struct xc_db *db,
		   struct sakuin_error *err)
{
	struct sk_docids d = { .count = 0 };
	bool ok = sk_docids_add(&d, db, SK_FIELD_RIGHTS,
				sk_str(SK_RIGHTS_NO_TEXT), err);

	for (size_t i = 0; ok && i < d.count; i++)
		ok = xc_document_terms(db, d.docids[i], restricted_term, r,
				       err);
	free(d.docids);
	return ok;
}

void
sk_restricted_done(struct sk_restricted *r)
{
	sk_table_done(&r->terms);
	free(r->counts);
	*r = (struct sk_restricted){ .cap = 0 };
}

uint32_t
sk_restricted_others(const struct sk_restricted *r, struct sakuin_str term,
		     uint32_t freq)
{
	uint32_t i;

	if (r->terms.count == 0 || !sk_table_find(&r->terms, term, &i))
		return freq;
	return freq > r->counts[i] ? freq - r->counts[i] : 0;
}

bool
sk_restricted_is(struct xc_db *db, uint32_t docid, bool *restricted,
		 struct sakuin_error *err)
{
	struct sk_buf data = { 0 };
	bool ok = xc_document_data(db, docid, &data, err);

	*restricted = ok && sk_rights_access(sk_record_field(sk_buf_str(&data),
							     "rights")) ==
				    SK_ACCESS_NO_TEXT;
	sk_buf_done(&data);
	return ok;
}
