/* check_connector.c - frames, and the queries in them. */
#include "connector_test.h"
#include "suite.h"

/* What was sent, as "TYPE:BODY" or "|BYTES" each. */
static bool
note(void *ctx, const struct sk_frame *frame, struct sakuin_str bytes,
     struct sakuin_error *e)
{
	struct sk_buf *out = ctx;

	if (!frame)
		return sk_buf_putc(out, '|', e) &&
		       sk_buf_add(out, bytes.ptr, bytes.len, e);
	ck_assert_uint_eq(bytes.len, frame->header + frame->len);
	return sk_buf_printf(out, e, "%u:%.*s ", frame->type, (int)frame->len,
			     bytes.ptr + frame->header);
}

static const struct {
	size_t len;
	const char *bytes;
	size_t count;
} lengths[] = {
	{ 0, "\0", 1 },
	{ 1, "\1", 1 },
	{ 254, "\xFE", 1 },
	{ 255, "\xFF\x80", 2 },
	{ 256, "\xFF\x81", 2 },
	{ 255 + 127, "\xFF\xFF", 2 },
	{ 255 + 128, "\xFF\0\x81", 3 },
	{ 100000, "\xFF\x21\x0B\x86", 4 },
	{ (size_t)1 << 30, "\xFF\x01\x7E\x7F\x7F\x83", 6 },
};

START_TEST(lengths_are_xapians)
{
	struct sk_buf out = { 0 };
	struct sakuin_str rest;
	uint64_t len;

	must(sk_frame_put_length(&out, lengths[_i].len, &err));
	ck_assert_uint_eq(out.len, lengths[_i].count);
	ck_assert(!memcmp(out.ptr, lengths[_i].bytes, out.len));
	rest = sk_buf_str(&out);
	ck_assert(sk_frame_length(&rest, &len));
	ck_assert_uint_eq(len, lengths[_i].len);
	ck_assert_uint_eq(rest.len, 0);
	/* Every beginning of it is too short. */
	for (size_t n = 0; n < out.len; n++) {
		rest = (struct sakuin_str){ out.ptr, n };
		ck_assert(!sk_frame_length(&rest, &len));
	}
	sk_buf_done(&out);
}
END_TEST

#define BAD_LENGTH "\7\xFF\0\0\0\0\0\0"

static const struct {
	const char *name, *bytes;
	size_t count;
	const char *sent;
} streams[] = {
	{ "one", "\10\3abc", 5, "8:abc " },
	{ "an empty one", "\33\0", 2, "27: " },
	{ "two", "\1\1x\2\2yz", 7, "1:x 2:yz " },
	{ "the second in part", "\1\1x\2\2y", 6, "1:x " },
	{ "a header alone", "\1", 1, "" },
	{ "half a length", "\1\xFF", 2, "" },
	{ "a long one", "\5\t123456789\6\1z", 14, "\5\t1234567896:z " },
	{ "no length at all", BAD_LENGTH "more", 12, NULL },
};

/* However the bytes are cut. */
START_TEST(streams_are_cut)
{
	const char *bytes = streams[_i].bytes;

	for (size_t step = 1; step <= streams[_i].count; step++) {
		struct sk_frames f = { .max = 8 };
		struct sk_buf out = { 0 };
		size_t sent = 0;

		for (size_t at = 0; at < streams[_i].count; at += step) {
			size_t n = streams[_i].count - at;
			struct sakuin_str some = { bytes + at,
						   n < step ? n : step };

			must(sk_frames_take(&f, some, note, &out, &err));
		}
		for (size_t i = 0; i < out.len; i++)
			if (out.ptr[i] != '|')
				out.ptr[sent++] = out.ptr[i];
		out.len = sent;
		if (streams[_i].sent)
			is_text(&out, streams[_i].sent);
		else
			ck_assert(f.raw);
		sk_buf_done(&out);
		sk_frames_done(&f);
	}
}
END_TEST

START_TEST(what_is_no_frame_goes_on_whole)
{
	struct sakuin_str bad = { BAD_LENGTH "more", sizeof BAD_LENGTH + 3 };
	struct sk_frames f = { 0 };
	struct sk_buf out = { 0 };
	struct sakuin_str got;

	must(sk_frames_take(&f, bad, note, &out, &err));
	ck_assert(f.raw);
	ck_assert_uint_eq(f.held.len, 0);
	got = (struct sakuin_str){ out.ptr + 1, out.len - 1 };
	ck_assert(sk_str_eq(got, bad));
	sk_buf_done(&out);
	sk_frames_done(&f);
}
END_TEST

