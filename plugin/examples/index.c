/* index.c - put the NDJSON lines of standard input into a database.
 *
 *	cc -o index index.c $(pkg-config --cflags --libs sakuin)
 *	echo '{"id":"1","title":"독도","text":"..."}' | ./index my.db
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include <sakuin.h>
#include <stdio.h>
#include <stdlib.h>

/* A line that is no document is told and left out; any other failure ends
 * the run. */
static bool
add_lines(struct sakuin_index *x, struct sakuin_error *err)
{
	char *line = NULL;
	size_t size = 0;
	ssize_t len;
	bool ok = true;

	while (ok && (len = getline(&line, &size, stdin)) > 0) {
		struct sakuin_str text = { line, (size_t)len };

		ok = sakuin_index_add(x, text, err);
		if (!ok && err->code == SAKUIN_EINVAL) {
			fprintf(stderr, "index: left out: %s\n", err->text);
			ok = true;
		}
	}
	free(line);
	return ok && sakuin_index_commit(x, err);
}

int
main(int argc, char **argv)
{
	struct sakuin_error err;
	struct sakuin_index *x;
	bool ok;

	if (argc != 2) {
		fputs("usage: index DB <LINES\n", stderr);
		return 2;
	}
	x = sakuin_index_open(argv[1], &err);
	ok = x && add_lines(x, &err);
	sakuin_index_close(x);
	if (!ok)
		fprintf(stderr, "index: %s\n", err.text);
	return ok ? 0 : 1;
}
