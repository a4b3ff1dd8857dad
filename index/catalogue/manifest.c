/* manifest.c - a table with a line for each file, as spreadsheets write it:
 * columns with tabs, or where the first line has none with commas or
 * semicolons, between them (RFC 4180). */
#include <stdio.h>
#include <stdlib.h>

#include "catalogue_read.h"
#include "metadata.h"

enum { COLUMNS_MAX = 1000 };

struct manifest {
	struct sk_card_maker maker;
	const char *p, *end;
	char separator;
	unsigned line; /* where p is */
	enum sk_card_field columns[COLUMNS_MAX];
	size_t count;
	struct sk_buf cell;
	bool last; /* the cell was the last of its row */
};

static char
manifest_separator(struct sakuin_str text)
{
	const char *end = memchr(text.ptr, '\n', text.len);
	size_t len = end ? (size_t)(end - text.ptr) : text.len;

	if (memchr(text.ptr, '\t', len))
		return '\t';
	if (memchr(text.ptr, ',', len))
		return ',';
	return memchr(text.ptr, ';', len) ? ';' : '\t';
}

/* A cell in quotation marks, which may hold all else, doubled marks too. */
static bool
manifest_quoted(struct manifest *t, struct sakuin_error *err)
{
	const char *start = t->p;

	for (t->p++; t->p < t->end; t->p++) {
		if (*t->p == '"') {
			if (t->p + 1 == t->end || t->p[1] != '"') {
				t->p++;
				return true;
			}
			t->p++;
		}
		t->line += *t->p == '\n';
		if (!sk_buf_putc(&t->cell, *t->p, err))
			return false;
	}
	sk_maker_note(
		&t->maker, start,
		"a column begins with a quotation mark that nothing "
		"ends; write \"\" for each mark inside and \" at the end");
	return true;
}

/* The next cell of a row into t->cell. */
static bool
manifest_cell(struct manifest *t, struct sakuin_error *err)
{
	sk_buf_clear(&t->cell);
	if (t->p < t->end && *t->p == '"' && !manifest_quoted(t, err))
		return false;
	while (t->p < t->end && *t->p != t->separator && *t->p != '\n')
		if (!sk_buf_putc(&t->cell, *t->p++, err))
			return false;
	t->last = t->p == t->end || *t->p == '\n';
	if (t->p < t->end && *t->p++ == '\n')
		t->line++;
	return true;
}

static bool
manifest_head(struct manifest *t, struct sakuin_error *err)
{
	bool file = false;

	do {
		struct sakuin_str name;
		enum sk_card_field field;

		if (!manifest_cell(t, err))
			return false;
		name = sk_trim(sk_buf_str(&t->cell));
		field = sk_mapping_find(SK_SCHEME_MANIFEST, name);
		if (field == SK_CARD_FIELDS && name.len &&
		    !sk_maker_unknown(&t->maker, "column", name, 1, err))
			return false;
		file |= field == SK_CARD_FILE;
		if (t->count < COLUMNS_MAX)
			t->columns[t->count++] = field;
	} while (!t->last);
	if (!file)
		t->maker.sink->note(t->maker.sink->ctx, 1,
				    "no column is called 'file', so that "
				    "nothing can be said of any; name the "
				    "columns in the first line");
	return true;
}

static bool
manifest_row(struct manifest *t, struct sakuin_error *err)
{
	unsigned line = t->line;
	size_t n = 0;
	bool more = false;

	sk_maker_begin(&t->maker, line);
	do {
		struct sakuin_str cell;
		enum sk_card_field f;

		if (!manifest_cell(t, err))
			return false;
		cell = sk_trim(sk_buf_str(&t->cell));
		f = n < t->count ? t->columns[n] : SK_CARD_FIELDS;
		more |= n >= t->count && cell.len;
		n++;
		/* Paths may hold semicolons. */
		if (f < SK_CARD_FIELDS &&
		    !sk_maker_add_field(
			    &t->maker, f, cell,
			    f == SK_CARD_FILE ? "" : sk_mappings[f].separators,
			    line, err))
			return false;
	} while (!t->last);
	if (more)
		t->maker.sink->note(t->maker.sink->ctx, line,
				    "more columns than the first line names; "
				    "the rest is passed over");
	return sk_maker_take(&t->maker, err);
}

bool
sk_manifest_read(struct sakuin_str text, const struct sk_card_sink *sink,
		 struct sakuin_error *err)
{
	struct manifest *t = calloc(1, sizeof *t);
	bool ok;

	if (!t)
		return sk_nomem(err);
	*t = (struct manifest){ .maker = { .sink = sink,
					   .text = text,
					   .scheme = SK_SCHEME_MANIFEST },
				.p = text.ptr,
				.end = text.ptr + text.len,
				.line = 1 };
	ok = true;
	if (sk_trim(text).len) {
		t->separator = manifest_separator(text);
		ok = manifest_head(t, err);
	}
	while (ok && t->p < t->end)
		ok = manifest_row(t, err);
	sk_maker_done(&t->maker);
	sk_buf_done(&t->cell);
	free(t);
	return ok;
}
