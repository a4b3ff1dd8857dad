/* build.c - from nothing to a database, by one process or several.
 *
 * Several: the files are listed once and their bytes cut into as many equal
 * ranges; process k indexes range k into a database of its own; these are
 * then compacted, in order, into the one that was asked for.  So the result
 * does not depend on how many there were, but for the numbers of documents.
 * Until the very end the database is empty: a build that is interrupted
 * begins again. */
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "build.h"
#include "ingest_correct.h"
#include "ingest_impl.h"
#include "schema.h"
#include "shards.h"
#include "walk.h"

/* ------------------------------------------------------- the one writer */

static bool
build_alone(struct sk_store *store, const char *const *paths, size_t count,
	    const struct sk_ingest_options *o,
	    struct sk_ingest_summary *summary, struct sakuin_error *err)
{
	return sk_ingest(store, paths, count, o, summary, err);
}

/* Is there nothing yet in the database, and nothing that can't be listed? */
static bool
build_is_fresh(struct sk_store *store, const char *const *paths, size_t count,
	       bool *fresh, struct sakuin_error *err)
{
	struct xc_stats stats;

	if (!xc_stats(sk_store_db(store), &stats, err))
		return false;
	*fresh = stats.last_docid == 0;
	for (size_t i = 0; i < count; i++)
		*fresh &= strcmp(paths[i], "-") != 0;
	return true;
}

/* ----------------------------------------------------------- the list */

static bool
build_list_file(void *ctx, const char *path, struct sakuin_str id,
		const char *error, struct sakuin_error *err)
{
	struct sk_build *b = ctx;
	struct sk_build_file *f;
	struct stat st;

	if (!sk_grow(&b->files, &b->file_cap, b->file_count + 1,
		     sizeof *b->files, err))
		return false;
	f = &b->files[b->file_count++];
	*f = (struct sk_build_file){ .start = b->bytes, .error = error };
	if (!sk_arena_copy(&b->arena, sk_str(path), &f->path, err) ||
	    !sk_arena_copy(&b->arena, id, &f->id, err))
		return false;
	/* An empty file still has a place in one of the ranges. */
	b->bytes += 1;
	if (lstat(path, &st) == 0) {
		b->bytes += (uint64_t)st.st_size;
		b->summary->total += (uint64_t)st.st_size;
	}
	return true;
}

static bool
build_list(struct sk_build *b, const char *const *paths, size_t count,
	   struct sakuin_error *err)
{
	struct sk_buf root = { 0 };
	bool ok = true;

	for (size_t i = 0; ok && i < count; i++) {
		ok = sk_walk(paths[i], &root, build_list_file, b, err);
		if (!ok && err->code == SAKUIN_ENOTFOUND) {
			b->summary->failed++;
			if (b->options->report)
				b->options->report(b->options->ctx,
						   SK_EVENT_FAILED, paths[i],
						   err->text);
			ok = true;
		}
	}
	sk_buf_done(&root);
	return ok;
}

/* ------------------------------------------------------- one of several */

static void
build_send(struct sk_build_worker *w, const struct sk_ingest_summary *s,
	   bool end, bool ok, const struct sakuin_error *err)
{
	struct sk_build_message m = { .end = end, .ok = ok };

	m.summary = *s;
	if (end && !ok)
		m.error = *err;
	/* Shorter than PIPE_BUF: never in pieces. */
	if (write(w->pipe[1], &m, sizeof m) < 0)
		_exit(EXIT_FAILURE);
}

static void
build_progress(void *ctx, const struct sk_ingest_summary *summary)
{
	struct sk_build_worker *w = ctx;

	if (++w->ticks % 16 == 0)
		build_send(w, summary, false, true, NULL);
}

static void
build_report(void *ctx, enum sk_event event, const char *where,
	     const char *what)
{
	const struct sk_build_worker *w = ctx;

	if (w->build->options->report)
		w->build->options->report(w->build->options->ctx, event, where,
					  what);
}

