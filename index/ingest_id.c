/* ingest_id.c - what a document is called, and where it is. */
#include <stdio.h>
#include <sys/stat.h>

#include "ingest_impl.h"
#include "record.h"
#include "walk.h"

bool
sk_ingest_clash(struct sk_ingest *in, struct sakuin_str id, bool *clash,
		struct sakuin_error *err)
{
	struct sk_buf data = { 0 };
	struct sakuin_str path;
	uint32_t docid;
	bool ok;

	*clash = false;
	ok = sk_store_find(in->store, id, &docid, err);
	if (!ok || docid == 0)
		return ok;
	ok = xc_document_data(sk_store_db(in->store), docid, &data, err);
	path = sk_record_source(sk_buf_str(&data));
	if (ok && path.len && in->file.path.len &&
	    !sk_str_eq(path, in->file.path)) {
		struct sk_file other;
		struct stat st;

		ok = sk_store_file(in->store, path, &in->arena, &other, clash,
				   err);
		*clash = ok && *clash &&
			 lstat(strndupa(path.ptr, path.len), &st) == 0;
		if (*clash)
			snprintf(in->message, sizeof in->message,
				 "id '%.*s' belongs to %.*s; rename one",
				 (int)id.len, id.ptr, (int)path.len, path.ptr);
	}
	sk_buf_done(&data);
	return ok;
}

bool
sk_ingest_path(struct sk_ingest *in, struct sk_document *doc,
	       struct sakuin_error *err)
{
	struct sk_buf path = { 0 };
	bool ok = sk_walk_text(in->file.path, &in->document_arena, &doc->path,
			       err);

	if (!ok || doc->member.len == 0)
		return ok;
	ok = sk_buf_add(&path, doc->path.ptr, doc->path.len, err) &&
	     sk_buf_puts(&path, "!/", err) &&
	     sk_buf_add(&path, doc->member.ptr, doc->member.len, err) &&
	     sk_arena_copy(&in->document_arena, sk_buf_str(&path), &doc->path,
			   err);
	sk_buf_done(&path);
	return ok;
}
