/* cut_plain.c - lists without labels.
 *
 * Where each line is a paragraph, each is a source.  In wrapped text a source
 * begins where the lines' indents or blank lines say so; where they say
 * nothing, at a line that begins as a name does, behind one that ends as a
 * source does.  The order of an alphabetical list helps: what comes before
 * the last author begins no source. */

#include <stdlib.h>

#include "cut.h"
#include "look.h"
#include "scan.h"

/* What is known about a line of the section. */
struct plain_line {
	uint64_t key;
	uint64_t next; /* key of the next line that a person begins, or 0 */
	enum sk_start start;
	enum sk_end end;
	bool gap, begins;
	uint16_t indent;
	uint32_t width;
	unsigned seen;
	uint32_t line; /* of the section */
};

struct plain {
	struct sk_cutter *c;
	struct plain_line *lines; /* those that are not junk */
	size_t count;
	uint32_t width;
	bool wrapped, sorted;
};

static void
plain_read(struct plain *p)
{
	const struct sk_section *s = p->c->section;

	for (size_t i = s->first; i < s->end; i++) {
		const struct sk_line *line = &p->c->lines->lines[i];
		struct sakuin_str t = sk_line_text(p->c->lines, i);
		struct plain_line *out = &p->lines[p->count];

		if (line->flags & SK_LINE_JUNK)
			continue;
		out->start = sk_look_start(t.ptr, t.ptr + t.len);
		out->end = sk_look_end(t.ptr, t.ptr + t.len);
		out->key = sk_look_key(t.ptr, t.ptr + t.len);
		out->seen = sk_look_seen(t);
		out->gap = (line->flags & SK_LINE_GAP) != 0;
		out->indent = line->indent;
		out->width = line->width + line->indent;
		out->line = (uint32_t)(i - s->first);
		p->count++;
	}
}

/* Are the names at line starts in the order of the alphabet? */
static bool
is_sorted(const struct plain *p)
{
	uint64_t before = 0;
	size_t names = 0, up = 0;

	for (size_t i = 0; i < p->count; i++) {
		if (p->lines[i].start != SK_START_PERSON ||
		    (i > 0 && p->lines[i - 1].end == SK_END_OPEN))
			continue;
		up += p->lines[i].key >= before;
		before = p->lines[i].key;
		names++;
	}
	return names >= 6 && up * 10 >= names * 8;
}

/* Do the lines that MARKED says begin like sources, and the others not?  Such
 * a mark is believed. */
static bool
marks_starts(const struct plain *p,
	     bool (*marked)(const struct plain *, const struct plain_line *))
{
	size_t with = 0, names = 0, others = 0, other_names = 0;

	for (size_t i = 0; i < p->count; i++) {
		const struct plain_line *l = &p->lines[i];
		bool name = l->start >= SK_START_QUOTE;

		if (i > 0 && !marked(p, l)) {
			others++;
			other_names += l->start == SK_START_PERSON;
		} else {
			with++;
			names += name;
		}
	}
	return with >= 2 && others >= 1 && names * 10 >= with * 7 &&
	       other_names * 10 <= others * 4 && with * 8 >= p->count;
}

static bool
by_gap(const struct plain *p, const struct plain_line *l)
{
	return l == p->lines || l->gap;
}

/* No deeper than the first line, which hangs out. */
static bool
by_indent(const struct plain *p, const struct plain_line *l)
{
	return l->indent <= p->lines[0].indent + 1;
}

/* Deeper than the leftmost line by two columns or more. */
static bool
by_deep_indent(const struct plain *p, const struct plain_line *l)
{
	return l->indent + 1 >= p->lines[0].indent && l->indent >= 2;
}

static bool
any_line(const struct plain *p, const struct plain_line *l)
{
	(void)p;
	return l->start >= SK_START_LETTER ||
	       (l->start == SK_START_NONE && l > p->lines &&
		l[-1].end == SK_END_STOP);
}

/* Mark the lines that MARKED tells, where they agree with the look at all. */
static bool
begin_by(struct plain *p,
	 bool (*marked)(const struct plain *, const struct plain_line *))
{
	if (!marks_starts(p, marked))
		return false;
	for (size_t i = 0; i < p->count; i++)
		p->lines[i].begins =
			i == 0 || (marked(p, &p->lines[i]) &&
				   p->lines[i].start != SK_START_URL);
	return true;
}

/* Lines that are paragraphs: each begins a source but for what can't. */
static void
begin_paragraphs(struct plain *p)
{
	for (size_t i = 0; i < p->count; i++) {
		struct plain_line *l = &p->lines[i];

		l->begins =
			i == 0 || (l[-1].end != SK_END_OPEN &&
				   l->start != SK_START_URL && any_line(p, l));
	}
}

static int
start_score(enum sk_start start)
{
	switch (start) {
	case SK_START_PERSON:
		return 4;
	case SK_START_NAME:
		return 2;
	case SK_START_QUOTE:
		return 1;
	case SK_START_LETTER:
		return 0;
	case SK_START_SHORT:
		return -3;
	default:
		return -8;
	}
}

