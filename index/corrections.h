/* corrections.h - all corrections that a database has, at hand.
 *
 * An entry is never taken out: one with an empty value says that somebody
 * took the correction back. */
#ifndef SK_CORRECTIONS_H
#define SK_CORRECTIONS_H

#include "correction.h"
#include "document.h"
#include "reference.h"

struct sk_corrections;

struct sk_corrected {
	struct sk_correction c; /* without a field: resolved, see below */
	uint32_t seq;           /* later ones are larger */
	uint32_t line;          /* of the file of this run; 0: none */
	uint32_t next;          /* entry + 1 of the same id; 0: none */
	bool pending; /* REPORT#NUMBER, of a report that is not here yet */
	bool touched; /* not carried out yet */
};

SK_MUST_CHECK struct sk_corrections *
sk_corrections_new(struct sakuin_error *err);
/* NULL is fine. */
void sk_corrections_free(struct sk_corrections *c);

/* Add CORRECTION, which is checked and is copied, or put it in the place of
 * the one with its id and field.  *ENTRY is its number. */
SK_MUST_CHECK bool sk_corrections_put(struct sk_corrections *c,
				      const struct sk_correction *correction,
				      size_t *entry, struct sakuin_error *err);
size_t sk_corrections_count(const struct sk_corrections *c);
struct sk_corrected *sk_corrections_at(struct sk_corrections *c, size_t entry);
/* The entry of ID and FIELD, or NULL. */
struct sk_corrected *sk_corrections_get(const struct sk_corrections *c,
					struct sakuin_str id,
					struct sakuin_str field);
/* What FIELD of ID should be; NULL if nobody says. */
const struct sk_correction *sk_corrections_find(const struct sk_corrections *c,
						struct sakuin_str id,
						const char *field);
/* The verdicts in which NAME stands: start with *AT 0 and go on while it
 * returns true.  *VERDICT is "same", "different", or empty. */
bool sk_corrections_verdict(const struct sk_corrections *c,
			    struct sakuin_str name, uint32_t *at,
			    struct sakuin_str *other,
			    struct sakuin_str *verdict);
/* Does anybody say that two references are different? */
bool sk_corrections_divide(const struct sk_corrections *c);

/* Put what is said of the reference NAME into REF; in ARENA. */
SK_MUST_CHECK bool sk_correct_reference(const struct sk_corrections *c,
					struct sakuin_str name,
					struct sk_reference *ref,
					struct sk_arena *arena,
					struct sakuin_error *err);
/* Authors as people write them: names with semicolons between, "Family, Given"
 * or as they are. */
SK_MUST_CHECK bool sk_correct_authors(struct sakuin_str value,
				      struct sk_reference *ref,
				      struct sk_arena *arena,
				      struct sakuin_error *err);

/* DOC as it was before it was corrected: its further members may say. */
SK_MUST_CHECK bool sk_correct_restore(struct sk_document *doc,
				      struct sk_arena *arena,
				      struct sakuin_error *err);
/* Put what is said of DOC into it, and what was there before into its further
 * members, as "uncorrected". */
SK_MUST_CHECK bool sk_correct_document(const struct sk_corrections *c,
				       struct sk_document *doc,
				       struct sk_arena *arena,
				       struct sakuin_error *err);

#endif
