/* bibtex.c - BibTeX and BibLaTeX: entries of fields, whose values are in braces
 * or quotes, numbers, names of strings, or several of these with #. */
#include <stdio.h>
#include <stdlib.h>

#include "bibtex_file.h"
#include "catalogue_read.h"
#include "metadata.h"
#include "table.h"

enum { STRINGS_MAX = 10000 };

struct bibtex {
	struct sk_card_maker maker;
	const char *p, *end;
	struct sk_table names; /* of @string, in small letters */
	struct sakuin_str *strings;
	size_t cap;
	struct sk_arena arena; /* owns them */
	struct sk_buf value, text;
	struct sakuin_str month, year, date; /* of the entry */
};

static void
bibtex_spaces(struct bibtex *b)
{
	while (b->p < b->end && (*b->p == ' ' || *b->p == '\t' ||
				 *b->p == '\r' || *b->p == '\n'))
		b->p++;
}

static bool
bibtex_eat(struct bibtex *b, char c)
{
	bibtex_spaces(b);
	if (b->p == b->end || *b->p != c)
		return false;
	b->p++;
	return true;
}

/* A name of an entry, field, key or string: up to what can't be in one. */
static struct sakuin_str
bibtex_name(struct bibtex *b)
{
	const char *from;

	bibtex_spaces(b);
	from = b->p;
	while (b->p < b->end && (unsigned char)*b->p > ' ' &&
	       !strchr("{}(),=#\"%@", *b->p))
		b->p++;
	return (struct sakuin_str){ from, (size_t)(b->p - from) };
}

/* Append NAME in small letters. */
static bool
bibtex_small(struct sakuin_str name, struct sk_buf *out,
	     struct sakuin_error *err)
{
	sk_buf_clear(out);
	for (size_t i = 0; i < name.len; i++) {
		char c = name.ptr[i];

		if (!sk_buf_putc(out, c >= 'A' && c <= 'Z' ? (char)(c + 32) : c,
				 err))
			return false;
	}
	return true;
}

/* What is between braces, or between quotes, that balance; appended to the
 * value.  False in *FOUND where the file ends first. */
static bool
bibtex_balanced(struct bibtex *b, char end, bool *found,
		struct sakuin_error *err)
{
	const char *from = b->p;
	size_t depth = 0;

	*found = true;
	for (; b->p < b->end; b->p++) {
		if (*b->p == '\\' && b->p + 1 < b->end) {
			b->p++;
			continue;
		}
		if (depth == 0 && *b->p == end)
			return sk_buf_add(&b->value, from,
					  (size_t)(b->p++ - from), err);
		depth += *b->p == '{';
		depth -= *b->p == '}' && depth > 0;
	}
	*found = false;
	return true;
}

/* The three letters that months are called by everywhere. */
static const char *
bibtex_month(struct sakuin_str name)
{
	static const char *const months[][2] = {
		{ "jan", "01" }, { "feb", "02" }, { "mar", "03" },
		{ "apr", "04" }, { "may", "05" }, { "jun", "06" },
		{ "jul", "07" }, { "aug", "08" }, { "sep", "09" },
		{ "oct", "10" }, { "nov", "11" }, { "dec", "12" },
	};

	for (size_t i = 0; i < 12; i++)
		if (name.len >= 3 && !memcmp(name.ptr, months[i][0], 3))
			return months[i][1];
	return NULL;
}

static bool
bibtex_string(struct bibtex *b, struct sakuin_str name,
	      struct sakuin_error *err)
{
	const char *month;
	uint32_t number;

	if (!bibtex_small(name, &b->text, err))
		return false;
	if (sk_table_find(&b->names, sk_buf_str(&b->text), &number))
		return sk_buf_add(&b->value, b->strings[number].ptr,
				  b->strings[number].len, err);
	month = bibtex_month(sk_buf_str(&b->text));
	if (month && name.len == 3)
		return sk_buf_puts(&b->value, month, err);
	/* A number, or a string that is defined elsewhere. */
	return sk_buf_add(&b->value, name.ptr, name.len, err);
}

