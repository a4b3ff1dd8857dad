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

/* The options that have no value. */
static bool
index_switch(struct index_options *o, int c)
{
	switch (c) {
	case 'v':
		o->ingest.verify = true;
		return true;
	case 'r':
		o->ingest.retry_failed = true;
		return true;
	case 'P':
		o->ingest.without |= SK_WITHOUT_POSITIONS;
		return true;
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
	case 'p':
		return index_prune(optarg, &o->ingest.prune);
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
	default:
		return index_switch(o, c);
	}
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
		cmd_index_notices(&run, &summary);
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
