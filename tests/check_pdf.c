/* PDF to documents.  The files are written here, byte by byte. */
#include <stdarg.h>

#include "format_help.h"
#include "suite.h"

/* A PDF being made: its bytes and where its objects start. */
struct pdf {
	struct sk_buf bytes;
	size_t offsets[40];
	size_t count;
	const char *font; /* more about it; NULL for nothing */
	const char *map;  /* a stream behind the pages; NULL for none */
};

static void put(struct pdf *pdf, const char *fmt, ...) SAKUIN_PRINTF(2, 3);

static void
put(struct pdf *pdf, const char *fmt, ...)
{
	struct sakuin_error err;
	char room[2000];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(room, sizeof room, fmt, ap);
	va_end(ap);
	ck_assert(sk_buf_puts(&pdf->bytes, room, &err));
}

static void
object(struct pdf *pdf)
{
	pdf->offsets[pdf->count++] = pdf->bytes.len;
	put(pdf, "%zu 0 obj\n", pdf->count);
}

/* A page is lines between newlines; NULL ends the pages. */
static void
put_pages(struct pdf *pdf, const char *const *pages)
{
	for (size_t i = 0; pages[i]; i++) {
		struct sk_buf drawn = { 0 };
		struct sakuin_error err;
		const char *p = pages[i];

		ck_assert(sk_buf_puts(&drawn, "BT /F 12 Tf 20 250 Td 14 TL",
				      &err));
		while (*p) {
			size_t len = strcspn(p, "\n");

			ck_assert(sk_buf_printf(&drawn, &err, " (%.*s) Tj T*",
						(int)len, p));
			p += len + (p[len] == '\n');
		}
		ck_assert(sk_buf_puts(&drawn, " ET", &err));
		object(pdf);
		put(pdf,
		    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] "
		    "/Resources << /Font << /F 3 0 R >> >> "
		    "/Contents %zu 0 R >>\nendobj\n",
		    pdf->count + 1);
		object(pdf);
		put(pdf, "<< /Length %zu >>\nstream\n%.*s\nendstream\nendobj\n",
		    drawn.len, (int)drawn.len, drawn.ptr);
		sk_buf_done(&drawn);
	}
}

static struct sakuin_str
make(struct pdf *pdf, const char *const *pages, const char *info,
     const char *trailer)
{
	size_t count = 0, start;

	while (pages[count])
		count++;
	put(pdf, "%%PDF-1.4\n");
	object(pdf);
	put(pdf, "<< /Type /Catalog /Pages 2 0 R >>\nendobj\n");
	object(pdf);
	put(pdf, "<< /Type /Pages /Count %zu /Kids [", count);
	for (size_t i = 0; i < count; i++)
		put(pdf, "%zu 0 R ", 4 + 2 * i);
	put(pdf, "] >>\nendobj\n");
	object(pdf);
	put(pdf,
	    "<< /Type /Font /Subtype /Type1 /BaseFont /Courier %s >>\n"
	    "endobj\n",
	    pdf->font ? pdf->font : "");
	put_pages(pdf, pages);
	if (pdf->map) {
		object(pdf);
		put(pdf, "<< /Length %zu >>\nstream\n%s\nendstream\nendobj\n",
		    strlen(pdf->map), pdf->map);
	}
	object(pdf);
	put(pdf, "<< %s >>\nendobj\n", info);
	start = pdf->bytes.len;
	put(pdf, "xref\n0 %zu\n0000000000 65535 f \n", pdf->count + 1);
	for (size_t i = 0; i < pdf->count; i++)
		put(pdf, "%010zu 00000 n \n", pdf->offsets[i]);
	put(pdf, "trailer\n<< /Size %zu /Root 1 0 R /Info %zu 0 R %s >>\n",
	    pdf->count + 1, pdf->count, trailer);
	put(pdf, "startxref\n%zu\n%%%%EOF\n", start);
	return sk_buf_str(&pdf->bytes);
}

static const char *const three[] = {
	"The report on archives\nText of the first page.", "",
	"The third page.", NULL
};

