/* sentence.c - where sentences, notes and "In:" begin and end in what is left
 * of a reference. */
#include "title.h"

bool
sk_ref_opens(const struct sk_ref_parse *p, size_t i)
{
	const struct sk_ref_token *t = sk_ref_tok(p, i);

	return t->mate != SK_NO_TOKEN && t->mate > i;
}

size_t
sk_ref_skip(const struct sk_ref_parse *p, size_t i)
{
	while (i < p->count &&
	       (!sk_ref_free(p, i) ||
		(sk_ref_kind(p, i, SK_TOKEN_SIGN) && !sk_ref_opens(p, i))))
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
bool
sk_ref_begins(const struct sk_ref_parse *p, size_t i)
{
	const struct sk_ref_token *t = sk_ref_tok(p, i);

	if (t->kind == SK_TOKEN_END || t->field != SK_TAKEN_FREE)
		return true;
	if (t->kind == SK_TOKEN_NUMBER)
		return t->space;
	if (t->kind == SK_TOKEN_WORD)
		return (t->look & (SK_LOOK_UPPER | SK_LOOK_CJK)) ||
		       (t->space && sk_ref_cue(p, i, SK_CUE_IN));
	return sk_ref_opens(p, i) || sk_ref_dash(p, i);
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
	if (!(before->look & SK_LOOK_UPPER) &&
	    (before->cue.month || before->letters > 3))
		return false; /* "o mar." is no month */
	return (before->cue.cues & SK_CUE_ABBREV) && before->letters < 7 &&
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
	if (sk_ref_is(p, i + 1, '.') ||
	    (sk_ref_is(p, i - 1, '.') && sk_ref_is(p, i - 2, '.')))
		return false; /* an ellipsis */
	if (sk_ref_is(p, i - 1, '.'))
		return after->space && sk_ref_begins(p, i + 1);
	/* "Hackers.Center", but "U.S" and "www.x". */
	if (!after->space && after->kind == SK_TOKEN_WORD &&
	    !(after->look & SK_LOOK_CJK) &&
	    (sk_ref_tok(p, i - 1)->letters < 3 || after->letters < 2))
		return false;
	return sk_ref_begins(p, i + 1) && !title_abbreviates(p, i);
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
bool
sk_ref_glued_in(const struct sk_ref_parse *p, size_t i)
{
	struct sakuin_str s = sk_ref_text(p, i, i + 1);

	return s.len > 5 && s.ptr[0] == 'I' && s.ptr[1] == 'n' &&
	       s.ptr[2] >= 'A' && s.ptr[2] <= 'Z' && s.ptr[3] >= 'a' &&
	       s.ptr[3] <= 'z';
}

bool
sk_ref_colon(const struct sk_ref_parse *p, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		if (sk_ref_is(p, i, ':'))
			return true;
	return false;
}

/* Does a note in brackets begin at token I that is no part of the title:
 * "(2nd ed.)", "[Internet]", "(Unpublished thesis)", "[J]"? */
bool
sk_ref_note(const struct sk_ref_parse *p, size_t i)
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
	return !square && sk_ref_colon(p, i + 1, mate) &&
	       (sk_ref_cue(p, i + 1, SK_CUE_PLACE) ||
		sk_ref_cue(p, i + 2, SK_CUE_PLACE) ||
		sk_ref_cue(p, mate - 1, SK_CUE_PUBLISHER));
}
