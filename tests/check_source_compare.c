/* check_source_compare.c - texts nearly alike, and names of bodies. */
#include "matcher_test.h"
#include "source_compare.h"
#include "suite.h"

static const struct {
	const char *name, *a, *b;
	size_t distance; /* 9 for more than 3 */
} distances[] = {
	{ "equal", "harbour", "harbour", 0 },
	{ "empty", "", "", 0 },
	{ "one empty", "", "abc", 3 },
	{ "one too long", "", "abcd", 9 },
	{ "replaced", "harbour", "harvour", 1 },
	{ "left out", "harbour", "harbor", 1 },
	{ "put in", "harbor", "harbour", 1 },
	{ "changed places", "harbour", "hrabour", 1 },
	{ "three", "kitten", "sitting", 3 },
	{ "four", "harbour", "hxxxxur", 9 },
	{ "characters, not bytes", "한국의", "한국어", 1 },
	{ "first and last", "xarboux", "harbour", 2 },
};

START_TEST(edit_distance)
{
	size_t d = sk_source_text_distance(sk_str(distances[_i].a),
					   sk_str(distances[_i].b), 3);

	ck_assert_msg((d > 3 ? 9 : d) == distances[_i].distance, "%s: %zu",
		      distances[_i].name, d);
}
END_TEST

static const struct {
	const char *a, *b;
	enum sk_relation relation;
} bodies[] = {
	{ "Journal of Harbour Law", "J. Harb. Law", SK_EQUAL },
	{ "Bulletin of the Atomic Scientists", "Bull. At. Sci.", SK_EQUAL },
	{ "World Harbour Organization", "WHO", SK_EQUAL },
	{ "BBC News Korea", "BBCNews Korea", SK_EQUAL },
	{ "Ministry of Foreign Affairs", "Ministry of Foreign Affairs of Japan",
	  SK_EQUAL },
	{ "Science & Policy", "Science and Policy", SK_EQUAL },
	{ "Harbour Law", "Tetrahedron", SK_CONFLICT },
	{ "Science", "Science News", SK_CONFLICT },
	{ "아시아경제", "연합뉴스", SK_CONFLICT },
	{ "산케이신문", "Sankei Shimbun", SK_MISSING },
	{ "", "Science", SK_MISSING },
	{ "...", "Science", SK_MISSING },
};

START_TEST(bodies_compared)
{
	enum sk_relation there, back;

	must(sk_source_bodies(matcher, sk_str(bodies[_i].a),
			      sk_str(bodies[_i].b), &there, &err));
	must(sk_source_bodies(matcher, sk_str(bodies[_i].b),
			      sk_str(bodies[_i].a), &back, &err));
	ck_assert_msg(there == bodies[_i].relation && back == there,
		      "%s, %s: %d", bodies[_i].a, bodies[_i].b, (int)there);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("source_compare");
	TCase *tc = tcase_create("source_compare");

	tcase_add_checked_fixture(tc, set_up, tear_down);
	tcase_add_loop_test(tc, edit_distance, 0, COUNT(distances));
	tcase_add_loop_test(tc, bodies_compared, 0, COUNT(bodies));
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
