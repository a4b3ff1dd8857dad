/* dictionary.h - what Xapian's own front ends can use of all this.
 *
 * A dictionary is a database without documents, or a part of one with: its
 * synonyms tell QueryParser (FLAG_AUTO_SYNONYMS) which terms of a collection
 * stand for what a reader types, its spelling words what may be meant.  The
 * collection may be anybody's: all that is read is its terms.
 *
 * Synonym keys, behind the prefix of their field ("", "S" ...):
 *   a word in lower case, not stemmed, as the parser sees it: "tokto";
 *   "Z" before prefix and stem, where the stem differs: "Znakason".  Xapian
 *   looks there when the word has nothing, the connector when it has a stem;
 *   two words with a space, from files of names alone: "liancourt rocks";
 *   a reading key as the schema writes it: "XRK:tokto".  No front end asks
 *   for these; sk_dictionary_find() does.
 * Values are complete terms: "Z", prefix and stem where the collection has
 * that, else the raw term; the best SK_DICTIONARY_VALUES of each key. */
#ifndef SK_DICTIONARY_H
#define SK_DICTIONARY_H

#include "xapian_c.h"

#ifdef __cplusplus
extern "C" {
#endif

enum { SK_DICTIONARY_VALUES = 32 };

/* Why something was left out. */
enum sk_dictionary_lint {
	SK_LINT_VALUES,  /* a key has more values than a query should */
	SK_LINT_LENGTH,  /* a key or value that Xapian can't hold */
	SK_LINT_WORDS,   /* a name of three words or more */
	SK_LINT_SHADOWS, /* a name of two words that would hide single ones */
	SK_LINT_COUNT
};

struct sk_dictionary_options {
	const char *const *databases; /* that are read, as one */
	size_t count;
	const char *out; /* the dictionary; NULL: the only database itself */
	const char *const *names; /* authority files */
	size_t name_count;
	const char *stemmer; /* of the collection; NULL: "english" */
	size_t memory;       /* bytes to sort in; 0: as much as is usual */
	/* Told what is left out, one line each; may be NULL.  Not NULL: make
	 * the dictionary even if it is up to date. */
	void (*note)(void *ctx, enum sk_dictionary_lint why, const char *text);
	void *ctx;
};

struct sk_dictionary_summary {
	uint64_t terms;                   /* words that were read */
	uint64_t keys;                    /* that have synonyms now */
	uint64_t values;                  /* of all keys */
	uint64_t words;                   /* that are offered as spellings */
	uint64_t added, changed, removed; /* keys and words */
	uint64_t runs;                    /* unspaced ones of several words */
	uint64_t left_out[SK_LINT_COUNT];
	bool current; /* it was, so that nothing was done: all else is 0 */
};

/* Make a dictionary, or bring it up to date: readers see what was there or
 * what is there now.  Fails with SAKUIN_EINVAL if `out` is some other
 * database, or the only database is not of sakuin and `out` is NULL;
 * SAKUIN_ELOCKED, ENOTFOUND, EIO, ENOMEM and so on. */
SK_MUST_CHECK bool
sk_dictionary_build(const struct sk_dictionary_options *options,
		    struct sk_dictionary_summary *summary,
		    struct sakuin_error *err);

/* Make the dictionary that is in the database PATH again, as it was made, if
 * documents have changed since; *DONE is false if that need not be. */
SK_MUST_CHECK bool sk_dictionary_refresh(const char *path, bool *done,
					 struct sakuin_error *err);

/* Send FN the values for TERM, as a leaf of a query has it: raw, or with Z,
 * or a reading key; nothing if there are none.  DB may be several databases,
 * or any other. */
SK_MUST_CHECK bool sk_dictionary_find(struct xc_db *db, struct sakuin_str term,
				      xc_name_fn *fn, void *ctx,
				      struct sakuin_error *err);

/* Metadata of a dictionary: its format. */
#define SK_KEY_DICTIONARY "sakuin.dictionary"
#define SK_DICTIONARY_FORMAT "1"
/* And of what it was made. */
#define SK_KEY_DICTIONARY_OF "sakuin.dictionary.of"
/* Of one that is in a database with documents: with what. */
#define SK_KEY_DICTIONARY_WITH "sakuin.dictionary.with"
/* Documents have changed since. */
#define SK_KEY_DICTIONARY_BEHIND "sakuin.dictionary.behind"

#ifdef __cplusplus
}
#endif
#endif
