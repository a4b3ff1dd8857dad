/* correction_file.c - corrections as lines of text, both ways. */
#include "correction.h"
#include "metadata.h"

enum { COLUMNS = 5 };

struct correction_reader {
	const struct sk_correction_sink *sink;
	struct sk_arena arena; /* of one line */
	unsigned number;
};

/* ------------------------------------------------------------------ cells */

/* What stands between the quotes that CELL begins and ends with. */
static bool
file_unquote(struct sakuin_str *cell, struct sk_arena *arena,
	     struct sakuin_error *err)
{
	char *text = sk_arena_alloc(arena, cell->len, err);
	size_t len = 0;

	if (!text)
		return false;
	for (size_t i = 1; i < cell->len; i++) {
		if (cell->ptr[i] != '"') {
			text[len++] = cell->ptr[i];
			continue;
		}
		if (i + 1 == cell->len) {
			*cell = (struct sakuin_str){ text, len };
			return true;
		}
		if (cell->ptr[++i] != '"')
			break;
		text[len++] = '"';
	}
	return sk_fail(err, SAKUIN_EINVAL,
		       "a column begins with a quotation mark that does not "
		       "end it; write \"\" for each mark inside and \" at the "
		       "end");
}

/* The columns of LINE. */
static bool
file_cells(struct correction_reader *r, struct sakuin_str line,
	   struct sakuin_str cells[COLUMNS], size_t *count,
	   struct sakuin_error *err)
{
	bool more = true;

	for (*count = 0; more; ++*count) {
		const char *tab =
			line.len ? memchr(line.ptr, '\t', line.len) : NULL;
		struct sakuin_str cell = line;

		if (*count == COLUMNS)
			return sk_fail(err, SAKUIN_EINVAL,
				       "more than five columns; write a space "
				       "for a tab in the value");
		more = tab != NULL;
		if (tab)
			cell.len = (size_t)(tab - line.ptr);
		line.ptr += cell.len + more;
		line.len -= cell.len + more;
		cell = sk_trim(cell);
		if (cell.len && *cell.ptr == '"' &&
		    !file_unquote(&cell, &r->arena, err))
			return false;
		cells[*count] = cell;
	}
	return true;
}

/* ------------------------------------------------------------------ lines */

static bool
file_is_utf8(struct sakuin_str line)
{
	const char *p = line.ptr, *end = p + line.len;

	while (p < end) {
		const char *start = p;

		if (sk_utf8_next(&p, end) == 0xFFFD &&
		    (p - start != 3 || memcmp(start, "\xEF\xBF\xBD", 3) != 0))
			return false;
	}
	return true;
}

/* *IS is false for a line that names the columns. */
static bool
file_read(struct correction_reader *r, struct sakuin_str line,
	  struct sk_correction *out, bool *is, struct sakuin_error *err)
{
	struct sakuin_str cells[COLUMNS] = { 0 };
	struct sk_correction c;
	size_t count;

	*is = false;
	if (!file_is_utf8(line))
		return sk_fail(err, SAKUIN_EINVAL,
			       "not UTF-8; save the file as UTF-8 text");
	if (!file_cells(r, line, cells, &count, err))
		return false;
	if (sk_str_eq(cells[0], sk_str("id")) &&
	    sk_str_eq(cells[1], sk_str("field")))
		return true;
	if (count < 3)
		return sk_fail(err, SAKUIN_EINVAL,
			       "%zu column%s; write id, field, value and "
			       "perhaps who and when, with tabs between",
			       count, count > 1 ? "s" : "");
	*is = true;
	c = (struct sk_correction){ cells[0], cells[1], cells[2], cells[3],
				    cells[4] };
	return sk_correction_check(&c, &r->arena, out, err);
}

static bool
file_line(struct correction_reader *r, struct sakuin_str line,
	  struct sakuin_error *err)
{
	const struct sk_correction_sink *sink = r->sink;
	struct sk_correction c;
	bool is;

	sk_arena_reset(&r->arena);
	if (sk_trim(line).len == 0 || *line.ptr == '#')
		return true;
	if (file_read(r, line, &c, &is, err))
		return !is || sink->take(sink->ctx, r->number, &c, err);
	if (err->code != SAKUIN_EINVAL)
		return false;
	sink->bad(sink->ctx, r->number, err);
	return true;
}

bool
sk_corrections_parse(struct sakuin_str text,
		     const struct sk_correction_sink *sink,
		     struct sakuin_error *err)
{
	struct correction_reader r = { .sink = sink };
	bool ok = true;

	if (text.len >= 3 && !memcmp(text.ptr, "\xEF\xBB\xBF", 3)) {
		text.ptr += 3;
		text.len -= 3;
	}
	while (ok && text.len) {
		const char *end = memchr(text.ptr, '\n', text.len);
		struct sakuin_str line = text;

		if (end)
			line.len = (size_t)(end - text.ptr);
		text.ptr += line.len + (end != NULL);
		text.len -= line.len + (end != NULL);
		if (line.len && line.ptr[line.len - 1] == '\r')
			line.len--;
		r.number++;
		ok = file_line(&r, line, err);
	}
	sk_arena_done(&r.arena);
	return ok;
}

/* ---------------------------------------------------------------- writing */

bool
sk_correction_cell(struct sk_buf *out, struct sakuin_str s,
		   struct sakuin_error *err)
{
	bool quote = s.len && (*s.ptr == '"' || *s.ptr == '#');

	if (quote && !sk_buf_putc(out, '"', err))
		return false;
	for (size_t i = 0; i < s.len; i++) {
		char c = s.ptr[i];

		if (c == '\t' || c == '\n' || c == '\r')
			c = ' ';
		if ((quote && c == '"' && !sk_buf_putc(out, '"', err)) ||
		    !sk_buf_putc(out, c, err))
			return false;
	}
	return !quote || sk_buf_putc(out, '"', err);
}

bool
sk_correction_line(struct sk_buf *out, const struct sk_correction *c,
		   struct sakuin_error *err)
{
	const struct sakuin_str cells[COLUMNS] = { c->id, c->field, c->value,
						   c->who, c->when };

	for (size_t i = 0; i < COLUMNS; i++)
		if ((i > 0 && !sk_buf_putc(out, '\t', err)) ||
		    !sk_correction_cell(out, cells[i], err))
			return false;
	return sk_buf_putc(out, '\n', err);
}
