/* build_merge.c - the parts of a build into one database. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "build.h"
#include "folder.h"
#include "ingest_correct.h"
#include "schema.h"
#include "shards.h"
#include "store_correct.h"

/* A new folder for the build. */
static bool
merge_make(const char *dir, struct sakuin_error *err)
{
	if (sk_folder_make(dir))
		return true;
	if (errno == EEXIST)
		return sk_fail(err, SAKUIN_EIO,
			       "%s: it is in the way of the build; move it, "
			       "or use -j 1",
			       dir);
	return sk_fail(err, SAKUIN_EIO, "%s: %s", dir, strerror(errno));
}

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

	for (unsigned i = 0; i < SK_BUILD_JOBS; i++) {
		snprintf(suffix, sizeof suffix, ".part%u", i);
		if (!merge_name(b, db, suffix, &b->parts[i], err))
			return false;
		sk_folder_remove_left(b->parts[i]);
	}
	if (!merge_name(b, db, ".whole", &b->whole, err))
		return false;
	sk_folder_remove_left(b->whole);
	sk_folder_mark(db, false);
	return true;
}

bool
sk_build_folders(const struct sk_build *b, struct sakuin_error *err)
{
	for (unsigned i = 0; i < b->jobs; i++)
		if (!merge_make(b->parts[i], err))
			return false;
	return merge_make(b->whole, err);
}

void
sk_build_clean(struct sk_build *b)
{
	for (unsigned i = 0; i < b->jobs; i++)
		if (b->parts[i])
			sk_folder_remove_left(b->parts[i]);
	if (b->whole)
		sk_folder_remove_left(b->whole);
	free(b->files);
	sk_arena_done(&b->arena);
}

/* An id that several documents have. */
struct merge_twin {
	struct sakuin_str id;
	bool has_line; /* that of the first */
};

struct merge_twins {
	struct sk_build *build;
	struct merge_twin *list;
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
	if (!sk_grow(&t->list, &t->cap, t->count + 1, sizeof *t->list, err))
		return false;
	t->list[t->count] = (struct merge_twin){ .has_line = false };
	return sk_arena_copy(
		&t->build->arena,
		(struct sakuin_str){ term.ptr + prefix, term.len - prefix },
		&t->list[t->count++].id, err);
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

/* If FILE, as part K knows it, has failed, let S know and set *FAILED. */
static bool
merge_failure(struct sk_build *b, unsigned k, struct sakuin_str path,
	      struct sk_store *s, bool *failed, struct sakuin_error *err)
{
	struct sk_arena arena = { 0 };
	struct sk_file file;
	char warning[500];
	bool found = false;
	struct sk_store *part = sk_store_open(&b->parts[k], 1, warning, err);
	bool ok = part && sk_store_file(part, path, &arena, &file, &found, err);

	*failed = ok && found && file.status.len > 6 &&
		  memcmp(file.status.ptr, "failed", 6) == 0;
	if (*failed)
		ok = sk_store_put_file(s, &file, err);
	sk_store_close(part);
	sk_arena_done(&arena);
	return ok;
}

/* A file that two processes read has a record in both parts, of which one is
 * taken: where one failed, all of it has, and has failed once. */
static bool
merge_failures(struct sk_build *b, struct sk_store *s, struct sakuin_error *err)
{
	size_t counted = 0; /* the file that failed last, from 1 */

	for (unsigned k = 1; k < b->jobs; k++) {
		uint64_t border = sk_build_share(b) * k;
		bool before, behind;
		size_t i = 0;

		while (i < b->file_count && b->files[i].start < border)
			i++;
		if (i == 0)
			continue;
		if (!merge_failure(b, k - 1, b->files[i - 1].path, s, &before,
				   err) ||
		    !merge_failure(b, k, b->files[i - 1].path, s, &behind, err))
			return false;
		if (behind && (before || counted == i))
			b->summary->failed--;
		if (before || behind)
			counted = i;
	}
	return true;
}

/* What PART has of the twins, unless one before it had it. */
static bool
merge_lines(struct merge_twins *t, struct sk_store *s, struct sk_store *part,
	    struct sakuin_error *err)
{
	for (size_t i = 0; i < t->count; i++)
		if (!t->list[i].has_line &&
		    !sk_store_take_line(s, part, t->list[i].id,
					&t->list[i].has_line, err))
			return false;
	return true;
}

/* Of what several parts keep under one name Xapian takes any: take the lines
 * that go with the documents that stay, and the corrections that came last;
 * those of EMPTY were there before, or are of the file of this run. */
static bool
merge_kept(struct merge_twins *t, struct sk_store *s, struct sk_store *empty,
	   struct sakuin_error *err)
{
	char warning[500];
	bool ok = sk_store_copy_corrections(s, empty, err);

	for (unsigned k = 0; ok && k < t->build->jobs; k++) {
		struct sk_store *part =
			sk_store_open(&t->build->parts[k], 1, warning, err);

		ok = part && merge_lines(t, s, part, err) &&
		     sk_store_copy_corrections(s, part, err);
		sk_store_close(part);
	}
	return ok;
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
		merge_report(b, t.list[i].id);
		ok = sk_store_remove_twins(s, t.list[i].id, err);
	}
	/* Committing corrects the documents, and makes the sources that those
	 * of all parts cite. */
	ok = ok && merge_kept(&t, s, empty, err) && merge_failures(b, s, err) &&
	     sk_store_commit(s, err) &&
	     sk_ingest_corrected(s, b->options, b->summary, err);
	sk_store_close(s);
	free(t.list);
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
	sk_folder_mark(db, true);
	if (renameat2(AT_FDCWD, b->whole, AT_FDCWD, db, RENAME_EXCHANGE) == 0) {
		sk_folder_mark(db, false);
		return true;
	}
	/* Some file systems can't. */
	sk_folder_remove(db);
	if (rename(b->whole, db) != 0)
		return sk_fail(err, SAKUIN_EIO,
			       "%s: putting the new database in its place "
			       "failed: %s",
			       db, strerror(errno));
	sk_folder_mark(db, false);
	return true;
}
