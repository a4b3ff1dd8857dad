/* check_authority.c - authority*.c and the curated names. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>

#include "authority.h"
#include "suite.h"

#define COUNT(a) ((int)(sizeof(a) / sizeof(a)[0]))

/* What was read, as text: "line id [!]: form | form => form; ...". */
struct seen {
	struct sk_buf groups, notes;
	int refuse; /* fail on this group, from 1 */
	int count;
};

static void
put(struct sk_buf *b, struct sakuin_str s)
{
	struct sakuin_error err;

	ck_assert(sk_buf_add(b, s.ptr, s.len, &err));
}

static void
put_line(struct sk_buf *b, unsigned line, const char *behind)
{
	struct sakuin_error err;

	ck_assert(sk_buf_printf(b, &err, "%u%s", line, behind));
}

static bool
see_group(void *ctx, const struct sk_authority_group *g,
	  struct sakuin_error *err)
{
	struct seen *s = ctx;

	if (++s->count == s->refuse)
		return sk_fail(err, SAKUIN_EIO, "refused");
	if (s->groups.len)
		put(&s->groups, sk_str("; "));
	put_line(&s->groups, g->line, " ");
	put(&s->groups, g->id);
	put(&s->groups, sk_str(g->disputed ? "!:" : ":"));
	ck_assert_uint_ge(g->count, 1);
	ck_assert_uint_le(g->sources, g->count);
	for (size_t i = 0; i < g->count; i++) {
		put(&s->groups, sk_str(i == g->sources ? " => "
				       : i             ? " | "
						       : " "));
		put(&s->groups, g->forms[i]);
	}
	return true;
}

static void
see_note(void *ctx, unsigned line, const char *text)
{
	struct seen *s = ctx;

	put_line(&s->notes, line, ":");
	put(&s->notes, sk_str(text));
	put(&s->notes, sk_str("\n"));
}

static bool
parse(struct seen *s, const char *text, enum sk_authority_format format,
      struct sakuin_error *err)
{
	struct sk_authority_sink sink = { see_group, see_note, s };
	bool ok = sk_authority_parse(sk_str(text), "f", format, &sink, err);
	struct sakuin_error other;

	ck_assert(sk_buf_cstr(&s->groups, &other) &&
		  sk_buf_cstr(&s->notes, &other));
	return ok;
}

static void
done(struct seen *s)
{
	sk_buf_done(&s->groups);
	sk_buf_done(&s->notes);
}

#define SKOS "http://www.w3.org/2004/02/skos/core#"

static const struct {
	const char *name;
	enum sk_authority_format format;
	const char *text, *groups;
} good[] = {
	{ "ours", SK_AUTHORITY_NAMES, "# remark\na\ty\tx|y z\n\nb\t-\tu|v",
	  "2 a!: x | y z; 4 b: u | v" },
	{ "ours, line ends of Windows", SK_AUTHORITY_NAMES, "a\t-\tx|y\r\n",
	  "1 a: x | y" },
	{ "ours, twice the same", SK_AUTHORITY_NAMES, "a\t-\tx|y|x\n",
	  "1 a: x | y" },
	{ "byte order mark", SK_AUTHORITY_NAMES,
	  "\xef\xbb\xbf"
	  "a\t-\tx|y",
	  "1 a: x | y" },
	{ "nothing", SK_AUTHORITY_NAMES, "", "" },
	{ "Solr", SK_AUTHORITY_SOLR, "# r\n a , b c,d\n", "2 : a | b c | d" },
	{ "Solr, one way", SK_AUTHORITY_SOLR, "a, b => c, d",
	  "1 : a | b => c | d" },
	{ "Solr, escapes", SK_AUTHORITY_SOLR, "a\\, b, c\\\\d, e\\=>f",
	  "1 : a, b | c\\d | e=>f" },
	{ "N-Triples", SK_AUTHORITY_SKOS,
	  "<u:1> <" SKOS "prefLabel> \"Dokdo\"@en .\n"
	  "<u:2> <" SKOS "prefLabel> \"x\" .\n"
	  "<u:1> <" SKOS "altLabel> \"\\uB3C5\\uB3C4\"@ko .\n"
	  "<u:1> <" SKOS "broader> <u:2> .\n",
	  "1 u:1: Dokdo | 독도; 2 u:2: x" },
	{ "Turtle", SK_AUTHORITY_SKOS,
	  "@prefix s: <" SKOS "> .\n@prefix e: <u:> . # remark\n"
	  "e:1 a s:Concept ; s:prefLabel \"A \\\"b\\\"\"@en, 'C'@ja ;\n"
	  "  s:notation 12 ; s:altLabel \"\"\"D\"\"\"^^e:t ; .\n",
	  "3 u:1: A \"b\" | C | D" },
	{ "Turtle, SPARQL's prefix", SK_AUTHORITY_SKOS,
	  "PREFIX s: <" SKOS ">\nBASE <u:>\n<v> s:hiddenLabel \"h\".",
	  "3 v: h" },
	{ "Turtle, blank node label", SK_AUTHORITY_SKOS,
	  "_:b <http://www.w3.org/2000/01/rdf-schema#label> \"l\" .",
	  "1 _:b: l" },
};

