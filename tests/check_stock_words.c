/* check_stock_words.c - our words against Xapian's own: every code point,
 * and random text.  Where text is not written without spaces and Hangul not
 * mixed, the two must be equal, or stock front ends would miss our terms. */
#include <check.h>
#include <stdlib.h>
#include <unicode/uchar.h>

#include "chain_check.h"
#include "random_text.h"
#include "script.h"
#include "stock.h"
#include "table.h"
#include "xapian_c.h"

enum { BATCH = 256, RANDOM_TEXTS = 200000, LONGEST = 40 };

#define CHAIN "words | fold | han | hangul | stop | stem:auto"

/* What both sides need, reused for all texts. */
static struct sides {
	struct sakuin_analyzer *analyzer;
	struct tokens ours, stock;
	struct sk_table stems;
	struct sk_buf text, message;
	struct sakuin_error err;
} sides;

/* ck_assert() writes to a pipe each time, which is too slow here. */
static void
must(bool ok)
{
	if (!ok)
		ck_abort_msg("%s", sides.err.text);
}

static void
sides_open(const char *chain)
{
	sides.analyzer = chain_new(chain, SAKUIN_INDEX);
}

static void
sides_close(void)
{
	sakuin_analyzer_free(sides.analyzer);
	tokens_done(&sides.ours);
	tokens_done(&sides.stock);
	sk_table_done(&sides.stems);
	sk_buf_done(&sides.text);
	sk_buf_done(&sides.message);
}

/* One of Xapian's postings, as a token: a WORD or a STEM without its Z. */
static bool
stock_add(void *ctx, const struct xc_posting *posting, struct sakuin_error *err)
{
	struct sakuin_token token = { .text = posting->term,
				      .position = posting->position };

	if (posting->position == 0) {
		token.kind = SAKUIN_STEM;
		token.text.ptr++;
		token.text.len--;
	}
	return tokens_add(ctx, &token, err);
}

/* Words by their positions, then stems. */
static int
stock_order(const void *a, const void *b)
{
	const struct sakuin_token *x = a, *y = b;

	if (x->kind != y->kind)
		return x->kind < y->kind ? -1 : 1;
	return (x->position > y->position) - (x->position < y->position);
}

static void
sides_read(struct sakuin_str text, const char *stemmer)
{
	tokens_clear(&sides.stock);
	must(xc_stock_terms(text, stemmer, stock_add, &sides.stock,
			    &sides.err));
	if (sides.stock.count)
		qsort(sides.stock.list, sides.stock.count,
		      sizeof *sides.stock.list, stock_order);
	ck_assert_msg(
		tokens_read(&sides.ours, sides.analyzer, text, "", &sides.err),
		"%s", sides.err.text);
}

/* Fail, and say what TEXT gave. */
static void
sides_fail(const char *what, struct sakuin_str text)
{
	struct sk_buf *m = &sides.message;
	struct sk_buf list = { 0 };

	sk_buf_clear(m);
	must(sk_buf_printf(m, &sides.err, "%s\ntext:", what));
	for (const char *p = text.ptr; p < text.ptr + text.len;)
		must(sk_buf_printf(m, &sides.err, " %04X",
				   sk_utf8_next(&p, text.ptr + text.len)));
	must(tokens_print(&sides.ours, false, &list, &sides.err));
	must(sk_buf_printf(m, &sides.err, "\nours:  %s",
			   sk_buf_cstr(&list, &sides.err)));
	must(tokens_print(&sides.stock, false, &list, &sides.err));
	must(sk_buf_printf(m, &sides.err, "\nstock: %s",
			   sk_buf_cstr(&list, &sides.err)));
	sk_buf_done(&list);
	ck_abort_msg("%s", sk_buf_cstr(m, &sides.err));
}

static bool
sides_same_words(void)
{
	if (sides.ours.count != sides.stock.count)
		return false;
	for (size_t i = 0; i < sides.ours.count; i++)
		if (sides.ours.list[i].position !=
			    sides.stock.list[i].position ||
		    !sk_str_eq(sides.ours.list[i].text,
			       sides.stock.list[i].text))
			return false;
	return true;
}

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

static struct sakuin_str
next_text(uint64_t *state, unsigned groups)
{
	sk_buf_clear(&sides.text);
	must(random_text(state, groups, LONGEST, &sides.text, &sides.err));
	return sk_buf_str(&sides.text);
}

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

/* Does Xapian's WORD stay one word here?  Not if it holds unspaced text, or
 * Hangul and anything else. */
static bool
stays_whole(struct sakuin_str word)
{
	const char *p = word.ptr, *end = p + word.len;
	bool hangul = false, other = false;

	while (p < end) {
		uint32_t c = sk_utf8_next(&p, end);
		enum sakuin_script s = sk_script_of(c);

		if (U_GET_GC_MASK((UChar32)c) & U_GC_M_MASK)
			continue; /* goes with its base */
		if (sk_script_unspaced(s))
			return false;
		if (s == SAKUIN_HANGUL)
			hangul = true;
		else if (c != '+' && c != '#')
			other = true;
	}
	return !hangul || !other;
}

