/* check_compose.c - compose.c and document_compose.c. */
#include <check.h>

#include "compose.h"
#include "document_compose.h"
#include "suite.h"

#define COUNT(a) ((int)(sizeof(a) / sizeof(a)[0]))

static struct sk_arena arena;
static struct sakuin_error err;

static const struct {
	const char *name, *text, *composed;
} cases[] = {
	{ "nothing", "", "" },
	{ "ASCII", "report", "report" },
	{ "composed", "kyōdō 한국 が", "kyōdō 한국 が" },
	{ "a letter and its accent", "re\xcc\x81sume\xcc\x81", "résumé" },
	{ "a macron",
	  "kyo\xcc\x84"
	  "do\xcc\x84",
	  "kyōdō" },
	{ "a breve, McCune-Reischauer", "So\xcc\x86k-yo\xcc\x86l", "Sŏk-yŏl" },
	{ "jamo", "\xe1\x84\x92\xe1\x85\xa1\xe1\x86\xab", "한" },
	{ "kana and its voicing", "\xe3\x81\x8b\xe3\x82\x99", "が" },
	{ "half voicing", "\xe3\x83\x8f\xe3\x82\x9a", "パ" },
	{ "no composed character", "q\xcc\x83", "q\xcc\x83" },
	{ "compatibility ideograph stays", "\xef\xa8\x99 e\xcc\x81",
	  "\xef\xa8\x99 é" },
	{ "Ångström sign stays", "\xe2\x84\xab e\xcc\x81", "\xe2\x84\xab é" },
	{ "two marks in the wrong order", "a\xcc\x81\xcc\xa3",
	  "\xe1\xba\xa1\xcc\x81" },
};

START_TEST(composes)
{
	struct sakuin_str in = sk_str(cases[_i].text), out;

	ck_assert(sk_compose(in, &arena, &out, &err));
	ck_assert_msg(sk_str_eq(out, sk_str(cases[_i].composed)), "%s: %.*s",
		      cases[_i].name, (int)out.len, out.ptr);
	sk_arena_done(&arena);
}
END_TEST

START_TEST(plain_text_is_not_copied)
{
	struct sakuin_str in = sk_str("計画 kyōdō 윤석열"), out;

	ck_assert(sk_compose(in, &arena, &out, &err));
	ck_assert_ptr_eq(out.ptr, in.ptr);
	ck_assert_ptr_null(arena.blocks);
}
END_TEST

/* Wherever a long text is cut, no character falls apart, and what came out
 * stays as it is. */
START_TEST(long_texts)
{
	struct sk_buf text = { 0 }, want = { 0 };
	struct sakuin_str out, again;

	for (int i = 0; i < 20000; i++) {
		ck_assert(sk_buf_printf(&text, &err,
					"%.*s\xe1\x84\x92\xe1\x85"
					"\xa1\xe1\x86\xab"
					"e\xcc\x81q\xcc\x83",
					i % 7, "abcdefg"));
		ck_assert(sk_buf_printf(&want, &err, "%.*s한éq\xcc\x83", i % 7,
					"abcdefg"));
	}
	ck_assert(sk_compose(sk_buf_str(&text), &arena, &out, &err));
	ck_assert(sk_str_eq(out, sk_buf_str(&want)));
	ck_assert(sk_compose(out, &arena, &again, &err));
	ck_assert(sk_str_eq(out, again));
	sk_buf_done(&text);
	sk_buf_done(&want);
	sk_arena_done(&arena);
}
END_TEST

/* A letter under a heap of marks is cut somewhere, but all of it is kept. */
START_TEST(endless_marks)
{
	struct sk_buf text = { 0 };
	struct sakuin_str out;

	ck_assert(sk_buf_puts(&text, "e", &err));
	for (int i = 0; i < 100000; i++)
		ck_assert(sk_buf_puts(&text, "\xcc\x81", &err));
	ck_assert(sk_compose(sk_buf_str(&text), &arena, &out, &err));
	ck_assert_uint_eq(out.len, text.len - 1);
	ck_assert_int_eq(memcmp(out.ptr, "é\xcc\x81", 4), 0);
	sk_buf_done(&text);
	sk_arena_done(&arena);
}
END_TEST

START_TEST(documents_keep_their_pages)
{
	static const uint32_t pages[] = { 4, 9 };
	static const struct sakuin_str authors[] = { { "Lee", 3 },
						     { "Se\xcc\x81", 4 } };
	struct sk_document doc = { .title = sk_str("e\xcc\x81"),
				   .text = sk_str("ae\xcc\x81"
						  "be\xcc\x81"
						  "c\f"
						  "d"),
				   .pages = pages,
				   .page_count = 2,
				   .authors = authors,
				   .author_count = 2 };

	ck_assert(sk_document_compose(&doc, &arena, &err));
	ck_assert(sk_str_eq(doc.title, sk_str("é")));
	ck_assert(sk_str_eq(doc.text, sk_str("aébéc\fd")));
	ck_assert(sk_str_eq(doc.authors[0], sk_str("Lee")));
	ck_assert(sk_str_eq(doc.authors[1], sk_str("Sé")));
	ck_assert_uint_eq(doc.pages[0], 3);
	ck_assert_uint_eq(doc.pages[1], 7);
	sk_arena_done(&arena);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("compose");
	TCase *tcase = tcase_create("compose");

	tcase_add_loop_test(tcase, composes, 0, COUNT(cases));
	tcase_add_test(tcase, plain_text_is_not_copied);
	tcase_add_test(tcase, long_texts);
	tcase_add_test(tcase, endless_marks);
	tcase_add_test(tcase, documents_keep_their_pages);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
