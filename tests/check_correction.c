/* check_correction.c - corrections files: what a line may say, what is wrong
 * with one that can't be used, and that what is written is read again. */
#include <check.h>
#include <stdio.h>

#include "correction.h"
#include "corrections.h"
#include "suite.h"

static struct sakuin_error err;

/* What came of a file: its corrections with | between columns, and why lines
 * are none. */
struct told {
	struct sk_buf out;
};

static bool
tell(void *ctx, unsigned line, const struct sk_correction *c,
     struct sakuin_error *e)
{
	struct told *t = ctx;

	return sk_buf_printf(&t->out, e, "%u:%.*s|%.*s|%.*s|%.*s|%.*s\n", line,
			     (int)c->id.len, c->id.ptr, (int)c->field.len,
			     c->field.ptr, (int)c->value.len, c->value.ptr,
			     (int)c->who.len, c->who.ptr, (int)c->when.len,
			     c->when.ptr);
}

static void
tell_bad(void *ctx, unsigned line, const struct sakuin_error *why)
{
	struct told *t = ctx;

	ck_assert(sk_buf_printf(&t->out, &err, "%u! %s\n", line, why->text));
}

static const char *
read_text(struct told *t, struct sakuin_str text)
{
	const struct sk_correction_sink sink = { tell, tell_bad, t };

	sk_buf_clear(&t->out);
	ck_assert(sk_corrections_parse(text, &sink, &err));
	return sk_buf_cstr(&t->out, &err);
}

#define N1 "src:0123456789abcdef"
#define N2 "src:fedcba9876543210"

