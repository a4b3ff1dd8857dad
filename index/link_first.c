/* link_first.c - a reference is read as the first document prints it.
 *
 * Documents that print one name may differ in case, label and, in NDJSON, in
 * the fields they give.  The one with the smallest id counts, whenever it
 * came. */
#include <stdlib.h>

#include "document_json.h"
#include "link_impl.h"
#include "reference_read.h"

static bool
first_equal(const struct sk_reference *a, const struct sk_reference *b)
{
	if (a->author_count != b->author_count)
		return false;
	for (size_t i = 0; i < a->author_count; i++) {
		const struct sk_ref_author *x = &a->authors[i];
		const struct sk_ref_author *y = &b->authors[i];

		if (!sk_str_eq(x->family, y->family) ||
		    !sk_str_eq(x->given, y->given) ||
		    !sk_str_eq(x->literal, y->literal))
			return false;
	}
	for (int i = 0; i < SK_REF_FIELDS; i++)
		if (!sk_str_eq(a->fields[i].text, b->fields[i].text))
			return false;
	return true;
}

bool
sk_link_reread(struct sk_links *l, size_t index, struct link_variant *v,
	       const struct sk_reference *ref, struct sakuin_error *err)
{
	bool equal = first_equal(&v->ref, ref);

	if (equal && sk_str_eq(v->ref.raw, ref->raw) &&
	    sk_str_eq(v->ref.number, ref->number))
		return true;
	v->ref = *ref;
	l->sources[index].changed = true;
	if (equal)
		return true;
	/* It may be the same as others now, and no longer as some. */
	l->sources[index].regroup = true;
	return sk_link_join(l, index, v, err);
}

/* The smallest id of CITERS, none if there are none. */
static bool
first_id(struct sk_links *l, const struct sk_docids *citers,
	 struct sakuin_str *first, struct sakuin_error *err)
{
	struct sk_buf data = { 0 };
	bool ok = true;

	*first = sk_str("");
	for (size_t i = 0; ok && i < citers->count; i++) {
		struct sakuin_str id;

		ok = xc_document_data(sk_store_db(l->store), citers->docids[i],
				      &data, err);
		id = sk_record_field(sk_buf_str(&data), "id");
		if (ok && (first->len == 0 || sk_str_cmp(id, *first) < 0))
			ok = sk_arena_copy(&l->arena, id, first, err);
	}
	sk_buf_done(&data);
	return ok;
}

/* What LIST prints, by names; of several with one name the first. */
static bool
first_names(struct sk_links *l, const struct sk_reference_list *list,
	    struct sakuin_error *err)
{
	char name[SK_VARIANT_SIZE];

	sk_table_reset(&l->printed);
	for (size_t i = 0; i < list->reference_count; i++) {
		size_t before = l->printed.count;
		uint32_t number;

		if (!sk_variant_name(&list->references[i], name, err) ||
		    !sk_table_intern(&l->printed, sk_str(name), &number, err) ||
		    !sk_grow(&l->references, &l->reference_cap,
			     l->printed.count, sizeof *l->references, err))
			return false;
		if (l->printed.count > before)
			l->references[number] = &list->references[i];
	}
	return true;
}

bool
sk_link_report(struct sk_links *l, struct sakuin_str report,
	       struct sk_document *doc, struct sk_reference_list *list,
	       struct sakuin_error *err)
{
	struct sk_buf line = { 0 };
	bool given;
	bool ok = sk_store_line(l->store, report, &line, err);

	*doc = (struct sk_document){ 0 };
	*list = (struct sk_reference_list){ 0 };
	if (ok && line.len)
		ok = sk_document_from_json(sk_buf_str(&line), &l->arena, doc,
					   NULL, err) &&
		     sk_references_read(doc->extra, doc->text, &l->arena, list,
					&given, err);
	if (ok)
		sk_cites_pages(doc, list);
	sk_buf_done(&line);
	return ok;
}

/* Read what REPORT prints, unless it was read last. */
static bool
first_read(struct sk_links *l, struct sakuin_str report,
	   struct sakuin_error *err)
{
	struct sk_document doc;
	struct sk_reference_list list;

	if (sk_str_eq(l->printing, report))
		return true;
	l->printing = report;
	return sk_link_report(l, report, &doc, &list, err) &&
	       first_names(l, &list, err);
}

bool
sk_link_first(struct sk_links *l, size_t index, struct link_variant *v,
	      struct sakuin_error *err)
{
	struct sk_docids citers = { 0 };
	struct sk_reference ref;
	uint32_t number;
	bool ok = sk_link_citers(l, sk_str(v->name), &citers, err) &&
		  first_id(l, &citers, &v->first, err);

	free(citers.docids);
	v->recount = false;
	if (!ok || v->first.len == 0)
		return ok;
	if (!first_read(l, v->first, err))
		return false;
	if (!sk_table_find(&l->printed, sk_str(v->name), &number))
		return true;
	ref = *l->references[number];
	return sk_link_correct(l, v->name, &ref, err) &&
	       sk_link_reread(l, index, v, &ref, err);
}
