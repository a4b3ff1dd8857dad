/* imprint.c - place and publisher, or the newspaper, among the pieces behind
 * a title. */
#include "title.h"

enum { PIECES = 24 };

/* A piece between signs. */
struct piece {
	size_t from, to;
	uint32_t before; /* the sign in front, '(' for a bracket, 0 */
	bool place, publisher, news, journal, note;
	bool other; /* words that are no place */
};

static void
rest_look(const struct sk_ref_parse *p, struct piece *x)
{
	for (size_t i = x->from; i < x->to; i++) {
		uint32_t cues = sk_ref_tok(p, i)->cue.cues;

		if (!(sk_ref_tok(p, i)->look & (SK_LOOK_UPPER | SK_LOOK_CJK)))
			continue;
		x->place |= (cues & SK_CUE_PLACE) != 0;
		/* "New" of "New York" is a place too. */
		x->other |= !sk_ref_cue(p, i, SK_CUE_PLACE) &&
			    !sk_ref_cue(p, i + 1, SK_CUE_PLACE) &&
			    sk_ref_tok(p, i)->letters > 2;
		x->publisher |= (cues & SK_CUE_PUBLISHER) != 0 &&
				sk_ref_tok(p, i)->letters > 1;
		x->news |= (cues & SK_CUE_NEWS) != 0;
		x->journal |= (cues & SK_CUE_JOURNAL) != 0;
	}
	for (size_t i = x->from; i < x->to && i < x->from + 3; i++)
		x->note |= (sk_ref_tok(p, i)->cue.cues &
			    (SK_CUE_EDITOR | SK_CUE_EDITION | SK_CUE_THESIS |
			     SK_CUE_SERIES)) != 0 &&
			   !(sk_ref_tok(p, i)->cue.cues & SK_CUE_PUBLISHER);
}

/* "Boston, MA": two capitals behind a comma are a state, and what stands
 * before them a place. */
static void
rest_states(const struct sk_ref_parse *p, struct piece *list, size_t n)
{
	for (size_t i = 1; i < n; i++) {
		const struct sk_ref_token *t = sk_ref_tok(p, list[i].from);

		if (list[i].before != ',' || list[i].to != list[i].from + 1 ||
		    !(t->look & SK_LOOK_CAPS) || t->letters != 2)
			continue;
		list[i].place = list[i - 1].place = true;
		list[i].other = list[i].publisher = false;
		if (list[i - 1].to - list[i - 1].from <= 3)
			list[i - 1].other = list[i - 1].publisher = false;
	}
}

/* With a capital, perhaps behind a particle: "de Gruyter" */
static bool
piece_begins(const struct sk_ref_parse *p, size_t i)
{
	const struct sk_ref_token *t = sk_ref_tok(p, i);

	return (t->look & (SK_LOOK_UPPER | SK_LOOK_CJK)) ||
	       ((t->cue.cues & SK_CUE_PARTICLE) &&
		(sk_ref_tok(p, i + 1)->look & SK_LOOK_UPPER));
}

/* Cut what is free from token I on at its signs. */
static size_t
rest_pieces(const struct sk_ref_parse *p, size_t i, struct piece *list)
{
	size_t n = 0;
	uint32_t before = 0;

	while (i < p->count && n < PIECES) {
		struct piece x = { .from = i };
		size_t k = i;

		for (; sk_ref_free(p, k); k++) {
			const struct sk_ref_token *t = sk_ref_tok(p, k);

			if (t->kind == SK_TOKEN_SIGN &&
			    (t->c == ',' || t->c == ':' || t->c == ';' ||
			     t->c == '(' || t->c == ')' || t->c == '[' ||
			     t->c == ']'))
				break;
			if (sk_ref_stops(p, k))
				break;
		}
		x.to = sk_ref_trim(p, i, k);
		x.before = before;
		if (x.to > x.from && piece_begins(p, x.from) &&
		    !(x.to == x.from + 1 &&
		      (sk_ref_tok(p, x.from)->look & SK_LOOK_INITIAL)) &&
		    !sk_ref_cue(p, x.from, SK_CUE_NODATE)) {
			rest_look(p, &x);
			list[n++] = x;
		}
		before = sk_ref_free(p, k) ? sk_ref_tok(p, k)->c : 0;
		i = k + 1;
	}
	rest_states(p, list, n);
	return n;
}

/* "Little, Brown", "Longmans, Green, and Co.": where a publisher's name that
 * stands behind a place goes on to. */
static size_t
rest_goes_on(const struct sk_ref_parse *p, const struct piece *list, size_t n,
	     const struct piece *x)
{
	size_t to = x->to;

	for (x++; x < list + n; x++) {
		if (x->before != ',' || x->place || x->note ||
		    x->to - x->from > 6 || x->from > to + 1)
			break;
		to = x->to;
	}
	/* "..., and Co." begins small */
	if (sk_ref_is(p, to, ',') && sk_ref_cue(p, to + 1, SK_CUE_AND) &&
	    sk_ref_cue(p, to + 2, SK_CUE_PUBLISHER) && sk_ref_free(p, to + 2))
		to += 3;
	return to;
}

static bool
rest_publisher(struct sk_ref_parse *p, const struct piece *x, float confidence,
	       struct sakuin_error *err)
{
	return sk_ref_set(p, SK_REF_PUBLISHER, x->from, x->to, SK_HOW_LOOK,
			  confidence, err);
}

