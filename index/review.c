/* review.c - doubts, gathered and sorted. */
#include <jansson.h>
#include <stdlib.h>

#include "record.h"
#include "reference_read.h"
#include "review_impl.h"
#include "store_impl.h"

/* -------------------------------------------------------------- gathering */

bool
sk_review_add(struct review *r, struct sakuin_str id, const char *field,
	      struct sakuin_str value, const char *why, uint32_t cited_by,
	      uint32_t count, struct sakuin_error *err)
{
	struct review_entry *e;

	if (*field && sk_corrections_find(r->said, id, field))
		return true;
	if (!sk_grow(&r->entries, &r->cap, r->count + 1, sizeof *r->entries,
		     err))
		return false;
	e = &r->entries[r->count];
	*e = (struct review_entry){ .why = why,
				    .cited_by = cited_by,
				    .count = count,
				    .number = r->count };
	e->proposal.field = sk_str(field);
	r->count++;
	return sk_arena_copy(&r->arena, id, &e->proposal.id, err) &&
	       sk_arena_copy(&r->arena, value, &e->proposal.value, err);
}

static bool
review_variant(const json_t *value, struct review_source *s,
	       struct sakuin_error *err)
{
	const char *name = json_string_value(json_object_get(value, "name"));

	if (!name || strlen(name) >= SK_VARIANT_SIZE)
		return true;
	memcpy(s->names[s->count], name, strlen(name) + 1);
	return sk_reference_read(value, &s->arena, &s->refs[s->count++], err);
}

bool
sk_review_load(struct review *r, uint32_t docid, struct review_source *s,
	       struct sakuin_error *err)
{
	const json_t *variants;
	struct sakuin_str id;
	json_t *root;
	bool ok = true;

	*s = (struct review_source){ .docid = docid };
	if (!xc_document_data(sk_store_db(r->store), docid, &r->data, err))
		return false;
	id = sk_record_field(sk_buf_str(&r->data), "id");
	s->cited_by = sk_record_number(sk_buf_str(&r->data), "cited_by");
	s->held = !sk_str_eq(sk_record_field(sk_buf_str(&r->data), "kind"),
			     sk_str("source"));
	if (s->held ? !sk_store_cited(r->store, id, &r->line, err)
		    : !sk_store_line(r->store, id, &r->line, err))
		return false;
	/* Of another's database there may be nothing but the record. */
	if (r->line.len == 0)
		return true;
	root = json_loadb(r->line.ptr, r->line.len,
			  JSON_ALLOW_NUL | JSON_DECODE_INT_AS_REAL, NULL);
	if (!root)
		return sk_fail(err, SAKUIN_EDB,
			       "a source is damaged; run sakuin check");
	variants = json_object_get(root, "variants");
	for (size_t i = 0;
	     ok && i < json_array_size(variants) && s->count < REVIEW_VARIANTS;
	     i++)
		ok = review_variant(json_array_get(variants, i), s, err);
	json_decref(root);
	return ok;
}

static bool
review_each_source(void *ctx, uint32_t docid, uint32_t wdf,
		   struct sakuin_error *err)
{
	struct review *r = ctx;
	struct review_source s;
	bool ok;

	(void)wdf;
	/* A document says what it is by itself. */
	ok = sk_review_load(r, docid, &s, err) &&
	     (s.held || sk_review_source(r, &s, err));
	sk_arena_done(&s.arena);
	return ok;
}

static bool
review_each_document(void *ctx, uint32_t docid, uint32_t wdf,
		     struct sakuin_error *err)
{
	(void)wdf;
	return sk_review_document(ctx, docid, err);
}

static bool
review_kind(struct review *r, const char *kind, xc_docid_fn *fn,
	    struct sakuin_error *err)
{
	struct sk_buf term = { 0 };
	bool ok = sk_schema_term(&term, sk_fields[SK_FIELD_KIND].prefix,
				 sk_str(kind), err) &&
		  xc_postings(sk_store_db(r->store), sk_buf_str(&term), fn, r,
			      err);

	sk_buf_done(&term);
	return ok;
}

/* ---------------------------------------------------------------- sending */

