/* Journal articles in JATS, and their references. */
#include "cites.h"
#include "format_help.h"
#include "suite.h"

#define COUNT(a) (sizeof(a) / sizeof *(a))

static const char article[] =
	"<?xml version='1.0'?>\n"
	"<!DOCTYPE article PUBLIC '-//NLM//DTD JATS (Z39.96) v1.2//EN' 'x'>\n"
	"<article article-type='research-article' xml:lang='en'><front>"
	"<article-meta><article-id pub-id-type='doi'>10.5555/abc</article-id>"
	"<article-title>Salt in the <italic>east</italic></article-title>"
	"<contrib-group><contrib><name><surname>Kim</surname><given-names>"
	"Cheolsu</given-names></name></contrib><contrib><collab>Salt Group"
	"</collab></contrib></contrib-group><pub-date><day>4</day><month>5"
	"</month><year>2019</year></pub-date><abstract><p>About salt.</p>"
	"</abstract></article-meta></front><body><sec><title>Intro</title>"
	"<p>\u5869\u306F\u91CD\u8981\u3002 Salt was taxed [<xref "
	"ref-type='bibr' rid='B1'>1</xref>,<xref ref-type='bibr' rid='B2'>2"
	"</xref>]. Others disagree <xref ref-type='bibr' rid='B2 B9'>(Lee "
	"2001)</xref>. See <xref ref-type='fig' rid='F1'>Figure 1</xref>.</p>"
	"</sec></body><back><ref-list><title>References</title><ref id='B1'>"
	"<label>1</label><element-citation><person-group "
	"person-group-type='author'><name><surname>Tanaka</surname>"
	"<given-names>H</given-names></name></person-group><person-group "
	"person-group-type='editor'><name><surname>No</surname></name>"
	"</person-group><article-title>Rights</article-title><source>J Sea"
	"</source><year>2004a</year><volume>12</volume><issue>3</issue>"
	"<fpage>123</fpage><lpage>145</lpage><pub-id pub-id-type='doi'>"
	"10.5555/xyz</pub-id></element-citation></ref><ref id='B2'><label>2"
	"</label><mixed-citation>Lee B. <source>Salt</source>. Seoul: Minumsa; "
	"<year>2001</year>.</mixed-citation></ref></ref-list></back></article>";

START_TEST(reads)
{
	struct got got = { 0 };
	const struct sk_document *doc = got.docs;

	ck_assert_msg(got_read(&got, sk_str(article), "a.xml"), "%s",
		      got.err.text);
	ck_assert_str_eq(got.format->name, "jats");
	ck_str(doc->title, "Salt in the east");
	ck_str(doc->lang, "en");
	ck_str(doc->date, "2019-05-04");
	ck_str(doc->url, "https://doi.org/10.5555/abc");
	ck_assert_uint_eq(doc->author_count, 2);
	ck_str(doc->authors[0], "Cheolsu Kim");
	ck_str(doc->authors[1], "Salt Group");
	ck_str(doc->text,
	       "Salt in the east\nAbout salt.\nIntro\n"
	       "\u5869\u306F\u91CD\u8981\u3002 Salt was taxed [1,2]. Others "
	       "disagree (Lee 2001). See Figure 1.\n\nReferences\n"
	       "1. Tanaka H. No. Rights. J Sea. 2004a. 12. 3. 123. 145. "
	       "10.5555/xyz\n2. Lee B. Salt. Seoul: Minumsa; 2001.\n");
	got_done(&got);
}
END_TEST

static struct sakuin_str
at(struct sakuin_str text, struct sk_span span)
{
	return (struct sakuin_str){ text.ptr + span.start,
				    span.end - span.start };
}

