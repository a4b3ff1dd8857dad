/* Web archives: records, captures, revisits; HTTP inside. */
#include <brotli/encode.h>
#include <zlib.h>

#include "http.h"
#include "suite.h"
#include "zip_help.h"

#define COUNT(a) (sizeof(a) / sizeof *(a))

/* A record of VERSION; EXTRA are further header lines. */
static void
record(struct sk_buf *out, const char *version, const char *type,
       const char *url, const char *extra, struct sakuin_str block)
{
	struct sakuin_error err;

	ck_assert(sk_buf_printf(out, &err,
				"WARC/%s\r\nWARC-Type: %s\r\n"
				"WARC-Target-URI: %s\r\n"
				"WARC-Date: 2020-02-29T12:34:56Z\r\n%s"
				"Content-Length: %zu\r\n\r\n",
				version, type, url, extra, block.len));
	ck_assert(sk_buf_add(out, block.ptr, block.len, &err));
	ck_assert(sk_buf_puts(out, "\r\n\r\n", &err));
}

#define HTTP(type, body)                                                       \
	"HTTP/1.1 200 OK\r\nContent-Type: " type "\r\n\r\n" body

static const struct {
	const char *name, *type, *url, *extra;
	struct sakuin_str block;
	const char *members;
} cases[] = {
	{ "a page", "response", "http://a.example/x", "",
	  BYTES(HTTP("text/html; charset=EUC-JP", "<p>x")),
	  "20200229123456/http://a.example/x=<p>x\n" },
	{ "wget's address", "response", "<http://a.example/>", "",
	  BYTES(HTTP("text/plain", "x")),
	  "20200229123456/http://a.example/=x\n" },
	{ "line ends of Unix", "response", "http://a/", "",
	  BYTES("HTTP/1.0 200 OK\nContent-Type: text/plain\n\nx"),
	  "20200229123456/http://a/=x\n" },
	{ "no type", "response", "http://a/", "",
	  BYTES("HTTP/1.1 206 Part\r\nX: y\r\n\r\nx"),
	  "20200229123456/http://a/=x\n" },
	{ "chunks", "response", "http://a/", "",
	  BYTES("HTTP/1.1 200 OK\r\ntransfer-encoding: Chunked\r\n\r\n"
		"3\r\nabc\r\nA;x=y\r\n0123456789\r\n0\r\n\r\n"),
	  "20200229123456/http://a/=abc0123456789\n" },
	{ "chunks that were put together", "response", "http://a/", "",
	  BYTES("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
		"<html>x"),
	  "20200229123456/http://a/=<html>x\n" },
	{ "compression that was undone", "response", "http://a/", "",
	  BYTES("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n<html>x"),
	  "20200229123456/http://a/=<html>x\n" },
	{ "an address of other letters", "response", "http://a/\xE6\x9D\xB1 ",
	  "", BYTES(HTTP("text/plain", "x")),
	  "20200229123456/http://a/%E6%9D%B1=x\n" },
	{ "a file", "resource", "ftp://a/b.txt", "Content-Type: text/plain\r\n",
	  BYTES("x"), "20200229123456/ftp://a/b.txt=x\n" },
	{ "a redirect", "response", "http://a/", "",
	  BYTES("HTTP/1.1 302 Found\r\nLocation: /\r\n\r\nMoved"), "" },
	{ "an error", "response", "http://a/", "",
	  BYTES("HTTP/1.1 404 No\r\n\r\nNot here"), "" },
	{ "a picture", "response", "http://a/", "",
	  BYTES(HTTP("image/png", "\x89PNG")), "" },
	{ "a script", "response", "http://a/", "",
	  BYTES(HTTP("Text/JavaScript", "x()")), "" },
	{ "nothing", "response", "http://a/", "", BYTES(HTTP("text/html", "")),
	  "" },
	{ "no HTTP", "response", "http://a/", "", BYTES("x"), "" },
	{ "a request", "request", "http://a/", "",
	  BYTES("GET / HTTP/1.1\r\n\r\n"), "" },
	{ "a name's address", "response", "dns:a.example", "",
	  BYTES("20200229 a A 1.2.3.4"), "" },
};

START_TEST(captures)
{
	struct sk_buf bytes = { 0 };
	struct got got = { 0 };

	record(&bytes, _i % 2 ? "1.0" : "1.1", cases[_i].type, cases[_i].url,
	       cases[_i].extra, cases[_i].block);
	ck_assert_msg(got_read(&got, sk_buf_str(&bytes), "a"), "%s: %s",
		      cases[_i].name, got.err.text);
	ck_assert_msg(!strcmp(got.members, cases[_i].members), "%s: got '%s'",
		      cases[_i].name, got.members);
	ck_assert_str_eq(got.left_out, "");
	ck_assert_uint_eq(got.complained, 0);
	sk_buf_done(&bytes);
	got_done(&got);
}
END_TEST

