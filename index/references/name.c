/* name.c - what a name looks like: capitals, initials, particles. */
#include "name.h"

enum { FAMILY_WORDS = 4, GIVEN_WORDS = 4 };

static bool
name_free(const struct sk_ref_parse *p, size_t i, size_t limit)
{
	return i < limit && sk_ref_free(p, i) && !sk_ref_tok(p, i)->quoted &&
	       sk_ref_kind(p, i, SK_TOKEN_WORD);
}

/* A capitalised word that can be part of a name. */
static bool
name_word(const struct sk_ref_parse *p, size_t i, size_t limit)
{
	const struct sk_ref_token *t = sk_ref_tok(p, i);

	return name_free(p, i, limit) && (t->look & SK_LOOK_UPPER) &&
	       t->letters > 1 && !(t->look & SK_LOOK_DIGITS);
}

static bool
name_particle(const struct sk_ref_parse *p, size_t i, size_t limit)
{
	return name_free(p, i, limit) && sk_ref_cue(p, i, SK_CUE_PARTICLE) &&
	       sk_ref_tok(p, i)->letters > 1;
}

/* Up to three capitals: "J", "JM", "CGM"; or two letters with a full stop,
 * as "Ch." and "Yu.". */
static bool
name_initial(const struct sk_ref_parse *p, size_t i, size_t limit)
{
	const struct sk_ref_token *t = sk_ref_tok(p, i);

	if (!name_free(p, i, limit) || !(t->look & SK_LOOK_UPPER) ||
	    (t->look & SK_LOOK_DIGITS))
		return false;
	if (t->look & SK_LOOK_INITIAL)
		return true;
	if ((t->look & SK_LOOK_CAPS) && t->letters <= 4)
		return true;
	return t->letters == 2 && sk_ref_is(p, i + 1, '.');
}

static size_t
name_suffix(const struct sk_ref_parse *p, size_t i, size_t limit)
{
	size_t at = sk_ref_is(p, i, ',') ? i + 1 : i;

	if (name_free(p, at, limit) && sk_ref_cue(p, at, SK_CUE_SUFFIX) &&
	    (sk_ref_tok(p, at)->look & SK_LOOK_UPPER))
		return sk_ref_is(p, at + 1, '.') ? at + 2 : at + 1;
	return i;
}

/* May a name end before token I? */
static bool
name_ends(const struct sk_ref_parse *p, size_t i, size_t limit)
{
	const struct sk_ref_token *t = sk_ref_tok(p, i);

	return i >= limit || t->kind == SK_TOKEN_END ||
	       t->kind == SK_TOKEN_SIGN || t->field != SK_TAKEN_FREE ||
	       (t->cue.cues & (SK_CUE_AND | SK_CUE_ETAL | SK_CUE_EDITS)) ||
	       t->quoted;
}

/* A run of initials with their full stops and hyphens: "J. M.", "J.-P.".
 * Without a full stop a single capital is one only at the end of the name. */
static size_t
name_initials(const struct sk_ref_parse *p, size_t i, size_t limit)
{
	size_t end = i;

	for (unsigned n = 0; n < 6 && name_initial(p, i, limit); n++) {
		bool several = sk_ref_tok(p, i)->letters > 1;

		/* Several capitals are all initials there are: "LM. HLA". */
		if (several && n > 0 &&
		    (!sk_ref_is(p, i + 1, '.') ||
		     sk_ref_tok(p, i)->letters > 2))
			break;
		if (!several && !sk_ref_is(p, i + 1, '.') &&
		    !name_initial(p, i + 1, limit) &&
		    !(n == 0 && name_word(p, i + 1, limit)) &&
		    !name_ends(p, i + 1, limit))
			break; /* "Zunino R. A casa" */
		i++;
		if (i < limit && sk_ref_is(p, i, '.'))
			i++;
		end = i;
		if (several && (sk_ref_tok(p, i - 1)->look & SK_LOOK_CAPS))
			break;
		if (several && n == 0 && sk_ref_is(p, i - 1, '.') &&
		    (sk_ref_tok(p, i - 2)->look & SK_LOOK_CAPS))
			break;
		if (i + 1 < limit && sk_ref_dash(p, i) &&
		    name_initial(p, i + 1, limit))
			i++;
	}
	/* "J. van" belongs to "Smith, J. van". */
	return end;
}

