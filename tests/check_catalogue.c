/* check_catalogue.c - readers of manifests and bibliographies: what they make
 * of a text, and what they say is wrong with it. */
#include <stdio.h>
#include <unistd.h>

#include "catalogue.h"
#include "catalogue_read.h"
#include "suite.h"

static struct sakuin_error err;

struct seen {
	struct sk_buf out;
	size_t cards;
};

static bool
see_card(void *ctx, const struct sk_card *card, struct sakuin_error *e)
{
	struct seen *s = ctx;

	s->cards++;
	ck_assert(sk_buf_printf(&s->out, e, "%u:", card->line));
	for (size_t i = 0; i < card->count; i++)
		ck_assert(sk_buf_printf(&s->out, e, " %s=%.*s|",
					sk_mappings[card->lines[i].field].field,
					(int)card->lines[i].value.len,
					card->lines[i].value.ptr));
	return sk_buf_putc(&s->out, '\n', e);
}

static void
see_note(void *ctx, unsigned line, const char *what)
{
	struct seen *s = ctx;

	ck_assert(sk_buf_printf(&s->out, &err, "! %u %s\n", line, what));
}

static const struct {
	const char *name, *text, *out;
} cases[] = {
	{ "nothing", "", "" },
	/* manifests */
	{ "TSV",
	  "File\tTitle\tCreator\tReference code\n"
	  "a.pdf\tPorts\tMori, K.; Kim, S.\tMG-12/3\n"
	  "b;c.pdf\tQuays\t\t\n",
	  "2: file=a.pdf| title=Ports| author=Mori, K.| author=Kim, S.| "
	  "ref=MG-12/3|\n"
	  "3: file=b;c.pdf| title=Quays|\n" },
	{ "TSV in quotation marks, with a line end in one",
	  "path\tabstract\ttitle\r\n"
	  "a.txt\t\"one \"\"two\"\"\nthree\"\tT\r\n"
	  "b.txt\t\tU\r\n",
	  "2: file=a.txt| description=one \"two\" three| title=T|\n"
	  "4: file=b.txt| title=U|\n" },
	{ "CSV", "file,title,lang\na.txt,\"Ports, and quays\",Japanese\n",
	  "2: file=a.txt| title=Ports, and quays| lang=ja|\n" },
	{ "semicolons", "file;title\na.txt;Ports\n",
	  "2: file=a.txt| title=Ports|\n" },
	{ "columns in Japanese",
	  "\u30D5\u30A1\u30A4\u30EB\t\u984C\u540D\t\u8ACB\u6C42\u756A\u53F7"
	  "\t\u65E5\u4ED8\na.txt\t\u6E2F\t\u96D1-0451\t\u662D\u548C62\u5E74\n",
	  "2: file=a.txt| title=\u6E2F| ref=\u96D1-0451| "
	  "date=\u662D\u548C62\u5E74|\n" },
	{ "columns in Korean",
	  "\uD30C\uC77C\t\uC81C\uBAA9\t\uC800\uC790\na\t\uD56D\uB9CC\t\uAE40\n",
	  "2: file=a| title=\uD56D\uB9CC| author=\uAE40|\n" },
	{ "a column that nobody knows",
	  "file\tcolour of the box\ttitle\na\tred\tT\n",
	  "! 1 the column 'colour of the box' means nothing here and is "
	  "passed over; sakuin index --print-mapping lists what does\n"
	  "2: file=a| title=T|\n" },
	{ "a column with a line end in its name", "file\t\"red\nbox\"\na\tx\n",
	  "! 1 the column 'red box' means nothing here and is passed over; "
	  "sakuin index --print-mapping lists what does\n3: file=a|\n" },
	{ "no column of files", "title\tdate\nT\t1987\n",
	  "! 1 no column is called 'file', so that nothing can be said of "
	  "any; name the columns in the first line\n"
	  "2: title=T| date=1987|\n" },
	{ "too many cells", "file\ttitle\na\tT\tmore\n",
	  "! 2 more columns than the first line names; the rest is passed "
	  "over\n2: file=a| title=T|\n" },
	{ "empty lines and no end", "file\ttitle\n\n\na\tT",
	  "4: file=a| title=T|\n" },
	{ "a mark that nothing ends", "file\ttitle\na\t\"T\nb\tU\n",
	  "! 2 byte 13: a column begins with a quotation mark that nothing "
	  "ends; write \"\" for each mark inside and \" at the end\n"
	  "2: file=a| title=T b U|\n" },
	{ "an id with a space", "file\tid\ttitle\na\tx y\tT\n",
	  "! 2 \"id\" has white space or a control character in it; "
	  "percent-encode it\n2: file=a| title=T|\n" },
	{ "a language that is none", "file\tlang\na\tgibberish\n",
	  "! 2 \"lang\" is not a language's code; write one of ISO 639-1 "
	  "such as \"ja\"\n2: file=a|\n" },
	{ "identifiers by their looks",
	  "file\tidentifier\na\tdoi:10.1/x; ISBN 978-4-00-000000-1; "
	  "http://e.org/; MG 3\n",
	  "2: file=a| doi=10.1/x| isbn=978-4-00-000000-1| url=http://e.org/| "
	  "ref=MG 3|\n" },
	{ "rights and embargo",
	  "file\trights\tembargo\na\tno-text\t2050-01-01\n",
	  "2: file=a| rights=no-text| embargo=2050-01-01|\n" },
	/* NDJSON */
	{ "NDJSON",
	  "{\"file\":\"a\",\"title\":\"T\",\"creator\":[\"X\",\"Y\"],"
	  "\"year\":1987}\n\n"
	  "{\"path\":\"b;c\",\"reference_codes\":\"MG 1; MG 2\"}\n",
	  "1: file=a| title=T| author=X| author=Y| date=1987|\n"
	  "3: file=b;c| ref=MG 1| ref=MG 2|\n" },
	{ "NDJSON: unknown twice, and broken",
	  "{\"file\":\"a\",\"box\":1}\n{\"file\":\"b\",\"box\":[2]}\n"
	  "{\"file\":}\n[1]\n",
	  "! 1 the member 'box' means nothing here and is passed over; sakuin "
	  "index --print-mapping lists what does\n"
	  "1: file=a|\n2: file=b|\n"
	  "! 3 byte 44: not a JSON object; write one {...} a line\n"
	  "! 4 byte 54: not a JSON object; write one {...} a line\n" },
	/* RIS */
	{ "RIS",
	  "TY  - JOUR\nTI  - \u6E2F\u306E\u6B74\u53F2\nAU  - \u68EE, "
	  "\u5065\u4E8C\nAU  - Kim, S.\nPY  - 1987\nDA  - 1987/03//\n"
	  "DO  - https://doi.org/10.1/x\nSN  - 1234-5678\nLA  - jpn\n"
	  "KW  - ports\nKW  - quays\nL1  - files/1/a.pdf\nUR  - http://e.org/\n"
	  "AB  - one\n  two\nCN  - MG 1\nER  - \n",
	  "1: title=\u6E2F\u306E\u6B74\u53F2| author=\u68EE\u5065\u4E8C| "
	  "author=Kim, S.| doi=10.1/x| lang=ja| keyword=ports| keyword=quays| "
	  "file=files/1/a.pdf| url=http://e.org/| description=one two| "
	  "ref=MG 1| date=1987/03|\n" },
	{ "RIS: a file as an address",
	  "TY  - GEN\r\nUR  - file:///a/b.pdf\r\nER  -\r\n",
	  "1: file=file:///a/b.pdf|\n" },
	{ "RIS: no ends", "TY  - GEN\nTI  - A\nTY  - GEN\nTI  - B\n",
	  "! 3 byte 18: an item begins before the one above has ended; write "
	  "a line 'ER  -' between them\n1: title=A|\n"
	  "! 5 byte 36: the last item does not end; write a line 'ER  -'\n"
	  "3: title=B|\n" },
	{ "RIS: no beginning",
	  "Provider: x\nTI  - A\nTY  - GEN\nTI  - B\nER  - \n",
	  "! 2 byte 12: this stands in no item; write 'TY  - GEN' before it\n"
	  "3: title=B|\n" },
	{ "RIS: one space", "TY - GEN\nTI - A\nER -\n", "1: title=A|\n" },
	/* BibTeX */
	{ "BibTeX",
	  "@article{mori87,\n  title = {Ports of {J}apan},\n"
	  "  author = {Mori, Kenji and {Ministry of Ports and Quays}},\n"
	  "  year = 1987, month = mar,\n  doi = {10.1/a\\_b},\n"
	  "  url = {http://e.org/~x?a=1\\&b=2},\n  keywords = {ports, quays},\n"
	  "  langid = {japanese},\n"
	  "  file = {Full Text:files/1/a.pdf:application/pdf;"
	  "Snapshot:files/2/b\\:c\\;d.html:text/html}\n}\n",
	  "1: title=Ports of Japan| author=Mori, Kenji| author=Ministry of "
	  "Ports and Quays| doi=10.1/a_b| url=http://e.org/~x?a=1&b=2| "
	  "keyword=ports| keyword=quays| lang=ja| file=files/1/a.pdf| "
	  "file=files/2/b:c;d.html| date=1987-03|\n" },
	{ "BibTeX: accents",
	  "@book{x, title={T\\={o}ky\\={o}, M{\\\"u}ller, caf{\\'e}, "
	  "Fran\\c{c}ois, \\v{S}koda, {\\L}{\\'o}d\\'z, stra{\\ss}e, "
	  "na\\\"{\\i}f"
	  ", \\r{A}, \\~n, \\`a, \\^{e}, \\.z, \\H{o}, \\k{a}, \\u{g}, \\AA}}",
	  "1: title=T\u014Dky\u014D, M\u00FCller, caf\u00E9, Fran\u00E7ois, "
	  "\u0160koda, \u0141\u00F3d\u017A, stra\u00DFe, na\u00EFf, \u00C5, "
	  "\u00F1, \u00E0, \u00EA, \u017C, \u0151, \u0105, \u011F, \u00C5|\n" },
	{ "BibTeX: marks and commands",
	  "@book{x, title = \"``One'' --- \\emph{two} \\& three~four 5\\% "
	  "{$x_1$}\"}",
	  "1: title=\u201COne\u201D \u2014 two & three four 5% x_1|\n" },
	{ "BibTeX: strings and joins",
	  "@string{ nm = \"Mori\" }\n@STRING(pub = {Kan})\n"
	  "@book(k, author = nm # {, K.} # \" and \" # pub, year = \"1987\")",
	  "3: author=Mori, K.| author=Kan| date=1987|\n" },
	{ "BibTeX: comments and mail",
	  "% Encoding: UTF-8\nme@example.org\n@comment{jabref: {x}}\n"
	  "@preamble{\"\\foo\"}\n@misc{k, date = {1987/1989}}\n",
	  "5: date=1987/1989|\n" },
	{ "BibTeX: files without labels",
	  "@misc{k, file = {a.pdf;C:/b.pdf;:c.pdf:PDF}}",
	  "1: file=a.pdf| file=C:/b.pdf| file=c.pdf|\n" },
	{ "BibTeX: breaks off",
	  "@misc{a, title = {A}, note = {never\n\n@misc{b, title = {B}}\n",
	  "! 1 byte 0: this entry breaks off, or a brace is missing in it; "
	  "what was read of it counts\n1: title=A|\n" },
	{ "BibTeX: not a field",
	  "@misc{a, title = {A}, what is this}\n@misc{b, title={B}}\n",
	  "! 1 byte 0: this entry breaks off, or a brace is missing in it; "
	  "what was read of it counts\n1: title=A|\n2: title=B|\n" },
	/* CSL-JSON */
	{ "CSL-JSON",
	  "[{\"id\":\"x\",\"title\":\"T\",\"author\":[{\"family\":\"Mori\","
	  "\"given\":\"K.\"},{\"literal\":\"Board\"},{\"family\":\"Berg\","
	  "\"non-dropping-particle\":\"van\"}],"
	  "\"issued\":{\"date-parts\":[[\"1987\",3]]},\"DOI\":\"10.1/x\","
	  "\"URL\":\"http://e.org\",\"language\":\"ko-KR\","
	  "\"call-number\":\"MG 1\",\"archive\":\"City\",\"file\":\"a.pdf\"}]",
	  "1: title=T| author=Mori, K.| author=Board| author=van Berg| "
	  "date=1987-03| doi=10.1/x| url=http://e.org| lang=ko| ref=MG 1| "
	  "repository=City| file=a.pdf|\n" },
	{ "CSL-JSON: spans, files, items",
	  "{\n\"items\":[\n{\"issued\":{\"date-parts\":[[1987],[1989]]},"
	  "\"attachments\":[{\"path\":\"a\"},{\"path\":\"b\"}]},"
	  "{\"issued\":{\"literal\":\"circa 1987\"},\"files\":[\"c\"]},"
	  "{\"issued\":{\"date-parts\":[[1987]],\"circa\":true},"
	  "\"URL\":\"file:///d\"}]}",
	  "1: date=1987/1989| file=a| file=b|\n"
	  "2: date=circa 1987| file=c|\n3: date=1987~| file=file:///d|\n" },
	{ "paths stay as they are",
	  "file\ttitle\n A  u\u0308.txt\tA  u\u0308\n",
	  "2: file=A  u\u0308.txt| title=A \u00FC|\n" },
	{ "CSL-JSON: no numbers",
	  "[{\"issued\":{\"date-parts\":[[\"nan\"]]},\"file\":\"a\"}]",
	  "1: file=a|\n" },
	{ "CSL-JSON: nonsense", "[1,{\"title\":2,\"author\":\"x\",\"file\":3}]",
	  "! 1 this item is not a JSON object; write {...}\n" },
	{ "CSL-JSON: broken", "[{\"title\":\"T\"",
	  "! 0 line 1, byte 13: not JSON: '}' expected; "
	  "export it again\n" },
};