/* A value, with its parts put together.  *FOUND: it is one. */
static bool
bibtex_value(struct bibtex *b, bool *found, struct sakuin_error *err)
{
	sk_buf_clear(&b->value);
	do {
		bool ok;

		if (bibtex_eat(b, '{')) {
			ok = bibtex_balanced(b, '}', found, err);
		} else if (bibtex_eat(b, '"')) {
			ok = bibtex_balanced(b, '"', found, err);
		} else {
			struct sakuin_str name = bibtex_name(b);

			*found = name.len > 0;
			ok = bibtex_string(b, name, err);
		}
		if (!ok)
			return false;
	} while (*found && bibtex_eat(b, '#'));
	return true;
}

/* Names have "and" between them, in braces or not. */
static bool
bibtex_authors(struct bibtex *b, unsigned line, struct sakuin_error *err)
{
	const char *p = b->value.ptr, *end = p + b->value.len;
	size_t depth = 0;

	for (const char *from = p;; p++) {
		bool last = p == end;
		bool and = !last && depth == 0 && end - p >= 5 &&
			   (*p == ' ' || *p == '\n' || *p == '\t') &&
			   !memcmp(p + 1, "and", 3) &&
			   (p[4] == ' ' || p[4] == '\n' || p[4] == '\t');

		if (!last)
			depth += *p == '{';
		if (!last && *p == '}' && depth > 0)
			depth--;
		if (!last && !and)
			continue;
		sk_buf_clear(&b->text);
		if (!sk_tex_text(
			    (struct sakuin_str){ from, (size_t)(p - from) },
			    &b->text, err) ||
		    !sk_maker_add_field(&b->maker, SK_CARD_AUTHOR,
					sk_buf_str(&b->text), "", line, err))
			return false;
		if (last)
			return true;
		p += 4;
		from = p;
	}
}

/* Addresses are not TeX but for the signs that it would stumble over. */
static bool
bibtex_verbatim(struct sakuin_str value, struct sk_buf *out,
		struct sakuin_error *err)
{
	for (size_t i = 0; i < value.len; i++) {
		char c = value.ptr[i];

		if (c == '{' || c == '}')
			continue;
		if (c == '\\' && i + 1 < value.len &&
		    strchr("_&%#$~{}", value.ptr[i + 1]))
			c = value.ptr[++i];
		if (!sk_buf_putc(out, c, err))
			return false;
	}
	return true;
}

static bool
bibtex_keep(struct bibtex *b, struct sakuin_str *to, struct sakuin_error *err)
{
	return sk_arena_copy(&b->maker.arena, sk_trim(sk_buf_str(&b->text)), to,
			     err);
}

static bool
bibtex_is(struct sakuin_str type, const char *name)
{
	if (type.len != strlen(name))
		return false;
	for (size_t i = 0; i < type.len; i++)
		if ((type.ptr[i] | 32) != name[i])
			return false;
	return true;
}

/* The value under way is that of the field NAME. */
static bool
bibtex_take(struct bibtex *b, struct sakuin_str name, unsigned line,
	    struct sakuin_error *err)
{
	enum sk_card_field field = sk_mapping_find(SK_SCHEME_BIBTEX, name);
	bool address = field == SK_CARD_URL || field == SK_CARD_DOI;

	if (field == SK_CARD_FILE)
		return sk_bibtex_files(&b->maker, sk_buf_str(&b->value), line,
				       err);
	if (field == SK_CARD_AUTHOR)
		return bibtex_authors(b, line, err);
	sk_buf_clear(&b->text);
	if (!(address ? bibtex_verbatim(sk_buf_str(&b->value), &b->text, err)
		      : sk_tex_text(sk_buf_str(&b->value), &b->text, err)))
		return false;
	if (bibtex_is(name, "month"))
		return bibtex_keep(b, &b->month, err);
	if (field == SK_CARD_DATE)
		return bibtex_keep(b,
				   name.len == 4 && (*name.ptr | 32) == 'y'
					   ? &b->year
					   : &b->date,
				   err);
	return field == SK_CARD_FIELDS ||
	       sk_maker_add_field(&b->maker, field, sk_buf_str(&b->text),
				  field == SK_CARD_KEYWORD ? ",;" : "", line,
				  err);
}