/* Each record a gzip file of its own, as crawlers write them. */
static void
gzip(struct sk_buf *out, struct sakuin_str s)
{
	struct sakuin_error err;
	z_stream z = { 0 };

	ck_assert(sk_buf_reserve(out, s.len + 100, &err));
	deflateInit2(&z, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
	z.next_in = (Bytef *)(uintptr_t)s.ptr;
	z.avail_in = (uInt)s.len;
	z.next_out = (Bytef *)out->ptr + out->len;
	z.avail_out = (uInt)s.len + 100;
	ck_assert_int_eq(deflate(&z, Z_FINISH), Z_STREAM_END);
	out->len += z.total_out;
	deflateEnd(&z);
}

/* Two pages, and one that was seen again; GZIPPED or not. */
static void
three(struct sk_buf *out, bool gzipped)
{
	static const char *const digests[] = {
		"WARC-Payload-Digest: sha1:ONE\r\n",
		"WARC-Payload-Digest: sha1:TWO\r\n",
		"WARC-Payload-Digest: sha1:ONE\r\n",
	};

	for (int i = 0; i < 3; i++) {
		struct sk_buf one = { 0 };
		struct sakuin_error err;

		record(&one, "1.1", i < 2 ? "response" : "revisit",
		       i == 1 ? "http://b/" : "http://a/", digests[i],
		       i < 2 ? STR(HTTP("text/html", "<p>page"))
			     : STR("HTTP/1.1 304 Not Modified\r\n\r\n"));
		if (gzipped)
			gzip(out, sk_buf_str(&one));
		else
			ck_assert(sk_buf_add(out, one.ptr, one.len, &err));
		sk_buf_done(&one);
	}
}

START_TEST(several)
{
	struct sk_buf bytes = { 0 };
	struct got got = { 0 };

	three(&bytes, _i == 1);
	ck_assert_msg(got_read(&got, sk_buf_str(&bytes), "a.warc.gz"), "%s",
		      got.err.text);
	ck_assert_str_eq(got.members, "20200229123456/http://a/=<p>page\n"
				      "20200229123456/http://b/=<p>page\n");
	ck_assert_str_eq(got.left_out, "");
	ck_assert_uint_eq(got.complained, 0);
	sk_buf_done(&bytes);
	got_done(&got);
}
END_TEST

START_TEST(revisits)
{
	struct sk_buf bytes = { 0 };
	struct got got = { 0 };

	record(&bytes, "1.0", "revisit", "http://a/",
	       "WARC-Payload-Digest: sha1:X\r\n", STR("HTTP/1.1 200 OK\r\n"));
	ck_assert(got_read(&got, sk_buf_str(&bytes), "a"));
	ck_assert_str_eq(got.left_out,
			 "revisits: 1 captures say only that a page had not "
			 "changed; the page is in another file\n");
	sk_buf_done(&bytes);
	got_done(&got);
}
END_TEST

/* Cut at every byte: what is whole is read, and the rest complained of. */
START_TEST(truncated)
{
	struct sk_buf bytes = { 0 };

	three(&bytes, _i == 1);
	for (size_t len = 12; len < bytes.len; len += 3) {
		struct got got = { 0 };
		struct sakuin_str s = { bytes.ptr, len };
		bool ok = got_read(&got, s, "a.warc.gz");

		if (!ok)
			ck_assert_str_ne(got.err.text, "");
		ck_assert_uint_le(got.complained, 1);
		if (got.complained)
			ck_assert_msg(strstr(got.complaints[0],
					     "the rest was left out"),
				      "%s", got.complaints[0]);
		got_done(&got);
	}
	sk_buf_done(&bytes);
}
END_TEST

static const struct {
	const char *bytes, *message;
} broken[] = {
	{ "WARC/1.0\r\nWARC-Type: response\r\n\r\n",
	  "record 1 (byte 0): it has no length; the rest was left out" },
	{ "WARC/1.0\r\nContent-Length: 99999999999999999999\r\n\r\n",
	  "record 1 (byte 0): it has no length; the rest was left out" },
	{ "WARC/1.0\r\nContent-Length: 5\r\n\r\nabc",
	  "record 1 (byte 0): it ends too early; the rest was left out" },
	{ "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a/\r\n"
	  "Content-Length: 5\r\n\r\nabc",
	  "record 1 (byte 0): it ends too early; the rest was left out" },
	{ "WARC/1.0\r\nContent-Length: 1\r\n\r\na\r\n\r\nrubbish",
	  "record 2 (byte 36): no record of a web archive; the rest was left "
	  "out" },
	{ "WARC/1.0\r\nX: y",
	  "record 1 (byte 0): its header does not end; the rest was left "
	  "out" },
	{ "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a/\r\n"
	  "Content-Length: 300000000000\r\n\r\nabc",
	  "record 1 (byte 0): more than 256 MiB" },
};

START_TEST(complains)
{
	struct got got = { 0 };

	ck_assert(got_read(&got, sk_str(broken[_i].bytes), "a.warc"));
	ck_assert_uint_ge(got.complained, 1);
	ck_assert_str_eq(got.complaints[0], broken[_i].message);
	got_done(&got);
	got = (struct got){ .strict = true };
	ck_assert(!got_read(&got, sk_str(broken[_i].bytes), "a.warc"));
	got_done(&got);
}
END_TEST

START_TEST(in_wacz)
{
	struct sk_buf warc = { 0 };
	struct sakuin_error err;
	struct got got = { 0 };
	struct part parts[] = { { "archive/data.warc", NULL },
				{ "pages/pages.jsonl", "{}" },
				{ "datapackage.json", "{}" } };

	three(&warc, false);
	parts[0].text = sk_buf_cstr(&warc, &err);
	ck_assert_msg(got_archive(&got, "zip", parts, 3, "a.wacz"), "%s",
		      got.err.text);
	ck_assert_str_eq(got.members, "20200229123456/http://a/=<p>page\n"
				      "20200229123456/http://b/=<p>page\n");
	got_done(&got);
	/* Another package of data is an archive like others. */
	got = (struct got){ 0 };
	ck_assert(got_archive(&got, "zip", parts + 1, 2, "a.zip"));
	ck_assert_str_eq(got.members,
			 "pages/pages.jsonl={}\ndatapackage.json={}\n");
	sk_buf_done(&warc);
	got_done(&got);
}
END_TEST

/* -------------------------------------------------------------------- HTTP */

START_TEST(encodings)
{
	static const char text[] = "some text that is some text";
	struct sakuin_str plain = STR(text);
	struct sk_buf packed = { 0 }, out = { 0 };
	struct sakuin_error err;
	size_t len = 1000;
	uLongf zlen = 1000;

	gzip(&packed, plain);
	ck_assert(sk_http_body(STR("Content-Encoding: GZIP\r\n"),
			       sk_buf_str(&packed), 1000, &out, &err));
	ck_str(sk_buf_str(&out), text);
	sk_buf_clear(&out);
	ck_assert(sk_buf_reserve(&packed, 1000, &err));
	ck_assert(BrotliEncoderCompress(5, 18, BROTLI_MODE_TEXT, plain.len,
					(const uint8_t *)text, &len,
					(uint8_t *)packed.ptr));
	packed.len = len;
	ck_assert(sk_http_body(STR("a: b\ncontent-encoding: br\n"),
			       sk_buf_str(&packed), 1000, &out, &err));
	ck_str(sk_buf_str(&out), text);
	sk_buf_clear(&out);
	ck_assert_int_eq(compress((Bytef *)packed.ptr, &zlen,
				  (const Bytef *)text, plain.len),
			 Z_OK);
	packed.len = zlen;
	ck_assert(sk_http_body(STR("Content-Encoding: deflate"),
			       sk_buf_str(&packed), 1000, &out, &err));
	ck_str(sk_buf_str(&out), text);
	sk_buf_clear(&out);
	ck_assert(!sk_http_body(STR("Content-Encoding: deflate"),
				sk_buf_str(&packed), 10, &out, &err));
	ck_assert_str_eq(err.text, "more than 0 MiB");
	sk_buf_clear(&out);
	ck_assert(!sk_http_body(STR("Content-Encoding: br"),
				STR("\xFF\xFF rubbish"), 100, &out, &err));
	ck_assert_str_eq(err.text, "its compression is broken");
	sk_buf_done(&packed);
	sk_buf_done(&out);
}
END_TEST

START_TEST(headers)
{
	struct sakuin_str all = STR("HTTP/1.1 200 OK\r\nContent-type:  "
				    "Text/HTML; a=b; Charset=\"utf-8\"\r\n"
				    "X:\r\n\r\nbody");
	struct sakuin_str head, value;
	char room[100];

	ck_assert(sk_http_head(&all, &head));
	ck_str(all, "body");
	value = sk_http_header(head, "Content-Type");
	ck_assert_str_eq(sk_http_type(value, room), "text/html");
	ck_str(sk_http_parameter(value, "charset"), "utf-8");
	ck_str(sk_http_parameter(value, "b"), "");
	ck_str(sk_http_header(head, "X"), "");
	ck_str(sk_http_header(head, "Y"), "");
	ck_assert_uint_eq(sk_http_status(head), 200);
	ck_assert_uint_eq(sk_http_status(STR("HTTP/1.1 2x0 OK")), 0);
	ck_assert_uint_eq(sk_http_status(STR("HTTP/1.1")), 0);
	ck_assert(!sk_http_head(&all, &head));
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("warc");
	TCase *tcase = tcase_create("warc");

	suite_add_tcase(suite, tcase);
	tcase_set_timeout(tcase, 60);
	tcase_add_loop_test(tcase, captures, 0, COUNT(cases));
	tcase_add_loop_test(tcase, several, 0, 2);
	tcase_add_loop_test(tcase, truncated, 0, 2);
	tcase_add_loop_test(tcase, complains, 0, COUNT(broken));
	tcase_add_test(tcase, revisits);
	tcase_add_test(tcase, in_wacz);
	tcase_add_test(tcase, encodings);
	tcase_add_test(tcase, headers);
	return run_suite(suite);
}
