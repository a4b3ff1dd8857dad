/* connector.c - sakuin-connector: named in a stub file, it stands between a
 * program that searches with Xapian and Xapian's own server, and rewrites the
 * queries. */
#include <getopt.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "cmd_installed.h"
#include "connector_query.h"
#include "connector_relay.h"

enum { USAGE = 2, SECONDS = 5, SECONDS_MAX = 3600 };

struct connector {
	struct sk_log log;
	struct sk_asking asking;
	struct sk_relay relay;
	const char *server; /* the program */
	const char *replicas[SK_REPLICAS];
	char *remote; /* cut into replicas */
	bool no_names, partial;
	char names[CMD_INSTALLED_PATH];
};

static int
connector_help(FILE *out)
{
	fputs("usage: sakuin-connector [OPTIONS] DB...\n"
	      "       sakuin-connector [OPTIONS] --remote "
	      "HOST:PORT[,HOST:PORT]\n"
	      "\n"
	      "To be named in a stub file, which any program that searches "
	      "with Xapian opens\n"
	      "as its database:\n"
	      "  remote :sakuin-connector DB\n"
	      "\n"
	      "  --dict DICT        a database of synonyms, for databases "
	      "without readings\n"
	      "  --synonyms FILE    other names, instead of those installed; "
	      "or none\n"
	      "  --remote SERVERS   xapian-tcpsrv with this database, each "
	      "with the same\n"
	      "  --partial          search without a part of which none "
	      "answers\n"
	      "  --timeout SECONDS  for one of them to answer (5)\n"
	      "  --server PROGRAM   instead of xapian-progsrv\n"
	      "  --log FILE         what was done, without the queries\n"
	      "  --log-queries      and with them\n"
	      "  --help, --version\n"
	      "See 'man sakuin-connector'.\n",
	      out);
	return out == stderr ? USAGE : EXIT_SUCCESS;
}

static int
connector_complain(const char *text)
{
	fprintf(stderr, "sakuin-connector: %s\n", text);
	return USAGE;
}

/* "HOST:PORT,HOST:PORT" into its parts. */
static bool
connector_remote(struct connector *c, const char *list)
{
	char *one = c->remote = strdup(list);

	while (one) {
		char *comma = strchr(one, ',');

		if (comma)
			*comma = '\0';
		if (!*one || c->relay.replica_count == SK_REPLICAS)
			return false;
		c->replicas[c->relay.replica_count++] = one;
		one = comma ? comma + 1 : NULL;
	}
	return c->relay.replica_count > 0;
}

static bool
connector_seconds(struct connector *c, const char *text)
{
	char *end;
	long seconds = strtol(text, &end, 10);

	if (*end || seconds < 1 || seconds > SECONDS_MAX)
		return false;
	c->relay.milliseconds = (int)seconds * 1000;
	return true;
}

/* Option O with its VALUE; false with *STATUS set if that is the end. */
static bool
connector_option(struct connector *c, int o, const char *value, int *status)
{
	struct sakuin_error err;

	switch (o) {
	case 'd':
		c->asking.dict = value;
		return true;
	case 's':
		c->no_names = true;
		c->asking.names = strcmp(value, "none") ? value : NULL;
		return true;
	case 'l':
		if (sk_log_open(&c->log, value, &err))
			return true;
		*status = connector_complain(err.text);
		return false;
	case 'q':
		c->asking.log_queries = true;
		return true;
	case 'p':
		c->server = value;
		return true;
	case 'r':
		if (!c->remote && connector_remote(c, value))
			return true;
		*status = connector_complain("--remote: name up to 16 servers, "
					     "HOST:PORT,HOST:PORT");
		return false;
	case 'P':
		c->partial = true;
		return true;
	case 't':
		if (connector_seconds(c, value))
			return true;
		*status = connector_complain("--timeout: write a number of "
					     "seconds from 1 to 3600");
		return false;
	case 'V':
		printf("sakuin-connector %s\n", sakuin_version());
		*status = EXIT_SUCCESS;
		return false;
	}
	*status = connector_help(o == 'h' ? stdout : stderr);
	return false;
}

static bool
connector_options(struct connector *c, int argc, char **argv, int *status)
{
	static const struct option options[] = {
		{ "dict", required_argument, NULL, 'd' },
		{ "synonyms", required_argument, NULL, 's' },
		{ "log", required_argument, NULL, 'l' },
		{ "log-queries", no_argument, NULL, 'q' },
		{ "server", required_argument, NULL, 'p' },
		{ "remote", required_argument, NULL, 'r' },
		{ "partial", no_argument, NULL, 'P' },
		{ "timeout", required_argument, NULL, 't' },
		{ "version", no_argument, NULL, 'V' },
		{ "help", no_argument, NULL, 'h' },
		{ NULL, 0, NULL, 0 },
	};
	int o;

	while ((o = getopt_long(argc, argv, "h", options, NULL)) != -1)
		if (!connector_option(c, o, optarg, status))
			return false;
	if (c->partial && !c->remote) {
		*status = connector_complain("--partial is for --remote");
		return false;
	}
	if ((optind < argc) != (c->remote != NULL))
		return true;
	*status = connector_complain(
		"name databases, or --remote servers; see --help");
	return false;
}

/* The server is called with the databases, and nothing else. */
static bool
connector_server(struct connector *c, const char ***argv, char **paths,
		 int count)
{
	const char **all = calloc((size_t)count + 2, sizeof *all);

	if (!all)
		return false;
	all[0] = c->server;
	for (int i = 0; i < count; i++)
		all[i + 1] = paths[i];
	*argv = all;
	c->relay.argv = all;
	c->relay.replica_count = 1;
	c->asking.paths = all + 1;
	c->asking.count = (size_t)count;
	return true;
}

static int
connector_run(struct connector *c, char **paths, int count)
{
	struct sakuin_error err;
	const char **argv = NULL;
	bool ok = true;

	if (!c->no_names && cmd_installed("names.tsv", c->names))
		c->asking.names = c->names;
	if (c->remote) {
		c->relay.stand_in = c->partial ? c->server : NULL;
		c->relay.replicas = c->replicas;
		c->asking.servers = c->replicas;
		c->asking.server_count = c->relay.replica_count;
		c->asking.milliseconds = c->relay.milliseconds;
	} else {
		ok = connector_server(c, &argv, paths, count) || sk_nomem(&err);
	}
	ok = ok && sk_relay_run(&c->relay, &err);
	if (!ok)
		sk_log_trouble(&c->log, "%s", err.text);
	sk_asking_done(&c->asking);
	free(argv);
	return ok ? EXIT_SUCCESS : EXIT_FAILURE;
}

int
main(int argc, char **argv)
{
	struct connector c = { .log = { .fd = -1 },
			       .server = "xapian-progsrv" };
	int status = EXIT_SUCCESS;

	/* Who hangs up is seen when writing to them. */
	signal(SIGPIPE, SIG_IGN);
	c.asking.log = c.relay.log = &c.log;
	c.relay.in = STDIN_FILENO;
	c.relay.out = STDOUT_FILENO;
	c.relay.milliseconds = SECONDS * 1000;
	c.relay.talk.rewrite = sk_asking_rewrite;
	c.relay.talk.ctx = &c.asking;
	c.relay.talk.keep = true;
	if (connector_options(&c, argc, argv, &status))
		status = connector_run(&c, argv + optind, argc - optind);
	sk_log_close(&c.log);
	free(c.remote);
	return status;
}
