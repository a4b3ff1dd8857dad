/* self.c - what a document says of itself, as if others cited it. */
#include "self.h"
#include "digest.h"
#include "record.h"
#include "store.h"

enum { AUTHORS_MAX = 16 };

void
sk_self_name(struct sakuin_str id, char out[SK_VARIANT_SIZE])
{
	char digest[65];

	sk_digest(id, digest);
	memcpy(out, "doc:", 4);
	memcpy(out + 4, digest, SK_VARIANT_SIZE - 5);
	out[SK_VARIANT_SIZE - 1] = '\0';
}

/* A name is read as references are: it must be cut in the same way. */
static bool
self_read_name(struct sakuin_str name, struct sk_arena *arena,
	       struct sk_ref_author *out, struct sakuin_error *err)
{
	struct sk_reference as = { 0 };
	struct sk_buf raw = { 0 };
	bool ok = sk_buf_printf(&raw, err, "%.*s, \"The title\", 2000.",
				(int)name.len, name.ptr) &&
		  sk_arena_copy(arena, sk_buf_str(&raw), &as.raw, err) &&
		  sk_reference_parse(&as, arena, err);

	if (ok && as.author_count == 1)
		*out = as.authors[0];
	else
		out->literal = name;
	out->span = (struct sk_span){ 0 };
	sk_buf_done(&raw);
	return ok;
}

/* "Family, Given", or a name as it is written. */
static bool
self_author(struct sakuin_str name, struct sk_arena *arena,
	    struct sk_ref_author *out, struct sakuin_error *err)
{
	const char *comma = memchr(name.ptr, ',', name.len);
	size_t before = comma ? (size_t)(comma - name.ptr) : 0;

	*out = (struct sk_ref_author){ 0 };
	if (!sk_arena_copy(arena, name, &name, err))
		return false;
	if (before == 0 || before + 2 >= name.len ||
	    name.ptr[before + 1] != ' ')
		return self_read_name(name, arena, out, err);
	out->family = (struct sakuin_str){ name.ptr, before };
	out->given = (struct sakuin_str){ name.ptr + before + 2,
					  name.len - before - 2 };
	return true;
}

/* The next author that *DATA names, which is cut behind it; none: empty. */
static struct sakuin_str
self_next(struct sakuin_str *data)
{
	struct sakuin_str name = sk_record_field(*data, "author");

	if (name.len) {
		data->len -= (size_t)(name.ptr + name.len - data->ptr);
		data->ptr = name.ptr + name.len;
	}
	return name;
}

static bool
self_authors(struct sakuin_str data, struct sk_arena *arena,
	     struct sk_reference *ref, struct sakuin_error *err)
{
	struct sakuin_str rest = data;
	size_t count = 0;

	while (count < AUTHORS_MAX && self_next(&rest).len)
		count++;
	ref->authors = sk_arena_array(arena, count, sizeof *ref->authors, err);
	if (!ref->authors)
		return false;
	for (; ref->author_count < count; ref->author_count++)
		if (!self_author(self_next(&data), arena,
				 &ref->authors[ref->author_count], err))
			return false;
	return true;
}

/* One that is not sure is no proof of anything. */
static struct sakuin_str
self_date(struct sakuin_str data)
{
	if (sk_record_field(data, "date_to").len)
		return sk_str("");
	return sk_record_field(data, "date");
}

bool
sk_self_reference(struct sakuin_str data, struct sk_arena *arena,
		  struct sk_reference *ref, struct sakuin_error *err)
{
	struct sakuin_str date = self_date(data);
	struct sakuin_str year = { date.ptr, date.len < 4 ? date.len : 4 };
	struct {
		enum sk_ref_field field;
		struct sakuin_str text;
	} fields[] = {
		{ SK_REF_TITLE, sk_record_field(data, "title") },
		{ SK_REF_TITLE_TRANSLATED,
		  sk_record_field(data, "title_translated") },
		{ SK_REF_LANGUAGE, sk_record_field(data, "language") },
		{ SK_REF_URL, sk_record_url(data) },
		{ SK_REF_DOI, sk_record_field(data, "doi") },
		{ SK_REF_ISBN, sk_record_field(data, "isbn") },
		{ SK_REF_DATE, date },
		{ SK_REF_YEAR, year },
	};

	*ref = (struct sk_reference){ 0 };
	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
		struct sk_ref_value *to = &ref->fields[fields[i].field];

		if (!sk_arena_copy(arena, fields[i].text, &to->text, err))
			return false;
		to->how = to->text.len ? SK_HOW_GIVEN : SK_HOW_NONE;
		to->confidence = to->text.len > 0;
	}
	return self_authors(data, arena, ref, err);
}
