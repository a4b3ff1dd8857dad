/* authors_end.c - where the authors end, and whether they are a body. */
#include "authors.h"

/* Is one of the words that of a body: "Ministry", "shinbun"? */
bool
sk_ref_is_body(const struct sk_ref_parse *p, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++) {
		const struct sk_ref_token *t = sk_ref_tok(p, i);
		unsigned capitals = 0;

		if (t->kind != SK_TOKEN_WORD)
			continue;
		if ((t->cue.cues & (SK_CUE_BODY | SK_CUE_NEWS)) &&
		    !((t->look & SK_LOOK_CJK) && t->letters <= 3))
			return true;
		/* BBCNews: three capitals and more letters */
		for (size_t k = t->span.start;
		     k < t->span.end && p->raw.ptr[k] >= 'A' &&
		     p->raw.ptr[k] <= 'Z';
		     k++)
			capitals++;
		if (capitals > 2 && !(t->look & SK_LOOK_CAPS) &&
		    t->letters > capitals)
			return true;
	}
	return false;
}

/* "Ministry (BR)", "Ministry, Department", "Educational, Scientific and
 * Cultural Organization" */
static bool
authors_body_goes_on(const struct sk_ref_parse *p, size_t i)
{
	const struct sk_ref_token *t = sk_ref_tok(p, i);

	if (sk_ref_is(p, i, '('))
		return t->mate != SK_NO_TOKEN && t->mate == i + 2 &&
		       sk_ref_kind(p, i + 1, SK_TOKEN_WORD);
	if (!sk_ref_is(p, i, ','))
		return false;
	if (sk_ref_cue(p, i + 1, SK_CUE_BODY | SK_CUE_PLACE))
		return true;
	if (!(sk_ref_tok(p, i - 1)->look & SK_LOOK_UPPER) ||
	    !(sk_ref_tok(p, i - 2)->look & SK_LOOK_UPPER))
		return false;
	for (size_t k = i + 1; k < i + 6; k++) {
		if (!(sk_ref_tok(p, k)->look & SK_LOOK_UPPER) &&
		    !sk_ref_cue(p, k, SK_CUE_AND))
			return false;
		if (sk_ref_cue(p, k, SK_CUE_BODY))
			return sk_ref_is(p, k + 1, '.');
	}
	return false;
}

/* A body that begins the reference and ends at a sign: "WHO.", "Ministry of
 * X, ". */
size_t
sk_ref_body_end(const struct sk_ref_parse *p, size_t from, size_t limit)
{
	size_t i = from;
	bool body = false;

	while (i < limit && i < from + 14 &&
	       (sk_ref_kind(p, i, SK_TOKEN_WORD) ||
		sk_ref_cue(p, i, SK_CUE_AND) || authors_body_goes_on(p, i)))
		i = sk_ref_is(p, i, '(') ? sk_ref_tok(p, i)->mate + 1 : i + 1;
	if (i == from || i >= p->count)
		return from;
	for (size_t k = from; k < i; k++)
		body |= sk_ref_cue(p, k, SK_CUE_BODY);
	if (!body &&
	    !(i == from + 1 && (sk_ref_tok(p, from)->look & SK_LOOK_CAPS)))
		return from;
	/* A title may begin so too; then it goes on in small words. */
	return sk_ref_is(p, i, '.') || sk_ref_is(p, i, ',') ||
			       sk_ref_is(p, i, ':')
		       ? i
		       : from;
}

/* "Interviewed on", "Interview," with a date right behind. */
bool
sk_ref_interview(const struct sk_ref_parse *p, size_t i)
{
	if (!sk_ref_cue(p, i, SK_CUE_INTERVIEW) ||
	    (i > p->first && !sk_ref_kind(p, i - 1, SK_TOKEN_SIGN)))
		return false;
	for (size_t k = i + 1; k < i + 5 && k < p->count; k++)
		if (p->t[k].field == 1 + SK_REF_YEAR ||
		    p->t[k].field == 1 + SK_REF_DATE)
			return true;
	return false;
}

