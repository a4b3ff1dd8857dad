/* rest.c - what stands behind the title: journal, book, place, publisher. */
#include "name.h"
#include "title.h"

enum { PIECES = 24 };

/* A piece between signs. */
struct piece {
	size_t from, to;
	uint32_t before; /* the sign in front, '(' for a bracket, 0 */
	bool place, publisher, news, journal, note;
	bool other; /* words that are no place */
};

static bool
rest_numbered(const struct sk_ref_parse *p)
{
	return sk_ref_has(p, SK_REF_VOLUME) || sk_ref_has(p, SK_REF_ISSUE);
}

/* Over "[J]", "[Internet]", "(2nd ed.)", editions and translators. */
static size_t
rest_notes(const struct sk_ref_parse *p, size_t i)
{
	for (;;) {
		size_t mate;

		i = sk_ref_skip(p, i);
		mate = sk_ref_tok(p, i)->mate;
		if (mate == SK_NO_TOKEN || mate < i || mate > i + 8)
			return i;
		if (!sk_ref_is(p, i, '[') &&
		    !(sk_ref_is(p, i, '(') &&
		      sk_ref_cue(p, i + 1,
				 SK_CUE_EDITION | SK_CUE_THESIS |
					 SK_CUE_EDITOR)))
			return i;
		i = mate + 1;
	}
}

/* The editors behind "In": names, and "(eds.)" or "ed." behind or before
 * them; returns where the book begins. */
static size_t
rest_editors(const struct sk_ref_parse *p, size_t from)
{
	size_t i = from, end = from;
	enum sk_ref_name_form form = SK_NAME_NONE;

	for (size_t k = from; k < from + 40 && sk_ref_free(p, k); k++) {
		size_t mate = sk_ref_tok(p, k)->mate;

		if (sk_ref_stops(p, k) && k > from + 1 &&
		    sk_ref_tok(p, k - 1)->letters > 3)
			break;
		if (sk_ref_is(p, k, '(') && mate != SK_NO_TOKEN && mate > k &&
		    mate <= k + 4 && sk_ref_cue(p, k + 1, SK_CUE_EDITOR))
			return mate + 1;
		if (sk_ref_cue(p, k, SK_CUE_EDITOR) && k > from + 1 &&
		    sk_ref_is(p, k - 1, ',') && sk_ref_is(p, k + 1, '.') &&
		    sk_ref_is(p, k + 2, ','))
			return k + 3;
		if (sk_ref_cue(p, k, SK_CUE_EDITS) && k > from &&
		    sk_ref_is(p, k - 1, ',') &&
		    sk_ref_kind(p, k + 1, SK_TOKEN_SIGN))
			return k + 2;
	}
	while (i < p->count) {
		struct sk_ref_name n = sk_ref_name_at(p, i, p->count, form);

		if (n.form != SK_NAME_COMMA_INITIALS &&
		    n.form != SK_NAME_INITIALS &&
		    n.form != SK_NAME_INITIALS_FIRST)
			break;
		form = n.form;
		end = i = n.end;
		while (sk_ref_is(p, i, ',') || sk_ref_is(p, i, ';') ||
		       sk_ref_cue(p, i, SK_CUE_AND))
			i++;
		if (i == n.end)
			break;
	}
	return end;
}

/* Where the container that begins at token I ends: at its sentence, a comma
 * before a place or a publisher, a bracket with them, or a number. */
static size_t
rest_book_end(const struct sk_ref_parse *p, size_t i, size_t stop)
{
	for (size_t k = i; k < stop; k++) {
		const struct sk_ref_token *t = sk_ref_tok(p, k);

		if (k > i && sk_ref_is(p, k, '(') && t->mate != SK_NO_TOKEN)
			return k;
		if (sk_ref_stops(p, k) && k > i + 1)
			return k;
		if (sk_ref_is(p, k, ',') && k > i + 1 &&
		    (sk_ref_cue(p, k + 1, SK_CUE_EDITS) ||
		     sk_ref_cue(p, k + 2, SK_CUE_EDITS) ||
		     (sk_ref_cue(p, k + 1, SK_CUE_PLACE) &&
		      (sk_ref_kind(p, k + 2, SK_TOKEN_SIGN) ||
		       !sk_ref_free(p, k + 2))) ||
		     sk_ref_cue(p, k + 1, SK_CUE_PUBLISHER)))
			return k;
	}
	return stop;
}

/* "Security Applications. WISA 2015.": the short name of a conference and
 * its year belong to the book. */
