/* folder.c - remove databases that were being made. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "folder.h"

/* What is in the folder FD, which is closed; folders in it if DEEP. */
static void
folder_empty(int fd, int deep)
{
	DIR *d = fdopendir(fd);

	if (!d) {
		close(fd);
		return;
	}
	for (struct dirent *e; (e = readdir(d));) {
		int inner;

		if (e->d_name[0] == '.' ||
		    unlinkat(dirfd(d), e->d_name, 0) == 0 || !deep)
			continue;
		inner = openat(dirfd(d), e->d_name,
			       O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
		if (inner >= 0)
			folder_empty(inner, 0);
		unlinkat(dirfd(d), e->d_name, AT_REMOVEDIR);
	}
	closedir(d);
}

void
sk_folder_remove(const char *path)
{
	int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (fd < 0)
		return;
	folder_empty(fd, 1);
	rmdir(path);
}
