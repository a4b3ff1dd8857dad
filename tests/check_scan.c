/* The text of pictures: by a program, or from a file beside them. */
#include <fcntl.h>

#include "format_help.h"
#include "scan.h"
#include "suite.h"

#define COUNT(a) (sizeof(a) / sizeof *(a))

static const struct {
	const char *command, *message;
} broken[] = {
	{ "", "it names no program; write, for example, 'tesseract stdin "
	      "stdout -l jpn hocr'" },
	{ "  ", "it names no program; write, for example, 'tesseract stdin "
		"stdout -l jpn hocr'" },
	{ "bin/ocr x",
	  "bin/ocr is neither a name nor an absolute path; write one of them" },
	{ "a b c d e f g h i j k l m n o p q r s t u",
	  "more than 20 words in a command; write a script" },
};

START_TEST(refuses)
{
	struct sk_ocr ocr = { .command = { 0 } };
	struct sakuin_error err;

	ck_assert(!sk_ocr_parse(sk_str(broken[_i].command), &ocr, &err));
	ck_assert_int_eq(err.code, SAKUIN_EINVAL);
	ck_assert_str_eq(err.text, broken[_i].message);
	sk_ocr_done(&ocr);
}
END_TEST

static const char hocr[] = "<html><div class='ocr_page'>one</div>"
			   "<div class='ocr_page'>two</div>";

static const char written[] = "fixtures/collection/en-after-the-wave.pdf";

static const struct {
	const char *name, *file, *ocr;
	const char *beside, *beside_name;
	bool meant;
	const char *text, *by, *message;
	size_t pages; /* where the second and others begin */
} cases[] = {
	{ "a program and a picture", "fixtures/scans/picture.png", "echo  seen",
	  NULL, NULL, false, "seen\n", "ocr echo seen", NULL, 0 },
	{ "a program and a PDF", "fixtures/scans/scan.pdf", "echo seen", NULL,
	  NULL, false, "seen\nseen\nseen\n", "ocr echo seen", NULL, 2 },
	{ "it gets the picture", "fixtures/scans/picture.png", "tr -cd PNG",
	  NULL, NULL, false, "PNGPN", "ocr tr -cd PNG", NULL, 0 },
	{ "a film of several pages", "fixtures/scans/picture.png",
	  "printf a\\fb\\f", NULL, NULL, false, "ab", "ocr printf a\\fb\\f",
	  NULL, 1 },
	{ "a page is one page", "fixtures/scans/scan.pdf", "printf a\\fb", NULL,
	  NULL, false, "a\nb\na\nb\na\nb\n", "ocr printf a\\fb", NULL, 2 },
	{ "nothing in the picture", "fixtures/scans/picture.png", "true", NULL,
	  NULL, false, NULL, NULL, "no text: the OCR finds none in it", 0 },
	{ "nothing in the PDF", "fixtures/scans/scan.pdf", "true", NULL, NULL,
	  false, NULL, NULL,
	  "no text in 3 pages, and the OCR finds none in them", 0 },
	{ "hOCR without a word", "fixtures/scans/picture.png",
	  "echo <html><div\\ class='ocr_page'></div>", NULL, NULL, false, NULL,
	  NULL, "no text: the OCR finds none in it", 0 },
	{ "a program that fails", "fixtures/scans/scan.pdf", "false", NULL,
	  NULL, false, NULL, NULL, "page 1: false ended with status 1", 0 },
	{ "a program that is not there", "fixtures/scans/picture.png",
	  "sakuin-no-such-program", NULL, NULL, false, NULL, NULL,
	  "sakuin-no-such-program is not installed; install the package that "
	  "has it",
	  0 },
	{ "a path that is not there", "fixtures/scans/picture.png",
	  "/no/such/program", NULL, NULL, false, NULL, NULL,
	  "/no/such/program is not there; check the path", 0 },
	{ "a program that prints rubbish", "fixtures/scans/picture.png",
	  "printf \\000\\001", NULL, NULL, false, NULL, NULL,
	  "looks like binary data; make it text, HTML or PDF to index it", 0 },
	{ "a text beside", "fixtures/scans/scan.pdf", NULL, "one\ftwo",
	  "scan.txt", false, "one\ftwo", "beside scan.txt", NULL, 1 },
	{ "before any program", "fixtures/scans/scan.pdf", "false", "one",
	  "scan.txt", false, "one", "beside scan.txt", NULL, 0 },
	{ "hOCR beside", "fixtures/scans/picture.png", NULL, hocr, "p.hocr",
	  false, "one\ntwo\n", "beside p.hocr", NULL, 1 },
	{ "an empty one", "fixtures/scans/scan.pdf", NULL, " \n", "scan.txt",
	  true, NULL, NULL, "scan.txt: no text in it", 0 },
	{ "neither", "fixtures/scans/scan.pdf", NULL, NULL, NULL, false, NULL,
	  NULL,
	  "no text in 3 pages (scanned images?); index it with --ocr, or put "
	  "its text into a file beside it (NAME.pdf.txt or NAME.pdf.hocr)",
	  0 },
	{ "a PDF with text, and one meant for it", written, "false", "one",
	  "x.pdf.txt", true, "one", "beside x.pdf.txt", NULL, 0 },
};