static const struct {
	const char *name, *body;
	size_t len;
	const char *want;
	size_t want_len;
} queries[] = {
	{ "a query", "\2ab\3rest", 8, "\4A.B.\3rest", 10 },
	{ "nothing behind it", "\1a", 2, "\2A.", 3 },
	{ "one that stays", "\2xb\3rest", 8, "\2xb\3rest", 8 },
	{ "the empty query", "\0rest", 5, "\0rest", 5 },
	{ "longer than its message", "\5ab", 3, "\5ab", 3 },
	{ "no query at all", "", 0, "", 0 },
};

START_TEST(queries_are_rewritten)
{
	struct sk_buf out = { 0 }, in = { 0 }, want = { 0 }, client = { 0 };
	struct sk_talk t;

	talk_new(&t, false);
	greet(&t, SK_PROTOCOL, ID, &client);
	frame(&in, SK_MSG_QUERY, queries[_i].body, queries[_i].len);
	frame(&want, SK_MSG_QUERY, queries[_i].want, queries[_i].want_len);
	for (size_t i = 0; i < in.len; i++) {
		struct sakuin_str one = { in.ptr + i, 1 };

		must(sk_talk_client(&t, one, &out, &err));
	}
	ck_assert(sk_str_eq(sk_buf_str(&out), sk_buf_str(&want)));
	/* The same bytes in another message stay. */
	sk_buf_clear(&out);
	frame(&in, SK_MSG_GETMSET, queries[_i].body, queries[_i].len);
	must(sk_talk_client(&t, sk_buf_str(&in), &out, &err));
	ck_assert(sk_str_eq(sk_buf_str(&out), sk_buf_str(&in)));
	sk_buf_done(&client);
	sk_buf_done(&out);
	sk_buf_done(&in);
	sk_buf_done(&want);
	sk_talk_done(&t);
}
END_TEST

/* Of another protocol nothing is understood, and nothing is changed. */
START_TEST(other_protocols_pass)
{
	static const int majors[] = { 30, 38, 40, 47 };
	struct sk_buf out = { 0 }, in = { 0 }, client = { 0 };
	struct sk_talk t;

	talk_new(&t, false);
	frame(&in, SK_MSG_QUERY, "\2ab", 3);
	/* It waits for the greeting. */
	must(sk_talk_client(&t, sk_buf_str(&in), &out, &err));
	must(sk_talk_flush(&t, &out, &err));
	ck_assert_uint_eq(out.len, 0);
	greet(&t, majors[_i], ID, &client);
	ck_assert_uint_gt(client.len, SK_TALK_ID);
	must(sk_talk_flush(&t, &out, &err));
	ck_assert_int_eq(t.mode, SK_TALK_RAW);
	ck_assert(sk_str_eq(sk_buf_str(&out), sk_buf_str(&in)));
	sk_buf_clear(&out);
	must(sk_talk_client(&t, sk_str("\xFF\xFF"), &out, &err));
	must(sk_talk_client(&t, sk_str("ab"), &out, &err));
	is_text(&out, "\xFF\xFF"
		      "ab");
	sk_buf_clear(&client);
	must(sk_talk_server(&t, sk_str("\1"), &client, &err));
	is_text(&client, "\1");
	sk_buf_done(&client);
	sk_buf_done(&out);
	sk_buf_done(&in);
	sk_talk_done(&t);
}
END_TEST

START_TEST(a_server_that_can_not_open_says_so)
{
	struct sk_buf client = { 0 }, in = { 0 };
	struct sk_talk t;

	talk_new(&t, false);
	frame(&in, SK_REPLY_EXCEPTION, "\20DatabaseOpeningE", 17);
	must(sk_talk_server(&t, sk_buf_str(&in), &client, &err));
	ck_assert(sk_str_eq(sk_buf_str(&in), sk_buf_str(&client)));
	sk_buf_done(&in);
	sk_buf_done(&client);
	sk_talk_done(&t);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("connector");
	TCase *tcase = tcase_create("connector");

	tcase_add_loop_test(tcase, lengths_are_xapians, 0, COUNT(lengths));
	tcase_add_loop_test(tcase, streams_are_cut, 0, COUNT(streams));
	tcase_add_test(tcase, what_is_no_frame_goes_on_whole);
	tcase_add_loop_test(tcase, queries_are_rewritten, 0, COUNT(queries));
	tcase_add_loop_test(tcase, other_protocols_pass, 0, 4);
	tcase_add_test(tcase, a_server_that_can_not_open_says_so);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
