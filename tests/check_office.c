/* Documents that are ZIP files of XML: Word, OpenDocument, EPUB, HWPX. */
#include "suite.h"
#include "zip_help.h"

#define COUNT(a) (sizeof(a) / sizeof *(a))
#define W "<w:document xmlns:w='w'><w:body>"
#define W_END "</w:body></w:document>"
#define PARA(t) "<w:p><w:r><w:t>" t "</w:t></w:r></w:p>"
#define LISTED(level, list, t)                                                 \
	"<w:p><w:pPr><w:numPr><w:ilvl w:val='" level                           \
	"'/><w:numId w:val='" list "'/></w:numPr></w:pPr><w:r><w:t>" t         \
	"</w:t></w:r></w:p>"

static const char core[] =
	"<cp:coreProperties xmlns:cp='c' xmlns:dc='d' xmlns:dcterms='t'>"
	"<dc:title>The  report</dc:title><dc:creator>Kim A; Lee B</dc:creator>"
	"<dc:language>ko-KR</dc:language>"
	"<dcterms:modified>2020-01-02T00:00:00Z</dcterms:modified>"
	"<dcterms:created>2019-03-04T00:00:00Z</dcterms:created>"
	"</cp:coreProperties>";

static const char numbering[] =
	"<w:numbering xmlns:w='w'><w:abstractNum w:abstractNumId='7'>"
	"<w:lvl w:ilvl='0'><w:start w:val='3'/><w:numFmt w:val='decimal'/>"
	"<w:lvlText w:val='[%1]'/></w:lvl>"
	"<w:lvl w:ilvl='1'><w:numFmt w:val='decimal'/>"
	"<w:lvlText w:val='%1.%2'/></w:lvl>"
	"<w:lvl w:ilvl='2'><w:numFmt w:val='bullet'/>"
	"<w:lvlText w:val='*'/></w:lvl></w:abstractNum>"
	"<w:num w:numId='1'><w:abstractNumId w:val='7'/></w:num>"
	"</w:numbering>";

/* A label that is longer than labels are, of three bytes each. */
#define TEN "\u7AE0\u7AE0\u7AE0\u7AE0\u7AE0\u7AE0\u7AE0\u7AE0\u7AE0\u7AE0"
static const char long_label[] =
	"<w:numbering xmlns:w='w'><w:abstractNum w:abstractNumId='7'>"
	"<w:lvl w:ilvl='0'><w:numFmt w:val='decimal'/>"
	"<w:lvlText w:val='%1" TEN TEN TEN "'/></w:lvl></w:abstractNum>"
	"<w:num w:numId='1'><w:abstractNumId w:val='7'/></w:num>"
	"</w:numbering>";

static const char opf[] =
	"<package><metadata xmlns:dc='d'><dc:title>A book</dc:title>"
	"<dc:creator>Tanaka</dc:creator><dc:creator>Suzuki</dc:creator>"
	"<dc:language>ja</dc:language><dc:date>1999-12</dc:date></metadata>"
	"<manifest><item id='nav' href='nav.xhtml' properties='nav'/>"
	"<item id='two' href='two%20b.xhtml'/><item id='one' href='one.xhtml'/>"
	"</manifest><spine><itemref idref='nav'/><itemref idref='one'/>"
	"<itemref idref='two'/><itemref idref='lost'/></spine></package>";

static const char container[] =
	"<container><rootfiles><rootfile full-path='in/book.opf'/></rootfiles>"
	"</container>";

enum { PARTS = 8 };

