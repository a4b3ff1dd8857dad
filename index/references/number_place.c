/* number_place.c - volume, issue and pages that no word names, by the places
 * that all styles give them: "12(3), 45-67", "2010;32(1):19-23", "79, 245-255
 * (2011)", "26: 1-3, 2005", "33, 1 (2013)". */
#include "number.h"

enum { YEAR_FIRST = 1500, YEAR_LAST = 2100 };

static bool
place_usable(const struct sk_ref_parse *p, size_t i)
{
	return sk_ref_free(p, i) && !sk_ref_tok(p, i)->quoted;
}

static bool
place_year(const struct sk_ref_parse *p, size_t i)
{
	const struct sk_ref_token *t = sk_ref_tok(p, i);

	return t->kind == SK_TOKEN_NUMBER && t->letters == 4 &&
	       t->number >= YEAR_FIRST && t->number <= YEAR_LAST;
}

/* May pages end before token I?  At a sign, at what has been taken, or at the
 * end; not before a word. */
static bool
place_ends(const struct sk_ref_parse *p, size_t i)
{
	return i >= p->count || !sk_ref_free(p, i) ||
	       sk_ref_kind(p, i, SK_TOKEN_SIGN) ||
	       sk_ref_cue(p, i, SK_CUE_PAGES);
}

/* May a number stand behind token I - 1? */
static bool
place_begins(const struct sk_ref_parse *p, size_t i)
{
	return i > p->first &&
	       (sk_ref_is(p, i - 1, ',') || sk_ref_is(p, i - 1, ':') ||
		sk_ref_is(p, i - 1, ';') || sk_ref_is(p, i - 1, '.') ||
		sk_ref_is(p, i - 1, ')') || sk_ref_is(p, i - 1, '(') ||
		!sk_ref_free(p, i - 1) ||
		sk_ref_kind(p, i - 1, SK_TOKEN_NUMBER));
}

/* The last range that can be of pages.  Two years with a dash between are a
 * span of time, unless a volume's colon stands before. */
static size_t
place_last_range(const struct sk_ref_parse *p, size_t *to)
{
	for (size_t i = p->count; i-- > p->first + 1;) {
		size_t end;

		if (!place_usable(p, i) || !sk_ref_number_is(p, i) ||
		    sk_ref_dash(p, i - 1))
			continue;
		end = sk_ref_number_range(p, i);
		/* "Rodriguesia 1513-1527.": at the very end a word may stand
		 * before them. */
		if (!place_begins(p, i) &&
		    !((sk_ref_tok(p, i - 1)->look & SK_LOOK_UPPER) &&
		      p->year != SK_NO_TOKEN && end + 1 >= p->count))
			continue;
		if (end < i + 3 || !place_ends(p, end) ||
		    !place_usable(p, end - 1))
			continue;
		if (place_year(p, i) && place_year(p, end - 1) &&
		    !(sk_ref_is(p, i - 1, ':') &&
		      !sk_ref_kind(p, i - 2, SK_TOKEN_WORD)))
			continue;
		*to = end;
		return i;
	}
	return SK_NO_TOKEN;
}

/* A single page or an article's number: "1:99", "33(10):e00035716",
 * "234, 106452". */
static size_t
place_single(const struct sk_ref_parse *p)
{
	for (size_t i = p->count; i-- > p->first + 2;) {
		const struct sk_ref_token *before = sk_ref_tok(p, i - 2);

		if (!place_usable(p, i) || !sk_ref_number_is(p, i) ||
		    !place_ends(p, i + 1) ||
		    (sk_ref_is(p, i + 1, '(') && sk_ref_free(p, i + 1)))
			continue;
		if (!sk_ref_is(p, i - 1, ':') && !sk_ref_is(p, i - 1, ','))
			continue;
		if (!place_usable(p, i - 1))
			continue;
		if (before->kind == SK_TOKEN_NUMBER ||
		    (sk_ref_is(p, i - 2, ')') && before->mate < i &&
		     sk_ref_kind(p, before->mate - 1, SK_TOKEN_NUMBER)) ||
		    before->field == 1 + SK_REF_ISSUE ||
		    before->field == 1 + SK_REF_VOLUME)
			return i;
	}
	return SK_NO_TOKEN;
}

