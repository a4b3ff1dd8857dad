/* cmd_filters.h - the option --filters. */
#ifndef SK_CMD_FILTERS_H
#define SK_CMD_FILTERS_H

#include "filters.h"

/* Read the table of programs in the file PATH; false with a message. */
SK_MUST_CHECK bool cmd_filters(const char *path, struct sk_filters *out);

#endif
