/* reference_json.c - references and citations as JSON. */
#include "reference_json.h"
#include "json_raw.h"

static const char *const names[SK_REF_FIELDS] = {
	[SK_REF_TITLE] = "title",
	[SK_REF_TITLE_TRANSLATED] = "title_translated",
	[SK_REF_CONTAINER] = "container",
	[SK_REF_VOLUME] = "volume",
	[SK_REF_ISSUE] = "issue",
	[SK_REF_PAGES] = "pages",
	[SK_REF_PUBLISHER] = "publisher",
	[SK_REF_YEAR] = "year",
	[SK_REF_DATE] = "date",
	[SK_REF_ACCESSED] = "accessed",
	[SK_REF_URL] = "url",
	[SK_REF_DOI] = "doi",
	[SK_REF_ISBN] = "isbn",
	[SK_REF_LANGUAGE] = "language",
	[SK_REF_SCRIPT] = "script",
	[SK_REF_TYPE] = "type",
};

/* The order in which the contract lists them. */
static const enum sk_ref_field order[] = {
	SK_REF_YEAR,      SK_REF_DATE,
	SK_REF_TITLE,     SK_REF_TITLE_TRANSLATED,
	SK_REF_CONTAINER, SK_REF_VOLUME,
	SK_REF_ISSUE,     SK_REF_PAGES,
	SK_REF_PUBLISHER, SK_REF_URL,
	SK_REF_DOI,       SK_REF_ISBN,
	SK_REF_ACCESSED,  SK_REF_LANGUAGE,
	SK_REF_SCRIPT,
};

const char *
sk_reference_field_name(enum sk_ref_field field)
{
	return names[field];
}

static bool
is_lead(char c)
{
	return ((unsigned char)c & 0xC0) != 0x80;
}

size_t
sk_code_points_at(struct sk_code_points *c, size_t at)
{
	if (at > c->text.len)
		at = c->text.len;
	if (at < c->byte / 2)
		c->byte = c->point = 0;
	for (; c->byte > at; c->byte--)
		c->point -= is_lead(c->text.ptr[c->byte - 1]);
	for (; c->byte < at; c->byte++)
		c->point += is_lead(c->text.ptr[c->byte]);
	return c->point;
}

size_t
sk_code_points_byte(struct sk_code_points *c, double point)
{
	size_t want;

	if (!(point >= 0 && point <= (double)c->text.len))
		return SIZE_MAX;
	want = (size_t)point;
	if (want < c->point / 2)
		c->byte = c->point = 0;
	for (; c->point > want; c->point -= is_lead(c->text.ptr[c->byte]))
		c->byte--;
	while (c->byte < c->text.len && c->point < want) {
		c->byte++;
		while (c->byte < c->text.len && !is_lead(c->text.ptr[c->byte]))
			c->byte++;
		c->point++;
	}
	return c->point == want ? c->byte : SIZE_MAX;
}

/* A comma if need be, the name and the text; nothing for an empty text. */
static bool
put_text(struct sk_buf *out, const char *name, struct sakuin_str s,
	 struct sakuin_error *err)
{
	char last = out->len ? out->ptr[out->len - 1] : '{';

	if (s.len == 0)
		return true;
	return (last == '{' || last == '[' || sk_buf_putc(out, ',', err)) &&
	       sk_buf_printf(out, err, "\"%s\":", name) &&
	       sk_json_string(out, s, err);
}

static bool
put_author(const struct sk_ref_author *a, struct sk_buf *out,
	   struct sakuin_error *err)
{
	return sk_buf_putc(out, '{', err) &&
	       put_text(out, "family", a->family, err) &&
	       put_text(out, "given", a->given, err) &&
	       put_text(out, "literal", a->literal, err) &&
	       sk_buf_putc(out, '}', err);
}

static bool
put_authors(const struct sk_reference *ref, struct sk_buf *out,
	    struct sakuin_error *err)
{
	if (ref->author_count == 0)
		return true;
	if (!sk_buf_puts(out, ",\"authors\":[", err))
		return false;
	for (size_t i = 0; i < ref->author_count; i++)
		if ((i > 0 && !sk_buf_putc(out, ',', err)) ||
		    !put_author(&ref->authors[i], out, err))
			return false;
	return sk_buf_putc(out, ']', err);
}

