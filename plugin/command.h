/* command.h - what the subcommands of sakuin share. */
#ifndef SK_COMMAND_H
#define SK_COMMAND_H

#include <getopt.h>

#include "base.h"
#include "store.h"

/* Exit statuses, part of the command line contract. */
enum {
	CMD_DONE = 0,
	CMD_NOTHING = 1, /* nothing found; or some files failed */
	CMD_USAGE = 2,
	CMD_DATABASE = 3
};

enum { CMD_DATABASES = 16 };

/* The databases named with -d, else $SAKUIN_DB, else ./sakuin.db. */
struct cmd_databases {
	const char *paths[CMD_DATABASES];
	size_t count;
};

/* One subcommand: its ARGV starts with its own name. */
int cmd_check(int argc, char **argv);
int cmd_dict(int argc, char **argv);
int cmd_doctor(int argc, char **argv);
int cmd_explain(int argc, char **argv);
int cmd_export(int argc, char **argv);
int cmd_forms(int argc, char **argv);
int cmd_index(int argc, char **argv);
int cmd_omega(int argc, char **argv);
int cmd_refs(int argc, char **argv);
int cmd_related(int argc, char **argv);
int cmd_review(int argc, char **argv);
int cmd_search(int argc, char **argv);
int cmd_show(int argc, char **argv);
int cmd_tokens(int argc, char **argv);

/* The documents of DB have changed: so may the dictionary in it, if it has
 * one.  Complains if that can't be done. */
void cmd_dict_refresh(const char *db);

/* "sakuin: MESSAGE" on standard error. */
void cmd_complain(const char *fmt, ...) SAKUIN_PRINTF(1, 2);
/* The same for *err; returns the exit status that fits. */
int cmd_failed(const struct sakuin_error *err);
/* Prints what COMMAND does and its options; returns CMD_DONE. */
int cmd_help(const char *command);
/* Says how to get help; returns CMD_USAGE. */
int cmd_usage(const char *command);

/* Take a -d; false with a message if there are too many. */
bool cmd_add_database(struct cmd_databases *d, const char *path);
/* Fill in the default, open for reading and print the warning, if any. */
struct sk_store *cmd_open(struct cmd_databases *d, struct sakuin_error *err);
/* The one database to write to. */
const char *cmd_writer_path(const struct cmd_databases *d);

/* A whole number in [0, MAX]; false with a message. */
bool cmd_number(const char *text, unsigned long max, const char *option,
		unsigned long *out);
/* The place of VALUE in NAMES, a list that ends with NULL; -1 with a message
 * that tells them. */
int cmd_choice(const char *option, const char *value, const char *const *names);
/* The arguments from I on as one text with spaces between; false with *err
 * set. */
SK_MUST_CHECK bool cmd_join(int argc, char **argv, int i, struct sk_buf *out,
			    struct sakuin_error *err);
/* All of standard input or of the file PATH. */
SK_MUST_CHECK bool cmd_read(const char *path, struct sk_buf *out,
			    struct sakuin_error *err);
/* TEXT without the byte order mark that editors on Windows put before it. */
void cmd_drop_mark(struct sk_buf *text);
/* TEXT with ill-formed UTF-8 replaced, so that anything can be typed. */
SK_MUST_CHECK bool cmd_valid_utf8(struct sk_buf *text,
				  struct sakuin_error *err);

#endif
