/* link_load.c - a source as it stands in the database. */
#include <jansson.h>

#include "document_json.h"
#include "link_impl.h"
#include "reference_read.h"
#include "self.h"

static bool
load_damaged(struct sakuin_error *err)
{
	return sk_fail(err, SAKUIN_EDB,
		       "a source is damaged; run sakuin check");
}

static bool
load_string(struct sk_links *l, const json_t *value, struct sakuin_str *out,
	    struct sakuin_error *err)
{
	struct sakuin_str s = { json_string_value(value),
				json_string_length(value) };

	return sk_arena_copy(&l->arena, s, out, err);
}

static bool
load_name(const json_t *value, char out[SK_VARIANT_SIZE],
	  struct sakuin_error *err)
{
	const char *name = json_string_value(json_object_get(value, "name"));

	if (!name || strlen(name) >= SK_VARIANT_SIZE)
		return load_damaged(err);
	memcpy(out, name, strlen(name));
	return true;
}

static bool
load_variant(struct sk_links *l, size_t index, const json_t *value,
	     bool document, struct link_variant ***end,
	     struct sakuin_error *err)
{
	struct link_variant *v = sk_arena_alloc(&l->arena, sizeof *v, err);

	if (!v || !load_name(value, v->name, err) ||
	    !sk_reference_read(value, &l->arena, &v->ref, err) ||
	    !load_string(l, json_object_get(value, "first"), &v->first, err))
		return false;
	v->document = document;
	if (document) /* nobody printed it */
		v->ref.raw = sk_str("");
	**end = v;
	*end = &v->next;
	return sk_link_own(l, v, index, err);
}

static bool
load_context(struct sk_links *l, const json_t *value,
	     struct link_context ***end, struct sakuin_error *err)
{
	const json_t *sentences = json_object_get(value, "sentences");
	const json_t *pages = json_object_get(value, "pages");
	struct link_context *c = sk_arena_alloc(&l->arena, sizeof *c, err);

	if (!c || !load_name(value, c->name, err) ||
	    !load_string(l, json_object_get(value, "id"), &c->report, err))
		return false;
	for (size_t i = 0;
	     i < json_array_size(sentences) && c->count < SK_CONTEXT_SENTENCES;
	     i++) {
		c->pages[i] =
			(uint32_t)json_number_value(json_array_get(pages, i));
		if (!load_string(l, json_array_get(sentences, i),
				 &c->sentences[c->count++], err))
			return false;
	}
	**end = c;
	*end = &c->next;
	return true;
}

static bool
load_variants(struct sk_links *l, size_t index, const json_t *array,
	      bool documents, struct sakuin_error *err)
{
	struct link_variant **end = documents ? &l->sources[index].documents
					      : &l->sources[index].variants;

	for (size_t i = 0; i < json_array_size(array); i++)
		if (!load_variant(l, index, json_array_get(array, i), documents,
				  &end, err))
			return false;
	return true;
}

static bool
load_members(struct sk_links *l, size_t index, const json_t *root,
	     struct sakuin_error *err)
{
	const json_t *contexts = json_object_get(root, "contexts");
	struct link_context **context = &l->sources[index].contexts;

	l->sources[index].apart = json_is_true(json_object_get(root, "apart"));
	if (!load_variants(l, index, json_object_get(root, "variants"), false,
			   err) ||
	    !load_variants(l, index, json_object_get(root, "documents"), true,
			   err))
		return false;
	for (size_t i = 0; i < json_array_size(contexts); i++)
		if (!load_context(l, json_array_get(contexts, i), &context,
				  err))
			return false;
	return true;
}

/* What is written of a source: its own line, or what is kept beside that of
 * the document that it is. */
static bool
load_line(struct sk_links *l, struct sakuin_str id, bool held,
	  struct sk_buf *line, struct sakuin_error *err)
{
	return held ? sk_store_cited(l->store, id, line, err)
		    : sk_store_line(l->store, id, line, err);
}

