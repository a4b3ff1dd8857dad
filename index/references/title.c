/* title.c - where the title begins and ends.
 *
 * Quoted titles are what the marks enclose.  Others begin behind authors and
 * year and end with their sentence, or, where a comma parts authors from
 * title, at a comma before what looks like a journal or a publisher. */
#include "title.h"

enum { SENTENCES = 24 };

static bool
title_opener(const struct sk_ref_parse *p, size_t i)
{
	const struct sk_ref_token *t = sk_ref_tok(p, i);

	return t->mate != SK_NO_TOKEN && t->mate > i;
}

size_t
sk_ref_skip(const struct sk_ref_parse *p, size_t i)
{
	while (i < p->count &&
	       (!sk_ref_free(p, i) ||
		(sk_ref_kind(p, i, SK_TOKEN_SIGN) && !title_opener(p, i))))
		i++;
	return i;
}

size_t
sk_ref_trim(const struct sk_ref_parse *p, size_t from, size_t to)
{
	while (to > from) {
		const struct sk_ref_token *t = sk_ref_tok(p, to - 1);

		if (t->kind != SK_TOKEN_SIGN || t->c == '?' || t->c == '!' ||
		    t->c == '+' || t->c == '%' ||
		    (t->mate != SK_NO_TOKEN && t->mate >= from && t->mate < to))
			break;
		to--;
	}
	return to;
}

size_t
sk_ref_taken(const struct sk_ref_parse *p, size_t i)
{
	while (sk_ref_free(p, i))
		i++;
	return i;
}

/* May a new sentence begin with token I, which follows a full stop? */
static bool
title_begins(const struct sk_ref_parse *p, size_t i)
{
	const struct sk_ref_token *t = sk_ref_tok(p, i);

	if (t->kind == SK_TOKEN_END || t->field != SK_TAKEN_FREE)
		return true;
	if (t->kind == SK_TOKEN_NUMBER)
		return t->space;
	if (t->kind == SK_TOKEN_WORD)
		return (t->look & (SK_LOOK_UPPER | SK_LOOK_CJK)) ||
		       (t->space && sk_ref_cue(p, i, SK_CUE_IN));
	return title_opener(p, i) || sk_ref_dash(p, i);
}

/* The full stop of an initial, a short form or a number with decimals. */
static bool
title_abbreviates(const struct sk_ref_parse *p, size_t i)
{
	const struct sk_ref_token *before = sk_ref_tok(p, i - 1);
	const struct sk_ref_token *after = sk_ref_tok(p, i + 1);

	if (before->kind == SK_TOKEN_SIGN)
		return before->c == '.' && !after->space;
	if (before->kind == SK_TOKEN_NUMBER)
		return !after->space && after->kind == SK_TOKEN_NUMBER;
	if (before->look & SK_LOOK_INITIAL)
		/* "hepatitis B. Journal", but "George W. Bush" */
		return !(i >= 2 && sk_ref_kind(p, i - 2, SK_TOKEN_WORD) &&
			 !(sk_ref_tok(p, i - 2)->look & SK_LOOK_UPPER) &&
			 !sk_ref_tok(p, i - 2)->cue.languages &&
			 after->letters > 2);
	if (before->look & SK_LOOK_CJK)
		return false;
	return (before->cue.cues & SK_CUE_ABBREV) && before->letters < 5 &&
	       after->field == SK_TAKEN_FREE && after->kind != SK_TOKEN_END;
}

