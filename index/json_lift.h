/* json_lift.h - a long string out of a line of JSON, before a parser for any
 * JSON reads the rest: that takes forty times as long for each byte. */
#ifndef SK_JSON_LIFT_H
#define SK_JSON_LIFT_H

#include "base.h"

#ifdef __cplusplus
extern "C" {
#endif

struct sk_lifted {
	struct sakuin_str text; /* in the arena; no pointer: nothing lifted */
	size_t at, cut;         /* where its value was, and bytes cut there */
};

/* Take the value of member KEY, which has its quotes, out of the object LINE,
 * valid or not, and write to REST the same line with "" in its place.  A
 * value that is short, no string, or has escapes that are rare is left for the
 * parser; then REST is not written.  What is wrong with LINE is wrong with
 * REST too. */
SK_MUST_CHECK bool sk_json_lift(struct sakuin_str line, const char *key,
				struct sk_arena *arena, struct sk_buf *rest,
				struct sk_lifted *out,
				struct sakuin_error *err);

/* The place in LINE of byte AT of REST. */
size_t sk_json_lifted_from(const struct sk_lifted *lifted, size_t at);

#ifdef __cplusplus
}
#endif
#endif
