/* correct.c - corrections put into documents and references. */
#include <jansson.h>

#include "corrections.h"
#include "json_raw.h"
#include "metadata.h"
#include "reference_json.h"
#include "span.h"

/* ------------------------------------------------------------ references */

static size_t
correct_names(struct sakuin_str value)
{
	size_t count = 1;

	for (size_t i = 0; i < value.len; i++)
		count += value.ptr[i] == ';';
	return count;
}

bool
sk_correct_authors(struct sakuin_str value, struct sk_reference *ref,
		   struct sk_arena *arena, struct sakuin_error *err)
{
	struct sk_ref_author *authors = sk_arena_array(
		arena, correct_names(value), sizeof *authors, err);

	if (!authors)
		return false;
	ref->authors = authors;
	ref->author_count = 0;
	while (value.len) {
		const char *end = memchr(value.ptr, ';', value.len);
		struct sakuin_str name = value;
		const char *comma;

		if (end)
			name.len = (size_t)(end - value.ptr);
		value.ptr += name.len + (end != NULL);
		value.len -= name.len + (end != NULL);
		name = sk_trim(name);
		if (name.len == 0)
			continue;
		comma = memchr(name.ptr, ',', name.len);
		if (comma) {
			authors->family = sk_trim((struct sakuin_str){
				name.ptr, (size_t)(comma - name.ptr) });
			authors->given = sk_trim((struct sakuin_str){
				comma + 1,
				(size_t)(name.ptr + name.len - comma - 1) });
		} else {
			authors->literal = name;
		}
		authors++;
		ref->author_count++;
	}
	return true;
}

static void
correct_value(struct sk_ref_value *v, struct sakuin_str value)
{
	*v = (struct sk_ref_value){ 0 };
	if (sk_correction_is_none(value))
		return;
	*v = (struct sk_ref_value){ .text = value,
				    .how = SK_HOW_GIVEN,
				    .confidence = 1 };
}

/* A corrected date has its year, and a corrected year no other date. */
static void
correct_years(struct sk_reference *ref, bool year, bool date)
{
	struct sk_ref_value *y = &ref->fields[SK_REF_YEAR];
	struct sk_ref_value *d = &ref->fields[SK_REF_DATE];

	if (date && !year) {
		*y = *d;
		if (y->text.len > 4)
			y->text.len = 4;
	} else if (year && !date &&
		   (d->text.len < y->text.len || y->text.len == 0 ||
		    memcmp(d->text.ptr, y->text.ptr, y->text.len) != 0)) {
		*d = *y;
	}
}

bool
sk_correct_reference(const struct sk_corrections *c, struct sakuin_str name,
		     struct sk_reference *ref, struct sk_arena *arena,
		     struct sakuin_error *err)
{
	const struct sk_correction *said;
	bool year = false, date = false;

	if (sk_corrections_count(c) == 0)
		return true;
	for (int i = 0; i < SK_REF_FIELDS; i++) {
		said = sk_corrections_find(
			c, name, sk_reference_field_name((enum sk_ref_field)i));
		if (!said)
			continue;
		correct_value(&ref->fields[i], said->value);
		year |= i == SK_REF_YEAR;
		date |= i == SK_REF_DATE;
	}
	correct_years(ref, year, date);
	said = sk_corrections_find(c, name, "authors");
	if (!said)
		return true;
	if (!sk_correction_is_none(said->value))
		return sk_correct_authors(said->value, ref, arena, err);
	ref->authors = NULL;
	ref->author_count = 0;
	return true;
}

/* ------------------------------------------------------------- documents */

static const struct {
	const char *field, *member;
	size_t offset; /* in struct sk_document */
} fields[] = {
	{ "title", "title", offsetof(struct sk_document, title) },
	{ "date", "date", offsetof(struct sk_document, date) },
	{ "language", "lang", offsetof(struct sk_document, lang) },
	/* These go with the date, which comes before them. */
	{ NULL, "date_to", offsetof(struct sk_document, date_to) },
	{ NULL, "date_printed", offsetof(struct sk_document, date_printed) },
};

enum { FIELDS = sizeof fields / sizeof *fields };

/* What corrections call the field I, or that which it goes with. */
static const char *
correct_name(size_t i)
{
	return fields[i].field ? fields[i].field : "date";
}

#define UNCORRECTED "\"uncorrected\""

