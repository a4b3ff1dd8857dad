/* cut_foot.c - notes at the feet of pages, the body between them.
 *
 * The text has lost its geometry; what is left is that their numbers rise by
 * one through all pages, that each begins a line behind a line that ended a
 * sentence, another note or a page, and that most of them cite something. */
#include "cut.h"
#include "look.h"

enum {
	NOTES_MIN = 3,  /* fewer are no notes */
	MISSING = 2,    /* numbers that may be lost in a row */
	NOTE_LINES = 30 /* of the longest note */
};

static const struct sk_line *
line_at(const struct sk_cutter *c, size_t i)
{
	return &c->lines->lines[c->section->first + i];
}

static struct sakuin_str
text_at(const struct sk_cutter *c, size_t i)
{
	return sk_line_text(c->lines, c->section->first + i);
}

/* Does line I go on to the next, or end its note?  "2 The method" does
 * neither: it is a heading. */
static bool
is_text(const struct sk_cutter *c, size_t i)
{
	const struct sk_lines *l = c->lines;
	struct sakuin_str s = text_at(c, i);
	enum sk_end end = sk_look_end(s.ptr, s.ptr + s.len);

	if (end == SK_END_STOP || end == SK_END_DIGIT)
		return true;
	return l->wrapped && line_at(c, i)->width * 4 > l->width * 3;
}

/* May a note begin at line I: is what stands before it at an end? */
static bool
may_begin(const struct sk_cutter *c, size_t i, bool in_note)
{
	struct sakuin_str before;

	if (!is_text(c, i))
		return false;
	if (i == 0 || in_note || (line_at(c, i)->flags & SK_LINE_GAP) ||
	    (line_at(c, i - 1)->flags & SK_LINE_JUNK))
		return true;
	before = text_at(c, i - 1);
	return c->labels[i].style != SK_LABEL_BARE ||
	       sk_look_end(before.ptr, before.ptr + before.len) != SK_END_OPEN;
}

/* May line I belong to a note that began before?  Where lines are paragraphs,
 * only what can't stand alone does. */
static bool
goes_on(const struct sk_cutter *c, size_t i)
{
	struct sakuin_str s = text_at(c, i), before = text_at(c, i - 1);

	return c->lines->wrapped ||
	       sk_look_start(s.ptr, s.ptr + s.len) == SK_START_URL ||
	       sk_look_end(before.ptr, before.ptr + before.len) == SK_END_OPEN;
}

/* The last line of the note that begins at line I, the next one at LIMIT.  It
 * ends at a page's end or a blank line; where neither shows, with the line
 * that ends its last sentence before the body goes on. */
static size_t
note_last(const struct sk_cutter *c, size_t i, size_t limit)
{
	bool near = limit - i <= NOTE_LINES / 2;
	size_t last = i;

	for (size_t k = i; k < limit && k - i < NOTE_LINES; k++) {
		struct sakuin_str s = text_at(c, k);

		if (k > i &&
		    ((line_at(c, k)->flags & (SK_LINE_GAP | SK_LINE_JUNK)) ||
		     !goes_on(c, k)))
			break;
		last = k;
		if (!near && sk_look_end(s.ptr, s.ptr + s.len) >= SK_END_STOP)
			break;
	}
	return last;
}

/* Does the note of lines [FIRST, LAST] cite? */
static bool
cites(const struct sk_cutter *c, size_t first, size_t last)
{
	struct sk_entry e = { .start = line_at(c, first)->start,
			      .end = line_at(c, last)->end };

	return sk_cut_wanted(c, &e);
}

/* Walks the notes of one style. */
struct walk {
	struct sk_cutter *c;
	enum sk_label_style style;
	size_t notes, citing;
	size_t at;     /* line of the note under way, c->count: none */
	size_t end;    /* behind its last line as far as it is known */
	uint32_t want; /* the next number */
};

/* May the next note begin at line I?  Numbers rise by one, or begin again on a
 * page. */
static bool
walk_fits(const struct walk *w, size_t i)
{
	const struct sk_cutter *c = w->c;
	uint32_t number = c->labels[i].number;

	if (c->labels[i].style != w->style ||
	    (line_at(c, i)->flags & SK_LINE_JUNK) ||
	    !may_begin(c, i, i <= w->end))
		return false;
	if (number >= w->want)
		return number <= w->want + (w->notes ? MISSING : 0);
	return number == 1 && w->notes > 0 &&
	       cites(c, i, note_last(c, i, c->count));
}

/* The note under way ends before line LIMIT; PUT it, or only count it. */
static bool
walk_close(struct walk *w, size_t limit, bool put, struct sakuin_error *err)
{
	struct sk_cutter *c = w->c;
	size_t last, entry = c->out->count;

	if (w->at == c->count)
		return true;
	last = note_last(c, w->at, limit);
	w->citing += cites(c, w->at, last);
	return !put || (sk_cut_put(c, w->at, last, &c->labels[w->at], err) &&
			sk_cut_siblings(c, entry, err));
}

/* All notes of the style; PUT: as entries, else they are only counted. */
static bool
walk_all(struct walk *w, bool put, struct sakuin_error *err)
{
	struct sk_cutter *c = w->c;

	w->notes = w->citing = w->end = 0;
	w->want = 1;
	w->at = c->count;
	for (size_t i = 0; i < c->count; i++) {
		if (!walk_fits(w, i))
			continue;
		if (!walk_close(w, i, put, err))
			return false;
		w->notes++;
		w->want = c->labels[i].number + 1;
		w->at = i;
		w->end = note_last(c, i, c->count) + 1;
	}
	return walk_close(w, c->count, put, err);
}

bool
sk_cut_foot(struct sk_cutter *c, struct sakuin_error *err)
{
	static const enum sk_label_style styles[] = {
		SK_LABEL_SUPER,  SK_LABEL_WORD,    SK_LABEL_CLOSE,
		SK_LABEL_BARE,   SK_LABEL_STAR,    SK_LABEL_BRACKET,
		SK_LABEL_PARENS, SK_LABEL_CIRCLED, SK_LABEL_DOT
	};
	struct walk w = { .c = c };
	enum sk_label_style best = SK_LABEL_NONE;
	size_t most = 0;

	for (size_t i = 0; i < sizeof styles / sizeof *styles; i++) {
		w.style = styles[i];
		if (!walk_all(&w, false, err))
			return false;
		if (w.notes >= NOTES_MIN && w.citing * 2 > w.notes &&
		    w.citing > most) {
			best = styles[i];
			most = w.citing;
		}
	}
	c->section->style = w.style = best;
	return best == SK_LABEL_NONE || walk_all(&w, true, err);
}