static bool
load_new(struct sk_links *l, uint32_t docid, struct sakuin_str id, bool held,
	 size_t *index, struct sakuin_error *err)
{
	struct sk_buf line = { 0 };
	json_t *root;
	bool ok;

	if (!sk_link_source(l, index, err) ||
	    !sk_arena_copy(&l->arena, id, &l->sources[*index].id, err) ||
	    !load_line(l, id, held, &line, err)) {
		sk_buf_done(&line);
		return false;
	}
	l->sources[*index].docid = docid;
	l->sources[*index].held = held;
	root = json_loadb(line.ptr ? line.ptr : "", line.len,
			  JSON_ALLOW_NUL | JSON_DECODE_INT_AS_REAL, NULL);
	ok = root ? load_members(l, *index, root, err) : load_damaged(err);
	json_decref(root);
	sk_buf_done(&line);
	return ok;
}

/* Document ID, whose record is DATA, as a source that nobody cites yet. */
static bool
load_uncited(struct sk_links *l, struct sakuin_str id, struct sakuin_str data,
	     size_t *index, struct sakuin_error *err)
{
	struct link_variant *v = sk_arena_alloc(&l->arena, sizeof *v, err);

	if (!v || !sk_link_source(l, index, err) ||
	    !sk_arena_copy(&l->arena, id, &v->first, err) ||
	    !sk_self_reference(data, &l->arena, &v->ref, err))
		return false;
	sk_self_name(id, v->name);
	v->document = true;
	l->sources[*index].documents = v;
	return sk_link_own(l, v, *index, err);
}

static bool load_any(struct sk_links *l, uint32_t docid, bool follow,
		     size_t *index, struct sakuin_error *err);

/* Document DOCID: it is a source, may be one with a source, which is loaded
 * if we FOLLOW, or is neither. */
static bool
load_document(struct sk_links *l, uint32_t docid, struct sakuin_str data,
	      bool follow, size_t *index, struct sakuin_error *err)
{
	struct sakuin_str id = sk_record_field(data, "id");
	char name[SK_VARIANT_SIZE];
	uint32_t owner;

	sk_self_name(id, name);
	if (!sk_store_lookup(sk_store_db(l->store), SK_FIELD_VARIANT,
			     sk_str(name), &owner, err))
		return false;
	/* What has another in it is in no other itself. */
	if (owner && owner != docid)
		return follow ? load_any(l, owner, false, index, err)
			      : load_damaged(err);
	return owner ? load_new(l, docid, id, true, index, err)
		     : load_uncited(l, id, data, index, err);
}

/* Documents of the batch are found by their ids, which name a variant. */
static bool
load_any(struct sk_links *l, uint32_t docid, bool follow, size_t *index,
	 struct sakuin_error *err)
{
	const struct link_owner *owner = NULL;
	struct sk_buf data = { 0 };
	char name[SK_VARIANT_SIZE];
	struct sakuin_str id;
	bool source = false;
	bool ok = xc_document_data(sk_store_db(l->store), docid, &data, err);

	id = sk_record_field(sk_buf_str(&data), "id");
	if (ok) {
		source = sk_str_eq(sk_record_field(sk_buf_str(&data), "kind"),
				   sk_str("source"));
		sk_self_name(id, name);
		if (source && id.len < sizeof name)
			snprintf(name, sizeof name, "%.*s", (int)id.len,
				 id.ptr);
		owner = sk_link_owner(l, name);
	}
	if (owner)
		*index = sk_link_root(l, owner->source);
	else if (ok && source)
		ok = load_new(l, docid, id, false, index, err);
	else if (ok)
		ok = load_document(l, docid, sk_buf_str(&data), follow, index,
				   err);
	sk_buf_done(&data);
	return ok;
}

bool
sk_link_load(struct sk_links *l, uint32_t docid, size_t *index,
	     struct sakuin_error *err)
{
	return load_any(l, docid, true, index, err);
}

/* ------------------------------------------------------------- by a name */

bool
sk_link_find(struct sk_links *l, const char *name, size_t *index, bool *found,
	     struct sakuin_error *err)
{
	const struct link_owner *owner = sk_link_owner(l, name);
	uint32_t docid;

	*found = owner != NULL;
	if (*found) {
		*index = sk_link_root(l, owner->source);
		return true;
	}
	if (!sk_store_lookup(sk_store_db(l->store), SK_FIELD_VARIANT,
			     sk_str(name), &docid, err))
		return false;
	*found = docid != 0;
	return docid == 0 || sk_link_load(l, docid, index, err);
}
