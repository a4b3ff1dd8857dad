/* json_raw.h - JSON as it is written: strings out, and the members of an
 * object without a change to their numbers and escapes. */
#ifndef SK_JSON_RAW_H
#define SK_JSON_RAW_H

#include "base.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Append S as a JSON string with its quotes.  Control characters, U+007F to
 * U+009F, U+2028 and U+2029 are escaped, and what is not UTF-8 (the name of a
 * file may hold anything) becomes \ufffd. */
SK_MUST_CHECK bool sk_json_string(struct sk_buf *out, struct sakuin_str s,
				  struct sakuin_error *err);

/* Append RAW, valid JSON, without white space between its parts, with the
 * escapes of sk_json_string() and with \u0000, which few readers take, as
 * \ufffd. */
SK_MUST_CHECK bool sk_json_compact(struct sk_buf *out, struct sakuin_str raw,
				   struct sakuin_error *err);

/* Walk the members of the valid JSON object *REST: cut the next one off and
 * point KEY (with its quotes) and VALUE into it.  False at the end. */
bool sk_json_member(struct sakuin_str *rest, struct sakuin_str *key,
		    struct sakuin_str *value);

/* Walk the elements of the valid JSON array *REST in the same way. */
bool sk_json_element(struct sakuin_str *rest, struct sakuin_str *value);

/* An upper bound of the values in RAW, valid or not: what a parser that
 * builds a tree would need. */
size_t sk_json_values(struct sakuin_str raw);

#ifdef __cplusplus
}
#endif
#endif
