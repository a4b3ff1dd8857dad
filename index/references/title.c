/* title.c - where the title begins and ends.
 *
 * Quoted titles are what the marks enclose.  Others begin behind authors and
 * year and end with their sentence, or, where a comma parts authors from
 * title, at a comma before what looks like a journal or a publisher. */
#include "title.h"

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
	return sk_ref_cue(p, i + 1, SK_CUE_PLACE) && !square &&
	       !sk_ref_is(p, mate - 1, ',') && title_colon(p, i + 1, mate);
}

/* Where the sentence from token I on ends: at a sign that is not of the
 * title.  A question mark ends it only where nothing else does. */
static size_t
title_sentence(const struct sk_ref_parse *p, size_t i, size_t stop)
{
	size_t question = SK_NO_TOKEN, from = i;

	for (; i < stop; i++) {
		const struct sk_ref_token *t = sk_ref_tok(p, i);

		if (i > from && (title_note(p, i) || title_glued_in(p, i)))
			return i;
		if (i > from && sk_ref_in(p, i) > i &&
		    (sk_ref_is(p, i - 1, '.') || sk_ref_is(p, i - 1, ',') ||
		     t->c == 'I' || sk_ref_is(p, i + 1, ':')))
			return i;
		if (t->mate != SK_NO_TOKEN && t->mate > i && t->mate < stop &&
		    t->c != '<') {
			i = t->mate;
			if (i + 1 < stop && sk_ref_stops(p, i + 1))
				return i + 1;
			continue;
		}
		if (sk_ref_stops(p, i))
			return sk_ref_is(p, i, '.') ? i : i + 1;
		if ((sk_ref_is(p, i, '?') || sk_ref_is(p, i, '!')) &&
		    question == SK_NO_TOKEN && title_begins(p, i + 1))
			question = i + 1;
	}
	return question != SK_NO_TOKEN && question < stop ? question : stop;
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
	if (open != SK_NO_TOKEN && open > from && to - open > 3) {
		if (!sk_ref_set(p, SK_REF_TITLE_TRANSLATED, open + 1, to - 1,
				SK_HOW_RULE, 0.9f, err))
			return false;
		sk_ref_take(p, open, to, 1 + SK_REF_TITLE_TRANSLATED);
		to = sk_ref_trim(p, from, open);
	}
	return sk_ref_set(p, SK_REF_TITLE, from, to, how, confidence, err);
}

/* A quotation that is the title: one that begins right here. */
static size_t
title_quotation(const struct sk_ref_parse *p, size_t i)
{
	for (size_t k = i; k < i + 3 && k < p->count; k++) {
		const struct sk_ref_token *t = sk_ref_tok(p, k);

		if (t->quoted && t->mate != SK_NO_TOKEN && t->mate > k + 1)
			return k;
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
title_plain(struct sk_ref_parse *p, size_t from, struct sakuin_error *err)
{
	size_t stop = sk_ref_taken(p, from);
	size_t to = title_sentence(p, from, stop);
	bool numbers = sk_ref_has(p, SK_REF_VOLUME) ||
		       sk_ref_has(p, SK_REF_PAGES) ||
		       sk_ref_has(p, SK_REF_ISSUE);
	float confidence = 0.8f;

	if (p->comma || (to == stop && numbers)) {
		size_t comma = title_by_comma(p, from, stop);

		if (p->comma || comma < to)
			to = comma < to || !sk_ref_stops(p, to) ? comma : to;
		confidence = 0.65f;
	}
	if (!title_put(p, from, to, SK_HOW_LOOK, confidence, err))
		return false;
	return sk_ref_rest(p, to, err);
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
