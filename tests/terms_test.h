/* terms_test.h - the terms of a text. */
#ifndef TERMS_TEST_H
#define TERMS_TEST_H

#include "index_test.h"
#include "terms.h"

static inline struct sk_terms *
new_terms(void)
{
	struct sk_terms *t = sk_terms_new(&err);

	must(t != NULL);
	return t;
}

static inline void
add_text(struct sk_terms *t, enum sk_field_id field, const char *text,
	 const char *lang)
{
	must(sk_terms_text(t, field, sk_str(text), sk_str(lang), &err));
}

static inline bool
has_term(struct sk_terms *t, const char *term)
{
	const struct xc_posting *p;
	bool found = false;
	size_t count;

	must(sk_terms_postings(t, &p, &count, &err));
	for (size_t i = 0; i < count; i++)
		found |= sk_str_eq(p[i].term, sk_str(term));
	return found;
}

#endif