static const struct {
	const char *name;
	struct part parts[PARTS];
	const char *title, *text, *lang, *date, *authors, *mime;
} cases[] = {
	{ "word",
	  { { "[Content_Types].xml", "<Types/>" },
	    { "word/document.xml",
	      W PARA("First &amp; last") "<w:p><w:r><w:t>a</w:t><w:tab/>"
					 "<w:t>b</w:t><w:br/><w:t>c</w:t>"
					 "</w:r></w:p>" W_END },
	    { "docProps/core.xml", core } },
	  "The report",
	  "First & last\na b c\n",
	  "ko",
	  "2019-03-04",
	  "Kim A|Lee B",
	  "application/vnd.openxmlformats-officedocument."
	  "wordprocessingml.document" },
	{ "what Word shows, and what not",
	  { { "word/document.xml", W
	      "<w:p><w:pPr><w:rPr><w:t>no</w:t></w:rPr></w:pPr>"
	      "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>"
	      "<w:ins><w:r><w:t>in</w:t></w:r></w:ins>"
	      "<w:r><w:instrText>PAGE</w:instrText></w:r>"
	      "<w:r><w:ruby><w:rt><w:r><w:t>kana</w:t></w:r></w:rt>"
	      "<w:rubyBase><w:r><w:t>kanji</w:t></w:r></w:rubyBase>"
	      "</w:ruby></w:r></w:p>"
	      "<mc:AlternateContent xmlns:mc='m'><mc:Choice>" PARA(
		      "box") "</mc:Choice><mc:Fallback>" PARA("box") "</"
								     "mc:"
								     "Fallback>"
								     "</"
								     "mc:"
								     "Alternate"
								     "Content"
								     ">" W_END } },
	  "",
	  "inkanji\nbox\n",
	  "",
	  "",
	  "",
	  NULL },
	{ "tables",
	  { { "word/document.xml",
	      W "<w:tbl><w:tr><w:tc>" PARA("a") PARA("b") "</w:tc><w:tc>" PARA(
		      "c") "</w:tc></w:tr><w:tr><w:tc>" PARA("d") "</w:tc></"
								  "w:tr></"
								  "w:tbl>" PARA(
									  "afte"
									  "r")
									  W_END } },
	  "",
	  "a b c\nd\nafter\n",
	  "",
	  "",
	  "",
	  NULL },
	{ "long labels",
	  { { "word/document.xml", W LISTED("0", "1", "a") W_END },
	    { "word/numbering.xml", long_label } },
	  "",
	  "1" TEN TEN "\u7AE0\u7AE0\u7AE0 a\n",
	  "",
	  "",
	  "",
	  NULL },
	{ "notes",
	  { { "word/document.xml",
	      W "<w:p><w:r><w:t>One</w:t><w:footnoteReference w:id='5'/>"
		"<w:t> two</w:t><w:endnoteReference w:id='1'/>"
		"<w:t>.</w:t><w:footnoteReference "
		"w:id='99'/></w:r></w:p>" W_END },
	    { "word/footnotes.xml",
	      "<w:footnotes xmlns:w='w'><w:footnote w:id='0'>" PARA(
		      "sep") "</w:footnote><w:footnote w:id='5'>" PARA(" Kim, "
								       "p. 3.")
		      PARA("more") "<w:footnoteReference w:id='5'/>"
				   "</w:footnote></w:footnotes>" },
	    { "word/endnotes.xml",
	      "<w:endnotes xmlns:w='w'><w:endnote w:id='1'>" PARA(
		      "Lee") "</w:endnote></w:endnotes>" } },
	  "",
	  "One\u00B9 two\u00B2.\n\nNotes\n1. Kim, p. 3. more\n2. Lee\n",
	  "",
	  "",
	  "",
	  NULL },
	{ "numbers of lists",
	  { { "word/document.xml",
	      W LISTED("0", "1", "three") LISTED("1", "1", "under")
		      LISTED("0", "1", "four") LISTED("2", "1", "bullet")
			      LISTED("0", "9", "none") W_END },
	    { "word/numbering.xml", numbering } },
	  "[3] three",
	  "[3] three\n3.1 under\n[4] four\nbullet\nnone\n",
	  "",
	  "",
	  "",
	  NULL },
	{ "a useless title",
	  { { "word/document.xml", W PARA("Head") PARA("Body.") W_END },
	    { "docProps/core.xml",
	      "<c xmlns:dc='d'><dc:title>Microsoft Word - x</dc:title></c>" } },
	  "Head",
	  "Head\nBody.\n",
	  "",
	  "",
	  "",
	  NULL },
	{ "opendocument",
	  { { "mimetype", "application/vnd.oasis.opendocument.text" },
	    { "content.xml",
	      "<d><automatic-styles><p>no</p></automatic-styles><body><text>"
	      "<tracked-changes><p>gone</p></tracked-changes>"
	      "<h>Head</h><p>a  <span>b</span><s c='3'/>c<tab/>d"
	      "<note><note-citation>1</note-citation><note-body><p>Noted</p>"
	      "<p>twice</p></note-body></note>.<annotation><p>hush</p>"
	      "</annotation></p><table><table-row><table-cell><p>x</p>"
	      "</table-cell><table-cell><p>y</p></table-cell></table-row>"
	      "</table><p><ruby><ruby-base>kanji</ruby-base><ruby-text>kana"
	      "</ruby-text></ruby></p></text></body></d>" },
	    { "meta.xml",
	      "<m xmlns:dc='d'><dc:title>T</dc:title><initial-creator>A"
	      "</initial-creator><dc:creator>B</dc:creator>"
	      "<creation-date>2001-02-03T00:00:00</creation-date>"
	      "<dc:language>de</dc:language></m>" } },
	  "T",
	  "Head\na b c d\u00B9.\nx y\nkanji\n\nAnmerkungen\n"
	  "1. Noted twice\n",
	  "de",
	  "2001-02-03",
	  "A|B",
	  "application/vnd.oasis.opendocument.text" },
	{ "epub",
	  { { "mimetype", "application/epub+zip" },
	    { "META-INF/container.xml", container },
	    { "in/book.opf", opf },
	    { "in/nav.xhtml", "<html><body>contents</body></html>" },
	    { "in/two b.xhtml", "<html><body><p>Second</p></body></html>" },
	    { "in/one.xhtml", "<?xml version='1.0' encoding='shift_jis'?>"
			      "<html><head><title>no</title></head><body>"
			      "<h1>\x93\x8C\x8B\x9E</h1><ol><li>item</li></ol>"
			      "</body></html>" } },
	  "A book",
	  "\u6771\u4EAC\n1. item\nSecond\n",
	  "ja",
	  "1999-12",
	  "Tanaka|Suzuki",
	  "application/epub+zip" },
	{ "hwpx",
	  { { "mimetype", "application/hwp+zip" },
	    { "Contents/section0.xml",
	      "<sec xmlns:hp='h'><hp:p><hp:run><hp:secPr><hp:t>no</hp:t>"
	      "</hp:secPr><hp:t>\uC81C\uBAA9</hp:t></hp:run></hp:p>"
	      "<hp:p><hp:run><hp:t>\uBCF8<hp:tab/>\uBB38</hp:t><hp:ctrl>"
	      "<hp:footNote><hp:subList><hp:p><hp:run><hp:t>\uAE40</hp:t>"
	      "</hp:run></hp:p></hp:subList></hp:footNote></hp:ctrl>"
	      "</hp:run></hp:p></sec>" },
	    { "Contents/section1.xml",
	      "<sec xmlns:hp='h'><hp:p><hp:run><hp:t>\uB458</hp:t></hp:run>"
	      "</hp:p></sec>" },
	    { "Contents/content.hpf",
	      "<p xmlns:opf='o'><opf:meta name='creator'>\uC774</opf:meta>"
	      "<opf:meta name='CreatedDate'>2012-05-06T00:00:00Z</opf:meta>"
	      "</p>" } },
	  "\uC81C\uBAA9",
	  "\uC81C\uBAA9\n\uBCF8 \uBB38\u00B9\n\uB458\n\n\uC8FC\n1. "
	  "\uAE40\n",
	  "ko",
	  "2012-05-06",
	  "\uC774",
	  "application/hwp+zip" },
};