static const struct {
	const char *name, *text, *want;
} files[] = {
	{ "nothing", "", "" },
	{ "comments and empty lines", "# a\n\n  \n#b\tc\td\n", "" },
	{ "a title", "a.pdf\ttitle\tOf ships\n", "1:a.pdf|title|Of ships||\n" },
	{ "no line end", "a\ttitle\tx", "1:a|title|x||\n" },
	{ "who and when", "a\ttitle\tx\tMK\t2026-11-23\n",
	  "1:a|title|x|MK|2026-11-23\n" },
	{ "a byte order mark, line ends of Windows",
	  "\xEF\xBB\xBF"
	  "a\ttitle\tx\r\nb\ttitle\ty\r\n",
	  "1:a|title|x||\n2:b|title|y||\n" },
	{ "names of columns", "id\tfield\tvalue\twho\twhen\na\ttitle\tx\n",
	  "2:a|title|x||\n" },
	{ "quotes of spreadsheets", "a\ttitle\t\"\"\"War\"\" and peace\"\n",
	  "1:a|title|\"War\" and peace||\n" },
	{ "quotes inside", "a\ttitle\tThe \"War\"\n",
	  "1:a|title|The \"War\"||\n" },
	{ "a quoted comment sign", "\"#1\"\ttitle\tx\n", "1:#1|title|x||\n" },
	{ "taken back", "a\ttitle\t\tMK\n", "1:a|title||MK|\n" },
	{ "there is none", "a\tdate\t-\n", "1:a|date|-||\n" },
	{ "lang is language", "a\tlang\tja-JP\n", "1:a|language|ja||\n" },
	{ "composed", "a\ttitle\tCafe\xCC\x81\n", "1:a|title|Caf\xC3\xA9||\n" },
	{ "a reference", N1 "\tcontainer\tCoast Review\n",
	  "1:" N1 "|container|Coast Review||\n" },
	{ "a reference by its place", "r/a.pdf#12\tyear\t2004\n",
	  "1:r/a.pdf#12|year|2004||\n" },
	{ "a DOI with its resolver", N1 "\tdoi\thttps://doi.org/10.1000/x\n",
	  "1:" N1 "|doi|10.1000/x||\n" },
	{ "a verdict, in order", N2 " " N1 "\tverdict\tsame\n",
	  "1:" N1 " " N2 "|verdict|same||\n" },
	{ "undecided is nothing", N1 " " N2 "\tverdict\tundecided\n",
	  "1:" N1 " " N2 "|verdict|||\n" },
	{ "a reading", "\xE6\x9D\xB1 \xE5\x8D\x97\treading\tTonan\n",
	  "1:\xE6\x9D\xB1 \xE5\x8D\x97|reading|Tonan||\n" },
	{ "a bad line costs itself", "a\ttitle\tx\nb\nc\ttitle\ty\n",
	  "1:a|title|x||\n2! 1 column; write id, field, value and perhaps who "
	  "and when, with tabs between\n3:c|title|y||\n" },
	{ "two columns", "a\ttitle\n",
	  "1! 2 columns; write id, field, value and perhaps who and when, "
	  "with tabs between\n" },
	{ "six columns", "a\ttitle\tx\t\t\t\n",
	  "1! more than five columns; write a space for a tab in the value\n" },
	{ "not UTF-8", "a\ttitle\t\xFF\nb\ttitle\ty\n",
	  "1! not UTF-8; save the file as UTF-8 text\n2:b|title|y||\n" },
	{ "an open quote", "a\ttitle\t\"x\n",
	  "1! a column begins with a quotation mark that does not end it; "
	  "write \"\" for each mark inside and \" at the end\n" },
	{ "no id", "\ttitle\tx\n",
	  "1! the first column is no id; copy one from what search, show or "
	  "review prints\n" },
	{ "an unknown field", "a\ttilte\tx\n",
	  "1! the field 'tilte' is unknown; write title, authors, date, "
	  "language, container, url, verdict, reading or another of "
	  "sakuin(1)\n" },
	{ "a field that documents have not", "a\tvolume\t3\n",
	  "1! documents have no 'volume' to correct; for a reference write "
	  "its id, src:..., or REPORT#NUMBER\n" },
	{ "a space in an id", "a b\ttitle\tx\n",
	  "1! the id 'a b' has a space in it; copy it from what search or "
	  "show prints\n" },
	{ "a year", N1 "\tyear\t04\n",
	  "1! the year '04' is none; write four digits\n" },
	{ "a date", "a\tdate\t2020-13\n",
	  "1! the date '2020-13' is none; write YYYY, YYYY-MM or "
	  "YYYY-MM-DD\n" },
	{ "a language", "a\tlanguage\tEnglish\n",
	  "1! the language 'English' is no code; write one of ISO 639-1 such "
	  "as ja\n" },
	{ "a type", N1 "\ttype\tpoem\n",
	  "1! the type 'poem' is unknown; write book, chapter, "
	  "article-journal, article-newspaper, paper-conference, thesis, "
	  "report, webpage, interview, speech, map, motion_picture, "
	  "manuscript or document\n" },
	{ "a DOI", N1 "\tdoi\t1000/x\n",
	  "1! the DOI '1000/x' is none; write 10., a number, a slash and the "
	  "rest\n" },
	{ "an address", N1 "\turl\thttp://a b\n",
	  "1! the address has a space in it; write %20 for it\n" },
	{ "a verdict", N1 " " N2 "\tverdict\tmaybe\n",
	  "1! the verdict 'maybe' is none; write same, different or "
	  "undecided\n" },
	{ "a verdict about one", N1 "\tverdict\tsame\n",
	  "1! a verdict is about two ids; write both, with a space between\n" },
	{ "a verdict about itself", N1 " " N1 "\tverdict\tsame\n",
	  "1! a verdict about '" N1 "' and itself; write two ids\n" },
	{ "no date of the correction", "a\ttitle\tx\tMK\tsoon\n",
	  "1! the last column, 'soon', is no date; write YYYY-MM-DD or "
	  "nothing\n" },
};

START_TEST(reads_files)
{
	struct told t = { 0 };

	ck_assert_msg(
		!strcmp(read_text(&t, sk_str(files[_i].text)), files[_i].want),
		"%s: %s", files[_i].name, t.out.ptr);
	sk_buf_done(&t.out);
}
END_TEST

START_TEST(a_value_has_its_limit)
{
	struct sk_buf text = { 0 };
	struct told t = { 0 };

	for (size_t more = 0; more < 2; more++) {
		sk_buf_clear(&text);
		ck_assert(sk_buf_puts(&text, "a\ttitle\t", &err));
		for (size_t i = 0; i < SK_CORRECTION_VALUE + more; i++)
			ck_assert(sk_buf_putc(&text, 'x', &err));
		read_text(&t, sk_buf_str(&text));
		if (more)
			ck_assert_str_eq(
				t.out.ptr,
				"1! the value has 4001 bytes; write at "
				"most 4000\n");
		else
			ck_assert(strncmp(t.out.ptr, "1:a|title|xxx", 13) == 0);
	}
	sk_buf_done(&text);
	sk_buf_done(&t.out);
}
END_TEST

