/* cmd_doctor.c - sakuin doctor: does a stub file do what it should? */
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>

#include "cmd_doctor.h"
#include "readings.h"

SAKUIN_PRINTF(3, 0)
static void
doctor_say(const char *mark, const char *what, const char *fmt, va_list ap)
{
	printf("%-4s  %-10s  ", mark, what);
	vprintf(fmt, ap);
	putchar('\n');
	fflush(stdout);
}

void
doctor_good(const char *what, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	doctor_say("ok", what, fmt, ap);
	va_end(ap);
}

void
doctor_note(const char *what, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	doctor_say("note", what, fmt, ap);
	va_end(ap);
}

void
doctor_bad(struct doctor *d, const char *what, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	doctor_say("BAD", what, fmt, ap);
	va_end(ap);
	d->bad = true;
}

/* What made the database; several parts answer for the first. */
static bool
doctor_schema(struct doctor *d, struct xc_db *db, struct sakuin_error *err)
{
	struct sk_buf schema = { 0 };
	bool ok = xc_metadata_get(db, sk_str("sakuin.schema"), &schema, err);

	d->ours = schema.len > 0;
	if (ok && d->ours)
		doctor_good("schema", "%.*s, made by sakuin", (int)schema.len,
			    schema.ptr);
	else if (ok && d->dict)
		doctor_note("schema", "not made by sakuin: the dictionary "
				      "alone finds other spellings");
	else if (ok)
		doctor_bad(d, "schema",
			   "not made by sakuin, and no "
			   "dictionary: index it with sakuin, or make one and "
			   "name it with --dict");
	sk_buf_done(&schema);
	return ok;
}

/* Kanji in queries. */
static bool
doctor_kanji(struct sakuin_error *err)
{
	struct sk_readings *r = sk_readings_new(err);

	if (!r)
		return false;
	if (sk_readings_has(r, "mecab"))
		doctor_good("kanji", "read by MeCab");
	else
		doctor_note("kanji", "in queries are not read; to have that: "
				     "sudo apt-get install libmecab2 "
				     "mecab-ipadic-utf8");
	sk_readings_free(r);
	return true;
}

static void
doctor_losses(const struct doctor *d)
{
	for (size_t i = 0; i < d->count; i++)
		if (!d->lines[i].local) {
			doctor_note("features",
				    "as with any remote database there are no "
				    "spelling suggestions, no synonyms by "
				    "flag, no sorting by several values, no "
				    "MatchDecider, and other spellings are "
				    "not highlighted: see "
				    "sakuin-connector(1)");
			return;
		}
}

static bool
doctor_examine(struct doctor *d, struct sakuin_error *err)
{
	struct sakuin_error why;
	struct xc_db *db;
	bool ok;

	if (!doctor_lines(d, err))
		return false;
	db = xc_open(&d->path, 1, &why);
	if (!db) {
		doctor_bad(d, "open", "programs can't open it: %s", why.text);
		return true;
	}
	ok = doctor_schema(d, db, &why) && doctor_kanji(&why) &&
	     doctor_ask(d, db, &why);
	if (!ok)
		doctor_bad(d, "search", "%s", why.text);
	xc_close(db);
	doctor_losses(d);
	return true;
}

int
cmd_doctor(int argc, char **argv)
{
	static const struct option none[] = { { NULL, 0, NULL, 0 } };
	struct doctor d = { .bad = false };
	struct sakuin_error err;
	bool ok;

	if (getopt_long(argc, argv, "", none, NULL) != -1)
		return cmd_usage("doctor");
	if (argc - optind != 1) {
		cmd_complain("doctor: name one stub file or database");
		return cmd_usage("doctor");
	}
	d.path = argv[optind];
	/* Servers may hang up while Xapian writes to them. */
	signal(SIGPIPE, SIG_IGN);
	ok = doctor_read(&d, &err) && doctor_examine(&d, &err);
	doctor_free(&d);
	if (!ok)
		return cmd_failed(&err);
	return d.bad ? CMD_NOTHING : CMD_DONE;
}
