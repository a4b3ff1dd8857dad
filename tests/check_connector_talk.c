/* check_connector_talk.c - conversations that go on when a server is lost, and
 * those that can't. */
#include "connector_test.h"
#include "suite.h"

#define OTHER "ffffffff-89ab-cdef-0123-456789abcdef"

/* A row is a client's message, "-" that it is not answered yet, or replies; at
 * the end the server dies and another takes over.  AGAIN is what that one
 * gets, AFTER what it says, and REACHES what of that the client gets. */
static const struct {
	const char *name;
	unsigned message[2];
	size_t messages;
	unsigned replies[3];
	size_t reply_count;
	size_t again; /* messages sent once more */
	unsigned after[4];
	size_t after_count;
	size_t reaches;
} moves[] = {
	{ "nobody asked", { 0 }, 0, { 0 }, 0, 0, { 0 }, 0, 0 },
	{ "a query", { SK_MSG_QUERY }, 1, { 0 }, 0, 1, { 11 }, 1, 1 },
	{ "between query and hits",
	  { SK_MSG_QUERY },
	  1,
	  { 11 },
	  1,
	  1,
	  { 11 },
	  1,
	  0 },
	{ "hits",
	  { SK_MSG_QUERY, SK_MSG_GETMSET },
	  2,
	  { 11 },
	  1,
	  2,
	  { 11, 18 },
	  2,
	  1 },
	{ "hits have come",
	  { SK_MSG_QUERY, SK_MSG_GETMSET },
	  2,
	  { 11, 18 },
	  2,
	  0,
	  { 0 },
	  0,
	  0 },
	{ "a document in part",
	  { SK_MSG_DOCUMENT },
	  1,
	  { 5, 16 },
	  2,
	  1,
	  { 5, 16, 16, SK_REPLY_DONE },
	  4,
	  2 },
	{ "a document",
	  { SK_MSG_DOCUMENT },
	  1,
	  { 5, 16, SK_REPLY_DONE },
	  3,
	  0,
	  { 0 },
	  0,
	  0 },
	{ "one answer", { 4 }, 1, { 8 }, 1, 0, { 0 }, 0, 0 },
	{ "a complaint",
	  { SK_MSG_QUERY },
	  1,
	  { SK_REPLY_EXCEPTION },
	  1,
	  0,
	  { 0 },
	  0,
	  0 },
};

START_TEST(another_server_takes_over)
{
	struct sk_buf out = { 0 }, in = { 0 }, client = { 0 }, all = { 0 };
	struct sk_talk t;
	size_t before;

	talk_new(&t, true);
	greet(&t, SK_PROTOCOL, ID, &client);
	for (size_t i = 0; i < moves[_i].messages; i++) {
		frame(&in, moves[_i].message[i], "\1a?", 3);
		must(sk_talk_client(&t, sk_buf_str(&in), &out, &err));
		if (moves[_i].reply_count > i) {
			frame(&in, moves[_i].replies[i], "r", 1);
			must(sk_talk_server(&t, sk_buf_str(&in), &client,
					    &err));
		}
	}
	for (size_t i = moves[_i].messages; i < moves[_i].reply_count; i++) {
		frame(&in, moves[_i].replies[i], "r", 1);
		must(sk_talk_server(&t, sk_buf_str(&in), &client, &err));
	}
	/* Half of something is lost with the server. */
	must(sk_talk_server(&t, sk_str("\5\5ab"), &client, &err));
	ck_assert(sk_talk_can_move(&t));
	must(sk_buf_add(&all, out.ptr, out.len, &err));
	must(sk_talk_move(&t, &out, &err));
	if (moves[_i].again == moves[_i].messages)
		ck_assert(sk_str_eq(sk_buf_str(&out), sk_buf_str(&all)));
	else
		ck_assert_uint_eq(out.len, 0);
	before = client.len;
	greet(&t, SK_PROTOCOL, ID, &client);
	ck_assert_uint_eq(client.len, before);
	for (size_t i = 0; i < moves[_i].after_count; i++) {
		frame(&in, moves[_i].after[i], "r", 1);
		must(sk_talk_server(&t, sk_buf_str(&in), &client, &err));
	}
	ck_assert_uint_eq(client.len - before, 3 * moves[_i].reaches);
	sk_buf_done(&all);
	sk_buf_done(&client);
	sk_buf_done(&out);
	sk_buf_done(&in);
	sk_talk_done(&t);
}
END_TEST

