/* check_link_property.c - whatever reports come, change and go, and be they
 * cited themselves, the database is one made afresh of those that are left. */
#include "random_text.h"

#include "link_test.h"
#include "store_impl.h"
#include "suite.h"

enum { REPORTS = 7, STEPS = 16, ROUNDS = 40 };

/* Spellings of few sources; some hold others together. */
static const char *const spellings[] = {
	"\"" A "\"",
	"\"" A2 "\"",
	"\"" B "\"",
	"\"" C "\"",
	"\"Mori, Kenji. Harbours and ships. Kaiun, 1999.\"",
	"\"Brown, Tom: Maps of the Eastern Sea. J. of Maps 3 (2011): 1-20.\"",
	"{\"title\":\"Ports of call\",\"year\":2001,\"authors\":[\"Mori\"]}",
	"{\"title\":\"Ports of call\",\"year\":2001,\"authors\":[\"Mori\"],"
	"\"doi\":\"10.1000/ports\"}",
	"{\"container\":\"Harbour Review\",\"volume\":\"3\","
	"\"doi\":\"10.1000/ports\"}",
	"{\"container\":\"Harbour Review\",\"volume\":\"3\","
	"\"pages\":\"9-12\",\"year\":\"2001\"}",
	"{\"container\":\"Harbour Review\",\"volume\":\"3\","
	"\"pages\":\"9-12\",\"year\":\"2001\",\"doi\":\"10.1000/ports\"}",
	/* of the same names as others */
	"\"SMITH, J. (2004). A HISTORY OF THE ISLANDS. ISLAND PRESS\"",
	"{\"raw\":\"[7] " A "\",\"number\":\"7\",\"title\":\"History\","
	"\"year\":2004}",
	"{\"raw\":\"" B "\",\"doi\":\"10.1000/ports\"}",
	"{\"title\":\"Reefs\",\"year\":\"in press\","
	"\"url\":\"http://example.org/reefs\"}",
};

/* What a report may be itself; some are the same as several of the above. */
static const struct self {
	const char *title, *author, *date, *url, *doi;
} selves[] = {
	{ "Nothing that anybody cites", "", "", "", "" },
	{ "A history of the islands", "Smith, John", "2004", "", "" },
	{ "Ports of call", "", "2001", "", "doi:10.1000/PORTS" },
	{ "Ports of call", "Mori", "2001-05-01", "", "" },
	{ "Maps of the Eastern Sea", "Tom Brown", "2011", "", "" },
	{ "Harbours and ships", "K. Mori", "1999", "", "" },
	{ "Reefs", "", "", "https://www.example.org/reefs/", "" },
	{ "", "", "", "", "" },
};

enum { SPELLINGS = sizeof spellings / sizeof *spellings, PRINTED = 4 };
enum { SELVES = sizeof selves / sizeof *selves };

/* What a report is and prints, and which reference each sentence cites. */
struct printed {
	bool there;
	unsigned count, version, self;
	unsigned spelling[PRINTED], cites[PRINTED];
};

static void
random_printed(uint64_t *seed, struct printed *p, unsigned version)
{
	p->there = true;
	p->version = version;
	p->self = draw(seed, 2) ? draw(seed, SELVES) : 0;
	p->count = draw(seed, PRINTED + 1);
	for (unsigned i = 0; i < p->count; i++) {
		p->spelling[i] = draw(seed, SPELLINGS);
		p->cites[i] = draw(seed, p->count);
	}
}

static void
put_text(struct sk_store *s, const char *id, const struct self *self,
	 const char *text, const char *extra)
{
	struct sakuin_str author = sk_str(self->author);
	struct sk_document doc = { .id = sk_str(id),
				   .title = sk_str(self->title),
				   .date = sk_str(self->date),
				   .url = sk_str(self->url),
				   .doi = sk_str(self->doi),
				   .authors = &author,
				   .author_count = author.len > 0,
				   .text = sk_str(text),
				   .lang = sk_str("en"),
				   .extra = sk_str(extra) };

	must(sk_store_put(s, &doc, NULL, NULL, &err));
}

static void
put_printed(struct sk_store *s, unsigned report, const struct printed *p)
{
	struct sk_buf text = { 0 }, extra = { 0 }, citations = { 0 };
	char id[8];

	snprintf(id, sizeof id, "r%u", report);
	must(sk_buf_puts(&extra, "{\"references\":[", &err));
	for (unsigned i = 0; i < p->count; i++) {
		size_t start = text.len;

		must(sk_buf_printf(&extra, &err, "%s%s", i ? "," : "",
				   spellings[p->spelling[i]]));
		must(sk_buf_printf(&text, &err, "Said %u%c in %s.", p->version,
				   'a' + (int)i, id));
		must(sk_buf_printf(
			&citations, &err,
			"%s{\"start\":%zu,\"end\":%zu,\"sentence_start\":%zu,"
			"\"sentence_end\":%zu,\"references\":[%u]}",
			i ? "," : "", start, start + 4, start, text.len,
			p->cites[i]));
	}
	must(sk_buf_printf(&extra, &err, "],\"citations\":[%s]}",
			   p->count ? sk_buf_cstr(&citations, &err) : ""));
	put_text(s, id, &selves[p->self],
		 p->count ? sk_buf_cstr(&text, &err) : "Nothing.",
		 sk_buf_cstr(&extra, &err));
	sk_buf_done(&text);
	sk_buf_done(&extra);
	sk_buf_done(&citations);
}

