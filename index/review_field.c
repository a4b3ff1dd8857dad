/* review_field.c - fields of sources and documents that are missing, or were
 * found by how they look alone. */
#include "document_json.h"
#include "metadata.h"
#include "record.h"
#include "reference_json.h"
#include "review_impl.h"
#include "rights.h"

#define DOUBTFUL 0.7f

/* ------------------------------------------------------------ references */

/* What people ask for; language, script and kind are only ever guessed. */
static const enum sk_ref_field asked[] = {
	SK_REF_TITLE, SK_REF_CONTAINER, SK_REF_PUBLISHER, SK_REF_VOLUME,
	SK_REF_ISSUE, SK_REF_PAGES,     SK_REF_YEAR,      SK_REF_DATE,
	SK_REF_URL,   SK_REF_DOI,
};

/* Is a title said, or in any of the references? */
static bool
field_has_title(const struct review *r, const struct review_source *s)
{
	for (size_t i = 0; i < s->count; i++)
		if (s->refs[i].fields[SK_REF_TITLE].text.len ||
		    s->refs[i].fields[SK_REF_TITLE_TRANSLATED].text.len ||
		    sk_corrections_find(r->said, sk_str(s->names[i]), "title"))
			return true;
	return false;
}

/* The printed reference without its label, to cut a title from. */
static struct sakuin_str
field_rest(const struct sk_reference *ref)
{
	struct sakuin_str s = ref->raw, number = ref->number;
	const char *at;

	while (s.len && strchr("-*\xE2", *s.ptr)) {
		/* A bullet: hyphen, asterisk, or of general punctuation. */
		size_t bytes = *s.ptr == '\xE2' && s.len > 2 ? 3 : 1;

		if (s.len <= bytes || s.ptr[bytes] != ' ')
			break;
		s.ptr += bytes + 1;
		s.len -= bytes + 1;
	}
	at = number.len ? memmem(s.ptr, s.len < 16 ? s.len : 16, number.ptr,
				 number.len)
			: NULL;
	if (at) {
		s.len -= (size_t)(at - s.ptr) + number.len;
		s.ptr = at + number.len;
		while (s.len && strchr("])}.:> \t", *s.ptr)) {
			s.ptr++;
			s.len--;
		}
	}
	s.len = sk_utf8_cut(s, 300);
	return s;
}

/* Parsing the reference once more tells how sure we are of what is there; a
 * field that was given is not what the rules would find. */
static bool
field_low(struct review *r, const struct review_source *s,
	  struct sakuin_error *err)
{
	struct sk_reference again = { .raw = s->refs[0].raw };
	struct sk_arena arena = { 0 };
	bool ok = again.raw.len == 0 || sk_reference_parse(&again, &arena, err);

	for (size_t i = 0; ok && i < sizeof asked / sizeof *asked; i++) {
		const struct sk_ref_value *v = &again.fields[asked[i]];

		if (v->text.len && v->confidence < DOUBTFUL &&
		    sk_str_eq(v->text, s->refs[0].fields[asked[i]].text))
			ok = sk_review_add(r, sk_str(s->names[0]),
					   sk_reference_field_name(asked[i]),
					   v->text, "found by its place alone",
					   s->cited_by, 0, err);
	}
	sk_arena_done(&arena);
	return ok;
}

bool
sk_review_source(struct review *r, const struct review_source *s,
		 struct sakuin_error *err)
{
	if (s->count == 0)
		return true;
	if (!field_has_title(r, s) &&
	    !sk_review_add(r, sk_str(s->names[0]), "title",
			   field_rest(&s->refs[0]), "no title was found",
			   s->cited_by, 0, err))
		return false;
	return field_low(r, s, err);
}

/* ------------------------------------------------------------- documents */

/* The number behind "unresolved" in the members EXTRA, which are compact. */
static uint32_t
field_unresolved(struct sakuin_str extra)
{
	static const char name[] = "\"unresolved\":";
	const char *at =
		extra.len ? memmem(extra.ptr, extra.len, name, sizeof name - 1)
			  : NULL;
	const char *end = at ? extra.ptr + extra.len : NULL;
	uint32_t n = 0;

	if (at)
		at += sizeof name - 1;
	for (; at < end && *at >= '0' && *at <= '9'; at++)
		n = 10 * n + (uint32_t)(*at - '0');
	return n;
}

/* A title for DOC: its first line, or the name of its file. */
static struct sakuin_str
field_title(const struct sk_document *doc)
{
	struct sakuin_str title = sk_title_guess(doc->text);
	const char *slash;

	if (title.len)
		return title;
	title = doc->path.len ? doc->path : doc->id;
	slash = memrchr(title.ptr, '/', title.len);
	if (slash) {
		title.len -= (size_t)(slash + 1 - title.ptr);
		title.ptr = slash + 1;
	}
	return title;
}

static bool
field_document(struct review *r, const struct sk_document *doc,
	       uint32_t cited_by, struct sakuin_error *err)
{
	uint32_t unresolved = field_unresolved(doc->extra);

	if (doc->title.len == 0 &&
	    !sk_review_add(r, doc->id, "title", field_title(doc),
			   "the document has no title", cited_by, 0, err))
		return false;
	if (sk_trim(doc->text).len == 0 &&
	    sk_rights_access(doc->rights) == SK_ACCESS_OPEN &&
	    !sk_review_add(r, doc->id, "", sk_str(""),
			   "the document has no text; a scanned page has to "
			   "be recognised first",
			   cited_by, 0, err))
		return false;
	return unresolved == 0 ||
	       sk_review_add(r, doc->id, "", sk_str(""),
			     "markers in the text point to no reference",
			     cited_by, unresolved, err);
}

bool
sk_review_document(struct review *r, uint32_t docid, struct sakuin_error *err)
{
	struct sk_arena arena = { 0 };
	struct sk_document doc = { 0 };
	struct sakuin_str id;
	uint32_t cited_by;
	bool ok;

	if (!xc_document_data(sk_store_db(r->store), docid, &r->data, err))
		return false;
	id = sk_record_field(sk_buf_str(&r->data), "id");
	cited_by = sk_record_number(sk_buf_str(&r->data), "cited_by");
	ok = sk_store_line(r->store, id, &r->line, err) &&
	     (r->line.len == 0 ||
	      (sk_document_from_json(sk_buf_str(&r->line), &arena, &doc, NULL,
				     err) &&
	       field_document(r, &doc, cited_by, err)));
	sk_arena_done(&arena);
	return ok;
}
