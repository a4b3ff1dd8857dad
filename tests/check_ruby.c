/* Ruby: the base is text, what stands at it is how it is read. */
#include "ruby.h"
#include "suite.h"
#include "zip_help.h"

#define COUNT(a) (sizeof(a) / sizeof *(a))

/* 雪 せっ, 舟 しゅう, 夏目 なつめ, 漱石 そうせき */
#define YUKI "\u96EA"
#define SET "\u305B\u3063"
#define FUNE "\u821F"
#define SHU "\u3057\u3085\u3046"
#define NATSUME "\u590F\u76EE"
#define NA "\u306A\u3064\u3081"
#define SOSEKI "\u6F31\u77F3"
#define SO "\u305D\u3046\u305B\u304D"
#define LINE(base, reading) base "\uFF08" reading "\uFF09\n"

static const struct {
	const char *name, *html, *text, *ruby;
} pages[] = {
	{ "a name", "<p>a<ruby>" YUKI FUNE "<rt>" SET SHU "</ruby>b",
	  "a" YUKI FUNE "b\n", LINE(YUKI FUNE, SET SHU) },
	{ "with brackets for old browsers",
	  "<ruby>" YUKI FUNE "<rp>(</rp><rt>" SET SHU "</rt><rp>)</rp></ruby>",
	  YUKI FUNE "\n", LINE(YUKI FUNE, SET SHU) },
	{ "each character has its own",
	  "<ruby>" YUKI "<rt>" SET "</rt>" FUNE "<rt>" SHU "</rt></ruby>",
	  YUKI FUNE "\n",
	  LINE(YUKI, SET) LINE(FUNE, SHU) LINE(YUKI FUNE, SET SHU) },
	{ "bases first, no end tags",
	  "<ruby><rb>" YUKI "<rb>" FUNE "<rt>" SET "<rt>" SHU "</ruby>",
	  YUKI FUNE "\n", LINE(YUKI FUNE, SET SHU) },
	{ "base and reading in turns, no end tags",
	  "<ruby><rb>" YUKI "<rt>" SET "<rb>" FUNE "<rt>" SHU "</ruby>x",
	  YUKI FUNE "x\n",
	  LINE(YUKI, SET) LINE(FUNE, SHU) LINE(YUKI FUNE, SET SHU) },
	{ "family's name and one's own",
	  "<ruby>" NATSUME "<rt>" NA "</rt></ruby>\n<ruby>" SOSEKI "<rt>" SO
	  "</rt></ruby>",
	  NATSUME SOSEKI "\n",
	  LINE(NATSUME, NA) LINE(SOSEKI, SO) LINE(NATSUME SOSEKI, NA " " SO) },
	{ "text between",
	  "<ruby>" NATSUME "<rt>" NA "</rt></ruby>, <ruby>" SOSEKI "<rt>" SO
	  "</rt></ruby>",
	  NATSUME ", " SOSEKI "\n", LINE(NATSUME, NA) LINE(SOSEKI, SO) },
	{ "twice",
	  "<ruby>" NATSUME "<rt>" NA "</rt></ruby>a<ruby>" NATSUME "<rt>" NA
	  "</rt></ruby>",
	  NATSUME "a" NATSUME "\n", LINE(NATSUME, NA) },
	{ "white space and points",
	  "<ruby> " NATSUME "\n<rt> " NA "\u30FB" NA " </rt></ruby>",
	  NATSUME "\n", LINE(NATSUME, NA NA) },
	{ "a second annotation is no reading",
	  "<ruby>" NATSUME "<rt>" NA "</rt><rtc>writer</rtc></ruby>",
	  NATSUME "\n", LINE(NATSUME, NA) },
	{ "no reading", "<ruby>" NATSUME "</ruby><ruby><rt>" NA "</rt></ruby>",
	  NATSUME "\n", "" },
	{ "inside other elements",
	  "<ruby><b>" NATSUME "</b><rt><i>" NA "</i></rt></ruby>", NATSUME "\n",
	  LINE(NATSUME, NA) },
	{ "in a headline that is not text",
	  "<nav><ruby>" NATSUME "<rt>" NA "</rt></ruby></nav><p>x", "x\n",
	  LINE(NATSUME, NA) },
};

START_TEST(html)
{
	struct got got = { 0 };

	ck_assert_msg(got_read(&got, sk_str(pages[_i].html), "a.html"), "%s",
		      got.err.text);
	ck_str(got.docs[0].text, pages[_i].text);
	ck_str(got.docs[0].ruby, pages[_i].ruby);
	got_done(&got);
}
END_TEST

#define WORD_RUBY(base, reading)                                               \
	"<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>" reading                     \
	"</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>" base                       \
	"</w:t></w:r></w:rubyBase></w:ruby></w:r>"
#define ODT_RUBY(base, reading)                                                \
	"<text:ruby><text:ruby-base>" base                                     \
	"</text:ruby-base><text:ruby-text>" reading                            \
	"</text:ruby-text></text:ruby>"