/* Years are numbers in JSON, where they can be: what NDJSON gives may be any
 * text. */
static bool
is_json_number(struct sakuin_str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (s.ptr[i] < (i ? '0' : '1') || s.ptr[i] > '9')
			return false;
	return s.len > 0 && s.len < 10;
}

static bool
put_field(const struct sk_reference *ref, enum sk_ref_field field,
	  struct sk_buf *out, struct sakuin_error *err)
{
	struct sakuin_str s = ref->fields[field].text;

	if (field != SK_REF_YEAR || !is_json_number(s))
		return put_text(out, names[field], s, err);
	return sk_buf_puts(out, ",\"year\":", err) &&
	       sk_buf_add(out, s.ptr, s.len, err);
}

bool
sk_reference_to_json(const struct sk_reference *ref,
		     struct sk_code_points *points, struct sk_buf *out,
		     struct sakuin_error *err)
{
	size_t start = sk_code_points_at(points, ref->span.start);
	size_t end = sk_code_points_at(points, ref->span.end);

	if (!sk_buf_putc(out, '{', err) ||
	    !put_text(out, "number", ref->number, err) ||
	    !put_text(out, "raw", ref->raw, err) ||
	    !sk_buf_printf(out, err, "%s\"start\":%zu,\"end\":%zu",
			   ref->raw.len || ref->number.len ? "," : "", start,
			   end) ||
	    !put_text(out, names[SK_REF_TYPE], ref->fields[SK_REF_TYPE].text,
		      err) ||
	    !put_authors(ref, out, err))
		return false;
	for (size_t i = 0; i < sizeof order / sizeof order[0]; i++)
		if (!put_field(ref, order[i], out, err))
			return false;
	return sk_buf_putc(out, '}', err);
}

static bool
put_citation(const struct sk_citation *c, struct sk_code_points *points,
	     struct sk_buf *out, struct sakuin_error *err)
{
	/* The sentence begins first: one walk for all four, as good as. */
	size_t from = sk_code_points_at(points, c->sentence.start);
	size_t start = sk_code_points_at(points, c->marker.start);
	size_t end = sk_code_points_at(points, c->marker.end);
	size_t to = sk_code_points_at(points, c->sentence.end);
	struct sakuin_str marker = { points->text.ptr + c->marker.start,
				     c->marker.end - c->marker.start };

	if (!sk_buf_printf(out, err, "{\"start\":%zu,\"end\":%zu", start,
			   end) ||
	    !put_text(out, "marker", marker, err) ||
	    (c->page &&
	     !sk_buf_printf(out, err, ",\"page\":%u", (unsigned)c->page)) ||
	    !sk_buf_printf(out, err,
			   ",\"sentence_start\":%zu,\"sentence_end\":%zu,"
			   "\"references\":[",
			   from, to))
		return false;
	for (size_t i = 0; i < c->reference_count; i++)
		if (!sk_buf_printf(out, err, "%s%u", i > 0 ? "," : "",
				   (unsigned)c->references[i]))
			return false;
	return sk_buf_puts(out, "]}", err);
}

bool
sk_reference_list_to_json(struct sakuin_str name,
			  const struct sk_reference_list *list,
			  struct sakuin_str text, struct sk_buf *out,
			  struct sakuin_error *err)
{
	struct sk_code_points points = { .text = text };

	if (!sk_buf_puts(out, "{\"document\":", err) ||
	    !sk_json_string(out, name, err) ||
	    !sk_buf_puts(out, ",\"references\":[", err))
		return false;
	for (size_t i = 0; i < list->reference_count; i++)
		if ((i > 0 && !sk_buf_putc(out, ',', err)) ||
		    !sk_reference_to_json(&list->references[i], &points, out,
					  err))
			return false;
	if (!sk_buf_puts(out, "],\"citations\":[", err))
		return false;
	for (size_t i = 0; i < list->citation_count; i++)
		if ((i > 0 && !sk_buf_putc(out, ',', err)) ||
		    !put_citation(&list->citations[i], &points, out, err))
			return false;
	return sk_buf_puts(out, "]}", err);
}