START_TEST(another_database_does_not)
{
	struct sk_buf out = { 0 }, bytes = { 0 }, body = { 0 };
	struct sk_talk t;

	talk_new(&t, true);
	greet(&t, SK_PROTOCOL, ID, &out);
	must(sk_talk_move(&t, &out, &err));
	must(sk_buf_puts(&body, "\x27\1stats" OTHER, &err));
	frame(&bytes, SK_REPLY_UPDATE, body.ptr, body.len);
	must_fail(sk_talk_server(&t, sk_buf_str(&bytes), &out, &err),
		  SAKUIN_ENOTFOUND, "another database");
	sk_buf_done(&body);
	sk_buf_done(&bytes);
	sk_buf_done(&out);
	sk_talk_done(&t);
}
END_TEST

/* Servers complain of silence, which is no answer to what comes next. */
START_TEST(what_nobody_asked_for_is_dropped)
{
	struct sk_buf out = { 0 }, in = { 0 }, client = { 0 };
	struct sk_talk t;
	size_t before;

	talk_new(&t, true);
	greet(&t, SK_PROTOCOL, ID, &client);
	before = client.len;
	frame(&in, SK_REPLY_EXCEPTION, "\17\0\4late", 7);
	must(sk_talk_server(&t, sk_buf_str(&in), &client, &err));
	ck_assert_uint_eq(client.len, before);
	/* To a question it is one, also of a kind that we don't know. */
	for (unsigned type = 1; type < 100; type += 98) {
		before = client.len;
		frame(&in, type, "x", 1);
		must(sk_talk_client(&t, sk_buf_str(&in), &out, &err));
		frame(&in, SK_REPLY_EXCEPTION, "\17\0\4late", 7);
		must(sk_talk_server(&t, sk_buf_str(&in), &client, &err));
		ck_assert_uint_eq(client.len - before, in.len);
	}
	sk_buf_done(&in);
	sk_buf_done(&out);
	sk_buf_done(&client);
	sk_talk_done(&t);
}
END_TEST

START_TEST(who_writes_stays)
{
	struct sk_buf out = { 0 }, in = { 0 };
	struct sk_talk t;

	talk_new(&t, true);
	greet(&t, SK_PROTOCOL, ID, &out);
	frame(&in, SK_MSG_WRITEACCESS, "", 0);
	must(sk_talk_client(&t, sk_buf_str(&in), &out, &err));
	ck_assert(!sk_talk_can_move(&t));
	sk_buf_done(&in);
	sk_buf_done(&out);
	sk_talk_done(&t);
}
END_TEST

START_TEST(the_client_is_told)
{
	static const char frame_39[] = "\1\13\16\0\10all gone";
	struct sk_buf out = { 0 };
	struct sk_talk t;

	talk_new(&t, false);
	must(sk_talk_lost(&t, "all gone", &out, &err));
	ck_assert_uint_eq(out.len, sizeof frame_39 - 1);
	ck_assert(!memcmp(out.ptr, frame_39, out.len));
	/* Not who is leaving, nor of a protocol that nobody knows. */
	sk_buf_clear(&out);
	t.leaving = true;
	must(sk_talk_lost(&t, "all gone", &out, &err));
	t.leaving = false;
	t.mode = SK_TALK_RAW;
	must(sk_talk_lost(&t, "all gone", &out, &err));
	ck_assert_uint_eq(out.len, 0);
	sk_buf_done(&out);
	sk_talk_done(&t);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("connector_talk");
	TCase *tcase = tcase_create("connector_talk");

	tcase_add_loop_test(tcase, another_server_takes_over, 0, COUNT(moves));
	tcase_add_test(tcase, another_database_does_not);
	tcase_add_test(tcase, what_nobody_asked_for_is_dropped);
	tcase_add_test(tcase, who_writes_stays);
	tcase_add_test(tcase, the_client_is_told);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
