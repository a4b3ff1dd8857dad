/* Fuzz target: any bytes as one reference.  The fields must be valid UTF-8
 * of one line, their spans inside the reference and at characters, years and
 * dates dates, and what is written from them JSON that can be read. */
#include <jansson.h>

#include "fuzz.h"
#include "metadata.h"
#include "reference_json.h"
#include "reference_write.h"

static void
check_text(struct sakuin_str s)
{
	must_be_text(s);
	must(s.len == 0 || !memchr(s.ptr, '\n', s.len), "it is one line");
}

static void
check_span(struct sakuin_str raw, struct sk_span s)
{
	must(s.start <= s.end && s.end <= raw.len, "a span is inside");
	must(s.start == raw.len || !U8_IS_TRAIL((uint8_t)raw.ptr[s.start]),
	     "a span starts at a character");
	must(s.end == raw.len || !U8_IS_TRAIL((uint8_t)raw.ptr[s.end]),
	     "a span ends at a character");
}

static void
check_fields(const struct sk_reference *ref)
{
	const struct sk_ref_value *f = ref->fields;
	static const enum sk_ref_field dates[] = { SK_REF_YEAR, SK_REF_DATE,
						   SK_REF_ACCESSED };

	for (size_t i = 0; i < SK_REF_FIELDS; i++) {
		check_text(f[i].text);
		check_span(ref->raw, f[i].span);
		must(f[i].confidence >= 0 && f[i].confidence <= 1,
		     "confidence is between 0 and 1");
	}
	for (size_t i = 0; i < ref->author_count; i++) {
		const struct sk_ref_author *a = &ref->authors[i];

		check_text(a->family);
		check_text(a->given);
		check_text(a->literal);
		check_span(ref->raw, a->span);
		must((a->family.len > 0) != (a->literal.len > 0),
		     "an author is a person or a body");
	}
	for (size_t i = 0; i < 3; i++)
		must(f[dates[i]].text.len == 0 ||
			     sk_date_valid(f[dates[i]].text),
		     "dates are dates");
}

static void
check_json(struct sk_buf *out)
{
	json_t *tree = json_loadb(out->ptr, out->len, JSON_ALLOW_NUL, NULL);

	must(json_is_object(tree), "JSON can be read");
	json_decref(tree);
	sk_buf_clear(out);
}

static void
check_written(const struct sk_reference *ref, struct sk_buf *out)
{
	struct sk_code_points points = { .text = ref->raw };
	struct sakuin_error err;

	must(sk_reference_to_json(ref, &points, out, &err), "JSON");
	check_json(out);
	must(sk_reference_to_csl(ref, sk_str("r"), out, &err), "CSL");
	check_json(out);
	must(sk_reference_to_ris(ref, sk_str("r"), out, &err), "RIS");
	must(!memmem(out->ptr, out->len, "\n\n", 2), "RIS has no gaps");
	sk_buf_clear(out);
	must(sk_reference_to_bibtex(ref, sk_str("r"), out, &err), "BibTeX");
}

/* BibTeX counts braces, whatever they are in. */
static void
check_braces(const struct sk_buf *out)
{
	size_t depth = 0;

	for (size_t i = 0; i < out->len; i++) {
		depth += out->ptr[i] == '{';
		must(depth > 0 || out->ptr[i] != '}', "braces open first");
		depth -= out->ptr[i] == '}';
	}
	must(depth == 0, "braces close");
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct sk_buf raw = { 0 }, out = { 0 };
	struct sk_reference ref = { 0 };
	struct sk_arena arena = { 0 };
	struct sakuin_error err;

	well_formed(data, size, &raw);
	ref.raw = sk_buf_str(&raw);
	if (sk_reference_parse(&ref, &arena, &err)) {
		check_fields(&ref);
		check_written(&ref, &out);
		check_braces(&out);
	} else {
		must(err.code == SAKUIN_EINVAL, "only an empty one fails");
	}
	sk_arena_done(&arena);
	sk_buf_done(&raw);
	sk_buf_done(&out);
	return 0;
}
