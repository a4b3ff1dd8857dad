/* cmd_synonyms.h - other names that are searched as well: options, files,
 * and the line that says so. */
#ifndef SK_CMD_SYNONYMS_H
#define SK_CMD_SYNONYMS_H

#include "cmd_installed.h"
#include "command.h"
#include "rewrite.h"

enum { CMD_SYNONYMS = 16, CMD_ALSO = 8 };

struct cmd_synonyms {
	const char *paths[CMD_SYNONYMS]; /* --synonyms */
	size_t count;
	bool none; /* --no-synonyms: without the file that is installed */
	struct sk_equivalents *equivalents;
	/* what the last query used, each once */
	const struct sk_equivalent *also[CMD_ALSO];
	size_t named[CMD_ALSO]; /* the form of each that was typed */
	size_t also_count;
};

/* The two options, for getopt_long(); their values are above any letter. */
enum { CMD_OPT_SYNONYMS = 256, CMD_OPT_NO_SYNONYMS };
#define CMD_SYNONYMS_OPTIONS                                                   \
	{ "synonyms", required_argument, NULL, CMD_OPT_SYNONYMS },             \
	{                                                                      \
		"no-synonyms", no_argument, NULL, CMD_OPT_NO_SYNONYMS          \
	}

/* Take option C with its VALUE; false with a message if there are too many,
 * or if it is none of these. */
bool cmd_synonyms_option(struct cmd_synonyms *s, int c, const char *value);

/* Write the paths of all files to OUT, that of the one that is installed, for
 * which INSTALLED has room, first; returns how many. */
size_t cmd_synonyms_paths(const struct cmd_synonyms *s,
			  char installed[CMD_INSTALLED_PATH],
			  const char *out[CMD_SYNONYMS + 1]);

/* Read the files, and the readings that people gave STORE, and let R use
 * them. */
SK_MUST_CHECK bool cmd_synonyms_open(struct cmd_synonyms *s,
				     struct sk_rewriter *r,
				     struct sk_store *store,
				     struct sakuin_error *err);
void cmd_synonyms_close(struct cmd_synonyms *s);

/* A line on standard output that names what was also searched, if anything
 * was; then forget it. */
void cmd_synonyms_print(struct cmd_synonyms *s);

#endif
