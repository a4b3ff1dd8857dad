/* bench_stages.c - what the stages of reading keys add to an index.
 *
 *   bench_stages DATABASE LINES [STAGE]
 *
 * Index each line of LINES as a document, words and positions alone, by the
 * chain of the schema without the stages of reading keys, or with those up to
 * STAGE. */
#include "bench.h"
#include "terms.h"

enum { COMMIT = 2000 };

struct made {
	struct sk_terms *terms;
	struct xc_db *db;
	size_t count;
};

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
add(void *ctx, struct sakuin_str text)
{
	struct made *m = ctx;
	struct sk_document doc = { .text = text };
	struct xc_document x = { 0 };
	struct sakuin_error err;
	uint32_t docid = 0;

	sk_terms_reset(m->terms);
	if (!sk_terms_guess(m->terms, &doc, &err) ||
	    !sk_terms_text(m->terms, SK_FIELD_BODY, text, doc.lang, &err) ||
	    !sk_terms_postings(m->terms, &x.postings, &x.posting_count, &err) ||
	    !xc_put(m->db, &x, &docid, &err) ||
	    (++m->count % COMMIT == 0 && !xc_commit(m->db, &err)))
		die(err.text);
}

int
main(int argc, char **argv)
{
	struct made m = { .count = 0 };
	struct sakuin_error err;

	if (argc < 3 || argc > 4)
		die("usage: bench_stages DATABASE LINES [STAGE]");
	m.terms =
		sk_terms_new_chain(chain_up_to(argc > 3 ? argv[3] : ""), &err);
	m.db = m.terms ? xc_open_writer(argv[1], &err) : NULL;
	if (!m.db)
		die(err.text);
	each_line(argv[2], add, &m);
	if (!xc_commit(m.db, &err))
		die(err.text);
	xc_close(m.db);
	sk_terms_free(m.terms);
	return 0;
}
