/* check_json_lift.c - json_lift.c: a long text is read as a parser reads it. */
#include <stdlib.h>

#include "document_json.h"
#include "json_lift.h"
#include "suite.h"

#define COUNT(a) ((int)(sizeof(a) / sizeof(a)[0]))

enum { LONG = 300 };

/* What stands around and in the text, which is LONG x and TAIL. */
static const struct {
	const char *name, *before, *tail, *behind;
	bool lifted;
} cases[] = {
	{ "last", "{\"id\":\"1\",\"text\":", "", "}", true },
	{ "first", " { \"text\" : ", "", " , \"id\":\"1\"}", true },
	{ "every short escape",
	  "{\"id\":\"1\",\"text\":", "\\\"\\\\\\/\\b\\f\\n\\r\\t", "}", true },
	{ "all lengths of characters", "{\"id\":\"1\",\"text\":",
	  "\u00E9\u7D22\uD55C\U0001F600", "}", true },
	{ "a code", "{\"id\":\"1\",\"text\":", "\\u7d22\\u0000", "}", false },
	{ "half a character", "{\"id\":\"1\",\"text\":", "\xE7\xB4", "}",
	  false },
	{ "a surrogate", "{\"id\":\"1\",\"text\":", "\xED\xA0\x80", "}",
	  false },
	{ "an unknown escape", "{\"id\":\"1\",\"text\":", "\\x", "}", false },
	{ "a tab", "{\"id\":\"1\",\"text\":", "\t", "}", false },
	{ "no end", "{\"id\":\"1\",\"text\":", "\\", "", false },
	{ "an object that goes on", "{\"id\":\"1\",\"text\":", "", "} x",
	  true },
	{ "a comma too many", "{\"id\":\"1\",\"text\":", "", ",}", true },
	{ "no colon behind", "{\"id\":\"1\",\"text\":", "", ",\"a\" 1}", true },
	{ "no brace", "{\"id\":\"1\",\"text\":", "", "", true },
	{ "twice", "{\"id\":\"1\",\"text\":\"a\",\"text\":", "", "}", false },
	{ "an inner one", "{\"id\":\"1\",\"a\":{\"text\":", "", "}}", false },
	{ "in an array", "[{\"id\":\"1\",\"text\":", "", "}]", false },
	{ "no id", "{\"text\":", "", "}", true },
};

/* The line of case I with its text as member KEY of four letters. */
static struct sk_buf
line_of(int i, const char *key)
{
	struct sk_buf line = { 0 };
	struct sakuin_error err;
	char *at;

	ck_assert(sk_buf_puts(&line, cases[i].before, &err) &&
		  sk_buf_putc(&line, '"', &err));
	for (int n = 0; n < LONG; n++)
		ck_assert(sk_buf_putc(&line, 'x', &err));
	ck_assert(sk_buf_puts(&line, cases[i].tail, &err) &&
		  sk_buf_putc(&line, '"', &err) &&
		  sk_buf_puts(&line, cases[i].behind, &err) &&
		  sk_buf_cstr(&line, &err));
	for (at = line.ptr; (at = strstr(at, "\"text\"")); at++)
		memcpy(at + 1, key, 4);
	return line;
}

/* What has the name "tekt" nobody lifts: it goes to what else there is. */
START_TEST(same_as_the_parser)
{
	struct sk_buf line = line_of(_i, "text"), other = line_of(_i, "tekt");
	struct sk_document doc, same;
	struct sk_arena arena = { 0 };
	struct sakuin_error err = { 0 }, why = { 0 };
	size_t at, there;
	bool ok = sk_document_from_json(sk_buf_str(&line), &arena, &doc, &at,
					&err);

	ck_assert_int_eq(sk_document_from_json(sk_buf_str(&other), &arena,
					       &same, &there, &why),
			 ok);
	ck_assert_uint_eq(at, there);
	if (!ok)
		ck_assert_str_eq(err.text[0] == '"' ? "" : err.text,
				 why.text[0] == '"' ? "" : why.text);
	sk_arena_done(&arena);
	sk_buf_done(&line);
	sk_buf_done(&other);
}
END_TEST

/* One name in two spellings is one name. */
START_TEST(twice_in_codes)
{
	struct sk_buf line = line_of(0, "text");
	struct sk_arena arena = { 0 };
	struct sk_document doc;
	struct sakuin_error err;

	line.len--;
	ck_assert(sk_buf_puts(&line, ",\"\\u0074ext\":\"a\"}", &err));
	ck_assert(!sk_document_from_json(sk_buf_str(&line), &arena, &doc, NULL,
					 &err));
	ck_assert_str_eq(err.text, "not JSON: duplicate object key");
	sk_arena_done(&arena);
	sk_buf_done(&line);
}
END_TEST

START_TEST(lifted)
{
	struct sk_buf line = line_of(_i, "text"), rest = { 0 };
	struct sk_arena arena = { 0 };
	struct sk_lifted out;
	struct sakuin_error err;

	ck_assert(sk_json_lift(sk_buf_str(&line), "\"text\"", &arena, &rest,
			       &out, &err));
	ck_assert_int_eq(out.text.ptr != NULL, cases[_i].lifted);
	if (out.text.ptr) {
		ck_assert_uint_eq(rest.len + out.cut, line.len);
		ck_assert(!memcmp(rest.ptr + out.at, "\"\"", 2));
		ck_assert_uint_eq(sk_json_lifted_from(&out, rest.len),
				  line.len);
		ck_assert_uint_eq(sk_json_lifted_from(&out, out.at), out.at);
	}
	sk_arena_done(&arena);
	sk_buf_done(&line);
	sk_buf_done(&rest);
}
END_TEST

/* What is written is read. */
START_TEST(there_and_back)
{
	static const char *const parts[] = { "a",          " ",      "\"",
					     "\\",         "\n",     "\u00E9",
					     "\u7D22",     "\uD558", "\uFFFD",
					     "\U0001F600", "\t",     "\x7F",
					     "\u2028" };
	struct sk_buf text = { 0 }, line = { 0 };
	struct sk_arena arena = { 0 };
	struct sk_document doc = { .id = sk_str("1") }, back;
	struct sakuin_error err;

	srandom((unsigned)_i);
	while (text.len < LONG)
		ck_assert(sk_buf_puts(
			&text, parts[random() % (_i % 2 ? 8 : COUNT(parts))],
			&err));
	doc.text = sk_buf_str(&text);
	ck_assert(sk_document_to_json(&doc, &line, &err) &&
		  sk_document_from_json(sk_buf_str(&line), &arena, &back, NULL,
					&err));
	ck_assert(sk_str_eq(doc.text, back.text));
	sk_arena_done(&arena);
	sk_buf_done(&text);
	sk_buf_done(&line);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("json_lift");
	TCase *tcase = tcase_create("json_lift");

	tcase_add_loop_test(tcase, same_as_the_parser, 0, COUNT(cases));
	tcase_add_test(tcase, twice_in_codes);
	tcase_add_loop_test(tcase, lifted, 0, COUNT(cases));
	tcase_add_loop_test(tcase, there_and_back, 0, 40);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
