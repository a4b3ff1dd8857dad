/* terms.h - from tokens to the postings of one document. */
#ifndef SK_TERMS_H
#define SK_TERMS_H

#include "document.h"
#include "schema.h"
#include "xapian_c.h"

#ifdef __cplusplus
extern "C" {
#endif

struct sk_terms;
struct sk_lang;

/* One thread at a time.  Free with sk_terms_free(). */
SK_MUST_CHECK struct sk_terms *sk_terms_new(struct sakuin_error *err);
/* The same with another chain than SK_SCHEMA_CHAIN. */
SK_MUST_CHECK struct sk_terms *sk_terms_new_chain(const char *chain,
						  struct sakuin_error *err);
void sk_terms_free(struct sk_terms *t);
/* From now on no term has positions. */
void sk_terms_without_places(struct sk_terms *t);

/* Forget the last document. */
void sk_terms_reset(struct sk_terms *t);

/* The languages that documents are in when they do not say: NULL or "" for
 * guessing. */
void sk_terms_language(struct sk_terms *t, const char *lang);

/* Guess the language of DOC if it says none, and set it. */
SK_MUST_CHECK bool sk_terms_guess(struct sk_terms *t, struct sk_document *doc,
				  struct sakuin_error *err);

/* That of documents' words; not while a text is being added. */
struct sakuin_analyzer *sk_terms_analyzer(struct sk_terms *t);

/* Memory that lives until the next sk_terms_reset(). */
struct sk_arena *sk_terms_arena(struct sk_terms *t);

/* Add the words of TEXT under FIELD. */
SK_MUST_CHECK bool sk_terms_text(struct sk_terms *t, enum sk_field_id field,
				 struct sakuin_str text, struct sakuin_str lang,
				 struct sakuin_error *err);

/* Add one filter term; longer than Xapian takes: silently left out. */
SK_MUST_CHECK bool sk_terms_filter(struct sk_terms *t, enum sk_field_id field,
				   struct sakuin_str value,
				   struct sakuin_error *err);

/* Let what comes have no places, so that nobody can put the text together
 * again; until the next sk_terms_reset(). */
void sk_terms_unplaced(struct sk_terms *t);

/* Let what comes stand from POSITION on: behind, but not next to, what is in
 * the document already. */
void sk_terms_behind(struct sk_terms *t, uint32_t position);

/* Were there kanji that may be Japanese? */
bool sk_terms_has_kanji(const struct sk_terms *t);

/* All postings so far, grouped by term, positions ascending; valid until the
 * next call. */
SK_MUST_CHECK bool sk_terms_postings(struct sk_terms *t,
				     const struct xc_posting **out,
				     size_t *count, struct sakuin_error *err);

#ifdef __cplusplus
}
#endif
#endif
