/* cmd_doctor_lines.c - what a stub file names, and whether it is there. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "cmd_doctor.h"
#include "connector_frame.h"
#include "connector_server.h"

enum { PATIENCE = 10000 }; /* ms for a server to greet */

/* Cut LINE's TEXT at spaces, from START on, into its args. */
static void
line_cut(struct doctor_line *line, size_t start)
{
	char *p = line->text.ptr + start;

	while (*p && line->count < DOCTOR_ARGS) {
		char *end = p + strcspn(p, " \t");
		bool last = !*end;

		*end = '\0';
		if (*p)
			line->args[line->count++] = p;
		if (last)
			break;
		p = end + 1;
	}
	line->args[line->count] = NULL;
}

/* The value of option I of ARGS, "--name value" or "--name=value". */
static const char *
line_option(const struct doctor_line *line, size_t i, const char *name)
{
	const char *arg = line->args[i];
	size_t len = strlen(name);

	if (strncmp(arg, name, len) != 0)
		return NULL;
	if (arg[len] == '=')
		return arg + len + 1;
	return arg[len] ? NULL : line->args[i + 1];
}

static void
line_program(struct doctor_line *line)
{
	for (size_t i = 0; i < line->count; i++) {
		const char *arg = line->args[i], *value;
		const char *slash = strrchr(arg, '/');

		if (!strcmp(slash ? slash + 1 : arg, "sakuin-connector"))
			line->connector = true;
		if (!line->connector)
			continue;
		if ((value = line_option(line, i, "--dict")))
			line->dict = value;
		if ((value = line_option(line, i, "--remote")))
			line->remote = value;
	}
}

/* "TYPE REST" in the file STUB, to which a local path is relative. */
static bool
line_read(struct doctor *d, const char *stub, const char *type,
	  const char *rest, struct sakuin_error *err)
{
	struct doctor_line *line = &d->lines[d->count];
	const char *slash = strrchr(stub, '/');
	bool remote = !strcmp(type, "remote");

	*line = (struct doctor_line){ .count = 0 };
	if (!remote && *rest != '/' && slash &&
	    !sk_buf_add(&line->text, stub, (size_t)(slash + 1 - stub), err))
		return false;
	if (!sk_buf_puts(&line->text, rest, err) ||
	    !sk_buf_cstr(&line->text, err))
		return false;
	d->count++;
	if (!remote) {
		line->local = line->text.ptr;
	} else if (*rest == ':') {
		line_cut(line, 1);
		if (line->count)
			line_program(line);
	} else {
		line->server = line->text.ptr;
	}
	return true;
}

static bool
doctor_stub(struct doctor *d, const char *stub, FILE *f,
	    struct sakuin_error *err)
{
	char *text = NULL;
	size_t size = 0;
	bool ok = true;

	while (ok && d->count < DOCTOR_LINES && getline(&text, &size, f) > 0) {
		char *type = text + strspn(text, " \t"), *rest;

		type[strcspn(type, "\r\n")] = '\0';
		rest = type + strcspn(type, " \t");
		if (*type == '#' || !*rest)
			continue;
		*rest++ = '\0';
		rest += strspn(rest, " \t");
		ok = line_read(d, stub, type, rest, err);
	}
	free(text);
	return ok;
}

bool
doctor_read(struct doctor *d, struct sakuin_error *err)
{
	struct sk_buf inside = { 0 };
	struct stat st;
	FILE *f;
	bool ok;

	if (stat(d->path, &st) != 0)
		return sk_fail(err, SAKUIN_ENOTFOUND, "%s: %s", d->path,
			       strerror(errno));
	ok = sk_buf_puts(&inside, d->path, err) &&
	     (!S_ISDIR(st.st_mode) || sk_buf_puts(&inside, "/XAPIANDB", err)) &&
	     sk_buf_cstr(&inside, err);
	if (!ok) {
		sk_buf_done(&inside);
		return false;
	}
	f = fopen(inside.ptr, "re");
	if (f)
		ok = doctor_stub(d, inside.ptr, f, err);
	else if (S_ISDIR(st.st_mode))
		ok = line_read(d, "", "auto", d->path, err);
	else
		ok = sk_fail(err, SAKUIN_EIO, "%s: %s", d->path,
			     strerror(errno));
	if (f)
		fclose(f);
	sk_buf_done(&inside);
	return ok;
}

void
doctor_free(struct doctor *d)
{
	for (size_t i = 0; i < d->count; i++)
		sk_buf_done(&d->lines[i].text);
}

/* Ask S, which was started or reached, or not: then *ERR says why.  ID gets
 * that of its database, "" if it is of no use. */
