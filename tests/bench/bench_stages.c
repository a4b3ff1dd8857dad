/* bench_stages.c - what the stages of reading keys add to an index.
 *
 *   bench_stages DATABASE LINES [STAGE]
 *
 * Index each line of LINES as a document, words and positions alone, by the
 * chain of the schema without the stages of reading keys, or with those up to
 * STAGE. */
#include <stdio.h>
#include <stdlib.h>

#include "terms.h"

enum { COMMIT = 2000 };

static void
die(const char *what)
{
	fprintf(stderr, "bench_stages: %s\n", what);
	exit(1);
}

/* The chain with the stages of reading keys up to LAST. */
static const char *
chain_up_to(const char *last)
{
	static const char *const stages[] = { "", "romaji", "romaja",
					      "pinyin" };
	static char chain[200];
	size_t len = (size_t)snprintf(chain, sizeof chain,
				      "words | fold | han | hangul");

	for (size_t i = 0; i < sizeof stages / sizeof *stages; i++) {
		if (i)
			len += (size_t)snprintf(chain + len, sizeof chain - len,
						" | %s", stages[i]);
		if (strcmp(stages[i], last) != 0)
			continue;
		snprintf(chain + len, sizeof chain - len,
			 " | stop | stem:auto");
		return chain;
	}
	die("no such stage");
	return NULL;
}

static void
add(struct sk_terms *terms, struct xc_db *db, struct sakuin_str text)
{
	struct sk_document doc = { .text = text };
	struct xc_document x = { 0 };
	struct sakuin_error err;
	uint32_t docid = 0;

	sk_terms_reset(terms);
	if (!sk_terms_guess(terms, &doc, &err) ||
	    !sk_terms_text(terms, SK_FIELD_BODY, text, doc.lang, &err) ||
	    !sk_terms_postings(terms, &x.postings, &x.posting_count, &err) ||
	    !xc_put(db, &x, &docid, &err))
		die(err.text);
}

int
main(int argc, char **argv)
{
	struct sakuin_error err;
	struct sk_terms *terms;
	struct xc_db *db;
	FILE *lines;
	char *line = NULL;
	size_t cap = 0, count = 0;

	if (argc < 3 || argc > 4)
		die("usage: bench_stages DATABASE LINES [STAGE]");
	lines = fopen(argv[2], "r");
	if (!lines)
		die("LINES can't be opened");
	terms = sk_terms_new_chain(chain_up_to(argc > 3 ? argv[3] : ""), &err);
	db = terms ? xc_open_writer(argv[1], &err) : NULL;
	if (!db)
		die(err.text);
	for (ssize_t len; (len = getline(&line, &cap, lines)) >= 0;) {
		add(terms, db, (struct sakuin_str){ line, (size_t)len });
		if (++count % COMMIT == 0 && !xc_commit(db, &err))
			die(err.text);
	}
	if (!xc_commit(db, &err))
		die(err.text);
	xc_close(db);
	sk_terms_free(terms);
	free(line);
	fclose(lines);
	return 0;
}
