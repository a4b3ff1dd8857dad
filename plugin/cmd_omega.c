/* cmd_omega.c - sakuin omega: our pages for Omega, Xapian's CGI program. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unicode/uloc.h>
#include <unicode/ustring.h>
#include <unistd.h>

#include "cmd_installed.h"
#include "cmd_omega.h"
#include "schema.h"

/* Where Debian's package xapian-omega has it. */
#define OMEGA_PROGRAM "/usr/lib/cgi-bin/omega/omega"
/* What `config` proposes. */
#define OMEGA_CONF "/etc/sakuin-omega.conf"
#define OMEGA_DATA "/var/lib/sakuin-omega"
#define OMEGA_LIGHTTPD "/etc/lighttpd/conf-available/50-sakuin.conf"

/* OmegaScript takes a comma for the end of an argument. */
static void
omega_argument(const char *text)
{
	for (; *text; text++)
		fputs(*text == ',' ? "$." : (char[]){ *text, '\0' }, stdout);
}

static void
omega_prefixes(const char *map, bool boolean)
{
	printf("$setmap{%s", map);
	for (size_t i = 0; i < SK_FIELD_COUNT; i++)
		if (sk_fields[i].boolean == boolean && sk_fields[i].name &&
		    *sk_fields[i].name)
			printf(",%s,%s", sk_fields[i].name,
			       sk_fields[i].prefix);
	puts("}");
}

/* The English names of the languages with codes of two letters. */
static void
omega_languages(void)
{
	for (const char *const *code = uloc_getISOLanguages(); *code; code++) {
		UErrorCode status = U_ZERO_ERROR;
		UChar wide[100];
		char name[400];

		if (strlen(*code) != 2)
			continue;
		uloc_getDisplayLanguage(*code, "en", wide, 100, &status);
		u_strToUTF8(name, sizeof name, NULL, wide, -1, &status);
		if (U_FAILURE(status) || !strcmp(name, *code))
			continue;
		printf("$setmap{language,%s,", *code);
		omega_argument(name);
		puts("}");
	}
}

static int
omega_fields(void)
{
	puts("${fields - made by `sakuin omega fields`: the prefixes that the "
	     "database has,\nand the names of languages.}");
	omega_prefixes("prefix", false);
	omega_prefixes("boolprefix", true);
	omega_languages();
	return CMD_DONE;
}

/* omega.conf has a setting a line, lighttpd's file strings in quotes. */
static bool
omega_plain(const char *path)
{
	for (const char *p = path; *p; p++)
		if ((unsigned char)*p <= ' ' || *p == '"' || *p == '\\') {
			cmd_complain("%s: web servers' files can't have a "
				     "space, quote or backslash in a path; "
				     "make a symbolic link without",
				     path);
			return false;
		}
	return true;
}

/* Readers may ask for any database in the folder by its name, so that it must
 * hold no other. */
static void
omega_conf(const struct cmd_omega *o)
{
	printf("# " OMEGA_CONF "\n"
	       "# All databases in this folder are open to readers (DB=NAME).\n"
	       "database_dir " OMEGA_DATA "\n"
	       "template_dir %s\n"
	       "log_dir /var/log/xapian-omega\n"
	       "cdb_dir /var/lib/xapian-omega/cdb\n",
	       o->templates);
}

static void
omega_lighttpd(const struct cmd_omega *o)
{
	printf("# %s\n"
	       "server.modules += ( \"mod_cgi\", \"mod_setenv\" )\n"
	       "$HTTP[\"url\"] =~ \"^/search$\" {\n"
	       "\talias.url = ( \"/search\" => \"%s\" )\n"
	       "\tcgi.assign = ( \"\" => \"\" )\n"
	       "\tsetenv.add-environment = (\n"
	       "\t\t\"OMEGA_CONFIG_FILE\" => \"%s\",\n"
	       "\t\t\"SAKUIN_TITLE\" => \"Archive search\"\n"
	       "\t)\n"
	       "}\n",
	       OMEGA_LIGHTTPD, o->program, OMEGA_CONF);
}

static void
omega_both(const struct cmd_omega *o, const char *database)
{
	printf("# Nothing has been written.  The pages at "
	       "http://SERVER/search:\n"
	       "#   sudo apt-get install xapian-omega lighttpd\n"
	       "#   sudo mkdir -p " OMEGA_DATA "\n"
	       "#   sudo ln -sfn %s " OMEGA_DATA "/default\n"
	       "#   sakuin omega config -d %s omega.conf |\n"
	       "#     sudo tee " OMEGA_CONF "\n"
	       "#   sakuin omega config -d %s lighttpd |\n"
	       "#     sudo tee " OMEGA_LIGHTTPD "\n"
	       "#   sudo lighty-enable-mod sakuin\n"
	       "#   sudo service lighttpd force-reload\n"
	       "# The server's user must be able to read the database.\n\n",
	       database, database, database);
	omega_conf(o);
	putchar('\n');
	omega_lighttpd(o);
}

