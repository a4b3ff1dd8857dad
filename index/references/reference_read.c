/* reference_read.c - references and citations from JSON. */
#include "reference_read.h"
#include "metadata.h"
#include "reference_json.h"

static bool
read_string(const json_t *value, const char *name, struct sk_arena *arena,
	    struct sakuin_str *out, struct sakuin_error *err)
{
	struct sakuin_str s = { json_string_value(value),
				json_string_length(value) };

	if (!value || json_is_null(value))
		return true;
	if (!json_is_string(value))
		return sk_fail(err, SAKUIN_EINVAL,
			       "\"%s\" of a reference is not a string; write "
			       "it in quotes",
			       name);
	return sk_arena_copy(arena, s, out, err);
}

/* A field: a string, or, as people write years and volumes, a number. */
static bool
read_field(const json_t *value, const char *name, struct sk_arena *arena,
	   struct sk_ref_value *out, struct sakuin_error *err)
{
	char digits[24];

	if (json_is_number(value)) {
		snprintf(digits, sizeof digits, "%.15g",
			 json_number_value(value));
		if (!sk_arena_copy(arena, sk_str(digits), &out->text, err))
			return false;
	} else if (!read_string(value, name, arena, &out->text, err)) {
		return false;
	}
	if (out->text.len) {
		out->how = SK_HOW_GIVEN;
		out->confidence = 1;
	}
	return true;
}

static bool
read_author(const json_t *value, struct sk_arena *arena,
	    struct sk_ref_author *out, struct sakuin_error *err)
{
	if (json_is_string(value))
		return read_string(value, "authors", arena, &out->literal, err);
	if (!json_is_object(value))
		return sk_fail(err, SAKUIN_EINVAL,
			       "\"authors\" of a reference holds neither a "
			       "string nor an object; write \"name\" or "
			       "{\"family\": ..., \"given\": ...}");
	return read_string(json_object_get(value, "family"), "family", arena,
			   &out->family, err) &&
	       read_string(json_object_get(value, "given"), "given", arena,
			   &out->given, err) &&
	       read_string(json_object_get(value, "literal"), "literal", arena,
			   &out->literal, err);
}

static bool
read_authors(const json_t *value, struct sk_arena *arena,
	     struct sk_reference *ref, struct sakuin_error *err)
{
	size_t count = json_array_size(value);

	if (!value || json_is_null(value))
		return true;
	if (!json_is_array(value))
		return sk_fail(err, SAKUIN_EINVAL,
			       "\"authors\" of a reference is not an array; "
			       "write [\"name\", ...]");
	ref->authors = sk_arena_array(arena, count ? count : 1,
				      sizeof *ref->authors, err);
	if (!ref->authors)
		return false;
	for (size_t i = 0; i < count; i++)
		if (!read_author(json_array_get(value, i), arena,
				 &ref->authors[i], err))
			return false;
	ref->author_count = count;
	return true;
}

/* The reference as text, where only its fields are given. */
static bool
read_compose(struct sk_reference *ref, struct sk_arena *arena,
	     struct sakuin_error *err)
{
	static const enum sk_ref_field parts[] = {
		SK_REF_TITLE,     SK_REF_TITLE_TRANSLATED,
		SK_REF_CONTAINER, SK_REF_VOLUME,
		SK_REF_PAGES,     SK_REF_PUBLISHER,
		SK_REF_YEAR,      SK_REF_DOI,
		SK_REF_URL,
	};
	struct sk_buf out = { 0 };
	bool ok = true;

	for (size_t i = 0; ok && i < ref->author_count; i++) {
		const struct sk_ref_author *a = &ref->authors[i];

		ok = sk_buf_printf(&out, err, "%.*s%.*s%s%.*s, ",
				   (int)a->literal.len, a->literal.ptr,
				   (int)a->family.len, a->family.ptr,
				   a->family.len && a->given.len ? " " : "",
				   (int)a->given.len, a->given.ptr);
	}
	for (size_t i = 0; ok && i < sizeof parts / sizeof *parts; i++) {
		struct sakuin_str s = ref->fields[parts[i]].text;

		if (s.len)
			ok = sk_buf_printf(&out, err, "%.*s, ", (int)s.len,
					   s.ptr);
	}
	if (out.len >= 2)
		out.len -= 2;
	ok = ok && sk_arena_copy(arena, sk_buf_str(&out), &ref->raw, err);
	sk_buf_done(&out);
	return ok;
}

static bool
read_object(const json_t *value, struct sk_arena *arena,
	    struct sk_reference *ref, struct sakuin_error *err)
{
	struct sk_ref_value number = { 0 };
	size_t given = 0;

	if (!read_string(json_object_get(value, "raw"), "raw", arena, &ref->raw,
			 err) ||
	    !read_field(json_object_get(value, "number"), "number", arena,
			&number, err) ||
	    !read_authors(json_object_get(value, "authors"), arena, ref, err))
		return false;
	ref->number = number.text;
	for (int i = 0; i < SK_REF_FIELDS; i++) {
		const char *name =
			sk_reference_field_name((enum sk_ref_field)i);

		if (!read_field(json_object_get(value, name), name, arena,
				&ref->fields[i], err))
			return false;
		given += ref->fields[i].text.len > 0;
	}
	if (given + ref->author_count > 0)
		return ref->raw.len || read_compose(ref, arena, err);
	return sk_trim(ref->raw).len == 0 ||
	       sk_reference_parse(ref, arena, err);
}

