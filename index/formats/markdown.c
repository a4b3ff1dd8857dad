/* markdown.c - Markdown, as CommonMark and pandoc write it: the text without
 * its marks, footnotes behind it, the block of metadata at its start.
 *
 * It is told by its name alone: any text is Markdown. */
#include <stdlib.h>

#include "markdown.h"
#include "metadata.h"
#include "prose.h"
#include "sniff.h"

static bool
markdown_matches(struct sakuin_str head, struct sakuin_str name)
{
	return !sk_sniff_binary(head) &&
	       sk_name_ends(name, ".md .markdown .mdown .mkd .Rmd .qmd");
}

struct sakuin_str
sk_markdown_line(struct sakuin_str *rest)
{
	const char *end = rest->len ? memchr(rest->ptr, '\n', rest->len) : NULL;
	struct sakuin_str line = { rest->ptr, end ? (size_t)(end - rest->ptr)
						  : rest->len };
	size_t whole = line.len + (end != NULL);

	rest->ptr += whole;
	rest->len -= whole;
	if (line.len > 0 && line.ptr[line.len - 1] == '\r')
		line.len--;
	return line;
}

/* Is S (at least three of) one of the characters in SET and spaces? */
static bool
rule(struct sakuin_str s, const char *set)
{
	size_t count = 0;
	char c = 0;

	for (size_t i = 0; i < s.len; i++) {
		if (s.ptr[i] == ' ' || s.ptr[i] == '\t')
			continue;
		if (!s.ptr[i] || !strchr(set, s.ptr[i]) || (c && s.ptr[i] != c))
			return false;
		c = s.ptr[i];
		count++;
	}
	return count >= 3;
}

/* "| --- | :-: |", below the head of a table. */
static bool
table_rule(struct sakuin_str s)
{
	size_t dashes = 0;

	for (size_t i = 0; i < s.len; i++) {
		if (!s.ptr[i] || !strchr("|-:+= \t", s.ptr[i]))
			return false;
		dashes += s.ptr[i] == '-' || s.ptr[i] == '=';
	}
	return dashes >= 2 && s.len > 0;
}

/* "[^name]: text": the name, and the text behind it. */
static bool
note_text(struct sakuin_str line, struct sakuin_str *name,
	  struct sakuin_str *text)
{
	const char *end;

	if (line.len < 5 || memcmp(line.ptr, "[^", 2) != 0)
		return false;
	end = memmem(line.ptr, line.len, "]:", 2);
	if (!end || end == line.ptr + 2)
		return false;
	*name = (struct sakuin_str){ line.ptr + 2,
				     (size_t)(end - line.ptr) - 2 };
	*text = (struct sakuin_str){ end + 2,
				     line.len - (size_t)(end + 2 - line.ptr) };
	return true;
}

/* Does LINE begin or end code?  *FENCE is the sign that the end has to have, 0
 * outside of code. */
static bool
fence_line(struct sakuin_str line, char *fence)
{
	struct sakuin_str s = sk_trim(line);
	char sign = s.len >= 3 ? s.ptr[0] : 0;

	if ((sign != '`' && sign != '~') || s.ptr[1] != sign ||
	    s.ptr[2] != sign || (*fence && *fence != sign))
		return false;
	*fence = *fence ? 0 : sign;
	return true;
}

static bool
indented(struct sakuin_str line)
{
	return line.len > 0 &&
	       (line.ptr[0] == '\t' ||
		(line.len >= 2 && line.ptr[0] == ' ' && line.ptr[1] == ' '));
}

/* All notes first: a marker may come before its note. */
static bool
find_notes(struct sk_markdown *m, struct sakuin_str text,
	   struct sakuin_error *err)
{
	struct sk_markdown_note *note = NULL;
	char fence = 0;

	while (text.len > 0) {
		struct sakuin_str line = sk_markdown_line(&text), name, rest;

		fence_line(line, &fence);
		if (!fence && note_text(line, &name, &rest)) {
			if (!sk_grow(&m->notes, &m->cap, m->count + 1,
				     sizeof *m->notes, err))
				return false;
			note = &m->notes[m->count++];
			*note = (struct sk_markdown_note){ .name = name,
							   .text = rest };
		} else if (note && indented(line)) {
			/* A note goes on in indented lines. */
			note->text.len =
				(size_t)(line.ptr + line.len - note->text.ptr);
		} else if (sk_trim(line).len > 0) {
			note = NULL;
		}
	}
	return true;
}

