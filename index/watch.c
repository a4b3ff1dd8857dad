/* watch.c - what changes in folders, as it changes (inotify(7)). */
#include <errno.h>
#include <fts.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "watch.h"

enum {
	QUIET = 200,    /* ms without a change end a batch */
	LONGEST = 1000, /* ms that a batch waits for that */
	MOST = 4096,    /* changes of one batch; more are "all" */
	EVENTS = IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM |
		 IN_MOVED_TO | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR |
		 IN_DONT_FOLLOW | IN_EXCL_UNLINK
};

struct watch_folder {
	char *path; /* NULL: not watched any more */
	const char *root;
	const char *only; /* a file is watched: its name in the folder */
};

struct sk_watch {
	int fd;
	struct watch_folder *folders; /* by watch descriptor */
	size_t folder_cap;
	struct sk_arena roots;
	struct sk_arena arena; /* of the changes */
	struct sk_change *list;
	size_t count, cap;
	bool all;
};

void
sk_watch_free(struct sk_watch *w)
{
	if (!w)
		return;
	for (size_t i = 0; i < w->folder_cap; i++)
		free(w->folders[i].path);
	free(w->folders);
	free(w->list);
	sk_arena_done(&w->roots);
	sk_arena_done(&w->arena);
	if (w->fd >= 0)
		close(w->fd);
	free(w);
}

/* -------------------------------------------------------------- folders */

static bool
watch_folder(struct sk_watch *w, const char *path, const char *root,
	     const char *only, struct sakuin_error *err)
{
	struct watch_folder *f;
	size_t cap = w->folder_cap;
	int wd = inotify_add_watch(w->fd, path, EVENTS);

	/* It may be gone by now; then its parent tells. */
	if (wd < 0 && (errno == ENOENT || errno == ENOTDIR || errno == EACCES))
		return true;
	if (wd < 0)
		return sk_fail(err, SAKUIN_EIO, "%s: can't be watched: %s%s",
			       path, strerror(errno),
			       errno == ENOSPC
				       ? "; raise fs.inotify.max_user_watches"
				       : "");
	if (!sk_grow(&w->folders, &w->folder_cap, (size_t)wd + 1,
		     sizeof *w->folders, err))
		return false;
	if (w->folder_cap > cap)
		memset(w->folders + cap, 0,
		       (w->folder_cap - cap) * sizeof *w->folders);
	f = &w->folders[wd];
	free(f->path);
	*f = (struct watch_folder){ strdup(path), root, only };
	return f->path || sk_nomem(err);
}

/* Watch the folder PATH and all below it. */
static bool
watch_below(struct sk_watch *w, const char *path, const char *root,
	    struct sakuin_error *err)
{
	char *paths[2] = { strdup(path), NULL };
	FTS *fts = paths[0] ? fts_open(paths, FTS_PHYSICAL | FTS_NOCHDIR, NULL)
			    : NULL;
	bool ok = fts || sk_nomem(err);

	for (FTSENT *e; ok && (e = fts_read(fts));) {
		if (e->fts_level > 0 && e->fts_name[0] == '.')
			fts_set(fts, e, FTS_SKIP);
		else if (e->fts_info == FTS_D)
			ok = watch_folder(w, e->fts_path, root, NULL, err);
	}
	if (fts)
		fts_close(fts);
	free(paths[0]);
	return ok;
}

/* The folder PATH has gone elsewhere, with all below it. */
static void
watch_forget(struct sk_watch *w, const char *path)
{
	size_t len = strlen(path);

	for (size_t i = 0; i < w->folder_cap; i++) {
		char *p = w->folders[i].path;

		if (!p || strncmp(p, path, len) != 0 ||
		    (p[len] && p[len] != '/'))
			continue;
		inotify_rm_watch(w->fd, (int)i);
		free(p);
		w->folders[i].path = NULL;
	}
}

static bool
watch_root(struct sk_watch *w, const char *given, struct sakuin_error *err)
{
	char *real = realpath(given, NULL), *slash;
	struct sakuin_str root;
	struct stat st;
	bool ok;

	if (!real || lstat(real, &st) != 0) {
		free(real);
		return sk_fail(err, SAKUIN_ENOTFOUND, "%s: %s; check the path",
			       given, strerror(errno));
	}
	ok = sk_arena_copy(&w->roots, sk_str(real), &root, err);
	if (ok && S_ISDIR(st.st_mode)) {
		ok = watch_below(w, root.ptr, root.ptr, err);
	} else if (ok) {
		/* Programs save a file by putting another in its place. */
		slash = strrchr(real, '/');
		*slash = '\0';
		ok = watch_folder(w, *real ? real : "/", root.ptr,
				  root.ptr + (slash - real) + 1, err);
	}
	free(real);
	return ok;
}

