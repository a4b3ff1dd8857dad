/* name_part.c - what the parts of a name look like: capitals, initials,
 * particles. */
#include "name_part.h"

enum { GIVEN_WORDS = 4 };

static bool
name_free(const struct sk_ref_parse *p, size_t i, size_t limit)
{
	return i < limit && sk_ref_free(p, i) && !sk_ref_tok(p, i)->quoted &&
	       sk_ref_kind(p, i, SK_TOKEN_WORD);
}

/* A capitalised word that can be part of a name. */
bool
sk_ref_name_word(const struct sk_ref_parse *p, size_t i, size_t limit)
{
	const struct sk_ref_token *t = sk_ref_tok(p, i);

	return name_free(p, i, limit) && (t->look & SK_LOOK_UPPER) &&
	       t->letters > 1 && !(t->look & SK_LOOK_DIGITS);
}

bool
sk_ref_name_particle(const struct sk_ref_parse *p, size_t i, size_t limit)
{
	return name_free(p, i, limit) && sk_ref_cue(p, i, SK_CUE_PARTICLE) &&
	       sk_ref_tok(p, i)->letters > 1;
}

/* Up to three capitals: "J", "JM", "CGM"; or two letters with a full stop,
 * as "Ch." and "Yu.". */
bool
sk_ref_name_initial(const struct sk_ref_parse *p, size_t i, size_t limit)
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

size_t
sk_ref_name_suffix(const struct sk_ref_parse *p, size_t i, size_t limit)
{
	size_t at = sk_ref_is(p, i, ',') ? i + 1 : i;

	if (name_free(p, at, limit) && sk_ref_cue(p, at, SK_CUE_SUFFIX) &&
	    (sk_ref_tok(p, at)->look & SK_LOOK_UPPER))
		return sk_ref_is(p, at + 1, '.') ? at + 2 : at + 1;
	return i;
}

/* May a name end before token I? */
bool
sk_ref_name_ends(const struct sk_ref_parse *p, size_t i, size_t limit)
{
	const struct sk_ref_token *t = sk_ref_tok(p, i);

	return i >= limit || t->kind == SK_TOKEN_END ||
	       t->kind == SK_TOKEN_SIGN || t->field != SK_TAKEN_FREE ||
	       (t->cue.cues & (SK_CUE_AND | SK_CUE_ETAL | SK_CUE_EDITS)) ||
	       t->quoted;
}

/* A run of initials with their full stops and hyphens: "J. M.", "J.-P.".
 * Without a full stop a single capital is one only at the end of the name. */
size_t
sk_ref_name_initials(const struct sk_ref_parse *p, size_t i, size_t limit)
{
	size_t end = i;

	for (unsigned n = 0; n < 6 && sk_ref_name_initial(p, i, limit); n++) {
		bool several = sk_ref_tok(p, i)->letters > 1;

		/* Several capitals are all initials there are: "LM. HLA". */
		if (several && n > 0 &&
		    (!sk_ref_is(p, i + 1, '.') ||
		     sk_ref_tok(p, i)->letters > 2))
			break;
		if (!several && !sk_ref_is(p, i + 1, '.') &&
		    !sk_ref_name_initial(p, i + 1, limit) &&
		    !(n == 0 && sk_ref_name_word(p, i + 1, limit)) &&
		    !sk_ref_name_ends(p, i + 1, limit))
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
		    sk_ref_name_initial(p, i + 1, limit))
			i++;
	}
	/* "J. van" belongs to "Smith, J. van". */
	return end;
}

/* Family names: particles and up to three words; returns where they end. */
size_t
sk_ref_name_family(const struct sk_ref_parse *p, size_t i, size_t limit,
		   unsigned words)
{
	size_t begin = i;
	unsigned n = 0;

	while (i < limit && n < words) {
		if (sk_ref_name_particle(p, i, limit) &&
		    (sk_ref_name_word(p, i + 1, limit) ||
		     sk_ref_name_particle(p, i + 1, limit)))
			i++;
		else if (sk_ref_name_word(p, i, limit) &&
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

/* Given names: words and initials. */
size_t
sk_ref_name_given(const struct sk_ref_parse *p, size_t i, size_t limit)
{
	size_t begin = i;

	for (unsigned n = 0; n < GIVEN_WORDS && i < limit; n++) {
		/* "J.", and at the beginning "Ch." as well */
		if (sk_ref_is(p, i + 1, '.') && name_free(p, i, limit) &&
		    ((sk_ref_tok(p, i)->look & SK_LOOK_INITIAL) ||
		     (n == 0 && sk_ref_name_word(p, i, limit) &&
		      sk_ref_tok(p, i)->letters == 2)))
			i += 2;
		else if (sk_ref_name_word(p, i, limit) ||
			 (i > begin && sk_ref_name_word(p, i + 1, limit) &&
			  name_free(p, i, limit) &&
			  (sk_ref_tok(p, i)->look & SK_LOOK_INITIAL)) ||
			 (i > begin && sk_ref_name_initial(p, i, limit) &&
			  sk_ref_name_ends(p, i + 1, limit)) ||
			 (i > begin && sk_ref_name_particle(p, i, limit) &&
			  !sk_ref_cue(p, i, SK_CUE_AND)))
			i++;
		else
			break;
		if (sk_ref_dash(p, i) && !sk_ref_tok(p, i)->space &&
		    !sk_ref_tok(p, i + 1)->space &&
		    sk_ref_name_initial(p, i + 1, limit))
			i++; /* J.-P. */
	}
	return i;
}

/* Given names behind a family name: initials end them, if they do not begin
 * them.  "Joseph P. Twentieth-century Art" */
size_t
sk_ref_name_given_behind(const struct sk_ref_parse *p, size_t i, size_t limit)
{
	size_t end = sk_ref_name_given(p, i, limit);

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
bool
sk_ref_name_strange(const struct sk_ref_parse *p, size_t from, size_t to)
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