/* The line without what makes it a heading, a quotation or a row. */
static struct sakuin_str
undress(struct sakuin_str s, bool *heading)
{
	size_t marks = 0;

	s = sk_trim(s);
	while (s.len > 0 && s.ptr[0] == '>') {
		s.ptr++;
		s.len--;
		s = sk_trim(s);
	}
	while (marks < s.len && s.ptr[marks] == '#')
		marks++;
	*heading = marks > 0 && marks <= 6 && marks < s.len &&
		   (s.ptr[marks] == ' ' || s.ptr[marks] == '\t');
	if (!*heading)
		return s;
	s.ptr += marks;
	s.len -= marks;
	while (s.len > 0 && s.ptr[s.len - 1] == '#')
		s.len--;
	return sk_trim(s);
}

/* What the lines so far were in the middle of. */
struct state {
	bool note;
	char fence;
	struct sakuin_str title; /* the first heading */
};

/* A line that is no note, no code and no rule. */
static bool
put_plain(struct sk_markdown *m, struct sakuin_str line, struct state *s,
	  struct sakuin_error *err)
{
	bool heading;

	line = undress(line, &heading);
	if (line.len == 0)
		return sk_prose_blank(m->prose, err);
	if (heading && s->title.len == 0)
		s->title = line;
	return sk_prose_line(m->prose, err) &&
	       sk_markdown_inline(m, line, err) && sk_prose_line(m->prose, err);
}

static bool
put_line(struct sk_markdown *m, struct sakuin_str line, struct state *s,
	 struct sakuin_error *err)
{
	struct sakuin_str trimmed = sk_trim(line), name, text;

	if (fence_line(line, &s->fence))
		return true;
	if (s->fence)
		return sk_prose_line(m->prose, err) &&
		       sk_prose_exact(m->prose, line, err) &&
		       sk_prose_line(m->prose, err);
	if (note_text(line, &name, &text)) {
		s->note = true;
		return true;
	}
	s->note = s->note && (indented(line) || trimmed.len == 0);
	if (s->note || rule(trimmed, "-=*_") || table_rule(trimmed))
		return true;
	return put_plain(m, line, s, err);
}

/* ------------------------------------------------------------ the document */

/* Notes that were not cited, or only in another one: they are text as well. */
static bool
put_uncited(struct sk_markdown *m, struct sakuin_error *err)
{
	for (size_t i = 0; i < m->count; i++)
		if (m->notes[i].number == 0 &&
		    (!sk_prose_line(m->prose, err) ||
		     !sk_markdown_inline(m, m->notes[i].text, err) ||
		     !sk_prose_line(m->prose, err)))
			return false;
	return true;
}

static bool
put_all(struct sk_markdown *m, struct sakuin_str text, struct sk_arena *arena,
	struct sk_document *doc, struct sakuin_error *err)
{
	struct state s = { 0 };

	while (text.len > 0 && !m->prose->full)
		if (!put_line(m, sk_markdown_line(&text), &s, err))
			return false;
	if (!put_uncited(m, err) || !sk_prose_finish(m->prose, arena, doc, err))
		return false;
	if (doc->title.len > 0)
		return true;
	doc->title_guessed = s.title.len > 0;
	return sk_one_line(s.title, arena, &doc->title, err) &&
	       sk_source_title(doc->text, arena, doc, err);
}

static bool
markdown_read(const struct sk_source *source, sk_document_fn *fn, void *ctx,
	      struct sakuin_error *err)
{
	struct sk_document doc = { .mime = sk_str("text/markdown"),
				   .path = sk_str(source->path) };
	struct sk_prose prose = { .max = sk_source_text_max(source) };
	struct sk_markdown m = { .prose = &prose };
	struct sakuin_str text;
	bool ok = sk_source_text(source, &text, &doc, err) &&
		  sk_markdown_yaml(&text, source->arena, &doc, err) &&
		  find_notes(&m, text, err) &&
		  put_all(&m, text, source->arena, &doc, err);
	sk_prose_done(&prose);
	free(m.notes);
	return ok && fn(ctx, &doc, err);
}

const struct sk_format sk_format_markdown = {
	.name = "markdown",
	.mime = "text/markdown",
	.matches = markdown_matches,
	.read = markdown_read,
};
