/* check_readings.c - readings.c and numeral.c. */
#include <stdlib.h>

#include "numeral.h"
#include "readings_fake.h"
#include "readings_sent.h"
#include "suite.h"

#define COUNT(a) ((int)(sizeof(a) / sizeof(a)[0]))

typedef const struct sk_reading_source *const source_list[4];

static const source_list list_whole = { &whole };
static const source_list list_two = { &whole, &reader };
static const source_list list_names = { &whole, &names };
static const source_list list_infix = { &reader, &names };
static const source_list list_many = { &many, &whole };
static const source_list list_reader = { &reader };
static const source_list list_lost = { &absent, &broken, &whole };
static const source_list list_none = { NULL };
static const source_list list_forms = { &forms };
static const source_list list_aloud = { &absent, &whole, &speaker };
static const source_list list_hoarse = { &speaker, &hoarse };

static const struct {
	const char *name;
	const source_list *sources;
	const char *text, *sent;
} windows[] = {
	{ "one piece", &list_whole, "漢", "0-3:ka" },
	{ "up to three pieces", &list_whole, "漢字仮名",
	  "0-3:ka 0-6:kaka 0-9:kakaka 3-6:ka 3-9:kaka 3-12:kakaka 6-9:ka "
	  "6-12:kaka 9-12:ka" },
	{ "not over what is no noun", &list_whole, "漢一字", "0-3:ka 6-9:ka" },
	{ "a name that was torn", &list_names, "漢一字",
	  "0-3:ka 0-6:na 0-9:na 3-9:na 6-9:ka" },
	{ "an infix", &list_infix, "漢の字", "0-3:ka 0-9:na 6-9:ka" },
	{ "no infix", &list_infix, "漢は字", "0-3:ka 6-9:ka" },
	{ "an infix at the end", &list_infix, "漢の", "0-3:ka" },
	{ "torn apart by a space", &list_infix, "漢の 字", "0-3:ka 7-10:ka" },
	{ "too many pieces", &list_infix, "漢の字の一",
	  "0-3:ka 0-9:na 6-9:ka 6-15:na 12-15:ka" },
	{ "nothing torn", &list_names, "漢字", "0-3:ka 0-6:kaka 3-6:ka" },
	{ "not over a space", &list_whole, "漢 字", "0-3:ka 4-7:ka" },
	{ "two sources, each key once", &list_two, "漢", "0-3:ka" },
	{ "nobody cuts: runs of kanji", &list_reader, "漢字の仮",
	  "0-3:ka 0-6:kaka 3-6:ka 9-12:ka" },
	{ "nobody cuts: longer windows", &list_reader, "漢字仮名",
	  "0-3:ka 0-6:kaka 0-9:kakaka 0-12:kakakaka 3-6:ka 3-9:kaka "
	  "3-12:kakaka 6-9:ka 6-12:kaka 9-12:ka" },
	{ "absent and broken ones", &list_lost, "漢", "0-3:ka" },
	{ "a name in its old form and in the new", &list_forms, "獨",
	  "0-3:to 0-3:do" },
	{ "in the new form", &list_forms, "独", "0-3:do" },
	{ "nobody reads", &list_none, "漢字", "" },
	{ "kana alone", &list_none, "しんいち", "0-12:siniti" },
	{ "kana of both kinds", &list_whole, "シン・イチ", "0-15:siniti" },
	{ "number and kana", &list_none, "2ちゃんねる", "0-16:nityanneru" },
	{ "number and kana in kanji", &list_none, "漢11ガツ。",
	  "3-11:zyuitigatu 3-11:zyuiqgatu" },
	{ "two numbers", &list_none, "2か3か", "0-4:nika 4-8:sanka" },
	{ "a number alone", &list_none, "2024", "" },
	{ "empty", &list_whole, "", "" },
};

START_TEST(readings_windows)
{
	struct sakuin_error err;
	struct sk_readings *r = sk_readings_new_of(*windows[_i].sources, &err);
	struct sent s = { 0 };

	ck_assert_ptr_nonnull(r);
	/* Twice: nothing may be left of the first text. */
	for (int i = 0; i < 2; i++) {
		sent_read(&s, r, windows[_i].text);
		ck_assert_msg(sk_str_eq(sk_buf_str(&s.text),
					sk_str(windows[_i].sent)),
			      "%s: %.*s", windows[_i].name, (int)s.text.len,
			      s.text.ptr);
	}
	sk_buf_done(&s.text);
	sk_readings_free(r);
}
END_TEST

static const struct {
	const char *name;
	const source_list *sources;
	const char *text, *said; /* NULL: nobody can */
} spoken[] = {
	{ "the first that can", &list_aloud, "百", "ヒャク" },
	{ "not known to it", &list_aloud, "千", NULL },
	{ "nobody speaks", &list_whole, "百", NULL },
	{ "nobody is here", &list_none, "百", NULL },
	{ "done before the next is asked", &list_hoarse, "百", "ヒャク" },
};

