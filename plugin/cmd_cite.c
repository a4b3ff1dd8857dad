/* cmd_cite.c - hits as entries of a bibliography. */
#include <jansson.h>
#include <stdio.h>

#include "cmd_hits.h"
#include "document_json.h"
#include "reference_read.h"
#include "reference_write.h"
#include "store_correct.h"

/* What people say of any of VARIANTS: of several the first counts. */
static bool
cite_said(struct cmd_hits *h, const json_t *variants, struct sk_reference *ref,
	  struct sakuin_error *err)
{
	if (!sk_store_load_corrections(h->show.store, err))
		return false;
	for (size_t i = json_array_size(variants); i > 0; i--) {
		const json_t *name = json_object_get(
			json_array_get(variants, i - 1), "name");

		if (!sk_correct_reference(sk_store_corrections(h->show.store),
					  sk_str(json_string_value(name)), ref,
					  &h->show.arena, err))
			return false;
	}
	return true;
}

/* A source as the first of those who print it does, or as people say. */
static bool
cite_variant(struct cmd_hits *h, struct sakuin_str extra,
	     struct sk_reference *ref, bool *found, struct sakuin_error *err)
{
	json_t *root =
		json_loadb(extra.ptr ? extra.ptr : "", extra.len,
			   JSON_ALLOW_NUL | JSON_DECODE_INT_AS_REAL, NULL);
	const json_t *variants = json_object_get(root, "variants");
	const json_t *first = json_array_get(variants, 0);
	bool ok = true;

	*found = first != NULL;
	if (first)
		ok = sk_reference_read(first, &h->show.arena, ref, err) &&
		     cite_said(h, variants, ref, err);
	json_decref(root);
	return ok;
}

static void
cite_field(struct sk_reference *ref, enum sk_ref_field field,
	   struct sakuin_str text)
{
	ref->fields[field].text = text;
	ref->fields[field].how = SK_HOW_GIVEN;
}

/* "Family, Given", or a name as it is. */
static void
cite_author(struct sakuin_str name, struct sk_ref_author *out)
{
	const char *comma = memchr(name.ptr, ',', name.len);

	if (!comma || comma + 2 >= name.ptr + name.len || comma[1] != ' ') {
		out->literal = name;
		return;
	}
	out->family.ptr = name.ptr;
	out->family.len = (size_t)(comma - name.ptr);
	out->given.ptr = comma + 2;
	out->given.len = name.len - out->family.len - 2;
}

/* A document by what is known of it. */
static bool
cite_document(struct cmd_hits *h, const struct sk_document *doc,
	      struct sk_reference *ref, struct sakuin_error *err)
{
	struct sakuin_str year = doc->date;

	if (year.len > 4)
		year.len = 4;
	cite_field(ref, SK_REF_TITLE, doc->title);
	cite_field(ref, SK_REF_DATE, doc->date);
	cite_field(ref, SK_REF_YEAR, year);
	cite_field(ref, SK_REF_URL, doc->url);
	cite_field(ref, SK_REF_DOI, doc->doi);
	cite_field(ref, SK_REF_ISBN, doc->isbn);
	cite_field(ref, SK_REF_TITLE_TRANSLATED, doc->title_translated);
	cite_field(ref, SK_REF_LANGUAGE, doc->lang);
	cite_field(ref, SK_REF_TYPE,
		   sk_str(doc->url.len ? "webpage" : "report"));
	ref->authors = sk_arena_array(&h->show.arena, doc->author_count + 1,
				      sizeof *ref->authors, err);
	if (!ref->authors)
		return false;
	for (size_t i = 0; i < doc->author_count; i++)
		cite_author(doc->authors[i],
			    &ref->authors[ref->author_count++]);
	return true;
}

/* What REF, of document ID, lacks, as those print it who cite that; and what
 * type it is: a document may be an article, a report, anything. */
static bool
cite_held(struct cmd_hits *h, struct sakuin_str id, struct sk_reference *ref,
	  struct sakuin_error *err)
{
	struct sk_reference printed = { 0 };
	struct sk_buf cited = { 0 };
	bool found;
	bool ok = sk_store_cited(h->show.store, id, &cited, err) &&
		  cite_variant(h, sk_buf_str(&cited), &printed, &found, err);

	sk_buf_done(&cited);
	if (!ok || !found)
		return ok;
	if (printed.fields[SK_REF_TYPE].text.len)
		ref->fields[SK_REF_TYPE] = printed.fields[SK_REF_TYPE];
	for (int i = 0; i < SK_REF_FIELDS; i++)
		if (ref->fields[i].text.len == 0)
			ref->fields[i] = printed.fields[i];
	if (ref->author_count == 0) {
		ref->authors = printed.authors;
		ref->author_count = printed.author_count;
	}
	return true;
}

/* Letters and digits of ID, and "-" for the rest. */
static bool
cite_name(struct cmd_hits *h, struct sakuin_str id, struct sakuin_str *out,
	  struct sakuin_error *err)
{
	char *name = sk_arena_alloc(&h->show.arena, id.len + 1, err);

	if (!name)
		return false;
	for (size_t i = 0; i < id.len; i++) {
		char c = id.ptr[i];

		name[i] = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
					  (c >= '0' && c <= '9')
				  ? c
				  : '-';
	}
	*out = (struct sakuin_str){ name, id.len };
	return true;
}

static bool
cite_write(struct cmd_hits *h, const struct sk_reference *ref,
	   struct sakuin_str id, struct sakuin_error *err)
{
	sk_buf_clear(&h->show.out);
	if (h->format == CMD_RIS)
		return sk_reference_to_ris(ref, id, &h->show.out, err);
	if (h->format == CMD_BIBTEX)
		return sk_reference_to_bibtex(ref, id, &h->show.out, err);
	return sk_buf_puts(&h->show.out, h->printed > 1 ? ",\n" : "[\n", err) &&
	       sk_reference_to_csl(ref, id, &h->show.out, err);
}

bool
cmd_hit_cite(struct cmd_hits *h, struct sakuin_str data,
	     struct sakuin_error *err)
{
	struct sakuin_str id = sk_record_field(data, "id"), name;
	struct sk_document doc = { .title = sk_record_field(data, "title"),
				   .date = sk_record_field(data, "date") };
	struct sk_reference ref = { 0 };
	bool found;

	if (!sk_store_line(h->show.store, id, &h->show.line, err) ||
	    (h->show.line.len &&
	     !sk_document_from_json(sk_buf_str(&h->show.line), &h->show.arena,
				    &doc, NULL, err)))
		return false;
	if (!cite_variant(h, doc.extra, &ref, &found, err) ||
	    (!found && (!cite_document(h, &doc, &ref, err) ||
			!cite_held(h, id, &ref, err))) ||
	    !cite_name(h, id, &name, err) || !cite_write(h, &ref, name, err))
		return false;
	fwrite(h->show.out.ptr, 1, h->show.out.len, stdout);
	return true;
}

void
cmd_cite_end(const struct cmd_hits *h)
{
	if (h->format == CMD_CSL)
		fputs(h->printed ? "\n]\n" : "[]\n", stdout);
}
