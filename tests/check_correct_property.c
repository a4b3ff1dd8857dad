/* check_correct_property.c - whatever is said of reports and references, when
 * and in how many steps, the database is one made afresh with all of it. */
#include "random_text.h"

#include "cites.h"
#include "link_test.h"
#include "reference_read.h"
#include "store_correct.h"
#include "store_dump.h"
#include "suite.h"

enum { REPORTS = 6, STEPS = 30, ROUNDS = 60, PRINTED = 4, SAID = 64 };

/* Spellings of few sources, some of which hold others together. */
static const char *const spellings[] = {
	"\"" A "\"",
	"\"" A2 "\"",
	"\"SMITH, J. 2004 A history of the islands. Island Press, London\"",
	"\"Smith, J., 2004: A history of the islands. 2nd ed. Island Press.\"",
	"\"" B "\"",
	"\"Brown, Tom: Maps of the Eastern Sea. J. of Maps 3 (2011): 1-20.\"",
	"\"" C "\"",
	"\"Mori, Kenji. Harbours and ships. Kaiun, 1999.\"",
	"{\"title\":\"Ports of call\",\"year\":2001,\"authors\":[\"Mori\"]}",
	"{\"title\":\"Ports of call\",\"year\":2001,\"authors\":[\"Mori\"],"
	"\"doi\":\"10.1000/ports\"}",
	"{\"container\":\"Harbour Review\",\"volume\":\"3\","
	"\"doi\":\"10.1000/ports\"}",
	"{\"container\":\"Harbour Review\",\"volume\":\"3\",\"pages\":\"9-12\","
	"\"year\":\"2001\",\"doi\":\"10.1000/ports\"}",
};

enum { SPELLINGS = sizeof spellings / sizeof *spellings };

struct printed {
	bool there;
	unsigned count, spelling[PRINTED];
};

struct said {
	char id[80], field[16], value[80];
};

static char names[SPELLINGS][SK_VARIANT_SIZE];

static void
make_names(void)
{
	struct sk_arena arena = { 0 };

	for (int i = 0; i < SPELLINGS; i++) {
		json_t *value = json_loads(spellings[i], JSON_DECODE_ANY, NULL);
		struct sk_reference ref;

		must(sk_reference_read(value, &arena, &ref, &err));
		must(sk_variant_name(&ref, names[i], &err));
		json_decref(value);
	}
	sk_arena_done(&arena);
}

/* Some reports are what others cite. */
static const struct {
	const char *title, *author, *date, *doi;
} reports[REPORTS] = {
	{ "A history of the islands", "Smith, John", "2004", "" },
	{ "Ports of call", "Mori", "2001", "10.1000/ports" },
	{ "Report number 2", "", "2011", "" },
	{ "Maps of the eastern sea", "Brown, Tom", "2011", "" },
	{ "Report number 4", "", "", "" },
	{ "Ports of call", "Mori", "2001", "" },
};

static void
put_printed(struct sk_store *s, unsigned report, const struct printed *p)
{
	struct sk_buf extra = { 0 };
	struct sakuin_str author = sk_str(reports[report].author);
	char id[8];
	struct sk_document doc;

	snprintf(id, sizeof id, "r%u", report);
	must(sk_buf_puts(&extra, "{\"references\":[", &err));
	for (unsigned i = 0; i < p->count; i++)
		must(sk_buf_printf(&extra, &err, "%s%s", i ? "," : "",
				   spellings[p->spelling[i]]));
	must(sk_buf_puts(&extra,
			 "],\"citations\":[{\"start\":5,\"end\":7,"
			 "\"sentence_start\":0,\"sentence_end\":20,"
			 "\"references\":[0]}]}",
			 &err));
	doc = (struct sk_document){ .id = sk_str(id),
				    .title = sk_str(reports[report].title),
				    .authors = &author,
				    .author_count = author.len > 0,
				    .doi = sk_str(reports[report].doi),
				    .text = sk_str("Said (1) of the sea. No."),
				    .date = sk_str(reports[report].date),
				    .extra = sk_buf_str(&extra) };
	must(sk_store_put(s, &doc, NULL, NULL, &err));
	sk_buf_done(&extra);
}