static size_t
part_count(const struct part *parts)
{
	size_t n = 0;

	while (n < PARTS && parts[n].name)
		n++;
	return n;
}

START_TEST(reads)
{
	struct got got = { 0 };

	ck_assert_msg(got_archive(&got, "zip", cases[_i].parts,
				  part_count(cases[_i].parts), "a"),
		      "%s: %s", cases[_i].name, got.err.text);
	ck_assert_uint_eq(got.count, 1);
	ck_str(got.docs[0].text, cases[_i].text);
	ck_str(got.docs[0].title, cases[_i].title);
	ck_str(got.docs[0].lang, cases[_i].lang);
	ck_str(got.docs[0].date, cases[_i].date);
	ck_assert_str_eq(got_authors(&got.docs[0]), cases[_i].authors);
	if (cases[_i].mime)
		ck_str(got.docs[0].mime, cases[_i].mime);
	got_done(&got);
}
END_TEST

/* What is broken says where. */
static const struct {
	struct part parts[PARTS];
	const char *message;
} broken[] = {
	{ { { "word/document.xml", "<w:document>\n<oops" } },
	  "word/document.xml: its XML is broken at line 2" },
	{ { { "word/document.xml", W W_END } }, "no text in it" },
	{ { { "content.xml", "<d/>" } }, "no text in it" },
	{ { { "META-INF/container.xml", "<c/>" } },
	  "its META-INF/container.xml names no book" },
	{ { { "META-INF/container.xml", "" } },
	  "its META-INF/container.xml names no book" },
	{ { { "META-INF/container.xml", container } },
	  "in/book.opf, which should be in it, is not" },
	{ { { "META-INF/container.xml", container },
	    { "in/book.opf", "<p><spine/></p>" } },
	  "no text in it (pictures of pages?)" },
	/* Entities are not put in, so that they can't multiply. */
	{ { { "content.xml", "<!DOCTYPE d [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b "
			     "'&a;&a;&a;&a;&a;&a;'>]><d><p>&b;&b;</p></d>" } },
	  "no text in it" },
	{ { { "content.xml",
	      "<!DOCTYPE d [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
	      "<d><p>&x;</p></d>" } },
	  "no text in it" },
};

