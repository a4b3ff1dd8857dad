/* files.c - what a database knows about the files that it was made from.
 *
 * A record is one line: size, mtime, inode, device, digest, status, path,
 * with tabs between. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "digest.h"
#include "record.h"
#include "store_impl.h"

struct sakuin_str
sk_tab_part(struct sakuin_str *line)
{
	const char *tab = line->len ? memchr(line->ptr, '\t', line->len) : NULL;
	struct sakuin_str part = *line;

	if (tab)
		part.len = (size_t)(tab - line->ptr);
	line->ptr += part.len + (tab != NULL);
	line->len -= part.len + (tab != NULL);
	return part;
}

static uint64_t
files_number(struct sakuin_str *line)
{
	struct sakuin_str part = sk_tab_part(line);
	uint64_t n = 0;

	for (size_t i = 0; i < part.len; i++)
		if (part.ptr[i] >= '0' && part.ptr[i] <= '9')
			n = 10 * n + (uint64_t)(part.ptr[i] - '0');
	return n;
}

static void
files_parse(struct sakuin_str line, struct sk_file *out)
{
	out->size = files_number(&line);
	out->mtime = files_number(&line);
	out->inode = files_number(&line);
	out->device = files_number(&line);
	out->digest = sk_tab_part(&line);
	out->status = sk_tab_part(&line);
	out->path = line; /* last, for it may hold tabs */
}

bool
sk_store_file(struct sk_store *s, struct sakuin_str path,
	      struct sk_arena *arena, struct sk_file *out, bool *found,
	      struct sakuin_error *err)
{
	struct sakuin_str key, line;

	*found = false;
	if (!sk_store_key(s, SK_KEY_FILE, path, &key, err) ||
	    !xc_metadata_get(s->db, key, &s->line, err))
		return false;
	if (s->line.len == 0)
		return true;
	if (!sk_arena_copy(arena, sk_buf_str(&s->line), &line, err))
		return false;
	files_parse(line, out);
	*found = true;
	return true;
}

bool
sk_store_put_file(struct sk_store *s, const struct sk_file *f,
		  struct sakuin_error *err)
{
	struct sakuin_str key;

	sk_buf_clear(&s->line);
	return sk_buf_printf(&s->line, err,
			     "%" PRIu64 "\t%" PRIu64 "\t%" PRIu64 "\t%" PRIu64
			     "\t%.*s\t%.*s\t%.*s",
			     f->size, f->mtime, f->inode, f->device,
			     (int)f->digest.len, f->digest.ptr,
			     (int)f->status.len, f->status.ptr,
			     (int)f->path.len, f->path.ptr) &&
	       sk_store_key(s, SK_KEY_FILE, f->path, &key, err) &&
	       xc_metadata_set(s->db, key, sk_buf_str(&s->line), err);
}

bool
sk_store_card(struct sk_store *s, struct sakuin_str path, struct sk_buf *out,
	      struct sakuin_error *err)
{
	struct sakuin_str key;

	return sk_store_key(s, SK_KEY_CARD, path, &key, err) &&
	       xc_metadata_get(s->db, key, out, err);
}

bool
sk_store_put_card(struct sk_store *s, struct sakuin_str path,
		  struct sakuin_str text, struct sakuin_error *err)
{
	struct sakuin_str key;

	return sk_store_key(s, SK_KEY_CARD, path, &key, err) &&
	       xc_metadata_set(s->db, key, text, err);
}

bool
sk_store_forget_file(struct sk_store *s, struct sakuin_str path,
		     struct sakuin_error *err)
{
	struct sakuin_str key;

	return sk_store_put_card(s, path, sk_str(""), err) &&
	       sk_store_key(s, SK_KEY_FILE, path, &key, err) &&
	       xc_metadata_set(s->db, key, sk_str(""), err) &&
	       sk_store_await_nothing(s, path, err);
}

/* All keys are read before FN is called, so that FN may change records. */
struct files_keys {
	struct sakuin_str *keys;
	size_t count, cap;
	struct sk_arena arena;
};

static bool
files_collect(void *ctx, struct sakuin_str name, uint32_t freq,
	      struct sakuin_error *err)
{
	struct files_keys *k = ctx;

	(void)freq;
	if (!sk_grow(&k->keys, &k->cap, k->count + 1, sizeof *k->keys, err))
		return false;
	return sk_arena_copy(&k->arena, name, &k->keys[k->count++], err);
}

static void
files_keys_done(struct files_keys *k)
{
	free(k->keys);
	sk_arena_done(&k->arena);
}

static bool
files_starts(struct sakuin_str s, struct sakuin_str prefix)
{
	return s.len >= prefix.len &&
	       memcmp(s.ptr, prefix.ptr, prefix.len) == 0;
}

bool
sk_store_files(struct sk_store *s, struct sakuin_str prefix, sk_file_fn *fn,
	       void *ctx, struct sakuin_error *err)
{
	struct files_keys k = { 0 };
	struct sk_buf line = { 0 };
	bool ok = xc_metadata_keys(s->db, sk_str(SK_KEY_FILE), files_collect,
				   &k, err);

	for (size_t i = 0; ok && i < k.count; i++) {
		struct sk_file file;

		sk_buf_clear(&line);
		ok = xc_metadata_get(s->db, k.keys[i], &line, err);
		files_parse(sk_buf_str(&line), &file);
		if (ok && line.len && files_starts(file.path, prefix))
			ok = fn(ctx, &file, err);
	}
	sk_buf_done(&line);
	files_keys_done(&k);
	return ok;
}

/* Calls fn with a part of the records of the documents it meets. */
struct files_field {
	struct sk_store *store;
	struct sakuin_str (*part)(struct sakuin_str data);
	struct files_keys found;
};

static bool
files_field(void *ctx, uint32_t docid, uint32_t wdf, struct sakuin_error *err)
{
	struct files_field *f = ctx;
	struct sk_store *s = f->store;

	(void)wdf;
	if (!xc_document_data(s->db, docid, &s->record, err))
		return false;
	return files_collect(&f->found, f->part(sk_buf_str(&s->record)), 0,
			     err);
}

static bool
files_fields(struct sk_store *s, enum sk_field_id field,
	     struct sakuin_str value,
	     struct sakuin_str (*part)(struct sakuin_str data), xc_name_fn *fn,
	     void *ctx, struct sakuin_error *err)
{
	struct files_field f = { .store = s, .part = part };
	struct sk_buf term = { 0 };
	bool ok = sk_schema_term(&term, sk_fields[field].prefix, value, err) &&
		  xc_postings(s->db, sk_buf_str(&term), files_field, &f, err);

	for (size_t i = 0; ok && i < f.found.count; i++)
		ok = fn(ctx, f.found.keys[i], 0, err);
	sk_buf_done(&term);
	files_keys_done(&f.found);
	return ok;
}

static struct sakuin_str
files_id(struct sakuin_str data)
{
	return sk_record_field(data, "id");
}

bool
sk_store_ids_of(struct sk_store *s, struct sakuin_str path, xc_name_fn *fn,
		void *ctx, struct sakuin_error *err)
{
	char digest[65];

	sk_digest(path, digest);
	return files_fields(s, SK_FIELD_FILE, sk_digest_term(sk_str(digest)),
			    files_id, fn, ctx, err);
}

bool
sk_store_paths_of(struct sk_store *s, struct sakuin_str digest, xc_name_fn *fn,
		  void *ctx, struct sakuin_error *err)
{
	return files_fields(s, SK_FIELD_DIGEST, sk_digest_term(digest),
			    sk_record_source, fn, ctx, err);
}