struct sk_watch *
sk_watch_new(const char *const *paths, size_t count, struct sakuin_error *err)
{
	struct sk_watch *w = calloc(1, sizeof *w);
	bool ok;

	if (!w) {
		sk_nomem(err);
		return NULL;
	}
	w->fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
	ok = w->fd >= 0 ||
	     sk_fail(err, SAKUIN_EIO, "folders can't be watched: %s",
		     strerror(errno));
	for (size_t i = 0; ok && i < count; i++)
		ok = watch_root(w, paths[i], err);
	if (ok)
		return w;
	sk_watch_free(w);
	return NULL;
}

/* -------------------------------------------------------------- changes */

static bool
watch_add(struct sk_watch *w, const char *path, const char *root, bool gone,
	  struct sakuin_error *err)
{
	struct sakuin_str copy;

	for (size_t i = 0; i < w->count; i++)
		if (!strcmp(w->list[i].path, path)) {
			w->list[i].gone = gone;
			return true;
		}
	if (w->count == MOST) {
		w->all = true;
		return true;
	}
	if (!sk_grow(&w->list, &w->cap, w->count + 1, sizeof *w->list, err) ||
	    !sk_arena_copy(&w->arena, sk_str(path), &copy, err))
		return false;
	w->list[w->count++] = (struct sk_change){ copy.ptr, root, gone };
	return true;
}

/* What happened to PATH. */
static bool
watch_changed(struct sk_watch *w, const char *path, const char *root,
	      uint32_t mask, struct sakuin_error *err)
{
	struct stat st;

	if (mask & (IN_DELETE | IN_MOVED_FROM)) {
		if (mask & IN_ISDIR)
			watch_forget(w, path);
		return watch_add(w, path, root, true, err);
	}
	if ((mask & IN_ISDIR) && !watch_below(w, path, root, err))
		return false;
	/* A file that is being written is looked at when it is closed; one
	 * that has another name already is complete. */
	if ((mask & IN_CREATE) && !(mask & IN_ISDIR) &&
	    (lstat(path, &st) != 0 || !S_ISREG(st.st_mode) || st.st_nlink < 2))
		return true;
	return watch_add(w, path, root, false, err);
}

static bool
watch_event(struct sk_watch *w, const struct inotify_event *e,
	    struct sakuin_error *err)
{
	struct watch_folder *f;
	char *path;
	bool ok;

	if (e->mask & IN_Q_OVERFLOW) {
		w->all = true;
		return true;
	}
	if (e->wd < 0 || (size_t)e->wd >= w->folder_cap)
		return true;
	f = &w->folders[e->wd];
	if (e->mask & IN_IGNORED) {
		free(f->path);
		f->path = NULL;
	}
	if (!f->path)
		return true;
	if (e->mask & (IN_DELETE_SELF | IN_MOVE_SELF))
		return strcmp(f->path, f->root) != 0 ||
		       watch_add(w, f->path, f->root, true, err);
	if (e->len == 0 || e->name[0] == '.' ||
	    (f->only && strcmp(f->only, e->name) != 0))
		return true;
	if (asprintf(&path, "%s/%s", strcmp(f->path, "/") ? f->path : "",
		     e->name) < 0)
		return sk_nomem(err);
	ok = watch_changed(w, path, f->root, e->mask, err);
	free(path);
	return ok;
}

/* Read what there is. */
static bool
watch_read(struct sk_watch *w, struct sakuin_error *err)
{
	char room[16384]
		__attribute__((aligned(__alignof__(struct inotify_event))));
	ssize_t n;

	while ((n = read(w->fd, room, sizeof room)) > 0)
		for (char *p = room; p < room + n;) {
			const struct inotify_event *e = (void *)p;

			if (!watch_event(w, e, err))
				return false;
			p += sizeof *e + e->len;
		}
	return n >= 0 || errno == EAGAIN || errno == EINTR ||
	       sk_fail(err, SAKUIN_EIO, "folders can't be watched: %s",
		       strerror(errno));
}

static int64_t
watch_now(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

void
sk_watch_clear(struct sk_watch *w)
{
	w->count = 0;
	w->all = false;
	sk_arena_reset(&w->arena);
}

bool
sk_watch_wait(struct sk_watch *w, int stop_fd, int timeout,
	      struct sk_changes *out, struct sakuin_error *err)
{
	struct pollfd fds[2] = { { .fd = w->fd, .events = POLLIN },
				 { .fd = stop_fd, .events = POLLIN } };
	int64_t end = -1;
	int n = 0;

	for (;;) {
		n = poll(fds, 2, end < 0 ? timeout : QUIET);
		if (n < 0 && errno != EINTR)
			return sk_fail(err, SAKUIN_EIO, "waiting failed: %s",
				       strerror(errno));
		/* What came before the stop belongs to this batch. */
		if (n > 0 && !watch_read(w, err))
			return false;
		if (n == 0 || (n > 0 && fds[1].revents))
			break;
		if (end < 0 && (w->count || w->all))
			end = watch_now() + LONGEST;
		if (end >= 0 && watch_now() >= end)
			break;
	}
	*out = (struct sk_changes){ w->list, w->count, w->all,
				    n > 0 && fds[1].revents };
	return true;
}
