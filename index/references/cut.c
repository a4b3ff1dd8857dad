/* cut.c - lists with numbers or bullets, cut into their entries. */
#include <stdlib.h>

#include "cut.h"
#include "letter.h"
#include "look.h"
#include "scan.h"

enum { LONGEST = 60 }; /* lines of the longest entry */

#define ENTRY_MAX ((size_t)16 * 1024) /* bytes: more are no reference */

bool
sk_cut_put(struct sk_cutter *c, size_t first, size_t last,
	   const struct sk_label *label, struct sakuin_error *err)
{
	const struct sk_line *lines = c->lines->lines + c->section->first;
	struct sk_entries *out = c->out;
	struct sk_entry *e;

	if (!sk_grow(&out->entries, &out->cap, out->count + 1,
		     sizeof *out->entries, err))
		return false;
	while (last > first && sk_cut_junk(c, last))
		last--;
	e = &out->entries[out->count++];
	memset(e, 0, sizeof *e);
	e->first = (uint32_t)(c->section->first + first);
	e->last = (uint32_t)(c->section->first + last);
	e->start = lines[first].start;
	e->end = lines[last].end;
	e->section = c->number;
	e->place = ++c->place;
	if (label && label->style != SK_LABEL_BULLET) {
		e->value = label->number;
		e->printed = label->printed;
	}
	return true;
}

bool
sk_cut_wanted(const struct sk_cutter *c, const struct sk_entry *e)
{
	const char *p = c->lines->text.ptr + e->start,
		   *end = c->lines->text.ptr + e->end;
	struct sk_label label;
	unsigned seen =
		sk_look_seen((struct sakuin_str){ p, (size_t)(end - p) });
	enum sk_start start;

	if ((size_t)(end - p) > ENTRY_MAX)
		return false;
	sk_label_read(p, end, &label);
	start = sk_look_start(label.end, end);
	/* A number in a list of sources is enough. */
	if (c->section->kind == SK_HEADING_LIST)
		return (c->section->style != SK_LABEL_BULLET &&
			c->section->style != SK_LABEL_NONE) ||
		       (seen & ~(unsigned)SK_SEEN_PARTS) ||
		       start >= SK_START_NAME;
	return seen & (SK_SEEN_URL | SK_SEEN_PAGES | SK_SEEN_BACK |
		       SK_SEEN_VOLUME) ||
	       ((seen & SK_SEEN_YEAR) &&
		((seen & SK_SEEN_QUOTE) || start >= SK_START_NAME));
}

/* Put away what the entries from FROM on have in them that is none. */
static void
drop_unwanted(struct sk_cutter *c, size_t from)
{
	struct sk_entries *out = c->out;
	size_t kept = from;

	for (size_t i = from; i < out->count; i++)
		if (sk_cut_wanted(c, &out->entries[i]))
			out->entries[kept++] = out->entries[i];
	out->count = kept;
}

/* Does line I go on with what line BEFORE began?  In a labelled list all
 * lines up to the next label do, but for what a blank line, or a list whose
 * entries had one line each so far, sets apart. */
static bool
goes_on(const struct sk_cutter *c, size_t before, size_t i, bool single)
{
	struct sakuin_str s = sk_cut_line(c, i), b = sk_cut_line(c, before);
	enum sk_start start = sk_look_start(s.ptr, s.ptr + s.len);
	enum sk_end ended = sk_look_end(b.ptr, b.ptr + b.len);
	bool gap = (c->lines->lines[c->section->first + i].flags &
		    SK_LINE_GAP) != 0;
	uint32_t bullet =
		c->labels[i].style == SK_LABEL_BULLET ? c->labels[i].number : 0;

	if (bullet && sk_one_of(bullet, "•*●■▪○"))
		return false;
	if (start == SK_START_URL || ended == SK_END_OPEN)
		return true;
	if (!gap && !single)
		return true;
	return start == SK_START_NONE && !bullet && ended != SK_END_STOP;
}

/* The last line of the entry that begins at line I, its next label at line
 * LIMIT. */
