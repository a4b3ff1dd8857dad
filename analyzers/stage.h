/* stage.h - one step of an analyzer chain.
 *
 * A stage receives tokens through put() and passes none, one or several on
 * with sk_emit().  The first stage receives the whole field as one token;
 * the last one's tokens go to the caller.  Rules that the property tests
 * check (tests/chain_rules.h):
 *   - start < end, on character boundaries; text is valid UTF-8, never empty;
 *   - the position of the n-th WORD is n, and WORDs do not overlap;
 *   - what is made from a WORD comes behind it and before the next, and has
 *     its position and run;
 *   - FOLD, PART and STEM also have its start and end;
 *   - a GRAM ends inside it, and may begin in the one before in its run;
 *   - a JOIN ends where it ends and begins with a WORD before it of the same
 *     run;
 *   - a READING ends inside it or before it and may begin in any WORD before
 *     it: a key may be that of several words; its text is ASCII, and its
 *     `reading` says which language's, as for no other kind;
 *   - a token of a script that is not yours passes unchanged. */
#ifndef SK_STAGE_H
#define SK_STAGE_H

#include "base.h"

struct sk_stage {
	const struct sk_stage_type *type;
	struct sk_stage *next; /* set by the chain; never NULL */
};

struct sk_stage_type {
	const char *name;
	/* ARG is what follows "name:", or NULL.  An ARG that the stage does
	 * not know is SAKUIN_EINVAL, never ignored. */
	struct sk_stage *(*create)(const char *arg, enum sakuin_mode mode,
				   struct sakuin_error *err);
	/* A new field: forget what an abandoned one left.  Optional. */
	bool (*begin)(struct sk_stage *self, const struct sakuin_field *field,
		      struct sakuin_error *err);
	bool (*put)(struct sk_stage *self, const struct sakuin_token *token,
		    struct sakuin_error *err);
	/* End of the field: send what is held back.  Optional. */
	bool (*end)(struct sk_stage *self, struct sakuin_error *err);
	void (*destroy)(struct sk_stage *self);
};

SK_MUST_CHECK static inline bool
sk_emit(struct sk_stage *self, const struct sakuin_token *token,
	struct sakuin_error *err)
{
	return self->next->type->put(self->next, token, err);
}

/* SIZE zeroed bytes, of which the first are its struct sk_stage, for stage NAME,
 * which knows no ARG but NULL.  The caller frees them. */
void *sk_stage_new(const char *name, size_t size, const char *arg,
		   struct sakuin_error *err);

/* Every stage, in alphabetical order, then NULL.  See stages.c. */
extern const struct sk_stage_type *const sk_stage_types[];

#endif
