/* connector_log.c - what the connector says. */
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <syslog.h>
#include <time.h>
#include <unistd.h>

#include "connector_log.h"

bool
sk_log_open(struct sk_log *log, const char *path, struct sakuin_error *err)
{
	log->fd = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
	return log->fd >= 0 ||
	       sk_fail(err, SAKUIN_EIO, "%s: %s", path, strerror(errno));
}

void
sk_log_close(struct sk_log *log)
{
	if (log->fd >= 0)
		close(log->fd);
	log->fd = -1;
}

/* Time, process, text; in one write, as others use the file too. */
static void
log_write(const struct sk_log *log, char *text)
{
	time_t now = time(NULL);
	struct tm tm;
	char when[32] = "", *line = NULL;
	int len;

	if (log->fd < 0)
		return;
	for (char *p = text; *p; p++)
		if ((unsigned char)*p < ' ' || *p == 0x7F)
			*p = '?';
	if (gmtime_r(&now, &tm))
		strftime(when, sizeof when, "%Y-%m-%dT%H:%M:%SZ", &tm);
	len = asprintf(&line, "%s %ld %s\n", when, (long)getpid(), text);
	if (len > 0) {
		/* A log that is full is no reason to answer nobody. */
		(void)!write(log->fd, line, (size_t)len);
		free(line);
	}
}

void
sk_log_line(const struct sk_log *log, const char *fmt, ...)
{
	char *text = NULL;
	va_list ap;

	if (log->fd < 0)
		return;
	va_start(ap, fmt);
	if (vasprintf(&text, fmt, ap) < 0)
		text = NULL;
	va_end(ap);
	if (text)
		log_write(log, text);
	free(text);
}

void
sk_log_trouble(struct sk_log *log, const char *fmt, ...)
{
	char *text = NULL;
	va_list ap;

	va_start(ap, fmt);
	if (vasprintf(&text, fmt, ap) < 0)
		text = NULL;
	va_end(ap);
	if (!text)
		return;
	if (!log->reported) {
		openlog("sakuin-connector", LOG_PID, LOG_DAEMON);
		syslog(LOG_WARNING, "%s", text);
		closelog();
	}
	log->reported = true;
	log_write(log, text);
	free(text);
}