/* The first token that was taken for FIELD. */
static size_t
place_first(const struct sk_ref_parse *p, unsigned field)
{
	for (size_t i = p->first; i < p->count; i++)
		if (p->t[i].field == field)
			return i;
	return p->first;
}

static bool
place_pages(struct sk_ref_parse *p, size_t *from, struct sakuin_error *err)
{
	size_t to = 0;

	*from = SK_NO_TOKEN;
	if (sk_ref_has(p, SK_REF_PAGES)) {
		*from = place_first(p, 1 + SK_REF_PAGES);
		return true;
	}
	*from = place_last_range(p, &to);
	if (*from == SK_NO_TOKEN) {
		*from = place_single(p);
		to = *from + 1;
	}
	return *from == SK_NO_TOKEN ||
	       sk_ref_number_put(p, SK_REF_PAGES, *from, to, SK_HOW_LOOK, 0.85f,
				 err);
}

/* Is there an issue between the bracket OPEN and its mate: a number, two of
 * them, a number with "Suppl." before? */
static bool
place_issue_in(const struct sk_ref_parse *p, size_t open, size_t *from,
	       size_t *to)
{
	size_t close = sk_ref_tok(p, open)->mate, i = open + 1;

	if (close == SK_NO_TOKEN || close > open + 6 || close < open + 2)
		return false;
	*to = close;
	while (sk_ref_kind(p, i, SK_TOKEN_WORD) && !sk_ref_number_is(p, i) &&
	       i + 1 < close)
		i++;
	while (sk_ref_is(p, i, '.') || sk_ref_is(p, i, 0xBA) ||
	       sk_ref_is(p, i, 0xB0))
		i++;
	*from = i;
	if (!sk_ref_number_is(p, i) || (place_year(p, i) && close == i + 1))
		return false;
	for (; i < close; i++)
		if (!sk_ref_free(p, i) ||
		    (!sk_ref_number_is(p, i) && !sk_ref_dash(p, i) &&
		     !sk_ref_is(p, i, '/') && !sk_ref_is(p, i, ',') &&
		     !sk_ref_is(p, i, '&')))
			return false;
	return true;
}

static bool
place_volume_issue(struct sk_ref_parse *p, size_t volume, size_t open,
		   struct sakuin_error *err)
{
	size_t from, to;

	if (!sk_ref_has(p, SK_REF_ISSUE) &&
	    place_issue_in(p, open, &from, &to)) {
		sk_ref_take(p, open, to + 1, 1 + SK_REF_ISSUE);
		if (!sk_ref_number_put(p, SK_REF_ISSUE, from, to, SK_HOW_LOOK,
				       0.9f, err))
			return false;
	}
	if (sk_ref_has(p, SK_REF_VOLUME) || volume == SK_NO_TOKEN)
		return true;
	/* "Vol. 10 (3), 205-223" */
	from = sk_ref_is(p, volume - 1, '.') ? volume - 2 : volume - 1;
	if (from < volume && sk_ref_cue(p, from, SK_CUE_VOLUME) &&
	    sk_ref_free(p, from)) {
		sk_ref_take(p, from, volume, 1 + SK_REF_VOLUME);
		p->numbers = from;
	}
	return sk_ref_number_put(p, SK_REF_VOLUME, volume, volume + 1,
				 SK_HOW_LOOK, 0.9f, err);
}

/* A bracket of "(no 8)" */
static bool
place_around_issue(const struct sk_ref_parse *p, size_t i)
{
	const struct sk_ref_token *t = sk_ref_tok(p, i);
	size_t open = t->c == ')' ? t->mate : i;

	return (t->c == '(' || t->c == ')') && open < p->count &&
	       sk_ref_tok(p, open + 1)->field == 1 + SK_REF_ISSUE;
}

