/* check_oom_references.c - the reference parser and its writers when memory
 * runs out. */
#include <check.h>
#include <stdlib.h>

#include "oom.h"
#include "reference_json.h"
#include "reference_write.h"
#include "suite.h"

static const char *const raws[] = {
	"2. Ministry of Foreign Affairs, “Shuno kaigi to shusseki [The "
	"meeting],” November 28, 1999, http://a.example/3.html , 227-228.",
	"Mori, A., & Ota, C. (2012). Towns. In: Berg, L. (ed.) The sea. Vol. "
	"3. "
	"London: Quay. doi:10.5555/x (accessed 3 May 2013). ISBN "
	"978-0-306-40615-7",
	"森愛子・太田千恵「地震」佐藤一郎編『災害の文化史』青葉書店、2011年、1-"
	"25頁。",
};

static bool
parse(void *ctx, struct sakuin_error *err)
{
	struct sk_reference ref = { .raw = sk_str(ctx) };
	struct sk_arena arena = { 0 };
	struct sk_code_points points = { .text = ref.raw };
	struct sk_reference_list list = { .references = &ref,
					  .reference_count = 1 };
	struct sk_buf out = { 0 };
	bool ok = sk_reference_parse(&ref, &arena, err) &&
		  sk_reference_to_json(&ref, &points, &out, err) &&
		  sk_reference_to_csl(&ref, sk_str("r"), &out, err) &&
		  sk_reference_to_ris(&ref, sk_str("r"), &out, err) &&
		  sk_reference_to_bibtex(&ref, sk_str("r"), &out, err) &&
		  sk_reference_list_to_json(sk_str("d"), &list, ref.raw, &out,
					    err);

	ck_assert(!ok || out.len > 100);
	sk_buf_done(&out);
	sk_arena_done(&arena);
	return ok;
}

START_TEST(out_of_memory)
{
	char *raw = strdup(raws[_i]);

	ck_assert_ptr_nonnull(raw);
	ck_assert_uint_gt(oom_until_success(parse, raw), 3);
	free(raw);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("oom_references");
	TCase *tcase = tcase_create("oom_references");

	tcase_add_loop_test(tcase, out_of_memory, 0,
			    (int)(sizeof raws / sizeof raws[0]));
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
