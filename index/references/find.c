/* find.c - everything that a text cites: lists, entries, markers, links. */
#include <stdlib.h>

#include "citing.h"
#include "letter.h"
#include "look.h"
#include "marker.h"
#include "scan.h"
#include "script.h"

/* A sentence longer than this, to each side of its marker, is no sentence. */
#define SENTENCE_SIDE ((size_t)2000)

struct finder {
	struct sk_arena *arena; /* the caller's */
	struct sk_arena own;
	struct sk_lines lines;
	struct sk_sections sections;
	struct sk_entries entries;
	struct sk_resolver resolver;
	struct sk_reference_list *out;
};

/* Does the line end before P stand within a URL that goes on behind it? */
static bool
within_url(struct sakuin_str raw, const char *p, const char *end)
{
	const char *start = raw.ptr, *word = raw.ptr + raw.len;
	uint32_t c = sk_at(p, end), last = sk_before(start, word);

	while (word > start && word[-1] != ' ' &&
	       raw.ptr + raw.len - word < 300)
		word--;
	return sk_look_url(word, raw.ptr + raw.len) &&
	       sk_one_of(last, "/-_=?&%~#") && c < 0x80 &&
	       (sk_letter(c) || sk_digit(c) >= 0);
}

/* What a line end between RAW and the line at P becomes: nothing between two
 * characters that are written without spaces, nothing within a URL, nothing
 * in place of the hyphen that it made; else a space. */
static bool
put_line_end(struct sk_buf *raw, const char *p, const char *end,
	     struct sakuin_error *err)
{
	struct sakuin_str so_far = sk_buf_str(raw);
	const char *q = so_far.ptr + so_far.len;
	uint32_t last = sk_back(so_far.ptr, &q), next = sk_at(p, end);

	if (sk_script_japanese(sk_script_of(last)) &&
	    sk_script_japanese(sk_script_of(next)))
		return true;
	if (within_url(so_far, p, end))
		return true;
	if (last == '-' && sk_letter_lower(next) &&
	    sk_letter_lower(sk_before(so_far.ptr, q))) {
		raw->len--;
		return true;
	}
	return sk_buf_putc(raw, ' ', err);
}

/* White space, tabs and the like of [P, END) as single spaces. */
static bool
put_line(struct sk_buf *raw, const char *p, const char *end,
	 struct sakuin_error *err)
{
	bool gap = false;

	while (p < end) {
		const char *at = p;
		uint32_t c = sk_utf8_next(&p, end);

		if (sk_space(c) || c < 0x20) {
			gap = true;
			continue;
		}
		if (gap && !sk_buf_putc(raw, ' ', err))
			return false;
		gap = false;
		if (!sk_buf_add(raw, at, (size_t)(p - at), err))
			return false;
	}
	return true;
}

/* The entry as one line, junk left out. */
static bool
raw_of(const struct finder *f, const struct sk_entry *e, struct sk_buf *raw,
       struct sakuin_error *err)
{
	const char *text = f->lines.text.ptr;

	sk_buf_clear(raw);
	for (size_t i = e->first; i <= e->last; i++) {
		const struct sk_line *line = &f->lines.lines[i];
		uint32_t start = line->start > e->start ? line->start
							: e->start,
			 end = line->end < e->end ? line->end : e->end;

		if ((line->flags & SK_LINE_JUNK) || start >= end)
			continue;
		if (raw->len > 0 &&
		    !put_line_end(raw, text + start, text + end, err))
			return false;
		if (!put_line(raw, text + start, text + end, err))
			return false;
	}
	return true;
}

static bool
fill_references(struct finder *f, struct sakuin_error *err)
{
	struct sk_reference_list *out = f->out;
	struct sk_buf raw = { 0 };
	bool ok = true;

	out->reference_count = f->entries.count;
	out->references = sk_arena_array(f->arena, f->entries.count + 1,
					 sizeof *out->references, err);
	if (!out->references)
		return false;
	for (size_t i = 0; ok && i < f->entries.count; i++) {
		const struct sk_entry *e = &f->entries.entries[i];
		struct sk_reference *r = &out->references[i];

		r->span.start = e->start;
		r->span.end = e->end;
		ok = raw_of(f, e, &raw, err) &&
		     sk_arena_copy(f->arena, sk_buf_str(&raw), &r->raw, err) &&
		     sk_arena_copy(f->arena, e->printed, &r->number, err) &&
		     sk_reference_parse(r, f->arena, err);
	}
	sk_buf_done(&raw);
	return ok;
}

/* Cut S down around the marker M, on characters. */
static struct sk_span
narrow(struct sakuin_str text, struct sk_span s, struct sk_span m)
{
	if (m.start - s.start > SENTENCE_SIDE)
		s.start = m.start - SENTENCE_SIDE;
	if (s.end > m.end && s.end - m.end > SENTENCE_SIDE)
		s.end = m.end + SENTENCE_SIDE;
	while (s.start < m.start && ((uint8_t)text.ptr[s.start] & 0xC0) == 0x80)
		s.start++;
	while (s.end < text.len && ((uint8_t)text.ptr[s.end] & 0xC0) == 0x80)
		s.end++;
	return s;
}

