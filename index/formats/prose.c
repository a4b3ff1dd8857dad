/* prose.c - text made from markup: lines, white space, notes. */
#include <stdio.h>

#include "metadata.h"
#include "prose.h"

void
sk_prose_done(struct sk_prose *p)
{
	sk_buf_done(&p->text);
	sk_buf_done(&p->notes);
	sk_ruby_done(&p->ruby);
}

static struct sk_buf *
out(struct sk_prose *p)
{
	return p->in_note ? &p->notes : &p->text;
}

static bool
put(struct sk_prose *p, const char *s, size_t len, struct sakuin_error *err)
{
	struct sk_buf *b = out(p);
	size_t used = p->text.len + p->notes.len;
	size_t room = used < p->max ? p->max - used : 0;

	if (len > 0 && p->gap && b->len > 0 && !sk_white(b->ptr[b->len - 1]) &&
	    !sk_white(*s)) {
		if (!sk_buf_putc(b, ' ', err))
			return false;
	}
	if (len > 0)
		p->gap = false;
	if (len > room) {
		p->full = true;
		len = sk_utf8_cut((struct sakuin_str){ s, len }, room);
	}
	return sk_buf_add(b, s, len, err);
}

bool
sk_prose_text(struct sk_prose *p, struct sakuin_str s, struct sakuin_error *err)
{
	for (size_t i = 0, from; i < s.len && !p->full;) {
		if (sk_white(s.ptr[i])) {
			p->gap = true;
			i++;
			continue;
		}
		for (from = i; i < s.len && !sk_white(s.ptr[i]);)
			i++;
		if (!put(p, s.ptr + from, i - from, err))
			return false;
	}
	return true;
}

bool
sk_prose_exact(struct sk_prose *p, struct sakuin_str s,
	       struct sakuin_error *err)
{
	return p->full || put(p, s.ptr, s.len, err);
}

void
sk_prose_gap(struct sk_prose *p)
{
	p->gap = true;
}

bool
sk_prose_line(struct sk_prose *p, struct sakuin_error *err)
{
	struct sk_buf *b = out(p);

	/* A note is one line, however many paragraphs it has. */
	if (p->in_note) {
		p->gap = true;
		return true;
	}
	p->gap = false;
	return b->len == 0 || b->ptr[b->len - 1] == '\n' ||
	       sk_buf_putc(b, '\n', err);
}

bool
sk_prose_blank(struct sk_prose *p, struct sakuin_error *err)
{
	struct sk_buf *b = out(p);

	if (!sk_prose_line(p, err))
		return false;
	return b->len == 0 || p->in_note ||
	       (b->len > 1 && b->ptr[b->len - 2] == '\n') ||
	       sk_buf_putc(b, '\n', err);
}

bool
sk_prose_marker(struct sk_prose *p, unsigned number, struct sakuin_error *err)
{
	static const char *const raised[] = { "\xE2\x81\xB0", "\xC2\xB9",
					      "\xC2\xB2",     "\xC2\xB3",
					      "\xE2\x81\xB4", "\xE2\x81\xB5",
					      "\xE2\x81\xB6", "\xE2\x81\xB7",
					      "\xE2\x81\xB8", "\xE2\x81\xB9" };
	char digits[20];

	p->gap = false;
	snprintf(digits, sizeof digits, "%u", number);
	for (const char *d = digits; *d; d++)
		if (!put(p, raised[*d - '0'], strlen(raised[*d - '0']), err))
			return false;
	return true;
}

bool
sk_prose_note(struct sk_prose *p, struct sakuin_error *err)
{
	if (p->in_note++ > 0)
		return true;
	p->in_note = 0;
	if (!sk_prose_marker(p, ++p->note_count, err))
		return false;
	p->in_note = 1;
	if (!p->full && !sk_buf_printf(&p->notes, err, "%u.", p->note_count))
		return false;
	p->gap = true;
	return true;
}

bool
sk_prose_note_end(struct sk_prose *p, struct sakuin_error *err)
{
	if (--p->in_note > 0)
		return true;
	p->gap = false;
	return p->notes.len == 0 || p->notes.ptr[p->notes.len - 1] == '\n' ||
	       sk_buf_putc(&p->notes, '\n', err);
}

size_t
sk_prose_len(const struct sk_prose *p)
{
	return p->in_note ? p->notes.len : p->text.len;
}

bool
sk_prose_ruby(struct sk_prose *p, size_t len, struct sakuin_str reading,
	      struct sakuin_error *err)
{
	struct sk_buf *b = out(p);
	struct sakuin_str base = { 0 };
	bool joined = len > 0 && p->ruby_end == len;

	if (len < b->len)
		base = (struct sakuin_str){ b->ptr + len, b->len - len };
	p->ruby_end = b->len;
	return sk_ruby_add(&p->ruby, base, reading, joined, err);
}

/* What readers of the language call notes. */
static const char *
heading(struct sakuin_str lang)
{
	static const struct {
		const char *lang, *word;
	} words[] = {
		{ "ja", "\u6CE8" }, { "zh", "\u6CE8\u91CA" },
		{ "ko", "\uC8FC" }, { "de", "Anmerkungen" },
		{ "es", "Notas" },  { "pt", "Notas" },
		{ "it", "Note" },
	};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (sk_str_eq(lang, sk_str(words[i].lang)))
			return words[i].word;
	return "Notes";
}

bool
sk_prose_finish(struct sk_prose *p, struct sk_arena *arena,
		struct sk_document *doc, struct sakuin_error *err)
{
	if (!sk_prose_line(p, err))
		return false;
	if (p->notes.len > 0 &&
	    (!sk_prose_blank(p, err) ||
	     !sk_buf_printf(&p->text, err, "%s\n", heading(doc->lang)) ||
	     !sk_buf_add(&p->text, p->notes.ptr, p->notes.len, err)))
		return false;
	if (!sk_ruby_finish(&p->ruby, arena, doc, err))
		return false;
	doc->truncated |= p->full;
	if (sk_trim(sk_buf_str(&p->text)).len == 0 && doc->title.len == 0)
		return sk_fail(err, SAKUIN_EINVAL, "no text in it");
	return sk_arena_copy(arena, sk_buf_str(&p->text), &doc->text, err);
}
