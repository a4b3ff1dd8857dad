/* forms.h - every spelling of a name that the documents hold. */
#ifndef SK_FORMS_H
#define SK_FORMS_H

#include "store.h"
#include "table.h"

#ifdef __cplusplus
extern "C" {
#endif

struct sk_form {
	struct sakuin_str text; /* as it is written */
	uint32_t count;         /* occurrences */
	uint32_t documents;
	uint32_t last;               /* the document that was counted last */
	enum sakuin_reading reading; /* in which it sounds like the name, or
				      * NONE: it has the same stem */
};

/* Zeroed before the first call. */
struct sk_forms {
	struct sk_table texts;
	struct sk_form *list; /* the most frequent first */
	size_t count, cap;
	uint32_t read;      /* documents that were looked at */
	uint32_t documents; /* that have the name, about */
};

/* Find spellings of NAME, words in any script, in the LIMIT best documents of
 * STORE.  Fails as a search does. */
SK_MUST_CHECK bool sk_forms_find(struct sk_store *store, struct sakuin_str name,
				 uint32_t limit, struct sk_forms *out,
				 struct sakuin_error *err);
/* Find spellings of what has one of COUNT TERMS, for example reading keys. */
SK_MUST_CHECK bool sk_forms_of_terms(struct sk_store *store,
				     const struct sakuin_str *terms,
				     size_t count, uint32_t limit,
				     struct sk_forms *out,
				     struct sakuin_error *err);
/* Harmless on a zeroed struct. */
void sk_forms_done(struct sk_forms *f);

#ifdef __cplusplus
}
#endif
#endif