static int
end_score(enum sk_end end)
{
	switch (end) {
	case SK_END_STOP:
		return 2;
	case SK_END_DIGIT:
		return 1;
	case SK_END_ABBREVIATION:
		return -1;
	case SK_END_LETTER:
		return -2;
	default:
		return -8;
	}
}

/* For and against a source that begins at line I; SEEN is what the one before
 * has shown so far, KEY its first letters. */
static int
score(const struct plain *p, size_t i, unsigned seen, uint64_t key)
{
	const struct plain_line *l = &p->lines[i];
	int sum = start_score(l->start) + end_score(l[-1].end);

	/* A paragraph's last line is short as a rule. */
	if (l[-1].width * 100 < p->width * 85)
		sum += 2;
	else if (l[-1].end != SK_END_STOP)
		sum -= 1;
	if (l->gap)
		sum += 2;
	if (seen & (SK_SEEN_YEAR | SK_SEEN_URL))
		sum += 1;
	else if (!(seen & (SK_SEEN_PAGES | SK_SEEN_VOLUME)))
		sum -= 2;
	/* "Boston, MA" is the end of something. */
	if (l->key && l->width * 10 < p->width * 4 &&
	    !(l->seen & (SK_SEEN_YEAR | SK_SEEN_URL | SK_SEEN_PAGES)))
		sum -= 4;
	if (l->seen & SK_SEEN_YEAR)
		sum += 1;
	else if (i + 1 == p->count || !(l[1].seen & SK_SEEN_YEAR))
		sum -= 1;
	/* Dashes for the author before keep the order. */
	if (p->sorted && l->start >= SK_START_LETTER)
		sum += l->key >= key || l->key == 0
			       ? 1
			       : (l->start == SK_START_PERSON ? -2 : -3);
	if (p->sorted && l->start < SK_START_PERSON && l->next)
		sum += l->key <= l->next ? 1 : -4;
	return sum;
}

/* What comes behind in the alphabet, for each line. */
static void
look_ahead(struct plain *p)
{
	uint64_t next = 0;

	for (size_t i = p->count; i-- > 0;) {
		struct plain_line *l = &p->lines[i];

		l->next = next;
		if (l->start == SK_START_PERSON && l->key &&
		    (i == 0 || l[-1].end >= SK_END_DIGIT))
			next = l->key;
	}
}

static void
begin_by_score(struct plain *p)
{
	unsigned seen = 0;
	uint64_t key = 0;

	look_ahead(p);

	for (size_t i = 0; i < p->count; i++) {
		struct plain_line *l = &p->lines[i];

		l->begins = i == 0 || score(p, i, seen, key) >= 4;
		if (l->begins) {
			seen = 0;
			if (l->start >= SK_START_LETTER && l->key)
				key = l->key;
		}
		seen |= l->seen;
	}
}

/* Four of five lines as they stand begin like a source: nothing is wrapped. */
static bool
mostly_names(const struct plain *p)
{
	size_t names = 0;

	for (size_t i = 0; i < p->count; i++)
		names += p->lines[i].start >= SK_START_NAME &&
			 (i == 0 || p->lines[i - 1].end != SK_END_OPEN);
	return names * 10 >= p->count * 8;
}

static bool
plain_put(struct plain *p, struct sakuin_error *err)
{
	size_t longest = 1, entries = 0;

	for (size_t i = 0; i < p->count;) {
		size_t last = i, first = p->lines[i].line, end;

		while (last + 1 < p->count && !p->lines[last + 1].begins)
			last++;
		end = p->lines[last].line;
		if (last + 1 == p->count && entries >= 3)
			end = sk_cut_end(p->c, first, end, longest);
		if (end - first + 1 > longest)
			longest = end - first + 1;
		entries++;
		if (!sk_cut_put(p->c, first, end, NULL, err))
			return false;
		i = last + 1;
	}
	return true;
}

/* What comes behind the list without a heading of its own: nothing in it says
 * when or where it appeared. */
static void
drop_tail(struct plain *p)
{
	size_t end = p->count;

	while (end > 1 &&
	       !(p->lines[end - 1].seen & ~(unsigned)SK_SEEN_PARTS) &&
	       p->lines[end - 1].gap)
		end--;
	p->count = end;
}

bool
sk_cut_plain(struct sk_cutter *c, struct sakuin_error *err)
{
	struct sk_arena arena = { 0 };
	struct plain p = { .c = c };
	bool ok;

	p.lines = sk_arena_array(&arena, c->count + 1, sizeof *p.lines, err);
	if (!p.lines)
		return false;
	plain_read(&p);
	drop_tail(&p);
	p.wrapped = sk_lines_wrapped(c->lines, c->section->first,
				     c->section->end, &p.width);
	p.sorted = is_sorted(&p);
	if (!p.wrapped || mostly_names(&p))
		begin_paragraphs(&p);
	else if (!begin_by(&p, by_indent) && !begin_by(&p, by_deep_indent) &&
		 !begin_by(&p, by_gap))
		begin_by_score(&p);
	ok = plain_put(&p, err);
	sk_arena_done(&arena);
	return ok;
}
