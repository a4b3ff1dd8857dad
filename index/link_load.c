/* link_load.c - a source as it stands in the database. */
#include <jansson.h>

#include "document_json.h"
#include "link_impl.h"
#include "reference_read.h"

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
		return sk_fail(err, SAKUIN_EDB,
			       "a source is damaged; run sakuin check");
	memcpy(out, name, strlen(name));
	return true;
}

static bool
load_variant(struct sk_links *l, size_t index, const json_t *value,
	     struct link_variant ***end, struct sakuin_error *err)
{
	struct link_variant *v = sk_arena_alloc(&l->arena, sizeof *v, err);

	if (!v || !load_name(value, v->name, err) ||
	    !sk_reference_read(value, &l->arena, &v->ref, err) ||
	    !load_string(l, json_object_get(value, "first"), &v->first, err))
		return false;
	**end = v;
	*end = &v->next;
	return sk_link_own(l, v, index, err);
}

static bool
load_context(struct sk_links *l, const json_t *value,
	     struct link_context ***end, struct sakuin_error *err)
{
	const json_t *sentences = json_object_get(value, "sentences");
	struct link_context *c = sk_arena_alloc(&l->arena, sizeof *c, err);

	if (!c || !load_name(value, c->name, err) ||
	    !load_string(l, json_object_get(value, "id"), &c->report, err))
		return false;
	for (size_t i = 0;
	     i < json_array_size(sentences) && c->count < SK_CONTEXT_SENTENCES;
	     i++)
		if (!load_string(l, json_array_get(sentences, i),
				 &c->sentences[c->count++], err))
			return false;
	**end = c;
	*end = &c->next;
	return true;
}

static bool
load_members(struct sk_links *l, size_t index, const json_t *root,
	     struct sakuin_error *err)
{
	const json_t *variants = json_object_get(root, "variants");
	const json_t *contexts = json_object_get(root, "contexts");
	struct link_variant **variant = &l->sources[index].variants;
	struct link_context **context = &l->sources[index].contexts;

	l->sources[index].apart = json_is_true(json_object_get(root, "apart"));
	for (size_t i = 0; i < json_array_size(variants); i++)
		if (!load_variant(l, index, json_array_get(variants, i),
				  &variant, err))
			return false;
	for (size_t i = 0; i < json_array_size(contexts); i++)
		if (!load_context(l, json_array_get(contexts, i), &context,
				  err))
			return false;
	return true;
}

static bool
load_new(struct sk_links *l, uint32_t docid, struct sakuin_str id,
	 size_t *index, struct sakuin_error *err)
{
	struct sk_buf line = { 0 };
	json_t *root;
	bool ok;

	if (!sk_link_source(l, index, err) ||
	    !sk_arena_copy(&l->arena, id, &l->sources[*index].id, err) ||
	    !sk_store_line(l->store, id, &line, err)) {
		sk_buf_done(&line);
		return false;
	}
	l->sources[*index].docid = docid;
	root = json_loadb(line.ptr ? line.ptr : "", line.len,
			  JSON_ALLOW_NUL | JSON_DECODE_INT_AS_REAL, NULL);
	ok = root ? load_members(l, *index, root, err)
		  : sk_fail(err, SAKUIN_EDB,
			    "a source is damaged; run sakuin check");
	json_decref(root);
	sk_buf_done(&line);
	return ok;
}

/* Documents of the batch are found by their ids, which name a variant. */
bool
sk_link_load(struct sk_links *l, uint32_t docid, size_t *index,
	     struct sakuin_error *err)
{
	struct sk_buf data = { 0 };
	struct sakuin_str id;
	uint32_t number;
	bool ok = xc_document_data(sk_store_db(l->store), docid, &data, err);

	if (ok) {
		id = sk_record_field(sk_buf_str(&data), "id");
		if (sk_table_find(&l->names, id, &number))
			*index = sk_link_root(l, l->owners[number].source);
		else
			ok = load_new(l, docid, id, index, err);
	}
	sk_buf_done(&data);
	return ok;
}
