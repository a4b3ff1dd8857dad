/* terms_impl.h - what terms.c and terms_guess.c share. */
#ifndef SK_TERMS_IMPL_H
#define SK_TERMS_IMPL_H

#include "guess.h"
#include "table.h"
#include "terms.h"

/* Bytes of a paragraph worth a guess of its own. */
enum { SK_TERMS_BLOCK = 400 };

struct sk_terms_entry {
	uint32_t wdf, positions;
	uint32_t first, filled; /* of its postings */
};

struct sk_terms_occurrence {
	uint32_t entry, position;
};

struct sk_terms {
	struct sakuin_analyzer *analyzer;
	struct sk_guess *guess;
	char usual[SK_GUESS_SIZE];
	struct sakuin_str guessed; /* the text of the document's guess ... */
	char guessed_lang[SK_GUESS_SIZE]; /* ... and what came out */
	struct sk_table table;            /* term number i has entries[i] */
	struct sk_terms_entry *entries;
	size_t entry_cap;
	struct sk_terms_occurrence *seen;
	size_t seen_count, seen_cap;
	struct xc_posting *postings;
	size_t posting_cap;
	struct sk_buf name;
	uint32_t base;       /* last position used */
	bool without_places; /* no document has positions */
	bool unplaced;       /* the one under way has none */
	bool kanji;          /* seen, that may be Japanese */
	/* the call of sk_terms_text() under way */
	const struct sk_field_type *field;
	struct sakuin_str block;
	bool japanese; /* it may be */
	uint32_t last;
};

/* Guess the language of the paragraph TEXT; often it is the whole document,
 * and known. */
SK_MUST_CHECK bool sk_terms_guess_block(struct sk_terms *t,
					struct sakuin_str text,
					char out[SK_GUESS_SIZE],
					struct sakuin_error *err);

#endif
