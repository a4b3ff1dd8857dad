/* Which format a file has; plain text; reading from files and pipes. */
#include <fcntl.h>
#include <pthread.h>

#include "encodings.h"
#include "format_help.h"
#include "metadata.h"
#include "suite.h"

static const struct {
	struct sakuin_str bytes;
	const char *name;
	const char *format; /* or NULL and */
	const char *message;
} cases[] = {
	{ BYTES("%PDF-1.4\n"), "a", "pdf", NULL },
	{ BYTES("\n\n%PDF-1.7\n"), "a.txt", "pdf", NULL },
	{ BYTES("<!DOCTYPE html><title>x"), "a", "html", NULL },
	{ BYTES("  \n<HTML lang=en>"), "a", "html", NULL },
	{ BYTES("\xEF\xBB\xBF<head>"), "a", "html", NULL },
	{ BYTES("<?xml version='1.0'?>\n<!-- x -->\n<html xmlns='y'>"), "a",
	  "html", NULL },
	{ BYTES("<!-- x --><p>text"), "a", "html", NULL },
	{ BYTES("<!-- x --># Heading"), "a.md", "markdown", NULL },
	{ BYTES("<h1 align=center>Name</h1>\n\nMarkdown"), "README.md",
	  "markdown", NULL },
	{ BYTES("# Heading"), "a.markdown", "markdown", NULL },
	{ BYTES("PK\3\4x"), "a.docx", "archive", NULL },
	{ BYTES("WARC/1.0\r\n"), "a", "warc", NULL },
	{ BYTES("PK\5\6"), "a", "archive", NULL },
	{ BYTES("\x1F\x8B\x08"), "a.ndjson", "archive", NULL },
	{ BYTES("7z\xBC\xAF\x27\x1C"), "a", "archive", NULL },
	{ BYTES("\3757zXZ\0"), "a", "archive", NULL },
	{ BYTES("BZh91AY&SY...."), "a", "archive", NULL },
	{ BYTES("\x28\xB5\x2F\xFD"), "a", "archive", NULL },
	{ BYTES("<body>"), "a.txt", "html", NULL },
	{ BYTES("<!DOCTYPE TEI SYSTEM 'x'><TEI>"), "a.xml", "text", NULL },
	{ BYTES("<hrx>"), "a", "text", NULL },
	{ BYTES("\xFF\xFE<\0h\0t\0m\0l\0>\0"), "a", "html", NULL },
	{ BYTES("words <b>first</b>"), "a.HTM", "html", NULL },
	{ BYTES("words"), "a.htmx", "text", NULL },
	{ BYTES("{\"id\":\"1\"}"), "a.ndjson", "ndjson", NULL },
	{ BYTES(""), "a.jsonl", "ndjson", NULL },
	{ BYTES("{\"x\": 1, \"text\" : \"1\"}\n"), "-", "ndjson", NULL },
	{ BYTES(" {\"id\":1}"), "", "ndjson", NULL },
	{ BYTES("{\"id\":\"1\"}"), "a.txt", "text", NULL },
	{ BYTES("[1] A reference."), "-", "text", NULL },
	{ BYTES(""), "a.txt", "text", NULL },
	{ BYTES("plain"), "a.bin", "text", NULL },
	{ BYTES("\xFF\xFEp\0l\0a\0i\0n\0"), "a", "text", NULL },
	{ BYTES("o\0b\0v\0i\0o\0u\0s\0"), "a", "text", NULL },
	{ BYTES("\x1B$B$\"\x1B(B"), "a", "text", NULL },
	{ BYTES("BZh is a name"), "a", "text", NULL },
	{ BYTES("ID3 is a tag"), "a", "text", NULL },
	{ BYTES("[1, 2]"), "a.json", NULL,
	  "JSON that is not NDJSON; write one object a line into a file "
	  "named .ndjson" },
	{ BYTES("[{\"x\": 2}]"), "-", NULL,
	  "JSON that is not NDJSON; write one object a line into a file "
	  "named .ndjson" },
	{ BYTES("{}"), "-", NULL,
	  "JSON that is not NDJSON; write one object a line into a file "
	  "named .ndjson" },
	{ BYTES("\177ELF\1\1"), "a", NULL,
	  "looks like a program; make it text, HTML or PDF to index it" },
	{ BYTES("\x89PNG\r\n"), "a.html", NULL,
	  "looks like a PNG image; index it with --ocr, or put its text into a "
	  "file beside it (NAME.txt or NAME.hocr)" },
	{ BYTES("\xFF\xD8\xFF\xE0"), "a", NULL,
	  "looks like a JPEG image; index it with --ocr, or put its text into "
	  "a "
	  "file beside it (NAME.txt or NAME.hocr)" },
	{ BYTES("GIF89a"), "a", NULL,
	  "looks like a GIF image; index it with --ocr, or put its text into a "
	  "file beside it (NAME.txt or NAME.hocr)" },
	{ BYTES("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), "a.doc", NULL,
	  "looks like an OLE file (old Word, Excel, PowerPoint, or HWP); "
	  "make it text, HTML or PDF to index it" },
	{ BYTES("RIFF....WAVEfmt"), "a", NULL,
	  "looks like a RIFF sound; make it text, HTML or PDF to index it" },
	{ BYTES("{\\rtf1 x}"), "a.rtf", NULL,
	  "looks like an RTF document; make it text, HTML or PDF to index "
	  "it" },
	{ BYTES("ab\0cd"), "a", NULL,
	  "looks like binary data; make it text, HTML or PDF to index it" },
	{ BYTES("a\1\2\3b"), "a.txt", NULL,
	  "looks like binary data; make it text, HTML or PDF to index it" },
};

START_TEST(finds)
{
	int fd = memfd_create("test", MFD_CLOEXEC);
	struct sk_source source = { .fd = fd, .path = cases[_i].name };
	struct sakuin_error err;
	const struct sk_format *format;

	source.name = sk_str(cases[_i].name);
	ck_assert_int_eq(write(fd, cases[_i].bytes.ptr, cases[_i].bytes.len),
			 (ssize_t)cases[_i].bytes.len);
	format = sk_format_find(&source, &err);
	if (cases[_i].format) {
		ck_assert_msg(format != NULL, "%s", err.text);
		ck_assert_str_eq(format->name, cases[_i].format);
	} else {
		ck_assert_msg(format == NULL, "got %s", format->name);
		ck_assert_int_eq(err.code, SAKUIN_EINVAL);
		ck_assert_str_eq(err.text, cases[_i].message);
	}
	close(fd);
}
END_TEST

START_TEST(plain_text)
{
	struct got got = { 0 };

	ck_assert(got_read(&got,
			   STR("\xEF\xBB\xBF\n  A title\r\n\r\nText.\n"
			       "\fPage two.\n\f"),
			   "dir/a.txt"));
	ck_assert_uint_eq(got.count, 1);
	ck_str(got.docs[0].title, "A title");
	ck_str(got.docs[0].text, "\n  A title\r\n\r\nText.\n\fPage two.\n\f");
	ck_str(got.docs[0].mime, "text/plain");
	ck_str(got.docs[0].path, "dir/a.txt");
	ck_str(got.docs[0].encoding_by, "bom");
	ck_assert_uint_eq(got.docs[0].page_count, 1);
	ck_assert_uint_eq(got.docs[0].pages[0], 21);
	ck_assert(!got.docs[0].truncated);
	got_done(&got);
}
END_TEST

START_TEST(empty_text)
{
	struct got got = { 0 };

	ck_assert(!got_read(&got, STR(" \n\f\n"), "a.txt"));
	ck_assert_int_eq(got.err.code, SAKUIN_EINVAL);
	ck_assert_str_eq(got.err.text, "no text in it");
	ck_assert_uint_eq(got.count, 0);
	got_done(&got);
}
END_TEST

START_TEST(text_is_cut)
{
	struct got got = { .text_max = 8 };

	ck_assert(got_read(&got, STR("abc\u3042\u3044\u3046"), "a"));
	ck_str(got.docs[0].text, "abc\u3042");
	ck_assert(got.docs[0].truncated);
	ck_assert_uint_eq(got.docs[0].replaced, 0);
	got_done(&got);
}
END_TEST

/* Eight bytes of Shift_JIS are twelve of UTF-8. */
START_TEST(text_grows_and_is_cut)
{
	struct got got = { .text_max = 8, .encoding = "Shift_JIS" };

	ck_assert(got_read(&got, STR("\x82\xA0\x82\xA0\x82\xA0"), "a"));
	ck_str(got.docs[0].text, "\u3042\u3042");
	ck_assert(got.docs[0].truncated);
	got_done(&got);
}
END_TEST

/* A gigabyte with holes must not be read. */
START_TEST(huge_file)
{
	struct sk_arena arena = { 0 };
	int fd = memfd_create("test", MFD_CLOEXEC);
	struct sk_source source = {
		.fd = fd, .path = "a", .text_max = 100, .arena = &arena
	};
	struct sk_buf out = { 0 };
	struct sakuin_error err;

	ck_assert_int_eq(ftruncate(fd, (off_t)1 << 30), 0);
	ck_assert_int_eq(pwrite(fd, "end", 3, ((off_t)1 << 30) - 3), 3);
	ck_assert(sk_source_read(&source, ((uint64_t)1 << 30) - 5, 100, &out,
				 &err));
	ck_assert_uint_eq(out.len, 5);
	ck_assert_mem_eq(out.ptr, "\0\0end", 5);
	sk_buf_clear(&out);
	ck_assert(sk_source_read(&source, 0, 100, &out, &err));
	ck_assert_uint_eq(out.len, 100);
	ck_assert_uint_lt(out.cap, 1000000);
	sk_buf_done(&out);
	close(fd);
}
END_TEST

START_TEST(unreadable)
{
	struct sk_source source = { .fd = -1, .path = "dir/gone" };
	struct sk_buf out = { 0 };
	struct sakuin_error err;

	ck_assert(!sk_source_read(&source, 0, 10, &out, &err));
	ck_assert_int_eq(err.code, SAKUIN_EIO);
	ck_assert_str_eq(err.text, "cannot read dir/gone: Bad file descriptor");
	ck_assert(!sk_source_peek(&source, &out, &err));
	ck_assert_int_eq(err.code, SAKUIN_EIO);
	ck_assert(sk_format_find(&source, &err) == NULL);
	ck_assert_int_eq(err.code, SAKUIN_EIO);
	sk_buf_done(&out);
}
END_TEST

enum { PIPED = 100000 };

static void *
pump(void *arg)
{
	int fd = *(int *)arg;

	for (int i = 0; i < PIPED; i++)
		if (write(fd, i % 10 ? "x" : "\n", 1) != 1)
			break;
	close(fd);
	return NULL;
}

START_TEST(pipes)
{
	int fds[2];
	struct sk_source source = { .path = "-", .name = STR("-") };
	struct sk_buf head = { 0 }, all = { 0 };
	struct sakuin_error err;
	const struct sk_format *format;
	pthread_t thread;

	ck_assert_int_eq(pipe(fds), 0);
	ck_assert_int_eq(pthread_create(&thread, NULL, pump, &fds[1]), 0);
	source.fd = fds[0];
	ck_assert(sk_source_peek(&source, &head, &err));
	ck_assert_uint_eq(source.head.len, SK_HEAD_MAX);
	format = sk_format_find(&source, &err);
	ck_assert_str_eq(format->name, "text");
	while (all.len < PIPED) {
		size_t had = all.len;

		ck_assert(sk_source_read(&source, all.len, 777, &all, &err));
		ck_assert_uint_le(all.len - had, 777);
	}
	ck_assert(sk_source_read(&source, all.len, 777, &all, &err));
	ck_assert_uint_eq(all.len, PIPED);
	for (size_t i = 0; i < PIPED; i++)
		ck_assert_int_eq(all.ptr[i], i % 10 ? 'x' : '\n');
	pthread_join(thread, NULL);
	close(fds[0]);
	sk_buf_done(&head);
	sk_buf_done(&all);
}
END_TEST

START_TEST(peek_leaves_files_alone)
{
	int fd = memfd_create("test", MFD_CLOEXEC);
	struct sk_source source = { .fd = fd, .path = "a" };
	struct sk_buf head = { 0 };
	struct sakuin_error err;

	ck_assert_int_eq(write(fd, "text", 4), 4);
	ck_assert(sk_source_peek(&source, &head, &err));
	ck_assert_uint_eq(source.head.len, 0);
	ck_assert_uint_eq(head.len, 0);
	close(fd);
}
END_TEST

static const struct {
	const char *text, *title;
} titles[] = {
	{ "Report on archives\n\nText follows here.", "Report on archives" },
	{ "\n\n\t Report \nText.", "Report" },
	{ "Only one line", "" },
	{ "A sentence.\nMore.", "" },
	{ "A sentence\u3002\nMore.", "" },
	{ "It goes on,\nMore.", "" },
	{ "A wrapped line of a paragraph\nwhich goes on here.", "" },
	{ "A heading\n\nwhich stands alone.", "A heading" },
	{ "", "" },
	{ "\u5831\u544A\u66F8\n\u672C\u6587", "\u5831\u544A\u66F8" },
	/* What a page offers before its text is no title. */
	{ "Skip to main content\n\nReport\n\nText.", "Report" },
	{ "\u30DA\u30FC\u30B8\u306E\u672C\u6587\u3078\n\n\u5831\u544A\u66F8\n"
	  "\n\u672C\u6587",
	  "\u5831\u544A\u66F8" },
	{ "\uBCF8\uBB38 \uBC14\uB85C\uAC00\uAE30\n\uBCF4\uACE0\uC11C\n\n"
	  "\uBCF8\uBB38",
	  "\uBCF4\uACE0\uC11C" },
	{ "Skip the theory\n\nText.", "Skip the theory" },
	/* A text that begins with its first section has none. */
	{ "1. Introduction\nText.", "" },
	{ "1 Introduction\nText.", "" },
	{ "I. Introduction\nText.", "" },
	{ "\u2160. \uC11C\uB860\nText.", "" },
	{ "1984\n\nText.", "1984" },
	{ "12 Angry Men\n\nText.", "12 Angry Men" },
	{ "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
	  "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\nText.",
	  "" },
};

START_TEST(title_of_text)
{
	ck_str(sk_title_guess(sk_str(titles[_i].text)), titles[_i].title);
}
END_TEST

static const struct {
	const char *text, *date;
	bool valid;
} dates[] = {
	{ "2020", "2020", true },
	{ "2020-02", "2020-02", true },
	{ "2020-02-29", "2020-02-29", true },
	{ "2021-02-29", "2021-02", false },
	{ "1900-02-29", "1900-02", false },
	{ "2000-02-29", "2000-02-29", true },
	{ "2020-13", "2020", false },
	{ "2020-04-31", "2020-04", false },
	{ "0000", "", false },
	{ "2020-2", "2020-02", false },
	{ "2020/03/04", "2020-03-04", false },
	{ " 2020.3.4 ", "2020-03-04", false },
	{ "20200304", "2020-03-04", false },
	{ "202003", "2020-03", false },
	{ "2020030", "", false },
	{ "D:20200304050607Z", "2020-03-04", false },
	{ "2020-03-04T05:06:07+09:00", "2020-03-04", false },
	{ "2019-2020", "2019", false },
	{ "2020\u5E743\u67084\u65E5", "2020-03-04", false },
	{ "2020\uB144 3\uC6D4 4\uC77C", "2020-03-04", false },
	{ "4 March 2020", "", false },
	{ "", "", false },
};

START_TEST(date)
{
	char found[11];
	size_t len = sk_date_find(sk_str(dates[_i].text), found);

	ck_assert_str_eq(found, dates[_i].date);
	ck_assert_uint_eq(len, strlen(dates[_i].date));
	ck_assert_int_eq(sk_date_valid(sk_str(dates[_i].text)),
			 dates[_i].valid);
}
END_TEST

static const char *const langs[][2] = {
	{ "en", "en" },  { "en-US", "en" }, { "ZH_Hant", "zh" },
	{ "eng", "en" }, { "jpn", "ja" },   { "ger", "de" },
	{ "chi", "zh" }, { "ain", "ain" },  { "und", "" },
	{ "mul", "" },   { "English", "" }, { "x-klingon", "" },
	{ "", "" },      { "e1", "" },      { "  ko ", "ko" },
};

START_TEST(lang)
{
	char code[4];
	size_t len = sk_lang_code(sk_str(langs[_i][0]), code);

	ck_assert_str_eq(code, langs[_i][1]);
	ck_assert_uint_eq(len, strlen(langs[_i][1]));
}
END_TEST

#define COUNT(table) (sizeof(table) / sizeof *(table))

int
main(void)
{
	Suite *suite = suite_create("formats");
	TCase *tc = tcase_create("formats");

	suite_add_tcase(suite, tc);
	tcase_add_loop_test(tc, finds, 0, COUNT(cases));
	tcase_add_test(tc, plain_text);
	tcase_add_test(tc, empty_text);
	tcase_add_test(tc, text_is_cut);
	tcase_add_test(tc, text_grows_and_is_cut);
	tcase_add_test(tc, huge_file);
	tcase_add_test(tc, unreadable);
	tcase_add_test(tc, pipes);
	tcase_add_test(tc, peek_leaves_files_alone);
	tcase_add_loop_test(tc, title_of_text, 0, COUNT(titles));
	tcase_add_loop_test(tc, date, 0, COUNT(dates));
	tcase_add_loop_test(tc, lang, 0, COUNT(langs));
	return run_suite(suite);
}
