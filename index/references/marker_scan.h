/* marker_scan.h - between the files that look for markers. */
#ifndef SK_MARKER_SCAN_H
#define SK_MARKER_SCAN_H

#include "marker.h"

/* The text that is looked through. */
struct sk_scan {
	const char *text, *start, *end; /* of the range */
	struct sk_markers *out;
	uint32_t first; /* of the numbers of the marker that is read */
};

/* Over three spaces at most, not over a line end. */
const char *sk_scan_spaces(const char *p, const char *end);
/* Move *P over one character of SET. */
bool sk_scan_one(const char **p, const char *end, const char *set);
/* Behind a word for "note" at P and what stands between it and its number;
 * P itself if there is none. */
const char *sk_scan_note_word(const char *p, const char *end);
/* Is P the start of a line, white space apart? */
bool sk_scan_line_start(const struct sk_scan *s, const char *p);

/* "1,3-5" at *P, moved behind it; superscript digits, plain ones or both.
 * *FOUND: there was a number. */
SK_MUST_CHECK bool sk_scan_list(struct sk_scan *s, const char **p, bool super,
				bool plain, bool *found,
				struct sakuin_error *err);
/* The numbers read since sk_scan.first are those of the marker [FROM, TO). */
SK_MUST_CHECK bool sk_scan_put(struct sk_scan *s, enum sk_family family,
			       const char *from, const char *to,
			       struct sakuin_error *err);
/* Forget them: *P becomes AT.  Always true. */
bool sk_scan_none(struct sk_scan *s, const char **p, const char *at);

/* The markers that are glued to a word, the first character C at AT; *P is
 * behind it and moves behind the marker. */
SK_MUST_CHECK bool sk_scan_super(struct sk_scan *s, const char **p,
				 const char *at, struct sakuin_error *err);
SK_MUST_CHECK bool sk_scan_word(struct sk_scan *s, const char **p,
				const char *at, uint32_t c,
				struct sakuin_error *err);
SK_MUST_CHECK bool sk_scan_mark(struct sk_scan *s, const char **p,
				const char *at, uint32_t c,
				struct sakuin_error *err);
SK_MUST_CHECK bool sk_scan_digits(struct sk_scan *s, const char **p,
				  const char *at, struct sakuin_error *err);
SK_MUST_CHECK bool sk_scan_circled(struct sk_scan *s, const char **p,
				   const char *at, struct sakuin_error *err);

#endif