START_TEST(authority_reads)
{
	struct seen s = { 0 };
	struct sakuin_error err = { 0 };

	ck_assert_msg(parse(&s, good[_i].text, good[_i].format, &err), "%s: %s",
		      good[_i].name, err.text);
	ck_assert_msg(
		!strcmp(s.groups.len ? s.groups.ptr : "", good[_i].groups),
		"%s: %s", good[_i].name, s.groups.ptr);
	done(&s);
}
END_TEST

static const struct {
	const char *name;
	enum sk_authority_format format;
	const char *text, *message;
} bad[] = {
	{ "no fields", SK_AUTHORITY_NAMES, "\nabc\n",
	  "f:2: not a row; write: id, tab, y or - (disputed), tab, names "
	  "with |" },
	{ "disputed?", SK_AUTHORITY_NAMES, "a\tn\tx|y",
	  "f:1: not a row; write: id, tab, y or - (disputed), tab, names "
	  "with |" },
	{ "no names", SK_AUTHORITY_NAMES, "a\ty\t",
	  "f:1: three fields are needed; put | between names" },
	{ "four fields", SK_AUTHORITY_NAMES, "a\ty\tx|y\tz",
	  "f:1: three fields are needed; put | between names" },
	{ "empty name", SK_AUTHORITY_NAMES, "a\ty\tx||y",
	  "f:1: an empty name; remove the separator" },
	{ "empty name at the end", SK_AUTHORITY_NAMES, "a\ty\tx|",
	  "f:1: an empty name; remove the separator" },
	{ "control character", SK_AUTHORITY_NAMES, "a\ty\tx\x01|y",
	  "f:1: a control character in a name; remove it" },
	{ "not UTF-8", SK_AUTHORITY_NAMES, "a\t-\tb|c\nd\t-\t\xff",
	  "f:2: not UTF-8; convert the file with iconv" },
	{ "Solr, empty", SK_AUTHORITY_SOLR, "a, b\na,,b",
	  "f:2: an empty name; remove the separator" },
	{ "Solr, nothing right of =>", SK_AUTHORITY_SOLR, "a =>",
	  "f:1: an empty name; remove the separator" },
	{ "Solr, two =>", SK_AUTHORITY_SOLR, "a => b => c",
	  "f:1: two => in one row; divide it" },
	{ "Turtle, prefix", SK_AUTHORITY_SKOS, "\n\nx:y a x:z .",
	  "f:3: an unknown prefix; declare it with @prefix" },
	{ "Turtle, list", SK_AUTHORITY_SKOS, "<a> <b> (1 2) .",
	  "f:1: blank nodes and lists are not read; convert the file to "
	  "N-Triples" },
	{ "Turtle, open text", SK_AUTHORITY_SKOS, "<a> <b> \"c\nd\" .",
	  "f:1: a text without its closing quotation mark; add it" },
	{ "Turtle, open IRI", SK_AUTHORITY_SKOS, "<a\n> <b> <c> .",
	  "f:1: an IRI without its >; add it" },
	{ "Turtle, escape", SK_AUTHORITY_SKOS, "<a> <b> \"\\x\" .",
	  "f:1: an unknown escape in a text; write \\\\ for \\" },
	{ "Turtle, surrogate", SK_AUTHORITY_SKOS, "<a> <b> \"\\uD800\" .",
	  "f:1: an unknown escape in a text; write \\\\ for \\" },
	{ "Turtle, no stop", SK_AUTHORITY_SKOS, "<a> <b> <c>\n<d> <e> <f> .",
	  "f:2: a full stop is missing behind a statement" },
	{ "Turtle, no value", SK_AUTHORITY_SKOS, "<a> <b> .",
	  "f:1: a value is missing; write subject, predicate, value and a "
	  "full stop" },
	{ "Turtle, no predicate", SK_AUTHORITY_SKOS, "<a> \"b\" <c> .",
	  "f:1: a predicate is missing; write its IRI or prefix:name" },
	{ "Turtle, no subject", SK_AUTHORITY_SKOS, "; <b> <c> .",
	  "f:1: a statement must begin with an IRI or prefix:name" },
	{ "Turtle, type that is a text", SK_AUTHORITY_SKOS,
	  "<a> <b> \"c\"^^\"d\" .", "f:1: ^^ before a text; write a type" },
	{ "Turtle, bad prefix", SK_AUTHORITY_SKOS, "@prefix x <a> .",
	  "f:1: write @prefix name: <IRI> and a full stop" },
	{ "Turtle, prefix without stop", SK_AUTHORITY_SKOS, "@prefix x: <a>",
	  "f:1: a full stop is missing behind @prefix" },
	{ "Turtle, the file ends", SK_AUTHORITY_SKOS, "<a>",
	  "f:1: a predicate is missing; write its IRI or prefix:name" },
};