/* "Place: Publisher" or, where the cues say so, "Publisher: Place". */
static const struct piece *
rest_by_colon(const struct piece *list, size_t n)
{
	for (size_t i = 1; i < n; i++) {
		const struct piece *left = &list[i - 1], *right = &list[i];

		if (right->before != ':' || left->note)
			continue;
		if (!left->place && right->place && !right->publisher)
			return left;
		if (left->to - left->from <= 6)
			return right;
	}
	return NULL;
}

/* The piece that a cue word says is the publisher; else the neighbour of a
 * place; else the only one. */
static const struct piece *
rest_by_cue(const struct piece *list, size_t n)
{
	const struct piece *found = NULL;

	for (size_t i = 0; i < n && !found; i++)
		if (list[i].publisher && !list[i].note &&
		    (list[i].other || !list[i].place) &&
		    list[i].to - list[i].from < 9)
			found = &list[i];
	if (found)
		return found;
	for (size_t i = 0; i < n; i++) {
		if (!list[i].place || list[i].to - list[i].from > 3)
			continue;
		if (i + 1 < n && !list[i + 1].place && !list[i + 1].note)
			return &list[i + 1];
		if (i > 0 && !list[i - 1].place && !list[i - 1].note)
			return &list[i - 1];
	}
	return NULL;
}

/* "'Chapter.' Book. Place: Publisher": behind a title in marks, what stands
 * before the place of PUBLISHER is the book. */
static bool
rest_chapter(struct sk_ref_parse *p, const struct piece *list,
	     const struct piece *publisher, struct sakuin_error *err)
{
	const struct piece *place = publisher;
	size_t end;

	while (place > list && (place->before == ':' || place[-1].place))
		place--;
	if (p->ref->fields[SK_REF_TITLE].how != SK_HOW_RULE || place == list ||
	    list[0].note || list[0].place)
		return true;
	end = sk_ref_trim(p, list[0].from, place->from);
	return sk_ref_set(p, SK_REF_CONTAINER, list[0].from, end, SK_HOW_LOOK,
			  0.7f, err);
}

bool
sk_ref_book(struct sk_ref_parse *p, size_t i, bool contained,
	    struct sakuin_error *err)
{
	struct piece list[PIECES];
	size_t n = rest_pieces(p, i, list);
	const struct piece *x = rest_by_colon(list, n);
	bool marks;

	if (x)
		return (contained || rest_chapter(p, list, x, err)) &&
		       sk_ref_set(p, SK_REF_PUBLISHER, x->from,
				  x->before == ':' ? rest_goes_on(p, list, n, x)
						   : x->to,
				  SK_HOW_LOOK, 0.85f, err);
	x = rest_by_cue(list, n);
	marks = p->ref->fields[SK_REF_TITLE].how == SK_HOW_RULE;
	/* What is quoted is an article: "Journal of the Coast Society". */
	if (marks && !contained && n > 0 && x == list && x->journal)
		x = NULL;
	if (x && !(x->news && sk_ref_has(p, SK_REF_URL)))
		return rest_publisher(p, x, 0.75f, err);
	/* "Baltimore 1973" names no publisher. */
	if (n == 0 || list[0].note || (list[0].place && !list[0].other))
		return true;
	/* A newspaper or a site: with a day, an address or pages. */
	if (!contained && !sk_ref_has(p, SK_REF_CONTAINER) &&
	    (marks || sk_ref_has(p, SK_REF_URL) || list[0].news ||
	     list[0].journal || sk_ref_has(p, SK_REF_PAGES) ||
	     sk_ref_has(p, SK_REF_DOI) ||
	     p->ref->fields[SK_REF_DATE].text.len > 4))
		return sk_ref_set(p, SK_REF_CONTAINER, list[0].from, list[0].to,
				  SK_HOW_LOOK, 0.7f, err);
	if (n == 1 && list[0].to - list[0].from < 7)
		return rest_publisher(p, &list[0], 0.6f, err);
	return true;
}

bool
sk_ref_colon_imprint(const struct sk_ref_parse *p, size_t i)
{
	struct piece list[PIECES];
	size_t n = rest_pieces(p, i, list);

	for (size_t k = 1; k < n; k++)
		if (list[k].before == ':' &&
		    (list[k - 1].place ||
		     (list[k].place && list[k - 1].publisher)))
			return true;
	return false;
}

bool
sk_ref_leftover(struct sk_ref_parse *p, size_t i, struct sakuin_error *err)
{
	struct piece list[PIECES];
	size_t n = rest_pieces(p, i, list);

	/* What does not stand right there is something else, or a mistake. */
	return n == 0 || !(list[0].publisher || (p->cjk && n == 1)) ||
	       rest_publisher(p, &list[0], 0.6f, err);
}

/* Do a place and a publisher stand behind the title, as with books? */
bool
sk_ref_imprint(const struct sk_ref_parse *p, size_t i)
{
	struct piece list[PIECES];
	size_t n = rest_pieces(p, i, list);

	for (size_t k = 0; k < n; k++) {
		if (list[k].from >= p->numbers)
			break;
		/* "Trier: WVT 2003" */
		if (k > 1 && list[k].before == ':' &&
		    list[k - 1].before == '.' &&
		    list[k - 1].to - list[k - 1].from <= 2)
			return true;
		if (list[k].place && list[k].to - list[k].from <= 3)
			return true;
		if (list[k].publisher && !list[k].journal && !list[k].news)
			return true;
	}
	return false;
}
