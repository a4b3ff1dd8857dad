/* dict_write.h - what the two files that write a dictionary share. */
#ifndef SK_DICT_WRITE_H
#define SK_DICT_WRITE_H

#include "dict_impl.h"

struct sk_dict_writer {
	struct sk_dict *d;
	struct xc_db *db;        /* that is written */
	bool anew;               /* it is empty, and no reader is there */
	bool writing;            /* or only looking */
	struct sk_table watched; /* words whose synonyms could be hidden */
	bool *seen;              /* which of them have any */
	uint64_t words;          /* for spellings that change */
};

/* Go through d->entries: first to look, then to write. */
SK_MUST_CHECK bool sk_dict_pass(struct sk_dict_writer *w, bool writing,
				struct sakuin_error *err);

/* Watch the words of each name of two words. */
typedef bool sk_dict_pair_fn(void *ctx, struct sakuin_str pair,
			     struct sakuin_error *err);
SK_MUST_CHECK bool sk_dict_names_pairs(const struct sk_dict_names *n,
				       sk_dict_pair_fn *fn, void *ctx,
				       struct sakuin_error *err);

#endif
