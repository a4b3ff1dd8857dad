/* source_title_read.c - a title taken apart: words and the numbers in it.
 *
 * Numbers tell the parts of a series, editions and years apart, so they are
 * compared by themselves: as digits, as Roman numerals behind a word such as
 * "part" or at the end, and as the Han numerals of East Asian titles. */
#include <stdlib.h>

#include "script.h"
#include "source_title_impl.h"

enum { DIGITS_MAX = 6, HAN_NUMBER = 1000000 };

/* Words that a Roman numeral stands behind. */
static const char *const counted[] = {
	"part",    "parts", "vol",     "volume",  "book",  "chapter", "no",
	"teil",    "band",  "bd",      "buch",    "heft",  "partie",  "tome",
	"livre",   "parte", "volumen", "tomo",    "libro", "deel",    "del",
	"section", "act",   "phase",   "article", "world", "war",     "type",
};

/* The value of the digits WORD begins with; *REST is what is behind. */
static unsigned
number_digits(struct sakuin_str word, struct sakuin_str *rest)
{
	unsigned value = 0;
	size_t n = 0;

	for (; n < word.len && word.ptr[n] >= '0' && word.ptr[n] <= '9'; n++)
		if (n < DIGITS_MAX)
			value = value * 10 + (unsigned)(word.ptr[n] - '0');
	rest->ptr = word.ptr + n;
	rest->len = word.len - n;
	return value;
}

/* "2", "2nd", "1er"; not "3d" or "b2b". */
static bool
number_of_word(struct sakuin_str word, unsigned *value)
{
	static const char *const endings[] = { "",   "st", "nd", "rd",
					       "th", "er", "re", "eme",
					       "e",  "a",  "o",  "te" };
	struct sakuin_str rest;

	*value = number_digits(word, &rest);
	if (rest.len == word.len)
		return false;
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
		if (sk_str_eq(rest, sk_str(endings[i])))
			return true;
	return false;
}

static unsigned
roman_digit(char c)
{
	return c == 'i' ? 1 : c == 'v' ? 5 : c == 'x' ? 10 : 0;
}

/* i to xxxix, well enough written. */
static bool
number_of_roman(struct sakuin_str word, unsigned *value)
{
	unsigned sum = 0;

	if (word.len == 0 || word.len > 7)
		return false;
	for (size_t i = 0; i < word.len; i++) {
		unsigned now = roman_digit(word.ptr[i]);
		unsigned next =
			i + 1 < word.len ? roman_digit(word.ptr[i + 1]) : 0;

		if (!now || (next > now && (now == 5 || next > 10 * now)))
			return false;
		sum = next > now ? sum - now : sum + now;
	}
	*value = sum;
	return sum > 0 && sum < 40;
}

static bool
number_counted(struct sakuin_str word)
{
	for (size_t i = 0; i < sizeof counted / sizeof *counted; i++)
		if (sk_str_eq(word, sk_str(counted[i])))
			return true;
	return false;
}

/* Is word I printed in capitals? */
static bool
number_capital(const struct sk_title *t, size_t i)
{
	char c = t->text.ptr[t->words.v[i].start];

	return c == 'I' || c == 'V' || c == 'X';
}

static bool
title_number(const struct sk_title *t, size_t i, unsigned *value)
{
	struct sakuin_str word = t->words.v[i].text;
	bool behind = i > 0 && number_counted(t->words.v[i - 1].text);

	if (number_of_word(word, value))
		return true;
	if (!number_of_roman(word, value))
		return false;
	return behind || (number_capital(t, i) &&
			  (word.len > 1 || i == t->words.count - 1));
}

/* A number for a Han character that tells parts of a series apart, or 0. */
static uint32_t
number_of_han(uint32_t c)
{
	static const uint32_t han[] = { 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94,
					0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341,
					/* up, middle, down; fore and aft */
					0x4E0A, 0x4E2D, 0x4E0B, 0x524D, 0x540E,
					/* south, north, east, west */
					0x5357, 0x5317, 0x4E1C, 0x897F };

	for (uint32_t i = 0; i < sizeof han / sizeof *han; i++)
		if (c == han[i])
			return HAN_NUMBER + i;
	return 0;
}

static void
title_add_number(struct sk_title *t, unsigned value)
{
	if (t->number_count < SK_TITLE_NUMBERS)
		t->numbers[t->number_count++] = value;
}

