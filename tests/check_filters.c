/* The table of programs for formats that we do not read. */
#include "extract.h"
#include "filters.h"
#include "format_help.h"
#include "suite.h"

#define COUNT(a) (sizeof(a) / sizeof *(a))

static const struct {
	const char *table, *message;
} broken[] = {
	{ ".rtf\n", "line 1: a filter has four fields with tabs between: "
		    "endings, type, text or html, command" },
	{ "# x\n\n.rtf\ta/b\ttext\t \n",
	  "line 3: a filter has four fields with tabs between: endings, type, "
	  "text or html, command" },
	{ "rtf\ta/b\ttext\tcat\n",
	  "line 1: 'rtf' is no ending; it begins with a point" },
	{ "an-ending-that-is-long-and-has-sixty-bytes-which-is-too-many\ta/b\t"
	  "text\tcat\n",
	  "line 1: 'an-ending-that-is-long-and-has-sixty-bytes-which-is-too-"
	  "man' is no ending; it begins with a point" },
	{ ".rtf\ta/b\tpdf\tcat\n",
	  "line 1: it prints 'pdf'; write text or html" },
	{ ".rtf\ta/b\ttext\t/bin/cat x/y\n",
	  "line 1: name the program without its folder; it has to be in "
	  "/usr/local/bin, /usr/bin or /bin" },
	{ ".rtf\ta/b\ttext\ta b c d e f g h i j k l m n o p q r s t u\n",
	  "line 1: more than 20 words in a command; write a script" },
};

START_TEST(refuses)
{
	struct sk_filters f = { 0 };
	struct sakuin_error err;

	ck_assert(!sk_filters_parse(sk_str(broken[_i].table), &f, &err));
	ck_assert_int_eq(err.code, SAKUIN_EINVAL);
	ck_assert_str_eq(err.text, broken[_i].message);
	sk_filters_done(&f);
}
END_TEST

static struct got got;

static bool
keep(void *ctx, struct sk_document *doc, struct sakuin_error *err)
{
	struct sk_document *to = &got.docs[got.count];

	return got_document(ctx, doc, err) &&
	       sk_arena_copy(&got.arena, doc->text, &to->text, err) &&
	       sk_arena_copy(&got.arena, doc->mime, &to->mime, err);
}

static const struct {
	const char *table, *name;
	struct sakuin_str bytes;
	const char *text, *mime;
	const char *message;
} cases[] = {
	{ ".rtf .doc\tapplication/rtf\ttext\ttr -d {}\n", "a.DOC",
	  BYTES("{\\rtf1 text}"), "\\rtf1 text", "application/rtf", NULL },
	{ ".x\tapplication/x\thtml\tsed s/one/<p>one<p>/\r\n", "a.x",
	  BYTES("one two"), "one\ntwo\n", "application/x", NULL },
	/* What we read ourselves, we do, but for plain text. */
	{ ".html .xml\tapplication/tei+xml\thtml\ttr a-z A-Z\n", "a.html",
	  BYTES("<html>page"), "page\n", "text/html", NULL },
	{ ".html .xml\tapplication/tei+xml\ttext\ttr a-z A-Z\n", "a.xml",
	  BYTES("<TEI>page"), "<TEI>PAGE", "application/tei+xml", NULL },
	/* What it prints is what it is called, and no more for it. */
	{ ".txt\ttext/x\ttext\ttr a-z A-Z\n", "a.txt", BYTES("one"), "ONE",
	  "text/x", NULL },
	{ ".x\ta/x\ttext\tprintf %s-%s\\n a\\ b c\\d\n", "a.x", BYTES("x"),
	  "a b-c\\d\n", "a/x", NULL },
	{ ".x\ta/x\ttext\ttrue\n", "a.x", BYTES("x"), NULL, NULL,
	  "true printed nothing" },
	{ ".x\ta/x\ttext\tfalse\n", "a.x", BYTES("x"), NULL, NULL,
	  "false ended with status 1" },
	{ ".x\ta/x\ttext\tsakuin-no-such-program\n", "a.x", BYTES("x"), NULL,
	  NULL,
	  "sakuin-no-such-program is not installed; install the package that "
	  "has it" },
	{ ".x\ta/x\ttext\tprintf \\000\\001\n", "a.x", BYTES("x"), NULL, NULL,
	  "looks like binary data; make it text, HTML or PDF to index it" },
};

START_TEST(reads)
{
	struct sk_filters f = { 0 };
	struct sk_extractor x = { 0 };
	struct sk_arena arena = { 0 };
	struct sk_source source = { .fd = memfd_create("test", MFD_CLOEXEC),
				    .path = cases[_i].name,
				    .name = sk_str(cases[_i].name),
				    .size = cases[_i].bytes.len,
				    .filters = &f,
				    .arena = &arena };
	const struct sk_format *format;
	struct sakuin_error err;
	bool ok;

	ck_assert_int_eq(
		write(source.fd, cases[_i].bytes.ptr, cases[_i].bytes.len),
		(ssize_t)cases[_i].bytes.len);
	ck_assert(lseek(source.fd, 0, SEEK_SET) == 0);
	ck_assert_msg(sk_filters_parse(sk_str(cases[_i].table), &f, &err), "%s",
		      err.text);
	format = sk_format_find(&source, &err);
	ck_assert_ptr_nonnull(format);
	ok = sk_extract(&x, format, &source, keep, &got, &err);
	if (cases[_i].message) {
		ck_assert(!ok);
		ck_assert_str_eq(err.text, cases[_i].message);
	} else {
		ck_assert_msg(ok, "%s", err.text);
		ck_str(got.docs[0].text, cases[_i].text);
		ck_str(got.docs[0].mime, cases[_i].mime);
	}
	close(source.fd);
	sk_extractor_done(&x);
	sk_filters_done(&f);
	sk_arena_done(&arena);
	got_done(&got);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("filters");
	TCase *tcase = tcase_create("filters");

	suite_add_tcase(suite, tcase);
	tcase_set_timeout(tcase, 60);
	tcase_add_loop_test(tcase, refuses, 0, COUNT(broken));
	tcase_add_loop_test(tcase, reads, 0, COUNT(cases));
	return run_suite(suite);
}
