/* command.c - the sakuin command: its subcommands and what they share. */
#include <errno.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "command.h"
#include "schema.h"

static const struct {
	const char *name;
	int (*run)(int argc, char **argv);
	const char *about;
} commands[] = {
	{ "index", cmd_index, "put files, folders or NDJSON into a database" },
	{ "search", cmd_search, "find documents, best first" },
	{ "show", cmd_show, "print one document" },
	{ "related", cmd_related, "find documents like a document" },
	{ "refs", cmd_refs, "tell what files cite" },
	{ "export", cmd_export, "print all documents as NDJSON" },
	{ "tokens", cmd_tokens, "show how text is cut into terms" },
	{ "explain", cmd_explain, "show what a query becomes, and why a hit" },
	{ "forms", cmd_forms, "list how the documents spell a name" },
	{ "omega", cmd_omega, "show web pages with Omega" },
	{ "review", cmd_review, "list what is doubtful, to be corrected" },
	{ "check", cmd_check, "tell whether a database is sound" },
	{ "dict", cmd_dict, "let other front ends find all spellings" },
	{ "doctor", cmd_doctor, "tell whether other programs get all of it" },
};

enum { COMMANDS = sizeof commands / sizeof *commands };

void
cmd_complain(const char *fmt, ...)
{
	va_list ap;

	char *text = NULL;

	fflush(stdout);
	va_start(ap, fmt);
	if (vasprintf(&text, fmt, ap) < 0)
		text = NULL;
	va_end(ap);
	/* Names of files may hold line ends, and orders to a terminal. */
	for (char *p = text; p && *p; p++)
		if ((unsigned char)*p < ' ' || *p == 0x7F)
			*p = '?';
	fprintf(stderr, "sakuin: %s\n", text ? text : "out of memory");
	free(text);
}

int
cmd_failed(const struct sakuin_error *err)
{
	cmd_complain("%s", err->text);
	return err->code == SAKUIN_EINVAL ? CMD_USAGE : CMD_DATABASE;
}

int
cmd_usage(const char *command)
{
	fprintf(stderr, "sakuin: see 'sakuin %s --help' and 'man sakuin'\n",
		command);
	return CMD_USAGE;
}

bool
cmd_add_database(struct cmd_databases *d, const char *path)
{
	if (d->count == CMD_DATABASES) {
		cmd_complain("more than %d databases; join them in a stub "
			     "file",
			     CMD_DATABASES);
		return false;
	}
	d->paths[d->count++] = path;
	return true;
}

const char *
cmd_writer_path(const struct cmd_databases *d)
{
	const char *env = getenv("SAKUIN_DB");

	if (d->count)
		return d->paths[0];
	return env && *env ? env : "./sakuin.db";
}

/* Do parts of the database, that are elsewhere, not answer? */
static bool
command_lost(struct sk_store *s, struct sakuin_error *err)
{
	uint32_t lost;

	if (!xc_term_freq(sk_store_db(s), sk_str(SK_TERM_LOST), &lost, err))
		return false;
	if (lost)
		cmd_complain("%u part%s of the database %s not answer; what is "
			     "there is not found; see sakuin doctor",
			     lost, lost == 1 ? "" : "s",
			     lost == 1 ? "does" : "do");
	return true;
}

struct sk_store *
cmd_open(struct cmd_databases *d, struct sakuin_error *err)
{
	char warning[500];
	struct sk_store *s;

	if (d->count == 0) {
		d->paths[0] = cmd_writer_path(d);
		d->count = 1;
	}
	s = sk_store_open(d->paths, d->count, warning, err);
	if (s && *warning)
		cmd_complain("%s", warning);
	if (s && !command_lost(s, err)) {
		sk_store_close(s);
		return NULL;
	}
	return s;
}

bool
cmd_number(const char *text, unsigned long max, const char *option,
	   unsigned long *out)
{
	char *end;

	errno = 0;
	*out = strtoul(text, &end, 10);
	if (*text >= '0' && *text <= '9' && !*end && errno == 0 && *out <= max)
		return true;
	cmd_complain("%s '%s': write a whole number from 0 to %lu", option,
		     text, max);
	return false;
}

