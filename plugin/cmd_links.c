/* cmd_links.c - who cites whom, for people to read. */
#include <stdio.h>
#include <stdlib.h>

#include "cites.h"
#include "cmd_links.h"
#include "docids.h"
#include "document_json.h"
#include "metadata.h"
#include "reference_read.h"
#include "schema.h"
#include "store_correct.h"
#include "table.h"

/* Of one document, that are shown; bytes of each. */
enum { SENTENCES = 3, SENTENCE_MAX = 360 };

bool
cmd_find_source(struct sk_store *s, struct sakuin_str name, uint32_t *docid,
		struct sakuin_error *err)
{
	struct sk_docids d = { .count = 0 };
	bool ok =
		sk_docids_add(&d, sk_store_db(s), SK_FIELD_VARIANT, name, err);

	*docid = d.count ? d.docids[0] : 0;
	free(d.docids);
	return ok;
}

static void
links_line(struct sakuin_str number, struct sakuin_str title,
	   struct sakuin_str id)
{
	printf("  %.*s%s%.*s\n      %.*s\n", (int)number.len, number.ptr,
	       number.len ? ". " : "", (int)title.len, title.ptr, (int)id.len,
	       id.ptr);
}

static bool
links_reference(struct sk_store *s, const struct sk_reference *ref,
		struct sakuin_error *err)
{
	const struct sk_correction *said = NULL;
	struct sakuin_str title = ref->fields[SK_REF_TITLE].text, id;
	struct sk_buf data = { 0 };
	char name[SK_VARIANT_SIZE];
	uint32_t docid;
	bool ok = sk_variant_name(ref, name, err) &&
		  cmd_find_source(s, sk_str(name), &docid, err) &&
		  sk_store_load_corrections(s, err);

	if (ok)
		said = sk_corrections_find(sk_store_corrections(s),
					   sk_str(name), "title");
	if (said)
		title = said->value;
	if (said && sk_correction_is_none(title))
		title.len = 0;
	if (ok && docid)
		ok = xc_document_data(sk_store_db(s), docid, &data, err);
	id = sk_record_field(sk_buf_str(&data), "id");
	if (ok)
		links_line(ref->number, title.len ? title : ref->raw,
			   id.len ? id : sk_str(name));
	sk_buf_done(&data);
	return ok;
}

bool
cmd_show_references(struct sk_store *s, const struct sk_document *doc,
		    struct sakuin_error *err)
{
	struct sk_arena arena = { 0 };
	struct sk_reference_list list;
	bool given, ok = sk_references_read(doc->extra, doc->text, &arena,
					    &list, &given, err);

	if (ok && list.reference_count)
		printf("\ncites %zu\n", list.reference_count);
	for (size_t i = 0; ok && i < list.reference_count; i++)
		ok = links_reference(s, &list.references[i], err);
	sk_arena_done(&arena);
	return ok;
}

/* Who cites a source, and under which names. */
struct links_citers {
	struct sk_store *store;
	struct sk_docids docids;
	struct sk_table names;
};

static bool
links_name(void *ctx, struct sakuin_str term, uint32_t wdf,
	   struct sakuin_error *err)
{
	struct links_citers *c = ctx;
	uint32_t number;

	(void)wdf;
	return !sk_schema_cut(&term, SK_FIELD_VARIANT) ||
	       (sk_table_intern(&c->names, term, &number, err) &&
		sk_docids_add(&c->docids, sk_store_db(c->store), SK_FIELD_CITES,
			      term, err));
}

/* The references of LIST that have one of NAMES, as they are printed. */
static bool
links_printed(const struct sk_table *names,
	      const struct sk_reference_list *list, struct sakuin_error *err)
{
	for (size_t i = 0; i < list->reference_count; i++) {
		const struct sk_reference *ref = &list->references[i];
		char name[SK_VARIANT_SIZE];
		uint32_t number;

		if (!sk_variant_name(ref, name, err))
			return false;
		if (*name && sk_table_find(names, sk_str(name), &number))
			printf("      %.*s\n", (int)ref->raw.len, ref->raw.ptr);
	}
	return true;
}

