/* cmd_installed.c - files that are installed with this program. */
#include <stdio.h>
#include <unistd.h>

#include "cmd_installed.h"

bool
cmd_installed(const char *name, char path[CMD_INSTALLED_PATH])
{
	char program[CMD_INSTALLED_PATH];
	ssize_t len = readlink("/proc/self/exe", program, sizeof program - 1);
	char *slash;
	int used;

	if (len <= 0)
		return false;
	program[len] = '\0';
	slash = strrchr(program, '/');
	if (!slash)
		return false;
	*slash = '\0';
	used = snprintf(path, CMD_INSTALLED_PATH, "%s/../share/sakuin/%s",
			program, name);
	return used > 0 && used < CMD_INSTALLED_PATH && access(path, R_OK) == 0;
}
