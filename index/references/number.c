/* number.c - volume, issue and pages: first where a word says so ("Vol. 3",
 * "pp. 7-9", "je 3 gwon"), then where they stand ("12(3): 45-67"). */
#include "number.h"

/* A number of pages or of a volume: digits, or a letter and digits, or small
 * or capital Roman numerals. */
bool
sk_ref_number_roman(const struct sk_ref_parse *p, size_t i)
{
	struct sakuin_str s = sk_ref_text(p, i, i + 1);

	if (!sk_ref_kind(p, i, SK_TOKEN_WORD) || s.len > 12)
		return false;
	for (size_t k = 0; k < s.len; k++)
		if (!strchr("ivxlcIVXLC-", s.ptr[k]) ||
		    (s.ptr[k] != '-' && (s.ptr[k] & 32) != (s.ptr[0] & 32)))
			return false;
	return true;
}

bool
sk_ref_number_is(const struct sk_ref_parse *p, size_t i)
{
	const struct sk_ref_token *t = sk_ref_tok(p, i);

	return (t->kind == SK_TOKEN_NUMBER && t->letters <= 7) ||
	       (t->kind == SK_TOKEN_WORD && (t->look & SK_LOOK_DIGITS));
}

/* The number of pages of a range behind token I: "17-25", "S11-S25",
 * "161116-4", "227, 230-231", "33f."; returns where it ends, or I. */
size_t
sk_ref_number_range(const struct sk_ref_parse *p, size_t i)
{
	size_t to = i;

	if (!sk_ref_number_is(p, i) && !sk_ref_number_roman(p, i))
		return i;
	to = i + 1;
	if (sk_ref_dash(p, to) &&
	    (sk_ref_number_is(p, to + 1) ||
	     (sk_ref_number_roman(p, i) && sk_ref_number_roman(p, to + 1)))) {
		to += 2;
		if (sk_ref_dash(p, to) && sk_ref_number_is(p, to + 1) &&
		    !sk_ref_tok(p, to)->space)
			to += 2; /* "e1-1-e1-8" */
	} else if (sk_ref_dash(p, to) && sk_ref_dash(p, to + 1) &&
		   sk_ref_number_is(p, to + 2)) {
		to += 3; /* "12--34" */
	}
	return to;
}

static bool
number_dashed(const struct sk_ref_parse *p, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		if (sk_ref_dash(p, i))
			return true;
	return false;
}

/* Pages are printed with all dashes there are; one is enough. */
bool
sk_ref_number_put(struct sk_ref_parse *p, enum sk_ref_field field, size_t from,
		  size_t to, enum sk_how how, float confidence,
		  struct sakuin_error *err)
{
	char text[200];
	size_t len = 0;

	for (size_t i = from; i < to; i++) {
		struct sakuin_str s = sk_ref_text(p, i, i + 1);

		if (sk_ref_dash(p, i)) {
			if (len && text[len - 1] == '-')
				continue;
			s = sk_str("-");
		} else if (sk_ref_is(p, i, ',')) {
			s = sk_str(", ");
		}
		if (len + s.len > sizeof text)
			return true; /* no number is so long */
		memcpy(text + len, s.ptr, s.len);
		len += s.len;
	}
	sk_ref_take(p, from, to, 1 + field);
	if (p->numbers > from)
		p->numbers = from;
	return sk_ref_put(p, field, (struct sakuin_str){ text, len }, from, to,
			  how, confidence, err);
}

/* Where the number behind a word begins: "Vol. 3", "n deg 3", "No. 3", "#3",
 * "Vol.: 3" */
static size_t
number_behind(const struct sk_ref_parse *p, size_t i)
{
	const struct sk_ref_token *t = sk_ref_tok(p, ++i);

	while (t->kind == SK_TOKEN_SIGN && !t->quoted &&
	       (t->c == '.' || t->c == ':' || t->c == 0xB0 || t->c == 0xBA ||
		t->c == '^'))
		t = sk_ref_tok(p, ++i);
	return i;
}

/* A word of one letter says something only as "v. 3" or "S. 3"; a small one
 * glued to the number, as "v3" and "p7", is cut so by the lexer as well. */
static bool
number_word(const struct sk_ref_parse *p, size_t i, uint32_t cues)
{
	const struct sk_ref_token *t = sk_ref_tok(p, i);

	if (t->kind != SK_TOKEN_WORD || !(t->cue.cues & cues) || t->quoted ||
	    t->field != SK_TAKEN_FREE)
		return false;
	if (t->letters > 1 || (t->look & SK_LOOK_CJK))
		return true;
	if (sk_ref_is(p, i + 1, '.') || sk_ref_is(p, i + 1, 0xB0) ||
	    sk_ref_is(p, i + 1, 0xBA))
		return true;
	return sk_ref_number_is(p, i + 1) && i > 0 &&
	       sk_ref_kind(p, i - 1, SK_TOKEN_SIGN);
}

