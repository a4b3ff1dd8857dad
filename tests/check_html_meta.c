/* check_html_meta.c - what an HTML page says of itself, and its encoding. */
#include "format_help.h"
#include "suite.h"

#define COUNT(table) (sizeof(table) / sizeof *(table))

/* What is not named must be empty. */
static const struct {
	const char *name, *html, *title, *lang, *date, *url, *author;
	size_t authors;
} metas[] = {
	{ "nothing", "<p>a", .title = "" },
	{ "title", "<title> A\n title </title><h1>H</h1>a",
	  .title = "A title" },
	{ "og:title", "<meta property=og:title content='O'><h1>H</h1>",
	  .title = "O" },
	{ "citation_title",
	  "<title>A | Site</title><meta name=citation_title content=A>a",
	  .title = "A" },
	{ "h1", "<h1>The <b>head</b><br>ing</h1>a", .title = "The head ing" },
	{ "title in svg", "<svg><title>S</title></svg><h1>H</h1>",
	  .title = "H" },
	{ "empty title", "<title> </title><h1>H</h1>", .title = "H" },
	{ "JSON-LD",
	  "<script type=application/ld+json>{\"@graph\":[{\"@type\":"
	  "\"Person\",\"name\":\"No\"},{\"@type\":[\"X\","
	  "\"NewsArticle\"],\"headline\":\"H\",\"datePublished\":"
	  "\"2020-02-29T12:00\",\"inLanguage\":\"ko-KR\",\"url\":"
	  "\"https://a.example/x\",\"author\":[{\"name\":\"A\"},\"B\"]}]}"
	  "</script>a",
	  .title = "H", .lang = "ko", .date = "2020-02-29",
	  .url = "https://a.example/x", .author = "A", .authors = 2 },
	{ "JSON-LD against tags",
	  "<title>T</title><meta name=citation_author content=C><script "
	  "type=application/ld+json>[{\"@type\":\"Article\",\"name\":\"N\","
	  "\"author\":\"A\"}]</script><h1>H</h1>",
	  .title = "T", .author = "C", .authors = 1 },
	{ "broken JSON-LD",
	  "<script type=application/ld+json>{\"@type\":\"Article\","
	  "</script><h1>H</h1>",
	  .title = "H" },
	{ "lang", "<html lang=ja-JP>a", .lang = "ja" },
	{ "xml:lang", "<html xml:lang=KO>a", .lang = "ko" },
	{ "content-language",
	  "<meta http-equiv=Content-Language content='de, en'>a", .title = "" },
	{ "content-language 2", "<meta name=content-language content=de-AT>a",
	  .lang = "de" },
	{ "published",
	  "<meta name=date content=1999>"
	  "<meta property=article:published_time "
	  "content=2020-03-04T05:06:07Z>a",
	  .date = "2020-03-04" },
	{ "dates that are none",
	  "<meta name=DC.Date content=yesterday>"
	  "<meta name=DCTERMS.Issued content=2001-02>a",
	  .date = "2001-02" },
	{ "citation_publication_date",
	  "<meta name=citation_publication_date content=1998/6/1>a",
	  .date = "1998-06-01" },
	{ "time", "<p>a <time datetime='2011-12-13 10:00'>x</time>",
	  .date = "2011-12-13" },
	{ "canonical",
	  "<link rel=canonical href='http://e.org/x'>"
	  "<meta property=og:url content=http://e.org/y>a",
	  .url = "http://e.org/x" },
	{ "og:url",
	  "<link rel=canonical href='/x'>"
	  "<meta property=og:url content=https://e.org/y>a",
	  .url = "https://e.org/y" },
	{ "author", "<meta name=Author content=' Ann  Author '>a",
	  .author = "Ann Author", .authors = 1 },
	{ "authors",
	  "<meta name=author content=Web><meta name=citation_author "
	  "content=A><meta name=citation_author content=B><meta "
	  "name=citation_author content=A>a",
	  .author = "A", .authors = 2 },
	{ "author's page", "<meta name=author content=http://e.org/>a",
	  .title = "" },
};

static void
is(const char *name, struct sakuin_str have, const char *want)
{
	ck_assert_msg(sk_str_eq(have, sk_str(want ? want : "")), "%s: '%.*s'",
		      name, (int)have.len, have.ptr);
}

START_TEST(meta)
{
	struct got got = { 0 };
	const struct sk_document *doc = got.docs;

	ck_assert(got_read(&got, sk_str(metas[_i].html), "a.html"));
	is(metas[_i].name, doc->title, metas[_i].title);
	is(metas[_i].name, doc->lang, metas[_i].lang);
	is(metas[_i].name, doc->date, metas[_i].date);
	is(metas[_i].name, doc->url, metas[_i].url);
	ck_assert_uint_eq(doc->author_count, metas[_i].authors);
	if (doc->author_count)
		is(metas[_i].name, doc->authors[0], metas[_i].author);
	ck_str(doc->mime, "text/html");
	ck_str(doc->path, "a.html");
	got_done(&got);
}
END_TEST