START_TEST(pages)
{
	struct pdf pdf = { 0 };
	struct got got = { 0 };
	const struct sk_document *doc = got.docs;

	ck_assert_msg(got_read(&got,
			       make(&pdf, three,
				    "/Title (A Title) /Author (Ann  Author) "
				    "/CreationDate (D:20200304050607+09'00')",
				    ""),
			       "a.pdf"),
		      "%s", got.err.text);
	ck_assert_uint_eq(got.count, 1);
	ck_str(doc->title, "A Title");
	ck_str(doc->mime, "application/pdf");
	ck_str(doc->path, "a.pdf");
	ck_assert_uint_eq(doc->author_count, 1);
	ck_str(doc->authors[0], "Ann Author");
	/* The program may count the day in its own zone. */
	ck_assert(sk_str_eq(doc->date, STR("2020-03-04")) ||
		  sk_str_eq(doc->date, STR("2020-03-03")));
	ck_assert(memchr(doc->text.ptr, '\f', doc->text.len) == NULL);
	ck_assert_uint_eq(doc->page_count, 2);
	ck_assert_uint_eq(doc->pages[0], doc->pages[1]);
	ck_assert(!strncmp(doc->text.ptr, "The report on archives\n", 23));
	ck_assert(
		!strncmp(doc->text.ptr + doc->pages[1], "The third page.", 15));
	sk_buf_done(&pdf.bytes);
	got_done(&got);
}
END_TEST

static const struct {
	const char *info, *title;
} titles[] = {
	{ "", "The report on archives" },
	{ "/Title (report_final.doc)", "The report on archives" },
	{ "/Title (Microsoft Word - x)", "The report on archives" },
	{ "/Title (Untitled)", "The report on archives" },
	{ "/Title (UNTITLED-1)", "The report on archives" },
	{ "/Title ( )", "The report on archives" },
	{ "/Title (On untitled works)", "On untitled works" },
	{ "/Title <FEFF58315440>", "\u5831\u5440" },
	{ "/Title (Tea & \"salt\": <b>it's</b> &amp; more)",
	  "Tea & \"salt\": <b>it's</b> &amp; more" },
	{ "/Title (Two\nlines)", "Two lines" },
};

START_TEST(title)
{
	struct pdf pdf = { 0 };
	struct got got = { 0 };

	ck_assert(got_read(&got, make(&pdf, three, titles[_i].info, ""),
			   "a.pdf"));
	ck_str(got.docs[0].title, titles[_i].title);
	ck_assert_uint_eq(got.docs[0].author_count, 0);
	ck_str(got.docs[0].date, "");
	sk_buf_done(&pdf.bytes);
	got_done(&got);
}
END_TEST

START_TEST(hyphens)
{
	static const char *const page[] = {
		"A page about coopera-\ntion, 1914-\n1918, Anglo-\nAmerican, "
		"e.org/x-\n",
		NULL
	};
	struct pdf pdf = { 0 };
	struct got got = { 0 };
	struct sakuin_str text;

	ck_assert(got_read(&got, make(&pdf, page, "", ""), "a.pdf"));
	text = got.docs[0].text;
	ck_assert(memmem(text.ptr, text.len, "cooperation", 11) != NULL);
	ck_assert(memmem(text.ptr, text.len, "1914-\n1918", 10) != NULL);
	ck_assert(memmem(text.ptr, text.len, "Anglo-\nAmer", 11) != NULL);
	ck_assert(memmem(text.ptr, text.len, "e.org/x-", 8) != NULL);
	sk_buf_done(&pdf.bytes);
	got_done(&got);
}
END_TEST

static const struct {
	const char *const pages[4];
	const char *message;
} empties[] = {
	{ { "", "", NULL },
	  "no text in 2 pages (scanned images?); index it with --ocr, or put "
	  "its text into a file beside it (NAME.pdf.txt or NAME.pdf.hocr)" },
	{ { "", NULL },
	  "no text in 1 page (scanned images?); index it with --ocr, or put "
	  "its text into a file beside it (NAME.pdf.txt or NAME.pdf.hocr)" },
};

START_TEST(no_text)
{
	struct pdf pdf = { 0 };
	struct got got = { 0 };

	ck_assert(!got_read(&got, make(&pdf, empties[_i].pages, "", ""),
			    "a.pdf"));
	ck_assert_int_eq(got.err.code, SAKUIN_EINVAL);
	ck_assert_str_eq(got.err.text, empties[_i].message);
	sk_buf_done(&pdf.bytes);
	got_done(&got);
}
END_TEST

