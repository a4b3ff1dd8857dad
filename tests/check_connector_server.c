/* check_connector_server.c - servers that are not there, or are none. */
#include "connector_server.h"
#include "suite.h"
#include "xapian_c_test.h"

static const struct {
	const char *where;
	enum sakuin_code code;
	const char *says;
} places[] = {
	{ "nowhere", SAKUIN_EINVAL, "'nowhere' is no HOST:PORT" },
	{ ":1", SAKUIN_EINVAL, "is no HOST:PORT" },
	{ "host:", SAKUIN_EINVAL, "is no HOST:PORT" },
	{ "127.0.0.1:1", SAKUIN_EIO, "127.0.0.1:1: Connection refused" },
	{ "127.0.0.1:x", SAKUIN_EIO, "127.0.0.1:x: " },
};

START_TEST(places_that_do_not_answer)
{
	struct sk_server s;

	must_fail(sk_server_connect(&s, places[_i].where, 2000, &err),
		  places[_i].code, places[_i].says);
	ck_assert_int_eq(s.fd, -1);
}
END_TEST

START_TEST(programs_that_are_no_servers)
{
	static const char *const none[] = { "sakuin-has-no-such", NULL };
	static const char *const ends[] = { "true", NULL };
	static const char *const talks[] = { "printf", "hello hello", NULL };
	struct sk_probe probe = { .value = { 0 } };
	struct sk_server s;

	must_fail(sk_server_spawn(&s, none, &err), SAKUIN_ENOTFOUND,
		  "install the package xapian-tools");
	must(sk_server_spawn(&s, ends, &err));
	must_fail(sk_server_probe(&s, NULL, 5000, &probe, &err), SAKUIN_EIO,
		  "hung up");
	sk_server_stop(&s);
	ck_assert_int_eq(s.pid, 0);
	must(sk_server_spawn(&s, talks, &err));
	must_fail(sk_server_probe(&s, NULL, 5000, &probe, &err), SAKUIN_EIO,
		  "hung up");
	sk_server_stop(&s);
	sk_buf_done(&probe.value);
}
END_TEST

START_TEST(a_server_that_stays_is_ended)
{
	static const char *const sleeps[] = { "sleep", "1000", NULL };
	struct sk_probe probe = { .value = { 0 } };
	struct sk_server s;

	must(sk_server_spawn(&s, sleeps, &err));
	must_fail(sk_server_probe(&s, NULL, 50, &probe, &err), SAKUIN_EIO,
		  "timed out");
	sk_server_stop(&s);
	ck_assert_int_eq(s.fd, -1);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("connector_server");
	TCase *tcase = tcase_create("connector_server");

	tcase_add_loop_test(tcase, places_that_do_not_answer, 0, COUNT(places));
	tcase_add_test(tcase, programs_that_are_no_servers);
	tcase_add_test(tcase, a_server_that_stays_is_ended);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