/* All that there is: of each document its line, who cites it, its record and
 * its terms; and the dictionary of spellings. */
struct lines {
	struct sk_store *store;
	char *line[REPORTS + SPELLINGS + 1];
	size_t count;
};

static bool
lines_term(void *ctx, struct sakuin_str term, uint32_t wdf,
	   struct sakuin_error *e)
{
	return sk_buf_printf(ctx, e, " %.*s:%u", (int)term.len, term.ptr, wdf);
}

static void
lines_put(struct lines *l, struct sk_buf *line)
{
	ck_assert_uint_lt(l->count, COUNT(l->line));
	must((l->line[l->count++] = strdup(sk_buf_cstr(line, &err))) != NULL);
	sk_buf_done(line);
}

static bool
lines_add(void *ctx, uint32_t docid, uint32_t wdf, struct sakuin_error *e)
{
	struct lines *l = ctx;
	struct sk_buf data = { 0 }, line = { 0 }, cited = { 0 };
	struct sakuin_str id;

	(void)wdf;
	must(xc_document_data(sk_store_db(l->store), docid, &data, e));
	id = sk_record_field(sk_buf_str(&data), "id");
	must(sk_store_line(l->store, id, &line, e));
	must(sk_store_cited(l->store, id, &cited, e));
	must(sk_buf_printf(&line, e, "\ncited %.*s\n%.*s", (int)cited.len,
			   cited.ptr, (int)data.len, data.ptr));
	must(xc_document_terms(sk_store_db(l->store), docid, lines_term, &line,
			       e));
	lines_put(l, &line);
	sk_buf_done(&cited);
	sk_buf_done(&data);
	return true;
}

static int
lines_order(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static void
lines_of(struct sk_store *s, struct lines *l)
{
	struct sk_buf words = { 0 };

	*l = (struct lines){ .store = s };
	must(xc_postings(sk_store_db(s), sk_str(""), lines_add, l, &err));
	must(sk_buf_puts(&words, "spelling", &err));
	must(xc_spelling_words(sk_store_db(s), lines_term, &words, &err));
	lines_put(l, &words);
	if (l->count)
		qsort(l->line, l->count, sizeof *l->line, lines_order);
}

static void
lines_equal(struct lines *have, struct lines *want, unsigned round)
{
	for (size_t i = 0; i < have->count || i < want->count; i++)
		ck_assert_msg(i < have->count && i < want->count &&
				      !strcmp(have->line[i], want->line[i]),
			      "round %u: entry %zu of %zu:\n%.1200s\nfresh, of "
			      "%zu:\n%.1200s",
			      round, i, have->count,
			      i < have->count ? have->line[i] : "none",
			      want->count,
			      i < want->count ? want->line[i] : "none");
	for (size_t i = 0; i < have->count; i++)
		free(have->line[i]);
	for (size_t i = 0; i < want->count; i++)
		free(want->line[i]);
}

/* The sources are those of a fresh database of the reports that are left,
 * whatever came, changed and went before, and in how many commits. */
START_TEST(as_if_made_fresh)
{
	uint64_t seed = random_seed("link property") + (uint64_t)_i * 7919;
	struct printed printed[REPORTS] = { 0 };
	struct sk_store *s = writer("db"), *fresh = writer("fresh");
	struct lines have, want;

	for (unsigned step = 0; step < STEPS; step++) {
		unsigned r = draw(&seed, REPORTS);
		char id[8];

		snprintf(id, sizeof id, "r%u", r);
		if (draw(&seed, 3) > 0) {
			random_printed(&seed, &printed[r], step);
			put_printed(s, r, &printed[r]);
		} else {
			printed[r].there = false;
			must(sk_store_remove(s, sk_str(id), &err));
		}
		if (draw(&seed, 3) == 0)
			must(sk_store_commit(s, &err));
	}
	must(sk_store_commit(s, &err));
	for (unsigned r = 0; r < REPORTS; r++)
		if (printed[r].there)
			put_printed(fresh, r, &printed[r]);
	must(sk_store_commit(fresh, &err));
	lines_of(s, &have);
	lines_of(fresh, &want);
	lines_equal(&have, &want, (unsigned)_i);
	sk_store_close(s);
	sk_store_close(fresh);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("link property");
	TCase *tcase = tcase_create("link property");

	tcase_add_checked_fixture(tcase, set_up, tear_down);
	tcase_add_loop_test(tcase, as_if_made_fresh, 0, ROUNDS);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