/* To the left of the pages, over signs, dates and words of pages. */
static size_t
place_left(const struct sk_ref_parse *p, size_t i)
{
	while (i > p->first) {
		const struct sk_ref_token *t = sk_ref_tok(p, i - 1);
		bool sign = t->kind == SK_TOKEN_SIGN && t->field == 0 &&
			    (t->c == ',' || t->c == ':' || t->c == ';' ||
			     t->c == '.' || place_around_issue(p, i - 1));

		if (!sign && t->field != 1 + SK_REF_YEAR &&
		    t->field != 1 + SK_REF_DATE &&
		    t->field != 1 + SK_REF_PAGES &&
		    t->field != 1 + SK_REF_ISSUE && t->field != SK_TAKEN_NOISE)
			break;
		i--;
	}
	return i;
}

/* Is the number at token I the volume and not the end of the title?  It
 * stands behind a word or a sign of the container, and no colon or dash. */
static bool
place_volume(const struct sk_ref_parse *p, size_t i)
{
	return place_usable(p, i) &&
	       (sk_ref_number_is(p, i) ||
		(sk_ref_number_roman(p, i) && sk_ref_is(p, i - 1, ','))) &&
	       !sk_ref_is(p, i - 1, '/') &&
	       (!place_year(p, i) || sk_ref_is(p, i - 1, ',') ||
		(p->year != SK_NO_TOKEN && sk_ref_is(p, i + 1, ':')));
}

/* "33, 1 (2013)" and "24 2": a volume and an issue side by side. */
static bool
place_two(const struct sk_ref_parse *p, size_t i)
{
	return sk_ref_kind(p, i, SK_TOKEN_NUMBER) && i >= p->first + 3 &&
	       (sk_ref_is(p, i - 1, ',') || sk_ref_is(p, i - 1, '/') ||
		(sk_ref_is(p, i - 1, '.') && !sk_ref_tok(p, i)->space) ||
		(sk_ref_is(p, i - 1, ':') &&
		 (sk_ref_is(p, i + 1, ':') || !sk_ref_free(p, i + 1)))) &&
	       place_usable(p, i - 2) && sk_ref_number_is(p, i - 2) &&
	       !place_year(p, i - 2) && sk_ref_tok(p, i)->letters < 4;
}

static bool
place_before(struct sk_ref_parse *p, size_t pages, struct sakuin_error *err)
{
	size_t i = place_left(p, pages);

	if (i <= p->first)
		return true;
	i--;
	if (sk_ref_is(p, i, ')') && place_usable(p, i) &&
	    sk_ref_tok(p, i)->mate < i) {
		size_t open = sk_ref_tok(p, i)->mate, from, to;

		if (!place_issue_in(p, open, &from, &to))
			return true;
		return place_volume_issue(p,
					  open > 0 && place_volume(p, open - 1)
						  ? open - 1
						  : SK_NO_TOKEN,
					  open, err);
	}
	if (!place_volume(p, i))
		return true;
	if (!sk_ref_has(p, SK_REF_ISSUE) && !sk_ref_has(p, SK_REF_VOLUME) &&
	    place_two(p, i)) {
		if (!sk_ref_number_put(p, SK_REF_ISSUE, i, i + 1, SK_HOW_LOOK,
				       0.8f, err))
			return false;
		i -= 2;
	}
	return sk_ref_has(p, SK_REF_VOLUME) ||
	       sk_ref_number_put(p, SK_REF_VOLUME, i, i + 1, SK_HOW_LOOK, 0.85f,
				 err);
}

