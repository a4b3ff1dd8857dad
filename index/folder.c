/* folder.c - make and remove folders in which databases are made. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "folder.h"

static const char folder_marker[] = "sakuin-build";

static int
folder_open(const char *path)
{
	return open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

bool
sk_folder_mark(const char *path, bool mark)
{
	int folder = folder_open(path), fd = -1;

	if (folder < 0)
		return false;
	if (mark)
		fd = openat(folder, folder_marker,
			    O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
	else
		unlinkat(folder, folder_marker, 0);
	close(folder);
	if (fd >= 0)
		close(fd);
	return !mark || fd >= 0;
}

bool
sk_folder_make(const char *path)
{
	return mkdir(path, 0777) == 0 && sk_folder_mark(path, true);
}

/* What is in the folder FD, which is closed, but for a mark; folders in it if
 * DEEP, and then the mark. */
static void
folder_empty(int fd, bool deep)
{
	DIR *d = fdopendir(fd);

	if (!d) {
		close(fd);
		return;
	}
	for (struct dirent *e; (e = readdir(d));) {
		int inner;

		if (e->d_name[0] == '.' ||
		    (deep && strcmp(e->d_name, folder_marker) == 0) ||
		    unlinkat(dirfd(d), e->d_name, 0) == 0 || !deep)
			continue;
		inner = openat(dirfd(d), e->d_name,
			       O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
		if (inner >= 0)
			folder_empty(inner, false);
		unlinkat(dirfd(d), e->d_name, AT_REMOVEDIR);
	}
	if (deep)
		unlinkat(dirfd(d), folder_marker, 0);
	closedir(d);
}

void
sk_folder_remove(const char *path)
{
	int fd = folder_open(path);

	if (fd < 0)
		return;
	folder_empty(fd, true);
	rmdir(path);
}

void
sk_folder_remove_left(const char *path)
{
	int folder = folder_open(path);
	bool ours =
		folder >= 0 && faccessat(folder, folder_marker, F_OK, 0) == 0;

	if (folder >= 0)
		close(folder);
	if (ours)
		sk_folder_remove(path);
	else
		rmdir(path);
}
