/* check_review.c - what is doubtful, and in which order. */
#include "link_test.h"
#include "review.h"
#include "store_correct.h"
#include "suite.h"

#define UNTITLED "\"- Interview, May 2012\""
#define LAMPS                                                                  \
	"\"Ministry of Harbours, \\\"The lighthouses of all coasts,\\\" May "  \
	"13, 2012 http://www.harbour.example/a\""
#define REEFS                                                                  \
	"\"Ministry of Harbours, \\\"Maps of reefs and shoals,\\\" May 13, "   \
	"2012 http://www.harbour.example/a\""

struct doubts {
	struct sk_buf out;
	size_t count, stop_at;
};

/* Names of references are digests: "src" is enough of them. */
static void
add_id(struct doubts *d, struct sakuin_str id)
{
	struct sakuin_str a, b;

	if (sk_correction_pair(id, &a, &b)) {
		/* The order of two names is that of their digests. */
		ck_assert_int_lt(sk_str_cmp(a, b), 0);
		add_id(d, a);
		must(sk_buf_putc(&d->out, '+', &err));
		id = b;
	}
	if (sk_correction_is_name(id))
		id = sk_str("src");
	must(sk_buf_add(&d->out, id.ptr, id.len, &err));
}

/* Whoever gets a doubt may give it back as it is. */
static void
may_be_given_back(const struct sk_correction *proposal)
{
	struct sk_arena arena = { 0 };
	struct sk_correction checked;

	must(sk_correction_check(proposal, &arena, &checked, &err));
	ck_assert(sk_str_eq(checked.id, proposal->id));
	sk_arena_done(&arena);
}

static bool
list_doubt(void *ctx, const struct sk_doubt *doubt, struct sakuin_error *e)
{
	struct doubts *d = ctx;
	const struct sk_correction *p = &doubt->proposal;

	if (++d->count == d->stop_at)
		return sk_fail(e, SAKUIN_EIO, "stopped by the test");
	add_id(d, p->id);
	must(sk_buf_printf(&d->out, e, "|%.*s|%.*s|%s|%u|%u", (int)p->field.len,
			   p->field.ptr, (int)p->value.len, p->value.ptr,
			   doubt->why, doubt->cited_by, doubt->count));
	for (size_t i = 0; i < doubt->text_count; i++)
		must(sk_buf_printf(&d->out, e, "|%.*s",
				   (int)doubt->texts[i].len,
				   doubt->texts[i].ptr));
	if (p->field.len)
		may_be_given_back(p);
	return sk_buf_putc(&d->out, '\n', e);
}

/* All doubts of S are WANT, a line each. */
static void
doubts_are(struct sk_store *s, const char *what, const char *want)
{
	struct doubts d = { .count = 0 };
	size_t found = 99;

	must(sk_review(s, 0, list_doubt, &d, &found, &err));
	ck_assert_uint_eq(found, d.count);
	ck_assert_msg(!strcmp(d.count ? sk_buf_cstr(&d.out, &err) : "", want),
		      "%s: %s", what, d.count ? d.out.ptr : "");
	sk_buf_done(&d.out);
}

static const struct {
	const char *name, *title, *text, *extra, *want;
} documents[] = {
	{ "nothing", "T", "Text.", "", "" },
	{ "its first line for a title", "", "Ports of call\n\nOnce.", "",
	  "d/x.txt|title|Ports of call|the document has no title|0|0\n" },
	{ "its file for a title", "", ".", "",
	  "d/x.txt|title|x.txt|the document has no title|0|0\n" },
	{ "no text", "T", " \n\t", "",
	  "d/x.txt|||the document has no text; a scanned page has to be "
	  "recognised first|0|0\n" },
	{ "markers", "T", "Text.", "{\"unresolved\":12}",
	  "d/x.txt|||markers in the text point to no reference|0|12\n" },
	{ "no markers", "T", "Text.", "{\"unresolved\":0}", "" },
	{ "words of a note", "T", "Text.",
	  "{\"note\":\"\\\"unresolved\\\":3\"}", "" },
	{ "a reference without a title, and a bullet", "T", "Text.",
	  PRINTS(UNTITLED),
	  "src|title|Interview, May 2012|no title was found|1|0|- Interview, "
	  "May 2012\n" },
	{ "a certain reference", "T", "Text.", PRINTS("\"" C "\""), "" },
	{ "a word that is read as its title", "T", "Text.",
	  PRINTS("\"FO 371/1234, 3 May 1895.\""),
	  "src|title|FO 371/1234|found by its place alone|1|0|FO 371/1234, 3 "
	  "May 1895.\n" },
	{ "one page, two titles", "T", "Text.", PRINTS(LAMPS "," REEFS),
	  "src+src|verdict|undecided|same address, other title|2|0|Ministry of "
	  "Harbours, \"The lighthouses of all coasts,\" May 13, 2012 "
	  "http://www.harbour.example/a|Ministry of Harbours, \"Maps of reefs "
	  "and shoals,\" May 13, 2012 http://www.harbour.example/a\n" },
};