/* Family names: particles and up to three words; returns where they end. */
static size_t
name_family(const struct sk_ref_parse *p, size_t i, size_t limit,
	    unsigned words)
{
	size_t begin = i;
	unsigned n = 0;

	while (i < limit && n < words) {
		if (name_particle(p, i, limit) &&
		    (name_word(p, i + 1, limit) ||
		     name_particle(p, i + 1, limit)))
			i++;
		else if (name_word(p, i, limit) &&
			 !(n && (sk_ref_cue(p, i, SK_CUE_AND) ||
				 (sk_ref_cue(p, i, SK_CUE_SUFFIX) &&
				  sk_ref_tok(p, i)->letters < 4)))) {
			i++;
			n++;
		} else
			break;
	}
	return n ? i : begin;
}

static struct sk_ref_name
name_make(enum sk_ref_name_form form, size_t family, size_t family_end,
	  size_t given, size_t given_end, size_t end)
{
	return (struct sk_ref_name){ family,    family_end, given,
				     given_end, end,        form };
}

/* J. M. Smith; JM Smith; D. H. D. West Jr. */
static struct sk_ref_name
name_initials_first(const struct sk_ref_parse *p, size_t i, size_t limit)
{
	size_t given = name_initials(p, i, limit), end;

	if (given == i ||
	    (!sk_ref_is(p, given - 1, '.') && sk_ref_tok(p, i)->letters > 2))
		return (struct sk_ref_name){ 0 };
	end = name_family(p, given, limit, FAMILY_WORDS);
	if (end == given ||
	    (!name_ends(p, end, limit) && name_suffix(p, end, limit) == end))
		return (struct sk_ref_name){ 0 };
	return name_make(SK_NAME_INITIALS_FIRST, given, end, i, given,
			 name_suffix(p, end, limit));
}

/* Smith, J. M., Jr. */
static struct sk_ref_name
name_comma_initials(const struct sk_ref_parse *p, size_t i, size_t limit)
{
	size_t family = name_family(p, i, limit, FAMILY_WORDS), given, end;

	if (family == i || !sk_ref_is(p, family, ','))
		return (struct sk_ref_name){ 0 };
	given = family + 1;
	end = name_initials(p, given, limit);
	if (end == given)
		return (struct sk_ref_name){ 0 };
	/* "Cheng Huang, Q. M. Zhang, ...": these are the next one's. */
	if (family > i + 1 && !name_particle(p, i, limit)) {
		struct sk_ref_name next = name_initials_first(p, given, limit);

		if (next.form && (sk_ref_is(p, next.end, ',') ||
				  sk_ref_cue(p, next.end, SK_CUE_AND)))
			return (struct sk_ref_name){ 0 };
	}
	/* Capitals without a full stop: "Emirates, UAE" is no name. */
	if (!sk_ref_is(p, end - 1, '.') && !name_ends(p, end, limit))
		return (struct sk_ref_name){ 0 };
	while (name_particle(p, end, limit) &&
	       !(sk_ref_tok(p, end)->look & SK_LOOK_UPPER) &&
	       !sk_ref_cue(p, end, SK_CUE_AND))
		end++;
	return name_make(SK_NAME_COMMA_INITIALS, i, family, given, end,
			 name_suffix(p, end, limit));
}

/* Smith JM; Van Buuren S */
static struct sk_ref_name
name_initials_behind(const struct sk_ref_parse *p, size_t i, size_t limit)
{
	size_t family = name_family(p, i, limit, FAMILY_WORDS), given, end;
	const struct sk_ref_token *t;

	/* The last word of the run may be the initials: "Smith JM". */
	given = family;
	t = sk_ref_tok(p, family - 1);
	if (family >= i + 2 && (t->look & SK_LOOK_CAPS) && t->letters <= 3 &&
	    !(sk_ref_tok(p, i)->look & SK_LOOK_CAPS))
		given = family - 1;
	if (family == i || given >= limit || !name_initial(p, given, limit) ||
	    sk_ref_tok(p, given)->letters > 4 ||
	    !(sk_ref_tok(p, given)->look & (SK_LOOK_CAPS | SK_LOOK_INITIAL)))
		return (struct sk_ref_name){ 0 };
	end = given + 1;
	/* "Smith J. M." and "Smith J M" */
	if (sk_ref_tok(p, given)->letters == 1 || sk_ref_is(p, end, '.'))
		end = name_initials(p, given, limit);
	/* Behind one group of initials the full stop is the sentence's. */
	if (end == given + 2 && !sk_ref_is(p, end, ',') &&
	    !sk_ref_is(p, end, ';') && !sk_ref_cue(p, end, SK_CUE_AND))
		return name_make(SK_NAME_INITIALS, i, given, given, given + 1,
				 end);
	if (!name_ends(p, end, limit) && !sk_ref_is(p, end - 1, '.') &&
	    name_suffix(p, end, limit) == end)
		return (struct sk_ref_name){ 0 };
	return name_make(SK_NAME_INITIALS, i, given, given, end,
			 name_suffix(p, end, limit));
}

