/* authors.c - who wrote it: where the list of authors ends, and whom it
 * names.
 *
 * The end is known where a date stands behind nothing but names, or where a
 * quoted title begins; elsewhere it is where names stop. */
#include "name.h"

struct authors {
	struct sk_ref_parse *p;
	struct sk_ref_author *list;
	size_t count, most;
	size_t limit;
	bool known; /* the limit is where the list ends */
	enum sk_ref_name_form form;
};

static bool
authors_text(struct authors *a, size_t from, size_t to, struct sakuin_str *out,
	     struct sakuin_error *err)
{
	while (to > from &&
	       (sk_ref_is(a->p, to - 1, ',') || sk_ref_is(a->p, to - 1, ':') ||
		sk_ref_is(a->p, to - 1, ';')))
		to--;
	return sk_arena_copy(a->p->arena, sk_ref_text(a->p, from, to), out,
			     err);
}

static bool
authors_add(struct authors *a, const struct sk_ref_name *n,
	    struct sakuin_error *err)
{
	struct sk_ref_author *author = &a->list[a->count];
	bool person = n->given < n->given_end;

	if (a->count == a->most)
		return true;
	author->span.start =
		sk_ref_tok(a->p, n->family < n->given || !person ? n->family
								 : n->given)
			->span.start;
	author->span.end = sk_ref_tok(a->p, n->end - 1)->span.end;
	a->count++;
	if (!person)
		return authors_text(a, n->family, n->end, &author->literal,
				    err);
	return authors_text(a, n->family, n->family_end, &author->family,
			    err) &&
	       authors_text(a, n->given, n->given_end, &author->given, err);
}

static bool
authors_body(struct authors *a, size_t from, size_t to,
	     struct sakuin_error *err)
{
	struct sk_ref_name n = { .family = from, .end = to };

	while (n.end > from && sk_ref_kind(a->p, n.end - 1, SK_TOKEN_SIGN) &&
	       !sk_ref_is(a->p, n.end - 1, ')'))
		n.end--;
	return n.end <= from || authors_add(a, &n, err);
}

/* "et al.", "u. a.", "oe", "deung", "hoka": the list goes on unprinted. */
static size_t
authors_etal(const struct sk_ref_parse *p, size_t i, size_t limit)
{
	while (i < limit && (sk_ref_cue(p, i, SK_CUE_ETAL) ||
			     (sk_ref_cue(p, i, SK_CUE_AND) &&
			      sk_ref_cue(p, i + 1, SK_CUE_ETAL)))) {
		i++;
		if (sk_ref_is(p, i, '.'))
			i++;
		/* "oe 3-in": and three more */
		if (sk_ref_kind(p, i, SK_TOKEN_NUMBER) &&
		    sk_ref_tok(p, i)->number < 100 &&
		    (sk_ref_tok(p, i - 1)->look & SK_LOOK_CJK))
			i += sk_ref_tok(p, i + 1)->look & SK_LOOK_CJK ? 2 : 1;
	}
	return i;
}

/* "(eds.)", ", ed.", "[Hrsg.]", "editors": whose work it is otherwise. */
static size_t
authors_editors(const struct sk_ref_parse *p, size_t i, size_t limit)
{
	size_t at = sk_ref_is(p, i, ',') ? i + 1 : i;

	if ((sk_ref_is(p, at, '(') || sk_ref_is(p, at, '[')) &&
	    sk_ref_tok(p, at)->mate != SK_NO_TOKEN &&
	    sk_ref_tok(p, at)->mate < limit &&
	    sk_ref_tok(p, at)->mate <= at + 6 &&
	    sk_ref_cue(p, at + 1, SK_CUE_EDITOR))
		return sk_ref_tok(p, at)->mate + 1;
	if (at < limit && sk_ref_free(p, at) &&
	    sk_ref_cue(p, at, SK_CUE_EDITOR) &&
	    !sk_ref_kind(p, at, SK_TOKEN_SIGN) &&
	    (!(sk_ref_tok(p, at)->look & SK_LOOK_UPPER) ||
	     (sk_ref_tok(p, at)->look & SK_LOOK_CJK)))
		return sk_ref_is(p, at + 1, '.') ? at + 2 : at + 1;
	return i;
}

