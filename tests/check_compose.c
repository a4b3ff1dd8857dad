/* check_compose.c - compose.c and document_compose.c. */
#include <check.h>

#include "compose.h"
#include "document_compose.h"
#include "random_text.h"
#include "reference_read.h"
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

/* "Sé. Cité é. Fin." in single letters and marks: 7 of them are marks. */
#define TEXT                                                                   \
	"Se\xcc\x81. "                                                         \
	"Cite\xcc\x81 e\xcc\x81. "                                             \
	"Fin."

static const struct {
	const char *name, *extra, *moved;
} moves[] = {
	{ "nothing to move", "{\"box\":7}", "{\"box\":7}" },
	{ "a citation",
	  "{\"references\":[\"A\"],\"citations\":[{\"start\":5,\"end\":10,"
	  "\"sentence_start\":5,\"sentence_end\":14,\"references\":[0]}]}",
	  "{\"references\":[\"A\"],\"citations\":[{\"start\":4,\"end\":8,"
	  "\"sentence_start\":4,\"sentence_end\":11,\"references\":[0]}]}" },
	{ "a reference and its year",
	  "{\"references\":[\"{[\",{\"year\":15,\"start\":15,\"end\":19,"
	  "\"authors\":[{\"start\":15}]},{},[15]]}",
	  "{\"references\":[\"{[\",{\"year\":15,\"start\":12,\"end\":16,"
	  "\"authors\":[{\"start\":15}]},{},[15]]}" },
	{ "between a letter and its mark",
	  "{\"citations\":[{\"start\":2,\"end\":9}]}",
	  "{\"citations\":[{\"start\":1,\"end\":7}]}" },
	{ "behind the end, before the beginning, and no numbers",
	  "{\"citations\":[{\"start\":20,\"end\":-1,\"sentence_start\":\"5\","
	  "\"sentence_end\":null}]}",
	  "{\"citations\":[{\"start\":20,\"end\":-1,\"sentence_start\":\"5\","
	  "\"sentence_end\":null}]}" },
	{ "written otherwise", "{\"citations\":[{\"start\":5.0,\"end\":1e1}]}",
	  "{\"citations\":[{\"start\":4,\"end\":8}]}" },
	{ "what is no list", "{\"citations\":5,\"references\":{\"start\":5}}",
	  "{\"citations\":5,\"references\":{\"start\":5}}" },
	{ "members of other people", "{\"start\":5,\"notes\":[{\"start\":5}]}",
	  "{\"start\":5,\"notes\":[{\"start\":5}]}" },
};

START_TEST(citations_move_along)
{
	static const uint32_t pages[] = { 6 };
	struct sk_document doc = { .text = sk_str(TEXT),
				   .extra = sk_str(moves[_i].extra),
				   .pages = pages,
				   .page_count = 1 };

	ck_assert(sk_document_compose(&doc, &arena, &err));
	ck_assert(sk_str_eq(doc.text, sk_str("Sé. Cité é. Fin.")));
	ck_assert_uint_eq(doc.pages[0], 5);
	ck_assert_msg(sk_str_eq(doc.extra, sk_str(moves[_i].moved)), "%s: %.*s",
		      moves[_i].name, (int)doc.extra.len, doc.extra.ptr);
	sk_arena_done(&arena);
}
END_TEST

/* Whatever is composed, a citing sentence is what it was, composed. */
enum { SENTENCES = 12, ROUNDS = 200 };

static void
random_sentence(uint64_t *seed, struct sk_buf *text, size_t *points)
{
	static const struct {
		const char *letter;
		size_t points;
	} letters[] = {
		{ "a", 1 },
		{ "e\xcc\x81", 2 },
		{ "a\xcc\x81\xcc\xa3", 3 },
		{ "q\xcc\x83", 2 },
		{ "\xe1\x84\x92\xe1\x85\xa1\xe1\x86\xab", 3 },
		{ "\xe3\x81\x8b\xe3\x82\x99", 2 },
		{ "\xef\xa8\x99", 1 },
		{ "\xf0\xa0\x80\x80", 1 },
		{ ".", 1 },
		{ "\n", 1 },
	};
	unsigned count = random_below(seed, 300);

	for (unsigned i = 0; i < count; i++) {
		unsigned n = random_below(seed, COUNT(letters));

		ck_assert(sk_buf_puts(text, letters[n].letter, &err));
		*points += letters[n].points;
	}
}

START_TEST(citing_sentences_stay)
{
	uint64_t seed = random_seed("compose") + (uint64_t)_i * 7919;
	struct sk_buf text = { 0 }, extra = { 0 };
	size_t points = 0, starts[SENTENCES + 1] = { 0 };
	struct sk_document doc = { 0 };
	struct sk_reference_list list;
	bool given;

	ck_assert(sk_buf_puts(&extra, "{\"references\":[\"A\"],\"citations\":[",
			      &err));
	for (int i = 0; i < SENTENCES; i++) {
		size_t from = points;

		random_sentence(&seed, &text, &points);
		starts[i + 1] = text.len;
		ck_assert(sk_buf_printf(
			&extra, &err,
			"%s{\"start\":%zu,\"end\":%zu,\"sentence_start\":%zu,"
			"\"sentence_end\":%zu,\"references\":[0]}",
			i ? "," : "", from, from, from, points));
	}
	ck_assert(sk_buf_puts(&extra, "]}", &err));
	doc.text = sk_buf_str(&text);
	doc.extra = sk_buf_str(&extra);
	ck_assert(sk_document_compose(&doc, &arena, &err));
	ck_assert(sk_references_read(doc.extra, doc.text, &arena, &list, &given,
				     &err));
	ck_assert_uint_eq(list.citation_count, SENTENCES);
	for (int i = 0; i < SENTENCES; i++) {
		struct sk_span s = list.citations[i].sentence;
		struct sakuin_str have = { doc.text.ptr + s.start,
					   s.end - s.start };
		struct sakuin_str want = { text.ptr + starts[i],
					   starts[i + 1] - starts[i] };

		ck_assert(sk_compose(want, &arena, &want, &err));
		ck_assert_msg(sk_str_eq(have, want), "%d: '%.*s', not '%.*s'",
			      i, (int)have.len, have.ptr, (int)want.len,
			      want.ptr);
	}
	sk_buf_done(&text);
	sk_buf_done(&extra);
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
	tcase_add_loop_test(tcase, citations_move_along, 0, COUNT(moves));
	tcase_add_loop_test(tcase, citing_sentences_stay, 0, ROUNDS);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
