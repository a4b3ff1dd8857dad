/* section.c - where the lists of sources and the notes are.
 *
 * A heading alone proves nothing: a table of contents has the same words.  So
 * the lines behind it are scored: a label or a name at their start counts
 * one, a year, a URL or pages in them a half. */
#include <stdlib.h>

#include "look.h"
#include "section.h"

enum {
	PROSE_WIDTH = 250, /* columns: wider is prose unless a name begins it */
	PARAGRAPH_WIDTH = 800,
	ENTRIES_LEAST = 2, /* in a text that is nothing but a list */
	SCORED = 40,       /* lines that are looked at behind a heading */
	LAST_LINES = 12, /* one at least begins an entry, if there is a list */
	TAIL_LINES = 20000, /* of a list without a heading, at most */
	TAIL_LEAST = 8,     /* and at least */
	SAMPLED = 400       /* lines of a text that may be nothing but a list */
};

/* Out of 100, by experience: prose has 10 to 25, lists 50 to 100. */
enum {
	HEADED_SCORE = 32,
	WHOLE_SCORE = 55,
	LEVEL = 38,   /* between prose and lists */
	TAIL_OVER = 6 /* by which a list without a heading exceeds it */
};

/* What line I counts, 0 to 100. */
static unsigned
score_line(const struct sk_lines *l, size_t i)
{
	struct sakuin_str s = sk_line_text(l, i);
	struct sk_label label;
	unsigned seen;
	enum sk_start start;

	sk_label_read(s.ptr, s.ptr + s.len, &label);
	start = sk_look_start(label.end, s.ptr + s.len);
	/* A paragraph of prose may have all of it somewhere. */
	if (l->lines[i].width > PROSE_WIDTH && start < SK_START_QUOTE)
		return 0;
	seen = sk_look_seen(s);
	if ((label.style != SK_LABEL_NONE && label.style != SK_LABEL_BARE) ||
	    start >= SK_START_NAME || start == SK_START_URL)
		return seen & ~(unsigned)SK_SEEN_PARTS ? 100 : 70;
	return seen & ~(unsigned)SK_SEEN_PARTS ? 50 : 0;
}

/* The mean of lines [FIRST, END), up to COUNT of them and none behind the next
 * heading. */
static unsigned
score(const struct sk_lines *l, size_t first, size_t end, size_t count)
{
	size_t lines = 0;
	unsigned sum = 0;

	for (size_t i = first; i < end && lines < count; i++) {
		if (l->lines[i].flags & SK_LINE_JUNK)
			continue;
		if (sk_heading_of(sk_line_text(l, i)) != SK_HEADING_NONE)
			break;
		sum += score_line(l, i);
		lines++;
	}
	return lines ? sum / (unsigned)lines : 0;
}

static bool
section_put(struct sk_sections *s, size_t first, size_t end,
	    enum sk_heading kind, bool headed, struct sakuin_error *err)
{
	struct sk_section *section;

	if (!sk_grow(&s->sections, &s->cap, s->count + 1, sizeof *s->sections,
		     err))
		return false;
	section = &s->sections[s->count];
	memset(section, 0, sizeof *section);
	section->first = first;
	section->end = end;
	section->kind = kind;
	section->headed = headed;
	section->follows =
		s->count > 0 && s->sections[s->count - 1].end + 1 == first;
	s->count++;
	return true;
}

/* Is line I no end of a wrapped entry, by what stands before it? */
static bool
stands_alone(const struct sk_lines *l, size_t i)
{
	struct sakuin_str before;

	if (i == 0 || (l->lines[i].flags & SK_LINE_GAP))
		return true;
	before = sk_line_text(l, i - 1);
	return sk_look_end(before.ptr, before.ptr + before.len) != SK_END_OPEN;
}

static bool
find_headed(const struct sk_lines *l, struct sk_sections *s,
	    struct sakuin_error *err)
{
	bool open = false;

	for (size_t i = 0; i < l->count; i++) {
		enum sk_heading kind = sk_heading_of(sk_line_text(l, i));

		if (kind == SK_HEADING_NONE ||
		    (l->lines[i].flags & SK_LINE_JUNK))
			continue;
		if (kind == SK_HEADING_END) {
			if (open && !stands_alone(l, i))
				continue;
			if (open)
				s->sections[s->count - 1].end = i;
			open = false;
			continue;
		}
		if (score(l, i + 1, l->count, SCORED) < HEADED_SCORE)
			continue;
		if (open)
			s->sections[s->count - 1].end = i;
		if (!section_put(s, i + 1, l->count, kind, true, err))
			return false;
		open = true;
	}
	return true;
}

/* Does line I tell something?  Sentences of Japanese end in kana before a full
 * stop, those of Korean in 다; references have nouns there.  Latin text that is
 * so wide is no reference, whatever begins it. */