/* Over what stands between two authors; I if nothing of the kind does. */
static size_t
authors_between(const struct sk_ref_parse *p, size_t i, size_t limit)
{
	size_t begin = i;

	while (i < limit &&
	       (sk_ref_is(p, i, ',') || sk_ref_is(p, i, ';') ||
		sk_ref_is(p, i, 0xB7) || sk_ref_is(p, i, '/') ||
		(p->cjk && sk_ref_is(p, i, '.')) ||
		(sk_ref_cue(p, i, SK_CUE_AND) && sk_ref_free(p, i)))) {
		if (sk_ref_cue(p, i, SK_CUE_AND) && i > begin &&
		    sk_ref_cue(p, i - 1, SK_CUE_AND))
			break;
		i++;
	}
	return i;
}

static struct sk_ref_name
authors_next(const struct authors *a, size_t i)
{
	if (sk_ref_tok(a->p, i)->look & SK_LOOK_CJK)
		return sk_ref_name_cjk_at(a->p, i, a->limit, a->known);
	return sk_ref_name_at(a->p, i, a->limit, a->form);
}

/* "Fehr, Beverley, Friendship Processes, ...": behind an inverted name and a
 * comma, capitalised words are one more author only if the list goes on to an
 * "and". */
static bool
authors_go_on(const struct authors *a, size_t i, const struct sk_ref_name *n)
{
	if (a->known || a->form != SK_NAME_COMMA_GIVEN ||
	    n->form != SK_NAME_GIVEN_FIRST || !sk_ref_is(a->p, i - 1, ','))
		return true;
	for (size_t k = n->end; k < a->limit && k < i + 60; k++) {
		const struct sk_ref_token *t = sk_ref_tok(a->p, k);

		if (t->cue.cues & SK_CUE_AND)
			return true;
		if (t->kind == SK_TOKEN_WORD && !(t->look & SK_LOOK_UPPER) &&
		    !(t->cue.cues & SK_CUE_PARTICLE))
			break;
	}
	return false;
}

/* Read names from I on; returns where they end. */
static bool
authors_list(struct authors *a, size_t i, size_t *end, struct sakuin_error *err)
{
	*end = i;
	while (i < a->limit) {
		struct sk_ref_name n = authors_next(a, i);
		size_t next;

		if (!n.form || !authors_go_on(a, i, &n))
			break;
		if (!authors_add(a, &n, err))
			return false;
		a->form = n.form;
		*end = authors_editors(a->p, n.end, a->limit);
		next = authors_between(a->p, *end, a->limit);
		if (authors_etal(a->p, next, a->limit) > next ||
		    authors_etal(a->p, *end, a->limit) > *end) {
			next = authors_etal(a->p, next, a->limit);
			*end = authors_etal(a->p, *end, a->limit);
			if (*end < next)
				*end = next;
			*end = authors_editors(a->p, *end, a->limit);
			break;
		}
		if (next == *end)
			break;
		i = next;
	}
	return true;
}

/* Is one of the words that of a body: "Ministry", "shinbun"? */
static bool
authors_is_body(const struct sk_ref_parse *p, size_t from, size_t to)
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

/* A list whose end is known: what no name fits is a body, up to the next
 * semicolon or the end. */
