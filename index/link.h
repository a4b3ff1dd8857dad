/* link.h - the sources that documents cite, as documents of their own.
 *
 * A document holds the names of the references that it prints (XCITES:, see
 * cites.h).  A source is a document whose names (XV:) are those of all
 * references that mean it: references that share a key (XK:, source_key.h)
 * and are found to be the same (source_same.h), directly or through others.
 * So what is one source depends on the references alone and not on the order
 * in which they came; of its variants the one that the document with the
 * smallest id prints gives its name and, before the others, its fields.
 *
 * A document of the database that is the same as a reference is the source
 * that this reference means, and there is no other: of several the one with
 * the smallest id.  It keeps what it is; who cites it is kept beside
 * (SK_KEY_CITED), and its id is in XCITES: of those who do.
 *
 * Changes are collected and written before each commit, so that a database
 * is in step with itself whatever ends a run. */
#ifndef SK_LINK_H
#define SK_LINK_H

#include "reference.h"
#include "store.h"

#ifdef __cplusplus
extern "C" {
#endif

struct sk_links;
struct sk_source_matcher;

/* MATCHER is the caller's, and outlives it. */
SK_MUST_CHECK struct sk_links *sk_links_new(struct sk_source_matcher *matcher,
					    struct sakuin_error *err);
void sk_links_free(struct sk_links *l);

/* Document REPORT, whose text is TEXT, prints the references of LIST. */
SK_MUST_CHECK bool sk_links_add(struct sk_links *l, struct sakuin_str report,
				struct sakuin_str text,
				const struct sk_reference_list *list,
				struct sakuin_error *err);
/* Document REPORT no longer prints the reference NAME. */
SK_MUST_CHECK bool sk_links_drop(struct sk_links *l, struct sakuin_str report,
				 struct sakuin_str name,
				 struct sakuin_error *err);
/* Something was said of the reference NAME, of its FIELDS or only whether it
 * is the same as another: read it anew, and find its like again. */
SK_MUST_CHECK bool sk_links_touch(struct sk_links *l, struct sakuin_str name,
				  bool fields, struct sakuin_error *err);
/* Document ID came, was changed or went: what cites it may be another. */
SK_MUST_CHECK bool sk_links_document(struct sk_links *l, struct sakuin_str id,
				     struct sakuin_error *err);
/* Document DOCID, whose id is ID, is about to be written anew or removed: in
 * STORE, what cites it becomes a source by itself until the next flush. */
SK_MUST_CHECK bool sk_links_release(struct sk_links *l, struct sk_store *store,
				    uint32_t docid, struct sakuin_str id,
				    struct sakuin_error *err);
/* Is so much collected that it should be written? */
bool sk_links_full(const struct sk_links *l);
/* Write all changes to the sources in STORE. */
SK_MUST_CHECK bool sk_links_flush(struct sk_links *l, struct sk_store *store,
				  struct sakuin_error *err);

#ifdef __cplusplus
}
#endif
#endif
