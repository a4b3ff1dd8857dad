/* check_extract_members.c - what is in an archive, through workers. */
#include "extract_test.h"
#include "suite.h"

/* "NAME=TEXT" on each line, and what begins with @ is an archive again. */
static bool
lines_read(const struct sk_source *s, sk_document_fn *fn, void *ctx,
	   struct sakuin_error *err)
{
	struct sk_buf all = { 0 };
	bool ok = sk_source_read(s, 0, 10000, &all, err) &&
		  sk_buf_cstr(&all, err);

	(void)fn;
	(void)ctx;
	for (char *line = all.ptr, *next; ok && *line; line = next) {
		char *equals = strchr(line, '=');
		struct sk_member m = { .about = { .title = sk_str("About"),
						  .url = sk_str("http://u/"),
						  .date = sk_str("2001") } };

		next = strchr(line, '\n');
		next = next ? next + 1 : line + strlen(line);
		m.name = (struct sakuin_str){ line, (size_t)(equals - line) };
		ok = sk_member_make(
			     &m,
			     (struct sakuin_str){ equals + 1,
						  (size_t)(next - equals - 1) },
			     err) &&
		     s->member(s->complain_ctx, &m, err);
		sk_member_done(&m);
	}
	sk_buf_done(&all);
	return ok;
}

static const struct sk_format lines = { .name = "lines",
					.foreign = true,
					.read = lines_read };

START_TEST(members)
{
	ck_assert_msg(extract(&lines, STR("a.txt=plain\n"
					  "in/b.html=<title>B</title><p>b\n"
					  "c.png=\x89PNG\r\n"
					  "empty.txt= \n"
					  "a.txt=again\n")),
		      "%s", got.err.text);
	ck_assert_uint_eq(got.count, 3);
	ck_str(got.docs[0].member, "a.txt");
	ck_str(got.docs[0].text, "plain\n");
	ck_str(got.docs[0].title, "About");
	ck_str(got.docs[0].url, "http://u/");
	ck_str(got.docs[0].date, "2001");
	ck_str(got.docs[0].path, "dir/a");
	ck_str(got.docs[1].member, "in/b.html");
	ck_str(got.docs[1].title, "B");
	ck_str(got.docs[2].member, "a.txt~5");
	ck_str(got.docs[2].text, "again\n");
	ck_assert_uint_eq(got.complained, 1);
	ck_assert_str_eq(got.complaints[0], "empty.txt: no text in it");
	ck_assert_str_eq(left_out,
			 "c.png: looks like a PNG image; index it with --ocr, "
			 "or put its text into a file beside it (NAME.txt or "
			 "NAME.hocr)\n");
	finish();
}
END_TEST

/* A document that is begun before its members, and ends after them. */
READER(read_around)
{
	struct sk_member m = { .name = sk_str("in.txt"),
			       .charset = sk_str("euc-kr"),
			       .fd = -1 };
	struct sk_document doc = { 0 };
	bool ok = sk_arena_copy(s->arena, sk_str("before"), &doc.title, err) &&
		  sk_member_make(&m, sk_str("\xBC\xD2\xB1\xDD"), err) &&
		  s->member(s->complain_ctx, &m, err) &&
		  sk_arena_copy(s->arena, sk_str("after"), &doc.text, err);

	sk_member_done(&m);
	return ok && fn(ctx, &doc, err);
}

START_TEST(members_within)
{
	struct sk_format format = foreign(read_around);

	ck_assert_msg(extract(&format, STR("x")), "%s", got.err.text);
	ck_assert_uint_eq(got.count, 2);
	ck_str(got.docs[0].member, "in.txt");
	ck_str(got.docs[0].text, "\uC18C\uAE08");
	ck_str(got.docs[0].encoding_by, "header");
	ck_str(got.docs[1].title, "before");
	ck_str(got.docs[1].text, "after");
	finish();
}
END_TEST

START_TEST(members_strict)
{
	got.strict = true;
	ck_assert(!extract(&lines, STR("e.txt= \na.txt=more\n")));
	ck_assert_str_eq(got.err.text, "e.txt: no text in it");
	ck_assert_uint_eq(got.count, 0);
	finish();
}
END_TEST

/* Members without end. */
READER(read_bomb)
{
	static char zeros[100000];
	bool ok = true;

	(void)fn;
	(void)ctx;
	while (ok) {
		struct sk_member m = { .name = sk_str("z"), .fd = -1 };

		ok = sk_member_make(&m,
				    (struct sakuin_str){ zeros, sizeof zeros },
				    err) &&
		     s->member(s->complain_ctx, &m, err);
		sk_member_done(&m);
	}
	return false;
}

START_TEST(unpacks_to_too_much)
{
	struct sk_format format = foreign(read_bomb);

	x.limits.unpacked = 1 << 20;
	ck_assert(!extract(&format, STR("x")));
	ck_assert_str_eq(got.err.text,
			 "unpacks to more than 1 MiB, which is more than any "
			 "honest archive of its size; the rest was left out");
	ck_assert_uint_eq(got.count, 0);
	finish();
}
END_TEST

/* The callback's own failure is not taken for the file's. */
START_TEST(callback_fails)
{
	got.stop_after = 1;
	ck_assert(!extract(&lines, STR("a.txt=one\nb.txt=two\n")));
	ck_assert_int_eq(got.err.code, SAKUIN_EINTERNAL);
	ck_assert_str_eq(got.err.text, "stopped by the test");
	ck_assert_uint_eq(got.count, 1);
	got.count = got.stop_after = 0;
	ck_assert(extract(&lines, STR("a.txt=one\nb.txt=two\n")));
	ck_assert_uint_eq(got.count, 2);
	finish();
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("extract_members");
	TCase *tcase = tcase_create("extract_members");

	tcase_set_timeout(tcase, 60);
	tcase_add_test(tcase, members);
	tcase_add_test(tcase, members_within);
	tcase_add_test(tcase, members_strict);
	tcase_add_test(tcase, unpacks_to_too_much);
	tcase_add_test(tcase, callback_fails);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
