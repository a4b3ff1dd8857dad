/* source_key_impl.h - between the files that make keys. */
#ifndef SK_SOURCE_KEY_IMPL_H
#define SK_SOURCE_KEY_IMPL_H

#include "source_impl.h"

#ifdef __cplusplus
extern "C" {
#endif

struct sk_source_maker {
	struct sk_source_matcher *m;
	const struct sk_reference *ref;
	struct sk_arena *arena; /* for what is not returned */
	struct sk_arena *kept;
	struct sk_source_keys *out;
	struct sakuin_str year;
	struct sk_buf key; /* that is being written */
};

/* Begin a key with PREFIX, append S to it, and keep it, shortened, unless it
 * was there. */
SK_MUST_CHECK bool sk_key_begin(struct sk_source_maker *k, const char *prefix,
				struct sakuin_error *err);
SK_MUST_CHECK bool sk_key_put(struct sk_source_maker *k, struct sakuin_str s,
			      struct sakuin_error *err);
SK_MUST_CHECK bool sk_key_end(struct sk_source_maker *k,
			      struct sakuin_error *err);

/* The keys of the first author with the year; of author and container with
 * the full date; of volume and page. */
SK_MUST_CHECK bool sk_key_names(struct sk_source_maker *k,
				struct sakuin_error *err);
SK_MUST_CHECK bool sk_key_days(struct sk_source_maker *k,
			       struct sakuin_error *err);
SK_MUST_CHECK bool sk_key_places(struct sk_source_maker *k,
				 struct sakuin_error *err);

#ifdef __cplusplus
}
#endif
#endif