static void
random_verdict(uint64_t *seed, struct said *s)
{
	static const char *const verdicts[] = { "same", "different",
						"different", "" };
	unsigned a = draw(seed, SPELLINGS), b = draw(seed, SPELLINGS - 1);
	unsigned r = draw(seed, REPORTS);

	b += b >= a;
	if (draw(seed, 3))
		snprintf(s->id, sizeof s->id, "%s %s", names[a], names[b]);
	else if (draw(seed, 3))
		snprintf(s->id, sizeof s->id, "r%u %s", r, names[b]);
	else
		snprintf(s->id, sizeof s->id, "r%u r%u", r, (r + 1) % REPORTS);
	snprintf(s->field, sizeof s->field, "verdict");
	snprintf(s->value, sizeof s->value, "%s", verdicts[draw(seed, 4)]);
}

static void
random_said(uint64_t *seed, struct said *s)
{
	static const char *const fields[][2] = {
		{ "title", "Ports of call" },
		{ "title", "A history of the islands" },
		{ "title", "-" },
		{ "year", "2001" },
		{ "date", "2004-05" },
		{ "doi", "10.1000/ports" },
		{ "doi", "-" },
		{ "authors", "Smith, John; Mori" },
		{ "title", "" },
		{ "doi", "" },
	};
	unsigned f = draw(seed, 10);

	if (draw(seed, 2)) {
		random_verdict(seed, s);
		return;
	}
	if (draw(seed, 3)) {
		snprintf(s->id, sizeof s->id, "%s",
			 names[draw(seed, SPELLINGS)]);
	} else {
		snprintf(s->id, sizeof s->id, "r%u", draw(seed, REPORTS));
		f = f == 4 ? 4 : draw(seed, 2) ? 0 : 8;
	}
	snprintf(s->field, sizeof s->field, "%s", fields[f][0]);
	snprintf(s->value, sizeof s->value, "%s", fields[f][1]);
}

static void
say(struct sk_store *s, const struct said *said)
{
	struct sk_arena arena = { 0 };
	struct sk_correction c = { .id = sk_str(said->id),
				   .field = sk_str(said->field),
				   .value = sk_str(said->value),
				   .who = sk_str("MK") };

	must(sk_correction_check(&c, &arena, &c, &err));
	must(sk_store_correct(s, &c, 0, &err));
	sk_arena_done(&arena);
}

START_TEST(as_if_known_before)
{
	uint64_t seed = random_seed("correct property") + (uint64_t)_i * 104729;
	struct printed printed[REPORTS] = { 0 };
	struct said said[SAID];
	struct sk_store *s = writer("db"), *fresh = writer("fresh");
	unsigned count = 0;

	make_names();
	for (unsigned step = 0; step < STEPS; step++) {
		unsigned r = draw(&seed, REPORTS), what = draw(&seed, 5);
		char id[8];

		snprintf(id, sizeof id, "r%u", r);
		if (what < 2) {
			printed[r].there = true;
			printed[r].count = draw(&seed, PRINTED + 1);
			for (unsigned i = 0; i < PRINTED; i++)
				printed[r].spelling[i] = draw(&seed, SPELLINGS);
			put_printed(s, r, &printed[r]);
		} else if (what == 2) {
			printed[r].there = false;
			must(sk_store_remove(s, sk_str(id), &err));
		} else {
			random_said(&seed, &said[count]);
			say(s, &said[count++]);
		}
		if (draw(&seed, 3) == 0)
			must(sk_store_commit(s, &err));
	}
	must(sk_store_commit(s, &err));
	for (unsigned i = 0; i < count; i++)
		say(fresh, &said[i]);
	for (unsigned r = 0; r < REPORTS; r++)
		if (printed[r].there)
			put_printed(fresh, r, &printed[r]);
	must(sk_store_commit(fresh, &err));
	store_equal(s, fresh, _i);
	sk_store_close(s);
	sk_store_close(fresh);
}
END_TEST

