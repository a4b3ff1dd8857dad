/* check_stock_mixed.c - our words against Xapian's own, in text of mixed
 * scripts: what Xapian leaves whole we cut, and everything else is equal. */
#include <unicode/uchar.h>

#include "script.h"
#include "stock_sides.h"
#include "suite.h"

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
	Suite *suite = suite_create("stock_mixed");
	TCase *tc = tcase_create("stock_mixed");

	tcase_set_timeout(tc, 120);
	tcase_add_test(tc, random_mixed_words);
	tcase_add_test(tc, random_mixed_joins);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