/* "12(3)" and "(12:3)" anywhere, the last of them, without pages. */
static bool
place_brackets(struct sk_ref_parse *p, struct sakuin_error *err)
{
	for (size_t i = p->count; i-- > p->first + 1;) {
		size_t from, to;

		if (!place_usable(p, i) || !sk_ref_is(p, i, '('))
			continue;
		if (sk_ref_tok(p, i)->mate == i + 4 &&
		    sk_ref_is(p, i + 2, ':') && sk_ref_number_is(p, i + 1) &&
		    sk_ref_number_is(p, i + 3)) {
			sk_ref_take(p, i, i + 5, 1 + SK_REF_ISSUE);
			return sk_ref_number_put(p, SK_REF_VOLUME, i + 1, i + 2,
						 SK_HOW_LOOK, 0.9f, err) &&
			       sk_ref_number_put(p, SK_REF_ISSUE, i + 3, i + 4,
						 SK_HOW_LOOK, 0.9f, err);
		}
		if (!sk_ref_kind(p, i - 1, SK_TOKEN_NUMBER) ||
		    !place_issue_in(p, i, &from, &to) ||
		    !(place_usable(p, i - 1) ||
		      sk_ref_tok(p, i - 1)->field == 1 + SK_REF_VOLUME))
			continue;
		return place_volume_issue(
			p, place_usable(p, i - 1) ? i - 1 : SK_NO_TOKEN, i,
			err);
	}
	return true;
}

/* A number alone beside the year: "Carbon 39 (2001)", "2009; 12",
 * ", 17, 2014" and, at the end, "2001. 6." */
static bool
place_beside_year(struct sk_ref_parse *p, struct sakuin_error *err)
{
	const struct sk_ref_date *d;
	size_t i;

	if (p->year == SK_NO_TOKEN)
		return true;
	d = &p->dates[p->year];
	i = d->from;
	if (i > p->first && (sk_ref_is(p, i - 1, ',')))
		i--;
	if (i > p->first + 2 && place_usable(p, i - 1) &&
	    sk_ref_kind(p, i - 1, SK_TOKEN_NUMBER) && !place_year(p, i - 1) &&
	    !sk_ref_dash(p, i - 2) &&
	    (d->bracketed || sk_ref_is(p, i - 2, ',')))
		return sk_ref_number_put(p, SK_REF_VOLUME, i - 1, i,
					 SK_HOW_LOOK, 0.7f, err);
	i = d->to;
	if ((sk_ref_is(p, i, ';') || sk_ref_is(p, i, '.') ||
	     sk_ref_is(p, i, ',')) &&
	    place_usable(p, i + 1) && sk_ref_kind(p, i + 1, SK_TOKEN_NUMBER) &&
	    !place_year(p, i + 1) &&
	    (i + 2 == p->count ||
	     (sk_ref_is(p, i + 2, '.') && i + 3 >= p->count)))
		return sk_ref_number_put(p, SK_REF_VOLUME, i + 1, i + 2,
					 SK_HOW_LOOK, 0.7f, err);
	return true;
}

bool
sk_ref_numbers_by_form(struct sk_ref_parse *p, struct sakuin_error *err)
{
	for (size_t i = p->first + 1; i < p->count; i++) {
		size_t from, to, pages, end;

		if (!place_usable(p, i) || !sk_ref_is(p, i, '(') ||
		    !place_usable(p, i - 1) ||
		    !sk_ref_kind(p, i - 1, SK_TOKEN_NUMBER) ||
		    !place_issue_in(p, i, &from, &to))
			continue;
		pages = to + 2;
		end = sk_ref_number_range(p, pages);
		if (!(sk_ref_is(p, to + 1, ',') || sk_ref_is(p, to + 1, ':')) ||
		    end < pages + 3)
			continue;
		return place_volume_issue(p, i - 1, i, err) &&
		       sk_ref_number_put(p, SK_REF_PAGES, pages, end,
					 SK_HOW_RULE, 0.95f, err);
	}
	return true;
}

bool
sk_ref_numbers_by_place(struct sk_ref_parse *p, struct sakuin_error *err)
{
	size_t pages;

	if (!place_pages(p, &pages, err) ||
	    (pages != SK_NO_TOKEN && !place_before(p, pages, err)))
		return false;
	if (!sk_ref_has(p, SK_REF_VOLUME) && sk_ref_has(p, SK_REF_ISSUE) &&
	    !place_before(p, place_first(p, 1 + SK_REF_ISSUE), err))
		return false;
	if (!sk_ref_has(p, SK_REF_ISSUE) && !place_brackets(p, err))
		return false;
	return sk_ref_has(p, SK_REF_VOLUME) || sk_ref_has(p, SK_REF_ISSUE) ||
	       place_beside_year(p, err);
}
