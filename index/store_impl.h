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
	unsigned without; /* of enum sk_without */
	bool readings_stamped;
	struct sk_terms *terms;
	struct sk_table words; /* for the spelling dictionary ... */
	int32_t *word_counts;  /* ... changes that are not written yet */
	size_t word_cap;
	size_t spelled;      /* words changed since the last commit */
	bool recount;        /* count all terms instead */
	bool unspelled;      /* there is nothing in the dictionary */
	bool behind;         /* the database says that changes are missing */
	size_t postings;     /* since the last commit */
	size_t all_postings; /* about so many, with those before this run */
	char today[SK_ADDED_SIZE];
	struct sk_buf record, line, packed, key;
};

/* If making the database at PATH was cut short, take away what there is of
 * it; then it can be made. */
bool sk_store_clear_unfinished(const char *path);

/* KEY + NAME in s->key; a NAME that would be too long goes by its digest. */
SK_MUST_CHECK bool sk_store_key(struct sk_store *s, const char *key,
				struct sakuin_str name, struct sakuin_str *out,
				struct sakuin_error *err);

/* Commit documents, and the spelling dictionary some other time: it is dear
 * to write, as each word is in many lists. */
SK_MUST_CHECK bool sk_store_commit_some(struct sk_store *s,
					struct sakuin_error *err);

/* A document with kanji comes: keep which dictionaries read them. */
SK_MUST_CHECK bool sk_store_stamp_readings(struct sk_store *s,
					   struct sakuin_error *err);

/* Count TERM, CHANGE times, for the spelling dictionary, if it is a word. */
SK_MUST_CHECK bool sk_store_spell(struct sk_store *s, struct sakuin_str term,
				  int32_t change, struct sakuin_error *err);
/* Before a commit: write the counts ... */
SK_MUST_CHECK bool sk_store_spell_now(struct sk_store *s,
				      struct sakuin_error *err);
/* ... or, if they are not too many, only that some are missing. */
SK_MUST_CHECK bool sk_store_spell_later(struct sk_store *s,
					struct sakuin_error *err);
/* Does an earlier run want its terms to be counted again?  If the database is
 * empty they are counted at the end, too. */
SK_MUST_CHECK bool sk_store_spell_begin(struct sk_store *s,
					struct sakuin_error *err);

#endif
