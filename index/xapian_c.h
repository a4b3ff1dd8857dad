/* xapian_c.h - the part of Xapian that sakuin needs, as a C ABI.
 *
 * Plain structs in, plain structs out.  Nothing throws and no C++ type is
 * seen; each call that can fail returns false (or NULL) and fills *err.  No
 * policy lives here: no stemming, no prefixes, no defaults of ours.
 *
 * Handles are opaque; one thread at a time may use a handle and whatever was
 * made from it.  Strings handed to a callback are valid until it returns. */
#ifndef XAPIAN_C_H
#define XAPIAN_C_H

#include "base.h"

#ifdef __cplusplus
extern "C" {
#endif

/* ------------------------------------------------------------ databases */

struct xc_db;

/* The Xapian that we run with, e.g. "1.4.22". */
const char *xc_version(void);

/* Open COUNT databases (directories or stub files) to be read as one. */
SK_MUST_CHECK struct xc_db *xc_open(const char *const *paths, size_t count,
				    struct sakuin_error *err);
/* Open PATH for writing; made if absent.  SAKUIN_ELOCKED if another writer
 * has it. */
SK_MUST_CHECK struct xc_db *xc_open_writer(const char *path,
					   struct sakuin_error *err);
/* Open COUNT databases for writing as one; each is made if absent.  Metadata,
 * spelling and synonyms are those of the first.  They are committed one by
 * one, the first last: what is in that is nowhere missing. */
SK_MUST_CHECK struct xc_db *xc_open_writers(const char *const *paths,
					    size_t count,
					    struct sakuin_error *err);
/* Of those the one PART alone, counted from 0, for its metadata and numbers:
 * another handle, to be closed before DB is; what is written through it is
 * committed with DB. */
SK_MUST_CHECK struct xc_db *xc_part(struct xc_db *db, size_t part,
				    struct sakuin_error *err);
/* Drops what was not committed.  NULL is fine. */
void xc_close(struct xc_db *db);
/* Let a reader see the newest revision. */
SK_MUST_CHECK bool xc_reopen(struct xc_db *db, struct sakuin_error *err);
SK_MUST_CHECK bool xc_commit(struct xc_db *db, struct sakuin_error *err);

/* Was anything written since the last commit? */
bool xc_changed(const struct xc_db *db);

struct xc_stats {
	uint32_t documents, last_docid;
	double average_length;
	bool placed; /* some term has positions */
};
SK_MUST_CHECK bool xc_stats(struct xc_db *db, struct xc_stats *out,
			    struct sakuin_error *err);

/* User metadata.  A missing key gives an empty value; setting an empty value
 * removes the key.  Keys are 1 to 255 bytes.  With several databases only
 * the first is read (as Xapian does). */
SK_MUST_CHECK bool xc_metadata_get(struct xc_db *db, struct sakuin_str key,
				   struct sk_buf *out,
				   struct sakuin_error *err);
SK_MUST_CHECK bool xc_metadata_set(struct xc_db *db, struct sakuin_str key,
				   struct sakuin_str value,
				   struct sakuin_error *err);

/* Return false, with *err set, to stop. */
typedef bool xc_name_fn(void *ctx, struct sakuin_str name, uint32_t freq,
			struct sakuin_error *err);
typedef bool xc_docid_fn(void *ctx, uint32_t docid, uint32_t wdf,
			 struct sakuin_error *err);

/* Metadata keys that start with PREFIX, in order; freq is 0. */
SK_MUST_CHECK bool xc_metadata_keys(struct xc_db *db, struct sakuin_str prefix,
				    xc_name_fn *fn, void *ctx,
				    struct sakuin_error *err);
/* Terms that start with PREFIX, in order, with their document counts. */
SK_MUST_CHECK bool xc_terms(struct xc_db *db, struct sakuin_str prefix,
			    xc_name_fn *fn, void *ctx,
			    struct sakuin_error *err);
/* FOUND[i]: does a term begin with STARTS[i]?  These are COUNT texts in the
 * order of their bytes, which all begin with PREFIX.  One look at the database
 * for all costs little more than one for each that is far from the others. */
SK_MUST_CHECK bool xc_terms_begin(struct xc_db *db, struct sakuin_str prefix,
				  const struct sakuin_str *starts, size_t count,
				  bool *found, struct sakuin_error *err);
/* Documents that hold TERM, in docid order; the empty term: all. */
SK_MUST_CHECK bool xc_postings(struct xc_db *db, struct sakuin_str term,
			       xc_docid_fn *fn, void *ctx,
			       struct sakuin_error *err);
/* Terms of one document; freq is the wdf.  SAKUIN_ENOTFOUND if absent. */
SK_MUST_CHECK bool xc_document_terms(struct xc_db *db, uint32_t docid,
				     xc_name_fn *fn, void *ctx,
				     struct sakuin_error *err);
SK_MUST_CHECK bool xc_document_data(struct xc_db *db, uint32_t docid,
				    struct sk_buf *out,
				    struct sakuin_error *err);
SK_MUST_CHECK bool xc_document_value(struct xc_db *db, uint32_t docid,
				     uint32_t slot, struct sk_buf *out,
				     struct sakuin_error *err);
SK_MUST_CHECK bool xc_term_freq(struct xc_db *db, struct sakuin_str term,
				uint32_t *out, struct sakuin_error *err);
/* Position lists are not exposed: the stored text is analysed instead. */

/* ------------------------------------------------------------ documents */

/* One posting.  position 0 means "no position". */
struct xc_posting {
	struct sakuin_str term; /* with prefix; 1 to SAKUIN_TERM_MAX bytes */
	uint32_t position;
	uint32_t wdf;
};

struct xc_value {
	uint32_t slot;
	struct sakuin_str bytes;
};

struct xc_document {
	struct sakuin_str data;
	const struct xc_posting *postings;
	size_t posting_count;
	const struct xc_value *values;
	size_t value_count;
};

/* Add DOC, or replace document *DOCID if that is not 0; *DOCID is set to the
 * number that it has then. */
SK_MUST_CHECK bool xc_put(struct xc_db *db, const struct xc_document *doc,
			  uint32_t *docid, struct sakuin_error *err);
/* The same; what is added goes to database PART of those that are written as
 * one. */
SK_MUST_CHECK bool xc_put_part(struct xc_db *db, size_t part,
			       const struct xc_document *doc, uint32_t *docid,
			       struct sakuin_error *err);
/* Give document DOCID another record and one other value; its postings are
 * left alone, which makes it cheap. */
SK_MUST_CHECK bool xc_touch(struct xc_db *db, uint32_t docid,
			    struct sakuin_str data,
			    const struct xc_value *value,
			    struct sakuin_error *err);
/* Take the postings of MINUS away from document DOCID and add those of PLUS,
 * its values, and its record unless that has no pointer.  What is not there
 * to be taken away is passed over; a term goes when neither weight nor a
 * position is left of it. */
SK_MUST_CHECK bool xc_patch(struct xc_db *db, uint32_t docid,
			    const struct xc_document *minus,
			    const struct xc_document *plus,
			    struct sakuin_error *err);
SK_MUST_CHECK bool xc_delete(struct xc_db *db, uint32_t docid,
			     struct sakuin_error *err);
/* Add (or with a negative COUNT remove) occurrences of WORD in the spelling
 * dictionary. */
SK_MUST_CHECK bool xc_spelling_add(struct xc_db *db, struct sakuin_str word,
				   int32_t count, struct sakuin_error *err);
/* Every word of the spelling dictionary, in order; freq is its count. */
SK_MUST_CHECK bool xc_spelling_words(struct xc_db *db, xc_name_fn *fn,
				     void *ctx, struct sakuin_error *err);
/* The nearest word within EDITS edits, or an empty buffer. */
SK_MUST_CHECK bool xc_spelling_suggest(struct xc_db *db, struct sakuin_str word,
				       uint32_t edits, struct sk_buf *out,
				       struct sakuin_error *err);
/* The longest key and value of a synonym, in bytes. */
#define XC_SYNONYM_MAX ((size_t)240)
/* Words that start with PREFIX and have synonyms, in order; freq is 0. */
SK_MUST_CHECK bool xc_synonym_keys(struct xc_db *db, struct sakuin_str prefix,
				   xc_name_fn *fn, void *ctx,
				   struct sakuin_error *err);
/* The synonyms of KEY, in order; freq is 0. */
SK_MUST_CHECK bool xc_synonyms(struct xc_db *db, struct sakuin_str key,
			       xc_name_fn *fn, void *ctx,
			       struct sakuin_error *err);
/* Give KEY these synonyms and no others; COUNT may be 0.  SAKUIN_EINVAL if one
 * is longer than XC_SYNONYM_MAX: Xapian would write it and never read it. */
SK_MUST_CHECK bool xc_synonyms_set(struct xc_db *db, struct sakuin_str key,
				   const struct sakuin_str *values,
				   size_t count, struct sakuin_error *err);
/* Write to OUT what changes with every commit to the local database PATH. */
SK_MUST_CHECK bool xc_state(const char *path, struct sk_buf *out,
			    struct sakuin_error *err);
/* Write COUNT databases one behind the other into the new database TO,
 * compacted; documents are numbered anew in order. */
SK_MUST_CHECK bool xc_compact(const char *const *from, size_t count,
			      const char *to, struct sakuin_error *err);

/* Xapian's sortable_serialise(); OUT has room for 9 bytes. */
size_t xc_sortable(double value, char out[9]);
double xc_sortable_decode(struct sakuin_str bytes);

/* -------------------------------------------------------------- queries */

struct xc_query;

enum xc_op {
	XC_TERM, /* the empty term matches every document */
	XC_AND,
	XC_OR,
	XC_AND_NOT,
	XC_XOR,
	XC_AND_MAYBE,
	XC_FILTER,
	XC_NEAR,
	XC_PHRASE,
	XC_ELITE,
	XC_SYNONYM,
	XC_SCALE,       /* one child, times factor */
	XC_VALUE_RANGE, /* slot, low, high; either may be empty; the same */
	XC_OPAQUE       /* a node that can't be taken apart: keep it whole */
};

/* A query tree as plain data, in an arena. */
struct xc_node {
	enum xc_op op;
	struct sakuin_str term; /* XC_TERM */
	uint32_t wqf, position; /* XC_TERM */
	uint32_t window;        /* XC_NEAR, XC_PHRASE, XC_ELITE */
	double factor;          /* XC_SCALE */
	uint32_t slot;          /* XC_VALUE_RANGE */
	struct sakuin_str low, high;
	struct xc_node **children;
	size_t count;
	const void *opaque; /* XC_OPAQUE: the shim's; copy it, don't touch */
};

/* Take QUERY apart, let FN make another tree of it, and build that into a
 * new query.  FN allocates in ARENA, may reuse nodes, and returns the new
 * root (the old one unchanged is fine; NULL with *err set stops).  Nodes are
 * valid until FN returns.  What Xapian hides (positions, wqf, windows) is
 * read from the serialised form and checked by building it again; a node
 * that does not come out the same is OPAQUE. */
typedef struct xc_node *xc_rewrite_fn(void *ctx, struct xc_node *root,
				      struct sk_arena *arena,
				      struct sakuin_error *err);
SK_MUST_CHECK struct xc_query *xc_query_rewrite(const struct xc_query *query,
						xc_rewrite_fn *fn, void *ctx,
						struct sakuin_error *err);
/* Build a query from a tree that holds no OPAQUE node. */
SK_MUST_CHECK struct xc_query *xc_query_build(const struct xc_node *root,
					      struct sakuin_error *err);
SK_MUST_CHECK bool xc_query_serialise(const struct xc_query *query,
				      struct sk_buf *out,
				      struct sakuin_error *err);
SK_MUST_CHECK struct xc_query *xc_query_unserialise(struct sakuin_str bytes,
						    struct sakuin_error *err);
/* Xapian's own description, e.g. "Query((a@1 OR b@2))". */
SK_MUST_CHECK bool xc_query_describe(const struct xc_query *query,
				     struct sk_buf *out,
				     struct sakuin_error *err);
/* Every distinct term; freq is 0. */
SK_MUST_CHECK bool xc_query_terms(const struct xc_query *query, xc_name_fn *fn,
				  void *ctx, struct sakuin_error *err);
/* The query matches nothing whatever the database (Query::empty()). */
bool xc_query_empty(const struct xc_query *query);
void xc_query_free(struct xc_query *query);

/* Xapian::QueryParser. */
struct xc_prefix {
	const char *field, *prefix;
	bool boolean; /* a filter, e.g. lang:ja */
};

/* A field whose values FN makes a query of, FIELD:FROM and, if RANGE,
 * FIELD:FROM..TO, of which one may be empty; of one value FROM and TO are the
 * same.  FN allocates in ARENA and returns NULL with *err set to stop. */
struct xc_special {
	const char *field;
	bool range;
};
typedef struct xc_node *xc_special_fn(void *ctx, const char *field,
				      struct sakuin_str from,
				      struct sakuin_str to,
				      struct sk_arena *arena,
				      struct sakuin_error *err);

enum xc_parse_flag {
	XC_PARSE_BOOLEAN = 1,   /* AND OR NOT and brackets */
	XC_PARSE_PHRASE = 2,    /* "..." and hyphenated words, NEAR, ADJ */
	XC_PARSE_LOVEHATE = 4,  /* + and - */
	XC_PARSE_WILDCARD = 16, /* word* */
	XC_PARSE_PURE_NOT = 32  /* NOT a */
};

/* How words become leaves.  MARKED puts "Z" before what Xapian would stem
 * without changing it, so that a quoted word (no Z) is told from a loose
 * one; STOCK stems with `stemmer` as quest and Omega do. */
enum xc_stemming { XC_STEM_NONE, XC_STEM_MARKED, XC_STEM_STOCK };

struct xc_parser {
	const struct xc_prefix *prefixes;
	size_t prefix_count;
	enum xc_op default_op; /* XC_AND or XC_OR */
	uint32_t flags;        /* of enum xc_parse_flag */
	enum xc_stemming stemming;
	const char *stemmer;     /* with XC_STEM_STOCK: "english" ... */
	uint32_t wildcard_limit; /* most terms of one wildcard; 0: no limit */
	const struct xc_special *specials;
	size_t special_count;
	xc_special_fn *special;
	void *special_ctx;
};

/* DB may be NULL; it is asked which words with suffixes exist (C++) and for
 * wildcards.  SAKUIN_EINVAL with Xapian's message if TEXT does not parse. */
SK_MUST_CHECK struct xc_query *xc_query_parse(const struct xc_parser *parser,
					      struct xc_db *db,
					      struct sakuin_str text,
					      struct sakuin_error *err);

/* --------------------------------------------------------------- search */

struct xc_search {
	uint32_t first, limit, check_at_least;
	double k1, k3, b, min_length; /* BM25; k2 is 0 */
	bool sort_by_value;           /* then by weight */
	uint32_t sort_slot;
	bool sort_descending;
	bool collapse; /* of hits with one value in that slot keep the best */
	uint32_t collapse_slot;
};

struct xc_hit {
	uint32_t rank; /* from 1 */
	uint32_t docid;
	double weight;
	struct sakuin_str data;
};
typedef bool xc_hit_fn(void *ctx, const struct xc_hit *hit,
		       struct sakuin_error *err);

/* Run QUERY; hits in order, by docid where equal.  *ESTIMATE (may be NULL)
 * is Xapian's estimate of all matches.  A query over a database that was
 * changed meanwhile fails with SAKUIN_EMODIFIED before the first hit. */
SK_MUST_CHECK bool xc_search(struct xc_db *db, const struct xc_query *query,
			     const struct xc_search *options, xc_hit_fn *fn,
			     void *ctx, uint32_t *estimate,
			     struct sakuin_error *err);

/* -------------------------------------- stock behaviour, for tests, bench */

/* What Xapian::TermGenerator makes of TEXT: terms in order with each of
 * their positions (one call each), and once with position 0 where a term has
 * none.  STEMMER may be NULL. */
typedef bool xc_posting_fn(void *ctx, const struct xc_posting *posting,
			   struct sakuin_error *err);
SK_MUST_CHECK bool xc_stock_terms(struct sakuin_str text, const char *stemmer,
				  xc_posting_fn *fn, void *ctx,
				  struct sakuin_error *err);
/* Index TEXT with a bare TermGenerator and add it to DB. */
SK_MUST_CHECK bool xc_stock_add(struct xc_db *db, struct sakuin_str text,
				const char *stemmer, struct sakuin_error *err);
/* Xapian::Stem. */
SK_MUST_CHECK bool xc_stock_stem(const char *language, struct sakuin_str word,
				 struct sk_buf *out, struct sakuin_error *err);

#ifdef __cplusplus
}
#endif
#endif