/* The files of range [FROM, TO) of all bytes. */
static bool
build_range(struct sk_ingest *in, const struct sk_build *b, uint64_t from,
	    uint64_t to, struct sakuin_error *err)
{
	for (size_t i = 0; i < b->file_count; i++) {
		const struct sk_build_file *f = &b->files[i];
		uint64_t end = i + 1 < b->file_count ? b->files[i + 1].start
						     : b->bytes;

		if (end <= from || f->start >= to)
			continue;
		in->from = from > f->start ? from - f->start : 0;
		in->to = to - f->start;
		/* Count a file where it begins, its bytes where they are. */
		if (in->from > 0)
			in->summary->files--;
		if (!sk_ingest_visit(in, f->path.ptr, f->id, f->error, err))
			return false;
		in->summary->passed = (end < to ? end : to) - from;
	}
	return true;
}

/* Each process writes its part of the report. */
static bool
build_open_report(const struct sk_build_worker *w, struct sk_report *files,
		  struct sakuin_error *err)
{
	struct sk_buf path = { 0 };
	bool ok = sk_build_report_part(w->build, w->number, &path, err) &&
		  sk_report_open(files, path.ptr, err);

	sk_buf_done(&path);
	return ok;
}

static bool
build_part(struct sk_build_worker *w, const char *path,
	   struct sk_ingest_summary *summary, struct sakuin_error *err)
{
	struct sk_ingest_options o = *w->build->options;
	struct sk_ingest in = { .options = &o, .summary = summary };
	uint64_t share = sk_build_share(w->build);
	bool ok;

	o.progress = build_progress;
	o.report = build_report;
	o.ctx = w;
	if (o.report_file && !build_open_report(w, &in.files, err))
		return false;
	if (w->build->shards > 1 &&
	    !sk_shards_fill(path, w->build->shards, err))
		return false;
	in.store = sk_store_open_writer_without(path, o.without, err);
	if (!in.store)
		return false;
	sk_store_language(in.store, o.lang);
	ok = sk_store_link_later(in.store, err) &&
	     build_range(&in, w->build, share * w->number,
			 share * (w->number + 1), err);
	ok = sk_ingest_done(&in, ok, err);
	sk_store_close(in.store);
	return ok;
}

static bool
build_fork(struct sk_build *b, unsigned number, struct sakuin_error *err)
{
	struct sk_build_worker *w = &b->workers[number];
	pid_t parent = getpid();

	w->build = b;
	w->number = number;
	if (pipe(w->pipe) != 0 || (w->pid = fork()) < 0)
		return sk_fail(err, SAKUIN_EIO,
			       "starting a process failed: %s; use a smaller "
			       "-j",
			       strerror(errno));
	if (w->pid == 0) {
		struct sk_ingest_summary summary = { 0 };
		struct sakuin_error why;
		bool ok;

		/* Whoever kills the run wants none of it to go on, nor the
		 * database to stay locked by it. */
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		if (getppid() != parent)
			_exit(EXIT_FAILURE);
		ok = build_part(w, b->parts[number], &summary, &why);
		build_send(w, &summary, true, ok, &why);
		_exit(ok ? EXIT_SUCCESS : EXIT_FAILURE);
	}
	close(w->pipe[1]);
	return true;
}

/* --------------------------------------------------------- all of them */

/* Take one message of worker W.  False at its end; *OK tells how it went. */
static bool
build_receive(struct sk_build_worker *w, bool *ok, struct sakuin_error *err)
{
	struct sk_build_message m;
	ssize_t n;

	do
		n = read(w->pipe[0], &m, sizeof m);
	while (n < 0 && errno == EINTR);
	if (n != (ssize_t)sizeof m) {
		*ok = sk_fail(err, SAKUIN_EINTERNAL,
			      "a process of the build died; nothing was "
			      "indexed; try again with -j 1");
		return false;
	}
	w->summary = m.summary;
	if (m.end && !m.ok) {
		*ok = false;
		*err = m.error;
	}
	return !m.end;
}

