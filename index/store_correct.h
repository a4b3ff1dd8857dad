/* store_correct.h - a database and the corrections that it has. */
#ifndef SK_STORE_CORRECT_H
#define SK_STORE_CORRECT_H

#include "corrections.h"
#include "equivalents.h"
#include "store.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Add to C the corrections of DB; *LAST, unless NULL, is at least the largest
 * number. */
SK_MUST_CHECK bool sk_corrections_load(struct sk_corrections *c,
				       struct xc_db *db, uint32_t *last,
				       struct sakuin_error *err);
/* Does anybody say how a name is read? */
bool sk_corrections_has_readings(struct sk_corrections *c);
/* Put that into E. */
SK_MUST_CHECK bool sk_corrections_readings(struct sk_corrections *c,
					   struct sk_equivalents *e,
					   struct sakuin_error *err);

/* Read the corrections of S, unless that was done; writers have done so. */
SK_MUST_CHECK bool sk_store_load_corrections(struct sk_store *s,
					     struct sakuin_error *err);
/* NULL before that. */
struct sk_corrections *sk_store_corrections(struct sk_store *s);

/* From now on C, which is checked, is in force, for what is put and, from the
 * next commit on, for what is there.  LINE is that of the file of this run, 0
 * for a stream, which does not overrule the file. */
SK_MUST_CHECK bool sk_store_correct(struct sk_store *s,
				    const struct sk_correction *c,
				    unsigned line, struct sakuin_error *err);
/* All corrections of FROM come after those of TO, in their order; but what TO
 * has from the file of this run stays, unless they are of it, too. */
SK_MUST_CHECK bool sk_store_copy_corrections(struct sk_store *to,
					     struct sk_store *from,
					     struct sakuin_error *err);

/* Is there no document or reference in the database that C is about? */
SK_MUST_CHECK bool sk_store_unmet(struct sk_store *s,
				  const struct sk_correction *c, bool *unmet,
				  struct sakuin_error *err);
/* Send FN the corrections of which that is so: those of this run's file, or
 * ALL that say something. */
typedef bool sk_unmet_fn(void *ctx, unsigned line,
			 const struct sk_correction *c,
			 struct sakuin_error *err);
SK_MUST_CHECK bool sk_store_unmet_corrections(struct sk_store *s, bool all,
					      sk_unmet_fn *fn, void *ctx,
					      struct sakuin_error *err);
/* How many documents have to be read again, as their texts are not kept. */
uint64_t sk_store_corrections_waiting(const struct sk_store *s);

/* Before a commit: carry out what has not been, as far as it is here. */
SK_MUST_CHECK bool sk_store_carry_corrections(struct sk_store *s, bool all,
					      struct sakuin_error *err);
/* For that: find out which references REPORT#NUMBER means ... */
SK_MUST_CHECK bool sk_store_resolve_corrections(struct sk_store *s,
						struct sakuin_error *err);
/* ... in C; *OUT is C where the report is not here.  In ARENA. */
SK_MUST_CHECK bool sk_store_resolve(struct sk_store *s,
				    const struct sk_correction *c,
				    struct sk_arena *arena,
				    struct sk_correction *out,
				    struct sakuin_error *err);
/* Put C in as number SEQ, unless a later one is there; *MADE is what is. */
SK_MUST_CHECK bool sk_store_set_correction(struct sk_store *s,
					   const struct sk_correction *c,
					   uint32_t seq,
					   struct sk_corrected **made,
					   struct sakuin_error *err);
/* Its key among the metadata, which the store keeps until the next call. */
SK_MUST_CHECK bool sk_store_correction_key(struct sk_store *s,
					   const struct sk_correction *c,
					   struct sakuin_str *key,
					   struct sakuin_error *err);

#ifdef __cplusplus
}
#endif
#endif
