/* equivalents.h - other names of the same thing, from authority files.
 *
 * A name is known by its words in plain letters, whatever stands between
 * them: "Iwo-jima", "Iwo Jima" and "Iwojima" are one. */
#ifndef SK_EQUIVALENTS_H
#define SK_EQUIVALENTS_H

#include "base.h"

#ifdef __cplusplus
extern "C" {
#endif

struct sk_equivalents;

/* One row of a file. */
struct sk_equivalent {
	const struct sakuin_str *forms; /* all names */
	size_t count;
	bool disputed;
	struct sakuin_str file; /* its name without folders */
};

SK_MUST_CHECK struct sk_equivalents *
sk_equivalents_new(struct sakuin_error *err);
/* NULL is fine. */
void sk_equivalents_free(struct sk_equivalents *e);

/* Add the rows of the authority file PATH; fails as sk_authority_read(). */
SK_MUST_CHECK bool sk_equivalents_read(struct sk_equivalents *e,
				       const char *path,
				       struct sakuin_error *err);

/* Add what NAME, as it is written, is said like: TEXT in Latin letters or kana.
 * Each leads to the other, and so does all that sounds like TEXT. */
SK_MUST_CHECK bool sk_equivalents_reading(struct sk_equivalents *e,
					  struct sakuin_str name,
					  struct sakuin_str text,
					  struct sakuin_error *err);
/* How sk_equivalents_find() wants KEY, a reading key: in OUT. */
SK_MUST_CHECK bool sk_equivalents_sound(enum sakuin_reading reading,
					struct sakuin_str key,
					struct sk_buf *out,
					struct sakuin_error *err);

/* GROUP is valid as long as the equivalents are; the name that was found is
 * its form number NAMED. */
typedef bool sk_equivalent_fn(void *ctx, const struct sk_equivalent *group,
			      size_t named, struct sakuin_error *err);

/* Send FN the rows that say what else KEY is called.  KEY is the words of a
 * name in one piece, folded; "Z" and their English stems; or a sound. */
SK_MUST_CHECK bool sk_equivalents_find(const struct sk_equivalents *e,
				       struct sakuin_str key,
				       sk_equivalent_fn *fn, void *ctx,
				       struct sakuin_error *err);

#ifdef __cplusplus
}
#endif
#endif