START_TEST(encrypted)
{
	struct pdf pdf = { 0 };
	struct got got = { 0 };

	ck_assert(!got_read(
		&got,
		make(&pdf, three, "", "/Encrypt << /Filter /Strange /V 1 >>"),
		"a.pdf"));
	ck_assert_int_eq(got.err.code, SAKUIN_EINVAL);
	ck_assert_str_eq(got.err.text, "pdftotext: Syntax Error: Couldn't "
				       "find the 'Strange' security handler");
	sk_buf_done(&pdf.bytes);
	got_done(&got);
}
END_TEST

START_TEST(damaged)
{
	struct got got = { 0 };

	ck_assert(!got_read(&got, STR("%PDF-1.4\nrubbish"), "a.pdf"));
	ck_assert_int_eq(got.err.code, SAKUIN_EINVAL);
	ck_assert(!strncmp(got.err.text, "pdftotext: Syntax ", 18));
	ck_assert(strchr(got.err.text, '\n') == NULL);
	ck_assert(strstr(got.err.text, "xref table") != NULL);
	got_done(&got);
}
END_TEST

START_TEST(is_cut)
{
	struct pdf pdf = { 0 };
	struct got got = { .text_max = 30 };

	ck_assert(got_read(&got, make(&pdf, three, "", ""), "a.pdf"));
	ck_str(got.docs[0].text, "The report on archives\nText of");
	ck_assert(got.docs[0].truncated);
	ck_assert_uint_eq(got.docs[0].page_count, 0);
	sk_buf_done(&pdf.bytes);
	got_done(&got);
}
END_TEST

START_TEST(pipe_is_refused)
{
	struct sk_arena arena = { 0 };
	struct got got = { 0 };
	struct sk_buf head = { 0 };
	int fds[2];

	ck_assert_int_eq(pipe(fds), 0);
	ck_assert_int_eq(write(fds[1], "%PDF-1.4\n", 9), 9);
	close(fds[1]);
	struct sk_source source = { .fd = fds[0],
				    .path = "-",
				    .arena = &arena };

	ck_assert(sk_source_peek(&source, &head, &got.err));
	got.format = sk_format_find(&source, &got.err);
	ck_assert_str_eq(got.format->name, "pdf");
	ck_assert(!got.format->read(&source, got_document, &got, &got.err));
	ck_assert_str_eq(got.err.text, "a PDF cannot be read from a pipe; save "
				       "it to a file");
	close(fds[0]);
	sk_buf_done(&head);
}
END_TEST

#define COUNT(table) (sizeof(table) / sizeof *(table))

/* A font that maps its letters to private characters. */
START_TEST(is_garbled)
{
	static const char *const page[] = { "ABABABABABABABABABABABABABAB",
					    NULL };
	struct pdf pdf = {
		.font = "/ToUnicode 6 0 R",
		.map = "begincmap\n1 begincodespacerange\n<00> <FF>\n"
		       "endcodespacerange\n2 beginbfchar\n<41> <E000>\n"
		       "<42> <E001>\nendbfchar\nendcmap",
	};
	struct got got = { 0 };

	ck_assert(!got_read(&got, make(&pdf, page, "", ""), "a.pdf"));
	ck_assert_str_eq(got.err.text,
			 "its text is garbled (fonts without Unicode); index "
			 "it with --ocr, or put its text into a file beside it "
			 "(NAME.pdf.txt or NAME.pdf.hocr)");
	ck_assert_int_eq(got.err.code, SAKUIN_EINVAL);
	sk_buf_done(&pdf.bytes);
	got_done(&got);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("pdf");
	TCase *tc = tcase_create("pdf");

	suite_add_tcase(suite, tc);
	tcase_set_timeout(tc, 60);
	tcase_add_test(tc, pages);
	tcase_add_loop_test(tc, title, 0, COUNT(titles));
	tcase_add_test(tc, hyphens);
	tcase_add_test(tc, is_garbled);
	tcase_add_loop_test(tc, no_text, 0, COUNT(empties));
	tcase_add_test(tc, encrypted);
	tcase_add_test(tc, damaged);
	tcase_add_test(tc, is_cut);
	tcase_add_test(tc, pipe_is_refused);
	return run_suite(suite);
}
