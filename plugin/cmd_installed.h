/* cmd_installed.h - files that are installed with this program. */
#ifndef SK_CMD_INSTALLED_H
#define SK_CMD_INSTALLED_H

#include "base.h"

enum { CMD_INSTALLED_PATH = 4096 };

/* NAME in ../share/sakuin beside this program's folder, as "names.tsv".  False
 * if it is not there. */
bool cmd_installed(const char *name, char path[CMD_INSTALLED_PATH]);

#endif
