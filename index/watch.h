/* watch.h - what changes in folders, as it changes (inotify(7)).
 *
 * Folders are watched with all that is below them, also what is made later;
 * hidden files and links are left out, as sk_walk() leaves them out.  A burst
 * of changes is one batch: it ends when nothing has changed for a moment, and
 * does not wait longer than a second for that. */
#ifndef SK_WATCH_H
#define SK_WATCH_H

#include "base.h"

#ifdef __cplusplus
extern "C" {
#endif

struct sk_watch;

/* Something at or below one of the watched paths. */
struct sk_change {
	const char *path; /* absolute; a file, or a folder with all in it */
	const char *root; /* the watched path, absolute */
	bool gone;
};

struct sk_changes {
	const struct sk_change *list;
	size_t count;
	bool all;  /* too many: look at everything */
	bool stop; /* STOP_FD can be read */
};

/* Watch COUNT PATHS, files or folders.  SAKUIN_ENOTFOUND names a path that is
 * not there, SAKUIN_EIO tells what to do where the system allows no more
 * watches.  Free with sk_watch_free(). */
SK_MUST_CHECK struct sk_watch *
sk_watch_new(const char *const *paths, size_t count, struct sakuin_error *err);
void sk_watch_free(struct sk_watch *w); /* NULL is fine */

/* Wait for changes, or until STOP_FD can be read; not longer than TIMEOUT
 * milliseconds unless that is -1.  *OUT has all that changed since the last
 * sk_watch_clear() and is valid until that or the next call. */
SK_MUST_CHECK bool sk_watch_wait(struct sk_watch *w, int stop_fd, int timeout,
				 struct sk_changes *out,
				 struct sakuin_error *err);
/* The changes have been dealt with. */
void sk_watch_clear(struct sk_watch *w);

#ifdef __cplusplus
}
#endif
#endif
