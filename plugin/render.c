/* render.c - text with marked words for a terminal, a pipe or JSON. */
#include "render.h"

static const char *const render_open[] = { "", "\033[1;33m", "<b>" };
static const char *const render_close[] = { "", "\033[0m", "</b>" };

static bool
render_is_control(uint32_t c)
{
	return c < ' ' || (c >= 0x7F && c <= 0x9F) || c == 0x2028 ||
	       c == 0x2029 || (c >= 0x202A && c <= 0x202E) ||
	       (c >= 0x2066 && c <= 0x2069);
}

static bool
render_char(struct sk_buf *out, const char *p, size_t len, enum sk_marks marks,
	    struct sakuin_error *err)
{
	if (marks == SK_MARK_HTML) {
		switch (*p) {
		case '<':
			return sk_buf_puts(out, "&lt;", err);
		case '>':
			return sk_buf_puts(out, "&gt;", err);
		case '&':
			return sk_buf_puts(out, "&amp;", err);
		case '"':
			return sk_buf_puts(out, "&quot;", err);
		default:
			break;
		}
	}
	return sk_buf_add(out, p, len, err);
}

/* Text between marks; *SPACE tells whether a space is due. */
static bool
render_piece(struct sk_buf *out, const char *p, const char *end, bool *space,
	     enum sk_marks marks, struct sakuin_error *err)
{
	while (p < end) {
		const char *q = p;
		uint32_t c = sk_utf8_next(&q, end);

		if (c == ' ' || c == 0x3000 || render_is_control(c)) {
			*space = true;
		} else {
			if (*space && !sk_buf_putc(out, ' ', err))
				return false;
			*space = false;
			if (!render_char(out, p, (size_t)(q - p), marks, err))
				return false;
		}
		p = q;
	}
	return true;
}

static bool
render_mark(struct sk_buf *out, struct sakuin_str text, struct sk_stretch span,
	    bool *space, enum sk_marks marks, struct sakuin_error *err)
{
	if (*space && !sk_buf_putc(out, ' ', err))
		return false;
	*space = false;
	return sk_buf_puts(out, render_open[marks], err) &&
	       render_piece(out, text.ptr + span.start, text.ptr + span.end,
			    space, marks, err) &&
	       sk_buf_puts(out, render_close[marks], err);
}

bool
sk_render(struct sk_buf *out, struct sakuin_str text,
	  const struct sk_snippet *s, enum sk_marks marks,
	  struct sakuin_error *err)
{
	static const char more[] = "\xE2\x80\xA6"; /* ellipsis */
	uint32_t at = s->window.start;
	size_t before;
	bool space = false;

	if (at > 0 && !sk_buf_puts(out, more, err))
		return false;
	before = out->len;
	for (size_t i = 0; i < s->count; i++) {
		if (!render_piece(out, text.ptr + at,
				  text.ptr + s->marks[i].start, &space, marks,
				  err) ||
		    !render_mark(out, text, s->marks[i], &space, marks, err))
			return false;
		at = s->marks[i].end;
	}
	if (!render_piece(out, text.ptr + at, text.ptr + s->window.end, &space,
			  marks, err))
		return false;
	if (out->len > before && out->ptr[before] == ' ')
		memmove(out->ptr + before, out->ptr + before + 1,
			--out->len - before);
	return s->window.end >= text.len || sk_buf_puts(out, more, err);
}