static void
build_sum(struct sk_build *b, const struct sk_ingest_summary *listed)
{
	*b->summary = *listed;
	for (unsigned i = 0; i < b->jobs; i++)
		sk_ingest_add(b->summary, &b->workers[i].summary);
}

/* Take what worker NUMBER has to say.  False at its end; BAD is the first one
 * that failed, whose reason counts. */
static bool
build_listen(struct sk_build *b, unsigned number, unsigned *bad,
	     struct sakuin_error *err)
{
	struct sk_build_worker *w = &b->workers[number];
	struct sakuin_error why;
	bool ok = true, more = build_receive(w, &ok, &why);

	if (!ok && number < *bad) {
		*bad = number;
		*err = why;
	}
	if (more)
		return true;
	close(w->pipe[0]);
	waitpid(w->pid, NULL, 0);
	return false;
}

/* Listen to all until each has ended: a pipe that nobody reads fills, and who
 * writes to it waits. */
static bool
build_wait(struct sk_build *b, unsigned started, struct sakuin_error *err)
{
	struct sk_ingest_summary listed = *b->summary;
	struct pollfd pipes[SK_BUILD_JOBS];
	unsigned left = started, bad = started;

	for (unsigned i = 0; i < started; i++)
		pipes[i] = (struct pollfd){ .fd = b->workers[i].pipe[0],
					    .events = POLLIN };
	while (left > 0) {
		if (poll(pipes, started, -1) < 0)
			continue; /* a signal */
		for (unsigned i = 0; i < started; i++)
			if (pipes[i].fd >= 0 && pipes[i].revents != 0 &&
			    !build_listen(b, i, &bad, err)) {
				pipes[i].fd = -1; /* poll() leaves it out */
				left--;
			}
		build_sum(b, &listed);
		if (left > 0 && b->options->progress)
			b->options->progress(b->options->ctx, b->summary);
	}
	return bad == started;
}

static bool
build_parts(struct sk_build *b, struct sakuin_error *err)
{
	struct sakuin_error why;
	unsigned started = 0;
	bool ok = true;

	while (ok && started < b->jobs) {
		ok = build_fork(b, started, err);
		started += ok;
	}
	return build_wait(b, started, ok ? err : &why) && ok;
}

bool
sk_build(const char *db, const char *const *paths, size_t count, unsigned jobs,
	 const struct sk_ingest_options *o, struct sk_ingest_summary *summary,
	 struct sakuin_error *err)
{
	struct sk_build b = { .options = o, .summary = summary };
	struct sk_store *store;
	struct sk_ingest_summary given = { 0 };
	struct sakuin_error late;
	bool fresh, ok;

	*summary = (struct sk_ingest_summary){ 0 };
	if (!sk_shards_prepare(db, o->shards, err))
		return false;
	store = sk_store_open_writer_without(db, o->without, err);
	if (!store)
		return false;
	b.shards = sk_store_shards(store);
	if (!sk_ingest_corrections(store, o, &given, err)) {
		sk_store_close(store);
		return false;
	}
	/* Sources can't be made from parts whose texts are not kept. */
	if (o->without & SK_WITHOUT_TEXT)
		jobs = 1;
	b.jobs = jobs > SK_BUILD_JOBS ? SK_BUILD_JOBS : jobs;
	ok = sk_build_names(&b, db, err) &&
	     build_is_fresh(store, paths, count, &fresh, err);
	if (ok && (jobs < 2 || !fresh)) {
		ok = build_alone(store, paths, count, o, summary, err);
	} else if (ok) {
		ok = sk_build_can_report(&b, err) &&
		     sk_build_folders(&b, err) &&
		     build_list(&b, paths, count, err) &&
		     build_parts(&b, err) && sk_build_merge(&b, db, store, err);
		if (o->report_file)
			ok = sk_build_join_reports(&b, ok ? err : &late) && ok;
	}
	sk_build_clean(&b);
	summary->corrections = given.corrections;
	summary->broken_corrections += given.broken_corrections;
	sk_store_close(store);
	return ok;
}
