/* rights.h - who may see a document: what its rights and embargo allow.
 *
 * The rights of a document begin with one of these words, or are a statement
 * in any other words, which is shown and restricts nothing:
 *
 *     open      all of it may be seen; the same as no rights at all
 *     no-text   it is found by its words, but nothing of its text is kept
 *     exclude   it is not in the database
 *
 * Behind the word there may be a reason: "no-text; the donor's wish, 2019";
 * brackets and the like before it do not count, nor whether signs are wide.
 * Its embargo is a date (EDTF): up to and including the last day that it may
 * mean, in UTC, the document is not in the database, whatever its rights say.
 * What nobody can be sure of closes rather than opens. */
#ifndef SK_RIGHTS_H
#define SK_RIGHTS_H

#include "base.h"

#ifdef __cplusplus
extern "C" {
#endif

enum sk_access { SK_ACCESS_OPEN, SK_ACCESS_NO_TEXT, SK_ACCESS_EXCLUDED };

/* That day never comes. */
#define SK_EMBARGO_NEVER "9999-12-31"

struct sk_ruling {
	enum sk_access access;
	char until[11];  /* the last day of an embargo that holds; or "" */
	char doubt[240]; /* why nobody can be sure, and what to do; or "" */
};

/* What RIGHTS allow after any embargo. */
enum sk_access sk_rights_access(struct sakuin_str rights);

/* Rule on RIGHTS and EMBARGO on the day TODAY (YYYY-MM-DD). */
void sk_rights_judge(struct sakuin_str rights, struct sakuin_str embargo,
		     const char *today, struct sk_ruling *out);

/* The last day that the EDTF date or interval DATE may mean, with a NUL:
 * SK_EMBARGO_NEVER where its end is open.  False if it is no such date. */
bool sk_embargo_end(struct sakuin_str date, char out[11]);

#ifdef __cplusplus
}
#endif
#endif