/* Does a number stand at token FROM, for the word at token I?  Roman ones
 * look like initials: "H. I." and "S. C." are people, "t. IV" is a volume. */
static bool
number_follows(const struct sk_ref_parse *p, size_t i, size_t from)
{
	const struct sk_ref_token *t = sk_ref_tok(p, i);

	if (!sk_ref_free(p, from))
		return false;
	if (sk_ref_number_is(p, from))
		return true;
	return sk_ref_number_roman(p, from) &&
	       (t->letters > 1 || !(t->look & SK_LOOK_UPPER)) &&
	       (t->letters > 2 || sk_ref_tok(p, from)->letters > 1);
}

/* The letter glued to its number: "p119", "S119-25", "v12" where it stands
 * behind a comma.  Only "p" is sure. */
static bool
number_glued(struct sk_ref_parse *p, size_t i, struct sakuin_error *err)
{
	const struct sk_ref_token *t = sk_ref_tok(p, i);
	struct sakuin_str s = sk_ref_text(p, i, i + 1);
	size_t to = sk_ref_number_range(p, i);

	if (!(t->look & SK_LOOK_DIGITS) || s.len < 2 || s.ptr[0] != 'p' ||
	    t->quoted || sk_ref_has(p, SK_REF_PAGES))
		return true;
	if (!sk_ref_number_put(p, SK_REF_PAGES, i, to, SK_HOW_RULE, 0.9f, err))
		return false;
	p->ref->fields[SK_REF_PAGES].text.ptr++;
	p->ref->fields[SK_REF_PAGES].text.len--;
	return true;
}

static bool
number_pages_word(struct sk_ref_parse *p, size_t i, struct sakuin_error *err)
{
	size_t from = number_behind(p, i), to = sk_ref_number_range(p, from);

	if (to == from || !number_follows(p, i, from) ||
	    sk_ref_has(p, SK_REF_PAGES))
		return true;
	/* "pp. 12, 15-17 and 20" */
	while (sk_ref_is(p, to, ',') && sk_ref_number_is(p, to + 1) &&
	       sk_ref_free(p, to + 1) &&
	       sk_ref_number_range(p, to + 1) > to + 2 &&
	       number_dashed(p, to + 1, sk_ref_number_range(p, to + 1)))
		to = sk_ref_number_range(p, to + 1);
	sk_ref_take(p, i, from, 1 + SK_REF_PAGES);
	if (p->numbers > i)
		p->numbers = i;
	return sk_ref_number_put(p, SK_REF_PAGES, from, to, SK_HOW_RULE, 0.95f,
				 err);
}

/* The ordinal sign of Chinese, Japanese and Korean in front of a number. */
static size_t
number_ordinal(const struct sk_ref_parse *p, size_t i)
{
	const struct sk_ref_token *t = sk_ref_tok(p, i - 1);

	return i > 0 && t->letters == 1 && (t->c == 0x7B2C || t->c == 0xC81C)
		       ? i - 1
		       : i;
}

/* "12-34 jjok", "12-34 p.", and "419 p.", which counts them and is none. */
static bool
number_pages_before(struct sk_ref_parse *p, size_t i, struct sakuin_error *err)
{
	size_t from = i;

	if (i == 0 || !sk_ref_number_is(p, i - 1) || !sk_ref_free(p, i - 1) ||
	    sk_ref_number_is(p, number_behind(p, i)))
		return true;
	from = i - 1;
	if (from >= 2 && sk_ref_dash(p, from - 1) &&
	    sk_ref_number_is(p, from - 2) && sk_ref_free(p, from - 2))
		from -= 2;
	if (from > 0 && sk_ref_cue(p, from - 1, SK_CUE_PAGES))
		return true; /* "pp. 12-34 p": the other rule */
	if (from + 1 < i || (sk_ref_tok(p, i)->look & SK_LOOK_CJK)) {
		sk_ref_take(p, i, i + 1, 1 + SK_REF_PAGES);
		/* The sign is part of "di 77-91 ye", and no publisher. */
		sk_ref_take(p, number_ordinal(p, from), from, 1 + SK_REF_PAGES);
		return sk_ref_has(p, SK_REF_PAGES) ||
		       sk_ref_number_put(p, SK_REF_PAGES, from, i, SK_HOW_RULE,
					 0.95f, err);
	}
	if (p->numbers > from)
		p->numbers = from;
	sk_ref_take(p, from, sk_ref_is(p, i + 1, '.') ? i + 2 : i + 1,
		    SK_TAKEN_NOISE);
	return true;
}