static bool
is_prose(const struct sk_lines *l, size_t i)
{
	struct sakuin_str s = sk_line_text(l, i);
	const char *p = s.ptr, *end = s.ptr + s.len;
	uint32_t before = 0;

	if (l->lines[i].width > PARAGRAPH_WIDTH)
		return true;
	while (p < end) {
		uint32_t c = sk_utf8_next(&p, end);

		if ((c == 0x3002 && before >= 0x3041 && before <= 0x3096) ||
		    (c == '.' && before == 0xB2E4))
			return true;
		before = c;
	}
	return false;
}

/* Do lines [FIRST, END) tell, as references do, when or where something
 * appeared?  Steps, headings and rows of a table have numbers as well, but
 * few of them a year, a page or an address; without a heading that says what
 * it is, a third of a list has to have them. */
static bool
has_sources(const struct sk_lines *l, size_t first, size_t end)
{
	size_t entries = 0, sources = 0;

	for (size_t i = first; i < end; i++) {
		unsigned of_line = score_line(l, i);

		if (l->lines[i].flags & SK_LINE_JUNK)
			continue;
		entries += of_line >= 70;
		sources += of_line == 100 || of_line == 50;
	}
	return sources * 3 >= entries;
}

/* Does the first line begin an entry, are there some more, and do all lines
 * look like a list? */
static bool
is_whole(const struct sk_lines *l)
{
	size_t entries = 0, prose = 0;
	size_t lines = l->count < SAMPLED ? l->count : SAMPLED;
	unsigned sum = 0;

	if (lines == 0 || score_line(l, 0) < 70)
		return false;
	for (size_t i = 0; i < lines; i++) {
		unsigned of_line = score_line(l, i);

		sum += of_line;
		entries += of_line >= 70;
		prose += is_prose(l, i);
		/* Prose can't get there any more after half of its lines. */
		if (sum + 100 * (lines - 1 - i) < WHOLE_SCORE * lines ||
		    prose * 8 > lines)
			return false;
	}
	return entries >= ENTRIES_LEAST && prose * 8 <= lines &&
	       sum >= WHOLE_SCORE * lines && has_sources(l, 0, lines);
}

/* May the text end in a list?  Few do, so that most are not read for it. */
static bool
ends_in_list(const struct sk_lines *l)
{
	size_t lines = 0;

	for (size_t i = l->count; i-- > 0 && lines < LAST_LINES;) {
		if (l->lines[i].flags & SK_LINE_JUNK)
			continue;
		if (!is_prose(l, i) && score_line(l, i) >= 70)
			return true;
		lines++;
	}
	return false;
}

/* Where the lines at the end of the text change from prose to a list: the line
 * from which on the scores exceed LEVEL most.  l->count if there is no list. */
static size_t
find_tail(const struct sk_lines *l)
{
	size_t best = l->count, lines = 0, at_best = 0;
	long sum = 0, most = 0;

	for (size_t i = l->count; i-- > 0 && l->count - i < TAIL_LINES;) {
		if (l->lines[i].flags & SK_LINE_JUNK)
			continue;
		sum += (is_prose(l, i) ? 0 : (long)score_line(l, i)) - LEVEL;
		lines++;
		if (sum > most) {
			most = sum;
			best = i;
			at_best = lines;
		}
	}
	return at_best >= TAIL_LEAST && most >= (long)at_best * TAIL_OVER &&
			       score_line(l, best) >= 70 &&
			       has_sources(l, best, l->count)
		       ? best
		       : l->count;
}

/* The pages before the first list may have notes at their feet, unless notes
 * stand elsewhere. */
static bool
put_foot(const struct sk_lines *l, struct sk_sections *s,
	 struct sakuin_error *err)
{
	struct sk_section foot;
	size_t end = l->count;

	for (size_t i = 0; i < s->count; i++)
		if (s->sections[i].kind == SK_HEADING_NOTES)
			return true;
	if (s->count > 0)
		end = s->sections[0].first - 1;
	if (!section_put(s, 0, end, SK_HEADING_NOTES, false, err))
		return false;
	foot = s->sections[s->count - 1];
	foot.foot = true;
	foot.follows = false;
	memmove(s->sections + 1, s->sections,
		(s->count - 1) * sizeof *s->sections);
	s->sections[0] = foot;
	return true;
}

bool
sk_sections_find(const struct sk_lines *l, struct sk_sections *s,
		 struct sakuin_error *err)
{
	memset(s, 0, sizeof *s);
	if (!find_headed(l, s, err))
		return false;
	if (s->count == 0 && is_whole(l))
		return section_put(s, 0, l->count, SK_HEADING_LIST, false, err);
	return put_foot(l, s, err);
}

bool
sk_sections_no_foot(const struct sk_lines *l, struct sk_sections *s,
		    struct sakuin_error *err)
{
	size_t tail;

	s->count--;
	memmove(s->sections, s->sections + 1, s->count * sizeof *s->sections);
	tail = s->count == 0 && ends_in_list(l) ? find_tail(l) : l->count;
	return tail == l->count ||
	       section_put(s, tail, l->count, SK_HEADING_LIST, false, err);
}

void
sk_sections_done(struct sk_sections *s)
{
	free(s->sections);
	memset(s, 0, sizeof *s);
}
