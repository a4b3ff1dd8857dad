/* sakuin.h - multilingual indexing for Xapian: the public API and the
 * vocabulary that all parts share.
 *
 * Strings are UTF-8.  `size_t len` counts bytes; ranges are [start, end).
 * A function that can fail returns false or NULL and fills *err, which the
 * caller provides and which is never NULL; *err means something only after
 * a failure.  The library never prints, exits or reads the environment.
 *
 * What a callback is given belongs to the library and is valid until the
 * callback returns: copy what is to be kept.  What a call is given belongs to
 * the caller and need not outlive the call.  A callback must not use the
 * object that is calling it.
 *
 * There is nothing to initialise, and no state but in objects.  One thread at
 * a time may use an object; threads that each have their own analyzer or
 * rewriter, also of the same database, need no lock.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef SAKUIN_H
#define SAKUIN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define SAKUIN_VERSION "0.1.0"

#if defined(__GNUC__)
#define SAKUIN_API __attribute__((visibility("default")))
#define SAKUIN_MUST_CHECK __attribute__((warn_unused_result))
#define SAKUIN_PRINTF(f, a) __attribute__((format(printf, f, a)))
#else
#define SAKUIN_API
#define SAKUIN_MUST_CHECK
#define SAKUIN_PRINTF(f, a)
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* Bytes that belong to someone else; no NUL at the end. */
struct sakuin_str {
	const char *ptr;
	size_t len;
};

/* What went wrong, as far as a caller would act differently. */
enum sakuin_code {
	SAKUIN_OK = 0,
	SAKUIN_ENOMEM,    /* an allocation failed */
	SAKUIN_EINVAL,    /* the input or an argument is wrong */
	SAKUIN_ELOCKED,   /* another process is writing to the database */
	SAKUIN_EMODIFIED, /* the database moved on: reopen and try again */
	SAKUIN_ENOTFOUND, /* no such database, document or file */
	SAKUIN_ESCHEMA,   /* the database has another schema: rebuild it */
	SAKUIN_EDB,       /* any other complaint of Xapian */
	SAKUIN_EIO,       /* reading or writing a file failed */
	SAKUIN_EINTERNAL  /* our mistake */
};

/* Why a call failed.  Lives on the caller's stack; never allocates. */
struct sakuin_error {
	enum sakuin_code code;
	char text[500]; /* one line, NUL-terminated, no final newline */
};

/* Is the text to be stored or to be looked for? */
enum sakuin_mode { SAKUIN_INDEX, SAKUIN_QUERY };

/* What one token is.  Everything but a WORD is a variant of, or made from,
 * the words around it. */
enum sakuin_kind {
	SAKUIN_WORD,   /* as Xapian's own parser would lower-case it */
	SAKUIN_FOLD,   /* NFKC case folding, and no accents */
	SAKUIN_PART,   /* Korean word without its particles */
	SAKUIN_STEM,   /* Snowball stem of any of the above */
	SAKUIN_JOIN,   /* several unspaced words in one piece */
	SAKUIN_GRAM,   /* two neighbouring characters */
	SAKUIN_READING /* a reading key */
};

/* The language in which a READING was read. */
enum sakuin_reading {
	SAKUIN_READ_NONE, /* it is no READING */
	SAKUIN_READ_JA,
	SAKUIN_READ_KO,
	SAKUIN_READ_ZH
};

/* The script of a token's first letter; of a READING, of what was
 * read. */
enum sakuin_script {
	SAKUIN_OTHER, /* any script that is not named below */
	SAKUIN_NUMBER,
	SAKUIN_LATIN,
	SAKUIN_GREEK,
	SAKUIN_CYRILLIC,
	SAKUIN_HANGUL,
	SAKUIN_HAN,
	SAKUIN_HIRAGANA,
	SAKUIN_KATAKANA,
	SAKUIN_SEASIAN /* Thai, Lao, Khmer, Myanmar: no spaces */
};

/* One token of a field.  `text` is valid until the function that received
 * the token returns. */
struct sakuin_token {
	struct sakuin_str text;
	uint32_t start, end; /* bytes of the analysed field */
	uint32_t position;   /* counts words, from 1 */
	uint32_t run; /* words written in one piece share a number; 0: alone */
	enum sakuin_kind kind;
	enum sakuin_script script;
	enum sakuin_reading reading;
	bool stop;    /* a stop word: found in phrases, not looked for alone */
	bool grammar; /* Hiragana of no meaning: a place, but no weight */
	uint8_t mute; /* between stages: analyzers/names.h */
};

/* Text to analyse.  `lang` is an ISO 639-1 code, or empty for unknown. */
struct sakuin_field {
	struct sakuin_str text; /* valid UTF-8, at most SAKUIN_FIELD_MAX */
	struct sakuin_str lang;
};

