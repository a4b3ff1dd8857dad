/* marker_glued.c - markers that are glued to the word before: superscripts,
 * words for "note", reference marks, bare digits. */
#include "label.h"
#include "letter.h"
#include "look.h"
#include "marker_scan.h"
#include "scan.h"
#include "script.h"
#include "tables/words.h"

enum {
	WORD_LETTERS = 2, /* of the word that bare digits are glued to */
	OPEN_WITHIN = 80  /* bytes in which a parenthesis may be open */
};

/* A unit or variable before P, whose superscript is an exponent: "km", "R". */
static bool
exponent(const struct sk_scan *s, const char *p)
{
	const char *end = p, *word = p;
	uint32_t c;

	while (word > s->start && end - word < 8) {
		const char *q = word;

		c = sk_back(s->start, &q);
		if (!sk_letter(c))
			break;
		word = q;
	}
	c = sk_before(s->start, end);
	if (sk_digit(c) >= 0 || sk_superscript(c) >= 0 ||
	    sk_one_of(c, "^=+*/χπσμΔ"))
		return true;
	if (word == end)
		return false;
	if (end - word == 1 && sk_letter(c) && c < 0x80)
		return true;
	return sk_is_any(word, end, unit_words,
			 sizeof unit_words / sizeof *unit_words);
}

/* Superscript digits, or any in superscript brackets. */
bool
sk_scan_super(struct sk_scan *s, const char **p, const char *at,
	      struct sakuin_error *err)
{
	const char *q = at;
	bool bracket = sk_scan_one(&q, s->end, "⁽"), found;

	if (!bracket && exponent(s, at))
		return true;
	q = sk_scan_spaces(q, s->end);
	if (!sk_scan_list(s, &q, true, bracket, &found, err))
		return false;
	if (!found)
		return sk_scan_none(s, p, *p);
	if (bracket) {
		q = sk_scan_spaces(q, s->end);
		if (!sk_scan_one(&q, s->end, "⁾"))
			return sk_scan_none(s, p, *p);
	} else {
		(void)sk_scan_one(&q, s->end, "⁾)");
	}
	*p = q;
	return sk_scan_put(s, SK_FAMILY_SUPER, at, q, err);
}

/* "注1)", "각주 3": a note word C in running text. */
bool
sk_scan_word(struct sk_scan *s, const char **p, const char *at, uint32_t c,
	     struct sakuin_error *err)
{
	uint32_t before = sk_before(s->start, at);
	const char *q = sk_scan_note_word(at, s->end), *digits;
	bool found, open, closed, apart;

	if (q == at)
		return true;
	open = sk_scan_one(&q, s->end, "(（");
	digits = q = sk_scan_spaces(q, s->end);
	if (!sk_scan_list(s, &q, true, true, &found, err))
		return false;
	closed = found && sk_scan_one(&q, s->end, ")）");
	apart = sk_script_of(before) != sk_script_of(c);
	/* "주 3회" is three times a week, "発注12件" an order of twelve. */
	if (!found || digits == q || (open && !closed) ||
	    (!closed && (c == 0xC8FC || !apart)) ||
	    (!closed && sk_letter(sk_at(q, s->end))) || sk_digit(before) >= 0)
		return sk_scan_none(s, p, *p);
	*p = q;
	return sk_scan_put(s, SK_FAMILY_WORD, at, q, err);
}

/* "※1", "*1" */
bool
sk_scan_mark(struct sk_scan *s, const char **p, const char *at, uint32_t c,
	     struct sakuin_error *err)
{
	uint32_t before = sk_before(s->start, at);
	const char *q = *p;
	bool found;

	if (c == '*' && (sk_digit(before) >= 0 || sk_space(before) ||
			 sk_one_of(before, "*/")))
		return true;
	if (!sk_scan_list(s, &q, false, true, &found, err))
		return false;
	if (!found || sk_scan_line_start(s, at))
		return sk_scan_none(s, p, *p);
	(void)sk_scan_one(&q, s->end, ")）");
	*p = q;
	return sk_scan_put(s, c == '*' ? SK_FAMILY_STAR : SK_FAMILY_MARK, at, q,
			   err);
}