START_TEST(what_is_read)
{
	struct seen seen = { .out = { 0 } };
	const struct sk_card_sink sink = { see_card, see_note, &seen };
	struct sakuin_str text = sk_str(cases[_i].text);
	const char *out;

	ck_assert(sk_catalogue_reader(text)(text, &sink, &err));
	out = sk_buf_cstr(&seen.out, &err);
	ck_assert_msg(!strcmp(out, cases[_i].out), "%s:\n%s", cases[_i].name,
		      out);
	sk_buf_done(&seen.out);
}
END_TEST

static bool
no_more(void *ctx, const struct sk_card *card, struct sakuin_error *e)
{
	(void)ctx;
	(void)card;
	return sk_fail(e, SAKUIN_EINVAL, "no more");
}

/* However a text is cut, what is read of it is text, and a sink that wants no
 * more is obeyed. */
START_TEST(cut_anywhere)
{
	const char *text = cases[_i].text;

	for (size_t len = 0; len <= strlen(text); len++) {
		struct seen seen = { .out = { 0 } };
		const struct sk_card_sink sink = { see_card, see_note, &seen };
		const struct sk_card_sink stop = { no_more, see_note, &seen };
		struct sakuin_str s = { text, len };

		ck_assert(sk_catalogue_reader(s)(s, &sink, &err));
		if (seen.cards) {
			ck_assert(!sk_catalogue_reader(s)(s, &stop, &err));
			ck_assert_str_eq(err.text, "no more");
		}
		sk_buf_done(&seen.out);
	}
}
END_TEST

