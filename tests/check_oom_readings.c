/* check_oom_readings.c - readings.c and its sources when memory runs out. */
#include <check.h>

#include "oom.h"
#include "readings.h"
#include "suite.h"

static bool
count_keys(void *ctx, size_t start, size_t end, const struct sk_jakey *key,
	   struct sakuin_error *err)
{
	size_t *count = ctx;

	(void)start;
	(void)end;
	(void)key;
	(void)err;
	(*count)++;
	return true;
}

/* The text has more pieces than the first array of them holds. */
static bool
read_text(void *ctx, struct sakuin_error *err)
{
	static const char text[] = "産経新聞首脳會談共同会見防衛庁自衛隊"
				   "尖閣諸島山崎漢字仮名漢字仮名漢字仮名2か";
	struct sk_readings *r = sk_readings_new(err);
	size_t count = 0;
	struct sk_buf said = { 0 };
	bool done;
	bool ok = r &&
		  sk_readings_each(r, sk_str(text), count_keys, &count, err) &&
		  sk_readings_aloud(r, sk_str(text), &said, &done, err);

	(void)ctx;
	if (ok)
		ck_assert_uint_gt(count, 0);
	sk_buf_done(&said);
	sk_readings_free(r);
	return ok;
}

START_TEST(out_of_memory)
{
	ck_assert_uint_ge(oom_until_success(read_text, NULL), 3);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("oom_readings");
	TCase *tcase = tcase_create("out of memory");

	tcase_add_test(tcase, out_of_memory);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
