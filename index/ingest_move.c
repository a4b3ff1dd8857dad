/* ingest_move.c - a file that moved keeps its id. */
#include <sys/stat.h>

#include "ingest_impl.h"
#include "walk.h"

/* PATH must be known: one with a line end stands in records without it. */
static bool
ingest_moved_from(void *ctx, struct sakuin_str path, uint32_t freq,
		  struct sakuin_error *err)
{
	struct sk_ingest *in = ctx;
	struct sk_file was;
	struct stat st;
	bool known;

	(void)freq;
	if (in->moved_from.len || path.len == 0 ||
	    lstat(strndupa(path.ptr, path.len), &st) == 0)
		return true;
	if (!sk_store_file(in->store, path, &in->arena, &was, &known, err))
		return false;
	return !known || sk_arena_copy(&in->arena, path, &in->moved_from, err);
}

static bool
ingest_take_id(void *ctx, struct sakuin_str id, uint32_t freq,
	       struct sakuin_error *err)
{
	struct sk_ingest *in = ctx;

	(void)freq;
	/* Of what an archive holds, the archive's. */
	return sk_walk_file(in->moved_from, id, &id, err) &&
	       sk_arena_copy(&in->arena, id, &in->id, err);
}

bool
sk_ingest_follow_move(struct sk_ingest *in, struct sakuin_error *err)
{
	in->moved_from = sk_str("");
	if (in->file.size == 0)
		return true;
	if (!sk_store_paths_of(in->store, in->file.digest, ingest_moved_from,
			       in, err))
		return false;
	if (in->moved_from.len == 0)
		return true;
	in->summary->moved++;
	return sk_store_ids_of(in->store, in->moved_from, ingest_take_id, in,
			       err) &&
	       sk_store_forget_file(in->store, in->moved_from, err);
}