/* Each name in the table is found, and stands there once in its scheme. */
START_TEST(names_of_fields)
{
	for (int i = 0; i < SK_CARD_FIELDS; i++) {
		const char *list = sk_mappings[i].names[_i];

		ck_assert_int_eq(sk_mapping_named(sk_str(sk_mappings[i].field)),
				 i);
		while (*list) {
			size_t len = strcspn(list, "|");
			struct sakuin_str name = { list, len };

			ck_assert_msg(
				sk_mapping_find((enum sk_scheme)_i, name) ==
					(enum sk_card_field)i,
				"%.*s", (int)len, list);
			list += len + (list[len] == '|');
		}
	}
	ck_assert_int_eq(sk_mapping_find((enum sk_scheme)_i, sk_str("nosuch")),
			 SK_CARD_FIELDS);
	ck_assert_int_eq(sk_mapping_find((enum sk_scheme)_i, sk_str("")),
			 SK_CARD_FIELDS);
}
END_TEST

/* A manifest of what an archive holds, a line for each of its many files. */
START_TEST(many_members)
{
	static const size_t count = 20000;
	const char *root = getenv("TMPDIR");
	struct sk_buf name = { 0 };
	struct sk_document doc = { .member = sk_str("19999.txt") };
	struct sk_arena arena = { 0 };
	struct sk_catalogue_options options = { .count = 0 };
	struct sk_catalogue *c;
	struct sakuin_str text;
	const char *manifest;
	char *folder;
	FILE *f;

	ck_assert(sk_buf_printf(&name, &err, "%s/catalogue.XXXXXX",
				root ? root : "/tmp"));
	ck_assert_ptr_nonnull(sk_buf_cstr(&name, &err));
	ck_assert_ptr_nonnull(mkdtemp(name.ptr));
	ck_assert_int_eq(chdir(name.ptr), 0);
	folder = realpath(".", NULL);
	ck_assert_ptr_nonnull(folder);
	f = fopen("a.zip", "w");
	ck_assert(f && fclose(f) == 0);
	f = fopen("m.tsv", "w");
	fprintf(f, "file\ttitle\n");
	for (size_t i = 0; i < count; i++)
		fprintf(f, "a.zip!/%zu.txt\tT%zu\n", i, i);
	ck_assert(fclose(f) == 0);
	manifest = "m.tsv";
	c = sk_catalogue_new(&manifest, 1, &options, &err);
	ck_assert(unlink("m.tsv") == 0);
	ck_assert_ptr_nonnull(c);
	ck_assert_uint_eq(sk_catalogue_count(c), 1);
	sk_buf_clear(&name);
	ck_assert(sk_buf_printf(&name, &err, "%s/a.zip", folder));
	text = sk_catalogue_find(c, sk_buf_str(&name));
	ck_assert(sk_card_apply(text, true, &doc, &arena, &err));
	ck_assert(sk_str_eq(doc.title, sk_str("T19999")));
	ck_assert(unlink("a.zip") == 0);
	ck_assert(rmdir(folder) == 0);
	free(folder);
	sk_catalogue_free(c);
	sk_arena_done(&arena);
	sk_buf_done(&name);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("catalogue");
	TCase *tcase = tcase_create("catalogue");

	tcase_add_loop_test(tcase, what_is_read, 0,
			    sizeof cases / sizeof *cases);
	tcase_add_loop_test(tcase, cut_anywhere, 0,
			    sizeof cases / sizeof *cases);
	tcase_add_loop_test(tcase, names_of_fields, 0, SK_SCHEMES);
	tcase_add_test(tcase, many_members);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
