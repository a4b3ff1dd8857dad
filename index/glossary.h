/* glossary.h - what the documents of a database say of how names are read.
 *
 * Each gloss (gloss.h) is two terms of its document, without weight:
 *     XGN:name=XRJ:key    to find how the name is read
 *     XGS:XRJ:key=name    to find which name is read so
 * so that it is counted, merged and removed with its documents and nothing
 * has to be kept beside them; to look one up is to look for a term. */
#ifndef SK_GLOSSARY_H
#define SK_GLOSSARY_H

#include "terms.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Add the glosses of TEXT, in LANG, to T. */
SK_MUST_CHECK bool sk_glossary_add(struct sk_terms *t, struct sakuin_str text,
				   struct sakuin_str lang,
				   struct sakuin_error *err);
/* The same of RUBY, lines of "name（reading）": there is no doubt about where
 * the names begin, or that what is at them is how they are read. */
SK_MUST_CHECK bool sk_glossary_ruby(struct sk_terms *t, struct sakuin_str ruby,
				    struct sakuin_str lang,
				    struct sakuin_error *err);

/* The glosses of a database, but for those of names whose reading people
 * corrected (correction.h): who looks for such a name goes by what they said. */
struct sk_glossary;

/* Read the corrections of DB, which has to stay open; free the result with
 * sk_glossary_free(). */
SK_MUST_CHECK struct sk_glossary *sk_glossary_new(struct xc_db *db,
						  struct sakuin_error *err);
void sk_glossary_free(struct sk_glossary *g);
/* Are there no glosses? */
bool sk_glossary_is_empty(const struct sk_glossary *g);

/* A reading or a name, that DOCUMENTS have. */
struct sk_glossed {
	enum sakuin_reading reading;
	struct sakuin_str text;
	uint32_t documents;
};
typedef bool sk_glossed_fn(void *ctx, const struct sk_glossed *glossed,
			   struct sakuin_error *err);

enum { SK_GLOSSARY_MOST = 16 }; /* of one name, or of one sound */

/* Send FN how NAME, without spaces, is read. */
SK_MUST_CHECK bool sk_glossary_readings(const struct sk_glossary *g,
					struct sakuin_str name,
					sk_glossed_fn *fn, void *ctx,
					struct sakuin_error *err);
/* Send FN the names that are read as KEY, in READING. */
SK_MUST_CHECK bool sk_glossary_names(const struct sk_glossary *g,
				     enum sakuin_reading reading,
				     struct sakuin_str key, sk_glossed_fn *fn,
				     void *ctx, struct sakuin_error *err);
/* A name that a gloss may be of or, where it is read so, how it sounds. */
struct sk_gloss_start {
	enum sakuin_reading reading; /* NONE for a name, or an acronym */
	struct sakuin_str text;
	bool found;
};
/* Which of COUNT STARTS does a name that has a gloss begin with or, if SOUNDS,
 * does a gloss say that something is read as?  To ask this of all together is
 * much cheaper than to look for each.  ARENA is for the time it takes. */
SK_MUST_CHECK bool sk_glossary_starts(const struct sk_glossary *g, bool sounds,
				      struct sk_gloss_start *starts,
				      size_t count, struct sk_arena *arena,
				      struct sakuin_error *err);
/* How many bytes of TEXT, from its begin, are the longest name of less than
 * MOST characters that has a gloss; 0 if there is none of two or more. */
SK_MUST_CHECK bool sk_glossary_longest(const struct sk_glossary *g,
				       struct sakuin_str text, size_t most,
				       size_t *len, struct sakuin_error *err);

/* Who says that NAME is read as KEY: how many documents, and the first one; 0
 * if none does. */
struct sk_gloss_source {
	uint32_t documents, docid;
};
SK_MUST_CHECK bool sk_glossary_source(struct xc_db *db, struct sakuin_str name,
				      enum sakuin_reading reading,
				      struct sakuin_str key,
				      struct sk_gloss_source *out,
				      struct sakuin_error *err);

#ifdef __cplusplus
}
#endif
#endif