static void
title_numbers_inside(struct sk_title *t, struct sakuin_str word)
{
	const char *p = word.ptr, *end = word.ptr + word.len;

	while (p < end) {
		struct sakuin_str rest = { p, (size_t)(end - p) };
		uint32_t c;

		if (*p >= '0' && *p <= '9') {
			title_add_number(t, number_digits(rest, &rest));
			p = rest.ptr;
			continue;
		}
		c = number_of_han(sk_utf8_next(&p, end));
		if (c)
			title_add_number(t, c);
	}
}

static int
number_compare(const void *a, const void *b)
{
	unsigned x = *(const unsigned *)a, y = *(const unsigned *)b;

	return x < y ? -1 : x > y;
}

static void
title_numbers(struct sk_title *t)
{
	for (size_t i = 0; i < t->words.count; i++) {
		unsigned value;

		if (title_number(t, i, &value)) {
			t->number[i] = true;
			title_add_number(t, value);
		} else if (t->unspaced) {
			title_numbers_inside(t, t->words.v[i].text);
		}
	}
	qsort(t->numbers, t->number_count, sizeof *t->numbers, number_compare);
	while (t->digit_count < t->number_count &&
	       t->numbers[t->digit_count] < HAN_NUMBER)
		t->digit_count++;
}

/* Is more than a third of the letters Han, kana or Hangul? */
static bool
title_unspaced(struct sakuin_str s)
{
	const char *p = s.ptr, *end = s.ptr + s.len;
	size_t cjk = 0, all = 0;

	for (; p < end; all++) {
		enum sakuin_script script = sk_script_of(sk_utf8_next(&p, end));

		cjk += sk_script_unspaced(script) || script == SAKUIN_HANGUL;
	}
	return cjk * 3 > all;
}

bool
sk_title_read(struct sk_source_matcher *m, struct sakuin_str text,
	      struct sk_title *out, struct sakuin_error *err)
{
	struct sk_arena *arena = &m->arena;
	size_t from, main;

	memset(out, 0, sizeof *out);
	out->text = text;
	out->number = sk_arena_array(arena, SK_SOURCE_WORDS, sizeof(bool), err);
	if (!out->number || !sk_source_words(m, text, arena, &out->words, err))
		return false;
	from = sk_source_article(&out->words);
	main = sk_source_main(text, &out->words);
	sk_buf_clear(&m->text);
	if (!sk_source_join(&out->words, from, out->words.count, &m->text,
			    err) ||
	    !sk_arena_copy(arena, sk_buf_str(&m->text), &out->joined, err))
		return false;
	sk_buf_clear(&m->text);
	if (main > from &&
	    !sk_source_join(&out->words, from, main, &m->text, err))
		return false;
	out->main = (struct sakuin_str){ out->joined.ptr, m->text.len };
	out->unspaced = title_unspaced(out->joined);
	title_numbers(out);
	return true;
}

/* How many of the first A_COUNT numbers of A are not among those of B. */
static size_t
numbers_missing(const unsigned *a, size_t a_count, const unsigned *b,
		size_t b_count)
{
	size_t missing = 0, j = 0;

	for (size_t i = 0; i < a_count; i++) {
		while (j < b_count && b[j] < a[i])
			j++;
		if (j < b_count && b[j] == a[i])
			j++;
		else
			missing++;
	}
	return missing;
}

bool
sk_title_numbers_differ(const struct sk_title *a, const struct sk_title *b)
{
	return numbers_missing(a->numbers, a->number_count, b->numbers,
			       b->number_count) > 0 &&
	       numbers_missing(b->numbers, b->number_count, a->numbers,
			       a->number_count) > 0;
}

bool
sk_title_digits_differ(const struct sk_title *a, const struct sk_title *b)
{
	return numbers_missing(a->numbers, a->digit_count, b->numbers,
			       b->digit_count) > 0 &&
	       numbers_missing(b->numbers, b->digit_count, a->numbers,
			       a->digit_count) > 0;
}

bool
sk_title_numbers_equal(const struct sk_title *a, const struct sk_title *b)
{
	return a->number_count == b->number_count &&
	       numbers_missing(a->numbers, a->number_count, b->numbers,
			       b->number_count) == 0;
}
