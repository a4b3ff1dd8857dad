/* marker_scan.c - all that may be a marker with numbers. */
#include <stdlib.h>

#include "label.h"
#include "letter.h"
#include "marker.h"
#include "scan.h"
#include "script.h"

enum {
	RANGE_MAX = 300,  /* numbers in one range */
	LIST_MAX = 400,   /* numbers in one marker */
	TAIL_MAX = 40,    /* bytes of ", p. 12" before the bracket closes */
	WORD_LETTERS = 3, /* of the word that bare digits are glued to */
	OPEN_WITHIN = 80  /* bytes in which a parenthesis may be open */
};

struct scan {
	const char *text, *start, *end; /* of the range */
	struct sk_markers *out;
	uint32_t first; /* of the numbers of the marker that is read */
};

bool
sk_marker_put(struct sk_markers *out, enum sk_family family, size_t start,
	      size_t end, uint32_t number, struct sakuin_error *err)
{
	struct sk_marker m = { .start = (uint32_t)start,
			       .end = (uint32_t)end,
			       .family = family,
			       .first = (uint32_t)out->number_count,
			       .count = 1 };

	if (!sk_grow(&out->markers, &out->cap, out->count + 1,
		     sizeof *out->markers, err) ||
	    !sk_grow(&out->numbers, &out->number_cap, out->number_count + 1,
		     sizeof *out->numbers, err))
		return false;
	out->markers[out->count++] = m;
	out->numbers[out->number_count++] = number;
	return true;
}

void
sk_markers_done(struct sk_markers *m)
{
	free(m->markers);
	free(m->numbers);
	memset(m, 0, sizeof *m);
}

static const char *
spaces(const char *p, const char *end)
{
	for (int i = 0; i < 3 && p < end && sk_space(sk_at(p, end)); i++) {
		if (*p == '\n')
			break;
		(void)sk_utf8_next(&p, end);
	}
	return p;
}

static bool
one(const char **p, const char *end, const char *set)
{
	if (!sk_one_of(sk_at(*p, end), set))
		return false;
	(void)sk_utf8_next(p, end);
	return true;
}

/* A number in superscript digits. */
static int
super_read(const char **p, const char *end)
{
	const char *q = *p;
	int number = -1, d;

	while (q < end && number < 100000 &&
	       (d = sk_superscript(sk_at(q, end))) >= 0) {
		number = (number < 0 ? 0 : number * 10) + d;
		(void)sk_utf8_next(&q, end);
	}
	*p = number >= 0 ? q : *p;
	return number;
}

/* A number of either kind; superscript ones only where SUPER, or within
 * superscript brackets both. */
static int
any_number(const char **p, const char *end, bool super, bool plain)
{
	int n = super ? super_read(p, end) : -1;

	return n < 0 && plain ? sk_number_read(p, end) : n;
}

static bool
number_put(struct scan *s, uint32_t number, struct sakuin_error *err)
{
	struct sk_markers *out = s->out;

	if (out->number_count - s->first >= LIST_MAX)
		return true;
	if (!sk_grow(&out->numbers, &out->number_cap, out->number_count + 1,
		     sizeof *out->numbers, err))
		return false;
	out->numbers[out->number_count++] = number;
	return true;
}

static bool
range_put(struct scan *s, uint32_t from, uint32_t to, struct sakuin_error *err)
{
	if (to < from || to - from > RANGE_MAX)
		return number_put(s, to, err);
	for (uint32_t n = from + 1; n <= to; n++)
		if (!number_put(s, n, err))
			return false;
	return true;
}

/* "1,3-5" at *P, moved behind it.  *FOUND: there was a number. */
static bool
list_read(struct scan *s, const char **p, bool super, bool plain, bool *found,
	  struct sakuin_error *err)
{
	const char *end = s->end;
	int number = any_number(p, end, super, plain);
	uint32_t last = (uint32_t)number;

