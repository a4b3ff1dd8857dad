/* later.c - time() some seconds ahead: preloaded, for what waits for a day. */
#define _GNU_SOURCE
#include <stdlib.h>
#include <time.h>

time_t
time(time_t *out)
{
	const char *more = getenv("SECONDS_LATER");
	struct timespec now;

	clock_gettime(CLOCK_REALTIME, &now);
	if (more)
		now.tv_sec += strtol(more, NULL, 10);
	if (out)
		*out = now.tv_sec;
	return now.tv_sec;
}
