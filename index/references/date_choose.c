/* date_choose.c - which of the dates is that of publication, which that of
 * the last visit to a page.
 *
 * Titles hold dates too, and pages look like years.  So all are judged by
 * where they stand: in brackets, behind the authors, at the end. */
#include <stdio.h>

#include "metadata.h"
#include "parse.h"

enum { ACCESSED_REACH = 7 }; /* tokens between "accessed" and the date */

/* As ISO 8601, as far as the calendar goes along: "31 February 2012" is of
 * that month. */
static bool
choose_iso(const struct sk_ref_date *d, char out[16])
{
	if (d->year == 0)
		return false;
	snprintf(out, 16, "%04u-%02u-%02u", (unsigned)d->year % 10000,
		 (unsigned)d->month % 100, (unsigned)d->day % 100);
	for (size_t len = 10; len > 4; len -= 3) {
		if (sk_date_valid(sk_str(out)))
			break;
		out[len - 3] = '\0';
	}
	return true;
}

/* The date that begins nearest behind token I, or ends shortly before it. */
static size_t
choose_near(const struct sk_ref_parse *p, size_t i)
{
	for (size_t k = 0; k < p->date_count; k++)
		if (p->dates[k].from >= i &&
		    p->dates[k].from <= i + ACCESSED_REACH && p->dates[k].year)
			return k;
	/* In Korean, Japanese and Chinese the word may stand behind. */
	if (sk_ref_tok(p, i)->look & SK_LOOK_CJK)
		for (size_t k = p->date_count; k-- > 0;)
			if (p->dates[k].to <= i && p->dates[k].to + 3 > i &&
			    p->dates[k].year)
				return k;
	return SK_NO_TOKEN;
}

/* Signs and small words that belong to "accessed on", on both sides. */
static bool
choose_filler(const struct sk_ref_parse *p, size_t i)
{
	const struct sk_ref_token *t = sk_ref_tok(p, i);

	return t->kind == SK_TOKEN_SIGN ||
	       (t->kind == SK_TOKEN_WORD &&
		((t->cue.cues &
		  (SK_CUE_ACCESSED | SK_CUE_AVAILABLE | SK_CUE_IN)) ||
		 !(t->look & SK_LOOK_UPPER)));
}

static bool
choose_accessed(struct sk_ref_parse *p, size_t i, size_t k,
		struct sakuin_error *err)
{
	struct sk_ref_date *d = &p->dates[k];
	size_t from = i < d->from ? i : d->from;
	size_t to = d->to > i + 1 ? d->to : i + 1;
	char iso[16];

	for (size_t m = i + 1; m < d->from; m++)
		if (!choose_filler(p, m))
			return true; /* something else stands between */
	while (from > p->first && sk_ref_free(p, from - 1) &&
	       (sk_ref_cue(p, from - 1, SK_CUE_ACCESSED)))
		from--;
	if (sk_ref_tok(p, to)->cue.cues & SK_CUE_ACCESSED)
		to++;
	if (!choose_iso(d, iso) ||
	    !sk_ref_put(p, SK_REF_ACCESSED, sk_str(iso), d->from, d->to,
			SK_HOW_RULE, 0.95f, err))
		return false;
	sk_ref_take(p, from, to, 1 + SK_REF_ACCESSED);
	d->from = d->to = SK_NO_TOKEN; /* no date of publication any more */
	return true;
}

bool
sk_ref_accessed(struct sk_ref_parse *p, struct sakuin_error *err)
{
	size_t address = SK_NO_TOKEN;

	for (size_t i = p->first; i < p->count; i++) {
		size_t k;

		if (sk_ref_kind(p, i, SK_TOKEN_URL))
			address = i;
		if (!sk_ref_cue(p, i, SK_CUE_ACCESSED) || !sk_ref_free(p, i) ||
		    sk_ref_tok(p, i)->quoted || sk_ref_has(p, SK_REF_ACCESSED))
			continue;
		k = choose_near(p, i);
		if (k != SK_NO_TOKEN && !choose_accessed(p, i, k, err))
			return false;
	}
	/* Chinese lists put the bare day in square brackets before or behind
	 * the address: "[EB/OL]. (2012-05-13)[2014-06-01]. http..." */
	for (size_t k = 1; k < p->date_count && address != SK_NO_TOKEN; k++)
		if (!sk_ref_has(p, SK_REF_ACCESSED) && p->dates[k].day &&
		    p->dates[k].bracketed &&
		    sk_ref_is(p, p->dates[k].from, '[') &&
		    !choose_accessed(p, p->dates[k].from, k, err))
			return false;
	return true;
}