static bool
doctor_greet(struct doctor *d, bool reached, struct sk_server *s,
	     const char *name, char id[40], struct sakuin_error *err)
{
	struct sk_probe probe = { .value = { 0 } };
	bool ok = reached && sk_server_probe(s, NULL, PATIENCE, &probe, err);

	if (!ok)
		doctor_bad(d, "server",
			   "%s: %s; see that it runs, and has "
			   "the database",
			   name, err->text);
	else if (probe.major != SK_PROTOCOL)
		doctor_bad(d, "protocol",
			   "%s speaks %u.%u, not %d: install "
			   "the same Xapian 1.4 everywhere",
			   name, probe.major, probe.minor, SK_PROTOCOL);
	else
		doctor_good("protocol", "%u.%u, %s", probe.major, probe.minor,
			    name);
	ok = ok && probe.major == SK_PROTOCOL;
	snprintf(id, 40, "%s", ok ? probe.id : "");
	sk_buf_done(&probe.value);
	sk_server_stop(s);
	return ok;
}

static bool
doctor_reach(struct doctor *d, const char *where, char id[40])
{
	struct sk_server s = { .fd = -1 };
	struct sakuin_error err;
	bool reached;

	id[0] = '\0';
	reached = sk_server_connect(&s, where, PATIENCE, &err);
	return doctor_greet(d, reached, &s, where, id, &err);
}

/* Each replica by itself, then the part of the database that they are. */
static bool
doctor_replicas(struct doctor *d, const char *list, struct sakuin_error *err)
{
	char *copy = strdup(list), *one = copy, first[40] = "", id[40];
	size_t all = 0, good = 0;

	if (!copy)
		return sk_nomem(err);
	for (; one; all++) {
		char *comma = strchr(one, ',');

		if (comma)
			*comma = '\0';
		good += doctor_reach(d, one, id);
		if (!*first)
			memcpy(first, id, sizeof first);
		if (*id && strcmp(first, id) != 0)
			doctor_bad(d, "replica",
				   "%s has another database "
				   "than those before it: copy it again, with "
				   "xapian-replicate",
				   one);
		one = comma ? comma + 1 : NULL;
	}
	free(copy);
	if (good == all)
		doctor_good("part", "%s: %zu of %zu replicas answer", list,
			    good, all);
	else
		doctor_bad(d, "part", "%s: %zu of %zu replicas answer; %s",
			   list, good, all,
			   good ? "start the others, before these are lost too"
				: "nothing is found until one does");
	return true;
}

static void
doctor_program(struct doctor *d, const struct doctor_line *line)
{
	struct sk_server s = { .fd = -1 };
	struct sakuin_error err;
	char id[40];
	bool reached = sk_server_spawn(&s, line->args, &err);

	if (!reached && err.code == SAKUIN_ENOTFOUND) {
		doctor_bad(d, "server",
			   "%s is not found; name it by its full "
			   "path, or install it",
			   line->args[0]);
		return;
	}
	(void)doctor_greet(d, reached, &s, line->args[0], id, &err);
}

static size_t doctor_entries(const char *dict, struct sakuin_error *err);

static void
doctor_dictionary(struct doctor *d, const char *dict)
{
	struct sakuin_error err;
	size_t entries = doctor_entries(dict, &err);

	if (entries == 0) {
		doctor_bad(d, "dictionary",
			   "%s; make it, or put it back: "
			   "until then only what is typed is found",
			   err.text);
		return;
	}
	doctor_good("dictionary", "%s, %zu entries", dict, entries);
	if (!d->dict)
		d->dict = dict;
}

static bool
doctor_count(void *ctx, struct sakuin_str key, uint32_t freq,
	     struct sakuin_error *err)
{
	size_t *count = ctx;

	(void)key, (void)freq, (void)err;
	++*count;
	return true;
}

/* How many keys DICT has; 0 with *err set if none, or no such database. */
static size_t
doctor_entries(const char *dict, struct sakuin_error *err)
{
	struct xc_db *db = xc_open(&dict, 1, err);
	size_t count = 0;
	bool ok = db &&
		  xc_synonym_keys(db, sk_str(""), doctor_count, &count, err);

	if (ok && count == 0)
		sk_fail(err, SAKUIN_ENOTFOUND, "%s has no synonyms", dict);
	xc_close(db);
	return ok ? count : 0;
}

/* A database on this machine, one of several in the stub. */
static void
doctor_local(struct doctor *d, const char *path)
{
	struct sakuin_error err;
	struct xc_stats stats;
	struct xc_db *db = xc_open(&path, 1, &err);

	if (db && xc_stats(db, &stats, &err))
		doctor_good("part", "%s: %u documents", path, stats.documents);
	else
		doctor_bad(d, "part",
			   "%s: %s; nothing is found until it is back: copy "
			   "it from where else it is",
			   path, err.text);
	xc_close(db);
}

bool
doctor_lines(struct doctor *d, struct sakuin_error *err)
{
	for (size_t i = 0; i < d->count; i++) {
		const struct doctor_line *line = &d->lines[i];
		char id[40];

		d->connectors += line->connector;
		if (line->remote && !doctor_replicas(d, line->remote, err))
			return false;
		if (line->local && d->count > 1)
			doctor_local(d, line->local);
		if (line->server)
			(void)doctor_reach(d, line->server, id);
		else if (line->count)
			doctor_program(d, line);
		if (line->dict)
			doctor_dictionary(d, line->dict);
	}
	return true;
}
