/* citing.c - the sentences of a text, one after the other. */
#include <stdlib.h>

#include "citing.h"
#include "letter.h"
#include "look.h"
#include "scan.h"
#include "script.h"
#include "tables/abbreviations.h"

enum {
	WORD_MAX = 16, /* letters of an abbreviation */
	MARKER_SPACES = 3,
	BRACKET_MAX = 60 /* bytes of ", p. 12; Brown 2005)" */
};

static const char *
text_end(const struct sk_sentences *s)
{
	return s->lines->text.ptr + s->lines->text.len;
}

/* The end of the paragraph that the end of line I is in the middle of, or is
 * it that end? */
static bool
paragraph_ends(const struct sk_lines *l, size_t i)
{
	const struct sk_line *line = &l->lines[i];
	struct sakuin_str s, next;
	enum sk_end end;

	if (!l->wrapped || i + 1 >= l->count || (line[1].flags & SK_LINE_GAP) ||
	    line->width > l->width * 2)
		return true;
	s = sk_line_text(l, i);
	next = sk_line_text(l, i + 1);
	end = sk_look_end(s.ptr, s.ptr + s.len);
	if (end == SK_END_OPEN)
		return false;
	/* A short line is the last of its paragraph or a heading. */
	return line->width * 10 < l->width * 7 &&
	       (end == SK_END_STOP ||
		sk_look_start(next.ptr, next.ptr + next.len) != SK_START_NONE);
}

/* Behind line I and the lines that go on with it. */
static size_t
paragraph_last(const struct sk_lines *l, size_t i)
{
	while (!paragraph_ends(l, i))
		i++;
	return i;
}

static int
word_cmp(const void *key, const void *word)
{
	return strcmp(key, *(const char *const *)word);
}

/* Does the word before the full stop at P end no sentence: an abbreviation
 * or an initial? */
static bool
abbreviation(const char *start, const char *p)
{
	char folded[WORD_MAX * 4 + 4];
	uint32_t letters[WORD_MAX];
	size_t count = 0, len = 0;

	while (p > start) {
		uint32_t c = sk_back(start, &p);

		if (!sk_letter(c))
			break;
		if (count == WORD_MAX)
			return false;
		letters[count++] = c;
	}
	if (count == 0 || letters[0] >= 0x2E80)
		return false;
	/* "K.", "p.", "e.g." */
	if (count == 1)
		return true;
	while (count > 0)
		len += sk_utf8_put(folded + len,
				   sk_letter_plain(letters[--count]));
	folded[len] = '\0';
	return bsearch(folded, abbreviations,
		       sizeof abbreviations / sizeof *abbreviations,
		       sizeof *abbreviations, word_cmp) != NULL;
}

/* A plain word of three letters or more before P, which no address goes on
 * with: the space behind its full stop may have been lost. */
static bool
plain_word(const char *start, const char *p)
{
	const char *text = p;
	size_t letters = 0;
	uint32_t c = 0;

	while (p > start && letters < 40) {
		const char *at = p;

		c = sk_back(start, &at);
		if (!sk_letter(c))
			break;
		p = at;
		letters++;
	}
	return letters >= 3 && !sk_starts_nocase(p, text, "www") &&
	       (p == start || sk_space(c) || sk_one_of(c, "-“\"'(’,"));
}

static const char *
over_closers(const char *p, const char *end)
{
	while (p < end && sk_one_of(sk_at(p, end), "”’\"')]»）」』》.!?。"))
		(void)sk_utf8_next(&p, end);
	return p;
}

static const char *
over_space(const char *p, const char *end)
{
	while (p < end && sk_space(sk_at(p, end)))
		(void)sk_utf8_next(&p, end);
	return p;
}

/* Does a sentence end at the mark C at P, with Q behind it and what closes? */
static bool
ends_at(const char *start, const char *p, uint32_t c, const char *q,
	const char *end)
{
	const char *next = over_space(q, end);
	uint32_t n = sk_at(next, end), before = sk_before(start, p);
	bool space = next > q;

	if (next == end)
		return true;
	/* A quotation that a particle goes on with, as does Hangul. */
	if (!space && sk_one_of(sk_before(start, q), "」』”）)\"’") &&
	    (sk_script_of(n) == SAKUIN_HIRAGANA ||
	     sk_script_of(n) == SAKUIN_HANGUL))
		return false;
	if (sk_one_of(c, "。！？｡"))
		return true;
	if (!space) {
		if (sk_letter_upper(n) || n >= 0x2E80)
			return c != '.' || plain_word(start, p);
		return n >= 0x2018 && n <= 0x201D && c != '.';
	}
	if (sk_letter_lower(n))
		return false;
	if (c != '.')
		return true;
	/* "3. 5", and "5. 28." before Hangul: a Korean sentence ends with its
	 * verb. */
	if (sk_digit(before) >= 0 &&
	    (sk_digit(n) >= 0 || sk_script_of(n) == SAKUIN_HANGUL))
		return false;
	return !abbreviation(start, p);
}