/* Given names: words and initials. */
static size_t
name_given(const struct sk_ref_parse *p, size_t i, size_t limit)
{
	size_t begin = i;

	for (unsigned n = 0; n < GIVEN_WORDS && i < limit; n++) {
		/* "J.", and at the beginning "Ch." as well */
		if (sk_ref_is(p, i + 1, '.') && name_free(p, i, limit) &&
		    ((sk_ref_tok(p, i)->look & SK_LOOK_INITIAL) ||
		     (n == 0 && name_word(p, i, limit) &&
		      sk_ref_tok(p, i)->letters == 2)))
			i += 2;
		else if (name_word(p, i, limit) ||
			 (i > begin && name_word(p, i + 1, limit) &&
			  name_free(p, i, limit) &&
			  (sk_ref_tok(p, i)->look & SK_LOOK_INITIAL)) ||
			 (i > begin && name_initial(p, i, limit) &&
			  name_ends(p, i + 1, limit)) ||
			 (i > begin && name_particle(p, i, limit) &&
			  !sk_ref_cue(p, i, SK_CUE_AND)))
			i++;
		else
			break;
		if (sk_ref_dash(p, i) && !sk_ref_tok(p, i)->space &&
		    !sk_ref_tok(p, i + 1)->space &&
		    name_initial(p, i + 1, limit))
			i++; /* J.-P. */
	}
	return i;
}

/* Given names behind a family name: initials end them, if they do not begin
 * them.  "Joseph P. Twentieth-century Art" */
static size_t
name_given_behind(const struct sk_ref_parse *p, size_t i, size_t limit)
{
	size_t end = name_given(p, i, limit);

	for (size_t k = i + 1; k + 1 < end; k++)
		if ((sk_ref_tok(p, k)->look & SK_LOOK_INITIAL) &&
		    sk_ref_is(p, k + 1, '.') &&
		    !(sk_ref_tok(p, k + 2)->look & SK_LOOK_INITIAL) &&
		    sk_ref_kind(p, k - 1, SK_TOKEN_WORD) &&
		    sk_ref_tok(p, k - 1)->letters > 1)
			return k + 2;
	return end;
}

/* Words that names do not hold, but titles and bodies do. */
static bool
name_strange(const struct sk_ref_parse *p, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++) {
		const struct sk_ref_token *t = sk_ref_tok(p, i);

		if (t->kind == SK_TOKEN_WORD && t->letters > 1 &&
		    !(t->cue.cues & SK_CUE_PARTICLE) &&
		    /* Titles don't end with a small word: "Ji Su" is one. */
		    ((t->cue.languages && i + 1 < to) ||
		     (t->cue.cues & (SK_CUE_JOURNAL | SK_CUE_REPORT |
				     SK_CUE_CONFERENCE | SK_CUE_BODY))))
			return true;
	}
	return false;
}

/* Smith, John M.  Family names of several words are rare without particles:
 * "Jorge Pena, Jeffrey Hancock" are two people. */
static struct sk_ref_name
name_comma_given(const struct sk_ref_parse *p, size_t i, size_t limit)
{
	size_t family = name_family(p, i, limit, FAMILY_WORDS), given, end;
	size_t words = 0;

	for (size_t k = i; k < family; k++)
		words += !name_particle(p, k, limit);
	if (family == i || !sk_ref_is(p, family, ',') || words > 2 ||
	    name_strange(p, i, family))
		return (struct sk_ref_name){ 0 };
	given = family + 1;
	end = name_given_behind(p, given, limit);
	if (end == given || (words == 2 && end > given + 1 &&
			     !(sk_ref_tok(p, i)->look & SK_LOOK_CAPS) &&
			     !sk_ref_is(p, end, ';')))
		return (struct sk_ref_name){ 0 };
	if ((!name_ends(p, end, limit) && !sk_ref_is(p, end - 1, '.')) ||
	    name_strange(p, given, end))
		return (struct sk_ref_name){ 0 };
	return name_make(SK_NAME_COMMA_GIVEN, i, family, given, end,
			 name_suffix(p, end, limit));
}

/* Amand (M.), DUPONT (Jean): a French way */
static struct sk_ref_name
name_in_brackets(const struct sk_ref_parse *p, size_t i, size_t limit)
{
	size_t open = name_family(p, i, limit, FAMILY_WORDS);
	size_t mate = sk_ref_tok(p, open)->mate;

	if (open == i || !sk_ref_is(p, open, '(') || mate >= limit ||
	    mate > open + 7 || !name_ends(p, mate + 1, limit) ||
	    name_strange(p, i, mate) ||
	    (name_given(p, open + 1, limit) != mate &&
	     name_initials(p, open + 1, limit) != mate))
		return (struct sk_ref_name){ 0 };
	return name_make(SK_NAME_COMMA_GIVEN, i, open, open + 1, mate,
			 mate + 1);
}

