/* check_schema.c - the table of fields and the stamps of databases. */
#include "schema.h"
#include "suite.h"
#include "xapian_c_test.h"

static const struct {
	const char *prefix, *text, *expected;
} joined[] = {
	{ "", "word", "word" },      { "S", "word", "Sword" },
	{ "S", "Word", "SWord" },    { "XD:", "document", "XD:document" },
	{ "XD:", "Doc", "XD:Doc" },  { "XX", "word", "XXword" },
	{ "XX", "Word", "XX:Word" }, { "XX", ":a", "XX::a" },
	{ "XX", "", "XX" },
};

START_TEST(prefixes_as_xapian_joins_them)
{
	struct sk_buf out = { 0 };

	must(sk_schema_term(&out, joined[_i].prefix, sk_str(joined[_i].text),
			    &err));
	ck_assert_str_eq(sk_buf_cstr(&out, &err), joined[_i].expected);
	sk_buf_done(&out);
}
END_TEST

static const struct {
	const char *term;
	enum sk_field_id field;
	const char *value; /* NULL: it is of another field */
} values[] = {
	{ "XCITES:a", SK_FIELD_CITES, "a" },
	{ "XCITES:", SK_FIELD_CITES, NULL },
	{ "XCITE", SK_FIELD_CITES, NULL },
	{ "XV:a", SK_FIELD_CITES, NULL },
	{ "XV:XV:a", SK_FIELD_VARIANT, "XV:a" },
	{ "", SK_FIELD_VARIANT, NULL },
};

START_TEST(values_of_terms)
{
	struct sakuin_str term = sk_str(values[_i].term);
	const char *value = values[_i].value;

	ck_assert(sk_schema_cut(&term, values[_i].field) == (value != NULL));
	ck_assert(sk_str_eq(term, sk_str(value ? value : values[_i].term)));
}
END_TEST

/* The table and the stamps hang together. */
START_TEST(the_schema_is_sound)
{
	struct sk_stamp stamps[SK_STAMP_COUNT];

	for (int i = 0; i < SK_FIELD_COUNT; i++) {
		ck_assert_ptr_nonnull(sk_fields[i].prefix);
		/* A filter has no weight, but for one that is a weight. */
		ck_assert(!sk_fields[i].boolean || i == SK_FIELD_LENGTH ||
			  (!sk_fields[i].wdf && !sk_fields[i].plain_wdf));
		for (int j = 0; j < i; j++)
			ck_assert_str_ne(sk_fields[i].prefix,
					 sk_fields[j].prefix);
	}
	sk_schema_stamps(stamps);
	for (int i = 0; i < SK_STAMP_COUNT; i++) {
		ck_assert_int_eq(strncmp(stamps[i].key, "sakuin.", 7), 0);
		ck_assert_uint_gt(strlen(stamps[i].value), 0);
	}
	ck_assert_str_eq(stamps[0].value, SK_SCHEMA_NUMBER);
	ck_assert_str_eq(stamps[1].value, SK_SCHEMA_CHAIN);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("schema");
	TCase *tcase = tcase_create("schema");

	tcase_add_loop_test(tcase, prefixes_as_xapian_joins_them, 0,
			    COUNT(joined));
	tcase_add_loop_test(tcase, values_of_terms, 0, COUNT(values));
	tcase_add_test(tcase, the_schema_is_sound);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