static bool
fill_citation(struct finder *f, struct sk_sentences *s,
	      const struct sk_marker *m, struct sk_citation *c,
	      struct sakuin_error *err)
{
	uint32_t *references =
		sk_arena_array(f->arena, m->count, sizeof *references, err);

	if (!references)
		return false;
	memcpy(references, f->resolver.found.numbers + m->first,
	       m->count * sizeof *references);
	c->references = references;
	c->reference_count = m->count;
	c->marker.start = m->start;
	c->marker.end = m->end;
	sk_sentence_at(s, m->start);
	c->sentence = narrow(f->lines.text, s->sentence, c->marker);
	c->quotation = narrow(f->lines.text, s->quotation, c->marker);
	return true;
}

static bool
fill_citations(struct finder *f, struct sakuin_error *err)
{
	const struct sk_markers *found = &f->resolver.found;
	struct sk_reference_list *out = f->out;
	struct sk_sentences s = { .lines = &f->lines,
				  .marker_count = found->count };
	struct sk_span *spans =
		sk_arena_array(&f->own, found->count + 1, sizeof *spans, err);

	out->citations = sk_arena_array(f->arena, found->count + 1,
					sizeof *out->citations, err);
	if (!spans || !out->citations)
		return false;
	for (size_t i = 0; i < found->count; i++) {
		spans[i].start = found->markers[i].start;
		spans[i].end = found->markers[i].end;
	}
	s.markers = spans;
	for (size_t i = 0; i < found->count; i++)
		if (!fill_citation(f, &s, &found->markers[i],
				   &out->citations[i], err))
			return false;
	out->citation_count = found->count;
	out->unresolved = f->resolver.unresolved;
	return true;
}

static bool
cut_all(struct finder *f, struct sakuin_error *err)
{
	for (size_t i = 0; i < f->sections.count; i++)
		if (!sk_cut(&f->lines, &f->sections, i, &f->entries, err))
			return false;
	return true;
}

/* What may be a marker, in all of the text that is no entry. */
static bool
scan_body(struct finder *f, struct sakuin_error *err)
{
	size_t from = 0;

	for (size_t i = 0; i <= f->entries.count; i++) {
		size_t to = i < f->entries.count ? f->entries.entries[i].start
						 : f->lines.text.len;

		if (to > from && !sk_markers_scan(f->lines.text, from, to,
						  &f->resolver.markers, err))
			return false;
		if (i < f->entries.count && f->entries.entries[i].end > from)
			from = f->entries.entries[i].end;
	}
	return true;
}

static bool
resolve(struct finder *f, struct sakuin_error *err)
{
	struct sk_resolver *r = &f->resolver;

	r->lines = &f->lines;
	r->sections = &f->sections;
	r->entries = &f->entries;
	r->numbered = sk_arena_array(&f->own, f->sections.count + 1,
				     sizeof *r->numbered, err);
	return r->numbered && scan_body(f, err) && sk_resolve_numbers(r, err);
}

/* Were notes at the feet of pages looked for and not found?  What looks like
 * some is none if nothing in the text calls them: numbered headings, say. */
static bool
no_foot(const struct finder *f)
{
	const struct sk_sections *s = &f->sections;

	if (s->count == 0 || !s->sections[0].foot)
		return false;
	if (s->sections[0].entry_end == 0)
		return s->count == 1;
	return !f->resolver.numbered[0];
}

static bool
resolve_all(struct finder *f, struct sakuin_error *err)
{
	if (!resolve(f, err))
		return false;
	if (no_foot(f)) {
		sk_markers_done(&f->resolver.markers);
		sk_markers_done(&f->resolver.found);
		f->resolver.unresolved = 0;
		f->entries.count = 0;
		if (!sk_sections_no_foot(&f->lines, &f->sections, err) ||
		    !cut_all(f, err) || !resolve(f, err))
			return false;
	}
	return sk_resolve_authors(&f->resolver, err);
}

bool
sk_references_find(struct sakuin_str text, struct sakuin_str lang,
		   struct sk_arena *arena, struct sk_reference_list *out,
		   struct sakuin_error *err)
{
	struct finder f = { .arena = arena, .out = out };
	bool ok;

	(void)lang;
	memset(out, 0, sizeof *out);
	ok = sk_lines_cut(text, &f.own, &f.lines, err) &&
	     sk_sections_find(&f.lines, &f.sections, err) && cut_all(&f, err) &&
	     resolve_all(&f, err) && fill_references(&f, err) &&
	     fill_citations(&f, err);
	sk_markers_done(&f.resolver.markers);
	sk_markers_done(&f.resolver.found);
	sk_entries_done(&f.entries);
	sk_sections_done(&f.sections);
	sk_arena_done(&f.own);
	if (!ok)
		memset(out, 0, sizeof *out);
	return ok;
}
