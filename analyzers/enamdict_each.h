/* enamdict_each.h - all names of ENAMDICT, for who has to know beforehand
 * what may be asked for. */
#ifndef SK_ENAMDICT_EACH_H
#define SK_ENAMDICT_EACH_H

#include "jakey.h"

#ifdef __cplusplus
extern "C" {
#endif

/* A name that is written in kanji. */
struct sk_enamdict_name {
	struct sakuin_str text; /* UTF-8 */
	struct sakuin_str kana; /* how it is read; also in UTF-8 */
	struct sk_jakey key;    /* of that */
	/* Of a person with both names: the surname's key; else of length 0. */
	struct sk_jakey surname;
};

/* NAME is valid until it returns.  Return false, with *err set, to stop. */
typedef bool sk_enamdict_fn(void *ctx, const struct sk_enamdict_name *name,
			    struct sakuin_error *err);
/* Send FN each name and reading; none if ENAMDICT is not here.  Fails with
 * SAKUIN_ENOMEM or as FN does. */
SK_MUST_CHECK bool sk_enamdict_each(sk_enamdict_fn *fn, void *ctx,
				    struct sakuin_error *err);

#ifdef __cplusplus
}
#endif
#endif