/* The date, or what year and month make. */
static bool
bibtex_date(struct bibtex *b, struct sakuin_error *err)
{
	struct sakuin_str date = b->date.len ? b->date : b->year;
	char text[16];
	const char *month;

	if (!bibtex_small(b->month, &b->text, err))
		return false;
	month = bibtex_month(sk_buf_str(&b->text));
	if (!month && b->month.len <= 2)
		month = b->month.len ? sk_buf_cstr(&b->text, err) : NULL;
	if (!b->date.len && month && b->year.len == 4) {
		snprintf(text, sizeof text, "%.4s-%s%.2s", b->year.ptr,
			 strlen(month) == 1 ? "0" : "", month);
		date = sk_str(text);
	}
	return sk_maker_add_field(&b->maker, SK_CARD_DATE, date, "",
				  b->maker.card.line, err);
}

/* Define the strings NAME = value. */
static bool
bibtex_define(struct bibtex *b, struct sakuin_str name,
	      struct sakuin_error *err)
{
	uint32_t number;
	size_t before = b->names.count;

	if (before >= STRINGS_MAX || !bibtex_small(name, &b->text, err) ||
	    !sk_table_intern(&b->names, sk_buf_str(&b->text), &number, err))
		return before >= STRINGS_MAX;
	if (!sk_grow(&b->strings, &b->cap, b->names.count, sizeof *b->strings,
		     err))
		return false;
	return sk_arena_copy(&b->arena, sk_buf_str(&b->value),
			     &b->strings[number], err);
}

/* The fields of an entry that began at AT, or of a @string, to its end. */
static bool
bibtex_fields(struct bibtex *b, const char *at, char close, bool strings,
	      struct sakuin_error *err)
{
	while (b->p < b->end) {
		struct sakuin_str name;
		bool found = false;
		unsigned line = b->maker.card.line;

		while (bibtex_eat(b, ','))
			continue;
		if (bibtex_eat(b, close))
			return true;
		name = bibtex_name(b);
		if (name.len && bibtex_eat(b, '=') &&
		    !bibtex_value(b, &found, err))
			return false;
		if (!found) {
			sk_maker_note(&b->maker, at,
				      "this entry breaks off, or a brace is "
				      "missing in it; what was read of it "
				      "counts");
			return true;
		}
		if (!(strings ? bibtex_define(b, name, err)
			      : bibtex_take(b, name, line, err)))
			return false;
	}
	return true;
}

static unsigned
bibtex_line(struct bibtex *b)
{
	struct sk_card_maker *m = &b->maker;

	if (!m->noted) {
		m->noted = m->text.ptr;
		m->lines = 0;
	}
	for (; m->noted < b->p; m->noted++)
		m->lines += *m->noted == '\n';
	return m->lines + 1;
}

/* What is behind an "@" at AT. */
static bool
bibtex_entry(struct bibtex *b, const char *at, struct sakuin_error *err)
{
	struct sakuin_str type = bibtex_name(b);
	bool strings = bibtex_is(type, "string"), found;
	char close;

	if (type.len == 0 || bibtex_is(type, "comment"))
		return true;
	close = bibtex_eat(b, '{') ? '}' : bibtex_eat(b, '(') ? ')' : '\0';
	if (!close)
		return true; /* an address of mail, say */
	sk_buf_clear(&b->value);
	if (bibtex_is(type, "preamble"))
		return bibtex_balanced(b, close, &found, err);
	sk_maker_begin(&b->maker, bibtex_line(b));
	b->month = b->year = b->date = sk_str("");
	if (!strings)
		bibtex_name(b); /* its key */
	return bibtex_fields(b, at, close, strings, err) &&
	       (strings ||
		(bibtex_date(b, err) && sk_maker_take(&b->maker, err)));
}

bool
sk_bibtex_read(struct sakuin_str text, const struct sk_card_sink *sink,
	       struct sakuin_error *err)
{
	struct bibtex b = { .maker = { .sink = sink,
				       .text = text,
				       .scheme = SK_SCHEME_BIBTEX },
			    .p = text.ptr,
			    .end = text.ptr + text.len };
	bool ok = true;

	while (ok && b.p < b.end) {
		const char *at = memchr(b.p, '@', (size_t)(b.end - b.p));

		b.p = at ? at + 1 : b.end;
		ok = !at || bibtex_entry(&b, at, err);
	}
	sk_maker_done(&b.maker);
	sk_table_done(&b.names);
	free(b.strings);
	sk_arena_done(&b.arena);
	sk_buf_done(&b.value);
	sk_buf_done(&b.text);
	return ok;
}