/* Is a parenthesis open at P? */
static bool
parens_open(const struct sk_scan *s, const char *p)
{
	const char *from = p;

	while (p > s->start && from - p < OPEN_WITHIN) {
		uint32_t c = sk_back(s->start, &p);

		if (c == '\n' || sk_one_of(c, ")）"))
			return false;
		if (sk_one_of(c, "(（"))
			return true;
	}
	return false;
}

/* Letters of the word before P, a full stop or a quotation mark between. */
static size_t
word_before(const struct sk_scan *s, const char *p, bool *capital)
{
	size_t letters = 0;

	*capital = false;
	for (int i = 0; i < 2 && p > s->start; i++)
		if (sk_one_of(sk_before(s->start, p), ".,;:”\"’)]»」。、"))
			(void)sk_back(s->start, &p);
	while (p > s->start && letters < WORD_LETTERS) {
		uint32_t c = sk_back(s->start, &p);

		if (!sk_letter(c))
			break;
		*capital = *capital || sk_letter_upper(c);
		letters += c >= 0x2E80 ? WORD_LETTERS : 1;
	}
	return letters;
}

/* A year and a full stop before P, and a sentence's start behind Q: "in
 * 1923.1 At that time". */
static bool
year_before(const struct sk_scan *s, const char *p, const char *q)
{
	const char *behind;

	if (p - s->start < 5 || p[-1] != '.' || q >= s->end || *q != ' ')
		return false;
	return sk_look_year(s->start, p - 5, p, &behind) && behind == p - 1 &&
	       sk_letter_upper(sk_at(q + 1, s->end));
}

/* Digits glued to what is before them: "word1)", "word.12 ". */
bool
sk_scan_digits(struct sk_scan *s, const char **p, const char *at,
	       struct sakuin_error *err)
{
	uint32_t before = sk_before(s->start, at), after;
	const char *q = at;
	bool found, capital;
	size_t letters;

	if (at == s->start || sk_space(before) || sk_digit(before) >= 0 ||
	    sk_one_of(before, "([/-–—_=<>@#$%&+*^~（［["))
		return true;
	letters = word_before(s, at, &capital);
	if (letters == 0 && before != '.')
		return true;
	if (!sk_scan_list(s, &q, true, true, &found, err))
		return false;
	after = sk_at(q, s->end);
	if (found && sk_one_of(after, ")）") && !parens_open(s, at)) {
		(void)sk_utf8_next(&q, s->end);
		*p = q;
		return sk_scan_put(s, SK_FAMILY_CLOSE, at, q, err);
	}
	if (found && letters == 0 && !year_before(s, at, q))
		return sk_scan_none(s, p, *p);
	letters = letters ? letters : WORD_LETTERS;
	/* "CO2", "p53", "3.5", "12th" are none of them. */
	if (!found || letters < WORD_LETTERS || capital || exponent(s, at) ||
	    before >= 0x2E80 || sk_letter(after) || sk_one_of(after, "%°-–/") ||
	    (sk_one_of(after, ".,") && q + 1 < s->end &&
	     sk_digit(sk_at(q + 1, s->end)) >= 0))
		return sk_scan_none(s, p, *p);
	*p = q;
	return sk_scan_put(s, SK_FAMILY_DIGITS, at, q, err);
}

bool
sk_scan_circled(struct sk_scan *s, const char **p, const char *at,
		struct sakuin_error *err)
{
	uint32_t before = sk_before(s->start, at);
	const char *q = at;
	bool found;

	if (at == s->start || sk_space(before) || sk_one_of(before, "：:（("))
		return true;
	if (!sk_scan_list(s, &q, false, true, &found, err))
		return false;
	if (!found)
		return sk_scan_none(s, p, *p);
	*p = q;
	return sk_scan_put(s, SK_FAMILY_CIRCLED, at, q, err);
}