START_TEST(readings_aloud)
{
	struct sakuin_error err;
	struct sk_readings *r = sk_readings_new_of(*spoken[_i].sources, &err);
	const char *said = spoken[_i].said;
	struct sk_buf out = { 0 };
	bool done;

	ck_assert_ptr_nonnull(r);
	ck_assert(sk_readings_aloud(r, sk_str(spoken[_i].text), &out, &done,
				    &err));
	ck_assert_msg(done == (said != NULL) &&
			      sk_str_eq(sk_buf_str(&out), sk_str(said)),
		      "%s: %.*s", spoken[_i].name, (int)out.len, out.ptr);
	sk_buf_done(&out);
	sk_readings_free(r);
}
END_TEST

START_TEST(readings_aloud_fails)
{
	struct sakuin_error err;
	struct sk_readings *r = sk_readings_new_of(list_hoarse, &err);
	struct sk_buf out = { 0 };
	bool done;

	ck_assert_ptr_nonnull(r);
	ck_assert(!sk_readings_aloud(r, sk_str("千"), &out, &done, &err));
	ck_assert_str_eq(err.text, "no voice");
	sk_buf_done(&out);
	sk_readings_free(r);
}
END_TEST

START_TEST(readings_are_capped)
{
	struct sakuin_error err;
	struct sk_readings *r = sk_readings_new_of(list_many, &err);
	struct sent s = { 0 };

	ck_assert_ptr_nonnull(r);
	sent_read(&s, r, "漢");
	ck_assert_int_eq(s.count, SK_READINGS_MAX);
	sk_buf_done(&s.text);
	sk_readings_free(r);
}
END_TEST

/* Every kanji of a text of several chunks is read, in its place. */
START_TEST(readings_of_a_long_text)
{
	enum { TIMES = 5000 };
	struct sakuin_error err;
	struct sk_readings *r = sk_readings_new_of(list_whole, &err);
	struct sent s = { 0 };
	struct sk_buf text = { 0 };

	ck_assert_ptr_nonnull(r);
	for (int i = 0; i < TIMES; i++)
		ck_assert(sk_buf_puts(&text, "漢一", &err));
	ck_assert(sk_buf_puts(&text, "1", &err));
	ck_assert(sk_readings_each(r, sk_buf_str(&text), sent_put, &s, &err));
	ck_assert_int_eq(s.count, TIMES + 1);
	ck_assert(sent_has(&s, "4092-4095:ka"));
	ck_assert(sent_has(&s, "4098-4101:ka"));
	ck_assert(sent_has(&s, "29994-29997:ka"));
	sk_buf_done(&text);
	sk_buf_done(&s.text);
	sk_readings_free(r);
}
END_TEST

START_TEST(readings_refusal)
{
	struct sakuin_error err = { 0 };
	struct sk_readings *r = sk_readings_new_of(list_whole, &err);
	static const char *const texts[] = { "漢字", "かな", "2かな" };

	ck_assert_ptr_nonnull(r);
	for (size_t i = 0; i < 3; i++) {
		struct sent s = { .limit = 1, .count = 1 };

		ck_assert(!sk_readings_each(r, sk_str(texts[i]), sent_put, &s,
					    &err));
		ck_assert_int_eq(err.code, SAKUIN_EIO);
		ck_assert_str_eq(err.text, "that is enough");
	}
	sk_readings_free(r);
}
END_TEST

START_TEST(readings_failures)
{
	static const source_list fails = { &failing },
				 no_memory = { &whole, &poor };
	struct sakuin_error err = { 0 };
	struct sk_readings *r = sk_readings_new_of(fails, &err);
	struct sent s = { 0 };

	ck_assert_ptr_nonnull(r);
	ck_assert(!sk_readings_each(r, sk_str("漢"), sent_put, &s, &err));
	ck_assert_str_eq(err.text, "no scissors");
	sk_readings_free(r);
	ck_assert_ptr_null(sk_readings_new_of(no_memory, &err));
	ck_assert_int_eq(err.code, SAKUIN_ENOMEM);
	sk_readings_free(NULL);
}
END_TEST

/* A source that turns out to be of no use is lost from then on. */
START_TEST(readings_missing)
{
	struct sakuin_error err;
	struct sk_readings *r = sk_readings_new_of(list_lost, &err);
	struct sent s = { 0 };

	ck_assert_ptr_nonnull(r);
	ck_assert(!sk_readings_has(r, "absent"));
	ck_assert(sk_readings_has(r, "broken"));
	ck_assert(sk_readings_has(r, "whole"));
	ck_assert(!sk_readings_has(r, "unknown"));
	ck_assert_str_eq(sk_readings_missing(r),
			 "absent is lost; to have that: sudo apt-get install "
			 "fakes");
	sent_read(&s, r, "漢");
	ck_assert(!sk_readings_has(r, "broken"));
	ck_assert_str_eq(sk_readings_missing(r),
			 "absent is lost; broken is lost; to have that: sudo "
			 "apt-get install fakes fakes");
	sk_buf_done(&s.text);
	sk_readings_free(r);
	r = sk_readings_new_of(list_whole, &err);
	ck_assert_ptr_nonnull(r);
	ck_assert_ptr_null(sk_readings_missing(r));
	sk_readings_free(r);
}
END_TEST