	*found = number >= 0;
	if (!*found)
		return true;
	if (!number_put(s, last, err))
		return false;
	for (;;) {
		const char *q = spaces(*p, end);
		bool range = one(&q, end, "-–—‐‑−~〜～⁻");

		if (!range && !one(&q, end, ",，、;；・·"))
			return true;
		q = spaces(q, end);
		(void)one(&q, end, "-–"); /* "2--4" */
		number = any_number(&q, end, super, plain);
		if (number < 0)
			return true;
		if (!(range ? range_put(s, last, (uint32_t)number, err)
			    : number_put(s, (uint32_t)number, err)))
			return false;
		last = (uint32_t)number;
		*p = q;
	}
}

static bool
marker_end(struct scan *s, enum sk_family family, const char *from,
	   const char *to, struct sakuin_error *err)
{
	struct sk_markers *out = s->out;
	struct sk_marker m = { .start = (uint32_t)(from - s->text),
			       .end = (uint32_t)(to - s->text),
			       .family = family,
			       .first = s->first,
			       .count = (uint32_t)(out->number_count -
						   s->first) };

	if (m.count == 0)
		return true;
	if (!sk_grow(&out->markers, &out->cap, out->count + 1,
		     sizeof *out->markers, err))
		return false;
	out->markers[out->count++] = m;
	return true;
}

/* Forget the numbers of what turned out to be no marker. */
static bool
none(struct scan *s, const char **p, const char *at)
{
	s->out->number_count = s->first;
	*p = at;
	return true;
}

static const char *const words[] = {
	"footnote", "Footnote", "note ", "Note ", "ref. ", "Ref. ", "refs. ",
	"n. ",      "fn. ",     "脚注",  "脚註",  "注釈",  "注",    "註",
	"文献",     "각주",     "미주",  "주석",  "주",
};

/* Behind a word for "note" at P and what stands between it and its number;
 * P itself if there is none. */
static const char *
note_word(const char *p, const char *end)
{
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		const char *q = p;

		if (!sk_starts(p, end, words[i]))
			continue;
		q = spaces(q + strlen(words[i]), end);
		(void)one(&q, end, ":：.");
		return spaces(q, end);
	}
	return p;
}

/* Behind the bracket of CLOSERS that closes the marker at P, with pages
 * between at most; NULL if none does. */
static const char *
close_bracket(const char *p, const char *end, const char *closers)
{
	const char *from = p = spaces(p, end);

	if (one(&p, end, closers))
		return p;
	if (!one(&p, end, ",:;：，"))
		return NULL;
	p = spaces(p, end);
	if (!sk_one_of(sk_at(p, end), "pPsS") && sk_digit(sk_at(p, end)) < 0 &&
	    !sk_one_of(sk_at(p, end), "頁页쪽"))
		return NULL;
	while (p < end && p - from < TAIL_MAX) {
		uint32_t c = sk_utf8_next(&p, end);

		if (sk_one_of(c, closers))
			return p;
		if (c == '\n' || sk_one_of(c, "[("))
			return NULL;
	}
	return NULL;
}

/* "[12]", "［１２］", "[1, 3]–[5]" */
static bool
scan_bracket(struct scan *s, const char **p, const char *at,
	     struct sakuin_error *err)
{
	static const char *const closers = "]］〕】";
	const char *q = note_word(spaces(*p, s->end), s->end), *to;
	bool found;

	if (!list_read(s, &q, true, true, &found, err))
		return false;
	to = found ? close_bracket(q, s->end, closers) : NULL;
	if (!to)
		return none(s, p, *p);
	for (;;) {
		const char *next = spaces(to, s->end);
		uint32_t last = s->out->numbers[s->out->number_count - 1];
		int number;

		if (!one(&next, s->end, "-–—~〜～"))
			break;
		next = spaces(next, s->end);
		if (!one(&next, s->end, "[［〔【"))
			break;
		number = any_number(&next, s->end, true, true);
		if (number < 0 || !one(&next, s->end, closers))
			break;
		if (!range_put(s, last, (uint32_t)number, err))
			return false;
		to = next;
	}
	*p = to;
	return marker_end(s, SK_FAMILY_BRACKET, at, to, err);
}

/* Is P the start of a line, white space apart? */
static bool
line_start(const struct scan *s, const char *p)
{
	while (p > s->start) {
		uint32_t c = sk_back(s->start, &p);

		if (c == '\n')
			return true;
		if (!sk_space(c))
			return false;
	}
	return true;
}

