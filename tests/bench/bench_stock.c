/* bench_stock.c - a bare TermGenerator loop, to compare with.
 *
 *   bench_stock DATABASE LINES
 *
 * Index each line of LINES with Xapian's English stemmer and nothing else: no
 * fields, no data record, a commit after 10,000 documents as Xapian does. */
#include <stdio.h>
#include <stdlib.h>

#include "xapian_c.h"

enum { COMMIT = 10000 };

static void
die(const char *what)
{
	fprintf(stderr, "bench_stock: %s\n", what);
	exit(1);
}

int
main(int argc, char **argv)
{
	struct sakuin_error err;
	struct xc_db *db;
	FILE *lines;
	char *line = NULL;
	size_t cap = 0, count = 0;

	if (argc != 3)
		die("usage: bench_stock DATABASE LINES");
	lines = fopen(argv[2], "r");
	if (!lines)
		die("LINES can't be opened");
	db = xc_open_writer(argv[1], &err);
	if (!db)
		die(err.text);
	for (ssize_t len; (len = getline(&line, &cap, lines)) >= 0;) {
		struct sakuin_str text = { line, (size_t)len };

		if (!xc_stock_add(db, text, "english", &err) ||
		    (++count % COMMIT == 0 && !xc_commit(db, &err)))
			die(err.text);
	}
	if (!xc_commit(db, &err))
		die(err.text);
	xc_close(db);
	free(line);
	fclose(lines);
	return 0;
}
