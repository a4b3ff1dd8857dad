/* span.h - from which day to which a document may be, by what is printed.
 *
 * Archivists date what has no date: "1987?", "198X", "circa 1987",
 * "1987/1989", "[..1990]" (EDTF, ISO 8601-2, levels 0 and 1), "[198-]"
 * (AACR2), and in the words and eras of Japan, Korea, China and Taiwan.  All
 * of it is a first and a last day. */
#ifndef SK_SPAN_H
#define SK_SPAN_H

#include "document.h"

#ifdef __cplusplus
extern "C" {
#endif

enum {
	SK_SPAN_TEXT = 120, /* bytes; what is longer is no date */
	SK_SPAN_ABOUT = 2   /* "about 1987" is two years to either side */
};

/* Where nobody knows when it began or ended. */
#define SK_SPAN_OPEN_FROM "0001"
#define SK_SPAN_OPEN_TO "9999"

/* Both as YYYY, YYYY-MM or YYYY-MM-DD; the same for a date that is sure. */
struct sk_date_span {
	char from[11], to[11];
};

/* Read S, all of it; false if it is no date that we know. */
bool sk_span_find(struct sakuin_str s, struct sk_date_span *out);

/* Bring the date of DOC into one form: where it is none of YYYY, YYYY-MM and
 * YYYY-MM-DD, it becomes doc->date_printed (unless it says the same in other
 * digits), and date and date_to are what it means; both are empty where it
 * means nothing to us.  Strings are in ARENA. */
SK_MUST_CHECK bool sk_document_span(struct sk_document *doc,
				    struct sk_arena *arena,
				    struct sakuin_error *err);

/* The first (FILL '0') or last ('9') day of DATE as YYYYMMDD; empty for no
 * date. */
struct sakuin_str sk_span_day(struct sakuin_str date, char fill, char out[9]);

#ifdef __cplusplus
}
#endif
#endif
