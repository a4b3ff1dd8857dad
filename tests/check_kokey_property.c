/* check_kokey_property.c - random words: whatever romanises them, they meet.
 *
 * The romanisers here know nothing of the library's tables: one writes each
 * syllable by itself, the others make the sound changes of the official
 * tables of Revised Romanisation and McCune-Reischauer. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>

#include "kokey_meet.h"
#include "suite.h"

enum { WORDS = 20000, LONGEST = 3, SEED = 20240521 };

struct syllable {
	unsigned lead, vowel, tail; /* as in Unicode; tail 0 is none */
};

/* Letters of both systems. */
static const char *const rr_leads[19] = { "g",  "kk", "n", "d",  "tt",
					  "r",  "m",  "b", "pp", "s",
					  "ss", "",   "j", "jj", "ch",
					  "k",  "t",  "p", "h" };
static const char *const rr_vowels[21] = {
	"a",  "ae", "ya", "yae", "eo", "e",  "yeo", "ye", "o",  "wa", "wae",
	"oe", "yo", "u",  "wo",  "we", "wi", "yu",  "eu", "ui", "i"
};
static const char *const mr_leads[19] = { "k",  "kk", "n",  "t",   "tt",
					  "r",  "m",  "p",  "pp",  "s",
					  "ss", "",   "ch", "tch", "ch'",
					  "k'", "t'", "p'", "h" };
static const char *const mr_vowels[21] = { "a",  "ae", "ya", "yae", "ŏ",   "e",
					   "yŏ", "ye", "o",  "wa",  "wae", "oe",
					   "yo", "u",  "wŏ", "we",  "wi",  "yu",
					   "ŭ",  "ŭi", "i" };
enum { N = 2, R = 5, M = 6, S = 9, NONE = 11, H = 18 };
/* The tails of Chinese words: k n l m p ng. */
enum { T_K = 1, T_N = 4, T_L = 8, T_M = 16, T_P = 17, T_NG = 21 };
static const unsigned tails[] = { 0, 0, T_K, T_N, T_L, T_M, T_P, T_NG };

static uint32_t seed;

static unsigned
below(unsigned n)
{
	seed = seed * 1664525 + 1013904223;
	return (seed >> 8) % n;
}

static size_t
random_word(struct syllable *word)
{
	size_t n = 1 + below(LONGEST);

	for (size_t i = 0; i < n; i++) {
		word[i].lead = below(19);
		word[i].vowel = below(21);
		word[i].tail = tails[below(8)];
	}
	return n;
}

/* Composed or in jamo. */
static void
write_hangul(const struct syllable *word, size_t n, bool jamo, char *out)
{
	for (size_t i = 0; i < n; i++) {
		const struct syllable *s = &word[i];

		if (!jamo) {
			out += sk_utf8_put(
				out, 0xac00 + (s->lead * 21 + s->vowel) * 28 +
					     s->tail);
			continue;
		}
		out += sk_utf8_put(out, 0x1100 + s->lead);
		out += sk_utf8_put(out, 0x1161 + s->vowel);
		if (s->tail)
			out += sk_utf8_put(out, 0x11a7 + s->tail);
	}
	*out = '\0';
}

/* The letters of tail T by itself. */
static const char *
tail_letters(unsigned t)
{
	switch (t) {
	case T_K:
		return "k";
	case T_N:
		return "n";
	case T_L:
		return "l";
	case T_M:
		return "m";
	case T_P:
		return "p";
	case T_NG:
		return "ng";
	default:
		return "";
	}
}

static void
add(char *out, const char *s)
{
	size_t len = strlen(out);

	memcpy(out + len, s, strlen(s) + 1);
}

/* Syllable by syllable, no sound changes. */
static void
by_letters(const struct syllable *word, size_t n, char *out)
{
	*out = '\0';
	for (size_t i = 0; i < n; i++) {
		if (i)
			add(out, "-");
		add(out, rr_leads[word[i].lead]);
		add(out, rr_vowels[word[i].vowel]);
		add(out, tail_letters(word[i].tail));
	}
}