/* In mixed text, all words that are not cut are there, and in order. */
START_TEST(random_mixed_words)
{
	uint64_t state = random_seed("random_mixed_words");
	size_t whole = 0, cut = 0;

	sides_open("words");
	for (int i = 0; i < RANDOM_TEXTS; i++) {
		struct sakuin_str text = next_text(&state, RANDOM_ALL);
		size_t k = 0;

		sides_read(text, NULL);
		for (size_t n = 0; n < sides.stock.count; n++) {
			struct sakuin_str word = sides.stock.list[n].text;

			if (!stays_whole(word)) {
				cut++;
				continue;
			}
			while (k < sides.ours.count && sides.ours.list[k].run)
				k++;
			if (k == sides.ours.count ||
			    !sk_str_eq(sides.ours.list[k++].text, word))
				sides_fail("other words", text);
			whole++;
		}
		while (k < sides.ours.count)
			if (sides.ours.list[k++].run == 0)
				sides_fail("too many words", text);
	}
	ck_assert_uint_gt(whole, RANDOM_TEXTS / 2);
	ck_assert_uint_gt(cut, RANDOM_TEXTS / 2);
	sides_close();
}
END_TEST

/* The words of the run that begins at token I, and whether han.c joins all of
 * them; *LAST is the last of them. */
static size_t
run_words(size_t i, bool *joins, size_t *last)
{
	uint32_t run = sides.ours.list[i].run;
	size_t count = 0;

	*joins = true;
	for (; i < sides.ours.count && sides.ours.list[i].run == run; i++) {
		const struct sakuin_token *t = &sides.ours.list[i];

		if (t->kind != SAKUIN_WORD)
			continue;
		count++;
		*last = i;
		*joins &= t->script != SAKUIN_SEASIAN;
		for (const char *p = t->text.ptr, *end = p + t->text.len;
		     p < end;)
			*joins &= sk_script_of(sk_utf8_next(&p, end)) !=
				  SAKUIN_HIRAGANA;
	}
	return count;
}

static bool
sides_have_join(const struct sakuin_token *last, struct sakuin_str text)
{
	for (size_t i = 0; i < sides.ours.count; i++) {
		const struct sakuin_token *t = &sides.ours.list[i];

		if (t->kind == SAKUIN_JOIN && t->position == last->position &&
		    t->end == last->end && sk_str_eq(t->text, text))
			return true;
	}
	return false;
}

/* Put the first run of a random text into RUN; false if it has none. */
static bool
next_run(uint64_t *state, struct sk_buf *run)
{
	size_t begin = 0, last = 0;
	bool joins;

	next_text(state, RANDOM_ALL);
	must(tokens_read(&sides.ours, sides.analyzer, sk_buf_str(&sides.text),
			 "", &sides.err));
	while (begin < sides.ours.count && !sides.ours.list[begin].run)
		begin++;
	if (begin == sides.ours.count)
		return false;
	run_words(begin, &joins, &last);
	sk_buf_clear(run);
	must(sk_buf_add(run, sides.text.ptr + sides.ours.list[begin].start,
			sides.ours.list[last].end -
				sides.ours.list[begin].start,
			&sides.err));
	return true;
}

/* A run of a few words is there in one piece as Xapian writes it.  It is read
 * by itself: ICU may cut it differently inside its text. */
START_TEST(random_mixed_joins)
{
	uint64_t state = random_seed("random_mixed_joins");
	struct sk_buf run = { 0 };
	size_t joined = 0;

	sides_open("words | fold | han");
	for (int i = 0; i < RANDOM_TEXTS; i++) {
		size_t count, last = 0;
		bool joins;

		if (!next_run(&state, &run))
			continue;
		sides_read(sk_buf_str(&run), NULL);
		if (sides.stock.count == 0 || sides.ours.count == 0)
			continue; /* more than 64 bytes */
		count = run_words(0, &joins, &last);
		if (!joins || count < 2 || count > 6)
			continue;
		if (sides.stock.count != 1 ||
		    !sides_have_join(&sides.ours.list[last],
				     sides.stock.list[0].text))
			sides_fail("no join", sk_buf_str(&run));
		joined++;
	}
	ck_assert_uint_gt(joined, RANDOM_TEXTS / 50);
	sk_buf_done(&run);
	sides_close();
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("stock_words");
	TCase *tc = tcase_create("stock_words");
	SRunner *runner;
	int failed;

	tcase_set_timeout(tc, 120);
	tcase_add_loop_test(tc, every_code_point, 0,
			    (int)(sizeof frames / sizeof frames[0]));
	tcase_add_test(tc, young_han);
	tcase_add_test(tc, every_code_point_stems);
	tcase_add_test(tc, random_plain_words);
	tcase_add_test(tc, random_plain_terms);
	tcase_add_test(tc, random_mixed_words);
	tcase_add_test(tc, random_mixed_joins);
	suite_add_tcase(suite, tc);
	runner = srunner_create(suite);
	srunner_run_all(runner, CK_NORMAL);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