static size_t
rest_acronym(const struct sk_ref_parse *p, size_t end)
{
	if (sk_ref_is(p, end, '.') &&
	    (sk_ref_tok(p, end + 1)->look & SK_LOOK_CAPS) &&
	    sk_ref_kind(p, end + 2, SK_TOKEN_NUMBER) &&
	    sk_ref_free(p, end + 2) && sk_ref_tok(p, end + 2)->letters == 4 &&
	    sk_ref_is(p, end + 3, '.'))
		return end + 3;
	return end;
}

static void
rest_look(const struct sk_ref_parse *p, struct piece *x)
{
	for (size_t i = x->from; i < x->to; i++) {
		uint32_t cues = sk_ref_tok(p, i)->cue.cues;

		if (!(sk_ref_tok(p, i)->look & (SK_LOOK_UPPER | SK_LOOK_CJK)))
			continue;
		x->place |= (cues & SK_CUE_PLACE) != 0;
		x->other |= (cues & SK_CUE_PLACE) == 0 &&
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
		if (x.to > x.from && sk_ref_kind(p, x.from, SK_TOKEN_WORD) &&
		    !sk_ref_cue(p, x.from, SK_CUE_NODATE)) {
			rest_look(p, &x);
			list[n++] = x;
		}
		before = sk_ref_free(p, k) ? sk_ref_tok(p, k)->c : 0;
		i = k + 1;
	}
	return n;
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

static bool
rest_book(struct sk_ref_parse *p, size_t i, bool contained,
	  struct sakuin_error *err)
{
	struct piece list[PIECES];
	size_t n = rest_pieces(p, i, list);
	const struct piece *x = rest_by_colon(list, n);

	if (x)
		return rest_publisher(p, x, 0.85f, err);
	x = rest_by_cue(list, n);
	if (x && !(x->news && sk_ref_has(p, SK_REF_URL)))
		return rest_publisher(p, x, 0.75f, err);
	/* "Baltimore 1973" names no publisher. */
	if (n == 0 || list[0].note || (list[0].place && !list[0].other))
		return true;
	/* A newspaper or a site: with a day, an address or pages. */
	if (!contained && !sk_ref_has(p, SK_REF_CONTAINER) &&
	    (sk_ref_has(p, SK_REF_URL) || list[0].news || list[0].journal ||
	     sk_ref_has(p, SK_REF_PAGES) || sk_ref_has(p, SK_REF_DOI) ||
	     p->ref->fields[SK_REF_DATE].text.len > 4))
		return sk_ref_set(p, SK_REF_CONTAINER, list[0].from, list[0].to,
				  SK_HOW_LOOK, 0.7f, err);
	if (n == 1 && list[0].to - list[0].from < 7)
		return rest_publisher(p, &list[0], 0.6f, err);
	return true;
}

/* "In: Editors (eds.) Book. Place: Publisher" */
static bool
rest_in(struct sk_ref_parse *p, size_t i, struct sakuin_error *err)
{
	size_t begin, stop, end;

	i = sk_ref_skip(p, i);
	begin = sk_ref_skip(p, rest_editors(p, i));
	stop = sk_ref_taken(p, begin);
	end = sk_ref_tok(p, begin)->quoted && sk_ref_tok(p, begin)->mate < stop
		      ? sk_ref_tok(p, begin)->mate + 1
		      : rest_acronym(p, rest_book_end(p, begin, stop));
	if (sk_ref_tok(p, begin)->quoted && end > begin + 2)
		begin++;
	if (!sk_ref_set(p, SK_REF_CONTAINER, begin, sk_ref_trim(p, begin, end),
			SK_HOW_RULE, 0.85f, err))
		return false;
	return rest_book(p, sk_ref_skip(p, end), true, err);
}

/* "InInformation Security": the first two letters are not the book's. */
static bool
rest_glued(struct sk_ref_parse *p, size_t i, struct sakuin_error *err)
{
	size_t stop = sk_ref_taken(p, i);
	struct sakuin_str s;

	stop = sk_ref_trim(p, i, stop);
	s = sk_ref_text(p, i, stop);
	s.ptr += 2;
	s.len -= 2;
	if (!sk_ref_put(p, SK_REF_CONTAINER, s, i, stop, SK_HOW_LOOK, 0.6f,
			err))
		return false;
	p->ref->fields[SK_REF_CONTAINER].span.start += 2;
	sk_ref_take(p, i, stop, 1 + SK_REF_CONTAINER);
	return rest_book(p, stop, true, err);
}

static bool
rest_is_glued(const struct sk_ref_parse *p, size_t i)
{
	struct sakuin_str s = sk_ref_text(p, i, i + 1);

	return s.len > 5 && s.ptr[0] == 'I' && s.ptr[1] == 'n' &&
	       s.ptr[2] >= 'A' && s.ptr[2] <= 'Z' && s.ptr[3] >= 'a' &&
	       s.ptr[3] <= 'z';
}

/* "Revista da Anpoll, Florianopolis, v. 51": the last piece, if it is a place
 * or, before "v.", a word or two with capitals. */
static size_t
rest_without_place(const struct sk_ref_parse *p, size_t i, size_t end)
{
	size_t comma = end;
	bool named = p->ref->fields[SK_REF_VOLUME].how == SK_HOW_RULE &&
		     p->t[end < p->count ? end : 0].c == ',';

	while (comma > i && end - comma < 4 && !sk_ref_is(p, comma, ','))
		comma--;
	if (comma <= i || !sk_ref_is(p, comma, ','))
		return end;
	for (size_t k = comma + 1; k < end; k++)
		if (!(sk_ref_tok(p, k)->look & SK_LOOK_UPPER) ||
		    sk_ref_cue(p, k, SK_CUE_JOURNAL | SK_CUE_AND))
			return end;
	if (sk_ref_cue(p, comma + 1, SK_CUE_PLACE) ||
	    sk_ref_cue(p, end - 1, SK_CUE_PLACE) ||
	    (named && end - comma < 4 && !p->cjk))
		return sk_ref_trim(p, i, comma);
	return end;
}

/* The journal reaches to the numbers. */
static bool
rest_journal(struct sk_ref_parse *p, size_t i, struct sakuin_error *err)
{
	size_t stop = sk_ref_taken(p, i), end = stop;

	for (size_t k = i; k < stop; k++)
		if (sk_ref_is(p, k, '[') && k > i) {
			end = k;
			break;
		}
	end = rest_without_place(p, i, sk_ref_trim(p, i, end));
	if (sk_ref_tok(p, i)->quoted && sk_ref_tok(p, i)->mate != SK_NO_TOKEN &&
	    sk_ref_tok(p, i)->mate < stop && sk_ref_tok(p, i)->mate > i + 1) {
		end = sk_ref_tok(p, i)->mate;
		i++;
	}
	if (!sk_ref_set(p, SK_REF_CONTAINER, i, end, SK_HOW_LOOK, 0.85f, err))
		return false;
	return true;
}

/* Do a place and a publisher stand behind the title, as with books? */
static bool
rest_imprint(const struct sk_ref_parse *p, size_t i)
{
	struct piece list[PIECES];
	size_t n = rest_pieces(p, i, list);

	for (size_t k = 0; k < n; k++) {
		if (list[k].from >= p->numbers)
			break;
		if (list[k].place && list[k].to - list[k].from <= 3)
			return true;
		if (list[k].publisher && !list[k].journal && !list[k].news)
			return true;
	}
	return false;
}

/* The marks around a container: right here or, behind the editor's name in
 * Japanese and Chinese, a few words on. */
static size_t
rest_marked(const struct sk_ref_parse *p, size_t i)
{
	size_t reach = p->cjk ? i + 7 : i + 1;

	for (size_t k = i; k < reach && sk_ref_free(p, k); k++) {
		size_t mate = sk_ref_tok(p, k)->mate;

		if (sk_ref_tok(p, k)->quoted && mate != SK_NO_TOKEN &&
		    mate > k + 1)
			return k;
		if (k > i && sk_ref_kind(p, k, SK_TOKEN_SIGN) &&
		    !sk_ref_is(p, k, 0xB7) && !sk_ref_is(p, k, ','))
			break;
	}
	return SK_NO_TOKEN;
}

static bool
rest_quoted(struct sk_ref_parse *p, size_t open, struct sakuin_error *err)
{
	size_t mate = sk_ref_tok(p, open)->mate;

	if (!sk_ref_set(p, SK_REF_CONTAINER, open + 1,
			sk_ref_trim(p, open + 1, mate), SK_HOW_RULE, 0.9f, err))
		return false;
	sk_ref_take(p, open, mate + 1, 1 + SK_REF_CONTAINER);
	return rest_book(p, mate + 1, true, err);
}

bool
sk_ref_rest(struct sk_ref_parse *p, size_t i, struct sakuin_error *err)
{
	size_t in, open;

	i = rest_notes(p, i);
	if (i >= p->count)
		return true;
	open = rest_marked(p, i);
	in = sk_ref_in(p, i);
	if (open != SK_NO_TOKEN && in == i)
		return rest_quoted(p, open, err);
	if (in > i)
		return rest_in(p, in, err);
	if (rest_is_glued(p, i))
		return rest_glued(p, i, err);
	/* A number stands behind the text, and nothing else between. */
	if (i < p->numbers && (rest_numbered(p) ||
			       (sk_ref_has(p, SK_REF_PAGES) &&
				p->numbers < p->count && !rest_imprint(p, i))))
		return rest_journal(p, i, err);
	return rest_book(p, i, false, err);
}