bool
sk_ref_stops(const struct sk_ref_parse *p, size_t i)
{
	const struct sk_ref_token *after = sk_ref_tok(p, i + 1);

	if (!sk_ref_free(p, i) || !sk_ref_kind(p, i, SK_TOKEN_SIGN))
		return false;
	if (sk_ref_is(p, i, '?') || sk_ref_is(p, i, '!'))
		return sk_ref_is(p, i + 1, '.') ||
		       (!after->space && after->kind == SK_TOKEN_WORD);
	if (!sk_ref_is(p, i, '.') || i == 0)
		return false;
	if (sk_ref_is(p, i + 1, '.') || sk_ref_is(p, i - 1, '.'))
		return false; /* an ellipsis */
	/* "Hackers.Center", but "U.S" and "www.x". */
	if (!after->space && after->kind == SK_TOKEN_WORD &&
	    !(after->look & SK_LOOK_CJK) &&
	    (sk_ref_tok(p, i - 1)->letters < 3 || after->letters < 2))
		return false;
	return title_begins(p, i + 1) && !title_abbreviates(p, i);
}

size_t
sk_ref_in(const struct sk_ref_parse *p, size_t i)
{
	const struct sk_ref_token *t = sk_ref_tok(p, i);
	const struct sk_ref_token *next = sk_ref_tok(p, i + 1);
	bool sure = t->c == 'I' || t->c == 'i' || t->letters == 4;

	if (!sk_ref_free(p, i) || t->kind != SK_TOKEN_WORD ||
	    !(t->cue.cues & SK_CUE_IN))
		return i;
	if (sk_ref_is(p, i + 1, ':'))
		return i + 2;
	if (!sure || (i > 0 && !sk_ref_kind(p, i - 1, SK_TOKEN_SIGN) &&
		      sk_ref_free(p, i - 1)))
		return i;
	return next->kind == SK_TOKEN_SIGN ||
			       (next->look & (SK_LOOK_UPPER | SK_LOOK_CJK |
					      SK_LOOK_DIGITS)) ||
			       next->cue.languages ||
			       next->kind == SK_TOKEN_NUMBER
		       ? i + 1
		       : i;
}

/* "InInformation": the word was glued to the container. */
static bool
title_glued_in(const struct sk_ref_parse *p, size_t i)
{
	struct sakuin_str s = sk_ref_text(p, i, i + 1);

	return s.len > 5 && s.ptr[0] == 'I' && s.ptr[1] == 'n' &&
	       s.ptr[2] >= 'A' && s.ptr[2] <= 'Z' && s.ptr[3] >= 'a' &&
	       s.ptr[3] <= 'z';
}

static bool
title_colon(const struct sk_ref_parse *p, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		if (sk_ref_is(p, i, ':'))
			return true;
	return false;
}

/* Does a note in brackets begin at token I that is no part of the title:
 * "(2nd ed.)", "[Internet]", "(Unpublished thesis)", "[J]"? */
static bool
title_note(const struct sk_ref_parse *p, size_t i)
{
	size_t mate = sk_ref_tok(p, i)->mate;
	bool square = sk_ref_is(p, i, '[');

	if (!(square || sk_ref_is(p, i, '(')) || mate == SK_NO_TOKEN ||
	    mate < i || mate > i + 16)
		return false;
	if (square && mate <= i + 4 && sk_ref_tok(p, i + 1)->letters <= 2 &&
	    (sk_ref_tok(p, i + 1)->look & SK_LOOK_UPPER))
		return true; /* the type in Chinese lists */
	for (size_t k = i + 1; k < mate; k++)
		if (sk_ref_cue(p, k,
			       SK_CUE_EDITION | SK_CUE_THESIS |
				       SK_CUE_EDITOR) ||
		    (square && sk_ref_cue(p, k, SK_CUE_AVAILABLE)) ||
		    !sk_ref_free(p, k))
			return true;
	/* "(Cambridge: University Press)" */
	return !square && title_colon(p, i + 1, mate) &&
	       (sk_ref_cue(p, i + 1, SK_CUE_PLACE) ||
		sk_ref_cue(p, i + 2, SK_CUE_PLACE) ||
		sk_ref_cue(p, mate - 1, SK_CUE_PUBLISHER));
}

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
	if (title_note(p, i) || title_glued_in(p, i))
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
			s->in = !title_note(p, i);
			return;
		}
		if (t->mate != SK_NO_TOKEN && t->mate > i && t->mate < stop &&
		    t->c != '<')
			i = t->mate;
		else if (s->count < SENTENCES && sk_ref_stops(p, i))
			s->stop[s->count++] = i;
	}
}

