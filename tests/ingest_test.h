/* ingest_test.h - runs of indexing over files that tests write. */
#ifndef INGEST_TEST_H
#define INGEST_TEST_H

#include <fcntl.h>
#include <sys/stat.h>

#include "index_test.h"
#include "ingest.h"

static inline void
make_folder(const char *name)
{
	ck_assert_int_eq(mkdir(in_folder(name), 0700), 0);
}

/* Set the time of the last change, seconds since 1970. */
static inline void
set_time(const char *name, time_t at)
{
	const struct timespec times[2] = { { .tv_sec = at }, { .tv_sec = at } };

	ck_assert_int_eq(utimensat(AT_FDCWD, in_folder(name), times, 0), 0);
}

/* What one run did: figures, and a line for each event. */
struct run {
	struct sk_ingest_summary sum;
	struct sk_buf events;
};

static inline void
note_event(void *ctx, enum sk_event event, const char *where, const char *what)
{
	static const char *const names[] = { "indexed", "skipped", "failed",
					     "warning", "gone",    "removed" };
	struct run *run = ctx;
	const char *last = strrchr(where, '/');

	must(sk_buf_printf(&run->events, &err, "%s %s: %s\n", names[event],
			   last ? last + 1 : where, what));
}

/* Index the COUNT paths NAMES into the database "db". */
static inline void
ingest(struct run *run, const struct sk_ingest_options *o,
       const char *const *names, size_t count)
{
	struct sk_ingest_options options = *o;
	struct sk_store *s = writer("db");
	const char *paths[4];
	char copies[4][1600];

	for (size_t i = 0; i < count; i++) {
		snprintf(copies[i], sizeof copies[i], "%s",
			 in_folder(names[i]));
		paths[i] = copies[i];
	}
	options.report = note_event;
	options.ctx = run;
	sk_buf_clear(&run->events);
	must(sk_ingest(s, paths, count, &options, &run->sum, &err));
	sk_store_close(s);
}

static inline void
ingest_one(struct run *run, const struct sk_ingest_options *o, const char *name)
{
	ingest(run, o, &name, 1);
}

/* The events so far, "" for none. */
static inline const char *
events(struct run *run)
{
	return sk_buf_cstr(&run->events, &err);
}

/* The ids that TEXT finds in "db". */
static inline const char *
finds(const char *text)
{
	static char list[4096];
	struct sk_store *s = reader("db");

	snprintf(list, sizeof list, "%s", found(s, text));
	sk_store_close(s);
	return list;
}

#endif