/* "(12)", "(1, 3)", "(footnote:4)" */
static bool
scan_parens(struct scan *s, const char **p, const char *at,
	    struct sakuin_error *err)
{
	const char *q = spaces(*p, s->end), *word = note_word(q, s->end), *to;
	enum sk_family family = word > q ? SK_FAMILY_WORD : SK_FAMILY_PARENS;
	bool found;

	/* "(1) First, ..." is an enumerator, as "f(2)" is no marker. */
	if (family == SK_FAMILY_PARENS &&
	    (line_start(s, at) || sk_digit(sk_before(s->start, at)) >= 0))
		return true;
	q = word;
	if (!list_read(s, &q, true, true, &found, err))
		return false;
	to = found ? close_bracket(q, s->end, ")）") : NULL;
	if (!to)
		return none(s, p, *p);
	*p = to;
	return marker_end(s, family, at, to, err);
}

/* A unit or variable before P, whose superscript is an exponent: "km", "R". */
static bool
exponent(const struct scan *s, const char *p)
{
	static const char *const units[] = { "m",  "km", "cm", "mm", "nm",
					     "µm", "s",  "ft", "kg", "g",
					     "ha", "in", "c",  "dm", "L" };
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
	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		if ((size_t)(end - word) == strlen(units[i]) &&
		    !memcmp(word, units[i], strlen(units[i])))
			return true;
	return false;
}

/* Superscript digits, or any in superscript brackets. */
static bool
scan_super(struct scan *s, const char **p, const char *at,
	   struct sakuin_error *err)
{
	const char *q = at;
	bool bracket = one(&q, s->end, "⁽"), found;

	if (!bracket && exponent(s, at))
		return true;
	q = spaces(q, s->end);
	if (!list_read(s, &q, true, bracket, &found, err))
		return false;
	if (!found)
		return none(s, p, *p);
	if (bracket) {
		q = spaces(q, s->end);
		if (!one(&q, s->end, "⁾"))
			return none(s, p, *p);
	} else {
		(void)one(&q, s->end, "⁾)");
	}
	*p = q;
	return marker_end(s, SK_FAMILY_SUPER, at, q, err);
}

/* "注1)", "각주 3": a note word C in running text. */
static bool
scan_word(struct scan *s, const char **p, const char *at, uint32_t c,
	  struct sakuin_error *err)
{
	uint32_t before = sk_before(s->start, at);
	const char *q = note_word(at, s->end), *digits;
	bool found, open, closed, apart;

	if (q == at)
		return true;
	open = one(&q, s->end, "(（");
	digits = q = spaces(q, s->end);
	if (!list_read(s, &q, true, true, &found, err))
		return false;
	closed = found && one(&q, s->end, ")）");
	apart = sk_script_of(before) != sk_script_of(c);
	/* "주 3회" is three times a week, "発注12件" an order of twelve. */
	if (!found || digits == q || (open && !closed) ||
	    (!closed && (c == 0xC8FC || !apart)) ||
	    (!closed && sk_letter(sk_at(q, s->end))) || sk_digit(before) >= 0)
		return none(s, p, *p);
	*p = q;
	return marker_end(s, SK_FAMILY_WORD, at, q, err);
}

/* "※1", "*1" */
static bool
scan_mark(struct scan *s, const char **p, const char *at, uint32_t c,
	  struct sakuin_error *err)
{
	uint32_t before = sk_before(s->start, at);
	const char *q = *p;
	bool found;

	if (c == '*' && (sk_digit(before) >= 0 || sk_space(before) ||
			 sk_one_of(before, "*/")))
		return true;
	if (!list_read(s, &q, false, true, &found, err))
		return false;
	if (!found || line_start(s, at))
		return none(s, p, *p);
	(void)one(&q, s->end, ")）");
	*p = q;
	return marker_end(s, c == '*' ? SK_FAMILY_STAR : SK_FAMILY_MARK, at, q,
			  err);
}