START_TEST(authority_says_what_is_wrong)
{
	struct seen s = { 0 };
	struct sakuin_error err;

	ck_assert_msg(!parse(&s, bad[_i].text, bad[_i].format, &err), "%s",
		      bad[_i].name);
	ck_assert_int_eq(err.code, SAKUIN_EINVAL);
	ck_assert_msg(!strcmp(err.text, bad[_i].message), "%s: %s",
		      bad[_i].name, err.text);
	done(&s);
}
END_TEST

START_TEST(authority_notes_doubts)
{
	struct seen s = { 0 };
	struct sakuin_error err;
	char text[400] = "a\t-\tone two three|b\nc\t-\talone\nd\t-\tx|";
	size_t len = strlen(text);

	memset(text + len, 'y', 240);
	text[len + 240] = '\0';
	ck_assert(parse(&s, text, SK_AUTHORITY_NAMES, &err));
	ck_assert_int_eq(s.count, 3);
	ck_assert_str_eq(
		s.notes.ptr,
		"1:'one two three' has three words or more: stock "
		"front ends do not look it up\n"
		"2:'alone' stands alone: it is equivalent to nothing\n"
		"3:'' is longer than 239 bytes: no term can hold it\n");
	done(&s);
}
END_TEST

START_TEST(authority_stops_when_told)
{
	struct seen s = { .refuse = 2 };
	struct sakuin_error err;

	ck_assert(!parse(&s, "a,b\nc,d\ne,f", SK_AUTHORITY_SOLR, &err));
	ck_assert_str_eq(err.text, "refused");
	ck_assert_int_eq(s.count, 2);
	done(&s);
}
END_TEST

START_TEST(authority_limits_a_group)
{
	struct seen s = { 0 };
	struct sk_buf b = { 0 };
	struct sakuin_error err;

	for (int i = 0; i < 257; i++)
		ck_assert(sk_buf_printf(&b, &err, "%sn%d", i ? "," : "", i));
	ck_assert(!parse(&s, sk_buf_cstr(&b, &err), SK_AUTHORITY_SOLR, &err));
	ck_assert_str_eq(err.text, "f:1: more than 256 names; divide the row");
	sk_buf_done(&b);
	done(&s);
}
END_TEST

START_TEST(authority_knows_formats)
{
	ck_assert_int_eq(sk_authority_format(sk_str("a/b.tsv")),
			 SK_AUTHORITY_NAMES);
	ck_assert_int_eq(sk_authority_format(sk_str("b.nt")),
			 SK_AUTHORITY_SKOS);
	ck_assert_int_eq(sk_authority_format(sk_str("b.ttl")),
			 SK_AUTHORITY_SKOS);
	ck_assert_int_eq(sk_authority_format(sk_str("synonyms.txt")),
			 SK_AUTHORITY_SOLR);
	ck_assert_int_eq(sk_authority_format(sk_str(".tsv")),
			 SK_AUTHORITY_SOLR);
}
END_TEST