START_TEST(refuses)
{
	struct got got = { 0 };

	ck_assert(!got_archive(&got, "zip", broken[_i].parts,
			       part_count(broken[_i].parts), "a"));
	ck_assert_str_eq(got.err.text, broken[_i].message);
	ck_assert_int_eq(got.err.code, SAKUIN_EINVAL);
	got_done(&got);
}
END_TEST

START_TEST(leaves_out)
{
	static const struct part book[] = { { "xl/workbook.xml", "<x/>" } };
	struct got got = { 0 };

	ck_assert(got_archive(&got, "zip", book, 1, "a.xlsx"));
	ck_assert_uint_eq(got.count, 0);
	ck_assert_str_eq(got.left_out,
			 ": looks like an Excel workbook; make it text, HTML "
			 "or PDF to index it\n");
	got_done(&got);
}
END_TEST

/* Markup of a thousand levels ends in the parser's bound. */
START_TEST(deep)
{
	struct sk_buf xml = { 0 };
	struct sakuin_error err;
	struct part parts[1] = { { "content.xml", NULL } };
	struct got got = { 0 };

	repeat(&xml, "<p>", 5000);
	repeat(&xml, "</p>", 5000);
	parts[0].text = sk_buf_cstr(&xml, &err);
	ck_assert(!got_archive(&got, "zip", parts, 1, "a"));
	ck_assert_str_eq(got.err.text,
			 "content.xml: its XML is broken at line 1");
	sk_buf_done(&xml);
	got_done(&got);
}
END_TEST

START_TEST(is_cut)
{
	struct got got = { .text_max = 12 };

	ck_assert(got_archive(&got, "zip", cases[4].parts, 3, "a"));
	ck_assert(got.docs[0].truncated);
	ck_str(got.docs[0].text, "One\u00B9\n\nNotes\n1. Kim,\n");
	got_done(&got);
}
END_TEST

/* Cut anywhere, and with any byte changed: read or refused. */
START_TEST(damaged)
{
	struct sk_buf whole = { 0 };

	archive_of(&whole, "zip", cases[_i].parts, part_count(cases[_i].parts));
	for (size_t i = 0; i < whole.len; i += 1 + whole.len / 40) {
		struct got cut = { 0 }, bent = { 0 };
		struct sakuin_str s = { whole.ptr, i };

		if (!got_read(&cut, s, "a.zip"))
			ck_assert_str_ne(cut.err.text, "");
		got_done(&cut);
		whole.ptr[i] ^= 0x11;
		if (!got_read(&bent, sk_buf_str(&whole), "a.zip"))
			ck_assert_str_ne(bent.err.text, "");
		whole.ptr[i] ^= 0x11;
		got_done(&bent);
	}
	sk_buf_done(&whole);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("office");
	TCase *tcase = tcase_create("office");

	suite_add_tcase(suite, tcase);
	tcase_set_timeout(tcase, 60);
	tcase_add_loop_test(tcase, reads, 0, COUNT(cases));
	tcase_add_loop_test(tcase, refuses, 0, COUNT(broken));
	tcase_add_loop_test(tcase, damaged, 0, COUNT(cases));
	tcase_add_test(tcase, leaves_out);
	tcase_add_test(tcase, deep);
	tcase_add_test(tcase, is_cut);
	return run_suite(suite);
}
