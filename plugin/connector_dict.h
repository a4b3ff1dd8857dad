/* connector_dict.h - a dictionary of Xapian's synonyms put into queries.
 *
 * A word, a phrase, or a few words side by side that are in the dictionary, as
 * they are written or as they sound, become OR(themselves, 0.4 of a SYNONYM of
 * what stands there); NEAR, wildcards, filters, synonyms and what must not
 * occur stay. */
#ifndef SK_CONNECTOR_DICT_H
#define SK_CONNECTOR_DICT_H

#include "base.h"

struct sk_dict;

/* The database PATH; it needs no documents. */
SK_MUST_CHECK struct sk_dict *sk_dict_open(const char *path,
					   struct sakuin_error *err);
/* NULL is fine. */
void sk_dict_close(struct sk_dict *d);

/* Write to OUT what the serialised QUERY becomes. */
SK_MUST_CHECK bool sk_dict_rewrite(struct sk_dict *d, struct sakuin_str query,
				   struct sk_buf *out,
				   struct sakuin_error *err);

#endif