static struct got got;

static bool
keep(void *ctx, struct sk_document *doc, struct sakuin_error *err)
{
	struct sk_document *to = &got.docs[got.count];

	(void)ctx;
	ck_assert(got_document(&got, doc, err));
	return sk_arena_copy(&got.arena, doc->text, &to->text, err) &&
	       sk_arena_copy(&got.arena, doc->text_by, &to->text_by, err);
}

/* Read the file PATH with what SCAN says. */
static bool
read_file(const char *path, struct sk_scan *scan, struct sakuin_error *err)
{
	struct sk_extractor x = { 0 }, reader = { 0 };
	struct sk_arena arena = { 0 };
	struct sk_source source = { .fd = open(path, O_RDONLY | O_CLOEXEC),
				    .path = path,
				    .name = sk_str(path),
				    .scan = scan,
				    .arena = &arena };
	const struct sk_format *format;
	bool ok;

	ck_assert_int_ge(source.fd, 0);
	scan->reader = &reader;
	format = sk_format_find(&source, err);
	ok = format && sk_extract(&x, format, &source, keep, NULL, err);
	close(source.fd);
	sk_extractor_done(&x);
	sk_extractor_done(&reader);
	sk_arena_done(&arena);
	return ok;
}

START_TEST(reads)
{
	struct sk_ocr ocr = { .command = { 0 } };
	struct sk_scan scan = { .beside = -1, .meant = cases[_i].meant };
	struct sakuin_error err;
	bool ok;

	if (cases[_i].ocr) {
		ck_assert(sk_ocr_parse(sk_str(cases[_i].ocr), &ocr, &err));
		scan.ocr = &ocr;
	}
	if (cases[_i].beside) {
		size_t len = strlen(cases[_i].beside);

		scan.beside = memfd_create("test", MFD_CLOEXEC);
		scan.beside_name = sk_str(cases[_i].beside_name);
		ck_assert_int_eq(write(scan.beside, cases[_i].beside, len),
				 (ssize_t)len);
	}
	ok = read_file(cases[_i].file, &scan, &err);
	if (cases[_i].message) {
		ck_assert(!ok);
		ck_assert_str_eq(err.text, cases[_i].message);
	} else {
		ck_assert_msg(ok, "%s", err.text);
		ck_str(got.docs[0].text, cases[_i].text);
		ck_str(got.docs[0].text_by, cases[_i].by);
		ck_assert_uint_eq(got.docs[0].page_count, cases[_i].pages);
	}
	if (scan.beside >= 0)
		close(scan.beside);
	sk_ocr_done(&ocr);
	got_done(&got);
}
END_TEST

/* A PDF that has text keeps it, whatever shares its name. */
START_TEST(own_text)
{
	struct sk_ocr ocr = { .command = { 0 } };
	struct sk_scan scan = { .ocr = &ocr,
				.beside = memfd_create("t", MFD_CLOEXEC),
				.beside_name = sk_str("x.txt") };
	struct sakuin_error err;

	ck_assert_int_eq(write(scan.beside, "one", 3), 3);
	ck_assert(sk_ocr_parse(sk_str("false"), &ocr, &err));
	ck_assert(read_file(written, &scan, &err));
	ck_assert(got.docs[0].text.len > 1000);
	ck_str(got.docs[0].text_by, "");
	close(scan.beside);
	sk_ocr_done(&ocr);
	got_done(&got);
}
END_TEST

static const struct {
	const char *path;
	bool lacks;
} pdfs[] = { { "fixtures/scans/scan.pdf", true }, { written, false } };

START_TEST(lacks_text)
{
	struct sk_arena arena = { 0 };
	struct sk_source source = { .fd = open(pdfs[_i].path,
					       O_RDONLY | O_CLOEXEC),
				    .path = pdfs[_i].path,
				    .arena = &arena };
	struct sakuin_error err;
	bool lacks;

	ck_assert(sk_pdf_lacks_text(&source, &lacks, &err));
	ck_assert_int_eq(lacks, pdfs[_i].lacks);
	close(source.fd);
	sk_arena_done(&arena);
}
END_TEST

/* A picture is nothing that we read but for this. */
START_TEST(without)
{
	struct sk_scan scan = { .beside = -1 };
	struct sakuin_error err;

	ck_assert(!read_file("fixtures/scans/picture.png", &scan, &err));
	ck_assert_str_eq(err.text,
			 "looks like a PNG image; index it with --ocr, or put "
			 "its text into a file beside it (NAME.txt or "
			 "NAME.hocr)");
	got_done(&got);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("scan");
	TCase *tcase = tcase_create("scan");

	tcase_set_timeout(tcase, 60);
	tcase_add_loop_test(tcase, refuses, 0, COUNT(broken));
	tcase_add_loop_test(tcase, reads, 0, COUNT(cases));
	tcase_add_loop_test(tcase, lacks_text, 0, COUNT(pdfs));
	tcase_add_test(tcase, own_text);
	tcase_add_test(tcase, without);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