int
cmd_choice(const char *option, const char *value, const char *const *names)
{
	char list[200] = "";
	size_t len = 0;

	for (int i = 0; names[i]; i++)
		if (!strcmp(value, names[i]))
			return i;
	for (int i = 0; names[i] && len < sizeof list; i++)
		len += (size_t)snprintf(list + len, sizeof list - len, "%s%s",
					i == 0         ? ""
					: names[i + 1] ? ", "
						       : " or ",
					names[i]);
	cmd_complain("%s '%s': write %s", option, value, list);
	return -1;
}

bool
cmd_join(int argc, char **argv, int i, struct sk_buf *out,
	 struct sakuin_error *err)
{
	for (int first = i; i < argc; i++)
		if ((i > first && !sk_buf_putc(out, ' ', err)) ||
		    !sk_buf_puts(out, argv[i], err))
			return false;
	return cmd_valid_utf8(out, err);
}

void
cmd_drop_mark(struct sk_buf *text)
{
	if (text->len < 3 || memcmp(text->ptr, "\xEF\xBB\xBF", 3) != 0)
		return;
	text->len -= 3;
	memmove(text->ptr, text->ptr + 3, text->len);
}

bool
cmd_valid_utf8(struct sk_buf *text, struct sakuin_error *err)
{
	struct sk_buf valid = { 0 };
	const char *p = text->ptr, *end = p + text->len;

	while (p < end) {
		char bytes[4];
		uint32_t c = sk_utf8_next(&p, end);

		if (!sk_buf_add(&valid, bytes, sk_utf8_put(bytes, c), err)) {
			sk_buf_done(&valid);
			return false;
		}
	}
	sk_buf_done(text);
	*text = valid;
	return true;
}

bool
cmd_read(const char *path, struct sk_buf *out, struct sakuin_error *err)
{
	FILE *f = path ? fopen(path, "rb") : stdin;
	bool ok = true;

	if (!f)
		return sk_fail(err, SAKUIN_EINVAL, "%s: %s", path,
			       strerror(errno));
	while (ok && !feof(f) && !ferror(f)) {
		ok = sk_buf_reserve(out, 65536, err);
		if (ok)
			out->len += fread(out->ptr + out->len, 1, 65536, f);
	}
	if (ok && ferror(f))
		ok = sk_fail(err, SAKUIN_EIO, "%s: reading failed",
			     path ? path : "standard input");
	if (path)
		fclose(f);
	return ok;
}

static int
command_help(FILE *out)
{
	fputs("usage: sakuin COMMAND [-d DB] [OPTIONS] ...\n\n", out);
	for (size_t i = 0; i < COMMANDS; i++)
		fprintf(out, "  %-9s%s\n", commands[i].name, commands[i].about);
	fputs("\nThe database is DB, else $SAKUIN_DB, else ./sakuin.db.\n"
	      "  sakuin index ~/reports\n"
	      "  sakuin search 'press conference'\n"
	      "See 'sakuin COMMAND --help' and 'man sakuin'.\n",
	      out);
	return out == stderr ? CMD_USAGE : CMD_DONE;
}

/* A full disk or a closed pipe must not look like success. */
static int
command_finish(int status)
{
	if (fflush(stdout) != 0 || ferror(stdout)) {
		cmd_complain("writing the output failed: %s", strerror(errno));
		return CMD_DATABASE;
	}
	return status;
}

/* Is help asked for, and not the word looked for? */
static bool
command_asked(int argc, char **argv)
{
	for (int i = 2; i < argc && strcmp(argv[i], "--") != 0; i++)
		if (!strcmp(argv[i], "--help") || !strcmp(argv[i], "-h"))
			return true;
	return false;
}

static int
command_run(int argc, char **argv)
{
	for (size_t i = 0; i < COMMANDS; i++) {
		if (strcmp(argv[1], commands[i].name) != 0)
			continue;
		if (command_asked(argc, argv))
			return cmd_help(argv[1]);
		return commands[i].run(argc - 1, argv + 1);
	}
	cmd_complain("unknown command '%s'", argv[1]);
	return command_help(stderr);
}

int
main(int argc, char **argv)
{
	/* A file that may not grow any more is an error as others are. */
	signal(SIGXFSZ, SIG_IGN);
	if (argc < 2)
		return command_help(stderr);
	if (!strcmp(argv[1], "--help") || !strcmp(argv[1], "-h") ||
	    !strcmp(argv[1], "help"))
		return command_help(stdout);
	if (!strcmp(argv[1], "--version")) {
		printf("sakuin %s\n", sakuin_version());
		return CMD_DONE;
	}
	return command_finish(command_run(argc, argv));
}