/* What tail T and LEAD become; NULL where nothing changes. */
static const char *
joint(unsigned t, unsigned lead)
{
	bool nasal = lead == N || lead == M;

	if (lead == R && (t == T_N || t == T_L))
		return "ll";
	if (lead == N && t == T_L)
		return "ll";
	if (!t || (!nasal && lead != R))
		return NULL;
	if (t == T_K || t == T_NG)
		return lead == M ? "ngm" : "ngn";
	if (t == T_P || t == T_M)
		return lead == M ? "mm" : "mn";
	return NULL;
}

/* Revised Romanisation with a hyphen where vowels would run together. */
static void
by_rr(const struct syllable *word, size_t n, char *out)
{
	*out = '\0';
	for (size_t i = 0; i < n; i++) {
		unsigned t = word[i].tail;
		unsigned next = i + 1 < n ? word[i + 1].lead : H;
		const char *both = i + 1 < n ? joint(t, next) : NULL;
		bool voiced = i + 1 < n && next == NONE;

		if (i == 0)
			add(out, rr_leads[word[i].lead]);
		add(out, rr_vowels[word[i].vowel]);
		if (both) {
			add(out, both);
			continue;
		}
		if (voiced && t == T_K)
			add(out, "g");
		else if (voiced && t == T_L)
			add(out, "r");
		else if (voiced && t == T_P)
			add(out, "b");
		else
			add(out, tail_letters(t));
		if (voiced && !t)
			add(out, "-");
		if (i + 1 < n)
			add(out, rr_leads[next]);
	}
}

/* The lead of McCune-Reischauer: voiced between voiced sounds. */
static const char *
mr_lead(unsigned t, unsigned lead)
{
	bool voiced = t != T_K && t != T_P;

	switch (lead) {
	case 0:
		return !voiced ? "k" : t == T_N ? "'g" : "g";
	case 3:
		return voiced && t != T_L ? "d" : "t";
	case 7:
		return voiced ? "b" : "p";
	case 12:
		return voiced && t != T_L ? "j" : "ch";
	default:
		return mr_leads[lead];
	}
}

/* McCune-Reischauer. */
static void
by_mr(const struct syllable *word, size_t n, char *out)
{
	*out = '\0';
	for (size_t i = 0; i < n; i++) {
		unsigned t = word[i].tail;
		unsigned next = i + 1 < n ? word[i + 1].lead : H;
		const char *both = i + 1 < n ? joint(t, next) : NULL;
		bool voiced = i + 1 < n && next == NONE;

		if (i == 0)
			add(out,
			    word[i].lead == R ? "n" : mr_leads[word[i].lead]);
		add(out, mr_vowels[word[i].vowel]);
		if (both) {
			add(out, both);
			continue;
		}
		if (voiced && t == T_K)
			add(out, "g");
		else if ((voiced || (i + 1 < n && next == H)) && t == T_L)
			add(out, "r");
		else if (voiced && t == T_P)
			add(out, "b");
		else
			add(out, tail_letters(t));
		if (voiced && (!t || t == T_NG))
			add(out, t ? "'" : "-");
		if (i + 1 < n)
			add(out, mr_lead(t, next));
	}
}

/* FROM without breves and apostrophes. */
static void
without_marks(const char *from, char *out)
{
	const char *end = from + strlen(from);

	while (from < end) {
		uint32_t c = sk_utf8_next(&from, end);

		if (c == 0x14f)
			c = 'o';
		else if (c == 0x16d)
			c = 'u';
		if (c != '\'')
			*out++ = (char)c;
	}
	*out = '\0';
}

typedef void romanise_fn(const struct syllable *word, size_t n, char *out);

static romanise_fn *const romanisers[] = { by_letters, by_rr, by_mr };