static struct sakuin_str *
correct_field(struct sk_document *doc, size_t i)
{
	return (struct sakuin_str *)(void *)((char *)doc + fields[i].offset);
}

/* The members of DOC without UNCORRECTED, whose value goes to *WAS. */
static bool
correct_take_out(struct sk_document *doc, struct sk_arena *arena,
		 struct sakuin_str *was, struct sakuin_error *err)
{
	struct sakuin_str rest = doc->extra, key, value;
	struct sk_buf out = { 0 };
	bool ok = sk_buf_putc(&out, '{', err);

	*was = sk_str("");
	while (ok && sk_json_member(&rest, &key, &value)) {
		if (sk_str_eq(key, sk_str(UNCORRECTED))) {
			*was = value;
			continue;
		}
		ok = (out.len == 1 || sk_buf_putc(&out, ',', err)) &&
		     sk_buf_add(&out, key.ptr, key.len, err) &&
		     sk_buf_putc(&out, ':', err) &&
		     sk_buf_add(&out, value.ptr, value.len, err);
	}
	ok = ok && sk_buf_putc(&out, '}', err);
	if (ok && out.len == 2)
		sk_buf_clear(&out);
	ok = ok && (was->len == 0 ||
		    sk_arena_copy(arena, sk_buf_str(&out), &doc->extra, err));
	sk_buf_done(&out);
	return ok;
}

bool
sk_correct_restore(struct sk_document *doc, struct sk_arena *arena,
		   struct sakuin_error *err)
{
	struct sakuin_str was;
	json_t *root;
	bool ok = true;

	if (doc->extra.len == 0 || !memmem(doc->extra.ptr, doc->extra.len,
					   UNCORRECTED, strlen(UNCORRECTED)))
		return true;
	if (!correct_take_out(doc, arena, &was, err))
		return false;
	if (was.len == 0)
		return true;
	root = json_loadb(was.ptr, was.len,
			  JSON_ALLOW_NUL | JSON_DECODE_INT_AS_REAL, NULL);
	if (!root) /* it was read before, when the document came in */
		return sk_nomem(err);
	for (size_t i = 0; ok && i < FIELDS; i++) {
		const json_t *value = json_object_get(root, fields[i].member);
		struct sakuin_str s = { json_string_value(value),
					json_string_length(value) };

		if (json_is_string(value))
			ok = sk_arena_copy(arena, s, correct_field(doc, i),
					   err);
	}
	json_decref(root);
	return ok;
}

/* Put UNCORRECTED, whose members are in WAS, behind those of DOC. */
static bool
correct_put_in(struct sk_document *doc, struct sakuin_str was,
	       struct sk_arena *arena, struct sakuin_error *err)
{
	struct sakuin_str extra = sk_trim(doc->extra);
	struct sk_buf out = { 0 };
	bool ok;

	if (extra.len > 2)
		ok = sk_buf_add(&out, extra.ptr, extra.len - 1, err) &&
		     sk_buf_putc(&out, ',', err);
	else
		ok = sk_buf_putc(&out, '{', err);
	ok = ok && sk_buf_puts(&out, UNCORRECTED ":{", err) &&
	     sk_buf_add(&out, was.ptr, was.len, err) &&
	     sk_buf_puts(&out, "}}", err) &&
	     sk_arena_copy(arena, sk_buf_str(&out), &doc->extra, err);
	sk_buf_done(&out);
	return ok;
}

bool
sk_correct_document(const struct sk_corrections *c, struct sk_document *doc,
		    struct sk_arena *arena, struct sakuin_error *err)
{
	struct sk_buf was = { 0 };
	bool ok = true;

	if (sk_corrections_count(c) == 0)
		return true;
	for (size_t i = 0; ok && i < FIELDS; i++) {
		const struct sk_correction *said =
			sk_corrections_find(c, doc->id, correct_name(i));
		struct sakuin_str *field = correct_field(doc, i), value;

		if (!said || (!fields[i].field && field->len == 0))
			continue;
		value = said->value;
		if (!fields[i].field || sk_correction_is_none(value))
			value.len = 0;
		ok = sk_buf_printf(&was, err, "%s\"%s\":", was.len ? "," : "",
				   fields[i].member) &&
		     sk_json_string(&was, *field, err);
		*field = value;
	}
	ok = ok && (was.len == 0 ||
		    (correct_put_in(doc, sk_buf_str(&was), arena, err) &&
		     sk_document_span(doc, arena, err)));
	sk_buf_done(&was);
	return ok;
}
