/* cmd_doctor.h - what the files of `sakuin doctor` share. */
#ifndef SK_CMD_DOCTOR_H
#define SK_CMD_DOCTOR_H

#include "command.h"

enum { DOCTOR_ARGS = 32, DOCTOR_LINES = 64 };

/* A line of a stub file, cut at its spaces. */
struct doctor_line {
	struct sk_buf text; /* its words, each with a NUL behind it */
	const char *args[DOCTOR_ARGS + 1]; /* of a program, with its name */
	size_t count;
	const char *server; /* HOST:PORT, or NULL */
	const char *local;  /* a database, or NULL */
	/* of our connector */
	bool connector;
	const char *dict;   /* or NULL */
	const char *remote; /* HOST:PORT,HOST:PORT, or NULL */
};

struct doctor {
	const char *path;
	bool bad;
	struct doctor_line lines[DOCTOR_LINES];
	size_t count;
	/* what was found */
	size_t connectors;
	const char *dict; /* the first that can be opened, or NULL */
	bool ours;        /* sakuin made the database */
};

/* One line of the report. */
void doctor_good(const char *what, const char *fmt, ...) SAKUIN_PRINTF(2, 3);
void doctor_note(const char *what, const char *fmt, ...) SAKUIN_PRINTF(2, 3);
/* And what has to be mended; FMT says how. */
void doctor_bad(struct doctor *d, const char *what, const char *fmt, ...)
	SAKUIN_PRINTF(3, 4);

/* Read the stub file d->path; a database is one local line. */
SK_MUST_CHECK bool doctor_read(struct doctor *d, struct sakuin_error *err);
void doctor_free(struct doctor *d);
/* What the lines name: is it there, and does it speak our protocol? */
SK_MUST_CHECK bool doctor_lines(struct doctor *d, struct sakuin_error *err);

/* Ask through DB, which was opened as any program opens it. */
SK_MUST_CHECK bool doctor_ask(struct doctor *d, struct xc_db *db,
			      struct sakuin_error *err);

#endif
