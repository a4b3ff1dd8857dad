/* authors.c - who wrote it: where the list of authors ends, and whom it
 * names.
 *
 * The end is known where a date stands behind nothing but names, or where a
 * quoted title begins; elsewhere it is where names stop. */
#include "authors.h"
#include "name.h"

struct authors {
	struct sk_ref_parse *p;
	struct sk_ref_author *list;
	size_t count, most;
	size_t limit;
	bool known; /* the limit is where the list ends */
	bool stops; /* full stops part its names */
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

/* A full stop between two names of Korea or China, where no comma parts the
 * others: what follows is as short as a name. */
static bool
authors_stop_parts(const struct authors *a, size_t i)
{
	const struct sk_ref_token *next = sk_ref_tok(a->p, i + 1);

	/* "LABOUR, H. AIGUE, Eve. SIEB, Carole" */
	if (a->form == SK_NAME_COMMA_GIVEN && sk_ref_is(a->p, i, '.') &&
	    (next->look & SK_LOOK_CAPS) && sk_ref_is(a->p, i + 2, ','))
		return true;
	return a->p->cjk && sk_ref_is(a->p, i, '.') &&
	       (a->count == 1 || a->stops) && (next->look & SK_LOOK_CJK) &&
	       next->letters < 4;
}

/* Over what stands between two authors; I if nothing of the kind does. */
static size_t
authors_between(const struct authors *a, size_t i)
{
	const struct sk_ref_parse *p = a->p;
	size_t begin = i, limit = a->limit;

	while (i < limit &&
	       (sk_ref_is(p, i, ',') || sk_ref_is(p, i, ';') ||
		sk_ref_is(p, i, 0xB7) || sk_ref_is(p, i, '/') ||
		(authors_stop_parts(a, i)) ||
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
		next = authors_between(a, *end);
		a->stops = next > *end && sk_ref_is(a->p, next - 1, '.');
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

/* A list whose end is known: what no name fits is a body, up to the next
 * semicolon or the end. */
static bool
authors_known(struct authors *a, size_t from, struct sakuin_error *err)
{
	size_t end = from;

	if (!(sk_ref_is_body(a->p, from, a->limit) &&
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

/* Behind a known end the quotation may still stand off: "in", a comma. */
static bool
authors_open(struct authors *a, struct sakuin_error *err)
{
	struct sk_ref_parse *p = a->p;
	size_t end, body;

	body = sk_ref_body_end(p, p->first, a->limit);
	if (body > p->first && sk_ref_is_body(p, p->first, body) &&
	    !authors_next(a, p->first).form) {
		p->author_end = body;
		return authors_body(a, p->first, body, err);
	}
	if (!authors_list(a, p->first, &end, err))
		return false;
	/* "Ghost Stories. Ed. Ann Porter.": the first words are the title. */
	if (a->count == 1 && a->form == SK_NAME_GIVEN_FIRST &&
	    sk_ref_is(p, end, '.') && sk_ref_cue(p, end + 1, SK_CUE_EDITOR) &&
	    sk_ref_is(p, end + 2, '.')) {
		a->count = 0;
		end = p->first;
	}
	/* "Lord Berg of Quay, 'Title'": a name with small words. */
	if (end == p->first && body == p->first && a->limit > p->first &&
	    a->limit < p->first + 9 && sk_ref_tok(p, a->limit)->quoted &&
	    sk_ref_is(p, a->limit - 1, ','))
		body = a->limit;
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
	struct authors a = { .p = p, .limit = sk_ref_authors_limit(p) };

	a.most = (a.limit - p->first) / 2 + 2;
	a.list = sk_arena_array(p->arena, a.most, sizeof *a.list, err);
	if (!a.list)
		return false;
	a.known = sk_ref_authors_known(p, a.limit);
	if (a.known) {
		p->author_end = a.limit;
		if (!authors_known(&a, p->first, err))
			return false;
	} else if (!authors_open(&a, err)) {
		return false;
	}
	sk_ref_take(p, p->first, p->author_end, SK_TAKEN_AUTHOR);
	if (sk_ref_interview(p, p->author_end))
		for (size_t i = p->author_end; sk_ref_free(p, i); i++)
			p->t[i].field = SK_TAKEN_NOISE;
	p->author_end = authors_behind(p, p->author_end);
	p->ref->authors = a.list;
	p->ref->author_count = a.count;
	return true;
}
