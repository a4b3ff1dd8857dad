/* Fuzz target: any bytes as the text of a query.  It is refused with a
 * reason, or becomes a query that can be described, sent elsewhere and back,
 * searched for and shown in a text; as plain words it is never refused.  The
 * same holds for what a stock parser makes of it, with other names; and a
 * suggestion, where there is one, is text. */
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "fuzz.h"
#include "search.h"
#include "snippet.h"

static const char *const texts[] = {
	"The hackers' press conference on Kyōdō kaiken, and the cats.",
	"竹島の共同会見は東京都で行われた。IT企業と日立システムズ。",
	"한미 정상회담에서 독도는 논의되지 않았다. 한미정상회담",
	"领导人会议 2012年 C++ AT&T U.S. o'brien 3.14",
};

enum { TEXTS = sizeof texts / sizeof *texts };

static struct sk_store *store;
static struct sk_rewriter *rewriter;
static struct sk_equivalents *names;
static char folder[1024];
static pid_t owner;

static int
remove_entry(const char *path, const struct stat *st, int type,
	     struct FTW *where)
{
	(void)st, (void)type, (void)where;
	return remove(path);
}

/* The processes of replay.c share the database of the first. */
static void
clean_up(void)
{
	if (getpid() != owner)
		return;
	sk_rewriter_free(rewriter);
	sk_equivalents_free(names);
	sk_store_close(store);
	nftw(folder, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
}

int
LLVMFuzzerInitialize(int *argc, char ***argv)
{
	const char *below = getenv("TMPDIR");
	struct sakuin_error err;

	(void)argc, (void)argv;
	snprintf(folder, sizeof folder, "%s/sakuin-fuzz-XXXXXX",
		 below && *below ? below : "/tmp");
	must(mkdtemp(folder) != NULL, "there is a folder");
	owner = getpid();
	atexit(clean_up);
	store = sk_store_open_writer(folder, &err);
	must(store != NULL, "there is a database");
	for (int i = 0; i < TEXTS; i++) {
		char id[16];
		struct sk_document doc = { .title = sk_str(texts[i]),
					   .text = sk_str(texts[i]) };

		snprintf(id, sizeof id, "%d", i);
		doc.id = sk_str(id);
		must(sk_store_put(store, &doc, NULL, NULL, &err), err.text);
	}
	must(sk_store_commit(store, &err), err.text);
	rewriter = sk_rewriter_new(NULL, &err);
	must(rewriter != NULL, "there is a rewriter");
	names = sk_equivalents_new(&err);
	must(names != NULL &&
		     sk_equivalents_read(names, "analyzers/tables/names.tsv",
					 &err),
	     "there are names");
	return 0;
}

static void
check_trip(const struct xc_query *query)
{
	struct sk_buf one = { 0 }, two = { 0 };
	struct sakuin_error err;
	struct xc_query *back;

	must(xc_query_describe(query, &one, &err), "it can be described");
	must(xc_query_serialise(query, &one, &err), "it can be sent");
	back = xc_query_unserialise(sk_buf_str(&one), &err);
	must(back != NULL, "it can be received");
	must(xc_query_serialise(back, &two, &err), "and sent on");
	must(sk_str_eq(sk_buf_str(&one), sk_buf_str(&two)), "unchanged");
	xc_query_free(back);
	sk_buf_done(&one);
	sk_buf_done(&two);
}

struct hits {
	double last;
	uint32_t count;
};

static bool
check_hit(void *ctx, const struct xc_hit *hit, struct sakuin_error *err)
{
	struct hits *h = ctx;

	(void)err;
	must(hit->weight >= 0, "weights are not below nothing");
	must(h->count == 0 || hit->weight <= h->last, "the best come first");
	must(hit->rank == ++h->count && h->count <= TEXTS, "ranks count");
	h->last = hit->weight;
	return true;
}

static void
check_snippets(const struct xc_query *query)
{
	struct sakuin_error err;
	struct sk_snippets *s = sk_snippets_new(query, NULL, 0, &err);

	must(s != NULL, "it can be shown");
	for (int i = 0; i < TEXTS; i++) {
		struct sk_snippet out;
		uint32_t at;

		must(sk_snippets_find(s, sk_str(texts[i]), sk_str(""), 40, &out,
				      &err),
		     "in any text");
		at = out.window.start;
		for (size_t m = 0; m < out.count; m++) {
			must(at <= out.marks[m].start &&
				     out.marks[m].start < out.marks[m].end,
			     "marks are in order");
			at = out.marks[m].end;
		}
		must(at <= out.window.end, "and inside the window");
	}
	sk_snippets_free(s);
}

static void
check_query(const struct xc_query *query)
{
	struct hits hits = { 0 };
	struct sakuin_error err;

	check_trip(query);
	/* A wildcard may stand for too many terms. */
	if (!sk_search(store, query, 0, 100, check_hit, &hits, NULL, &err))
		must(err.code == SAKUIN_EINVAL && err.text[0],
		     "a failure is the query's, and says something");
}

/* As quest or Omega would ask. */
static void
check_stock(struct sakuin_str text)
{
	const struct xc_parser parser = { .default_op = XC_OR,
					  .flags = XC_PARSE_BOOLEAN |
						   XC_PARSE_PHRASE |
						   XC_PARSE_LOVEHATE,
					  .stemming = XC_STEM_STOCK,
					  .stemmer = "english" };
	struct xc_db *db = sk_store_db(store);
	struct sakuin_error err;
	struct xc_query *parsed = xc_query_parse(&parser, db, text, &err);
	struct xc_query *query;

	if (!parsed)
		return;
	sk_rewriter_stock(rewriter, true, db);
	sk_rewriter_equivalents(rewriter, names, NULL, NULL);
	query = xc_query_rewrite(parsed, sk_rewrite, rewriter, &err);
	sk_rewriter_equivalents(rewriter, NULL, NULL, NULL);
	sk_rewriter_stock(rewriter, false, NULL);
	must(query != NULL, err.text);
	check_query(query);
	xc_query_free(query);
	xc_query_free(parsed);
}

/* Valid UTF-8 without NULs, as the command hands on. */
static bool
is_text(struct sakuin_str text)
{
	const char *p = text.ptr, *end = p + text.len;

	while (p < end) {
		uint32_t c = sk_utf8_next(&p, end);

		if (c == 0 || c == 0xFFFD)
			return false;
	}
	return true;
}

static void
check_suggestion(struct sakuin_str text)
{
	struct sk_buf out = { 0 };
	struct sakuin_error err;

	must(sk_search_suggest(store, text, &out, &err), err.text);
	for (const char *p = out.ptr, *end = p + out.len; p < end;)
		must(sk_utf8_next(&p, end) != 0, "a suggestion is text");
	sk_buf_done(&out);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct sk_query_options options[] = {
		{ 0 },
		{ .op_and = true, .lang = "ja", .from = "1999" },
		{ .plain = true },
	};
	struct sakuin_str text = { (const char *)data, size };
	struct sakuin_error err;

	for (int i = 0; i < 3; i++) {
		struct xc_query *query;

		err.text[0] = '\0';
		query = sk_query_new(sk_store_db(store), rewriter, text,
				     &options[i], &err);
		if (query)
			check_query(query);
		if (query && i == 0)
			check_snippets(query);
		if (!query)
			must(err.code == SAKUIN_EINVAL && err.text[0] &&
				     (!options[i].plain || size > 65536),
			     "a refusal says something, plain words are taken");
		xc_query_free(query);
	}
	check_stock(text);
	if (size < 4096 && is_text(text))
		check_suggestion(text);
	return 0;
}
