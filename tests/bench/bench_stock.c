/* bench_stock.c - a bare TermGenerator loop, to compare with.
 *
 *   bench_stock DATABASE LINES
 *
 * Index each line of LINES with Xapian's English stemmer and nothing else: no
 * fields, no data record, a commit after 10,000 documents as Xapian does. */
#include "bench.h"
#include "xapian_c.h"

enum { COMMIT = 10000 };

struct made {
	struct xc_db *db;
	size_t count;
};

static void
add(void *ctx, struct sakuin_str text)
{
	struct made *m = ctx;
	struct sakuin_error err;

	if (!xc_stock_add(m->db, text, "english", &err) ||
	    (++m->count % COMMIT == 0 && !xc_commit(m->db, &err)))
		die(err.text);
}

int
main(int argc, char **argv)
{
	struct made m = { .count = 0 };
	struct sakuin_error err;

	if (argc != 3)
		die("usage: bench_stock DATABASE LINES");
	m.db = xc_open_writer(argv[1], &err);
	if (!m.db)
		die(err.text);
	each_line(argv[2], add, &m);
	if (!xc_commit(m.db, &err))
		die(err.text);
	xc_close(m.db);
	return 0;
}
