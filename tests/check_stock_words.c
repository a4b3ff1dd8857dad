/* check_stock_words.c - our words against Xapian's own: every code point,
 * and random text.  Where text is not written without spaces and Hangul not
 * mixed, the two must be equal, or stock front ends would miss our terms. */
#include <unicode/uchar.h>

#include "script.h"
#include "stock.h"
#include "stock_sides.h"
#include "suite.h"

enum { BATCH = 256 };

#define CHAIN "words | fold | han | hangul | stop | stem:auto"

/* ------------------------------------------------------- every code point */

/* Where a code point is put: between these. */
static const struct {
	const char *before, *after;
	bool alone; /* unspaced scripts too */
} frames[] = {
	{ "", "", true },     { "a", "", false },  { "", "a", false },
	{ "a", "b", false },  { "1", "2", false }, { "a", "1", false },
	{ "A.", ".", false }, { "a", "+", false }, { "a+", "", false },
};

/* Han that is younger than Xapian's tables is a word to us alone. */
static bool
is_young_han(uint32_t c)
{
	return !sk_stock_wordchar(c) && sk_script_of(c) == SAKUIN_HAN &&
	       u_isalpha((UChar32)c);
}

static bool
is_compared(uint32_t c, bool alone)
{
	enum sakuin_script s = sk_script_of(c);

	if ((c >= 0xD800 && c <= 0xDFFF) || is_young_han(c))
		return false;
	return alone || (s != SAKUIN_HANGUL && !sk_script_unspaced(s));
}

/* Append FIRST to LAST, each in the frame and on a line of its own. */
static void
add_framed(size_t frame, uint32_t first, uint32_t last)
{
	sk_buf_clear(&sides.text);
	for (uint32_t c = first; c <= last; c++) {
		char bytes[4];

		if (!is_compared(c, frames[frame].alone))
			continue;
		must(sk_buf_puts(&sides.text, frames[frame].before,
				 &sides.err));
		must(sk_buf_add(&sides.text, bytes, sk_utf8_put(bytes, c),
				&sides.err));
		must(sk_buf_puts(&sides.text, frames[frame].after, &sides.err));
		must(sk_buf_putc(&sides.text, '\n', &sides.err));
	}
}

START_TEST(every_code_point)
{
	size_t words = 0;

	sides_open("words");
	for (uint32_t c = 0; c <= 0x10FFFF; c += BATCH) {
		add_framed((size_t)_i, c, c + BATCH - 1);
		sides_read(sk_buf_str(&sides.text), NULL);
		words += sides.ours.count;
		if (sides_same_words())
			continue;
		for (uint32_t one = c; one < c + BATCH; one++) {
			add_framed((size_t)_i, one, one);
			sides_read(sk_buf_str(&sides.text), NULL);
			if (!sides_same_words())
				sides_fail("a code point",
					   sk_buf_str(&sides.text));
		}
		sides_fail("some code points", sk_buf_str(&sides.text));
	}
	ck_assert_uint_gt(words, 10000);
	sides_close();
}
END_TEST

/* All that is left out above is known, and is left out for a reason. */
START_TEST(young_han)
{
	size_t count = 0;

	sides_open("words");
	for (uint32_t c = 0x3400; c <= 0x10FFFF; c++) {
		char bytes[4];
		struct sakuin_str text = { bytes, 0 };

		if ((c >= 0xD800 && c <= 0xDFFF) || !is_young_han(c))
			continue;
		text.len = sk_utf8_put(bytes, c);
		sides_read(text, NULL);
		if (sides.ours.count != 1 || sides.stock.count != 0)
			sides_fail("a young Han character", text);
		count++;
	}
	ck_assert_uint_gt(count, 10000);
	sides_close();
}
END_TEST

/* Every code point of this machine's ICU is stemmed as in Xapian. */
START_TEST(every_code_point_stems)
{
	size_t stems = 0;

	sides_open("words");
	for (uint32_t c = 0; c <= 0x10FFFF; c++) {
		char bytes[4];
		struct sakuin_str text = { bytes, 0 };
		uint32_t lower = sk_stock_wordchar(c);
		bool stem;

		if (!lower || lower != c || (c >= 0xD800 && c <= 0xDFFF))
			continue;
		text.len = sk_utf8_put(bytes, c);
		sides_read(text, "english");
		stem = sides.stock.count == 2;
		if (stem != sk_stock_stems(c))
			sides_fail(stem ? "stock stems" : "stock does not stem",
				   text);
		stems += stem;
	}
	ck_assert_uint_gt(stems, 10000);
	sides_close();
}
END_TEST

/* ------------------------------------------------------------ random text */

START_TEST(random_plain_words)
{
	uint64_t state = random_seed("random_plain_words");
	size_t words = 0;

	sides_open("words");
	for (int i = 0; i < RANDOM_TEXTS; i++) {
		struct sakuin_str text = next_text(&state, RANDOM_PLAIN);

		sides_read(text, NULL);
		if (!sides_same_words())
			sides_fail("other words", text);
		words += sides.ours.count;
	}
	ck_assert_uint_gt(words, RANDOM_TEXTS);
	sides_close();
}
END_TEST

/* Does our text hold a WORD with the text and position of WORD?  FROM moves
 * on: both sides are in order. */
static bool
sides_have_word(const struct sakuin_token *word, size_t *from)
{
	for (; *from < sides.ours.count; ++*from) {
		const struct sakuin_token *t = &sides.ours.list[*from];

		if (t->kind == SAKUIN_WORD && t->position == word->position)
			return sk_str_eq(t->text, word->text);
	}
	return false;
}

static void
sides_keep_stems(void)
{
	uint32_t number;

	sk_table_reset(&sides.stems);
	for (size_t i = 0; i < sides.ours.count; i++)
		if (sides.ours.list[i].kind == SAKUIN_STEM)
			must(sk_table_intern(&sides.stems,
					     sides.ours.list[i].text, &number,
					     &sides.err));
}

/* The whole chain says all that stock says, and more. */
START_TEST(random_plain_terms)
{
	uint64_t state = random_seed("random_plain_terms");

	sides_open(CHAIN);
	for (int i = 0; i < RANDOM_TEXTS; i++) {
		struct sakuin_str text = next_text(&state, RANDOM_PLAIN);
		size_t from = 0;

		sides_read(text, "english");
		sides_keep_stems();
		for (size_t k = 0; k < sides.stock.count; k++) {
			const struct sakuin_token *t = &sides.stock.list[k];
			uint32_t number;

			if (t->kind == SAKUIN_STEM
				    ? !sk_table_find(&sides.stems, t->text,
						     &number)
				    : !sides_have_word(t, &from))
				sides_fail("a term is missing", text);
		}
	}
	sides_close();
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("stock_words");
	TCase *tc = tcase_create("stock_words");

	tcase_set_timeout(tc, 120);
	tcase_add_loop_test(tc, every_code_point, 0,
			    (int)(sizeof frames / sizeof frames[0]));
	tcase_add_test(tc, young_han);
	tcase_add_test(tc, every_code_point_stems);
	tcase_add_test(tc, random_plain_words);
	tcase_add_test(tc, random_plain_terms);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