bool
sk_reference_read(const json_t *value, struct sk_arena *arena,
		  struct sk_reference *ref, struct sakuin_error *err)
{
	*ref = (struct sk_reference){ 0 };
	if (json_is_object(value))
		return read_object(value, arena, ref, err);
	if (!json_is_string(value))
		return sk_fail(err, SAKUIN_EINVAL,
			       "\"references\" holds neither a string nor an "
			       "object; write the reference in quotes");
	return read_string(value, "references", arena, &ref->raw, err) &&
	       (sk_trim(ref->raw).len == 0 ||
		sk_reference_parse(ref, arena, err));
}

/* --------------------------------------------------------------- lists */

struct list_reader {
	struct sk_arena *arena;
	struct sk_reference_list *list;
	struct sk_code_points points;
};

/* The byte that VALUE means; SIZE_MAX for none. */
static size_t
list_byte(struct list_reader *r, const json_t *value)
{
	return json_is_number(value)
		       ? sk_code_points_byte(&r->points,
					     json_number_value(value))
		       : SIZE_MAX;
}

static bool
list_span(struct list_reader *r, const json_t *object, const char *start,
	  const char *end, struct sk_span *out)
{
	out->start = list_byte(r, json_object_get(object, start));
	out->end = list_byte(r, json_object_get(object, end));
	return out->start != SIZE_MAX && out->end != SIZE_MAX &&
	       out->start <= out->end;
}

static bool
list_targets(struct list_reader *r, const json_t *array,
	     struct sk_citation *out, struct sakuin_error *err)
{
	size_t count = json_array_size(array);
	uint32_t *targets = sk_arena_array(r->arena, count ? count : 1,
					   sizeof *targets, err);

	if (!targets)
		return false;
	out->references = targets;
	for (size_t i = 0; i < count; i++) {
		const json_t *item = json_array_get(array, i);
		double n = json_number_value(item);

		if (json_is_number(item) && n >= 0 &&
		    n < (double)r->list->reference_count)
			targets[out->reference_count++] = (uint32_t)n;
	}
	return true;
}

static bool
list_citations(struct list_reader *r, const json_t *array,
	       struct sakuin_error *err)
{
	size_t count = json_array_size(array);
	struct sk_citation *all =
		sk_arena_array(r->arena, count ? count : 1, sizeof *all, err);

	if (!all)
		return false;
	r->list->citations = all;
	for (size_t i = 0; i < count; i++) {
		const json_t *item = json_array_get(array, i);
		struct sk_citation *c = &all[r->list->citation_count];

		*c = (struct sk_citation){ 0 };
		if (!list_span(r, item, "sentence_start", "sentence_end",
			       &c->sentence) ||
		    !list_span(r, item, "start", "end", &c->marker))
			continue;
		c->quotation = c->sentence;
		if (!list_targets(r, json_object_get(item, "references"), c,
				  err))
			return false;
		r->list->citation_count++;
	}
	return true;
}

static bool
list_references(struct list_reader *r, const json_t *array,
		struct sakuin_error *err)
{
	size_t count = json_array_size(array);

	r->list->references = sk_arena_array(r->arena, count ? count : 1,
					     sizeof *r->list->references, err);
	if (!r->list->references)
		return false;
	for (size_t i = 0; i < count; i++)
		if (!sk_reference_read(json_array_get(array, i), r->arena,
				       &r->list->references[i], err))
			return false;
	r->list->reference_count = count;
	return true;
}

bool
sk_references_read(struct sakuin_str members, struct sakuin_str text,
		   struct sk_arena *arena, struct sk_reference_list *list,
		   bool *present, struct sakuin_error *err)
{
	struct list_reader r = { .arena = arena,
				 .list = list,
				 .points = { .text = text } };
	json_t *root, *references;
	bool ok = true;

	*list = (struct sk_reference_list){ 0 };
	*present = false;
	if (members.len == 0 ||
	    !memmem(members.ptr, members.len, "\"references\"", 12))
		return true;
	/* Integers of any size must pass, as in document_read.c. */
	root = json_loadb(members.ptr, members.len,
			  JSON_ALLOW_NUL | JSON_DECODE_INT_AS_REAL, NULL);
	if (!root) /* it was read before, when it came in */
		return sk_nomem(err);
	references = json_object_get(root, "references");
	if (references && !json_is_null(references)) {
		*present = true;
		ok = json_is_array(references)
			     ? list_references(&r, references, err)
			     : sk_fail(err, SAKUIN_EINVAL,
				       "\"references\" is not an array; write "
				       "[\"reference\", ...]");
		ok = ok && list_citations(
				   &r, json_object_get(root, "citations"), err);
	}
	json_decref(root);
	return ok;
}