size_t
sk_cut_entry_last(const struct sk_cutter *c, size_t i, size_t limit,
		  bool single)
{
	size_t last = i;

	for (size_t k = i + 1; k < limit && k - i < LONGEST; k++) {
		if (sk_cut_junk(c, k))
			continue;
		if (!goes_on(c, last, k, single))
			break;
		last = k;
	}
	return last;
}

size_t
sk_cut_end(const struct sk_cutter *c, size_t first, size_t last, size_t longest)
{
	if (last - first < 2 * longest + 2)
		return last;
	for (size_t k = first; k < last; k++) {
		struct sakuin_str s = sk_cut_line(c, k);
		const char *start = sk_cut_line(c, first).ptr;

		if (sk_look_end(s.ptr, s.ptr + s.len) >= SK_END_STOP &&
		    sk_look_seen((struct sakuin_str){
			    start, (size_t)(s.ptr + s.len - start) }) &
			    (SK_SEEN_YEAR | SK_SEEN_URL))
			return k;
	}
	return last;
}

/* The bullet of the list, 0 if it has none: that of the first line. */
static uint32_t
bullet_of(const struct sk_cutter *c)
{
	for (size_t i = 0; i < c->count; i++)
		if (!sk_cut_junk(c, i))
			return c->labels[i].style == SK_LABEL_BULLET
				       ? c->labels[i].number
				       : 0;
	return 0;
}

static bool
is_bullet(const struct sk_cutter *c, size_t i, uint32_t bullet)
{
	return c->labels[i].style == SK_LABEL_BULLET &&
	       c->labels[i].number == bullet && !sk_cut_junk(c, i);
}

static bool
cut_bullets(struct sk_cutter *c, uint32_t bullet, struct sakuin_error *err)
{
	size_t longest = 1, entries = 0, i = 0;

	c->section->style = SK_LABEL_BULLET;
	while (i < c->count && !is_bullet(c, i, bullet))
		i++;
	while (i < c->count) {
		size_t limit = i + 1, last;

		while (limit < c->count && !is_bullet(c, limit, bullet))
			limit++;
		last = sk_cut_entry_last(c, i, limit,
					 limit == c->count && entries >= 3 &&
						 longest == 1);
		if (last - i + 1 > longest)
			longest = last - i + 1;
		entries++;
		if (!sk_cut_put(c, i, last, &c->labels[i], err))
			return false;
		i = limit;
	}
	return true;
}

bool
sk_cut(const struct sk_lines *lines, struct sk_sections *s, size_t number,
       struct sk_entries *out, struct sakuin_error *err)
{
	struct sk_arena arena = { 0 };
	struct sk_cutter c = { .lines = lines,
			       .section = &s->sections[number],
			       .number = (uint32_t)number,
			       .out = out };
	enum sk_label_style style;
	size_t from = out->count;
	uint32_t bullet;
	bool ok;

	c.count = c.section->end - c.section->first;
	c.labels = sk_arena_array(&arena, c.count + 1, sizeof *c.labels, err);
	if (!c.labels)
		return false;
	for (size_t i = 0; i < c.count; i++) {
		struct sakuin_str t = sk_cut_line(&c, i);

		sk_label_read(t.ptr, t.ptr + t.len, &c.labels[i]);
	}
	style = c.section->foot ? SK_LABEL_NONE : sk_cut_chain_style(&c);
	bullet = style == SK_LABEL_NONE ? bullet_of(&c) : 0;
	if (c.section->foot)
		ok = sk_cut_foot(&c, err);
	else if (style != SK_LABEL_NONE)
		ok = sk_cut_chain(&c, style, err);
	else if (bullet)
		ok = cut_bullets(&c, bullet, err);
	else
		ok = sk_cut_plain(&c, err);
	drop_unwanted(&c, from);
	c.section->entry_first = from;
	c.section->entry_end = out->count;
	sk_arena_done(&arena);
	return ok;
}

void
sk_entries_done(struct sk_entries *e)
{
	free(e->entries);
	memset(e, 0, sizeof *e);
}
