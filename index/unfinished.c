/* unfinished.c - a database whose making was cut short.
 *
 * Xapian makes the tables first and the file that names their revision last.
 * If the process dies in between, it finds tables without a revision, and
 * neither opens the database nor makes it anew.  Nothing was ever committed
 * to such tables, so they can go. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store_impl.h"

/* Does FOLDER hold tables, and no revision of them? */
static bool
unfinished(int folder)
{
	struct stat st;

	return fstatat(folder, "postlist.glass", &st, 0) == 0 &&
	       fstatat(folder, "iamglass", &st, 0) != 0 && errno == ENOENT;
}

/* Take the lock that Xapian's writers take. */
static bool
unfinished_lock(int fd)
{
	struct flock lock = { .l_type = F_WRLCK,
			      .l_whence = SEEK_SET,
			      .l_len = 1 };

	return fcntl(fd, F_OFD_SETLK, &lock) == 0;
}

static void
unfinished_remove(int folder)
{
	static const char *const tables[] = {
		"docdata.glass",  "position.glass", "spelling.glass",
		"synonym.glass",  "termlist.glass", "v.tmp",
		"postlist.glass", /* the last, for it is looked for */
	};

	for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
		unlinkat(folder, tables[i], 0);
}

bool
sk_store_clear_unfinished(const char *path)
{
	int folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	int fd = -1;
	bool cleared = false;

	if (folder < 0)
		return false;
	if (unfinished(folder))
		fd = openat(folder, "flintlock", O_RDWR | O_CREAT | O_CLOEXEC,
			    0666);
	/* Under the lock nobody else is making it just now. */
	if (fd >= 0 && unfinished_lock(fd) && unfinished(folder)) {
		unfinished_remove(folder);
		cleared = true;
	}
	if (fd >= 0)
		close(fd);
	close(folder);
	return cleared;
}
