/* cmd_index.c - sakuin index. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cmd_filters.h"
#include "cmd_index.h"
#include "readings.h"
#include "schema.h"
#include "shards.h"

enum { DEFAULT_TEXT_MIB = 16, MAX_TEXT_MIB = 64, MAX_JOBS = 64 };

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

static void
index_count(uint64_t n, const char *what)
{
	if (n)
		printf(", %" PRIu64 " %s", n, what);
}

static void
index_summary(struct index_run *run, const struct sk_ingest_summary *s,
	      const char *db)
{
	double seconds = index_seconds(run);

	index_clear_line(run);
	if (run->quiet)
		return;
	printf("%s: %" PRIu64 " documents indexed", db, s->documents);
	index_count(s->replaced, "of them replaced");
	index_count(s->unchanged, "files unchanged");
	index_count(s->moved, "files moved");
	index_count(s->removed, "documents removed");
	index_count(s->withheld, "documents withheld");
	index_count(s->gone, "files gone");
	index_count(s->skipped, "files left out");
	index_count(s->descriptions, "files that tell about others");
	index_count(s->failed, "files failed");
	index_count(s->broken_records, "records failed");
	index_count(s->truncated, "cut short");
	index_count(s->guessed, "encodings guessed");
	index_count(s->damaged, "with damaged characters");
	index_count(s->corrections, "corrections read");
	index_count(s->broken_corrections, "corrections failed");
	printf("; %.1f MB in %.1f s\n", (double)s->bytes / 1e6, seconds);
}

/* Without its text a document can't be made anew. */
static void
index_waiting(const struct index_run *run, const struct sk_ingest_summary *s)
{
	if (s->waiting && !run->quiet)
		cmd_complain("%" PRIu64 " documents were not corrected yet, as "
			     "their texts are not kept; index their files once "
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

static const struct option index_long[] = {
	{ "lang", required_argument, NULL, 'l' },
	{ "encoding", required_argument, NULL, 'e' },
	{ "verify", no_argument, NULL, 'v' },
	{ "prune", optional_argument, NULL, 'p' },
	{ "retry-failed", no_argument, NULL, 'r' },
	{ "max-text", required_argument, NULL, 'm' },
	{ "without", required_argument, NULL, 'w' },
	{ "shards", required_argument, NULL, 's' },
	{ "no-positions", no_argument, NULL, 'P' },
	{ "corrections", required_argument, NULL, 'c' },
	{ "filters", required_argument, NULL, 'F' },
	{ "ocr", required_argument, NULL, 'O' },
	{ "report", required_argument, NULL, 'R' },
	{ "quiet", no_argument, NULL, 'q' },
	{ "watch", no_argument, NULL, 'W' },
	{ "manifest", required_argument, NULL, 'M' },
	{ "metadata", required_argument, NULL, 'M' },
	{ "print-mapping", no_argument, NULL, 'T' },
	{ NULL, 0, NULL, 0 },
};

static bool
index_prune(const char *value, enum sk_prune *out)
{
	if (value && strcmp(value, "all") != 0) {
		cmd_complain("--prune=%s: write --prune or --prune=all", value);
		return false;
	}
	*out = value ? SK_PRUNE_ALL : SK_PRUNE_SOME;
	return true;
}

static bool
index_without(struct index_options *o, const char *list)
{
	struct sakuin_error err;
	unsigned without;

	if (sk_schema_without(sk_str(list), &without, &err)) {
		o->ingest.without |= without;
		return true;
	}
	cmd_complain("--without=%s: %s", list, err.text);
	return false;
}

static bool
index_catalogue(struct index_options *o, const char *path)
{
	if (o->catalogue_count == INDEX_CATALOGUES) {
		cmd_complain("--manifest: at most %d of them",
			     (int)INDEX_CATALOGUES);
		return false;
	}
	o->catalogues[o->catalogue_count++] = path;
	return true;
}

static bool
index_option(struct index_options *o, int c)
{
	unsigned long n;

	switch (c) {
	case 'd':
		return cmd_add_database(&o->databases, optarg);
	case 'j':
		return cmd_number(optarg, MAX_JOBS, "-j", &o->jobs);
	case 'l':
		o->ingest.lang = optarg;
		return true;
	case 'e':
		o->ingest.encoding = optarg;
		return true;
	case 'v':
		o->ingest.verify = true;
		return true;
	case 'p':
		return index_prune(optarg, &o->ingest.prune);
	case 'r':
		o->ingest.retry_failed = true;
		return true;
	case 'm':
		if (!cmd_number(optarg, MAX_TEXT_MIB, "--max-text", &n))
			return false;
		o->ingest.text_max = (n ? n : 1) * 1024 * 1024;
		return true;
	case 'w':
		return index_without(o, optarg);
	case 's':
		if (!cmd_number(optarg, SK_SHARDS_MAX, "--shards", &n))
			return false;
		o->ingest.shards = (unsigned)n;
		return true;
	case 'P':
		o->ingest.without |= SK_WITHOUT_POSITIONS;
		return true;
	case 'c':
		if (o->ingest.corrections) {
			cmd_complain("--corrections: one file at a time");
			return false;
		}
		o->ingest.corrections = optarg;
		return true;
	case 'F':
		o->ingest.filters = &o->filters;
		return cmd_filters(optarg, &o->filters);
	case 'O':
		return cmd_index_ocr(o, optarg);
	case 'R':
		o->ingest.report_file = optarg;
		return true;
	case 'M':
		return index_catalogue(o, optarg);
	case 'T':
		o->mapping = true;
		return true;
	case 'q':
		o->quiet = true;
		return true;
	case 'W':
		o->watch = true;
		return true;
	default:
		return false;
	}
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

/* Would a new database stay empty, as nothing that is named is there?  Say
 * so, and make none: a mistyped path should leave nothing behind. */
static bool
index_is_vain(const char *db, char **paths, int count)
{
	struct stat st;

	if (lstat(db, &st) == 0)
		return false;
	for (int i = 0; i < count; i++)
		if (strcmp(paths[i], "-") == 0 || lstat(paths[i], &st) == 0)
			return false;
	for (int i = 0; i < count; i++)
		cmd_complain("%s: No such file or directory; check the path",
			     paths[i]);
	return true;
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

int
cmd_index_go(struct index_options *o, char **paths, int count)
{
	const char *db = cmd_writer_path(&o->databases);
	struct index_run run = { .shown = 0 };
	struct sk_ingest_summary summary;
	struct sakuin_error err;
	bool ok;
	int status;

	if (count && index_is_vain(db, paths, count))
		return CMD_NOTHING;
	cmd_index_forget(o); /* it may have changed */
	if (!cmd_index_catalogues(o, paths, count))
		return CMD_USAGE;
	cmd_index_begin(o, &run);
	ok = sk_build(db, (const char *const *)paths, (size_t)count,
		      (unsigned)o->jobs, &o->ingest, &summary, &err);
	status = cmd_index_end(&run, &summary, db, ok, &err);
	if (ok)
		index_readings(&run, &summary);
	if (ok)
		index_waiting(&run, &summary);
	return status;
}

/* Standard input has an end, but nothing that changes. */
static bool
index_watchable(char **paths, int count)
{
	for (int i = 0; i < count; i++)
		if (strcmp(paths[i], "-") == 0) {
			cmd_complain("index: standard input can't be watched; "
				     "name files or folders");
			return false;
		}
	return true;
}

static int
index_parse(int argc, char **argv, struct index_options *o)
{
	int c;

	while ((c = getopt_long(argc, argv, "d:j:", index_long, NULL)) != -1)
		if (!index_option(o, c))
			return cmd_usage("index");
	if (o->mapping)
		return cmd_index_mapping();
	if (optind == argc && !o->ingest.corrections) {
		cmd_complain("index: name files or folders, or - for NDJSON "
			     "on standard input");
		return cmd_usage("index");
	}
	if (o->databases.count > 1) {
		cmd_complain("index: one database at a time");
		return cmd_usage("index");
	}
	if (!o->watch)
		return cmd_index_go(o, argv + optind, argc - optind);
	if (!index_watchable(argv + optind, argc - optind))
		return cmd_usage("index");
	return cmd_index_watch(o, argv + optind, argc - optind);
}

int
cmd_index(int argc, char **argv)
{
	struct index_options o = {
		.ingest = { .text_max =
				    (size_t)DEFAULT_TEXT_MIB * 1024 * 1024 },
		.jobs = 1,
	};
	int status = index_parse(argc, argv, &o);

	sk_filters_done(&o.filters);
	cmd_index_forget(&o);
	sk_ocr_done(&o.ocr);
	return status;
}