/* Report NUMBER prints the same source as the others, in its own way. */
static void
put_one_of_many(struct sk_store *s, int number, char name[SK_VARIANT_SIZE])
{
	struct sk_buf extra = { 0 };
	char id[16];
	struct sk_document doc;
	struct sk_reference ref;
	struct sk_arena arena = { 0 };
	json_t *value;

	snprintf(id, sizeof id, "m%03d", number);
	must(sk_buf_printf(&extra, &err,
			   "{\"references\":[{\"title\":\"Ports of call and "
			   "of rest along the eastern "
			   "coast\",\"year\":2001,\"authors\":[\"Mori\"],"
			   "\"publisher\":\"House %d\"}]}",
			   number));
	value = json_loads(sk_buf_cstr(&extra, &err), 0, NULL);
	must(sk_reference_read(
		json_array_get(json_object_get(value, "references"), 0), &arena,
		&ref, &err));
	must(sk_variant_name(&ref, name, &err));
	json_decref(value);
	doc = (struct sk_document){ .id = sk_str(id),
				    .text = sk_str("x"),
				    .extra = sk_buf_str(&extra) };
	must(sk_store_put(s, &doc, NULL, NULL, &err));
	sk_buf_done(&extra);
	sk_arena_done(&arena);
}

enum { MANY = 260 };

/* A source of very many references is cut and put together, too. */
START_TEST(of_very_many)
{
	static char many[MANY][SK_VARIANT_SIZE];
	const int count = _i ? MANY : 80;
	struct sk_store *s = writer("db");
	struct said said = { .field = "verdict", .value = "different" };

	for (int i = 0; i < count; i++)
		put_one_of_many(s, i, many[i]);
	must(sk_store_commit(s, &err));
	ck_assert_uint_eq(sources(s), 1);
	snprintf(said.id, sizeof said.id, "%s %s", many[3], many[70]);
	say(s, &said);
	must(sk_store_commit(s, &err));
	ck_assert_uint_eq(sources(s), 2);
	/* One more comes: it goes with either. */
	put_one_of_many(s, 999, many[0]);
	must(sk_store_commit(s, &err));
	ck_assert_uint_eq(sources(s), 2);
	said.value[0] = '\0';
	say(s, &said);
	must(sk_store_commit(s, &err));
	ck_assert_uint_eq(sources(s), 1);
	sk_store_close(s);
}
END_TEST

/* What was said and not carried out, as the run was cut short, is carried out
 * by the next; and so is what waited for its report. */
START_TEST(a_run_that_was_cut_short)
{
	const struct said said = { "r0", "title", "Another title" };
	const struct said later = { "r1#1", "title", "Of later" };
	const struct printed printed = { true, 1, { 0 } };
	struct sk_store *s = writer("db");

	put_printed(s, 0, &printed);
	must(sk_store_commit(s, &err));
	say(s, &said);
	say(s, &later);
	/* So does a run that is ended while it corrects. */
	must(xc_commit(sk_store_db(s), &err));
	sk_store_close(s);
	s = writer("db");
	must(sk_store_commit(s, &err));
	ck_assert_uint_eq(holding(s, "Sanother"), 1);
	sk_store_close(s);
	s = writer("db");
	put_printed(s, 1, &printed);
	must(sk_store_commit(s, &err));
	ck_assert_uint_eq(holding(s, "Slater"), 1);
	sk_store_close(s);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("correct property");
	TCase *tcase = tcase_create("correct property");

	tcase_add_checked_fixture(tcase, set_up, tear_down);
	tcase_add_loop_test(tcase, as_if_known_before, 0, ROUNDS);
	tcase_add_loop_test(tcase, of_very_many, 0, 2);
	tcase_add_test(tcase, a_run_that_was_cut_short);
	tcase_set_timeout(tcase, 60);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
