/* ingest_changes.c - what has changed in watched folders into a database. */
#include <errno.h>
#include <sys/stat.h>

#include "ingest_beside.h"
#include "ingest_correct.h"
#include "walk.h"

/* A folder that vanished while it was looked at is no failure. */
static bool
changes_file(void *ctx, const char *path, struct sakuin_str id,
	     const char *error, struct sakuin_error *err)
{
	struct stat st;

	if (lstat(path, &st) != 0 && errno == ENOENT)
		return true;
	return sk_ingest_visit(ctx, path, id, error, err);
}

/* What changed, and the file that has its text from there. */
static bool
changes_walk(struct sk_ingest *in, const struct sk_change *c,
	     struct sakuin_error *err)
{
	char original[PATH_MAX];

	if (!c->gone && !sk_walk_from(c->root, c->path, changes_file, in, err))
		return false;
	return !sk_beside_of(c->path, original) ||
	       sk_walk_from(c->root, original, changes_file, in, err);
}

/* Was something of ROOT taken away, and told by no change before I? */
static bool
changes_lose(const struct sk_changes *c, size_t i)
{
	if (!c->list[i].gone)
		return false;
	for (size_t k = 0; k < i; k++)
		if (c->list[k].gone && c->list[k].root == c->list[i].root)
			return false;
	return true;
}

/* ROOT was not empty when the run began, and a file more or less does not
 * make it so; but it may be gone itself, or its disk. */
static bool
changes_prune(struct sk_ingest *in, const char *root, struct sakuin_error *err)
{
	struct stat st;

	in->files_below = lstat(root, &st) == 0;
	return sk_ingest_prune(in, sk_str(root), err);
}

bool
sk_ingest_changes(struct sk_store *store, const struct sk_changes *changes,
		  const struct sk_ingest_options *o,
		  struct sk_ingest_summary *summary, struct sakuin_error *err)
{
	struct sk_ingest in = { .store = store,
				.options = o,
				.summary = summary };
	const struct sk_change *c = changes->list;
	bool ok = true;

	*summary = (struct sk_ingest_summary){ 0 };
	sk_store_language(store, o->lang);
	/* What came first: what is gone from one place may be there. */
	for (size_t i = 0; ok && i < changes->count; i++)
		ok = changes_walk(&in, &c[i], err);
	for (size_t i = 0; ok && i < changes->count; i++)
		if (changes_lose(changes, i))
			ok = changes_prune(&in, c[i].root, err);
	return sk_ingest_done(&in, ok, err) &&
	       sk_ingest_corrected(store, o, summary, err);
}