/* Is a parenthesis open at P? */
static bool
parens_open(const struct scan *s, const char *p)
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
word_before(const struct scan *s, const char *p, bool *capital)
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

/* Digits glued to what is before them: "word1)", "word.12 ". */
static bool
scan_digits(struct scan *s, const char **p, const char *at,
	    struct sakuin_error *err)
{
	uint32_t before = sk_before(s->start, at), after;
	const char *q = at;
	bool found, capital;
	size_t letters;

	if (at == s->start || sk_space(before) || sk_digit(before) >= 0 ||
	    sk_one_of(before, "([/-–—_=<>@#$%&+*^~（［[") ||
	    (letters = word_before(s, at, &capital)) == 0)
		return true;
	if (!list_read(s, &q, true, true, &found, err))
		return false;
	after = sk_at(q, s->end);
	if (found && sk_one_of(after, ")）") && !parens_open(s, at)) {
		(void)sk_utf8_next(&q, s->end);
		*p = q;
		return marker_end(s, SK_FAMILY_CLOSE, at, q, err);
	}
	/* "CO2", "p53", "3.5", "12th" are none of them. */
	if (!found || letters < WORD_LETTERS || capital || before >= 0x2E80 ||
	    sk_letter(after) || sk_one_of(after, "%°-–/") ||
	    (sk_one_of(after, ".,") && q + 1 < s->end &&
	     sk_digit(sk_at(q + 1, s->end)) >= 0))
		return none(s, p, *p);
	*p = q;
	return marker_end(s, SK_FAMILY_DIGITS, at, q, err);
}

static bool
scan_circled(struct scan *s, const char **p, const char *at,
	     struct sakuin_error *err)
{
	uint32_t before = sk_before(s->start, at);
	const char *q = at;
	bool found;

	if (at == s->start || sk_space(before) || sk_one_of(before, "：:（("))
		return true;
	if (!list_read(s, &q, false, true, &found, err))
		return false;
	if (!found)
		return none(s, p, *p);
	*p = q;
	return marker_end(s, SK_FAMILY_CIRCLED, at, q, err);
}

/* The marker that may begin with C at AT; *P is behind C and moves behind the
 * marker. */
static bool
scan_one(struct scan *s, const char **p, const char *at, uint32_t c,
	 struct sakuin_error *err)
{
	const char *next = *p;

	s->first = (uint32_t)s->out->number_count;
	if (c < 0x80) {
		if (c == '[')
			return scan_bracket(s, p, at, err);
		if (c == '(')
			return scan_parens(s, p, at, err);
		if (c == '*')
			return scan_mark(s, p, at, c, err);
		if (c - '0' >= 10)
			return true;
		if (!scan_digits(s, p, at, err))
			return false;
		/* All of the number is one thing. */
		while (*p == next && next < s->end && *next >= '0' &&
		       *next <= '9')
			*p = ++next;
		return true;
	}
	if (sk_superscript(c) >= 0 || c == 0x207D)
		return scan_super(s, p, at, err);
	if (c < 0x2018)
		return true;
	if (sk_one_of(c, "［〔【"))
		return scan_bracket(s, p, at, err);
	if (c == 0xFF08)
		return scan_parens(s, p, at, err);
	if (c == 0x203B)
		return scan_mark(s, p, at, c, err);
	if (c >= 0x2460 && c <= 0x2473)
		return scan_circled(s, p, at, err);
	if (c >= 0xFF10 && c <= 0xFF19)
		return scan_digits(s, p, at, err);
	if (sk_one_of(c, "注註脚각미주"))
		return scan_word(s, p, at, c, err);
	return true;
}

bool
sk_markers_scan(struct sakuin_str text, size_t start, size_t end,
		struct sk_markers *out, struct sakuin_error *err)
{
	struct scan s = { .text = text.ptr,
			  .start = text.ptr + start,
			  .end = text.ptr + end,
			  .out = out };
	const char *p = s.start;

	while (p < s.end && out->count < SK_MARKERS_MAX) {
		const char *at = p;
		uint32_t c = sk_utf8_next(&p, s.end);

		if (!scan_one(&s, &p, at, c, err))
			return false;
	}
	return true;
}
