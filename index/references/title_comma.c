/* title_comma.c - where a title ends in a reference whose parts are divided
 * by commas. */
#include "title.h"

/* Does the piece [FROM, TO) between commas look like a container or a
 * publisher, and not like a part of the title? */
static bool
title_other(const struct sk_ref_parse *p, size_t from, size_t to)
{
	unsigned stops = 0;
	bool cue = false;

	if (from >= to)
		return false;
	if (sk_ref_tok(p, from)->quoted && sk_ref_opens(p, from))
		return true; /* a journal in marks, behind a plain title */
	for (size_t i = from; i < to; i++) {
		cue |= sk_ref_cue(p, i,
				  SK_CUE_JOURNAL | SK_CUE_PUBLISHER |
					  SK_CUE_CONFERENCE) &&
		       (sk_ref_tok(p, i)->look &
			(SK_LOOK_UPPER | SK_LOOK_CJK)) &&
		       sk_ref_tok(p, i)->letters > 1;
		stops += sk_ref_is(p, i, '.') &&
			 (sk_ref_tok(p, i - 1)->look & SK_LOOK_UPPER);
	}
	/* "Paris : Vrin" and, a piece of its own, "Paris" */
	if (sk_ref_cue(p, from, SK_CUE_PLACE) &&
	    (sk_ref_colon(p, from, to) || to - from <= 2 ||
	     sk_ref_is(p, from + 1, '/') || sk_ref_dash(p, from + 1)))
		return true;
	return (cue &&
		(sk_ref_tok(p, from)->look & (SK_LOOK_UPPER | SK_LOOK_CJK))) ||
	       stops > 0 || sk_ref_in(p, from) > from;
}

/* The comma at which a title from FROM on ends: before the first piece that
 * looks otherwise, else before the last one. */
static size_t
title_comma(const struct sk_ref_parse *p, size_t from, size_t stop)
{
	size_t last = SK_NO_TOKEN, begin = SK_NO_TOKEN;

	for (size_t i = from; i <= stop; i++) {
		const struct sk_ref_token *t = sk_ref_tok(p, i);

		if (i < stop && t->mate != SK_NO_TOKEN && t->mate > i &&
		    t->mate < stop) {
			i = t->mate;
			continue;
		}
		if (i < stop && !sk_ref_is(p, i, ','))
			continue;
		if (begin != SK_NO_TOKEN && title_other(p, begin + 1, i))
			return begin;
		if (i < stop) {
			if (i + 1 < stop && (sk_ref_tok(p, i + 1)->look &
					     (SK_LOOK_UPPER | SK_LOOK_CJK)))
				last = i;
			begin = i;
		}
	}
	return last;
}

/* Is there a comma with a place or a publisher behind it? */
bool
sk_ref_comma_imprint(const struct sk_ref_parse *p, size_t from, size_t stop)
{
	for (size_t i = from + 1; i + 1 < stop; i++)
		if (sk_ref_is(p, i, ',') && !sk_ref_tok(p, i)->quoted &&
		    ((sk_ref_cue(p, i + 1, SK_CUE_PLACE) &&
		      (sk_ref_kind(p, i + 2, SK_TOKEN_SIGN) ||
		       i + 2 >= stop)) ||
		     sk_ref_cue(p, i + 1, SK_CUE_PUBLISHER)))
			return true;
	return false;
}

/* A title without marks, in a reference of commas. */
size_t
sk_ref_title_by_comma(const struct sk_ref_parse *p, size_t from, size_t stop)
{
	size_t comma;

	while (stop > from && sk_ref_is(p, stop - 1, ','))
		stop--;
	comma = title_comma(p, from, stop);
	return comma == SK_NO_TOKEN ? stop : comma;
}
