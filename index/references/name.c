/* name.c - one name, in each of the forms in which references print it. */
#include "name_part.h"

enum { FAMILY_WORDS = 4 };

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
	size_t given = sk_ref_name_initials(p, i, limit), end;

	/* "DE PAULA, L." has a particle. */
	if (given == i || (!sk_ref_is(p, given - 1, '.') &&
			   (sk_ref_tok(p, i)->letters > 2 ||
			    sk_ref_name_particle(p, i, limit))))
		return (struct sk_ref_name){ 0 };
	end = sk_ref_name_family(p, given, limit, FAMILY_WORDS);
	if (end == given || (!sk_ref_name_ends(p, end, limit) &&
			     sk_ref_name_suffix(p, end, limit) == end))
		return (struct sk_ref_name){ 0 };
	return name_make(SK_NAME_INITIALS_FIRST, given, end, i, given,
			 sk_ref_name_suffix(p, end, limit));
}

/* Smith, J. M., Jr. */
static struct sk_ref_name
name_comma_initials(const struct sk_ref_parse *p, size_t i, size_t limit)
{
	size_t family = sk_ref_name_family(p, i, limit, FAMILY_WORDS), given,
	       comma, end;

	/* "SITES JR, J. W." */
	comma = sk_ref_name_suffix(p, family, limit);
	if (family == i || !sk_ref_is(p, comma, ','))
		return (struct sk_ref_name){ 0 };
	given = comma + 1;
	end = sk_ref_name_initials(p, given, limit);
	if (end == given)
		return (struct sk_ref_name){ 0 };
	/* "Cheng Huang, Q. M. Zhang, ...": these are the next one's. */
	if (family > i + 1 && !sk_ref_name_particle(p, i, limit)) {
		struct sk_ref_name next = name_initials_first(p, given, limit);

		if (next.form && (sk_ref_is(p, next.end, ',') ||
				  sk_ref_cue(p, next.end, SK_CUE_AND)))
			return (struct sk_ref_name){ 0 };
	}
	/* Capitals without a full stop: "Emirates, UAE" is no name. */
	if (!sk_ref_is(p, end - 1, '.') && !sk_ref_name_ends(p, end, limit))
		return (struct sk_ref_name){ 0 };
	while (sk_ref_name_particle(p, end, limit) &&
	       !(sk_ref_tok(p, end)->look & SK_LOOK_UPPER) &&
	       !sk_ref_cue(p, end, SK_CUE_AND))
		end++;
	return name_make(SK_NAME_COMMA_INITIALS, i, family, given, end,
			 sk_ref_name_suffix(p, end, limit));
}

/* Smith JM; Van Buuren S */
static struct sk_ref_name
name_initials_behind(const struct sk_ref_parse *p, size_t i, size_t limit)
{
	size_t family = sk_ref_name_family(p, i, limit, FAMILY_WORDS), given,
	       end;
	const struct sk_ref_token *t;

	/* The last word of the run may be the initials: "Smith JM". */
	given = family;
	t = sk_ref_tok(p, family - 1);
	if (family >= i + 2 && (t->look & SK_LOOK_CAPS) && t->letters <= 3 &&
	    !(sk_ref_tok(p, i)->look & SK_LOOK_CAPS))
		given = family - 1;
	if (family == i || given >= limit ||
	    !sk_ref_name_initial(p, given, limit) ||
	    sk_ref_tok(p, given)->letters > 4 ||
	    !(sk_ref_tok(p, given)->look & (SK_LOOK_CAPS | SK_LOOK_INITIAL)))
		return (struct sk_ref_name){ 0 };
	end = given + 1;
	/* "Smith J. M." and "Smith J M" */
	if (sk_ref_tok(p, given)->letters == 1 || sk_ref_is(p, end, '.'))
		end = sk_ref_name_initials(p, given, limit);
	/* Behind one group of initials the full stop is the sentence's. */
	if (end == given + 2 && !sk_ref_is(p, end, ',') &&
	    !sk_ref_is(p, end, ';') && !sk_ref_cue(p, end, SK_CUE_AND))
		return name_make(SK_NAME_INITIALS, i, given, given, given + 1,
				 end);
	if (!sk_ref_name_ends(p, end, limit) && !sk_ref_is(p, end - 1, '.') &&
	    sk_ref_name_suffix(p, end, limit) == end)
		return (struct sk_ref_name){ 0 };
	return name_make(SK_NAME_INITIALS, i, given, given, end,
			 sk_ref_name_suffix(p, end, limit));
}

