/* dict_places.h - where a dictionary is, and where a new one is made. */
#ifndef SK_DICT_PLACES_H
#define SK_DICT_PLACES_H

#include "base.h"

struct sk_dict_places {
	const char *path;          /* of the dictionary */
	struct sk_buf folder;      /* that it is in */
	struct sk_buf part;        /* where a new one is made */
	struct sk_buf raw, packed; /* in there: as written, and compacted */
	int lock;                  /* on `part`, or -1 */
	bool exists;
};

/* PATH must outlive it.  Done by sk_dict_places_done() in any case. */
SK_MUST_CHECK bool sk_dict_places_init(struct sk_dict_places *p,
				       const char *path,
				       struct sakuin_error *err);
void sk_dict_places_done(struct sk_dict_places *p);

/* See whether there is a dictionary; SAKUIN_EINVAL if there is something
 * else.  An empty folder is none yet. */
SK_MUST_CHECK bool sk_dict_places_look(struct sk_dict_places *p,
				       struct sakuin_error *err);
/* Take `part`, and clear what a build that was stopped left there;
 * SAKUIN_ELOCKED if another process has it. */
SK_MUST_CHECK bool sk_dict_places_take(struct sk_dict_places *p,
				       struct sakuin_error *err);
/* Put what is in `packed` where the dictionary is, in one step. */
SK_MUST_CHECK bool sk_dict_places_swap(struct sk_dict_places *p,
				       struct sakuin_error *err);
/* Remove `part` and what is in it. */
void sk_dict_places_clear(struct sk_dict_places *p);

#endif
