/* check_utf8.c - utf8.c. */
#include <check.h>
#include <stdlib.h>

#include "base.h"
#include "suite.h"

#define COUNT(a) ((int)(sizeof(a) / sizeof(a)[0]))

#define BAD 0xfffd

static const struct {
	const char *name, *bytes;
	uint32_t points[6]; /* 0 ends them */
} texts[] = {
	{ "ASCII", "aZ~\x7f", { 'a', 'Z', '~', 0x7f } },
	{ "two bytes", "\xc2\x80\xc3\xa9\xdf\xbf", { 0x80, 0xe9, 0x7ff } },
	{ "three bytes",
	  "\xe0\xa0\x80\xe7\xb4\xa2\xef\xbf\xbd",
	  { 0x800, 0x7d22, BAD } },
	{ "around the surrogates",
	  "\xed\x9f\xbf\xee\x80\x80",
	  { 0xd7ff, 0xe000 } },
	{ "four bytes",
	  "\xf0\x90\x80\x80\xf4\x8f\xbf\xbf",
	  { 0x10000, 0x10ffff } },
	{ "a continuation alone", "\x80\x61", { BAD, 'a' } },
	{ "two of them", "\x80\xbf\x61", { BAD, BAD, 'a' } },
	{ "broken off by a letter", "\xe3\x81\x61", { BAD, 'a' } },
	{ "broken off by the end", "\xf0\x9f\x98", { BAD } },
	{ "broken off at once", "\xe3", { BAD } },
	{ "overlong solidus", "\xc0\xaf", { BAD, BAD } },
	{ "overlong in three", "\xe0\x80\xaf", { BAD, BAD, BAD } },
	{ "surrogate", "\xed\xa0\x80", { BAD, BAD, BAD } },
	{ "above U+10FFFF", "\xf4\x90\x80\x80", { BAD, BAD, BAD, BAD } },
	{ "never in UTF-8", "\xff\xfe\x61", { BAD, BAD, 'a' } },
};

START_TEST(utf8_next)
{
	size_t len = strlen(texts[_i].bytes);
	char *bytes = malloc(len); /* exact, for the sanitizer's sake */
	const char *p = bytes, *end;
	size_t i = 0;

	ck_assert_ptr_nonnull(bytes);
	memcpy(bytes, texts[_i].bytes, len);
	end = bytes + len;
	while (p < end) {
		const char *was = p;
		uint32_t c = sk_utf8_next(&p, end);

		ck_assert_msg(c == texts[_i].points[i], "%s: U+%04X at %zu",
			      texts[_i].name, c, i);
		ck_assert(p > was && p <= end);
		i++;
	}
	ck_assert_msg(texts[_i].points[i] == 0, "%s: too short",
		      texts[_i].name);
	free(bytes);
}
END_TEST

START_TEST(utf8_nul_is_a_character)
{
	const char text[] = { 'a', '\0', 'b' };
	const char *p = text, *end = text + sizeof text;

	ck_assert_uint_eq(sk_utf8_next(&p, end), 'a');
	ck_assert_uint_eq(sk_utf8_next(&p, end), 0);
	ck_assert_uint_eq(sk_utf8_next(&p, end), 'b');
	ck_assert_ptr_eq(p, end);
}
END_TEST

/* Every character there is, out and in again. */
START_TEST(utf8_round_trip)
{
	for (uint32_t c = 0; c <= 0x10ffff; c++) {
		char bytes[4];
		const char *p = bytes;
		size_t len;

		if (c >= 0xd800 && c <= 0xdfff)
			continue;
		len = sk_utf8_put(bytes, c);
		if (sk_utf8_next(&p, bytes + len) != c || p != bytes + len)
			ck_abort_msg("U+%04X does not come back", c);
	}
}
END_TEST

static Suite *
utf8_suite(void)
{
	Suite *suite = suite_create("utf8");
	TCase *utf8 = tcase_create("utf8");

	tcase_add_loop_test(utf8, utf8_next, 0, COUNT(texts));
	tcase_add_test(utf8, utf8_nul_is_a_character);
	tcase_add_test(utf8, utf8_round_trip);
	suite_add_tcase(suite, utf8);
	return suite;
}

int
main(void)
{
	return run_suite(utf8_suite());
}
