/* check_reference_json.c - reference_json.c: the contract of `sakuin refs`. */
#include "reference_test.h"

#define STR(s)                                                                 \
	{                                                                      \
		s, sizeof(s) - 1                                               \
	}

static const char text[] = "é\n1. Mori, “港”, 2012.\nSee [1].";

/* A list as the finder makes it: byte offsets of TEXT. */
static struct sk_ref_author authors[] = {
	{ .family = STR("Mori"), .given = STR("A\"") },
	{ .literal = STR("\xE6\xB8\xAF") },
};
static const uint32_t indexes[] = { 0, 1 };

static struct sk_reference_list
list_of_two(struct sk_reference refs[2], struct sk_citation *c)
{
	refs[0] = (struct sk_reference){
		.raw = STR("1. Mori, “港”, 2012."),
		.span = { 3, 28 },
		.number = STR("1"),
		.authors = authors,
		.author_count = 2,
		.fields = {
			[SK_REF_YEAR].text = STR("2012"),
			[SK_REF_DATE].text = STR("2012-05"),
			[SK_REF_TITLE].text = STR("\xE6\xB8\xAF"),
			[SK_REF_TYPE].text = STR("book"),
			[SK_REF_LANGUAGE].text = STR("ja"),
		},
	};
	refs[1] = (struct sk_reference){ .span = { 28, 28 } };
	*c = (struct sk_citation){
		.marker = { 33, 36 },
		.sentence = { 29, 37 },
		.references = indexes,
		.reference_count = 2,
		.page = 14,
	};
	return (struct sk_reference_list){ refs, 2, c, 1, 0 };
}

START_TEST(list)
{
	struct sk_reference refs[2];
	struct sk_citation c;
	struct sk_reference_list l = list_of_two(refs, &c);
	struct sk_buf out = { 0 };

	ck_assert(sk_reference_list_to_json(sk_str("a\"b.txt"), &l,
					    sk_str(text), &out, &err));
	ck_assert_str_eq(
		sk_buf_cstr(&out, &err),
		"{\"document\":\"a\\\"b.txt\",\"references\":["
		"{\"number\":\"1\",\"raw\":\"1. Mori, “港”, 2012.\","
		"\"start\":2,\"end\":21,\"type\":\"book\",\"authors\":"
		"[{\"family\":\"Mori\",\"given\":\"A\\\"\"},"
		"{\"literal\":\"港\"}],\"year\":2012,\"date\":\"2012-05\","
		"\"title\":\"港\",\"language\":\"ja\"},"
		"{\"start\":21,\"end\":21}],"
		"\"citations\":[{\"start\":26,\"end\":29,\"marker\":\"[1]\","
		"\"page\":14,\"sentence_start\":22,\"sentence_end\":30,"
		"\"references\":[0,1]}]}");
	sk_buf_done(&out);
}
END_TEST

START_TEST(empty_list)
{
	struct sk_reference_list l = { 0 };
	struct sk_buf out = { 0 };

	ck_assert(sk_reference_list_to_json(sk_str("x"), &l, sk_str(""), &out,
					    &err));
	ck_assert_str_eq(
		sk_buf_cstr(&out, &err),
		"{\"document\":\"x\",\"references\":[],\"citations\":[]}");
	sk_buf_done(&out);
}
END_TEST

/* Forward, backward, and beyond the end. */
START_TEST(code_points)
{
	struct sk_code_points c = { .text = sk_str("aé港😀b") };

	ck_assert_uint_eq(sk_code_points_at(&c, 0), 0);
	ck_assert_uint_eq(sk_code_points_at(&c, 1), 1);
	ck_assert_uint_eq(sk_code_points_at(&c, 3), 2);
	ck_assert_uint_eq(sk_code_points_at(&c, 10), 4);
	ck_assert_uint_eq(sk_code_points_at(&c, 6), 3);
	ck_assert_uint_eq(sk_code_points_at(&c, 11), 5);
	ck_assert_uint_eq(sk_code_points_at(&c, 99), 5);
	ck_assert_uint_eq(sk_code_points_byte(&c, 4), 10);
	ck_assert_uint_eq(sk_code_points_byte(&c, 3), 6);
	ck_assert_uint_eq(sk_code_points_byte(&c, 0), 0);
	ck_assert_uint_eq(sk_code_points_byte(&c, 5), 11);
	ck_assert_uint_eq(sk_code_points_byte(&c, 2.5), 3);
	ck_assert_uint_eq(sk_code_points_byte(&c, 6), SIZE_MAX);
	ck_assert_uint_eq(sk_code_points_byte(&c, -1), SIZE_MAX);
}
END_TEST

START_TEST(names)
{
	for (int f = 0; f < SK_REF_FIELDS; f++) {
		const char *name =
			sk_reference_field_name((enum sk_ref_field)f);

		ck_assert_ptr_nonnull(name);
		ck_assert_uint_gt(strlen(name), 2);
	}
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("reference_json");
	TCase *tcase = tcase_create("reference_json");

	tcase_add_test(tcase, list);
	tcase_add_test(tcase, empty_list);
	tcase_add_test(tcase, code_points);
	tcase_add_test(tcase, names);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
