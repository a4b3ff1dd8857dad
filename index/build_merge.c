/* build_merge.c - the parts of a build into one database. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>

#include "build.h"
#include "folder.h"
#include "ingest_correct.h"
#include "schema.h"
#include "shards.h"
#include "store_correct.h"

static bool
merge_name(struct sk_build *b, const char *db, const char *suffix,
	   const char **out, struct sakuin_error *err)
{
	struct sk_buf name = { 0 };
	struct sakuin_str copy = { 0 };
	size_t len = strlen(db);
	bool ok;

	while (len > 1 && db[len - 1] == '/')
		len--;
	ok = sk_buf_add(&name, db, len, err) &&
	     sk_buf_puts(&name, suffix, err) &&
	     sk_arena_copy(&b->arena, sk_buf_str(&name), &copy, err);
	*out = copy.ptr;
	sk_buf_done(&name);
	return ok;
}

bool
sk_build_names(struct sk_build *b, const char *db, struct sakuin_error *err)
{
	char suffix[32];

	for (unsigned i = 0; i < b->jobs; i++) {
		snprintf(suffix, sizeof suffix, ".part%u", i);
		if (!merge_name(b, db, suffix, &b->parts[i], err))
			return false;
		sk_folder_remove(b->parts[i]);
	}
	if (!merge_name(b, db, ".whole", &b->whole, err))
		return false;
	sk_folder_remove(b->whole);
	return true;
}

void
sk_build_clean(struct sk_build *b)
{
	for (unsigned i = 0; i < b->jobs; i++)
		if (b->parts[i])
			sk_folder_remove(b->parts[i]);
	if (b->whole)
		sk_folder_remove(b->whole);
	free(b->files);
	sk_arena_done(&b->arena);
}

/* Ids that several documents have. */
struct merge_twins {
	struct sk_build *build;
	struct sakuin_str *ids;
	size_t count, cap;
};

static bool
merge_twin(void *ctx, struct sakuin_str term, uint32_t freq,
	   struct sakuin_error *err)
{
	struct merge_twins *t = ctx;
	size_t prefix = strlen(sk_fields[SK_FIELD_ID].prefix);

	if (freq < 2)
		return true;
	if (!sk_grow(&t->ids, &t->cap, t->count + 1, sizeof *t->ids, err))
		return false;
	return sk_arena_copy(
		&t->build->arena,
		(struct sakuin_str){ term.ptr + prefix, term.len - prefix },
		&t->ids[t->count++], err);
}

static void
merge_report(struct sk_build *b, struct sakuin_str id)
{
	const struct sk_ingest_options *o = b->options;
	char message[300];

	b->summary->broken_records++;
	snprintf(message, sizeof message,
		 "id '%.*s' belongs to two documents; the first one counts; "
		 "rename one",
		 (int)id.len, id.ptr);
	if (o->report)
		o->report(o->ctx, SK_EVENT_FAILED, b->whole, message);
}

/* Two parts may hold the same id, which neither could know. */
static bool
merge_separate(struct sk_build *b, struct sk_store *empty,
	       struct sakuin_error *err)
{
	struct merge_twins t = { .build = b };
	struct sk_store *s = sk_store_open_writer(b->whole, err);
	bool ok = s && xc_terms(sk_store_db(s),
				sk_str(sk_fields[SK_FIELD_ID].prefix),
				merge_twin, &t, err);

	for (size_t i = 0; ok && i < t.count; i++) {
		merge_report(b, t.ids[i]);
		ok = sk_store_remove_twins(s, t.ids[i], err);
	}
	/* Committing corrects the documents, and makes the sources that those
	 * of all parts cite. */
	ok = ok && sk_store_copy_corrections(s, empty, err) &&
	     sk_store_commit(s, err) &&
	     sk_ingest_corrected(s, b->options, b->summary, err);
	sk_store_close(s);
	free(t.ids);
	return ok;
}

bool
sk_build_merge(struct sk_build *b, const char *db, struct sk_store *empty,
	       struct sakuin_error *err)
{
	size_t shards = sk_store_shards(empty);

	if (!(shards > 1 ? sk_shards_compact(b->parts, b->jobs, b->whole,
					     shards, err)
			 : xc_compact(b->parts, b->jobs, b->whole, err)) ||
	    !merge_separate(b, empty, err))
		return false;
	/* DB is ours, locked and empty: swap the two in one step, so that a
	 * reader finds either. */
	if (renameat2(AT_FDCWD, b->whole, AT_FDCWD, db, RENAME_EXCHANGE) == 0)
		return true;
	/* Some file systems can't. */
	sk_folder_remove(db);
	if (rename(b->whole, db) != 0)
		return sk_fail(err, SAKUIN_EIO,
			       "%s: putting the new database in its place "
			       "failed: %s",
			       db, strerror(errno));
	return true;
}