static void
put_file(struct sk_store *s, const char *title, const char *text,
	 const char *extra)
{
	struct sk_document doc = { .id = sk_str("d/x.txt"),
				   .path = sk_str("/home/d/x.txt"),
				   .title = sk_str(title),
				   .text = sk_str(text),
				   .lang = sk_str("en"),
				   .extra = sk_str(extra) };

	must(sk_store_put(s, &doc, NULL, NULL, &err));
	must(sk_store_commit(s, &err));
}

START_TEST(a_document)
{
	struct sk_store *s = writer("db");

	put_file(s, documents[_i].title, documents[_i].text,
		 documents[_i].extra);
	doubts_are(s, documents[_i].name, documents[_i].want);
	sk_store_close(s);
}
END_TEST

/* Three documents cite UNTITLED, one another source without a title. */
static struct sk_store *
four(void)
{
	struct sk_store *s = writer("db");

	put_report(s, "a", "x", PRINTS("\"2011.\""));
	put_report(s, "b", "x", PRINTS(UNTITLED));
	put_report(s, "c", "x", PRINTS(UNTITLED));
	put_report(s, "d", "x", PRINTS(UNTITLED));
	must(sk_store_commit(s, &err));
	return s;
}

START_TEST(what_many_cite_is_first)
{
	struct sk_store *s = four();
	struct doubts d = { .count = 0 };
	size_t found;

	must(sk_review(s, 1, list_doubt, &d, &found, &err));
	ck_assert_uint_eq(d.count, 1);
	ck_assert_uint_eq(found, 2);
	ck_assert_ptr_nonnull(strstr(sk_buf_cstr(&d.out, &err), "|3|0|- Int"));
	d.stop_at = 2;
	must_fail(sk_review(s, 2, list_doubt, &d, &found, &err), SAKUIN_EIO,
		  "stopped by the test");
	sk_buf_done(&d.out);
	sk_store_close(s);
}
END_TEST

/* What anybody says of a field ends the doubt, also that it is right. */
START_TEST(said)
{
	static const char *const values[] = { "Ports of call", "-", "" };
	struct sk_store *s = writer("db");
	const struct sk_correction c = { .id = sk_str("d/x.txt"),
					 .field = sk_str("title"),
					 .value = sk_str(values[_i]) };

	put_file(s, "", "Ports of call\n\nOnce.", "");
	must(sk_store_correct(s, &c, 1, &err));
	must(sk_store_commit(s, &err));
	doubts_are(s, values[_i],
		   *values[_i] ? ""
			       : "d/x.txt|title|Ports of call|the document "
				 "has no title|0|0\n");
	sk_store_close(s);
}
END_TEST

/* What several databases hold is asked once, and of nothing whether it is the
 * same as itself. */
START_TEST(several_databases)
{
	const char *paths[2];
	char first[200], warning[500];
	struct sk_store *s;

	for (int i = 0; i < 2; i++) {
		s = writer(i ? "two" : "one");
		put_report(s, i ? "b" : "a", "x",
			   PRINTS(UNTITLED ",\"Smith (2001)\""));
		put(s, "both", "Both", "", "en");
		commit_and_close(s);
	}
	snprintf(first, sizeof first, "%s", in_folder("one"));
	paths[0] = first;
	paths[1] = in_folder("two");
	s = sk_store_open(paths, 2, warning, &err);
	must(s != NULL);
	doubts_are(s, "two",
		   "src|title|Interview, May 2012|no title was found|2|0|- "
		   "Interview, May 2012\n"
		   "src|title|Smith|found by its place alone|2|0|Smith (2001)\n"
		   "both|||the document has no text; a scanned page has to be "
		   "recognised first|0|0\n");
	sk_store_close(s);
}
END_TEST

START_TEST(held)
{
	struct sk_store *s = writer("db");
	struct sk_document work = { .id = sk_str("work"),
				    .title = sk_str("How many lamps there are"),
				    .text = sk_str("x"),
				    .url = sk_str(
					    "http://www.harbour.example/a"),
				    .date = sk_str("2012-05-13"),
				    .lang = sk_str("en") };

	must(sk_store_put(s, &work, NULL, NULL, &err));
	put_report(s, "p", "x", PRINTS(LAMPS));
	must(sk_store_commit(s, &err));
	doubts_are(s, "a document",
		   "src+work|verdict|undecided|same address, other title|1|0|"
		   "Ministry of Harbours, \"The lighthouses of all coasts,\" "
		   "May 13, 2012 http://www.harbour.example/a|How many lamps "
		   "there are\n");
	sk_store_close(s);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("review");
	TCase *tcase = tcase_create("review");

	tcase_add_checked_fixture(tcase, set_up, tear_down);
	tcase_add_loop_test(tcase, a_document, 0,
			    sizeof documents / sizeof *documents);
	tcase_add_test(tcase, what_many_cite_is_first);
	tcase_add_loop_test(tcase, said, 0, 3);
	tcase_add_test(tcase, several_databases);
	tcase_add_test(tcase, held);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