/* Smith, John M.  Family names of several words are rare without particles:
 * "Jorge Pena, Jeffrey Hancock" are two people. */
static struct sk_ref_name
name_comma_given(const struct sk_ref_parse *p, size_t i, size_t limit)
{
	size_t family = sk_ref_name_family(p, i, limit, FAMILY_WORDS), given,
	       end;
	size_t words = 0;

	for (size_t k = i; k < family; k++)
		words += !sk_ref_name_particle(p, k, limit);
	if (family == i || !sk_ref_is(p, family, ',') || words > 2 ||
	    sk_ref_name_strange(p, i, family))
		return (struct sk_ref_name){ 0 };
	given = family + 1;
	end = sk_ref_name_given_behind(p, given, limit);
	if (end == given || (words == 2 && end > given + 1 &&
			     !(sk_ref_tok(p, i)->look & SK_LOOK_CAPS) &&
			     !sk_ref_is(p, end, ';')))
		return (struct sk_ref_name){ 0 };
	if ((!sk_ref_name_ends(p, end, limit) && !sk_ref_is(p, end - 1, '.')) ||
	    sk_ref_name_strange(p, given, end))
		return (struct sk_ref_name){ 0 };
	return name_make(SK_NAME_COMMA_GIVEN, i, family, given, end,
			 sk_ref_name_suffix(p, end, limit));
}

/* Amand (M.), DUPONT (Jean): a French way */
static struct sk_ref_name
name_in_brackets(const struct sk_ref_parse *p, size_t i, size_t limit)
{
	size_t open = sk_ref_name_family(p, i, limit, FAMILY_WORDS);
	size_t mate = sk_ref_tok(p, open)->mate;

	if (open == i || !sk_ref_is(p, open, '(') || mate >= limit ||
	    mate > open + 7 || !sk_ref_name_ends(p, mate + 1, limit) ||
	    sk_ref_name_strange(p, i, mate) ||
	    (sk_ref_name_given(p, open + 1, limit) != mate &&
	     sk_ref_name_initials(p, open + 1, limit) != mate))
		return (struct sk_ref_name){ 0 };
	return name_make(SK_NAME_COMMA_GIVEN, i, open, open + 1, mate,
			 mate + 1);
}

/* SMITH John: the family name in capitals, without a comma */
static struct sk_ref_name
name_caps_given(const struct sk_ref_parse *p, size_t i, size_t limit)
{
	size_t family = i, end;

	while (sk_ref_name_word(p, family, limit) &&
	       (sk_ref_tok(p, family)->look & SK_LOOK_CAPS))
		family++;
	end = sk_ref_name_given(p, family, limit);
	if (family == i || family > i + 3 || end == family ||
	    end > family + 3 || !sk_ref_name_ends(p, end, limit) ||
	    sk_ref_name_strange(p, i, end))
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
	size_t end = sk_ref_name_given(p, i, limit), family;

	/* "Der Spiegel", "La Stampa" */
	if (sk_ref_cue(p, i, SK_CUE_PARTICLE) &&
	    sk_ref_tok(p, i)->cue.languages)
		return (struct sk_ref_name){ 0 };
	if (end < i + 2 || end > i + 8 || sk_ref_name_strange(p, i, end) ||
	    !sk_ref_name_word(p, end - 1, limit) ||
	    !sk_ref_name_word(p, i, limit))
		return (struct sk_ref_name){ 0 };
	if (!sk_ref_name_ends(p, end, limit))
		return (struct sk_ref_name){ 0 };
	/* "Choe Sang-Hun": the family name stands first in Korean. */
	if (end == i + 2 && sk_ref_cue(p, i, SK_CUE_KOREAN) &&
	    name_hyphened(p, i + 1))
		return name_make(SK_NAME_GIVEN_FIRST, i, i + 1, i + 1, end,
				 end);
	family = end - 1;
	while (family > i + 1 && sk_ref_name_particle(p, family - 1, limit))
		family--;
	return name_make(SK_NAME_GIVEN_FIRST, family, end, i, family,
			 sk_ref_name_suffix(p, end, limit));
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
		return sk_ref_name_word(p, n.end + 1, limit) &&
		       (sk_ref_name_word(p, n.end + 2, limit) ||
			sk_ref_name_initial(p, n.end + 2, limit));
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
	      sk_ref_name_word(p, n.end, limit) &&
	      name_between(p, i, n.end, limit)))
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
