/* folder.c - remove databases that were being made. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <string.h>
#include <unistd.h>

#include "folder.h"

/* What is in the folder FD, which is closed, but for the file LAST; folders in
 * it if DEEP. */
static void
folder_empty(int fd, bool deep, const char *last)
{
	DIR *d = fdopendir(fd);

	if (!d) {
		close(fd);
		return;
	}
	for (struct dirent *e; (e = readdir(d));) {
		int inner;

		if (e->d_name[0] == '.' ||
		    (last && strcmp(e->d_name, last) == 0) ||
		    unlinkat(dirfd(d), e->d_name, 0) == 0 || !deep)
			continue;
		inner = openat(dirfd(d), e->d_name,
			       O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
		if (inner >= 0)
			folder_empty(inner, false, NULL);
		unlinkat(dirfd(d), e->d_name, AT_REMOVEDIR);
	}
	if (deep && last)
		unlinkat(dirfd(d), last, 0);
	closedir(d);
}

void
sk_folder_remove(const char *path, const char *last)
{
	int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (fd < 0)
		return;
	folder_empty(fd, true, last);
	rmdir(path);
}
