/* cmd_index_tell.c - what sakuin index says while it runs, and at its end. */
#include <inttypes.h>
#include <stdio.h>
#include <unistd.h>

#include "cmd_index.h"
#include "readings.h"

static double
index_seconds(const struct index_run *run)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)(now.tv_sec - run->start.tv_sec) +
	       (double)(now.tv_nsec - run->start.tv_nsec) / 1e9;
}

static void
index_clear_line(struct index_run *run)
{
	if (run->line_open)
		fputs("\r\033[K", stderr);
	run->line_open = false;
}

static void
index_report(void *ctx, enum sk_event event, const char *where,
	     const char *what)
{
	struct index_run *run = ctx;

	if (event == SK_EVENT_INDEXED ||
	    (run->quiet && event != SK_EVENT_FAILED))
		return;
	index_clear_line(run);
	cmd_complain("%s: %s%s", where,
		     event == SK_EVENT_SKIPPED ? "left out: " : "", what);
}

static void
index_progress(void *ctx, const struct sk_ingest_summary *s)
{
	struct index_run *run = ctx;
	double now;

	if (!run->terminal || run->quiet)
		return;
	now = index_seconds(run);
	if (now - run->shown < 0.2)
		return;
	run->shown = now;
	run->line_open = true;
	fprintf(stderr,
		"\r\033[K%" PRIu64 " files, %" PRIu64
		" documents, %.1f MB, %.1f MB/s",
		s->files, s->documents, (double)s->passed / 1e6,
		(double)s->passed / 1e6 / (now > 0 ? now : 1));
	if (s->total > s->passed && s->passed > 0)
		fprintf(stderr, ", %.0f s left",
			now * (double)(s->total - s->passed) /
				(double)s->passed);
}

/* "3 files left out": NOUN has no s, and may be empty. */
static void
index_count(uint64_t n, const char *noun, const char *what)
{
	if (n)
		printf(", %" PRIu64 " %s%s%s", n, noun,
		       *noun == '\0' ? ""
		       : n == 1     ? " "
				    : "s ",
		       what);
}

static void
index_summary(struct index_run *run, const struct sk_ingest_summary *s,
	      const char *db)
{
	double seconds = index_seconds(run);

	index_clear_line(run);
	if (run->quiet)
		return;
	printf("%s: %" PRIu64 " document%s indexed", db, s->documents,
	       s->documents == 1 ? "" : "s");
	index_count(s->replaced, "", "of them replaced");
	index_count(s->unchanged, "file", "unchanged");
	index_count(s->moved, "file", "moved");
	index_count(s->removed, "document", "removed");
	index_count(s->withheld, "document", "withheld");
	index_count(s->gone, "file", "gone");
	index_count(s->skipped, "file", "left out");
	index_count(s->descriptions, "file", "read as metadata");
	index_count(s->failed, "file", "failed");
	index_count(s->broken_records, "record", "failed");
	index_count(s->truncated, "", "cut short");
	index_count(s->guessed, "encoding", "guessed");
	index_count(s->damaged, "", "with damaged characters");
	index_count(s->corrections, "correction", "read");
	index_count(s->broken_corrections, "correction", "failed");
	printf("; %.1f MB in %.1f s\n", (double)s->bytes / 1e6, seconds);
}

/* Without its text a document can't be made anew. */
static void
index_waiting(const struct index_run *run, const struct sk_ingest_summary *s)
{
	if (s->waiting && !run->quiet)
		cmd_complain(
			"not corrected yet, as the text is not kept: %" PRIu64
			" of the documents; index their files once "
			"more",
			s->waiting);
}

/* Kanji are read by dictionaries; say once what those that are not here would
 * have given. */
static void
index_readings(const struct index_run *run, const struct sk_ingest_summary *s)
{
	struct sakuin_error err;
	struct sk_readings *r;
	const char *missing;

	if (run->quiet || s->kanji == 0)
		return;
	r = sk_readings_new(&err);
	missing = r ? sk_readings_missing(r) : NULL;
	if (missing)
		cmd_complain("%s", missing);
	sk_readings_free(r);
}

/* Why the run had to stop. */
static void
index_complain(const char *db, const struct sakuin_error *err)
{
	if (err->code == SAKUIN_EDB || err->code == SAKUIN_EIO)
		cmd_complain("%s: %s; the documents since the last commit are "
			     "not in it; mend that and run it again",
			     db, err->text);
	else
		cmd_complain("%s", err->text);
}

void
cmd_index_begin(struct index_options *o, struct index_run *run)
{
	run->quiet = o->quiet;
	run->terminal = isatty(STDERR_FILENO) != 0;
	clock_gettime(CLOCK_MONOTONIC, &run->start);
	o->ingest.report = index_report;
	o->ingest.progress = index_progress;
	o->ingest.ctx = run;
	o->ingest.measure = run->terminal && !o->quiet;
}

int
cmd_index_end(struct index_run *run, const struct sk_ingest_summary *s,
	      const char *db, bool ok, const struct sakuin_error *err)
{
	index_clear_line(run);
	if (!ok) {
		index_complain(db, err);
		return err->code == SAKUIN_EINVAL ? CMD_USAGE : CMD_DATABASE;
	}
	index_summary(run, s, db);
	cmd_dict_refresh(db);
	fflush(stdout);
	return s->failed || s->broken_records || s->broken_corrections
		       ? CMD_NOTHING
		       : CMD_DONE;
}

void
cmd_index_notices(const struct index_run *run,
		  const struct sk_ingest_summary *s)
{
	index_readings(run, s);
	index_waiting(run, s);
}