static int
review_order(const void *a, const void *b)
{
	const struct review_entry *x = a, *y = b;

	if (x->cited_by != y->cited_by)
		return x->cited_by < y->cited_by ? 1 : -1;
	return (x->number > y->number) - (x->number < y->number);
}

/* What the reference NAME prints, in ARENA. */
static bool
review_text(struct review *r, struct sakuin_str name, struct sk_arena *arena,
	    struct sk_doubt *doubt, struct sakuin_error *err)
{
	struct review_source s = { 0 };
	uint32_t docid;
	bool ok = sk_store_lookup(sk_store_db(r->store), SK_FIELD_VARIANT, name,
				  &docid, err) &&
		  (docid == 0 || sk_review_load(r, docid, &s, err));

	for (size_t i = 0; ok && i < s.count; i++)
		if (sk_str_eq(sk_str(s.names[i]), name))
			ok = sk_arena_copy(arena, s.refs[i].raw,
					   &doubt->texts[doubt->text_count++],
					   err);
	sk_arena_done(&s.arena);
	return ok;
}

/* The title of document ID. */
static bool
review_title(struct review *r, struct sakuin_str id, struct sk_arena *arena,
	     struct sk_doubt *doubt, struct sakuin_error *err)
{
	uint32_t docid;

	return sk_store_find(r->store, id, &docid, err) &&
	       (docid == 0 ||
		(xc_document_data(sk_store_db(r->store), docid, &r->data,
				  err) &&
		 sk_arena_copy(arena,
			       sk_record_field(sk_buf_str(&r->data), "title"),
			       &doubt->texts[doubt->text_count++], err)));
}

static bool
review_side(struct review *r, struct sakuin_str id, struct sk_arena *arena,
	    struct sk_doubt *doubt, struct sakuin_error *err)
{
	return sk_correction_is_name(id)
		       ? review_text(r, id, arena, doubt, err)
		       : review_title(r, id, arena, doubt, err);
}

static bool
review_texts(struct review *r, struct sk_arena *arena, struct sk_doubt *doubt,
	     struct sakuin_error *err)
{
	struct sakuin_str id = doubt->proposal.id, a, b;

	if (sk_correction_pair(id, &a, &b))
		return review_side(r, a, arena, doubt, err) &&
		       review_side(r, b, arena, doubt, err);
	return !sk_correction_is_name(id) ||
	       review_text(r, id, arena, doubt, err);
}

static bool
review_send(struct review *r, size_t limit, sk_doubt_fn *fn, void *ctx,
	    struct sakuin_error *err)
{
	struct sk_arena arena = { 0 };
	bool ok = true;

	if (r->count)
		qsort(r->entries, r->count, sizeof *r->entries, review_order);
	for (size_t i = 0; ok && i < r->count && (limit == 0 || i < limit);
	     i++) {
		const struct review_entry *e = &r->entries[i];
		struct sk_doubt doubt = { .proposal = e->proposal,
					  .why = e->why,
					  .count = e->count,
					  .cited_by = e->cited_by };

		ok = review_texts(r, &arena, &doubt, err) &&
		     fn(ctx, &doubt, err);
		sk_arena_reset(&arena);
	}
	sk_arena_done(&arena);
	return ok;
}

bool
sk_review(struct sk_store *s, size_t limit, sk_doubt_fn *fn, void *ctx,
	  size_t *found, struct sakuin_error *err)
{
	struct review r = { .store = s };
	bool ok = sk_store_load_corrections(s, err);

	r.said = sk_store_corrections(s);
	r.matcher = ok ? sk_source_matcher_new(err) : NULL;
	ok = r.matcher && sk_review_pairs(&r, err) && sk_review_held(&r, err) &&
	     review_kind(&r, "source", review_each_source, err) &&
	     review_kind(&r, "document", review_each_document, err) &&
	     review_send(&r, limit, fn, ctx, err);
	*found = r.count;
	sk_source_matcher_free(r.matcher);
	sk_arena_done(&r.arena);
	sk_buf_done(&r.data);
	sk_buf_done(&r.line);
	free(r.entries);
	return ok;
}