/* What is written is read again as it was. */
START_TEST(writes_lines)
{
	static const char *const values[] = { "x",  "\"War\" and peace", "\"",
					      "#1", "a \"b\"",           "" };
	struct sk_correction c = { .id = sk_str("#a\"b"),
				   .field = sk_str("title"),
				   .value = sk_str(values[_i]),
				   .who = sk_str("\"MK\""),
				   .when = sk_str("2026") };
	struct sk_buf line = { 0 }, want = { 0 };
	struct told t = { 0 };

	ck_assert(sk_correction_line(&line, &c, &err));
	ck_assert(sk_buf_printf(&want, &err, "1:#a\"b|title|%s|\"MK\"|2026\n",
				values[_i]));
	ck_assert_str_eq(read_text(&t, sk_buf_str(&line)),
			 sk_buf_cstr(&want, &err));
	sk_buf_done(&line);
	sk_buf_done(&want);
	sk_buf_done(&t.out);
}
END_TEST

static const struct {
	const char *value, *want;
} authors[] = {
	{ "Smith, John", "Smith/John/;" },
	{ "Smith, John; Mori, Ken", "Smith/John/;Mori/Ken/;" },
	{ "Ministry of Ports", "//Ministry of Ports;" },
	{ "; ;\xE6\xA3\xAE;", "//\xE6\xA3\xAE;" },
	{ "Smith,", "Smith//;" },
};

START_TEST(reads_authors)
{
	struct sk_arena arena = { 0 };
	struct sk_reference ref = { 0 };
	struct sk_buf out = { 0 };

	ck_assert(sk_correct_authors(sk_str(authors[_i].value), &ref, &arena,
				     &err));
	for (size_t i = 0; i < ref.author_count; i++) {
		const struct sk_ref_author *a = &ref.authors[i];

		ck_assert(sk_buf_printf(&out, &err, "%.*s/%.*s/%.*s;",
					(int)a->family.len, a->family.ptr,
					(int)a->given.len, a->given.ptr,
					(int)a->literal.len, a->literal.ptr));
	}
	ck_assert_str_eq(sk_buf_cstr(&out, &err), authors[_i].want);
	sk_buf_done(&out);
	sk_arena_done(&arena);
}
END_TEST

/* A document is corrected, remembers what it was, and is that again. */
START_TEST(documents_there_and_back)
{
	const struct sk_correction said[] = {
		{ .id = sk_str("a"),
		  .field = sk_str("title"),
		  .value = sk_str("New \"title\"") },
		{ .id = sk_str("a"),
		  .field = sk_str("date"),
		  .value = sk_str("-") },
		{ .id = sk_str("b"),
		  .field = sk_str("title"),
		  .value = sk_str("x") },
	};
	struct sk_corrections *c = sk_corrections_new(&err);
	struct sk_document doc = { .id = sk_str("a"),
				   .title = sk_str("Old"),
				   .date = sk_str("2001"),
				   .lang = sk_str("en"),
				   .extra = sk_str("{\"rights\":1}") };
	struct sk_arena arena = { 0 };
	size_t entry;

	ck_assert_ptr_nonnull(c);
	for (size_t i = 0; i < 3; i++)
		ck_assert(sk_corrections_put(c, &said[i], &entry, &err));
	ck_assert(sk_correct_document(c, &doc, &arena, &err));
	ck_assert(sk_str_eq(doc.title, sk_str("New \"title\"")));
	ck_assert_uint_eq(doc.date.len, 0);
	ck_assert(sk_str_eq(doc.lang, sk_str("en")));
	ck_assert(sk_str_eq(doc.extra,
			    sk_str("{\"rights\":1,\"uncorrected\":{\"title\":"
				   "\"Old\",\"date\":\"2001\"}}")));
	ck_assert(sk_correct_restore(&doc, &arena, &err));
	ck_assert(sk_str_eq(doc.title, sk_str("Old")));
	ck_assert(sk_str_eq(doc.date, sk_str("2001")));
	ck_assert(sk_str_eq(doc.extra, sk_str("{\"rights\":1}")));
	sk_corrections_free(c);
	sk_arena_done(&arena);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("correction");
	TCase *tcase = tcase_create("correction");

	tcase_add_loop_test(tcase, reads_files, 0,
			    sizeof files / sizeof *files);
	tcase_add_test(tcase, a_value_has_its_limit);
	tcase_add_loop_test(tcase, writes_lines, 0, 6);
	tcase_add_loop_test(tcase, reads_authors, 0, 5);
	tcase_add_test(tcase, documents_there_and_back);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
