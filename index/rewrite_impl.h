/* rewrite_impl.h - what the files of the rewriter share: rewrite.c (the tree),
 * _leaf, _phrase, _close, _gloss, _keys, _joined, _stems, _forms and
 * _equivalents. */
#ifndef SK_REWRITE_IMPL_H
#define SK_REWRITE_IMPL_H

#include "equivalents.h"
#include "glossary.h"
#include "leaf.h"
#include "node.h"
#include "rewrite.h"
#include "schema.h"

/* Under AND, + and NOT every word counts: a compound is not met by one of
 * its parts. */
enum rewrite_mode { REWRITE_LOOSE, REWRITE_STRICT, REWRITE_NEGATED };

struct sk_rewriter {
	struct sakuin_analyzer *analyzer;
	char lang[8];
	const char *asked; /* the language that a prefix asks for, or NULL */
	bool quotes, strict;
	bool by_stock;    /* parsers made the queries that come */
	bool stock;       /* leaves with a Z are stems */
	bool typed;       /* leaves are words that stood loose, without a Z */
	bool lone;        /* there is but one, which may have been quoted */
	struct xc_db *db; /* that attests words of stems, or NULL */
	struct xc_db *words;         /* that attests forms of words, or NULL */
	struct sk_glossary *glosses; /* or NULL */
	const struct sk_equivalents *equivalents; /* or NULL */
	sk_equivalent_fn *also; /* is told which were used, or NULL */
	void *also_ctx;
	sk_read_as_fn *read_as; /* is told of reading keys, or NULL */
	void *read_as_ctx;
	/* during one call */
	struct sk_arena *arena;
	struct rewrite_reads *reads; /* leaves that were read; or NULL */
	const struct xc_node *from;  /* the leaf being rewritten */
	struct sakuin_str prefix;    /* and its field */
};

enum { SK_UNSTEMMED = 8 };

/* Words that have the stem of a leaf, and can be read: as what, or NONE for
 * anything. */
struct sk_unstemmed {
	struct sakuin_str words[SK_UNSTEMMED];
	enum sakuin_reading readings[SK_UNSTEMMED];
	size_t count;
};

/* Is LEAF a stem, so that nobody knows what was typed? */
bool sk_rewrite_is_stem(const struct sk_rewriter *r,
			const struct sk_leaf *leaf);
/* The words for which LEAF, a stem, may stand. */
SK_MUST_CHECK bool sk_rewrite_unstem(struct sk_rewriter *r,
				     const struct sk_leaf *leaf,
				     struct sk_unstemmed *out,
				     struct sakuin_error *err);

/* Remember what is read from now on, as long as the arena lasts. */
SK_MUST_CHECK bool sk_rewrite_reads_begin(struct sk_rewriter *r,
					  struct sakuin_error *err);
/* Analyse LEAF; *OURS is false for a filter or an unknown prefix. */
SK_MUST_CHECK bool sk_rewrite_read(struct sk_rewriter *r,
				   const struct xc_node *leaf,
				   struct sk_leaf *out, bool *ours,
				   struct sakuin_error *err);
/* Is READING of the language that was asked for, if one was? */
bool sk_rewrite_wants(const struct sk_rewriter *r, enum sakuin_reading reading);
/* Read WORD of the field PREFIX and add its keys that are READING's to those
 * of ALL. */
SK_MUST_CHECK bool
sk_rewrite_read_keys(struct sk_rewriter *r, struct sakuin_str prefix,
		     struct sakuin_str word, enum sakuin_reading reading,
		     struct sk_leaf *all, struct sakuin_error *err);
/* What stands for the reading keys of LEAF, scaled; its parts too if PARTS. */
SK_MUST_CHECK bool sk_rewrite_keys(struct sk_rewriter *r,
				   const struct sk_leaf *leaf, bool parts,
				   struct sk_nodes *into,
				   struct sakuin_error *err);
/* The same for LEAF, a stem. */
SK_MUST_CHECK bool sk_rewrite_stem_keys(struct sk_rewriter *r,
					const struct sk_leaf *leaf,
					struct sk_nodes *into,
					struct sakuin_error *err);
