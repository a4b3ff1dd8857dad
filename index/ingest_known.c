/* ingest_known.c - what is known of a file, and whether that still holds. */
#include <limits.h>
#include <sys/stat.h>

#include "ingest_beside.h"

void
sk_ingest_stat(struct sk_file *file, const struct stat *st)
{
	file->size = (uint64_t)st->st_size;
	file->mtime = (uint64_t)st->st_mtim.tv_sec * 1000000000u +
		      (uint64_t)st->st_mtim.tv_nsec;
	file->inode = (uint64_t)st->st_ino;
	file->device = (uint64_t)st->st_dev;
}

void
sk_ingest_check_change(struct sk_ingest *in, int fd)
{
	struct sk_file now = { 0 };
	struct stat st;

	if (fstat(fd, &st) != 0)
		return;
	sk_ingest_stat(&now, &st);
	if (now.size == in->file.size && now.mtime == in->file.mtime)
		return;
	in->file.mtime = 0;
	sk_ingest_report(
		in, SK_EVENT_WARNING, in->where,
		"changed while it was read; the next run reads it again");
}

static bool
known_starts(struct sakuin_str s, const char *prefix)
{
	size_t len = strlen(prefix);

	return s.len >= len && memcmp(s.ptr, prefix, len) == 0;
}

/* Was it left for want of what this run has: a program that reads pictures, a
 * file beside it, or the other way round? */
static bool
known_otherwise(const struct sk_ingest *in, const struct sk_file *was)
{
	char original[PATH_MAX];

	if (!sk_beside_same(in->beside, was->status))
		return true;
	if (known_starts(was->status, "skipped: " SK_BESIDE_HOLDS))
		return !sk_beside_of(in->where, original);
	return in->options->ocr &&
	       memmem(was->status.ptr, was->status.len, "--ocr", 5);
}

bool
sk_ingest_is_known(const struct sk_ingest *in, const struct sk_file *was,
		   const struct stat *st)
{
	struct sk_file now = { 0 };

	sk_ingest_stat(&now, st);
	if (in->options->verify || now.size != was->size ||
	    now.mtime != was->mtime || now.inode != was->inode ||
	    known_otherwise(in, was))
		return false;
	return !in->options->retry_failed ||
	       !known_starts(was->status, "failed");
}
