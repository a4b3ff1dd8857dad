/* reference_test.h - one reference in, one line of text out, so that a case
 * is two strings. */
#ifndef REFERENCE_TEST_H
#define REFERENCE_TEST_H

#include "reference_json.h"
#include "suite.h"

#define COUNT(a) ((int)(sizeof(a) / sizeof(a)[0]))

struct reference_case {
	const char *name, *raw, *want;
};

static struct sakuin_error err;

static inline void
add(struct sk_buf *out, const char *name, struct sakuin_str text)
{
	if (text.len)
		ck_assert(sk_buf_printf(out, &err, "%s%s=%.*s",
					out->len ? " | " : "", name,
					(int)text.len, text.ptr));
}

/* "Family, Given; Family; {Body}" */
static inline void
add_authors(struct sk_buf *out, const struct sk_reference *ref)
{
	struct sk_buf all = { 0 };

	for (size_t i = 0; i < ref->author_count; i++) {
		const struct sk_ref_author *a = &ref->authors[i];

		ck_assert(sk_buf_puts(&all, i ? "; " : "", &err));
		if (a->literal.len)
			ck_assert(sk_buf_printf(&all, &err, "{%.*s}",
						(int)a->literal.len,
						a->literal.ptr));
		else
			ck_assert(sk_buf_printf(
				&all, &err, "%.*s%s%.*s", (int)a->family.len,
				a->family.ptr, a->given.len ? ", " : "",
				(int)a->given.len,
				a->given.len ? a->given.ptr : ""));
	}
	add(out, "authors", sk_buf_str(&all));
	sk_buf_done(&all);
}

/* What a span of RAW says, once for all fields: where it is and that it is
 * part of the reference. */
static inline void
spans_are_sound(const struct sk_reference *ref)
{
	for (size_t f = 0; f < SK_REF_FIELDS; f++) {
		const struct sk_ref_value *v = &ref->fields[f];

		ck_assert_uint_le(v->span.start, v->span.end);
		ck_assert_uint_le(v->span.end, ref->raw.len);
		ck_assert((v->how == SK_HOW_NONE) == (v->confidence == 0.0f));
		ck_assert(v->confidence <= 1.0f);
	}
	for (size_t i = 0; i < ref->author_count; i++) {
		ck_assert_uint_lt(ref->authors[i].span.start,
				  ref->authors[i].span.end);
		ck_assert_uint_le(ref->authors[i].span.end, ref->raw.len);
	}
}

/* The fields of RAW that WANT names, in its order; or all of them but
 * language, script and type if it names none. */
static inline void
reference_is(const struct reference_case *c, const enum sk_ref_field *fields,
	     size_t count, bool authors)
{
	struct sk_reference ref = { .raw = sk_str(c->raw) };
	struct sk_arena arena = { 0 };
	struct sk_buf out = { 0 };

	ck_assert_msg(sk_reference_parse(&ref, &arena, &err), "%s: %s", c->name,
		      err.text);
	spans_are_sound(&ref);
	if (authors)
		add_authors(&out, &ref);
	for (size_t i = 0; i < count; i++)
		add(&out, sk_reference_field_name(fields[i]),
		    ref.fields[fields[i]].text);
	ck_assert_msg(!strcmp(sk_buf_cstr(&out, &err), c->want),
		      "%s:\nwant %s\nhave %s", c->name, c->want,
		      sk_buf_cstr(&out, &err));
	sk_buf_done(&out);
	sk_arena_done(&arena);
}

#endif