#define SAKUIN_FIELD_MAX ((size_t)64 * 1024 * 1024) /* bytes */
#define SAKUIN_TERM_MAX ((size_t)245)               /* bytes, Xapian's limit */

/* Receives tokens in the order of their positions.  Return false, with *err
 * set, to stop the analysis. */
typedef bool sakuin_token_fn(void *ctx, const struct sakuin_token *token,
			     struct sakuin_error *err);

struct sakuin_analyzer;

/* The version of the library, e.g. "0.1.0". */
SAKUIN_API const char *sakuin_version(void);

/* The chain that databases are made with; see sakuin-chain(7). */
#define SAKUIN_CHAIN                                                           \
	"words | fold | han | hangul | romaji | romaja | pinyin | stop | "     \
	"stem:auto"

/* Build the chain described by SPEC, e.g. "words | fold | stem:english";
 * NULL is the library's SAKUIN_CHAIN.
 * Returns NULL and fills *err (SAKUIN_EINVAL) for an unknown stage or
 * option.  The caller frees the result with sakuin_analyzer_free().  One
 * thread at a time may use an analyzer; make one per thread. */
SAKUIN_API SAKUIN_MUST_CHECK struct sakuin_analyzer *
sakuin_analyzer_new(const char *spec, enum sakuin_mode mode,
		    struct sakuin_error *err);

/* Release an analyzer; NULL is fine. */
SAKUIN_API void sakuin_analyzer_free(struct sakuin_analyzer *a);

/* Send every token of FIELD to FN.  Fails with SAKUIN_EINVAL if the field is
 * longer than SAKUIN_FIELD_MAX, with SAKUIN_ENOMEM, or as FN fails.  After a
 * failure the analyzer can be used again. */
SAKUIN_API SAKUIN_MUST_CHECK bool
sakuin_analyze(struct sakuin_analyzer *a, const struct sakuin_field *field,
	       sakuin_token_fn *fn, void *ctx, struct sakuin_error *err);

/* ------------------------------------------------------------- queries
 *
 * For programs that use Xapian by themselves, in any language: what they get
 * are the bytes of Xapian::Query::serialise(), which a Xapian of the same
 * series reads with Xapian::Query::unserialise(). */
struct sakuin_rewriter;

/* For queries to COUNT databases (folders or stub files) in PATHS, whose
 * words, and what they say of how names are read, count; COUNT may be 0.
 * SAKUIN_ENOTFOUND if one can't be opened, or SAKUIN_EDB.  Each call below sees
 * their newest state, so that a rewriter may be kept.  Free with
 * sakuin_rewriter_free().  One thread at a time may use it. */
SAKUIN_API SAKUIN_MUST_CHECK struct sakuin_rewriter *
sakuin_rewriter_new(const char *const *paths, size_t count,
		    struct sakuin_error *err);
/* NULL is fine. */
SAKUIN_API void sakuin_rewriter_free(struct sakuin_rewriter *r);

/* One line about a database that was made by other rules than this library's,
 * so that some words may be missed; else "".  It lives as long as R. */
SAKUIN_API const char *sakuin_rewriter_warning(const struct sakuin_rewriter *r);

/* Also look for the other names that the authority file PATH has (see
 * sakuin(1), OTHER NAMES). */
SAKUIN_API SAKUIN_MUST_CHECK bool
sakuin_rewriter_synonyms(struct sakuin_rewriter *r, const char *path,
			 struct sakuin_error *err);

/* Receives BYTES, valid until it returns.  Return false, with *err set, to
 * fail. */
typedef bool sakuin_bytes_fn(void *ctx, struct sakuin_str bytes,
			     struct sakuin_error *err);

/* Send FN the query that `sakuin search` makes of TEXT.  SAKUIN_EINVAL if
 * TEXT does not parse; or fails as FN does. */
SAKUIN_API SAKUIN_MUST_CHECK bool
sakuin_query_serialise(struct sakuin_rewriter *r, struct sakuin_str text,
		       sakuin_bytes_fn *fn, void *ctx,
		       struct sakuin_error *err);

/* Send FN what QUERY, the bytes of a query that Xapian's QueryParser made
 * with a stemmer, is in the terms of a database of sakuin: stems are read as
 * the words that they may stand for.  SAKUIN_EINVAL if QUERY is none. */
SAKUIN_API SAKUIN_MUST_CHECK bool
sakuin_query_rewrite(struct sakuin_rewriter *r, struct sakuin_str query,
		     sakuin_bytes_fn *fn, void *ctx, struct sakuin_error *err);

/* Why a spelling belongs to a word. */
enum sakuin_relation {
	SAKUIN_SAME_STEM,  /* an inflection, or another case or width */
	SAKUIN_SAME_SOUND, /* it also sounds so, in the language of `reading` */
	SAKUIN_OTHER_NAME  /* an authority file names it */
};

