/* cmd_names.h - the file of other names that is installed. */
#ifndef SK_CMD_NAMES_H
#define SK_CMD_NAMES_H

#include "base.h"

enum { CMD_NAMES_PATH = 4096 };

/* The one that was installed with this program: ../share/sakuin beside its
 * folder.  False if there is none. */
bool cmd_names_installed(char path[CMD_NAMES_PATH]);

#endif
