/* later.c - time() some days ahead: preloaded, for what waits for a day. */
#define _GNU_SOURCE
#include <stdlib.h>
#include <time.h>

time_t
time(time_t *out)
{
	const char *days = getenv("DAYS_LATER");
	struct timespec now;

	clock_gettime(CLOCK_REALTIME, &now);
	if (days)
		now.tv_sec += 86400 * strtol(days, NULL, 10);
	if (out)
		*out = now.tv_sec;
	return now.tv_sec;
}