/* SMITH John: the family name in capitals, without a comma */
static struct sk_ref_name
name_caps_given(const struct sk_ref_parse *p, size_t i, size_t limit)
{
	size_t family = i, end;

	while (name_word(p, family, limit) &&
	       (sk_ref_tok(p, family)->look & SK_LOOK_CAPS))
		family++;
	end = name_given(p, family, limit);
	if (family == i || family > i + 3 || end == family ||
	    end > family + 3 || !name_ends(p, end, limit) ||
	    name_strange(p, i, end))
		return (struct sk_ref_name){ 0 };
	return name_make(SK_NAME_COMMA_GIVEN, i, family, family, end, end);
}

static bool
name_hyphened(const struct sk_ref_parse *p, size_t i)
{
	struct sakuin_str s = sk_ref_text(p, i, i + 1);

	return memchr(s.ptr, '-', s.len) != NULL;
}

/* John M. Smith; Ludwig van Beethoven */
static struct sk_ref_name
name_given_first(const struct sk_ref_parse *p, size_t i, size_t limit)
{
	size_t end = name_given(p, i, limit), family;

	/* "Der Spiegel", "La Stampa" */
	if (sk_ref_cue(p, i, SK_CUE_PARTICLE) &&
	    sk_ref_tok(p, i)->cue.languages)
		return (struct sk_ref_name){ 0 };
	if (end < i + 2 || end > i + 8 || name_strange(p, i, end) ||
	    !name_word(p, end - 1, limit) || !name_word(p, i, limit))
		return (struct sk_ref_name){ 0 };
	if (!name_ends(p, end, limit))
		return (struct sk_ref_name){ 0 };
	/* "Choe Sang-Hun": the family name stands first in Korean. */
	if (end == i + 2 && sk_ref_cue(p, i, SK_CUE_KOREAN) &&
	    name_hyphened(p, i + 1))
		return name_make(SK_NAME_GIVEN_FIRST, i, i + 1, i + 1, end,
				 end);
	family = end - 1;
	while (family > i + 1 && name_particle(p, family - 1, limit))
		family--;
	return name_make(SK_NAME_GIVEN_FIRST, family, end, i, family,
			 name_suffix(p, end, limit));
}

/* "John C. Baez, James": the initials END inside a name. */
static bool
name_between(const struct sk_ref_parse *p, size_t i, size_t end, size_t limit)
{
	struct sk_ref_name n = name_given_first(p, i, limit);

	if (!n.form || n.end <= end || n.end > end + 2)
		return false;
	/* "Gao S. Ports and challenges of" is none. */
	if (sk_ref_cue(p, n.end, SK_CUE_AND))
		return name_word(p, n.end + 1, limit) &&
		       (name_word(p, n.end + 2, limit) ||
			name_initial(p, n.end + 2, limit));
	return sk_ref_is(p, n.end, ',') || sk_ref_is(p, n.end, '(');
}

struct sk_ref_name
sk_ref_name_at(const struct sk_ref_parse *p, size_t i, size_t limit,
	       enum sk_ref_name_form before)
{
	struct sk_ref_name n = name_initials_first(p, i, limit);

	if (n.form && before != SK_NAME_INITIALS)
		return n;
	n = name_comma_initials(p, i, limit);
	if (n.form && before != SK_NAME_INITIALS)
		return n;
	n = name_initials_behind(p, i, limit);
	if (n.form &&
	    !(before != SK_NAME_INITIALS && sk_ref_is(p, n.end - 1, '.') &&
	      name_word(p, n.end, limit) && name_between(p, i, n.end, limit)))
		return n;
	/* Behind the first author, a comma parts people. */
	if (before == SK_NAME_NONE ||
	    (before == SK_NAME_COMMA_GIVEN &&
	     (sk_ref_is(p, i - 1, ';') || sk_ref_is(p, i - 1, '/') ||
	      sk_ref_is(p, i - 1, '.')))) {
		n = name_comma_given(p, i, limit);
		if (n.form)
			return n;
	}
	n = name_in_brackets(p, i, limit);
	if (!n.form)
		n = name_caps_given(p, i, limit);
	if (!n.form)
		n = name_given_first(p, i, limit);
	/* "Catmull, Edwin and Rom, Raphael" */
	if (!n.form && before == SK_NAME_COMMA_GIVEN &&
	    sk_ref_cue(p, i - 1, SK_CUE_AND))
		n = name_comma_given(p, i, limit);
	return n;
}
