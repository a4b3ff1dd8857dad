/* index.c - documents into a database, one by one. */
#include <stdlib.h>

#include "document_compose.h"
#include "document_json.h"
#include "store.h"

struct sakuin_index {
	struct sk_store *store;
	struct sk_arena arena; /* of one document */
};

void
sakuin_index_close(struct sakuin_index *x)
{
	if (!x)
		return;
	sk_store_close(x->store);
	sk_arena_done(&x->arena);
	free(x);
}

struct sakuin_index *
sakuin_index_open(const char *path, struct sakuin_error *err)
{
	struct sakuin_index *x = calloc(1, sizeof *x);

	if (!x) {
		sk_nomem(err);
		return NULL;
	}
	x->store = sk_store_open_writer(path, err);
	if (!x->store) {
		sakuin_index_close(x);
		return NULL;
	}
	return x;
}

bool
sakuin_index_add(struct sakuin_index *x, struct sakuin_str line,
		 struct sakuin_error *err)
{
	struct sk_document doc;

	if (line.len > SAKUIN_FIELD_MAX)
		return sk_fail(err, SAKUIN_EINVAL,
			       "a document of %zu bytes; %zu are the most",
			       line.len, SAKUIN_FIELD_MAX);
	sk_arena_reset(&x->arena);
	if (!sk_document_from_json(line, &x->arena, &doc, NULL, err))
		return false;
	if (sk_str_eq(doc.kind, sk_str("source")))
		return true;
	return sk_document_compose(&doc, &x->arena, err) &&
	       sk_store_put(x->store, &doc, NULL, NULL, err);
}

bool
sakuin_index_remove(struct sakuin_index *x, struct sakuin_str id,
		    struct sakuin_error *err)
{
	uint32_t docid;

	if (!sk_store_find(x->store, id, &docid, err))
		return false;
	if (docid == 0)
		return sk_fail(err, SAKUIN_ENOTFOUND, "no document '%.*s'",
			       (int)(id.len < 200 ? id.len : 200), id.ptr);
	return sk_store_remove(x->store, id, err);
}

bool
sakuin_index_commit(struct sakuin_index *x, struct sakuin_error *err)
{
	return sk_store_commit(x->store, err);
}
