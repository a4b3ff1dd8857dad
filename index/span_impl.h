/* span_impl.h - what the files that read dates share. */
#ifndef SK_SPAN_IMPL_H
#define SK_SPAN_IMPL_H

#include "span.h"

/* A text in small letters and ASCII's digits while it is read. */
struct sk_span_scan {
	const char *p, *end;
};

/* Go behind WORD, and the spaces after it, if it comes next. */
bool sk_span_word(struct sk_span_scan *s, const char *word);
/* Go behind one of COUNT words; its number, or COUNT. */
size_t sk_span_one_of(struct sk_span_scan *s, const char *const *words,
		      size_t count);
void sk_span_spaces(struct sk_span_scan *s);
/* Read at most MAX digits; returns how many. */
size_t sk_span_digits(struct sk_span_scan *s, size_t max, unsigned *value);

/* A year, month, day, decade, century or "198X" without what is said about how
 * sure it is.  S stays where it is if there is none. */
bool sk_span_point(struct sk_span_scan *s, struct sk_date_span *out);

/* The same with that; "about" makes it longer. */
bool sk_span_hedged(struct sk_span_scan *s, struct sk_date_span *out);
/* Is a date, or one of several, over? */
bool sk_span_ends(const struct sk_span_scan *s);

/* Write a date of which MONTH and DAY may be 0; false if there is none. */
bool sk_span_put(unsigned year, unsigned month, unsigned day, char out[11]);

#endif
