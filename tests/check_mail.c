/* Mail and mailboxes. */
#include "format_help.h"
#include "mail.h"
#include "suite.h"

#define COUNT(a) (sizeof(a) / sizeof *(a))
#define FROM "From: Kim <k@a.example>\nMessage-ID: <1@a>\n"
#define MULTI(kind)                                                            \
	FROM "MIME-Version: 1.0\nSubject: s\nContent-Type: multipart/" kind    \
	     "; boundary=B\n\n"
#define PART(head, body) "--B\n" head "\n" body "\n"

static const struct {
	const char *name, *mail;
	const char *title, *text, *date, *url, *authors, *members;
} cases[] = {
	{ "plain",
	  "From: =?iso-2022-jp?B?GyRCRURDZhsoQg==?= <t@b.example>\n"
	  "To: Kim <k@a.example>, l@c.example\nCc: Pak\n <p@d.example>\n"
	  "Date: Sat, 29 Feb 2020 23:30:00 +0900\nMessage-ID: <x@b>\n"
	  "Subject: =?euc-kr?B?vNKx3Q==?= =?utf-8?Q?_and_=E5=A1=A9?=\n"
	  "Content-Type: text/plain; charset=shift_jis\n\n"
	  "\x89\x96 one\n",
	  "\uC18C\uAE08 and \u5869",
	  "To: Kim <k@a.example>, l@c.example\nCc: Pak <p@d.example>\n"
	  "\u5869 one\n",
	  "2020-02-29", "mid:x@b", "\u7530\u4E2D", "" },
	{ "quoted-printable",
	  FROM "MIME-Version: 1.0\nSubject: s\nContent-Type: text/plain; "
	       "charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n"
	       "a =E5=A1=\n=A9 b\n",
	  "s", "a \u5869 b\n", "", "mid:1@a", "Kim", "" },
	{ "base64 HTML",
	  FROM "MIME-Version: 1.0\nContent-Type: text/html\n"
	       "Content-Transfer-Encoding: base64\n\nPHA+b25lPHA+dHdv\n",
	  "", "one\ntwo\n", "", "mid:1@a", "Kim", "" },
	{ "two forms of one text",
	  MULTI("alternative") PART("Content-Type: text/plain\n", "plain")
		  PART("Content-Type: text/html\n", "<p>html") "--B--\n",
	  "s", "plain\n", "", "mid:1@a", "Kim", "" },
	{ "an empty plain form",
	  MULTI("alternative") PART("Content-Type: text/plain\n", "")
		  PART("Content-Type: text/html\n", "<p>html") "--B--\n",
	  "s", "html\n", "", "mid:1@a", "Kim", "" },
	{ "attachments",
	  MULTI("mixed") PART("Content-Type: text/plain\n", "text") PART(
		  "Content-Type: application/x; name=\"../a/b.bin\"\n"
		  "Content-Disposition: attachment\n",
		  "bytes") PART("Content-Type: image/png\n", "picture")
		  PART("Content-Type: text/plain\nContent-Disposition: "
		       "attachment; filename*=utf-8''%E5%A1%A9.txt\n",
		       "salt") PART("Content-Type: application/pdf\n", "pdf")
			  PART("Content-Type: text/plain\n", "more") "--B--\n",
	  "s", "text\nmore\n", "", "mid:1@a", "Kim",
	  "b.bin=bytes\n\u5869.txt=salt\npart-3=pdf\n" },
	{ "mail in mail",
	  MULTI("mixed") PART("Content-Type: message/rfc822\n",
			      "From: in@a\nSubject: inner\n\ndeep") "--B--\n",
	  "s", "", "", "mid:1@a", "Kim",
	  "part-1.eml=From: in@a\nSubject: inner\n\ndeep\n" },
	{ "a digest, whose parts are mail without a word",
	  MULTI("digest") PART("", "From: in@a\nSubject: inner\n\ndeep")
		  PART("Content-Type: text/plain\n", "not mail") "--B--\n",
	  "s", "not mail\n", "", "mid:1@a", "Kim",
	  "part-1.eml=From: in@a\nSubject: inner\n\ndeep\n" },
	{ "headers without a word on their encoding",
	  "Subject: \xBC\xD2\xB1\xDD\nFrom: \xB1\xE8 <k@a>\nMessage-ID: <1@a>\n"
	  "Content-Type: text/plain; charset=euc-kr\n\n\xBC\xD2\n",
	  "\uC18C\uAE08", "\uC18C\n", "", "mid:1@a", "\uAE40", "" },
	{ "a saved page",
	  "From: <Saved by Blink>\nSnapshot-Content-Location: "
	  "https://a.example/x\nSubject: Page\nMIME-Version: 1.0\n"
	  "Content-Type: multipart/related; boundary=B\n\n" PART(
		  "Content-Type: text/html\nContent-Location: "
		  "https://a.example/x\n",
		  "<p>saved")
		  PART("Content-Type: image/png\n", "picture") "--B--\n",
	  "Page", "saved\n", "", "https://a.example/x", "", "" },
	{ "a boundary that is missing",
	  MULTI("mixed") "text that belongs to nobody\n", "s", "", "",
	  "mid:1@a", "Kim", "" },
};

