/* rewrite.h - from what Xapian's parser made of a query to what we index.
 *
 * A leaf becomes the stem and, at a twentieth, the word as typed, so that
 * the exact spelling comes first; an unspaced run becomes its words; a
 * phrase also meets its folded spelling.  All three, and neighbouring words,
 * also meet what sounds like them, by their reading keys; neighbours that a
 * document has side by side as well count more.  Where all words must be met,
 * each is also met by a name in one piece that it is a part of.  NEAR, wildcards,
 * value nodes, synonyms and filters stay untouched, and the right side of a
 * NOT is never widened beyond stem and fold.
 *
 * ja:WORD, ko:WORD and zh:WORD, which the parser takes for phrases, say what
 * language a word is in.  A query that holds a reading key has been here
 * before and is returned as it is. */
#ifndef SK_REWRITE_H
#define SK_REWRITE_H

#include "equivalents.h"
#include "node.h"
#include "xapian_c.h"

#ifdef __cplusplus
extern "C" {
#endif

struct sk_rewriter;

/* LANG is the language of queries, or NULL for unknown.  Free with
 * sk_rewriter_free(). */
SK_MUST_CHECK struct sk_rewriter *sk_rewriter_new(const char *lang,
						  struct sakuin_error *err);
void sk_rewriter_free(struct sk_rewriter *r);

/* Does the query that comes next hold a quotation mark?  The parser also
 * leaves the Z off unquoted runs that begin with a capital or a digit; without
 * quotation marks no run is taken for a phrase. */
void sk_rewriter_quotes(struct sk_rewriter *r, bool quotes);

/* Must all words of the query that comes next be met?  Then those of an
 * unspaced run too, also where it is the only one. */
void sk_rewriter_strict(struct sk_rewriter *r, bool strict);

/* Were the queries that come made by a stock parser (XC_STEM_STOCK)?  Then a
 * leaf with a Z is a stem, and what sounds like it is what sounds like the
 * words that have this stem, also those that DB, which may be NULL, holds. */
void sk_rewriter_stock(struct sk_rewriter *r, bool stock, struct xc_db *db);

/* From now on also believe what the documents of DB, which may be NULL and has
 * to stay open, say of how names are read (glossary.h), and look for the forms
 * of Chinese characters in which they have a word. */
SK_MUST_CHECK bool sk_rewriter_glosses(struct sk_rewriter *r, struct xc_db *db,
				       struct sakuin_error *err);

/* From now on also look for what EQUIVALENTS, which may be NULL, has for a
 * word or a few; each entry that is used goes to ALSO, unless that is NULL, as
 * often as it is. */
void sk_rewriter_equivalents(struct sk_rewriter *r,
			     const struct sk_equivalents *equivalents,
			     sk_equivalent_fn *also, void *ctx);

/* What stands for NAME, of an authority file, in a query; in ARENA. */
struct xc_node *sk_rewrite_name_node(struct sk_rewriter *r,
				     struct sakuin_str name,
				     struct sk_arena *arena,
				     struct sakuin_error *err);

/* Add to INTO what stands for the reading keys of COUNT leaves, or phrases of
 * leaves, read as one: of all of it, not of its parts. */
SK_MUST_CHECK bool sk_rewrite_sounds(struct sk_rewriter *r,
				     struct xc_node *const *leaves,
				     size_t count, struct sk_nodes *into,
				     struct sakuin_error *err);

/* A reading key in a query. */
struct sk_read_as {
	struct sakuin_str typed; /* in lower case; valid during the call */
	enum sakuin_reading reading;
	struct sakuin_str key;
	/* A name that documents say is read so: what was typed or, if the
	 * sound was, what is looked for as well; empty if nobody had to say. */
	struct sakuin_str name;
};
typedef bool sk_read_as_fn(void *ctx, const struct sk_read_as *key,
			   struct sakuin_error *err);
/* From now on tell FN, unless it is NULL, of each reading key. */
void sk_rewriter_readings(struct sk_rewriter *r, sk_read_as_fn *fn, void *ctx);

/* An xc_rewrite_fn whose ctx is a struct sk_rewriter.  Leaves are words, with
 * "Z" before those that stood loose (XC_STEM_MARKED). */
struct xc_node *sk_rewrite(void *ctx, struct xc_node *root,
			   struct sk_arena *arena, struct sakuin_error *err);

/* Weights of evidence, relative to the stem.  See the manual. */
#define SK_WEIGHT_RAW 0.05
#define SK_WEIGHT_ACCENT 0.15
#define SK_WEIGHT_JOIN 0.4
#define SK_WEIGHT_FOLDED_PHRASE 0.8
#define SK_WEIGHT_GRAM 0.5
/* Of an unspaced run as it was typed, where it may have been quoted: enough
 * for it to come first.  Questions, which nobody quotes, are in no document. */
#define SK_WEIGHT_PERHAPS_QUOTED 1.0
/* Of names that are said to be read as what was typed. */
#define SK_WEIGHT_GLOSS 0.5
/* Of words that stand as close in a document as in the query, to what they
 * count each for itself. */
#define SK_WEIGHT_CLOSE 0.3
/* Of other spellings that a dictionary has, where documents have no keys: what
 * has the one that was typed has none of them, and must come first. */
#define SK_WEIGHT_SYNONYM 0.4
/* Other names of the same thing; less than anything that was typed. */
#define SK_WEIGHT_EQUIVALENT 0.2
/* Of reading keys: of all that was typed, of a part of it, and of a part of a
 * sentence.  What has the spelling that was typed has its sound as well, so
 * that it comes first nevertheless.  Hangul, in which spelling and sound are
 * nearly one, meets by other terms as well. */
#define SK_WEIGHT_READING 1.0
#define SK_WEIGHT_PART_READING 0.5
#define SK_WEIGHT_SENTENCE_READING 0.02
#define SK_WEIGHT_HANGUL_READING 0.1
#define SK_WEIGHT_HANGUL_PART_READING 0.02

#ifdef __cplusplus
}
#endif
#endif
