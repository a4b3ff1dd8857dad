/* check_document_broken.c - lines of NDJSON that are no documents. */
#include "document_json.h"
#include "format_help.h"
#include "suite.h"

#define X50 "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"

static const struct {
	struct sakuin_str json;
	size_t offset;
	const char *message;
} broken[] = {
	{ BYTES(""), 0, "not JSON: '[' or '{' expected" },
	{ BYTES("[1]"), 0, "not a JSON object; write one {...} per line" },
	{ BYTES("{\"id\":\"1\""), 9, "not JSON: '}' expected" },
	{ BYTES("{\"id\":1}"), 6,
	  "\"id\" is not a string; write it in quotes" },
	{ BYTES("{}"), 0, "\"id\" is missing; give each document one" },
	{ BYTES("{\"id\":null}"), 0,
	  "\"id\" is missing; give each document one" },
	{ BYTES("{\"id\":\"\"}"), 6,
	  "\"id\" is empty; give each document one" },
	{ BYTES("{\"id\":\"a b\"}"), 6,
	  "\"id\" has white space or a control character in it; "
	  "percent-encode it" },
	{ BYTES("{\"id\":\"a\u3000b\"}"), 6,
	  "\"id\" has white space or a control character in it; "
	  "percent-encode it" },
	{ BYTES("{\"id\":\"a\\u0000b\"}"), 6,
	  "\"id\" has white space or a control character in it; "
	  "percent-encode it" },
	{ BYTES("{\"id\":\"" X50 X50 X50 X50 "x\"}"), 6,
	  "\"id\" has 201 bytes; use at most 200" },
	{ BYTES("{\"id\":\"1\", \"title\": 5}"), 20,
	  "\"title\" is not a string; write it in quotes" },
	{ BYTES("{\"id\":\"1\",\"text\":[]}"), 17,
	  "\"text\" is not a string; write it in quotes" },
	{ BYTES("{\"id\":\"1\",\"date\":\"2021-02-29\"}"), 17,
	  "\"date\" is not a date; write YYYY, YYYY-MM or YYYY-MM-DD" },
	{ BYTES("{\"id\":\"1\",\"added\":\"yesterday\"}"), 18,
	  "\"added\" is not a date; write YYYY, YYYY-MM or YYYY-MM-DD" },
	{ BYTES("{\"id\":\"1\",\"lang\":\"English\"}"), 17,
	  "\"lang\" is not a language's code; write one of ISO 639-1 such "
	  "as \"ja\"" },
	{ BYTES("{\"id\":\"1\",\"authors\":\"A\"}"), 20,
	  "\"authors\" is not an array; write [\"name\", ...]" },
	{ BYTES("{\"id\":\"1\",\"authors\":[\"A\",1]}"), 20,
	  "\"authors\" holds something that is not a string; write it in "
	  "quotes" },
	{ BYTES("{\"id\":\"1\",\"pages\":3}"), 18,
	  "\"pages\" is not an array; write the byte offsets where page 2, "
	  "3 ... start" },
	{ BYTES("{\"id\":\"1\",\"text\":\"abc\",\"pages\":[2,1]}"), 31,
	  "\"pages\" holds something that is not an offset behind the one "
	  "before it" },
	{ BYTES("{\"id\":\"1\",\"text\":\"abc\",\"pages\":[1.5]}"), 31,
	  "\"pages\" holds something that is not an offset behind the one "
	  "before it" },
	{ BYTES("{\"id\":\"1\",\"pages\":[-1]}"), 18,
	  "\"pages\" holds something that is not an offset behind the one "
	  "before it" },
	{ BYTES("{\"id\":\"1\",\"pages\":[4],\"text\":\"abc\"}"), 0,
	  "\"pages\" holds 4, which is not at a character of \"text\" (3 "
	  "bytes)" },
	{ BYTES("{\"id\":\"1\",\"pages\":[1],\"text\":\"\u3042\"}"), 0,
	  "\"pages\" holds 1, which is not at a character of \"text\" (3 "
	  "bytes)" },
	{ BYTES("{\"id\":\"1\",\"replaced\":\"x\"}"), 21,
	  "\"replaced\" is not a count; write a number" },
	{ BYTES("{\"id\":\"1\",\"truncated\":1}"), 22,
	  "\"truncated\" is neither true nor false" },
	{ BYTES("{\"id\":\"1\",\"id\":\"2\"}"), 14,
	  "not JSON: duplicate object key" },
	{ BYTES("{\"id\":\"1\",\"x\":\"\xFF\"}"), 15,
	  "not JSON: unable to decode byte 0xff" },
	{ BYTES("{\"id\":\"1\",\"x\":\"a\0b\"}"), 16,
	  "not JSON: control character 0x0" },
	{ BYTES("{\"id\":\"1\"} x"), 12, "not JSON: end of file expected" },
};

START_TEST(is_broken)
{
	struct sk_arena arena = { 0 };
	struct sk_document doc;
	struct sakuin_error err;
	size_t offset = 99;

	ck_assert(!sk_document_from_json(broken[_i].json, &arena, &doc, &offset,
					 &err));
	ck_assert_int_eq(err.code, SAKUIN_EINVAL);
	ck_assert_str_eq(err.text, broken[_i].message);
	ck_assert_uint_eq(offset, broken[_i].offset);
	ck_assert(arena.blocks == NULL);
}
END_TEST

/* A line that would take gigabytes as a tree. */
START_TEST(too_many_values)
{
	struct sk_arena arena = { 0 };
	struct sk_buf line = { 0 };
	struct sk_document doc;
	struct sakuin_error err;

	ck_assert(sk_buf_puts(&line, "{\"id\":\"1\",\"x\":[0", &err));
	repeat(&line, ",0", 4 * 1024 * 1024);
	ck_assert(sk_buf_puts(&line, "]}", &err));
	ck_assert(!sk_document_from_json(sk_buf_str(&line), &arena, &doc, NULL,
					 &err));
	ck_assert_str_eq(err.text, "more than 4194304 values in one object; "
				   "split it");
	sk_buf_done(&line);
}
END_TEST

#define COUNT(table) (sizeof(table) / sizeof *(table))

int
main(void)
{
	Suite *suite = suite_create("document_broken");
	TCase *tc = tcase_create("document_broken");

	suite_add_tcase(suite, tc);
	tcase_add_loop_test(tc, is_broken, 0, COUNT(broken));
	tcase_add_test(tc, too_many_values);
	return run_suite(suite);
}
