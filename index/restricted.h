/* restricted.h - which terms only documents have whose text is not kept.
 *
 * Who asks for a word finds such documents.  But words that are shown to those
 * who did not ask (suggestions, dictionaries) are only those that some other
 * document has, too. */
#ifndef SK_RESTRICTED_H
#define SK_RESTRICTED_H

#include "table.h"
#include "xapian_c.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Zeroed memory: no document is restricted. */
struct sk_restricted {
	struct sk_table terms; /* of those documents ... */
	uint32_t *counts;      /* ... and how many of them have each */
	size_t cap;
};

/* Read the terms of the restricted documents in DB; they should be few. */
SK_MUST_CHECK bool sk_restricted_read(struct sk_restricted *r, struct xc_db *db,
				      struct sakuin_error *err);
void sk_restricted_done(struct sk_restricted *r);

/* How many other documents have TERM, if FREQ have it. */
uint32_t sk_restricted_others(const struct sk_restricted *r,
			      struct sakuin_str term, uint32_t freq);

/* Is document DOCID of DB restricted? */
SK_MUST_CHECK bool sk_restricted_is(struct xc_db *db, uint32_t docid,
				    bool *restricted, struct sakuin_error *err);

#ifdef __cplusplus
}
#endif
#endif