/* The page that a sentence is on, if that is known, and the sentence. */
static bool
links_sentence(const struct sk_document *doc, const struct sk_citation *c,
	       struct sakuin_error *err)
{
	struct sakuin_str s = { doc->text.ptr + c->sentence.start,
				c->sentence.end - c->sentence.start };
	struct sk_arena arena = { 0 };
	bool ok;

	s.len = sk_utf8_cut(s, SENTENCE_MAX);
	ok = sk_one_line(s, &arena, &s, err);
	if (ok && c->page)
		printf("      p. %u: %.*s\n", (unsigned)c->page, (int)s.len,
		       s.ptr);
	else if (ok)
		printf("      %.*s\n", (int)s.len, s.ptr);
	sk_arena_done(&arena);
	return ok;
}

/* Has the reference that C points to one of NAMES? */
static bool
links_points(const struct sk_table *names, const struct sk_reference_list *list,
	     const struct sk_citation *c, bool *points,
	     struct sakuin_error *err)
{
	*points = false;
	for (size_t i = 0; i < c->reference_count && !*points; i++) {
		char name[SK_VARIANT_SIZE];
		uint32_t number;

		if (!sk_variant_name(&list->references[c->references[i]], name,
				     err))
			return false;
		*points = *name && sk_table_find(names, sk_str(name), &number);
	}
	return true;
}

/* The first sentences that cite it, with their pages. */
static bool
links_said(const struct sk_table *names, const struct sk_document *doc,
	   const struct sk_reference_list *list, struct sakuin_error *err)
{
	struct sk_span last = { 0, 0 };
	size_t said = 0;

	for (size_t i = 0; i < list->citation_count && said < SENTENCES; i++) {
		const struct sk_citation *c = &list->citations[i];
		bool points;

		if (!links_points(names, list, c, &points, err))
			return false;
		if (!points || c->sentence.start == c->sentence.end ||
		    (said && c->sentence.start == last.start))
			continue;
		last = c->sentence;
		said++;
		if (!links_sentence(doc, c, err))
			return false;
	}
	return true;
}

/* One document that cites, and how; its text may not be at hand. */
static bool
links_citer(struct links_citers *c, uint32_t docid, struct sakuin_error *err)
{
	struct sk_store *s = c->store;
	struct sk_buf data = { 0 }, line = { 0 };
	struct sk_reference_list list = { 0 };
	struct sk_document doc = { 0 };
	struct sk_arena arena = { 0 };
	struct sakuin_str id;
	bool given, ok = xc_document_data(sk_store_db(s), docid, &data, err);

	id = sk_record_field(sk_buf_str(&data), "id");
	ok = ok && sk_store_line(s, id, &line, err) &&
	     (line.len == 0 || (sk_document_from_json(sk_buf_str(&line), &arena,
						      &doc, NULL, err) &&
				sk_references_read(doc.extra, doc.text, &arena,
						   &list, &given, err)));
	if (ok) {
		links_line(sk_str(""),
			   sk_record_field(sk_buf_str(&data), "caption"), id);
		sk_cites_pages(&doc, &list);
		ok = links_printed(&c->names, &list, err) &&
		     links_said(&c->names, &doc, &list, err);
	}
	sk_arena_done(&arena);
	sk_buf_done(&data);
	sk_buf_done(&line);
	return ok;
}

bool
cmd_show_citers(struct sk_store *s, uint32_t docid, struct sakuin_error *err)
{
	struct links_citers c = { .store = s };
	struct sk_docids *d = &c.docids;
	bool ok = xc_document_terms(sk_store_db(s), docid, links_name, &c, err);

	/* A document may print itself. */
	sk_docids_unique(d, docid);
	if (ok && d->count)
		printf("\ncited by\n");
	for (size_t i = 0; ok && i < d->count; i++)
		ok = links_citer(&c, d->docids[i], err);
	sk_table_done(&c.names);
	free(d->docids);
	return ok;
}
