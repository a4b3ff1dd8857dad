/* cmd_names.c - the file of other names that is installed. */
#include <unistd.h>

#include "cmd_names.h"

bool
cmd_names_installed(char path[CMD_NAMES_PATH])
{
	static const char file[] = "/../share/sakuin/names.tsv";
	ssize_t len =
		readlink("/proc/self/exe", path, CMD_NAMES_PATH - sizeof file);
	char *slash;

	if (len <= 0)
		return false;
	path[len] = '\0';
	slash = strrchr(path, '/');
	if (!slash)
		return false;
	memcpy(slash, file, sizeof file);
	return access(path, R_OK) == 0;
}
