/* marker_scan.c - all that may be a marker with numbers. */
#include <stdlib.h>

#include "label.h"
#include "letter.h"
#include "marker_scan.h"
#include "scan.h"
#include "tables/words.h"

enum {
	RANGE_MAX = 300, /* numbers in one range */
	LIST_MAX = 400,  /* numbers in one marker */
	TAIL_MAX = 40    /* bytes of ", p. 12" before the bracket closes */
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

const char *
sk_scan_spaces(const char *p, const char *end)
{
	for (int i = 0; i < 3 && p < end && sk_space(sk_at(p, end)); i++) {
		if (*p == '\n')
			break;
		(void)sk_utf8_next(&p, end);
	}
	return p;
}

bool
sk_scan_one(const char **p, const char *end, const char *set)
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
number_put(struct sk_scan *s, uint32_t number, struct sakuin_error *err)
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
range_put(struct sk_scan *s, uint32_t from, uint32_t to,
	  struct sakuin_error *err)
{
	if (to < from || to - from > RANGE_MAX)
		return number_put(s, to, err);
	for (uint32_t n = from + 1; n <= to; n++)
		if (!number_put(s, n, err))
			return false;
	return true;
}

/* "1,3-5" at *P, moved behind it.  *FOUND: there was a number. */
bool
sk_scan_list(struct sk_scan *s, const char **p, bool super, bool plain,
	     bool *found, struct sakuin_error *err)
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
		const char *q = sk_scan_spaces(*p, end);
		bool range = sk_scan_one(&q, end, "-–—‐‑−~〜～⁻");