static bool
authors_known(struct authors *a, size_t from, struct sakuin_error *err)
{
	size_t end = from;

	if (!(authors_is_body(a->p, from, a->limit) &&
	      sk_ref_name_at(a->p, from, a->limit, SK_NAME_NONE).form !=
		      SK_NAME_COMMA_INITIALS) &&
	    !authors_list(a, from, &end, err))
		return false;
	for (size_t i = end; i < a->limit; i = end) {
		while (i < a->limit && sk_ref_kind(a->p, i, SK_TOKEN_SIGN) &&
		       !sk_ref_is(a->p, i, '('))
			i++;
		end = i;
		while (end < a->limit && !sk_ref_is(a->p, end, ';'))
			end++;
		if (end > i && end == a->limit &&
		    authors_editors(a->p, i, a->limit) > i)
			break;
		if (end > i && !sk_ref_cue(a->p, i, SK_CUE_ETAL) &&
		    !authors_body(a, i, end, err))
			return false;
		if (end == i)
			break;
	}
	return true;
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
static size_t
authors_body_end(const struct sk_ref_parse *p, size_t from, size_t limit)
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
static bool
authors_interview(const struct sk_ref_parse *p, size_t i)
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
static size_t
authors_limit(const struct sk_ref_parse *p)
{
	size_t i = p->first;

	while (i < p->count && sk_ref_free(p, i) && !sk_ref_tok(p, i)->quoted &&
	       !authors_interview(p, i))
		i++;
	return i;
}

/* Does a sentence end before token TO: a full stop behind a long word? */
static bool
authors_sentence(const struct sk_ref_parse *p, size_t from, size_t to)
{
	for (size_t i = from + 1; i + 1 < to; i++)
		if (sk_ref_is(p, i, '.') && sk_ref_tok(p, i + 1)->space &&
		    sk_ref_tok(p, i - 1)->letters > 2 &&
		    !((sk_ref_tok(p, i - 1)->look & SK_LOOK_CJK) &&
		      sk_ref_tok(p, i - 1)->letters < 5 &&
		      sk_ref_tok(p, i + 1)->letters < 5) &&
		    !(sk_ref_tok(p, i - 1)->look & SK_LOOK_CAPS) &&
		    !sk_ref_cue(p, i - 1,
				SK_CUE_SUFFIX | SK_CUE_ETAL | SK_CUE_EDITOR))
			return true;
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
static bool
authors_end_known(const struct sk_ref_parse *p, size_t limit)
{
	const struct sk_ref_token *t = sk_ref_tok(p, limit);

	if (limit > p->first && authors_interview(p, limit))
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
		return after + 1 < p->count &&
		       (authors_names_only(p, p->first, limit) ||
			(t->c == '(' && limit < p->first + 16 &&
			 !p->t[limit].quoted));
	}
	return t->quoted && limit < p->first + 60 &&
	       (authors_names_only(p, p->first, limit) ||
		authors_is_body(p, p->first, limit));
}

/* Behind a known end the quotation may still stand off: "in", a comma. */
static bool
authors_open(struct authors *a, struct sakuin_error *err)
{
	struct sk_ref_parse *p = a->p;
	size_t end, body;

	body = authors_body_end(p, p->first, a->limit);
	if (body > p->first && authors_is_body(p, p->first, body) &&
	    !authors_next(a, p->first).form) {
		p->author_end = body;
		return authors_body(a, p->first, body, err);
	}
	if (!authors_list(a, p->first, &end, err))
		return false;
	if (end == p->first && body > p->first) {
		p->author_end = body;
		return authors_body(a, p->first, body, err);
	}
	p->author_end = end;
	return true;
}

static size_t
authors_behind(struct sk_ref_parse *p, size_t i)
{
	p->comma = sk_ref_is(p, i, ',');
	while (i < p->count && (sk_ref_is(p, i, ',') || sk_ref_is(p, i, '.') ||
				sk_ref_is(p, i, ':') || sk_ref_is(p, i, ';')))
		i++;
	return i;
}

bool
sk_ref_names(struct sk_ref_parse *p, struct sakuin_error *err)
{
	struct authors a = { .p = p, .limit = authors_limit(p) };

	a.most = (a.limit - p->first) / 2 + 2;
	a.list = sk_arena_array(p->arena, a.most, sizeof *a.list, err);
	if (!a.list)
		return false;
	a.known = authors_end_known(p, a.limit);
	if (a.known) {
		p->author_end = a.limit;
		if (!authors_known(&a, p->first, err))
			return false;
	} else if (!authors_open(&a, err)) {
		return false;
	}
	sk_ref_take(p, p->first, p->author_end, SK_TAKEN_AUTHOR);
	if (authors_interview(p, p->author_end))
		for (size_t i = p->author_end; sk_ref_free(p, i); i++)
			p->t[i].field = SK_TAKEN_NOISE;
	p->author_end = authors_behind(p, p->author_end);
	p->ref->authors = a.list;
	p->ref->author_count = a.count;
	return true;
}
