/* leaf.h - the words in one leaf of a query, as the analyzer sees them. */
#ifndef SK_LEAF_H
#define SK_LEAF_H

#include "xapian_c.h"

enum {
	SK_LEAF_WORDS = 32,
	SK_LEAF_STEMS = 3,
	SK_LEAF_GRAMS = 16,
	SK_LEAF_JOINS = 8,
	SK_LEAF_KEYS = 512
};

/* A reading key of bytes [start, end) of the leaf's text. */
struct sk_leaf_key {
	enum sakuin_reading reading;
	struct sakuin_str text;
	uint32_t start, end;
	bool whole; /* it covers the leaf, or all but its particles */
	bool gloss; /* a document says so */
};

/* Neighbouring words in one piece: the longest from each beginning. */
struct sk_leaf_join {
	struct sakuin_str text;
	uint32_t start, end; /* bytes of the leaf's text */
	bool stems;          /* it is a Z term */
	bool whole;          /* it covers the leaf */
};

/* One word and its variants; empty where there is none. */
struct sk_leaf_word {
	struct sakuin_str raw, fold, part;
	struct sakuin_str stems[SK_LEAF_STEMS]; /* of the raw form first */
	struct sakuin_str fold_stem, part_stem;
	size_t stem_count;
	struct sakuin_str grams[SK_LEAF_GRAMS];
	size_t gram_count;
	enum sakuin_script script;
	bool stop;
};

struct sk_leaf {
	struct sakuin_str text;   /* as it was typed, in lower case */
	struct sakuin_str prefix; /* of the field, "" for the text itself */
	bool loose;               /* it had a Z: not quoted, not hyphenated */
	size_t count;
	struct sk_leaf_join joins[SK_LEAF_JOINS];
	size_t join_count;
	struct sk_leaf_key *keys; /* those of the same bytes in a row */
	size_t key_count, key_cap;
	struct sk_leaf_word words[SK_LEAF_WORDS]; /* set up to `count` */
};

/* No text, no words, no keys. */
void sk_leaf_clear(struct sk_leaf *leaf);

/* Analyse the leaf TERM.  *OURS is false if it is no word: a filter, or a
 * prefix that the schema does not know.  Strings live in ARENA. */
SK_MUST_CHECK bool sk_leaf_read(struct sakuin_analyzer *analyzer,
				struct sakuin_str lang, struct sakuin_str term,
				struct sk_arena *arena, struct sk_leaf *out,
				bool *ours, struct sakuin_error *err);

/* The same for TEXT as it is typed: one word or several. */
SK_MUST_CHECK bool
sk_leaf_read_text(struct sakuin_analyzer *analyzer, struct sakuin_str lang,
		  struct sakuin_str text, struct sk_arena *arena,
		  struct sk_leaf *out, bool *ours, struct sakuin_error *err);

/* Make room for one more key of LEAF, which is not full. */
SK_MUST_CHECK bool sk_leaf_key_room(struct sk_leaf *leaf,
				    struct sk_arena *arena,
				    struct sakuin_error *err);

/* Add KEY, unless LEAF has it, or more than it can hold; its text is copied to
 * ARENA. */
SK_MUST_CHECK bool sk_leaf_key_add(struct sk_leaf *leaf, struct sk_arena *arena,
				   const struct sk_leaf_key *key,
				   struct sakuin_error *err);

#endif