START_TEST(authority_needs_a_file)
{
	struct seen s = { 0 };
	struct sk_authority_sink sink = { see_group, NULL, &s };
	struct sakuin_error err;

	ck_assert(!sk_authority_read("/no/such/file", &sink, &err));
	ck_assert_int_eq(err.code, SAKUIN_ENOTFOUND);
	ck_assert_str_eq(err.text,
			 "/no/such/file: No such file or directory; give the "
			 "path of an authority file");
	ck_assert(!sk_authority_read("/", &sink, &err));
	ck_assert_int_eq(err.code, SAKUIN_EIO);
}
END_TEST

/* The curated file: it reads, its ids are its own, disputed forms are in
 * order, and no name is in two rows. */
struct curated {
	struct sk_buf forms; /* "\nFORM\n" for each */
	int groups, disputed;
};

static bool
curate(void *ctx, const struct sk_authority_group *g, struct sakuin_error *err)
{
	struct curated *c = ctx;

	c->groups++;
	c->disputed += g->disputed;
	ck_assert_uint_gt(g->count, 1);
	for (size_t i = 0; i < g->count; i++) {
		struct sk_buf b = { 0 };

		ck_assert(sk_buf_printf(&b, err, "\n%.*s\n",
					(int)g->forms[i].len, g->forms[i].ptr));
		ck_assert_msg(!strstr(sk_buf_cstr(&c->forms, err),
				      sk_buf_cstr(&b, err)),
			      "twice: %s", b.ptr);
		ck_assert(sk_buf_puts(&c->forms, b.ptr, err));
		sk_buf_done(&b);
		if (g->disputed && i)
			ck_assert_int_lt(
				sk_str_cmp(g->forms[i - 1], g->forms[i]), 0);
	}
	return true;
}

START_TEST(authority_curated)
{
	struct curated c = { 0 };
	struct sk_authority_sink sink = { curate, NULL, &c };
	struct sakuin_error err = { 0 };
	static const char *const wanted[] = { "\nDokdo\n",   "\n竹島\n",
					      "\nSenkaku\n", "\n钓鱼岛\n",
					      "\n김정은\n",  "\n교도통신\n" };

	ck_assert_msg(
		sk_authority_read("analyzers/tables/names.tsv", &sink, &err),
		"%s", err.text);
	ck_assert_int_ge(c.groups, 250);
	ck_assert_int_ge(c.disputed, 5);
	for (int i = 0; i < COUNT(wanted); i++)
		ck_assert_msg(strstr(c.forms.ptr, wanted[i]), "%s", wanted[i]);
	sk_buf_done(&c.forms);
}
END_TEST

/* Any beginning of a file, and any byte changed, is read or refused. */
START_TEST(authority_survives_damage)
{
	char text[400];

	for (int i = 0; i < COUNT(good); i++) {
		size_t len = strlen(good[i].text);

		for (size_t cut = 0; cut < len; cut++) {
			struct seen s = { 0 };
			struct sakuin_error err;

			memcpy(text, good[i].text, len + 1);
			text[cut] = "\"<.;,|\\\n"[cut % 8];
			(void)!parse(&s, text, good[i].format, &err);
			done(&s);
			s = (struct seen){ 0 };
			text[cut] = '\0';
			(void)!parse(&s, text, good[i].format, &err);
			done(&s);
		}
	}
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("authority");
	TCase *tc = tcase_create("authority");

	tcase_add_loop_test(tc, authority_reads, 0, COUNT(good));
	tcase_add_loop_test(tc, authority_says_what_is_wrong, 0, COUNT(bad));
	tcase_add_test(tc, authority_notes_doubts);
	tcase_add_test(tc, authority_stops_when_told);
	tcase_add_test(tc, authority_limits_a_group);
	tcase_add_test(tc, authority_knows_formats);
	tcase_add_test(tc, authority_needs_a_file);
	tcase_add_test(tc, authority_curated);
	tcase_add_test(tc, authority_survives_damage);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
