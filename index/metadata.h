/* metadata.h - titles, dates and languages, brought into one form. */
#ifndef SK_METADATA_H
#define SK_METADATA_H

#include "base.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Is it ASCII white space? */
static inline bool
sk_white(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

/* Copy S into ARENA as one line: runs of white space and control characters
 * become one space, none at either end. */
SK_MUST_CHECK bool sk_one_line(struct sakuin_str s, struct sk_arena *arena,
			       struct sakuin_str *out,
			       struct sakuin_error *err);

/* S without ASCII white space at either end. */
struct sakuin_str sk_trim(struct sakuin_str s);

/* The length of S cut to at most MAX bytes, at a character's boundary. */
size_t sk_utf8_cut(struct sakuin_str s, size_t max);

/* The language of a BCP 47 tag as ISO 639: "en-US" and "eng" give "en".
 * Writes it to OUT with a NUL; returns its length, 0 where there is none
 * ("und", "x-klingon", "English"). */
size_t sk_lang_code(struct sakuin_str tag, char out[4]);

/* Is S a date of the calendar, as YYYY, YYYY-MM or YYYY-MM-DD? */
bool sk_date_valid(struct sakuin_str s);

/* The date that S starts with, in any of the forms that documents use
 * ("2020-03-04T10:00Z", "2020/3/4", "20200304", "D:20200304", "2020年3月"),
 * as sk_date_valid() wants it.  Writes it to OUT with a NUL; returns its
 * length, 0 where there is none. */
size_t sk_date_find(struct sakuin_str s, char out[11]);

/* The title of a plain text: its first line if that is short (120 characters
 * at the most), does not end like a sentence and more text follows; else
 * empty.  Borrows from TEXT. */
struct sakuin_str sk_title_guess(struct sakuin_str text);

/* Is it a title that says nothing, as word processors fill in: none, the name
 * of a file, "Microsoft Word - ..."? */
bool sk_title_useless(struct sakuin_str title);

#ifdef __cplusplus
}
#endif
#endif