/* The references come as they were tagged, the sentences as they cite. */
START_TEST(cites)
{
	struct got got = { 0 };
	struct sk_document *doc = got.docs;
	struct sk_reference_list list;
	const struct sk_reference *r;

	ck_assert(got_read(&got, sk_str(article), "a.xml"));
	ck_assert_msg(sk_cites_of(doc, &got.arena, &list, &got.err), "%s",
		      got.err.text);
	ck_assert_uint_eq(list.reference_count, 2);
	r = &list.references[0];
	ck_str(r->number, "1");
	ck_str(r->fields[SK_REF_TITLE].text, "Rights");
	ck_str(r->fields[SK_REF_CONTAINER].text, "J Sea");
	ck_str(r->fields[SK_REF_VOLUME].text, "12");
	ck_str(r->fields[SK_REF_ISSUE].text, "3");
	ck_str(r->fields[SK_REF_PAGES].text, "123-145");
	ck_str(r->fields[SK_REF_DOI].text, "10.5555/xyz");
	ck_str(r->fields[SK_REF_YEAR].text, "2004");
	ck_assert_uint_eq(r->author_count, 1);
	ck_str(r->authors[0].family, "Tanaka");
	/* This one is parsed as it is printed. */
	ck_str(list.references[1].authors[0].family, "Lee");
	ck_assert_uint_eq(list.citation_count, 3);
	ck_str(at(doc->text, list.citations[0].marker), "1");
	ck_str(at(doc->text, list.citations[0].sentence),
	       "Salt was taxed [1,2].");
	ck_str(at(doc->text, list.citations[2].marker), "(Lee 2001)");
	ck_str(at(doc->text, list.citations[2].sentence),
	       "Others disagree (Lee 2001).");
	ck_assert_uint_eq(list.citations[2].reference_count, 1);
	ck_assert_uint_eq(list.citations[2].references[0], 1);
	got_done(&got);
}
END_TEST

START_TEST(notes)
{
	struct got got = { 0 };

	ck_assert(got_read(
		&got,
		STR("<article article-type='x'><body><p>One<xref "
		    "ref-type='fn' rid='f1'><sup>1</sup></xref> two<xref "
		    "ref-type='fn' rid='f1'>1</xref> three<xref ref-type='fn' "
		    "rid='none'>9</xref>.</p></body><back><fn-group><fn "
		    "id='f1'><label>1</label><p>Kim, p. 3.</p></fn><fn "
		    "id='f2'><p>Nobody calls.</p></fn></fn-group></back>"
		    "</article>"),
		"a.xml"));
	ck_str(got.docs[0].text, "One\u00B9 two1 three9.\nNobody calls.\n\n"
				 "Notes\n1. Kim, p. 3.\n");
	got_done(&got);
}
END_TEST

static const struct {
	const char *bytes, *format;
} looks[] = {
	{ "<article dtd-version='1.1'><body/></article>", "jats" },
	{ "\uFEFF<article dtd-version='1.1'><body/></article>", "jats" },
	{ "<article><p>HTML, a part of it</p></article>", "html" },
	{ "<article class='x'>", "html" },
	{ "<book><article-type='x'/></book>", "text" },
	{ "JATS has an <article article-type='x'> at its root", "text" },
};

START_TEST(looks_like)
{
	struct got got = { 0 };

	(void)!got_read(&got, sk_str(looks[_i].bytes), "a");
	ck_assert_str_eq(got.format->name, looks[_i].format);
	got_done(&got);
}
END_TEST

/* Cut anywhere, it is refused with the line. */
START_TEST(truncated)
{
	for (size_t len = 170; len + 1 < sizeof article; len += 7) {
		struct sakuin_str s = { article, len };
		struct got got = { 0 };

		ck_assert(!got_read(&got, s, "a.xml"));
		ck_assert_msg(strstr(got.err.text, "its XML is broken at line"),
			      "%s", got.err.text);
		got_done(&got);
	}
}
END_TEST

START_TEST(is_cut)
{
	struct got got = { .text_max = 30 };

	ck_assert(got_read(&got, sk_str(article), "a.xml"));
	ck_assert(got.docs[0].truncated);
	ck_assert_uint_eq(got.docs[0].extra.len, 0);
	got_done(&got);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("jats");
	TCase *tcase = tcase_create("jats");

	suite_add_tcase(suite, tcase);
	tcase_add_test(tcase, reads);
	tcase_add_test(tcase, cites);
	tcase_add_loop_test(tcase, looks_like, 0, COUNT(looks));
	tcase_add_test(tcase, notes);
	tcase_add_test(tcase, truncated);
	tcase_add_test(tcase, is_cut);
	return run_suite(suite);
}