/* Sets */

static struct sk_keys
keys_of(const char *letters)
{
	struct sk_keys keys = { 0 };

	for (; *letters; letters++) {
		struct sk_jakey key = { .key = { *letters }, .len = 1 };

		sk_keys_add(&keys, &key);
	}
	return keys;
}

static const struct {
	const char *name, *parts[3], *product;
} products[] = {
	{ "one", { "kst" }, "k s t" },
	{ "two", { "ks", "tn" }, "kt kn st sn" },
	{ "likeliest first", { "kst", "mnp" }, "km kn sm kp sn tm sp tn tp" },
	{ "three", { "ks", "t", "mn" }, "ktm ktn stm stn" },
	{ "nothing in one", { "ks", "" }, "" },
};

START_TEST(keys_products)
{
	struct sk_keys parts[3], out = { 0 };
	const struct sk_keys *list[3];
	struct sk_buf got = { 0 };
	struct sakuin_error err;
	size_t count = 0;

	for (; count < 3 && products[_i].parts[count]; count++) {
		parts[count] = keys_of(products[_i].parts[count]);
		list[count] = &parts[count];
	}
	sk_keys_product(list, count, &out);
	for (size_t i = 0; i < out.count; i++)
		ck_assert(sk_buf_printf(&got, &err, "%s%s", i ? " " : "",
					out.v[i].key));
	ck_assert_msg(sk_str_eq(sk_buf_str(&got), sk_str(products[_i].product)),
		      "%s: %.*s", products[_i].name, (int)got.len, got.ptr);
	sk_buf_done(&got);
}
END_TEST

START_TEST(keys_product_is_capped)
{
	struct sk_keys part = keys_of("abcdefghijkmnoprstuwyz"), out = { 0 };
	const struct sk_keys *list[] = { &part, &part, &part };

	sk_keys_product(list, 3, &out);
	ck_assert_uint_eq(out.count, SK_READINGS_MAX);
	/* A vowel behind its like is one long one. */
	ck_assert_str_eq(out.v[0].key, "a");
}
END_TEST

static const struct {
	const char *digits, *said;
} numerals[] = {
	{ "0", "zero rei" },
	{ "1", "iti iq" },
	{ "2", "ni" },
	{ "4", "yon si yo" },
	{ "9", "kyu ku" },
	{ "10", "zyu zyuq ziq" },
	{ "11", "zyuiti zyuiq" },
	{ "20", "nizyu nizyuq niziq" },
	{ "38", "sanzyuhati sanzyuhaq" },
	{ "100", "hyaku hyaq" },
	{ "119", "hyakuzyukyu hyakuzyuku" },
	{ "305", "sanbyakugo" },
	{ "600", "roqpyaku roqpyaq" },
	{ "1000", "sen iqsen" },
	{ "1995", "senkyuhyakukyuzyugo" },
	{ "8000", "haqsen" },
	{ "007", "" },
	{ "12345", "" },
	{ "", "" },
	{ "1a", "" },
	{ "２", "" },
};

START_TEST(numerals_said)
{
	struct sk_keys out = { 0 };
	struct sk_buf got = { 0 };
	struct sakuin_error err;

	sk_numeral_keys(sk_str(numerals[_i].digits), &out);
	for (size_t i = 0; i < out.count; i++)
		ck_assert(sk_buf_printf(&got, &err, "%s%s", i ? " " : "",
					out.v[i].key));
	ck_assert_msg(sk_str_eq(sk_buf_str(&got), sk_str(numerals[_i].said)),
		      "%s: %.*s", numerals[_i].digits, (int)got.len, got.ptr);
	sk_buf_done(&got);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("readings");
	TCase *tc = tcase_create("readings");

	tcase_add_loop_test(tc, readings_windows, 0, COUNT(windows));
	tcase_add_loop_test(tc, readings_aloud, 0, COUNT(spoken));
	tcase_add_test(tc, readings_aloud_fails);
	tcase_add_test(tc, readings_are_capped);
	tcase_add_test(tc, readings_of_a_long_text);
	tcase_add_test(tc, readings_refusal);
	tcase_add_test(tc, readings_failures);
	tcase_add_test(tc, readings_missing);
	tcase_add_loop_test(tc, keys_products, 0, COUNT(products));
	tcase_add_test(tc, keys_product_is_capped);
	tcase_add_loop_test(tc, numerals_said, 0, COUNT(numerals));
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
