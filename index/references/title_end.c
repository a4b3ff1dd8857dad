/* title_end.c - where a title without quotation marks ends.
 *
 * With its sentence, if what follows is a journal or an imprint; elsewhere at
 * a comma, or before the last word. */
#include "title.h"

enum { SENTENCES = 24 };

/* What stands between authors and numbers, cut into sentences. */
struct sentences {
	size_t stop[SENTENCES]; /* the tokens that end one */
	size_t count;
	size_t end;  /* of all: a note, "In:" or what has been taken */
	bool closed; /* it is a note or "In:" */
	bool in;     /* it is "In:" */
};

/* Does the title's region end before token I? */
static bool
title_closes(const struct sk_ref_parse *p, size_t i)
{
	if (sk_ref_note(p, i) || sk_ref_glued_in(p, i))
		return true;
	/* "Dom Casmurro, trans. A. Name" */
	if (sk_ref_is(p, i - 1, ',') &&
	    sk_ref_cue(p, i, SK_CUE_EDITOR | SK_CUE_EDITS) &&
	    sk_ref_tok(p, i)->letters > 1 &&
	    !(sk_ref_tok(p, i)->look & (SK_LOOK_UPPER | SK_LOOK_CJK)))
		return true;
	return sk_ref_in(p, i) > i &&
	       (sk_ref_is(p, i - 1, '.') || sk_ref_is(p, i - 1, ',') ||
		sk_ref_tok(p, i)->c == 'I' || sk_ref_is(p, i + 1, ':'));
}

static void
title_sentences(const struct sk_ref_parse *p, size_t from, size_t stop,
		struct sentences *s)
{
	*s = (struct sentences){ .end = stop };
	for (size_t i = from; i < stop; i++) {
		const struct sk_ref_token *t = sk_ref_tok(p, i);

		if (i > from && title_closes(p, i)) {
			s->end = i;
			s->closed = true;
			s->in = !sk_ref_note(p, i);
			return;
		}
		if (t->mate != SK_NO_TOKEN && t->mate > i && t->mate < stop &&
		    t->c != '<') {
			i = t->mate;
			/* "and 'Towns.' New York": it ends inside. */
			if (t->quoted && s->count < SENTENCES &&
			    sk_ref_is(p, i - 1, '.') && sk_ref_begins(p, i + 1))
				s->stop[s->count++] = i;
		} else if (s->count < SENTENCES && sk_ref_stops(p, i))
			s->stop[s->count++] = i;
	}
}

/* A question mark ends a title only where nothing else does. */
static size_t
title_question(const struct sk_ref_parse *p, size_t from, size_t end)
{
	for (size_t i = from; i + 1 < end; i++)
		if ((sk_ref_is(p, i, '?') || sk_ref_is(p, i, '!')) &&
		    sk_ref_begins(p, i + 1) && !sk_ref_tok(p, i)->quoted)
			return i + 1;
	return end;
}

/* Is [FROM, TO) a piece of an abbreviated journal: "Syst", "Latino-Am"? */
static bool
title_short(const struct sk_ref_parse *p, size_t from, size_t to)
{
	size_t words = 0;

	if (to - from > 6)
		return false;
	for (size_t i = from; i < to; i++) {
		if (sk_ref_is(p, i, '.') || sk_ref_is(p, i, '&'))
			continue;
		if (!(sk_ref_tok(p, i)->look & SK_LOOK_UPPER) ||
		    sk_ref_tok(p, i)->cue.languages)
			return false;
		words++;
	}
	return words > 0 && words < 4;
}

/* A journal is the last sentence before its numbers, or as many short ones
 * as there are: "Int. J. Syst. Bact."  Returns the stop that ends the
 * title. */
static size_t
title_before_journal(const struct sk_ref_parse *p, size_t from,
		     const struct sentences *s)
{
	size_t n = s->count;

	/* The full stop right before the numbers ends the journal. */
	while (n > 0 &&
	       sk_ref_trim(p, s->stop[n - 1] + 1, s->end) <= s->stop[n - 1] + 1)
		n--;
	while (n > 1 && title_short(p, s->stop[n - 2] + 1, s->stop[n - 1]))
		n--;
	if (n == 0)
		return SK_NO_TOKEN;
	return s->stop[n - 1] > from ? s->stop[n - 1] : SK_NO_TOKEN;
}

