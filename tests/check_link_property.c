/* check_link_property.c - whatever reports come, change and go, and be they
 * cited themselves, the database is one made afresh of those that are left. */
#include "random_text.h"

#include "link_test.h"
#include "store_dump.h"
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

/* The sources are those of a fresh database of the reports that are left,
 * whatever came, changed and went before, and in how many commits. */
START_TEST(as_if_made_fresh)
{
	uint64_t seed = random_seed("link property") + (uint64_t)_i * 7919;
	struct printed printed[REPORTS] = { 0 };
	struct sk_store *s = writer("db"), *fresh = writer("fresh");

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
	store_equal(s, fresh, _i);
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
