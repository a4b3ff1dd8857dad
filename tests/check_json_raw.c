/* check_json_raw.c - strings written as JSON. */
#include "json_raw.h"
#include "suite.h"
#include "xapian_c_test.h"

static const struct {
	const char *name, *text, *json;
} strings[] = {
	{ "nothing", "", "\"\"" },
	{ "quotes", "a \"b\" \\", "\"a \\\"b\\\" \\\\\"" },
	{ "controls", "\t\n\r\b\f\x1B\x7F",
	  "\"\\t\\n\\r\\b\\f\\u001b\\u007f\"" },
	{ "high controls", "\xC2\x85\xC2\x9F\xC2\xA0",
	  "\"\\u0085\\u009f\xC2\xA0\"" },
	{ "line ends", "\u2027\u2028\u2029", "\"\u2027\\u2028\\u2029\"" },
	{ "four scripts", "竹島 독도 kyōdō 会议 😀",
	  "\"竹島 독도 kyōdō 会议 😀\"" },
	{ "a real U+FFFD", "\uFFFD", "\"\uFFFD\"" },
	{ "a stray byte", "a\xFFz", "\"a\\ufffdz\"" },
	{ "half a character", "\xE7\xAB", "\"\\ufffd\"" },
	{ "half, then more", "\xE7\xAB\"", "\"\\ufffd\\\"\"" },
	{ "a surrogate", "\xED\xA0\x80", "\"\\ufffd\\ufffd\\ufffd\"" },
	{ "an overlong line end", "\xC0\x8A", "\"\\ufffd\\ufffd\"" },
};

START_TEST(strings_are_json)
{
	struct sk_buf out = { 0 };

	must(sk_json_string(&out, sk_str(strings[_i].text), &err));
	ck_assert_str_eq(sk_buf_cstr(&out, &err), strings[_i].json);
	sk_buf_done(&out);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("json_raw");
	TCase *tcase = tcase_create("json_raw");

	tcase_add_loop_test(tcase, strings_are_json, 0, COUNT(strings));
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
