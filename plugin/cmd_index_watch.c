/* cmd_index_watch.c - sakuin index --watch. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include "cmd_index.h"

enum { RETRY = 1000 }; /* ms, while another program writes */

struct watch_run {
	struct index_options *options;
	char **paths;
	int count;
	const char *db;
	struct sk_watch *watch;
	bool waits; /* for another writer, and has said so */
};

/* Index the changes; *LATER if another program writes at the moment. */
static int
watch_batch(struct watch_run *w, const struct sk_changes *changes, bool *later)
{
	struct sk_ingest_summary summary;
	struct index_run run = { .quiet = w->options->quiet };
	struct sakuin_error err;
	struct sk_store *store = sk_store_open_writer(w->db, &err);
	bool ok;

	*later = !store && err.code == SAKUIN_ELOCKED;
	if (!store)
		return *later ? CMD_DONE : cmd_failed(&err);
	if (changes->all || cmd_index_redescribes(w->options, changes)) {
		sk_store_close(store);
		return cmd_index_go(w->options, w->paths, w->count);
	}
	cmd_index_begin(w->options, &run);
	ok = sk_ingest_changes(store, changes, &w->options->ingest, &summary,
			       &err);
	sk_store_close(store);
	/* A file that was written but is of no interest is not worth a line. */
	run.quiet |= ok && summary.documents + summary.removed + summary.moved +
					   summary.failed ==
				   0;
	return cmd_index_end(&run, &summary, w->db, ok, &err);
}

/* Has an embargo ended, so that files are to be read that did not change? */
static bool
watch_lifted(const struct watch_run *w)
{
	char warning[500];
	struct sakuin_error err;
	struct sk_store *store = sk_store_open(&w->db, 1, warning, &err);
	bool over = false,
	     ok = store && sk_store_embargo_over(store, &over, &err);

	sk_store_close(store);
	return ok && over;
}

/* Milliseconds to the end of the day; a day more is no matter. */
static int
watch_day(void)
{
	return (int)(86400 - time(NULL) % 86400) * 1000;
}

/* Until somebody interrupts, or the database can't be written any more. */
static int
watch_loop(struct watch_run *w, int stop_fd)
{
	struct sk_changes changes;
	struct sakuin_error err;
	int status = CMD_DONE;

	while (status <= CMD_NOTHING) {
		bool later;

		if (!sk_watch_wait(w->watch, stop_fd,
				   w->waits ? RETRY : watch_day(), &changes,
				   &err))
			return cmd_failed(&err);
		if (changes.count == 0 && !changes.all) {
			if (changes.stop)
				break;
			if (watch_lifted(w))
				status = cmd_index_go(w->options, w->paths,
						      w->count);
			continue;
		}
		status = watch_batch(w, &changes, &later);
		if (later && !w->waits)
			cmd_complain("%s: another program is writing to it; "
				     "waiting",
				     w->db);
		w->waits = later;
		if (!later)
			sk_watch_clear(w->watch);
		if (changes.stop)
			break;
	}
	return status > CMD_NOTHING ? status : CMD_DONE;
}

/* Signals that end the watch come when no batch is under way. */
static int
watch_signals(void)
{
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, SIGINT);
	sigaddset(&set, SIGTERM);
	sigaddset(&set, SIGHUP);
	sigprocmask(SIG_BLOCK, &set, NULL);
	return signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
}

int
cmd_index_watch(struct index_options *o, char **paths, int count)
{
	struct watch_run w = { .options = o,
			       .paths = paths,
			       .count = count,
			       .db = cmd_writer_path(&o->databases) };
	struct sakuin_error err;
	int stop_fd, status;

	/* First, so that nothing is missed while all is looked at. */
	w.watch = sk_watch_new((const char *const *)paths, (size_t)count, &err);
	if (!w.watch)
		return cmd_failed(&err) == CMD_USAGE ? CMD_USAGE : CMD_NOTHING;
	status = cmd_index_go(o, paths, count);
	stop_fd = status <= CMD_NOTHING ? watch_signals() : -1;
	if (stop_fd >= 0) {
		if (!o->quiet)
			cmd_complain("watching; interrupt to end");
		status = watch_loop(&w, stop_fd);
		close(stop_fd);
	}
	sk_watch_free(w.watch);
	return status;
}