START_TEST(property_meets)
{
	struct syllable word[LONGEST];
	char hangul[64], latin[64];

	seed = SEED;
	for (int i = 0; i < WORDS; i++) {
		size_t n = random_word(word);

		write_hangul(word, n, false, hangul);
		romanisers[_i](word, n, latin);
		ck_assert_msg(kokey_meet(latin, hangul), "%s is not %s, %d",
			      latin, hangul, i);
	}
}
END_TEST

/* Without marks up to three vowels are in doubt, each in up to three ways:
 * words of two syllables must still meet. */
START_TEST(property_meets_without_marks)
{
	struct syllable word[LONGEST];
	char hangul[64], latin[64], plain[64];

	seed = SEED;
	for (int i = 0; i < WORDS; i++) {
		size_t n = random_word(word);

		n = n > 2 ? 2 : n;
		write_hangul(word, n, false, hangul);
		by_mr(word, n, latin);
		without_marks(latin, plain);
		ck_assert_msg(kokey_meet(plain, hangul), "%s is not %s, %d",
			      plain, hangul, i);
	}
}
END_TEST

START_TEST(property_composed_or_not)
{
	struct syllable word[LONGEST];
	char composed[64], jamo[64];
	char a[SK_KEY_MAX + 1], b[SK_KEY_MAX + 1];

	seed = SEED;
	for (int i = 0; i < WORDS; i++) {
		size_t n = random_word(word);

		word[0].tail = below(28); /* the rare ones too */
		write_hangul(word, n, false, composed);
		write_hangul(word, n, true, jamo);
		ck_assert(sk_kokey_hangul(sk_str(composed), a));
		ck_assert(sk_kokey_hangul(sk_str(jamo), b));
		ck_assert_msg(strcmp(a, b) == 0, "%s: %s, %s", composed, a, b);
		ck_assert_uint_eq(strspn(a, "ktpcsnmlhaevouxiyw"), strlen(a));
	}
}
END_TEST

static const char *const pieces[] = {
	"a", "e", "i", "o",  "u", "y",        "w",    "k",    "g",  "t",
	"d", "p", "b", "j",  "c", "h",        "ch",   "s",    "ss", "n",
	"m", "r", "l", "ng", "ŏ", "ŭ",        "'",    "-",    " ",  "eo",
	"u", "o", "u", "f",  "’", "\xcc\x86", "\xc5", "park", "ôo", "kum"
};

/* Whatever comes in: no key twice, none too long, never too many. */
START_TEST(property_any_letters)
{
	struct sk_kokeys keys;
	size_t parsed = 0;

	seed = SEED;
	for (int i = 0; i < 10 * WORDS; i++) {
		char text[40 * 5] = "";
		unsigned n = below(below(8) ? 8 : 40);

		for (unsigned k = 0; k < n; k++)
			add(text,
			    pieces[below(sizeof pieces / sizeof pieces[0])]);
		if (!sk_kokeys_latin(sk_str(text), &keys)) {
			ck_assert_uint_eq(keys.count, 0);
			continue;
		}
		parsed++;
		ck_assert(keys.count >= 1 && keys.count <= SK_KOKEYS);
		ck_assert(keys.syllables >= 1);
		for (size_t k = 0; k < keys.count; k++) {
			size_t len = strlen(keys.key[k]);

			ck_assert(len >= 1 && len <= SK_KEY_MAX);
			ck_assert_uint_eq(
				strspn(keys.key[k], "ktpcsnmlhaevouxiyw"), len);
			for (size_t m = 0; m < k; m++)
				ck_assert_str_ne(keys.key[k], keys.key[m]);
		}
	}
	ck_assert_uint_gt(parsed, WORDS / 4);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("kokey_property");
	TCase *tc = tcase_create("kokey_property");

	printf("seed %d\n", SEED);
	tcase_set_timeout(tc, 60);
	tcase_add_loop_test(tc, property_meets, 0, 3);
	tcase_add_test(tc, property_meets_without_marks);
	tcase_add_test(tc, property_composed_or_not);
	tcase_add_test(tc, property_any_letters);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
