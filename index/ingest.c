/* ingest.c - files and folders into a database. */
#include <stdlib.h>
#include <sys/stat.h>

#include "ingest_correct.h"
#include "ingest_impl.h"
#include "walk.h"

void
sk_ingest_add(struct sk_ingest_summary *sum,
	      const struct sk_ingest_summary *more)
{
	sum->files += more->files;
	sum->unchanged += more->unchanged;
	sum->moved += more->moved;
	sum->skipped += more->skipped;
	sum->descriptions += more->descriptions;
	sum->failed += more->failed;
	sum->gone += more->gone;
	sum->documents += more->documents;
	sum->replaced += more->replaced;
	sum->removed += more->removed;
	sum->withheld += more->withheld;
	sum->broken_records += more->broken_records;
	sum->truncated += more->truncated;
	sum->guessed += more->guessed;
	sum->damaged += more->damaged;
	sum->kanji += more->kanji;
	sum->waiting += more->waiting;
	sum->broken_corrections += more->broken_corrections;
	sum->bytes += more->bytes;
	sum->passed += more->passed;
	sum->total += more->total;
}

static bool
ingest_unread(struct sk_ingest *in, const char *path, const char *why,
	      struct sakuin_error *err)
{
	struct sk_file file = { .path = sk_str(path) };

	in->summary->failed++;
	sk_ingest_report(in, SK_EVENT_FAILED, path, why);
	return sk_report_end(&in->files, &file, "failed", why, in->from, err);
}

/* What can't be read beside a file may be who must not see it: whatever was
 * there of it stays as it is, until it can. */
static bool
ingest_undescribed(struct sk_ingest *in, const char *path,
		   struct sakuin_error *err)
{
	return in->from > 0 || ingest_unread(in, path, in->undescribed, err);
}

bool
sk_ingest_visit(struct sk_ingest *in, const char *path, struct sakuin_str id,
		const char *error, struct sakuin_error *err)
{
	sk_arena_reset(&in->arena);
	sk_arena_reset(&in->document_arena);
	in->where = path;
	in->id = id;
	in->deep = 0;
	for (size_t i = 0; i < id.len; i++)
		in->deep += id.ptr[i] == '/';
	in->stream = false;
	in->summary->files++;
	in->files_below++;
	in->status = "unchanged";
	in->why[0] = '\0';
	sk_report_begin(&in->files);
	if (error)
		return ingest_unread(in, path, error, err);
	in->passed = in->summary->passed;
	if (!sk_ingest_describe(in, path, err))
		return false;
	if (*in->undescribed)
		return ingest_undescribed(in, path, err);
	if (!sk_ingest_file(in, path, err) ||
	    !sk_report_end(&in->files, &in->file, in->status, in->why, in->from,
			   err) ||
	    (in->from == 0 && !sk_ingest_bag(in, path, err)))
		return false;
	in->summary->passed = in->passed + in->file.size;
	if (in->options->progress)
		in->options->progress(in->options->ctx, in->summary);
	return true;
}

static bool
ingest_walked(void *ctx, const char *path, struct sakuin_str id,
	      const char *error, struct sakuin_error *err)
{
	return sk_ingest_visit(ctx, path, id, error, err);
}

bool
sk_ingest_done(struct sk_ingest *in, bool ok, struct sakuin_error *err)
{
	struct sakuin_error late;

	sk_arena_done(&in->arena);
	sk_arena_done(&in->document_arena);
	sk_table_done(&in->seen);
	sk_extractor_done(&in->extractor);
	sk_extractor_done(&in->reader);
	sk_ingest_frame_done(in);
	sk_report_done(&in->files);
	sk_buf_done(&in->card);
	sk_buf_done(&in->card_was);
	sk_bag_done(&in->bag);
	/* What was stored before a failure is whole, and kept. */
	return sk_store_commit(in->store, ok ? err : &late) && ok;
}

/* The folders and files of a run, once they have been walked. */
struct ingest_roots {
	struct ingest_root {
		struct sakuin_str path;
		uint64_t files; /* below it */
	} * list;
	size_t count, cap;
	struct sk_arena arena;
};

static bool
ingest_add_root(struct ingest_roots *r, struct sakuin_str path, uint64_t files,
		struct sakuin_error *err)
{
	if (!sk_grow(&r->list, &r->cap, r->count + 1, sizeof *r->list, err))
		return false;
	r->list[r->count].files = files;
	return sk_arena_copy(&r->arena, path, &r->list[r->count++].path, err);
}

static bool
ingest_path(struct sk_ingest *in, const char *path, struct ingest_roots *roots,
	    struct sakuin_error *err)
{
	struct sk_buf root = { 0 };
	bool ok;

	if (strcmp(path, "-") == 0)
		return sk_ingest_stdin(in, err);
	in->files_below = 0;
	ok = sk_walk(path, &root, ingest_walked, in, err);
	if (!ok && err->code == SAKUIN_ENOTFOUND) {
		in->summary->failed++;
		sk_ingest_report(in, SK_EVENT_FAILED, path, err->text);
		ok = true;
	} else if (ok) {
		ok = ingest_add_root(roots, sk_buf_str(&root), in->files_below,
				     err);
	}
	sk_buf_done(&root);
	return ok;
}

/* What is gone from one folder may have moved to another, so this comes when
 * all have been seen. */
static bool
ingest_prune(struct sk_ingest *in, const struct ingest_roots *roots,
	     struct sakuin_error *err)
{
	for (size_t i = 0; i < roots->count; i++) {
		in->files_below = roots->list[i].files;
		if (!sk_ingest_prune(in, roots->list[i].path, err))
			return false;
	}
	return true;
}

static bool
ingest_add_size(void *ctx, const char *path, struct sakuin_str id,
		const char *error, struct sakuin_error *err)
{
	uint64_t *total = ctx;
	struct stat st;

	(void)id;
	(void)err;
	if (!error && lstat(path, &st) == 0)
		*total += (uint64_t)st.st_size;
	return true;
}

/* How much there is to do; what can't be listed is told later. */
static void
ingest_measure(struct sk_ingest *in, const char *const *paths, size_t count)
{
	struct sk_buf root = { 0 };
	struct sakuin_error ignored;

	for (size_t i = 0; i < count; i++)
		if (strcmp(paths[i], "-") != 0 &&
		    !sk_walk(paths[i], &root, ingest_add_size,
			     &in->summary->total, &ignored))
			continue;
	sk_buf_done(&root);
}

bool
sk_ingest(struct sk_store *store, const char *const *paths, size_t count,
	  const struct sk_ingest_options *o, struct sk_ingest_summary *summary,
	  struct sakuin_error *err)
{
	struct sk_ingest in = { .store = store,
				.options = o,
				.summary = summary };
	struct ingest_roots roots = { 0 };
	bool ok = true;

	*summary = (struct sk_ingest_summary){ 0 };
	if (o->report_file && !sk_report_open(&in.files, o->report_file, err))
		return false;
	sk_store_language(store, o->lang);
	if (o->measure)
		ingest_measure(&in, paths, count);
	ok = sk_store_lift_embargoes(store, err);
	for (size_t i = 0; ok && i < count; i++)
		ok = ingest_path(&in, paths[i], &roots, err);
	ok = ok && ingest_prune(&in, &roots, err);
	free(roots.list);
	sk_arena_done(&roots.arena);
	return sk_ingest_done(&in, ok, err) &&
	       sk_ingest_corrected(store, o, summary, err);
}