enum { PARTS = 4 };

static const struct {
	const char *name;
	struct part parts[PARTS];
	const char *text, *ruby;
} files[] = {
	{ "Word",
	  { { "word/document.xml",
	      "<w:document "
	      "xmlns:w='w'><w:body><w:p><w:r><w:t>a</w:t></w:r>" WORD_RUBY(
		      NATSUME, NA)
		      WORD_RUBY(SOSEKI, SO) "<w:r><w:t>b</w:t></w:r>" WORD_RUBY(
			      YUKI FUNE,
			      SET SHU) "</w:p></w:body></w:document>" } },
	  "a" NATSUME SOSEKI "b" YUKI FUNE "\n",
	  LINE(NATSUME, NA) LINE(SOSEKI, SO) LINE(NATSUME SOSEKI, NA " " SO)
		  LINE(YUKI FUNE, SET SHU) },
	{ "OpenDocument",
	  { { "mimetype", "application/vnd.oasis.opendocument.text" },
	    { "content.xml",
	      "<office:document-content xmlns:office='o' xmlns:text='t'>"
	      "<office:body><office:text><text:p>" ODT_RUBY(YUKI, SET) ODT_RUBY(
		      FUNE, SHU) " a</text:p></office:text></office:body>"
				 "</office:document-content>" } },
	  YUKI FUNE " a\n",
	  LINE(YUKI, SET) LINE(FUNE, SHU) LINE(YUKI FUNE, SET SHU) },
	{ "EPUB",
	  { { "mimetype", "application/epub+zip" },
	    { "META-INF/container.xml",
	      "<container><rootfiles><rootfile full-path='b.opf'/>"
	      "</rootfiles></container>" },
	    { "b.opf",
	      "<package><metadata/><manifest><item id='a' href='a.xhtml'/>"
	      "</manifest><spine><itemref idref='a'/></spine></package>" },
	    { "a.xhtml", "<html><body><p><ruby>" NATSUME "<rt>" NA
			 "</rt></ruby>b</p></body></html>" } },
	  NATSUME "b\n",
	  LINE(NATSUME, NA) },
	{ "HWPX",
	  { { "mimetype", "application/hwp+zip" },
	    { "Contents/section0.xml",
	      "<hs:sec xmlns:hs='s' xmlns:hp='p'><hp:p><hp:run><hp:t>a</hp:t>"
	      "<hp:dutmal><hp:mainText>" NATSUME "</hp:mainText><hp:subText>" NA
	      "</hp:subText></hp:dutmal></hp:run></hp:p></hs:sec>" } },
	  "a" NATSUME "\n",
	  LINE(NATSUME, NA) },
};

START_TEST(documents)
{
	struct got got = { 0 };
	size_t count = 0;

	while (count < PARTS && files[_i].parts[count].name)
		count++;
	ck_assert_msg(got_archive(&got, "zip", files[_i].parts, count, "a"),
		      "%s", got.err.text);
	ck_str(got.docs[0].text, files[_i].text);
	ck_str(got.docs[0].ruby, files[_i].ruby);
	got_done(&got);
}
END_TEST

/* A book may name people without end, and a reading be a whole sentence. */
START_TEST(bounds)
{
	struct sk_document doc = { 0 };
	struct sk_arena arena = { 0 };
	struct sk_buf much = { 0 };
	struct sk_ruby r = { 0 };
	struct sakuin_error err;
	char name[16];
	bool ok = true;

	repeat(&much, NA, 20);
	ok = sk_ruby_add(&r, sk_str(YUKI), sk_buf_str(&much), false, &err) &&
	     sk_ruby_add(&r, sk_buf_str(&much), sk_str(NA), false, &err);
	ck_assert(ok);
	ck_assert_uint_eq(r.out.len, 0);
	for (int i = 0; i < 60; i++)
		ok = ok &&
		     sk_ruby_add(&r, sk_str(YUKI), sk_str(SET), true, &err);
	ck_assert(ok && r.base.len <= 128);
	for (int i = 0; ok && i < 40000; i++) {
		snprintf(name, sizeof name, "%d", i);
		ok = sk_ruby_add(&r, sk_str(name), sk_str(SET), false, &err);
	}
	ck_assert(ok && sk_ruby_finish(&r, &arena, &doc, &err));
	ck_assert_uint_lt(doc.ruby.len, 300 * 1024);
	ck_assert_uint_gt(doc.ruby.len, 200 * 1024);
	sk_ruby_done(&r);
	sk_buf_done(&much);
	sk_arena_done(&arena);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("ruby");
	TCase *tcase = tcase_create("ruby");

	tcase_add_loop_test(tcase, html, 0, COUNT(pages));
	tcase_add_loop_test(tcase, documents, 0, COUNT(files));
	tcase_add_test(tcase, bounds);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
