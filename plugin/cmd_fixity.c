/* cmd_fixity.c - sakuin check --fixity: are the originals what they were?
 *
 * Fixity is an archivist's word: the bytes are those that were taken in.  A
 * file that was saved anew has another time; one whose bytes are others
 * though its size and time are the same was damaged. */
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cmd_fixity.h"
#include "digest.h"

struct fixity {
	uint64_t intact, changed, damaged, gone, unread;
	uint64_t bytes;
};

static bool
fixity_untouched(const struct sk_file *file, const struct stat *st)
{
	return (uint64_t)st->st_size == file->size &&
	       (uint64_t)st->st_mtim.tv_sec * 1000000000u +
			       (uint64_t)st->st_mtim.tv_nsec ==
		       file->mtime;
}

/* Compare what FD gives with the record. */
static void
fixity_compare(struct fixity *f, const struct sk_file *file, const char *path,
	       int fd)
{
	struct sakuin_error err;
	struct stat st;
	char digest[65];
	uint64_t size = 0;

	if (fstat(fd, &st) != 0 || !sk_digest_file(fd, digest, &size, &err)) {
		f->unread++;
		cmd_complain("%s: could not be read: %s", path,
			     strerror(errno));
		return;
	}
	f->bytes += size;
	if (sk_str_eq(file->digest, sk_str(digest))) {
		f->intact++;
	} else if (fixity_untouched(file, &st)) {
		f->damaged++;
		cmd_complain("%s: is damaged: other bytes, though its size and "
			     "time are the same; restore it from a copy",
			     path);
	} else {
		f->changed++;
		cmd_complain("%s: was changed; index it again", path);
	}
}

static bool
fixity_file(void *ctx, const struct sk_file *file, struct sakuin_error *err)
{
	struct fixity *f = ctx;
	char *path;
	int fd;

	if (file->digest.len == 0)
		return true; /* it never could be read */
	path = strndup(file->path.ptr, file->path.len);
	if (!path)
		return sk_nomem(err);
	fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	if (fd >= 0) {
		fixity_compare(f, file, path, fd);
		close(fd);
	} else if (errno == ENOENT || errno == ENOTDIR) {
		f->gone++;
		cmd_complain("%s: is gone", path);
	} else {
		f->unread++;
		cmd_complain("%s: could not be read: %s", path,
			     strerror(errno));
	}
	free(path);
	return true;
}

bool
cmd_fixity(struct sk_store *store, bool *intact, struct sakuin_error *err)
{
	struct fixity f = { .intact = 0 };

	if (!sk_store_files(store, sk_str(""), fixity_file, &f, err))
		return false;
	printf("%" PRIu64 " files intact (%.1f MB), %" PRIu64
	       " changed, %" PRIu64 " damaged, %" PRIu64 " gone, %" PRIu64
	       " could not be read\n",
	       f.intact, (double)f.bytes / 1e6, f.changed, f.damaged, f.gone,
	       f.unread);
	*intact = f.changed + f.damaged + f.gone + f.unread == 0;
	return true;
}
