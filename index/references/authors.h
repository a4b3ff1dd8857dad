/* authors.h - what the files about authors share. */
#ifndef SK_REF_AUTHORS_H
#define SK_REF_AUTHORS_H

#include "parse.h"

/* Is one of the words in [FROM, TO) that of a body: "Ministry", "shinbun"? */
bool sk_ref_is_body(const struct sk_ref_parse *p, size_t from, size_t to);

/* Where a body ends that begins the reference at FROM, at a sign before
 * LIMIT: "WHO.", "Ministry of X, ".  FROM: there is none. */
size_t sk_ref_body_end(const struct sk_ref_parse *p, size_t from, size_t limit);

/* Does "Interviewed on", "Interview," with a date right behind begin at
 * token I? */
bool sk_ref_interview(const struct sk_ref_parse *p, size_t i);

/* The first token that can't be of an author: a date, a quotation, a URL. */
size_t sk_ref_authors_limit(const struct sk_ref_parse *p);

/* Does a date or a quotation at LIMIT end the authors for sure? */
bool sk_ref_authors_known(const struct sk_ref_parse *p, size_t limit);

#endif
