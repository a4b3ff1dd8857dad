/* check_placewords.c - placewords.c. */
#include <check.h>
#include <stdlib.h>

#include "placewords.h"
#include "suite.h"

#define COUNT(a) ((int)(sizeof(a) / sizeof(a)[0]))

static const struct {
	const char *key;
	bool listed;
} keys[] = {
	{ "higasi", true },       { "basi", true },     { "zinzya", true },
	{ "higashi", false },     { "koizumi", false }, { "higa", false },
	{ "higasiginza", false }, { "", false },
};

START_TEST(placewords_listed)
{
	ck_assert_msg(sk_placeword(keys[_i].key) == keys[_i].listed, "%s",
		      keys[_i].key);
}
END_TEST

START_TEST(placewords_table_is_up_to_date)
{
	ck_assert_int_eq(
		system("python3 analyzers/tables/placewords.py --check"), 0);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("placewords");
	TCase *tc = tcase_create("placewords");

	tcase_add_loop_test(tc, placewords_listed, 0, COUNT(keys));
	tcase_add_test(tc, placewords_table_is_up_to_date);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