/* Identifiers: what calls itself one may be any other. */
static const struct {
	const char *name, *html, *doi, *isbn;
} identifiers[] = {
	{ "none", "<p>a", "", "" },
	{ "citation_doi", "<meta name=citation_doi content=10.5555/A>a",
	  "10.5555/A", "" },
	{ "best first",
	  "<meta name=dc.identifier content=doi:10.5555/b>"
	  "<meta name=citation_doi content=' 10.5555/a '>a",
	  "10.5555/a", "" },
	{ "DC.Identifier",
	  "<meta name=DC.Identifier content=https://doi.org/10.5555/a>a",
	  "https://doi.org/10.5555/a", "" },
	{ "a handle",
	  "<meta name=dc.identifier content=http://e.org/10.5555/a>a", "", "" },
	{ "a number", "<meta name=dc.identifier content=MG-10.5>a", "", "" },
	{ "an ISBN", "<meta name=citation_isbn content=9780306406157>a", "",
	  "9780306406157" },
};

START_TEST(identifier)
{
	struct got got = { 0 };

	ck_assert(got_read(&got, sk_str(identifiers[_i].html), "a.html"));
	ck_str(got.docs->doi, identifiers[_i].doi);
	ck_str(got.docs->isbn, identifiers[_i].isbn);
	got_done(&got);
}
END_TEST

/* U+3042 U+3044 in the encodings that pages declare. */
static const struct {
	const char *name;
	struct sakuin_str html;
	const char *encoding, *by;
} charsets[] = {
	{ "meta charset", BYTES("<meta charset=Shift_JIS>\x82\xA0\x82\xA2"),
	  "ibm-943_P15A-2003", "declared" },
	{ "http-equiv",
	  BYTES("<META HTTP-EQUIV='Content-Type' CONTENT='text/html; "
		"charset=euc-jp'>\xA4\xA2\xA4\xA4"),
	  "EUC-JP", "declared" },
	{ "quotes and spaces",
	  BYTES("<meta charset = \"utf-8\" >\xE3\x81\x82\xE3\x81\x84"), "UTF-8",
	  "declared" },
	{ "XML declaration",
	  BYTES("<?xml version='1.0' encoding='EUC-JP'?><html>"
		"\xA4\xA2\xA4\xA4"),
	  "EUC-JP", "declared" },
	{ "in a comment",
	  BYTES("<!-- <meta charset=EUC-JP> --><meta charset=Shift_JIS>"
		"\x82\xA0\x82\xA2"),
	  "ibm-943_P15A-2003", "declared" },
	{ "false declaration",
	  BYTES("<meta charset=Shift_JIS><title>\xE3\x81\x82</title>"
		"\xE3\x81\x82\xE3\x81\x84"),
	  "UTF-8", "utf-8" },
	{ "mark", BYTES("\xFF\xFE<\0p\0>\0\x42\x30\x44\x30"), "UTF-16LE",
	  "bom" },
	{ "none", BYTES("<p>\x1B$B$\"$$\x1B(B"), "ISO-2022-JP", "guess" },
};

START_TEST(charset)
{
	struct got got = { 0 };

	ck_assert(got_read(&got, charsets[_i].html, "a.html"));
	ck_str(got.docs[0].text, "\u3042\u3044\n");
	ck_str(got.docs[0].encoding, charsets[_i].encoding);
	ck_str(got.docs[0].encoding_by, charsets[_i].by);
	got_done(&got);
}
END_TEST

/* Headers that are wrong: U+3042 U+3044 and more of it. */
#define SJIS "\x82\xA0\x82\xA2\x82\xA0\x82\xA2\x82\xA0\x82\xA2"
#define EUC "\xA4\xA2\xA4\xA4\xA4\xA2\xA4\xA4\xA4\xA2\xA4\xA4"
static const struct {
	const char *name, *charset;
	struct sakuin_str html;
	const char *encoding, *by;
} headers[] = {
	{ "a header", "EUC-JP", BYTES("<p>" EUC), "EUC-JP", "header" },
	{ "before what the page says", "EUC-JP",
	  BYTES("<meta charset=Shift_JIS><p>" EUC), "EUC-JP", "header" },
	{ "one that all pages get", "ISO-8859-1",
	  BYTES("<meta charset=x-sjis><p>" SJIS), "ibm-943_P15A-2003",
	  "declared" },
	{ "and no word of the page's own", "ISO-8859-1", BYTES("<p>" SJIS),
	  "ibm-943_P15A-2003", "guess" },
	{ "Shift_JIS that is none", "Shift_JIS", BYTES("<p>" EUC), "EUC-JP",
	  "guess" },
	{ "UTF-8 that is none", "UTF-8", BYTES("<meta charset=euc-jp><p>" EUC),
	  "EUC-JP", "declared" },
	{ "an encoding that nobody knows", "x-none",
	  BYTES("<meta charset=euc-jp><p>" EUC), "EUC-JP", "declared" },
};

START_TEST(header)
{
	struct got got = { .charset = headers[_i].charset };

	ck_assert(got_read(&got, headers[_i].html, "a.html"));
	ck_str(got.docs[0].text, "\u3042\u3044\u3042\u3044\u3042\u3044\n");
	ck_str(got.docs[0].encoding, headers[_i].encoding);
	ck_str(got.docs[0].encoding_by, headers[_i].by);
	got_done(&got);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("html_meta");
	TCase *tc = tcase_create("html_meta");

	tcase_add_loop_test(tc, meta, 0, COUNT(metas));
	tcase_add_loop_test(tc, identifier, 0, COUNT(identifiers));
	tcase_add_loop_test(tc, charset, 0, COUNT(charsets));
	tcase_add_loop_test(tc, header, 0, COUNT(headers));
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