/* The same for COUNT leaves read as one; nothing if that makes no sense. */
SK_MUST_CHECK bool sk_rewrite_joined(struct sk_rewriter *r,
				     struct xc_node *const *leaves,
				     size_t count, bool parts,
				     struct sk_nodes *into,
				     struct sakuin_error *err);
/* Add to LEAF the keys of readings that documents give it, or, if PARTS, names
 * in it. */
SK_MUST_CHECK bool sk_rewrite_glosses(struct sk_rewriter *r,
				      struct sk_leaf *leaf, bool parts,
				      struct sakuin_error *err);
/* What stands for the names that documents say are read as one of COUNT KEYS,
 * which are those of TYPED. */
SK_MUST_CHECK bool sk_rewrite_glossed(struct sk_rewriter *r,
				      struct sakuin_str typed,
				      const struct sk_leaf_key *keys,
				      size_t count, struct sk_nodes *into,
				      struct sakuin_error *err);
/* What stands for the names whose acronym LEAF is. */
SK_MUST_CHECK bool sk_rewrite_acronym(struct sk_rewriter *r,
				      const struct sk_leaf *leaf,
				      struct sk_nodes *into,
				      struct sakuin_error *err);
/* What stands for the closeness of neighbours among the words of NODE that are
 * not to DROP. */
SK_MUST_CHECK bool sk_rewrite_close(struct sk_rewriter *r,
				    const struct xc_node *node,
				    const bool *drop, struct sk_nodes *into,
				    struct sakuin_error *err);
/* Put LEAF behind NAME, as sk_equivalents_find() wants names. */
SK_MUST_CHECK bool sk_rewrite_name(const struct sk_rewriter *r,
				   const struct sk_leaf *leaf,
				   struct sk_buf *name,
				   struct sakuin_error *err);
/* What else NAME, and what else LEAF is called, scaled. */
SK_MUST_CHECK bool sk_rewrite_equivalents(struct sk_rewriter *r,
					  struct sakuin_str name,
					  struct sk_nodes *into,
					  struct sakuin_error *err);
SK_MUST_CHECK bool sk_rewrite_equivalents_of(struct sk_rewriter *r,
					     const struct sk_leaf *leaf,
					     struct sk_nodes *into,
					     struct sakuin_error *err);
/* The name TEXT as it may be in documents, in the field under way. */
SK_MUST_CHECK bool sk_rewrite_form(struct sk_rewriter *r,
				   struct sakuin_str text,
				   struct sk_nodes *into,
				   struct sakuin_error *err);
/* TEXT, a word or a run in Chinese characters, in the other forms of them that
 * the collection has: Z terms if STEM. */
SK_MUST_CHECK bool sk_rewrite_hanforms(struct sk_rewriter *r, bool stem,
				       struct sakuin_str text,
				       struct sk_nodes *into,
				       struct sakuin_error *err);
/* The words of LEAF next to each other; folded if FOLDED. */
SK_MUST_CHECK bool sk_rewrite_sequence(struct sk_rewriter *r,
				       const struct sk_leaf *leaf, bool folded,
				       struct sk_nodes *into,
				       struct sakuin_error *err);
/* The language that a phrase such as (ja, nakasone) asks for, or NULL. */
const char *sk_rewrite_asks(const struct xc_node *phrase);
/* Did a stock parser without a stemmer make the tree?  *LONE: it is but one
 * word, and one with a stemmer makes the same of that in quotation marks. */
bool sk_rewrite_typed(const struct xc_node *root, bool *lone);
/* Does the tree hold a reading key? */
bool sk_rewrite_done(const struct xc_node *node);

/* What stands for one leaf, or one phrase of leaves; NULL with *err set on
 * failure. */
struct xc_node *sk_rewrite_leaf(struct sk_rewriter *r, struct xc_node *node,
				enum rewrite_mode mode,
				struct sakuin_error *err);
struct xc_node *sk_rewrite_phrase(struct sk_rewriter *r, struct xc_node *node,
				  enum rewrite_mode mode,
				  struct sakuin_error *err);

#endif
