/* store_impl.h - what store.c and files.c share. */
#ifndef SK_STORE_IMPL_H
#define SK_STORE_IMPL_H

#include "schema.h"
#include "store.h"
#include "table.h"
#include "terms.h"

enum { SK_ADDED_SIZE = 11 };

struct sk_store {
	struct xc_db *db;     /* all databases as one, or the writer */
	struct xc_db **parts; /* each alone, for metadata; none if writing */
	size_t part_count, part_cap;
	/* writing only */
	struct sk_terms *terms;
	struct sk_table words; /* for the spelling dictionary ... */
	int32_t *word_counts;  /* ... changes since the last commit */
	size_t word_cap;
	size_t postings; /* since the last commit */
	char today[SK_ADDED_SIZE];
	struct sk_buf record, line, packed, key;
};

/* KEY + NAME in s->key; a NAME that would be too long goes by its digest. */
SK_MUST_CHECK bool sk_store_key(struct sk_store *s, const char *key,
				struct sakuin_str name, struct sakuin_str *out,
				struct sakuin_error *err);

#endif