START_TEST(reads)
{
	struct got got = { 0 };
	const struct sk_document *doc = &got.docs[0];

	ck_assert_msg(got_read(&got, sk_str(cases[_i].mail), "a"), "%s: %s",
		      cases[_i].name, got.err.text);
	ck_assert_str_eq(got.format->name, "mail");
	ck_assert_uint_eq(got.count, 1);
	ck_str(doc->title, cases[_i].title);
	ck_str(doc->text, cases[_i].text);
	ck_str(doc->date, cases[_i].date);
	ck_str(doc->url, cases[_i].url);
	ck_assert_uint_eq(doc->author_count, *cases[_i].authors ? 1 : 0);
	if (doc->author_count)
		ck_str(doc->authors[0], cases[_i].authors);
	ck_assert_str_eq(got.members, cases[_i].members);
	got_done(&got);
}
END_TEST

static const struct {
	const char *head, *name;
	const char *format;
} looks[] = {
	{ FROM "\nx", "a", "mail" },
	{ "Received: by x\nFrom: y\n\nx", "a.txt", "mail" },
	{ "From: y\nTo: z\n\nA letter.", "a.txt", "text" },
	{ "From: y\nTo: z\n\nA letter.", "a.eml", "mail" },
	{ "Message-ID: is a word\n", "a", "text" },
	{ "Dear Sir,\nFrom: x\nMessage-ID: y\n", "a", "text" },
	{ "From k@a.example Sat Feb 29 12:34:56 2020\nFrom: x\n\n", "a",
	  "mbox" },
	{ "From 1990 to 2000 at 12:00\nit was so.\n", "a", "text" },
	{ "From here on\nNote: it was so.\n", "a", "text" },
};

START_TEST(looks_like)
{
	struct got got = { 0 };

	(void)!got_read(&got, sk_str(looks[_i].head), looks[_i].name);
	ck_assert_ptr_nonnull(got.format);
	ck_assert_str_eq(got.format->name, looks[_i].format);
	got_done(&got);
}
END_TEST

#define LINE "From k@a.example Sat Feb 29 12:34:56 2020\n"

static const struct {
	const char *mbox, *members;
} boxes[] = {
	{ LINE "From: a\nMessage-ID: <1@a>\n\none\n\n" LINE
	       "From: b\nMessage-Id:<2@a>\n\ntwo\n",
	  "1@a=From: a\nMessage-ID: <1@a>\n\none\n\n\n"
	  "2@a=From: b\nMessage-Id:<2@a>\n\ntwo\n\n" },
	{ LINE "From: a\n\nFrom there\n>From here\n>>From both\n\nFrom b 1\n",
	  "message-1=From: a\n\nFrom there\nFrom here\n>From both\n\nFrom b 1\n"
	  "\n" },
	{ LINE "From: a\r\nMessage-ID: </e\tvil \xFF>\r\n\r\nx\r\n\r\n" LINE
	       "From: b\r\n\r\ny\r\n",
	  "evil=From: a\r\nMessage-ID: </e\tvil \xFF>\r\n\r\nx\r\n\r\n\n"
	  "message-2=From: b\r\n\r\ny\r\n\n" },
};

START_TEST(mailboxes)
{
	struct got got = { 0 };

	ck_assert_msg(got_read(&got, sk_str(boxes[_i].mbox), "box"), "%s",
		      got.err.text);
	ck_assert_str_eq(got.members, boxes[_i].members);
	got_done(&got);
}
END_TEST

START_TEST(not_wanted)
{
	struct got got = { .strict = true };

	ck_assert(!got_read(&got, sk_str(boxes[0].mbox), "box"));
	ck_assert_str_eq(got.err.text, "a mailbox; index it to read it");
	got_done(&got);
}
END_TEST

/* Multiparts in multiparts end somewhere. */
START_TEST(deep)
{
	struct sk_buf mail = { 0 };
	struct got got = { 0 };

	repeat(&mail, FROM "MIME-Version: 1.0\nSubject: s\n", 1);
	repeat(&mail, "Content-Type: multipart/mixed; boundary=B\n\n--B\n",
	       2000);
	ck_assert(got_read(&got, sk_buf_str(&mail), "a"));
	ck_str(got.docs[0].title, "s");
	sk_buf_done(&mail);
	got_done(&got);
}
END_TEST

/* Cut anywhere, it is read or refused. */
START_TEST(truncated)
{
	struct sakuin_str whole = sk_str(cases[5].mail);

	for (size_t len = 1; len < whole.len; len++) {
		struct sakuin_str s = { whole.ptr, len };
		struct got got = { 0 };

		if (!got_read(&got, s, "a.eml"))
			ck_assert_str_ne(got.err.text, "");
		got_done(&got);
	}
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("mail");
	TCase *tcase = tcase_create("mail");

	suite_add_tcase(suite, tcase);
	tcase_set_timeout(tcase, 60);
	tcase_add_loop_test(tcase, reads, 0, COUNT(cases));
	tcase_add_loop_test(tcase, looks_like, 0, COUNT(looks));
	tcase_add_loop_test(tcase, mailboxes, 0, COUNT(boxes));
	tcase_add_test(tcase, not_wanted);
	tcase_add_test(tcase, deep);
	tcase_add_test(tcase, truncated);
	return run_suite(suite);
}
