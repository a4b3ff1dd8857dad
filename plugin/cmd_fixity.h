/* cmd_fixity.h - are the originals what they were? */
#ifndef CMD_FIXITY_H
#define CMD_FIXITY_H

#include "command.h"

/* Read every file that STORE was made from, tell which have changed since, and
 * set *INTACT if none has. */
bool cmd_fixity(struct sk_store *store, bool *intact, struct sakuin_error *err);

#endif
