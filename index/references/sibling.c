/* sibling.c - several sources under one number.
 *
 * "1. Smith, J., ... 2004; Brown, K., ... 2006." and a second source on a line
 * of its own.  A source ends only where it has said when or where it
 * appeared, and another begins only with what few things but an author are:
 * a semicolon alone parts the authors of one source as well. */
#include "cut.h"
#include "letter.h"
#include "look.h"
#include "scan.h"
#include "tables/words.h"

enum {
	SIBLINGS_MAX = 64,
	AHEAD = 400 /* bytes in which a source says when it appeared */
};

#define DONE (SK_SEEN_YEAR | SK_SEEN_URL | SK_SEEN_PAGES | SK_SEEN_BACK)

static unsigned
seen(const char *p, const char *end)
{
	return sk_look_seen((struct sakuin_str){ p, (size_t)(end - p) });
}

/* "a) ", "(b) ", "c )" at P: its letter; 0 if there is none. */
static uint32_t
sub_label(const char *p, const char *end)
{
	uint32_t letter;

	if (p < end && *p == '(')
		p++;
	letter = sk_at(p, end);
	if (letter < 'a' || letter > 'z')
		return 0;
	for (p++; p < end && *p == ' '; p++)
		;
	return p < end && *p == ')' ? letter : 0;
}

/* Where the next mark after which a source may begin is, from P on: behind a
 * semicolon, or at the start of a line.  END if none. */
static const char *
next_mark(const char *p, const char *end, bool *line)
{
	*line = false;
	for (; p < end; p++) {
		*line = *p == '\n' || *p == '\r';
		if (*p == ';' || *line)
			break;
		if (sk_starts(p, end, "；")) {
			p += 2;
			break;
		}
	}
	if (p == end)
		return end;
	for (p++; p < end && sk_space(sk_at(p, end));) {
		*line = *line || *p == '\n' || *p == '\r';
		(void)sk_utf8_next(&p, end);
	}
	return p;
}

/* Behind what is printed before P, white space apart. */
static const char *
trim(const char *start, const char *p)
{
	while (p > start) {
		const char *q = p;

		if (!sk_space(sk_back(start, &q)))
			break;
		p = q;
	}
	return p;
}

/* Behind words that lead to another source: "see also", "vgl. auch". */
static const char *
over_lead(const char *p, const char *end)
{
	size_t len = sk_starts_any(p, end, lead_words,
				   sizeof lead_words / sizeof *lead_words);

	if (len && p + len < end && p[len] == ' ')
		return p + len + 1;
	return p;
}

/* Does a source end before AT, where DONE says that it said when or where it
 * appeared, and another begin there? */
static bool
parts(const struct sk_cutter *c, const char *piece, const char *at,
      const char *end, bool line, bool done)
{
	const char *before = trim(piece, at);
	bool semicolon = sk_one_of(sk_before(piece, before), ";；"),
	     note = c->section->kind == SK_HEADING_NOTES;
	enum sk_start start;

	if (!done || (!semicolon && !line))
		return false;
	/* Notes part sources, and not authors, by semicolons. */
	start = sk_look_start(semicolon ? over_lead(at, end) : at, end);
	if (start < (semicolon && note ? SK_START_NAME : SK_START_PERSON))
		return false;
	if (end - at > AHEAD)
		end = at + AHEAD;
	if (semicolon)
		return seen(at, end) & DONE;
	return sk_look_end(piece, before) >= SK_END_DIGIT &&
	       (seen(at, end) & (DONE | SK_SEEN_QUOTE));
}

/* The last line of the entry that begins before AT. */
static uint32_t
line_at(const struct sk_cutter *c, uint32_t line, const char *at)
{
	const struct sk_line *lines = c->lines->lines;
	uint32_t offset = (uint32_t)(at - c->lines->text.ptr);

	while (line + 1 < c->section->end && lines[line + 1].start <= offset)
		line++;
	return line;
}

/* Put the rest of the entry put last, from AT on, into one of its own. */
static bool
split(struct sk_cutter *c, const char *at, struct sakuin_error *err)
{
	const char *text = c->lines->text.ptr;
	struct sk_entries *out = c->out;
	struct sk_entry *e, *rest;

	if (!sk_grow(&out->entries, &out->cap, out->count + 1,
		     sizeof *out->entries, err))
		return false;
	e = &out->entries[out->count - 1];
	rest = &out->entries[out->count++];
	*rest = *e;
	rest->start = (uint32_t)(at - text);
	rest->first = line_at(c, e->first, at);
	rest->sibling = true;
	e->end = (uint32_t)(trim(text + e->start, at) - text);
	e->last = line_at(c, e->first, text + e->end - 1);
	return true;
}

/* Does the label of number NUMBER stand at P, in the middle of a line, behind
 * the end of an entry? */
static bool
label_at(const char *start, const char *p, const char *end, uint32_t number,
	 struct sk_label *label)
{
	const char *before = trim(start, p);

	return before < p && sk_label_read(p, end, label) &&
	       label->style == SK_LABEL_BRACKET && label->number == number &&
	       sk_look_end(before - start > 40 ? before - 40 : start, before) >=
		       SK_END_DIGIT;
}

bool
sk_cut_inline(struct sk_cutter *c, uint32_t next, struct sakuin_error *err)
{
	const struct sk_entry *e = &c->out->entries[c->out->count - 1];
	const char *text = c->lines->text.ptr, *start = text + e->start,
		   *end = text + e->end, *p;
	uint32_t number = e->value + 1;
	struct sk_label label;

	sk_label_read(start, end, &label);
	if (label.style != SK_LABEL_BRACKET)
		return true;
	for (p = label.end; p < end && (!next || number < next); p++) {
		if ((*p != '[' && !sk_starts(p, end, "［")) ||
		    !label_at(start, p, end, number, &label))
			continue;
		if (!split(c, p, err))
			return false;
		c->out->entries[c->out->count - 1].sibling = false;
		c->out->entries[c->out->count - 1].value = number++;
		c->out->entries[c->out->count - 1].printed = label.printed;
		c->out->entries[c->out->count - 1].place = ++c->place;
		start = p;
	}
	return true;
}

bool
sk_cut_siblings(struct sk_cutter *c, size_t entry, struct sakuin_error *err)
{
	const struct sk_entry *e = &c->out->entries[entry];
	const char *text = c->lines->text.ptr, *piece = text + e->start,
		   *end = text + e->end, *p;
	struct sk_label label;
	uint32_t letter;
	bool done = false;

	sk_label_read(piece, end, &label);
	piece = p = label.end;
	letter = sub_label(p, end) == 'a' ? 'b' : 0;
	for (size_t count = 0; p < end && count < SIBLINGS_MAX;) {
		const char *from = p;
		bool line, lettered;

		p = next_mark(p, end, &line);
		done = done || (seen(from, p) & DONE);
		lettered = letter && sub_label(p, end) == letter;
		if (p == end ||
		    !(lettered || parts(c, piece, p, end, line, done)))
			continue;
		if (!split(c, p, err))
			return false;
		letter += letter != 0;
		piece = p;
		done = false;
		count++;
	}
	return true;
}