/* Volume or issue where a word says so; the number behind it, or before it
 * in Chinese, Japanese and Korean. */
static bool
number_named(struct sk_ref_parse *p, size_t i, enum sk_ref_field field,
	     struct sakuin_error *err)
{
	bool cjk = (sk_ref_tok(p, i)->look & SK_LOOK_CJK) != 0;
	size_t from, to, begin = i;

	if (sk_ref_has(p, field))
		return true;
	if (cjk && i > 0 && sk_ref_number_is(p, i - 1) &&
	    sk_ref_free(p, i - 1)) {
		to = i;
		from = i - 1;
		if (sk_ref_dash(p, from - 1) && sk_ref_number_is(p, from - 2))
			from -= 2;
		begin = number_ordinal(p, from);
		if (begin > p->first &&
		    (sk_ref_tok(p, begin - 1)->look & SK_LOOK_CJK) &&
		    sk_ref_cue(p, begin - 1, SK_CUE_VOLUME | SK_CUE_ISSUE) &&
		    sk_ref_tok(p, begin - 1)->letters > 1)
			begin--;
		sk_ref_take(p, begin, i + 1, 1 + field);
	} else {
		from = number_behind(p, i);
		/* "50. Jg.": the number stands before its word. */
		if (i >= 2 && sk_ref_is(p, i - 1, '.') &&
		    sk_ref_kind(p, i - 2, SK_TOKEN_NUMBER) &&
		    sk_ref_free(p, i - 2) && sk_ref_tok(p, i)->space &&
		    !sk_ref_number_is(p, from)) {
			sk_ref_take(p, i - 1, i + 1, 1 + field);
			return sk_ref_number_put(p, field, i - 2, i - 1,
						 SK_HOW_RULE, 0.9f, err);
		}
		if (!number_follows(p, i, from))
			return true;
		to = sk_ref_number_range(p, from);
		if (sk_ref_is(p, to, '/') && sk_ref_number_is(p, to + 1))
			to += 2; /* "No. 3/4" */
		sk_ref_take(p, i, from, 1 + field);
	}
	if (p->numbers > begin)
		p->numbers = begin;
	return sk_ref_number_put(p, field, from, to, SK_HOW_RULE, 0.95f, err);
}

/* "2nd ed.", "3. Aufl.", "2a ed.", "dai 2 han": which edition it is, is
 * kept out of all fields. */
static void
number_edition(struct sk_ref_parse *p, size_t i)
{
	size_t from = i, to = sk_ref_is(p, i + 1, '.') ? i + 2 : i + 1;

	if (!sk_ref_cue(p, i, SK_CUE_EDITION) || sk_ref_tok(p, i)->quoted)
		return;
	while (from > p->first && i - from < 3 &&
	       !sk_ref_kind(p, from, SK_TOKEN_NUMBER) &&
	       (sk_ref_is(p, from - 1, '.') || sk_ref_is(p, from - 1, 0xBA) ||
		sk_ref_is(p, from - 1, 0xB0) || sk_ref_is(p, from - 1, 0xAA) ||
		sk_ref_kind(p, from - 1, SK_TOKEN_NUMBER) ||
		(sk_ref_tok(p, from - 1)->letters <= 2 &&
		 !sk_ref_tok(p, from - 1)->space)))
		from--;
	if (sk_ref_kind(p, from, SK_TOKEN_NUMBER) &&
	    sk_ref_tok(p, from)->letters < 3)
		sk_ref_take(p, number_ordinal(p, from), to, SK_TAKEN_NOISE);
}

static bool
number_words(struct sk_ref_parse *p, struct sakuin_error *err)
{
	for (size_t i = p->first; i < p->count; i++) {
		if (!sk_ref_kind(p, i, SK_TOKEN_WORD) || !sk_ref_free(p, i))
			continue;
		number_edition(p, i);
		if (number_word(p, i, SK_CUE_PAGES) &&
		    (!number_pages_word(p, i, err) ||
		     (sk_ref_free(p, i) && !number_pages_before(p, i, err))))
			return false;
		if (number_word(p, i, SK_CUE_VOLUME) &&
		    !number_named(p, i, SK_REF_VOLUME, err))
			return false;
		if (number_word(p, i, SK_CUE_ISSUE) &&
		    !number_named(p, i, SK_REF_ISSUE, err))
			return false;
		if (sk_ref_free(p, i) && !number_glued(p, i, err))
			return false;
	}
	return true;
}

bool
sk_ref_numbers(struct sk_ref_parse *p, struct sakuin_error *err)
{
	return sk_ref_numbers_by_form(p, err) && number_words(p, err) &&
	       sk_ref_numbers_by_place(p, err);
}