/* Does [FROM, TO) name an edition, a translator, a place and a publisher? */
static bool
title_imprint(const struct sk_ref_parse *p, size_t from, size_t to)
{
	bool publisher = false;

	if (from >= to)
		return false;
	for (size_t i = from; i < to && i < from + 3; i++)
		if (sk_ref_cue(p, i,
			       SK_CUE_EDITION | SK_CUE_EDITOR |
				       SK_CUE_THESIS) &&
		    sk_ref_tok(p, i)->letters > 1)
			return true;
	for (size_t i = from; i < to; i++)
		publisher |= sk_ref_cue(p, i, SK_CUE_PUBLISHER) &&
			     (sk_ref_tok(p, i)->look &
			      (SK_LOOK_UPPER | SK_LOOK_CJK)) &&
			     sk_ref_tok(p, i)->letters > 2;
	return publisher || sk_ref_cue(p, from, SK_CUE_PLACE) ||
	       (sk_ref_colon(p, from, from + 5 < to ? from + 5 : to) &&
		(sk_ref_tok(p, from)->look & SK_LOOK_UPPER));
}

/* A book's title may have several sentences; they end before its imprint. */
static size_t
title_before_imprint(const struct sk_ref_parse *p, const struct sentences *s)
{
	for (size_t k = 0; k < s->count; k++) {
		size_t to = k + 1 < s->count ? s->stop[k + 1] : s->end;

		if (title_imprint(p, s->stop[k] + 1, to))
			return s->stop[k];
	}
	return SK_NO_TOKEN;
}

/* The same where a comma stands before the place: "Ports. A study, Berlin
 * 1987".  Without an imprint, the title is the first sentence. */
static size_t
title_before_book(const struct sk_ref_parse *p, size_t from,
		  const struct sentences *s)
{
	size_t to = title_before_imprint(p, s);

	if (to != SK_NO_TOKEN || s->count == 0)
		return to;
	if (!s->closed &&
	    sk_ref_comma_imprint(p, s->stop[s->count - 1], s->end))
		return sk_ref_title_by_comma(p, from, s->end);
	return s->stop[0];
}

static bool
title_numbered(const struct sk_ref_parse *p)
{
	return sk_ref_has(p, SK_REF_VOLUME) || sk_ref_has(p, SK_REF_ISSUE) ||
	       (sk_ref_has(p, SK_REF_PAGES) && p->numbers < p->count);
}

/* Korean and Chinese lists part title and journal by a space alone: the last
 * word, where the number is glued to it or it is called a journal. */
static size_t
title_last_word(const struct sk_ref_parse *p, size_t from, size_t end)
{
	size_t i = end - 1;

	if (end < from + 3 || !sk_ref_free(p, i) ||
	    !(sk_ref_tok(p, i)->look & SK_LOOK_CJK))
		return SK_NO_TOKEN;
	while (i > from && !sk_ref_tok(p, i)->space)
		i--;
	if (i <= from ||
	    (sk_ref_tok(p, end)->space &&
	     !sk_ref_cue(p, end - 1,
			 SK_CUE_JOURNAL | SK_CUE_BODY | SK_CUE_NEWS)))
		return SK_NO_TOKEN;
	return i;
}

/* "homing and homeostasis Gt Coast Str J 1996;": where the full stop is
 * missing, the journal is the capitalised words behind small ones. */
static size_t
title_last_capitals(const struct sk_ref_parse *p, size_t from, size_t end)
{
	size_t i = end;

	while (i > from + 3 && i + 9 > end) {
		const struct sk_ref_token *t = sk_ref_tok(p, i - 1);

		if (!(t->look & SK_LOOK_UPPER) && !sk_ref_is(p, i - 1, '.') &&
		    !sk_ref_is(p, i - 1, '&') &&
		    !(sk_ref_cue(p, i - 2, SK_CUE_JOURNAL) && t->cue.languages))
			break;
		i--;
	}
	if (i == end || i <= from + 3 || i + 9 <= end ||
	    !sk_ref_kind(p, i - 1, SK_TOKEN_WORD) ||
	    sk_ref_tok(p, i - 1)->letters < 3 ||
	    !(sk_ref_tok(p, i)->look & SK_LOOK_UPPER))
		return SK_NO_TOKEN;
	return i;
}