/* The full stop of a sentence, and not that of an initial. */
static bool
choose_sentence(const struct sk_ref_parse *p, size_t i)
{
	const struct sk_ref_token *before = sk_ref_tok(p, i - 1);

	return i > p->first && sk_ref_is(p, i, '.') &&
	       sk_ref_tok(p, i + 1)->space && before->letters > 2 &&
	       !(before->look & (SK_LOOK_CAPS | SK_LOOK_CJK)) &&
	       !(before->cue.cues &
		 (SK_CUE_SUFFIX | SK_CUE_ETAL | SK_CUE_EDITOR)) &&
	       sk_ref_free(p, i + 1);
}

/* Do only names, initials and what joins them stand before token TO? */
static bool
choose_names_before(const struct sk_ref_parse *p, size_t to)
{
	size_t words = 0;

	for (size_t i = p->first; i < to; i++) {
		const struct sk_ref_token *t = sk_ref_tok(p, i);

		if (t->kind == SK_TOKEN_SIGN) {
			if (t->quoted || t->c == '?' || t->c == '!' ||
			    (i + 1 < to && choose_sentence(p, i)))
				return false;
			continue;
		}
		if (t->kind != SK_TOKEN_WORD || t->quoted)
			return false;
		words++;
		if ((t->look & SK_LOOK_CJK) && t->letters > 8)
			return false;
		if (!(t->look & (SK_LOOK_UPPER | SK_LOOK_CJK)) &&
		    !(t->cue.cues & (SK_CUE_AND | SK_CUE_ETAL | SK_CUE_EDITOR |
				     SK_CUE_PARTICLE)))
			return false;
	}
	return words > 0;
}

/* Is there a word of letters between FROM and TO, or before the end? */
static bool
choose_text_after(const struct sk_ref_parse *p, size_t from)
{
	size_t words = 0;

	for (size_t i = from; i < p->count && words < 3; i++)
		words += sk_ref_free(p, i) &&
			 (sk_ref_kind(p, i, SK_TOKEN_WORD) &&
			  sk_ref_tok(p, i)->letters > 1);
	return words > 0;
}

static int
choose_before(const struct sk_ref_parse *p, const struct sk_ref_date *d)
{
	const struct sk_ref_token *before =
		d->from ? sk_ref_tok(p, d->from - 1) : sk_ref_tok(p, d->from);
	int score = 0;

	if (before->kind == SK_TOKEN_WORD && !d->bracketed && !d->day &&
	    !(before->look & SK_LOOK_CJK) && !(before->look & SK_LOOK_UPPER) &&
	    d->from > p->first)
		score -= 25; /* "since 1976" */
	if (sk_ref_dash(p, d->from - 1) && !d->bracketed)
		score -= 30;
	if (sk_ref_is(p, d->from - 1, ':') && !d->day)
		score -= 15; /* pages */
	if (choose_text_after(p, d->to) && choose_names_before(p, d->from))
		score += 80;
	return score;
}

static int
choose_after(const struct sk_ref_parse *p, const struct sk_ref_date *d)
{
	const struct sk_ref_token *after = sk_ref_tok(p, d->to);
	size_t i = d->to;

	if (after->kind == SK_TOKEN_WORD && !d->bracketed && !after->cue.cues)
		return -15;
	if (sk_ref_dash(p, i) && !d->bracketed && !d->day &&
	    sk_ref_kind(p, i + 1, SK_TOKEN_NUMBER))
		return -25;
	if (sk_ref_is(p, i, ';') &&
	    (sk_ref_kind(p, i + 1, SK_TOKEN_NUMBER) || i + 1 == p->count ||
	     (sk_ref_tok(p, i + 1)->look & SK_LOOK_DIGITS)))
		return 40;
	while (i < p->count &&
	       (sk_ref_kind(p, i, SK_TOKEN_SIGN) ||
		sk_ref_kind(p, i, SK_TOKEN_DOI) ||
		sk_ref_kind(p, i, SK_TOKEN_URL) || !sk_ref_free(p, i)))
		i++;
	if (i >= p->count)
		return 25;
	if (sk_ref_kind(p, i, SK_TOKEN_NUMBER) ||
	    sk_ref_cue(p, i, SK_CUE_PAGES | SK_CUE_VOLUME | SK_CUE_ISSUE))
		return 12;
	return 0;
}

/* In brackets, behind names or before numbers, it is the year; at the end of
 * a sentence it may be the title's: "Web of Science (2017). Bibliotecas". */