		if (!range && !sk_scan_one(&q, end, ",，、;；・·"))
			return true;
		q = sk_scan_spaces(q, end);
		(void)sk_scan_one(&q, end, "-–"); /* "2--4" */
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

bool
sk_scan_put(struct sk_scan *s, enum sk_family family, const char *from,
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
bool
sk_scan_none(struct sk_scan *s, const char **p, const char *at)
{
	s->out->number_count = s->first;
	*p = at;
	return true;
}

/* Behind a word for "note" at P and what stands between it and its number;
 * P itself if there is none. */
const char *
sk_scan_note_word(const char *p, const char *end)
{
	size_t count = sizeof note_words / sizeof *note_words;

	for (size_t i = 0; i < count; i++) {
		const char *q = p;

		if (!sk_starts(p, end, note_words[i]))
			continue;
		q = sk_scan_spaces(q + strlen(note_words[i]), end);
		(void)sk_scan_one(&q, end, ":：.");
		return sk_scan_spaces(q, end);
	}
	return p;
}

/* Behind the bracket of CLOSERS that closes the marker at P, with pages
 * between at most; NULL if none does. */
static const char *
close_bracket(const char *p, const char *end, const char *closers)
{
	const char *from = p = sk_scan_spaces(p, end);

	if (sk_scan_one(&p, end, closers))
		return p;
	if (!sk_scan_one(&p, end, ",:;：，"))
		return NULL;
	p = sk_scan_spaces(p, end);
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
scan_bracket(struct sk_scan *s, const char **p, const char *at,
	     struct sakuin_error *err)
{
	static const char *const closers = "]］〕】";
	const char *q = sk_scan_note_word(sk_scan_spaces(*p, s->end), s->end),
		   *to;
	bool found;

	if (!sk_scan_list(s, &q, true, true, &found, err))
		return false;
	to = found ? close_bracket(q, s->end, closers) : NULL;
	if (!to)
		return sk_scan_none(s, p, *p);
	for (;;) {
		const char *next = sk_scan_spaces(to, s->end);
		uint32_t last = s->out->numbers[s->out->number_count - 1];
		int number;

		if (!sk_scan_one(&next, s->end, "-–—~〜～"))
			break;
		next = sk_scan_spaces(next, s->end);
		if (!sk_scan_one(&next, s->end, "[［〔【"))
			break;
		number = any_number(&next, s->end, true, true);
		if (number < 0 || !sk_scan_one(&next, s->end, closers))
			break;
		if (!range_put(s, last, (uint32_t)number, err))
			return false;
		to = next;
	}
	*p = to;
	return sk_scan_put(s, SK_FAMILY_BRACKET, at, to, err);
}

/* Is P the start of a line, white space apart? */
bool
sk_scan_line_start(const struct sk_scan *s, const char *p)
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
scan_parens(struct sk_scan *s, const char **p, const char *at,
	    struct sakuin_error *err)
{
	const char *q = sk_scan_spaces(*p, s->end),
		   *word = sk_scan_note_word(q, s->end), *to;
	enum sk_family family = word > q ? SK_FAMILY_WORD : SK_FAMILY_PARENS;
	bool found;

	/* "(1) First, ..." is an enumerator, as "f(2)" is no marker. */
	if (family == SK_FAMILY_PARENS &&
	    (sk_scan_line_start(s, at) ||
	     sk_digit(sk_before(s->start, at)) >= 0))
		return true;
	q = word;
	if (!sk_scan_list(s, &q, true, true, &found, err))
		return false;
	to = found ? close_bracket(q, s->end, ")）") : NULL;
	if (!to)
		return sk_scan_none(s, p, *p);
	*p = to;
	return sk_scan_put(s, family, at, to, err);
}

/* Does C begin a word for "note" in Han or Hangul? */
static bool
scan_is_word(uint32_t c)
{
	switch (c) {
	case 0x6CE8: /* Japanese, Chinese */
	case 0x8A3B:
	case 0x811A:
	case 0xAC01: /* Korean: gak, mi, ju */
	case 0xBBF8:
	case 0xC8FC:
		return true;
	default:
		return false;
	}
}

/* The marker that may begin with C at AT; *P is behind C and moves behind the
 * marker. */
static bool
scan_one(struct sk_scan *s, const char **p, const char *at, uint32_t c,
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
			return sk_scan_mark(s, p, at, c, err);
		if (c - '0' >= 10)
			return true;
		if (!sk_scan_digits(s, p, at, err))
			return false;
		/* All of the number is one thing. */
		while (*p == next && next < s->end && *next >= '0' &&
		       *next <= '9')
			*p = ++next;
		return true;
	}
	/* Most characters: between the two lie kana, Han and Hangul. */
	if (c > 0x3014 && c < 0xFF08)
		return !scan_is_word(c) || sk_scan_word(s, p, at, c, err);
	if (sk_superscript(c) >= 0 || c == 0x207D)
		return sk_scan_super(s, p, at, err);
	if (c < 0x2018)
		return true;
	if (c == 0xFF3B || c == 0x3014 || c == 0x3010)
		return scan_bracket(s, p, at, err);
	if (c == 0xFF08)
		return scan_parens(s, p, at, err);
	if (c == 0x203B)
		return sk_scan_mark(s, p, at, c, err);
	if (c >= 0x2460 && c <= 0x2473)
		return sk_scan_circled(s, p, at, err);
	if (c >= 0xFF10 && c <= 0xFF19)
		return sk_scan_digits(s, p, at, err);
	return true;
}

/* Most bytes: no marker begins with one. */
static bool
scan_plain(char c)
{
	return (uint8_t)((c | 0x20) - 'a') < 26 || c == ' ';
}

bool
sk_markers_scan(struct sakuin_str text, size_t start, size_t end,
		struct sk_markers *out, struct sakuin_error *err)
{
	struct sk_scan s = { .text = text.ptr,
			     .start = text.ptr + start,
			     .end = text.ptr + end,
			     .out = out };
	const char *p = s.start;

	while (p < s.end && out->count < SK_MARKERS_MAX) {
		const char *at;
		uint32_t c;

		while (p < s.end && scan_plain(*p))
			p++;
		if (p == s.end)
			break;
		at = p;
		c = sk_utf8_next(&p, s.end);
		if (!scan_one(&s, &p, at, c, err))
			return false;
	}
	return true;
}