/* The first token that can't be of an author: a date, a quotation, a URL. */
size_t
sk_ref_authors_limit(const struct sk_ref_parse *p)
{
	size_t i = p->first;

	while (i < p->count && sk_ref_free(p, i) && !sk_ref_tok(p, i)->quoted &&
	       !sk_ref_interview(p, i))
		i++;
	return i;
}

/* Does a sentence end before token TO: a full stop behind a long word? */
static bool
authors_sentence(const struct sk_ref_parse *p, size_t from, size_t to)
{
	bool comma = false;

	for (size_t i = from + 1; i + 1 < to; i++) {
		comma |= sk_ref_is(p, i, ',');
		if (sk_ref_is(p, i, '.') && sk_ref_tok(p, i + 1)->space &&
		    sk_ref_tok(p, i - 1)->letters > 2 &&
		    !((sk_ref_tok(p, i - 1)->look & SK_LOOK_CJK) &&
		      sk_ref_tok(p, i - 1)->letters < 5 &&
		      sk_ref_tok(p, i + 1)->letters < 4 && !comma) &&
		    !(sk_ref_tok(p, i - 1)->look & SK_LOOK_CAPS) &&
		    !sk_ref_cue(p, i - 1,
				SK_CUE_SUFFIX | SK_CUE_ETAL | SK_CUE_EDITOR))
			return true;
	}
	return false;
}

/* Are all words of [FROM, TO) such as names have? */
static bool
authors_names_only(const struct sk_ref_parse *p, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++) {
		const struct sk_ref_token *t = sk_ref_tok(p, i);

		if (t->kind == SK_TOKEN_NUMBER)
			return false;
		if (t->kind == SK_TOKEN_SIGN &&
		    (t->c == '[' || (t->c == ':' && i + 1 < to) ||
		     (t->c == '(' && t->mate != SK_NO_TOKEN && t->mate >= to)))
			return false;
		if (t->kind == SK_TOKEN_WORD &&
		    !(t->look & (SK_LOOK_UPPER | SK_LOOK_CJK)) &&
		    !(t->cue.cues & (SK_CUE_AND | SK_CUE_ETAL | SK_CUE_EDITOR |
				     SK_CUE_PARTICLE)))
			return false;
		if ((t->look & SK_LOOK_CJK) && t->letters > 9)
			return false;
	}
	return true;
}

/* Does a date or a quotation at LIMIT end the authors for sure? */
/* Is there a word that can be of a title from token I on? */
static bool
authors_text_behind(const struct sk_ref_parse *p, size_t i)
{
	for (; i < p->count; i++)
		if (sk_ref_free(p, i) && sk_ref_kind(p, i, SK_TOKEN_WORD) &&
		    sk_ref_tok(p, i)->letters > 1 &&
		    !sk_ref_cue(p, i,
				SK_CUE_PAGES | SK_CUE_VOLUME | SK_CUE_ISSUE))
			return true;
	return false;
}

bool
sk_ref_authors_known(const struct sk_ref_parse *p, size_t limit)
{
	const struct sk_ref_token *t = sk_ref_tok(p, limit);

	if (limit > p->first && sk_ref_interview(p, limit))
		return true;
	if (limit >= p->count || limit == p->first ||
	    authors_sentence(p, p->first, limit))
		return false;
	if (t->field == 1 + SK_REF_YEAR || t->field == 1 + SK_REF_DATE) {
		size_t after = limit;

		while (after < p->count && !sk_ref_free(p, after))
			after++;
		while (sk_ref_kind(p, after, SK_TOKEN_SIGN) &&
		       !sk_ref_tok(p, after)->quoted)
			after++;
		return after + 1 < p->count && authors_text_behind(p, after) &&
		       (authors_names_only(p, p->first, limit) ||
			(t->c == '(' && limit < p->first + 16 &&
			 !p->t[limit].quoted));
	}
	return t->quoted && limit < p->first + 60 &&
	       (authors_names_only(p, p->first, limit) ||
		sk_ref_is_body(p, p->first, limit));
}
