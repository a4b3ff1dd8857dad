/* cmd_index.h - what the files of sakuin index share. */
#ifndef CMD_INDEX_H
#define CMD_INDEX_H

#include <time.h>

#include "catalogue.h"
#include "command.h"
#include "ingest.h"
#include "scan.h"

enum { INDEX_CATALOGUES = 16 };

struct index_options {
	struct cmd_databases databases;
	struct sk_ingest_options ingest;
	struct sk_filters filters;
	const char *catalogues[INDEX_CATALOGUES];
	size_t catalogue_count;
	struct sk_ocr ocr;
	unsigned long jobs;
	bool quiet, watch, mapping;
};

/* What the callbacks of one run need. */
struct index_run {
	struct timespec start;
	double shown; /* seconds after start of the last progress line */
	bool terminal, quiet, line_open;
};

/* --ocr with its value: false after a complaint. */
bool cmd_index_ocr(struct index_options *o, const char *command);
/* Make RUN what the callbacks of O get. */
void cmd_index_begin(struct index_options *o, struct index_run *run);
/* Tell how the run over DB went; returns the exit status. */
int cmd_index_end(struct index_run *run, const struct sk_ingest_summary *s,
		  const char *db, bool ok, const struct sakuin_error *err);
/* Tell what it lacked to do better. */
void cmd_index_notices(const struct index_run *run,
		       const struct sk_ingest_summary *s);
/* Read the catalogues that are named, for a run over PATHS; free with
 * cmd_index_forget(). */
bool cmd_index_catalogues(struct index_options *o, char **paths, int count);
void cmd_index_forget(struct index_options *o);
/* Does one of the CHANGES say something new of files that did not change? */
bool cmd_index_redescribes(const struct index_options *o,
			   const struct sk_changes *changes);
/* Print the table of fields; returns the exit status. */
int cmd_index_mapping(void);

/* Index PATHS once. */
int cmd_index_go(struct index_options *o, char **paths, int count);
/* And then what changes below them, until somebody interrupts. */
int cmd_index_watch(struct index_options *o, char **paths, int count);

#endif