static int
choose_bracket(const struct sk_ref_parse *p, const struct sk_ref_date *d)
{
	return sk_ref_is(p, d->to, '.') && choose_text_after(p, d->to) &&
			       !choose_names_before(p, d->from) &&
			       !sk_ref_is(p, d->from - 1, '.')
		       ? 20
		       : 50;
}

static int
choose_score(const struct sk_ref_parse *p, const struct sk_ref_date *d)
{
	int score = 0;

	if (d->from == SK_NO_TOKEN || sk_ref_tok(p, d->from)->quoted ||
	    !sk_ref_free(p, d->from))
		return -1000;
	if (d->bracketed)
		score += sk_ref_is(p, d->from, '(') ? choose_bracket(p, d) : 10;
	if (d->day)
		score += 20;
	else if (d->month)
		score += 15;
	if (sk_ref_is(p, d->to, ')') && !d->bracketed)
		score += 35; /* "(Publisher, 2002)" */
	return score + choose_before(p, d) + choose_after(p, d);
}

static size_t
choose_best(const struct sk_ref_parse *p)
{
	size_t best = SK_NO_TOKEN;
	int most = -20;

	for (size_t k = 0; k < p->date_count; k++) {
		int score = p->dates[k].year ? choose_score(p, &p->dates[k])
					     : -1000;

		if (score >= most) {
			most = score;
			best = k;
		}
	}
	return best;
}

/* A date that says more of the same year, or only day and month. */
static size_t
choose_fuller(const struct sk_ref_parse *p, size_t best)
{
	const struct sk_ref_date *b = &p->dates[best];

	for (size_t k = 0; k < p->date_count; k++) {
		const struct sk_ref_date *d = &p->dates[k];

		if (k != best && d->from != SK_NO_TOKEN &&
		    !sk_ref_tok(p, d->from)->quoted &&
		    (d->year == b->year || d->year == 0) && d->month &&
		    !b->month && d->to > b->to)
			return k;
	}
	return SK_NO_TOKEN;
}

/* "(n.d.)", "(in press)", "(o. J.)": brackets where the year would be. */
static void
choose_undated(struct sk_ref_parse *p)
{
	static const char *const words[] = {
		"nd",          "sd",           "oj",         "inpress",
		"imdruck",     "noprelo",      "enprensa",   "instampa",
		"forthcoming", "imerscheinen", "souspresse", "submitted",
	};
	char text[16];

	for (size_t i = p->first; i < p->count; i++) {
		size_t mate = sk_ref_tok(p, i)->mate, len = 0;

		if (!sk_ref_is(p, i, '(') || mate == SK_NO_TOKEN || mate < i ||
		    mate > i + 6)
			continue;
		for (size_t k = p->t[i].span.end;
		     k < p->t[mate].span.start && len + 1 < sizeof text; k++) {
			char c = (char)(p->raw.ptr[k] | 32);

			if (c >= 'a' && c <= 'z')
				text[len++] = c;
		}
		text[len] = '\0';
		for (size_t k = 0; k < sizeof words / sizeof words[0]; k++)
			if (!strcmp(text, words[k])) {
				sk_ref_take(p, i, mate + 1, 1 + SK_REF_YEAR);
				return;
			}
	}
}

bool
sk_ref_year(struct sk_ref_parse *p, struct sakuin_error *err)
{
	struct sk_ref_date *d, date;
	size_t fuller;
	char text[16];

	p->year = choose_best(p);
	if (p->year == SK_NO_TOKEN) {
		choose_undated(p);
		return true;
	}
	d = &p->dates[p->year];
	date = *d;
	snprintf(text, sizeof text, "%u", (unsigned)d->year);
	if (!sk_ref_put(p, SK_REF_YEAR, sk_str(text), d->from, d->to,
			SK_HOW_RULE, 0.9f, err))
		return false;
	sk_ref_take(p, d->from, d->to, 1 + SK_REF_YEAR);
	/* "1988 [1964]": that of the first edition goes with it. */
	if (p->year + 1 < p->date_count && d[1].from == d->to && d[1].bracketed)
		sk_ref_take(p, d[1].from, d[1].to, SK_TAKEN_NOISE);
	fuller = choose_fuller(p, p->year);
	if (fuller != SK_NO_TOKEN) {
		date.month = p->dates[fuller].month;
		date.day = p->dates[fuller].day;
		d = &p->dates[fuller];
		sk_ref_take(p, d->from, d->to, 1 + SK_REF_DATE);
	}
	return !choose_iso(&date, text) ||
	       sk_ref_put(p, SK_REF_DATE, sk_str(text), d->from, d->to,
			  SK_HOW_RULE, 0.9f, err);
}