/* Behind the parenthesis that closes soon behind P, or P. */
static const char *
behind_bracket(const char *p, const char *end)
{
	const char *q = p;

	while (q < end && q - p < BRACKET_MAX) {
		uint32_t c = sk_utf8_next(&q, end);

		if (sk_one_of(c, ")）"))
			return q;
	}
	return p;
}

/* Behind the markers that stand at P and belong to the sentence before it. */
static const char *
over_markers(struct sk_sentences *s, const char *p, const char *end)
{
	const char *text = s->lines->text.ptr;

	for (;;) {
		const char *q = over_space(p, end);
		const struct sk_span *m;

		while (s->marker < s->marker_count &&
		       s->markers[s->marker].start < (size_t)(p - text))
			s->marker++;
		if (s->marker == s->marker_count || q - p > MARKER_SPACES)
			return p;
		m = &s->markers[s->marker];
		if (sk_one_of(sk_at(q, end), "(（") &&
		    m->start == (size_t)(q - text) + (*q == '(' ? 1 : 3)) {
			p = behind_bracket(text + m->end, end);
			continue;
		}
		/* "Smith (2004)" begins a sentence, "[12]" ends one. */
		if (m->start != (size_t)(q - text) ||
		    (q > p && sk_letter(sk_at(q, end))))
			return p;
		p = text + m->end;
		while (p < end && sk_one_of(sk_at(p, end), ".,;。"))
			(void)sk_utf8_next(&p, end);
	}
}

/* A quotation opens or closes at C, in the sentence that starts at START. */
static void
quote(struct sk_sentences *s, uint32_t c, size_t start, size_t at)
{
	if (sk_one_of(c, "“「«") && !s->quoted) {
		/* One quotation right behind another goes on with it. */
		if (s->open.end == 0 || at > s->open.end + MARKER_SPACES)
			s->open.start = start;
		s->quoted = true;
	} else if (sk_one_of(c, "”」»")) {
		s->quoted = false;
		s->open.end = at + 3;
	}
}

/* The end of the sentence that starts at P in the paragraph that ends at
 * END. */
static const char *
sentence_end(struct sk_sentences *s, const char *p, const char *end)
{
	const char *text = s->lines->text.ptr, *start = p;

	while (p < end) {
		const char *at = p, *q;
		uint32_t c = sk_utf8_next(&p, end);

		if (c >= 0x80)
			quote(s, c, (size_t)(start - text),
			      (size_t)(at - text));
		if (!sk_one_of(c, ".!?。！？｡"))
			continue;
		q = over_closers(p, end);
		for (const char *k = p; k < q;) {
			size_t offset = (size_t)(k - text);

			quote(s, sk_utf8_next(&k, q), (size_t)(start - text),
			      offset);
		}
		p = q;
		q = over_markers(s, p, end);
		if (q > p || ends_at(start, at, c, p, end)) {
			p = q;
			if (ends_at(start, at, c, p, end))
				return p;
		}
	}
	return end;
}

static void
set_quotation(struct sk_sentences *s)
{
	s->quotation = s->sentence;
	if (!s->quoted && s->open.end > s->sentence.start &&
	    s->open.start < s->sentence.start)
		s->quotation.start = s->open.start;
}

/* To the next sentence; false at the end of the text. */
static bool
next_sentence(struct sk_sentences *s)
{
	const struct sk_lines *l = s->lines;
	const char *text = l->text.ptr, *p = text + s->sentence.end, *end;
	size_t last;

	p = over_space(p, text_end(s));
	if (p == text_end(s))
		return false;
	while (s->line < l->count &&
	       l->lines[s->line].end <= (size_t)(p - text))
		s->line++;
	if (s->line == l->count) /* beyond SK_LINES_MAX */
		return false;
	last = paragraph_last(l, s->line);
	end = text + l->lines[last].end;
	s->sentence.start = (size_t)(p - text);
	p = sentence_end(s, p, end);
	s->sentence.end = (size_t)(p - text);
	set_quotation(s);
	if (p == end) {
		s->quoted = false;
		memset(&s->open, 0, sizeof s->open);
	}
	return true;
}

void
sk_sentence_at(struct sk_sentences *s, size_t at)
{
	while (s->sentence.end <= at)
		if (!next_sentence(s)) {
			s->sentence.start = at;
			s->sentence.end = s->lines->text.len;
			s->quotation = s->sentence;
			return;
		}
}