static int
omega_config(const struct cmd_omega *o, const char *part)
{
	char *database;
	int status = CMD_USAGE;

	if (o->databases.count > 1) {
		cmd_complain("config is for one database; for several, write "
			     "a stub file with a line 'auto PATH' for each");
		return CMD_USAGE;
	}
	database = realpath(o->databases.paths[0], NULL);
	if (!database) {
		cmd_complain("%s: %s", o->databases.paths[0], strerror(errno));
		return CMD_DATABASE;
	}
	if (!omega_plain(database) || !omega_plain(o->templates) ||
	    !omega_plain(o->program))
		status = CMD_USAGE;
	else if (!part)
		status = (omega_both(o, database), CMD_DONE);
	else if (!strcmp(part, "omega.conf"))
		status = (omega_conf(o), CMD_DONE);
	else if (!strcmp(part, "lighttpd"))
		status = (omega_lighttpd(o), CMD_DONE);
	else
		cmd_complain("config prints 'omega.conf' or 'lighttpd', not "
			     "'%s'",
			     part);
	free(database);
	return status;
}

static const char omega_options[] = "d:";
enum { OPT_PORT = 256, OPT_PROGRAM };
static const struct option omega_long[] = {
	{ "port", required_argument, NULL, OPT_PORT },
	{ "program", required_argument, NULL, OPT_PROGRAM },
	{ NULL, 0, NULL, 0 }
};

static bool
omega_option(struct cmd_omega *o, int c)
{
	switch (c) {
	case 'd':
		return cmd_add_database(&o->databases, optarg);
	case OPT_PORT:
		return cmd_number(optarg, 65535, "--port", &o->port);
	case OPT_PROGRAM:
		o->program = optarg;
		return true;
	default:
		return false;
	}
}

/* The folder that was installed with this program, by its whole path.  False if
 * it is not there. */
static bool
omega_pages(char pages[PATH_MAX])
{
	char path[CMD_INSTALLED_PATH];

	return cmd_installed("omega", path) && realpath(path, pages) != NULL;
}

static bool
omega_key(void *ctx, struct sakuin_str key, uint32_t freq,
	  struct sakuin_error *err)
{
	bool *any = ctx;

	(void)key, (void)freq;
	*any = true;
	err->code = SAKUIN_OK;
	return false; /* one is enough */
}

/* A database without synonyms is searched for what is typed; a stub file may
 * have a connector. */
static bool
omega_spellings(const char *path, struct sk_store *store,
		struct sakuin_error *err)
{
	struct stat st;
	bool any = stat(path, &st) != 0 || !S_ISDIR(st.st_mode);

	if (!any &&
	    !xc_synonym_keys(sk_store_db(store), sk_str(""), omega_key, &any,
			     err) &&
	    err->code != SAKUIN_OK)
		return false;
	if (!any)
		cmd_complain("the pages find names as they are typed; for "
			     "other spellings run: sakuin dict build %s, or "
			     "see sakuin-connector(1)",
			     path);
	return true;
}

/* What both `try` and `config` need: databases that open, our pages. */
static int
omega_ready(struct cmd_omega *o)
{
	struct sakuin_error err;
	struct sk_store *store;
	bool ok;

	if (!omega_pages(o->templates)) {
		cmd_complain("the pages are not beside this program, in "
			     "../share/sakuin/omega; run make install again");
		return CMD_DATABASE;
	}
	store = cmd_open(&o->databases, &err);
	ok = store && omega_spellings(o->databases.paths[0], store, &err);
	sk_store_close(store);
	return ok ? CMD_DONE : cmd_failed(&err);
}

/* argv[0] is the word behind "omega". */
static int
omega_serve(struct cmd_omega *o, int argc, char **argv)
{
	bool try = !strcmp(argv[0], "try");
	int c, status;

	while ((c = getopt_long(argc, argv, omega_options, omega_long, NULL)) !=
	       -1)
		if (!omega_option(o, c))
			return cmd_usage("omega");
	if (argc - optind > (try ? 0 : 1)) {
		cmd_complain("omega %s: too many words", argv[0]);
		return cmd_usage("omega");
	}
	status = omega_ready(o);
	if (status != CMD_DONE)
		return status;
	return try ? cmd_omega_try(o) : omega_config(o, argv[optind]);
}

int
cmd_omega(int argc, char **argv)
{
	struct cmd_omega o = { .program = OMEGA_PROGRAM };

	if (argc == 2 && !strcmp(argv[1], "fields"))
		return omega_fields();
	if (argc >= 2 &&
	    (!strcmp(argv[1], "try") || !strcmp(argv[1], "config")))
		return omega_serve(&o, argc - 1, argv + 1);
	cmd_complain("omega: write try, config or fields");
	return cmd_usage("omega");
}
