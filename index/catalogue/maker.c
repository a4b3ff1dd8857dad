/* maker.c - what the readers of catalogues share. */
#include <stdio.h>

#include "catalogue_read.h"
#include "metadata.h"

void
sk_maker_begin(struct sk_card_maker *m, unsigned line)
{
	sk_arena_reset(&m->arena);
	m->card.count = 0;
	m->card.line = line;
}

bool
sk_maker_add_field(struct sk_card_maker *m, enum sk_card_field field,
		   struct sakuin_str value, const char *separators,
		   unsigned line, struct sakuin_error *err)
{
	char why[200];

	if (!sk_card_add_list(&m->card, field, value, separators, &m->arena,
			      why, err))
		return false;
	if (*why)
		m->sink->note(m->sink->ctx, line, why);
	return true;
}

bool
sk_maker_add(struct sk_card_maker *m, struct sakuin_str name,
	     struct sakuin_str value, unsigned line, bool *known,
	     struct sakuin_error *err)
{
	enum sk_card_field field = sk_mapping_find(m->scheme, name);

	*known = field < SK_CARD_FIELDS;
	return !*known ||
	       sk_maker_add_field(m, field, value,
				  sk_mappings[field].separators, line, err);
}

bool
sk_maker_unknown(struct sk_card_maker *m, const char *what,
		 struct sakuin_str name, unsigned line,
		 struct sakuin_error *err)
{
	char text[240];

	if (!sk_one_line(name, &m->arena, &name, err))
		return false;
	snprintf(text, sizeof text,
		 "the %s '%.*s' means nothing here and is passed over; sakuin "
		 "index --print-mapping lists what does",
		 what, (int)sk_utf8_cut(name, 80), name.ptr);
	m->sink->note(m->sink->ctx, line, text);
	return true;
}

bool
sk_maker_take(struct sk_card_maker *m, struct sakuin_error *err)
{
	return m->card.count == 0 || m->sink->take(m->sink->ctx, &m->card, err);
}

void
sk_maker_note(struct sk_card_maker *m, const char *at, const char *what)
{
	char text[300];

	if (!m->noted || m->noted > at) {
		m->noted = m->text.ptr;
		m->lines = 0;
	}
	for (; m->noted < at; m->noted++)
		m->lines += *m->noted == '\n';
	snprintf(text, sizeof text, "byte %zu: %.250s",
		 (size_t)(at - m->text.ptr), what);
	m->sink->note(m->sink->ctx, m->lines + 1, text);
}

void
sk_maker_done(struct sk_card_maker *m)
{
	sk_card_done(&m->card);
	sk_arena_done(&m->arena);
}

/* Does LINE begin as a line of RIS does? */
static bool
maker_is_ris(struct sakuin_str line)
{
	return line.len > 5 && !memcmp(line.ptr, "TY", 2) &&
	       line.ptr[2] == ' ' && memchr(line.ptr + 2, '-', 4);
}

/* Lines without a meaning may come before the first item of RIS. */
static bool
maker_has_ris(struct sakuin_str text)
{
	for (int i = 0; i < 50 && text.len; i++) {
		const char *end = memchr(text.ptr, '\n', text.len);
		size_t len = end ? (size_t)(end - text.ptr) + 1 : text.len;

		if (maker_is_ris(text))
			return true;
		text.ptr += len;
		text.len -= len;
	}
	return false;
}

/* One object with a list of items, as programs export it, and not one a
 * line? */
static bool
maker_is_library(struct sakuin_str text)
{
	const char *end = memchr(text.ptr, '\n', text.len);
	struct sakuin_str line = { text.ptr,
				   end ? (size_t)(end - text.ptr) : text.len };

	line = sk_trim(line);
	return line.len && line.ptr[line.len - 1] != '}';
}

sk_catalogue_read_fn *
sk_catalogue_reader(struct sakuin_str text)
{
	text = sk_trim(text);
	if (text.len == 0)
		return sk_manifest_read;
	if (*text.ptr == '[')
		return sk_csl_read;
	if (*text.ptr == '{')
		return maker_is_library(text) ? sk_csl_read
					      : sk_manifest_read_json;
	if (*text.ptr == '@' || *text.ptr == '%')
		return sk_bibtex_read;
	return maker_has_ris(text) ? sk_ris_read : sk_manifest_read;
}
