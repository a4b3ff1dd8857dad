/* check_oom_pages.c - pages, frames, readings in ruby and guesses on encodings
 * when memory runs out. */
#include <check.h>

#include "encodings.h"
#include "frame.h"
#include "oom.h"
#include "pages.h"
#include "ruby.h"
#include "scan.h"
#include "suite.h"

static bool
read_ruby(void *ctx, struct sakuin_error *err)
{
	struct sk_document doc = { .ruby = { 0 } };
	struct sk_arena arena = { 0 };
	struct sk_ruby r = { .pieces = 0 };
	bool ok = sk_ruby_add(&r, sk_str("\u590F\u76EE"),
			      sk_str("\u306A\u3064\u3081"), false, err) &&
		  sk_ruby_add(&r, sk_str("\u6F31\u77F3"),
			      sk_str("\u305D\u3046\u305B\u304D"), true, err) &&
		  sk_ruby_finish(&r, &arena, &doc, err);

	(void)ctx;
	ck_assert(!ok || doc.ruby.len > 60);
	sk_ruby_done(&r);
	sk_arena_done(&arena);
	return ok;
}

static bool
split_frame(void *ctx, struct sakuin_error *err)
{
	static const char *const pages[] = { "Home\nMaps\nOne.\nTwo.\nEnd\n",
					     "Home\nMaps\nThree.\nEnd\n",
					     "Home\nMaps\nFour.\nEnd\n" };
	struct sk_document doc = { .text = sk_str(pages[0]) };
	struct sk_arena arena = { 0 };
	struct sk_frame f = { .pages = 0 };
	bool ok = true;

	(void)ctx;
	for (size_t i = 0; ok && i < 3; i++)
		ok = sk_frame_learn(&f, sk_str(pages[i]), err);
	ok = ok && sk_frame_split(&f, &arena, &doc, err);
	ck_assert(!ok || sk_str_eq(doc.text, sk_str("One.\nTwo.\n")));
	sk_frame_done(&f);
	sk_arena_done(&arena);
	return ok;
}

static bool
fill_pages(void *ctx, struct sakuin_error *err)
{
	struct sk_document doc = { .page_count = 0 };
	struct sk_arena arena = { 0 };
	bool ok = sk_pages_fill(sk_str("a coopera-\ntion\fb\f"), &arena, &doc,
				err);

	(void)ctx;
	ck_assert(!ok || (doc.page_count == 1 &&
			  sk_str_eq(doc.text, sk_str("a cooperationb"))));
	sk_arena_done(&arena);
	return ok;
}

static bool
parse_ocr(void *ctx, struct sakuin_error *err)
{
	struct sk_ocr ocr = { .command = { 0 } };
	bool ok =
		sk_ocr_parse(sk_str("tesseract stdin stdout hocr"), &ocr, err);

	(void)ctx;
	ck_assert(!ok || !strcmp(ocr.argv[3], "hocr"));
	sk_ocr_done(&ocr);
	return ok;
}

/* A declaration is tried by decoding what it is said of. */
static bool
find_encoding(void *ctx, struct sakuin_error *err)
{
	struct sk_encoding found = { .bom = 0 };
	bool ok = sk_encoding_find(sk_str("\x82\xA0\x82\xA2"), false,
				   sk_str("Shift_JIS"), NULL, &found, err);

	(void)ctx;
	ck_assert(!ok || !strcmp(found.by, "declared"));
	return ok;
}

static const struct {
	const char *name;
	oom_fn *fn;
} cases[] = {
	{ "ruby", read_ruby },         { "frame", split_frame },
	{ "pages", fill_pages },       { "a command", parse_ocr },
	{ "encoding", find_encoding },
};

START_TEST(fails)
{
	ck_assert_msg(oom_until_success(cases[_i].fn, NULL) > 0, "%s",
		      cases[_i].name);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("oom pages");
	TCase *tcase = tcase_create("oom pages");

	tcase_add_loop_test(tcase, fails, 0,
			    (int)(sizeof cases / sizeof *cases));
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