/* A spelling of a word, or another name. */
struct sakuin_form {
	struct sakuin_str text;
	enum sakuin_relation relation;
	enum sakuin_reading reading;
	uint32_t occurrences;   /* in the documents that were read; 0 for an
			       * OTHER_NAME, whose places are not looked up */
	uint32_t documents;     /* that have it */
	struct sakuin_str file; /* that has the OTHER_NAME, without folders */
	bool disputed;          /* that file says that not all call it so */
};
typedef bool sakuin_form_fn(void *ctx, const struct sakuin_form *form,
			    struct sakuin_error *err);

/* Send FN what a query for WORD, one word or a name in any script, also finds:
 * how the documents of R spell it, the most frequent first, out of the LIMIT
 * best of them; then other names.  The documents' texts must be in the
 * database (sakuin index --without=text).  SAKUIN_EINVAL if R has no
 * database. */
SAKUIN_API SAKUIN_MUST_CHECK bool
sakuin_expand(struct sakuin_rewriter *r, struct sakuin_str word, uint32_t limit,
	      sakuin_form_fn *fn, void *ctx, struct sakuin_error *err);

/* -------------------------------------------------------------- search
 *
 * For programs that do not use Xapian by themselves. */

/* A document that was found.  What is not known is empty or 0. */
struct sakuin_hit {
	uint32_t rank; /* from 1 */
	double score;
	struct sakuin_str id, kind; /* kind: "document" or "source" */
	struct sakuin_str title, lang, date, added, path, url;
	struct sakuin_str snippet; /* HTML: escaped, with <b> around matches */
	uint32_t page;             /* that the snippet is on, from 1 */
	uint32_t cites, cited_by;
};
typedef bool sakuin_hit_fn(void *ctx, const struct sakuin_hit *hit,
			   struct sakuin_error *err);

/* Send FN the hits of TEXT, a query as in sakuin(1), best first: LIMIT of them
 * behind the FIRST that are left out.  *ESTIMATE, unless ESTIMATE is NULL, is
 * about how many there are.  SAKUIN_EINVAL if TEXT does not parse or R has no
 * database; or fails as FN does. */
SAKUIN_API SAKUIN_MUST_CHECK bool
sakuin_search(struct sakuin_rewriter *r, struct sakuin_str text, uint32_t first,
	      uint32_t limit, sakuin_hit_fn *fn, void *ctx, uint32_t *estimate,
	      struct sakuin_error *err);

/* Send FN another spelling of the query TEXT, whose words that no document has
 * are written or sound nearly like others that some have; empty bytes if there
 * is none.  SAKUIN_EINVAL if R has no database. */
SAKUIN_API SAKUIN_MUST_CHECK bool sakuin_suggest(struct sakuin_rewriter *r,
						 struct sakuin_str text,
						 sakuin_bytes_fn *fn, void *ctx,
						 struct sakuin_error *err);

/* --------------------------------------------------------------- index */
struct sakuin_index;

/* Open the database PATH, a folder, to put documents into it; it is made if
 * there is none.  SAKUIN_ELOCKED if another process is at it, SAKUIN_ESCHEMA
 * if it was made by other rules.  Readers see what is committed.  Free with
 * sakuin_index_close(). */
SAKUIN_API SAKUIN_MUST_CHECK struct sakuin_index *
sakuin_index_open(const char *path, struct sakuin_error *err);

/* Drops what was not committed; NULL is fine. */
SAKUIN_API void sakuin_index_close(struct sakuin_index *x);

/* Add the document that LINE holds, or replace the one with its id.  LINE is
 * a JSON object as in NDJSON files: "id", and where known "title", "text",
 * "lang", "date", "url", "authors" (strings), "references" (strings or what
 * `sakuin refs` prints; without it the text is searched for them); other
 * members are kept.  Of "kind":"source" it is left out: sources are made of
 * the documents that cite them.  Its "rights" and "embargo" are obeyed: what
 * they forbid is not added, and the document with its id is removed.
 * SAKUIN_EINVAL, and nothing was changed, if LINE is no such object; the same
 * if its rights may be meant to forbid it, and then they do.  After any other
 * failure close X.  Now and then, to bound memory, this commits what was
 * added. */
SAKUIN_API SAKUIN_MUST_CHECK bool sakuin_index_add(struct sakuin_index *x,
						   struct sakuin_str line,
						   struct sakuin_error *err);

/* Remove the document ID; SAKUIN_ENOTFOUND if there is none. */
SAKUIN_API SAKUIN_MUST_CHECK bool sakuin_index_remove(struct sakuin_index *x,
						      struct sakuin_str id,
						      struct sakuin_error *err);

/* Let readers see all that was added and removed. */
SAKUIN_API SAKUIN_MUST_CHECK bool sakuin_index_commit(struct sakuin_index *x,
						      struct sakuin_error *err);

#ifdef __cplusplus
}
#endif
#endif