/* A question mark ends a title only where nothing else does. */
static size_t
title_question(const struct sk_ref_parse *p, size_t from, size_t end)
{
	for (size_t i = from; i + 1 < end; i++)
		if ((sk_ref_is(p, i, '?') || sk_ref_is(p, i, '!')) &&
		    title_begins(p, i + 1) && !sk_ref_tok(p, i)->quoted)
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
	       (title_colon(p, from, from + 5 < to ? from + 5 : to) &&
		(sk_ref_tok(p, from)->look & SK_LOOK_UPPER));
}

/* A book's title may have several sentences; they end before its imprint.
 * Without one, the title is the first. */
static size_t
title_before_imprint(const struct sk_ref_parse *p, const struct sentences *s)
{
	for (size_t k = 0; k < s->count; k++) {
		size_t to = k + 1 < s->count ? s->stop[k + 1] : s->end;

		if (title_imprint(p, s->stop[k] + 1, to))
			return s->stop[k];
	}
	return s->count ? s->stop[0] : SK_NO_TOKEN;
}

/* Translations in square brackets at the end of a title. */
static bool
title_put(struct sk_ref_parse *p, size_t from, size_t to, enum sk_how how,
	  float confidence, struct sakuin_error *err)
{
	size_t open;

	to = sk_ref_trim(p, from, to);
	open = to > from && sk_ref_is(p, to - 1, ']')
		       ? sk_ref_tok(p, to - 1)->mate
		       : SK_NO_TOKEN;
	if (open != SK_NO_TOKEN && open > from && to - open == 3 &&
	    sk_ref_tok(p, open + 1)->letters <= 2)
		to = sk_ref_trim(p, from, open); /* "[J]" */
	else if (open != SK_NO_TOKEN && open > from && to - open > 3 &&
		 sk_ref_kind(p, open + 1, SK_TOKEN_WORD)) {
		if (!sk_ref_set(p, SK_REF_TITLE_TRANSLATED, open + 1, to - 1,
				SK_HOW_RULE, 0.9f, err))
			return false;
		sk_ref_take(p, open, to, 1 + SK_REF_TITLE_TRANSLATED);
		to = sk_ref_trim(p, from, open);
	}
	return sk_ref_set(p, SK_REF_TITLE, from, to, how, confidence, err);
}

static bool
title_goes_on(const struct sk_ref_parse *p, size_t i)
{
	const struct sk_ref_token *t = sk_ref_tok(p, i);

	return t->kind == SK_TOKEN_WORD && t->field == SK_TAKEN_FREE &&
	       !(t->look & (SK_LOOK_UPPER | SK_LOOK_CJK)) && t->letters > 1 &&
	       !(t->cue.cues & (SK_CUE_IN | SK_CUE_EDITOR | SK_CUE_VOLUME |
				SK_CUE_ISSUE | SK_CUE_PAGES));
}

/* A quotation that is the title: one that begins right here. */
static size_t
title_quotation(const struct sk_ref_parse *p, size_t i)
{
	for (size_t k = i; k < i + 3 && k < p->count; k++) {
		const struct sk_ref_token *t = sk_ref_tok(p, k);

		/* A small word behind it: the title goes on. */
		if (t->quoted && t->mate != SK_NO_TOKEN && t->mate > k + 1)
			return title_goes_on(p, t->mate + 1) ? SK_NO_TOKEN : k;
		if (!sk_ref_cue(p, k, SK_CUE_IN) && t->kind != SK_TOKEN_SIGN)
			break;
	}
	return SK_NO_TOKEN;
}

static bool
title_in_marks(struct sk_ref_parse *p, size_t open, struct sakuin_error *err)
{
	size_t close = sk_ref_tok(p, open)->mate;

	if (!title_put(p, open + 1, close, SK_HOW_RULE, 0.95f, err))
		return false;
	sk_ref_take(p, open, open + 1, 1 + SK_REF_TITLE);
	sk_ref_take(p, close, close + 1, 1 + SK_REF_TITLE);
	return sk_ref_rest(p, close + 1, err);
}

