/* names_impl.h - what the files of names.h share: one word. */
#ifndef SK_NAMES_IMPL_H
#define SK_NAMES_IMPL_H

#include "names.h"

/* Is there a capital at byte AT of FIELD? */
bool sk_names_upper(struct sakuin_str field, uint32_t at);

/* Fill in where and how WORD stands in the field. */
void sk_names_stand(const struct sk_names *n, const struct sakuin_token *word,
		    struct sk_name *name);

/* Has WORD no marks, and is it not the "no" of a name? */
bool sk_names_plain(struct sakuin_str word);

/* Is there a hyphen before or behind NAME? */
bool sk_names_hyphened(const struct sk_names *n, const struct sk_name *name);

/* Are words not gated, if they are of TYPE? */
bool sk_names_ungated(const struct sk_names *n,
		      const struct sk_names_type *type);

/* Where the gate is to think of a word, for one in a text that is not
 * foreign. */
enum sk_gate_place sk_names_place(const struct sk_names *n, bool capital);

/* Fill in n->keys with how TYPE reads TEXT; false if it can't. */
bool sk_names_read(struct sk_names *n, const struct sk_names_type *type,
		   struct sakuin_str text);

/* WORD, which is judged, will be read soon: have the processor get what is
 * remembered of it, so that nobody has to wait for the memory then. */
void sk_names_expect(struct sk_names *n, const struct sakuin_token *word);

/* Fill in `mute` of WORD, a WORD that is to be passed on, by a quick look at
 * it: whatever stage is first in the chain does it for all.  Each then reads
 * what is left. */
void sk_names_judge(struct sk_names *n, struct sakuin_token *word);

/* Send the keys of WORD, a judged WORD that STAGE has passed on, and of the
 * words that end with it. */
SK_MUST_CHECK bool sk_names_put(struct sk_names *n, struct sk_stage *stage,
				const struct sakuin_token *word,
				struct sakuin_error *err);

#endif
