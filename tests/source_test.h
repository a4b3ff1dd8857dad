/* source_test.h - references written in one line of a test.
 *
 * "a=Kim, S.|a=BBC News|y=2010|t=The title" gives two authors (the one with a
 * comma is a person), a year and a title; the letters are in the table. */
#ifndef SOURCE_TEST_H
#define SOURCE_TEST_H

#include <stdlib.h>

#include "source_same.h"

static const struct {
	const char *name;
	enum sk_ref_field field;
} source_fields[] = {
	{ "t", SK_REF_TITLE },       { "tt", SK_REF_TITLE_TRANSLATED },
	{ "c", SK_REF_CONTAINER },   { "v", SK_REF_VOLUME },
	{ "i", SK_REF_ISSUE },       { "p", SK_REF_PAGES },
	{ "pub", SK_REF_PUBLISHER }, { "y", SK_REF_YEAR },
	{ "d", SK_REF_DATE },        { "acc", SK_REF_ACCESSED },
	{ "u", SK_REF_URL },         { "doi", SK_REF_DOI },
	{ "isbn", SK_REF_ISBN },     { "l", SK_REF_LANGUAGE },
	{ "type", SK_REF_TYPE },
};

enum {
	SOURCE_FIELDS = sizeof source_fields / sizeof *source_fields,
	SOURCE_AUTHORS = 32
};

static inline bool
source_author(struct sk_reference *ref, struct sakuin_str value,
	      struct sk_arena *arena, struct sakuin_error *err)
{
	struct sk_ref_author *author;
	const char *comma = memchr(value.ptr, ',', value.len);

	if (!ref->authors)
		ref->authors = sk_arena_array(arena, SOURCE_AUTHORS,
					      sizeof *ref->authors, err);
	if (!ref->authors)
		return false;
	if (ref->author_count == SOURCE_AUTHORS)
		return true;
	author = &ref->authors[ref->author_count++];
	if (!comma) {
		author->literal = value;
		return true;
	}
	author->family =
		(struct sakuin_str){ value.ptr, (size_t)(comma - value.ptr) };
	value.len -= author->family.len + 1;
	value.ptr = comma + 1;
	while (value.len && value.ptr[0] == ' ')
		value.ptr++, value.len--;
	author->given = value;
	return true;
}

/* One "name=value"; what is unknown is left out. */
static inline bool
source_field(struct sk_reference *ref, struct sakuin_str part,
	     struct sk_arena *arena, struct sakuin_error *err)
{
	const char *equals = part.len ? memchr(part.ptr, '=', part.len) : NULL;
	struct sakuin_str name = part, value = part;

	if (!equals)
		return true;
	name.len = (size_t)(equals - part.ptr);
	value.ptr += name.len + 1;
	value.len -= name.len + 1;
	if (sk_str_eq(name, sk_str("a")))
		return source_author(ref, value, arena, err);
	if (sk_str_eq(name, sk_str("raw")))
		ref->raw = value;
	if (sk_str_eq(name, sk_str("n")))
		ref->number = value;
	for (int i = 0; i < SOURCE_FIELDS; i++)
		if (sk_str_eq(name, sk_str(source_fields[i].name)))
			ref->fields[source_fields[i].field].text = value;
	return true;
}

/* REF borrows LINE; its authors are in ARENA. */
static inline bool
source_read(struct sakuin_str line, struct sk_arena *arena,
	    struct sk_reference *ref, struct sakuin_error *err)
{
	memset(ref, 0, sizeof *ref);
	while (line.len) {
		const char *bar = memchr(line.ptr, '|', line.len);
		struct sakuin_str part = line;

		if (bar)
			part.len = (size_t)(bar - line.ptr);
		line.ptr += part.len + (bar != NULL);
		line.len -= part.len + (bar != NULL);
		if (!source_field(ref, part, arena, err))
			return false;
	}
	return true;
}

#endif
