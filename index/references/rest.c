/* rest.c - what stands behind the title: journal, book, newspaper. */
#include "name.h"
#include "title.h"

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

/* "Name, ed., Book", "Names, editors. Book": behind the word and its signs;
 * FROM if it goes on with a name ("ed. by"). */
static size_t
rest_behind_cue(const struct sk_ref_parse *p, size_t k, size_t from)
{
	size_t i = k + 1;

	while (sk_ref_is(p, i, '.') || sk_ref_is(p, i, ',') ||
	       sk_ref_is(p, i, ':'))
		i++;
	return i > k + 1 && !(sk_ref_is(p, i - 1, '.') && i == k + 2 &&
			      !sk_ref_cue(p, k, SK_CUE_EDITS))
		       ? i
		       : from;
}

/* A word that stands in a book's title and not among editors. */
static bool
rest_no_name(const struct sk_ref_parse *p, size_t k)
{
	const struct sk_ref_token *t = sk_ref_tok(p, k);

	return t->kind == SK_TOKEN_NUMBER || sk_ref_is(p, k, ':') ||
	       (t->kind == SK_TOKEN_WORD &&
		!(t->look & (SK_LOOK_UPPER | SK_LOOK_CJK)) &&
		!(t->cue.cues & (SK_CUE_AND | SK_CUE_PARTICLE | SK_CUE_ETAL |
				 SK_CUE_EDITOR)));
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
		    mate <= k + 5 &&
		    (sk_ref_cue(p, k + 1, SK_CUE_EDITOR) ||
		     sk_ref_cue(p, k + 2, SK_CUE_EDITS)))
			return mate + 1;
		if (k > from + 1 && sk_ref_is(p, k - 1, ',') &&
		    sk_ref_cue(p, k, SK_CUE_EDITOR | SK_CUE_EDITS))
			return rest_behind_cue(p, k, from);
		if (rest_no_name(p, k))
			break;
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
		       (sk_ref_dash(p, i) && sk_ref_tok(p, i)->space) ||
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

		if (k > i && sk_ref_is(p, k, '(') && t->mate == k + 2 &&
		    (sk_ref_tok(p, k + 1)->look &
		     (SK_LOOK_CAPS | SK_LOOK_DIGITS))) {
			k = t->mate; /* "(COLING)" */
			continue;
		}
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
	return sk_ref_book(p, sk_ref_skip(p, end), true, err);
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
	return sk_ref_book(p, stop, true, err);
}

/* "Revista da Anpoll, Florianopolis, v. 51": the last piece, if it is a place
 * or, before "v.", a word or two with capitals. */
static size_t
rest_without_place(const struct sk_ref_parse *p, size_t i, size_t end)
{
	size_t comma = end > i ? end - 1 : i;
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
		if (k > i && (sk_ref_is(p, k, '[') ||
			      (sk_ref_is(p, k, ',') &&
			       sk_ref_cue(p, k + 1, SK_CUE_EDITS)))) {
			end = k;
			break;
		}
	end = rest_without_place(p, i, sk_ref_trim(p, i, end));
	if (sk_ref_tok(p, i)->quoted && sk_ref_tok(p, i)->mate != SK_NO_TOKEN &&
	    sk_ref_tok(p, i)->mate < stop && sk_ref_tok(p, i)->mate > i + 1) {
		end = sk_ref_tok(p, i)->mate;
		i++;
	}
	return sk_ref_set(p, SK_REF_CONTAINER, i, end, SK_HOW_LOOK, 0.85f,
			  err) &&
	       sk_ref_leftover(p, stop, err);
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
	return sk_ref_book(p, mate + 1, true, err);
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
	if (sk_ref_glued_in(p, i))
		return rest_glued(p, i, err);
	/* "ed. A. Name, Venezia": no journal */
	if (sk_ref_cue(p, i, SK_CUE_EDITS | SK_CUE_EDITOR) ||
	    sk_ref_cue(p, i + 1, SK_CUE_EDITS))
		return sk_ref_book(p, i, true, err);
	/* A number stands behind the text, and nothing else between. */
	if (i < p->numbers &&
	    ((rest_numbered(p) &&
	      !(p->ref->fields[SK_REF_VOLUME].how == SK_HOW_RULE &&
		sk_ref_colon_imprint(p, i))) ||
	     (sk_ref_has(p, SK_REF_PAGES) && p->numbers < p->count &&
	      !sk_ref_imprint(p, i))))
		return rest_journal(p, i, err);
	return sk_ref_book(p, i, false, err);
}
