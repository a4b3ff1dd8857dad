/* connector_log.h - where the connector says what it did: in a file if one is
 * named, and, of what an administrator has to mend, once to syslog. */
#ifndef SK_CONNECTOR_LOG_H
#define SK_CONNECTOR_LOG_H

#include "base.h"

struct sk_log {
	int fd;        /* of --log, or -1 */
	bool reported; /* something went to syslog */
};

/* Open PATH for lines at its end. */
SK_MUST_CHECK bool sk_log_open(struct sk_log *log, const char *path,
			       struct sakuin_error *err);
void sk_log_close(struct sk_log *log);

/* One line in the file. */
void sk_log_line(const struct sk_log *log, const char *fmt, ...)
	SAKUIN_PRINTF(2, 3);
/* The same; and the first such line to syslog. */
void sk_log_trouble(struct sk_log *log, const char *fmt, ...)
	SAKUIN_PRINTF(2, 3);

#endif