/* "Title, The Coast Daily, 5 May 2012": the day stands behind the paper. */
static bool
title_before_day(const struct sk_ref_parse *p, size_t stop)
{
	unsigned field = sk_ref_tok(p, stop)->field;

	return (field == 1 + SK_REF_DATE || field == 1 + SK_REF_YEAR) &&
	       p->ref->fields[SK_REF_DATE].text.len > 7;
}

/* Does the full stop TO end a sentence of the title, and not a short form
 * behind the title's comma: "..., Inst. Hautes Etudes"? */
static bool
title_whole_stop(const struct sk_ref_parse *p, size_t from, size_t to)
{
	size_t i = to;

	while (i > from && i + 4 > to && !sk_ref_is(p, i, ','))
		i--;
	return !sk_ref_is(p, i, ',') || !title_short(p, i + 1, to);
}

/* Where a title without marks ends. */
size_t
sk_ref_title_end(const struct sk_ref_parse *p, size_t from, float *confidence)
{
	size_t stop = sk_ref_taken(p, from), to = SK_NO_TOKEN;
	struct sentences s;

	title_sentences(p, from, stop, &s);
	*confidence = 0.8f;
	if (p->comma) {
		size_t comma = sk_ref_title_by_comma(p, from, s.end);

		*confidence = 0.65f;
		if (s.closed && !s.in && !title_numbered(p) &&
		    sk_ref_is(p, s.end, '('))
			return s.end; /* "Ports, Towns (Quay Press, 1964)" */
		if (title_numbered(p) && !s.closed)
			to = title_before_journal(p, from, &s);
		if (to != SK_NO_TOKEN && title_whole_stop(p, from, to) &&
		    (sk_ref_has(p, SK_REF_VOLUME) ||
		     sk_ref_has(p, SK_REF_ISSUE) ||
		     !sk_ref_comma_imprint(p, from, s.end)))
			return to;
		if (comma < s.end || s.count == 0)
			return comma;
	}
	/* "Title. Subtitle [Internet]." */
	if (s.in ||
	    (s.closed && sk_ref_is(p, s.end, '[') && !title_numbered(p)))
		return s.end;
	if (title_numbered(p) && !s.closed)
		to = title_before_journal(p, from, &s);
	else if (!s.closed || s.count)
		to = title_before_book(p, from, &s);
	if (to != SK_NO_TOKEN)
		return to;
	*confidence = 0.65f;
	to = title_question(p, from, s.end);
	if (to < s.end || s.closed)
		return to;
	if (title_numbered(p) || title_before_day(p, stop) ||
	    sk_ref_comma_imprint(p, from, s.end))
		to = sk_ref_title_by_comma(p, from, s.end);
	if (to == s.end && title_numbered(p)) {
		size_t word = p->cjk ? title_last_word(p, from, s.end)
				     : title_last_capitals(p, from, s.end);

		to = word == SK_NO_TOKEN ? to : word;
	}
	return to;
}

/* Physicists leave the title out: "A. Author, Phys. Rev. 36, 48 (1930)".
 * Then nothing but a short name stands before volume and pages. */
bool
sk_ref_title_none(const struct sk_ref_parse *p, size_t from)
{
	size_t stop = sk_ref_taken(p, from), words = 0;

	if (p->ref->fields[SK_REF_VOLUME].how != SK_HOW_LOOK ||
	    !sk_ref_has(p, SK_REF_PAGES) || p->cjk ||
	    p->t[stop < p->count ? stop : 0].field != 1 + SK_REF_VOLUME)
		return false;
	for (size_t i = from; i < stop; i++) {
		const struct sk_ref_token *t = sk_ref_tok(p, i);

		if (t->kind == SK_TOKEN_SIGN) {
			if (t->c != '.' && t->c != '&' &&
			    !(t->c == ',' && i + 1 == stop))
				return false;
			continue;
		}
		if (!(t->look & SK_LOOK_UPPER) &&
		    !(t->cue.languages && t->letters < 5))
			return false;
		words++;
	}
	return words > 0 && words < 6;
}