/* Does the piece [FROM, TO) between commas look like a container or a
 * publisher, and not like a part of the title? */
static bool
title_other(const struct sk_ref_parse *p, size_t from, size_t to)
{
	unsigned stops = 0;
	bool cue = false;

	if (from >= to)
		return false;
	if (sk_ref_tok(p, from)->quoted && title_opener(p, from))
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
	    (title_colon(p, from, to) || to - from <= 2))
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
static bool
title_comma_other(const struct sk_ref_parse *p, size_t from, size_t stop)
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
static size_t
title_by_comma(const struct sk_ref_parse *p, size_t from, size_t stop)
{
	size_t comma;

	while (stop > from && sk_ref_is(p, stop - 1, ','))
		stop--;
	comma = title_comma(p, from, stop);
	return comma == SK_NO_TOKEN ? stop : comma;
}

/* Signs, dates and notes of the authors before the title. */
static size_t
title_start(const struct sk_ref_parse *p)
{
	size_t i = p->author_end;

	while (i < p->count &&
	       (!sk_ref_free(p, i) ||
		(sk_ref_kind(p, i, SK_TOKEN_SIGN) && !title_opener(p, i))))
		i++;
	return i;
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

	if (!p->cjk || end < from + 3 || !sk_ref_free(p, i) ||
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
static size_t
title_end(const struct sk_ref_parse *p, size_t from, float *confidence)
{
	size_t stop = sk_ref_taken(p, from), to = SK_NO_TOKEN;
	struct sentences s;

	title_sentences(p, from, stop, &s);
	*confidence = 0.8f;
	if (p->comma) {
		size_t comma = title_by_comma(p, from, s.end);

		*confidence = 0.65f;
		if (title_numbered(p) && !s.closed)
			to = title_before_journal(p, from, &s);
		if (to != SK_NO_TOKEN && title_whole_stop(p, from, to))
			return to;
		if (comma < s.end || s.count == 0)
			return comma;
	}
	if (s.in)
		return s.end;
	if (title_numbered(p) && !s.closed)
		to = title_before_journal(p, from, &s);
	else if (!s.closed || s.count)
		to = title_before_imprint(p, &s);
	if (to != SK_NO_TOKEN)
		return to;
	*confidence = 0.65f;
	to = title_question(p, from, s.end);
	if (to < s.end || s.closed)
		return to;
	if (title_numbered(p) || title_before_day(p, stop) ||
	    title_comma_other(p, from, s.end))
		to = title_by_comma(p, from, s.end);
	if (to == s.end && title_numbered(p)) {
		size_t word = title_last_word(p, from, s.end);

		to = word == SK_NO_TOKEN ? to : word;
	}
	return to;
}

/* Physicists leave the title out: "A. Author, Phys. Rev. 36, 48 (1930)".
 * Then nothing but a short name stands before volume and pages. */
static bool
title_none(const struct sk_ref_parse *p, size_t from)
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

static bool
title_plain(struct sk_ref_parse *p, size_t from, struct sakuin_error *err)
{
	float confidence;
	size_t to = title_end(p, from, &confidence);

	if (title_none(p, from))
		return sk_ref_rest(p, from, err);

	/* A question mark belongs to the title, a full stop does not. */
	if (sk_ref_is(p, to, '?') || sk_ref_is(p, to, '!'))
		to++;
	return title_put(p, from, to, SK_HOW_LOOK, confidence, err) &&
	       sk_ref_rest(p, to, err);
}

bool
sk_ref_titles(struct sk_ref_parse *p, struct sakuin_error *err)
{
	size_t from = title_start(p), open;

	if (from >= p->count)
		return true;
	open = title_quotation(p, from);
	return open != SK_NO_TOKEN ? title_in_marks(p, open, err)
				   : title_plain(p, from, err);
}
