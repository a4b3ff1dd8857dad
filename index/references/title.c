/* title.c - the title and its translation.
 *
 * Quoted titles are what the marks enclose.  Others begin behind authors and
 * year; title_end.c tells where they end. */
#include "title.h"

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

/* Signs, dates and notes of the authors before the title. */
static size_t
title_start(const struct sk_ref_parse *p)
{
	size_t i = p->author_end;

	while (i < p->count &&
	       (!sk_ref_free(p, i) ||
		(sk_ref_kind(p, i, SK_TOKEN_SIGN) && !sk_ref_opens(p, i))))
		i++;
	return i;
}

static bool
title_plain(struct sk_ref_parse *p, size_t from, struct sakuin_error *err)
{
	float confidence;
	size_t to = sk_ref_title_end(p, from, &confidence);

	if (sk_ref_title_none(p, from))
		return sk_ref_rest(p, from, err);

	/* A question mark belongs to the title, a full stop does not. */
	if (sk_ref_is(p, to, '?') || sk_ref_is(p, to, '!') ||
	    (sk_ref_tok(p, to)->quoted && sk_ref_tok(p, to)->mate < to))
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
