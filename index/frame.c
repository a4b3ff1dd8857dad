/* frame.c - what the pages of one site have in common. */
#include <stdlib.h>

#include "frame.h"
#include "metadata.h"

enum {
	EDGE = 200,      /* lines at the top and at the bottom that are looked
			 * at */
	LONGEST = 600,   /* bytes of a line of a frame */
	OTHERS = 2,      /* lines of the page's own that may stand in a frame */
	PARAGRAPH = 120, /* bytes of one that may not */
	LEFT = 10,       /* the least part of the text, in hundredths, that has
			 * to be left */
	SOURCE = 40      /* bytes of a line with a year that may be one */
};

/* Where the lines of a text begin, and its end. */
struct lines {
	size_t *starts;
	size_t count;
};

static bool
lines_of(struct sakuin_str text, struct lines *l, struct sakuin_error *err)
{
	size_t cap = 0;

	*l = (struct lines){ NULL, 0 };
	for (size_t at = 0; at < text.len;) {
		const char *end = memchr(text.ptr + at, '\n', text.len - at);

		if (!sk_grow(&l->starts, &cap, l->count + 2, sizeof *l->starts,
			     err))
			return false;
		l->starts[l->count++] = at;
		at = end ? (size_t)(end - text.ptr) + 1 : text.len;
		l->starts[l->count] = at;
	}
	return true;
}

static struct sakuin_str
line_at(struct sakuin_str text, const struct lines *l, size_t i)
{
	return sk_trim((struct sakuin_str){ text.ptr + l->starts[i],
					    l->starts[i + 1] - l->starts[i] });
}

bool
sk_frame_learn(struct sk_frame *f, struct sakuin_str text,
	       struct sakuin_error *err)
{
	struct lines l;
	bool ok = lines_of(text, &l, err);

	f->pages++;
	for (size_t i = 0; ok && i < l.count; i++) {
		struct sakuin_str line = line_at(text, &l, i);
		size_t before = f->lines.count;
		uint32_t number;

		if (line.len == 0 || line.len > LONGEST ||
		    (i >= EDGE && i + EDGE < l.count))
			continue;
		ok = sk_table_intern(&f->lines, line, &number, err) &&
		     sk_grow(&f->counts, &f->cap, f->lines.count,
			     sizeof *f->counts, err);
		if (!ok)
			break;
		if (f->lines.count > before)
			f->counts[number] = (struct sk_frame_line){ 0, 0 };
		f->counts[number].pages += f->counts[number].last != f->pages;
		f->counts[number].last = f->pages;
	}
	free(l.starts);
	return ok;
}

/* A source that several pages cite is none of a frame: it has a year, which
 * only a notice of copyright has as well. */
static bool
may_be_source(struct sakuin_str line)
{
	if (line.len < SOURCE || strcasestr(line.ptr, "copyright") ||
	    memmem(line.ptr, line.len, "\u00A9", 2) ||
	    memmem(line.ptr, line.len, "(c)", 3))
		return false;
	for (size_t i = 0; i + 4 <= line.len; i++) {
		const char *p = line.ptr + i;
		bool before = i > 0 && p[-1] >= '0' && p[-1] <= '9';
		bool behind = i + 4 < line.len && p[4] >= '0' && p[4] <= '9';

		if (!before && !behind &&
		    (!memcmp(p, "20", 2) || (*p == '1' && p[1] >= '5')) &&
		    p[1] <= '9' && p[2] >= '0' && p[2] <= '9' && p[3] >= '0' &&
		    p[3] <= '9')
			return true;
	}
	return false;
}

static bool
is_frame(const struct sk_frame *f, struct sakuin_str line)
{
	uint32_t number;

	return sk_table_find(&f->lines, line, &number) &&
	       f->counts[number].pages >= SK_FRAME_LEAST &&
	       f->counts[number].pages * 2 >= f->pages;
}

/* One text as it is taken apart. */
struct parting {
	const struct sk_frame *frame;
	struct sakuin_str text;
	struct lines lines;
	bool *taken;   /* lines of the frame */
	size_t others; /* lines in a row that are none */
	size_t count;  /* lines taken */
};

/* Look at line I; false where the frame has come to its end. */
static bool
part_line(struct parting *p, size_t i)
{
	struct sakuin_str line = line_at(p->text, &p->lines, i);
	char copy[LONGEST + 1];

	if (line.len == 0 || p->taken[i])
		return true;
	if (line.len <= LONGEST && is_frame(p->frame, line)) {
		memcpy(copy, line.ptr, line.len);
		copy[line.len] = '\0';
		if (may_be_source((struct sakuin_str){ copy, line.len }))
			return false;
		p->taken[i] = true;
		p->count++;
		p->others = 0;
		return true;
	}
	return line.len < PARAGRAPH && ++p->others <= OTHERS;
}

/* Bytes of the lines that are left. */
static size_t
part_left(const struct parting *p)
{
	size_t left = 0;

	for (size_t i = 0; i < p->lines.count; i++)
		if (!p->taken[i])
			left += line_at(p->text, &p->lines, i).len;
	return left;
}

/* The lines that are TAKEN or not. */
static bool
part_copy(const struct parting *p, bool taken, struct sk_arena *arena,
	  struct sakuin_str *out, struct sakuin_error *err)
{
	char *to = sk_arena_alloc(arena, p->text.len + 1, err);
	size_t len = 0;

	for (size_t i = 0; to && i < p->lines.count; i++) {
		size_t n = p->lines.starts[i + 1] - p->lines.starts[i];

		if (p->taken[i] != taken)
			continue;
		memcpy(to + len, p->text.ptr + p->lines.starts[i], n);
		len += n;
	}
	*out = (struct sakuin_str){ to, len };
	return to != NULL;
}

bool
sk_frame_split(const struct sk_frame *f, struct sk_arena *arena,
	       struct sk_document *doc, struct sakuin_error *err)
{
	struct parting p = { .frame = f, .text = doc->text };
	bool ok;

	if (f->pages < SK_FRAME_LEAST || doc->page_count > 0)
		return true;
	ok = lines_of(doc->text, &p.lines, err);
	p.taken = ok ? sk_arena_array(arena, p.lines.count + 1, sizeof *p.taken,
				      err)
		     : NULL;
	ok = p.taken != NULL;
	if (ok)
		memset(p.taken, 0, p.lines.count * sizeof *p.taken);
	for (size_t i = 0; ok && i < p.lines.count && part_line(&p, i);)
		i++;
	p.others = 0;
	for (size_t i = p.lines.count; ok && i > 0 && part_line(&p, i - 1);)
		i--;
	if (ok && p.count && part_left(&p) * 100 > doc->text.len * LEFT)
		ok = part_copy(&p, true, arena, &doc->frame, err) &&
		     part_copy(&p, false, arena, &doc->text, err);
	free(p.lines.starts);
	return ok;
}

void
sk_frame_done(struct sk_frame *f)
{
	sk_table_done(&f->lines);
	free(f->counts);
	*f = (struct sk_frame){ .pages = 0 };
}
